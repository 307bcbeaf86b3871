//! How likely each of those whom a page names is to answer on it.
//!
//! Rules say who answers where a page says it in so many words. Most pages say it in words of their own: whoever they name
//! is weighed by all that is seen of them, what the rules say among it, by logistic regression (Cox, "The Regression
//! Analysis of Binary Sequences", Journal of the Royal Statistical Society B, 1958): first each by themselves, then once
//! more with what came out for those named beside them (Wolpert, "Stacked Generalization", Neural Networks, 1992). The
//! weights of both, `alone.tsv` and `beside.tsv`, are fitted to the pages of our own writing in
//! `tests/data/import/pages` by `cargo test --release --test it import_people -- --ignored --nocapture`, which says how well
//! pages come out that were held back.

mod clues;
mod row;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::import::marks::{Marks, Say, Sought};
use crate::import::names::{in_mixed_case, is_house, names as names_in, tokens};
use crate::import::weights::{Weights, bucket};
use crate::text::fold;

use super::{Found, without_parts};

use clues::LABEL;
use row::Row;

/// What is seen of each by themselves, and beside the others, to whether they answer.
static ALONE: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("likely/alone.tsv")));
static BESIDE: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("likely/beside.tsv")));

/// Most who are weighed on a page.
const MOST: usize = 150;
/// The score, a log-odds, from which on somebody answers, and that of the likeliest where nobody reaches it.
const ANSWERS: f64 = 0.0;
const AT_LEAST: f64 = -1.7;
/// The same of those of whom rules tell: if their names stand before what they say or above what they are asked, and if
/// they are three, several, or several whose names stand so.
const SURE: f64 = -1.0;
const OF_THREE: f64 = -0.85;
const OF_SEVERAL: f64 = -1.5;
const OF_LABELS: f64 = -4.0;
/// How many are several.
const SEVERAL: usize = 4;
/// How much what a tagger says of a name counts.
const SAID: Say = Say { sought: Sought::Answering, share: 0.3, even: 1.0 };
/// Bounds of scores, and of how far somebody is behind the likeliest.
const SCORES: [f64; 9] = [-5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.5];
const BEHIND: [f64; 5] = [0.5, 1.0, 2.0, 3.5, 5.0];

/// Those whom a page names, with what is seen of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Their names, each once.
    pub names: Vec<String>,
    /// Which of them answer, as far as rules can tell.
    pub told: Vec<usize>,
    /// What is seen of each by itself.
    seen: Vec<Vec<String>>,
    /// Who is named together with whom.
    joined: Vec<Vec<usize>>,
    /// How often the page speaks of several: "the two of them".
    several: usize,
}

impl Named {
    /// Looks in a page for those whom rules have found, and for whoever else looks like a name.
    pub(super) fn of(found: &Found, title: &str, body: &str) -> Self {
        let told = &found.told;
        let looks_so = names_in(&in_mixed_case(title)).into_iter().chain(names_in(body));
        let looks_so: Vec<String> = looks_so.map(|(_, name)| in_mixed_case(&name)).collect();
        let is_name = |name: &&String| {
            let may_be = told.contains(name) || name.contains(' ') && !is_house(name);
            may_be && !tokens(name).is_empty()
        };
        let mut had = HashSet::new();
        let found_so = told.iter().chain(&found.names).chain(&looks_so);
        let all: Vec<String> =
            found_so.filter(|name| had.insert(fold(name))).filter(is_name).take(MOST).cloned().collect();
        let row = Row::of(title, body, &all);
        let told = (0..all.len()).filter(|&who| told.contains(&all[who])).collect();
        Self {
            seen: clues::clues(&row, &all, found, title, body),
            joined: row.joined(all.len()),
            several: clues::several(body),
            names: all,
            told,
        }
    }

    /// Returns what is seen of each, if rules say that the ones `told` answer.
    #[must_use]
    pub fn clues(&self, told: &[usize]) -> Vec<Vec<String>> {
        let with_told = |(who, seen): (usize, &Vec<String>)| {
            let mut clues = seen.clone();
            match (told.contains(&who), told.len()) {
                (true, n) => {
                    let n = n.min(4);
                    clues.extend(["told".to_owned(), format!("told, of {n}")]);
                    if seen.iter().any(|clue| clue == LABEL) {
                        clues.extend([format!("told & {}", LABEL), format!("told, of {n} & {}", LABEL)]);
                    }
                }
                (false, 0) => clues.push("nobody told".to_owned()),
                (false, _) => clues.push("another told".to_owned()),
            }
            clues
        };
        self.seen.iter().enumerate().map(with_told).collect()
    }

    /// Returns what is seen of each beside the others: of those of whom `clues` are seen and who have come out with
    /// `scores`, in log-odds.
    #[must_use]
    pub fn clues_beside(&self, clues: &[Vec<String>], scores: &[f64]) -> Vec<Vec<String>> {
        let likeliest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let beside = |(who, clues): (usize, &Vec<String>)| {
            let score = scores[who];
            let others = || (0..scores.len()).filter(move |other| *other != who);
            let next = others().map(|other| scores[other]).fold(f64::NEG_INFINITY, f64::max);
            let together =
                self.joined[who].iter().map(|other| scores[*other]).fold(f64::NEG_INFINITY, f64::max);
            let n_likely = others().filter(|other| scores[*other] > ANSWERS).count();
            let rank = others().filter(|other| scores[*other] > score).count();
            let mut found: Vec<String> =
                clues.iter().filter(|clue| !clue.starts_with(clues::OF_PLACE)).cloned().collect();
            let of_score = bucket(&SCORES, score);
            let of_together = bucket(&SCORES, together);
            found.extend([
                format!("score {of_score}"),
                format!("rank {}", rank.min(5)),
                format!("behind {}", bucket(&BEHIND, likeliest - score)),
                format!("ahead {}", bucket(&BEHIND, score - next)),
                format!("others {}", n_likely.min(4)),
                format!("together {of_together}"),
                format!("together {of_together} & score {of_score}"),
                format!("several {} & rank {}", self.several.min(3), rank.min(5)),
                format!("several {} & behind {}", self.several.min(3), bucket(&BEHIND, likeliest - score)),
            ]);
            found
        };
        clues.iter().enumerate().map(beside).collect()
    }

