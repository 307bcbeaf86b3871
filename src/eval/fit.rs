//! Fitting weights to golden questions, and measuring them on questions that they were not fitted to.

use rayon::prelude::*;

use crate::answer::{Answerer, Consideration, decide};
use crate::model::TopicIdx;
use crate::search::{
    Calibration, Context, Evidence, Fusion, Hits, Intent, Logistic, N_FEATURES, N_SIGNALS, Query, Weights,
};

use super::golden::{Golden, GoldenQuestion, Kind};
use super::measure::{Measurement, as_question, converse, judge, message};
use super::report::Report;

/// Steps of gradient descent; the loss changes in the fourth digit after half of them.
const STEPS: usize = 400;
/// Hits of a question that the fusion is fitted on: the right ones and the hardest others.
const MAX_CANDIDATES: usize = 60;
/// Pull of the fusion's weights towards zero, and of the logistic regressions'.
const RIDGE: f64 = 1e-3;
/// Parts that the questions are divided into for cross-validation.
const FOLDS: usize = 5;

/// What weights fitted to some of the questions reach on the others.
#[derive(Debug, Clone)]
pub struct CrossValidation {
    /// One report a split; in each, every question was measured with weights that had not seen it.
    pub splits: Vec<Report>,
}

/// A golden question with all that was found out about it.
#[derive(Clone)]
struct Sample {
    question: GoldenQuestion,
    query: Query,
    hits: Hits,
    is_follow_up: bool,
}

/// Fits the weights for finding by meaning, if the answerer can, and by words to the golden questions.
#[must_use]
pub fn calibrate(answerer: &Answerer, golden: &Golden) -> Calibration {
    let mut calibration = answerer.calibration().clone();
    for by_meaning in [true, false] {
        let samples = samples(answerer, golden, by_meaning);
        calibration = fit(&samples.iter().collect::<Vec<_>>(), &calibration);
    }
    calibration
}

/// Measures fitted weights on questions that they were not fitted to, over several splits.
#[must_use]
pub fn cross_validate(answerer: &Answerer, golden: &Golden, n_splits: usize) -> CrossValidation {
    let samples = samples(answerer, golden, true);
    let splits = (0..n_splits).into_par_iter().map(|split| {
        let mut measurement = Measurement { results: Vec::new(), follow_ups: Vec::new() };
        for fold in 0..FOLDS {
            let (held_out, seen): (Vec<_>, Vec<_>) =
                samples.iter().partition(|sample| fold_of(&sample.question.id, split) == fold);
            let calibration = fit(&seen, answerer.calibration());
            for sample in held_out {
                let result =
                    judge(answerer.collection(), &sample.question, &sample.decided(answerer, &calibration));
                let list =
                    if sample.is_follow_up { &mut measurement.follow_ups } else { &mut measurement.results };
                list.push(result);
            }
        }
        Report::of(&measurement)
    });
    CrossValidation { splits: splits.collect() }
}

/// Which part a question belongs to: by a hash of its id, so that it does not depend on its place.
fn fold_of(id: &str, split: usize) -> usize {
    let hash = blake3::hash(format!("{split}/{id}").as_bytes());
    usize::from(hash.as_bytes()[0]) * FOLDS / 256
}

fn samples(answerer: &Answerer, golden: &Golden, by_meaning: bool) -> Vec<Sample> {
    let questions = golden.questions.par_iter().map(|question| {
        let Consideration { query, hits, .. } =
            answerer.consider_by(&message(&question.text, Context::default()), by_meaning);
        Sample { question: question.clone(), query, hits, is_follow_up: false }
    });
    let follow_ups = golden.follow_ups.par_iter().map(|follow_up| {
        let Consideration { query, hits, .. } = converse(answerer, follow_up, by_meaning);
        Sample { question: as_question(follow_up), query, hits, is_follow_up: true }
    });
    questions.chain(follow_ups).collect()
}

impl Sample {
    fn is_right(&self, topic: TopicIdx) -> bool {
        self.question.kind == Kind::Topic && self.question.accept.contains(&topic)
    }

    fn decided(&self, answerer: &Answerer, calibration: &Calibration) -> Consideration {
        let mut hits = self.hits.clone();
        hits.rank(&calibration.weights(hits.by_meaning).fusion);
        let decision = decide(answerer.collection(), &self.query, &hits, calibration);
        Consideration { query: self.query.clone(), hits, decision }
    }

    /// Whether the outcome hangs on the probabilities; an overview is decided by what is asked alone.
    fn is_decided_by_evidence(&self) -> bool {
        matches!(self.query.intent(), Intent::Topic | Intent::OverviewPerhaps)
            || self.query.believed().next().is_none()
    }
}

/// Fits the weights for the way of finding that the samples were made with; the others stay.
fn fit(samples: &[&Sample], before: &Calibration) -> Calibration {
    let Some(first) = samples.first() else { return before.clone() };
    let by_meaning = first.hits.by_meaning;
    let fusion = fit_fusion(samples, &before.weights(by_meaning).fusion);
    let ranked: Vec<(&Sample, Hits)> = samples
        .iter()
        .filter(|sample| sample.is_decided_by_evidence())
        .map(|sample| {
            let mut hits = sample.hits.clone();
            hits.rank(&fusion);
            (*sample, hits)
        })
        .collect();
    let among = |n: usize| -> Vec<(Evidence, bool)> {
        let found =
            |sample: &Sample, hits: &Hits| hits.ranked.iter().take(n).any(|hit| sample.is_right(hit.topic));
        ranked
            .iter()
            .filter_map(|(sample, hits)| Some((Evidence::of(&sample.query, hits)?, found(sample, hits))))
            .collect()
    };
    let weights = Weights { answer: fit_logistic(&among(1)), choose: fit_logistic(&among(5)), fusion };
    let mut calibration = before.clone();
    *calibration.weights_mut(by_meaning) = weights;
    calibration
}

