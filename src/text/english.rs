//! Which words are English.

use std::collections::HashSet;
use std::sync::LazyLock;

use spellbook::Dictionary;

use super::fold;

/// Made as data/english/README.md says.
const AFFIXES: &str = include_str!("../../data/english/en.aff");
const WORDS: &str = include_str!("../../data/english/en.dic");
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::new(AFFIXES, WORDS).expect("the dictionary in the repository is one; a test holds that")
});
/// The words that it lists with a capital, folded: people, places, days.
static PROPER: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let stems = WORDS.lines().map(|line| line.split('/').next().unwrap_or(line));
    stems.filter(|stem| stem.starts_with(char::is_uppercase)).map(fold).collect()
});

/// Whether a folded word is an English word, American or British, that is not a name alone. The first call
/// reads the dictionary, which takes some 20 ms.
#[must_use]
pub fn is_english(folded: &str) -> bool {
    DICTIONARY.check(folded) || contraction(folded).is_some_and(|word| DICTIONARY.check(&word))
}

/// Whether a folded word is English and never a name by itself: "answered", "mother"; but not "rose" or "mark". What
/// few people are called, as "sky", counts as such a word.
#[must_use]
pub fn is_no_name(folded: &str) -> bool {
    !PROPER.contains(folded) && DICTIONARY.check(folded)
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

    #[test]
    fn what_some_people_are_called_may_be_a_name() {
        for word in ["answered", "mother", "four", "starring"] {
            assert!(is_no_name(word), "{word}");
        }
        for word in ["rose", "mark", "summer", "lena", "zxcv"] {
            assert!(!is_no_name(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_is_or_is_not(word in any::<String>()) {
            let _ = is_english(&crate::text::fold(&word));
        }
    }
}
