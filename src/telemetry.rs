//! Logs, on the standard error stream.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

/// Sends logs that pass the filter to the standard error stream. Later calls change nothing.
///
/// # Errors
/// If the filter is not of the form `level` or `target=level,...`.
pub fn start(filter: &str) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(filter)?;
    // A second subscriber is refused, which is what is wanted: tests start several.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .without_time()
        .try_init();
    Ok(())
}
