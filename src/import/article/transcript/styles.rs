//! Questions that no name stands before and their type sets apart.

use std::collections::BTreeSet;

use super::question::{is_asking_heading, is_question};
use super::talk::FEWEST;
use super::turns::{Style, Turn};

/// Shortest question that stands alone in bold, and the shortest answer that tells it from a cry, in words.
const SHORTEST_SINGLE: usize = 4;
pub(super) const SHORTEST_ANSWER: usize = 10;

/// The types in which unlabelled questions are set.
pub(super) fn styles(turns: &[Turn], asking: &[String], labelled: bool) -> Vec<Style> {
    let of_labelled = turns
        .iter()
        .filter(|turn| turn.label.as_ref().is_some_and(|label| asking.contains(label)))
        .map(|turn| turn.style);
    let of_labelled: Vec<Style> = of_labelled.filter(|style| *style != Style::Plain).collect();
    let count = |style: Style| {
        let is_set = |turn: &&Turn| turn.label.is_none() && turn.style == style && !turn.text.ends_with(':');
        let set: Vec<&Turn> = turns.iter().filter(is_set).collect();
        // Of headings only a question mark tells the questions.
        let asks = |turn: &&&Turn| match style {
            Style::Heading => is_asking_heading(&turn.text),
            _ => is_question(&turn.text),
        };
        let asked = set.iter().filter(asks).count();
        (asked, set.len())
    };
    let mut found = Vec::new();
    for style in [Style::Strong, Style::Emphasis, Style::Heading] {
        let (asked, all) = count(style);
        let enough = match labelled {
            // Often only the first question carries the outlet's name.
            true => {
                let is_alike = match style {
                    Style::Heading => of_labelled.contains(&style),
                    _ => !of_labelled.is_empty(),
                };
                is_alike && asked >= 1 && asked * 2 >= all
            }
            false => asked >= 2 && asked * 2 >= all || answered(turns, style) >= FEWEST,
        };
        if enough && (style == Style::Heading || answers_follow(turns, style)) {
            found.push(style);
        }
    }
    if found.is_empty() && !labelled && is_single(turns) {
        found.push(Style::Strong);
    }
    // Headings of sections stand over the questions of a transcript, which are what was asked.
    if found.len() > 1 && found.contains(&Style::Heading) && count(Style::Heading).0 < 3 * count(found[0]).0 {
        found.retain(|style| *style != Style::Heading);
    }
    found
}

/// Whether one bold paragraph asks, all by itself, and a paragraph of some length answers it.
fn is_single(turns: &[Turn]) -> bool {
    let asks = |turn: &Turn| {
        turn.style == Style::Strong
            && turn.label.is_none()
            && turn.text.ends_with(['?', '？'])
            && turn.text.split(' ').count() >= SHORTEST_SINGLE
    };
    let answers = |turn: &Turn| turn.style == Style::Plain && turn.text.split(' ').count() >= SHORTEST_ANSWER;
    turns.iter().filter(|turn| asks(turn)).count() == 1
        && turns.windows(2).any(|pair| asks(&pair[0]) && answers(&pair[1]))
}

/// How many that are set so end as questions do, with a plain paragraph below each: among them, much else
/// may be set in the same type, as quotations and credits are.
fn answered(turns: &[Turn], style: Style) -> usize {
    let asks = |turn: &Turn| turn.style == style && turn.label.is_none() && turn.text.ends_with(['?', '？']);
    turns.windows(2).filter(|pair| asks(&pair[0]) && pair[1].style == Style::Plain).count()
}

/// Whether what is set so is followed by what is not, as a question by its answer.
fn answers_follow(turns: &[Turn], style: Style) -> bool {
    let mut asked = 0;
    let mut answered = 0;
    for pair in turns.windows(2).filter(|pair| pair[0].style == style && pair[0].text.contains('?')) {
        asked += 1;
        answered += usize::from(pair[1].style != style || pair[1].label.is_some());
    }
    answered * 2 >= asked
}

/// Whether a name stands before most answers to unlabelled questions.
pub(super) fn answers_are_named(turns: &[Turn], styles: &[Style], lone: &BTreeSet<usize>) -> bool {
    let asked = |at: usize, turn: &Turn| {
        lone.contains(&at) || turn.label.is_none() && styles.contains(&turn.style) && turn.text.contains('?')
    };
    let pairs = || turns.windows(2).enumerate().filter(|(at, pair)| asked(*at, &pair[0]));
    let named = pairs().filter(|(_, pair)| pair[1].label.is_some()).count();
    named >= 2 && named * 2 >= pairs().count()
}
