//! Titles that stand in a headline without quotation marks.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

use super::super::known::Known;
use super::super::names::{in_mixed_case, is_role};
use super::super::pattern::pattern;
use super::works::quoted;

/// "Ember Director Lena Aoki ...", "Ember Star ...": the title that stands before the role.
pub(super) fn before_role(title: &str, known: &Known) -> Vec<String> {
    let head = title.split([':', '|']).next().unwrap_or(title);
    let mut found = Vec::new();
    for part in [head, title] {
        let words: Vec<&str> = part.split(' ').collect();
        for at in 1..words.len().min(9) {
            let word = words[at].trim_end_matches([',', ':']);
            let before = words[..at].join(" ");
            let before = before.trim_start_matches("Exclusive: ").trim_start_matches("Interview: ");
            let before = before.strip_suffix("’s").or_else(|| before.strip_suffix("'s")).unwrap_or(before);
            let follows =
                words.get(at + 1).is_some_and(|next| next.chars().next().is_some_and(char::is_uppercase));
            if is_role(word)
                && !word.ends_with("’s")
                && !word.ends_with("'s")
                && follows
                && !before.contains(['‘', '“', '"', '\''])
                && !before.split(' ').any(is_role)
            {
                found.push(before.rsplit([':', '|']).next().unwrap_or(before).trim().to_owned());
                break;
            }
        }
    }
    found.dedup();
    found.retain(|name| {
        ![
            "the",
            "how",
            "why",
            "first time",
            "oscar winning",
            "legendary",
            "veteran",
            "acclaimed",
            "writer",
            "co",
        ]
        .contains(&fold(name).as_str())
            && known.people(name).is_empty()
    });
    found
}

/// "Ash" of a headline's "Ash & Ivory", if the text knows it so.
fn with_ampersand<'a>(name: &'a str, rest: &'a str, body: &str) -> &'a str {
    let Some(behind) = rest.strip_prefix(name).and_then(|behind| behind.strip_prefix(" & ")) else {
        return name;
    };
    let next = behind.split([' ', ',', ':']).next().map_or(0, str::len);
    let whole = &rest[..name.len() + " & ".len() + next];
    if next > 0 && body.contains(whole) { whole } else { name }
}

/// A title as a text writes it: "EMBER" is "Ember" there.
fn in_case_of(name: &str, body: &str) -> Option<String> {
    let any_case = regex::RegexBuilder::new(&format!(r"\b{}\b", regex::escape(name)))
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build()
        .ok()?;
    let found = any_case.find_iter(body).map(|found| found.as_str());
    // A text that repeats its headline shouts there, too.
    let is_quiet = |text: &&str| text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    found.into_iter().find(is_quiet).map(str::to_owned)
}

/// "Rewinding the Heist in DOUBLE VAULT": what a headline of small letters sets in capitals, as the text does.
pub(super) fn shouted(title: &str, body: &str) -> Vec<String> {
    static RUN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\p{Lu}[\p{Lu}\p{N}’'&-]*(?:[ :]+[\p{Lu}\p{N}][\p{Lu}\p{N}’'&-]*)*"));
    const SHORTEST: usize = 5;
    let small = title.chars().filter(|c| c.is_lowercase()).count();
    let capital = title.chars().filter(|c| c.is_uppercase()).count();
    if small < capital {
        return Vec::new();
    }
    let is_apart = |run: &regex::Match<'_>| {
        let after = &title[run.end()..];
        !after.starts_with(char::is_alphabetic) && !after.starts_with(':')
    };
    let runs = RUN.find_iter(title).filter(is_apart).map(|run| run.as_str().trim_matches([' ', ':']));
    let telling =
        |run: &&str| run.chars().filter(|c| c.is_uppercase()).count() >= SHORTEST && body.contains(run);
    runs.filter(telling).map(in_mixed_case).collect()
}

/// "Lena Aoki, director of Ember".
pub(super) fn role_of(title: &str) -> impl Iterator<Item = String> {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:director|writer|star|stars|composer|producer|creator|cinematographer|editor|editing|directing|making|makers?|score|music|ending|actor|actress|directora?|diretora?|realizadora?|r[ée]alisat(?:eur|rice)|regista|regisseur(?:in)?) (?:of|behind|de|do|da|di|von) ([^,:;|–—]{2,60}?)(?:\s*$|[,:;|–—]| on | talks| about )",
        )
    });
    let found: Vec<String> = OF.captures_iter(title).map(|found| found[1].to_owned()).collect();
    found.into_iter().filter(|name| {
        quoted(name).is_empty() && name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
    })
}

/// "Lena Aoki Interview: Ember", "Ember Interview: Lena Aoki ...", "Lena Aoki on Ember": what the text names, too.
pub(super) fn interview_with(title: &str, body: &str, weight: f64) -> Vec<(String, f64)> {
    static AFTER: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"(?:Interview|INTERVIEW)\s*[:–—-]\s*([^:|–—,()\[\]]{2,60})(?:$|,)",
            r"\b(?:on|On|Talks|talks|Discusses|discusses|About|about|for|For|sobre|sur)\s+(?:(?:the|The|his|her|their|new|New|making|Making|film|Film)\s+)*([^:|–—,]{2,50}?)(?:$|[,:|–—]| and | And | & )",
            r"^(?:Interview|INTERVIEW)\s*[:–—-]\s*[^()]{3,60}\(([^()]{2,50})\)\s*$",
            r"^([^:|–—,]{2,50}?)(?:\s+Interview\b|\s*:\s)",
        ]
        .map(pattern)
        .into()
    });
    let mut found = Vec::new();
    for part in AFTER.iter().flat_map(|form| form.captures_iter(title)) {
        let name = part[1].trim();
        let rest = part.get(1).map_or("", |name| &title[name.start()..]);
        let name = with_ampersand(name, rest, body);
        let is_named = |name: &str| {
            name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
                && body
                    .match_indices(name)
                    .take(30)
                    .filter(|(at, _)| !body[..*at].trim_end().ends_with(['.', '\n']))
                    .count()
                    >= 1
        };
        // "on The Long Count": the article is the title's where the text writes it so amid a sentence.
        let before = part.get(1).map_or("", |name| &title[..name.start()]);
        let whole = format!("The {name}");
        let name = if before.ends_with("The ") && is_named(&whole) { whole.as_str() } else { name };
        // A headline may shout what the text does not.
        let shouted = !name.chars().any(char::is_lowercase) && name.chars().count() >= 4;
        let quiet = if shouted { in_case_of(name, body) } else { None };
        let name = quiet.as_deref().unwrap_or(name);
        // "Lena Aoki: ..." begins with who speaks.
        let is_person = part.get(0).is_some_and(|all| all.start() == 0)
            && super::super::names::names(name).iter().any(|(_, found)| found == name);
        if is_named(name) && !is_person {
            found.push((name.to_owned(), weight));
        }
    }
    found
}
