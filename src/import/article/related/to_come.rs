//! What a page sends to later, and what it says of itself beside what it offers.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// Says of a page that it is not there yet: "Look for our talk later this week.", "Come back on Friday for our review."
pub(super) static FUTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:will|(?:’|')ll) (?:have to wait|be (?:up|posted|live|online)|follow|run|go up)\b|^\W*(?:please |and |so )?(?:come|check) back\b.*\bfor\b|\bcoming soon\b|\bstay tuned\b|\blook for\b.*\b(?:tomorrow|later|soon|next week|this week|in the coming|closer to|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?:interviews?|more)\b[^,]*\btomorrow\W*$",
    )
});

/// A sentence without what it says of this page before an "and", and of what is still to come behind one: "Watch it after
/// the jump, and |read our review|", "|here’s our talk with Ann Poe| and look for Joe Roe tomorrow".
pub(super) fn without_asides(sentence: &str) -> &str {
    static JUMP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[^,]{0,80}\b(?:(?:hit|after|past|make) the jump|(?:stay tuned|look) for)\b[^,]{0,80}, (?:and|or|but) (?:in the meantime,? )?",
        )
    });
    static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i),? and (?:be on the lookout|keep an eye out|look out|look|stay tuned|(?:come|check) back\b[^,.]{0,30}) for\b.*$",
        )
    });
    let sentence = JUMP.find(sentence).map_or(sentence, |jump| &sentence[jump.end()..]);
    TO_COME.find(sentence).map_or(sentence, |to_come| &sentence[..to_come.start()])
}

/// Whether all that a sentence names to read is not there yet.
pub(in super::super) fn is_to_come(sentence: &str) -> bool {
    FUTURE.is_match(without_asides(sentence))
}
