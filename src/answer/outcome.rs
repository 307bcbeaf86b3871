//! What became of a question.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The ways in which a question can end; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One topic is clearly meant.
    Answer,
    /// Several topics are plausible.
    Choose,
    /// A work or a person is asked about as a whole.
    Overview,
    /// Links are asked for.
    News,
    /// The work or person named is in no interview.
    UnknownSubject,
    /// The work or person is known, and nobody asked that.
    NotCovered,
    /// Neither a subject nor a topic can be made out.
    Unclear,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 7] = [
        Self::Answer,
        Self::Choose,
        Self::Overview,
        Self::News,
        Self::UnknownSubject,
        Self::NotCovered,
        Self::Unclear,
    ];

    /// Returns the name used in JSON, logs and evaluation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Choose => "choose",
            Self::Overview => "overview",
            Self::News => "news",
            Self::UnknownSubject => "unknown_subject",
            Self::NotCovered => "not_covered",
            Self::Unclear => "unclear",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no outcome.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no outcome")]
pub struct ParseOutcomeError(String);

impl FromStr for Outcome {
    type Err = ParseOutcomeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| ParseOutcomeError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_survives_writing_and_reading() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.to_string().parse(), Ok(outcome));
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
        }
        assert!("yes".parse::<Outcome>().is_err());
    }
}
