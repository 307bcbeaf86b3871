//! `junket fmt`, and that what is shipped and written is in the one form.

use std::path::Path;

use junket::corpus::{self, is_in_form};
use junket::import::{Hints, Known, import};
use serde_json::{Map, Value};

use crate::program::{junket, repository, small_copy};

/// The same JSON, with fields in another order and all on one line.
fn disorder(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let fields = object.iter().rev().map(|(name, value)| (name.clone(), disorder(value)));
            fields.collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(disorder).collect(),
        other => other.clone(),
    }
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn run(arguments: &[&str], paths: &[&Path]) -> crate::program::Run {
    let paths = paths.iter().map(|path| path.to_str().unwrap());
    junket(&arguments.iter().copied().chain(paths).collect::<Vec<_>>(), "")
}

#[test]
fn what_is_shipped_is_in_the_form() {
    for folder in ["data", "tests/data/small"] {
        for file in corpus::data_files(&repository(folder)).unwrap() {
            assert!(is_in_form(&file).unwrap(), "{}: run junket fmt", file.display());
        }
    }
}

#[test]
fn the_form_of_shipped_data_is_the_same_collection() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("interviews")).unwrap();
    for file in corpus::data_files(&repository("data")).unwrap() {
        let copy = dir.path().join(file.strip_prefix(repository("data")).unwrap());
        std::fs::write(&copy, disorder(&json(&file)).to_string()).unwrap();
        assert!(corpus::put_in_form(&copy).unwrap());
        assert_eq!(std::fs::read_to_string(&copy).unwrap(), std::fs::read_to_string(&file).unwrap());
    }
    let (was, is) = (corpus::load(&repository("data")).unwrap(), corpus::load(dir.path()).unwrap());
    let (was, is) = (was.collection, is.collection);
    assert!(was.interviews() == is.interviews() && was.topics() == is.topics());
    assert!(was.links() == is.links() && was.works() == is.works() && was.people() == is.people());
}

#[test]
fn what_import_writes_is_in_the_form() {
    let known = Known::of(&corpus::load(&repository("tests/data/small")).unwrap().collection);
    let dir = tempfile::tempdir().unwrap();
    let entries =
        std::fs::read_dir(repository("tests/data/import")).unwrap().map(|entry| entry.unwrap().path());
    for source in entries.filter(|path| path.is_file() && !path.ends_with("cases.json")) {
        let name = source.file_name().unwrap().to_str().unwrap().to_owned();
        let hints = Hints { name, ..Hints::default() };
        for draft in import(&std::fs::read(&source).unwrap(), &hints, &known).unwrap() {
            let path = dir.path().join("draft.json");
            std::fs::write(&path, draft.to_json()).unwrap();
            assert!(is_in_form(&path).unwrap(), "{}", source.display());
        }
    }
}

#[test]
fn a_check_lists_what_differs_and_writes_nothing() {
    let data = small_copy();
    let file = corpus::interview_path(data.path(), "reel-lena-aoki-ember-2016");
    assert_eq!(run(&["fmt", "--check"], &[data.path()]).code, Some(0));
    let disordered = disorder(&json(&file)).to_string();
    std::fs::write(&file, &disordered).unwrap();
    let check = run(&["fmt", "--check"], &[data.path()]);
    assert_eq!((check.code, check.out.trim()), (Some(1), file.to_str().unwrap()));
    assert!(
        check.err.contains("1 in another form") && check.err.contains("4 as they should be"),
        "{}",
        check.err
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), disordered);
    let fmt = run(&["fmt"], &[data.path()]);
    assert_eq!((fmt.code, fmt.out.trim()), (Some(0), file.to_str().unwrap()));
    assert_eq!(run(&["fmt", "--check"], &[data.path()]).code, Some(0));
    assert_eq!(run(&["fmt"], &[&file]).out, "");
}

#[test]
fn broken_files_are_named_and_the_others_put_in_form() {
    let dir = tempfile::tempdir().unwrap();
    let [broken, twice, other, good] =
        ["broken", "twice", "other", "good"].map(|name| dir.path().join(format!("{name}.json")));
    std::fs::write(&broken, "{").unwrap();
    std::fs::write(&twice, "{\"topics\": [], \"id\": \"a\", \"id\": \"b\"}").unwrap();
    std::fs::write(&other, "{\"version\": 1}").unwrap();
    std::fs::write(&good, "{\"topics\": [], \"id\": \"good\"}").unwrap();
    let fmt = run(&["fmt"], &[dir.path()]);
    assert_eq!((fmt.code, fmt.out.trim()), (Some(1), good.to_str().unwrap()));
    for part in
        ["broken.json cannot be read as JSON", "duplicate field \"id\"", "other.json is no", "3 broken"]
    {
        assert!(fmt.err.contains(part), "{part}: {}", fmt.err);
    }
    assert_eq!(std::fs::read_to_string(&broken).unwrap(), "{");
    let nowhere = run(&["fmt"], &[&dir.path().join("nowhere.json")]);
    assert!(
        nowhere.code == Some(1) && nowhere.err.contains("nowhere.json cannot be read"),
        "{}",
        nowhere.err
    );
    let empty = tempfile::tempdir().unwrap();
    assert!(run(&["fmt"], &[empty.path()]).err.contains("no .json file"));
}
