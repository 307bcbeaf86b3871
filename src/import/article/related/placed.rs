//! In which sentence of a paragraph each of its links stands.

use crate::import::article::parts::sentences;
use crate::import::block::Block;

use super::here;
use super::words::EMPTY_TEXT;

/// Longest sentence without a link that is read, in bytes.
const LONGEST: usize = 3000;

/// A link in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// What the link itself says.
    pub(super) text: String,
    /// What it leads to: its text, unless that says nothing, as "here" does.
    pub(super) title: String,
    pub(super) url: String,
}

/// Returns the sentences of a block's `text`, with the links that stand in each.
pub(super) fn by_sentence<'a>(block: &Block, text: &'a str) -> Vec<(&'a str, Vec<Placed>)> {
    let mut links = block.placed_links().into_iter().peekable();
    let mut end = 0;
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let start = end;
        end += letters(sentence);
        let mut own = Vec::new();
        // Where each character that is seen begins; only a sentence with links is counted through.
        let mut seen: Vec<usize> = Vec::new();
        while let Some(link) = links.next_if(|link| link.at < end) {
            if seen.is_empty() {
                let letters = sentence.char_indices().filter(|(_, c)| !c.is_whitespace());
                seen = letters.map(|(at, _)| at).collect();
            }
            let byte = |letters: usize| seen.get(letters).copied().unwrap_or(sentence.len());
            let from = link.at.saturating_sub(start);
            own.push((byte(from), byte(from + letters(&link.title)), link));
        }
        // What is longer than any sentence, and has no link, points nowhere.
        if own.is_empty() && sentence.len() > LONGEST {
            continue;
        }
        let behind: Vec<usize> = own.iter().skip(1).map(|(from, ..)| *from).chain([sentence.len()]).collect();
        let mut last = 0;
        let mut placed = Vec::new();
        for ((from, to, link), next) in own.into_iter().zip(behind) {
            let mut title = link.title.clone();
            if EMPTY_TEXT.is_match(&title) {
                let named = here::named(sentence[last..to].trim(), sentence[from..next].trim());
                title = named.unwrap_or(title);
            }
            last = to;
            placed.push(Placed { text: link.title, title, url: link.url });
        }
        found.push((sentence, placed));
    }
    found
}

/// How many characters are seen: white space depends on how a text was put together.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::{Kind, Span};

    fn titles(spans: &[(&str, Option<&str>)]) -> Vec<(String, String)> {
        let span = |&(text, link): &(&str, Option<&str>)| Span {
            text: text.to_owned(),
            link: link.map(str::to_owned),
            ..Span::default()
        };
        let block = Block { spans: spans.iter().map(span).collect(), ..Block::plain(Kind::Paragraph, "") };
        let text = block.text();
        let placed = by_sentence(&block, &text).into_iter().flat_map(|(_, links)| links);
        placed.map(|link| (link.url, link.title)).collect()
    }

    fn expected<const N: usize>(titles: [(&str, &str); N]) -> Vec<(String, String)> {
        titles.map(|(url, title)| (url.to_owned(), title.to_owned())).into()
    }

    #[test]
    fn a_link_belongs_to_the_sentence_in_which_it_stands() {
        let found = titles(&[
            ("They work here. Read our review of  Storm ", None),
            ("here", Some("a")),
            (". Watch the trailer ", None),
            ("here", Some("b")),
            (" soon. ", None),
        ]);
        assert_eq!(found, expected([("a", "our review of Storm"), ("b", "the trailer")]));
    }

    #[test]
    fn of_two_called_here_each_has_what_stands_before_it() {
        let found = titles(&[
            ("Read our talks with Ann Poe ", None),
            ("here", Some("a")),
            (" and Joe Roe ", None),
            ("here", Some("b")),
            (".", None),
        ]);
        assert_eq!(found, expected([("a", "our talks with Ann Poe"), ("b", "Joe Roe")]));
    }
}
