//! Titles that stand in a headline without any mark, told by the words around them and by the text.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::apart::stands_apart;
use crate::import::names::{names, names_at_start, tokens};
use crate::import::pattern::pattern;
use crate::text::fold;

use super::title::{in_title_case, is_company, without_possessive};
use super::{BEFORE_ROLE, CALLED_SO, Candidate, SET_APART};

/// Longest title that is looked for, in words.
const LONGEST: usize = 9;
/// What a title says that the text has and behind which somebody is named.
const BEFORE_NAME: f64 = 3.0;

/// Returns the phrases of a headline that stand where titles do, and that the text has, too.
pub(super) fn led(title: &str, body: &str) -> Vec<Candidate> {
    let mut found = behind_leads(title, body);
    found.extend(before_names(title, body));
    found.extend(owner(title, body));
    found
}

/// "Lena Aoki on Fire Below", "Joe Poe’s Red Mill": as many of the words behind as the text has in a row.
fn behind_leads(title: &str, body: &str) -> Vec<Candidate> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:\b(?i:on|in|of|for|about|talks?|discuss(?:es)?|making|behind|shooting|scoring|directing|editing|sobre|sur|de)|\p{L}(?:’s|'s|s’|s'))\s+(?:(?:the new|The New|new|New|his|her|their|film|series)\s+)*",
        )
    });
    LEAD.find_iter(title).filter_map(|lead| phrase(&title[lead.end()..], lead.as_str(), body)).collect()
}

/// The longest title with which words of a headline begin.
fn phrase(rest: &str, lead: &str, body: &str) -> Option<Candidate> {
    let words: Vec<&str> = rest.split(' ').take(LONGEST).collect();
    let prefixes = (1..=words.len()).rev().map(|n| words[..n].join(" "));
    let name = prefixes
        .map(|name| trimmed(&name).to_owned())
        .filter(|name| in_title_case(name) && opens_and_ends_with_capitals(name) && !is_company(&fold(name)))
        .find_map(|name| as_written(&name, body))?;
    // A place or a month stands behind "in", and one word says little.
    let lead = fold(lead);
    let is_weak = !name.contains(' ') && ["in", "for", "de"].iter().any(|weak| lead.starts_with(weak));
    let weight = if is_weak || is_like_a_person(&name) { SET_APART } else { CALLED_SO };
    match name.split(' ').count() >= 3 {
        true => Some(Candidate::as_title(name, weight)),
        false => Some(Candidate::new(name, weight)),
    }
}

/// "How Red Mill’s Last Scene Came Together": what owns what the headline asks about, and is nobody.
fn owner(title: &str, body: &str) -> Option<Candidate> {
    static ASKS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:How|Why|What|Inside|Behind) (\p{Lu}[^:,‘“]{1,50}?)(?:’s|'s) "));
    let name = as_written(&ASKS.captures(title)?[1], body)?;
    let is_person = is_like_a_person(&name) || !name.contains(' ');
    (in_title_case(&name) && !is_person && !is_company(&fold(&name))).then(|| Candidate::new(name, CALLED_SO))
}

/// "Red Mill: Lena Aoki on Fire", "Red Mill Interview with Lena Aoki", "Red Mill’s Lena Aoki".
pub(super) fn before_names(title: &str, body: &str) -> Vec<Candidate> {
    static BREAK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\s*: |\s+[|-] | (?i:interview) (?i:with) |(?:’s|'s) "));
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:(?i:how|why|exclusive|interview|watch|inside|behind)\b[\s:–—|-]*)+"));
    let mut found = Vec::new();
    for part in BREAK.find_iter(title) {
        let before = &title[..part.start()];
        let before = LEAD.find(before).map_or(before, |lead| &before[lead.end()..]);
        // "Red Mill (2009) Set Visit: ..."
        let before = before.split(" (").next().unwrap_or(before);
        if names_follow(&title[part.end()..], body)
            && in_title_case(before)
            && body.contains(before)
            && !is_company(&fold(before))
            && before.split(' ').count() <= LONGEST
        {
            // "Red Mill’s Lena Aoki Talks Fire" begins with it.
            let is_owner = part.as_str().ends_with("s ") && part.start() == before.len();
            let weight = if is_owner { BEFORE_ROLE } else { BEFORE_NAME };
            found.push(Candidate::as_title(before, weight));
        }
    }
    found
}

/// Whether a text begins with a name that the article has, too, behind roles.
fn names_follow(text: &str, body: &str) -> bool {
    let roles = tokens(text).iter().take_while(|token| token.is_lead()).map(|token| token.end).max();
    let behind_role = roles.is_some();
    let name = names_at_start(&text[roles.unwrap_or(0)..]).into_iter().next();
    // The text may go on with the surname alone: "de la Roe".
    let first_words = |name: &str| name.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let surname = |name: &str| name.split_once(' ').map(|(_, surname)| surname.to_lowercase());
    let is_known = |name: &String| {
        let by_surname = || surname(name).is_some_and(|surname| body.to_lowercase().contains(&surname));
        behind_role || body.contains(&first_words(name)) || by_surname()
    };
    name.as_ref().is_some_and(is_known)
}

fn trimmed(name: &str) -> &str {
    let name = name.trim_end_matches([',', ';', ':', '.', ')', '(', '|', '–', '—', ' ']);
    without_possessive(name)
}

fn opens_and_ends_with_capitals(name: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    name.split(' ').next().is_some_and(is_capital) && name.rsplit(' ').next().is_some_and(is_capital)
}

/// A phrase as the text writes it, whatever its capitals; one word alone only within a sentence, as at its
/// beginning any word has a capital.
fn as_written(name: &str, body: &str) -> Option<String> {
    const MOST: usize = 30;
    // Letters outside of ASCII keep their length, so that places are the same in both.
    let (lower, wanted) = (body.to_ascii_lowercase(), name.to_ascii_lowercase());
    let stands = |at: &usize| {
        let before = &body[..*at];
        let ended = before.trim_end();
        let opens = ended.is_empty() || before.ends_with('\n') || ended.ends_with(['.', '!', '?', ':']);
        stands_apart(body, *at, at + wanted.len()) && (name.contains(' ') || !opens)
    };
    let places = lower.match_indices(&wanted).map(|(at, _)| at).take(MOST);
    let at = places.filter(stands).find(|at| opens_and_ends_with_capitals(&body[*at..at + wanted.len()]))?;
    Some(body[at..at + wanted.len()].to_owned())
}

/// Two or three words that could be somebody’s name as well.
fn is_like_a_person(name: &str) -> bool {
    !name.starts_with("The ") && names(name).first().is_some_and(|(_, found)| found == name)
}
