//! Fits the weights by which the importer finds what copied pages offer besides, and says how well pages come out that
//! were held back: `cargo test --release --test it import_offers -- --ignored --nocapture`.

use std::path::Path;

use crfs::train::Trainer;
use crfs::{Attribute, Model};
use junket::import::{Seen, sentences};
use junket::text::fold;

use crate::import_fit::{self, CHECKED, COPIED, FOLDS, parted};
use crate::program::repository;

/// Where the weights are.
const WEIGHTS: &str = "src/import/article/related/offers.crf";
/// Strength of the Gaussian prior on the weights, and least number of times that a clue is seen.
const C2: f64 = 1.0;
const LEAST: f64 = 2.0;

/// What a sentence is called that offers something, and any other.
const OFFER: &str = "R";
const OTHER: &str = "O";

/// A page with what each of its sentences is.
struct Page {
    file: String,
    sentences: Vec<Seen>,
    called: Vec<&'static str>,
}

impl Page {
    fn attributes(&self) -> Vec<Vec<Attribute>> {
        let of = |one: &Seen| one.clues.iter().map(|clue| Attribute::new(clue, 1.0)).collect();
        self.sentences.iter().map(of).collect()
    }

    fn faults(&self, model: &Model<'_>) -> Vec<String> {
        let tagger = model.tagger().unwrap();
        let called = tagger.tag(&self.attributes()).unwrap();
        let all = called.iter().zip(&self.called).zip(&self.sentences);
        all.filter(|((called, is), _)| *called != *is)
            .map(|((called, is), one)| format!("  {} {called} for {is}: {}", self.file, one.text))
            .collect()
    }
}

/// Every one of so many of the copied pages of our own writing, with what both readers say they offer.
fn pages(every: usize) -> Vec<Page> {
    let of_page = |page: import_fit::Page| {
        let sentences = sentences(&page.text);
        let other: Vec<String> = page.second.related.iter().map(|item| fold(item)).collect();
        let items = page.first.related.iter().map(|item| fold(item));
        let both: Vec<String> = items.filter(|item| other.iter().any(|same| is_part(item, same))).collect();
        let offers = |one: &Seen| both.iter().any(|item| has(&fold(&one.text), item));
        let called = sentences.iter().map(|one| if offers(one) { OFFER } else { OTHER }).collect();
        Page { file: page.file, sentences, called }
    };
    import_fit::pages(COPIED).step_by(every).map(of_page).filter(|page| !page.sentences.is_empty()).collect()
}

fn has(text: &str, part: &str) -> bool {
    !part.is_empty() && format!(" {text} ").contains(&format!(" {part} "))
}

fn is_part(one: &str, other: &str) -> bool {
    has(one, other) || has(other, one)
}

fn fit(pages: &[&Page], to: &Path) {
    let mut trainer = Trainer::lbfgs();
    trainer.params_mut().set_c1(0.0).unwrap();
    trainer.params_mut().set_c2(C2).unwrap();
    trainer.set_feature_minfreq(LEAST).unwrap();
    pages.iter().for_each(|page| trainer.append(&page.attributes(), &page.called).unwrap());
    trainer.train(to).unwrap();
}

#[test]
#[ignore = "fits the weights anew and writes them"]
fn the_weights_are_fitted() {
    let pages = pages(1);
    let held_back = tempfile::tempdir().unwrap();
    let (mut right, mut faults) = (0, Vec::new());
    for fold in 0..FOLDS {
        let (held, rest) = parted(&pages, FOLDS, fold);
        let path = held_back.path().join("offers.crf");
        fit(&rest, &path);
        let weights = std::fs::read(&path).unwrap();
        let model = Model::new(&weights).unwrap();
        for page in held {
            let found = page.faults(&model);
            right += usize::from(found.is_empty());
            faults.extend(found);
        }
    }
    println!("{}", faults.join("\n"));
    let n_offers = pages.iter().flat_map(|page| &page.called).filter(|called| **called == OFFER).count();
    let missed = faults.iter().filter(|fault| fault.contains(" O for R: ")).count();
    println!(
        "held back: {right} of {} pages without fault, {missed} of {n_offers} offers missed, {} sentences wrongly called so",
        pages.len(),
        faults.len() - missed
    );
    fit(&pages.iter().collect::<Vec<_>>(), &repository(WEIGHTS));
}

#[test]
fn the_weights_are_those_of_the_clues() {
    let weights = std::fs::read(repository(WEIGHTS)).unwrap();
    let model = Model::new(&weights).unwrap();
    let pages = pages(CHECKED);
    let n_offers = pages.iter().flat_map(|page| &page.called).filter(|called| **called == OFFER).count();
    let faults: Vec<String> = pages.iter().flat_map(|page| page.faults(&model)).collect();
    // On what they were fitted to; weights of other clues would find next to nothing.
    assert!(faults.len() * 3 < n_offers, "fit them anew: {}", faults.join("\n"));
}
