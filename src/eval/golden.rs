//! Questions with what each must find, from JSON Lines files.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::{Collection, TopicId, TopicIdx};

/// Golden questions and conversations, with their right topics looked up.
#[derive(Debug, Clone, Default)]
pub struct Golden {
    /// Single messages.
    pub questions: Vec<GoldenQuestion>,
    /// Conversations of which the last message is measured.
    pub follow_ups: Vec<FollowUp>,
}

/// A message with what it must find.
#[derive(Debug, Clone)]
pub struct GoldenQuestion {
    /// Its name in reports.
    pub id: String,
    /// The message.
    pub text: String,
    /// What it calls for.
    pub kind: Kind,
    /// Topics that are a right answer.
    pub accept: Vec<TopicIdx>,
    /// Title of the work that it is about.
    pub work: Option<String>,
    /// Name of the person that it is about.
    pub person: Option<String>,
    /// How it is written: `plain`, `typo`, `terse`, ...
    pub flavour: String,
}

/// A conversation; what it must find belongs to its last message.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// Its name in reports.
    pub id: String,
    /// The messages, in order; never empty.
    pub turns: Vec<String>,
    /// Topics that are a right answer to the last.
    pub accept: Vec<TopicIdx>,
}

/// What a golden message calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A topic.
    Topic,
    /// The overview of a work.
    Work,
    /// The overview of a person.
    Person,
    /// Links.
    News,
    /// Nothing: it is not about films.
    Offtopic,
    /// Nothing: the film or person is not in the data.
    UnknownSubject,
    /// Nothing: nobody asked that.
    NotCovered,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Topic,
        Self::Work,
        Self::Person,
        Self::News,
        Self::Offtopic,
        Self::UnknownSubject,
        Self::NotCovered,
    ];

    /// Returns the name used in golden files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Work => "work",
            Self::Person => "person",
            Self::News => "news",
            Self::Offtopic => "offtopic",
            Self::UnknownSubject => "unknown_subject",
            Self::NotCovered => "not_covered",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A golden file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldenError {
    /// The file cannot be read.
    #[error("failed to read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is neither a question nor a conversation.
    #[error("{path}, line {line}: not a golden question")]
    Parse {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A line names a topic that is not in the data.
    #[error(
        "{path}, line {line}: topic {topic:?} is not in the data; write interview-id#topic-id of one that is"
    )]
    UnknownTopic {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What it names.
        topic: String,
    },
    /// A conversation has no message.
    #[error("{path}, line {line}: a conversation needs a message in `turns`")]
    NoTurns {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Record {
    Question {
        id: String,
        text: String,
        kind: Kind,
        #[serde(default)]
        accept: Vec<String>,
        #[serde(default)]
        work: Option<String>,
        #[serde(default)]
        person: Option<String>,
        #[serde(default)]
        flavour: String,
    },
    FollowUp {
        id: String,
        turns: Vec<String>,
        accept: Vec<String>,
    },
}

impl Golden {
    /// Loads golden files and looks their topics up. Blank lines are skipped.
    ///
    /// # Errors
    /// If a file cannot be read, or a line is not a golden question about this data.
    pub fn load(paths: &[PathBuf], collection: &Collection) -> Result<Self, GoldenError> {
        let mut golden = Self::default();
        for path in paths {
            let text = std::fs::read_to_string(path)
                .map_err(|source| GoldenError::Read { path: path.clone(), source })?;
            for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                golden.add(path, at + 1, line, collection)?;
            }
        }
        Ok(golden)
    }

    fn add(
        &mut self,
        path: &Path,
        line: usize,
        text: &str,
        collection: &Collection,
    ) -> Result<(), GoldenError> {
        let path = || path.to_owned();
        let record =
            serde_json::from_str(text).map_err(|source| GoldenError::Parse { path: path(), line, source })?;
        let find = |accept: Vec<String>| -> Result<Vec<TopicIdx>, GoldenError> {
            let found = accept.into_iter().map(|topic| {
                let id: Option<TopicId> = topic.parse().ok();
                let found = id.and_then(|id| collection.find_topic(&id));
                found.ok_or_else(|| GoldenError::UnknownTopic { path: path(), line, topic })
            });
            found.collect()
        };
        match record {
            Record::Question { id, text, kind, accept, work, person, flavour } => {
                let accept = find(accept)?;
                self.questions.push(GoldenQuestion { id, text, kind, accept, work, person, flavour });
            }
            Record::FollowUp { turns, .. } if turns.is_empty() => {
                return Err(GoldenError::NoTurns { path: path(), line });
            }
            Record::FollowUp { id, turns, accept } => {
                self.follow_ups.push(FollowUp { id, turns, accept: find(accept)? });
            }
        }
        Ok(())
    }
}
