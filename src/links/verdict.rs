//! What a look at an address means.

use serde::Serialize;
use url::Url;

use crate::import::kept_address;
use crate::web::{FetchError, Trail};

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// There is a page.
    Fine,
    /// There is a page, and its site says for good that it is elsewhere.
    Moved {
        /// Where, as it would be kept.
        to: String,
    },
    /// There is no page, or what is there is hardly the page that was meant.
    Dead {
        /// What says so.
        reason: String,
    },
    /// A reader may see a page there; a program does not.
    Unclear {
        /// What was seen.
        reason: String,
    },
    /// The site asks programs to stay away.
    NotChecked {
        /// What it says.
        reason: String,
    },
}

impl Verdict {
    /// Judges a look at an address.
    #[must_use]
    pub fn of(address: &str, trail: &Trail) -> Self {
        match &trail.end {
            Ok(200..300) => of_page(address, trail),
            Ok(code @ (404 | 410)) => Self::Dead { reason: format!("answers {code}") },
            Ok(code) => Self::Unclear { reason: of_status(*code) },
            Err(error) => of_error(error),
        }
    }
}

fn of_status(code: u16) -> String {
    match code {
        401..404 | 451 => format!("answers {code}, which may be to programs alone; look at it in a browser"),
        429 => "answers 429, too many requests; try again later".to_owned(),
        500.. => format!("answers {code}, a fault of the site; try again later"),
        _ => format!("answers {code}; look at it in a browser"),
    }
}

fn of_error(error: &FetchError) -> Verdict {
    match error {
        FetchError::NoHost(host) => Verdict::Dead { reason: format!("there is no host {host}") },
        FetchError::Robots(_) => Verdict::NotChecked { reason: "robots.txt asks not to".to_owned() },
        FetchError::NoRobots { host, reason } => {
            Verdict::Unclear { reason: format!("the robots.txt of {host} cannot be read: {reason}") }
        }
        FetchError::Unreachable { host, reason } => {
            Verdict::Unclear { reason: format!("{host} cannot be reached: {reason}") }
        }
        FetchError::NoLookup { host, reason } => {
            Verdict::Unclear { reason: format!("the name {host} cannot be looked up: {reason}") }
        }
        FetchError::TooSlow { host, .. } => {
            Verdict::Unclear { reason: format!("{host} does not answer in time") }
        }
        FetchError::TooManyRedirects(most) => {
            Verdict::Unclear { reason: format!("is redirected more than {most} times") }
        }
        FetchError::NotPublic { host, ip } => {
            Verdict::Unclear { reason: format!("{host} is {ip}, which is not on the public internet") }
        }
        other => Verdict::Unclear { reason: other.to_string() },
    }
}

/// A page was found. Which address it has from now on is said by the redirects for good that come first:
/// behind one for the time being, an address may change from day to day.
fn of_page(address: &str, trail: &Trail) -> Verdict {
    if let Some(instead) = trail.hops.iter().find_map(|hop| instead_of_page(address, &hop.to)) {
        return Verdict::Dead { reason: format!("probably: leads to {instead}") };
    }
    let for_good = trail.hops.iter().take_while(|hop| matches!(hop.status, 301 | 308)).last();
    let Some(hop) = for_good else { return Verdict::Fine };
    match kept_address(&hop.to, None) {
        Some(to) if to == address => Verdict::Fine,
        Some(to) => Verdict::Moved { to },
        None => Verdict::Unclear { reason: format!("moved to {}, which cannot be kept", hop.to) },
    }
}

/// Where a site sends readers whose page it no longer has: its front page, or a page that says so.
fn instead_of_page(address: &str, to: &str) -> Option<String> {
    // What follows readers around does not make another page of a front page.
    let kept = kept_address(to, None);
    let (from, to) = (Url::parse(address).ok()?, Url::parse(kept.as_deref().unwrap_or(to)).ok()?);
    let host = to.host_str()?;
    if !is_front(&from) && is_front(&to) {
        return Some(format!("the front page of {host}"));
    }
    let last = to.path_segments()?.rfind(|part| !part.is_empty())?.to_ascii_lowercase();
    let name = last.split('.').next().unwrap_or_default();
    let is_notice = ["404", "error", "not-found", "notfound", "page-not-found"].contains(&name);
    (is_notice && from.path() != to.path()).then(|| format!("{to}, which is no page"))
}

fn is_front(url: &Url) -> bool {
    let name = url.path().trim_matches('/');
    let is_language = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_front = is_language || ["", "index.html", "index.php", "home"].contains(&name);
    // On some sites the query says which page is meant.
    is_front && url.query().is_none_or(str::is_empty)
}

#[cfg(test)]
mod tests;
