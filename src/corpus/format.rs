//! Files put in the one form.

use std::io;
use std::path::{Path, PathBuf};

use super::opened::{EditError, Opened};
use super::read::{INTERVIEWS, NAMES, is_interview};
use super::schema::Shape;

/// Returns whether a file is in the one form: `names.json` in that of names, any other in that of interviews.
///
/// # Errors
/// If it cannot be read, is too large, is of another sort, or is not JSON in which every field stands once.
pub fn is_in_form(path: &Path) -> Result<bool, EditError> {
    open(path).map(|file| file.is_saved())
}

/// Puts a file in the one form, at once and whole; returns whether it was in another.
///
/// # Errors
/// Those of [`is_in_form`], and if it cannot be written.
pub fn put_in_form(path: &Path) -> Result<bool, EditError> {
    let file = open(path)?;
    let differs = !file.is_saved();
    file.save()?;
    Ok(differs)
}

fn open(path: &Path) -> Result<Opened, EditError> {
    Opened::open(path, if path.ends_with(NAMES) { Shape::Names } else { Shape::Interview })
}

/// Returns the data files at a path, by name: of a data folder its interviews and names, of another folder its
/// `.json` files, and a file itself.
///
/// # Errors
/// If a folder cannot be read.
pub fn data_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let interviews = path.join(INTERVIEWS);
    if !interviews.is_dir() {
        return files_of(path);
    }
    let mut files = files_of(&interviews)?;
    files.extend(Some(path.join(NAMES)).filter(|names| names.exists()));
    Ok(files)
}

fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_schema = path.to_string_lossy().ends_with(".schema.json");
        files.extend(Some(path).filter(|path| is_interview(path) && !is_schema));
    }
    files.sort();
    Ok(files)
}
