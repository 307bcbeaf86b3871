//! Lists that are nothing but lines: with glyphs, with times, or with nothing at all.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::article::{intro, related};
use crate::import::block::{Block, Kind};
use crate::import::bullet::{has_glyph, number};
use crate::import::clock::take_time;
use crate::import::names::names_at_start;
use crate::import::pattern::pattern;

use super::groups::Group;
use super::{ANNOUNCES, Listed, OTHER, above, begins_asking, heads_topics, label};

/// Fewest and most lines of a list without marks, and the words of one.
const LEAST_BARE: usize = 3;
const MOST_BARE: usize = 60;
/// Fewest lines of a column below a name with a colon that need not ask.
const COLUMN: usize = 4;
const BARE_WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// "Aoki talks about the gel"
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? (?:talks?|on|explains?|discuss(?:es)?|reveals?|shares?|recalls?|says?) ",
    )
});
/// "LA: Why?", as one speaks in a transcript.
static INITIALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}{1,4}:\s"));

/// Paragraphs that begin as items do.
pub(super) fn lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    let is_item = |block: &Block| -> Option<u8> {
        let text = block.text();
        let short = text.chars().count() < 400;
        match block.kind {
            Kind::Paragraph if short && has_glyph(&text) => Some(0),
            Kind::Paragraph | Kind::Heading(_)
                if short && take_time(&text).0.is_some() && !text.ends_with(':') =>
            {
                Some(1)
            }
            Kind::Paragraph if short && number(&text).is_some() => Some(2),
            _ => None,
        }
    };
    let sort = is_item(&blocks[first])?;
    // What was no list from its first line is none from its second.
    if sort == 0 && first.checked_sub(1).is_some_and(|before| is_item(&blocks[before]) == Some(0)) {
        return None;
    }
    let items: Vec<&Block> = blocks[first..]
        .iter()
        .take_while(|block| is_item(block).is_some_and(|other| other == sort || sort + other == 1))
        .collect();
    if items.len() < 2 || (sort == 2 && number(&items[0].text()) > Some(1)) {
        return None;
    }
    let group = Group::of(first, &items);
    // Dashes begin the lines of a dialogue, too.
    let long = group.items.iter().filter(|item| item.text.split(' ').count() > 45).count();
    let is_dialogue = items.iter().all(|block| begins_with_dash(&block.text())) && alternates(&group.items);
    // "“If I can draw it, I can lose it.” [7:42]" is what somebody said.
    let is_said = group.items.iter().all(|item| item.text.starts_with(['“', '"', '«', '„']));
    (long * 4 <= group.items.len() && !is_dialogue && !is_said).then_some(group)
}

fn begins_with_dash(text: &str) -> bool {
    text.starts_with(['-', '–', '—', '―'])
}

/// Whether most lines that ask are followed by one that does not, and few others stand among them.
fn alternates(items: &[Listed]) -> bool {
    let asks = |item: &Listed| item.text.ends_with('?');
    let asked = items.iter().filter(|item| asks(item)).count();
    let answered = items.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    asked >= 2 && answered * 3 >= asked * 2 && asked * 3 >= items.len()
}

