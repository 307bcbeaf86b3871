//! Lists of links below a heading that leads on.

mod rows;

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::block::{Block, Kind};
use crate::import::bullet::{has_glyph, without_glyph};
use crate::import::date::is_date_line;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::about::Subjects;
use super::lost;
use super::offered::beside;
use super::placed::by_sentence;
use super::words::{FOOTER, GENERAL, GENERAL_LINE, HEADING, RECOMMENDS, leads_below};
use super::wrote::talked;
use super::{add, add_all};
use rows::is_byline;
pub(super) use rows::is_turn;

/// Most links of one list that is to be read next.
const MOST_OF_LIST: usize = 15;
/// Words of a line that is a headline.
const HEADLINE: std::ops::RangeInclusive<usize> = 2..=20;
/// Longest heading that nothing but its words tells, in words.
const LONGEST_HEADING: usize = 5;
/// Longest line of a card that is not its headline, in characters, and the most of them.
const LONGEST_NOTE: usize = 250;
const MOST_NOTES: usize = 3;
/// Shortest answer, in bytes.
const ANSWER: usize = 60;
/// The same where it ends as a sentence does.
const SENTENCE: usize = 30;

/// Reads a page's lists of links, block by block.
#[derive(Debug)]
pub(super) struct Lists<'a> {
    blocks: &'a [Block],
    /// For each block whether it stands in a box that has links.
    boxes: &'a [bool],
    /// Whether the page has kept addresses at all.
    has_addresses: bool,
    subjects: &'a Subjects,
    /// The block behind which nobody speaks.
    last_topic: Option<usize>,
    /// The list below the last heading that leads on; none outside one.
    open: Option<Open>,
}

/// A list of links below its heading.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// How many links were taken.
    taken: usize,
    /// Whether the heading leads to what a site offers everybody, of which little belongs to the article.
    is_general: bool,
    /// Whether its lines stand right below each other, so that an empty line ends it.
    is_tight: bool,
    /// Whether its lines begin with marks.
    has_glyphs: bool,
}

impl<'a> Lists<'a> {
    pub(super) fn of(
        blocks: &'a [Block],
        boxes: &'a [bool],
        has_addresses: bool,
        subjects: &'a Subjects,
        last_topic: Option<usize>,
    ) -> Self {
        Self { blocks, boxes, has_addresses, subjects, last_topic, open: None }
    }

    /// Takes a block that is such a heading or belongs to the list below one; false if it does not.
    pub(super) fn takes(&mut self, at: usize, text: &str, draft: &mut Draft) -> bool {
        let block = &self.blocks[at];
        let is_below_turn = || block.is_tight && self.above(at).is_some_and(|above| is_turn(&above.text()));
        if !self.has_addresses && (is_turn(text) || is_below_turn()) {
            self.open = None;
            return true;
        }
        if let Some(title) = self.ended_card(at, text) {
            add(draft, &title, None, text);
            self.open = None;
            return true;
        }
        let is_all = self.is_all_of(text, draft);
        let leads_on = is_all
            || is_heading(block, text)
            || self.begins_with_glyph(at + 1) && HEADING.is_match(text)
            || self.is_more_of_subject(at, text, &draft.title)
            || self.leads_to_lines(at, text)
            || leads_to_links(self.blocks, at, text);
        if leads_on {
            self.open_below(at, text, is_all, draft);
            return true;
        }
        if self.is_card(at, text) {
            add(draft, text, None, text);
            self.open = None;
            return true;
        }
        if self.is_followed_line(at, text) {
            // "Related: Ann Poe on Storm", and another headline right below.
            self.open = Some(Open {
                taken: 1,
                is_general: GENERAL_LINE.is_match(text),
                is_tight: true,
                has_glyphs: false,
            });
            return false;
        }
        if self.open.is_none() && self.is_row_about(at) {
            self.open = Some(Open { taken: 0, is_general: true, is_tight: true, has_glyphs: false });
        }
        if self.open.is_none() && self.is_row_amid(at, draft) {
            self.open = Some(Open { taken: 0, is_general: false, is_tight: true, has_glyphs: false });
        }
        let Some(open) = self.open else { return false };
        let is_apart = open.is_tight && open.taken > 0 && !block.is_tight
            || open.has_glyphs && !self.begins_with_glyph(at);
        if !is_apart && self.is_listed(at, text, open.taken) && !self.ends_before(at, draft) {
            self.take(at, text, open, draft);
            let is_tight = open.is_tight || open.taken == 1 && block.is_tight;
            self.open = Some(Open { taken: open.taken + 1, is_tight, ..open });
            return true;
        }
        // "A bride, a ferry and a queue in this Scottish comedy."
        let is_told = open.taken > 0
            && (text.ends_with('.') || text.contains(". "))
            && text.split(' ').count() <= *HEADLINE.end();
        // A day or a rubric below a headline: an empty line parts cards, and ends no list.
        let is_note = !self.has_addresses
            && block.is_tight
            && (is_date_line(text) || is_byline(text) || text.starts_with("In \"") || is_told);
        if is_note {
            self.open = Some(Open { is_tight: false, ..open });
            return true;
        }
        let is_of_list = is_between_cards(self.blocks, at, text)
            || is_within_list(self.blocks, at)
            || (open.taken == 0 || block.is_tight) && self.is_rubric(at, text);
        if !is_apart && is_of_list {
            return true;
        }
        self.open = None;
        false
    }

