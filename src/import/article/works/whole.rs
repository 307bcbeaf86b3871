//! How much of a title the text has: its article, its number, its subtitle.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::apart::{beside_part, stands_apart};
use crate::import::names::{is_whole_name, names_at_start};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::quoted;
use super::somebody::is_somebody;
use super::title::is_company;

/// Words before a colon that say what a page is, folded.
const RUBRICS: &[&str] = &["review", "trailer", "interview", "video", "watch"];

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
                !is_stop_word(&folded) && !RUBRICS.contains(&folded.as_str())
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

/// "Storm" of a text that names it "Storm: Rising" more than once, and has no other.
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
    // "Storm: Rising Ends" of a headline goes on behind it.
    let subtitles: Vec<&str> = behind.iter().flatten().copied().collect();
    let Some(first) = subtitles.iter().min_by_key(|subtitle| subtitle.len()).copied() else { return name };
    let n_same = subtitles.iter().filter(|subtitle| **subtitle == first).count();
    let is_only = n_same >= FEWEST && subtitles.iter().all(|subtitle| subtitle.starts_with(first));
    // A name behind a colon is whom the film is named with.
    let is_title = |subtitle: &str| !is_somebody(subtitle, body) && names_at_start(subtitle).is_empty();
    match is_only && !name.contains(':') && is_title(first.trim_start_matches(": ")) {
        true => format!("{name}{first}"),
        false => name,
    }
}

/// "Iron Crown" of "In Iron Crown" or "Inside “Iron Crown", if that may be the title, too.
pub(super) fn without_lead<'a>(main: &'a str, titles: &'a [String]) -> &'a str {
    const LEADS: &[&str] = &["In ", "Inside ", "When ", "On ", "With ", "From ", "Behind ", "How ", "Why "];
    let rest = LEADS.iter().find_map(|lead| main.strip_prefix(lead));
    let rest = rest.map(|rest| rest.trim_start_matches(['“', '‘', '"', '\'']));
    rest.filter(|rest| titles.iter().any(|title| fold(title) == fold(rest))).unwrap_or(main)
}

/// "Iron Crown" of a headline that has "‘Old Kings: Iron Crown’" in quotation marks: all of it.
pub(super) fn as_headline_quotes(name: String, title: &str) -> String {
    let is_its_end =
        |whole: &String| whole.rsplit_once(": ").is_some_and(|(_, end)| fold(end) == fold(&name));
    quoted(title).into_iter().find(is_its_end).unwrap_or(name)
}

/// "Iron Crown" of a text that has it as "Old Kings: Iron Crown" more than once, or that names the Old Kings elsewhere, be
/// it alone elsewhere.
pub(super) fn with_series(name: String, body: &str) -> String {
    const FEWEST: usize = 2;
    static SERIES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[^\p{L}\p{N}.:] ?)(\p{Lu}[\p{L}\p{N}’'-]*(?: (?:(?:of|the|and|in) ){0,2}[\p{Lu}\d][\p{L}\p{N}’'-]*){0,4}): $",
        )
    });
    const READ: usize = 80;
    let series = |at: usize| {
        let before = &body[body.ceil_char_boundary(at.saturating_sub(READ))..at];
        let line = before.rsplit('\n').next().unwrap_or(before);
        let found = SERIES.captures(line)?.get(1)?.as_str();
        // "As Old Kings: Iron Crown opens, ..."
        let is_first_small = |(first, _): &(&str, &str)| *first != "The" && is_stop_word(&fold(first));
        let series = found.split_once(' ').filter(is_first_small).map_or(found, |(_, rest)| rest);
        // Who speaks stands at the beginning of a line, too: "AOKI: Iron Crown was cold."
        Some((series, line.len() > series.len() + ": ".len()))
    };
    let found: Vec<(&str, bool)> = body.match_indices(&name).filter_map(|(at, _)| series(at)).collect();
    let Some((first, _)) = found.first() else { return name };
    // "Interview: Iron Crown" is about it, and whoever speaks of it stands before what they say.
    let is_rubric = || {
        let folded = fold(first);
        folded.split(' ').any(|word| RUBRICS.contains(&word)) || is_somebody(first, body)
    };
    let is_one = found.iter().all(|(other, _)| other == first)
        && found.iter().any(|(_, is_within)| *is_within)
        && body.matches(first).nth(FEWEST - 1).is_some();
    if is_one && !name.contains(':') && !is_rubric() { format!("{first}: {name}") } else { name }
}

