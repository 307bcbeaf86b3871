//! Names that were said and are not in the store.

use std::ops::Range;

use crate::text::{Word, is_stop_word};

use super::super::spelling::Spelling;
use super::support::is_shouted;

/// Returns runs of words that look like the name of something unknown, in the text's order: capitals inside
/// of a sentence, or words that neither the store nor the language knows. `is_named` says of each word
/// whether a believed mention takes it.
pub(in super::super) fn unknown_names(
    words: &[Word],
    spelling: &Spelling,
    is_named: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let shouted = is_shouted(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = if shouted { at } else { end_of_capitals(words, at) };
        let run = at..end.max(at + 1);
        if !run.clone().any(&is_named) && is_name_like(&words[run.clone()], spelling, end > at) {
            found.push(run.clone());
        }
        at = run.end;
    }
    merge(found)
}

/// Where a run of capitals that starts at `from` ends; `from` itself if there is none. Small words between
/// two capitals belong to it: Anatomy of a Fall.
fn end_of_capitals(words: &[Word], from: usize) -> usize {
    let mut end = from;
    for (at, word) in words.iter().enumerate().skip(from) {
        let goes_on = at == from || !word.opens_sentence;
        if word.capital && goes_on && word.folded != "i" {
            end = at + 1;
        } else if !is_stop_word(&word.folded) || end == from || !goes_on {
            break;
        }
    }
    end
}

fn is_name_like(run: &[Word], spelling: &Spelling, in_capitals: bool) -> bool {
    let run = match run {
        // The first word of a sentence is part of a name only if it could be one.
        [first, rest @ ..] if first.opens_sentence && !rest.is_empty() && is_stop_word(&first.folded) => rest,
        _ => run,
    };
    let is_strange = |word: &Word| !spelling.knows(&word.folded) && word.folded.chars().count() > 2;
    let strange = spelling.knows_the_language() && run.iter().any(is_strange);
    let telling = || run.iter().filter(|word| !is_stop_word(&word.folded));
    let in_sentence = run.iter().any(|word| word.capital && !word.opens_sentence);
    let unseen = telling().any(|word| !spelling.is_in_store(&word.folded));
    strange || (in_capitals && in_sentence && (unseen || telling().count() > 1))
}

fn merge(runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for run in runs {
        match merged.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => merged.push(run),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Collection;
    use crate::search::language::Language;
    use crate::text::words;

    fn check(text: &str, general: &[&str], expected: &[&str]) {
        let general = general.iter().map(|&word| word.to_owned()).collect();
        let nothing = Collection::default();
        let spelling = Spelling::build(&nothing, Language::build(&nothing, general));
        let words = words(text);
        let found: Vec<String> = unknown_names(&words, &spelling, |_| false)
            .into_iter()
            .map(|run| words[run].iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn capitals_inside_a_sentence_are_names() {
        check("is Anatomy of a Fall true", &["anatomy", "fall", "true"], &["anatomy of a fall"]);
        check("True is the fall", &["true", "fall"], &[]);
    }

    #[test]
    fn words_that_nobody_knows_are_names() {
        check("yorgos lanthimos fall", &["fall"], &["yorgos lanthimos"]);
        check("fall", &["fall"], &[]);
    }
}