/// Listwise softmax: raises the probability of the right topics among the candidates (Cao et al., "Learning to
/// Rank: From Pairwise Approach to Listwise Approach", 2007).
fn fit_fusion(samples: &[&Sample], before: &Fusion) -> Fusion {
    let lists: Vec<Vec<([f32; N_SIGNALS], bool)>> = samples
        .iter()
        .filter(|sample| sample.hits.ranked.iter().any(|hit| sample.is_right(hit.topic)))
        .map(|sample| candidates(sample))
        .collect();
    let mut weights = before.0.map(f64::from);
    let mut descent = Descent::<N_SIGNALS>::default();
    for _ in 0..STEPS {
        let mut gradient = weights.map(|weight| RIDGE * weight);
        for list in &lists {
            add_listwise_gradient(&mut gradient, list, &weights, 1.0 / lists.len() as f64);
        }
        descent.step(&mut weights, &gradient);
    }
    Fusion(weights.map(|weight| weight as f32))
}

fn candidates(sample: &Sample) -> Vec<([f32; N_SIGNALS], bool)> {
    let is_right = |topic| sample.is_right(topic);
    let right = sample.hits.ranked.iter().filter(|hit| is_right(hit.topic));
    let others = sample.hits.ranked.iter().filter(|hit| !is_right(hit.topic)).take(MAX_CANDIDATES);
    right.chain(others).map(|hit| (hit.signals.0, is_right(hit.topic))).collect()
}

fn add_listwise_gradient(
    gradient: &mut [f64; N_SIGNALS],
    list: &[([f32; N_SIGNALS], bool)],
    weights: &[f64; N_SIGNALS],
    share: f64,
) {
    let score = |signals: &[f32; N_SIGNALS]| -> f64 {
        weights.iter().zip(signals).map(|(w, &s)| w * f64::from(s)).sum()
    };
    let scores: Vec<f64> = list.iter().map(|(signals, _)| score(signals)).collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let exp: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
    let all: f64 = exp.iter().sum();
    let right: f64 = exp.iter().zip(list).filter(|(_, (_, right))| *right).map(|(exp, _)| exp).sum();
    for (exp, (signals, is_right)) in exp.iter().zip(list) {
        let wanted = if *is_right { exp / right.max(f64::MIN_POSITIVE) } else { 0.0 };
        for (slope, &signal) in gradient.iter_mut().zip(signals) {
            *slope += share * (exp / all - wanted) * f64::from(signal);
        }
    }
}

fn fit_logistic(rows: &[(Evidence, bool)]) -> Logistic {
    const N: usize = N_FEATURES + 1;
    let with_intercept = |evidence: &Evidence| -> [f64; N] {
        std::array::from_fn(|i| if i < N_FEATURES { f64::from(evidence.0[i]) } else { 1.0 })
    };
    let mut weights = [0.0; N];
    let mut descent = Descent::<N>::default();
    for _ in 0..STEPS {
        let mut gradient: [f64; N] =
            std::array::from_fn(|i| if i < N_FEATURES { RIDGE * weights[i] } else { 0.0 });
        for (evidence, is_right) in rows {
            let row = with_intercept(evidence);
            let sum: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*is_right));
            gradient
                .iter_mut()
                .zip(row)
                .for_each(|(slope, value)| *slope += error * value / rows.len() as f64);
        }
        descent.step(&mut weights, &gradient);
    }
    let intercept = weights[N_FEATURES] as f32;
    Logistic { intercept, weights: std::array::from_fn(|i| weights[i] as f32) }
}

/// Length of a step, and how much of the past it keeps.
const RATE: f64 = 0.1;
const KEEP_MEAN: f64 = 0.9;
const KEEP_SQUARE: f64 = 0.999;

/// Adam (Kingma and Ba, 2015) with its usual decay rates.
struct Descent<const N: usize> {
    step: i32,
    mean: [f64; N],
    square: [f64; N],
}

impl<const N: usize> Default for Descent<N> {
    fn default() -> Self {
        Self { step: 0, mean: [0.0; N], square: [0.0; N] }
    }
}

impl<const N: usize> Descent<N> {
    fn step(&mut self, weights: &mut [f64; N], gradient: &[f64; N]) {
        self.step += 1;
        for i in 0..N {
            self.mean[i] = KEEP_MEAN * self.mean[i] + (1.0 - KEEP_MEAN) * gradient[i];
            self.square[i] = KEEP_SQUARE * self.square[i] + (1.0 - KEEP_SQUARE) * gradient[i].powi(2);
            let mean = self.mean[i] / (1.0 - KEEP_MEAN.powi(self.step));
            let square = self.square[i] / (1.0 - KEEP_SQUARE.powi(self.step));
            weights[i] -= RATE * mean / (square.sqrt() + 1e-8);
        }
    }
}
