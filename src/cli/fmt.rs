//! `junket fmt`: data files in the one form.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;

use crate::config::Config;
use crate::corpus;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code: 0 if all is done, 1 if a file is broken or, with --check, in another form.

Examples:
  junket fmt
  junket fmt --check
  junket fmt drafts data/names.json"
)]
pub(super) struct Args {
    /// Files, or folders of them; without one, the data folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing, list the files that are in another form
    #[arg(long)]
    check: bool,
}

/// How many files are how.
#[derive(Default)]
struct Count {
    as_they_were: usize,
    differ: usize,
    broken: usize,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<ExitCode> {
    let mut count = Count::default();
    let mut out = anstream::stdout().lock();
    for path in files(args, config)? {
        let differs = match args.check {
            true => corpus::is_in_form(&path).map(|is_in_form| !is_in_form),
            false => corpus::put_in_form(&path),
        };
        match differs {
            Ok(false) => count.as_they_were += 1,
            Ok(true) => {
                count.differ += 1;
                writeln!(out, "{}", path.display())?;
            }
            Err(error) => {
                count.broken += 1;
                writeln!(anstream::stderr(), "error: {:#}", anyhow::Error::from(error))?;
            }
        }
    }
    writeln!(anstream::stderr(), "{}", summary(&count, args.check))?;
    let is_done = count.broken == 0 && !(args.check && count.differ > 0);
    Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The files that are meant, each once.
fn files(args: &Args, config: &Config) -> anyhow::Result<BTreeSet<PathBuf>> {
    let default = [config.data.clone()];
    let paths = if args.paths.is_empty() { &default[..] } else { &args.paths };
    let mut files = BTreeSet::new();
    for path in paths {
        let found = corpus::data_files(path)
            .with_context(|| format!("failed to read the folder {}", path.display()))?;
        if found.is_empty() {
            anyhow::bail!("there is no .json file in {}; name the files, or their folder", path.display());
        }
        files.extend(found);
    }
    Ok(files)
}

fn summary(count: &Count, is_check: bool) -> String {
    let done = if is_check { "in another form (junket fmt mends them)" } else { "put in the one form" };
    let broken = if count.broken > 0 { format!(", {} broken", count.broken) } else { String::new() };
    format!("{} {done}, {} as they should be{broken}", count.differ, count.as_they_were)
}
