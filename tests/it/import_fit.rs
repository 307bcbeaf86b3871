//! What the fits of the importer's weights share: the pages of our own writing, and how weights come of what is seen of
//! them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::PathBuf;

use crfs::train::Trainer;
use crfs::{Attribute, Model};
use junket::import::Weights;
use junket::text::fold;
use serde::Deserialize;

use crate::program::repository;

/// The sets of whole copied pages, with what two readers say they hold.
pub(crate) const COPIED: &[&str] = &["fan", "trade", "talk", "journal", "video", "news", "press", "craft"];
/// The same, with those that are HTML.
pub(crate) const WHOLE: &[&str] =
    &["fan", "trade", "html", "talk", "journal", "video", "news", "press", "craft"];
/// Every one of so many pages is held back.
pub(crate) const FOLDS: usize = 6;
/// Every one of so many pages is looked at by the checks that weights are those of the clues: as many as it takes to tell.
pub(crate) const CHECKED: usize = 6;
/// Least number of times that a clue is seen.
const LEAST: f64 = 3.0;
/// What that is called which is looked for, and anything else.
const IS: &str = "I";
const OTHER: &str = "O";

/// What a reader says that a page holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labelled {
    pub(crate) file: String,
    /// None where the copy has lost it.
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) people: Vec<String>,
    /// The main one first.
    pub(crate) works: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) related: Vec<String>,
}

/// A whole page, with what two readers say apart.
pub(crate) struct Page {
    /// Its file below `tests/data/import/pages`.
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) first: Labelled,
    pub(crate) second: Labelled,
}

/// Returns what two readers say that each page of a set holds.
pub(crate) fn labelled(set: &str) -> Vec<(Labelled, Labelled)> {
    let read = |file: &str| -> Vec<Labelled> {
        serde_json::from_slice(&std::fs::read(page_of(set, file)).unwrap()).unwrap()
    };
    let both: Vec<_> = read("first.json").into_iter().zip(read("second.json")).collect();
    both.iter().for_each(|(first, second)| assert_eq!(first.file, second.file, "{set}"));
    both
}

/// Where a file of a set of whole pages is.
pub(crate) fn page_of(set: &str, file: &str) -> PathBuf {
    repository("tests/data/import/pages").join(set).join(file)
}

/// Returns the whole pages of some sets.
pub(crate) fn pages<'a>(sets: &'a [&str]) -> impl Iterator<Item = Page> + 'a {
    sets.iter().flat_map(|set| {
        labelled(set).into_iter().map(move |(first, second)| {
            let bytes = std::fs::read(page_of(set, &first.file)).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Page { file: format!("{set}/{}", first.file), text, first, second }
        })
    })
}

/// Returns the small pages of which `field` is known, each with its file, its text and that.
pub(crate) fn small_pages(field: &str) -> impl Iterator<Item = (String, String, serde_json::Value)> {
    let dir = repository("tests/data/import");
    let cases: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&std::fs::read(dir.join("cases.json")).unwrap()).unwrap();
    let is_page = |file: &String| file.ends_with(".html") || file.ends_with(".txt");
    let with_field = cases.into_iter().filter(move |(file, _)| is_page(file)).filter_map({
        let field = field.to_owned();
        move |(file, case)| Some((file, case.get(&field)?.clone()))
    });
    with_field.map(move |(file, known)| {
        let text = String::from_utf8_lossy(&std::fs::read(dir.join(&file)).unwrap()).into_owned();
        (file, text, known)
    })
}

/// Whether two texts are the same but for marks and a few words at either end.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short == long || !short.is_empty() && long.contains(&short) && short.len() * 10 >= long.len() * 6
}

/// Parts all into those that are held back, every one of so many, and the rest.
pub(crate) fn parted<T>(all: &[T], n_folds: usize, fold: usize) -> (Vec<&T>, Vec<&T>) {
    let (held, rest): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(at, _)| at % n_folds == fold);
    let bare = |all: Vec<(usize, _)>| all.into_iter().map(|(_, one)| one).collect();
    (bare(held), bare(rest))
}

/// Holds back every part of all once, and shows `look` each that was held back, with what `fit` made of the rest.
pub(crate) fn held_back<'a, T, W>(
    all: &'a [T],
    fit: impl Fn(&[&'a T]) -> W,
    mut look: impl FnMut(&W, &'a T),
) {
    for fold in 0..FOLDS {
        let (held, rest) = parted(all, FOLDS, fold);
        let fitted = fit(&rest);
        held.into_iter().for_each(|one| look(&fitted, one));
    }
}

/// Fits weights to what is seen, with whether it is what is looked for; `c2` is the strength of the Gaussian prior. Returns
/// them as they are written: a clue a line, those that count.
pub(crate) fn fitted<'a>(seen: impl Iterator<Item = (&'a [String], bool)>, c2: f64) -> String {
    let mut trainer = Trainer::lbfgs();
    trainer.params_mut().set_c1(0.0).unwrap();
    trainer.params_mut().set_c2(c2).unwrap();
    trainer.set_feature_minfreq(LEAST).unwrap();
    // A field of one is a logistic regression.
    for (clues, is_one) in seen {
        let attributes: Vec<Attribute> = clues.iter().map(|clue| Attribute::new(clue, 1.0)).collect();
        trainer.append(&[attributes], &[if is_one { IS } else { OTHER }]).unwrap();
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("weights.crf");
    trainer.train(&path).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let mut dump = Vec::new();
    Model::new(&bytes).unwrap().dump(&mut dump).unwrap();
    written(&String::from_utf8(dump).unwrap())
}

/// Reads "  (0) clue --> I: 0.5", as a model is written out.
fn written(dump: &str) -> String {
    let mut weights: HashMap<&str, f64> = HashMap::new();
    for line in dump.lines().filter_map(|line| line.strip_prefix("  (0) ")) {
        let Some((clue, called)) = line.rsplit_once(" --> ") else { continue };
        let Some((called, weight)) = called.split_once(": ") else { continue };
        let weight: f64 = weight.parse().unwrap();
        *weights.entry(clue).or_default() += if called == IS { weight } else { -weight };
    }
    let sorted: BTreeMap<&str, f64> = weights.into_iter().collect();
    let mut lines = String::new();
    for (clue, weight) in sorted.into_iter().filter(|(_, weight)| weight.abs() >= 0.0005) {
        writeln!(lines, "{clue}\t{weight:.3}").unwrap();
    }
    lines
}

/// Reads the weights of a file of the project.
pub(crate) fn weights_of(file: &str) -> Weights {
    Weights::read(&std::fs::read_to_string(repository(file)).unwrap())
}

/// Returns what each of some is worth by weights, in log-odds.
pub(crate) fn scores(weights: &Weights, clues: &[Vec<String>]) -> Vec<f64> {
    clues.iter().map(|clues| weights.score(clues)).collect()
}
