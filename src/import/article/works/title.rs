//! What can be a title.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::squeeze;
use crate::import::names::{in_mixed_case, is_role};
use crate::import::page::Page;
use crate::import::pattern::pattern;
use crate::text::fold;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// As nothing but titles are: in italics, in capitals.
    AsTitle,
    /// As what somebody says is, too.
    AsAnything,
}

/// Words by which a quotation is one, and no title.
static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:i|i’m|i'm|we|we’re|we're|you|it’s|it's|that’s|that's|don’t|don't|was|were|my|our|yo|nosotros|je|j[’']ai|nous|ich|wir|mio|mia|mein|meine|meu|minha)\b",
    )
});

/// Who makes and shows films, which headlines name as they name films; folded.
const COMPANIES: &[&str] = &[
    "netflix",
    "hbo",
    "hbo max",
    "max",
    "disney",
    "disney plus",
    "marvel",
    "marvel studios",
    "amazon",
    "amazon prime",
    "prime video",
    "hulu",
    "apple",
    "apple tv",
    "warner bros",
    "universal",
    "paramount",
    "sony",
    "a24",
    "neon",
    "mubi",
    "lionsgate",
    "pixar",
    "lucasfilm",
    "dc",
    "cannes",
    "sundance",
    "tiff",
    "sxsw",
    "oscars",
    "comic con",
    "hollywood",
    "imdb",
    "youtube",
    "collider",
    "variety",
    "imax",
    "peacock",
    "agbo",
    "blumhouse",
    "shudder",
    "bbc",
    "mcu",
    "venice",
    "berlin",
    "berlinale",
    "toronto",
    "telluride",
    "tribeca",
    "locarno",
    "rotterdam",
    "nyff",
    "fantastic fest",
    "south by southwest",
];

/// No title ends so: "Five Minutes With".
const OPEN_ENDED: &[&str] = &[
    "With", "with", "by", "By", "For", "for", "And", "and", "Of", "of", "The", "the", "mit", "con", "avec",
    "From", "from", "His", "his", "Her", "her", "Their", "their", "a", "an",
];

/// Words that stand where titles do, set apart or with a capital, and are none; folded.
#[rustfmt::skip]
const NO_TITLES: &[&str] = &[
    "la", "el", "le", "les", "der", "die", "das", "the", "series", "season", "news", "film", "movie", "sequel", "interview", "exclusive",
    "video", "watch", "laughs", "laughing", "spoilers", "spoiler", "related", "read more", "editors note",
    "horror", "comedy", "drama", "romance", "documentary", "thriller", "western", "fantasy", "animation", "action",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
    "july", "august", "september", "october", "november", "december", "christmas", "halloween", "easter",
    "okay", "ok", "cutting", "scoring", "shooting", "editing", "directing", "filming", "casting", "lighting", "writing",
];

pub(super) fn is_company(folded: &str) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r" (?:19|20)\d\d$|^(?:19|20)\d\d "));
    COMPANIES.contains(&YEAR.replace(folded, "").as_ref())
}

/// A question asks in small letters; "What Remains?" is a title.
fn asks(words: &[&str]) -> bool {
    let all_capitals = in_title_case(&words.join(" "));
    let ends_so = words.last().is_some_and(|word| word.ends_with('?'));
    let n_marks = words.iter().filter(|word| word.contains('?')).count();
    n_marks > 0 && !(n_marks == 1 && ends_so && all_capitals && (2..=6).contains(&words.len()))
}

/// Whether a name is that of a rubric: "Video Interview", "Meet the Filmmakers".
pub(super) fn is_rubric(name: &str) -> bool {
    static RUBRIC: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:video|audio|exclusive|podcast|full|watch|listen|new|interviews?|features?|q&a)\b ?)+$|^meet the\b|\b(?:video|exclusive|audio) interview\b|\binterview$",
        )
    });
    RUBRIC.is_match(name)
}

