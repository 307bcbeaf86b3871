//! From somebody else's page to a draft of an interview.
//!
//! ```text
//! bytes -> text -> Page (what it says of itself, blocks) -> Draft + what is open
//! ```
//!
//! The importer proposes and the editor approves: what a source does not say stays open, a sentence
//! of an article never becomes a summary, a lost address is never guessed. Pure: no file, no
//! network, no clock. Whatever the bytes are, it ends, within bounds.

mod address;
mod article;
mod block;
mod bullet;
mod clock;
mod date;
mod decode;
mod draft;
mod html;
mod known;
mod names;
mod page;
mod pattern;
mod plain;

pub use draft::{Draft, DraftLink, DraftPerson, DraftTopic, DraftWork};
pub use known::Known;

/// Largest source that is read, in bytes.
pub const MAX_BYTES: usize = 10 << 20;

/// What the editor says about a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The source's name, for example of its file; says what kind it is, and serves as an id at last.
    pub name: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// A source of which nothing can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is larger than any page.
    #[error("has {} MiB, more than the {} MiB that are read", .0 >> 20, MAX_BYTES >> 20)]
    TooLarge(usize),
    /// Its elements nest without end.
    #[error("nests its elements too deeply to be a page")]
    TooDeep,
    /// It holds more of something than a source can.
    #[error("has more than {1} {0}, more than are read")]
    TooMany(&'static str, usize),
    /// There is no text in it.
    #[error("holds no text")]
    Empty,
    /// It is of a kind that is known, and broken.
    #[error("cannot be read as {kind}: {reason}")]
    Broken {
        /// What it seemed to be.
        kind: &'static str,
        /// What is wrong.
        reason: String,
    },
}

/// Makes drafts of a source: one, or one an episode for a feed.
///
/// # Errors
/// If the source is too large, empty or broken beyond reading.
pub fn import(bytes: &[u8], hints: &Hints, known: &Known) -> Result<Vec<Draft>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    let decoded = decode::decode(bytes);
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = decoded.text.as_str();
    let page = match looks_like_html(text) {
        true => html::read(text, hints.url.as_deref())?,
        false => plain::read(text, hints.url.as_deref()),
    };
    let mut draft = article::draft(page, hints, known);
    if let Some(label) = decoded.wrong_label {
        draft.note(format!("the page calls itself {label} and is not; look at its accents and quotes"));
    }
    Ok(vec![draft])
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<p ", "<div", "<ul", "<h1", "<meta"]
        .iter()
        .any(|tag| head.contains(tag))
}
