//! Fitting weights to golden questions, and measuring them on questions that they were not fitted to.

use rayon::prelude::*;

use crate::answer::{Answerer, Consideration, Weighed};
use crate::model::TopicIdx;
use crate::search::{
    Calibration, Context, Evidence, Fusion, Hits, Intent, Logistic, N_FEATURES, N_SIGNALS, Query, Thresholds,
    Weights,
};

use super::golden::{Golden, GoldenQuestion, Kind};
use super::measure::{Judgement, Measurement, as_question, converse, judge, message, rank};
use super::report::Report;
use super::thresholds::fit_thresholds;

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

/// A sample whose hits are ranked by some weights.
struct Ranked<'a> {
    sample: &'a Sample,
    hits: Hits,
}

/// A sample of which only the thresholds are open.
struct Weighted<'a> {
    sample: &'a Sample,
    rank: Option<usize>,
    weighed: Weighed,
}

impl<'a> Ranked<'a> {
    fn weighted(&self, answerer: &Answerer, weights: &Weights) -> Weighted<'a> {
        let Self { sample, hits } = self;
        let weighed = Weighed::of(answerer.index(), &sample.query, hits, weights);
        Weighted { sample, rank: rank(hits, &sample.question.accept), weighed }
    }
}

impl Weighted<'_> {
    fn judged(&self, answerer: &Answerer, thresholds: &Thresholds) -> Judgement {
        let Self { sample, rank, weighed } = self;
        let decision = weighed.decide(&sample.query, thresholds);
        judge(answerer.collection(), &sample.question, *rank, &decision)
    }
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
        calibration = fit(answerer, &samples.iter().collect::<Vec<_>>(), &calibration);
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
            let calibration = fit(answerer, &seen, answerer.calibration());
            for sample in held_out {
                let weights = calibration.weights(sample.hits.by_meaning);
                let weighted = sample.ranked(&weights.fusion).weighted(answerer, weights);
                let result = weighted.judged(answerer, &weights.thresholds);
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

    fn ranked(&self, fusion: &Fusion) -> Ranked<'_> {
        let mut hits = self.hits.clone();
        hits.rank(fusion);
        Ranked { sample: self, hits }
    }

    /// Whether the outcome hangs on the probabilities; an overview is decided by what is asked alone.
    fn is_decided_by_evidence(&self) -> bool {
        matches!(self.query.intent(), Intent::Topic | Intent::OverviewPerhaps)
            || self.query.believed().next().is_none()
    }
}

/// Fits the weights for the way of finding that the samples were made with; the others stay.
fn fit(answerer: &Answerer, samples: &[&Sample], before: &Calibration) -> Calibration {
    let Some(first) = samples.first() else { return before.clone() };
    let by_meaning = first.hits.by_meaning;
    let fusion = fit_fusion(samples, &before.weights(by_meaning).fusion);
    let ranked: Vec<Ranked<'_>> = samples.par_iter().map(|sample| sample.ranked(&fusion)).collect();
    let by_evidence: Vec<(Evidence, &Ranked<'_>)> = ranked
        .iter()
        .filter(|ranked| ranked.sample.is_decided_by_evidence())
        .filter_map(|ranked| {
            Some((Evidence::of(answerer.index(), &ranked.sample.query, &ranked.hits)?, ranked))
        })
        .collect();
    let among = |n: usize| -> Vec<(Evidence, bool)> {
        let found = |ranked: &Ranked<'_>| {
            ranked.hits.ranked.iter().take(n).any(|hit| ranked.sample.is_right(hit.topic))
        };
        by_evidence.iter().map(|(evidence, ranked)| (*evidence, found(ranked))).collect()
    };
    let thresholds = before.weights(by_meaning).thresholds.clone();
    let (answer, choose) = (fit_logistic(&among(1)), fit_logistic(&among(5)));
    let mut weights = Weights { fusion, answer, choose, thresholds };
    let weighted: Vec<Weighted<'_>> =
        ranked.par_iter().map(|ranked| ranked.weighted(answerer, &weights)).collect();
    weights.thresholds = fit_thresholds(&weights.thresholds, |thresholds| {
        weighted.par_iter().map(|weighted| weighted.judged(answerer, thresholds)).collect()
    });
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

/// Regularised logistic regression. Features are brought to one scale first, so that the pull towards zero treats
/// them alike, and the weights are given for the features as they are.
fn fit_logistic(rows: &[(Evidence, bool)]) -> Logistic {
    const N: usize = N_FEATURES + 1;
    let scale = Scale::of(rows);
    let scaled: Vec<([f64; N], f64)> = rows
        .iter()
        .map(|(evidence, is_right)| (scale.apply(evidence), f64::from(u8::from(*is_right))))
        .collect();
    let mut weights = [0.0; N];
    let mut descent = Descent::<N>::default();
    for _ in 0..STEPS {
        let mut gradient: [f64; N] =
            std::array::from_fn(|i| if i < N_FEATURES { RIDGE * weights[i] } else { 0.0 });
        for (row, is_right) in &scaled {
            let sum: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - is_right;
            gradient
                .iter_mut()
                .zip(row)
                .for_each(|(slope, value)| *slope += error * value / rows.len() as f64);
        }
        descent.step(&mut weights, &gradient);
    }
    scale.unapply(&weights)
}

/// Mean and deviation of each feature.
struct Scale {
    mean: [f64; N_FEATURES],
    deviation: [f64; N_FEATURES],
}

impl Scale {
    fn of(rows: &[(Evidence, bool)]) -> Self {
        let n = rows.len().max(1) as f64;
        let value = |row: &(Evidence, bool), i: usize| f64::from(row.0.0[i]);
        let mean = std::array::from_fn(|i| rows.iter().map(|row| value(row, i)).sum::<f64>() / n);
        let deviation = std::array::from_fn(|i| {
            let squares: f64 = rows.iter().map(|row| (value(row, i) - mean[i]).powi(2)).sum();
            // A feature that never changes says nothing, and must not be blown up.
            Some((squares / n).sqrt()).filter(|deviation| *deviation > 1e-6).unwrap_or(1.0)
        });
        Self { mean, deviation }
    }

    /// Returns the features on one scale, then 1 for the intercept.
    fn apply<const N: usize>(&self, evidence: &Evidence) -> [f64; N] {
        std::array::from_fn(|i| match i {
            i if i < N_FEATURES => (f64::from(evidence.0[i]) - self.mean[i]) / self.deviation[i],
            _ => 1.0,
        })
    }

    fn unapply(&self, weights: &[f64]) -> Logistic {
        let own: [f64; N_FEATURES] = std::array::from_fn(|i| weights[i] / self.deviation[i]);
        let shift: f64 = own.iter().zip(&self.mean).map(|(weight, mean)| weight * mean).sum();
        Logistic { intercept: (weights[N_FEATURES] - shift) as f32, weights: own.map(|weight| weight as f32) }
    }
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
