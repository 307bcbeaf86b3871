//! Misspelt words, corrected to words of the store.

use std::collections::{HashMap, HashSet};

use crate::model::Collection;
use crate::text::{allowed_edits, edit_distance, fold, letter_mask, may_be_within, stop_words};

use super::document;
use super::intent;
use super::language::Language;

/// The words that the store uses, and those of the language that need no correction.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// By length in characters.
    by_length: HashMap<usize, Vec<StoreWord>>,
    in_store: HashSet<Box<str>>,
    language: Language,
}

#[derive(Debug)]
struct StoreWord {
    word: Box<str>,
    mask: u64,
    /// In how many topics it stands.
    frequency: u32,
}

impl Spelling {
    /// A word of the language at large is never "corrected".
    pub(super) fn build(collection: &Collection, language: Language) -> Self {
        let mut frequencies: HashMap<String, u32> = HashMap::new();
        for (idx, _) in document::topics(collection) {
            let folded = fold(&document::full_text(collection, idx));
            for word in folded.split(' ').collect::<HashSet<_>>() {
                *frequencies.entry(word.to_owned()).or_default() += 1;
            }
        }
        let function_words = stop_words().filter(|word| word.len() > 3);
        for word in intent::vocabulary().chain(function_words) {
            frequencies.entry(word.to_owned()).or_default();
        }
        let mut spelling = Self { language, ..Self::default() };
        for (word, frequency) in frequencies {
            if frequency > 0 {
                spelling.in_store.insert(word.as_str().into());
            }
            let entry = StoreWord { mask: letter_mask(&word), word: word.into(), frequency };
            spelling.by_length.entry(entry.word.chars().count()).or_default().push(entry);
        }
        spelling
    }

    /// Whether a folded word is a word of the store, of the language, or a number.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.is_in_store(folded)
            || self.language.is_general(folded)
            || folded.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether words of the language at large are known at all, so that an unknown word is a strange one.
    pub(super) fn knows_the_language(&self) -> bool {
        !self.language.is_empty()
    }

    /// Whether a folded word stands in some topic.
    pub(super) fn is_in_store(&self, folded: &str) -> bool {
        self.in_store.contains(folded)
    }

    /// Returns the store's nearest spelling of an unknown word, None if there is none near or it needs none.
    ///
    /// The fewest edits win, then the most frequent word, then the alphabet.
    pub(super) fn correct(&self, folded: &str) -> Option<&str> {
        if self.knows(folded) {
            return None;
        }
        let length = folded.chars().count();
        let most = allowed_edits(length).min(2);
        let mask = letter_mask(folded);
        (length.saturating_sub(most)..=length + most)
            .filter_map(|length| self.by_length.get(&length))
            .flatten()
            .filter(|entry| may_be_within(most, mask, entry.mask) && same_start(folded, &entry.word))
            .map(|entry| (edit_distance(folded, &entry.word), entry))
            .filter(|&(distance, entry)| distance <= most.min(allowed_edits(entry.word.chars().count())))
            .min_by_key(|&(distance, entry)| (distance, std::cmp::Reverse(entry.frequency), &entry.word))
            .filter(|&(distance, _)| distance > 0)
            .map(|(_, entry)| &*entry.word)
    }
}

/// People seldom miss the first letter; asking for one of the first two to be shared keeps wild guesses out.
fn same_start(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let (a, b) = ([a.next(), a.next()], [b.next(), b.next()]);
    a[0] == b[0] || (a[0] == b[1] && a[1] == b[0])
}
