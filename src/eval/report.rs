//! What was measured, in figures.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::answer::Outcome;

use super::golden::Kind;
use super::measure::{Judgement, Measurement};

/// The figures of a measurement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Questions with a right topic, all together.
    pub topic: TopicFigures,
    /// The same by flavour.
    pub topic_by_flavour: BTreeMap<String, TopicFigures>,
    /// The last messages of conversations.
    pub follow_ups: TopicFigures,
    /// Questions of the other kinds.
    pub others: BTreeMap<String, OtherFigures>,
}

/// Figures of questions that have a right topic; shares in 0..=1.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TopicFigures {
    /// How many there are.
    pub n: usize,
    /// Share whose best hit is right.
    pub top_1: f64,
    /// Share with a right hit among the first five.
    pub top_5: f64,
    /// Mean reciprocal rank.
    pub reciprocal_rank: f64,
    /// Share answered at once, and right.
    pub answered_right: f64,
    /// Share answered at once, and wrong.
    pub answered_wrong: f64,
    /// Share with a right topic among the choices that are offered.
    pub right_among_choices: f64,
    /// Share with neither an answer nor a right choice.
    pub refused: f64,
}

/// Figures of questions without a right topic; shares in 0..=1.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OtherFigures {
    /// How many there are.
    pub n: usize,
    /// Share with the right outcome, about the right subject.
    pub right: f64,
    /// Share answered with a topic that is not right.
    pub answered: f64,
    /// Share offered choices.
    pub offered: f64,
    /// Share by outcome.
    pub outcomes: BTreeMap<String, f64>,
}

impl Report {
    /// Sums a measurement up.
    #[must_use]
    pub fn of(measurement: &Measurement) -> Self {
        let topics: Vec<&Judgement> = measurement.results.iter().filter(|r| r.kind == Kind::Topic).collect();
        let mut flavours: BTreeMap<String, Vec<&Judgement>> = BTreeMap::new();
        for result in &topics {
            flavours.entry(result.flavour.clone()).or_default().push(result);
        }
        let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Topic);
        let others = kinds.map(|kind| {
            let of_kind: Vec<_> = measurement.results.iter().filter(|result| result.kind == kind).collect();
            (kind.to_string(), OtherFigures::of(&of_kind))
        });
        Self {
            topic: TopicFigures::of(&topics),
            topic_by_flavour: flavours.into_iter().map(|(name, of)| (name, TopicFigures::of(&of))).collect(),
            follow_ups: TopicFigures::of(&measurement.follow_ups.iter().collect::<Vec<_>>()),
            others: others.filter(|(_, figures)| figures.n > 0).collect(),
        }
    }
}

impl TopicFigures {
    fn of(results: &[&Judgement]) -> Self {
        let within = |rank: usize| share(results, |result| result.rank.is_some_and(|r| r <= rank));
        let reciprocal: f64 = results.iter().filter_map(|result| Some(1.0 / result.rank? as f64)).sum();
        let answered = |result: &Judgement| result.outcome == Outcome::Answer;
        Self {
            n: results.len(),
            top_1: within(1),
            top_5: within(5),
            reciprocal_rank: reciprocal / results.len().max(1) as f64,
            answered_right: share(results, |result| result.is_right),
            answered_wrong: share(results, |result| answered(result) && !result.is_right),
            right_among_choices: share(results, |result| result.is_among_choices),
            refused: share(results, |result| !answered(result) && !result.is_among_choices),
        }
    }
}

impl OtherFigures {
    fn of(results: &[&Judgement]) -> Self {
        let outcomes = Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.to_string(), share(results, |result| result.outcome == outcome)));
        Self {
            n: results.len(),
            right: share(results, |result| result.is_right),
            answered: share(results, |result| result.outcome == Outcome::Answer && !result.is_right),
            offered: share(results, |result| result.outcome == Outcome::Choose),
            outcomes: outcomes.filter(|(_, share)| *share > 0.0).collect(),
        }
    }
}

fn share(results: &[&Judgement], holds: impl Fn(&Judgement) -> bool) -> f64 {
    results.iter().filter(|result| holds(result)).count() as f64 / results.len().max(1) as f64
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<16}{:>5}{:>8}{:>8}{:>7}{:>9}{:>9}{:>9}{:>9}",
            "topics, %", "n", "top-1", "top-5", "MRR", "right", "wrong", "choices", "refused"
        )?;
        let rows = self.topic_by_flavour.iter().map(|(name, figures)| (format!("  {name}"), figures));
        let all = [("all".to_owned(), &self.topic)];
        let last = [("follow-ups".to_owned(), &self.follow_ups)];
        for (name, figures) in all.into_iter().chain(rows).chain(last.into_iter().filter(|(_, of)| of.n > 0))
        {
            writeln!(f, "{name:<16}{figures}")?;
        }
        writeln!(
            f,
            "\n{:<16}{:>5}{:>8}{:>9}{:>9}  outcomes",
            "others, %", "n", "right", "answered", "offered"
        )?;
        for (name, figures) in &self.others {
            writeln!(f, "{name:<16}{figures}")?;
        }
        Ok(())
    }
}

impl fmt::Display for TopicFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let p = |share: f64| share * 100.0;
        write!(
            f,
            "{:>5}{:>8.1}{:>8.1}{:>7.1}{:>9.1}{:>9.1}{:>9.1}{:>9.1}",
            self.n,
            p(self.top_1),
            p(self.top_5),
            p(self.reciprocal_rank),
            p(self.answered_right),
            p(self.answered_wrong),
            p(self.right_among_choices),
            p(self.refused)
        )
    }
}

impl fmt::Display for OtherFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let p = |share: f64| share * 100.0;
        let outcomes: Vec<_> =
            self.outcomes.iter().map(|(name, share)| format!("{name} {:.0}", p(*share))).collect();
        write!(
            f,
            "{:>5}{:>8.1}{:>9.1}{:>9.1}  {}",
            self.n,
            p(self.right),
            p(self.answered),
            p(self.offered),
            outcomes.join(", ")
        )
    }
}
