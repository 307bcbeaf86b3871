//! Lines that a copy has instead of a picture.

use crate::text::{fold, is_stop_word};

/// Whether a line is the name of a picture's file, or the text that stands for a picture on a page with that headline.
pub(super) fn is_of_picture(line: &str, title: &str) -> bool {
    is_name_of_picture(line) || says_what_picture_shows(line, title)
}

/// "ann-poe-ember-set-2", where a copy has the name of a picture.
fn is_name_of_picture(line: &str) -> bool {
    const FEWEST: usize = 3;
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    line.split('-').count() >= FEWEST
        && line.split('-').all(is_part)
        && line.contains(|c: char| c.is_ascii_lowercase())
}

/// "ember teaser lena aoki": the text that stands for a picture, in words of the headline and small as they are searched for.
fn says_what_picture_shows(line: &str, title: &str) -> bool {
    const FEWEST: usize = 2;
    const LONGEST: usize = 8;
    let is_small = line.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || " -'’".contains(c));
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    if !is_small || !(FEWEST..=LONGEST).contains(&words.len()) {
        return false;
    }
    let title = fold(title);
    let is_shared = |word: &&&str| !is_stop_word(word) && title.split(' ').any(|own| own == **word);
    words.iter().filter(is_shared).count() >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_picture_is_no_line_of_a_talk() {
        let title = "Lena Aoki on Her Film Ember Road";
        assert!(says_what_picture_shows("ember road teaser lena", title));
        for line in ["ember road: a teaser", "on her way", "ember and ash", "Ember Road Lena"] {
            assert!(!says_what_picture_shows(line, title), "{line}");
        }
    }
}
