//! Items without what numbers and points them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Timecode;

use super::block::{Block, Kind};
use super::clock::take_time;
use super::pattern::pattern;

const GLYPHS: &str = "•◦‣⁃∙●○■□▪▫◆◇▶►▸▹➤➢➔→⇒✓✔✦✧★☆❖❯»·﹒・⦿⦾✳✱🔹🔸🎬👉※◘◙–—―‐−";

static GLYPH: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^\s*(?:[{GLYPHS}][\u{{fe0f}}\s]*|[-*+>~]\s+)+")));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:\(?(\d{1,3})[.):]|#(\d{1,3})[.):]?|(\d{1,3})\s[-–—])\s+"));

/// Whether a line begins with the glyph of a list.
pub(super) fn has_glyph(line: &str) -> bool {
    GLYPH.is_match(line)
}

/// Whether a block, of that text, is marked as an item: by its element or by a glyph that a copy has kept.
pub(super) fn is_marked(block: &Block, text: &str) -> bool {
    matches!(block.kind, Kind::Item(_)) || has_glyph(text)
}

/// Returns an item of a list without its glyph and its length in time: what numbers it may be a part of its title.
pub(super) fn without_glyph(line: &str) -> String {
    let rest = GLYPH.find(line).map_or(line, |found| &line[found.end()..]);
    super::block::squeeze(take_time(rest).1)
}

/// Returns the number that a line begins with, as in a list.
pub(super) fn number(line: &str) -> Option<u16> {
    let found = NUMBER.captures(line)?;
    found.iter().skip(1).flatten().next()?.as_str().parse().ok()
}

/// Returns an item's place in the recording and its text, without glyph, number and time.
pub(super) fn bare(line: &str) -> (Option<Timecode>, String) {
    let mut rest = line.trim();
    let mut at = None;
    // Any order is met: "1. [2:15] How", "2:15 - 1) How", "• How (2:15)".
    for _ in 0..3 {
        let before = rest;
        if let Some(found) = GLYPH.find(rest) {
            rest = &rest[found.end()..];
        }
        if let Some(found) = NUMBER.find(rest)
            && found.end() < rest.len()
        {
            rest = &rest[found.end()..];
        }
        if at.is_none() {
            (at, rest) = take_time(rest);
        }
        if rest == before {
            break;
        }
    }
    (at, super::block::squeeze(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, at: Option<&str>, text: &str) {
        let (found, bare) = bare(line);
        assert_eq!((found.map(|at| at.to_string()).as_deref(), bare.as_str()), (at, text), "{line}");
    }

    #[test]
    fn glyphs_numbers_and_times_go() {
        check("  • How he kept the fire small.", None, "How he kept the fire small.");
        check("- Why gel?", None, "Why gel?");
        check("* Why gel?", None, "Why gel?");
        check("– Why gel?", None, "Why gel?");
        check("▶️ Why gel?", None, "Why gel?");
        check("3. Why gel?", None, "Why gel?");
        check("(3) Why gel?", None, "Why gel?");
        check("1) [2:15] Why gel?", Some("0:02:15"), "Why gel?");
        check("• 00:02:15 – Why gel?", Some("0:02:15"), "Why gel?");
        check("Why gel? (2:15)", Some("0:02:15"), "Why gel?");
    }

    #[test]
    fn titles_that_begin_with_a_number_stay() {
        check("21 Bridges: how was it shot?", None, "21 Bridges: how was it shot?");
        check("1917 and its one take", None, "1917 and its one take");
        check("• 12 days of fire", None, "12 days of fire");
        check("—", None, "");
    }

    proptest! {
        #[test]
        fn any_line_is_looked_at(line in any::<String>()) {
            let _ = (bare(&line), number(&line), has_glyph(&line));
        }
    }
}
