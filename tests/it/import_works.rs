//! Fits the weights by which the importer tells which work a page is about, and says how well pages come out that were
//! held back: `cargo test --release --test it import_works -- --ignored --nocapture`.

use junket::import::{Titles, Weights, titles};
use junket::text::fold;

use crate::import::{headlines, page_under};
use crate::import_fit::{CHECKED, WHOLE, fitted, held_back, pages, scores, small_pages, weights_of};
use crate::program::repository;

/// Where the weights are.
const WEIGHTS: &str = "src/import/article/works/likely.tsv";
/// The sets in the form of web archives, which are learned from besides.
const ARCHIVED: &[&str] = &["archive", "fragments"];
/// Strength of the Gaussian prior on the weights.
const C2: f64 = 3.0;

/// What may be titles on a page, and which of them readers say it is about, each one; none if it is about no work.
struct Page {
    file: String,
    titles: Titles,
    works: Vec<String>,
}

impl Page {
    fn is_about(&self, at: usize) -> bool {
        self.works.contains(&fold(&self.titles.titles[at]))
    }

    fn chosen(&self, weights: &Weights) -> Option<usize> {
        self.titles.chosen(&scores(weights, &self.titles.clues))
    }

    fn is_right(&self, chosen: Option<usize>) -> bool {
        chosen.map_or(self.works.is_empty(), |at| self.is_about(at))
    }
}

fn fit(pages: &[&Page]) -> String {
    let seen = pages.iter().flat_map(|page| {
        let about = (0..page.titles.clues.len()).map(|at| page.is_about(at));
        page.titles.clues.iter().map(Vec::as_slice).zip(about)
    });
    fitted(seen, C2)
}

/// Every one of so many of the pages of our own writing.
fn all_pages(every: usize) -> Vec<Page> {
    let page = |file: String, text: &str, works: Vec<&String>| Page {
        file,
        titles: titles(text).unwrap(),
        works: works.into_iter().map(|work| fold(work)).collect(),
    };
    let whole = pages(WHOLE).chain(pages(ARCHIVED)).step_by(every).map(|one| {
        page(
            one.file,
            &one.text,
            one.first.works.first().into_iter().chain(one.second.works.first()).collect(),
        )
    });
    let small = small_pages("work").step_by(every).map(|(file, text, work)| {
        let work: Option<String> = serde_json::from_value(work).unwrap();
        page(file, &text, work.iter().collect())
    });
    let headlines = headlines().into_iter().step_by(every).map(|case| {
        let text = page_under(&case.title, &case.text);
        page(case.title, &text, vec![&case.work])
    });
    whole.chain(small).chain(headlines).collect()
}

#[test]
#[ignore = "fits the weights anew and writes them"]
fn the_weights_are_fitted() {
    let pages = all_pages(1);
    let (mut right, mut told) = (0, 0);
    let learn = |rest: &[&Page]| Weights::read(&fit(rest));
    held_back(&pages, learn, |weights, page| {
        let chosen = page.chosen(weights);
        told += usize::from(page.is_right(page.titles.told));
        right += usize::from(page.is_right(chosen));
        if !page.is_right(chosen) {
            let chosen = chosen.map(|at| &page.titles.titles[at]);
            println!("  {}: {chosen:?} for {:?}", page.file, page.works);
        }
    });
    println!("held back: {right} of {} pages right, of which rules alone have {told}", pages.len());
    std::fs::write(repository(WEIGHTS), fit(&pages.iter().collect::<Vec<_>>())).unwrap();
}

#[test]
fn the_weights_are_those_of_the_clues() {
    let (weights, pages) = (weights_of(WEIGHTS), all_pages(CHECKED));
    let right = pages.iter().filter(|page| page.is_right(page.chosen(&weights))).count();
    // On what they were fitted to; weights of other clues would find next to none.
    assert!(right * 10 > pages.len() * 8, "fit them anew: {right} of {}", pages.len());
}
