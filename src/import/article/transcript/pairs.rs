//! A talk in pairs of lines, each a question and right below it the answer.

use std::collections::BTreeSet;

use super::turns::{Style, Turn};

/// Longest question, in words.
const LONGEST: usize = 80;
/// Shortest remark that opens a talk, in words.
const SHORTEST_OPENING: usize = 6;

/// The questions of a text in pairs of lines, each a question and right below it the answer, where most of the
/// first lines ask: the others are answered as well.
pub(super) fn in_pairs(turns: &[Turn]) -> BTreeSet<usize> {
    const FEWEST: usize = 4;
    let is_pair = |at: usize| {
        let opens = turns.get(at).is_some_and(|turn| {
            !turn.is_tight && turn.label.is_none() && turn.style == Style::Plain && is_line(turn)
        });
        let follows = turns.get(at + 1).is_some_and(|turn| turn.is_tight && turn.label.is_none());
        opens && follows && turns.get(at + 2).is_none_or(|turn| !turn.is_tight)
    };
    let asks = |at: &usize| turns[*at].text.contains(['?', '？']);
    let pairs: Vec<usize> = (0..turns.len()).filter(|&at| is_pair(at)).collect();
    let (Some(first), Some(last)) = (pairs.iter().position(asks), pairs.iter().rposition(asks)) else {
        return BTreeSet::new();
    };
    // "I hear that you keep bees." opens a talk, too.
    let opens = first.checked_sub(1).is_some_and(|before| {
        let text = &turns[pairs[before]].text;
        text.split(' ').count() >= SHORTEST_OPENING
            && pairs[before] + 2 == pairs[first]
            && text.contains(" you ")
            && text.ends_with('.')
    });
    let within = &pairs[if opens { first - 1 } else { first }..=last];
    let asking = within.iter().filter(|at| asks(at)).count();
    match asking >= FEWEST && asking * 3 >= within.len() * 2 {
        true => within.iter().copied().collect(),
        false => BTreeSet::new(),
    }
}

/// Takes from the questions of pairs what stands behind the last sentence of most of them: the names of readers
/// who ask. "Why salt? Marge, Leeds"
pub(super) fn without_readers(turns: &mut [Turn], pairs: &BTreeSet<usize>) {
    const LONGEST: usize = 3;
    let bare = |text: &str| {
        let end = text.rfind(['?', '.', '!'])? + 1;
        let name = text[end..].trim();
        (!name.is_empty() && name.split(' ').count() <= LONGEST).then(|| text[..end].trim().to_owned())
    };
    let bared: Vec<(usize, String)> =
        pairs.iter().filter_map(|&at| Some((at, bare(&turns[at].text)?))).collect();
    if bared.len() * 3 >= pairs.len() * 2 {
        bared.into_iter().for_each(|(at, text)| turns[at].text = text);
    }
}

fn is_line(turn: &Turn) -> bool {
    turn.label.is_none() && matches!(turn.style, Style::Plain) && turn.text.split(' ').count() <= LONGEST
}