/// "Winter" of a text that has it only as "Ash in Winter", one of the other titles.
pub(super) fn with_its_rest<'a>(name: &'a str, others: &'a [String], text: &str) -> &'a str {
    const FEWEST: usize = 2;
    let times = |title: &str| {
        let places = text.match_indices(title);
        places.filter(|(at, _)| stands_apart(text, *at, at + title.len())).count()
    };
    let n = times(name);
    let has_it = |other: &&String| {
        let is_plain = !other.contains(['\'', '’', '‘', '“', '”', '"', ':']);
        is_plain && beside_part(other, name).is_some() && times(other) == n
    };
    let longest = others.iter().filter(|_| n >= FEWEST).filter(has_it).max_by_key(|other| other.len());
    longest.map_or(name, String::as_str)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_title_is_no_part_of_it() {
        let titles = ["Iron Crown", "In Iron Crown", "Inside Out"].map(str::to_owned);
        assert_eq!(without_lead("In Iron Crown", &titles), "Iron Crown");
        assert_eq!(without_lead("Inside “Iron Crown", &titles), "Iron Crown");
        assert_eq!(without_lead("Inside Out", &titles), "Inside Out");
    }

    #[test]
    fn a_headline_quotes_all_of_a_title() {
        let whole = |title: &str| as_headline_quotes("Iron Crown".to_owned(), title);
        assert_eq!(whole("‘Old Kings: Iron Crown’ Directors on Snow"), "Old Kings: Iron Crown");
        assert_eq!(whole("‘Old Kings: Iron Crowns’ Directors on Snow"), "Iron Crown");
        assert_eq!(whole("Interview: Iron Crown"), "Iron Crown", "what is not quoted may be a rubric");
    }

    #[test]
    fn what_a_text_names_more_than_once_with_its_series_is_a_part_of_it() {
        let whole = |text: &str| with_series("Iron Crown".to_owned(), text);
        let text = "She wrote Old Kings II: Iron Crown. The Iron Crown cast was cold.\nOld Kings II: Iron Crown opens.";
        assert_eq!(whole(text), "Old Kings II: Iron Crown");
        for other in [
            "Old Kings: Iron Crown is out.",
            "As Old Kings: Iron Crown and Old Kings go on, so does New Kings: Iron Crown.",
            "Old Kings: Iron Crown and New Kings: Iron Crown.",
            "Film Interview: Iron Crown\nFilm Interview: Iron Crown",
            "POE: Iron Crown was cold.\nPOE: Iron Crown was wet.",
            "Iron Crown",
        ] {
            assert_eq!(whole(other), "Iron Crown", "{other}");
        }
        let alone = "As Old Kings: Iron Crown opens, so do Old Kings.";
        assert_eq!(whole(alone), "Old Kings: Iron Crown");
    }

    #[test]
    fn a_title_has_the_subtitle_that_others_go_on_behind() {
        let whole = |text: &str| with_only_subtitle("Storm".to_owned(), text);
        let text = "She talks Storm: Rising Ending\nStorm: Rising opens. Storm: Rising is wet.";
        assert_eq!(whole(text), "Storm: Rising");
        assert_eq!(whole("He is the Storm. Storm: Rising opens. Storm: Rising is wet."), "Storm: Rising");
        assert_eq!(whole("Storm: Rising opens. Storm: Falling, too. Storm: Rising"), "Storm");
        assert_eq!(whole("Storm: Rising Ending and Storm: Rising"), "Storm", "once is no proof");
    }

    #[test]
    fn a_part_of_a_title_that_never_stands_alone_is_all_of_it() {
        let titles = ["Winter", "Ash in Winter", "Winter Coat"].map(str::to_owned);
        let text = "Ash in Winter was shot in June. There is winter, and Ash in Winter.";
        assert_eq!(with_its_rest("Ash", &titles, text), "Ash in Winter");
        assert_eq!(with_its_rest("Winter", &titles, text), "Ash in Winter");
        assert_eq!(with_its_rest("Winter", &titles, "Winter, Ash in Winter."), "Winter");
        assert_eq!(with_its_rest("Winter", &titles, "Ash in Winter"), "Winter", "once is no proof");
    }
}
