//! Whether words stand apart in a text, and are no part of longer ones.

/// Whether neither a letter nor a digit goes on before or behind a part of a text, given in bytes.
pub(super) fn stands_apart(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
}

/// Returns what a longer text has before and behind a part that stands apart in it, where it stands first; None if it is no
/// part, or all of it.
pub(super) fn beside_part<'a>(text: &'a str, part: &str) -> Option<[&'a str; 2]> {
    let at = text.find(part).filter(|at| stands_apart(text, *at, at + part.len()))?;
    (text.len() > part.len()).then(|| [&text[..at], &text[at + part.len()..]])
}
