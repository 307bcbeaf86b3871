//! Reading interviews from disk, with everything that is wrong with them.
//!
//! [`load`] gives a [`Collection`] or every problem
//! at once; a file with an error is never half used. [`InterviewFile`] changes
//! a file, and writes it whole, in the one form. The one place that reads and
//! writes data files. Knows nothing of searching.

mod assemble;
mod check;
mod edit;
mod fault;
mod fields;
mod file;
mod form;
mod format;
mod identity;
mod json;
mod layout;
mod opened;
mod problem;
mod read;
mod record;
mod registry;
mod schema;
mod wording;
mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::model::{Collection, InterviewIdx};

pub use edit::{InterviewFile, create_file, interview_path, write_file};
pub use fault::fault_of;
pub use file::Unreadable;
pub use form::form_of_interview;
pub use format::{data_files, is_in_form, put_in_form};
pub use opened::EditError;
pub use problem::{LoadError, Problem, Severity};

/// Data that can be used.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub collection: Collection,
    /// What could be better, by file.
    pub warnings: Vec<Problem>,
}

/// Loads the data in a folder: `interviews/*.json` and, if it is there, `names.json`.
///
/// # Errors
/// If a file has an error, or there is no interview; every problem of every file is reported.
pub fn load(dir: &Path) -> Result<Loaded, LoadError> {
    let (collection, problems) = assemble::assemble(read::read(dir));
    match collection {
        Some(collection) => Ok(Loaded { collection, warnings: problems }),
        None => Err(LoadError { problems }),
    }
}

/// Returns everything that is wrong with the data in a folder, by file; errors and warnings.
#[must_use]
pub fn check(dir: &Path) -> Vec<Problem> {
    match load(dir) {
        Ok(loaded) => loaded.warnings,
        Err(error) => error.problems,
    }
}

/// Returns everything that would be wrong with the data in a folder if these files, interviews or folders of
/// them, were among it, each in place of the interview of its name.
#[must_use]
pub fn check_with(dir: &Path, files: &[PathBuf]) -> Vec<Problem> {
    assemble::assemble(read::read_with(dir, files, read::Strictness::Finished)).1
}

/// Returns everything that is wrong with drafts, files or folders of them, beside the data in a folder.
///
/// A draft may leave null what only an editor knows (summary, outlet, address), and a name that may mean
/// several or that is listed nowhere but in a link: that is a warning. It stands in for the interview of its name, if there is one. Without
/// drafts, the folder's own interviews are checked as such.
#[must_use]
pub fn check_drafts(dir: &Path, drafts: &[PathBuf]) -> Vec<Problem> {
    let mut problems = assemble::assemble(read::read_with(dir, drafts, read::Strictness::Draft)).1;
    leave_open(&mut problems);
    problems
}

/// An interview as it would be beside the data.
#[derive(Debug)]
pub struct Preview {
    /// The data with it, and where it is; None if something is wrong with either.
    pub interview: Option<(Collection, InterviewIdx)>,
    /// What is wrong with it, errors first.
    pub problems: Vec<Problem>,
}

/// Returns an interview as it would be beside the data in a folder, and what is wrong with it; a draft may lack what
/// [`check_drafts`] says. `name` is the name of its file, `draft` its content.
#[must_use]
pub fn preview(dir: &Path, name: &str, draft: &[u8]) -> Preview {
    let files = read::read_beside(dir, name, draft);
    let id = files.interviews.iter().find(|interview| interview.file == name).map(|i| i.record.id.clone());
    let (collection, mut problems) = assemble::assemble(files);
    leave_open(&mut problems);
    problems.retain(|problem| problem.file == name);
    problems.sort_by_key(|problem| problem.severity != Severity::Error);
    let interview = collection.zip(id).and_then(|(collection, id)| {
        let at = collection.interviews().iter().position(|interview| interview.id == id)?;
        Some((collection, InterviewIdx::new(at)))
    });
    Preview { interview, problems }
}

/// Makes warnings of what may be open in a draft.
fn leave_open(problems: &mut [Problem]) {
    let of_link =
        |problem: &Problem| problem.field.as_deref().is_some_and(|field| field.starts_with("links["));
    for problem in problems.iter_mut() {
        let is_open = problem.message.ends_with(registry::SEVERAL)
            || (of_link(problem) && problem.message.ends_with(registry::NOT_LISTED));
        if is_open {
            problem.severity = Severity::Warning;
        }
    }
    problems.sort();
}
