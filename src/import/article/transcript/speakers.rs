//! Who of those that speak asks, and who answers.

use std::collections::BTreeMap;

use crate::import::names::{is_letter_of, means};
use crate::text::fold;

use super::question::begins_inviting;
use super::turns::{Style, Turn, is_answer};

/// Labels of whoever asks, folded.
const ASKING: &[&str] = &[
    "q",
    "question",
    "interviewer",
    "host",
    "moderator",
    "p",
    "pregunta",
    "f",
    "frage",
    "d",
    "domanda",
    "pergunta",
    "me",
    "entrevistador",
    "entrevistadora",
    "journaliste",
    "interviewerin",
    "audience",
    "audience question",
    "fan question",
];

/// Fewest turns of a host who is told by how they speak, and of those who answer.
const FEWEST_OF_HOST: usize = 3;
/// Most that may speak; where more lines begin with a colon, they are no dialogue.
pub(super) const MOST_SPEAKERS: usize = 300;

pub(super) fn counts(turns: &[Turn]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for label in turns.iter().filter_map(|turn| turn.label.clone()) {
        *counts.entry(label).or_insert(0) += 1;
    }
    counts
}

/// The labels of whoever asks: by name, else by asking more than the others.
pub(super) fn asking_labels(
    turns: &[Turn],
    labels: &BTreeMap<String, usize>,
    outlet: Option<&str>,
    author: Option<&str>,
) -> Vec<String> {
    if labels.len() > MOST_SPEAKERS {
        return Vec::new();
    }
    let by_name: Vec<String> =
        labels.keys().filter(|label| is_asking_name(label, outlet, author)).cloned().collect();
    let only_asks = |label: &String| {
        let said = || turns.iter().filter(|turn| turn.label.as_ref() == Some(label));
        said().all(|turn| turn.style != Style::Plain && turn.text.trim_end().ends_with(['?', '？']))
    };
    if !by_name.is_empty() {
        // The outlet under another name: one that is set in bold and does nothing but ask.
        let is_other =
            |label: &&String| !by_name.contains(label) && (only_asks(label) || mostly_asks(turns, label));
        let others = labels.keys().filter(is_other).cloned();
        return by_name.iter().cloned().chain(others).collect();
    }
    let share = |label: &String| {
        let said: Vec<&Turn> = turns.iter().filter(|turn| turn.label.as_ref() == Some(label)).collect();
        let asked = said.iter().filter(|turn| asks(turn)).count();
        (asked as f64 / said.len().max(1) as f64, asked)
    };
    let first = |label: &String| turns.iter().position(|turn| turn.label.as_ref() == Some(label));
    let frequent = labels
        .iter()
        .filter(|&(label, &count)| count >= 2 || share(label).0 > 0.9 && !is_long_form(label, labels));
    let most = frequent
        .map(|(label, _)| (share(label), label))
        .filter(|((asks, _), _)| *asks >= 0.5)
        // Of two who ask once each the first does.
        .max_by(|a, b| a.0.1.cmp(&b.0.1).then(a.0.0.total_cmp(&b.0.0)).then(first(b.1).cmp(&first(a.1))));
    match most {
        // Where only the questions carry a name, they do nothing but ask.
        Some((_, label)) if labels.len() >= 2 || mostly_asks(turns, label) => vec![label.clone()],
        _ => opening_host(turns, labels).into_iter().collect(),
    }
}

/// "ANN POE", who speaks once so and is "POE" from then on.
fn is_long_form(label: &String, labels: &BTreeMap<String, usize>) -> bool {
    let mut shorter = labels.iter().filter(|(other, count)| **count > 1 && *other != label);
    shorter.any(|(other, _)| means(other, std::slice::from_ref(label)).is_some())
}

/// Where two talk, or somebody with several, the one who speaks first, is shorter, and asks more often than the others; the
/// second, where a copy begins amid an answer.
fn opening_host(turns: &[Turn], labels: &BTreeMap<String, usize>) -> Option<String> {
    // "SPEAKER 1", who announces the others, speaks once.
    let is_often = |label: &String| labels.get(label).is_some_and(|count| *count >= FEWEST_OF_HOST);
    let mut often = turns.iter().filter_map(|turn| turn.label.clone()).filter(is_often);
    let first = often.next()?;
    let second = often.find(|label| *label != first);
    [Some(first), second].into_iter().flatten().find_map(|label| as_host(label, turns, labels))
}

