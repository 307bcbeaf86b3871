//! `junket check`: everything that is wrong with the data.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::config::Config;
use crate::corpus::{self, Problem, Severity};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code: 0 without errors, 1 with.\n\nExamples:\n  junket check --json | jq '.problems[].message'\n  junket check --draft drafts"
)]
pub(super) struct Args {
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,

    /// Show warnings too, not only how many there are
    #[arg(long, short)]
    warnings: bool,

    /// Check drafts, files or folders of them, beside the data: what only an editor knows may be missing.
    /// Without a name, the data folder's own interviews may be drafts
    #[arg(long, value_name = "PATH", num_args = 0..)]
    draft: Option<Vec<PathBuf>>,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<ExitCode> {
    let problems = match &args.draft {
        Some(drafts) => corpus::check_drafts(&config.data, drafts),
        None => corpus::check(&config.data),
    };
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut out = anstream::stdout().lock();
    if args.json {
        let report = serde_json::json!({ "errors": errors, "warnings": warnings, "problems": problems });
        writeln!(out, "{report:#}")?;
    } else {
        for problem in problems.iter().filter(|p| args.warnings || p.severity == Severity::Error) {
            writeln!(out, "{}", line(problem))?;
        }
        let hint = if warnings > 0 && !args.warnings { " (see them with --warnings)" } else { "" };
        writeln!(out, "{errors} errors, {warnings} warnings{hint}")?;
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(problem: &Problem) -> String {
    let color = match problem.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
    };
    let style = Style::new().fg_color(Some(color.into())).bold();
    let text = problem.to_string();
    let rest = text.strip_prefix(&problem.severity.to_string()).unwrap_or(&text);
    format!("{style}{}{style:#}{rest}", problem.severity)
}
