//! Several pages that one phrase or line names.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::article::related::below::is_mostly_in_capitals;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::{NAME_ON, PAGE, PAGE_OF_OURS, rest_of_item};

/// Most words of a role before a name: "and editor |Joe Roe|".
const MOST_ROLES: usize = 2;
/// Words of somebody's name.
const WORDS_OF_NAME: std::ops::RangeInclusive<usize> = 1..=4;

/// What a line leads to behind its "Further reading:": "|my essay on Storm|, and |Joe Roe on Tide|", "|Ann Poe on
/// Tide (transcript)| and |Joe Roe at home|".
pub(in super::super) fn several_of_line(text: &str) -> Vec<String> {
    static BEHIND_BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r"\)(?P<and>,? and )\p{Lu}"));
    const FEWEST: usize = 4;
    let is_ours = ["my ", "our "].iter().any(|ours| text.starts_with(ours));
    // A sentence: "Ann Poe on Storm, and Joe Roe on making Tide."
    let at = match is_ours || text.ends_with('.') {
        true => text.find(", and ").map(|at| (at, at + ", and ".len())),
        false => BEHIND_BRACKET
            .captures(text)
            .and_then(|found| found.name("and"))
            .map(|and| (and.start(), and.end())),
    };
    let pieces = match at {
        Some((end, start)) => vec![&text[..end], &text[start..]],
        None => vec![text],
    };
    match pieces.iter().all(|piece| piece.split(' ').count() >= FEWEST) {
        true => pieces.into_iter().map(str::to_owned).collect(),
        false => vec![text.to_owned()],
    }
}

/// "here are links to my other Storm interviews: |Ann Poe|, |Joe Roe| and writer |Ola Vik|."
pub(super) fn talks_with(sentence: &str) -> Vec<String> {
    static TALKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:my|our)\b[^.:]{0,60}\b(?:interviews|conversations|talks|chats)\b[^.:]{0,30}: (.{6,})$",
        )
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r",? and |, | & "));
    let Some(found) = TALKS.captures(sentence) else { return Vec::new() };
    let list = found[1].trim_end_matches(['.', '!', ' ']).to_owned();
    let is_name = |name: &String| {
        WORDS_OF_NAME.contains(&name.split(' ').count())
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    let names: Vec<String> = AND.split(&list).map(|piece| without_role(piece, usize::MAX)).collect();
    if names.len() > 1 && names.iter().all(is_name) { names } else { Vec::new() }
}

/// "Click on a name to watch: |Ann Poe|, |Joe Roe| and |Ola Vik|", "Click a name and it plays - |Ann Poe and Joe Roe|,
/// |Ola Vik|, and the last one is with the baker |Bo Sund|."
pub(in super::super) fn to_choose(sentence: &str) -> Vec<String> {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\bclick (?:on )?(?:(?:a|any|each|the|their|either) )?names?\b[^:–—]{0,60}?(?::| ?[–—]| -) ?(.{6,})$",
        )
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r",? and |, "));
    static LAST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:and )?the last (?:one )?is (?:with )?"));
    let Some(found) = NAMES.captures(sentence) else { return Vec::new() };
    let list = found[1].trim_end_matches(['.', '!', ' ']).to_owned();
    let pieces: Vec<&str> = list.split(", ").collect();
    // Two who stand before a comma share a page.
    let are_pairs = pieces[..pieces.len() - 1].iter().any(|piece| piece.contains(" and "));
    let names: Vec<&str> = if are_pairs { pieces } else { AND.split(&list).collect() };
    let names: Vec<String> = names.into_iter().map(|name| LAST.replace(name, "").into_owned()).collect();
    let is_name = |name: &String| {
        let (first, second) = name.split_once(" and ").unwrap_or((name, name));
        let ends_in_name =
            |name: &str| name.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
        ends_in_name(first) && ends_in_name(second) && name.split(' ').count() <= 2 * *WORDS_OF_NAME.end()
    };
    if names.len() > 1 && names.iter().all(is_name) { names } else { Vec::new() }
}

/// "writer and editor |Joe Roe|", of which at most `most` words are roles.
fn without_role(name: &str, most: usize) -> String {
    let roles = name.split(' ').take_while(|word| word.starts_with(char::is_lowercase)).count();
    name.split(' ').skip(roles.min(most)).collect::<Vec<_>>().join(" ")
}

/// "our talks with Ann Poe and Joe Roe" are two: "our talks with Ann Poe", and "Joe Roe".
pub(super) fn one_each(thing: &str) -> Vec<String> {
    // "our interviews with Ann Poe on Tide |and with the directors of Storm|"
    static AND_WITH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:interviews|conversations|talks|chats) with [^,]{3,80}?(?P<and> and with )\S")
    });
    if let Some(and) = AND_WITH.captures(thing).and_then(|found| found.name("and")) {
        let rest = &thing[and.end()..];
        let name = without_role(rest, MOST_ROLES);
        let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        return vec![thing[..and.start()].to_owned(), if is_name { name } else { rest.to_owned() }];
    }
    static TALKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:our|my) (?:\p{L}+ ){0,3}(?:interviews|conversations|talks|chats|reviews) (?:with|of) (?:[\p{Ll}/-]+ ){0,2}\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){0,3}(?P<and>(?:, | and |, and | or |,? as well as )(?:with )?.+)$",
        )
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:,? as well as |,? and | or |, )(?:with )?"));
    let Some(and) = TALKS.captures(thing).and_then(|found| found.name("and")) else {
        return vec![thing.to_owned()];
    };
    let is_name = |name: &String| {
        WORDS_OF_NAME.contains(&name.split(' ').count()) && name.starts_with(char::is_uppercase)
    };
    let others = AND.split(and.as_str()).filter(|name| !name.is_empty());
    let others: Vec<String> = others.map(|name| without_role(name, MOST_ROLES)).collect();
    // "our interviews with Ann Poe and Joe Roe, |Ola’s review|"
    let is_page =
        |name: &String| (PAGE.is_match(name) || NAME_ON.is_match(name)) && name.split(' ').count() > 1;
    if !others.iter().all(|other| is_name(other) || is_page(other)) {
        return vec![thing.to_owned()];
    }
    std::iter::once(thing[..and.start()].to_owned()).chain(others).collect()
}

