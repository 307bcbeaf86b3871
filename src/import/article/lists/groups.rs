//! Items in a row: lists, tables, definitions.

use crate::import::block::{Block, Kind, squeeze};
use crate::import::bullet::bare;
use crate::import::clock::time;
use crate::model::Timecode;

use super::Listed;
use super::lines::{announced_lines_at, bare_lines_at, lines_at};

/// Items in a row.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) items: Vec<Listed>,
    /// How many items lead elsewhere as a whole.
    pub(super) linked: usize,
}

/// Returns all that a page sets in rows of items.
pub(super) fn groups(blocks: &[Block]) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let group = [list_at, rows_at, terms_at, lines_at, bare_lines_at, announced_lines_at]
            .iter()
            .find_map(|read| read(blocks, at));
        match group {
            Some(group) => {
                at = group.end.max(at + 1);
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

impl Group {
    /// Lines one below the other, each an item.
    pub(super) fn of(first: usize, lines: &[&Block]) -> Self {
        let mut group = Self { first, end: first + lines.len(), ..Self::default() };
        lines.iter().for_each(|block| group.push(block, bare(&block.text())));
        group
    }

    fn push(&mut self, block: &Block, item: (Option<Timecode>, String)) {
        let (at, text) = item;
        if text.chars().any(char::is_alphanumeric) {
            self.items.push(Listed { text, at });
            self.linked += usize::from(block.linked_share() > 0.7);
        }
    }
}

/// The items of one list; paragraphs within an item are passed over.
fn list_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Item(_) = blocks[first].kind else { return None };
    let mut group = Group { first, end: first + 1, ..Group::default() };
    let Kind::Item(list) = blocks[first].kind else { return None };
    for (at, block) in blocks.iter().enumerate().skip(first) {
        match block.kind {
            // A list within an item has a higher number, and belongs to it.
            Kind::Item(other) if other >= list && at < group.end + 4 => {
                if other > list
                    && !blocks[group.end..at].is_empty()
                    && blocks[group.end..at].iter().any(|between| between.text().len() > 120)
                {
                    break;
                }
                if other > list && at != group.end {
                    break;
                }
                group.push(block, bare(&block.text()));
                group.end = at + 1;
            }
            Kind::Paragraph if at < group.end + 3 => {}
            _ => break,
        }
    }
    Some(group)
}

fn rows_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Row(table) = blocks[first].kind else { return None };
    let mut group = Group { first, end: first, ..Group::default() };
    for block in blocks[first..].iter().take_while(|block| block.kind == Kind::Row(table)) {
        group.end += 1;
        let raw: String = block.spans.iter().map(|span| span.text.as_str()).collect();
        let cells: Vec<String> = raw.split('\t').map(squeeze).filter(|cell| !cell.is_empty()).collect();
        let at = cells.iter().find_map(|cell| time(cell));
        let text = cells.iter().filter(|cell| time(cell).is_none()).max_by_key(|cell| cell.len());
        if let (true, Some(text)) = (at.is_some(), text) {
            group.push(block, (at, bare(text).1));
        }
    }
    Some(group)
}

/// Times that a definition list explains; questions in one are a transcript.
fn terms_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Term(list) = blocks[first].kind else { return None };
    time(&blocks[first].text())?;
    let mut group = Group { first, end: first, ..Group::default() };
    let mut at = None;
    for block in &blocks[first..] {
        match block.kind {
            Kind::Term(other) if other == list => at = time(&block.text()),
            Kind::Definition(other) if other == list && at.is_some() => {
                group.push(block, (at.take(), bare(&block.text()).1));
            }
            _ => break,
        }
        group.end += 1;
    }
    Some(group)
}
