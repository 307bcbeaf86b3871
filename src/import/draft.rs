//! What an import makes: an interview as far as the source says, and what is open.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::pattern::pattern;
use crate::model::{Date, LinkKind, Timecode, WorkKind};

/// A proposed interview. Written as JSON it has the form of the files in `data/interviews`.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Draft {
    /// Lasting id, the name of its file.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Who published it; None if the source does not say.
    pub outlet: Option<String>,
    /// Who asked, as the source signs it.
    pub interviewer: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Address of the page.
    pub url: Option<String>,
    /// Address of the recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_url: Option<String>,
    /// Language, BCP 47.
    pub language: String,
    /// Who answers and who is named.
    pub people: Vec<DraftPerson>,
    /// Works, the main one first.
    pub works: Vec<DraftWork>,
    /// An editor's own words; None in what is made of a source.
    pub summary: Option<String>,
    /// The questions in the order of the source.
    pub topics: Vec<DraftTopic>,
    /// Pages worth reading beside it.
    pub links: Vec<DraftLink>,
    /// What an editor has to look at.
    #[serde(skip)]
    pub open: Vec<String>,
}

/// A person of a draft.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct DraftPerson {
    /// Name as shown.
    pub name: String,
    /// Id, where the name alone may mean several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Roles that the source gives.
    pub roles: Vec<String>,
    /// Whether they answer.
    pub interviewee: bool,
}

/// A work of a draft.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct DraftWork {
    /// Title as shown.
    pub title: String,
    /// Id, where the title alone may mean several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Year, when known.
    pub year: Option<i16>,
    /// What sort of work.
    pub kind: WorkKind,
}

/// A topic of a draft.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct DraftTopic {
    /// Id within the interview.
    pub id: String,
    /// The question as the source has it.
    pub question: String,
    /// Other wordings: an editor's, so that most sources have none.
    pub aliases: Vec<String>,
    /// An editor's own words; None in what is made of a source, unless it says them itself.
    pub summary: Option<String>,
    /// Place in the recording.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub at: Option<Timecode>,
    /// Whether what was answered gives away a plot; a source never says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub spoiler: bool,
    /// People whom it means.
    pub people: Vec<String>,
    /// Works whom it names.
    pub works: Vec<String>,
}

/// A link of a draft.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct DraftLink {
    /// Headline or description, as the source has it.
    pub title: String,
    /// Address; None where the source has lost it.
    pub url: Option<String>,
    /// What sort of page.
    pub kind: LinkKind,
    /// Day of publication.
    pub published: Option<Date>,
    /// People it names.
    pub people: Vec<String>,
    /// Works it names.
    pub works: Vec<String>,
}

impl Draft {
    /// Returns an empty draft with a headline.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            id: String::new(),
            title: title.into(),
            outlet: None,
            interviewer: None,
            published: None,
            url: None,
            video_url: None,
            language: String::new(),
            people: Vec::new(),
            works: Vec::new(),
            summary: None,
            topics: Vec::new(),
            links: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Returns the draft as the text of its file, in the one form of the data.
    ///
    /// # Panics
    /// Never: a draft is texts, lists and numbers.
    #[must_use]
    pub fn to_json(&self) -> String {
        let value = serde_json::to_value(self).expect("a draft is texts, lists and numbers");
        crate::corpus::form_of_interview(&value)
    }

    /// Adds a topic unless one with that text is there.
    pub(super) fn add_topic(&mut self, question: &str, at: Option<Timecode>) {
        let question = crate::text::cut_at_grapheme(question, MAX_QUESTION);
        let known = self.topics.iter().any(|topic| topic.question == question && topic.at == at);
        if question.is_empty() || known || self.topics.len() >= MAX_LIST {
            return;
        }
        self.topics.push(DraftTopic {
            id: String::new(),
            question,
            aliases: Vec::new(),
            summary: None,
            at,
            spoiler: false,
            people: Vec::new(),
            works: Vec::new(),
        });
    }

    /// Adds a link unless its address, or its title where there is none, is there; a headline takes the place of
    /// what merely says what sort of page it is: "film review".
    pub(super) fn add_link(&mut self, title: &str, url: Option<String>, kind: LinkKind) {
        // "Drying a harp 01.08.2019": a card and its day.
        static DAY: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(\S{2}) \d{1,2}[./]\d{1,2}[./](?:19|20)\d\d$"));
        let title = crate::text::cut_at_grapheme(&DAY.replace(title, "$1"), MAX_TITLE);
        let known = self.links.iter_mut().find(|link| match &url {
            Some(_) => link.url == url,
            None => crate::text::fold(&link.title) == crate::text::fold(&title),
        });
        if let Some(known) = known {
            let words = |title: &str| title.split(' ').count();
            if words(&known.title) <= LABEL && HEADLINE.contains(&words(&title)) {
                known.title = title;
            }
            return;
        }
        if title.is_empty() || self.links.len() >= MAX_LIST || (url.is_some() && url == self.url) {
            return;
        }
        self.links.push(DraftLink {
            title,
            url,
            kind,
            published: None,
            people: Vec::new(),
            works: Vec::new(),
        });
    }

    /// Notes something that an editor has to look at, once.
    pub(super) fn note(&mut self, open: impl Into<String>) {
        let open = open.into();
        if !self.open.contains(&open) {
            self.open.push(open);
        }
    }
}

/// Longest question of the data's form, in characters.
pub(super) const MAX_QUESTION: usize = 1000;
/// Longest title of the data's form, in characters.
pub(super) const MAX_TITLE: usize = 500;
/// Words of a link that may only say what sort of page it leads to.
const LABEL: usize = 2;
/// Words of a headline that takes its place.
const HEADLINE: std::ops::RangeInclusive<usize> = 4..=20;
/// Most topics, and most links, of the data's form.
pub(super) const MAX_LIST: usize = 500;

fn as_text<S: serde::Serializer>(at: &Option<Timecode>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.collect_str(at),
        None => serializer.serialize_none(),
    }
}
