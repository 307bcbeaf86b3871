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
mod apart;
mod article;
mod block;
mod bounds;
mod bullet;
mod captions;
mod chapters;
mod clock;
mod date;
mod decode;
mod draft;
mod feed;
mod html;
mod known;
mod lines;
mod marks;
mod names;
mod ohms;
mod ohms_out;
mod page;
mod pattern;
mod plain;
mod table;
mod weights;
mod xml;

use crate::encoder::{EncodeError, Tag};

pub(crate) use address::address as kept_address;
pub use article::{Named, Paragraph, Titles};
pub use draft::{Draft, DraftLink, DraftPerson, DraftTopic, DraftWork};
pub use known::Known;
pub use lines::Line;
pub use ohms_out::to_ohms;
pub use plain::FirstLines;
pub use weights::{Seen, Weights};

/// Largest source that is read, in bytes.
pub const MAX_BYTES: usize = 10 << 20;

/// The language of the pages that a tagger was taught.
const TAGGED: &str = "en";

/// What the editor says about a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The source's name, for example of its file; says what kind it is, and serves as an id at last.
    pub name: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Where the source was fetched: the address of a page, but not that of what a feed or captions belong to.
    pub fetched: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The encoding that the server named, which need not be the right one.
    pub charset: Option<String>,
}

impl Hints {
    /// Takes the address of a page from where it was fetched, unless the editor says another.
    fn for_kind(mut self, kind: &Kind) -> Self {
        if matches!(kind, Kind::Html | Kind::Plain | Kind::Description(_)) {
            self.url = self.url.or_else(|| self.fetched.take());
        }
        self
    }
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
    import_with(None, bytes, hints, known)
}

/// Does the same with a tagger that says of the words of a page what they are. Where it fails the page is read by
/// rules alone, and the draft says so.
///
/// # Errors
/// If the source is too large, empty or broken beyond reading.
pub fn import_with(
    tagger: Option<&dyn Tag>,
    bytes: &[u8],
    hints: &Hints,
    known: &Known,
) -> Result<Vec<Draft>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    let decoded = decode::decode(bytes, hints.charset.as_deref());
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = decoded.text.as_str();
    let kind = Kind::of(text, &hints.name);
    let hints = &hints.clone().for_kind(&kind);
    let mut drafts = match kind {
        Kind::Captions => vec![complete(captions::draft(text), hints, known)],
        Kind::PodcastChapters => vec![complete(chapters::podcast(text)?, hints, known)],
        Kind::Feed => feed::drafts(text, hints, known)?,
        Kind::Ohms => ohms::drafts(text, hints, known)?,
        Kind::Table => {
            let drafts = table::drafts(text)?.into_iter();
            drafts.map(|draft| complete(draft, hints, known)).collect()
        }
        Kind::Description(chapters) => {
            let draft = chapters::description(text, &chapters, hints);
            vec![article::Reading { text: text.to_owned() }.complete(draft, hints, known)]
        }
        Kind::Html => vec![marked_up(tagger, html::read(text, hints.url.as_deref())?, hints, known)],
        Kind::Plain => vec![copied(tagger, text, hints, known)],
    };
    drafts.iter_mut().for_each(bounds::bound);
    if let Some(label) = decoded.wrong_label {
        let note = format!("the source calls itself {label} and is not; look at its accents and quotes");
        drafts.iter_mut().for_each(|draft| draft.note(note.clone()));
    }
    Ok(drafts)
}

/// Makes a draft of a copied page.
fn copied(tagger: Option<&dyn Tag>, text: &str, hints: &Hints, known: &Known) -> Draft {
    let prepared = plain::prepared(text);
    let marks = tagger.map_or(Ok(None), |tagger| {
        marks_of(tagger, plain::language(text).as_deref(), lines::lines(&prepared))
    });
    let said = marks.as_ref().ok().and_then(Option::as_ref);
    let page = plain::read_prepared(&prepared, hints.url.as_deref(), said);
    drafted(page, marks, hints, known)
}

