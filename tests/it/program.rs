//! Running the built program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run of the program left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Path of something in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A copy of the small invented data, which a test may change.
pub(crate) fn small_copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy_small(dir.path());
    dir
}

/// Copies the small invented data over what a folder holds.
pub(crate) fn copy_small(to: &Path) {
    std::fs::create_dir_all(to.join("interviews")).unwrap();
    for file in junket::corpus::data_files(&repository("tests/data/small")).unwrap() {
        let place = file.strip_prefix(repository("tests/data/small")).unwrap();
        std::fs::copy(&file, to.join(place)).unwrap();
    }
}

/// Runs the program on the small invented data, by words and names alone, so that no cache is needed.
pub(crate) fn junket(args: &[&str], input: &str) -> Run {
    let data = repository("tests/data/small");
    junket_with(&data, args, input.as_bytes())
}

/// Runs the program on a data folder.
pub(crate) fn junket_with(data: &Path, args: &[&str], input: &[u8]) -> Run {
    junket_with_environment(data, args, input, &[])
}

/// The same with variables of the environment.
pub(crate) fn junket_with_environment(
    data: &Path,
    args: &[&str],
    input: &[u8],
    variables: &[(&str, &str)],
) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_junket"));
    command.args(args).arg("--data").arg(data).arg("--model").arg(repository("tests/data/no-model"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("JUNKET_")) {
        command.env_remove(name);
    }
    let home = tempfile::tempdir().unwrap();
    command.env("HOME", home.path()).env("JUNKET_LOG", "error");
    command.envs(variables.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that reads nothing closes its end; that is its right.
    let writer = std::thread::spawn(move || stdin.write_all(&input).ok());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: status.code(), out: text(stdout), err: text(stderr) }
}
