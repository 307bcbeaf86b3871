//! What the bot counts: questions without an answer, and what readers think of answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::answer::Counted;
use crate::gaps::{is_unanswered, kept};
use crate::model::{Date, TopicId};
use crate::store::{Store, StoreError, Vote};

use super::message::Told;

/// How long a reader's vote is remembered, in memory alone, so that it counts once.
const VOTED: Duration = Duration::from_secs(24 * 3600);
/// Votes that are remembered; the oldest go first.
const MAX_VOTED: u64 = 100_000;

/// What is counted, and where.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// Where; None for nowhere.
    pub store: Option<Arc<dyn Store>>,
    /// Whether questions without an answer are.
    pub questions: bool,
    /// Whether what readers think of answers is.
    pub votes: bool,
}

impl Counting {
    /// Returns what is counted, as readers are told.
    pub(super) fn counted(&self) -> Counted {
        let has_store = self.store.is_some();
        Counted { questions: has_store && self.questions, votes: has_store && self.votes }
    }
}

/// Counts while the bot runs. Blocking; a failure is logged, the first of a row as a warning, and nobody waits for it.
#[derive(Debug)]
pub(super) struct Tally {
    counting: Counting,
    /// By user and topic; gone with the program.
    voted: moka::sync::Cache<(u64, TopicId), Vote>,
    has_failed: AtomicBool,
}

impl Tally {
    /// Begins to count.
    pub(super) fn new(counting: Counting) -> Self {
        let voted = moka::sync::Cache::builder().max_capacity(MAX_VOTED).time_to_live(VOTED).build();
        Self { counting, voted, has_failed: AtomicBool::new(false) }
    }

    /// Returns what is counted.
    pub(super) fn counting(&self) -> &Counting {
        &self.counting
    }

    /// Counts a message, if it found no answer and means something by itself.
    pub(super) fn question(&self, message: &str, told: &Told, today: Date) {
        let Some(store) = self.counting.store.as_ref().filter(|_| self.counting.questions) else { return };
        let missed = told.outcome.parse().ok().filter(|&outcome| is_unanswered(outcome) && !told.goes_on);
        if let (Some(outcome), Some(text)) = (missed, kept(message)) {
            self.heed(store.count_question(&text, outcome, today));
        }
    }

    /// Counts what a reader thinks of the answer with a topic; a change of mind takes the place of the vote before.
    pub(super) fn vote(&self, user: u64, topic: TopicId, vote: Vote, today: Date) {
        let Some(store) = self.counting.store.as_ref().filter(|_| self.counting.votes) else { return };
        let key = (user, topic);
        let before = self.voted.get(&key);
        if before != Some(vote) && self.heed(store.count_vote(&key.1, vote, before, today)) {
            self.voted.insert(key, vote);
        }
    }

    /// Returns whether it went well.
    fn heed(&self, result: Result<(), StoreError>) -> bool {
        match &result {
            Ok(()) => self.has_failed.store(false, Ordering::Relaxed),
            Err(error) if self.has_failed.swap(true, Ordering::Relaxed) => {
                tracing::debug!(%error, "not counted");
            }
            Err(error) => tracing::warn!(%error, "not counted; answers go on"),
        }
        result.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Sqlite;

    fn today() -> Date {
        Date::constant(2026, 1, 1)
    }

    fn told(outcome: &'static str) -> Told {
        Told { outcome, ..Told::OTHER }
    }

    fn tally(questions: bool) -> (tempfile::TempDir, Arc<Sqlite>, Tally) {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Sqlite::open(&folder.path().join("counts")).unwrap());
        let counting = Counting { store: Some(Arc::clone(&store) as _), questions, votes: true };
        (folder, store, Tally::new(counting))
    }

    #[test]
    fn what_found_no_answer_is_counted_and_nothing_else() {
        let (_folder, store, tally) = tally(true);
        for outcome in
            ["choose", "not_covered", "unknown_subject", "unclear", "answer", "overview", "news", "other"]
        {
            tally.question(&format!("why {outcome}?"), &told(outcome), today());
        }
        tally.question("and why?", &Told { goes_on: true, ..told("unclear") }, today());
        let texts: Vec<_> = store.questions(today()).unwrap().into_iter().map(|q| q.text).collect();
        assert_eq!(texts, ["why choose", "why not covered", "why unclear", "why unknown subject"]);
    }

    #[test]
    fn counting_can_be_switched_off() {
        let (_folder, store, tally) = tally(false);
        tally.question("why?", &told("unclear"), today());
        assert!(store.questions(today()).unwrap().is_empty());
        Tally::new(Counting { questions: true, votes: true, store: None }).question(
            "why?",
            &told("unclear"),
            today(),
        );
    }

    #[test]
    fn a_reader_has_one_vote_and_may_change_it() {
        let (_folder, store, tally) = tally(true);
        let topic: TopicId = "i#t".parse().unwrap();
        for (user, vote) in [(1, Vote::Up), (1, Vote::Up), (1, Vote::Down), (2, Vote::Down), (2, Vote::Down)]
        {
            tally.vote(user, topic.clone(), vote, today());
        }
        let votes = store.votes().unwrap();
        assert_eq!((votes[0].up, votes[0].down), (0, 2));
    }
}
