//! Which outcome a message has.

use crate::model::{Collection, Subject, TopicIdx};
use crate::search::{BELIEVED, Calibration, Evidence, Hits, Intent, Mention, Query};

use super::Outcome;

/// Most topics that are offered to choose from.
pub(super) const MAX_CHOICES: usize = 5;

/// A topic whose score lies this far below the best is not worth offering beside it.
const CHOICE_RANGE: f32 = 4.0;

/// An outcome, what it is about, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// What the message is about, as far as it names it or the conversation did.
    pub subject: Option<Subject>,
    /// Other subjects that the same name may mean.
    pub namesakes: Vec<Subject>,
    /// The topic to answer with, or those to choose from.
    pub topics: Vec<TopicIdx>,
    /// Probability that the best hit is right.
    pub p_answer: f32,
    /// Probability that a right topic is among the first five.
    pub p_choose: f32,
    /// Why this outcome, for the reader of `--explain`.
    pub reason: &'static str,
}

/// Decides what becomes of a message.
#[must_use]
pub fn decide(collection: &Collection, query: &Query, hits: &Hits, calibration: &Calibration) -> Decision {
    let evidence = Evidence::of(query, hits);
    let weights = calibration.weights(hits.by_meaning);
    let p_answer = evidence.map_or(0.0, |evidence| weights.answer.probability(&evidence));
    let p_choose = evidence.map_or(0.0, |evidence| weights.choose.probability(&evidence));
    let (subject, namesakes) = subject_of(collection, query);
    let (outcome, reason) = outcome(query, subject, calibration, p_answer, p_choose);
    let topics = topics(hits, outcome);
    Decision { outcome, subject, namesakes, topics, p_answer, p_choose, reason }
}

fn outcome(
    query: &Query,
    subject: Option<Subject>,
    calibration: &Calibration,
    p_answer: f32,
    p_choose: f32,
) -> (Outcome, &'static str) {
    let names_unknown = !query.unknown_names.is_empty();
    match (query.intent(), subject) {
        _ if query.words.is_empty() => (Outcome::Unclear, "nothing was said"),
        (Intent::News, Some(_)) => (Outcome::News, "links are asked for"),
        (Intent::Overview, Some(_)) if query.carried.is_empty() => {
            (Outcome::Overview, "nothing is asked beyond the name")
        }
        _ if p_answer >= calibration.answer_from && !is_too_little(query) => {
            (Outcome::Answer, "the best topic is likely right")
        }
        (Intent::OverviewPerhaps, Some(_)) if query.carried.is_empty() => {
            (Outcome::Overview, "the last clause asks what there is")
        }
        (_, None) if names_unknown && p_choose < calibration.choose_despite_unknown_from => {
            (Outcome::UnknownSubject, "a name is in no interview, and no topic is near enough")
        }
        _ if p_choose >= calibration.choose_from => {
            (Outcome::Choose, "a right topic is likely among the first")
        }
        (_, Some(_)) if query.asks_for_overview() && query.telling_words().count() <= 1 => {
            (Outcome::Overview, "what there is was asked for")
        }
        (_, Some(_)) => (Outcome::NotCovered, "the subject is known, no topic is near"),
        (_, None) => (Outcome::Unclear, "neither a name nor a topic is near"),
    }
}

/// One word and no name cannot clearly mean one topic, however well it matches: "what's the weather".
fn is_too_little(query: &Query) -> bool {
    let names_none = query.believed().next().is_none() && query.carried.is_empty();
    names_none && query.telling_words().count() < 2
}

fn topics(hits: &Hits, outcome: Outcome) -> Vec<TopicIdx> {
    let ranked = &hits.ranked;
    match (outcome, ranked.first()) {
        (Outcome::Answer, Some(best)) => vec![best.topic],
        (Outcome::Choose, Some(best)) => ranked
            .iter()
            .take(MAX_CHOICES)
            .filter(|hit| hit.score >= best.score - CHOICE_RANGE)
            .map(|hit| hit.topic)
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns what a message is about: the believed mention of a work, else of a person, else what was carried
/// over; with other subjects of the same name.
fn subject_of(collection: &Collection, query: &Query) -> (Option<Subject>, Vec<Subject>) {
    let is_work = |mention: &&Mention| matches!(mention.best().subject, Subject::Work(_));
    let most_certain = |a: &&Mention, b: &&Mention| a.certainty().total_cmp(&b.certainty());
    let work = query.believed().filter(is_work).max_by(most_certain);
    let Some(mention) = work.or_else(|| query.believed().max_by(most_certain)) else {
        return (query.carried.first().copied(), Vec::new());
    };
    let subject = mention.best().subject;
    let same_name = |other: Subject| collection.name(other) == collection.name(subject);
    let namesakes = mention
        .candidates
        .iter()
        .filter(|candidate| candidate.certainty >= BELIEVED && candidate.subject != subject)
        .map(|candidate| candidate.subject)
        .filter(|&other| same_name(other))
        .collect();
    (Some(subject), namesakes)
}
