//! `junket gaps`: what readers asked and got no answer to, and mending it.

mod accept;
mod table;

use std::io::Write as _;

use anyhow::{Context as _, bail};

use crate::answer::Answerer;
use crate::config::Config;
use crate::gaps::{Gap, Gaps, group, report};
use crate::store::{Sqlite, Store as _};

use super::ask::today;
use super::render::{self, Look};
use super::{progress, stored};

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  junket gaps
  junket gaps accept 3fa29c01 collider-joe-russo-extraction-2020#long-take
  junket gaps ignore 77b0d2e4
  junket gaps --csv > gaps.csv"
)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    /// Print one JSON array of groups
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// Print a table with commas, one question a line
    #[arg(long)]
    csv: bool,

    /// How many groups are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    top: usize,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Make a group's questions wordings of a topic, and golden questions
    Accept(accept::Args),
    /// Show a group, and what is like it, no more
    Ignore {
        /// Ids of groups, or their beginnings
        #[arg(required = true, value_name = "GROUP")]
        groups: Vec<String>,
    },
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<()> {
    let store = stored::open(config)?;
    let answerer = progress::start(config)?;
    let gaps = group(&answerer, store.questions(today())?, today());
    match &args.action {
        Some(Action::Accept(accept)) => {
            accept::run(accept, find(&gaps, &accept.group)?, &answerer, &store, config)
        }
        Some(Action::Ignore { groups }) => ignore(groups, &gaps, &store),
        None => show(args, &gaps, &answerer),
    }
}

fn find<'a>(gaps: &'a Gaps, id: &str) -> anyhow::Result<&'a Gap> {
    gaps.find(id)
        .with_context(|| format!("no group, or more than one, is called {id:?}; junket gaps lists them"))
}

fn show(args: &Args, gaps: &Gaps, answerer: &Answerer) -> anyhow::Result<()> {
    let collection = answerer.collection();
    let mut out = anstream::stdout().lock();
    if args.json {
        let groups: Vec<_> = gaps.groups.iter().map(|gap| table::object(collection, gap)).collect();
        writeln!(out, "{:#}", serde_json::Value::from(groups))?;
    } else if args.csv {
        table::write(&mut out, collection, &gaps.groups)?;
    } else {
        let reply = report(collection, gaps, args.top, today());
        writeln!(out, "{}", render::text(&reply, Look::of_stdout()))?;
    }
    Ok(())
}

fn ignore(groups: &[String], gaps: &Gaps, store: &Sqlite) -> anyhow::Result<()> {
    // All are looked up before one is ignored.
    let found: Vec<&Gap> = groups.iter().map(|id| find(gaps, id)).collect::<Result<_, _>>()?;
    for gap in found {
        let texts: Vec<&str> = gap.questions.iter().map(|question| question.text.as_str()).collect();
        if store.ignore(&texts)? == 0 {
            bail!("the group {} is gone", gap.id);
        }
        writeln!(anstream::stdout(), "ignored: {}", texts.join(" / "))?;
    }
    Ok(())
}
