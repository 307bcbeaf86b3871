//! One way to write a text down.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// Returns the text composed (NFC) and on one line: white space is single spaces, none at the ends.
pub(super) fn one_line(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns English prose with straight quotation marks and apostrophes, as 2702 of the launch data's 2756
/// were in questions, wordings and summaries. A text that has quotation marks of another language keeps all.
pub(super) fn straight_quotes(text: &str) -> Cow<'_, str> {
    const FOREIGN: [char; 8] = ['„', '‚', '«', '»', '‹', '›', '「', '『'];
    if text.contains(FOREIGN) || !text.contains(['‘', '’', '“', '”']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(['‘', '’'], "'").replace(['“', '”'], "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_single_spaces() {
        assert_eq!(one_line(" a\n\tb\u{a0} c\r\n"), "a b c");
        assert_eq!(one_line(" \n"), "");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(one_line("e\u{301}"), "é");
    }

    #[test]
    fn english_quotation_marks_are_straight_and_others_stay() {
        assert_eq!(straight_quotes("‘It’s “Heat”’"), "'It's \"Heat\"'");
        for text in ["„Heat“", "« l’été »", "plain 'old' \"text\""] {
            assert_eq!(straight_quotes(text), text);
        }
    }
}
