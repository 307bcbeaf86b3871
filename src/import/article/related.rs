//! What a page says to read, watch or listen to besides.

mod inline;
mod lost;
mod words;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::LinkKind;
use crate::text::fold;

use super::super::block::{Block, Kind, squeeze};
use super::super::draft::Draft;
use super::super::pattern::pattern;
use super::parts::{Parts, sentences};
use lost::lost;
use words::{CUE, EMPTY_TEXT, HEADING, LINE, NO_PAGE, SOLD};

/// How many of the last paragraphs close an article.
const CLOSING: usize = 4;
/// Longest line of a card that is not its headline, in characters, and the most of them.
const LONGEST_NOTE: usize = 250;
const MOST_NOTES: usize = 3;
/// Shortest answer, in bytes.
const ANSWER: usize = 120;
/// Most links of one list that is to be read next.
const MOST_OF_LIST: usize = 15;

/// Adds what a page says to read besides, in its order.
pub(super) fn links(parts: &Parts, draft: &mut Draft) {
    let blocks = &parts.blocks;
    let closing = closing(blocks);
    let has_addresses = blocks.iter().any(|block| block.spans.iter().any(|span| span.link.is_some()));
    let linked_box = boxes_with_links(blocks);
    let last_text = blocks.iter().rposition(is_prose).unwrap_or(0);
    let mut under_heading: Option<u8> = None;
    for (at, block) in blocks.iter().enumerate() {
        let text = block.text();
        if is_heading(block, &text) || leads_to_links(block, &text, blocks.get(at + 1)) {
            under_heading = Some(0);
            continue;
        }
        if let Some(count) = under_heading {
            let links = block.links();
            // Where a copy has lost all addresses, the lines under such a heading are what it leads to.
            let is_line = !has_addresses
                && block.kind == Kind::Paragraph
                && (2..=20).contains(&text.split(' ').count())
                && !text.ends_with(['.', ':'])
                && !is_answered(blocks, at, &text);
            let is_list = matches!(block.kind, Kind::Item(_)) || block.linked_share() > 0.5 || is_line;
            let listed =
                is_list && usize::from(count) < MOST_OF_LIST && !matches!(block.kind, Kind::Heading(1 | 2))
                    || (matches!(block.kind, Kind::Heading(_)) && !links.is_empty());
            if listed {
                // Where the others of a list lead on, one without address is a rubric or a date.
                let is_lost = links.is_empty() && !linked_box[at];
                let lost = is_lost.then(|| super::super::bullet::bare(&text).1);
                links.iter().for_each(|(title, url)| add(draft, title, Some(url.clone()), &text));
                lost.iter().for_each(|title| add(draft, title, None, &text));
                under_heading = Some(count.saturating_add(1));
                continue;
            }
            if is_between_cards(blocks, at, &text) {
                continue;
            }
            under_heading = None;
        }
        if block.related {
            let title = card_title(blocks, at);
            block.links().iter().for_each(|(own, url)| {
                add(draft, title.as_deref().unwrap_or(own), Some(url.clone()), &text);
            });
            // A box with a link may say more of it; without one, its text is the title.
            if block.links().is_empty() && !linked_box[at] {
                line(block, &text, draft)
            }
        } else if LINE.is_match(&text) {
            line(block, &text, draft);
        } else if is_lone_link(block, &text, draft.url.as_deref()) {
            block.links().iter().for_each(|(title, url)| add(draft, title, Some(url.clone()), &text));
        } else if is_card(block, &text, draft.url.as_deref()) && at < last_text {
            block.links().iter().for_each(|(title, url)| add(draft, title, Some(url.clone()), &text));
        } else if at > last_text && is_own_list(blocks, at, draft.url.as_deref()) {
            block.links().iter().for_each(|(title, url)| add(draft, title, Some(url.clone()), &text));
        } else if (at >= closing && !is_spoken(block, &text)) || is_aside(&text) {
            close(block, &text, draft, at >= closing);
        } else {
            inline::point(block, &text, draft);
        }
    }
}

/// A list of the site's own pages right behind the last paragraph, as its editors choose them.
fn is_own_list(blocks: &[Block], at: usize, page: Option<&str>) -> bool {
    let Kind::Item(list) = blocks[at].kind else { return false };
    let is_same = |block: &&Block| block.kind == Kind::Item(list);
    let first = at - blocks[..at].iter().rev().take_while(is_same).count();
    let is_page = |block: &Block| {
        let paragraph = Block { kind: Kind::Paragraph, ..block.clone() };
        is_lone_link(&paragraph, &block.text(), page)
    };
    first.checked_sub(1).is_some_and(|before| blocks[before].kind == Kind::Paragraph)
        && page.is_some()
        && blocks[first..].iter().take_while(is_same).all(is_page)
}

