//! Topics by the meaning of their sentences.

use crate::model::Collection;

use super::document;

/// Unit vectors of texts, one row a text.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    dimensions: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// Wraps rows laid one after the other. A `values` that is no whole number of rows loses its tail.
    #[must_use]
    pub fn new(dimensions: usize, values: Vec<f32>) -> Self {
        Self { dimensions, values }
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.values.len().checked_div(self.dimensions).unwrap_or(0)
    }

    /// Returns the length of a row.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn row(&self, at: usize) -> &[f32] {
        &self.values[at * self.dimensions..(at + 1) * self.dimensions]
    }

    fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.dimensions.max(1))
    }
}

/// The vectors of all texts of [`texts_to_encode`](super::texts_to_encode), by topic.
#[derive(Debug)]
pub(super) struct VectorView {
    vectors: Matrix,
    /// How many wordings each topic has; its context follows them.
    n_wordings: Vec<u32>,
    /// The row of each topic's context.
    context_rows: Vec<usize>,
    /// How near the wordings of each topic are to the nearest other of the same topic, in the mean.
    closeness: Vec<f32>,
}

/// What the vector of a query says of every topic: cosines in -1..=1.
#[derive(Debug, Clone)]
pub(super) struct VectorMatch {
    /// With the nearest wording.
    pub(super) wording: Vec<f32>,
    /// With the second nearest wording; with the nearest where there is but one.
    pub(super) second_wording: Vec<f32>,
    /// With all wordings, in the mean.
    pub(super) mean_wording: Vec<f32>,
    /// With the topic in its context.
    pub(super) context: Vec<f32>,
}

impl VectorMatch {
    /// Returns the higher of two cosines for each topic.
    pub(super) fn best_of(mut self, other: Self) -> Self {
        let lists = [
            (&mut self.wording, other.wording),
            (&mut self.second_wording, other.second_wording),
            (&mut self.mean_wording, other.mean_wording),
            (&mut self.context, other.context),
        ];
        for (own, other) in lists {
            own.iter_mut().zip(other).for_each(|(own, other)| *own = own.max(other));
        }
        self
    }
}

impl VectorView {
    /// Returns None if the rows are not those of the collection's texts.
    pub(super) fn build(collection: &Collection, vectors: Matrix) -> Option<Self> {
        let n_wordings: Vec<_> =
            document::topics(collection).map(|(_, topic)| topic.wordings().count() as u32).collect();
        let mut n_rows = 0;
        let context_rows = n_wordings
            .iter()
            .map(|&n| {
                n_rows += n as usize + 1;
                n_rows - 1
            })
            .collect();
        if vectors.n_rows() != n_rows {
            return None;
        }
        let mut view = Self { vectors, n_wordings, context_rows, closeness: Vec::new() };
        view.closeness = (0..view.n_wordings.len()).map(|topic| view.closeness_of(topic)).collect();
        Some(view)
    }

    /// Returns the mean cosine of a topic's wordings with the nearest other of them, in -1..=1: what a further way
    /// of asking for it may be expected to reach. 1 for a topic with one wording.
    pub(super) fn closeness(&self, topic: usize) -> f32 {
        self.closeness[topic]
    }

    fn closeness_of(&self, topic: usize) -> f32 {
        let rows = self.wording_rows(topic);
        let n = rows.len();
        if n < 2 { 1.0 } else { rows.map(|row| self.nearest_wording(row, topic)).sum::<f32>() / n as f32 }
    }

    /// Returns the rows of a topic's wordings.
    pub(super) fn wording_rows(&self, topic: usize) -> std::ops::Range<usize> {
        let end = self.context_rows[topic];
        end - self.n_wordings[topic] as usize..end
    }

    /// Returns the cosine of a row with the nearest wording of a topic other than itself; -1 without any.
    pub(super) fn nearest_wording(&self, row: usize, topic: usize) -> f32 {
        let others = self.wording_rows(topic).filter(|&other| other != row);
        others.map(|other| dot(self.vectors.row(row), self.vectors.row(other))).fold(-1.0, f32::max)
    }

    /// Returns the cosine of two topics in their contexts.
    pub(super) fn context_cosine(&self, a: usize, b: usize) -> f32 {
        dot(self.vectors.row(self.context_rows[a]), self.vectors.row(self.context_rows[b]))
    }

    /// Returns None if the query's vector is of another length than the index's.
    pub(super) fn search(&self, query: &[f32]) -> Option<VectorMatch> {
        if query.len() != self.vectors.dimensions() {
            return None;
        }
        let mut rows = self.vectors.rows().map(|row| dot(row, query));
        let n = self.n_wordings.len();
        let mut found = VectorMatch {
            wording: Vec::with_capacity(n),
            second_wording: Vec::with_capacity(n),
            mean_wording: Vec::with_capacity(n),
            context: Vec::with_capacity(n),
        };
        for &n in &self.n_wordings {
            let mut sum = 0.0;
            let (best, second) = best_two(rows.by_ref().take(n as usize).inspect(|cosine| sum += cosine));
            found.wording.push(best);
            found.second_wording.push(second);
            found.mean_wording.push(sum / n.max(1) as f32);
            found.context.push(rows.next().unwrap_or(-1.0));
        }
        Some(found)
    }
}

/// The highest two of some cosines; of one alone it is both, and -1 without any.
fn best_two(cosines: impl Iterator<Item = f32>) -> (f32, f32) {
    let (mut best, mut second) = (-1.0, None);
    for (at, cosine) in cosines.enumerate() {
        if cosine > best {
            second = (at > 0).then_some(best);
            best = cosine;
        } else {
            second = Some(second.map_or(cosine, |second: f32| second.max(cosine)));
        }
    }
    (best, second.unwrap_or(best))
}

/// Sums in eight lanes, so that the compiler may use vector instructions.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let tail: f32 = a_chunks.remainder().iter().zip(b_chunks.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f32>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_product_takes_every_element() {
        let a: Vec<f32> = (0..19).map(|i| i as f32).collect();
        let b = vec![2.0; 19];
        assert!((dot(&a, &b) - 342.0).abs() < 1e-3);
    }
}
