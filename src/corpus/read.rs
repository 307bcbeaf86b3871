//! From files to records.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::problem::{Place, Problem, Problems};
use super::record::{InterviewRecord, NamesRecord};
use super::schema::{self, Shape};

/// Largest file that is read, in bytes. The largest interview of the launch data takes 30 KiB.
const MAX_BYTES: u64 = 4 << 20;
/// The folder of interviews within the data folder.
const INTERVIEWS: &str = "interviews";
/// The file of names within the data folder.
pub(super) const NAMES: &str = "names.json";

/// An interview with the file that it is in, relative to the data folder.
pub(super) struct InterviewFile {
    pub(super) file: String,
    pub(super) record: InterviewRecord,
}

/// What the files hold, as far as they can be read, and what is wrong with the others.
pub(super) struct Files {
    pub(super) interviews: Vec<InterviewFile>,
    pub(super) names: NamesRecord,
    pub(super) problems: Vec<Problem>,
}

/// Reads all files of a data folder, in parallel; the result is in the order of their names.
pub(super) fn read(dir: &Path) -> Files {
    let mut problems = Vec::new();
    let paths = list(dir, &mut problems);
    let read: Vec<_> = paths.par_iter().map(|(file, path)| read_interview(file, path)).collect();
    let mut interviews = Vec::new();
    for (interview, found) in read {
        interviews.extend(interview);
        problems.extend(found);
    }
    let mut names_problems = Problems::of(NAMES);
    let names_path = dir.join(NAMES);
    let names = match names_path.exists() {
        true => read_record(&names_path, Shape::Names, &mut names_problems).unwrap_or_default(),
        false => NamesRecord::default(),
    };
    problems.extend(names_problems.found);
    Files { interviews, names, problems }
}

/// Lists the interview files by name; files of other sorts are not looked at.
fn list(dir: &Path, problems: &mut Vec<Problem>) -> Vec<(String, PathBuf)> {
    let folder = dir.join(INTERVIEWS);
    let mut wrong = Problems::of(INTERVIEWS);
    let mut paths = Vec::new();
    match std::fs::read_dir(&folder) {
        Ok(entries) => {
            let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
            paths.extend(files.filter(|path| is_interview(path)).filter_map(|path| {
                Some((format!("{INTERVIEWS}/{}", path.file_name()?.to_string_lossy()), path.clone()))
            }));
            if paths.is_empty() {
                let message = format!("there is no interview in {}", folder.display());
                wrong.error(Place::default(), message, "put interviews there, one .json file each");
            }
        }
        Err(error) => wrong.error(
            Place::default(),
            format!("the folder {} cannot be read: {error}", folder.display()),
            "give the data folder, which holds interviews/, with --data DIR",
        ),
    }
    problems.extend(wrong.found);
    paths.sort();
    paths
}

fn is_interview(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension().is_some_and(|extension| extension == "json")
}

fn read_interview(file: &str, path: &Path) -> (Option<InterviewFile>, Vec<Problem>) {
    let mut problems = Problems::of(file);
    let record: Option<InterviewRecord> = read_record(path, Shape::Interview, &mut problems);
    (record.map(|record| InterviewFile { file: file.to_owned(), record }), problems.found)
}

fn read_record<T: DeserializeOwned>(path: &Path, shape: Shape, problems: &mut Problems) -> Option<T> {
    let bytes = read_bytes(path, problems)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let message = format!("is not UTF-8 from byte {}", error.valid_up_to() + 1);
            problems.error(Place::default(), message, "save it as UTF-8");
            return None;
        }
    };
    parse(text, shape, problems)
}

fn parse<T: DeserializeOwned>(text: &str, shape: Shape, problems: &mut Problems) -> Option<T> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            problems.error(
                Place::default(),
                format!("is not JSON: {error}"),
                "mend it at that line and column",
            );
            return None;
        }
    };
    schema::check(shape, &value, problems);
    if problems.has_errors() {
        return None;
    }
    // From the text, not from the value: only so a field that is written twice is seen.
    match serde_json::from_str(text) {
        Ok(record) => Some(record),
        Err(error) => {
            problems.error(
                Place::default(),
                format!("cannot be used: {error}"),
                "mend it at that line and column",
            );
            None
        }
    }
}

fn read_bytes(path: &Path, problems: &mut Problems) -> Option<Vec<u8>> {
    let read = || -> std::io::Result<Result<Vec<u8>, u64>> {
        let metadata = std::fs::metadata(path)?;
        match metadata.len() {
            length if metadata.is_file() && length > MAX_BYTES => Ok(Err(length)),
            _ => std::fs::read(path).map(Ok),
        }
    };
    match read() {
        Ok(Ok(bytes)) => return Some(bytes),
        Ok(Err(length)) => problems.error(
            Place::default(),
            format!("has {} MiB, more than an interview can have", length >> 20),
            format!("keep files under {} MiB", MAX_BYTES >> 20),
        ),
        Err(error) => problems.error(
            Place::default(),
            format!("cannot be read: {error}"),
            "make it a file that Junket may read, or move it away",
        ),
    }
    None
}