/// Whether a line is a link to read next, or a heading above such: nobody who speaks.
pub(super) fn is_pointer(text: &str) -> bool {
    LINE.is_match(text) || HEADING.is_match(text)
}

/// Whether a line asks and a paragraph answers it: the talk goes on.
fn is_answered(blocks: &[Block], at: usize, text: &str) -> bool {
    text.ends_with('?') && blocks.get(at + 1).is_some_and(|next| next.text().len() > ANSWER)
}

/// "Our other interviews:" above a list of links.
fn leads_to_links(block: &Block, text: &str, next: Option<&Block>) -> bool {
    static LEADS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:more|other|interviews?|reviews?|coverage|related|previous|earlier|articles?|read|check|m[áa]s|otras|entrevistas?|autres|entretiens?|articles|weitere)\b",
        )
    });
    let is_link = |next: &Block| matches!(next.kind, Kind::Item(_)) && next.linked_share() > 0.7;
    block.kind == Kind::Paragraph && text.ends_with(':') && LEADS.is_match(text) && next.is_some_and(is_link)
}

/// For each block whether it stands in a box of things to read that has links.
fn boxes_with_links(blocks: &[Block]) -> Vec<bool> {
    let boxes = blocks.chunk_by(|a, b| a.related == b.related);
    let has_links = |part: &[Block]| part[0].related && part.iter().any(|block| !block.links().is_empty());
    boxes.flat_map(|part| std::iter::repeat_n(has_links(part), part.len())).collect()
}

/// The headline of a card that is one link over several lines: rubric, headline, beginning.
fn card_title(blocks: &[Block], at: usize) -> Option<String> {
    let links = blocks[at].links();
    let [(_, url)] = &links[..] else { return None };
    let leads_there = |block: &&Block| matches!(&block.links()[..], [(_, other)] if other == url);
    let lines = || blocks[at..].iter().take_while(leads_there);
    let is_headline = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    if lines().count() < 2 {
        return None;
    }
    lines().find(is_headline).map(Block::text)
}

/// A rubric, date or first sentence of a card, where the next card follows.
fn is_between_cards(blocks: &[Block], at: usize, text: &str) -> bool {
    let is_note = |block: &Block| {
        matches!(block.kind, Kind::Paragraph) && block.links().is_empty() && !block.text().ends_with('?')
    };
    let notes = blocks[at..].iter().take_while(|block| is_note(block)).count();
    let leads_on = |block: &Block| matches!(block.kind, Kind::Heading(2..)) && block.linked_share() > 0.7;
    text.chars().count() <= LONGEST_NOTE
        && (1..=MOST_NOTES).contains(&notes)
        && blocks.get(at + notes).is_some_and(leads_on)
}

/// A paragraph of the article's own words.
fn is_prose(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.related && block.linked_share() < 0.3 && block.text().len() > 40
}

/// A heading that is one link, as on a card that stands between paragraphs; behind them are lists of the site.
fn is_card(block: &Block, text: &str, page: Option<&str>) -> bool {
    let paragraph = || Block { kind: Kind::Paragraph, ..block.clone() };
    matches!(block.kind, Kind::Heading(2..)) && is_lone_link(&paragraph(), text, page)
}

/// A paragraph that is one link to a page of the same site.
fn is_lone_link(block: &Block, text: &str, page: Option<&str>) -> bool {
    let links = block.links();
    let [(title, url)] = &links[..] else { return false };
    let host = super::super::address::host;
    block.kind == Kind::Paragraph
        && block.linked_share() > 0.7
        && title.split(' ').count() >= 4
        && !text.contains("http")
        && page.is_none_or(|page| host(page) == host(url))
}

fn is_heading(block: &Block, text: &str) -> bool {
    let apart = matches!(block.kind, Kind::Heading(_) | Kind::Term(_))
        || block.is_strong()
        || text.ends_with(':')
        || text.split(' ').count() <= 3
        || is_in_title_case(text);
    apart && HEADING.is_match(text) && block.links().is_empty()
}

/// "You May Also Like", "MORE FROM REEL": set as a title is, though the copy has lost its type.
fn is_in_title_case(text: &str) -> bool {
    text.split(' ').all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 4)
        && text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() * 2
            > text.split(' ').count()
}

