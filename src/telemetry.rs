//! Logs, on the standard error stream.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

use crate::config::LogFormat;

/// Sends logs that pass the filter to the standard error stream. Later calls change nothing.
///
/// # Errors
/// If the filter is not of the form `level` or `target=level,...`.
pub fn start(filter: &str, format: LogFormat) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(filter)?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second subscriber is refused, which is what is wanted: tests start several.
    let _ = match format {
        LogFormat::Text => logs.with_target(false).without_time().try_init(),
        LogFormat::Json => logs.json().flatten_event(true).with_span_list(false).try_init(),
    };
    Ok(())
}
