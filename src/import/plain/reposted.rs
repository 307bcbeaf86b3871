//! Pages that repeat another site's article, and send to it at their end.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::fold;

use super::headline::head;
use super::site;

/// The text of a page without the pointer to the original at its end, "See the original post here:" and below it the
/// headline; where the copy has lost that, it begins with it.
pub(super) fn with_headline(text: &str) -> Cow<'_, str> {
    static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\n[ \t]*(?:(?:see|read|view|visit|find|go here (?:to|for)|here is|link to) (?:\p{L}+ ){0,3})?original(?:ly)?(?: (?:post(?:ed)?|published|article|story|here|at|link|page|source|site)){0,3}:[ \t]*\n+[ \t]*(?P<title>[^\n]{20,200}?)\s*\z",
        )
    });
    let Some(found) = ORIGINAL.captures(text) else { return Cow::Borrowed(text) };
    let whole = found.get(0).map_or(text.len(), |whole| whole.start());
    let (own, title) =
        (&text[..whole], site::before_bar(found.name("title").map_or("", |title| title.as_str())));
    let is_had = own.lines().any(|line| fold(line) == fold(title));
    if is_had || title.ends_with('?') || head(own, None).has_headline {
        return Cow::Borrowed(own);
    }
    Cow::Owned(format!("{title}\n\n{}", own.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "Lena Aoki spent ten years on her film about a lighthouse, and in all of that time she never saw the sea by day. She spoke to us from her kitchen.\n\nWas it cold?\nIt was.";

    #[test]
    fn the_headline_of_the_original_is_that_of_the_copy() {
        let text = format!(
            "{TALK}\nSee the original post here:\nTen Years Without the Sea: Lena Aoki - Reel Room\n"
        );
        assert_eq!(with_headline(&text), format!("Ten Years Without the Sea: Lena Aoki\n\n{TALK}"));
    }

    #[test]
    fn a_headline_that_stands_above_stays() {
        let own = format!("Ten Years Without the Sea\nby Ann Poe\n\n{TALK}");
        let text = format!("{own}\nRead the original article here:\nTen Years Without the Sea | Reel Room");
        assert_eq!(with_headline(&text), own);
        let other = format!("{TALK}\nRead our review here:\nTen Years Without the Sea | Reel Room");
        assert_eq!(with_headline(&other), other);
    }
}
