//! A question as it is counted.

use crate::answer::Outcome;
use crate::model::Date;
use crate::text::{cut_at_grapheme, fold};

/// Days after the last time it was asked when a question is forgotten.
pub const EXPIRES_AFTER_DAYS: i32 = 30;
/// Longest text that is kept of a message, in characters. Of the golden questions the longest has 172.
pub const MAX_CHARS: usize = 200;
/// Digits from which a word may be somebody's number: telephone, account, id.
const MANY_DIGITS: usize = 6;

/// A question that found no answer, counted over everybody who asked it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Unanswered {
    /// Its words, folded; see [`kept`].
    pub text: String,
    /// What became of it the last time.
    pub outcome: Outcome,
    /// How often it was asked.
    pub count: u32,
    /// The day on which it was asked first.
    pub first: Date,
    /// The day on which it was asked last.
    pub last: Date,
    /// Whether an editor does not want to see it.
    #[serde(skip)]
    pub ignored: bool,
}

/// Whether a question with this outcome is one that an editor may want to mend.
#[must_use]
pub fn is_unanswered(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Choose | Outcome::NotCovered | Outcome::UnknownSubject | Outcome::Unclear => true,
        Outcome::Answer | Outcome::Overview | Outcome::News => false,
    }
}

/// Returns what is kept of a message: its words in lower case, without accents and punctuation, at most
/// [`MAX_CHARS`] characters. Addresses, mentions, handles and long numbers, which may tell who wrote or of whom, are
/// left out. None if nothing is left.
#[must_use]
pub fn kept(message: &str) -> Option<String> {
    let words = message.split_whitespace().filter(|word| !may_identify(word));
    let text = fold(&words.collect::<Vec<_>>().join(" "));
    let cut = match cut_at_grapheme(&text, MAX_CHARS) {
        whole if whole == text => text,
        // Half a word, and the mark of the cut, would make two questions of one.
        cut => cut.rsplit_once(' ').map_or_else(String::new, |(words, _)| words.to_owned()),
    };
    (!cut.is_empty()).then_some(cut)
}

fn may_identify(word: &str) -> bool {
    let has = |part| word.contains(part);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    // <@1>, <#2>, <:name:3>, </command:4>: what Discord makes of mentions.
    let is_markup = has("<@") || has("<#") || has("<:") || has("<a:") || has("</");
    is_markup || has("@") || has("://") || word.starts_with("www.") || digits >= MANY_DIGITS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_may_tell_who_asks_is_left_out() {
        for (message, expected) in [
            ("How did they shoot THE long take?", Some("how did they shoot the long take")),
            ("<@123456789012345678> who shot 1917?", Some("who shot 1917")),
            (
                "ask me at ana@example.org or @ana, call 030/123456 about Her",
                Some("ask me at or call about her"),
            ),
            ("https://example.org/x?user=ana what is this about", Some("what is this about")),
            ("<:wave:99> </ask:12>", None),
            ("?!", None),
        ] {
            assert_eq!(kept(message).as_deref(), expected, "{message}");
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_is_short_and_folded(message in any::<String>()) {
            if let Some(text) = kept(&message) {
                prop_assert!((1..=MAX_CHARS).contains(&text.chars().count()));
                prop_assert_eq!(fold(&text), text);
            }
        }

        #[test]
        fn a_long_message_is_cut_between_words(n in 1usize..400) {
            let text = kept(&"wonder ".repeat(n)).unwrap();
            prop_assert!(text.split(' ').all(|word| word == "wonder"));
        }
    }
}
