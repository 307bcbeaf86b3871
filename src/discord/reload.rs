//! Taking up new data while running: on a signal, and when files change.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_full::notify::{Event, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::Notify;

use crate::answer::Answerer;

use super::metrics;
use super::service::Service;
use super::shared::Shared;

/// An editor saves several files, and each in several steps; so long nothing must have changed.
const QUIET: Duration = Duration::from_millis(500);

/// Where new data come from.
pub struct Source {
    load: Arc<dyn Fn() -> Result<Answerer, String> + Send + Sync>,
    asked: Arc<Notify>,
    /// Dropping it ends the watch.
    _watcher: Option<Watcher>,
}

impl Source {
    /// Returns a source of data that `load` loads; its error says what is wrong with them. If a folder is given,
    /// its changes are taken up from now on, so make the source before the data are loaded first.
    #[must_use]
    pub fn new(
        load: impl Fn() -> Result<Answerer, String> + Send + Sync + 'static,
        folder: Option<&Path>,
    ) -> Self {
        let asked = Arc::new(Notify::new());
        let _watcher = folder.and_then(|folder| watch(folder, &asked));
        Self { load: Arc::new(load), asked, _watcher }
    }

    /// Returns what asks for new data when it is notified.
    #[must_use]
    pub fn asker(&self) -> Arc<Notify> {
        Arc::clone(&self.asked)
    }
}

/// Reloads whenever it is asked to, until the runtime ends. What was there stays where the new data are wrong.
pub(super) async fn reload_when_asked(shared: Arc<Shared>, source: Source) {
    let counted = shared.counted();
    loop {
        source.asked.notified().await;
        let load = Arc::clone(&source.load);
        let loaded =
            tokio::task::spawn_blocking(move || load().map(|answerer| Service::new(answerer, counted))).await;
        match loaded.map_err(|error| error.to_string()).and_then(|loaded| loaded) {
            Ok(service) => {
                let (interviews, topics) = size(&service);
                shared.current.replace(service);
                metrics::reloaded("taken");
                tracing::info!(interviews, topics, "the data is reloaded");
            }
            Err(error) => {
                metrics::reloaded("refused");
                tracing::error!(error, "the new data is refused; what was there stays");
            }
        }
    }
}

/// Notes and returns how much a service knows.
pub(super) fn size(service: &Service) -> (usize, usize) {
    let (interviews, topics) = (service.collection().interviews().len(), service.collection().topics().len());
    metrics::serving(interviews, topics);
    (interviews, topics)
}

type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

fn watch(folder: &Path, asked: &Arc<Notify>) -> Option<Watcher> {
    let asked = Arc::clone(asked);
    let on_change = move |result: DebounceEventResult| match result {
        Ok(events) if events.iter().any(|event| is_change(event)) => asked.notify_one(),
        Ok(_) => {}
        Err(errors) => tracing::warn!(?errors, "changes of the data folder may be missed"),
    };
    let watcher = new_debouncer(QUIET, None, on_change).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    });
    watcher.inspect_err(|error| tracing::warn!(%error, "the data folder is not watched; SIGHUP reloads")).ok()
}

/// Whether an event changes data. Reading does not: to heed it would be to reload for ever.
fn is_change(event: &Event) -> bool {
    let changes = event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove();
    changes && event.paths.iter().any(|path| is_data(path))
}

/// Whether a file may be part of the data; editors leave others beside them while they save.
fn is_data(path: &Path) -> bool {
    let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    path.extension().is_some_and(|extension| extension == "json") && !is_hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_behind_is_no_data() {
        for (path, expected) in [
            ("data/interviews/heat.json", true),
            ("data/names.json", true),
            ("data/interviews/.heat.json.swp", false),
            ("data/interviews/.heat.json", false),
            ("data/interviews/heat.json~", false),
            ("data/model/model.onnx", false),
        ] {
            assert_eq!(is_data(Path::new(path)), expected, "{path}");
        }
    }
}
