//! `junket feedback`: what readers thought of answers.

use std::io::Write as _;

use serde::Serialize;

use crate::config::Config;
use crate::corpus;
use crate::store::Store as _;
use crate::text::printable;

use super::stored;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junket feedback --csv > feedback.csv")]
pub(super) struct Args {
    /// Print one JSON array
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// Print a table with commas
    #[arg(long)]
    csv: bool,
}

/// A line of the table.
#[derive(Debug, Serialize)]
struct Row {
    topic: String,
    /// None if the topic is gone from the data.
    question: Option<String>,
    up: u32,
    down: u32,
    last: String,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<()> {
    let votes = stored::open(config)?.votes()?;
    let collection = corpus::load(&config.data)?.collection;
    let rows: Vec<Row> = votes
        .into_iter()
        .map(|votes| Row {
            question: collection.find_topic(&votes.topic).map(|idx| collection.topic(idx).question.clone()),
            topic: votes.topic.to_string(),
            up: votes.up,
            down: votes.down,
            last: votes.last.to_string(),
        })
        .collect();
    let mut out = anstream::stdout().lock();
    if args.json {
        writeln!(out, "{:#}", serde_json::to_value(&rows)?)?;
    } else if args.csv {
        let mut table = csv::Writer::from_writer(&mut out);
        rows.iter().try_for_each(|row| table.serialize(row))?;
        table.flush()?;
    } else if rows.is_empty() {
        writeln!(out, "no reader has said anything yet")?;
    } else {
        for Row { topic, question, up, down, .. } in &rows {
            let question = question.as_deref().unwrap_or("(no longer in the data)");
            writeln!(out, "👎 {down:<4} 👍 {up:<4} {topic}: {}", printable(question))?;
        }
    }
    Ok(())
}
