//! Headings of sections, where a page has neither list nor talk: what an article is about, part by part.

use crate::import::article::lists::is_in_capitals;
use crate::import::article::parts::Parts;
use crate::import::article::related::{is_pointer, leads_to_anything};
use crate::import::block::{Block, Kind};
use crate::import::bullet::{bare, has_glyph};
use crate::import::date::is_date_line;
use crate::import::draft::Draft;
use crate::import::names::is_whole_name;
use crate::text::fold;

/// Words of such a heading.
const HEADING: std::ops::RangeInclusive<usize> = 1..=10;
/// Shortest paragraph of a section, in bytes.
const PARAGRAPH: usize = 90;
/// Most lines of captions below a heading.
const CAPTIONS: usize = 4;
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
        is_set && is_heading(&blocks[*at], draft) && is_above_prose(blocks, *at)
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
        && !(is_whole_name(&blocks[at].text()) && is_below_caption(blocks, at))
        && ends_section(blocks, at)
}

/// Whether the caption of a picture, which stands twice, stands above a line.
fn is_below_caption(blocks: &[Block], at: usize) -> bool {
    let text = |back: usize| at.checked_sub(back).map(|above| fold(&blocks[above].text()));
    text(1).is_some() && text(1) == text(2)
}

/// Whether what stands above a line is whole: a sentence, above ways elsewhere, too.
fn ends_section(blocks: &[Block], at: usize) -> bool {
    let mut above = blocks[..at].iter().rev().map(Block::text).skip_while(|text| is_pointer(text));
    above.next().is_some_and(|text| ends_sentence(&text))
}

/// Whether an article's sentences stand below a line, perhaps below the captions of a picture, of which one stands twice.
fn is_above_prose(blocks: &[Block], at: usize) -> bool {
    let below = &blocks[at + 1..];
    let Some(n_between) = below.iter().take(CAPTIONS + 1).position(is_prose) else { return false };
    let between: Vec<String> = below[..n_between].iter().map(|block| fold(&block.text())).collect();
    between.is_empty() || between.windows(2).any(|pair| pair[0] == pair[1])
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
        && !is_film_with_year(&text)
        && !has_glyph(&text)
        && !is_date_line(&text)
        && !is_pointer(&text)
        && !leads_to_anything(&text)
}

/// "Lena Aoki in Ember (2019)": a caption.
fn is_film_with_year(text: &str) -> bool {
    let year = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map(|(_, year)| year);
    year.is_some_and(|year| year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether a block is of an article's own sentences; a quotation set apart may follow in the middle of one.
fn is_prose(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.related && block.text().len() >= PARAGRAPH
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '”', '"', '’', ')', ']', ':'])
}
