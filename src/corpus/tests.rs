//! Faults that the loader must report, each with the file, the place and what to do.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Severity, check, load};

fn interview() -> Value {
    json!({
        "id": "a", "title": "A talk", "outlet": "Reel", "interviewer": null, "published": "2020-04-23",
        "url": "https://reel.example.org/a", "language": "en",
        "people": [{"name": "Joe Doe", "roles": ["director"], "interviewee": true}],
        "works": [{"title": "Ember", "year": 2016, "kind": "film"}],
        "summary": "About fire.",
        "topics": [{
            "id": "fire", "question": "How did they make the fire?", "aliases": ["Was the fire real?"],
            "summary": "With gas.", "at": "0:01:02", "people": ["Joe Doe"], "works": ["Ember"],
        }],
        "links": [{
            "title": "News", "url": "https://news.example.org/1", "kind": "news", "published": null,
            "people": [], "works": ["Ember"],
        }],
    })
}

fn data(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("interviews")).unwrap();
    for (name, bytes) in files {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

/// Problems of the interview `a` after `change`, as lines of their severity.
fn problems(severity: Severity, change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = interview();
    change(&mut value);
    let dir = data(&[("interviews/a.json", value.to_string().as_bytes())]);
    let found = check(dir.path());
    found.iter().filter(|problem| problem.severity == severity).map(ToString::to_string).collect()
}

/// Holds that the change makes exactly one error, which says all these things.
#[track_caller]
fn check_error(change: impl FnOnce(&mut Value), says: &[&str]) {
    let found = problems(Severity::Error, change);
    assert_eq!(found.len(), 1, "{found:#?}");
    for part in [&["interviews/a.json"], says].concat() {
        assert!(found[0].contains(part), "{part:?} is missing in {}", found[0]);
    }
}

#[track_caller]
fn check_warning(change: impl FnOnce(&mut Value), says: &[&str]) {
    assert_eq!(problems(Severity::Error, |_| {}), Vec::<String>::new());
    let found = problems(Severity::Warning, change);
    assert_eq!(found.len(), 1, "{found:#?}");
    for part in says {
        assert!(found[0].contains(part), "{part:?} is missing in {}", found[0]);
    }
}

#[test]
fn a_good_interview_has_no_problem() {
    assert_eq!(problems(Severity::Error, |_| {}), Vec::<String>::new());
    assert_eq!(problems(Severity::Warning, |_| {}), Vec::<String>::new());
}

#[test]
fn fields_are_checked() {
    check_error(|v| v["titel"] = json!("x"), &["\"titel\"", "\"title\""]);
    check_error(|v| v["topics"][0]["sumary"] = json!("x"), &["topic fire", "\"sumary\"", "\"summary\""]);
    check_error(
        |v| {
            v.as_object_mut().unwrap().remove("outlet");
        },
        &["lacks", "\"outlet\""],
    );
    check_error(
        |v| {
            v["topics"][0].as_object_mut().unwrap().remove("aliases");
        },
        &["topic fire", "aliases"],
    );
    check_error(
        |v| v["people"][0]["interviewee"] = json!("yes"),
        &["person Joe Doe", "is a text", "boolean"],
    );
    check_error(|v| v["works"][0]["kind"] = json!("movie"), &["work Ember", "movie", "film"]);
    check_error(|v| v["links"][0]["kind"] = json!("blog"), &["links[0].kind", "blog", "trailer"]);
}

#[test]
fn all_that_is_wrong_is_reported_at_once() {
    let found = problems(Severity::Error, |v| {
        v["titel"] = json!("x");
        v["topics"][0]["id"] = json!("Not a slug");
        v["published"] = json!("yesterday");
        v["works"][0]["kind"] = json!("movie");
    });
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn texts_may_not_be_empty() {
    check_error(|v| v["title"] = json!(""), &["title", "is empty"]);
    check_error(
        |v| v["topics"][0]["question"] = json!(" \u{200b}\t"),
        &["topic fire", "question", "is empty"],
    );
    check_error(|v| v["topics"][0]["summary"] = json!("  "), &["summary", "is empty", "null"]);
    check_error(|v| v["topics"][0]["aliases"] = json!(["ok", ""]), &["aliases[1]", "is empty"]);
    check_error(|v| v["interviewer"] = json!("\u{200b}"), &["interviewer", "is empty"]);
    check_error(|v| v["people"][0]["roles"] = json!(["\u{feff}"]), &["roles", "is empty"]);
}

#[test]
fn dates_and_times_are_checked() {
    check_error(|v| v["published"] = json!("2023-02-30"), &["published", "calendar"]);
    check_error(|v| v["published"] = json!("23.4.2020"), &["published", "YYYY-MM-DD"]);
    check_error(|v| v["published"] = json!("1700-01-01"), &["published", "first film"]);
    check_error(|v| v["links"][0]["published"] = json!("2020-13-01"), &["link 1", "calendar"]);
    check_error(|v| v["topics"][0]["at"] = json!("4:30"), &["topic fire", "at", "H:MM:SS"]);
}

#[test]
fn addresses_are_checked() {
    check_error(|v| v["url"] = json!("http://reel.example.org"), &["url", "http address", "https"]);
    check_error(|v| v["url"] = json!("https://joe:secret@reel.example.org"), &["url", "password"]);
    check_error(|v| v["links"][0]["url"] = json!("news.example.org"), &["link 1", "is no address"]);
    check_error(|v| v["video_url"] = json!("javascript:alert(1)"), &["video_url", "javascript"]);
    check_error(
        |v| v["topics"][0]["sources"] = json!([{"title": "x", "url": "ftp://x.org"}]),
        &["sources[0].url"],
    );
    let found = problems(Severity::Error, |v| v["url"] = json!("https://joe:hunter2@reel.example.org"));
    assert!(!found[0].contains("hunter2"), "a password must not reach an error");
}

#[test]
fn references_must_be_listed() {
    check_error(|v| v["topics"][0]["works"] = json!(["Embre"]), &["topic fire", "Embre", "Ember"]);
    check_error(|v| v["topics"][0]["people"] = json!(["Jane"]), &["topic fire", "Jane"]);
    check_error(|v| v["links"][0]["people"] = json!(["Jane"]), &["link 1", "Jane"]);
    check_error(
        |v| {
            v["works"] = json!([
                {"title": "Ember", "id": "ember-1", "year": 1961, "kind": "film"},
                {"title": "Ember", "id": "ember-2", "year": 2016, "kind": "film"},
            ]);
            v["links"] = json!([]);
        },
        &["topic fire", "may mean several", "ember-1 or ember-2"],
    );
}

#[test]
fn ids_are_unique() {
    check_error(|v| v["id"] = json!("b"), &["id", "\"b\"", "\"a\""]);
    check_error(
        |v| {
            let mut second = v["topics"][0].clone();
            second["question"] = json!("Another?");
            second["aliases"] = json!(["And another?"]);
            v["topics"].as_array_mut().unwrap().push(second);
        },
        &["topic fire", "topics[0]"],
    );
    check_error(
        |v| v["works"] = json!([{"title": "Ember", "year": 2016, "kind": "film"}, {"title": "EMBER", "year": 2016, "kind": "film"}]),
        &["works[1]", "works[0]"],
    );
}

#[test]
fn warnings_do_not_stop_anything() {
    check_warning(|v| v["topics"][0]["summary"] = Value::Null, &["topic fire", "only that it was asked"]);
    check_warning(|v| v["topics"][0]["aliases"] = json!([]), &["aliases", "other ways to ask"]);
    check_warning(|v| v["links"][0]["url"] = Value::Null, &["link 1", "address"]);
    check_warning(|v| v["topics"][0]["aliases"] = json!(["was it real?", "Was it real"]), &["twice"]);
    check_warning(|v| v["people"][0]["interviewee"] = json!(false), &["no interviewee"]);
    check_warning(|v| v["summary"] = json!("About\nfire."), &["summary", "line breaks"]);
}

#[test]
fn the_same_wording_on_two_topics_names_both() {
    let mut other = interview();
    other["id"] = json!("b");
    other["topics"][0]["question"] = json!("Was the FIRE real");
    other["topics"][0]["aliases"] = json!(["Something else?"]);
    let (a, b) = (interview().to_string(), other.to_string());
    let dir = data(&[("interviews/a.json", a.as_bytes()), ("interviews/b.json", b.as_bytes())]);
    let loaded = load(dir.path()).unwrap();
    assert_eq!(loaded.warnings.len(), 1);
    let text = loaded.warnings[0].to_string();
    assert!(text.contains("b.json") && text.contains("a#fire"), "{text}");
}

#[test]
fn facts_must_agree_between_files() {
    let mut other = interview();
    other["id"] = json!("b");
    other["topics"] = json!([]);
    other["works"][0] = json!({"title": "Ember", "year": 2016, "kind": "series"});
    let (a, b) = (interview().to_string(), other.to_string());
    let dir = data(&[("interviews/a.json", a.as_bytes()), ("interviews/b.json", b.as_bytes())]);
    let error = load(dir.path()).unwrap_err().to_string();
    assert!(error.contains("b.json") && error.contains("series") && error.contains("ember-2016"), "{error}");
}

#[test]
fn ambiguous_namesakes_list_their_ids() {
    let names = json!({"works": [], "people": [
        {"id": "joe-doe-actor", "name": "Joe Doe", "note": "actor", "also": []},
        {"id": "joe-doe-director", "name": "Joe Doe", "note": "director", "also": []},
    ]});
    let (a, names) = (interview().to_string(), names.to_string());
    let dir = data(&[("interviews/a.json", a.as_bytes()), ("names.json", names.as_bytes())]);
    let error = load(dir.path()).unwrap_err().to_string();
    assert!(error.contains("joe-doe-actor or joe-doe-director"), "{error}");
}

#[test]
fn names_bring_alternative_names_and_ids() {
    let names = json!({"works": [
        {"id": "ember-2016", "title": "Ember", "year": 2016, "kind": "film", "also": ["Glød"], "imdb": "tt1234567"},
    ], "people": []});
    let (a, names) = (interview().to_string(), names.to_string());
    let dir = data(&[("interviews/a.json", a.as_bytes()), ("names.json", names.as_bytes())]);
    let collection = load(dir.path()).unwrap().collection;
    assert_eq!(collection.works()[0].also, ["Glød"]);
    assert_eq!(collection.works()[0].external.imdb.as_deref(), Some("tt1234567"));
}

#[test]
fn files_that_cannot_be_read_do_not_hide_others() {
    let huge = vec![b' '; 5 << 20];
    let twice = interview().to_string().replacen("\"title\"", "\"title\":\"x\",\"title\"", 1);
    let dir = data(&[
        ("interviews/broken.json", b"{\"id\": "),
        ("interviews/latin.json", b"{\"title\": \"caf\xe9\"}"),
        ("interviews/huge.json", &huge),
        ("interviews/a.json", twice.as_bytes()),
        ("interviews/notes.txt", b"not looked at"),
        ("interviews/.hidden.json", b"not looked at"),
    ]);
    std::fs::create_dir(dir.path().join("interviews/folder.json")).unwrap();
    let found: Vec<String> = check(dir.path()).iter().map(ToString::to_string).collect();
    let says = |file: &str, part: &str| {
        assert!(found.iter().any(|p| p.contains(file) && p.contains(part)), "{file}, {part}: {found:#?}");
    };
    says("broken.json", "line 1 column");
    says("latin.json", "not UTF-8 from byte 15");
    says("huge.json", "5 MiB");
    says("a.json", "duplicate field");
    says("folder.json", "cannot be read");
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let text = format!("\u{feff}{}", interview());
    let dir = data(&[("interviews/a.json", text.as_bytes())]);
    assert!(load(dir.path()).is_ok());
}

#[test]
fn a_folder_without_interviews_says_so() {
    let dir = data(&[]);
    assert!(load(dir.path()).unwrap_err().to_string().contains("there is no interview"));
    let error = load(Path::new("/nowhere")).unwrap_err().to_string();
    assert!(error.contains("/nowhere") && error.contains("--data DIR"), "{error}");
}

/// Replaces the value at one of the interview's places with another.
fn mutated(place: usize, with: Value) -> Value {
    let mut value = interview();
    let mut pointers = vec![String::new()];
    let mut at = 0;
    while at < pointers.len() {
        let pointer = pointers[at].clone();
        match value.pointer(&pointer) {
            Some(Value::Object(map)) => pointers.extend(map.keys().map(|key| format!("{pointer}/{key}"))),
            Some(Value::Array(list)) => pointers.extend((0..list.len()).map(|i| format!("{pointer}/{i}"))),
            _ => {}
        }
        at += 1;
    }
    let pointer = pointers[place % pointers.len()].clone();
    *value.pointer_mut(&pointer).unwrap() = with;
    value
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        proptest::collection::vec(any::<String>(), 0..3).prop_map(Value::from),
        Just(json!({"id": 1})),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_a_problem_or_data(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let dir = data(&[("interviews/a.json", &bytes)]);
        prop_assert!(load(dir.path()).is_err());
    }

    #[test]
    fn any_value_in_any_place_is_a_problem_or_data(place in 0usize..64, with in any_json()) {
        let dir = data(&[("interviews/a.json", mutated(place, with).to_string().as_bytes())]);
        if let Err(error) = load(dir.path()) {
            let errors: Vec<_> = error.problems.iter().filter(|p| p.severity == Severity::Error).collect();
            prop_assert!(!errors.is_empty());
            prop_assert!(errors.iter().all(|problem| !problem.message.is_empty() && !problem.fix.is_empty()));
        }
    }
}

#[test]
fn a_draft_may_lack_what_only_an_editor_knows() {
    let mut draft = interview();
    for field in ["summary", "outlet", "url"] {
        draft[field] = Value::Null;
    }
    let text = draft.to_string();
    let dir = data(&[("interviews/a.json", text.as_bytes())]);
    let errors = |problems: Vec<super::Problem>| {
        problems
            .into_iter()
            .filter(|p| p.severity == Severity::Error)
            .map(|p| p.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(errors(check(dir.path())).len(), 3);
    assert_eq!(errors(super::check_drafts(dir.path(), &[])), Vec::<String>::new());
    let drafts = tempfile::tempdir().unwrap();
    std::fs::write(drafts.path().join("a.json"), &text).unwrap();
    let beside = data(&[("interviews/a.json", interview().to_string().as_bytes())]);
    assert_eq!(errors(super::check_drafts(beside.path(), &[drafts.path().to_owned()])), Vec::<String>::new());
    assert_eq!(errors(super::check_drafts(drafts.path(), &[])), Vec::<String>::new());
    std::fs::write(drafts.path().join("a.json"), text.replace("\"title\"", "\"titel\"")).unwrap();
    assert!(!errors(super::check_drafts(beside.path(), &[drafts.path().to_owned()])).is_empty());
}