/// A speaker who is shorter and asks more often than the others.
fn as_host(label: String, turns: &[Turn], labels: &BTreeMap<String, usize>) -> Option<String> {
    let is_own = |turn: &&Turn| turn.label.as_ref() == Some(&label);
    // "ANN DOE" and "DOE" are one.
    let often = |other: &&String| labels.get(*other).is_some_and(|count| *count > 1);
    let others: Vec<&String> = labels.keys().filter(|other| **other != label).filter(often).collect();
    let longest = others.iter().max_by_key(|other| other.len())?;
    let is_one = others.iter().all(|other| means(other, std::slice::from_ref(longest)).is_some());
    let is_asking = |turn: &&&Turn| turn.text.contains(['?', '？']) || begins_inviting(&turn.text);
    let asked = |said: &[&Turn]| said.iter().filter(is_asking).count();
    // Of several who answer none asks half as often.
    let share = |label: &String| {
        let said: Vec<&Turn> = turns.iter().filter(|turn| turn.label.as_ref() == Some(label)).collect();
        asked(&said) as f64 / said.len().max(1) as f64
    };
    let is_host = others.iter().all(|other| share(other) * 2.0 <= share(&label));
    let (own, answers): (Vec<&Turn>, Vec<&Turn>) =
        turns.iter().filter(|turn| turn.label.is_some()).partition(is_own);
    let length = |said: &[&Turn]| said.iter().map(|turn| turn.text.len()).sum::<usize>() / said.len().max(1);
    let is_much_shorter = length(&own) * 3 <= length(&answers) * 2;
    let is_more_asking = asked(&own) * answers.len() >= 2 * asked(&answers) * own.len();
    let asks = asked(&own) * 3 >= own.len() && (is_more_asking || is_much_shorter);
    ((is_one || is_host)
        && own.len() >= FEWEST_OF_HOST
        && answers.len() >= FEWEST_OF_HOST
        && asks
        && length(&own) < length(&answers))
    .then_some(label)
}

/// Whether a label is another with more before it: "ANN POE" of "POE".
pub(super) fn is_longer(label: &str, other: &str) -> bool {
    fold(label).ends_with(&format!(" {}", fold(other)))
}

/// Who opens the talk with a question, and bears a shorter name from then on: "Reel Magazine (RM): Why?".
pub(super) fn first_asking(
    turns: &[Turn],
    labels: &BTreeMap<String, usize>,
    asking: &[String],
) -> Option<String> {
    let spoken: Vec<&Turn> = turns.iter().filter(|turn| turn.label.is_some()).take(2).collect();
    let [first, second] = spoken[..] else { return None };
    let label =
        first.label.clone().filter(|label| labels.get(label) == Some(&1) && !asking.contains(label))?;
    let answered = second.label.as_ref().is_some_and(|label| !asking.contains(label));
    // "REEL: I have seen it twice.", answered by "ANN POE", whose further questions carry no name.
    let is_shorter = first.text.len() < second.text.len() && first.block + 1 == second.block;
    // "REEL: I loved all of it ...", and from then on only who answers bears a name.
    let is_unnamed =
        |pair: &&[Turn]| pair[0].block > first.block && pair[0].label.is_none() && pair[1].label.is_some();
    let is_name =
        second.label.as_ref().is_some_and(|label| label.contains(' ')) && first.block + 1 == second.block;
    let answers_are_named =
        is_name && !is_long_form(&label, labels) && turns.windows(2).filter(is_unnamed).count() >= 2;
    let asks_on =
        turns.iter().filter(|turn| turn.label.is_none() && turn.text.ends_with(['?', '？'])).count() >= 2;
    let is_before =
        turns.iter().take_while(|turn| turn.block < first.block).any(|turn| turn.text.ends_with(['?', '？']));
    // "REEL: I loved it.", "ANN POE: Wow.", and no name from then on.
    let is_pair =
        labels.len() == 2 && labels.values().all(|&count| count == 1) && first.block + 1 == second.block;
    let opens = asking.is_empty() && (is_shorter || is_pair || answers_are_named) && asks_on && !is_before;
    (answered && (opens || !asking.is_empty() && first.text.ends_with(['?', '？']))).then_some(label)
}