    /// The block before one.
    fn above(&self, at: usize) -> Option<&Block> {
        at.checked_sub(1).map(|above| &self.blocks[above])
    }

    /// Opens the list below a heading, and adds what the heading itself leads to; `is_all` of a site is for anybody.
    fn open_below(&mut self, at: usize, text: &str, is_all: bool, draft: &mut Draft) {
        let block = &self.blocks[at];
        // "Read our review here, or see the links below:" leads to a page itself, too.
        let sentences = sentences(text);
        if !self.has_addresses && (leads_below(text) || sentences.len() > 1) {
            let is_behind = self.last_topic.is_some_and(|last| at > last);
            let things = sentences.into_iter().flat_map(|sentence| {
                let lost = lost::lost(sentence);
                let told = if is_behind { beside(talked(sentence), &lost) } else { Vec::new() };
                [lost, told].concat()
            });
            things.for_each(|title| add(draft, &title, None, text));
        }
        if self.has_addresses {
            // "If you missed our talk, |click here|. For more, see the links below:"
            let placed = by_sentence(block, text).into_iter().flat_map(|(_, links)| links);
            placed.for_each(|link| add(draft, &link.title, Some(link.url), text));
        }
        let is_tight = self.blocks.get(at + 1).is_some_and(|next| next.is_tight);
        // What an editor has chosen is about it for the most part, and what a copy recommends in part at least.
        let is_general = (is_all || GENERAL.is_match(text)) && !self.is_mostly_of_subject(at, &draft.title)
            || RECOMMENDS.is_match(text) && !self.has_addresses && !self.is_in_part_of_subject(at);
        let has_glyphs = self.begins_with_glyph(at + 1);
        self.open = Some(Open { taken: 0, is_general, is_tight, has_glyphs });
    }

    /// Whether one of the lines that follow a heading, before the next paragraph, names the subject.
    fn is_in_part_of_subject(&self, at: usize) -> bool {
        const MOST: usize = 8;
        let is_line = |block: &&Block| !block.text().ends_with('.') || block.is_tight;
        let lines = self.blocks.iter().skip(at + 1).take(MOST).take_while(is_line);
        lines.map(Block::text).any(|line| self.subjects.are_in(&line))
    }

    /// Whether more than half of the lines right below a heading name the subject.
    fn is_mostly_of_subject(&self, at: usize, title: &str) -> bool {
        const MOST: usize = 8;
        let first = self.blocks.get(at + 1);
        // What parts the lines of a copy from the rest is an empty line, and those of a page their list.
        let is_of_list = |block: &&Block| match self.has_addresses {
            true => list(block).is_some() && list(block) == first.and_then(list),
            false => block.is_tight,
        };
        let others = self.blocks.iter().skip(at + 2).take(MOST).take_while(is_of_list);
        let lines: Vec<String> = first.into_iter().chain(others).map(Block::text).collect();
        let about = lines.iter().filter(|line| self.subjects.are_in(line) || is_alike(line, title)).count();
        lines.len() > 2 && about * 2 > lines.len()
    }

    /// Whether a line of a copy begins as items do.
    fn begins_with_glyph(&self, at: usize) -> bool {
        !self.has_addresses && self.blocks.get(at).is_some_and(|block| has_glyph(&block.text()))
    }

