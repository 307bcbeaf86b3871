//! Counts that outlive the program: what was asked without an answer, and what readers thought of answers.
//!
//! [`Store`] is what the rest asks for; [`Sqlite`] keeps it in one file. Nothing in it says who asked or where. Knows
//! what a question without an answer is, and no face.

mod sqlite;

use crate::answer::Outcome;
use crate::gaps::Unanswered;
use crate::model::{Date, TopicId};

pub use sqlite::Sqlite;

/// Somewhere to count. Every method is one whole change: it is made, or it is not.
pub trait Store: std::fmt::Debug + Send + Sync {
    /// Counts a question that found no answer; `text` is what [`kept`](crate::gaps::kept) gives. What was asked last
    /// more than [`EXPIRES_AFTER_DAYS`](crate::gaps::EXPIRES_AFTER_DAYS) ago is forgotten.
    ///
    /// # Errors
    /// If the store cannot be written.
    fn count_question(&self, text: &str, outcome: Outcome, today: Date) -> Result<(), StoreError>;

    /// Returns the questions that were counted and are not forgotten, the most asked first.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn questions(&self, today: Date) -> Result<Vec<Unanswered>, StoreError>;

    /// Marks questions as such that no editor wants to see; returns how many there were.
    ///
    /// # Errors
    /// If the store cannot be written.
    fn ignore(&self, texts: &[&str]) -> Result<usize, StoreError>;

    /// Forgets questions; returns how many there were.
    ///
    /// # Errors
    /// If the store cannot be written.
    fn forget(&self, texts: &[&str]) -> Result<usize, StoreError>;

    /// Counts what a reader thinks of the answer with a topic, in place of what the same reader thought before.
    ///
    /// # Errors
    /// If the store cannot be written.
    fn count_vote(
        &self,
        topic: &TopicId,
        vote: Vote,
        instead_of: Option<Vote>,
        today: Date,
    ) -> Result<(), StoreError>;

    /// Returns what readers thought, the topics with most thumbs down first.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn votes(&self) -> Result<Vec<Votes>, StoreError>;
}

/// What a reader thinks of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vote {
    /// It helped.
    Up,
    /// It did not.
    Down,
}

/// What readers thought of the answers with a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// The topic; it may be gone from the data since.
    pub topic: TopicId,
    /// How many it helped.
    pub up: u32,
    /// How many it did not.
    pub down: u32,
    /// The day of the last vote.
    pub last: Date,
}

/// Why something cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be used as a store.
    #[error("failed to open the counts in {path}: {reason}; name another file with the option store, or off")]
    Open {
        /// The file.
        path: std::path::PathBuf,
        /// Why.
        reason: String,
    },
    /// The store was opened, and now fails.
    #[error("failed to use the counts: {0}")]
    Use(String),
}
