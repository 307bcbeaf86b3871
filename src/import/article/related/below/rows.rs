//! Rows of headlines in a copy that has lost its addresses, and with them all that marks a link.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, Kind};
use crate::import::bullet::without_glyph;
use crate::import::date::is_date_line;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::super::cards::is_headline_of_list;
use super::super::words::LINE;
use super::{HEADLINE, LONGEST_HEADING, Lists, MOST_NOTES, is_answered, is_in_title_case};

impl Lists<'_> {
    /// The headline of a card of a copy, which ends with "Read more" right below it.
    pub(super) fn ended_card(&self, at: usize, text: &str) -> Option<String> {
        const SHORTEST: usize = 5;
        let ends = !self.has_addresses
            && self.blocks[at].is_tight
            && ["read more", "read next", "watch now"].contains(&fold(text).as_str());
        let above = self.blocks[..at].iter().rev().take(MOST_NOTES);
        let first = above.clone().take_while(|block| block.is_tight).count();
        let title = above.map(Block::text).nth(first)?;
        (ends && title.split(' ').count() >= SHORTEST && !title.ends_with('.')).then_some(title)
    }

    /// A headline of a copy above who wrote it, about the subject, in the second half.
    pub(super) fn is_card(&self, at: usize, text: &str) -> bool {
        const MOST_LINES: usize = 3;
        let below = self.blocks[at + 1..].iter().take(MOST_LINES).take_while(|block| block.is_tight);
        let below: Vec<String> = below.map(Block::text).collect();
        // "interviews" above "Ann Poe on Storm"
        let is_below_rubric =
            self.above(at).is_some_and(|above| !above.is_tight && !above.text().contains(' '));
        let is_about = || {
            std::iter::once(text)
                .chain(below.iter().map(String::as_str))
                .any(|line| self.subjects.are_in(line))
        };
        !self.has_addresses
            && at * 2 > self.blocks.len()
            && (!self.blocks[at].is_tight || is_below_rubric)
            && below.first().is_some_and(|first| is_byline(first))
            && self.is_headline(at, text)
            && is_about()
    }

    /// Whether a line of a copy leads to a page, and a headline stands right below it.
    pub(super) fn is_followed_line(&self, at: usize, text: &str) -> bool {
        let next = self.blocks.get(at + 1).filter(|next| next.is_tight).map(Block::text);
        let is_next = |next: String| {
            self.is_headline(at + 1, &next)
                && is_in_title_case(&next)
                && next.split(' ').count() > LONGEST_HEADING
                && !LINE.is_match(&next)
        };
        !self.has_addresses && LINE.is_match(text) && next.is_some_and(is_next)
    }

    /// Whether two headlines about the subject stand in a row in the second half of a copy, below no heading.
    pub(super) fn is_row_about(&self, at: usize) -> bool {
        static PAGE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)\b(?:reviews?|interviews?|trailers?|posters?|clips?|set visit|recaps?|q&a)\b")
        });
        // "Storm", alone on the line above them
        let is_title = |text: &str| self.subjects.begin(text) && self.subjects.end(text);
        let is_below_title = self.above(at).is_some_and(|above| is_title(&above.text()));
        let is_one = |at: usize| {
            self.blocks.get(at).is_some_and(|block| {
                let text = block.text();
                // "Storm: new trailer lands"
                let says_page = PAGE.is_match(&text);
                let is_set = is_in_title_case(&text) || says_page && self.subjects.begin(&text);
                self.is_headline(at, &text)
                    && is_set
                    && (text.split(' ').count() > LONGEST_HEADING || says_page)
                    && self.subjects.are_named_in(&text)
            })
        };
        !self.has_addresses
            && at * 2 > self.blocks.len()
            && (!self.blocks[at].is_tight || is_below_title)
            && self.blocks.get(at + 1).is_some_and(|next| next.is_tight)
            && is_one(at)
            && (is_one(at + 1) || is_headline_of_list(&self.blocks[at + 1].text()))
    }

    /// Whether several headlines, of which most name the subject, stand right below each other between paragraphs of a
    /// copy, and are no topics.
    pub(super) fn is_row_amid(&self, at: usize, draft: &Draft) -> bool {
        const FEWEST: usize = 4;
        const LONGEST: usize = 16;
        const SHORTEST: usize = 4;
        if self.has_addresses || self.blocks[at].is_tight {
            return false;
        }
        let below = self.blocks[at + 1..].iter().take_while(|block| block.is_tight).count();
        let row = at..=at + below;
        let lines: Vec<String> = self.blocks[row.clone()].iter().map(Block::text).collect();
        let is_one = |(at, text): (usize, &String)| {
            let n_words = text.split(' ').count();
            (SHORTEST..=LONGEST).contains(&n_words)
                && self.is_headline(at, text)
                && !text.ends_with(['?', ',', ';'])
                && text.trim_start_matches(['*', ' ']).starts_with(char::is_uppercase)
        };
        let is_topic = |text: &String| {
            let bare = fold(&without_glyph(text));
            draft.topics.iter().any(|topic| fold(&topic.question) == bare)
        };
        let about = lines.iter().filter(|text| self.subjects.are_named_in(text)).count();
        let is_paragraph = |block: &Block| block.text().split(' ').count() > LONGEST;
        lines.len() >= FEWEST
            && row.zip(&lines).all(is_one)
            && about * 2 > lines.len()
            && !lines.iter().any(is_topic)
            && self.above(at).is_some_and(is_paragraph)
            && self.blocks.get(at + lines.len()).is_some_and(is_paragraph)
    }

    /// Whether two headlines stand below a line, one right below the other.
    pub(super) fn are_headlines_behind(&self, at: usize) -> bool {
        let is_headline = |at: usize| {
            self.blocks.get(at).is_some_and(|block| {
                let text = block.text();
                self.is_headline(at, &text) && is_in_title_case(&text) && !text.ends_with('?')
            })
        };
        is_headline(at + 1) && is_headline(at + 2) && self.blocks[at + 2].is_tight
    }

    /// One word above a headline, in a copy that has lost all addresses: "Movies".
    pub(super) fn is_rubric(&self, at: usize, text: &str) -> bool {
        let leads = self.blocks.get(at + 1).is_some_and(|next| self.is_headline(at + 1, &next.text()));
        !text.contains(' ') && text.starts_with(char::is_uppercase) && leads
    }

    /// Where a copy has lost all addresses, the lines below such a heading are what it leads to.
    pub(super) fn is_headline(&self, at: usize, text: &str) -> bool {
        !self.has_addresses
            && self.blocks[at].kind == Kind::Paragraph
            && HEADLINE.contains(&text.split(' ').count())
            && (!text.trim_end_matches(['”', '"', '’', '»']).ends_with(['.', ':']) || ends_headline(text))
            && !is_date_line(text)
            && !is_byline(text)
            && !text.starts_with("In \"")
            && (self.blocks[at].is_tight || !is_answered(self.blocks, at, text))
    }
}

/// Whether a line stands above the page before or behind this one.
pub(in super::super) fn is_turn(text: &str) -> bool {
    const TURNS: &[&str] =
        &["previous article", "next article", "previous post", "next post", "previous story", "next story"];
    TURNS.contains(&fold(text).as_str())
}

/// "Ann Poe", as it stands below the headline of a card.
pub(super) fn is_byline(text: &str) -> bool {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:By|BY|Por|Par|Von) \p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]+|de|van|von)){0,3}$")
    });
    BY.is_match(text)
}

/// "Storm Review: Run. Hide. Have a Great Time."
fn ends_headline(text: &str) -> bool {
    const FEWEST: usize = 4;
    text.trim_end_matches(['”', '"', '’', '»']).ends_with('.')
        && text.split(' ').count() >= FEWEST
        && is_in_title_case(text)
}
