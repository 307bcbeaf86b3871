//! `junket new`: an interview written by answering questions.

use std::path::Path;

use junket::corpus;
use serde_json::{Value, json};

use crate::program::{Run, junket_with, small_copy};

/// Lines up to the topics, with a wrong answer before many a right one.
#[rustfmt::skip]
const BEGINNING: &[&str] = &[
    "http://reel.example.org/storm", "reel", "https://reel.example.org/storm", // address
    "", "Anders Holm  on the second Ember", // headline
    "",                                     // outlet, known by its address
    "yesterday", "2021-02-03", // date
    "",                        // interviewer
    "English", "", // language
    "",            // recording
    "anders holm", "3", "2", "director", "", // who answers, of two namesakes
    "Lena Aoki", "", "", // who else
    "Ember", "2", "Salt Harbour", "", "The Well", "soon", "2030", "movie", "series", "", // works
    "?", "How a director came back to a fire.", // summary
];

#[rustfmt::skip]
const REST: &[&str] = &[
    "Why did he film the fire with Lena Aoki again?", "", "4:30", "0:04:30", // topic
    "Why film Ember again?", "why film EMBER again", "", // wordings
    "How does The Well end?", "She leaves.", "", "", "maybe", "y", "", // another topic, a spoiler
    "Ember returns", "", "blog", "", "2021-02-30", "2021-02-04", "", // link
    "Not an id", "reel-lena-aoki-ember-2016", "", // id
];

