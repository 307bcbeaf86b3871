//! How much of a title the text has: its article, its number, its subtitle.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::apart::stands_apart;
use crate::import::names::{is_whole_name, names_at_start};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::is_somebody;
use super::title::is_company;

/// "Iron Crown" of a text that has it only as "The Iron Crown", or as "Old Kings: Iron Crown".
pub(super) fn whole(name: String, body: &str) -> String {
    // "des « Heures creuses »": Les Heures creuses.
    const ARTICLES: &[&str] = &["Les ", "Le ", "Los ", "Las ", "Die ", "Der ", "Das "];
    let with = ARTICLES.iter().map(|article| format!("{article}{name}"));
    if let Some(with) = with.into_iter().find(|with| body.matches(with.as_str()).nth(1).is_some()) {
        return with;
    }
    const LONGEST: usize = 5;
    let mut places = body.match_indices(&name).map(|(at, _)| &body[..at]).peekable();
    let Some(first) = places.peek().copied() else { return name };
    let lead = match first.strip_suffix(": ") {
        Some(before) => {
            let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let words = before.rsplit([' ', '\n']).take(LONGEST).take_while(capital);
            // "Review: Iron Crown" is about it.
            let is_part = |word: &&str| {
                let folded = fold(word);
                !is_stop_word(&folded)
                    && !["review", "trailer", "interview", "video", "watch"].contains(&folded.as_str())
            };
            let words: Vec<&str> = words.take_while(is_part).collect();
            words.into_iter().rev().collect::<Vec<_>>().join(" ") + ": "
        }
        None => "The ".to_owned(),
    };
    let is_led = |before: &str| before.ends_with(lead.as_str()) && !before.ends_with('\n');
    match lead.len() > 2 && places.all(is_led) {
        true => format!("{lead}{name}"),
        false => name,
    }
}

/// "Iron Crown" of a text that has it only as "Iron Crown: Ashes" or "Iron Crown at Sea": all of it.
pub(super) fn to_its_end(name: String, body: &str) -> String {
    const FEWEST: usize = 2;
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:: | [–—-] | (?:at|of|in|from|for) )(?:(?:the|a) )?\p{Lu}[\p{L}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{N}’'-]*){0,3}",
        )
    });
    let ends = |at: usize| GOES_ON.find(&body[at + name.len()..]).map(|found| found.as_str());
    let mut places = body.match_indices(&name).map(|(at, _)| ends(at));
    let Some(Some(tail)) = places.next() else { return name };
    let mut n = 1;
    let is_same = |other: Option<&str>| {
        n += 1;
        other == Some(tail)
    };
    let all = places.all(is_same);
    let place = tail.trim_start_matches(": ").trim_start().split_once(' ').map_or("", |(_, place)| place);
    if all && n >= FEWEST && !is_company(&fold(place)) { format!("{name}{tail}") } else { name }
}

/// "Low Bridge" of "working with |Lena Aoki on Low Bridge|".
pub(super) fn behind_person(name: String, body: &str) -> String {
    let title = name.split_once(" on ").filter(|(who, title)| {
        is_whole_name(who) && who.contains(' ') && body.matches(title).nth(1).is_some()
    });
    title.map(|(_, title)| title.to_owned()).unwrap_or(name)
}

/// "Storm" of a headline's "Storm 2" as the text names it: "Storm: Chapter 2".
pub(super) fn numbered(name: String, title: &str, body: &str) -> String {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (\d{1,2})\b(?:[^:.\d]|$)"));
    let number = title.split_once(name.as_str()).and_then(|(_, behind)| NUMBER.captures(behind));
    let Some(number) = number else { return name };
    let escaped = regex::escape(&name);
    let form = format!(r"(?i)\b{escaped}(?:: | )(?:(?:chapter|part|volume|vol\.) )?{}\b", &number[1]);
    let written = regex::RegexBuilder::new(&form).size_limit(1 << 20).build();
    let found = written.ok().and_then(|written| written.find(body).map(|found| found.as_str().to_owned()));
    found.unwrap_or(name)
}

/// "Storm" of a text that begins with "Storm: Rising", names it so more than once, and has no other.
pub(super) fn with_only_subtitle(name: String, body: &str) -> String {
    const FEWEST: usize = 2;
    static SUBTITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^: \p{Lu}[\p{L}\p{N}’'-]*(?: (?:(?:of|the|and|in|to) ){0,2}\p{Lu}[\p{L}\p{N}’'-]*){0,4}")
    });
    let behind: Vec<Option<&str>> = body
        .match_indices(&name)
        .filter(|(at, _)| stands_apart(body, *at, at + name.len()))
        .map(|(at, _)| SUBTITLE.find(&body[at + name.len()..]).map(|found| found.as_str()))
        .collect();
    let Some(Some(first)) = behind.first() else { return name };
    let subtitles: Vec<&&str> = behind.iter().flatten().collect();
    let is_only = subtitles.len() >= FEWEST && subtitles.iter().all(|subtitle| **subtitle == *first);
    // A name behind a colon is whom the film is named with.
    let is_title = |subtitle: &str| !is_somebody(subtitle, body) && names_at_start(subtitle).is_empty();
    match is_only && !name.contains(':') && is_title(first.trim_start_matches(": ")) {
        true => format!("{name}{first}"),
        false => name,
    }
}

/// "Les Heures" of a text that has it only as "Les Heures creuses": Romance titles go on in small letters.
pub(super) fn with_small_words(name: String, title: &str, body: &str) -> String {
    const ARTICLES: &[&str] =
        &["Les ", "Le ", "La ", "Los ", "Las ", "El ", "Un ", "Une ", "Una ", "Il ", "Gli "];
    const FEWEST: usize = 2;
    if !ARTICLES.iter().any(|article| name.starts_with(article)) {
        return name;
    }
    // "de sel" are two words of it.
    const LINKS: &[&str] = &["de ", "du ", "des ", "del ", "della ", "di "];
    let next = |at: usize| {
        let rest = body[at + name.len()..].strip_prefix(' ')?;
        let lead = LINKS.iter().find(|link| rest.starts_with(**link)).map_or(0, |link| link.len());
        let word = rest[lead..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        Some(&rest[..lead + word.len()])
    };
    let mut places = body.match_indices(&name).map(|(at, _)| next(at));
    let Some(Some(word)) = places.next() else { return name };
    let others: Vec<Option<&str>> = places.collect();
    let in_headline = usize::from(title.contains(&format!("{name} {word}")));
    let is_same = others.len() + 1 + in_headline >= FEWEST && others.iter().all(|other| *other == Some(word));
    let last = word.rsplit(' ').next().unwrap_or(word);
    let is_title = is_same && word.starts_with(char::is_lowercase) && !last.is_empty() && !is_stop_word(last);
    if is_title { format!("{name} {word}") } else { name }
}
