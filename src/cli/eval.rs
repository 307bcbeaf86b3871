//! `junket eval`: how well golden questions are answered.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::answer::Answerer;
use crate::config::Config;
use crate::eval::{self, CrossValidation, Golden, Judgement, Measurement, READERS, Report};

use super::progress;

/// Splits that cross-validation is repeated over.
const N_SPLITS: usize = 5;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junket eval --failures
  junket eval --golden my-questions.jsonl --data my-interviews --calibrate my-interviews/calibration.json")]
pub(super) struct Args {
    /// Golden files, JSON Lines [default: all in DATA/golden but readers.jsonl, whose wordings are in the data]
    #[arg(long, value_name = "FILE", num_args = 1..)]
    golden: Vec<PathBuf>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    /// Name the questions that went wrong
    #[arg(long)]
    failures: bool,

    /// Print how well simpler ways of finding do on the same questions
    #[arg(long)]
    compare: bool,

    /// List the topics that are easily taken for another of the same film or person, the worst first
    #[arg(long)]
    confused: bool,

    /// Fit the weights to the golden questions and write them to a file, DATA/calibration.json to use them;
    /// print what they reach on questions not fitted to
    #[arg(long, value_name = "FILE")]
    calibrate: Option<PathBuf>,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<()> {
    let answerer = match args.calibrate {
        Some(_) => progress::start_uncalibrated(config)?,
        None => progress::start(config)?,
    };
    let files = if args.golden.is_empty() { golden_files(config)? } else { args.golden.clone() };
    let golden = Golden::load(&files, answerer.collection())?;
    let measurement = eval::measure(&answerer, &golden);
    let report = Report::of(&measurement);
    let mut out = anstream::stdout().lock();
    if args.json {
        writeln!(out, "{:#}", serde_json::to_value(&report)?)?;
    } else {
        writeln!(out, "{report}")?;
    }
    if args.failures {
        write_failures(&mut out, &measurement)?;
    }
    if args.compare {
        writeln!(out, "\n{:<28}{:>8}{:>8}", "topic found, %", "top-1", "top-5")?;
        for found in eval::compare(&answerer, &golden) {
            let (top_1, top_5) = (100.0 * found.top_1, 100.0 * found.top_5);
            writeln!(out, "{:<28}{top_1:>8.1}{top_5:>8.1}", found.finder.as_str())?;
        }
    }
    if args.confused {
        write_confusions(&mut out, &answerer)?;
    }
    if let Some(path) = &args.calibrate {
        let calibration = eval::calibrate(&answerer, &golden);
        let text = format!("{:#}\n", serde_json::to_value(&calibration)?);
        std::fs::write(path, text).with_context(|| format!("failed to write {}", path.display()))?;
        write_spread(&mut out, &eval::cross_validate(&answerer, &golden, N_SPLITS))?;
    }
    Ok(())
}

fn golden_files(config: &Config) -> anyhow::Result<Vec<PathBuf>> {
    let dir = config.data.join("golden");
    let entries = std::fs::read_dir(&dir)
        .with_context(|| format!("failed to read {}; give golden files with --golden", dir.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_golden =
        |path: &PathBuf| path.extension().is_some_and(|e| e == "jsonl") && !path.ends_with(READERS);
    let mut files: Vec<_> = files.filter(is_golden).collect();
    files.sort();
    Ok(files)
}

fn write_failures(out: &mut impl std::io::Write, measurement: &Measurement) -> std::io::Result<()> {
    let failed = |result: &&Judgement| !result.is_right && !result.is_among_choices;
    for result in measurement.results.iter().chain(&measurement.follow_ups).filter(failed) {
        let rank = result.rank.map_or(String::new(), |rank| format!(", right one at rank {rank}"));
        let Judgement { id, text, kind, flavour, outcome, found, .. } = result;
        writeln!(out, "{id} {kind}/{flavour}: {text}\n    {outcome} {found}{rank}")?;
    }
    Ok(())
}

/// Pairs that are listed.
const MAX_CONFUSIONS: usize = 40;

fn write_confusions(out: &mut impl std::io::Write, answerer: &Answerer) -> std::io::Result<()> {
    writeln!(out, "\neasily confused; sharpen the wordings of the first")?;
    let collection = answerer.collection();
    for pair in answerer.index().confusions().iter().take(MAX_CONFUSIONS) {
        let (topic, other) = (collection.topic(pair.topic), collection.topic(pair.other));
        let n_wordings = topic.wordings().count();
        writeln!(out, "{}: {} of {n_wordings} wordings nearer to {}", topic.id, pair.n_wordings, other.id)?;
        writeln!(out, "    {}\n    {}", topic.question, other.question)?;
    }
    Ok(())
}

fn write_spread(out: &mut impl std::io::Write, cross_validation: &CrossValidation) -> std::io::Result<()> {
    writeln!(out, "\non questions not fitted to, {N_SPLITS} splits: mean (lowest to highest), %")?;
    let mut row = |name: &str, figure: &dyn Fn(&Report) -> f64| {
        let values: Vec<f64> = cross_validation.splits.iter().map(|report| 100.0 * figure(report)).collect();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(0.0, f64::max);
        writeln!(out, "{name:<34}{mean:>6.1} ({lowest:.1} to {highest:.1})")
    };
    let other =
        |kind: &'static str| move |report: &Report| report.others.get(kind).cloned().unwrap_or_default();
    row("top-1", &|r| r.topic.top_1)?;
    row("in the first 5", &|r| r.topic.top_5)?;
    row("answered right", &|r| r.topic.answered_right)?;
    row("answered wrong", &|r| r.topic.answered_wrong)?;
    row("right or among the choices", &|r| r.topic.answered_right + r.topic.right_among_choices)?;
    for kind in ["offtopic", "unknown_subject", "not_covered"] {
        row(&format!("{kind} answered"), &|r| other(kind)(r).answered)?;
    }
    for kind in ["work", "person", "news"] {
        row(&format!("{kind} right"), &|r| other(kind)(r).right)?;
    }
    row("follow-ups top-1", &|r| r.follow_ups.top_1)?;
    row("follow-ups answered right", &|r| r.follow_ups.answered_right)
}
