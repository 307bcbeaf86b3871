//! Whether words stand apart in a text, and are no part of longer ones.

/// Whether neither a letter nor a digit goes on before or behind a part of a text, given in bytes.
pub(super) fn stands_apart(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
}
