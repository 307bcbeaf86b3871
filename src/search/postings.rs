//! The inverted index: for each term, the documents that hold it and with what weight.

use super::vocabulary::TermId;

/// Postings of all terms, packed one term after the other. Documents are topics by position.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where each term's postings begin; one more than there are terms.
    offsets: Vec<u32>,
    documents: Vec<u32>,
    weights: Vec<f32>,
}

/// Terms of each document with how often they occur; a term once per document.
pub(super) type TermCounts = Vec<(TermId, f32)>;

impl Postings {
    /// Builds the postings of `documents`, weighing each by `weigh(document, term, count)`.
    pub(super) fn build(
        documents: &[TermCounts],
        n_terms: usize,
        mut weigh: impl FnMut(usize, TermId, f32) -> f32,
    ) -> Self {
        let offsets = offsets(documents, n_terms);
        let total = offsets[n_terms] as usize;
        let (mut docs, mut weights) = (vec![0; total], vec![0.0; total]);
        let mut next = offsets.clone();
        for (doc_idx, counts) in documents.iter().enumerate() {
            for &(term, count) in counts {
                let slot = next[term as usize] as usize;
                next[term as usize] += 1;
                docs[slot] = u32::try_from(doc_idx).expect("fewer than 2^32 topics");
                weights[slot] = weigh(doc_idx, term, count);
            }
        }
        Self { offsets, documents: docs, weights }
    }

    /// Returns the documents of a term with their weights, in order.
    pub(super) fn of(&self, term: TermId) -> impl Iterator<Item = (usize, f32)> + '_ {
        let range = self.offsets[term as usize] as usize..self.offsets[term as usize + 1] as usize;
        self.documents[range.clone()].iter().map(|&doc| doc as usize).zip(self.weights[range].iter().copied())
    }
}

fn offsets(documents: &[TermCounts], n_terms: usize) -> Vec<u32> {
    let mut offsets = vec![0u32; n_terms + 1];
    for &(term, _) in documents.iter().flatten() {
        offsets[term as usize + 1] += 1;
    }
    for i in 0..n_terms {
        offsets[i + 1] += offsets[i];
    }
    offsets
}

/// Counts how often each term occurs; the result is sorted by term.
pub(super) fn count(mut terms: Vec<TermId>) -> TermCounts {
    terms.sort_unstable();
    let mut counts: TermCounts = Vec::new();
    for term in terms {
        match counts.last_mut() {
            Some((last, count)) if *last == term => *count += 1.0,
            _ => counts.push((term, 1.0)),
        }
    }
    counts
}

/// Returns in how many documents each term occurs.
pub(super) fn document_frequencies(documents: &[TermCounts], n_terms: usize) -> Vec<u32> {
    let mut frequencies = vec![0; n_terms];
    for &(term, _) in documents.iter().flatten() {
        frequencies[term as usize] += 1;
    }
    frequencies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_finds_its_documents() {
        let documents = [count(vec![0, 1, 0]), count(vec![2]), count(vec![1, 2])];
        let postings = Postings::build(&documents, 3, |_, _, count| count);
        let of = |term| postings.of(term).collect::<Vec<_>>();
        assert_eq!(of(0), [(0, 2.0)]);
        assert_eq!(of(1), [(0, 1.0), (2, 1.0)]);
        assert_eq!(of(2), [(1, 1.0), (2, 1.0)]);
        assert_eq!(document_frequencies(&documents, 3), [1, 2, 2]);
    }
}
