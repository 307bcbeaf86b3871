//! The last paragraphs of an article, which send on to other pages.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, Kind};
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::below::is_mostly_in_capitals;
use super::lost::{is_quoted, lost, named, points_away};
use super::placed::by_sentence;
use super::words::{CUE, LINE, SOLD};
use super::wrote::{met_too, of_colleague, of_earlier_issue, talked};
use super::{add, inline, is_pointer, unclaimed};

/// How many of the last paragraphs close an article.
const CLOSING: usize = 4;

/// Share of links in what is a paragraph, and no card.
pub(super) const PROSE: f64 = 0.5;
/// Words of a link in them that says what is behind it.
const TELLING: usize = 4;
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

/// Returns the block behind which nobody speaks: the last of a list of topics, or the introduction that tells them;
/// none where they are asked and answered. The topics are folded.
pub(super) fn last_topic(blocks: &[Block], topics: &[String]) -> Option<usize> {
    const FEWEST: usize = 3;
    let tells = |block: &Block| {
        let text = fold(&block.text());
        topics.iter().any(|topic| text.contains(topic.as_str()))
    };
    let places: Vec<usize> = (0..blocks.len()).filter(|&at| tells(&blocks[at])).collect();
    let listed = || places.windows(2).filter(|pair| pair[1] == pair[0] + 1).map(|pair| pair[1]);
    let is_list = places.len() >= FEWEST && listed().count() * 2 >= places.len();
    let is_told = places.len() == 1 && topics.len() > 1;
    if is_list { listed().next_back() } else { places.last().copied().filter(|_| is_told) }
}

/// What a copy has kept of the links of a closing paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Their addresses.
    Addresses,
    /// Their words.
    Words,
    /// Their words; and behind a list of topics nobody speaks, so that whatever page is named is one to read.
    WordsBehindList,
}

/// Adds what a closing paragraph sends to: its links, or what stands behind each "here's" where the links are lost; the
/// topics are folded.
pub(super) fn close(
    block: &Block,
    text: &str,
    site: Option<&str>,
    topics: &[String],
    draft: &mut Draft,
    kept: Kept,
) {
    let sentences = by_sentence(block, text);
    for (sentence, links) in sentences.iter().filter(|(sentence, _)| leads_on(sentence)) {
        let told = links.iter().filter(|link| inline::says_page(&link.text, sentence));
        told.for_each(|link| add(draft, &link.title, Some(link.url.clone()), sentence));
    }
    if kept != Kept::Addresses && sentences.iter().all(|(_, links)| links.is_empty()) {
        // "Here is Ann Poe on growing up, her boat and why she rows": what was talked about.
        let tells_topics = |sentence: &str| {
            let sentence = fold(sentence);
            topics.iter().filter(|topic| sentence.contains(topic.as_str())).nth(1).is_some()
        };
        let own = sentences.iter().map(|(sentence, _)| *sentence).filter(|sentence| !tells_topics(sentence));
        let sentences: Vec<&str> = own.filter(|sentence| !is_quoted(text, sentence)).collect();
        close_in_words(&sentences, text, kept == Kept::WordsBehindList, draft);
    }
    let is_prose = block.linked_share() < PROSE && text.len() >= SHORTEST;
    for (sentence, links) in sentences.iter().filter(|(sentence, _)| is_prose && !SOLD.is_match(sentence)) {
        let told = links.iter().filter(|link| link.text.split(' ').count() >= TELLING && !leads_on(sentence));
        told.for_each(|link| add(draft, &link.title, Some(link.url.clone()), sentence));
    }
    inline::point(block, text, &sentences, site, draft);
}

/// Whether a sentence says that what it names is to be read, and not bought.
fn leads_on(sentence: &str) -> bool {
    (CUE.is_match(sentence) || LINE.is_match(sentence)) && !SOLD.is_match(sentence)
}

