//! What interviews are about: works and people.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{PersonIdx, WorkIdx};

/// A film, a series or another work. Two works may share a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Lasting id, unique among works, for example `dune-2021`.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// Other titles that it is known by; may be empty.
    pub also: Vec<String>,
    /// What it is, in words by which somebody speaks of it who does not say the title.
    pub about: Option<String>,
    /// Year of first release, when known.
    pub year: Option<i16>,
    /// Film, series or other.
    pub kind: WorkKind,
    /// Ids in other catalogues.
    pub external: ExternalIds,
}

impl Work {
    /// Returns the title with the year, `Dune (2021)`, or the title alone when no year is known.
    #[must_use]
    pub fn label(&self) -> String {
        match self.year {
            Some(year) => format!("{} ({year})", self.title),
            None => self.title.clone(),
        }
    }
}

/// Somebody who speaks or is spoken about. Two people may share a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Lasting id, unique among people, for example `steve-mcqueen-director`.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// Other names that they are known by; may be empty.
    pub also: Vec<String>,
    /// What tells them from a namesake, for example `director, born 1969`.
    pub note: Option<String>,
    /// Every role that some interview gives them, most frequent first.
    pub roles: Vec<String>,
    /// Ids in other catalogues.
    pub external: ExternalIds,
}

/// Ids of the same work or person elsewhere; only those that are certain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalIds {
    /// Wikidata item, for example `Q104123`.
    pub wikidata: Option<String>,
    /// IMDb id, for example `tt0113277` or `nm0000520`.
    pub imdb: Option<String>,
    /// TMDB number.
    pub tmdb: Option<u64>,
}

/// What sort of work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkKind {
    /// A film.
    Film,
    /// A series, or one season of it.
    Series,
    /// A book, a game, a podcast, an album.
    Other,
}

impl WorkKind {
    /// Returns the word used in data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Series => "series",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for WorkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A work or a person: what a question can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A work.
    Work(WorkIdx),
    /// A person.
    Person(PersonIdx),
}
