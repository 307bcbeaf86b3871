//! Fits the weights, and says how well pages come out that were held back.

use std::path::{Path, PathBuf};

use crfs::train::Trainer;
use serde::Deserialize;

use crate::import::article::parts::Parts;
use crate::import::article::transcript::{Voices, voices};
use crate::import::plain;
use crate::text::fold;

use super::*;

/// Every one of so many pages is held back.
const FOLDS: usize = 5;
/// Strength of the prior on the weights.
const C2: f64 = 1.0;
/// What a paragraph is called that answers.
const ANSWER: &str = "A";
/// Fewest questions of a page that is learned from.
const LEAST: usize = 3;

#[derive(Deserialize)]
struct Labelled {
    #[serde(default)]
    file: String,
    topics: Vec<String>,
}

/// The turns of a page with what each is.
struct Page {
    file: String,
    voices: Voices,
    called: Vec<&'static str>,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}

/// The talks without type among the pages of our own writing, with their questions.
fn pages() -> Vec<Page> {
    let cases: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&std::fs::read(data().join("cases.json")).unwrap()).unwrap();
    let of_case = |(file, case): (String, serde_json::Value)| {
        let topics = serde_json::from_value(case.get("topics")?.clone()).ok()?;
        Some((data().join(&file), Labelled { file, topics }))
    };
    let mut labelled: Vec<(PathBuf, Labelled)> = cases.into_iter().filter_map(of_case).collect();
    for set in ["fan", "trade", "talk", "journal"] {
        let dir = data().join("pages").join(set);
        let pages: Vec<Labelled> =
            serde_json::from_slice(&std::fs::read(dir.join("first.json")).unwrap()).unwrap();
        labelled.extend(pages.into_iter().map(|page| (dir.join(&page.file), page)));
    }
    labelled
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "txt"))
        .filter_map(|(path, page)| of_page(&path, page))
        .collect()
}

fn of_page(path: &Path, labelled: Labelled) -> Option<Page> {
    let mut page = plain::read(&std::fs::read_to_string(path).unwrap(), None);
    let title = page.title.take().unwrap_or_default();
    let parts = Parts::of(page.blocks, &title);
    let voices = voices(&parts, page.outlet.as_deref(), page.author.as_deref());
    let topics: Vec<String> = labelled.topics.iter().map(|topic| fold(topic)).collect();
    let mut at = 0;
    let mut asked = vec![false; voices.turns.len()];
    for (turn, asked) in voices.turns.iter().zip(&mut asked) {
        let said = fold(&turn.text);
        let is_part = |topic: &String| said == *topic || said.len() > 12 && topic.contains(&said);
        let found = topics[at..].iter().take(3).position(|topic| !said.is_empty() && is_part(topic));
        if let Some(found) = found {
            *asked = true;
            at += found;
            at += usize::from(topics[at].ends_with(&said));
        }
    }
    let n_asked = asked.iter().filter(|asked| **asked).count();
    let together = asked.windows(2).filter(|pair| pair[0] && pair[1]).count();
    let is_free = voices.turns.iter().zip(&asked).any(|(turn, asked)| *asked && turn.label.is_none());
    let asks = labelled.topics.iter().any(|topic| topic.contains('?'));
    // A list has its questions together.
    let is_talk = n_asked >= LEAST
        && n_asked * 10 >= topics.len() * 7
        && together * 5 <= n_asked * 2
        && is_free
        && asks;
    if !is_talk {
        return None;
    }
    let first = asked.iter().position(|asked| *asked)?;
    let last = asked.iter().rposition(|asked| *asked)?;
    let mut called: Vec<&'static str> = Vec::new();
    for (at, turn) in voices.turns.iter().enumerate() {
        let goes_on = called.last() == Some(&ANSWER)
            && ME.find_iter(&turn.text).count() > 1
            && !SAYS_OUT.is_match(&turn.text);
        called.push(match () {
            () if asked[at] => QUESTION,
            () if at > first && at <= last + 1 || at > last && goes_on => ANSWER,
            () => OTHER,
        });
    }
    Some(Page { file: labelled.file, voices, called })
}

fn train(pages: &[&Page], to: &Path) {
    let mut trainer = Trainer::lbfgs();
    trainer.params_mut().set_c1(0.0).unwrap();
    trainer.params_mut().set_c2(C2).unwrap();
    for page in pages {
        trainer.append(&attributes(&page.voices.turns, &page.voices.asking), &page.called).unwrap();
    }
    trainer.train(to).unwrap();
}

/// How many turns of a page a model calls asking that do not, or the other way round.
fn wrong(model: &Model<'_>, page: &Page) -> usize {
    let called = model
        .tagger()
        .unwrap()
        .tag(&attributes(&page.voices.turns, &page.voices.asking))
        .unwrap()
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let pairs = called.iter().zip(&page.called).enumerate();
    pairs
        .filter(|(_, (called, is))| (*called == QUESTION) != (**is == QUESTION))
        .inspect(|(at, (called, is))| {
            println!("  {} {called} for {is}: {}", page.file, page.voices.turns[*at].text)
        })
        .count()
}

#[test]
#[ignore = "fits the weights anew and writes them"]
fn fit() {
    let pages = pages();
    let held_back = tempfile::tempdir().unwrap();
    let (mut right, mut n_wrong, mut n_turns) = (0, 0, 0);
    for fold in 0..FOLDS {
        let (test, rest): (Vec<_>, Vec<_>) = pages.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
        let path = held_back.path().join("talk.crf");
        train(&rest.into_iter().map(|(_, page)| page).collect::<Vec<_>>(), &path);
        let bytes = std::fs::read(&path).unwrap();
        let model = Model::new(&bytes).unwrap();
        for (_, page) in test {
            let n = wrong(&model, page);
            right += usize::from(n == 0);
            n_wrong += n;
            n_turns += page.voices.turns.len();
        }
    }
    println!(
        "held back: {right} of {} pages without fault, {n_wrong} of {n_turns} paragraphs wrong",
        pages.len()
    );
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/article/transcript/talk.crf");
    train(&pages.iter().collect::<Vec<_>>(), &shipped);
}
