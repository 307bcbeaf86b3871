//! A copied page as lines of words, for what marks words.

use super::block::squeeze;

/// A line of a copied page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, with single spaces; never empty.
    pub text: String,
    /// Whether it stands right below the line before it, without an empty line between.
    pub is_tight: bool,
}

/// Returns the lines of a text that are not empty.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut is_tight = false;
    let mut lines = Vec::new();
    for text in text.lines().map(squeeze) {
        let is_empty = text.is_empty();
        if !is_empty {
            lines.push(Line { text, is_tight });
        }
        is_tight = !is_empty;
    }
    lines
}
