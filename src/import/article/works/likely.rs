//! How likely each title that a page names is that of the work it is about.
//!
//! Rules say which it is where a page says it in so many words. Whatever is written as a title is weighed besides, by how
//! and where it is written and by what stands around it, by logistic regression (Cox, "The Regression Analysis of Binary
//! Sequences", Journal of the Royal Statistical Society B, 1958). What the rules say is not weighed: they were written with
//! the same pages in view. The weights, `likely.tsv`, are fitted to the pages of our own writing in
//! `tests/data/import/pages` by `cargo test --release --test it import_works -- --ignored --nocapture`, which says how well
//! pages come out that were held back.

mod clues;
mod titles;

use std::sync::LazyLock;

use crate::import::apart::beside_part;
use crate::import::article::parts::Parts;
use crate::import::marks::{Marks, Say, Sought};
use crate::import::names::{is_role, names};
use crate::import::page::Page;
use crate::import::weights::Weights;
use crate::text::fold;

use super::somebody::Speakers;
use titles::Title;

/// What is seen of a title, to whether it is that of the work.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("likely.tsv")));

/// By how much of log-odds a title has to be likelier than the one that rules take.
const TOLD: f64 = 3.0;
/// By how much of log-odds a title may be less likely than a part of it.
const NEARLY: f64 = 2.5;
/// The score, a log-odds, that any other has to reach, and that one where rules take none.
const AT_LEAST: f64 = -3.0;
const ALONE: f64 = -4.5;
/// How much what a tagger says of a title counts.
const SAID: Say = Say { sought: Sought::Work, share: 1.0, even: -2.2 };

/// What may be the title of the work that a page is about, with what is seen of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles {
    /// As the page writes them, each once.
    pub titles: Vec<String>,
    /// Which of them rules take.
    pub told: Option<usize>,
    /// What is seen of each.
    pub clues: Vec<Vec<String>>,
}

impl Titles {
    /// Looks for titles in a headline and a text; rules take those `told` for works, the first for the one it is about.
    pub(super) fn of(
        headline: &str,
        body: &str,
        parts: &Parts,
        page: &Page,
        told: &[&str],
        speakers: &Speakers,
    ) -> Self {
        // Of other languages no pages were learned from.
        let is_english = page.language.as_deref().is_none_or(|language| language.starts_with("en"));
        let mut found = match is_english {
            true => titles::titles(headline, body, parts, told),
            false => titles::each_once(told),
        };
        without_speakers(&mut found, speakers);
        let main = told.first().map(|title| fold(title));
        let told = main.and_then(|main| found.iter().position(|title| title.folded == main));
        let clues = clues::clues(&found, headline, body, page);
        Self { titles: found.into_iter().map(|title| title.text).collect(), told, clues }
    }

    /// Returns which of them it is, by their scores in log-odds; of those that weigh nearly the same, the one that rules
    /// take.
    #[must_use]
    pub fn chosen(&self, scores: &[f64]) -> Option<usize> {
        let likeliest = (0..scores.len()).max_by(|one, other| scores[*one].total_cmp(&scores[*other]))?;
        let bar = self.told.map_or(ALONE, |told| AT_LEAST.max(scores[told] + TOLD));
        if scores[likeliest] < bar { self.told } else { Some(likeliest) }
    }

    /// Returns which title has a chosen one as a part and is nearly as likely, if there is one: "The Ash Road" of "Road".
    fn whole(&self, chosen: usize, scores: &[f64]) -> usize {
        let part = self.titles[chosen].as_str();
        // "Ann Poe's Road", "Road Director", "Ann Poe on Road" and "Road and Two Dogs" say more than the title.
        let says_more = |beside: &str| {
            let is_owner = ["’s ", "'s ", "’ ", "' "].iter().any(|owner| beside.ends_with(owner));
            let goes_on = [" and ", " & "].iter().any(|and| beside.starts_with(and));
            is_owner || goes_on || beside.split(' ').any(is_role) || !names(beside).is_empty()
        };
        let has_it = |title: &str| {
            let beside = beside_part(title, part);
            beside.is_some_and(|beside| !beside.into_iter().any(says_more))
        };
        let near = (0..scores.len())
            .filter(|at| scores[*at] >= scores[chosen] - NEARLY && has_it(&self.titles[*at]));
        near.max_by(|one, other| scores[*one].total_cmp(&scores[*other])).unwrap_or(chosen)
    }

