//! Character n-grams: what two spellings of a word still share.

/// Shortest and longest n-gram. Pieces of 3 bridge most misspellings; 4 and 5 tell words apart.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;

/// Calls `each` with the n-grams of every word of a folded text, word ends marked by a space.
///
/// A word's n-grams never reach into the next word. Nothing is called for the empty text.
pub fn ngrams(folded: &str, mut each: impl FnMut(&str)) {
    let mut padded = String::new();
    let mut starts = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        padded.clear();
        padded.extend([" ", word, " "]);
        starts.clear();
        starts.extend(padded.char_indices().map(|(at, _)| at).chain([padded.len()]));
        for length in LENGTHS {
            for window in starts.windows(length + 1) {
                each(&padded[window[0]..window[length]]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        ngrams(text, |gram| found.push(gram.to_owned()));
        found
    }

    #[test]
    fn every_window_of_three_to_five_is_there_once() {
        assert_eq!(collect("heat"), [" he", "hea", "eat", "at ", " hea", "heat", "eat ", " heat", "heat "]);
    }

    #[test]
    fn words_do_not_run_together() {
        assert!(collect("up us").iter().all(|gram| !gram.trim().contains(' ')));
        assert!(collect("").is_empty());
    }
}
