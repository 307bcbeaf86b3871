//! What is seen of something, and how much that says.

use std::collections::HashMap;

/// Something of a page, with what is seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What it says.
    pub text: String,
    /// What is so of it and of what stands beside it.
    pub clues: Vec<String>,
}

/// Weights of clues, in log-odds that something is what is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights(HashMap<String, f64>);

impl Weights {
    /// Reads lines of a clue and its weight with a tab between. A line that is none is passed over.
    #[must_use]
    pub fn read(lines: &str) -> Self {
        let weight = |line: &str| {
            let (clue, weight) = line.split_once('\t')?;
            Some((clue.to_owned(), weight.parse().ok()?))
        };
        Self(lines.lines().filter_map(weight).collect())
    }

    /// Returns the log-odds of that of which this is seen.
    #[must_use]
    pub fn score(&self, clues: &[String]) -> f64 {
        clues.iter().filter_map(|clue| self.0.get(clue)).sum()
    }
}

/// How many of the bounds a value is above.
pub(super) fn bucket<T: PartialOrd>(bounds: &[T], value: T) -> usize {
    bounds.iter().filter(|bound| value > **bound).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_summed_and_what_has_no_weight_says_nothing() {
        let weights = Weights::read("told\t1.5\nalone 2\t-0.25\nno weight\n");
        let clues = |all: &[&str]| all.iter().map(|clue| (*clue).to_owned()).collect::<Vec<_>>();
        assert!((weights.score(&clues(&["told", "alone 2", "anything"])) - 1.25).abs() < 1e-9);
        assert!(weights.score(&clues(&["no weight"])).abs() < 1e-9);
    }

    #[test]
    fn a_value_falls_between_bounds() {
        assert_eq!([0, 1, 2, 9].map(|value| bucket(&[0, 1, 5], value)), [0, 1, 2, 3]);
    }
}
