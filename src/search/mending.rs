//! A message in words that the store uses: spelling mended, names written out.

use std::ops::Range;

use crate::model::Collection;
use crate::text::Word;

use super::intent;
use super::names::{Form, Mention};
use super::query::Correction;

/// A message with what was made out in it.
pub(super) struct Mending<'a> {
    pub(super) collection: &'a Collection,
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) mentions: &'a [Mention],
    pub(super) corrections: &'a [Correction],
}

impl<'a> Mending<'a> {
    /// Returns a stretch of the message with misspelt and shortened names written out and other words mended.
    pub(super) fn text_of(&self, range: Range<usize>) -> String {
        let mut mended = String::new();
        let start = if range.start == 0 { 0 } else { self.words[range.start].span.start };
        let end =
            if range.end == self.words.len() { self.text.len() } else { self.words[range.end].span.start };
        let mut copied_to = start;
        for at in range {
            let span = &self.words[at].span;
            let Some(replacement) = self.replacement(at) else { continue };
            mended.push_str(self.text.get(copied_to..span.start).unwrap_or_default());
            mended.push_str(replacement);
            copied_to = span.end.max(copied_to);
        }
        mended.push_str(self.text.get(copied_to..end).unwrap_or_default());
        mended
    }

    /// What stands in a word's place; None where it stays.
    fn replacement(&self, at: usize) -> Option<&'a str> {
        match mention_at(self.mentions, at) {
            Some(mention) if is_written_out(mention) => {
                let is_first = at == mention.words.start;
                Some(if is_first { self.collection.name(mention.best().subject) } else { "" })
            }
            Some(_) => None,
            None => self.correction(&self.words[at]),
        }
    }

    fn correction(&self, word: &Word) -> Option<&'a str> {
        self.corrections.iter().find(|c| c.from == word.folded).map(|c| c.to.as_str())
    }

    /// Returns the words with their spelling mended.
    pub(super) fn mended_words(&self) -> Vec<Word> {
        let mend = |word: &Word| Word { folded: self.mended(word).to_owned(), ..word.clone() };
        self.words.iter().map(mend).collect()
    }

    /// Returns the message as it is written, without the names that are believed.
    pub(super) fn without_names(&self) -> String {
        let mut kept = String::new();
        let mut copied_to = 0;
        let named = self.words.iter().enumerate().filter(|(at, _)| mention_at(self.mentions, *at).is_some());
        for (_, word) in named {
            kept.push_str(self.text.get(copied_to..word.span.start).unwrap_or_default());
            copied_to = word.span.end.max(copied_to);
        }
        kept.push_str(self.text.get(copied_to..).unwrap_or_default());
        kept
    }

    /// Returns the words that may say something of what is asked, names left out.
    pub(super) fn content(&self) -> String {
        let words = self.words.iter().enumerate().filter(|(at, _)| mention_at(self.mentions, *at).is_none());
        let content = words.map(|(_, word)| self.mended(word)).filter(|word| intent::is_content(word));
        content.collect::<Vec<_>>().join(" ")
    }

    fn mended<'b>(&'b self, word: &'b Word) -> &'b str {
        self.correction(word).unwrap_or(&word.folded)
    }
}

/// Returns the believed mention that takes a word.
pub(super) fn mention_at(mentions: &[Mention], at: usize) -> Option<&Mention> {
    mentions.iter().find(|mention| mention.takes(at))
}

/// A name that was misspelt or given by another name is written out; one that reads as it stands stays.
fn is_written_out(mention: &Mention) -> bool {
    mention.edits > 0 || mention.best().form == Form::Full
}
