//! What is seen of a sentence of a copied page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::is_shouted;
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

/// What is so of a sentence that is a line of its own.
pub(super) const ALONE: &str = "stands alone";
/// Bounds of lengths, in words.
const LENGTHS: [usize; 7] = [1, 3, 6, 12, 20, 35, 70];
/// Words of the longest line that may be a heading, and of the shortest paragraph.
const HEADING: usize = 8;
const PARAGRAPH: usize = 30;
/// Words of a paragraph in which somebody speaks of themselves.
const SPOKEN: usize = 25;
/// Letters of the shortest word that says what a page is about, and of those whose capitals count.
const TELLING: usize = 4;
/// How many neighbours to each side are looked at.
const BESIDE: [(isize, &str); 4] =
    [(-1, "before"), (1, "behind"), (-2, "second before"), (2, "second behind")];

static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:reviews?|trailers?|teasers?|interviews?|chats?|talks?|conversations?|podcasts?|q&a|watch|read|listen|see|check out|click|here|featurettes?|clips?|galler(?:y|ies)|photos?|images?|coverage|preview|recap|exclusive|explained|ranked|best|everything|first look|profile|essay|report|story|stories|articles?|features?|pieces?|video|set visit|press conference|ending|release date|cast)\b",
    )
});
static OUR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:our|my|we|i|us)\b"));
static SENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:click here|here|below|above|earlier|previous(?:ly)?|last (?:year|month|week|summer|fall|spring|winter)|more|also|full|rest|be sure|make sure|don(?:’|')t miss|missed|check out|head over|find|available|archive|if you)\b",
    )
});
static HEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:related|read (?:more|next|also)|see also|also (?:read|see|on)|more (?:from|on|about|in|like)|you (?:may|might)|recommended|further reading|keep reading|previously|elsewhere|suggested|up next|don(?:’|')t miss|must read|in case you missed|lire aussi|mehr|también)\b",
    )
});
static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:latest|trending|popular|most (?:read|popular|viewed)|top stories|recent|tags?|categories|filed under|comments?|leave a|share|follow|subscribe|newsletter|about (?:the|us)|contact|privacy|advert|sponsored|from around|promoted|topics?|archives?)\b",
    )
});
static ME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:i|me|my|you|your)\b"));
static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:theaters?|theatres?|cinemas?|streaming|opens|opening|out now|released?|netflix|available|vod|blu-ray|dvd|disc|tickets?|premieres?|playing|screens?)\b",
    )
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\b"));

/// A sentence where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    pub(super) text: &'a str,
    /// Whether somebody speaks of themselves in the line in which it stands.
    pub(super) is_spoken: bool,
    /// Which sentence of its line it is, and of how many.
    pub(super) at: usize,
    pub(super) of: usize,
    /// Whether no empty line stands above.
    pub(super) is_tight: bool,
}

impl Unit<'_> {
    fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// Whether somebody speaks of themselves in a line of some length.
pub(super) fn is_spoken(line: &str) -> bool {
    line.split_whitespace().nth(SPOKEN).is_some() && ME.find_iter(line).nth(1).is_some()
}

/// What is looked at of each sentence, and of those beside it.
pub(super) fn clues(units: &[Unit<'_>], title: &str) -> Vec<Vec<String>> {
    let folded_title = fold(title);
    let subjects: BTreeSet<&str> =
        folded_title.split(' ').filter(|word| word.len() >= TELLING && !is_stop_word(word)).collect();
    let own: Vec<BTreeMap<&'static str, String>> =
        units.iter().map(|unit| of_itself(unit, &subjects)).collect();
    let words: Vec<Vec<String>> = units.iter().map(words_of).collect();
    let last_spoken = units.iter().rposition(|unit| unit.is_spoken).unwrap_or(0);
    let mut below = "nothing";
    let mut found = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let mut clues: Vec<String> = own[at].iter().map(|(name, value)| format!("{name} {value}")).collect();
        clues.extend(words[at].iter().cloned());
        let n = unit.n_words();
        if n <= HEADING && HEADS.is_match(unit.text) {
            below = "related";
            clues.push("heads a list".to_owned());
        } else if n <= HEADING && GENERAL.is_match(unit.text) {
            below = "general";
        } else if n > PARAGRAPH {
            below = "nothing";
        }
        clues.push(format!("below {below}"));
        clues.push(format!("fifth {}", 5 * at / units.len()));
        let left = units.len() - 1 - at;
        clues.push(if left < 18 { format!("left {}", left / 3) } else { "left many".to_owned() });
        let is_behind = at > last_spoken;
        if is_behind {
            clues.push("behind all that is spoken".to_owned());
        }
        if at < 6 {
            clues.push("at the top".to_owned());
        }
        for (step, name) in BESIDE {
            match at.checked_add_signed(step).filter(|beside| *beside < units.len()) {
                Some(beside) => {
                    clues.extend(own[beside].iter().map(|(clue, value)| format!("{name}: {clue} {value}")));
                }
                None => clues.push(format!("{name}: none")),
            }
        }
        let first = |unit: &Unit<'_>| unit.text.split(' ').next().unwrap_or_default().to_owned();
        if at > 0 && first(&units[at - 1]) == first(unit) {
            clues.push("begins as the one before".to_owned());
        }
        if at + 1 < units.len() && first(&units[at + 1]) == first(unit) {
            clues.push("begins as the one behind".to_owned());
        }
        pairs(&own[at], &words[at], is_behind, &mut clues);
        found.push(clues);
    }
    found
}