    /// Whether somebody's name stands before what they say, or above what they are asked.
    fn is_label(&self, who: usize) -> bool {
        self.seen[who].iter().any(|clue| clue == LABEL)
    }

    /// Returns the score from which on somebody answers.
    fn bar(&self, who: usize) -> f64 {
        let n_told = self.told.len();
        match (self.told.contains(&who), self.is_label(who)) {
            (true, true) if n_told >= SEVERAL => OF_LABELS,
            (true, true) => SURE,
            (true, false) if n_told >= SEVERAL => OF_SEVERAL,
            (true, false) if n_told + 1 == SEVERAL => OF_THREE,
            _ => ANSWERS,
        }
    }

    /// Returns those who answer, by their scores in log-odds: whoever is likely to; else the likeliest, if that much is so.
    #[must_use]
    pub fn chosen(&self, scores: &[f64]) -> Vec<usize> {
        let likely: Vec<usize> = (0..scores.len()).filter(|&who| scores[who] >= self.bar(who)).collect();
        if !likely.is_empty() {
            return likely;
        }
        let likeliest = (0..scores.len()).max_by(|one, other| scores[*one].total_cmp(&scores[*other]));
        likeliest.filter(|who| scores[*who] >= AT_LEAST).into_iter().collect()
    }

    /// Returns who answers; `marks` are what a tagger says of the page's words, if there is one, and `told` what else speaks
    /// for somebody, in log-odds.
    pub(super) fn answering(&self, marks: Option<&Marks>, told: impl Fn(&str) -> f64) -> Vec<String> {
        let clues = self.clues(&self.told);
        let scores: Vec<f64> = clues.iter().map(|clues| ALONE.score(clues)).collect();
        let beside = self.clues_beside(&clues, &scores);
        let score =
            |(clues, name): (&Vec<String>, &String)| BESIDE.score(clues) + SAID.of(marks, name) + told(name);
        let scores: Vec<f64> = beside.iter().zip(&self.names).map(score).collect();
        let mut chosen = self.chosen(&scores);
        // "Big Leo Poe", who is "Leo Poe" before what he says.
        let labels: Vec<String> = chosen
            .iter()
            .filter(|who| self.is_label(**who) && self.names[**who].contains(' '))
            .map(|&who| format!(" {}", self.names[who]))
            .collect();
        chosen.retain(|&who| !labels.iter().any(|label| self.names[who].ends_with(label.as_str())));
        let mut names: Vec<String> = chosen.into_iter().map(|who| self.names[who].clone()).collect();
        without_parts(&mut names);
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::tests::{Saying, marks};

    fn named(told: &[&str], title: &str, body: &str) -> Named {
        let told = told.iter().map(|name| (*name).to_owned()).collect();
        let found = Found { told, names: Vec::new(), labels: Vec::new() };
        Named::of(&found, title, body)
    }

    #[test]
    fn whoever_is_named_is_weighed_those_first_of_whom_rules_tell() {
        let named = named(&["Paul Crane"], "Lena Aoki on Ember", "Lena Aoki and Paul Crane met Ola Moe.");
        assert_eq!(named.names, ["Paul Crane", "Lena Aoki", "Ola Moe"]);
        assert_eq!(named.told, [0]);
        let says = |told: &[usize], clue: &str| {
            let clues = named.clues(told);
            clues.iter().map(|clues| clues.iter().any(|one| one == clue)).collect::<Vec<_>>()
        };
        assert_eq!(says(&[0], "told"), [true, false, false]);
        assert_eq!(says(&[0], "another told"), [false, true, true]);
        assert_eq!(says(&[], "nobody told"), [true, true, true]);
    }

    #[test]
    fn the_likeliest_answers_where_nobody_is_likely() {
        let named = named(&[], "", "Lena Aoki, Paul Crane and Ola Moe.");
        assert_eq!(named.chosen(&[0.3, -2.0, 1.0]), [0, 2]);
        assert_eq!(named.chosen(&[-3.0, -1.0, -1.5]), [1]);
        assert!(named.chosen(&[-3.0, -2.0, -9.0]).is_empty());
        assert!(named.chosen(&[]).is_empty());
    }

    #[test]
    fn whom_the_page_met_answers_and_whom_it_names_does_not() {
        let named = named(
            &["Lena Aoki"],
            "Lena Aoki on Ember",
            "We met Lena Aoki in Lund, where Ember opened on Friday.\n\
             “It was cold,” said Aoki. “We had one lamp, and Ola Moe held it.”\n\
             Aoki laughs. The film was cut by Ines Falk.",
        );
        assert_eq!(named.answering(None, |_| 0.0), ["Lena Aoki"]);
    }

    #[test]
    fn what_a_tagger_says_is_weighed_with_the_rest() {
        let text = "Lena Aoki and Paul Crane met Ola Moe.";
        let named = named(&[], "", text);
        let says = Saying(vec![(Sought::Answering, "Paul Crane", 0.99)]);
        assert_eq!(named.answering(None, |_| 0.0), ["Lena Aoki"]);
        assert_eq!(named.answering(Some(&marks(text, &says)), |_| 0.0), ["Paul Crane"]);
    }
}
