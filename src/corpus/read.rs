//! From files to records.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::file::{Unreadable, read_text, text_of, without_mark};
use super::json;
use super::problem::{Place, Problem, Problems};
use super::record::{InterviewRecord, NamesRecord};
use super::schema::{self, Shape};

/// The folder of interviews within the data folder.
pub(super) const INTERVIEWS: &str = "interviews";
/// The file of names within the data folder.
pub(super) const NAMES: &str = "names.json";

/// An interview with the file that it is in, relative to the data folder.
pub(super) struct FiledInterview {
    pub(super) file: String,
    pub(super) record: InterviewRecord,
}

/// What the files hold, as far as they can be read, and what is wrong with the others.
pub(super) struct Files {
    pub(super) interviews: Vec<FiledInterview>,
    pub(super) names: NamesRecord,
    pub(super) problems: Vec<Problem>,
}

/// Reads all files of a data folder, in parallel; the result is in the order of their names.
pub(super) fn read(dir: &Path) -> Files {
    let mut problems = Vec::new();
    let paths = list(dir, &mut problems);
    read_files(dir, &paths, Strictness::Finished, problems)
}

/// Reads a data folder with more files: its own and others, each in place of the interview of its name.
pub(super) fn read_with(dir: &Path, more: &[PathBuf], strictness: Strictness) -> Files {
    let mut problems = Vec::new();
    let of_folder = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_interview(path)).collect()
    };
    let mut paths: Vec<(String, PathBuf)> = Vec::new();
    let named = |path: PathBuf| (path.display().to_string(), path);
    for path in more {
        match path.is_dir() {
            true => paths.extend(of_folder(path).into_iter().map(named)),
            false => paths.push(named(path.clone())),
        }
    }
    let is_draft = |path: &Path| paths.iter().any(|(_, draft)| draft.file_name() == path.file_name());
    // A folder of drafts alone has no folder of interviews.
    let own = match dir.join(INTERVIEWS).is_dir() {
        true => list(dir, &mut problems),
        false => of_folder(dir).into_iter().filter(|path| !path.ends_with(NAMES)).map(named).collect(),
    };
    let own: Vec<_> = own.into_iter().filter(|(_, path)| !is_draft(path)).collect();
    paths.extend(own);
    paths.sort();
    if paths.is_empty() && problems.is_empty() {
        let mut wrong = Problems::of(dir.display().to_string());
        wrong.error(
            Place::default(),
            "there is no draft and no interview",
            "name the files, or their folder",
        );
        problems.extend(wrong.found);
    }
    read_files(dir, &paths, strictness, problems)
}

/// Reads a data folder with the content of a draft, in place of the interview of its name.
pub(super) fn read_beside(dir: &Path, name: &str, draft: &[u8]) -> Files {
    let mut problems = Vec::new();
    let mut paths = list(dir, &mut problems);
    paths.retain(|(_, path)| path.file_name().is_none_or(|file| file != name));
    let mut files = read_files(dir, &paths, Strictness::Draft, problems);
    let mut found = Problems::of(name);
    let read = record(text_of(draft.to_vec()), Shape::Interview, Strictness::Draft, &mut found);
    files.interviews.extend(read.map(|record| FiledInterview { file: name.to_owned(), record }));
    files.problems.extend(found.found);
    files
}

/// What a file may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Nothing.
    Finished,
    /// What only an editor knows.
    Draft,
}

/// Fields that a draft may leave null, with what stands in for them while the rest is checked.
const LEFT_TO_EDITORS: [(&str, &str); 3] =
    [("summary", "to be written"), ("outlet", "not known"), ("url", "https://draft.invalid/")];

fn read_files(
    dir: &Path,
    paths: &[(String, PathBuf)],
    strictness: Strictness,
    mut problems: Vec<Problem>,
) -> Files {
    let read: Vec<_> = paths.par_iter().map(|(file, path)| read_interview(file, path, strictness)).collect();
    let mut interviews = Vec::new();
    for (interview, found) in read {
        interviews.extend(interview);
        problems.extend(found);
    }
    let mut names_problems = Problems::of(NAMES);
    let names_path = dir.join(NAMES);
    let names = match names_path.exists() {
        true => {
            let finished = Strictness::Finished;
            record(read_text(&names_path), Shape::Names, finished, &mut names_problems).unwrap_or_default()
        }
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

pub(super) fn is_interview(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension().is_some_and(|extension| extension == "json")
}

fn read_interview(file: &str, path: &Path, strictness: Strictness) -> (Option<FiledInterview>, Vec<Problem>) {
    let mut problems = Problems::of(file);
    let read: Option<InterviewRecord> = record(read_text(path), Shape::Interview, strictness, &mut problems);
    (read.map(|record| FiledInterview { file: file.to_owned(), record }), problems.found)
}

fn record<T: DeserializeOwned>(
    text: Result<String, Unreadable>,
    shape: Shape,
    strictness: Strictness,
    problems: &mut Problems,
) -> Option<T> {
    match text {
        Ok(text) => parse(without_mark(&text), shape, strictness, problems),
        Err(error) => {
            problems.error(Place::default(), error.to_string(), error.fix());
            None
        }
    }
}

fn parse<T: DeserializeOwned>(
    text: &str,
    shape: Shape,
    strictness: Strictness,
    problems: &mut Problems,
) -> Option<T> {
    let mut value: Value = match json::parse(text) {
        Ok(value) => value,
        Err(error) => {
            problems.error(
                Place::default(),
                format!("cannot be read as JSON: {error}"),
                "mend it at that line and column",
            );
            return None;
        }
    };
    if strictness == Strictness::Draft {
        stand_in(&mut value, problems);
    }
    schema::check(shape, &value, problems);
    if problems.has_errors() {
        return None;
    }
    match serde_json::from_value(value) {
        Ok(record) => Some(record),
        Err(error) => {
            problems.error(
                Place::default(),
                format!("cannot be used: {error}"),
                "write it as the schema in data/ describes",
            );
            None
        }
    }
}

/// Fills what a draft leaves null.
fn stand_in(value: &mut Value, problems: &mut Problems) {
    for (field, text) in LEFT_TO_EDITORS {
        if let Some(left @ Value::Null) = value.get_mut(field) {
            *left = text.into();
            problems.warn(Place::field(field), "is null, as in a draft", "write it before it is published");
        }
    }
}
