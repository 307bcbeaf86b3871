//! What each clue weighs.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Weights of the clues to whether somebody answers, in log-odds.
pub(super) struct Weights(HashMap<&'static str, f64>);

/// For each by themselves, and beside the others.
pub(super) static ALONE: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("alone.tsv")));
pub(super) static BESIDE: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("beside.tsv")));

impl Weights {
    /// Reads lines of a clue and its weight with a tab between.
    fn read(lines: &'static str) -> Self {
        let weight = |line: &'static str| {
            let (clue, weight) = line.split_once('\t')?;
            Some((clue, weight.parse().ok()?))
        };
        Self(lines.lines().filter_map(weight).collect())
    }

    /// Returns the log-odds that somebody of whom this is seen answers.
    pub(super) fn score(&self, clues: &[String]) -> f64 {
        clues.iter().filter_map(|clue| self.0.get(clue.as_str())).sum()
    }
}