pub(super) fn tidy(name: &str) -> String {
    // "EXCLUSIVE: Ember"
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:exclusive|interview|video|watch|listen|podcast|update|q&a)\s*(?::|\||[–—-] )\s*")
    });
    let name = squeeze(name);
    let name = LEAD.replace(&name, "");
    // "Ember 10th Anniversary"
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:[’']s?)? \d+(?:st|nd|rd|th) anniversary\b.*$|: the complete (?:.*season|.*series|collection)$",
        )
    });
    let name = YEARS.replace(&name, "");
    let name = name.trim_matches(|c: char| {
        matches!(
            c,
            ',' | ':'
                | ';'
                | '–'
                | '—'
                | '|'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '"'
                | '«'
                | '»'
                | '('
                | ')'
                | ' '
        )
    });
    let name = without_possessive(name);
    let name = if name.ends_with("..") { name } else { name.trim_end_matches('.') };
    without_season(name).to_owned()
}

/// "Ember" of "Ember’s".
pub(super) fn without_possessive(name: &str) -> &str {
    name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(name)
}

/// "Night Ferry Season 2 Unpacked" is about Night Ferry.
fn without_season(name: &str) -> &str {
    static SEASON: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(.{2,}?),? (?i:season|series|temporada|saison|staffel) \d"));
    SEASON.captures(name).and_then(|found| found.get(1)).map_or(name, |name| name.as_str())
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a text may be a title, and is none of what stands in the same places.
pub(super) fn is_title(name: &str, written: Written, page: &Page) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |word: &&&str| {
        let mut letters = word.trim_start_matches(['’', '‘', '\'', '(', '#']).chars();
        let is_capital =
            |c: Option<char>| c.is_some_and(|c| c.is_uppercase() || c.is_numeric() || is_caseless(c));
        // "eXistenZ"
        is_capital(letters.next())
            || word.chars().count() > 3 && letters.next().is_some_and(char::is_uppercase)
    };
    let capitals = words.iter().filter(|word| capital(word)).count();
    let folded = fold(name);
    let foreign = page.language.as_deref().is_some_and(|language| !language.starts_with("en"));
    let is_number = name.strip_prefix('#').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    // "ember", which its makers write small.
    let is_small = written == Written::AsTitle && !name.contains(char::is_uppercase);
    !folded.is_empty()
        && !is_number
        && words.len() <= 10
        && (is_small || words.first().is_some_and(|word| capital(&word)))
        && (capitals * 2 >= words.len()
            || is_small
            || foreign && words.len() <= 8
            || written == Written::AsTitle && in_title_case(name))
        && (written == Written::AsTitle || !SPEECH.is_match(name))
        && (!name.contains('…') || written == Written::AsTitle && name.ends_with('…'))
        && (written == Written::AsTitle || !asks(&words))
        && page.outlet.as_deref().is_none_or(|outlet| fold(outlet) != folded)
        && page.author.as_deref().is_none_or(|author| fold(author) != folded)
        && !words.last().is_some_and(|word| OPEN_ENDED.contains(word))
        && !words.iter().all(|word| is_role(word))
        && !is_company(&folded)
        && !NO_TITLES.contains(&folded.as_str())
}

/// Small words of titles, which have no capital.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
    "vs", "with",
];

/// Whether all but the small words have a capital.
pub(super) fn in_title_case(name: &str) -> bool {
    let has_capital =
        |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    !name.is_empty() && name.split(' ').all(|word| has_capital(word) || SMALL.contains(&word))
}

/// "LOST IN THE NIGHT" as a title is usually written: "Lost in the Night".
pub(super) fn title_case(shouted: &str) -> String {
    let mixed = in_mixed_case(shouted);
    let words = mixed.split(' ').enumerate().map(|(at, word)| {
        let small = word.to_lowercase();
        if at > 0 && SMALL.contains(&small.as_str()) { small } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}
