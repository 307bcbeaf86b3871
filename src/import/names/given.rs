//! Words that are part of a name only where they stand as one: "June Doe", "Josh Singer".

use super::Token;

/// Marks the months, the Spanish article and the prize that stand before a name, and not behind "in", "since" or
/// "the": "June Doe", "Oscar Doe".
pub(super) fn mark_given(tokens: &mut [Token]) {
    const GIVEN: &[&str] = &["april", "may", "june", "august", "una", "oscar"];
    const SURNAMES: &[&str] = &["singer"];
    const DATES: &[&str] = &[
        "in", "on", "of", "this", "last", "next", "since", "until", "by", "from", "early", "late", "en",
        "im", "the", "an", "his", "her", "their", "first", "second",
    ];
    for at in 0..tokens.len() {
        let is_dated = at > 0 && DATES.contains(&tokens[at - 1].folded.as_str());
        let names = tokens.get(at + 1).is_some_and(|next| next.is_joined() && next.is_name_word());
        if GIVEN.contains(&tokens[at].folded.as_str()) && names && !is_dated {
            tokens[at].is_given = true;
        }
        // "Josh Singer", but not "Folk Singer Ann Poe".
        let is_behind = at > 0
            && tokens[at].is_joined()
            && tokens[at - 1].is_name_word()
            && !(at > 1 && tokens[at - 1].is_joined() && tokens[at - 2].is_name_word());
        if SURNAMES.contains(&tokens[at].folded.as_str()) && is_behind && !names {
            tokens[at].is_given = true;
        }
    }
}
