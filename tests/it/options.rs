//! Options from the command line, variables and a file, and what is said about wrong ones.

use std::process::{Command, Output};

use crate::program::repository;

/// Runs `junket check` in an empty folder with variables and a `junket.toml`.
fn check(variables: &[(&str, &str)], file: Option<&str>, args: &[&str]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    if let Some(file) = file {
        std::fs::write(folder.path().join("junket.toml"), file).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_junket"));
    command.env_clear().env("HOME", folder.path()).current_dir(folder.path()).arg("check").args(args);
    let Output { status, stdout, stderr } = command.envs(variables.iter().copied()).output().unwrap();
    (status.success(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

#[test]
fn the_folder_is_named_by_file_variable_or_option() {
    let small = repository("tests/data/small").display().to_string();
    let file = format!("data = {small:?}");
    assert!(check(&[], Some(&file), &[]).0);
    assert!(check(&[("JUNKET_DATA", &small)], Some("data = 'nowhere'"), &[]).0);
    assert!(check(&[("JUNKET_DATA", "nowhere")], None, &["--data", &small]).0);
    assert!(!check(&[], Some(&file), &["--data", "nowhere"]).0);
}

#[test]
fn a_wrong_option_names_itself() {
    for (variables, file, args, says) in [
        (&[("JUNKET_DTAA", "x")][..], None, &[][..], "JUNKET_DTAA is no option; JUNKET_DATA is one"),
        (&[], Some("dta = 'x'"), &[], "wrong option in junket.toml"),
        (&[], Some("dta = 'x'"), &[], "`dta`"),
        (&[], Some("log = 7"), &[], "log"),
        (&[], None, &["--config", "absent.toml"], "absent.toml"),
        (&[("JUNKET_LOG", "a=b=c")], None, &[], "a=b=c"),
        (&[("JUNKET_LOG_FORMAT", "xml")], None, &[], "--log-format"),
    ] {
        let (passed, said) = check(variables, file, args);
        assert!(!passed && said.contains(says), "{said}");
    }
}
