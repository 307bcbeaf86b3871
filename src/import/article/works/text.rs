//! Titles that a text names.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::Parts;
use crate::import::block::{Block, squeeze};
use crate::import::names::{begins_none, is_role, is_whole_name};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::named::{film_of_first_sentences, named};
use super::quoted::quoted;
use super::title::{Written, in_title_case, tidy};
use super::{Candidate, SET_APART};

/// Most times that one way of naming a title counts.
const MOST: f64 = 3.0;
/// How much more a title says that is called new, and how much of it one that came before.
const NEW: f64 = 1.5;
const OLD: f64 = 0.5;
/// Blocks that are read.
const MOST_BLOCKS: usize = 200;
/// How much before a title is read for what it says of it, in characters.
const BEFORE: usize = 60;

/// What a text sets in italics or quotation marks, as it does titles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetApart {
    pub(super) name: String,
    weight: f64,
    /// In italics, within a sentence.
    pub(super) is_italic: bool,
}

/// Returns what the text sets apart, in its order.
pub(super) fn set_apart(parts: &Parts) -> Vec<SetApart> {
    let blocks = parts.blocks.iter().filter(|block| !block.related).take(MOST_BLOCKS);
    blocks.flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<SetApart> {
    let mut found = Vec::new();
    let mut before = String::new();
    for span in &block.spans {
        if span.emphasis && !block.is_emphasized() {
            let weight = SET_APART * newness(&before);
            found.push(SetApart { name: squeeze(&span.text), weight, is_italic: !span.strong });
        }
        before.push_str(&span.text);
    }
    let text = block.text();
    found.extend(quoted(&text).into_iter().map(|name| {
        let weight = text.find(&name).map_or(SET_APART, |at| {
            let factor = newness(&text[..at]);
            SET_APART * if leads_role(&text[at + name.len()..]) { factor.min(OLD) } else { factor }
        });
        SetApart { name, weight, is_italic: false }
    }));
    found.retain(|title| !text.find(&title.name).is_some_and(|at| is_said(&text[at + title.name.len()..])));
    found
}

/// Whether a title stands before what somebody is known for: "the “Ember” director".
fn leads_role(behind: &str) -> bool {
    let word =
        behind.trim_start_matches(['”', '’', '"', '\'', '»']).trim_start().split([' ', ',', '.']).next();
    behind.starts_with(['”', '’', '"', '\'', '»']) && word.is_some_and(is_role)
}

/// Whether what stands in quotation marks is said: "“Left heel,” she said".
fn is_said(behind: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"^[,.!?]?[”"’'»] ?(?:he|she|they|I|\p{Lu}\p{L}+) (?:says?|said|asks?|asked|adds?|added|tells?|told|replie[sd]|laughs|laughed)\b"#,
        )
    });
    SAYS.is_match(behind)
}

/// What the words before a title say of when it came.
fn newness(before: &str) -> f64 {
    static IS_NEW: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:new|newest|latest|upcoming|forthcoming|debut|nuev[ao]|nouveau|nouvelle|neuer|neue)\b[^.!?]{0,45}$|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th) (?:feature|film|movie)\b[^.!?]{0,20}$|\b(?:compite|regresa|vuelve|presenta|estrena)\b[^.!?]{0,60}\bcon\W*$",
        )
    });
    static IS_OLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:known for|previous|previously|earlier|such as|like|including|included?|apr[èe]s|succ[èe]s de|tras|despu[ée]s de|nach|since|after|following|from|show|sketch|commercial|based on)\b[^.!?]{0,20}$|\bepisode(?: (?:\p{L}+|\d+))?,?\W*$|(?:^|[.!?:] )(?:The|La|El|Le|L[’']|Der|Die|Il) ?(?:directora?|cineasta|r[ée]alisat(?:eur|rice)|regisseur(?:in)?|regista|actor|actriz|actress|star|filmmaker|creator|writer) (?:of|behind|de|d[’']|von|di)\W*$",
        )
    });
    let tail = tail(before);
    match () {
        () if IS_NEW.is_match(tail) => NEW,
        () if IS_OLD.is_match(tail) => OLD,
        () => 1.0,
    }
}

/// As much of what stands before a title as is read.
fn tail(before: &str) -> &str {
    &before[before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at)..]
}

/// Returns what a text names as a work, each with no more than what one way of naming it may count.
pub(super) fn candidates(set_apart: &[SetApart], body: &str) -> Vec<Candidate> {
    let mut counted: Vec<Candidate> = Vec::new();
    let mut count = |candidate: Candidate| match counted
        .iter_mut()
        .find(|other| fold(&other.name) == fold(&candidate.name))
    {
        Some(other) => {
            other.weight = (other.weight + candidate.weight).min(MOST);
            if candidate.written == Written::AsTitle {
                other.written = Written::AsTitle;
            }
        }
        None => counted.push(candidate),
    };
    for title in set_apart {
        let is_title = title.is_italic && in_title_case(&title.name);
        count(match is_title {
            true => Candidate::as_title(tidy(&title.name), title.weight),
            false => Candidate::new(tidy(&title.name), title.weight),
        });
    }
    named(body).into_iter().for_each(count);
    counted.extend(film_of_first_sentences(body));
    counted.extend(runs_of_no_name(body));
    without_owners(counted)
}

