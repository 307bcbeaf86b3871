//! Changes to one interview's file: read with care, written in the one form.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::text::fold;

use super::form::form_of_wording;
use super::opened::{EditError, Opened};
use super::schema::Shape;
use super::{read, write};

/// Most wordings of a topic besides its question, as the schema has it.
const MAX_ALIASES: usize = 50;
/// Longest wording in characters, as the schema has it.
const MAX_WORDING: usize = 1000;

/// An interview file, or a draft, opened for editing. What is wrong with it stays as it is, for the checker
/// to report.
#[derive(Debug)]
pub struct InterviewFile(Opened);

/// Returns the path of an interview's file in a data folder.
#[must_use]
pub fn interview_path(data: &Path, id: &str) -> PathBuf {
    data.join(read::INTERVIEWS).join(format!("{id}.json"))
}

/// Writes a file that is not there yet, at once and whole, and the folder that it belongs to.
///
/// # Errors
/// If it is there, or cannot be written.
pub fn create_file(path: &Path, text: &str) -> Result<(), EditError> {
    write::create(path, text).map_err(|source| EditError::Write { path: path.to_owned(), source })
}

/// Writes a file, new or in place of another, at once and whole, and the folder that it belongs to.
///
/// # Errors
/// If it cannot be written; what was there stays then.
pub fn write_file(path: &Path, text: &str) -> std::io::Result<()> {
    if path.exists() { write::replace(path, text) } else { write::create(path, text) }
}

impl InterviewFile {
    /// Opens a file.
    ///
    /// # Errors
    /// If it cannot be read, is too large, or holds no JSON object in which every field stands once.
    pub fn open(path: &Path) -> Result<Self, EditError> {
        Opened::open(path, Shape::Interview).map(Self)
    }

    /// Adds another wording of a topic, given by its id within the interview; returns whether it was new.
    /// One that folds to the question or to a wording that is there is not.
    ///
    /// # Errors
    /// If there is no such topic, or the wording is empty, too long, or one too many.
    pub fn add_alias(&mut self, topic: &str, wording: &str) -> Result<bool, EditError> {
        let language = self.0.value.get("language").and_then(Value::as_str).unwrap_or_default();
        let wording = form_of_wording(wording, language);
        if let Some(message) = fault_of(&wording) {
            return Err(self.wrong_wording(topic, message));
        }
        let Some((question, aliases)) = topic_of(&mut self.0.value, topic) else {
            return Err(self.no_topic(topic));
        };
        let is_same = |known: &str| fold(known) == fold(&wording);
        if is_same(&question) || aliases.iter().filter_map(Value::as_str).any(is_same) {
            return Ok(false);
        }
        if aliases.len() >= MAX_ALIASES {
            let message =
                format!("it has {MAX_ALIASES} wordings, the most that a topic can have; remove one");
            return Err(self.wrong_wording(topic, message));
        }
        aliases.push(wording.into());
        Ok(true)
    }

    /// Replaces every address (`url`, `video_url`, those of sources and links) that equals `from`; returns
    /// how many there were.
    pub fn replace_address(&mut self, from: &str, to: &str) -> usize {
        let mut places: Vec<&mut Value> = Vec::new();
        let Some(interview) = self.0.value.as_object_mut() else { return 0 };
        for (name, value) in interview {
            match name.as_str() {
                "url" | "video_url" => places.push(value),
                "links" => places.extend(items(Some(value)).filter_map(|link| link.get_mut("url"))),
                "topics" => {
                    let sources = items(Some(value)).flat_map(|topic| items(topic.get_mut("sources")));
                    places.extend(sources.filter_map(|source| source.get_mut("url")));
                }
                _ => {}
            }
        }
        let equal = places.into_iter().filter(|place| place.as_str() == Some(from));
        equal.map(|place| *place = to.into()).count()
    }

    /// Returns the text of the file in the one form.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    /// Returns whether the file has the text that [`save`](Self::save) would write.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.0.is_saved()
    }

    /// Writes the file in the one form if it differs: at once and whole, with the permissions that it has.
    ///
    /// # Errors
    /// If somebody changed it since it was opened, or it cannot be written.
    pub fn save(&self) -> Result<(), EditError> {
        self.0.save()
    }

    fn no_topic(&self, topic: &str) -> EditError {
        let topics = self.0.value.get("topics").and_then(Value::as_array).into_iter().flatten();
        let known: Vec<_> = topics.filter_map(|topic| Some(topic.get("id")?.as_str()?.to_owned())).collect();
        let known = if known.is_empty() { vec!["none".to_owned()] } else { known };
        EditError::NoTopic { path: self.0.path.clone(), topic: topic.to_owned(), known }
    }

    fn wrong_wording(&self, topic: &str, message: String) -> EditError {
        EditError::Wording { path: self.0.path.clone(), topic: topic.to_owned(), message }
    }
}

fn fault_of(wording: &str) -> Option<String> {
    let length = wording.chars().count();
    if fold(wording).is_empty() {
        return Some(format!("{wording:?} is no wording; write a question with words"));
    }
    (length > MAX_WORDING)
        .then(|| format!("the wording has {length} characters; write at most {MAX_WORDING}"))
}

