//! Golden questions that readers asked, and whose wordings are in the data since.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::corpus::write_file;
use crate::model::TopicId;

/// Name of their file within the golden folder. That they are found proves no skill, for an editor put them into the
/// data; that they stay found is worth holding. So they count in no figure, and nothing is fitted to them.
pub const READERS: &str = "readers.jsonl";

/// A file of readers' questions that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadersError {
    /// A line is no golden question.
    #[error("{path}, line {line}: not a golden question; mend or remove the line")]
    Parse {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// The file cannot be read or written.
    #[error("failed to add golden questions to {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Adds questions that a topic answers to a golden file, which is made if it is not there; those that are in it
/// already stay as they are. Returns how many were added. The file is replaced as a whole.
///
/// # Errors
/// If the file cannot be read or written, or holds something else; it is left as it is then.
pub fn add_readers(path: &Path, topic: &TopicId, questions: &[&str]) -> Result<usize, ReadersError> {
    let failed = |source| ReadersError::File { path: path.to_owned(), source };
    let mut text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    let (mut known, last) = existing(path, &text)?;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let new = questions.iter().filter(|question| known.insert((**question).to_owned()));
    let mut n = 0;
    for (question, number) in new.zip(last + 1..) {
        let line = json!({"id": format!("r{number:03}"), "text": question, "kind": "topic",
            "accept": [topic.to_string()], "work": null, "person": null, "flavour": "reader"});
        text.push_str(&format!("{line}\n"));
        n += 1;
    }
    if n > 0 {
        write_file(path, &text).map_err(failed)?;
    }
    Ok(n)
}

/// Returns the texts that are there, and the highest number of an id.
fn existing(path: &Path, text: &str) -> Result<(HashSet<String>, usize), ReadersError> {
    let mut texts = HashSet::new();
    let mut last = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = || ReadersError::Parse { path: path.to_owned(), line: at + 1 };
        let value: Value = serde_json::from_str(line).map_err(|_| wrong())?;
        texts.insert(value["text"].as_str().ok_or_else(wrong)?.to_owned());
        let number = value["id"].as_str().and_then(|id| id.strip_prefix('r')?.parse().ok());
        last = last.max(number.unwrap_or(0));
    }
    Ok((texts, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_added_once_and_numbered_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("golden").join(READERS);
        let topic: TopicId = "heat#diner".parse().unwrap();
        assert_eq!(add_readers(&path, &topic, &["who sat where", "why a diner"]).unwrap(), 2);
        assert_eq!(add_readers(&path, &topic, &["why a diner", "which diner"]).unwrap(), 1);
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["r001", "r002", "r003"]);
        assert_eq!(lines[2]["accept"][0], "heat#diner");
    }

    #[test]
    fn a_broken_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(READERS);
        std::fs::write(&path, "{\"id\":\"r001\",\"text\":\"x\"}\nnot json").unwrap();
        let error = add_readers(&path, &"heat#diner".parse().unwrap(), &["why"]).unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
        assert!(std::fs::read_to_string(&path).unwrap().ends_with("not json"));
    }
}
