//! Topics whose wordings are easily taken for one another's.

use std::collections::BTreeMap;

use crate::model::{Subject, TopicIdx};

use super::index::Index;

/// Two topics of one work, and how many wordings of the first lie nearer to the second than to any other of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confusion {
    /// The topic whose wordings stray.
    pub topic: TopicIdx,
    /// The topic that they are nearest to.
    pub other: TopicIdx,
    /// How many of its wordings do.
    pub n_wordings: usize,
}

impl Index {
    /// Returns the topics that are easily confused with another about the same work or person and do not say the
    /// same, the worst first. Empty where meanings cannot be compared.
    #[must_use]
    pub fn confusions(&self) -> Vec<Confusion> {
        let mut by_subject: BTreeMap<Subject, Vec<TopicIdx>> = BTreeMap::new();
        for idx in (0..self.collection().topics().len()).map(TopicIdx::new) {
            let works = self.collection().works_of(idx).into_iter().map(Subject::Work);
            let person = self.collection().people_of(idx).first().map(|&person| Subject::Person(person));
            works.chain(person).for_each(|subject| by_subject.entry(subject).or_default().push(idx));
        }
        let mut counts: BTreeMap<(TopicIdx, TopicIdx), usize> = BTreeMap::new();
        for topics in by_subject.values() {
            for &topic in topics {
                for (other, n_wordings) in self.strays(topic, topics) {
                    counts.insert((topic, other), n_wordings);
                }
            }
        }
        let mut found: Vec<Confusion> = counts
            .into_iter()
            .filter(|&((topic, other), _)| !self.say_the_same(topic, other))
            .map(|((topic, other), n_wordings)| Confusion { topic, other, n_wordings })
            .collect();
        found.sort_by_key(|pair| (std::cmp::Reverse(pair.n_wordings), pair.topic, pair.other));
        found
    }

    /// Counts the wordings of a topic that stray, by the topic they are nearest to.
    fn strays(&self, topic: TopicIdx, among: &[TopicIdx]) -> BTreeMap<TopicIdx, usize> {
        let mut strays: BTreeMap<TopicIdx, usize> = BTreeMap::new();
        let Some(view) = self.vectors() else { return strays };
        for row in view.wording_rows(topic.get()) {
            let own = view.nearest_wording(row, topic.get());
            let others = among.iter().filter(|&&other| other != topic);
            let nearest = others.map(|&other| (view.nearest_wording(row, other.get()), other));
            let stray = nearest.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, other)) = stray.filter(|(cosine, _)| *cosine > own) {
                *strays.entry(other).or_default() += 1;
            }
        }
        strays
    }
}
