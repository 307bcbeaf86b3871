//! Whether what looks like a title is somebody instead: who they are, what they do, and what they say.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::{is_before_role, is_role, is_whole_name};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

/// Whether a title is written as the whole name of somebody: first name and surname.
pub(super) fn is_full_name(title: &str) -> bool {
    title.contains(' ') && is_whole_name(title)
}

/// "Questions for Lena Aoki, composer of ..." or "Screenwriter Lena Aoki": somebody, and what they do.
pub(super) fn is_with_role(name: &str, title: &str) -> bool {
    if name.split_once(' ').is_some_and(|(role, who)| is_role(role) && is_full_name(who)) {
        return true;
    }
    let behind = title.split_once(name).and_then(|(_, behind)| behind.strip_prefix(", "));
    is_full_name(name) && behind.is_some_and(|behind| behind.split(' ').take(2).any(is_role))
}

/// "‘Ember’ Director |Lena Aoki|, Joe Poe and Ola Vik on Fire"
pub(super) fn is_behind_role(name: &str, title: &str) -> bool {
    let before = title.split_once(name).map_or("", |(before, _)| before.trim_end());
    is_full_name(name) && before.rsplit(' ').next().is_some_and(is_role)
}

/// "Six Questions for Lena Aoki"
pub(super) fn is_met(name: &str, title: &str) -> bool {
    static MEETS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:questions?|minutes?|conversation|interview|chat|talk|q ?& ?a)\b[^:]{0,60} (?:for|with) $|\b(?:entretien|rencontre) avec $|\b(?:gespr[äa]ch|interview) mit (?:\p{L}+ ){0,3}$|\bentrevista (?:a|con) (?:\p{L}+ ){0,3}$",
        )
    });
    let met = || title.find(name).is_some_and(|at| MEETS.is_match(&title[..at]));
    is_full_name(name) && met() && !is_before_role(name, title)
}

/// Whether the text goes on to call somebody by the last word of a name: "Lena Aoki ... Aoki was born".
pub(super) fn is_somebody(name: &str, body: &str) -> bool {
    let Some((before, surname)) = name.rsplit_once(' ') else { return false };
    let is_like_one = !before.contains(' ') && is_whole_name(name);
    let acts = |at: usize| {
        const ACTS: &[&str] = &[
            "said", "says", "told", "tells", "was", "is", "has", "had", "laughs", "laughed", "recalls",
            "recalled", "plays", "played", "smiles", "nods", "sighs", "grins", "shrugs", "explains", "adds",
        ];
        let behind = body[at + surname.len()..].trim_start_matches([',', ' ']);
        let is_whole = body[at + surname.len()..].starts_with([' ', ',']);
        is_whole && behind.split(' ').next().is_some_and(|word| ACTS.contains(&word))
    };
    let alone = body.match_indices(surname).filter(|(at, _)| !body[..*at].ends_with(&format!("{before} ")));
    is_like_one && alone.map(|(at, _)| at).any(acts)
}

/// Whoever stands before what is said, folded, with how many things are: "REEL: Why?"
#[derive(Debug)]
pub(super) struct Speakers(HashMap<String, usize>);

/// Fewest things that somebody says.
const FEWEST: usize = 2;

impl Speakers {
    pub(super) fn of(body: &str) -> Self {
        const LONGEST: usize = 40;
        let mut said: HashMap<String, HashSet<&str>> = HashMap::new();
        for (name, text) in body.lines().filter_map(|line| line.split_once(": ")) {
            if name.len() <= LONGEST {
                // "Ember: Ash" at the beginnings of several lines is a title, and "AOKI: I" is none.
                let first = text.split(' ').next().unwrap_or_default();
                let begins = if is_stop_word(&fold(first)) { text } else { first };
                said.entry(fold(name)).or_default().insert(begins);
            }
        }
        Self(said.into_iter().map(|(name, things)| (name, things.len())).collect())
    }

    /// Those and others.
    pub(super) fn and(mut self, names: &[&str]) -> Self {
        self.0.extend(names.iter().map(|name| (fold(name), FEWEST)));
        self
    }

    /// Whether a name is one of them, or of a person who speaks by a part of it: "Lena Aoki", as "LENA: Because".
    pub(super) fn has(&self, name: &str) -> bool {
        let times = |name: &str| self.0.get(&fold(name)).copied().unwrap_or(0);
        let mut parts = name.split(' ');
        let mut by_part =
            || [parts.next(), parts.next_back()].into_iter().flatten().any(|part| times(part) > 0);
        times(name) >= FEWEST || is_full_name(name) && by_part()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_and_who_is_known_to_answer_are_called_so() {
        let speakers = Speakers::of("LENA: Because\nLENA: It was\nEmber: Ash").and(&["Joe Roe"]);
        for name in ["Lena", "Lena Aoki", "Joe Roe"] {
            assert!(speakers.has(name), "{name}");
        }
        assert!(!speakers.has("Ember") && !speakers.has("Roe"));
    }
}
