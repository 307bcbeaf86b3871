//! What is a question.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::lists;
use crate::import::pattern::pattern;

static IMPERATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tell (?:me|us)|talk (?:about|to me|to us|a (?:little|bit))|walk (?:me|us) through|take (?:me|us) through|describe|explain|give (?:me|us)|share with|elaborate|i(?:’|')?(?:m| am) curious|i(?:’|')?d love to (?:hear|know|ask|talk)|i(?:(?:’|')?m| am)? wonder(?:ing)?|i was wondering|i(?:’|')?(?:ve)? (?:want|wanted|have|got) to (?:ask|know|hear|start)|let(?:’|')?s (?:talk|start|go)|speaking of|h[áa]bl[ae](?:me|nos)|cu[ée]nt[ae](?:me|nos)|expl[íi](?:que|ca)(?:me|nos)|parlez|racontez|expliquez|d[ée]crivez|(?:mi|ci) (?:parl|raccont|spiegh)i|fale(?:-nos)? |conte(?:-nos)? |erzählen sie|beschreiben sie)\b",
    )
});

/// Shortest question without a question mark, in words.
pub(super) const SHORTEST: usize = 3;

pub(super) fn is_question(text: &str) -> bool {
    let words = text.split(' ').count();
    (text.contains(['?', '؟', '？']) && words >= 2)
        || (words >= SHORTEST && IMPERATIVE.is_match(text))
        || lists::asks(text) && words >= 6 && !text.ends_with('.')
}
