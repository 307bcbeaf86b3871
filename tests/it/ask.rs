//! `junket ask`.

use serde_json::Value;

use crate::program::{Run, junket, junket_with, repository};

fn ask(args: &[&str]) -> Run {
    junket(&[&["ask"], args].concat(), "")
}

fn json(text: &str) -> Value {
    let run = junket(&["ask", "--json", text], "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn a_question_is_answered_with_outlet_date_headline_and_link() {
    let run = ask(&["how", "did", "Mira", "Solberg", "film", "the", "storm", "in", "Salt", "Harbour?"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in [
        "fire engines",
        "The Lantern, 4 March 2021",
        "Mira Solberg on the storm",
        "https://lantern.example.org",
    ] {
        assert!(run.out.contains(part), "{part} is missing in {}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'), "a pipe gets plain text");
}

#[test]
fn json_has_every_field_of_the_contract() {
    let answer = json("how did Mira Solberg film the storm in Salt Harbour?");
    let fields: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["question", "outcome", "topic", "choices", "work", "person", "hits", "text"]);
    assert_eq!(answer["outcome"], "answer");
    assert_eq!(answer["topic"]["interview"], "lantern-mira-solberg-salt-harbour-2021");
    assert_eq!(answer["topic"]["topic"], "storm");
    assert_eq!(answer["work"]["id"], "salt-harbour-2020");
    assert_eq!(answer["work"]["year"], 2020);
    assert_eq!(answer["person"]["id"], "mira-solberg");
    assert!(answer["hits"].as_array().unwrap().len() <= 10 && answer["hits"][0]["score"].is_f64());
}

#[test]
fn homonyms_stay_apart() {
    assert_eq!(json("Ember (1961)")["work"]["id"], "ember-1961");
    assert_eq!(json("anything on Ember from 2016?")["work"]["id"], "ember-2016");
    assert_eq!(json("interviews with Anders Holm about Ember 1961")["work"]["id"], "ember-1961");
}

#[test]
fn other_outcomes_are_reached() {
    for (text, outcome) in [
        ("Salt Harbour", "overview"),
        ("what do you have on mira solberg", "overview"),
        ("news about Salt Harbour", "news"),
        ("🍿🍿", "unclear"),
        ("", "unclear"),
        ("hello there", "unclear"),
        ("who edited Salt Harbour and which awards did the costume department win", "not_covered"),
        ("what happens at the end of Zorblax Rising", "unknown_subject"),
    ] {
        assert_eq!(json(text)["outcome"], outcome, "{text:?}");
    }
}

#[test]
fn a_refusal_carries_no_answer_and_no_source_link() {
    let answer = json("what happens at the end of Zorblax Rising");
    assert_eq!(answer["topic"], Value::Null);
    assert_eq!(answer["choices"], Value::Array(vec![]));
    assert!(!answer["text"].as_str().unwrap().contains("https://"));
    assert!(answer["text"].as_str().unwrap().contains("Zorblax Rising"));
}

#[test]
fn a_link_without_an_address_is_never_shown() {
    assert!(!ask(&["news about Salt Harbour"]).out.contains("moved away"));
}

#[test]
fn filters_narrow_the_search() {
    let run = ask(&["--outlet", "projector", "--json", "which lenses did he use on Salt Harbour"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let hits = answer["hits"].as_array().unwrap();
    assert!(!hits.is_empty());
    assert!(hits.iter().all(|hit| hit["interview"] == "projector-ivo-brandt-salt-harbour-2022"));
    for filter in [["--film", "Ember (1961)"], ["--person", "anders-holm-actor"], ["--year", "1961"]] {
        let run = ask(&[&filter[..], &["--json", "first part"]].concat());
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        let hits = answer["hits"].as_array().unwrap();
        assert!(hits.iter().all(|hit| hit["interview"] == "reel-anders-holm-ember-1961"), "{filter:?}");
    }
}

#[test]
fn an_unknown_filter_names_what_is_near() {
    let run = ask(&["--film", "Salt Harvest", "storm"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("Salt Harvest") && run.err.contains("Salt Harbour (2020)"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);
}

#[test]
fn each_line_of_the_input_has_one_object_whatever_it_holds() {
    let mut input = b"storm salt harbour\n\n\x01\x02\x1b[2J\n\xff\xfe broken\n".to_vec();
    input.extend("شو صار بالفيلم؟\n🍿🍿🍿\n".bytes());
    input.extend(b"storm ".repeat(20_000));
    input.push(b'\n');
    let run = junket_with(&repository("tests/data/small"), &["ask", "--json", "-"], &input);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let outcomes: Vec<String> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["outcome"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(outcomes.len(), 7);
    assert_eq!(outcomes[1..3], ["unclear", "unclear"]);
}

#[test]
fn an_explanation_says_what_was_found_and_why() {
    let out = ask(&["--explain", "how did mira solbrg film the strom in salt harbor"]).out;
    for part in ["Mira Solberg", "Salt Harbour (2020)", "strom -> storm", "wording", "outcome"] {
        assert!(out.contains(part), "{part} is missing in {out}");
    }
}

#[test]
fn a_missing_model_is_said_and_answers_go_on() {
    let run = junket(&["ask", "--log", "warn", "storm of Salt Harbour"], "");
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("by words and names alone"), "{}", run.err);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let data = repository("tests/data/small");
    let script = format!(
        "yes storm | head -500 | {} ask - --data {} --model /nowhere --log error | head -1",
        env!("CARGO_BIN_EXE_junket"),
        data.display()
    );
    let output = std::process::Command::new("bash").args(["-o", "pipefail", "-c", &script]).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!err.contains("panicked") && !err.contains("junket:"), "{err}");
}
