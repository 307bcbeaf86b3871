//! Questions of one meaning, put together.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use crate::answer::{Answerer, Question};
use crate::model::{Date, Subject, TopicIdx};

use super::asked::{Unanswered, is_unanswered};

/// Similarity of meaning from which two questions about the same films and people are one. Of pairs of stored wordings
/// with the same names, 35 % of those of one topic are this similar, and 2.7 % of those of two: of the pairs taken for
/// one, 78 % are. At 0.60 it is 51, 5.4 and 72 %, at 0.70 21, 1.4 and 81 %.
const SAME_MEANING: f32 = 0.65;
/// Share of the words of two questions that are in both from which they are one, where there is no model.
const SAME_WORDS: f32 = 0.6;
/// Topics that a group may belong to which are named.
const MAX_NEAR: usize = 3;
/// Digits of a group's id.
const ID_DIGITS: usize = 8;

/// Questions of one meaning.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What it is called by: digits that stay the same as long as its most asked question does.
    pub id: String,
    /// The questions, the most asked first; never empty.
    pub questions: Vec<Unanswered>,
    /// The topics that come nearest, best first.
    pub near: Vec<TopicIdx>,
}

/// What readers miss.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// The groups, the most asked first.
    pub groups: Vec<Gap>,
    /// How many questions have an answer by now.
    pub n_answered: usize,
    /// How many questions an editor does not want to see.
    pub n_ignored: usize,
}

impl Gap {
    /// Returns how often its questions were asked.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.questions.iter().fold(0, |sum, question| sum.saturating_add(question.count))
    }

    /// Returns the day on which one of them was asked last.
    #[must_use]
    pub fn last(&self) -> Date {
        self.questions.iter().map(|question| question.last).max().unwrap_or(Date::ZERO)
    }

    /// Returns the most asked question.
    ///
    /// # Panics
    /// Never: a group has a question.
    #[must_use]
    pub fn leader(&self) -> &Unanswered {
        self.questions.first().expect("a group has a question")
    }
}

impl Gaps {
    /// Returns the group that an id, or its beginning, means; None if none or several begin so.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Gap> {
        let mut fitting = self.groups.iter().filter(|gap| !id.is_empty() && gap.id.starts_with(id));
        let first = fitting.next();
        first.filter(|_| fitting.next().is_none())
    }
}

/// A question with what is compared.
struct Read {
    question: Unanswered,
    /// Whether it still has no answer.
    is_open: bool,
    subjects: BTreeSet<Subject>,
    unknown: Vec<String>,
    vector: Option<Vec<f32>>,
    words: HashSet<String>,
    near: Vec<TopicIdx>,
}

/// Puts questions of one meaning together; those that have an answer by now, and those like an ignored one, are only
/// counted. The order of `questions` does not matter.
#[must_use]
pub fn group(answerer: &Answerer, questions: Vec<Unanswered>, today: Date) -> Gaps {
    let mut read: Vec<Read> =
        questions.into_par_iter().map(|question| read(answerer, question, today)).collect();
    // An ignored question leads, so that what is like it joins it.
    read.sort_by(|a, b| {
        let (a, b) = (&a.question, &b.question);
        (b.ignored, b.count, b.last).cmp(&(a.ignored, a.count, a.last)).then_with(|| a.text.cmp(&b.text))
    });
    let mut gaps = Gaps::default();
    let mut groups: Vec<Vec<Read>> = Vec::new();
    for question in read {
        if !question.is_open && !question.question.ignored {
            gaps.n_answered += 1;
            continue;
        }
        match groups.iter_mut().find(|group| is_same(&group[0], &question)) {
            Some(group) => group.push(question),
            None => groups.push(vec![question]),
        }
    }
    for group in groups {
        match group[0].question.ignored {
            true => gaps.n_ignored += group.len(),
            false => gaps.groups.push(gap(group)),
        }
    }
    gaps.groups
        .sort_by(|a, b| (b.count(), b.last()).cmp(&(a.count(), a.last())).then_with(|| a.id.cmp(&b.id)));
    gaps
}

fn read(answerer: &Answerer, question: Unanswered, today: Date) -> Read {
    let considered = answerer.consider(&Question::alone(&question.text, today));
    let query = &considered.query;
    let unknown = query.unknown_names.iter().map(|run| {
        let words = query.words[run.clone()].iter().map(|word| word.folded.as_str());
        words.collect::<Vec<_>>().join(" ")
    });
    Read {
        is_open: is_unanswered(considered.decision.outcome),
        subjects: query.believed().map(|mention| mention.best().subject).collect(),
        unknown: unknown.collect(),
        vector: answerer.vector_of(&query.meaning),
        words: query.telling_words().map(|word| word.folded.clone()).collect(),
        near: considered.hits.ranked.iter().map(|hit| hit.topic).take(MAX_NEAR).collect(),
        question,
    }
}

/// Whether two questions mean the same: about the same films and people, in nearly the same sense.
fn is_same(a: &Read, b: &Read) -> bool {
    if a.subjects != b.subjects || a.unknown != b.unknown {
        return false;
    }
    match (&a.vector, &b.vector) {
        (Some(a), Some(b)) => a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>() >= SAME_MEANING,
        _ => {
            let shared = a.words.intersection(&b.words).count() as f32;
            shared >= SAME_WORDS * a.words.union(&b.words).count() as f32
        }
    }
}

fn gap(group: Vec<Read>) -> Gap {
    let near = group[0].near.clone();
    let hash = blake3::hash(group[0].question.text.as_bytes()).to_hex();
    let questions = group.into_iter().map(|read| read.question).collect();
    Gap { id: hash[..ID_DIGITS].to_owned(), questions, near }
}
