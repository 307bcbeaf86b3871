//! Which words are English.

use std::sync::LazyLock;

use spellbook::Dictionary;

/// Made as data/english/README.md says.
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let (affixes, words) =
        (include_str!("../../data/english/en.aff"), include_str!("../../data/english/en.dic"));
    Dictionary::new(affixes, words).expect("the dictionary in the repository is one; a test holds that")
});

/// Whether a folded word is an English word, American or British, that is not a name alone. The first call
/// reads the dictionary, which takes some 20 ms.
#[must_use]
pub fn is_english(folded: &str) -> bool {
    DICTIONARY.check(folded) || contraction(folded).is_some_and(|word| DICTIONARY.check(&word))
}

/// Folding takes apostrophes away: "wasnt" is "wasn't".
fn contraction(folded: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["nt", "ll", "ve", "re", "d"];
    let ending = ENDINGS.iter().find(|ending| folded.ends_with(*ending) && folded.len() > ending.len())?;
    let apostrophe = if *ending == "nt" { folded.len() - 1 } else { folded.len() - ending.len() };
    Some(format!("{}'{}", &folded[..apostrophe], &folded[apostrophe..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_both_sides_of_the_ocean_are_english() {
        for word in ["ploughed", "plow", "colour", "scrawny", "filthiest", "wasnt", "youll", "cameraman"] {
            assert!(is_english(word), "{word}");
        }
    }

    #[test]
    fn names_and_misspellings_are_not() {
        for word in ["lanthimos", "extracton", "whihc", "villeneuve", "hargrave", "zxcv"] {
            assert!(!is_english(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_is_or_is_not(word in any::<String>()) {
            let _ = is_english(&crate::text::fold(&word));
        }
    }
}
