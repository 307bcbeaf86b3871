//! `junket links`: whether the addresses in the data still lead somewhere.

mod fix;
mod show;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;

use crate::config::Config;
use crate::corpus;
use crate::links::{self, Finding, Verdict};
use crate::web::{Client, Limits, Reach};

use super::progress;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code: 0 if no address is dead, 1 if one is.\n\nExamples:\n  junket links\n  junket links --fix\n  junket links --json | jq -r '.links[] | select(.verdict == \"dead\").address'"
)]
pub(super) struct Args {
    /// Ask for each address that moved for good, and write the new one into the data
    #[arg(long)]
    fix: bool,

    /// Write all new addresses without asking
    #[arg(long, short, requires = "fix")]
    yes: bool,

    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,

    /// Pause between two requests to a host, in seconds; its robots.txt may lengthen it
    #[arg(long, value_name = "SECONDS", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=60))]
    pause: u64,

    /// Look at addresses of this machine too: for tests
    #[arg(long, hide_short_help = true)]
    allow_loopback: bool,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<ExitCode> {
    let loaded = corpus::load(&config.data)?;
    let addresses = links::addresses(&loaded.collection);
    let reach = if args.allow_loopback { Reach::LoopbackToo } else { Reach::Public };
    let limits = Limits { pause: Duration::from_secs(args.pause), ..Limits::default() };
    let client = Client::new(limits, reach).context("no address can be looked at")?;
    let bar = progress::bar(addresses.len(), "looking at addresses");
    let found = links::check(&addresses, &client, &|| bar.inc(1));
    bar.finish_and_clear();
    let shown = if args.json { show::json(&found) } else { show::text(&found) };
    write!(anstream::stdout(), "{shown}")?;
    if args.fix {
        mend(&found, args, config)?;
    }
    let any_dead = found.iter().any(|finding| matches!(finding.verdict, Verdict::Dead { .. }));
    Ok(if any_dead { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Questions and what was written go to the standard error stream: the other is for the findings.
fn mend(found: &[Finding], args: &Args, config: &Config) -> anyhow::Result<()> {
    let mut said = anstream::stderr();
    let chosen = match args.yes {
        true => fix::moves(found),
        false => fix::choose(fix::moves(found), &mut io::stdin().lock(), &mut said)?,
    };
    for (file, n_places) in fix::write(&config.data, &chosen)? {
        let places = if n_places == 1 { "address" } else { "addresses" };
        writeln!(said, "{file}: {n_places} {places} written")?;
    }
    Ok(())
}
