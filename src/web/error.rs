//! Why a page was not fetched, and what to do.

use std::net::IpAddr;
use std::time::Duration;

/// A page that was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The text is no address.
    #[error("{0:?} is no address: write it whole, for example https://example.org/page")]
    NoAddress(String),
    /// Plain http, or something else than a page.
    #[error("{0} is not https: write https://, or save the page in a browser and import the file with --url")]
    NotHttps(String),
    /// A user name or a password is in it.
    #[error("the address at {0} holds a user name or password: leave them out")]
    Credentials(String),
    /// The host is not on the public internet.
    #[error(
        "{host} is {ip}, which is not on the public internet and is left alone: save the page in a browser and import the file with --url"
    )]
    NotPublic {
        /// The host that was asked for.
        host: String,
        /// What it resolves to, or is.
        ip: IpAddr,
    },
    /// No such name.
    #[error("there is no host {0}: look at the spelling of the address")]
    NoHost(String),
    /// The name may be there, but nobody can be asked.
    #[error("the name {host} cannot be looked up ({reason}): look at the network, then try again")]
    NoLookup {
        /// The host that was asked for.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// The site asks programs to stay away.
    #[error("{0} is refused by robots.txt: save the page in a browser and import the file with --url")]
    Robots(String),
    /// What the site asks of programs is not known, so it is left alone.
    #[error(
        "the robots.txt of {host} cannot be read ({reason}): try again later, or save the page in a browser and import the file with --url"
    )]
    NoRobots {
        /// The host that was asked for.
        host: String,
        /// Why it cannot.
        reason: String,
    },
    /// No connection, or one that broke.
    #[error("{host} cannot be reached ({reason}): try again, or save the page in a browser")]
    Unreachable {
        /// The host that was asked for.
        host: String,
        /// What went wrong.
        reason: String,
    },
    /// The answer took longer than the limit.
    #[error("{host} took longer than {}: try again later, or save the page in a browser", shown(*.limit))]
    TooSlow {
        /// The host that was asked for.
        host: String,
        /// How long it may take.
        limit: Duration,
    },
    /// The answer is larger than the limit.
    #[error("{host} sends more than {} KiB, which is no page: save what matters of it and import the file", .most >> 10)]
    TooLarge {
        /// The host that was asked for.
        host: String,
        /// How many bytes are read.
        most: usize,
    },
    /// One redirect leads to the next.
    #[error("the address is redirected more than {0} times: open it in a browser and take the last address")]
    TooManyRedirects(usize),
    /// The answer is not a page.
    #[error("{address} answers {}: {}", status(*.code), advice(*.code))]
    Status {
        /// The address that was asked for, after redirects.
        address: String,
        /// The status code of HTTP.
        code: u16,
    },
    /// The answer is of a kind that holds no text to read.
    #[error("{address} is {kind}, not text: import a page, captions, a feed or a table")]
    NotText {
        /// The address that was asked for, after redirects.
        address: String,
        /// Its media type.
        kind: String,
    },
    /// Nothing can be fetched at all.
    #[error(
        "the certificates of this system cannot be used ({0}): install them, for example the package ca-certificates"
    )]
    Start(String),
}

/// Returns a status code as it is said: `404 Not Found`.
pub(super) fn status(code: u16) -> String {
    let known = reqwest::StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason());
    known.map_or_else(|| code.to_string(), |reason| format!("{code} {reason}"))
}

fn advice(code: u16) -> &'static str {
    match code {
        404 | 410 => "look at the address in a browser",
        401 | 402 | 403 | 429 | 451 => {
            "it is not for programs; save the page in a browser and import the file with --url"
        }
        500.. => "try again later",
        _ => "open it in a browser, and save the page there",
    }
}

fn shown(limit: Duration) -> String {
    match limit.as_secs() {
        0 => format!("{} ms", limit.as_millis()),
        seconds => format!("{seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_do_is_said() {
        let status = |code| FetchError::Status { address: "https://a.org/x".to_owned(), code }.to_string();
        assert_eq!(status(404), "https://a.org/x answers 404 Not Found: look at the address in a browser");
        assert!(status(403).ends_with("import the file with --url"));
        assert!(status(503).ends_with("503 Service Unavailable: try again later"));
        assert!(status(799).starts_with("https://a.org/x answers 799: "));
        let slow = FetchError::TooSlow { host: "a.org".to_owned(), limit: Duration::from_secs(30) };
        assert!(slow.to_string().starts_with("a.org took longer than 30 s:"));
    }
}
