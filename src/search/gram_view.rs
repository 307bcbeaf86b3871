//! Topics by their character n-grams: what is left when words are misspelt or run together.

use crate::model::Collection;
use crate::text::{fold, ngrams};

use super::document;
use super::postings::{Postings, TermCounts, count, document_frequencies};
use super::vocabulary::Vocabulary;

/// The inverted index over n-grams, weighed so that a sum of products is the cosine of TF-IDF vectors.
#[derive(Debug)]
pub(super) struct GramView {
    vocabulary: Vocabulary,
    idf: Vec<f32>,
    postings: Postings,
    n_topics: usize,
}

impl GramView {
    pub(super) fn build(collection: &Collection) -> Self {
        let mut vocabulary = Vocabulary::default();
        let documents: Vec<_> = document::topics(collection)
            .map(|(idx, _)| {
                let mut grams = Vec::new();
                ngrams(&fold(&document::full_text(collection, idx)), |gram| {
                    grams.push(vocabulary.intern(gram))
                });
                count(grams)
            })
            .collect();
        let idf: Vec<_> = document_frequencies(&documents, vocabulary.len())
            .into_iter()
            .map(|frequency| (documents.len() as f32 / frequency.max(1) as f32).ln() + 1.0)
            .collect();
        let norms: Vec<_> = documents.iter().map(|counts| norm(counts, &idf)).collect();
        let postings = Postings::build(&documents, vocabulary.len(), |doc, gram, count| {
            weight(count, idf[gram as usize]) / norms[doc]
        });
        Self { n_topics: documents.len(), vocabulary, idf, postings }
    }

    /// Returns the cosine of a folded text with each topic, in 0..=1.
    pub(super) fn search(&self, folded: &str) -> Vec<f32> {
        let mut grams = Vec::new();
        ngrams(folded, |gram| grams.extend(self.vocabulary.get(gram)));
        let counts = count(grams);
        let norm = norm(&counts, &self.idf);
        let mut scores = vec![0.0; self.n_topics];
        for (gram, count) in counts {
            let part = weight(count, self.idf[gram as usize]) / norm;
            for (doc, weight) in self.postings.of(gram) {
                scores[doc] += part * weight;
            }
        }
        scores
    }
}

fn weight(count: f32, idf: f32) -> f32 {
    (1.0 + count.ln()) * idf
}

/// Length of the weighed vector; 1 for the empty one, so that it can be divided by.
fn norm(counts: &TermCounts, idf: &[f32]) -> f32 {
    let squares: f32 = counts.iter().map(|&(gram, count)| weight(count, idf[gram as usize]).powi(2)).sum();
    if squares > 0.0 { squares.sqrt() } else { 1.0 }
}
