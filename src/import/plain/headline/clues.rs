//! What is seen of each line that may be the headline of a copied page.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::date::is_date_line;
use crate::import::names::is_shouted;
use crate::import::pattern::pattern;
use crate::import::weights::bucket;

use super::super::furniture::{is_furniture, is_path, last_step};
use super::super::line::{Line, TELLING, goes_on, is_title};
use super::super::lost::is_lost;
use super::super::site;
use super::signs::{
    CREDITED, CUE, NEAR, OFTEN, STANDFIRST, TAG, has_dek, is_again_with_site, is_explained, is_kicker,
    is_quotation, joined, leads_to, says_often, subjects,
};
use super::{LONG, MOST, Top};

/// Words of a paragraph, and of the longest line that says who took a picture, that is of the site, and that is a label.
const PARAGRAPH: usize = 30;
const CREDIT: usize = 40;
const OF_SITE: usize = 8;
const LABEL: usize = 3;
/// Bounds of lengths, in words.
const LENGTHS: [usize; 6] = [2, 4, 7, 12, 18, 25];
/// Lines from the top, and to the text, that are told apart.
const PLACES: usize = 12;
const TO_TEXT: usize = 5;
/// Parts into which the share of words with capitals falls.
const PARTS: usize = 4;

/// Words that many of them have.
static TALK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:interview|talks?|q ?& ?a|qa|chat|conversation|discuss(?:es)?|exclusive|on (?:his|her|the|making|playing|how)|director|star|composer|writer|editor|explains?|reveals?|how|why|what|podcast|questions|speaks?|entrevista|entretien|gespräch)\b",
    )
});
/// Words of captions.
static PICTURED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:photo(?:graph(?:ed)?)?|images?|courtesy|getty|copyright|pictured?|still|poster|credit|file|foto)\b|©",
    )
});
/// Words of a site's own lines.
static OF_THE_SITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:skip to|menu|search|subscribe|sign (?:in|up)|log ?in|share|tweet|pin|comments?|views?|home|rss|newsletter|facebook|twitter|read more|back to|print|e-?mail|advertis\w+|follow|cookies?|analytics|home ?page|posted in|filed under|tags?|categor(?:y|ies))\b",
    )
});
/// The name of a picture's file.
static FILE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\w-\w+-\w+-|\d{3,4}x\d{3,4}|\.jpe?g\b|\.png\b"));
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:by|posted by|written by|words by|interview by|from|par|propos recueillis|von|por)\b")
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:19|20)\d\d\b",
    )
});
static SENTENCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.?!] \p{Lu}"));
static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\d+ ?(?:comments|views|shares)"));
/// A word that may belong to a name or a title.
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Lu}[\p{L}\p{N}’'-]{2,}"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\p{Ll}{4,}\b"));

/// A page's first lines, as they are looked at.
struct Page<'a> {
    lines: &'a [Line<'a>],
    top: &'a Top,
    /// Which of the first lines are menus.
    rubrics: Vec<bool>,
    /// Where paths among them lead to.
    steps: Vec<String>,
    /// The first line as long as a paragraph.
    first_long: usize,
    /// How often a word with a capital stands on the page, and one without.
    names: HashMap<String, usize>,
    words: HashMap<String, usize>,
}

