//! The text of a data file, read with care.

use std::io::{self, Read as _};
use std::path::Path;

/// Largest file that is read, in bytes. The largest interview of the launch data takes 30 KiB.
const MAX_BYTES: u64 = 4 << 20;

/// Why a file has no text that could be used.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The system refuses it.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is larger than a data file can be.
    #[error("has {} MiB, more than an interview can have", .0 >> 20)]
    TooLarge(u64),
    /// It is in another encoding; the first byte that shows it, counted from 1.
    #[error("is not UTF-8 from byte {0}")]
    NotUtf8(usize),
}

impl Unreadable {
    /// Returns what to do about it.
    #[must_use]
    pub fn fix(&self) -> String {
        match self {
            Self::Io(_) => "make it a file that Junket may read, or move it away".to_owned(),
            Self::TooLarge(_) => format!("keep files under {} MiB", MAX_BYTES >> 20),
            Self::NotUtf8(_) => "save it as UTF-8".to_owned(),
        }
    }
}

/// Returns the text of a file as it is; a byte order mark is part of it.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8.
pub(super) fn read_text(path: &Path) -> Result<String, Unreadable> {
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_BYTES {
        return Err(Unreadable::TooLarge(length));
    }
    let mut bytes = Vec::new();
    // A byte more than is allowed, so that a file which grows meanwhile, or has no length, shows.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES));
    }
    text_of(bytes)
}

/// Returns bytes as the text that they are.
///
/// # Errors
/// If they are not UTF-8.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    String::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8(error.utf8_error().valid_up_to() + 1))
}

/// Returns the text without the mark that some editors put before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
