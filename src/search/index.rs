//! The index over a collection: the one way in to searching.

use std::sync::Arc;

use crate::model::{Collection, TopicIdx};
use crate::text::{Stemmer, fold};

use super::calibration::{Calibration, Fusion};
use super::document;
use super::filter::Filter;
use super::follow_up::Context;
use super::gram_view::GramView;
use super::language::Language;
use super::names::NameIndex;
use super::query::{Query, Reader};
use super::question_type::QuestionTypes;
use super::signals::{self, Signal, Signals};
use super::spelling::Spelling;
use super::vector_view::{Matrix, VectorMatch, VectorView};
use super::word_view::WordView;

/// Everything that is needed to find topics; built once, then only read.
#[derive(Debug)]
pub struct Index {
    collection: Arc<Collection>,
    names: NameIndex,
    spelling: Spelling,
    stemmer: Stemmer,
    words: WordView,
    grams: GramView,
    vectors: Option<VectorView>,
    question_types: Vec<QuestionTypes>,
}

/// What an [`Index`] takes besides the collection; the default works by words and names alone.
#[derive(Debug, Default)]
pub struct Resources {
    /// Vectors of [`texts_to_encode`](super::texts_to_encode), in its order.
    pub vectors: Option<Matrix>,
    /// Words of the language at large, the most frequent first.
    pub general_words: Vec<String>,
}

/// A topic that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The topic.
    pub topic: TopicIdx,
    /// How well it matches: higher is better, without bounds; comparable within one calibration.
    pub score: f32,
    /// What the score is made of.
    pub signals: Signals,
}

/// All topics that may be found, the best first.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// By score, ties by topic.
    pub ranked: Vec<Hit>,
    /// Share of the message's idf weight in words that stand in no topic, in 0..=1.
    pub unknown: f32,
    /// Whether the meaning was compared, or words and names alone.
    pub by_meaning: bool,
}

impl Hits {
    /// Scores the hits anew and ranks them, ties by topic.
    pub fn rank(&mut self, fusion: &Fusion) {
        for hit in &mut self.ranked {
            hit.score = fusion.score(&hit.signals.0);
        }
        self.sort();
    }

    /// Puts the best first, ties by topic.
    pub fn sort(&mut self) {
        self.ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
    }
}

impl Index {
    /// Builds the index. Vectors that are not those of the collection's texts are not used.
    #[must_use]
    pub fn build(collection: Arc<Collection>, resources: Resources) -> Self {
        let stemmer = Stemmer::default();
        let language = Language::build(&collection, resources.general_words);
        let names = NameIndex::build(&collection, &language);
        let spelling = Spelling::build(&collection, language);
        let words = WordView::build(&collection, &stemmer);
        let grams = GramView::build(&collection);
        let vectors = resources.vectors.and_then(|vectors| VectorView::build(&collection, vectors));
        let question_types = QuestionTypes::of_topics(&collection);
        Self { collection, names, spelling, stemmer, words, grams, vectors, question_types }
    }

    /// Returns what was indexed.
    #[must_use]
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// Returns the names that it knows.
    #[must_use]
    pub fn names(&self) -> &NameIndex {
        &self.names
    }

    /// Whether meanings can be compared.
    #[must_use]
    pub fn has_vectors(&self) -> bool {
        self.vectors.is_some()
    }

    pub(super) fn vectors(&self) -> Option<&VectorView> {
        self.vectors.as_ref()
    }

    /// Returns the cosine of two topics in their contexts; None where meanings cannot be compared.
    pub(super) fn context_cosine(&self, a: TopicIdx, b: TopicIdx) -> Option<f32> {
        self.vectors.as_ref().map(|view| view.context_cosine(a.get(), b.get()))
    }

    /// Returns how near a topic's wordings are to each other; None where meanings cannot be compared.
    pub(super) fn closeness(&self, topic: TopicIdx) -> Option<f32> {
        self.vectors.as_ref().map(|view| view.closeness(topic.get()))
    }

