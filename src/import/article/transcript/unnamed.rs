//! What is said to somebody without asking, where whoever asks bears no name and those who answer do.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::fold;

use super::turns::Turn;

/// Returns which turns tell something that is answered.
pub(super) fn told(turns: &[Turn]) -> Vec<usize> {
    opening(turns).into_iter().chain(between(turns)).collect()
}

/// The first that is said, below a line of marks and above who answers it: "* * *", "I have seen it twice.", "LENA: Oh,
/// no."
fn opening(turns: &[Turn]) -> Option<usize> {
    // "They stopped here last week on a tour." ends an introduction.
    static SPEAKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:I|[Yy]ou(?:r|rs)?|[Mm]y|[Mm]e)\b"));
    let first = turns.iter().position(|turn| turn.label.is_some())?.checked_sub(1)?;
    let is_below_line = first.checked_sub(1).is_some_and(|above| fold(&turns[above].text).is_empty());
    (is_below_line && SPEAKS.is_match(&turns[first].text)).then_some(first)
}

/// What is told somebody of themselves between two answers: "LENA: Oh, no.", "You have said that you never draw.", "LENA: I
/// can’t."
fn between(turns: &[Turn]) -> impl Iterator<Item = usize> {
    const LONGEST: usize = 60;
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:And |But |So )?[Yy]ou(?:r|(?:’|')(?:ve|re|d)| (?:both|two|also|once|\p{L}+ed|said|told|were|are|have|had|made|wrote|shot|grew))\b",
        )
    });
    let is_told = |turn: &Turn| {
        turn.label.is_none() && TOLD.is_match(&turn.text) && turn.text.split(' ').count() <= LONGEST
    };
    let between = turns
        .windows(3)
        .enumerate()
        .filter(move |(_, three)| three[0].label.is_some() && is_told(&three[1]) && three[2].label.is_some());
    between.map(|(at, _)| at + 1)
}
