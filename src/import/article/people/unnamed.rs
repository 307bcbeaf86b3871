//! Whom a headline calls by what they do: "Copper Sleep Director Explains the Ending".

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::names::{Token, names_at_start, names_ending, tokens};
use crate::import::pattern::pattern;

use super::tally::Tally;

/// How much it says that the text calls somebody what the headline does.
const CALLED_SO: f64 = 2.0;
/// Sentences in which the text says who that is.
const SENTENCES: usize = 12;

/// Words for one and the same thing that somebody does, folded.
const SAME: &[&[&str]] = &[
    &["director", "filmmaker", "helmer", "auteur", "codirector", "directors", "filmmakers"],
    &["writer", "screenwriter", "cowriter", "writers", "screenwriters"],
    &["star", "actor", "actress", "stars", "actors", "costar"],
    &["composer", "composers"],
    &["cinematographer", "dp"],
    &["editor", "editors"],
    &["producer", "producers"],
    &["showrunner", "creator", "cocreator", "showrunners", "creators"],
    &["designer", "designers"],
    &["supervisor", "supervisors"],
];

/// Counts whom the opening of a text calls what a headline does that names nobody.
pub(super) fn unnamed(title: &str, intro: &str, tally: &mut Tally<'_>) {
    let called: Vec<String> = tokens(title).iter().filter(|token| token.is_role()).map(role).collect();
    let sentences = intro.lines().flat_map(sentences).take(SENTENCES);
    for sentence in sentences.filter(|_| !called.is_empty()) {
        let words = tokens(sentence);
        let is_same =
            |token: &Token| token.is_role() && called.iter().any(|other| means(other, &role(token)));
        let places = words.iter().enumerate().filter(|(_, token)| is_same(token)).map(|(at, _)| at);
        let found = places.map(|at| beside(sentence, &words, at)).find(|names| !names.is_empty());
        for name in found.iter().flatten() {
            tally.add_short(name, CALLED_SO);
        }
        if found.is_some() {
            return;
        }
    }
    // "Behind the camera was Lena Aoki."
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bbehind the camera was "));
    let is_director = called.iter().any(|called| SAME[0].contains(&called.as_str()));
    let behind = BEHIND.find(intro).filter(|_| is_director);
    let names = behind.map(|cue| names_at_start(&intro[cue.end()..])).unwrap_or_default();
    names.first().into_iter().for_each(|name| tally.add_short(name, CALLED_SO * 2.0));
}

/// Those beside a role: "filmmaker |Lena Aoki and Joe Poe|", "|Lena Aoki|, the director of Ember".
fn beside(sentence: &str, words: &[Token], role: usize) -> Vec<String> {
    let behind = names_at_start(&sentence[words[role].end..]);
    if !behind.is_empty() {
        return behind;
    }
    let mut start = role;
    let is_lead = |token: &Token| token.is_lead() || matches!(token.folded.as_str(), "the" | "a" | "its");
    while start > 0 && is_lead(&words[start - 1]) {
        start -= 1;
    }
    let is_apposition = sentence[..words[start].start].trim_end().ends_with(',');
    let of = words.get(role + 1).is_some_and(|next| matches!(next.folded.as_str(), "of" | "behind"));
    if is_apposition && of { names_ending(sentence, &words[..start]) } else { Vec::new() }
}

fn role(token: &Token) -> String {
    token.folded.replace(' ', "")
}

fn means(one: &str, other: &str) -> bool {
    one == other || SAME.iter().any(|same| same.contains(&one) && same.contains(&other))
}
