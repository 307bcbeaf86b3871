//! Texts as words: what was written, how it compares, what it stems to.

use rust_stemmers::Algorithm;

use super::{digits_of, fold, is_stop_word};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As folded by [`fold`]; never empty.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub span: std::ops::Range<usize>,
    /// Whether it was written with a capital first letter.
    pub capital: bool,
    /// Whether a sentence begins with it, so that a capital says nothing.
    pub opens_sentence: bool,
}

/// Splits a text into words at white space and punctuation; apostrophes and accents do not split.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut opens_sentence = true;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_word_char(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let before = found.len();
            push_folded(&mut found, text, from..at, opens_sentence);
            opens_sentence &= found.len() == before;
        }
        opens_sentence |= matches!(c, '.' | '!' | '?' | '\n' | ':' | ';');
    }
    found
}

/// Pushes what folding makes of a stretch: usually one word, none for marks alone.
fn push_folded(found: &mut Vec<Word>, text: &str, span: std::ops::Range<usize>, opens_sentence: bool) {
    let written = &text[span.clone()];
    let capital = written.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    for (i, part) in fold(written).split(' ').filter(|part| !part.is_empty()).enumerate() {
        let opens_sentence = opens_sentence && i == 0;
        found.push(Word { folded: part.to_owned(), span: span.clone(), capital, opens_sentence });
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200f}')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Turns folded words into the terms that are indexed.
pub struct Stemmer(rust_stemmers::Stemmer);

impl Default for Stemmer {
    fn default() -> Self {
        Self(rust_stemmers::Stemmer::create(Algorithm::English))
    }
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stemmer(English)")
    }
}

impl Stemmer {
    /// Returns the term of a folded word: its English stem, numbers in digits.
    #[must_use]
    pub fn stem(&self, folded: &str) -> String {
        match digits_of(folded) {
            Some(digits) => digits.to_owned(),
            None => self.0.stem(folded).into_owned(),
        }
    }

    /// Returns the terms of a text without stop words, in order, with repetitions.
    #[must_use]
    pub fn terms(&self, text: &str) -> Vec<String> {
        let folded = fold(text);
        folded
            .split(' ')
            .filter(|word| !word.is_empty() && !is_stop_word(word))
            .map(|word| self.stem(word))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_knows_where_and_how_it_was_written() {
        let found = words("Who shot Sicario? Deakins's Sicario");
        let seen: Vec<_> = found.iter().map(|w| (w.folded.as_str(), w.capital, w.opens_sentence)).collect();
        let expected = [
            ("who", true, true),
            ("shot", false, false),
            ("sicario", true, false),
            ("deakins", true, true),
            ("sicario", true, false),
        ];
        assert_eq!(seen, expected);
        assert_eq!(&"Who shot Sicario? Deakins's Sicario"[found[3].span.clone()], "Deakins's");
    }

    #[test]
    fn terms_are_stems_without_stop_words() {
        let terms = Stemmer::default().terms("How did they shoot the long takes in Part Two?");
        assert_eq!(terms, ["shoot", "long", "take", "part", "2"]);
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_and_words_are_folded(text in any::<String>()) {
            for word in words(&text) {
                prop_assert!(text.get(word.span.clone()).is_some());
                prop_assert_eq!(&fold(&word.folded), &word.folded);
                prop_assert!(!word.folded.is_empty());
            }
        }
    }
}
