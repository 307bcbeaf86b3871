//! Texts made fit to show: cut to length, without what would disturb a screen.

use unicode_segmentation::UnicodeSegmentation;

/// Returns the text with a capital first letter.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Returns the text in at most `max_chars` characters, cut between graphemes, with an
/// ellipsis if anything was cut. A `max_chars` of 0 gives the empty text.
#[must_use]
pub fn cut_at_grapheme(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = max_chars.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        let chars = grapheme.chars().count();
        if chars > left {
            break;
        }
        left -= chars;
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if max_chars > 0 {
        kept.push('…');
    }
    kept
}

/// Returns the text on one line: control characters and direction marks gone, white space single.
///
/// A question shown back to its asker must not move the cursor or turn the line around.
#[must_use]
pub fn printable(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| is_shown(c)).collect();
    clean.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_texts_stay_and_long_ones_end_in_an_ellipsis() {
        assert_eq!(cut_at_grapheme("heat", 4), "heat");
        assert_eq!(cut_at_grapheme("heat wave", 6), "heat…");
        assert_eq!(cut_at_grapheme("heat", 0), "");
    }

    #[test]
    fn a_grapheme_is_never_split() {
        let family = "👩‍👩‍👧";
        assert_eq!(cut_at_grapheme(&format!("a{family}b"), 4), "a…");
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(printable(" a\u{1b}[2Jb\n\n c\u{202e} "), "a[2Jb c");
    }

    proptest! {
        #[test]
        fn a_cut_text_is_a_beginning_within_the_length(text in any::<String>(), max in 0usize..40) {
            let cut = cut_at_grapheme(&text, max);
            prop_assert!(cut.chars().count() <= max);
            prop_assert!(text.starts_with(cut.trim_end_matches('…')));
        }

        #[test]
        fn printable_text_has_no_control_characters(text in any::<String>()) {
            prop_assert!(!printable(&text).chars().any(char::is_control));
        }
    }
}
