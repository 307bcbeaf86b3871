//! Paragraphs that a copy has broken into short lines, as a page's source had them.

use std::borrow::Cow;

use super::super::block::squeeze;
use super::super::bullet::has_glyph;

/// Longest line of such a paragraph, in characters.
const LONGEST: usize = 110;
/// Breaks amid sentences that tell that a page is broken so, and their least share of all its breaks, in halves.
const FEWEST: usize = 8;
const SHARE: usize = 2;

/// The text of a page with each of its paragraphs on one line, if most lines end amid a sentence.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    let paragraphs = paragraphs(text);
    let breaks: usize = paragraphs.iter().map(|lines| lines.len().saturating_sub(1)).sum();
    let amid: usize = paragraphs.iter().filter(|lines| is_wrapped(lines)).map(|lines| n_amid(lines)).sum();
    if amid < FEWEST || amid * SHARE < breaks {
        return Cow::Borrowed(text);
    }
    let lines = paragraphs.iter().map(|lines| match is_wrapped(lines) {
        true => lines.iter().map(|line| squeeze(line)).collect::<Vec<_>>().join(" "),
        false => lines.join("\n"),
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n\n"))
}

/// The lines of a text between those that are empty.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = text.lines().collect();
    let groups = lines.split(|line| line.trim().is_empty());
    groups.filter(|lines| !lines.is_empty()).map(<[&str]>::to_vec).collect()
}

/// Whether lines are one paragraph: at least one goes on in the next, and the last ends as sentences do.
fn is_wrapped(lines: &[&str]) -> bool {
    let is_line = |line: &&str| line.chars().count() <= LONGEST && !has_glyph(line);
    let ends = |line: &str| line.trim_end().ends_with(['.', '?', '!', '…', '”', '"', ')', ']']);
    lines.len() > 1
        && lines.iter().all(is_line)
        && lines.last().is_some_and(|line| ends(line))
        && n_amid(lines) > 0
}

/// How many lines end amid a sentence: with a comma, or the next one begins with a small letter.
fn n_amid(lines: &[&str]) -> usize {
    let goes_on = |pair: &&[&str]| {
        let is_over = pair[0].trim_end().ends_with(['.', '?', '!', ':', '…']);
        !is_over && pair[1].trim_start().starts_with(char::is_lowercase) || pair[0].trim_end().ends_with(',')
    };
    lines.windows(2).filter(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_in_short_lines_are_whole_again() {
        let one = "Why did you film\nin the rain?\n\nIt rained, and we\nhad nothing else that\nwe could have filmed.\n\n";
        let whole =
            "Why did you film in the rain?\n\nIt rained, and we had nothing else that we could have filmed.";
        assert_eq!(unwrapped(&one.repeat(3)), [whole; 3].join("\n\n"));
    }

    #[test]
    fn lists_and_turns_line_by_line_stay() {
        let list = "how she met him\nwhy he left\nwhat she kept\nwhere it was shot\n".repeat(4);
        assert_eq!(unwrapped(&list), list);
        let talk = "Why rain?\nit rained.\nAnd then?\nit went on.\n".repeat(8);
        assert_eq!(unwrapped(&talk), talk);
    }
}