/// Lines of a list that a copy has stripped of its marks: several that ask, one below the other, where above
/// them it is said that topics follow. In a dialogue no two questions stand together.
pub(super) fn bare_lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    let is_line = |block: &&Block| {
        let text = block.text();
        block.kind == Kind::Paragraph
            && !block.related
            && !block.is_emphasized()
            && !text.ends_with(':')
            && (BARE_WORDS.contains(&text.split(' ').count())
                || block.is_tight && text.split(' ').count() < *BARE_WORDS.start())
            && !related::is_pointer(&text)
            && !INITIALS.is_match(&text)
    };
    let asks = |block: &Block| block.text().ends_with('?') || begins_asking(&block.text());
    let above = above(blocks, first);
    let is_announced = above.iter().any(|line| ANNOUNCES.is_match(line))
        || above
            .last()
            .is_some_and(|line| line.ends_with(':') && label(line).is_some() || heads_topics(line));
    // What stands below a question answers it.
    if above.last().is_some_and(|line| line.ends_with('?')) {
        return None;
    }
    // A name alone on a line, and lines right below each other.
    let is_under_name = above.last().is_some_and(|line| is_of_names(line))
        && blocks.get(first + 1).is_some_and(|second| second.is_tight);
    // "What was asked:" stands above; below a name the first of them need not ask.
    let asking =
        blocks[first..].iter().take(MOST_BARE).take_while(is_line).filter(|block| asks(block)).count();
    let below = blocks[first + 1..].iter().take_while(|block| block.is_tight).count();
    let is_column =
        above.last().is_some_and(|line| line.ends_with(':') && is_of_names(line)) && below + 1 >= COLUMN;
    let begins = asks(&blocks[first]) || is_under_name && (asking >= LEAST_BARE || is_column);
    if !is_line(&&blocks[first]) || !begins || !is_announced && !is_under_name {
        return None;
    }
    let lines: Vec<&Block> = blocks[first..].iter().take(MOST_BARE).take_while(is_line).collect();
    // Below "Lena Aoki:" they are what she talks about, whatever they look like.
    let is_spoken = lines.iter().filter(|block| block.text().contains(": ")).count() > 1;
    let is_named = !is_spoken && above.last().is_some_and(|line| is_of_names(line));
    let last = lines.iter().rposition(|block| asks(block) || is_named && TELLS.is_match(&block.text()))?;
    // What stands right below, without an empty line between, is of the same list.
    let tight = 1 + lines[1..].iter().take_while(|block| block.is_tight).count();
    let n = if tight > last { tight } else { last + 1 };
    let lines = &lines[..n];
    // Below a name questions and answers may stand line by line.
    let answered = lines.windows(2).filter(|pair| pair[0].text().ends_with('?') && !asks(pair[1])).count();
    let ending = lines.iter().filter(|line| line.text().ends_with('?')).count();
    let is_talk = lines.len() >= 4
        && ending >= 2
        && answered * 4 >= ending * 3
        && lines.iter().all(|line| asks(line) || !TELLS.is_match(&line.text()))
        && lines.iter().filter(|line| asks(line)).count() <= ending + 1
        && lines.iter().any(|line| !asks(line) && line.text().contains(['.', '!']));
    if is_talk && is_under_name {
        return None;
    }
    let is_labelled =
        is_named || above.last().is_some_and(|line| label(line).is_some() || heads_topics(line));
    let together = lines.windows(2).filter(|pair| asks(pair[0]) && asks(pair[1])).count();
    let marked = lines.iter().filter(|block| block.text().ends_with('?')).count();
    let asked = lines.iter().filter(|block| asks(block)).count();
    let is_sure = is_named && asked * 3 >= lines.len() * 2;
    // Right below each other, below a name, half of them asking.
    let is_column = is_column || is_labelled && tight == lines.len() && asked * 2 >= lines.len();
    // Paragraphs below a sentence may be a talk.
    let is_apart = !lines[1..].iter().any(|block| block.is_tight);
    let is_led = is_labelled
        || above.last().is_some_and(|line| {
            line.ends_with(':') || line.ends_with("follows.") || line.ends_with("below.")
        });
    // Right below the sentence that tells what was talked about, lines of which none ends as an answer does.
    let announces = |line: &str| intro::tells(line) || ANNOUNCES.is_match(line) && !OTHER.is_match(line);
    let is_told =
        || above.last().is_some_and(|line| sentences(line).last().is_some_and(|last| announces(last)));
    let ends = |line: &&Block| line.text().ends_with(['.', '!', '”', '"']);
    if lines.len() > COLUMN && asked * 2 >= lines.len() && !lines.iter().any(ends) && is_told() {
        return Some(Group::of(first, lines));
    }
    if is_apart && !is_led && asked < lines.len() {
        return None;
    }
    if lines.len() < LEAST_BARE
        || !is_labelled && together * 2 + 1 < lines.len()
        || marked * 3 < lines.len() && !is_sure && !is_column
    {
        return None;
    }
    Some(Group::of(first, lines))
}

/// "Ann Poe and Joe Doe" alone on a line, also in parts: "Ann Poe part 2".
pub(super) fn is_of_names(line: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[ ,:-]+part (?:\d|i{1,3}|one|two|three)$"));
    let line = &*PART.replace(line, "");
    let names = names_at_start(line);
    let words: usize = names.iter().map(|name| name.split(' ').count()).sum();
    !names.is_empty() && words + names.len() > line.split(' ').count()
}

/// The same where a sentence right above says that they are what was talked about: "Here is what we discussed:",
/// up to the next paragraph. None of them ends as a sentence does.
pub(super) fn announced_lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    const SENTENCE: usize = 5;
    const WORDS: usize = 3;
    let cue = blocks[first.checked_sub(1)?].text();
    let announces = cue.ends_with(':')
        && cue.split(' ').count() >= SENTENCE
        && ANNOUNCES.is_match(&cue)
        && !OTHER.is_match(&cue);
    let is_line = |block: &&Block| {
        let text = block.text();
        block.kind == Kind::Paragraph
            && block.links().is_empty()
            && !block.related
            && !block.is_emphasized()
            && !has_glyph(&text)
            && !text.starts_with(['“', '"', '«', '„'])
            && (block.is_tight || !text.contains(": "))
            && !text.ends_with(['.', '!', ':'])
            && text.split(' ').count() <= *BARE_WORDS.end()
    };
    if !announces || !is_line(&&blocks[first]) {
        return None;
    }
    let mut lines: Vec<&Block> = blocks[first..].iter().take(MOST_BARE).take_while(is_line).collect();
    // Right below each other, they end where an empty line follows.
    if lines.get(1).is_some_and(|second| second.is_tight) {
        let tight = lines[1..].iter().take_while(|line| line.is_tight).count();
        lines.truncate(1 + tight);
    }
    let short = lines.iter().filter(|block| block.text().split(' ').count() < WORDS).count();
    let goes_on = blocks
        .get(first + lines.len())
        .is_some_and(|next| !next.is_tight && lines.len() > COLUMN || next.text().ends_with(['.', '!', '?']));
    if lines.len() < LEAST_BARE || short * 2 > lines.len() || !goes_on {
        return None;
    }
    Some(Group::of(first, &lines))
}
