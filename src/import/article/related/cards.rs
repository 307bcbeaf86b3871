//! Blocks that are links and nothing else: cards, lone lines, lists of the site's own pages.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::address::is_at;
use crate::import::article::parts::sentences;
use crate::import::block::{Block, Kind};
use crate::import::pattern::pattern;

use super::below::is_in_title_case;
use super::words::HEADING;
use super::{TAG, is_prose};

/// Most lines of a card, and most items of a list that editors have chosen.
const MOST_LINES: usize = 12;
const MOST_ITEMS: usize = 30;

/// Returns for each block whether it stands in a box of things to read that has links.
pub(super) fn boxes_with_links(blocks: &[Block]) -> Vec<bool> {
    let boxes = blocks.chunk_by(|a, b| a.related == b.related);
    let has_links = |part: &[Block]| part[0].related && part.iter().any(|block| !block.links().is_empty());
    boxes.flat_map(|part| std::iter::repeat_n(has_links(part), part.len())).collect()
}

/// Returns the headline of a card that is one link over several lines: rubric, headline, beginning.
pub(super) fn title(blocks: &[Block], at: usize) -> Option<String> {
    let links = blocks[at].links();
    let [(_, url)] = &links[..] else { return None };
    let leads_there = |block: &&Block| matches!(&block.links()[..], [(_, other)] if other == url);
    let lines = || blocks[at..].iter().take(MOST_LINES).take_while(leads_there);
    let is_headline = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    if lines().count() < 2 {
        return None;
    }
    lines().find(is_headline).map(Block::text)
}

/// Whether a line of a box of related pages leads to a section, and to none of these pages: the heading of the box, or the
/// rubric of a card beside its headline.
pub(super) fn is_label(blocks: &[Block], at: usize, text: &str) -> bool {
    let is_heading =
        |block: &Block| block.related && matches!(block.kind, Kind::Heading(_)) && !block.links().is_empty();
    let is_beside_headline = || {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        beside.filter_map(|beside| blocks.get(beside)).any(is_heading)
    };
    match blocks[at].kind {
        Kind::Heading(_) => is_heading(&blocks[at]) && HEADING.is_match(text),
        _ => blocks[at].related && text.split(' ').count() <= TAG && is_beside_headline(),
    }
}

/// Whether a block is a heading that is one link, as on a card that stands between paragraphs; behind them are lists of the site.
pub(super) fn is_card(block: &Block, text: &str, site: Option<&str>) -> bool {
    let paragraph = || Block { kind: Kind::Paragraph, ..block.clone() };
    matches!(block.kind, Kind::Heading(2..)) && is_lone_link(&paragraph(), text, site)
}

/// Whether a block is a paragraph that is one link to a page of the same site.
pub(super) fn is_lone_link(block: &Block, text: &str, site: Option<&str>) -> bool {
    let links = block.links();
    let [(title, url)] = &links[..] else { return false };
    block.kind == Kind::Paragraph
        && block.linked_share() > 0.7
        && title.split(' ').count() >= 4
        && !text.contains("http")
        && (site.is_none() || is_at(url, site))
}

/// Whether a block is of a list of the site's own pages right behind the last paragraph, as its editors choose them.
pub(super) fn is_own_list(blocks: &[Block], at: usize, site: Option<&str>) -> bool {
    let Kind::Item(list) = blocks[at].kind else { return false };
    let is_same = |block: &&Block| block.kind == Kind::Item(list);
    let before = blocks[..at].iter().rev().take(MOST_ITEMS).take_while(is_same).count();
    let behind = blocks[at..].iter().take(MOST_ITEMS).take_while(is_same).count();
    if before + behind > MOST_ITEMS {
        return false;
    }
    let first = at - before;
    let is_page = |block: &Block| {
        let paragraph = Block { kind: Kind::Paragraph, ..block.clone() };
        is_lone_link(&paragraph, &block.text(), site)
    };
    first.checked_sub(1).is_some_and(|before| blocks[before].kind == Kind::Paragraph)
        && site.is_some()
        && blocks[first..at + behind].iter().all(is_page)
}

/// "Review: A film about salt that stings", a line of its own amid an article: the headline.
pub(super) fn headline_amid(text: &str, is_tight: bool) -> Option<&str> {
    static CARD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\[(?:\p{L}+ ){0,3}(?i:review|interview|trailer|clip|recap)\] |(?i:(?:(?:movie|film|tv) )?review|(?:streaming|weekend|festival|awards) round-?up|opinion|explainer|recap): )(\p{Lu}\S*(?: \S+){4,})$",
        )
    });
    let title = match CARD.captures(text) {
        Some(found) => found.get(1)?.as_str(),
        None if is_headline_of_list(text) && !is_tight => text,
        None => return None,
    };
    (!title.contains('?') && sentences(title).len() == 1).then_some(title)
}

/// "The 10 Wettest Cellars of Cinema, Ranked", "Exclusive Clip: A Goat in SALT HOUSE", set as headlines are.
pub(super) fn is_headline_of_list(text: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 5..=18;
    static LISTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:The )?\d+ \p{Lu}|^(?:Every|Exclusive) \p{Lu}|\b(?:Ranked|Explained)\b|\b(?:Trailer|Clip|Teaser|Featurette|Review|Recap)\]?:",
        )
    });
    WORDS.contains(&text.split(' ').count())
        && LISTS.is_match(text)
        && is_in_title_case(text)
        && !text.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// "film review", "interview: Ann Poe", right below "Ember [+see also:": what a page has of a film that it names.
pub(super) fn is_in_see_also(blocks: &[Block], at: usize, text: &str) -> bool {
    const MOST: usize = 6;
    static PAGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:film|series) (?:review|profile)|trailer|making of|festival scope|(?:interview|q&a): \p{L}.{2,60})\]?$",
        )
    });
    let above = blocks[..at].iter().rev().take(MOST).map(Block::text);
    let mut above = above.skip_while(|text| PAGE.is_match(text));
    PAGE.is_match(text) && above.next().is_some_and(|text| text.ends_with("[+see also:"))
}

/// The last paragraph of some length: behind it stand lists that a site has for anybody.
pub(super) fn last_long(blocks: &[Block]) -> Option<usize> {
    const PARAGRAPH: usize = 30;
    blocks.iter().rposition(|block| is_prose(block) && block.text().split(' ').count() >= PARAGRAPH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_amid_paragraphs_leads_to_its_page() {
        for (line, expected) in [
            ("Review: A film about salt that stings", Some("A film about salt that stings")),
            ("[Lund Review] STORM Is a Wet and Happy Film", Some("STORM Is a Wet and Happy Film")),
            ("The 10 Wettest Cellars of Cinema, Ranked", Some("The 10 Wettest Cellars of Cinema, Ranked")),
            ("Review: Was it salt that stung her then?", None),
            ("She had ten cellars and ranked them all", None),
        ] {
            assert_eq!(headline_amid(line, false), expected, "{line}");
        }
        let paragraph = |text: &str| Block::plain(Kind::Paragraph, text);
        let long = "She rowed out in the fog ".repeat(8);
        assert_eq!(last_long(&[paragraph("Films"), paragraph(&long), paragraph("Films")]), Some(1));
    }
}
