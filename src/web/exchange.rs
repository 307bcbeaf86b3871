//! One request and its answer, bounded in time and in bytes.

use std::error::Error;
use std::io::{self, Read as _};
use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::blocking::{Client, Response};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, LOCATION};
use url::Url;

use super::error::FetchError;

/// How much of an answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Its head, asked for as such.
    Head,
    /// Its head, of an answer that would have a body.
    Opening,
    /// All of a text, or an error if it has more bytes than these.
    Text(usize),
    /// Its first bytes, these at most.
    Beginning(usize),
}

/// An answer, as far as it was wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) content_type: Option<String>,
    /// Decompressed; empty unless the status is success.
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Returns where it sends on to, if it does. A mark within the page is carried on, as browsers do.
    pub(super) fn redirect(&self, from: &Url) -> Option<Url> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let mut to = from.join(self.location.as_deref()?).ok()?;
        if to.fragment().is_none() {
            to.set_fragment(from.fragment());
        }
        Some(to)
    }

    /// Returns the encoding that the server names.
    pub(super) fn charset(&self) -> Option<String> {
        let parameters = self.content_type.as_deref()?.split(';').skip(1);
        let mut named = parameters.filter_map(|part| part.split_once('='));
        let (_, value) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
        Some(value.trim().trim_matches(['"', '\'']).to_owned()).filter(|value| !value.is_empty())
    }

    fn media_type(&self) -> Option<String> {
        let named = self.content_type.as_deref()?.split(';').next().unwrap_or_default();
        Some(named.trim().to_ascii_lowercase()).filter(|named| !named.is_empty())
    }
}

/// Asks once. Redirects are answers like others.
pub(super) fn exchange(http: &Client, url: &Url, want: Want, limit: Duration) -> Result<Answer, FetchError> {
    let asked = Asked { url, limit, started: Instant::now() };
    let method = if want == Want::Head { Method::HEAD } else { Method::GET };
    // The limit counts to the last byte of the body.
    let response = http.request(method, url.clone()).timeout(limit).send();
    // A connection has a shorter limit of its own.
    let too_slow = |error: &reqwest::Error| error.is_timeout() && !error.is_connect();
    let response = response.map_err(|error| asked.failed(too_slow(&error), &error))?;
    let mut answer = head(&response);
    if answer.is_success() {
        answer.body = match want {
            Want::Head | Want::Opening => Vec::new(),
            Want::Beginning(most) => asked.read(response, most)?,
            Want::Text(most) => asked.text(response, &answer, most)?,
        };
    }
    Ok(answer)
}

fn head(response: &Response) -> Answer {
    let field = |name: HeaderName| {
        response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Answer {
        status: response.status().as_u16(),
        location: field(LOCATION),
        content_type: field(CONTENT_TYPE),
        body: Vec::new(),
    }
}

/// A request that was sent.
struct Asked<'a> {
    url: &'a Url,
    limit: Duration,
    started: Instant,
}

impl Asked<'_> {
    fn text(&self, response: Response, answer: &Answer, most: usize) -> Result<Vec<u8>, FetchError> {
        if let Some(kind) = answer.media_type().filter(|kind| !is_text(kind)) {
            return Err(FetchError::NotText { address: self.url.to_string(), kind });
        }
        // What is compressed has no length here, and shows its size while it is read.
        let length = response.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length > most) {
            return Err(self.too_large(most));
        }
        let body = self.read(response, most.saturating_add(1))?;
        if body.len() > most { Err(self.too_large(most)) } else { Ok(body) }
    }

    /// Reads so many bytes at most, decompressed; a bomb is never unpacked further.
    fn read(&self, response: Response, most: usize) -> Result<Vec<u8>, FetchError> {
        let mut body = Vec::new();
        let read = response.take(most as u64).read_to_end(&mut body);
        read.map_err(|error| self.failed(is_timeout(&error), &error))?;
        Ok(body)
    }

    fn failed(&self, timed_out: bool, error: &(dyn Error + 'static)) -> FetchError {
        let host = self.host();
        match timed_out || self.started.elapsed() >= self.limit {
            true => FetchError::TooSlow { host, limit: self.limit },
            false => FetchError::Unreachable { host, reason: reason(error) },
        }
    }

    fn too_large(&self, most: usize) -> FetchError {
        FetchError::TooLarge { host: self.host(), most }
    }

    fn host(&self) -> String {
        self.url.host_str().unwrap_or_default().to_owned()
    }
}

fn is_timeout(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    inner.is_some_and(reqwest::Error::is_timeout)
}

/// Returns the cause behind all causes: what the system or the certificate check said.
pub(super) fn reason(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes.last().unwrap_or(error).to_string()
}

/// Whether a media type may be a page, captions, a feed or a table. Some servers have no better name for them
/// than bytes.
fn is_text(kind: &str) -> bool {
    let (class, form) = kind.split_once('/').unwrap_or((kind, ""));
    let of_application = ["xml", "json", "csv", "x-subrip", "octet-stream", "x-octet-stream"];
    match class {
        "text" => true,
        "application" => form.ends_with("+xml") || form.ends_with("+json") || of_application.contains(&form),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, location: Option<&str>, content_type: Option<&str>) -> Answer {
        let (location, content_type) = (location.map(str::to_owned), content_type.map(str::to_owned));
        Answer { status, location, content_type, body: Vec::new() }
    }

    #[track_caller]
    fn check(status: u16, location: &str, expected: Option<&str>) {
        let from = Url::parse("https://a.org/talks/ember?x=1#place").unwrap();
        let to = answer(status, Some(location), None).redirect(&from);
        assert_eq!(to.as_ref().map(Url::as_str), expected, "{status} {location}");
    }

    #[test]
    fn redirects_are_read_as_browsers_do() {
        check(301, "https://b.org/", Some("https://b.org/#place"));
        check(308, "/talks/storm#end", Some("https://a.org/talks/storm#end"));
        check(302, "storm", Some("https://a.org/talks/storm#place"));
        check(307, "//b.org/é", Some("https://b.org/%C3%A9#place"));
        check(304, "https://b.org/", None);
        check(200, "https://b.org/", None);
        check(301, "https://", None);
    }

    #[test]
    fn texts_are_told_from_the_rest() {
        for kind in
            ["text/html", "text/vtt", "application/xhtml+xml", "application/json", "application/rss+xml"]
        {
            assert!(is_text(kind), "{kind}");
        }
        for kind in ["image/png", "application/pdf", "video/mp4", "application/zip", "font/woff2", "html"] {
            assert!(!is_text(kind), "{kind}");
        }
    }

    #[test]
    fn the_encoding_is_what_the_header_names() {
        let charset = |kind| answer(200, None, Some(kind)).charset();
        assert_eq!(charset("text/html; charset=utf-8").as_deref(), Some("utf-8"));
        assert_eq!(charset("Text/HTML;level=1;Charset=\"ISO-8859-2\" ").as_deref(), Some("ISO-8859-2"));
        assert_eq!(charset("text/html"), None);
        assert_eq!(charset("text/html; charset="), None);
    }
}
