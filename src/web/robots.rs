//! What a site asks of programs, in its robots.txt (RFC 9309).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use robotxt::Robots;
use url::Url;

use super::error::{FetchError, status};
use super::exchange::Answer;
use super::turns::lock;

/// The name by which a robots.txt calls this program.
const AGENT: &str = "junket";

/// What one site asks of this program.
#[derive(Debug)]
pub(super) struct Rules {
    robots: Robots,
    /// Why they are not known; nothing may be read then.
    unreadable: Option<String>,
}

impl Rules {
    /// Makes them of what was answered: a site without the file asks for nothing, one that fails is left alone.
    pub(super) fn of(found: Result<Answer, FetchError>) -> Self {
        let unreadable = |reason: String| Self { robots: Robots::disallow_all(), unreadable: Some(reason) };
        let known = |robots| Self { robots, unreadable: None };
        match found {
            Ok(answer) if answer.is_success() => known(Robots::parse(&answer.body, AGENT)),
            Ok(Answer { status: 400..500, .. }) | Err(FetchError::TooManyRedirects(_)) => {
                known(Robots::allow_all())
            }
            Ok(answer) => unreadable(status(answer.status)),
            Err(FetchError::Unreachable { reason, .. }) => unreadable(reason),
            Err(FetchError::TooSlow { .. }) => unreadable("no answer in time".to_owned()),
            Err(FetchError::NotPublic { host, .. }) => unreadable(format!("it leads to {host}")),
            Err(error) => unreadable(error.to_string()),
        }
    }

    /// Whether this program may read an address of the site.
    pub(super) fn check(&self, url: &Url) -> Result<(), FetchError> {
        match &self.unreadable {
            Some(reason) => Err(FetchError::NoRobots {
                host: url.host_str().unwrap_or_default().to_owned(),
                reason: reason.clone(),
            }),
            None if self.robots.is_url_allowed(url) => Ok(()),
            None => Err(FetchError::Robots(url.to_string())),
        }
    }

    /// Returns the pause that it asks for between two requests.
    pub(super) fn crawl_delay(&self) -> Option<Duration> {
        self.robots.crawl_delay()
    }
}

/// What sites ask, by origin: each is asked once.
#[derive(Debug, Default)]
pub(super) struct RulesByOrigin(Mutex<HashMap<String, Arc<OnceLock<Arc<Rules>>>>>);

impl RulesByOrigin {
    pub(super) fn get(&self, origin: &str, ask: impl FnOnce() -> Rules) -> Arc<Rules> {
        let kept = Arc::clone(lock(&self.0).entry(origin.to_owned()).or_default());
        Arc::clone(kept.get_or_init(|| Arc::new(ask())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(status: u16, body: &str) -> Rules {
        Rules::of(Ok(Answer { status, body: body.as_bytes().to_vec(), ..Answer::default() }))
    }

    #[track_caller]
    fn check(rules: &Rules, path: &str, expected: bool) {
        let url = Url::parse("https://a.org").unwrap().join(path).unwrap();
        assert_eq!(rules.check(&url).is_ok(), expected, "{path}: {rules:?}");
    }

    #[test]
    fn rules_for_this_program_go_before_those_for_all() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: Junket\nDisallow: /private\nAllow: /private/talk\nCrawl-delay: 4\n";
        let rules = rules(200, text);
        check(&rules, "/talks/ember?x=1", true);
        check(&rules, "/private/x", false);
        check(&rules, "/private/talk", true);
        assert_eq!(rules.crawl_delay(), Some(Duration::from_secs(4)));
    }

    #[test]
    fn rules_for_all_count_where_there_are_no_others() {
        let rules = rules(200, "User-agent: *\nDisallow: /*.pdf$\n\nUser-agent: other\nDisallow: /\n");
        check(&rules, "/x.html", true);
        check(&rules, "/x.pdf", false);
    }

    #[test]
    fn a_site_without_the_file_asks_for_nothing() {
        for found in [rules(404, ""), rules(403, ""), rules(200, "<!doctype html><p>Not found")] {
            check(&found, "/x", true);
        }
        check(&Rules::of(Err(FetchError::TooManyRedirects(5))), "/x", true);
    }

    #[test]
    fn a_site_that_fails_is_left_alone() {
        let broken = FetchError::Unreachable { host: "a.org".to_owned(), reason: "refused".to_owned() };
        for found in
            [rules(500, ""), rules(503, "User-agent: *\nAllow: /"), rules(302, ""), Rules::of(Err(broken))]
        {
            check(&found, "/x", false);
        }
        let error = rules(503, "").check(&Url::parse("https://a.org/x").unwrap()).unwrap_err();
        assert!(error.to_string().contains("(503 Service Unavailable)"), "{error}");
    }
}
