//! Headings of sections, where a page has neither list nor talk: what an article is about, part by part.

use crate::import::article::lists::is_in_capitals;
use crate::import::article::parts::Parts;
use crate::import::article::related::{is_pointer, leads_to_anything};
use crate::import::block::{Block, Kind};
use crate::import::bullet::{bare, has_glyph};
use crate::import::date::is_date_line;
use crate::import::draft::Draft;

/// Words of such a heading.
const HEADING: std::ops::RangeInclusive<usize> = 1..=10;
/// Shortest paragraph of a section, in bytes.
const PARAGRAPH: usize = 90;
/// Fewest sections of a page that has kept its type, and of a copy that has not.
const FEWEST: usize = 2;
const FEWEST_OF_COPY: usize = 3;

/// Returns the headings that stand above the sections of an article, in order.
pub(in super::super) fn sections(parts: &Parts, draft: &Draft) -> Vec<String> {
    let blocks = &parts.blocks;
    let is_typed = blocks.iter().any(|block| matches!(block.kind, Kind::Heading(_)));
    let is_one = |at: &usize| {
        let is_set = match is_typed {
            true => matches!(blocks[*at].kind, Kind::Heading(2..)),
            false => stands_alone(blocks, *at),
        };
        is_set && is_heading(&blocks[*at], draft) && blocks.get(at + 1).is_some_and(is_prose)
    };
    let found: Vec<String> = (0..blocks.len())
        .filter(is_one)
        .map(|at| bare(&blocks[at].text()).1.trim_end_matches([':', ' ']).to_owned())
        .collect();
    // Two that are set as titles are enough of a copy, too.
    let are_titles = found.iter().all(|text| is_in_capitals(text) && text.contains(' '));
    let fewest = if is_typed || are_titles { FEWEST } else { FEWEST_OF_COPY };
    if found.len() >= fewest { found } else { Vec::new() }
}

/// Whether a line of a copy has empty lines around it and something whole above it.
fn stands_alone(blocks: &[Block], at: usize) -> bool {
    let is_apart = |at: usize| blocks.get(at).is_some_and(|block| !block.is_tight);
    blocks[at].kind == Kind::Paragraph
        && is_apart(at)
        && is_apart(at + 1)
        && at.checked_sub(1).is_some_and(|above| ends_sentence(&blocks[above].text()))
}

/// Whether a block says what a section is about: no caption, which names who plays in what, and no way elsewhere.
fn is_heading(block: &Block, draft: &Draft) -> bool {
    let text = block.text();
    let names_person = draft.people.iter().any(|person| text.contains(person.name.as_str()));
    let names_work = draft.works.iter().any(|work| text.contains(work.title.as_str()));
    HEADING.contains(&text.split(' ').count())
        && !block.related
        && block.links().is_empty()
        && text
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '“' | '"' | '\''))
        && !text.ends_with(['.', ',', ';', '…', '!'])
        && !(names_person && names_work)
        && !has_glyph(&text)
        && !is_date_line(&text)
        && !is_pointer(&text)
        && !leads_to_anything(&text)
}

/// Whether a block is of an article's own sentences; a quotation set apart may follow in the middle of one.
fn is_prose(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.related && block.text().len() >= PARAGRAPH
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '”', '"', '’', ')', ']', ':'])
}
