//! Whether the bot lives and is ready, and its figures, over HTTP for those who run it.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::metrics::{ANSWER_SECONDS, BUCKETS, WORK_SECONDS, conversations, describe};
use super::shared::Shared;

/// Between two clearings of what histograms gather, which otherwise grows until somebody reads them.
const UPKEEP: Duration = Duration::from_secs(5);

/// Why the state of the bot cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum MonitorError {
    /// The address is taken, or is none of this machine.
    #[error("failed to listen at {address}, the option monitor: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// Metrics cannot be gathered.
    #[error("failed to gather metrics: {0}")]
    Metrics(String),
}

/// Serves until the runtime ends; returns the address, with the port that was free if any could be taken.
pub(super) async fn serve(address: SocketAddr, shared: Arc<Shared>) -> Result<SocketAddr, MonitorError> {
    let handle = recorder()?;
    let error = |source| MonitorError::Listen { address, source };
    let listener = tokio::net::TcpListener::bind(address).await.map_err(error)?;
    let bound = listener.local_addr().map_err(error)?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            upkeep.run_upkeep();
        }
    });
    let state = (handle, shared);
    let router = Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(state);
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "the state of the bot is no longer served");
        }
    });
    Ok(bound)
}

/// The one recorder of the process.
fn recorder() -> Result<PrometheusHandle, MonitorError> {
    static RECORDER: OnceLock<Result<PrometheusHandle, String>> = OnceLock::new();
    let install = || {
        let full = |name: &str| Matcher::Full(name.to_owned());
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(full(ANSWER_SECONDS), &BUCKETS)
            .and_then(|builder| builder.set_buckets_for_metric(full(WORK_SECONDS), &BUCKETS))
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(|error| error.to_string())?;
        describe();
        Ok(handle)
    };
    RECORDER.get_or_init(install).clone().map_err(MonitorError::Metrics)
}

type Monitored = (PrometheusHandle, Arc<Shared>);

async fn ready(State((_, shared)): State<Monitored>) -> (StatusCode, &'static str) {
    match (shared.is_stopping(), shared.link.is_up()) {
        (true, _) => (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"),
        (false, false) => (StatusCode::SERVICE_UNAVAILABLE, "the data is loaded; no gateway session\n"),
        (false, true) => (StatusCode::OK, "ready\n"),
    }
}

async fn figures(State((handle, shared)): State<Monitored>) -> String {
    conversations(shared.current.get().n_conversations());
    handle.render()
}

/// Asks a running bot whether it is ready.
///
/// # Errors
/// If it is not, or does not answer.
pub fn ask_whether_ready(address: SocketAddr) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(3)).build();
        let client = client.map_err(|error| error.to_string())?;
        let response = client.get(format!("http://{address}/readyz")).send().await;
        let response = response.map_err(|error| format!("no answer at {address}: {error}"))?;
        let is_ready = response.status().is_success();
        let text = response.text().await.unwrap_or_default();
        if is_ready { Ok(()) } else { Err(format!("not ready: {}", text.trim())) }
    })
}
