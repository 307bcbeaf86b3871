//! Starting with a progress bar for what takes long.

use indicatif::{ProgressBar, ProgressStyle};

use crate::answer::Answerer;
use crate::config::Config;
use crate::encoder::Progress;
use crate::search::Calibration;
use crate::startup::{self, StartError};

/// Starts an answerer; while texts are encoded, a bar on the standard error stream says how far it is.
pub(super) fn start(config: &Config) -> Result<Answerer, StartError> {
    with_bar(|on_progress| startup::start(config, on_progress))
}

/// The same with the shipped weights: those of the data folder are about to be made anew, and may be of an older
/// version.
pub(super) fn start_uncalibrated(config: &Config) -> Result<Answerer, StartError> {
    with_bar(|on_progress| startup::start_with(config, Calibration::default(), on_progress))
}

/// Returns a bar for so many steps; it is shown on a terminal alone.
pub(super) fn bar(steps: usize, doing: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64).with_style(style());
    bar.set_message(doing);
    bar
}

fn with_bar(
    start: impl FnOnce(&(dyn Fn(Progress) + Sync)) -> Result<Answerer, StartError>,
) -> Result<Answerer, StartError> {
    let bar = ProgressBar::no_length();
    bar.set_style(style());
    let started = start(&|progress| {
        if bar.length().is_none() {
            bar.set_length(progress.total as u64);
            bar.set_message("reading the interviews, once");
        }
        bar.inc(1);
    });
    bar.finish_and_clear();
    started
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}").expect("the template is well formed")
}
