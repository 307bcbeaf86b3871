//! Terms as small numbers.

use std::collections::HashMap;

/// Number of a term in a [`Vocabulary`].
pub(super) type TermId = u32;

/// The terms of an index, numbered in the order of their first appearance.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<Box<str>, TermId>,
}

impl Vocabulary {
    /// Returns the number of a term, giving it the next free one if it is new.
    pub(super) fn intern(&mut self, term: &str) -> TermId {
        if let Some(&id) = self.ids.get(term) {
            return id;
        }
        let id = TermId::try_from(self.ids.len()).expect("fewer than 2^32 terms");
        self.ids.insert(term.into(), id);
        id
    }

    /// Returns the number of a term, None for an unknown one.
    pub(super) fn get(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
    }

    /// Returns how many terms there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}
