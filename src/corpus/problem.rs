//! What is wrong with data, and what to do about it.

use std::fmt;

use serde::Serialize;

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, relative to the data folder.
    pub file: String,
    /// The record within it, for example `topic long-take` or `link 3`; None for the whole file.
    pub record: Option<String>,
    /// The field, as a path from the file's root, for example `topics[3].summary`.
    pub field: Option<String>,
    /// Whether the data can be used all the same.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data is not used.
    Error,
    /// The data is used, and could be better.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity, self.file)?;
        for part in [&self.record, &self.field].into_iter().flatten() {
            write!(f, ", {part}")?;
        }
        write!(f, ": {}; {}", self.message, self.fix)
    }
}

/// Data that is not used because of its errors.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", summary(.problems))]
pub struct LoadError {
    /// Every problem that was found, errors and warnings, by file.
    pub problems: Vec<Problem>,
}

/// The errors one a line, below how many there are.
fn summary(problems: &[Problem]) -> String {
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let count = if errors.len() == 1 { "1 error".to_owned() } else { format!("{} errors", errors.len()) };
    let lines: Vec<_> = errors.iter().map(|error| format!("\n  {error}")).collect();
    format!("the data has {count}{}", lines.concat())
}

/// Collects the problems of one file.
#[derive(Debug, Default)]
pub(super) struct Problems {
    file: String,
    pub(super) found: Vec<Problem>,
}

/// Where in a file something is.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub(super) record: Option<String>,
    pub(super) field: Option<String>,
}

impl Place {
    pub(super) fn field(field: impl Into<String>) -> Self {
        Self { record: None, field: Some(field.into()) }
    }

    pub(super) fn of(record: impl Into<String>, field: impl Into<String>) -> Self {
        Self { record: Some(record.into()), field: Some(field.into()) }
    }
}

impl Problems {
    pub(super) fn of(file: impl Into<String>) -> Self {
        Self { file: file.into(), found: Vec::new() }
    }

    pub(super) fn error(&mut self, place: Place, message: impl Into<String>, fix: impl Into<String>) {
        self.push(Severity::Error, place, message.into(), fix.into());
    }

    pub(super) fn warn(&mut self, place: Place, message: impl Into<String>, fix: impl Into<String>) {
        self.push(Severity::Warning, place, message.into(), fix.into());
    }

    pub(super) fn has_errors(&self) -> bool {
        self.found.iter().any(|problem| problem.severity == Severity::Error)
    }

    fn push(&mut self, severity: Severity, place: Place, message: String, fix: String) {
        let Place { record, field } = place;
        self.found.push(Problem { file: self.file.clone(), record, field, severity, message, fix });
    }
}