/// Makes a draft of a page that has kept its elements.
fn marked_up(tagger: Option<&dyn Tag>, page: page::Page, hints: &Hints, known: &Known) -> Draft {
    let marks = tagger.map_or(Ok(None), |tagger| {
        let lines = lines::of_page(&page);
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let said = || page.language.as_deref().and_then(article::tag);
        marks_of(tagger, plain::language(&text.join("\n")).or_else(said).as_deref(), lines)
    });
    drafted(page, marks, hints, known)
}

/// Returns what a tagger says of the lines of a page; None if that is not in the language that it knows.
fn marks_of(
    tagger: &dyn Tag,
    language: Option<&str>,
    lines: Vec<Line>,
) -> Result<Option<marks::Marks>, EncodeError> {
    match language {
        Some(other) if other != TAGGED => Ok(None),
        _ => marks::Marks::of(lines, tagger).map(Some),
    }
}

/// Makes a draft of a page with what a tagger says of it, if there is one; by rules alone where it failed.
fn drafted(
    page: page::Page,
    marks: Result<Option<marks::Marks>, EncodeError>,
    hints: &Hints,
    known: &Known,
) -> Draft {
    match marks {
        Ok(marks) => article::draft(page, marks.as_ref(), hints, known),
        Err(error) => {
            let mut draft = article::draft(page, None, hints, known);
            draft.note(format!("read by rules alone, as the tagger failed: {error}"));
            draft
        }
    }
}

/// Returns the paragraphs of a copied page as they are seen where a talk has lost its type: for who fits how it is read.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    article::paragraphs(plain::read(text, None))
}

/// Returns the sentences of a copied page as they are seen by what tells which of them offer something besides: for who
/// fits how it is read.
#[must_use]
pub fn sentences(text: &str) -> Vec<Seen> {
    article::sentences_seen(&plain::read(text, None))
}

/// Returns the first lines of a copied page as they are seen by what tells which is the headline: for who fits
/// how it is read.
#[must_use]
pub fn first_lines(text: &str) -> FirstLines {
    plain::first_lines(text)
}

/// Returns those whom a page names as they are seen by what tells which of them answer: for who fits how it is read.
///
/// # Errors
/// If HTML cannot be read.
pub fn named(text: &str) -> Result<Named, ImportError> {
    Ok(article::named(page(text)?, &Hints::default(), &Known::default()))
}

/// Returns what may be the title of the work that a page is about as it is seen by what tells which it is: for who fits how
/// it is read.
///
/// # Errors
/// If HTML cannot be read.
pub fn titles(text: &str) -> Result<Titles, ImportError> {
    Ok(article::titles(page(text)?, &Hints::default(), &Known::default()))
}

/// Returns a copied page as lines of words, as it is seen by what marks words: for who fits how it is read.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    lines::lines(&plain::prepared(text))
}

fn page(text: &str) -> Result<page::Page, ImportError> {
    match Kind::of(text, "") {
        Kind::Html => html::read(text, None),
        _ => Ok(plain::read(text, None)),
    }
}

/// Gives a draft that somebody wrote what it does not have to say: whom and what its topics and links name,
/// those listed too if they are known, and the topics' ids.
pub fn fill_in(draft: &mut Draft, known: &Known) {
    article::fill_in(draft, known);
}

fn complete(draft: Draft, hints: &Hints, known: &Known) -> Draft {
    article::Reading { text: String::new() }.complete(draft, hints, known)
}

/// What a source is, by its content.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Captions,
    PodcastChapters,
    Feed,
    Ohms,
    Table,
    Description(Vec<(crate::model::Timecode, String)>),
    Html,
    Plain,
}

impl Kind {
    fn of(text: &str, name: &str) -> Self {
        match text {
            _ if captions::looks_like(text) => Self::Captions,
            _ if chapters::looks_like_json(text) => Self::PodcastChapters,
            _ if feed::looks_like(text) => Self::Feed,
            _ if ohms::looks_like(text) => Self::Ohms,
            _ if looks_like_html(text) => Self::Html,
            _ if table::looks_like(text, name) => Self::Table,
            // An article's text has a byline or a date, and may list chapters all the same.
            _ => match plain::is_article(text) {
                true => Self::Plain,
                false => chapters::of_description(text).map_or(Self::Plain, Self::Description),
            },
        }
    }
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<p ", "<div", "<ul", "<h1", "<meta"]
        .iter()
        .any(|tag| head.contains(tag))
}