/// "(Read our talk with Ann Poe here.)" between two paragraphs.
fn is_aside(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let short = text.chars().count() < 200;
    short && CUE.find(text).is_some_and(|cue| bracketed || cue.start() < 3)
}

/// Whether somebody says it: what is named in an answer is no page to read next.
fn is_spoken(block: &Block, text: &str) -> bool {
    let (lead, rest) = block.strong_lead();
    !lead.is_empty()
        && !rest.is_empty()
        && lead.ends_with(':')
        && lead.split(' ').count() <= 4
        && !is_pointer(text)
}

/// The first block of the end of an article: after its last list or question, at most a few paragraphs.
fn closing(blocks: &[Block]) -> usize {
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
        // A paragraph of links alone is not counted.
        paragraphs += usize::from(block.linked_share() < 0.7);
        first = at;
    }
    first
}

/// "RELATED: Title".
fn line(block: &Block, text: &str, draft: &mut Draft) {
    let links = block.links();
    for (title, url) in &links {
        let title = LINE.replace(title, "");
        add(draft, &title, Some(url.clone()), text);
    }
    let title = LINE.replace(text, "");
    let starts_page = title.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    if links.is_empty() && title.split(' ').count() >= 2 && starts_page {
        add(draft, &title, None, text);
    }
}

/// A closing paragraph: its links, or what stands behind each "here's" where the links are lost.
fn close(block: &Block, text: &str, draft: &mut Draft, is_end: bool) {
    let links = block.links();
    let leads_on =
        |sentence: &&str| (CUE.is_match(sentence) || LINE.is_match(sentence)) && !SOLD.is_match(sentence);
    for sentence in sentences(text).into_iter().filter(leads_on) {
        let own: Vec<&(String, String)> =
            links.iter().filter(|(title, _)| sentence.contains(title.as_str())).collect();
        let told = own.iter().filter(|(title, _)| inline::says_page(title, sentence));
        told.for_each(|(title, url)| add(draft, title, Some(url.clone()), sentence));
        if own.is_empty() && is_end && links.is_empty() {
            lost(sentence).iter().for_each(|title| add(draft, title, None, sentence));
        }
    }
    inline::point(block, text, draft);
}

fn add(draft: &mut Draft, title: &str, url: Option<String>, context: &str) {
    static NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:https?:|www\.|subscribe|sign up|follow (?:us|me)\b|buy\b|order\b|get tickets|(?:features?|interviews?|reviews?|news|movies?|films?|tv|lists?|(?:\w+ )?policy|terms(?: of \w+)?)$)",
        )
    });
    // "Related Story" above a headline leads to the same page, and is not its title.
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:related(?: (?:stories|story|articles?|links?|posts?|news|reading|content|coverage))?|read (?:next|also)|see also|also read|up next|recommended|must read)(?:\s*[:|–—]\s*|\s*$)",
        )
    });
    let bare = squeeze(title);
    let bare = LEAD.replace(&bare, "");
    // An arrow points on; the same mark behind a French title closes its quotation.
    let is_arrow = |c: char| matches!(c, '»' | '›' | '>' | '→' | ' ');
    let behind = |c: char| is_arrow(c) && !(c == '»' && bare.contains('«'));
    let mut title = bare.trim_start_matches(is_arrow).trim_end_matches(behind).to_owned();
    if url.as_deref().is_some_and(|url| NO_PAGE.is_match(url)) {
        return;
    }
    if EMPTY_TEXT.is_match(&title) {
        // "here" says nothing; what it stands in does.
        title = LINE.replace(context, "").trim().to_owned();
    }
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 2 || NO_TITLE.is_match(&title) {
        return;
    }
    let around = if context.chars().count() < 200 { context } else { "" };
    let kind = match kind(&title, url.as_deref()) {
        LinkKind::News => kind(around, None),
        told => told,
    };
    draft.add_link(&title, url, kind);
}

/// Returns what sort of page a title speaks of.
pub(in super::super) fn kind(title: &str, url: Option<&str>) -> LinkKind {
    let text = format!("{} {}", fold(title), url.unwrap_or_default().to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if has(&["trailer", "teaser", "bande-annonce", "avance"]) => LinkKind::Trailer,
        () if has(&[
            "interview",
            "q&a",
            "qanda",
            "conversation with",
            "entrevista",
            "entretien",
            "talks to us",
        ]) =>
        {
            LinkKind::Interview
        }
        () if has(&["review", "critica", "critique", "kritik"]) => LinkKind::Review,
        () if has(&["youtube.com", "youtu.be", "vimeo.com", "video", "watch:"]) => LinkKind::Video,
        () => LinkKind::News,
    }
}
