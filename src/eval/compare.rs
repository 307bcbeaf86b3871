//! Simpler ways of finding, measured on the same questions.

use rayon::prelude::*;

use crate::answer::Answerer;
use crate::model::TopicIdx;
use crate::search::{Context, Hit, Hits, Signal, Signals};
use crate::text::fold;

use super::golden::{Golden, GoldenQuestion, Kind};
use super::measure::{message, rank};

/// A way of finding a topic for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finder {
    /// Share of edits between the message and the nearest wording, both folded (`strsim`).
    Levenshtein,
    /// Jaro-Winkler similarity to the nearest wording, both folded (`strsim`).
    JaroWinkler,
    /// BM25 over the stemmed full text, on the message with its spelling mended.
    Bm25,
    /// Cosine of sentence vectors with the nearest wording.
    SentenceVectors,
    /// Everything together, names included.
    Junket,
}

impl Finder {
    /// Every way, the simplest first.
    pub const ALL: [Self; 5] =
        [Self::Levenshtein, Self::JaroWinkler, Self::Bm25, Self::SentenceVectors, Self::Junket];

    /// Returns the name used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Levenshtein => "Levenshtein",
            Self::JaroWinkler => "Jaro-Winkler",
            Self::Bm25 => "BM25 alone",
            Self::SentenceVectors => "sentence vectors alone",
            Self::Junket => "Junket",
        }
    }
}

/// How well one way finds the topics of golden questions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The way.
    pub finder: Finder,
    /// Share of questions whose best hit is right, in 0..=1.
    pub top_1: f64,
    /// Share of questions with a right hit among the first five, in 0..=1.
    pub top_5: f64,
}

/// Measures every way on the golden questions about topics. Ties count against a way.
#[must_use]
pub fn compare(answerer: &Answerer, golden: &Golden) -> Vec<Found> {
    let wordings: Vec<(TopicIdx, Vec<String>)> = (0..answerer.collection().topics().len())
        .map(TopicIdx::new)
        .map(|idx| (idx, answerer.collection().topic(idx).wordings().map(fold).collect()))
        .collect();
    let questions: Vec<_> = golden.questions.iter().filter(|question| question.kind == Kind::Topic).collect();
    let ranks: Vec<_> = questions.par_iter().map(|question| ranks(answerer, &wordings, question)).collect();
    let share = |at: usize, within: usize| {
        let n = ranks.iter().filter(|ranks| ranks[at].is_some_and(|rank| rank <= within)).count();
        n as f64 / ranks.len().max(1) as f64
    };
    let ways = Finder::ALL.into_iter().enumerate();
    ways.map(|(at, finder)| Found { finder, top_1: share(at, 1), top_5: share(at, 5) }).collect()
}

/// The rank of the right topic by every way.
fn ranks(
    answerer: &Answerer,
    wordings: &[(TopicIdx, Vec<String>)],
    question: &GoldenQuestion,
) -> [Option<usize>; Finder::ALL.len()] {
    let hits = answerer.consider(&message(&question.text, Context::default())).hits;
    let folded = fold(&question.text);
    let by_edits = |similarity: &dyn Fn(&str) -> f64| {
        let best = |texts: &[String]| texts.iter().map(|text| similarity(text)).fold(0.0, f64::max);
        ranked(wordings.iter().map(|(topic, texts)| (*topic, best(texts) as f32)))
    };
    let by_signal = |signal| ranked(hits.ranked.iter().map(|hit| (hit.topic, hit.signals.get(signal))));
    Finder::ALL.map(|finder| {
        let found = match finder {
            Finder::Levenshtein => by_edits(&|text| strsim::normalized_levenshtein(&folded, text)),
            Finder::JaroWinkler => by_edits(&|text| strsim::jaro_winkler(&folded, text)),
            Finder::Bm25 => by_signal(Signal::Words),
            Finder::SentenceVectors => by_signal(Signal::Wording),
            Finder::Junket => return rank(&hits, &question.accept),
        };
        rank(&found, &question.accept)
    })
}

fn ranked(scores: impl Iterator<Item = (TopicIdx, f32)>) -> Hits {
    let hit = |(topic, score)| Hit { topic, score, signals: Signals::default() };
    let mut hits = Hits { ranked: scores.map(hit).collect(), ..Hits::default() };
    hits.sort();
    hits
}
