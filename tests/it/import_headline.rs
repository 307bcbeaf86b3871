//! Fits the weights by which the importer finds the headline of a copied page, and says how well pages come out that were
//! held back: `cargo test --release --test it import_headline -- --ignored --nocapture`.
//!
//! What rules take for it is a clue among others. They were written with these pages in view and are wrong on others more
//! often: each page is learned from once more with rules that take another line.

use junket::import::{FirstLines, Weights, first_lines};

use crate::import_fit::{
    CHECKED, COPIED, fitted, held_back, is_same, pages, scores, small_pages, weights_of,
};
use crate::program::repository;

/// Where the weights are.
const WEIGHTS: &str = "src/import/plain/headline.tsv";
/// Strength of the Gaussian prior on the weights.
const C2: f64 = 10.0;
/// How many of the first lines rules may wrongly take.
const NEAR: usize = 8;

/// The first lines of a page, and which of them may be called its headline.
struct Page {
    file: String,
    first: FirstLines,
    is_headline: Vec<bool>,
}

impl Page {
    fn new(file: String, text: &str, titles: &[Option<String>]) -> Self {
        let first = first_lines(text);
        let mut is_headline: Vec<bool> = first
            .lines
            .iter()
            .map(|line| titles.iter().flatten().any(|title| !line.is_empty() && is_same(title, line)))
            .collect();
        let has_lost = titles.iter().any(|title| title.as_ref().is_none_or(String::is_empty));
        if let Some(none) = is_headline.last_mut() {
            *none = has_lost;
        }
        Self { file, first, is_headline }
    }

    /// What rules might have taken, had they been written without this page in view.
    fn told_otherwise(&self, at: usize) -> usize {
        let none = self.first.lines.len() - 1;
        if at.is_multiple_of(4) {
            return none;
        }
        let others: Vec<usize> = (0..none.min(NEAR)).filter(|other| *other != self.first.told).collect();
        others.get(at / 4 % others.len().max(1)).copied().unwrap_or(none)
    }

    fn is_right(&self, weights: &Weights) -> bool {
        self.is_headline[self.chosen(weights)]
    }

    fn chosen(&self, weights: &Weights) -> usize {
        self.first.chosen(&scores(weights, &self.first.clues(self.first.told)))
    }
}

/// Every one of so many of the copied pages of our own writing, as far as a line of theirs is the headline, or none is.
fn all_pages(every: usize) -> Vec<Page> {
    let whole = pages(COPIED)
        .step_by(every)
        .map(|page| Page::new(page.file, &page.text, &[page.first.title, page.second.title]));
    let small = small_pages("title").filter(|(file, ..)| file.ends_with(".txt")).step_by(every).map(
        |(file, text, title)| {
            let title: String = serde_json::from_value(title).unwrap();
            let title = Some(title).filter(|title| *title != file);
            Page::new(file, &text, &[title])
        },
    );
    whole.chain(small).filter(|page| page.is_headline.contains(&true)).collect()
}

fn fit(pages: &[&Page]) -> String {
    let lessons: Vec<(Vec<Vec<String>>, &Page)> = pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| {
            [page.first.told, page.told_otherwise(at)].map(|told| (page.first.clues(told), *page))
        })
        .collect();
    let seen = lessons
        .iter()
        .flat_map(|(clues, page)| clues.iter().map(Vec::as_slice).zip(page.is_headline.iter().copied()));
    fitted(seen, C2)
}

#[test]
#[ignore = "fits the weights anew, for each part of the pages that is held back and for all"]
fn the_weights_are_fitted() {
    let pages = all_pages(1);
    let (mut right, mut told) = (0, 0);
    let learn = |rest: &[&Page]| Weights::read(&fit(rest));
    held_back(&pages, learn, |weights, page| {
        told += usize::from(page.is_headline[page.first.told]);
        right += usize::from(page.is_right(weights));
        if !page.is_right(weights) {
            println!("  {}: {:?}", page.file, page.first.lines[page.chosen(weights)]);
        }
    });
    println!("held back: {right} of {} pages right, of which rules alone have {told}", pages.len());
    std::fs::write(repository(WEIGHTS), fit(&pages.iter().collect::<Vec<_>>())).unwrap();
}

#[test]
fn the_weights_are_those_of_the_clues() {
    let (weights, pages) = (weights_of(WEIGHTS), all_pages(CHECKED));
    let right = pages.iter().filter(|page| page.is_right(&weights)).count();
    // On what they were fitted to; weights of other clues would find next to none.
    assert!(right * 100 > pages.len() * 92, "fit them anew: {right} of {}", pages.len());
}
