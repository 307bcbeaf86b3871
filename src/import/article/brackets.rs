//! What a headline adds in square brackets.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// "Lena Aoki on Ember [Exclusive Interview]" without what stands in brackets.
pub(super) fn without_brackets(title: &str) -> String {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\[[^\[\]]*\]"));
    BRACKETS.replace_all(title, "").trim().to_owned()
}