/// "Call Me by Noon", which the text has more than once: words with capitals and a small one among them, as no name of
/// somebody has; or "Pressure Hull", with which no name begins, if the text has it often or says that it is a film.
fn runs_of_no_name(body: &str) -> Vec<Candidate> {
    /// What the text says of a film, behind its title and before it.
    static IS_FILM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^,? (?:is (?:set|a|an|the story|now|out|playing|streaming|about|directed)|stars?|starring|follows|tells|opens|premiered|premieres|arrives|hits|had its|concerns|centers|is in|comes out|directed by)\b",
        )
    });
    static FILM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:film|movie|series|show|drama|comedy|thriller|documentary|feature|debut|sequel|prequel|release|premiere|score|world|making|success|screening|finale|adaptation)(?: of| for|,|, titled| called| titled)? $",
        )
    });
    /// Places and offices that any text names.
    static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:New (?:York|Zealand|Orleans|England|Jersey|Mexico|Year)|United \p{Lu}|(?:North|South|East|West|Northern|Southern|Eastern|Western|Middle|Central) \p{Lu}|Prime Minister|White House|World (?:War|Cup))|\b(?:Court|Coast|Street|Avenue|Road|City|County|Media|Oscars?|Emmys?|Globes?)$",
        )
    });
    const OFTEN: usize = 3;
    static RUN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b\p{Lu}[\p{L}’'-]*(?: (?:(?:of|the|by|a|an|in|to|for|with|at|on|from) ){0,2}\p{Lu}[\p{L}’'-]*){1,6}",
        )
    });
    static SMALL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\p{Ll} (?:of|the|by|a|an|in|to|for|with|at|on|from) "));
    // "University of Lund"
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:University|Festival|Museum|Society|Academy|Institute|Guild|School|Department|Association|Bank|House|Film|Films|Award|Awards|Prize|Director|Directors|Editor|Producer|Actor|Actress|Best|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|’s\b|'s\b",
        )
    });
    const FEWEST: usize = 2;
    let mut found: Vec<Candidate> = Vec::new();
    for run in RUN.find_iter(body).map(|run| run.as_str()) {
        let (first, rest) = run.split_once(' ').unwrap_or((run, ""));
        let run = if is_stop_word(&fold(first)) && rest.starts_with(char::is_uppercase) { rest } else { run };
        let is_new = !found.iter().any(|other| other.name == run);
        let has_small = SMALL.is_match(run);
        let (first, rest) = run.split_once(' ').unwrap_or((run, ""));
        // "Sheriff Ann Poe"
        let is_nobody =
            || (["The", "A", "An"].contains(&first) || begins_none(&fold(first))) && !is_whole_name(rest);
        if !is_new || !rest.contains(char::is_alphabetic) || PLACE.is_match(run) {
            continue;
        }
        let times = body.matches(run).take(OFTEN).count();
        if times < FEWEST {
            continue;
        }
        let is_film = || {
            let mut places = body.match_indices(run).map(|(at, _)| at);
            places.any(|at| IS_FILM.is_match(&body[at + run.len()..]) || FILM.is_match(tail(&body[..at])))
        };
        if has_small {
            found.push(Candidate::as_title(run, SET_APART));
        } else if is_nobody() && !ANYWHERE.is_match(run) && (times >= OFTEN || is_film()) {
            found.push(Candidate::new(run, SET_APART * OLD));
        }
    }
    found
}

/// "FX’s Ember" is Ember where the text has that, too.
fn without_owners(counted: Vec<Candidate>) -> Vec<Candidate> {
    let names: Vec<String> = counted.iter().map(|candidate| fold(&candidate.name)).collect();
    let owned = |name: &str| {
        let rest = name.split_once("’s ").or_else(|| name.split_once("'s ")).map(|(_, rest)| rest)?;
        names.contains(&fold(rest)).then(|| rest.to_owned())
    };
    let bare = |candidate: Candidate| Candidate {
        name: owned(&candidate.name).unwrap_or(candidate.name.clone()),
        ..candidate
    };
    counted.into_iter().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_with_which_no_name_begins_are_films_if_the_text_says_so() {
        let body = "Pressure Hull follows a crew. In New York we saw Pressure Hull with Sheriff Ann Poe.\n\
            New York is a city. Sheriff Ann Poe is a sheriff. Copper Boots were on sale, and Copper Boots are dear.";
        let names: Vec<String> = runs_of_no_name(body).into_iter().map(|found| found.name).collect();
        assert_eq!(names, ["Pressure Hull"]);
        let often = format!("{body} I would not wear Copper Boots.");
        assert_eq!(runs_of_no_name(&often).len(), 2);
    }
}