    /// Returns 1 if a topic is asked for the sort of thing that a message asks for, -1 if not, 0 if that cannot
    /// be told.
    pub(super) fn type_agreement(&self, query: &Query, topic: TopicIdx) -> f32 {
        QuestionTypes::of(&fold(query.question.as_ref().unwrap_or(&query.text)))
            .agreement(self.question_types[topic.get()])
    }

    /// Reads a message: names, spelling, what it asks for.
    #[must_use]
    pub fn read(&self, text: &str, filter: Filter, context: &Context) -> Query {
        let reader = Reader {
            collection: &self.collection,
            names: &self.names,
            spelling: &self.spelling,
            stemmer: &self.stemmer,
        };
        reader.read(text, filter, context)
    }

    /// Ranks the topics that the filter admits. `vectors` are the unit vectors of [`Query::meanings`]; none
    /// searches by words and names alone.
    #[must_use]
    pub fn search(&self, query: &Query, vectors: &[Vec<f32>], calibration: &Calibration) -> Hits {
        let meaning = self.vectors.as_ref().and_then(|view| {
            vectors.iter().filter_map(|vector| view.search(vector)).reduce(VectorMatch::best_of)
        });
        let all = self.words.search(&query.terms);
        let telling = self.words.search(&query.telling_terms);
        let grams = self.grams.search(&fold(&query.meaning));
        let telling_grams = self.grams.search(&fold(&query.telling));
        let topics = document::topics(&self.collection).map(|(idx, _)| idx);
        let ranked = topics
            .filter(|&idx| query.filter.is_empty() || query.filter.admits(&self.collection, idx))
            .filter(|&idx| !self.is_answered(query, idx))
            .map(|idx| {
                let mut signals = meaning.as_ref().map_or_else(Signals::default, |m| meaning_signals(m, idx));
                signals.set(Signal::Words, all.bm25[idx.get()]);
                signals.set(Signal::Telling, telling.bm25[idx.get()]);
                signals.set(Signal::Explained, all.explained[idx.get()]);
                signals.set(Signal::TellingExplained, telling.explained[idx.get()]);
                signals.set(Signal::Grams, grams[idx.get()]);
                signals.set(Signal::TellingGrams, telling_grams[idx.get()]);
                signals::set_names(
                    &mut signals,
                    &self.collection,
                    idx,
                    &query.mentions,
                    &query.follow_up.subjects,
                );
                Hit { topic: idx, score: 0.0, signals }
            })
            .collect();
        let unknown = self.unknown_share(&query.terms);
        let mut hits = Hits { ranked, unknown, by_meaning: meaning.is_some() };
        hits.rank(&calibration.weights(hits.by_meaning).fusion);
        hits
    }

    /// Whether a topic was answered with already and is not meant again; where others are asked for, its whole
    /// interview is not.
    fn is_answered(&self, query: &Query, idx: TopicIdx) -> bool {
        let interview = |idx: TopicIdx| self.collection.topic(idx).interview;
        query.follow_up.answered.is_some_and(|answered| {
            answered == idx || query.follow_up.of_others && interview(answered) == interview(idx)
        })
    }

    fn unknown_share(&self, terms: &[String]) -> f32 {
        let weight = |known: bool| -> f32 {
            terms
                .iter()
                .filter(|term| self.words.knows(term) == known)
                .map(|term| self.words.weight(term))
                .sum()
        };
        let (known, unknown) = (weight(true), weight(false));
        if unknown > 0.0 { unknown / (known + unknown) } else { 0.0 }
    }
}

fn meaning_signals(meaning: &VectorMatch, idx: TopicIdx) -> Signals {
    let mut signals = Signals::default();
    signals.set(Signal::Wording, meaning.wording[idx.get()]);
    signals.set(Signal::SecondWording, meaning.second_wording[idx.get()]);
    signals.set(Signal::MeanWording, meaning.mean_wording[idx.get()]);
    signals.set(Signal::Context, meaning.context[idx.get()]);
    signals
}
