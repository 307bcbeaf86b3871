//! `junket export`: interviews in the forms of other programs.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};

use crate::config::Config;
use crate::corpus;
use crate::import::to_ohms;
use crate::model::InterviewIdx;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junket export --ohms collider-joe-russo-extraction-2020 > talk.xml")]
pub(super) struct Args {
    /// Write OHMS XML, the form of the Oral History Metadata Synchronizer
    #[arg(long, required = true)]
    ohms: bool,

    /// Ids of interviews; without them, all of the data
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Folder to write one file an interview to; without it, one interview goes to the standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<()> {
    debug_assert!(args.ohms, "the one form there is");
    let collection = corpus::load(&config.data)?.collection;
    let all = collection.interviews();
    if let Some(unknown) = args.ids.iter().find(|id| all.iter().all(|interview| interview.id != **id)) {
        bail!("there is no interview {unknown:?}");
    }
    let wanted: Vec<usize> =
        (0..all.len()).filter(|&at| args.ids.is_empty() || args.ids.contains(&all[at].id)).collect();
    match (&args.out, &wanted[..]) {
        (Some(out), _) => {
            std::fs::create_dir_all(out).with_context(|| format!("failed to make {}", out.display()))?;
            for &at in &wanted {
                let path = out.join(format!("{}.xml", all[at].id));
                std::fs::write(&path, to_ohms(&collection, InterviewIdx::new(at)))
                    .with_context(|| format!("failed to write {}", path.display()))?;
            }
            writeln!(anstream::stdout(), "{} interviews in {}", wanted.len(), out.display())?;
        }
        (None, &[at]) => write!(anstream::stdout(), "{}", to_ohms(&collection, InterviewIdx::new(at)))?,
        (None, _) => bail!("name one interview, or a folder for all with --out DIR"),
    }
    Ok(())
}
