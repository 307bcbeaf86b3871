//! What a headline says of those who speak.

use std::collections::BTreeMap;

use crate::import::names::means;
use crate::text::{fold, is_no_name};

use super::speakers::MOST_SPEAKERS;
use super::turns::Turn;

/// Whether a headline is the full name of those who seem to ask, and nothing else: "Lena Aoki", above what she is asked.
pub(super) fn is_of_headline(asking: &[String], title: &str) -> bool {
    let title = fold(title);
    asking.iter().all(|label| is_named(label, &title)) && asking.iter().any(|label| fold(label) == title)
}

/// The others who speak more than once, and under their full names once, if they are one.
pub(super) fn others_asking(labels: &BTreeMap<String, usize>, asking: &[String]) -> Option<Vec<String>> {
    let others: Vec<&String> = labels.keys().filter(|label| !asking.contains(label)).collect();
    let often: Vec<&&String> = others.iter().filter(|label| labels.get(**label) > Some(&1)).collect();
    let [one] = often[..] else { return None };
    let is_one = |label: &&&String| means(one, std::slice::from_ref(*label)).is_some();
    Some(others.iter().filter(is_one).map(|label| (*label).clone()).collect())
}

/// Where all others who speak are those of the headline, the one who speaks first or second and is not: the outlet.
pub(super) fn not_in_headline(
    turns: &[Turn],
    labels: &BTreeMap<String, usize>,
    asking: &[String],
    title: &str,
) -> Option<String> {
    if labels.len() > MOST_SPEAKERS {
        return None;
    }
    let title = fold(title);
    if let Some(label) =
        labels.keys().find(|label| meets_others(&title, label)).filter(|label| !asking.contains(label))
    {
        return Some(label.clone());
    }
    let answering = labels.keys().filter(|label| !asking.contains(label));
    let (named, others): (Vec<&String>, Vec<&String>) = answering.partition(|label| is_named(label, &title));
    let whole = named.iter().filter(|label| label.contains(' ')).count();
    // "[Ed. note: ...]" above all that is said.
    let speaks = |label: &&String| !fold(label).split(' ').any(|word| word == "note");
    let spoken = turns.iter().filter_map(|turn| turn.label.as_ref());
    let opening: Vec<&String> = spoken.take(2).filter(speaks).collect();
    let first = others.iter().find(|label| opening.contains(label)).filter(|label| is_no_person(label))?;
    // Where somebody asks before all who bear a name, nobody of them does.
    let before = turns.iter().take_while(|turn| turn.label.is_none());
    if before.filter(|turn| turn.text.ends_with(['?', '？'])).count() > 0 {
        return None;
    }
    // "Post tags:" stands below the talk.
    let by_any =
        |labels: &[&String], turn: &Turn| turn.label.as_ref().is_some_and(|label| labels.contains(&label));
    let last = turns.iter().rposition(|turn| by_any(&named, turn)).unwrap_or(turns.len());
    let is_within = |label: &&&String| turns[..last].iter().any(|turn| by_any(&[**label], turn));
    let is_known = |label: &String| is_short_of(label, &named) || is_short_of(label, &[*first]);
    let all = others.iter().filter(|label| label != &first).filter(is_within).all(|label| is_known(label));
    // Where it is known who asks, it is their name in full, once.
    let is_once = asking.is_empty() || labels.get(*first) == Some(&1);
    (whole > 0 && all && is_once && !is_short_of(first, &named)).then(|| (*first).clone())
}

/// Whether a folded headline has all words of a label: "Joe and Ann Poe" are two.
fn is_named(label: &str, title: &str) -> bool {
    fold(label).split(' ').all(|word| title.split(' ').any(|other| other == word))
}

/// "Ann Doe chats with Lena Aoki": whether a folded headline begins with who asks, and with whom they talked.
fn meets_others(title: &str, label: &str) -> bool {
    const MEETS: &[&str] = &[
        "chats with",
        "talks to",
        "talks with",
        "speaks to",
        "speaks with",
        "sits down with",
        "interviews",
        "meets",
    ];
    let behind = title.strip_prefix(fold(label).as_str()).map(str::trim_start);
    behind.is_some_and(|behind| MEETS.iter().any(|meets| behind.starts_with(meets)))
}

/// "REEL", "Mill Street", "Harbor City Lantern": one word, or words of which one is in no name.
fn is_no_person(label: &str) -> bool {
    !label.contains(' ') || fold(label).split(' ').any(is_no_name)
}

/// Whether a label is a short form of one of several names.
fn is_short_of(label: &str, names: &[&String]) -> bool {
    names.iter().any(|name| means(label, std::slice::from_ref(name)).is_some())
}
