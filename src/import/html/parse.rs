//! Building the tree within bounds.
//!
//! A tree builder takes time in proportion to length times depth, and a few kilobytes of tags
//! that are never closed can be made to grow without end. So the text is fed in small pieces, and
//! the tree is looked at between them.

use dom_query::Document;
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use super::super::ImportError;

/// Most nodes of a page; long articles with all that surrounds them have 10,000.
const MAX_NODES: usize = 150_000;
/// Most tags that are open at once; pages have some 30.
const MAX_DEPTH: usize = 600;
/// Bytes between looks at the tree.
const PIECE: usize = 4096;

/// Elements that have no end tag, or do without it.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "html", "body", "head", "thead", "tbody", "a",
    "!doctype",
];

/// Builds the tree of a page.
pub(super) fn parse(html: &str) -> Result<Document, ImportError> {
    if deepest(html) > MAX_DEPTH {
        return Err(ImportError::TooDeep);
    }
    let opts = ParseOpts {
        tokenizer: TokenizerOpts::default(),
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
    };
    let mut parser = parse_document(Document::default(), opts);
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        parser.process(StrTendril::from(piece));
        if parser.tokenizer.sink.sink.tree.len() > MAX_NODES {
            return Err(ImportError::TooMany("elements", MAX_NODES));
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// How many elements are open at the deepest place, by a count of tags alone.
fn deepest(html: &str) -> usize {
    let (mut open, mut most) = (0usize, 0usize);
    for part in html.split('<').skip(1) {
        let closes = part.starts_with('/');
        let name: String = part
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '!')
            .take(12)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let starts = part.starts_with(|c: char| c.is_ascii_alphabetic());
        if UNCLOSED.contains(&name.as_str()) || part.split('>').next().is_some_and(|tag| tag.ends_with('/')) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
        } else if starts {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_that_nests_without_end_is_refused() {
        assert!(matches!(parse(&"<div>".repeat(100_000)), Err(ImportError::TooDeep)));
        assert!(parse(&"<b><object></b></object>".repeat(100_000)).is_err());
        assert!(matches!(parse(&"<p>x".repeat(100_000)), Err(ImportError::TooMany(..))));
    }

    #[test]
    fn broken_pages_are_mended() {
        let document = parse("<title>Ember<p><b>Q: Why?<p>A: Gel<ul><li>one<li>two</table>").unwrap();
        assert!(document.root().text().contains("Gel"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_is_a_tree(text in any::<String>()) {
            prop_assert!(parse(&text).is_ok());
        }

        #[test]
        fn any_tags_are_a_tree(tags in proptest::collection::vec("</?(a|b|p|ul|li|table|td|tr|div|h2|object|svg|math|select|form|template|title|script)( x=1)?>|x ", 0..200)) {
            let _ = parse(&tags.concat());
        }
    }
}
