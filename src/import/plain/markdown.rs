//! What a text keeps of its type as Markdown: bold, italics and addresses.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::address::address;
use crate::import::apart::stands_apart;
use crate::import::block::Span;
use crate::import::pattern::pattern;

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\*\*(?<strong>[^\s*](?:[^*]*[^\s*])?)\*\*|\*(?<emphasis>[^\s*](?:[^*]*[^\s*])?)\*|\[(?<title>[^\[\]]{1,300})\]\((?<address>https?://[^\s()]+)\)",
    )
});

/// Returns the spans of a line; one where nothing is marked.
pub(super) fn spans(line: &str) -> Vec<Span> {
    marked(line, &Span::default())
}

fn marked(line: &str, around: &Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for mark in MARK.captures_iter(line) {
        let Some(all) = mark.get(0) else { continue };
        // "f**k" is no bold type.
        if !stands_apart(line, all.start(), all.end()) {
            continue;
        }
        found.push(Span { text: line[at..all.start()].to_owned(), ..around.clone() });
        if let (Some(title), Some(link)) = (mark.name("title"), mark.name("address")) {
            let link = address(link.as_str(), None);
            found.push(Span { text: title.as_str().to_owned(), link, ..around.clone() });
        }
        if let Some(inner) = mark.name("strong") {
            found.extend(marked(inner.as_str(), &Span { strong: true, ..around.clone() }));
        }
        if let Some(inner) = mark.name("emphasis") {
            found.extend(marked(inner.as_str(), &Span { emphasis: true, ..around.clone() }));
        }
        at = all.end();
    }
    found.push(Span { text: line[at..].to_owned(), ..around.clone() });
    found.retain(|span| !span.text.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, expected: &[(&str, bool, bool, Option<&str>)]) {
        let found = spans(line);
        let found: Vec<_> = found
            .iter()
            .map(|span| (span.text.as_str(), span.strong, span.emphasis, span.link.as_deref()))
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn marks_are_read() {
        check("**Why gel?**", &[("Why gel?", true, false, None)]);
        check("**Reel:** Why?", &[("Reel:", true, false, None), (" Why?", false, false, None)]);
        check(
            "*Ember* is out. Read [our review](https://reel.example.org/ember).",
            &[
                ("Ember", false, true, None),
                (" is out. Read ", false, false, None),
                ("our review", false, false, Some("https://reel.example.org/ember")),
                (".", false, false, None),
            ],
        );
    }

    #[test]
    fn other_stars_stay() {
        for line in ["* Why gel?", "It was f**king cold, and f**king dark.", "5 * 3 * 2", "**"] {
            check(line, &[(line, false, false, None)]);
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read(line in any::<String>()) {
            let _ = spans(&line);
        }
    }
}
