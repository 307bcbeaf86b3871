//! What the sentences of a paragraph name that sends on, where neither a noun nor a verb tells that it is a page.
//!
//! Where one sentence of such a paragraph sends to a page, so do the others, unless they tell when the film opens,
//! thank, ask, or promise.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::draft::Draft;
use crate::import::pattern::pattern;

use super::words::SOLD;

/// Fewest words of a clause that names a page.
const FEWEST: usize = 4;

/// Says something else: when the film is out, thanks, what is still to come, what is asked of the reader.
static ELSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:thanks|thank|soon|tomorrow|next week|next up|later (?:today|this|on)|stay tuned|subscribe|follow|patreon|newsletter|opens|airs|premieres|screens|arrives|expands|in (?:select |limited |wide )?(?:theaters|theatres|cinemas|release)|now (?:playing|streaming|available|on)|is (?:out|rated|playing|streaming|touring|available|released)|will (?:be|have|update))\b|\b(?:below|above|later|both)\b|[?:]$|^\W*(?:this|that|these|those|it|both|when I|as (?:you|we|I)|the (?:guy|man|woman|film|movie))\b",
    )
});
/// Stands before what a clause names.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:and|or|but|also|plus|finally|meanwhile|elsewhere|in addition|as for|while you(?:(?:’|')re| are) here),? )*(?:(?:if|for|to|once|when|since|after|before|in case|long-time|fans)\b[^,;:]{3,80}[,:] )?(?:(?:and|or|also|then),? )?(?:(?:you(?:(?:’|')ll| can| may| might| could)?|I|we|there)(?:(?:’|')s|(?:’|')ve| is| are| have| has| will| had)?(?: also| always| even)* (?:find|read|watch|see|hear|listen to|want to|like to|go back to|got|had|have)?\s*)?(?:(?:read|watch|see|hear|check out|listen to|look at|take a look at|go back to|move on to|don(?:’|')t miss|catch up with|catch|revisit|find)\b\s*)?",
    )
});
/// Parts one thing from the next.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"; |, (?:and|or|but) |, (?P<next>\p{Lu}\p{L}+ )| and (?P<also>(?:you can|there(?:’|')s|here(?:’|')s|our|my|over here|\p{Ll}+ \p{Lu}\p{L}+ \p{Lu}\p{L}+ \p{Ll}+ed)\b)",
    )
});

/// Returns the clauses of a sentence that name a page each, without what leads to it.
pub(super) fn clauses(sentence: &str, draft: &Draft) -> Vec<String> {
    let opens_with_title = draft.works.iter().any(|work| {
        sentence.trim_start_matches(['‘', '“', '"', '\'', '„', '»', '«']).starts_with(work.title.as_str())
    });
    if opens_with_title || ELSE.is_match(sentence) || SOLD.is_match(sentence) {
        return Vec::new();
    }
    let sentence = sentence.trim_end_matches(['.', '!', ' ', ')']).trim_start_matches('(');
    let rest = without_lead(sentence);
    let mut pieces = Vec::new();
    let mut start = 0;
    for joint in JOINT.captures_iter(rest) {
        let Some(whole) = joint.get(0) else { continue };
        let next = joint.name("next").or_else(|| joint.name("also")).map_or(whole.end(), |next| next.start());
        pieces.push(&rest[start..whole.start()]);
        start = next;
    }
    pieces.push(&rest[start..]);
    let bare = pieces.into_iter().map(|piece| without_lead(piece).trim());
    bare.filter(|piece| names_somebody(piece)).map(str::to_owned).collect()
}

/// A clause without what leads to the thing that it names.
fn without_lead(clause: &str) -> &str {
    LEAD.find(clause).map_or(clause, |lead| &clause[lead.end()..])
}

/// Whether a clause is long enough and has somebody or something with a capital.
fn names_somebody(piece: &str) -> bool {
    let has_capital = piece.split(' ').any(|word| word.starts_with(char::is_uppercase) && word.len() > 1);
    piece.split(' ').count() >= FEWEST && has_capital
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        assert_eq!(clauses(sentence, &Draft::new("Storm")), expected, "{sentence}");
    }

    #[test]
    fn a_clause_that_names_somebody_is_a_page() {
        check(
            "And Ann Poe turns up in episode 12 of the podcast.",
            &["Ann Poe turns up in episode 12 of the podcast"],
        );
        check("I have also got Ann Poe on the mill and its miller.", &["Ann Poe on the mill and its miller"]);
    }

    #[test]
    fn what_is_said_besides_is_none() {
        for sentence in [
            "Storm opens in theaters on Friday.",
            "Many thanks to Ann Poe for her time.",
            "I will have Ann Poe later this week.",
            "Both are worth your time.",
            "Want to know what Ann Poe thinks?",
            "Follow us for more from Ann Poe.",
        ] {
            check(sentence, &[]);
        }
    }
}
