//! From a question without an answer to one that is answered: `junket gaps` and `junket feedback`.

use std::path::PathBuf;

use junket::answer::Outcome;
use junket::gaps::kept;
use junket::model::Date;
use junket::store::{Sqlite, Store as _, Vote};
use serde_json::Value;

use crate::program::{Run, junket_with, small_copy};

const TOPIC: &str = "lantern-mira-solberg-salt-harbour-2021#storm";

/// A data folder of its own, and a store with questions.
struct Desk {
    data: tempfile::TempDir,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(questions: &[(&str, u32)]) -> Self {
        let desk = Self::without_store();
        let today = jiff::ZonedDateTime::now().date();
        for (text, count) in questions {
            for _ in 0..*count {
                let text = kept(text).unwrap();
                desk.store().count_question(&text, Outcome::NotCovered, today).unwrap();
            }
        }
        desk
    }

    fn without_store() -> Self {
        Self { data: small_copy(), folder: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.data.path().to_owned()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("counts.sqlite")
    }

    fn store(&self) -> Sqlite {
        Sqlite::open(&self.file()).unwrap()
    }

    fn run(&self, args: &[&str]) -> Run {
        let file = self.file();
        let args = [args, &["--store", file.to_str().unwrap()]].concat();
        junket_with(&self.data(), &args, b"")
    }

    /// The groups, as objects.
    fn gaps(&self) -> Vec<Value> {
        let run = self.run(&["gaps", "--json"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    fn interview(&self) -> String {
        std::fs::read_to_string(self.data().join("interviews/lantern-mira-solberg-salt-harbour-2021.json"))
            .unwrap()
    }
}

#[test]
fn questions_of_one_meaning_are_one_group_the_most_asked_first() {
    let desk = Desk::new(&[
        ("who made the wallpaper in Ember", 1),
        ("where did the gale of Salt Harbour get its water from", 2),
        ("the gale in Salt Harbour, where did its water get from", 3),
    ]);
    let gaps = desk.gaps();
    let counts: Vec<_> = gaps.iter().map(|gap| gap["count"].as_u64().unwrap()).collect();
    assert_eq!(counts, [5, 1], "{gaps:#?}");
    assert_eq!(gaps[0]["questions"].as_array().unwrap().len(), 2);

    let shown = desk.run(&["gaps"]).out;
    assert!(shown.contains("3 questions in 2 groups") && shown.contains("5 times"), "{shown}");
    let table = desk.run(&["gaps", "--csv"]).out;
    assert!(table.starts_with("group,question,count,outcome,first,last,nearest\n"), "{table}");
    assert_eq!(table.lines().count(), 4);
}

#[test]
fn an_accepted_group_is_a_wording_and_a_golden_question_and_gone() {
    let desk = Desk::new(&[("where did the gale of Salt Harbour get its water from", 2)]);
    let group = desk.gaps()[0]["group"].as_str().unwrap().to_owned();
    let run = desk.run(&["gaps", "accept", &group[..6], TOPIC]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("answered with it now") || run.out.contains("offered now"), "{}", run.out);
    assert!(desk.interview().contains("Where did the gale of Salt Harbour get its water from?"));
    let golden = std::fs::read_to_string(desk.data().join("golden/readers.jsonl")).unwrap();
    let line: Value = serde_json::from_str(golden.trim()).unwrap();
    assert_eq!(line["text"], "where did the gale of salt harbour get its water from");
    assert_eq!(line["accept"][0], TOPIC);
    assert!(desk.gaps().is_empty());
    assert_eq!(junket_with(&desk.data(), &["check"], b"").code, Some(0));
    let formed = junket_with(&desk.data(), &["eval", "--golden", golden_path(&desk).to_str().unwrap()], b"");
    assert_eq!(formed.code, Some(0), "{}", formed.err);
}

fn golden_path(desk: &Desk) -> PathBuf {
    desk.data().join("golden/readers.jsonl")
}

#[test]
fn what_would_be_wrong_is_not_written() {
    let desk = Desk::new(&[("where did the gale of Salt Harbour get its water from", 1)]);
    let before = desk.interview();
    let group = desk.gaps()[0]["group"].as_str().unwrap().to_owned();
    for (args, named) in [
        (vec!["gaps", "accept", &group, "no-such#topic"], "no-such#topic"),
        (vec!["gaps", "accept", "0000", TOPIC], "0000"),
        (vec!["gaps", "accept", &group, TOPIC, "--wording", " "], "wording"),
        (vec!["gaps", "ignore", "zzzz"], "zzzz"),
    ] {
        let run = desk.run(&args);
        assert_eq!(run.code, Some(1), "{args:?}: {}", run.out);
        assert!(run.err.contains(named), "{args:?}: {}", run.err);
    }
    assert_eq!(desk.interview(), before);
    assert!(!golden_path(&desk).exists());
    assert_eq!(desk.gaps().len(), 1);
}

#[test]
fn an_ignored_group_stays_away_with_what_is_like_it() {
    let desk = Desk::new(&[("where did the gale of Salt Harbour get its water from", 1)]);
    let group = desk.gaps()[0]["group"].as_str().unwrap().to_owned();
    assert_eq!(desk.run(&["gaps", "ignore", &group]).code, Some(0));
    let text = kept("its water, the gale in Salt Harbour: where did get from").unwrap();
    desk.store().count_question(&text, Outcome::Choose, jiff::ZonedDateTime::now().date()).unwrap();
    assert!(desk.gaps().is_empty());
    assert!(desk.run(&["gaps"]).out.contains("Ignored: 2"));
}

#[test]
fn feedback_names_the_topic_also_one_that_is_gone() {
    let desk = Desk::new(&[]);
    let today = Date::constant(2026, 1, 1);
    for (topic, vote) in [(TOPIC, Vote::Down), (TOPIC, Vote::Up), ("gone#topic", Vote::Up)] {
        desk.store().count_vote(&topic.parse().unwrap(), vote, None, today).unwrap();
    }
    let shown = desk.run(&["feedback"]).out;
    assert!(shown.contains(TOPIC) && shown.contains("no longer in the data"), "{shown}");
    let rows: Value = serde_json::from_str(&desk.run(&["feedback", "--json"]).out).unwrap();
    assert_eq!((&rows[0]["topic"], &rows[0]["down"], &rows[0]["up"]), (&TOPIC.into(), &1.into(), &1.into()));
    assert_eq!(desk.run(&["feedback", "--csv"]).out.lines().count(), 3);
}

#[test]
fn without_a_store_it_says_what_to_do() {
    let desk = Desk::without_store();
    let run = desk.run(&["gaps"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("counts.sqlite") && run.err.contains("--store"), "{}", run.err);
    let off = junket_with(&desk.data(), &["feedback", "--store", "off"], b"");
    assert!(off.err.contains("store is off"), "{}", off.err);
}