/// "Now What’s It Really About"
fn is_rubric(label: &str) -> bool {
    fold(label).split(' ').any(|word| ["what", "whats", "how", "why", "when", "where"].contains(&word))
}

/// "ANN DOE", who asks first and is "DOE" from then on, or "The Reel Club", which is "RC".
pub(super) fn longer_forms(
    turns: &[Turn],
    asking: &[String],
    labels: &BTreeMap<String, usize>,
) -> Vec<String> {
    let of_surname = |label: &String| {
        let long: Vec<&String> = labels.keys().filter(|other| is_longer(other, label)).collect();
        if let [one] = long[..] { Some(one.clone()) } else { None }
    };
    let of_initials = |label: &String| {
        let is_short = (2..=4).contains(&label.len()) && label.chars().all(char::is_uppercase);
        // "RC" is the Reel Club, which asks, and not Rhea Cole, who answers.
        let asks_once = |other: &&String| {
            let first = turns.iter().find(|turn| turn.label.as_ref() == Some(*other));
            first.is_none_or(|turn| asks(turn) || turn.text.contains("? "))
        };
        let means = |other: &&String| is_short && is_initials(&fold(label), other) && asks_once(other);
        labels.keys().find(means).cloned()
    };
    let longer = asking.iter().filter_map(|label| of_surname(label).or_else(|| of_initials(label)));
    longer.filter(|label| !asking.contains(label)).collect()
}

/// Whether a turn ends as a question does, or begins by asking somebody to tell.
fn asks(turn: &Turn) -> bool {
    let is_set = turn.style == Style::Strong && turn.text.contains("? ");
    is_set || turn.text.trim_end().ends_with(['?', '？']) || begins_inviting(&turn.text)
}

/// Whether most of what somebody says, more than once, asks: an outlet by letters that are not its initials.
fn mostly_asks(turns: &[Turn], label: &String) -> bool {
    let said: Vec<&Turn> = turns.iter().filter(|turn| turn.label.as_ref() == Some(label)).collect();
    said.len() >= 2 && said.iter().filter(|turn| asks(turn)).count() * 3 >= said.len() * 2
}

/// "Doe", who is "Ann Doe" when first asking, or "AD", who is "Ann Doe/Reel Room".
pub(super) fn surnames_of(asking: &[String], labels: &BTreeMap<String, usize>) -> Vec<String> {
    let is_surname = |label: &String| {
        let of_outlet = |name: &String| {
            name.split_once('/').is_some_and(|(name, _)| label.to_lowercase() == initials(name))
        };
        asking.iter().any(|name| is_longer(name, label) || of_outlet(name))
    };
    labels.keys().filter(|label| !asking.contains(label) && is_surname(label)).cloned().collect()
}

/// Others who do nothing but ask, each time between two turns of whoever answers: a second interviewer.
pub(super) fn also_asking(
    turns: &[Turn],
    labels: &BTreeMap<String, usize>,
    asking: &[String],
) -> Vec<String> {
    let spoken: Vec<&Turn> = turns.iter().filter(|turn| turn.label.is_some()).collect();
    let answers = |turn: &&Turn, label: &String| {
        turn.label.as_ref().is_some_and(|other| other != label && !asking.contains(other))
    };
    let only_asks = |label: &String| {
        let is_own = |turn: &&Turn| turn.label.as_ref() == Some(label);
        let own = spoken.iter().filter(|turn| is_own(turn));
        let between = spoken.windows(3).filter(|three| {
            is_own(&three[1])
                && answers(&three[0], label)
                && answers(&three[2], label)
                && three[0].label == three[2].label
        });
        let n_own = own.clone().count();
        let asked = own.filter(|turn| asks(turn)).count();
        // A second host says "That’s amazing", too.
        let is_all = asked == n_own || n_own > 2 && asked * 3 >= n_own * 2;
        is_all && between.count() >= n_own.saturating_sub(1).max(1)
    };
    let others = labels.keys().filter(|label| !asking.is_empty() && !asking.contains(label));
    others.filter(|label| only_asks(label) && !is_long_form(label, labels)).cloned().collect()
}