/// What is so of a sentence by itself, by name; of what has no value, the value is empty.
fn of_itself(unit: &Unit<'_>, subjects: &BTreeSet<&str>) -> BTreeMap<&'static str, String> {
    let text = unit.text;
    let length = LENGTHS.iter().filter(|length| unit.n_words() > **length).count();
    let mut found = BTreeMap::from([("length", length.to_string())]);
    let last = text.chars().next_back().filter(|c| !c.is_alphanumeric());
    found.insert("ends", last.map_or_else(|| "with a word".to_owned(), String::from));
    let long: Vec<&str> = text.split_whitespace().filter(|word| word.chars().count() >= TELLING).collect();
    if !long.is_empty() {
        let bare = |word: &str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let capital = long.iter().filter(|word| bare(word).starts_with(char::is_uppercase)).count();
        found.insert("capitals", (4 * capital / long.len()).to_string());
    }
    let folded = fold(text);
    let said: BTreeSet<&str> = folded.split(' ').collect();
    found.insert("subjects", subjects.intersection(&said).count().min(2).to_string());
    let place = match (unit.at, unit.of) {
        (_, 1) => "alone",
        (0, _) => "first",
        (at, of) if at + 1 == of => "last",
        _ => "amid",
    };
    found.insert("stands", place.to_owned());
    let flags = [
        (HEADS.is_match(text), "related"),
        (GENERAL.is_match(text), "general"),
        (ME.is_match(text), "I or you"),
        (unit.is_tight, "tight"),
    ];
    found.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, name)| (name, String::new())));
    found
}

/// Words that say what something is or where, and other marks of a sentence.
fn words_of(unit: &Unit<'_>) -> Vec<String> {
    let text = unit.text;
    let lower = |found: regex::Match<'_>| found.as_str().to_lowercase();
    let kinds: BTreeSet<String> = KIND.find_iter(text).map(lower).collect();
    let sends: BTreeSet<String> = SENDS.find_iter(text).map(lower).collect();
    let mut found: Vec<String> = kinds.iter().map(|kind| format!("kind {kind}")).collect();
    found.extend(sends.iter().map(|word| format!("sends {word}")));
    let folded = fold(text);
    found.push(format!("begins {}", folded.split(' ').next().unwrap_or_default()));
    let flags = [
        (OUR.is_match(text), "our"),
        (SHOWN.is_match(text), "shown"),
        (YEAR.is_match(text), "year"),
        (is_shouted(text), "shouted"),
        (text.contains(['"', '“', '‘', '\'', '’']), "quotes"),
        (text.starts_with(['"', '“', '‘', '\'', '«']), "begins quoting"),
        (text.contains(" | ") || text.contains(" / "), "bars"),
        (text.trim_end_matches(':').contains(':'), "colon"),
        (text.contains('?'), "asks"),
    ];
    found.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, name)| name.to_owned()));
    found
}

/// What is so together.
fn pairs(own: &BTreeMap<&'static str, String>, words: &[String], is_behind: bool, clues: &mut Vec<String>) {
    let of = |name: &str| own.get(name).map_or("none", String::as_str);
    let kinds = || words.iter().filter(|word| word.starts_with("kind "));
    let sends = || words.iter().filter(|word| word.starts_with("sends "));
    if words.iter().any(|word| word == "our") {
        clues.extend(kinds().chain(sends()).map(|word| format!("our & {word}")));
    }
    for send in sends() {
        clues.extend(kinds().map(|kind| format!("{send} & {kind}")));
    }
    if is_behind {
        clues.push(format!("behind & length {}", of("length")));
    }
    clues.push(format!("capitals {} & length {}", of("capitals"), of("length")));
    if of("stands") == "alone" {
        clues.push(format!("alone & capitals {}", of("capitals")));
    }
}
