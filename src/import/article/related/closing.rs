//! The last paragraphs of an article, which send on to other pages.

use crate::import::block::{Block, Kind};
use crate::import::draft::Draft;

use super::lost::{lost, points_away};
use super::placed::by_sentence;
use super::words::{CUE, LINE, SOLD};
use super::wrote::of_earlier_issue;
use super::{add, inline, is_pointer};

/// How many of the last paragraphs close an article.
const CLOSING: usize = 4;

/// Shortest of them that counts, in bytes.
const SHORTEST: usize = 60;

/// Returns the first block of the end of an article: after its last list or question, at most a few paragraphs.
pub(super) fn begins_at(blocks: &[Block]) -> usize {
    // Headings and lists of links close an article without being its last words.
    let is_text = |block: &Block| {
        let leads_on = block.linked_share() >= 0.7 && block.kind != Kind::Paragraph;
        !matches!(block.kind, Kind::Heading(_)) && !leads_on && !block.related
    };
    let mut first = blocks.len();
    let mut paragraphs = 0;
    for (at, block) in blocks.iter().enumerate().rev().filter(|(_, block)| is_text(block)) {
        if !matches!(block.kind, Kind::Paragraph) || paragraphs == CLOSING {
            break;
        }
        // A paragraph of links alone is not counted, and neither is a line of what surrounds the article.
        paragraphs += usize::from(block.linked_share() < 0.7 && block.text().len() >= SHORTEST);
        first = at;
    }
    first
}

/// Adds what a closing paragraph sends to: its links, or what stands behind each "here's" where the links are lost.
pub(super) fn close(block: &Block, text: &str, site: Option<&str>, draft: &mut Draft, has_lost: bool) {
    let leads_on =
        |sentence: &str| (CUE.is_match(sentence) || LINE.is_match(sentence)) && !SOLD.is_match(sentence);
    let sentences = by_sentence(block, text);
    let has_none = sentences.iter().all(|(_, links)| links.is_empty());
    let points = |sentence: &str| leads_on(sentence) || has_lost && has_none && points_away(sentence);
    for (sentence, links) in sentences.iter().filter(|(sentence, _)| points(sentence)) {
        let told = links.iter().filter(|link| inline::says_page(&link.text, sentence));
        told.for_each(|link| add(draft, &link.title, Some(link.url.clone()), sentence));
        if has_lost && has_none {
            lost(sentence).iter().for_each(|title| add(draft, title, None, sentence));
        }
    }
    if has_lost && has_none {
        let earlier = sentences.iter().filter_map(|(sentence, _)| of_earlier_issue(sentence));
        earlier.for_each(|title| add(draft, &title, None, text));
    }
    inline::point(block, text, &sentences, site, draft);
}

/// Whether a paragraph is one like "(Read our talk with Ann Poe here.)" between two others.
pub(super) fn is_aside(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let short = text.chars().count() < 200;
    short && CUE.find(text).is_some_and(|cue| bracketed || cue.start() < 3)
}

/// Whether somebody says it: what is named in an answer is no page to read next.
pub(super) fn is_spoken(block: &Block, text: &str) -> bool {
    let (lead, rest) = block.strong_lead();
    !lead.is_empty()
        && !rest.is_empty()
        && lead.ends_with(':')
        && lead.split(' ').count() <= 4
        && !is_pointer(text)
}