fn initials(name: &str) -> String {
    fold(name).split(' ').filter_map(|word| word.chars().next()).collect()
}

fn is_asking_name(label: &str, outlet: Option<&str>, author: Option<&str>) -> bool {
    let folded = fold(label);
    let key = folded.replace(' ', "");
    let is_outlet = outlet.is_some_and(|outlet| {
        let own = fold(outlet).replace(' ', "");
        let plain = own.trim_start_matches("the").trim_end_matches("com");
        key == own
            || key == plain
            || key.trim_start_matches("the") == plain
            || (key.len() >= 2 && is_initials(&key, outlet))
            || (plain.len() >= 4 && key.starts_with(plain))
    });
    let is_author = author.is_some_and(|author| {
        let own = fold(author);
        own == folded
            || own.ends_with(&format!(" {folded}"))
            || (folded.len() > 2 && own.starts_with(&format!("{folded} ")))
            || (key.len() >= 2 && key == initials(author))
    });
    // "Ann Doe/Reel Room" asks for it.
    let is_of_outlet = label.split_once('/').is_some_and(|(name, _)| name.trim().contains(' '));
    ASKING.contains(&folded.as_str()) || is_outlet || is_author || is_of_outlet
}

fn is_initials(short: &str, name: &str) -> bool {
    short == initials(name) || short == initials(without_article(name))
}

/// "The Reel Club" is RC as often as TRC.
fn without_article(outlet: &str) -> &str {
    outlet.strip_prefix("The ").or_else(|| outlet.strip_prefix("the ")).unwrap_or(outlet)
}

/// Who answers, the most frequent first.
pub(super) fn speakers(turns: &[Turn], labels: &BTreeMap<String, usize>, asking: &[String]) -> Vec<String> {
    let mut speakers: Vec<(&String, usize)> = labels
        .iter()
        .filter(|(label, _)| !asking.contains(label) && !is_answer(label))
        .filter(|(label, _)| !is_rubric(label))
        .map(|(label, &count)| (label, count))
        .collect();
    // Where "A:" answers, those who answer under their names do so more than once.
    let most = labels.iter().filter(|(label, _)| !asking.contains(label)).map(|(_, &count)| count);
    let most = most.max().unwrap_or(0);
    let is_unnamed = speakers.iter().all(|(_, count)| *count < most);
    // What stands before a colon once in a long transcript is rarely somebody who speaks.
    let is_name = |label: &str| {
        label.contains(' ')
            && label.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase))
    };
    let is_capital = |label: &str| {
        label.split(' ').all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3)
    };
    // A headline with a colon below the talk is none either.
    let often = |turn: &Turn| turn.label.as_ref().is_some_and(|label| labels.get(label) > Some(&1));
    let last = turns.iter().rposition(often).unwrap_or(turns.len());
    let is_within = |label: &String| turns[..last].iter().any(|turn| turn.label.as_ref() == Some(label));
    // "Tilda Roe", who is "T" from then on.
    let has_letter = |label: &str| {
        labels.len() <= MOST_SPEAKERS && labels.keys().any(|letter| is_letter_of(letter, label))
    };
    speakers.retain(|(label, count)| {
        if is_name(label) && has_letter(label) && is_within(label) {
            return true;
        }
        let is_rare = !is_unnamed && is_name(label) && most < 8 && is_within(label);
        *count >= 2 || most < 2 && is_capital(label) || is_rare
    });
    speakers.sort_by_key(|&(label, count)| (std::cmp::Reverse(count), label));
    speakers.into_iter().map(|(label, _)| label.clone()).collect()
}
