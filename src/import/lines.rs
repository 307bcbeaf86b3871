//! A copied page as lines of words, for what marks words.

use super::block::{Block, Kind, squeeze};
use super::page::Page;

/// A line of a copied page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, with single spaces; never empty.
    pub text: String,
    /// Whether it stands right below the line before it, without an empty line between.
    pub is_tight: bool,
}

/// Returns the lines of a text that are not empty.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut is_tight = false;
    let mut lines = Vec::new();
    for text in text.lines().map(squeeze) {
        let is_empty = text.is_empty();
        if !is_empty {
            lines.push(Line { text, is_tight });
        }
        is_tight = !is_empty;
    }
    lines
}

/// Returns a page that has kept its elements as lines in which a copy of it would stand: the headline, the article, and what
/// stands beside it.
pub(super) fn of_page(page: &Page) -> Vec<Line> {
    let headline = page.title.as_deref().map(squeeze).filter(|title| !title.is_empty());
    let mut lines: Vec<Line> = headline.into_iter().map(|text| Line { text, is_tight: false }).collect();
    let mut above: Option<&Block> = None;
    for block in page.blocks.iter().chain(&page.beside) {
        let text = block.text();
        let is_headline = above.is_none() && lines.first().is_some_and(|line| line.text == text);
        if text.is_empty() || is_headline {
            continue;
        }
        lines.push(Line { text, is_tight: above.is_some_and(|above| is_one_list(above.kind, block.kind)) });
        above = Some(block);
    }
    lines
}

/// Whether two blocks are entries of one list.
fn is_one_list(above: Kind, below: Kind) -> bool {
    matches!((above, below), (Kind::Item(one), Kind::Item(other)) | (Kind::Row(one), Kind::Row(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_lines_with_its_headline_first() {
        let blocks = vec![
            Block::plain(Kind::Heading(1), "Lena Aoki on Ember"),
            Block::plain(Kind::Item(1), "Was it cold?"),
            Block::plain(Kind::Item(1), "What burned?"),
            Block::plain(Kind::Item(2), "Another list"),
        ];
        let beside = vec![Block::plain(Kind::Paragraph, "Our  review"), Block::plain(Kind::Paragraph, " ")];
        let page = Page { title: Some("Lena Aoki on Ember".into()), blocks, beside, ..Page::default() };
        let lines: Vec<(String, bool)> =
            of_page(&page).into_iter().map(|line| (line.text, line.is_tight)).collect();
        let expected = [
            ("Lena Aoki on Ember", false),
            ("Was it cold?", false),
            ("What burned?", true),
            ("Another list", false),
            ("Our review", false),
        ];
        assert_eq!(lines, expected.map(|(text, is_tight)| (text.to_owned(), is_tight)));
        assert!(of_page(&Page::default()).is_empty());
    }
}
