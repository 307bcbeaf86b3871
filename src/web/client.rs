//! Fetching pages and looking at addresses.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::error::FetchError;
use super::exchange::{Answer, Want, exchange};
use super::guard::Guard;
use super::reach::Reach;
use super::robots::{Rules, RulesByOrigin};
use super::turns::{Turns, pause};

/// What every request says it is: a program, by name and version.
const USER_AGENT: &str = concat!("junket/", env!("CARGO_PKG_VERSION"), " (film interview importer)");

/// What keeps a request within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest page, in bytes, decompressed.
    pub max_bytes: usize,
    /// Longest time for one request and its answer, the last byte included.
    pub timeout: Duration,
    /// Longest time for its connection.
    pub connect_timeout: Duration,
    /// Most redirects that are followed.
    pub max_redirects: usize,
    /// Pause between two requests to a host; its robots.txt may lengthen it.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 10 << 20,
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            max_redirects: 5,
            pause: Duration::from_secs(1),
        }
    }
}

/// A fetched page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its content, decompressed.
    pub bytes: Vec<u8>,
    /// Where it was, after redirects.
    pub address: String,
    /// The encoding that the server names, which need not be the right one.
    pub charset: Option<String>,
}

/// A redirect on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Its status code: 301 and 308 are for good.
    pub status: u16,
    /// Where it leads.
    pub to: String,
}

/// What became of looking at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The redirects that were followed.
    pub hops: Vec<Hop>,
    /// The status code at the end, or why there is none.
    pub end: Result<u16, FetchError>,
}

/// Fetches pages, politely and within bounds. Keeps what each host asks of programs while it lives.
#[derive(Debug)]
pub struct Client {
    http: reqwest::blocking::Client,
    guard: Arc<Guard>,
    reach: Reach,
    limits: Limits,
    robots: RulesByOrigin,
    turns: Turns,
}

impl Client {
    /// Makes one.
    ///
    /// # Errors
    /// If the system has no certificates that can be used.
    pub fn new(limits: Limits, reach: Reach) -> Result<Self, FetchError> {
        let guard = Arc::new(Guard::new(reach));
        let http = reqwest::blocking::Client::builder()
            .user_agent(USER_AGENT)
            .dns_resolver(Arc::clone(&guard))
            // A proxy resolves names by itself, and would lead round the guard.
            .no_proxy()
            // Each hop has to pass the guard and robots.txt; see `follow`.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(limits.connect_timeout)
            .build()
            .map_err(|error| FetchError::Start(super::exchange::reason(&error)))?;
        Ok(Self { http, guard, reach, limits, robots: RulesByOrigin::default(), turns: Turns::default() })
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// If the address must not be fetched, or cannot be.
    pub fn fetch(&self, address: &str) -> Result<Page, FetchError> {
        let fetched = self.follow(parse(address)?, &mut Vec::new(), |url| {
            let rules = self.admit(url)?;
            self.request(url, Want::Text(self.limits.max_bytes), rules.crawl_delay())
        });
        let (url, answer) = fetched?;
        match answer.is_success() {
            true => Ok(Page { address: url.into(), charset: answer.charset(), bytes: answer.body }),
            false => Err(FetchError::Status { address: url.into(), code: answer.status }),
        }
    }

    /// Looks whether there is something at an address, without reading it.
    #[must_use]
    pub fn look(&self, address: &str) -> Trail {
        let mut hops = Vec::new();
        let end = parse(address).and_then(|url| self.follow(url, &mut hops, |url| self.glance(url)));
        Trail { hops, end: end.map(|(_, answer)| answer.status) }
    }

    /// Asks for the head, and where a server does not like that, for the page.
    fn glance(&self, url: &Url) -> Result<Answer, FetchError> {
        let delay = self.admit(url)?.crawl_delay();
        match self.request(url, Want::Head, delay) {
            Ok(answer) if answer.is_success() || answer.redirect(url).is_some() => Ok(answer),
            // Too many requests are not answered by one more.
            Ok(answer) if answer.status == 429 => Ok(answer),
            Ok(_) | Err(FetchError::Unreachable { .. }) => self.request(url, Want::Opening, delay),
            Err(error) => Err(error),
        }
    }

    /// Takes a step at an address, and at where it sends on to, until it sends no further.
    fn follow(
        &self,
        start: Url,
        hops: &mut Vec<Hop>,
        step: impl Fn(&Url) -> Result<Answer, FetchError>,
    ) -> Result<(Url, Answer), FetchError> {
        let mut url = start;
        loop {
            let answer = step(&url)?;
            let Some(next) = answer.redirect(&url) else { return Ok((url, answer)) };
            if hops.len() == self.limits.max_redirects {
                return Err(FetchError::TooManyRedirects(hops.len()));
            }
            url = self.by_https(next);
            hops.push(Hop { status: answer.status, to: url.to_string() });
        }
    }

    /// Sites that name http in their redirects mostly redirect that to https, so the step is left out.
    fn by_https(&self, mut url: Url) -> Url {
        if url.scheme() == "http" && self.reach == Reach::Public {
            // It cannot fail between these two.
            let _ = url.set_scheme("https");
        }
        url
    }

    /// Lets an address pass that may be reached and that its site lets programs read.
    fn admit(&self, url: &Url) -> Result<Arc<Rules>, FetchError> {
        self.guard.admit(url, self.limits.timeout)?;
        let origin = url.origin().ascii_serialization();
        let rules = self.robots.get(&origin, || self.ask_for_rules(url));
        rules.check(url)?;
        Ok(rules)
    }

    /// Nothing but the guard stands before a robots.txt.
    fn ask_for_rules(&self, url: &Url) -> Rules {
        let Ok(address) = robotxt::robots_url(url) else { return Rules::of(Err(parse_error(url.as_str()))) };
        let found = self.follow(address, &mut Vec::new(), |url| {
            self.guard.admit(url, self.limits.timeout)?;
            self.request(url, Want::Beginning(robotxt::BYTE_LIMIT + 1), None)
        });
        Rules::of(found.map(|(_, answer)| answer))
    }

    fn request(&self, url: &Url, want: Want, delay: Option<Duration>) -> Result<Answer, FetchError> {
        let host = url.host_str().unwrap_or_default();
        self.turns.take(host, pause(self.limits.pause, delay), || {
            tracing::debug!(%url, ?want, "request");
            exchange(&self.http, url, want, self.limits.timeout)
        })
    }
}

fn parse(address: &str) -> Result<Url, FetchError> {
    Url::parse(address).ok().filter(Url::has_host).ok_or_else(|| parse_error(address))
}

fn parse_error(address: &str) -> FetchError {
    FetchError::NoAddress(address.to_owned())
}
