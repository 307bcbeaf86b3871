//! `junket check`, and what a start does with data that cannot be used.

use serde_json::Value;

use crate::program::{junket, junket_with};

#[test]
fn good_data_exits_with_0() {
    let run = junket(&["check"], "");
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("0 errors, 2 warnings"), "{}", run.out);
}

#[test]
fn json_lists_every_problem() {
    let run = junket(&["check", "--json"], "");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64()), (Some(0), Some(2)));
    let problem = &report["problems"][0];
    for field in ["file", "record", "field", "severity", "message", "fix"] {
        assert!(problem[field].is_string(), "{field} in {problem}");
    }
}

#[test]
fn bad_data_exits_with_1_and_names_every_file() {
    let dir = tempfile::tempdir().unwrap();
    let interviews = dir.path().join("interviews");
    std::fs::create_dir(&interviews).unwrap();
    std::fs::write(interviews.join("a.json"), "{").unwrap();
    std::fs::write(interviews.join("b.json"), [0xff, 0xfe]).unwrap();
    for command in [&["check"][..], &["ask", "storm"], &["chat"], &["index"], &["eval"]] {
        let run = junket_with(dir.path(), command, b"");
        assert_eq!(run.code, Some(1), "{command:?}");
        let said = run.out + &run.err;
        assert!(said.contains("a.json") && said.contains("b.json"), "{command:?}: {said}");
        assert!(!said.contains("panicked"));
    }
}

#[test]
fn a_missing_folder_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let run = junket_with(&dir.path().join("nowhere"), &["ask", "storm"], b"");
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("nowhere") && run.err.contains("--data DIR"), "{}", run.err);
}