    /// Adds what a block of a list leads to.
    fn take(&self, at: usize, text: &str, open: Open, draft: &mut Draft) {
        let block = &self.blocks[at];
        // "Next: The Best Barns" is offered to anybody, right below another line of a copy.
        let is_turn = !self.has_addresses && block.is_tight && GENERAL_LINE.is_match(text);
        let is_general = open.is_general || is_turn;
        let is_chosen = !is_general || self.subjects.are_in(text);
        static FOR_SALE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:buy|pre-?order|our shop)\b"));
        if !is_chosen || FOR_SALE.is_match(text) {
            return;
        }
        add_all(block, text, draft);
        // Where the others of a list lead on, one without address is a rubric or a date.
        if block.links().is_empty() && !self.boxes[at] {
            add(draft, &without_glyph(text), None, text);
        }
    }

    /// "For more on the film, here's what else we've got:", with lines right below.
    fn leads_to_lines(&self, at: usize, text: &str) -> bool {
        static MORE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)\bfor more\b|\byou (?:might|may|will) (?:also )?(?:like|enjoy)\b|\bhere(?:’|')s (?:what else|(?:some )?more|some other)\b|\b(?:more|other|previous) (?:of our|coverage|interviews|reviews|articles|stories)\b|\blinks to\b",
            )
        });
        let is_line = |next: &Block| next.is_tight || matches!(next.kind, Kind::Item(_));
        let next = |n: usize| self.blocks.get(at + n).is_some_and(is_line);
        let is_behind = !self.has_addresses && self.last_topic.is_some_and(|last| at > last);
        text.ends_with(':')
            && (MORE.is_match(text) && (next(1) || next(2)) || is_behind && self.are_headlines_behind(at))
    }

    /// "More Ember", alone on a line.
    fn is_more_of_subject(&self, at: usize, text: &str, title: &str) -> bool {
        let is_more = text.get(..5).is_some_and(|more| more.eq_ignore_ascii_case("more "));
        let is_rubric = || self.blocks.get(at + 1).is_some_and(|next| is_alike(&next.text(), title));
        is_more && text.split(' ').count() <= LONGEST_HEADING + 1 && (self.subjects.end(text) || is_rubric())
    }

    /// "More from Reel": what a site has besides, unless it is more from something that the page is about.
    fn is_all_of(&self, text: &str, draft: &Draft) -> bool {
        static MORE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)^\W*(?:(?:the )?(?:more|latest|also) (?:from|on|at)|best of) (.{2,40})$")
        });
        static SITE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)\b(?:daily|times|magazine|post|journal|news|reviews?|weekly|films?|movies|media|online|blog|network|cinema|screen|site)\b",
            )
        });
        let Some(found) = MORE.captures(text) else { return false };
        // "More from the festival" is no site.
        if found[1].starts_with(char::is_lowercase) {
            return false;
        }
        let site = fold(&found[1]);
        let is_subject = subjects(draft).any(|subject| format!(" {subject} ").contains(&format!(" {site} ")));
        let is_outlet = draft.outlet.as_deref().is_some_and(|outlet| fold(outlet).contains(&site));
        // "More from First Films", a strand that the article names.
        let is_named = !SITE.is_match(&found[1]) && self.subjects.are_in(&found[1]);
        is_outlet || !is_subject && !is_named
    }

    /// Whether the foot of the page follows, or tags in a copy that has lost all addresses: a film, a rubric, a name.
    fn ends_before(&self, at: usize, draft: &Draft) -> bool {
        let is_tag = |block: &Block| {
            let text = fold(&block.text());
            !text.contains(' ') || subjects(draft).any(|subject| subject == text)
        };
        let are_tags = || self.blocks[at..].get(..2).is_some_and(|pair| pair.iter().all(is_tag));
        FOOTER.is_match(&self.blocks[at].text()) || !self.has_addresses && are_tags()
    }

    fn is_listed(&self, at: usize, text: &str, taken: usize) -> bool {
        let block = &self.blocks[at];
        match block.kind {
            Kind::Heading(_) if !block.links().is_empty() => true,
            Kind::Heading(1 | 2) => false,
            _ if taken >= MOST_OF_LIST => false,
            Kind::Item(_) => true,
            _ => block.linked_share() > 0.5 || begins_with_link(block) || self.is_headline(at, text),
        }
    }
}

/// Whether two headlines begin with one rubric: "Five Questions with …: Ann Poe", "Five Questions with …: Joe Roe".
fn is_alike(one: &str, other: &str) -> bool {
    let rubric = |text: &str| text.split([':', '…']).next().map(fold).filter(|_| text.contains([':', '…']));
    rubric(one).is_some() && rubric(one) == rubric(other)
}

