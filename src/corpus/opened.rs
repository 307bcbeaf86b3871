//! A data file that is open: read with care, written back in the one form.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::file::{Unreadable, read_text, without_mark};
use super::schema::Shape;
use super::{form, json, write};

/// Why a data file cannot be edited.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// It has no text that could be used.
    #[error("{} {cause}; {}", .path.display(), .cause.fix())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: Unreadable,
    },
    /// It is not JSON, or an object in it has a field twice.
    #[error("{} cannot be read as JSON: {cause}; mend it at that line and column", .path.display())]
    NotJson {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        cause: serde_json::Error,
    },
    /// It is JSON of another sort.
    #[error("{} is no file of this sort: it has no {field:?}", .path.display())]
    Other {
        /// The file.
        path: PathBuf,
        /// The field by which the sort is known.
        field: &'static str,
    },
    /// The topic is not there, or its wordings are no list of texts.
    #[error("{} has no topic {topic:?} to add a wording to; it has {}", .path.display(), .known.join(", "))]
    NoTopic {
        /// The file.
        path: PathBuf,
        /// Id of the topic.
        topic: String,
        /// The topics that it has.
        known: Vec<String>,
    },
    /// The wording is none, or there is no room for it.
    #[error("{}, topic {topic}: {message}", .path.display())]
    Wording {
        /// The file.
        path: PathBuf,
        /// Id of the topic.
        topic: String,
        /// What is wrong with it.
        message: String,
    },
    /// Somebody wrote the file since it was opened; their text is not overwritten.
    #[error("{} was changed by somebody else meanwhile; try again", .path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error("failed to write {}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

/// A data file, with what it holds.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) path: PathBuf,
    pub(super) value: Value,
    shape: Shape,
    /// The text that the file had when it was last looked at.
    seen: RefCell<String>,
}

impl Opened {
    /// Opens a file of that shape, as far as a look at it tells.
    pub(super) fn open(path: &Path, shape: Shape) -> Result<Self, EditError> {
        let path = path.to_owned();
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(cause) => return Err(EditError::Unreadable { path, cause }),
        };
        let field = match shape {
            Shape::Interview => "topics",
            Shape::Names => "works",
        };
        match json::parse(without_mark(&text)) {
            Ok(value) if value.get(field).is_some() => {
                Ok(Self { path, value, shape, seen: RefCell::new(text) })
            }
            Ok(_) => Err(EditError::Other { path, field }),
            Err(cause) => Err(EditError::NotJson { path, cause }),
        }
    }

    /// Returns the text of the file in the one form.
    pub(super) fn to_text(&self) -> String {
        match self.shape {
            Shape::Interview => form::form_of_interview(&self.value),
            Shape::Names => form::form_of_names(&self.value),
        }
    }

    /// Returns whether the file has the text that would be written.
    pub(super) fn is_saved(&self) -> bool {
        *self.seen.borrow() == self.to_text()
    }

    /// Writes the file if it differs.
    pub(super) fn save(&self) -> Result<(), EditError> {
        let text = self.to_text();
        let path = || self.path.clone();
        let now = read_text(&self.path).map_err(|cause| EditError::Unreadable { path: path(), cause })?;
        if now != text {
            if now != *self.seen.borrow() {
                return Err(EditError::Changed { path: path() });
            }
            write::replace(&self.path, &text).map_err(|source| EditError::Write { path: path(), source })?;
        }
        self.seen.replace(text);
        Ok(())
    }
}
