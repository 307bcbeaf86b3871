//! Paragraphs that a copy has broken into short lines, as a page's source had them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::bullet::{has_glyph, number};
use super::super::pattern::pattern;

/// Longest line of such a paragraph, in characters.
const LONGEST: usize = 110;
/// Breaks amid sentences that tell that a page is broken so, and their least share of all its breaks, in halves.
const FEWEST: usize = 8;
const SHARE: usize = 2;
/// Most lines of one paragraph; of more several are made.
const PARAGRAPH: usize = 20;
/// Fewest lines of such a stretch that end a sentence: those of a list do not.
const FEWEST_ENDS: usize = 3;
/// The same share of lines without a gap between paragraphs, in thirds.
const SHARE_WITHOUT_GAPS: usize = 3;

/// The text of a page with each of its paragraphs on one line, if most lines end amid a sentence, or in stretches that are
/// broken so and have nothing but a line's end between their paragraphs.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    let paragraphs = paragraphs(text);
    let breaks: usize = paragraphs.iter().map(|lines| lines.len().saturating_sub(1)).sum();
    let amid: usize = paragraphs.iter().filter(|lines| is_wrapped(lines)).map(|lines| n_amid(lines)).sum();
    let are_most = amid >= FEWEST && amid * SHARE >= breaks;
    let is_broken = |lines: &Vec<&str>| if are_most { is_wrapped(lines) } else { has_no_gaps(lines) };
    if !paragraphs.iter().any(is_broken) {
        return Cow::Borrowed(text);
    }
    let lines = paragraphs.iter().map(|lines| match is_broken(lines) {
        true if are_most && lines.len() <= PARAGRAPH => {
            lines.iter().map(|line| squeeze(line)).collect::<Vec<_>>().join(" ")
        }
        true => filled(lines).join("\n"),
        false => lines.join("\n"),
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n\n"))
}

/// The text of a page without the marks before what it answers, "> How cold", "> was it?", as mails have them.
pub(super) fn without_quoting(text: &str) -> Cow<'_, str> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[ \t]*>[ \t]?"));
    const FEWEST_MARKS: usize = 3;
    match MARK.find_iter(text).nth(FEWEST_MARKS - 1) {
        Some(_) => MARK.replace_all(text, ""),
        None => Cow::Borrowed(text),
    }
}

/// Whether lines are several paragraphs, broken amid sentences, with nothing but a line's end between them.
fn has_no_gaps(lines: &[&str]) -> bool {
    let ends = lines.iter().filter(|line| ends_sentence(line.trim_end())).count();
    let amid = n_amid(lines);
    ends >= FEWEST_ENDS && amid >= FEWEST && amid * SHARE_WITHOUT_GAPS >= lines.len()
}

/// The paragraphs of lines that were filled up to some width: one goes on in the next line if it does not end as sentences
/// do there, or if the next word would not have fitted.
fn filled(lines: &[&str]) -> Vec<String> {
    static TURN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\d{1,3}[.)] |\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)?:)"));
    // Tenths of the width of a line that is no heading.
    const LONG: usize = 3;
    let length = |line: &str| line.chars().count();
    let lines: Vec<String> = lines.iter().map(|line| squeeze(line)).collect();
    let width = lines.iter().map(|line| length(line)).filter(|length| *length <= LONGEST).max().unwrap_or(0);
    // Above the first sentence stand headlines.
    let mut is_in_text = false;
    let mut goes_on = |line: &str, next: &str| {
        is_in_text |= ends_sentence(line);
        let word = next.split(' ').next().unwrap_or_default();
        let is_full = length(line) <= LONGEST && length(line) + 1 + length(word) > width;
        // "Verity Castellane", in a line of her own amid a sentence, and "6. How was it working with", above her name.
        let is_long = is_in_text && (10 * length(line) >= LONG * width || number(line).is_some());
        let is_amid = !ends_sentence(line) && (is_long || next.starts_with(char::is_lowercase));
        !TURN.is_match(next) && (is_full || is_amid || line.ends_with(','))
    };
    let mut found: Vec<String> = Vec::new();
    let mut last = "";
    for line in &lines {
        match found.last_mut().filter(|_| goes_on(last, line)) {
            Some(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            None => found.push(line.clone()),
        }
        last = line;
    }
    found
}

/// Whether a line ends as a sentence does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…', ':'])
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
    fn what_a_mail_answers_is_a_paragraph_as_any() {
        let mail = "> Why did you film in\n> the rain?\n\nIt rained.\n\n> And then?\n\nIt snowed.";
        assert_eq!(without_quoting(mail), mail.replace("> ", ""));
        let path = "News > Films\n> Ember";
        assert_eq!(without_quoting(path), path);
    }

    #[test]
    fn paragraphs_in_short_lines_are_whole_again() {
        let one = "Why did you film\nin the rain?\n\nIt rained, and we\nhad nothing else that\nwe could have filmed.\n\n";
        let whole =
            "Why did you film in the rain?\n\nIt rained, and we had nothing else that we could have filmed.";
        assert_eq!(unwrapped(&one.repeat(3)), [whole; 3].join("\n\n"));
    }

    #[test]
    fn lines_without_gaps_are_parted_where_the_next_word_had_fitted() {
        let lines = [
            "Lena Aoki",
            "Burns a Barn",
            "1. Which film was it that gave you",
            "nightmares?",
            "Ember. I saw it at a party, under the table, with",
            "my cousin and a cat.",
            "2. You burned a barn. How was it to work with",
            "Ola Moe?",
            "He is fearless, and he does not blink. He",
            "held the lamp for us all",
            "night, and for the other crew.",
            "Then we went home, as it was cold there, and the",
            "barn was gone.",
            "3. What are you working on at",
            "the moment?",
            "A ghost story on a boat, so there are lots of",
            "drowned people, and",
            "fish.",
            "Ann Poe",
        ];
        let whole = [
            "Lena Aoki",
            "Burns a Barn",
            "1. Which film was it that gave you nightmares?",
            "Ember. I saw it at a party, under the table, with my cousin and a cat.",
            "2. You burned a barn. How was it to work with Ola Moe?",
            "He is fearless, and he does not blink. He held the lamp for us all night, and for the other crew.",
            "Then we went home, as it was cold there, and the barn was gone.",
            "3. What are you working on at the moment?",
            "A ghost story on a boat, so there are lots of drowned people, and fish.",
            "Ann Poe",
        ];
        assert_eq!(unwrapped(&lines.join("\n")), whole.join("\n"));
    }

    #[test]
    fn lists_and_turns_line_by_line_stay() {
        let list = "how she met him\nwhy he left\nwhat she kept\nwhere it was shot\n".repeat(4);
        assert_eq!(unwrapped(&list), list);
        let talk = "Why rain?\nit rained.\nAnd then?\nit went on.\n".repeat(8);
        assert_eq!(unwrapped(&talk), talk);
    }
}
