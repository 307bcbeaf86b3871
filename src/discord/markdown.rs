//! Texts of readers and of interviews, made harmless for Discord.

use crate::text::{cut_at_grapheme, printable};

/// Characters that Discord reads as markup, as a mention or as the start of an address.
const MARKUP: &[char] =
    &['\\', '*', '_', '~', '`', '|', '<', '>', '[', ']', '(', ')', '#', '@', '-', '+', ':', '.', '!'];

/// Returns a text that Discord shows as it reads: no markup, no mention, no link, no character that moves others.
///
/// Signs that mean something only at the start of a line or in an address are escaped there alone, so that
/// ordinary sentences stay as they are for those who copy them.
pub(super) fn escaped(text: &str) -> String {
    let clean = printable(text);
    let mut escaped = String::with_capacity(clean.len());
    for (at, c) in clean.char_indices() {
        let rest = &clean[at..];
        let at_start = at == 0;
        let marks = match c {
            '-' | '+' | '#' => at_start || (c == '#' && rest.starts_with("##")),
            ':' => rest.starts_with("://"),
            '.' => at_start_number(&clean[..at]),
            '!' | '(' | ')' => false,
            _ => MARKUP.contains(&c),
        };
        if marks {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether what stands before a dot makes it a numbered list.
fn at_start_number(before: &str) -> bool {
    !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

/// Returns an escaped text of at most `max` characters, cut before it is escaped so that no escape is broken.
pub(super) fn escaped_within(text: &str, max: usize) -> String {
    let clean = printable(text);
    let mut wanted = max;
    loop {
        let escaped = escaped(&cut_at_grapheme(&clean, wanted));
        let length = escaped.chars().count();
        if length <= max {
            return escaped;
        }
        wanted = wanted.saturating_sub(length - max).min(wanted - 1);
    }
}

/// Returns a link under a text; without a usable address it is the text alone.
pub(super) fn linked(text: &str, url: Option<&str>) -> String {
    let text = escaped(text);
    match url.and_then(address) {
        Some(url) => format!("[{text}]({url})"),
        None => text,
    }
}

/// Returns an address that cannot end its markup early; None if it is not https or too long for Discord.
pub(super) fn address(url: &str) -> Option<String> {
    let safe = url.replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E");
    let usable = safe.starts_with("https://") && !safe.chars().any(|c| c.is_whitespace() || c.is_control());
    (usable && safe.chars().count() <= super::limits::URL).then_some(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_and_mentions_are_shown_as_text() {
        for (text, expected) in [
            ("a *b* _c_", "a \\*b\\* \\_c\\_"),
            ("@everyone <@1>", "\\@everyone \\<\\@1\\>"),
            ("[x](https://evil.example)", "\\[x\\](https\\://evil.example)"),
            ("# big", "\\# big"),
            ("- item", "\\- item"),
            ("1. one", "1\\. one"),
            ("||secret||", "\\|\\|secret\\|\\|"),
            ("Dr. Strangelove (1964): a well-made film!", "Dr. Strangelove (1964): a well-made film!"),
            ("a\n# b\u{202e}", "a # b"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn an_address_cannot_leave_its_link() {
        assert_eq!(linked("x", Some("https://a.example/(b)")), "[x](https://a.example/%28b%29)");
        for bad in
            ["http://a.example", "javascript:x", "https://a b", &format!("https://a/{}", "x".repeat(600))]
        {
            assert_eq!(linked("x", Some(bad)), "x");
        }
    }

    proptest! {
        #[test]
        fn an_escaped_text_keeps_its_length_and_pings_nobody(text in any::<String>(), max in 0usize..60) {
            let escaped = escaped_within(&text, max);
            prop_assert!(escaped.chars().count() <= max);
            prop_assert!(!escaped.starts_with('@') && !escaped.replace("\\\\", "").replace("\\@", "").contains('@'));
        }
    }
}
