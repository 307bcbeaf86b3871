//! `junket index`: the vectors of the stored texts, ahead of time.

use std::io::Write as _;

use crate::config::Config;

use super::progress;

pub(super) fn run(config: &Config) -> anyhow::Result<()> {
    let answerer = progress::start(config)?;
    let collection = answerer.collection();
    let by = if answerer.index().has_vectors() { "" } else { ", by words and names alone" };
    writeln!(
        anstream::stdout(),
        "{} interviews and {} topics are ready{by}",
        collection.interviews().len(),
        collection.topics().len()
    )?;
    Ok(())
}