/// Returns what is seen of each of the first lines of a page, and at last of its having no headline. `all` is the text of
/// the page.
pub(super) fn clues(lines: &[Line<'_>], top: &Top, all: &str) -> Vec<Vec<String>> {
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut words: HashMap<String, usize> = HashMap::new();
    for line in lines {
        NAME.find_iter(&line.text).for_each(|word| *names.entry(word.as_str().to_owned()).or_default() += 1);
        let small = line.text.to_lowercase();
        WORD.find_iter(&small).for_each(|word| *words.entry(word.as_str().to_owned()).or_default() += 1);
    }
    let first_long = lines.iter().position(|line| line.n_words() >= PARAGRAPH).unwrap_or(lines.len());
    let rubrics = lines.iter().take(MOST + TO_MENU).map(Line::is_rubrics).collect();
    let paths = lines.iter().take(MOST).filter(|line| is_path(&line.text));
    let steps = paths.filter_map(|line| last_step(&line.text)).collect();
    let page = Page { lines, top, rubrics, steps, first_long, names, words };
    let mut found: Vec<Vec<String>> = (0..lines.len().min(MOST)).map(|at| page.clues(at)).collect();
    found.push(page.clues_to_none(&found, all));
    found
}

impl Page<'_> {
    fn clues(&self, at: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        found.extend(self.of_line(at).into_iter().chain(self.of_place(at)).map(str::to_owned));
        let line = &self.lines[at];
        let n_words = line.n_words();
        let words = line.text.split(' ');
        let capitals = words.filter(|word| word.starts_with(char::is_uppercase)).count();
        let again = NAME.find_iter(&line.text).map(|word| word.as_str()).collect::<Vec<_>>();
        let again = again.iter().filter(|word| self.names.get(**word).is_some_and(|n| *n >= OFTEN)).count();
        let to_text = self.top.end.saturating_sub(at).min(TO_TEXT);
        let subjects = subjects(&line.text, &self.below(at)).min(2);
        found.extend([
            "a line".to_owned(),
            format!("at {}", at.min(PLACES)),
            format!("length {}", bucket(&LENGTHS, n_words)),
            format!("capitals {}", PARTS * capitals / n_words.max(1)),
            format!("names again {}", again.min(4)),
            format!("lines to text {to_text}"),
            format!("lines to a paragraph {}", self.first_long.saturating_sub(at).min(TO_TEXT)),
            format!("subjects {subjects}"),
        ]);
        for (beside, name) in
            [(at.checked_sub(1), "above"), (Some(at + 1), "below"), (Some(at + 2), "second below")]
        {
            match beside.and_then(|beside| self.lines.get(beside)) {
                Some(other) => found.extend(of_other(other, line).map(|clue| format!("{name} {clue}"))),
                None => found.push(format!("{name} nothing")),
            }
        }
        found
    }

    /// The folded text below a line, or below the top if that is further down.
    fn below(&self, at: usize) -> Cow<'_, str> {
        match at < self.top.end {
            true => Cow::Borrowed(&self.top.body),
            false => Cow::Owned(joined(&self.top.folded[at + 1..])),
        }
    }

    /// What a line says.
    fn of_line(&self, at: usize) -> Vec<&'static str> {
        let line = &self.lines[at];
        let text = line.text.as_str();
        let small = text.to_lowercase();
        let telling: Vec<&str> =
            WORD.find_iter(&small).map(|word| word.as_str()).filter(|word| word.len() > TELLING).collect();
        let again = telling.iter().filter(|word| self.words.get(**word).is_some_and(|n| *n > 1)).count();
        let clues = [
            (text.ends_with('.'), "ends as a sentence"),
            (text.ends_with('?'), "ends asking"),
            (text.ends_with(':'), "ends leading on"),
            (text.ends_with(['.', '?']) && !text.contains(['“', '‘', '"']), "ends so without quotation"),
            (SENTENCES.is_match(text), "several sentences"),
            (is_shouted(text), "shouts"),
            (is_title(text), "written as a title"),
            (PICTURED.is_match(text), "of a picture"),
            (CREDITED.is_match(text), "credits a picture"),
            (OF_THE_SITE.is_match(text), "of the site"),
            (is_furniture(text), "furniture"),
            (self.rubrics[at], "rubrics"),
            (is_path(text) || text.contains(" | ") || text.contains(" > ") || text.contains(" » "), "a path"),
            (BY.is_match(text), "by somebody"),
            (line.is_byline(), "a byline"),
            (DAY.is_match(text), "has a day"),
            (is_date_line(text), "is a day"),
            (CUE.is_match(text), "cue"),
            (TALK.is_match(text), "of a talk"),
            (STANDFIRST.is_match(text), "explains"),
            (TAG.is_match(text), "a tag"),
            (COUNT.is_match(text), "counts"),
            (FILE.is_match(text), "a file"),
            (text.contains(['“', '”', '‘', '"', '«', '„']), "quotes"),
            (is_quotation(text), "is a quotation"),
            (text.starts_with(['(', '[']), "begins with a bracket"),
            (text.starts_with(|c: char| c.is_ascii_digit()), "begins with a digit"),
            (text.starts_with(char::is_lowercase), "begins small"),
            (text.contains(['@', '#']), "a handle"),
            (line.is_none(), "no headline by itself"),
            (line.is_paragraph(), "a paragraph"),
            (!telling.is_empty() && again * 2 >= telling.len(), "its words again"),
            (says_often(text, &self.below(at)), "of what the text is about"),
            (site::is_name(text, self.top.site.as_deref()), "the name of the site"),
        ];
        said(&clues)
    }

    /// Where a line stands, and what stands around it.
    fn of_place(&self, at: usize) -> Vec<&'static str> {
        let (line, top) = (&self.lines[at], &self.lines[..self.top.end.max(at + 1).min(self.lines.len())]);
        let near = &self.lines[..self.lines.len().min(MOST)];
        let n_words = line.n_words();
        let below = &self.lines[at + 1..self.lines.len().min(at + 1 + NEAR)];
        let above = at.checked_sub(1).map(|above| &self.lines[above]);
        let has_gap = |at: usize| {
            let (above, line) =
                (at.checked_sub(1).and_then(|above| self.lines.get(above)), self.lines.get(at));
            above.is_none_or(|above| line.is_none_or(|line| line.at > above.at + 1))
        };
        let folded = self.top.folded[at].as_str();
        let is_again = |(other, text): (usize, &String)| {
            let is_in = n_words > LABEL && text.contains(folded);
            other != at && !folded.is_empty() && (text == folded || is_in)
        };
        let again =
            || self.top.folded.iter().enumerate().filter(|one| is_again(*one)).map(|(other, _)| other);
        let has_other = || {
            let others = self.top.folded.iter().take(MOST);
            others
                .filter(|text| *text != folded)
                .any(|text| text.split(' ').count() > LABEL && folded.contains(text))
        };
        let explains = |next: &Line<'_>| !next.is_none() && subjects(&next.text, &self.below(at)) > 0;
        let clues = [
            (has_gap(at), "a gap above"),
            (has_gap(at + 1), "a gap below"),
            (at < self.top.end, "above the text"),
            (at < self.first_long, "above a paragraph"),
            (again().next().is_some(), "stands again"),
            (again().any(|other| other < MOST), "stands again near"),
            (again().any(|other| other > at), "stands again below"),
            (has_other(), "has another line"),
            (n_words >= LONG && is_again_with_site(near, at), "again beside the site"),
            (
                n_words >= LONG && near.iter().any(|other| goes_on(&other.text, &line.text)),
                "goes on in another",
            ),
            (self.steps.contains(&line.text), "the last step of a path"),
            (near.iter().any(|other| leads_to(&line.text, &other.text)), "a path to another"),
            (below.iter().any(Line::is_byline), "a byline below"),
            (above.is_some_and(|above| above.is_byline() || is_furniture(&above.text)), "below a byline"),
            (self.rubrics.iter().skip(at + 1).take(TO_MENU).any(|is_menu| *is_menu), "a menu below"),
            (
                is_quotation(&line.text) && below.first().is_some_and(explains),
                "a quotation that is explained",
            ),
            (is_kicker(near, at), "a kicker"),
            (at > 0 && is_kicker(near, at - 1), "below a kicker"),
            (below.first().is_some_and(|next| CREDITED.is_match(&next.text)), "above a credit"),
            (n_words >= LONG && has_dek(near, at), "above what explains it and a byline"),
            (is_explained(top, at), "explains the line above"),
            (at + 1 < top.len() && is_explained(top, at + 1), "explained by the line below"),
        ];
        said(&clues)
    }

    /// What is seen of a page that may have lost its headline, of whose lines `clues` are seen.
    fn clues_to_none(&self, clues: &[Vec<String>], all: &str) -> Vec<String> {
        let first = self.lines.first().map_or(0, Line::n_words);
        let names = |end: usize| {
            let above = clues.iter().take(end).flatten();
            above.filter_map(|clue| clue.strip_prefix("names again ")).max().unwrap_or("0").to_owned()
        };
        let mut found = vec![
            "none".to_owned(),
            format!("none, length of the first {}", bucket(&LENGTHS, first)),
            format!("none, length of the first in tens {}", (first / 10).min(4)),
            format!("none, lines above the text {}", self.top.end.min(TO_TEXT)),
            format!("none, lines above a paragraph {}", self.first_long.min(TO_TEXT)),
            format!("none, names again {}", names(self.top.end)),
            format!("none, names again above a paragraph {}", names(self.first_long)),
        ];
        if is_lost(all) {
            found.push("none, begins as an article".to_owned());
        }
        found
    }
}

/// How far below a line a menu says that it is of the site.
const TO_MENU: usize = 12;

fn said(clues: &[(bool, &'static str)]) -> Vec<&'static str> {
    clues.iter().filter(|(is_so, _)| *is_so).map(|(_, clue)| *clue).collect()
}

/// What is seen of the line beside another.
fn of_other(line: &Line<'_>, own: &Line<'_>) -> impl Iterator<Item = &'static str> {
    let n_words = line.n_words();
    let clues = [
        (line.is_byline() || BY.is_match(&line.text), "is a byline"),
        (n_words < PLACES && DAY.is_match(&line.text), "has a day"),
        (n_words >= PARAGRAPH, "is long"),
        (n_words < CREDIT && PICTURED.is_match(&line.text), "is of a picture"),
        (n_words < OF_SITE && OF_THE_SITE.is_match(&line.text), "is of the site"),
        (n_words <= LABEL, "is short"),
        (n_words > own.n_words(), "is longer"),
        (line.is_none(), "is no headline"),
    ];
    clues.into_iter().filter(|(is_so, _)| *is_so).map(|(_, clue)| clue)
}
