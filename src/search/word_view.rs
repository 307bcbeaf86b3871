//! Topics by their words: BM25 over stemmed full texts.
//!
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
//! with the usual k1 and b; the score is given as a share of the most that the query could reach.

use crate::model::Collection;
use crate::text::Stemmer;

use super::document;
use super::postings::{Postings, count, document_frequencies};
use super::vocabulary::{TermId, Vocabulary};

/// How fast more of the same word stops counting.
const K1: f32 = 1.2;
/// How far a long text's words count less. Topics differ in length mostly by their number of wordings.
const B: f32 = 0.5;

/// The inverted index over words.
#[derive(Debug)]
pub(super) struct WordView {
    vocabulary: Vocabulary,
    idf: Vec<f32>,
    /// What a word in no topic weighs.
    unknown_idf: f32,
    postings: Postings,
    n_topics: usize,
}

/// What the words of a query say of every topic, each a share in 0..=1.
#[derive(Debug, Clone)]
pub(super) struct WordMatch {
    /// BM25 as a share of the most possible.
    pub(super) bm25: Vec<f32>,
    /// Share of the query's idf weight whose words stand in the topic at all.
    pub(super) explained: Vec<f32>,
}

impl WordView {
    pub(super) fn build(collection: &Collection, stemmer: &Stemmer) -> Self {
        let mut vocabulary = Vocabulary::default();
        let documents: Vec<_> = document::topics(collection)
            .map(|(idx, _)| stemmer.terms(&document::full_text(collection, idx)))
            .map(|terms| count(terms.iter().map(|term| vocabulary.intern(term)).collect()))
            .collect();
        let n_topics = documents.len();
        let idf: Vec<_> = document_frequencies(&documents, vocabulary.len())
            .into_iter()
            .map(|frequency| idf(n_topics, frequency))
            .collect();
        let lengths: Vec<f32> =
            documents.iter().map(|counts| counts.iter().map(|&(_, count)| count).sum()).collect();
        let mean = lengths.iter().sum::<f32>() / n_topics.max(1) as f32;
        let postings = Postings::build(&documents, vocabulary.len(), |doc, _, count| {
            let saturation = K1 * (1.0 - B + B * lengths[doc] / mean.max(1.0));
            count / (count + saturation)
        });
        Self { vocabulary, idf, unknown_idf: idf_of_unknown(n_topics), postings, n_topics }
    }

    /// Returns how each topic matches the terms; repetitions count once.
    pub(super) fn search(&self, terms: &[String]) -> WordMatch {
        let mut seen = std::collections::BTreeSet::new();
        let (mut bm25, mut explained) = (vec![0.0; self.n_topics], vec![0.0; self.n_topics]);
        let mut total = 0.0;
        for term in terms.iter().filter(|term| seen.insert(term.as_str())) {
            total += self.weight(term);
            let Some(id) = self.vocabulary.get(term) else { continue };
            let idf = self.idf[id as usize];
            for (doc, saturated) in self.postings.of(id) {
                bm25[doc] += idf * saturated;
                explained[doc] += idf;
            }
        }
        let scale = if total > 0.0 { 1.0 / total } else { 0.0 };
        bm25.iter_mut().chain(&mut explained).for_each(|score| *score *= scale);
        WordMatch { bm25, explained }
    }

    /// Returns the idf of a term; the highest for one that stands in no topic.
    pub(super) fn weight(&self, term: &str) -> f32 {
        self.id(term).map_or(self.unknown_idf, |id| self.idf[id as usize])
    }

    /// Whether some topic holds the term.
    pub(super) fn knows(&self, term: &str) -> bool {
        self.id(term).is_some()
    }

    fn id(&self, term: &str) -> Option<TermId> {
        self.vocabulary.get(term)
    }
}

fn idf(n_topics: usize, frequency: u32) -> f32 {
    let (n, frequency) = (n_topics as f32, frequency as f32);
    (1.0 + (n - frequency + 0.5) / (frequency + 0.5)).ln()
}

fn idf_of_unknown(n_topics: usize) -> f32 {
    idf(n_topics, 0)
}