    /// The one that is likeliest, as the page writes it; `marks` are what a tagger says of its words, if there is one.
    pub(super) fn likeliest(&self, marks: Option<&Marks>) -> Option<&str> {
        let score = |(clues, title): (&Vec<String>, &String)| WEIGHTS.score(clues) + SAID.of(marks, title);
        let scores: Vec<f64> = self.clues.iter().zip(&self.titles).map(score).collect();
        self.chosen(&scores).map(|at| self.titles[self.whole(at, &scores)].as_str())
    }

    /// The same, where a page says in short what it is about: what is likeliest without a tagger, if that is named there and
    /// what a tagger prefers is not.
    pub(super) fn described(&self, marks: Option<&Marks>, description: Option<&str>) -> Option<&str> {
        let main = self.likeliest(marks)?;
        let is_named = |title: &str| description.is_some_and(|text| text.contains(title));
        let by_words = || self.likeliest(None).filter(|title| is_named(title));
        Some(if is_named(main) { main } else { by_words().unwrap_or(main) })
    }
}

/// Leaves out those who speak, as they are called and by parts of their names, and what begins with them: "OLA: I".
fn without_speakers(titles: &mut Vec<Title>, speakers: &Speakers) {
    let called = |title: &Title| speakers.has(&title.text).then(|| title.folded.clone());
    let speaking: Vec<String> = titles.iter().filter_map(called).collect();
    let is_part = |title: &str| speaking.iter().any(|name| name.split(' ').any(|part| part == title));
    titles.retain(|title| {
        let before = title.text.split_once(": ").map_or(title.text.as_str(), |(before, _)| before);
        !speakers.has(before) && !speakers.has(&title.text) && !is_part(&title.folded)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::tests::{Saying, marks};

    /// Two of which nothing is seen; rules take the first.
    fn two_titles() -> Titles {
        let titles = ["Ember", "Ash"].map(str::to_owned).to_vec();
        Titles { titles, told: Some(0), clues: vec![Vec::new(); 2] }
    }

    #[test]
    fn what_rules_take_gives_way_to_what_is_clearly_likelier() {
        let titles = two_titles();
        assert_eq!(titles.chosen(&[-1.0, 1.9]), Some(0));
        assert_eq!(titles.chosen(&[-1.0, 2.1]), Some(1));
        assert_eq!(titles.chosen(&[-9.0, -3.1]), Some(0));
        let none = Titles { told: None, ..titles };
        assert_eq!(none.chosen(&[-5.0, -4.6]), None);
        assert_eq!(none.chosen(&[-4.5, -4.4]), Some(1));
        assert_eq!(none.chosen(&[]), None);
    }

    #[test]
    fn what_has_a_chosen_title_as_a_part_and_is_nearly_as_likely_is_it() {
        let titles = ["Road", "The Ash Road", "Ann's Road", "Road Director", "Road and Dogs", "Roadside"];
        let titles = Titles {
            titles: titles.map(str::to_owned).to_vec(),
            told: None,
            clues: vec![Vec::new(); titles.len()],
        };
        assert_eq!(titles.whole(0, &[1.0, -1.0, 1.0, 1.0, 1.0, 1.0]), 1);
        assert_eq!(titles.whole(0, &[1.0, -2.0, 1.0, 1.0, 1.0, 1.0]), 0, "hardly likely");
        assert_eq!(titles.whole(1, &[1.0, -1.0, 1.0, 1.0, 1.0, 1.0]), 1);
    }

    #[test]
    fn what_a_tagger_says_is_weighed_with_the_rest() {
        let titles = two_titles();
        assert_eq!(titles.likeliest(None), Some("Ember"));
        let said =
            |title, likelihood| marks("Ember and Ash", &Saying(vec![(Sought::Work, title, likelihood)]));
        assert_eq!(titles.likeliest(Some(&said("Ash", 0.99))), Some("Ash"));
        assert_eq!(titles.likeliest(Some(&said("Ember", 0.99))), Some("Ember"));
    }

    #[test]
    fn what_a_page_says_of_itself_is_believed() {
        let titles = two_titles();
        let marks = marks("Ember and Ash", &Saying(vec![(Sought::Work, "Ash", 0.99)]));
        assert_eq!(titles.described(Some(&marks), None), Some("Ash"));
        assert_eq!(titles.described(Some(&marks), Some("How Ember was lit.")), Some("Ember"));
        assert_eq!(titles.described(Some(&marks), Some("Ash and Ember in one talk.")), Some("Ash"));
    }
}
