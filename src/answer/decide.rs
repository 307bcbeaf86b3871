//! Which outcome a message has.

use crate::model::{Collection, Subject, TopicIdx};
use crate::search::{
    BELIEVED, Evidence, Feature, Form, Hit, Hits, Index, Intent, Mention, Query, Signal, Thresholds, Weights,
};

use super::Outcome;

/// Most topics that are offered to choose from.
pub(super) const MAX_CHOICES: usize = 5;

/// A topic whose score lies this far below the best is not worth offering beside it.
const CHOICE_RANGE: f32 = 4.0;

/// What may ask for an overview gets choices from this probability that a right one is among them, if a word hints
/// at something in particular.
const OVERVIEW_BELOW: f32 = 0.5;

/// Probability of being right from which an answer is given although something else is named. Of six such messages
/// of data/golden the two from here on have the right topic first, and one of the four below.
const SURE: f32 = 0.95;

/// Certainty of a name from which only its topics are offered.
const SURELY_NAMED: f32 = 0.8;

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
    /// Topics of other interviews that answer the same.
    pub voices: Vec<TopicIdx>,
    /// Probability that the best hit is right.
    pub p_answer: f32,
    /// Probability that a right topic is among the first five.
    pub p_choose: f32,
    /// Why this outcome, for the reader of `--explain`.
    pub reason: &'static str,
}

/// What speaks for each outcome of a message, before any threshold is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    subject: Option<Subject>,
    namesakes: Vec<Subject>,
    best: Option<TopicIdx>,
    choices: Vec<TopicIdx>,
    voices: Vec<TopicIdx>,
    /// Whether something is named for sure, and the best topic belongs to nothing that is named.
    is_contradicted: bool,
    p_answer: f32,
    p_choose: f32,
}

impl Weighed {
    /// Weighs what was found for a message.
    #[must_use]
    pub fn of(index: &Index, query: &Query, hits: &Hits, weights: &Weights) -> Self {
        let evidence = Evidence::of(index, query, hits);
        let (subject, namesakes) = subject_of(index.collection(), query);
        Self {
            subject,
            namesakes,
            best: hits.ranked.first().map(|hit| hit.topic),
            choices: choices(query, hits),
            voices: index.other_voices(hits),
            is_contradicted: evidence.is_some_and(|evidence| evidence.get(Feature::Contradicted) >= BELIEVED),
            p_answer: evidence.map_or(0.0, |evidence| weights.answer.probability(&evidence)),
            p_choose: evidence.map_or(0.0, |evidence| weights.choose.probability(&evidence)),
        }
    }

    /// Decides what becomes of the message.
    #[must_use]
    pub fn decide(&self, query: &Query, thresholds: &Thresholds) -> Decision {
        let (outcome, reason) = self.outcome(query, thresholds);
        let (topics, voices) = match outcome {
            Outcome::Answer => (self.best.into_iter().collect(), self.voices.clone()),
            Outcome::Choose => (self.choices.clone(), Vec::new()),
            _ => (Vec::new(), Vec::new()),
        };
        let (subject, namesakes) = (self.subject, self.namesakes.clone());
        let (p_answer, p_choose) = (self.p_answer, self.p_choose);
        Decision { outcome, subject, namesakes, topics, voices, p_answer, p_choose, reason }
    }

    fn outcome(&self, query: &Query, thresholds: &Thresholds) -> (Outcome, &'static str) {
        let names_unknown = !query.unknown_names.is_empty();
        match (query.intent(), self.subject) {
            _ if query.words.is_empty() => (Outcome::Unclear, "nothing was said"),
            (Intent::News, Some(_)) => (Outcome::News, "links are asked for"),
            (Intent::Overview, Some(_)) if names_its_subject(query) => {
                (Outcome::Overview, "nothing is asked beyond the name")
            }
            _ if self.p_answer >= self.answer_from(query, thresholds) && self.may_answer(query) => {
                (Outcome::Answer, "the best topic is likely right")
            }
            (Intent::OverviewPerhaps, Some(_)) if names_its_subject(query) && !self.may_choose(query) => {
                (Outcome::Overview, "one clause asks what there is")
            }
            (_, Some(_)) if query.is_foreign() => {
                (Outcome::Overview, "the subject is known, and its language is not searched well")
            }
            _ if self.p_choose >= self.choose_from(query, thresholds) => {
                (Outcome::Choose, "a right topic is likely among the first")
            }
            (_, None) if names_unknown => {
                (Outcome::UnknownSubject, "a name is in no interview, and no topic is near enough")
            }
            (_, Some(_)) if query.asks_for_overview() && query.telling_words().count() <= 1 => {
                (Outcome::Overview, "what there is was asked for")
            }
            (_, Some(_)) => (Outcome::NotCovered, "the subject is known, no topic is near"),
            (_, None) => (Outcome::Unclear, "neither a name nor a topic is near"),
        }
    }

