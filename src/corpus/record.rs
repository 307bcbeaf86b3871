//! The files' records, as they are written.
//!
//! The schemas in `data/` say the same with more detail; a file is checked
//! against its schema first, so that all that is wrong with its shape is
//! reported at once.

use serde::Deserialize;

use crate::model::{ExternalIds, LinkKind, WorkKind};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InterviewRecord {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) outlet: String,
    #[serde(default)]
    pub(super) interviewer: Option<String>,
    #[serde(default)]
    pub(super) published: Option<String>,
    pub(super) url: String,
    #[serde(default)]
    pub(super) video_url: Option<String>,
    pub(super) language: String,
    pub(super) people: Vec<PersonRecord>,
    pub(super) works: Vec<WorkRecord>,
    pub(super) summary: String,
    pub(super) topics: Vec<TopicRecord>,
    pub(super) links: Vec<LinkRecord>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonRecord {
    pub(super) name: String,
    #[serde(default)]
    pub(super) id: Option<String>,
    pub(super) roles: Vec<String>,
    pub(super) interviewee: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorkRecord {
    pub(super) title: String,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) year: Option<i16>,
    pub(super) kind: WorkKind,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicRecord {
    pub(super) id: String,
    pub(super) question: String,
    pub(super) aliases: Vec<String>,
    pub(super) summary: Option<String>,
    #[serde(default)]
    pub(super) sources: Vec<SourceRecord>,
    #[serde(default)]
    pub(super) at: Option<String>,
    #[serde(default)]
    pub(super) spoiler: bool,
    pub(super) people: Vec<String>,
    pub(super) works: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceRecord {
    pub(super) title: String,
    pub(super) url: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkRecord {
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) kind: LinkKind,
    #[serde(default)]
    pub(super) published: Option<String>,
    pub(super) people: Vec<String>,
    pub(super) works: Vec<String>,
}

/// `names.json`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamesRecord {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    pub(super) works: Vec<NamedWork>,
    pub(super) people: Vec<NamedPerson>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedWork {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) year: Option<i16>,
    pub(super) kind: WorkKind,
    pub(super) also: Vec<String>,
    #[serde(default)]
    pub(super) about: Option<String>,
    #[serde(default)]
    wikidata: Option<String>,
    #[serde(default)]
    imdb: Option<String>,
    #[serde(default)]
    tmdb: Option<u64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedPerson {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) note: Option<String>,
    pub(super) also: Vec<String>,
    #[serde(default)]
    wikidata: Option<String>,
    #[serde(default)]
    imdb: Option<String>,
    #[serde(default)]
    tmdb: Option<u64>,
}

impl NamedWork {
    pub(super) fn external(&self) -> ExternalIds {
        ExternalIds { wikidata: self.wikidata.clone(), imdb: self.imdb.clone(), tmdb: self.tmdb }
    }
}

impl NamedPerson {
    pub(super) fn external(&self) -> ExternalIds {
        ExternalIds { wikidata: self.wikidata.clone(), imdb: self.imdb.clone(), tmdb: self.tmdb }
    }
}
