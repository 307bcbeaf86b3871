//! Who speaks, before a dash.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::import::pattern::pattern;

/// Fewest turns of somebody who is set so.
const FEWEST: usize = 3;

/// The text of a page with a colon behind who speaks, where a dash parts them from what they say more than once: "Lena Aoki
/// – It was cold."
pub(super) fn with_colons(text: &str) -> Cow<'_, str> {
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?P<who>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){0,4}) [–—] (?P<said>[\p{Lu}(“‘\[])",
        )
    });
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for who in TURN.captures_iter(text).filter_map(|found| found.name("who")) {
        *turns.entry(who.as_str()).or_default() += 1;
    }
    let speaks = |who: &str| turns.get(who).is_some_and(|times| *times >= FEWEST);
    if !turns.keys().any(|who| speaks(who)) {
        return Cow::Borrowed(text);
    }
    // "Ann Poe – ", who is "Poe – " from then on, or "The Notorious Ann The Owl – ", who is "The Owl – ".
    let is_longer = |who: &str| who.match_indices(' ').filter_map(|(at, _)| who.get(at + 1..)).any(&speaks);
    let is_speaker = |who: &str| speaks(who) || is_longer(who);
    TURN.replace_all(text, |turn: &Captures<'_>| match is_speaker(&turn["who"]) {
        true => format!("{}: {}", &turn["who"], &turn["said"]),
        false => turn[0].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_more_than_once_before_a_dash_has_a_colon() {
        let talk = "Ann Poe – Was it cold?\nLena Aoki – It was.\n\nPoe – “Very”?\nLena Aoki – (Laughs) Very.\n\nPoe – Why?\nLena Aoki – Snow.\nPoe – Still?";
        assert_eq!(with_colons(talk), talk.replace(" – ", ": "));
        let nicknamed = talk.replacen("Ann Poe", "The Notorious Ann Poe", 1);
        assert_eq!(with_colons(&nicknamed), nicknamed.replace(" – ", ": "));
        let others =
            "Lena Aoki – Ember\nPaul Crane – Ash\nLena Aoki – And she, who burned – Paul says – a barn";
        assert_eq!(with_colons(others), others);
    }
}
