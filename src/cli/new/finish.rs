//! The end of the dialogue: what was made is looked at, and written, kept as a draft or printed, never lost.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;

use crate::corpus::{self, Problem, Severity};
use crate::import::{Draft, fill_in};

use super::dialogue::{Dialogue, Stopped, blank};
use super::id;
use super::steps::Knowledge;

/// Where files go.
pub(super) struct Places {
    pub(super) data: PathBuf,
    pub(super) drafts: PathBuf,
}

impl Places {
    /// Whether no interview and no draft has the id.
    pub(super) fn is_free(&self, id: &str) -> bool {
        !corpus::interview_path(&self.data, id).exists() && !self.draft_path(id).exists()
    }

    fn draft_path(&self, id: &str) -> PathBuf {
        self.drafts.join(format!("{id}.json"))
    }
}

/// Shows what the checker says of a whole interview and offers to write it.
pub(super) fn offer(
    dialogue: &mut Dialogue<'_>,
    draft: &mut Draft,
    known: &Knowledge<'_>,
    places: &Places,
) -> anyhow::Result<ExitCode> {
    fill_in(draft, known.names);
    let text = draft.to_json();
    let problems = problems(draft, &text, &places.data)?;
    problems.iter().for_each(|problem| dialogue.tell(&problem.to_string()));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    dialogue.tell(&format!("{errors} errors, {} warnings", problems.len() - errors));
    if errors > 0 {
        dialogue.tell("with errors it can only be a draft");
        return keep(dialogue, draft, known, places);
    }
    let path = corpus::interview_path(&places.data, &draft.id);
    if dialogue.yes(&format!("write {}?", path.display()), true) != Ok(true) {
        return keep(dialogue, draft, known, places);
    }
    match corpus::create_file(&path, &text) {
        Ok(()) => written(&path),
        Err(error) => {
            dialogue.tell(&format!("error: {:#}", anyhow::Error::from(error)));
            keep(dialogue, draft, known, places)
        }
    }
}

/// Offers to keep what there is as a draft; if nobody answers, prints it.
pub(super) fn keep(
    dialogue: &mut Dialogue<'_>,
    draft: &mut Draft,
    known: &Knowledge<'_>,
    places: &Places,
) -> anyhow::Result<ExitCode> {
    let is_blank = *draft == Draft { id: draft.id.clone(), ..blank() };
    if is_blank {
        dialogue.tell("nothing was answered, and nothing is written");
        return Ok(ExitCode::SUCCESS);
    }
    if draft.id.is_empty() {
        draft.id = id::proposed(draft, known.collection, known.is_free);
    }
    if places.draft_path(&draft.id).exists() {
        draft.id = id::unique(&draft.id, known.is_free);
    }
    fill_in(draft, known.names);
    let path = places.draft_path(&draft.id);
    match dialogue.yes(&format!("keep what there is as a draft, {}?", path.display()), true) {
        Ok(true) => match corpus::create_file(&path, &draft.to_json()) {
            Ok(()) => written(&path),
            Err(error) => print(draft).and(Err(error.into())),
        },
        Ok(false) => {
            dialogue.tell("nothing is written");
            Ok(ExitCode::SUCCESS)
        }
        Err(Stopped) => {
            dialogue.tell("nothing is written; what there is goes to the standard output");
            print(draft).map(|()| ExitCode::FAILURE)
        }
    }
}

fn written(path: &Path) -> anyhow::Result<ExitCode> {
    writeln!(anstream::stdout(), "{}", path.display())?;
    Ok(ExitCode::SUCCESS)
}

fn print(draft: &Draft) -> anyhow::Result<()> {
    write!(anstream::stdout(), "{}", draft.to_json())?;
    Ok(())
}

/// What is wrong with the interview among the data.
fn problems(draft: &Draft, text: &str, data: &Path) -> anyhow::Result<Vec<Problem>> {
    let folder = tempfile::tempdir().context("failed to make a folder to check it in")?;
    let path = folder.path().join(format!("{}.json", draft.id));
    std::fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))?;
    let (file, short) = (path.display().to_string(), format!("{}.json", draft.id));
    let all = corpus::check_with(data, &[path]).into_iter();
    let own = all.filter(|problem| problem.file == file);
    Ok(own.map(|problem| Problem { file: short.clone(), ..problem }).collect())
}