    /// An answer is to more than a word, and about what is named unless it is sure.
    fn may_answer(&self, query: &Query) -> bool {
        !is_too_little(query) && (!self.is_contradicted || self.p_answer >= SURE)
    }

    /// Whether what may ask for an overview more likely asks something in particular: "Refn after Drive?".
    fn may_choose(&self, query: &Query) -> bool {
        query.hints_at_a_topic() && self.p_choose >= OVERVIEW_BELOW
    }

    /// What was only said before does not count as named: who asks on may have left it.
    fn answer_from(&self, query: &Query, thresholds: &Thresholds) -> f32 {
        let is_named = query.believed().next().is_some();
        if is_named { thresholds.answer_named_from } else { thresholds.answer_from }
    }

    fn choose_from(&self, query: &Query, thresholds: &Thresholds) -> f32 {
        match self.subject {
            Some(_) => thresholds.choose_named_from,
            None if !query.unknown_names.is_empty() => thresholds.choose_despite_unknown_from,
            None => thresholds.choose_from,
        }
    }
}

/// Whether what it is about is said in the message, not only in what was said before.
fn names_its_subject(query: &Query) -> bool {
    query.follow_up.subjects.is_empty() || query.follow_up.intent.is_some()
}

/// One word and no name cannot clearly mean one topic, however well it matches: "what's the weather".
fn is_too_little(query: &Query) -> bool {
    let names_none = query.believed().next().is_none() && query.follow_up.subjects.is_empty();
    names_none && query.n_content_words() < 2
}

/// The topics that may be meant, the likeliest first. Where something is named for sure and some of the first
/// belong to it, others are not offered.
fn choices(query: &Query, hits: &Hits) -> Vec<TopicIdx> {
    let Some(best) = hits.ranked.first() else { return Vec::new() };
    let named = query.mentions.iter().any(|mention| mention.certainty() >= SURELY_NAMED);
    let agrees = |hit: &Hit| hit.signals.get(Signal::Work).max(hit.signals.get(Signal::Person)) > 0.0;
    let near = || hits.ranked.iter().filter(|hit| hit.score >= best.score - CHOICE_RANGE);
    let only_agreeing = named && near().take(MAX_CHOICES).any(agrees);
    let is_offered = |hit: &&Hit| !only_agreeing || agrees(hit) || hit.topic == best.topic;
    near().filter(is_offered).take(MAX_CHOICES).map(|hit| hit.topic).collect()
}

/// Returns what a message is about, with other subjects of the same name: what is named where it asks what there
/// is; else who is named by a role; else the most certain work; else the most certain person; else what was
/// carried over.
fn subject_of(collection: &Collection, query: &Query) -> (Option<Subject>, Vec<Subject>) {
    let is_work = |mention: &&&Mention| matches!(mention.best().subject, Subject::Work(_));
    let is_role = |mention: &&&Mention| mention.best().form == Form::Role;
    let most_certain = |a: &&&Mention, b: &&&Mention| a.certainty().total_cmp(&b.certainty());
    let named: Vec<&Mention> = match query.asked_about() {
        mentions if mentions.is_empty() => query.believed().collect(),
        mentions => mentions,
    };
    let work = || named.iter().filter(is_work).max_by(most_certain);
    let found = named.iter().find(is_role).or_else(work).or_else(|| named.iter().max_by(most_certain));
    let Some(mention) = found else {
        return (query.follow_up.subjects.first().copied(), Vec::new());
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
