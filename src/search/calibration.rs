//! Every weight and threshold of finding and deciding, in one place.

use serde::{Deserialize, Serialize};

use super::evidence::{Evidence, N_FEATURES};
use super::signals::N_SIGNALS;

/// The weights and thresholds of finding and deciding.
///
/// Two sets of them, because a store without sentence vectors is another
/// store: by meaning, and by words and names alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// With sentence vectors.
    pub by_meaning: Weights,
    /// Without.
    pub by_words: Weights,
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
    /// From which probabilities something is said.
    pub thresholds: Thresholds,
}

/// Probabilities from which something is said. What they decide on differs in how likely it is to be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// An answer is given from this probability of being right, where nothing is named that is in the store.
    pub answer_from: f32,
    /// The same where a known work or person is named: what is off-topic seldom names one.
    pub answer_named_from: f32,
    /// Choices are offered from this probability that a right one is among them, where nothing is named that is
    /// in the store.
    pub choose_from: f32,
    /// The same where something is named that is not in the store, and nothing that is: most such messages mean what
    /// they name.
    pub choose_despite_unknown_from: f32,
    /// The same where a known work or person is named: its own topics are offered then.
    pub choose_named_from: f32,
}

/// A weighted sum of signals, in the order of [`Signal::ALL`](super::Signal::ALL).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fusion(#[serde(with = "signal_weights")] pub [f32; N_SIGNALS]);

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
    #[serde(with = "feature_weights")]
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
    /// Weights fitted to `data/golden` over the launch data, by `junket eval --calibrate data/calibration.json`.
    fn default() -> Self {
        serde_json::from_str(include_str!("../../data/calibration.json"))
            .expect("data/calibration.json is a calibration; a test holds that")
    }
}

/// Writes weights under the names of what they weigh, to three digits, and reads them back.
mod named {
    use std::collections::BTreeMap;
    use std::fmt::Display;

    use serde::de::Error as _;
    use serde::ser::SerializeMap as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn write<S: Serializer, T: Display>(
        names: &[T],
        weights: &[f32],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(names.len()))?;
        for (name, weight) in names.iter().zip(weights) {
            map.serialize_entry(&name.to_string(), &((f64::from(*weight) * 1000.0).round() / 1000.0))?;
        }
        map.end()
    }

    pub(super) fn read<'de, D: Deserializer<'de>, T: Display, const N: usize>(
        names: &[T],
        deserializer: D,
    ) -> Result<[f32; N], D::Error> {
        let mut map: BTreeMap<String, f32> = BTreeMap::deserialize(deserializer)?;
        let mut weights = [0.0; N];
        for (name, weight) in names.iter().map(ToString::to_string).zip(&mut weights) {
            *weight = map
                .remove(&name)
                .ok_or_else(|| D::Error::custom(format!("the weight {name:?} is missing")))?;
        }
        match map.into_keys().next() {
            Some(unknown) => Err(D::Error::custom(format!("there is no weight {unknown:?}"))),
            None => Ok(weights),
        }
    }
}

mod signal_weights {
    use serde::{Deserializer, Serializer};

    use super::super::signals::{N_SIGNALS, Signal};

    pub(super) fn serialize<S: Serializer>(weights: &[f32; N_SIGNALS], to: S) -> Result<S::Ok, S::Error> {
        super::named::write(&Signal::ALL, weights, to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[f32; N_SIGNALS], D::Error> {
        super::named::read(&Signal::ALL, from)
    }
}

mod feature_weights {
    use serde::{Deserializer, Serializer};

    use super::super::evidence::{Feature, N_FEATURES};

    pub(super) fn serialize<S: Serializer>(weights: &[f32; N_FEATURES], to: S) -> Result<S::Ok, S::Error> {
        super::named::write(&Feature::ALL, weights, to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[f32; N_FEATURES], D::Error> {
        super::named::read(&Feature::ALL, from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_can_be_read_and_written() {
        let calibration = Calibration::default();
        let text = serde_json::to_string(&calibration).unwrap();
        assert_eq!(serde_json::from_str::<Calibration>(&text).unwrap(), calibration);
        for weights in [calibration.by_meaning, calibration.by_words] {
            let Thresholds { answer_from, answer_named_from, choose_from, choose_named_from, .. } =
                weights.thresholds;
            assert!(answer_from > choose_from && answer_named_from > choose_named_from);
        }
    }

    #[test]
    fn a_missing_or_unknown_weight_is_named() {
        let text = serde_json::to_string(&Calibration::default()).unwrap();
        let missing = text.replace("\"wording\"", "\"wordings\"");
        let error = serde_json::from_str::<Calibration>(&missing).unwrap_err().to_string();
        assert!(error.contains("\"wording\" is missing"), "{error}");
    }
}
