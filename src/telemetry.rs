//! Logs, on the standard error stream.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{LevelFilter, ParseError};

use crate::config::LogFormat;

/// Sends logs that pass the filter to the standard error stream. Later calls change nothing.
///
/// # Errors
/// If the filter is not of the form `level` or `target=level,...`.
pub fn start(filter: &str, format: LogFormat) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(without_details_of_serenity(filter))?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second subscriber is refused, which is what is wanted: tests start several.
    let _ = match format {
        LogFormat::Text => logs.with_target(false).without_time().try_init(),
        LogFormat::Json => logs.json().flatten_event(true).with_span_list(false).try_init(),
    };
    Ok(())
}

/// Returns the filter with serenity kept at warnings, unless it is named: at more than that it logs the addresses
/// of requests, which hold the tokens of interactions.
fn without_details_of_serenity(filter: &str) -> String {
    match filter.parse::<LevelFilter>() {
        Ok(level) if level > LevelFilter::WARN => format!("{filter},serenity=warn"),
        _ => filter.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serenity_is_quiet_unless_it_is_named() {
        for (filter, expected) in [
            ("debug", "debug,serenity=warn"),
            ("info", "info,serenity=warn"),
            ("error", "error"),
            ("off", "off"),
            ("junket=debug", "junket=debug"),
            ("info,serenity=debug", "info,serenity=debug"),
        ] {
            assert_eq!(without_details_of_serenity(filter), expected);
        }
    }
}