fn new(data: &Path, arguments: &[&str], lines: &[&[&str]]) -> Run {
    let drafts = data.join("drafts");
    let arguments = [&["new", "--drafts", drafts.to_str().unwrap()], arguments].concat();
    let lines: String = lines.concat().iter().map(|line| format!("{line}\n")).collect();
    junket_with(data, &arguments, lines.as_bytes())
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn n_files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn answers_make_an_interview_that_check_accepts() {
    let data = small_copy();
    let run = new(data.path(), &[], &[BEGINNING, REST, &["y"]]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let path = corpus::interview_path(data.path(), "reel-anders-holm-ember-2021");
    assert_eq!(run.out.trim(), path.to_str().unwrap(), "{}", run.err);
    assert!(corpus::is_in_form(&path).unwrap());
    let checked = junket_with(data.path(), &["check"], b"");
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    let interview = read(&path);
    assert_eq!(interview["title"], "Anders Holm on the second Ember");
    assert_eq!((&interview["outlet"], &interview["language"]), (&json!("Reel"), &json!("en")));
    assert_eq!((&interview["published"], &interview["interviewer"]), (&json!("2021-02-03"), &Value::Null));
    assert_eq!(
        interview["people"],
        json!([
            {"name": "Anders Holm", "id": "anders-holm-director", "roles": ["director"], "interviewee": true},
            {"name": "Lena Aoki", "roles": [], "interviewee": false},
        ])
    );
    assert_eq!(
        interview["works"],
        json!([
            {"title": "Ember", "id": "ember-2016", "year": 2016, "kind": "film"},
            {"title": "Salt Harbour", "year": 2020, "kind": "film"},
            {"title": "The Well", "year": 2030, "kind": "series"},
        ])
    );
    let topics = &interview["topics"];
    assert_eq!((&topics[0]["summary"], &topics[0]["at"]), (&Value::Null, &json!("0:04:30")));
    assert_eq!(topics[0]["aliases"], json!(["Why film Ember again?"]));
    assert!(topics[0]["people"].as_array().unwrap().contains(&json!("Lena Aoki")), "{topics}");
    assert_eq!((&topics[1]["works"], &topics[1]["spoiler"]), (&json!(["The Well"]), &json!(true)));
    assert_eq!(
        (&interview["links"][0]["url"], &interview["links"][0]["kind"]),
        (&Value::Null, &json!("news"))
    );
}

#[test]
fn wrong_answers_are_explained() {
    let data = small_copy();
    let said = new(data.path(), &[], &[BEGINNING, REST, &["y"]]).err;
    for part in [
        "is a http address",
        "is no address",
        "the headline is needed",
        "no day of the calendar",
        "write a language tag",
        "1 Anders Holm, actor, born 1934",
        "2 Anders Holm, director, born 1980",
        "write a number from 1 to 2",
        "known: Lena Aoki, stunt coordinator",
        "known: Salt Harbour (2020), film",
        "\"soon\" is no year",
        "film, series",
        "Without one it can only be a draft",
        "H:MM:SS",
        "that wording is there already",
        "answer y or n",
        "trailer",
        "lower-case letters",
        "reel-lena-aoki-ember-2016 is taken",
        "0 errors",
    ] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
}

#[test]
fn the_end_of_the_answers_loses_nothing_and_writes_nothing() {
    let data = small_copy();
    for n_lines in (3..=BEGINNING.len()).step_by(3) {
        let run = new(data.path(), &[], &[&BEGINNING[..n_lines]]);
        assert_eq!(run.code, Some(1), "{}", run.err);
        let draft: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(draft["url"], "https://reel.example.org/storm");
    }
    let whole = new(data.path(), &[], &[BEGINNING, REST]);
    assert!(whole.code == Some(1) && whole.out.contains("Why film Ember again?"), "{}", whole.out);
    assert_eq!((n_files(&data.path().join("drafts")), n_files(&data.path().join("interviews"))), (0, 4));
}

#[test]
fn quitting_keeps_a_draft_if_that_is_wanted() {
    let data = small_copy();
    let drafts = data.path().join("drafts");
    let quit = new(data.path(), &[], &[BEGINNING, &["What is new?", ":quit", "n"]]);
    assert_eq!((quit.code, quit.out.as_str(), n_files(&drafts)), (Some(0), "", 0));
    for id in ["reel-anders-holm-ember-2021", "reel-anders-holm-ember-2021-2"] {
        let quit = new(data.path(), &[], &[BEGINNING, &["What is new?", ":quit", ""]]);
        let path = drafts.join(format!("{id}.json"));
        assert_eq!((quit.code, quit.out.trim()), (Some(0), path.to_str().unwrap()), "{}", quit.err);
        assert_eq!(read(&path)["topics"][0]["question"], "What is new?");
        let checked = junket_with(data.path(), &["check", "--draft", path.to_str().unwrap()], b"");
        assert_eq!(checked.code, Some(0), "{}", checked.out);
    }
    let nothing = new(data.path(), &[], &[&[":quit"]]);
    assert!(nothing.code == Some(0) && nothing.err.contains("nothing is written"), "{}", nothing.err);
}

#[test]
fn an_interview_that_is_there_is_not_overwritten() {
    let data = small_copy();
    let run = new(data.path(), &["reel-lena-aoki-ember-2016"], &[]);
    assert!(run.code == Some(1) && run.err.contains("is there already"), "{}", run.err);
    assert!(new(data.path(), &["Not an id"], &[]).err.contains("lower-case letters"));
    let given = new(data.path(), &["my-talk"], &[BEGINNING, &REST[..REST.len() - 3], &["y"]]);
    assert_eq!(
        given.out.trim(),
        corpus::interview_path(data.path(), "my-talk").to_str().unwrap(),
        "{}",
        given.err
    );
}

#[test]
fn somebody_else_of_a_known_name_gets_an_id_of_their_own() {
    let data = small_copy();
    #[rustfmt::skip]
    let lines: &[&str] = &[
        "https://a.example.org/x", "A talk", "A Paper", "", "", "", "", // page
        "Anders Holm", "n", "anders-holm-actor", "anders-holm-singer", "singer", "", "", // people
        "Ember", "n", "", "2024", "", "", // works
        "About a song.", "", "", "", "", // the rest
    ];
    let run = new(data.path(), &[], &[lines]);
    let path = corpus::interview_path(data.path(), "apaper-anders-holm-ember-2024");
    assert_eq!((run.code, run.out.trim()), (Some(0), path.to_str().unwrap()), "{}", run.err);
    assert!(run.err.contains("anders-holm-actor is Anders Holm, actor"), "{}", run.err);
    let interview = read(&path);
    assert_eq!(interview["people"][0]["id"], "anders-holm-singer");
    assert_eq!(interview["works"], json!([{"title": "Ember", "year": 2024, "kind": "film"}]));
    assert_eq!(junket_with(data.path(), &["check"], b"").code, Some(0));
}