/// Adds what a closing paragraph sends to of whose links only the words are left.
fn close_in_words(sentences: &[&str], text: &str, is_behind_list: bool, draft: &mut Draft) {
    let points = |sentence: &str| leads_on(sentence) || points_away(sentence);
    let sent_to: Vec<Vec<String>> =
        sentences.iter().map(|sentence| if points(sentence) { lost(sentence) } else { Vec::new() }).collect();
    // Where one sentence of a paragraph sends to a page of ours, so do the others.
    let mut pairs = sentences.iter().zip(&sent_to);
    let is_free = is_behind_list || pairs.any(|(sentence, pages)| !pages.is_empty() && leads_on(sentence));
    for (sentence, pages) in sentences.iter().zip(&sent_to) {
        pages.iter().for_each(|title| add(draft, title, None, sentence));
    }
    let is_sending = sent_to.iter().any(|pages| !pages.is_empty());
    for (at, sentence) in sentences.iter().enumerate() {
        // "Read our review. From the archive: Ann Poe on Storm."
        let rest = LINE.find(sentence).map(|line| sentence[line.end()..].trim_end_matches(['.', '!']));
        let rest = rest.filter(|rest| sentences.len() > 1 && rest.split(' ').count() > 2);
        rest.iter().for_each(|title| add(draft, title, None, sentence));
        title_behind_colon(sentence).iter().for_each(|title| add(draft, title, None, sentence));
        let mut pages = if is_free { talked(sentence) } else { Vec::new() };
        if points(sentence) {
            // "I wrote about it in The Woman Who Tuned a Mill", of which the title has come.
            pages.retain(|page| !names_link(page, draft));
        } else if is_free {
            pages.extend(named(sentence));
        }
        let is_told = !pages.is_empty() || rest.is_some() || !sent_to[at].is_empty();
        pages.iter().for_each(|title| add(draft, title, None, sentence));
        // "We visited the set last year. Click here for what we learned."
        let is_taken_up = sentences.get(at + 1).is_some_and(|next| next.starts_with("Click here"));
        if is_sending && is_behind_list && !is_told && !is_taken_up {
            let clauses =
                unclaimed::clauses(sentence, draft).into_iter().filter(|clause| !names_link(clause, draft));
            clauses.collect::<Vec<_>>().iter().for_each(|title| add(draft, title, None, sentence));
        }
        of_earlier_issue(sentence).iter().for_each(|title| add(draft, title, None, text));
        met_too(sentence).iter().for_each(|title| add(draft, title, None, text));
        of_colleague(sentence).iter().filter(|_| !is_told).for_each(|title| add(draft, title, None, text));
    }
}

/// Whether a clause has the title of a link that is there.
fn names_link(clause: &str, draft: &Draft) -> bool {
    const FEWEST: usize = 3;
    let clause = fold(clause);
    let titles = draft.links.iter().map(|link| fold(&link.title));
    titles.filter(|title| title.split(' ').count() >= FEWEST).any(|title| clause.contains(&title))
}

/// "Catch up on the last part of this series: |Ten Questions for Ann Poe|."
fn title_behind_colon(sentence: &str) -> Option<String> {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:read|watch|see|catch up on|check out|listen to)\b[^:]{3,80}\b(?:series|part|instal+ment|piece|article|story|essay|interview|episode|feature|column): (.{10,120}?)[.!]?$|\b(?:over|right) here: (.{10,120}?)[.!]?$",
        )
    });
    let found = TITLE.captures(sentence)?;
    let title = found.get(1).or_else(|| found.get(2))?.as_str().to_owned();
    is_mostly_in_capitals(&title).then_some(title)
}

/// Whether a paragraph is one like "(Read our talk with Ann Poe here.)" between two others.
pub(super) fn is_aside(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let short = text.chars().count() < 200;
    short && CUE.find(text).is_some_and(|cue| bracketed || cue.start() < 3)
}

/// Whether it is said by somebody who is asked, or retells the film: what is named there is no page to read next.
pub(super) fn is_spoken(blocks: &[Block], at: usize, text: &str) -> bool {
    static SYNOPSIS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:synopsis|logline|plot|sinopsis)\b[^.]{0,40}:\s*$"));
    static RETELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:(?:the )?(?:official )?(?:plot )?(?:synopsis|logline)|plot|sinopsis)\W*:")
    });
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(\p{Lu}[\p{L}\p{N}.'’&-]*)(?: \p{Lu}[\p{L}\p{N}.'’&-]*){0,3}: \S"));
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "also", "plus", "finally", "note", "update", "meanwhile", "elsewhere", "ps", "more", "watch",
        "read",
    ];
    let (lead, rest) = blocks[at].strong_lead();
    let is_label =
        !lead.is_empty() && !rest.is_empty() && lead.ends_with(':') && lead.split(' ').count() <= 4;
    // A copy has lost the type of names.
    let is_named = NAME.captures(text).is_some_and(|found| !LEADS.contains(&fold(&found[1]).as_str()));
    (is_label || is_named) && !is_pointer(text)
        || RETELLS.is_match(text)
        || at.checked_sub(1).is_some_and(|above| SYNOPSIS.is_match(&blocks[above].text()))
}
