//! Fits the weights by which the importer reads talks that have lost their type, and says how well talks come out that
//! were held back: `cargo test --release --test it import_talk -- --ignored --nocapture`.

use std::path::Path;

use crfs::train::Trainer;
use crfs::{Attribute, Model};
use junket::import::{Paragraph, paragraphs};
use junket::text::fold;

use crate::import_fit::{CHECKED, pages, parted, small_pages};
use crate::program::repository;

/// Where the weights are.
const WEIGHTS: &str = "src/import/article/transcript/talk.crf";
/// The sets of whole pages that are learned from, and what a reader says they hold.
const SETS: &[&str] = &["fan", "trade", "talk", "journal"];
/// Every one of so many pages is held back.
const FOLDS: usize = 5;
/// Strength of the Gaussian prior on the weights.
const C2: f64 = 1.0;
/// Fewest questions of a page that is learned from.
const FEWEST: usize = 3;
/// Most topics that may have been passed over without having been found.
const AHEAD: usize = 3;

/// What a paragraph is called that asks, that answers, and that does neither.
const QUESTION: &str = "Q";
const ANSWER: &str = "A";
const OTHER: &str = "O";

/// A talk with what each of its paragraphs is.
struct Talk {
    file: String,
    paragraphs: Vec<Paragraph>,
    called: Vec<&'static str>,
}

impl Talk {
    fn attributes(&self) -> Vec<Vec<Attribute>> {
        let of = |one: &Paragraph| one.clues.iter().map(|clue| Attribute::new(clue, 1.0)).collect();
        self.paragraphs.iter().map(of).collect()
    }

    /// What a model wrongly calls asking, or not asking.
    fn faults(&self, model: &Model<'_>) -> Vec<String> {
        let tagger = model.tagger().unwrap();
        let called = tagger.tag(&self.attributes()).unwrap();
        let all = called.iter().zip(&self.called).zip(&self.paragraphs);
        all.filter(|((called, is), _)| (**called == QUESTION) != (**is == QUESTION))
            .map(|((called, is), one)| format!("  {} {called} for {is}: {}", self.file, one.text))
            .collect()
    }
}

/// The talks without type among every one of so many pages of our own writing, with their questions.
fn talks(every: usize) -> Vec<Talk> {
    let whole = pages(SETS).map(|page| (page.file, page.text, page.first.topics));
    let small = small_pages("topics").filter(|(file, ..)| file.ends_with(".txt"));
    let small =
        small.filter_map(|(file, text, topics)| Some((file, text, serde_json::from_value(topics).ok()?)));
    // Each by itself: another small page leaves the whole ones as they are.
    small
        .step_by(every)
        .chain(whole.step_by(every))
        .filter_map(|(file, text, topics)| talk(file, &text, &topics))
        .collect()
}

fn talk(file: String, text: &str, topics: &[String]) -> Option<Talk> {
    let paragraphs = paragraphs(text);
    let asks = topics.iter().any(|topic| topic.contains('?'));
    let topics: Vec<String> = topics.iter().map(|topic| fold(topic)).collect();
    let asked = asked(&paragraphs, &topics);
    let n_asked = asked.iter().filter(|asked| **asked).count();
    let together = asked.windows(2).filter(|pair| pair[0] && pair[1]).count();
    let is_free = paragraphs.iter().zip(&asked).any(|(one, asked)| *asked && !one.is_named);
    // A list has its questions together.
    let is_talk = n_asked >= FEWEST && n_asked * 10 >= topics.len() * 7 && together * 5 <= n_asked * 2;
    if !is_talk || !is_free || !asks {
        return None;
    }
    let (first, last) = (asked.iter().position(|asked| *asked)?, asked.iter().rposition(|asked| *asked)?);
    let mut called: Vec<&'static str> = Vec::new();
    for (at, one) in paragraphs.iter().enumerate() {
        // Behind the last question an answer goes on as long as somebody speaks of themselves.
        let has = |clue: &str| one.clues.iter().any(|other| other == clue);
        let goes_on = called.last() == Some(&ANSWER) && has("more I than you") && !has("says when it is out");
        called.push(match () {
            () if asked[at] => QUESTION,
            () if at > first && at <= last + 1 || at > last && goes_on => ANSWER,
            () => OTHER,
        });
    }
    Some(Talk { file, paragraphs, called })
}

/// Which paragraphs are, or are a part of, one of the folded topics, in order.
fn asked(paragraphs: &[Paragraph], topics: &[String]) -> Vec<bool> {
    const PART: usize = 12;
    let mut at = 0;
    let mut of = |one: &Paragraph| {
        let said = fold(&one.text);
        let is_one = |topic: &String| said == *topic || said.len() > PART && topic.contains(&said);
        let Some(found) = topics[at..].iter().take(AHEAD).position(is_one).filter(|_| !said.is_empty())
        else {
            return false;
        };
        at += found;
        at += usize::from(topics[at].ends_with(&said));
        true
    };
    paragraphs.iter().map(&mut of).collect()
}

fn fit(talks: &[&Talk], to: &Path) {
    let mut trainer = Trainer::lbfgs();
    trainer.params_mut().set_c1(0.0).unwrap();
    trainer.params_mut().set_c2(C2).unwrap();
    talks.iter().for_each(|talk| trainer.append(&talk.attributes(), &talk.called).unwrap());
    trainer.train(to).unwrap();
}

#[test]
#[ignore = "fits the weights anew and writes them"]
fn the_weights_are_fitted() {
    let talks = talks(1);
    let held_back = tempfile::tempdir().unwrap();
    let (mut right, mut faults) = (0, Vec::new());
    for fold in 0..FOLDS {
        let (held, rest) = parted(&talks, FOLDS, fold);
        let path = held_back.path().join("talk.crf");
        fit(&rest, &path);
        let weights = std::fs::read(&path).unwrap();
        let model = Model::new(&weights).unwrap();
        for talk in held {
            let found = talk.faults(&model);
            right += usize::from(found.is_empty());
            faults.extend(found);
        }
    }
    let n_paragraphs: usize = talks.iter().map(|talk| talk.paragraphs.len()).sum();
    println!("{}", faults.join("\n"));
    let (n_talks, n_faults) = (talks.len(), faults.len());
    println!(
        "held back: {right} of {n_talks} pages without fault, {n_faults} of {n_paragraphs} paragraphs wrong"
    );
    fit(&talks.iter().collect::<Vec<_>>(), &repository(WEIGHTS));
}

#[test]
fn the_weights_are_those_of_the_clues() {
    let weights = std::fs::read(repository(WEIGHTS)).unwrap();
    let model = Model::new(&weights).unwrap();
    let talks = talks(CHECKED);
    let n_paragraphs: usize = talks.iter().map(|talk| talk.paragraphs.len()).sum();
    let faults: Vec<String> = talks.iter().flat_map(|talk| talk.faults(&model)).collect();
    // On what they were fitted to; weights of other clues would do no better than chance.
    assert!(faults.len() * 25 < n_paragraphs, "fit them anew: {}", faults.join("\n"));
}
