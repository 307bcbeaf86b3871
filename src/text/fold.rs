//! One spelling for what readers type in many.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the text in lower case without accents, with everything that is
/// neither letter nor digit turned into single spaces.
///
/// Apostrophes inside a word vanish ("don't" and "dont" are one), a
/// possessive `'s` goes with its apostrophe. Empty when no letter or digit is there.
#[must_use]
pub fn fold(text: &str) -> String {
    if is_plain(text) { one_case(text.chars(), text.len()) } else { fold_any(text) }
}

/// [`fold`] for text of any script: it is taken apart first, which costs several times what the rest does.
fn fold_any(text: &str) -> String {
    let parts = text.nfkd().filter(|&c| !is_combining_mark(c) && !is_invisible(c));
    // Hangul comes apart in the decomposition; put together it compares syllable by syllable.
    one_case(parts, text.len()).nfc().collect()
}

/// Whether nothing in the text comes apart, as in most English text.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || matches!(c, '‘' | '’' | '“' | '”' | '–' | '—'))
}

/// Words of letters in lower case and digits, single spaces between them.
fn one_case(chars: impl Iterator<Item = char> + Clone, n_bytes: usize) -> String {
    let mut folded = String::with_capacity(n_bytes);
    let mut chars = chars.peekable();
    while let Some(c) = chars.next() {
        if is_apostrophe(c) {
            skip_possessive(&mut chars);
        } else if c.is_alphanumeric() {
            push_letter(&mut folded, c);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Returns [`fold`]ed text without its spaces: "Joon-ho", "Joon Ho" and "Joonho" share a key.
#[must_use]
pub fn fold_key(text: &str) -> String {
    let mut key = fold(text);
    key.retain(|c| c != ' ');
    key
}

fn skip_possessive(chars: &mut std::iter::Peekable<impl Iterator<Item = char> + Clone>) {
    let mut ahead = chars.clone();
    let possessive =
        matches!(ahead.next(), Some('s' | 'S')) && !ahead.next().is_some_and(char::is_alphanumeric);
    if possessive {
        chars.next();
    }
}

fn push_letter(folded: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        'ł' | 'Ł' => folded.push('l'),
        'ø' | 'Ø' => folded.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'þ' | 'Þ' => folded.push_str("th"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'ı' => folded.push('i'),
        _ => folded.extend(c.to_lowercase().filter(|&c| !is_combining_mark(c))),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Zero-width and direction marks, the soft hyphen, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, folded: &str) {
        assert_eq!(fold(text), folded, "{text:?}");
    }

    #[test]
    fn accents_case_and_punctuation_go() {
        check("Hildur Guðnadóttir", "hildur gudnadottir");
        check("  Paweł   PAWLIKOWSKI! ", "pawel pawlikowski");
        check("¡Átame!", "atame");
        check("Ryūsuke—Hamaguchi", "ryusuke hamaguchi");
        check("ﬁlm № 2", "film no 2");
    }

    #[test]
    fn apostrophes_join_and_possessives_go() {
        check("Nolan's wasn’t Lupita Nyong’o", "nolan wasnt lupita nyongo");
        check("the brothers' film", "the brothers film");
    }

    #[test]
    fn what_cannot_be_seen_is_not_there() {
        check("he\u{200b}at\u{202e}", "heat");
        check("🍿🍿", "");
        check("\u{0}\u{7}", "");
    }

    #[test]
    fn other_scripts_stay() {
        check("Привет", "привет");
        check("봉준호", "봉준호");
    }

    #[test]
    fn a_key_has_no_spaces() {
        assert_eq!(fold_key("Bong Joon-ho"), fold_key("bong joonho"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn plain_text_is_folded_as_any(text in "[ -~‘’“”–—]{0,40}") {
            prop_assert!(is_plain(&text));
            prop_assert_eq!(one_case(text.chars(), text.len()), fold_any(&text));
        }

        #[test]
        fn folded_text_is_words_and_single_spaces(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
            prop_assert!(folded.chars().all(|c| c == ' ' || !c.is_ascii_uppercase()));
        }
    }
}
