//! Which words are of the language at large, and which of them are frequent.

use std::collections::{HashMap, HashSet};

use crate::model::{Collection, Topic};
use crate::text::{is_english, is_stop_word, words};

/// How far down a list of words by frequency a word still counts as common. In the word list of
/// all-MiniLM-L6-v2 the titles Nope, Jaws and Elle stand before this rank, Parasite, Dune and Fargo after it.
const COMMON_RANK: u32 = 17_000;

/// The words of the language at large, with those that the store writes in lower case.
#[derive(Debug, Default)]
pub(super) struct Language {
    ranks: HashMap<Box<str>, u32>,
    in_lower_case: HashSet<Box<str>>,
}

impl Language {
    /// `general` are folded words of the language, the most frequent first; may be empty.
    pub(super) fn build(collection: &Collection, general: Vec<String>) -> Self {
        let ranks = general.into_iter().zip(0..).map(|(word, rank)| (word.into(), rank)).collect();
        // Not the aliases: they are written as people type, titles in lower case too.
        let prose = collection.topics().iter().flat_map(prose_of);
        let in_lower_case = prose
            .flat_map(words)
            .filter(|word| !word.capital && word.folded.bytes().any(|b| b.is_ascii_alphabetic()))
            .map(|word| word.folded.into())
            .collect();
        Self { ranks, in_lower_case }
    }

    /// Whether no words of the language at large were given.
    pub(super) fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// Whether a folded word belongs to the language at large.
    pub(super) fn is_general(&self, folded: &str) -> bool {
        is_stop_word(folded) || self.ranks.contains_key(folded) || !self.is_empty() && is_english(folded)
    }

    /// Whether a folded word is so frequent that it need not be a name where it stands.
    pub(super) fn is_common(&self, folded: &str) -> bool {
        is_stop_word(folded)
            || self.in_lower_case.contains(folded)
            || self.ranks.get(folded).is_some_and(|&rank| rank < COMMON_RANK)
    }
}

fn prose_of(topic: &Topic) -> impl Iterator<Item = &str> {
    std::iter::once(topic.question.as_str()).chain(topic.summary.as_deref())
}
