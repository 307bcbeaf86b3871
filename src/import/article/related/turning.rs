//! The pages before and behind this one.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::Block;
use crate::import::pattern::pattern;

/// "Next: Ann Poe on Tide" beside "Previous: ...": the pages before and behind this one.
pub(super) fn is_turning(blocks: &[Block], at: usize, text: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*next\b.{0,12}[:»→]"));
    static PREVIOUS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*prev(?:ious)?\b"));
    let beside = |other: usize| blocks.get(other).is_some_and(|block| PREVIOUS.is_match(&block.text()));
    let is_before = PREVIOUS.is_match(text) && text.contains(':');
    if is_before && blocks.get(at + 1).is_some_and(|next| NEXT.is_match(&next.text())) {
        return true;
    }
    NEXT.is_match(text) && (at.checked_sub(1).is_some_and(beside) || beside(at + 1))
}

/// "Next: Ann Poe on Tide"
pub(super) fn turns_on(text: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*next\s*[:»→]"));
    NEXT.is_match(text)
}

/// "« Day eight | Day ten »", "Previous interview: Ann Poe": the pages before and behind this one, on one line.
pub(super) fn is_pair_of_turns(text: &str) -> bool {
    let is_quoted = text.matches('«').count() > 1;
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:prev(?:ious)?|next|older|newer) (?:interview|post|article|story|episode|entry)\b",
        )
    });
    // "← Ann Poe on Tide", beside which the page behind may stand.
    NAMED.is_match(text)
        || text.starts_with('←')
        || !is_quoted && text.starts_with(['«', '‹']) && text.ends_with(['»', '›', '→'])
}
