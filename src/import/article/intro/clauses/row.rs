//! Rows of what was talked about that are parted by the same mark throughout.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::capitalised;

use super::{GO_ON, RELATIVE, SEVERAL, WH, is_whole, split_at_joints, without_and};

/// Clauses of which some have commas of their own: "why she left, and when; how it was built; and what she hums"; where
/// nothing else is, `alone`, they may ask nothing.
pub(super) fn parted_by_semicolons(text: &str, alone: bool) -> Option<Vec<String>> {
    if !text.contains("; ") {
        return None;
    }
    let mut clauses: Vec<&str> = text.split("; ").map(without_and).collect();
    // "building the barn; her father’s salt and |how it rained|"
    if let Some(last) = clauses.pop() {
        clauses.extend(split_at_joints(last).into_iter().map(without_and));
    }
    let asks = alone || clauses.iter().any(|clause| WH.is_match(clause));
    (clauses.len() >= SEVERAL && asks && clauses.iter().all(|clause| is_whole(clause)))
        .then(|| clauses.into_iter().map(capitalised).collect())
}

/// The things of a row that ends in ", and" and asks nothing: "goats, salt, and her noisy neighbours". Its end may
/// have been cut: ", and more".
pub(super) fn series(text: &str, is_cut: bool) -> Option<Vec<String>> {
    const LONGEST: usize = 12;
    let text = with_comma(text);
    let things: Vec<&str> = text.split(", ").map(without_and).collect();
    let is_row = things.len() >= SEVERAL
        && (is_cut || text.rsplit(", ").next().is_some_and(|last| last.starts_with("and ")));
    let is_thing = |thing: &&str| {
        let n_words = thing.split(' ').count();
        let goes_on = GO_ON.iter().any(|word| thing.starts_with(&format!("{word} ")));
        n_words <= LONGEST && !WH.is_match(thing) && !RELATIVE.is_match(thing) && !goes_on
    };
    let is_named = things.iter().all(|thing| thing.starts_with(char::is_uppercase));
    (is_row && !is_named && things.iter().all(is_thing))
        .then(|| things.into_iter().map(capitalised).collect())
}

/// "the mud, the names they gave|, and the tide|": the last two things of a row may have no comma between them.
fn with_comma(text: &str) -> Cow<'_, str> {
    let (before, last) = text.rsplit_once(", ").unwrap_or(("", text));
    // "learning to drive, sharing scenes and |shooting at night|"
    static DOING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Ll}{2,}ing\b"));
    let is_done = before.split(", ").all(|thing| DOING.is_match(thing));
    let doing =
        last.find(" and ").filter(|at| is_done && DOING.is_match(last) && DOING.is_match(&last[at + 5..]));
    let and = doing.or_else(|| {
        ["the", "a", "an", "his", "her", "their"].iter().find_map(|word| last.find(&format!(" and {word} ")))
    });
    match and {
        Some(at) if !before.is_empty() && !last.starts_with("and ") => {
            let at = text.len() - last.len() + at;
            Cow::Owned(format!("{},{}", &text[..at], &text[at..]))
        }
        _ => Cow::Borrowed(text),
    }
}