/// "updates on their film of A, as well as a series based on B and an adaptation of C" are three.
pub(super) fn several(text: &str) -> Vec<String> {
    static JOINT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i),?\s+as well as\s+|,?\s+plus\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|an?|the|his|her|their|our|more|what|how|why)\s|(?:,\s*)(?:and\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|an?|the|his|her|their|our|my|more|what|how|why)\s|,\s+and\s+\p{Lu}\p{L}+(?:’|')s\s|\s+and\s+(?:an?|the|our|my|more|what|how|why)\s|\s+(?:y|et)\s+(?:una?|une?|la|le|su|sa|son)\s",
        )
    });
    let mut found = Vec::new();
    let mut start = 0;
    for joint in JOINT.find_iter(text) {
        // "our interview with Ann Poe and the baker" is one.
        if joint.as_str().trim() == "and the" && !PAGE_OF_OURS.is_match(rest_of_item(&text[joint.end()..])) {
            continue;
        }
        // The word that begins the next thing is a part of it.
        let keep = joint.as_str().trim_end().rsplit(' ').next().unwrap_or("");
        let is_link_word = fold(keep) == "as";
        let next = if is_link_word { joint.end() } else { joint.end() - keep.len() - 1 };
        found.push(&text[start..joint.start()]);
        start = next.max(start);
    }
    found.push(&text[start..]);
    let tidy = |piece: &str| {
        let piece = piece.trim().trim_end_matches(['.', ',', ';', '!', ' ']);
        let piece = piece.strip_suffix(", and").or_else(|| piece.strip_suffix(" and")).unwrap_or(piece);
        piece.trim_end_matches([',', ' ']).to_owned()
    };
    found.into_iter().map(tidy).filter(|piece| piece.split(' ').count() >= 2).collect()
}

/// The headlines of one line: "Ann Poe Talks STORM. Composer Joe Roe on Scoring TIDE", "Ann Poe interview | 25 barns",
/// "Review: Storm, Interview: Ann Poe rows, More more >".
pub(in super::super) fn headlines(line: &str) -> Vec<String> {
    const FEWEST: usize = 3;
    let parts: Vec<&str> = line.split(", ").collect();
    let is_labelled = |part: &&&str| part.contains(": ");
    if parts.iter().filter(is_labelled).count() > 1
        && parts.iter().all(|part| part.starts_with(char::is_uppercase))
    {
        let own = parts.iter().filter(|part| !part.starts_with("More "));
        return own.map(|part| (*part).to_owned()).collect();
    }
    let parts: Vec<&str> = line.split(" | ").collect();
    let parts = if parts.len() > 1 { parts } else { sentences(line) };
    let is_one = |part: &&str| part.split(' ').count() >= FEWEST && part.contains(char::is_uppercase);
    let has_capitals = |part: &&str| part.starts_with(char::is_uppercase) && is_mostly_in_capitals(part);
    let is_titled = line.contains(" | ") || parts.iter().all(has_capitals);
    match parts.iter().all(is_one) && is_titled {
        true => parts.into_iter().map(|part| part.trim_end_matches('.').to_owned()).collect(),
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_we_talked_to_is_one_each() {
        let text = "here are links to my other Storm interviews: Ann Poe, Joe Roe and baker Ola Vik.";
        assert_eq!(talks_with(text), ["Ann Poe", "Joe Roe", "Ola Vik"]);
        assert!(talks_with("here is my interview: it was long, and salty").is_empty());
        let text = "Click on a name to be taken there: Ann Poe, Joe Roe and Ola Vik.";
        assert_eq!(to_choose(text), ["Ann Poe", "Joe Roe", "Ola Vik"]);
        let text = "Click a name, it’ll play -Ann Poe and Joe Roe, Ola Vik, and the last one is with the baker Bo Sund.";
        assert_eq!(to_choose(text), ["Ann Poe and Joe Roe", "Ola Vik", "the baker Bo Sund"]);
        assert!(to_choose("Click on a name: it is easy, and quick.").is_empty());
        let text = "our talks with Ann Poe, Joe Roe and Ola Vik, and editor Bo Sund";
        assert_eq!(one_each(text), ["our talks with Ann Poe", "Joe Roe", "Ola Vik", "Bo Sund"]);
        let text = "our conversations with Ann Poe and with baker Joe Roe";
        assert_eq!(one_each(text), ["our conversations with Ann Poe", "Joe Roe"]);
        let text = "my video chats with writer/director Ann Poe or composer Joe Roe";
        assert_eq!(one_each(text), ["my video chats with writer/director Ann Poe", "Joe Roe"]);
        let text = "our Storm interviews with Ann Poe as well as Joe Roe";
        assert_eq!(one_each(text), ["our Storm interviews with Ann Poe", "Joe Roe"]);
    }

    #[test]
    fn a_line_may_hold_several_headlines() {
        let line = "Review: Storm, Interview: Ann Poe rows, Ten barns, More more >";
        assert_eq!(headlines(line), ["Review: Storm", "Interview: Ann Poe rows", "Ten barns"]);
        assert_eq!(headlines("Ann Poe interview | The 25 barns").len(), 2);
        assert_eq!(headlines("Interview: Ann Poe rows, swims and Sinks").len(), 1);
    }
}
