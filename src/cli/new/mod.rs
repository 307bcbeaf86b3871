//! `junket new`: an interview written by answering questions.
//!
//! ```text
//! steps -> fields -> dialogue -> somebody at a terminal, or lines
//! ```
//!
//! Every answer is held to the rules of the data at once. What was answered is never lost: it is written, kept
//! as a draft, or printed.

mod ask;
mod dialogue;
mod field;
mod finish;
mod id;
mod steps;
mod subjects;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::config::Config;
use crate::corpus;
use crate::import::Known;

use super::known;

pub(super) use id::unique;

use dialogue::{Dialogue, blank};
use finish::Places;
use steps::Knowledge;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "At any question: ? explains it, an empty line skips what may be unknown, and :quit or
Ctrl-D ends and offers to keep a draft. Without a terminal the answers are read from the
standard input, one a line.

Exit code: 0 if all was done as answered, 1 if the answers ended before that.

Examples:
  junket new
  junket new reel-lena-aoki-ember-2016 --data my-interviews"
)]
pub(super) struct Args {
    /// Id of the interview; without it one is proposed
    id: Option<String>,

    /// Folder for what is not finished
    #[arg(long, value_name = "DIR", default_value = "drafts")]
    drafts: PathBuf,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<ExitCode> {
    let places = Places { data: config.data.clone(), drafts: args.drafts.clone() };
    let mut draft = blank();
    if let Some(id) = &args.id {
        check_id(id, &places)?;
        draft.id.clone_from(id);
    }
    let collection = known::collection(config, "names and titles are taken as written");
    let names = Known::of(&collection);
    let is_free = |id: &str| places.is_free(id);
    let known = Knowledge { collection: &collection, names: &names, is_free: &is_free };
    let mut who = ask::whoever_is_there()?;
    let mut dialogue = Dialogue::with(&mut *who);
    dialogue.tell("? explains a question, an empty line skips what may be unknown, :quit ends\n");
    match steps::fill(&mut dialogue, &mut draft, &known) {
        Ok(()) => finish::offer(&mut dialogue, &mut draft, &known, &places),
        Err(dialogue::Stopped) => finish::keep(&mut dialogue, &mut draft, &known, &places),
    }
}

fn check_id(id: &str, places: &Places) -> anyhow::Result<()> {
    if let Some(fault) = field::ID.fault_of(id) {
        anyhow::bail!("{fault}");
    }
    let path = corpus::interview_path(&places.data, id);
    if path.exists() {
        anyhow::bail!("{} is there already; give another id, or change that file", path.display());
    }
    Ok(())
}