/// The question and the other wordings of a topic.
fn topic_of<'a>(interview: &'a mut Value, id: &str) -> Option<(String, &'a mut Vec<Value>)> {
    let is_meant = |topic: &&mut Value| topic.get("id").and_then(Value::as_str) == Some(id);
    let topic = items(interview.get_mut("topics")).find(is_meant)?;
    let question = topic.get("question").and_then(Value::as_str).unwrap_or_default().to_owned();
    Some((question, topic.get_mut("aliases")?.as_array_mut()?))
}

/// The items of a list; none if it is something else.
fn items(list: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    list.and_then(Value::as_array_mut).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"title": " A  talk", "id": "a", "url": "https://reel.example.org/a", "outlet": null,
        "language": "en", "mood": "\u00e9", "people": [], "works": [], "summary": null,
        "topics": [{"id": "fire", "question": "Was it real?", "aliases": ["Is it gas?"], "summary": null,
            "sources": [{"title": "A", "url": "https://reel.example.org/a"}], "people": [], "works": []}],
        "links": [{"title": "A", "url": "https://reel.example.org/a", "kind": "news", "people": [], "works": []}]}"#;

    fn with(text: impl AsRef<[u8]>, check: impl FnOnce(&Path)) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        std::fs::write(&path, text).unwrap();
        check(&path);
    }

    #[test]
    fn a_wording_is_added_once() {
        with(TEXT, |path| {
            let mut file = InterviewFile::open(path).unwrap();
            assert!(file.add_alias("fire", " What’s\nburning? ").unwrap());
            for known in ["WHAT'S burning", "Was it REAL", "is it gas"] {
                assert!(!file.add_alias("fire", known).unwrap(), "{known}");
            }
            file.save().unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            assert!(text.contains("\"Is it gas?\",\n    \"What's burning?\""), "{text}");
        });
    }

    #[test]
    fn a_wording_without_a_place_or_words_says_so() {
        with(TEXT, |path| {
            let mut file = InterviewFile::open(path).unwrap();
            let mut says = |topic: &str, wording: &str, part: &str| {
                let error = file.add_alias(topic, wording).unwrap_err().to_string();
                assert!(error.contains(part) && error.contains("a.json"), "{error}");
            };
            says("water", "What?", "no topic \"water\" to add a wording to; it has fire");
            says("fire", " ?! ", "no wording");
            says("fire", &"a".repeat(1001), "1001 characters");
            for number in 1..MAX_ALIASES {
                assert!(file.add_alias("fire", &format!("wording {number}")).unwrap());
            }
            assert!(file.add_alias("fire", "one more").unwrap_err().to_string().contains("50 wordings"));
        });
    }

    #[test]
    fn an_address_is_replaced_wherever_it_stands() {
        with(TEXT, |path| {
            let mut file = InterviewFile::open(path).unwrap();
            assert_eq!(file.replace_address("https://reel.example.org/a", "https://reel.example.org/b"), 3);
            assert_eq!(file.replace_address("https://reel.example.org/a", "https://reel.example.org/c"), 0);
            assert_eq!(file.to_text().matches("https://reel.example.org/b").count(), 3);
        });
    }

    #[test]
    fn what_is_not_known_stays() {
        with(format!("\u{feff}{TEXT}"), |path| {
            let file = InterviewFile::open(path).unwrap();
            assert!(file.to_text().contains("\"language\": \"en\",\n \"mood\": \"é\",\n \"people\": []"));
        });
    }

    #[test]
    fn a_file_is_written_only_if_it_differs_and_nobody_else_wrote_it() {
        with(TEXT, |path| {
            let mut file = InterviewFile::open(path).unwrap();
            file.save().unwrap();
            let written = std::fs::metadata(path).unwrap().modified().unwrap();
            file.save().unwrap();
            assert_eq!(std::fs::metadata(path).unwrap().modified().unwrap(), written);
            assert!(file.add_alias("fire", "Another?").unwrap() && !file.is_saved());
            file.save().unwrap();
            let mut theirs = InterviewFile::open(path).unwrap();
            theirs.add_alias("fire", "Theirs?").unwrap();
            theirs.save().unwrap();
            file.add_alias("fire", "Ours?").unwrap();
            assert!(matches!(file.save(), Err(EditError::Changed { .. })));
            assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        });
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        with(TEXT, |path| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o640)).unwrap();
            let link = path.with_file_name("link.json");
            symlink(path, &link).unwrap();
            InterviewFile::open(&link).unwrap().save().unwrap();
            assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o640);
            assert!(link.is_symlink());
            assert!(std::fs::read_to_string(path).unwrap().starts_with("{\n \"id\""));
        });
    }

    #[test]
    fn a_file_that_cannot_be_kept_whole_is_not_opened() {
        let says = |bytes: &[u8], part: &str| {
            with(bytes, |path| {
                let error = InterviewFile::open(path).unwrap_err().to_string();
                assert!(error.contains(part) && error.contains("a.json"), "{error}");
            });
        };
        says(b"{\"id\": \"a\", \"id\": \"b\"}", "duplicate field \"id\" at line 1");
        says(b"[]", "no \"topics\"");
        says(b"{", "line 1 column");
        says(b"{\"title\": \"caf\xe9\"}", "not UTF-8 from byte 15");
        says(&vec![b' '; 5 << 20], "5 MiB");
        let error = InterviewFile::open(Path::new("/nowhere/a.json")).unwrap_err().to_string();
        assert!(error.contains("/nowhere/a.json cannot be read"), "{error}");
    }
}
