//! Titles in quotation marks.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?:^|[\s(\[—–/-])(?:‘([^‘’]{1,70}(?:’[a-z0-9][^‘’]{0,50})?[^‘’]{0,40})’|“([^“”]{1,80})”|"([^"]{1,80})"|'([^']{1,60}(?:'[a-z] [^']{0,50})?)'|«\s?([^«»]{1,80}?)\s?»|»([^\s«»](?:[^«»]{0,78}[^\s«»])?)«|„([^“”„]{1,80})[“”])(?:$|[\s,.:;!?)\]’'—–-])"#,
    )
});
/// Returns the titles in quotation marks.
pub(in super::super) fn quoted(text: &str) -> Vec<String> {
    static CORNERS: LazyLock<Regex> = LazyLock::new(|| pattern("『([^『』]{1,80})』"));
    let corners: Vec<String> = CORNERS.captures_iter(text).map(|found| found[1].to_owned()).collect();
    if !corners.is_empty() {
        return corners;
    }
    static TURNED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(^|[\s…(])’(\p{Lu}[^‘’]*’)"));
    // "Talk…’Ember’": a mark that opens, turned as one that closes.
    let text = &*TURNED.replace_all(text, "$1 ‘$2");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(quote) = text.get(from..).and_then(|rest| QUOTED.captures(rest)) {
        let Some(inner) = quote.iter().skip(1).flatten().next() else { break };
        // A title within what somebody says is the title.
        let within = quoted(inner.as_str());
        match within.is_empty() {
            true => found.push(inner.as_str().to_owned()),
            false => found.extend(within),
        }
        // The mark behind one may stand before the next.
        from += inner.end();
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    found
}

/// A headline with a space for each quotation mark.
pub(super) fn title_without_quotes(title: &str) -> String {
    title.chars().map(|c| if matches!(c, '‘' | '“' | '”' | '"' | '«' | '»') { ' ' } else { c }).collect()
}
