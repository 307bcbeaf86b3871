//! Copies that begin with their article: the headline was not taken along.

use std::sync::LazyLock;

use regex::Regex;

use super::super::date::is_date_line;
use super::super::pattern::pattern;
use super::BYLINE;
use super::line::{Line, SENTENCE, WHO, goes_on, is_title, lines};

/// Lines of a page's beginning that are looked at, and captions that may stand above them.
const NEAR: usize = 3;
const CAPTIONS: usize = 2;

/// Whether a copied page begins with its article: its headline was lost.
///
/// Only what is a paragraph by its length or its sentences says so, and nothing that has a byline below.
pub(super) fn is_lost(text: &str) -> bool {
    let telling = |line: &Line<'_>| line.text.chars().any(char::is_alphabetic) && !is_date_line(&line.text);
    let first: Vec<Line<'_>> = lines(text).filter(telling).take(NEAR + CAPTIONS).collect();
    let n_credits = first.iter().position(|line| !is_of_picture(&first, line)).unwrap_or(0);
    let first = &first[n_credits..first.len().min(n_credits + NEAR)];
    // "Lena Aoki on Ember Ten years ago she burned ...", and below: "Lena Aoki on Ember".
    let begins_first = |line: &Line<'_>| line.n_words() > 2 && goes_on(&first[0].text, &line.text);
    if first.iter().skip(1).any(begins_first) {
        return false;
    }
    // "You shot all of it in January. How did the actors take it?", below nothing but a day.
    static ASKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:I|you|your)\b.*\?$"));
    // "So how does one end up there?" goes on with what a headline would have begun.
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:So|And|OK|Okay|Now),? \p{Ll}.*\?$"));
    let asks = |line: &Line<'_>| {
        let is_long = line.n_words() >= SENTENCE && ASKS.is_match(&line.text) && !is_title(&line.text);
        is_long || GOES_ON.is_match(&line.text)
    };
    let begins =
        |line: &Line<'_>| !line.is_byline() && (line.is_paragraph() || asks(line)) || is_turn(line, text);
    let signed = || first.iter().skip(1).any(|line| BYLINE.is_match(&line.text));
    first.first().is_some_and(begins) && !signed()
}

/// Whether a line is what somebody says, whose name or initials stand before other lines, too: "REEL: Why ten?"
fn is_turn(line: &Line<'_>, text: &str) -> bool {
    const OTHERS: usize = 2;
    static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^{WHO}: ")));
    let label = LABEL.find(&line.text).map(|found| found.as_str());
    label.is_some_and(|label| lines(text).filter(|line| line.text.starts_with(label)).nth(OTHERS).is_some())
}

/// Whether a line says what a picture shows: it is credited, there or where it stands again with the credit.
fn is_of_picture(top: &[Line<'_>], line: &Line<'_>) -> bool {
    static CREDIT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?i:image|photo|picture)(?i: credit)?: [^:]*$|^(?i:image via) "));
    let again = |other: &Line<'_>| other.text.starts_with(&line.text) && CREDIT.is_match(&other.text);
    top.iter().any(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_begins_with_its_article_has_lost_its_headline() {
        let body = "Lena Aoki has spent ten years on Ember, a film about a house that burns and burns.\n\nREEL: Why ten?\n";
        assert!(is_lost(body));
        assert!(is_lost(&format!("–\n\n2019-03-09\n{body}")));
        assert!(!is_lost(&format!("Lena Aoki on Ember\n{body}")));
        assert!(is_lost("REEL: Why ten?\nLA: Money.\nREEL: And now?\nLA: Sleep.\nREEL: Ash?\n"));
        assert!(!is_lost("REEL: Ten Years of Ash\nLA: Money.\nANN: And now?\n"));
        // A sentence may be a headline, above a byline.
        assert!(!is_lost(
            "We spent ten years in a house that burned down, twice, says Lena Aoki.\nBy Ann Poe\n"
        ));
    }
}
