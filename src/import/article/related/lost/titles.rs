//! Titles of pages in a sentence that marks them by nothing but their capitals.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::import::article::related::below::is_in_title_case;
use crate::import::pattern::pattern;

/// "our past talks, including |Ann Poe on Storm| and |Joe Roe on Tide|"
pub(super) fn included(sentence: &str) -> Vec<String> {
    static INCLUDED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:pieces|talks|interviews|conversations|episodes|articles|coverage|series)\b[^.;]{0,30}, including (\p{Lu}[^.;]{2,40} on \p{Lu}[^;]{2,160})$",
        )
    });
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r",? and |, "));
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    let Some(found) = INCLUDED.captures(bare) else { return Vec::new() };
    let parts: Vec<String> = JOINT.split(&found[1]).map(str::to_owned).collect();
    match parts.iter().all(|part| part.contains(" on ") && part.starts_with(char::is_uppercase)) {
        true => parts,
        false => Vec::new(),
    }
}

/// "check out |Ten Cellars With a View| and |Exclusive Clip: A Goat Swims|": headlines, of which only their capitals tell
/// where one ends.
pub(super) fn titles_of_verb(sentence: &str) -> Vec<String> {
    const FEWEST: usize = 4;
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:check out|take a look at|read|see|watch|revisit) ((?:\p{Lu}|\d)[^“”]{20,}?)[.!]?$")
    });
    let Some(found) = VERB.captures(sentence) else { return Vec::new() };
    let titles: Vec<&str> = found[1].split(" and ").collect();
    let is_title = |title: &&str| {
        title.split(' ').count() >= FEWEST
            && is_in_title_case(title)
            && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    match titles.len() > 1 && titles.iter().all(is_title) {
        true => titles.into_iter().map(str::to_owned).collect(),
        false => Vec::new(),
    }
}

/// The title, or the list that names itself, with which a sentence ends behind a verb: its first group.
pub(super) fn title_at_end(sentence: &str) -> Option<Captures<'_>> {
    // "take a look at |Every Barn Currently on Film|."
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:take a look at|check out|look at|read|see) ((?:\p{Lu}|\d)[\p{L}\p{N}’'-]*(?: (?:(?:of|in|the|to|and|a|for|on) )*(?:\p{Lu}|\d)[\p{L}\p{N}’'-]*){4,})[.!]?$",
        )
    });
    // "check out |the best mills in film and where to see them|"
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:check out|take a look at|look at|browse|revisit|see|read) ((?:the \d+|the (?:best|greatest|worst|scariest|funniest)|every|all the) (?:[^.,;:“”]+ )?(?:movies?|films?|shows?|series|scenes?|performances?|documentaries|episodes?)\b[^.,;:“”]*)[.!]?$",
        )
    });
    TITLE.captures(sentence).or_else(|| LIST.captures(sentence))
}

/// What is to be read or watched, told without a title: "see |what Ann Poe had to say about it|", "take a look at
/// |this video of the mill|".
pub(super) fn piece_of_verb(sentence: &str) -> Option<&str> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:see|read|hear|watch|find out) (what \p{Lu}[^.,;]{3,80}? (?:had to say|has to say|told us)\b[^.,;]*?)[.!]?$|\b(?:take a look at|check out|watch|see) (this [^.,;]{3,60}? (?:video|reel|gallery|map|infographic)\b[^.,;]*?)[.!]?$",
        )
    });
    let found = SAID.captures(sentence)?;
    Some(found.get(1).or_else(|| found.get(2))?.as_str())
}
