//! Where a phrase that names a page ends.

use crate::import::names::is_role;

use super::MOST_BEFORE;
use super::word::{ENDS, OURS, PAGES, PAGES_OF_SOMEBODY, PLACES, PREPOSITIONS, SHOWN, WHEN, Word};

/// Longest such phrase behind its noun, in words.
const MOST_BEHIND: usize = 16;

/// Where the phrase of a noun ends: behind what is said of whom or what it is about.
pub(super) fn ends_at(words: &[Word], noun: usize) -> usize {
    let most = words.len().min(noun + MOST_BEHIND);
    // "the posters |and images|"
    let is_and = words.get(noun + 1).is_some_and(|and| and.bare == "and") && !words[noun].is_last;
    let is_more =
        words.get(noun + 2).is_some_and(|more| more.is_one_of(SHOWN)) && words[noun].is_one_of(SHOWN);
    let noun = if is_and && is_more { noun + 2 } else { noun };
    let mut end = behind_giver(words, noun + 1);
    // "a featurette |that shows how it was done|"
    let shows = ["shows", "explains", "reveals", "tells"];
    let tells = words.get(end + 1).is_some_and(|word| word.is_one_of(&shows));
    if words.get(end).is_some_and(|word| word.bare == "that") && tells && !words[end - 1].is_last {
        return behind_clause(words, end);
    }
    while end < most && !words[end - 1].is_last {
        if let Some(next) = behind_place(words, end) {
            end = next;
            continue;
        }
        if !says_more(words, end) {
            break;
        }
        // "of that last shot"
        end += if words[end + 1].bare == "that" { 2 } else { 1 };
        while end < most && !words[end].is_one_of(PREPOSITIONS) {
            let word = &words[end];
            // "on |how the storm was made|"
            if word.is_one_of(&["how", "why"]) {
                return behind_clause(words, end);
            }
            let is_joint = word.bare == "and" || word.bare == "&";
            if word.ends_phrase() || is_joint && !joins(words, end) {
                break;
            }
            end += 1;
            if word.is_last && !counts_on(words, end) && !names_on(words, end) {
                break;
            }
        }
    }
    end
}

/// Behind a whole clause: it runs to an "and" or to a mark.
fn behind_clause(words: &[Word], at: usize) -> usize {
    let rest = words[at..].iter().take(MOST_BEHIND);
    let more = rest.take_while(|word| word.bare != "and" && !word.is_last).count();
    (at + more + 1).min(words.len())
}

/// Behind who gave or had a talk, or where it is: "the conversation |we had| with Ann Poe", "the long talk |he gave
/// us|", "a piece |here| on her shorts".
fn behind_giver(words: &[Word], at: usize) -> usize {
    let leads = |at: usize| words.get(at).is_some_and(|word| word.is_one_of(PREPOSITIONS));
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| word.is_one_of(list));
    match () {
        () if words[at - 1].is_last => at,
        () if is(at, &["here"]) && leads(at + 1) => at + 1,
        // "a piece |for us| about the flood"
        () if is(at, &["for"]) && is(at + 1, &["us"]) && leads(at + 2) => at + 2,
        () if is(at, &["we", "i"]) && is(at + 1, &["had"]) && leads(at + 2) => at + 2,
        () if is(at, &["he", "she", "they"]) && is(at + 1, &["gave"]) && is(at + 2, &["us"]) => at + 3,
        () if is(at, &["he", "she", "they"]) && is(at + 1, &["did"]) && is(at + 3, &["us"]) => at + 4,
        () => at,
    }
}

/// Behind where or when a page came, if it is said on what it is about: "a clip |over on YouTube| of the scene", "our
/// chat with him |from last year| about the end".
fn behind_place(words: &[Word], at: usize) -> Option<usize> {
    const LENGTH: usize = 3;
    let next = words.get(at + 1)?;
    let is_where = words[at].bare == "over" && next.bare == "on";
    let is_when = words[at].bare == "from" && next.is_one_of(&["last", "earlier", "this"]);
    let goes_on = words.get(at + LENGTH).is_some_and(|word| word.is_one_of(PREPOSITIONS));
    ((is_where || is_when) && goes_on).then_some(at + LENGTH)
}

/// Whether a preposition stands here and says more of a page, not where or when it came.
fn says_more(words: &[Word], at: usize) -> bool {
    const NEAR: usize = 5;
    let Some(behind) = words.get(at + 1).filter(|_| words[at].is_one_of(PREPOSITIONS)) else { return false };
    let is_asking = behind.bare == "what" && !behind.has_capital();
    let is_name = !behind.is_one_of(WHEN) && !is_asking && (behind.bare == "that" || !behind.is_one_of(ENDS));
    // "a trailer |on the film’s own site"
    let near = &words[at + 1..words.len().min(at + NEAR)];
    let is_place = words[at].bare == "on" && near.iter().any(|word| word.is_one_of(PLACES));
    // "to see", but "to the sequel"
    let is_verb = words[at].bare == "to" && !behind.has_capital() && !behind.determines();
    is_name && !is_place && !is_verb
}

/// Whether what stands behind an "and" belongs to the same page: "with Ann Poe and Joe Roe", not "and our review".
pub(super) fn joins(words: &[Word], and: usize) -> bool {
    let Some(next) = words.get(and + 1) else { return false };
    let names_page = |at: usize| words[at].is_one_of(PAGES) || words[at].is_one_of(PAGES_OF_SOMEBODY);
    let leads_to_page = (and + 1..words.len().min(and + 1 + MOST_BEFORE))
        .take_while(|at| {
            *at == and + 1
                || !words[at - 1].is_last && words[*at].bare != "and" && !words[*at].is_one_of(PREPOSITIONS)
        })
        .any(names_page);
    !next.ends_phrase() && !next.is_one_of(OURS) && !leads_to_page
}

/// Whether names are counted up on: "with Ann Poe, |Joe Roe, and Ola Vik".
fn counts_on(words: &[Word], at: usize) -> bool {
    const FAR: usize = 6;
    let parted = words[at - 1].text.ends_with(',') && words[at - 1].has_capital();
    let names = words[at..]
        .iter()
        .take(FAR)
        .take_while(|word| word.has_capital() || word.bare == "and" || is_role(&word.bare));
    let (count, joint) =
        names.fold((0, false), |(count, joint), word| (count + 1, joint || word.bare == "and"));
    parted && joint && count > 2
}

/// Whether the name of whom a word calls follows, and ends the sentence: "with its editor, |Sam Roe".
fn names_on(words: &[Word], at: usize) -> bool {
    const LONGEST: usize = 3;
    let rest = &words[at..];
    let is_name = (1..=LONGEST).contains(&rest.len()) && rest.iter().all(Word::has_capital);
    words[at - 1].text.ends_with(',') && !words[at - 1].has_capital() && is_name
}
