//! Fitting the thresholds: as much is answered and offered as the errors allow.

use crate::answer::Outcome;
use crate::search::Thresholds;

use super::golden::Kind;
use super::measure::{FOLLOW_UP, Judgement};

/// Thresholds that are tried, in hundredths.
const STEPS: std::ops::RangeInclusive<u8> = 20..=95;
/// The lowest that is tried for choices, in hundredths: below it they look random.
const LEAST_CHOOSE: u8 = 3;
/// The same where something is named that is not in the store: to say so is the better answer in doubt.
const LEAST_DESPITE_UNKNOWN: u8 = 25;
/// A threshold that no probability reaches.
const NEVER: f32 = 1.1;
/// Share of questions about a topic that may be answered wrong: the 2 % of the aim, less what is lost on
/// questions that were not fitted to.
const MAX_WRONG: f64 = 0.015;
/// The same for messages of other kinds, of 0.5, 3 and 6 %.
const MAX_ANSWERED: [(Kind, f64); 3] =
    [(Kind::Offtopic, 0.0), (Kind::UnknownSubject, 0.02), (Kind::NotCovered, 0.05)];
/// What offering choices to messages that have no right one costs, against losing right topics: needless offers to
/// all of a kind weigh as much as this share of topics. Least where the subject is known, for the reply that nobody
/// asked that offers its topics as well.
const COST_OF_OFFER: [(Kind, f64); 3] =
    [(Kind::Offtopic, 0.03), (Kind::UnknownSubject, 0.07), (Kind::NotCovered, 0.01)];

/// Returns the lowest thresholds for answers that keep to the bounds, and the cheapest for choices. `judge` tells what
/// becomes of all samples under some thresholds.
pub(super) fn fit_thresholds(
    before: &Thresholds,
    judge: impl Fn(&Thresholds) -> Vec<Judgement>,
) -> Thresholds {
    let none = Thresholds { answer_from: NEVER, answer_named_from: NEVER, ..before.clone() };
    let unnamed = |from: u8| Thresholds { answer_from: f32::from(from) / 100.0, ..none.clone() };
    let unnamed = unnamed(lowest_within_bounds(&judge, unnamed));
    let named = |from: u8| Thresholds { answer_named_from: f32::from(from) / 100.0, ..unnamed.clone() };
    let answering = named(lowest_within_bounds(&judge, named));
    // Each of them decides on messages of its own.
    type Threshold = fn(&mut Thresholds) -> &mut f32;
    let choosing: [(Threshold, u8); 3] = [
        (|t| &mut t.choose_from, LEAST_CHOOSE),
        (|t| &mut t.choose_despite_unknown_from, LEAST_DESPITE_UNKNOWN),
        (|t| &mut t.choose_named_from, LEAST_CHOOSE),
    ];
    choosing.into_iter().fold(answering, |fitted, (threshold, least)| {
        let with = |from: u8| {
            let mut thresholds = fitted.clone();
            *threshold(&mut thresholds) = f32::from(from) / 100.0;
            thresholds
        };
        let costs = (least..=*STEPS.end()).rev().map(with).map(|with| (cost(&judge(&with)), with));
        costs.min_by(|a, b| a.0.total_cmp(&b.0)).map_or_else(|| fitted.clone(), |(_, thresholds)| thresholds)
    })
}

/// The lowest threshold, in hundredths, that keeps to the bounds. What is answered grows as the threshold falls,
/// and so do the errors: search for where they are too many.
fn lowest_within_bounds(
    judge: &impl Fn(&Thresholds) -> Vec<Judgement>,
    with: impl Fn(u8) -> Thresholds,
) -> u8 {
    let (mut lowest, mut highest) = (*STEPS.start(), *STEPS.end());
    while lowest < highest {
        let middle = lowest.midpoint(highest);
        if keeps_bounds(&judge(&with(middle))) { highest = middle } else { lowest = middle + 1 }
    }
    lowest
}

fn keeps_bounds(results: &[Judgement]) -> bool {
    let answered = |result: &Judgement| result.outcome == Outcome::Answer && !result.is_right;
    share(results, Kind::Topic, answered) <= MAX_WRONG
        && MAX_ANSWERED.iter().all(|&(kind, most)| share(results, kind, answered) <= most)
}

/// Share of questions about a topic that find neither an answer nor a right choice, with what needless offers cost.
fn cost(results: &[Judgement]) -> f64 {
    let is_lost = |result: &Judgement| {
        !result.is_right && !result.is_among_choices && result.outcome != Outcome::Answer
    };
    let is_offered = |result: &Judgement| result.outcome == Outcome::Choose;
    let offers = COST_OF_OFFER.map(|(kind, cost)| cost * share(results, kind, is_offered));
    share(results, Kind::Topic, is_lost) + offers.iter().sum::<f64>()
}

/// Share among single messages; the bounds are theirs.
fn share(results: &[Judgement], kind: Kind, holds: impl Fn(&Judgement) -> bool) -> f64 {
    let of_kind: Vec<_> =
        results.iter().filter(|result| result.kind == kind && result.flavour != FOLLOW_UP).collect();
    of_kind.iter().filter(|result| holds(result)).count() as f64 / of_kind.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A question that is answered from this probability, rightly or not, and offered rightly from another.
    fn judged(
        kind: Kind,
        p_answer: f32,
        is_right: bool,
        p_choose: f32,
        thresholds: &Thresholds,
    ) -> Judgement {
        let answered = p_answer >= thresholds.answer_named_from;
        let offered = p_choose >= thresholds.choose_named_from;
        let outcome = match (answered, offered) {
            (true, _) => Outcome::Answer,
            (false, true) => Outcome::Choose,
            (false, false) => Outcome::Unclear,
        };
        Judgement {
            id: String::new(),
            text: String::new(),
            kind,
            flavour: String::new(),
            rank: None,
            outcome,
            is_right: answered && is_right,
            is_among_choices: outcome == Outcome::Choose && kind == Kind::Topic,
            found: String::new(),
        }
    }

    fn some_thresholds() -> Thresholds {
        crate::search::Calibration::default().by_meaning.thresholds
    }

    #[test]
    fn as_much_is_answered_as_the_errors_allow() {
        let judge = |thresholds: &Thresholds| {
            let right = (0..99).map(|i| judged(Kind::Topic, 0.4 + i as f32 / 200.0, true, 0.5, thresholds));
            let wrong = [0.55, 0.6].map(|p| judged(Kind::Topic, p, false, 0.5, thresholds));
            let off = [judged(Kind::Offtopic, 0.3, false, 0.2, thresholds)];
            right.chain(wrong).chain(off).collect()
        };
        let fitted = fit_thresholds(&some_thresholds(), judge);
        assert!(
            (fitted.answer_named_from - 0.56).abs() < 1e-6,
            "one of two errors is allowed: {}",
            fitted.answer_named_from
        );
        assert!((fitted.choose_named_from - 0.5).abs() < 1e-6, "{}", fitted.choose_named_from);
    }

    #[test]
    fn an_off_topic_message_is_never_answered() {
        let judge = |thresholds: &Thresholds| vec![judged(Kind::Offtopic, 0.8, false, 0.0, thresholds)];
        assert!(fit_thresholds(&some_thresholds(), judge).answer_named_from > 0.8);
    }
}
