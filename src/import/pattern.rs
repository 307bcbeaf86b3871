//! Patterns that are written in the source and therefore right.

/// Returns a compiled pattern. The `regex` crate runs in time linear in the text, whatever the text is.
pub(super) fn pattern(text: &str) -> regex::Regex {
    regex::Regex::new(text).expect("the pattern is written in the source and tested")
}

/// Returns the pattern of any of the ones given, in their order.
pub(super) fn one_of(patterns: &[&str]) -> String {
    format!("(?:{})", patterns.join("|"))
}

/// Returns a compiled pattern over bytes.
pub(super) fn bytes_pattern(text: &str) -> regex::bytes::Regex {
    regex::bytes::Regex::new(text).expect("the pattern is written in the source and tested")
}
