//! Topics of different interviews that say the same.

use crate::model::TopicIdx;

use super::index::{Hits, Index};

/// Cosine of two topics in their contexts from which they say the same. Of 57 pairs in different interviews that
/// a golden question accepts alike, 60 % lie above it; of 7,470 other pairs about one work 1.5 %, nearly all of
/// them on the same matter.
const LEAST_COSINE: f32 = 0.62;
/// Hits after the best that are looked at.
const MAX_LOOKED_AT: usize = 8;
/// Other voices that are named beside an answer.
const MAX_VOICES: usize = 3;
/// A topic whose score lies further below the best answers something else.
const RANGE: f32 = 6.0;

impl Index {
    /// Whether two topics of different interviews about one work, or of one person, say the same. False where
    /// meanings cannot be compared.
    #[must_use]
    pub fn say_the_same(&self, a: TopicIdx, b: TopicIdx) -> bool {
        let collection = self.collection();
        let interview = |idx: TopicIdx| collection.topic(idx).interview;
        let share_a_work = || {
            let works = collection.works_of(b);
            collection.works_of(a).iter().any(|work| works.contains(work))
        };
        let is_near = || self.context_cosine(a, b).is_some_and(|cosine| cosine >= LEAST_COSINE);
        interview(a) != interview(b) && share_a_work() && is_near()
    }

    /// Returns the hits that answer the same as the best, from other interviews, one of each, the best first.
    #[must_use]
    pub fn other_voices(&self, hits: &Hits) -> Vec<TopicIdx> {
        let Some((best, rest)) = hits.ranked.split_first() else { return Vec::new() };
        let mut voices: Vec<TopicIdx> = Vec::new();
        for hit in rest.iter().take(MAX_LOOKED_AT).filter(|hit| hit.score >= best.score - RANGE) {
            let interview = self.collection().topic(hit.topic).interview;
            let is_new = voices.iter().all(|&voice| self.collection().topic(voice).interview != interview);
            if voices.len() < MAX_VOICES && is_new && self.say_the_same(best.topic, hit.topic) {
                voices.push(hit.topic);
            }
        }
        voices
    }
}
