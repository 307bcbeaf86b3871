//! Which language a message is in, as far as Junket tells them apart.

use whatlang::{Detector, Lang};

/// Fewest words of which a language is guessed; names and titles of other languages stand in any message.
const MIN_WORDS: usize = 3;

/// Whether a text is Spanish or French rather than English. Texts of under three words are taken for English, as
/// is what cannot be told.
#[must_use]
pub fn is_foreign(text: &str) -> bool {
    if text.split_whitespace().count() < MIN_WORDS {
        return false;
    }
    let detector = Detector::with_allowlist(vec![Lang::Eng, Lang::Spa, Lang::Fra]);
    detector.detect(text).is_some_and(|found| found.lang() != Lang::Eng && found.is_reliable())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spanish_and_french_are_told_from_english() {
        assert!(is_foreign("¿qué dijo sobre los colores de la película?"));
        assert!(is_foreign("pourquoi a-t-elle choisi de tourner en noir et blanc ?"));
        assert!(!is_foreign("how did they shoot the long take"));
        assert!(!is_foreign("what did he say about the colours"));
        assert!(!is_foreign("la casa"));
        assert!(!is_foreign(""));
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let _ = is_foreign(&text);
        }
    }
}