/// Whether a block is set as a heading is, and leads on.
fn is_heading(block: &Block, text: &str) -> bool {
    let apart = matches!(block.kind, Kind::Heading(_) | Kind::Term(_))
        || block.is_strong()
        || text.ends_with(':')
        || text.split(' ').count() <= LONGEST_HEADING
        || is_in_title_case(text);
    (apart && HEADING.is_match(text) || leads_below(text)) && block.links().is_empty()
}

/// "Reel FX: their page about Ember", where the name is a link.
fn begins_with_link(block: &Block) -> bool {
    let (lead, rest) = block.linked_lead();
    !lead.is_empty() && rest.starts_with([':', '–', '—'])
}

/// The works and people of a draft, folded.
pub(super) fn subjects(draft: &Draft) -> impl Iterator<Item = String> {
    let titles = draft.works.iter().map(|work| fold(&work.title));
    titles.chain(draft.people.iter().map(|person| fold(&person.name)))
}

/// "You May Also Like", "MORE FROM REEL": set as a title is, though the copy has lost its type.
pub(super) fn is_in_title_case(text: &str) -> bool {
    text.split(' ').all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 4)
        && is_mostly_in_capitals(text)
}

/// Whether more than half of the words of a text begin with a capital.
pub(super) fn is_mostly_in_capitals(text: &str) -> bool {
    text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() * 2 > text.split(' ').count()
}

/// The list of which a block is an item.
fn list(block: &Block) -> Option<usize> {
    if let Kind::Item(list) = block.kind { Some(list) } else { None }
}

/// Whether a paragraph stands in a list of links: what an item says besides its link, or a day.
fn is_within_list(blocks: &[Block], at: usize) -> bool {
    let before = blocks[..at].iter().rev().take(MOST_NOTES).find_map(list);
    let behind = blocks[at..].iter().take(MOST_NOTES + 1).find_map(list);
    blocks[at].kind == Kind::Paragraph && before.is_some() && before == behind
}

/// "Our other interviews:" above a list of links.
fn leads_to_links(blocks: &[Block], at: usize, text: &str) -> bool {
    static LEADS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:more|other|interviews?|reviews?|coverage|related|previous|earlier|articles?|read|check|m[áa]s|otras|entrevistas?|autres|entretiens?|articles|weitere)\b",
        )
    });
    let block = &blocks[at];
    let first = blocks.get(at + 1);
    let is_item = |next: &&Block| list(next).is_some() && list(next) == first.and_then(list);
    let items: Vec<&Block> = blocks[at + 1..].iter().take(MOST_OF_LIST).take_while(is_item).collect();
    let is_link = items.first().is_some_and(|item| item.linked_share() > 0.7);
    let are_links = items.len() > 1 && items.iter().all(|item| !item.links().is_empty());
    let leads = block.kind == Kind::Paragraph && text.ends_with(':') && LEADS.is_match(text);
    // "Show notes" may stand above topics as well.
    let are_notes = ["show notes", "episode notes", "notes"].contains(&fold(text).as_str());
    leads && (is_link || are_links) || are_notes && is_link
}

/// A rubric, date or first sentence of a card, where the next card follows.
fn is_between_cards(blocks: &[Block], at: usize, text: &str) -> bool {
    let is_note = |block: &Block| {
        matches!(block.kind, Kind::Paragraph) && block.links().is_empty() && !block.text().ends_with('?')
    };
    let notes = blocks[at..].iter().take(MOST_NOTES + 1).take_while(|block| is_note(block)).count();
    let leads_on = |block: &Block| matches!(block.kind, Kind::Heading(2..)) && block.linked_share() > 0.7;
    text.chars().count() <= LONGEST_NOTE
        && (1..=MOST_NOTES).contains(&notes)
        && blocks.get(at + notes).is_some_and(leads_on)
}

/// Whether a line asks and a paragraph answers it: the talk goes on.
fn is_answered(blocks: &[Block], at: usize, text: &str) -> bool {
    let answers = |next: &Block| {
        let text = next.text();
        // "How Did It Sink?" right above "The Ten Wettest Films of the Year"
        let is_headline = next.is_tight && is_in_title_case(&text) && !text.ends_with(['.', '!', '”', '"']);
        !is_headline && text.len() > if text.ends_with('.') { SENTENCE } else { ANSWER }
    };
    text.ends_with('?') && blocks.get(at + 1).is_some_and(answers)
}
