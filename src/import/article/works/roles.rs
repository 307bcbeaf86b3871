//! Titles that stand before or behind what somebody does: "Ember Director Lena Aoki", "Lena Aoki, Star of Ember".

use std::sync::LazyLock;

use regex::Regex;

use crate::import::known::Known;
use crate::import::names::{is_role, names_at_start};
use crate::import::pattern::pattern;
use crate::text::fold;

use super::quoted::quoted;
use super::title::without_possessive;

/// Words before a role in a headline that is read for one.
const FURTHEST: usize = 9;
/// What stands before roles and is no title, folded.
#[rustfmt::skip]
const NO_TITLES: &[&str] = &[
    "the", "franchise", "our", "rising", "hollywood", "horror", "indie", "breakout", "young", "new", "how", "why", "first time",
    "oscar winning", "legendary", "veteran", "acclaimed", "writer", "co",
];

/// Returns the titles that stand before roles: of "Ember Director Lena Aoki Talks ...", "Ember".
pub(super) fn before_role(title: &str, known: &Known, body: &str) -> Vec<String> {
    let masked = without_quotes(title);
    let parts = masked.split([':', '|', '–', '—', '“', '”', '"']).map(str::trim);
    let mut found: Vec<String> =
        parts.chain([masked.as_str()]).filter_map(|part| before_first_role(part, title, body)).collect();
    found.dedup();
    found.retain(|name| !NO_TITLES.contains(&fold(name).as_str()) && known.people(name).is_empty());
    found.into_iter().map(|name| without_lead(without_person(name, body), body)).collect()
}

/// What stands before the first role of a part of a headline.
fn before_first_role(part: &str, title: &str, body: &str) -> Option<String> {
    let words: Vec<&str> = part.split(' ').collect();
    (1..words.len().min(FURTHEST)).find_map(|at| {
        let before = words[..at].join(" ");
        let before = before.trim_start_matches("Exclusive: ").trim_start_matches("Interview: ");
        let before = without_possessive(before);
        let is_clean = !before.contains(['‘', '“', '"', '\'']) && !before.split(' ').any(is_role);
        let is_named = at > 1 && !before.ends_with(',') && body.contains(before);
        // "Star Wars" is no role.
        if is_series(words[at], words.get(at + 1).copied()) {
            return None;
        }
        let goes_on =
            words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c == '&'));
        // "Lena Aoki, Production Designer"
        if !is_clean
            || before.ends_with(',')
            || !is_role_of_somebody(words[at], title)
            || !(is_named || goes_on)
        {
            return None;
        }
        // A colon may be the title's.
        let last = before.rsplit([':', '|']).next().unwrap_or(before).trim();
        Some(behind_cue(if body.contains(before) { before } else { last }).to_owned())
    })
}

/// "Star Wars", "Star Trek".
fn is_series(word: &str, next: Option<&str>) -> bool {
    word == "Star" && next.is_some_and(|next| next.starts_with("Wars") || next.starts_with("Trek"))
}

/// Whether a word is a role and no part of a title: "STAR TREK" amid small letters is one.
fn is_role_of_somebody(word: &str, title: &str) -> bool {
    let bare = word.trim_end_matches([',', ':']);
    let is_shouted = !word.contains(char::is_lowercase) && title.contains(char::is_lowercase);
    is_role(bare) && !bare.ends_with("’s") && !bare.ends_with("'s") && (!is_shouted || bare.len() <= 2)
}

/// "Lena Aoki, director of Ember".
pub(super) fn role_of(title: &str) -> impl Iterator<Item = String> {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:director|writer|star|stars|composer|producer|creator|cinematographer|editor|editing|directing|making|makers?|score|music|ending|actor|actress|directora?|diretora?|realizadora?|r[ée]alisat(?:eur|rice)|regista|regisseur(?:in)?) (?:of|behind|de|do|da|di|von) (?:\p{L}+-(?:tipped|nominated|winning|bound) |(?:the )?new |hit |upcoming )*([^,:;|–—]{2,60}?)(?:\s*$|[,:;|–—]| on | talks| about )",
        )
    });
    let found: Vec<String> = OF.captures_iter(title).map(|found| found[1].to_owned()).collect();
    found.into_iter().filter(|name| {
        quoted(name).is_empty() && name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
    })
}

/// "Joe Poe & The Ember" of "Joe Poe & The Ember Director Talk ..." without who stands before the film.
fn without_person(name: String, body: &str) -> String {
    let person = names_at_start(&name).into_iter().next();
    let behind = person.and_then(|person| name.strip_prefix(&person)).map(str::trim_start);
    let rest = behind.and_then(|rest| ["& ", "and ", "And "].iter().find_map(|and| rest.strip_prefix(and)));
    match rest {
        Some(rest) => rest
            .strip_prefix("The ")
            .filter(|bare| !body.contains(rest) && body.contains(bare))
            .unwrap_or(rest)
            .to_owned(),
        None => name,
    }
}

/// "How The Orchard" of "How The Orchard’s Editor ...", or "The Orchard" of "The Orchard Director ...", as the text
/// names it: a title may begin with such a word.
fn without_lead(name: String, body: &str) -> String {
    let rest = ["How ", "Why ", "Inside ", "Behind ", "The "].iter().find_map(|lead| name.strip_prefix(lead));
    match rest {
        Some(rest) if body.matches(rest).count() > 2 * body.matches(&name).count() => rest.to_owned(),
        _ => name,
    }
}

/// "Ember" of "An Interview With Ember Director ...".
fn behind_cue(before: &str) -> &str {
    static CUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:interview|conversation|q&a|talking|talk|chatting|chat|questions|minutes|moment|catching up)\b.*\b(?:with|for|to)\s+",
        )
    });
    CUE.find(before).map_or(before, |cue| &before[cue.end()..])
}

/// A headline with nothing between its quotation marks.
fn without_quotes(title: &str) -> String {
    static QUOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"“[^“”]*”|"[^"]*"|«[^«»]*»"#));
    QUOTE.replace_all(title, "“”").into_owned()
}
