//! Who signs a copied page behind its last words.

use std::sync::LazyLock;

use regex::Regex;

use super::super::pattern::pattern;

/// Returns who signs at the end of a line: "I'd like to sleep. –By Ann Poe".
pub(super) fn behind_text(text: &str) -> Option<&str> {
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?m)[.!?…”"’)\]] ?[-–—] ?(?i:by) (\p{Lu}[\p{L}.'’-]+(?: (?:de |van |von )?\p{Lu}[\p{L}.'’-]+){1,3})[ \t]*$"#,
        )
    });
    SIGNED.captures(text).and_then(|found| found.get(1)).map(|name| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_name_behind_the_last_words_is_the_author() {
        assert_eq!(behind_text("Was it?\nIt was cold. –By Ann Poe\nMore"), Some("Ann Poe"));
        assert_eq!(behind_text("It was cold - by Ann Poe's account"), None);
        assert_eq!(behind_text("It was shot by Ann Poe"), None);
        let text = "Lena Aoki on Ember\n\nWhy ten years?\nMoney.\nAnd now?\nI'd like to sleep. —By Ann Poe";
        assert_eq!(read(text, None).author.as_deref(), Some("Ann Poe"));
        let signed_above = text.replace("Ember\n", "Ember\nBy Rolf Iversen\n");
        assert_eq!(read(&signed_above, None).author.as_deref(), Some("Rolf Iversen"));
    }
}
