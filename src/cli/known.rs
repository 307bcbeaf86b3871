//! What the data folder knows, for commands that also do without it.

use crate::config::Config;
use crate::corpus;
use crate::model::Collection;

/// Returns what is in the data folder; nothing if it cannot be used, and a warning that says what follows from that.
pub(super) fn collection(config: &Config, so: &str) -> Collection {
    corpus::load(&config.data).map(|loaded| loaded.collection).unwrap_or_else(|error| {
        let problem = error.problems.first().map(ToString::to_string).unwrap_or_default();
        tracing::warn!(data = %config.data.display(), problem, "nothing known: {so}");
        Collection::default()
    })
}
