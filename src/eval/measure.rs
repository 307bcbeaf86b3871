//! Asking golden questions and judging what comes back.

use rayon::prelude::*;

use crate::answer::{Answerer, Consideration, Decision, Outcome, Question};
use crate::model::{Collection, Date, Subject, TopicIdx};
use crate::search::{Context, Filter, Hits};

use super::golden::{FollowUp, Golden, GoldenQuestion, Kind};

/// What became of every golden question.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// Single messages, in their order.
    pub results: Vec<Judgement>,
    /// Conversations, in their order.
    pub follow_ups: Vec<Judgement>,
}

/// What became of one golden message.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Its name.
    pub id: String,
    /// The message; the last of a conversation.
    pub text: String,
    /// What it calls for.
    pub kind: Kind,
    /// How it is written.
    pub flavour: String,
    /// Rank of the best right topic, from 1, ties at their worst; None if none is right or it is out of bounds.
    pub rank: Option<usize>,
    /// What was decided.
    pub outcome: Outcome,
    /// Whether the topic answered with, the overview or the news are the right ones.
    pub is_right: bool,
    /// Whether a right topic is among the choices.
    pub is_among_choices: bool,
    /// What was found instead, for the reader.
    pub found: String,
}

/// Ages are not measured; any day will do.
pub(super) fn some_day() -> Date {
    Date::constant(2026, 1, 1)
}

/// Asks all golden questions, in parallel; the result does not depend on the order.
#[must_use]
pub fn measure(answerer: &Answerer, golden: &Golden) -> Measurement {
    let collection = answerer.collection();
    let results = golden.questions.par_iter().map(|question| {
        judged(collection, question, &answerer.consider(&message(&question.text, Context::default())))
    });
    let follow_ups = golden
        .follow_ups
        .par_iter()
        .map(|follow_up| judged(collection, &as_question(follow_up), &converse(answerer, follow_up, true)));
    Measurement { results: results.collect(), follow_ups: follow_ups.collect() }
}

/// Asks the messages of a conversation one after the other; returns what was found out about the last.
pub(super) fn converse(answerer: &Answerer, follow_up: &FollowUp, by_meaning: bool) -> Consideration {
    let (last, before) = follow_up.turns.split_last().expect("a conversation has a message");
    let mut context = Context::default();
    for turn in before {
        let question = message(turn, context);
        let considered = answerer.consider_by(&question, by_meaning);
        context = answerer.remember(&question.context, &considered.query, &considered.decision);
    }
    answerer.consider_by(&message(last, context), by_meaning)
}

/// The flavour of the last message of a conversation.
pub(super) const FOLLOW_UP: &str = "follow_up";

/// A conversation's last message as a question about a topic.
pub(super) fn as_question(follow_up: &FollowUp) -> GoldenQuestion {
    GoldenQuestion {
        id: follow_up.id.clone(),
        text: follow_up.turns.last().cloned().unwrap_or_default(),
        kind: Kind::Topic,
        accept: follow_up.accept.clone(),
        work: None,
        person: None,
        flavour: FOLLOW_UP.to_owned(),
    }
}

/// A message without filters.
pub(super) fn message(text: &str, context: Context) -> Question {
    Question { text: text.to_owned(), filter: Filter::default(), context, today: some_day() }
}

fn judged(collection: &Collection, question: &GoldenQuestion, considered: &Consideration) -> Judgement {
    judge(collection, question, rank(&considered.hits, &question.accept), &considered.decision)
}

/// Judges what was decided about a golden message.
pub(super) fn judge(
    collection: &Collection,
    question: &GoldenQuestion,
    rank: Option<usize>,
    decision: &Decision,
) -> Judgement {
    let among = decision.topics.iter().any(|topic| question.accept.contains(topic));
    Judgement {
        id: question.id.clone(),
        text: question.text.clone(),
        kind: question.kind,
        flavour: question.flavour.clone(),
        rank,
        outcome: decision.outcome,
        is_right: is_right(collection, question, decision),
        is_among_choices: decision.outcome == Outcome::Choose && among,
        found: found(collection, decision),
    }
}

/// Rank of the best accepted topic, counting every other topic of the same score before it.
pub(super) fn rank(hits: &Hits, accept: &[TopicIdx]) -> Option<usize> {
    let is_right = |topic: &TopicIdx| accept.contains(topic);
    let best = hits.ranked.iter().find(|hit| is_right(&hit.topic))?;
    Some(1 + hits.ranked.iter().filter(|hit| !is_right(&hit.topic) && hit.score >= best.score).count())
}

fn is_right(collection: &Collection, question: &GoldenQuestion, decision: &Decision) -> bool {
    let accepted = decision.outcome == Outcome::Answer
        && decision.topics.first().is_some_and(|topic| question.accept.contains(topic));
    let about = decision.subject.is_some_and(|subject| is_about(collection, question, subject));
    match question.kind {
        Kind::Topic => accepted,
        Kind::Work | Kind::Person => decision.outcome == Outcome::Overview && about,
        Kind::News => accepted || (decision.outcome == Outcome::News && about),
        Kind::Offtopic => matches!(decision.outcome, Outcome::Unclear | Outcome::UnknownSubject),
        Kind::UnknownSubject => decision.outcome == Outcome::UnknownSubject,
        Kind::NotCovered => matches!(decision.outcome, Outcome::NotCovered | Outcome::Overview),
    }
}

fn is_about(collection: &Collection, question: &GoldenQuestion, subject: Subject) -> bool {
    match subject {
        Subject::Work(work) => question.work.as_ref() == Some(&collection.work(work).title),
        Subject::Person(person) => question.person.as_ref() == Some(&collection.person(person).name),
    }
}

fn found(collection: &Collection, decision: &Decision) -> String {
    let topics = decision.topics.iter().map(|&topic| collection.topic(topic).id.to_string());
    let subject = decision.subject.map(|subject| collection.label(subject));
    match decision.outcome {
        Outcome::Answer | Outcome::Choose => topics.collect::<Vec<_>>().join(" "),
        _ => subject.unwrap_or_default(),
    }
}
