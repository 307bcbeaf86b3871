//! Whatever a page writes as it would a title.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::import::article::parts::{Parts, sentences};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::super::text::set_apart;
use super::super::title::in_title_case;

/// Most that are looked at, and the longest, in characters.
const MOST: usize = 300;
const LONGEST: usize = 70;
/// How much of a text is looked through for what it quotes or shouts, and for what only has capitals, in bytes.
const READ: usize = 6000;
const OPENING: usize = 3500;

/// In quotation marks.
pub(super) static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"[“"‘'«„]([^“”"‘«»„\n]{2,60}?)[,.]?[”"’'»“](?:\W|$)"#));
static SHOUTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b\p{Lu}[\p{Lu}\d’'&:-]+(?: [\p{Lu}\d][\p{Lu}\d’'&:-]*)*\b"));
/// Words with capitals, and small ones between them.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\p{Lu}\d][\p{L}\p{N}’'.-]*(?: (?:(?:of|the|and|a|an|in|on|at|to|for|from|with|or|by|vs|de|la|le|du|von|is) )*[\p{Lu}\d][\p{L}\p{N}’'.&-]*)*",
    )
});
/// Parts the headline into what it may be about.
static JOINT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s[–—|-]\s|: | \(|\)|, | (?:on|of|in|for|about|with|talks?|at) "));

/// What may be a title.
#[derive(Debug)]
pub(super) struct Title {
    /// As it is written first.
    pub(super) text: String,
    pub(super) folded: String,
    /// Where and how it is written.
    pub(super) from: BTreeSet<&'static str>,
}

/// Returns what may be a title, each once; those `told` come first.
pub(super) fn titles(headline: &str, body: &str, parts: &Parts, told: &[&str]) -> Vec<Title> {
    let mut found = Found::default();
    told.iter().for_each(|title| found.put(title, None));
    set_apart(parts)
        .iter()
        .filter(|title| title.is_italic)
        .for_each(|title| found.put(&title.name, Some("italics")));
    let opening = &body[..body.floor_char_boundary(OPENING)];
    let body = &body[..body.floor_char_boundary(READ)];
    // "Lena Aoki: “I fell in the sea”" is what she says.
    let is_said = |quoted: &Captures<'_>| {
        let before = quoted.get(0).map_or("", |all| headline[..all.start()].trim_end());
        before.ends_with(':') && !in_title_case(&quoted[1])
    };
    let is_title = |text: &str, quoted: &Captures<'_>| !is_nickname(quoted, text, headline, body);
    let in_headline =
        QUOTED.captures_iter(headline).filter(|quoted| !is_said(quoted) && is_title(headline, quoted));
    for (at, quoted) in in_headline.enumerate() {
        found.put(&quoted[1], Some(if at == 0 { "quoted headline" } else { "later quotation of headline" }));
    }
    SHOUTED.find_iter(headline).for_each(|run| found.put(run.as_str(), Some("shouted headline")));
    RUN.find_iter(headline).for_each(|run| found.put(run.as_str(), Some("run of headline")));
    JOINT.split(headline).for_each(|part| found.put(part, Some("part of headline")));
    let is_begun = |text: &str| text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let quoted = QUOTED.captures_iter(body).filter(|quoted| is_begun(&quoted[1]) && is_title(body, quoted));
    quoted.for_each(|quoted| found.put(&quoted[1], Some("quoted")));
    let shouted = SHOUTED.find_iter(body).filter(|run| run.as_str().chars().nth(3).is_some());
    shouted.for_each(|run| found.put(run.as_str(), Some("shouted")));
    RUN.find_iter(opening)
        .flat_map(|run| sentences(run.as_str()))
        .for_each(|run| found.put(run, Some("run")));
    found.all
}

/// Whether what stands in quotation marks is what somebody is called: "Lenora “Lena” Aoki", who is "Lena Aoki" elsewhere.
fn is_nickname(quoted: &Captures<'_>, text: &str, headline: &str, body: &str) -> bool {
    let behind = quoted.get(1).map_or("", |name| &text[name.end()..]);
    let behind = behind.trim_start_matches(['”', '"', '’', '\'', '»']);
    let surname = behind.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    let surname = surname.filter(|name| name.starts_with(char::is_uppercase));
    !quoted[1].contains(' ')
        && surname.is_some_and(|surname| {
            let name = format!("{} {surname}", &quoted[1]);
            headline.contains(&name) || body.contains(&name)
        })
}

/// Returns some titles, each once.
pub(super) fn each_once(titles: &[&str]) -> Vec<Title> {
    let mut found = Found::default();
    titles.iter().for_each(|title| found.put(title, None));
    found.all
}

#[derive(Default)]
struct Found {
    all: Vec<Title>,
    places: HashMap<String, usize>,
}

impl Found {
    fn put(&mut self, text: &str, from: Option<&'static str>) {
        let text = bare(text);
        let folded = fold(text);
        if folded.len() < 2 || is_stop_word(&folded) || text.chars().nth(LONGEST).is_some() {
            return;
        }
        let next = self.all.len();
        let at = *self.places.entry(folded.clone()).or_insert(next);
        if at == next && next < MOST {
            self.all.push(Title { text: text.to_owned(), folded, from: BTreeSet::new() });
        }
        if let Some(title) = self.all.get_mut(at) {
            title.from.extend(from);
        }
    }
}

/// A title without the marks around it and an owner’s "’s" behind it.
fn bare(text: &str) -> &str {
    const MARKS: [char; 16] =
        [' ', '.', ',', ':', ';', '!', '?', '–', '-', '’', '\'', '"', '“', '”', '‘', '\n'];
    let text = text.trim_matches(MARKS);
    ["’s", "'s"].iter().find_map(|owner| text.strip_suffix(owner)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::{Block, Kind};

    #[test]
    fn what_is_written_as_a_title_is_found_once() {
        let body = "Lena Aoki’s new film Ash Road is cold. EMBER opens today, and “the end” is near.";
        let parts = Parts::of(vec![Block::plain(Kind::Paragraph, body)], "");
        let found = titles("‘Ember’ Director Lena Aoki on Snow", body, &parts, &["Ash Road"]);
        let from = |text: &str| {
            found.iter().filter(|title| title.text == text).map(|title| &title.from).collect::<Vec<_>>()
        };
        assert_eq!(from("Ash Road"), [&BTreeSet::from(["run"])]);
        assert!(from("Ember")[0].contains("quoted headline") && from("Ember")[0].contains("shouted"));
        assert!(!from("Snow").is_empty() && !from("Lena Aoki").is_empty());
        assert!(from("the end").is_empty());
        let called = titles("Lenora “Lena” Aoki on “Ember”", "“Ember” was cut by Lena Aoki.", &parts, &[]);
        assert!(called.iter().all(|title| title.text != "Lena" || !title.from.contains("quoted headline")));
        assert!(called.iter().any(|title| title.text == "Ember" && title.from.contains("quoted")));
        let said = titles("Lena Aoki: “I fell in the sea”", "", &parts, &[]);
        assert!(said.iter().all(|title| !title.from.contains("quoted headline")), "{said:?}");
    }

    #[test]
    fn words_with_capitals_are_parted_where_a_sentence_ends() {
        let parted = |run: &str| {
            let found = titles("", run, &Parts::of(Vec::new(), ""), &[]);
            found.into_iter().map(|title| title.text).collect::<Vec<_>>()
        };
        assert_eq!(parted("Ash Road. There Will Be"), ["Ash Road", "There Will Be"]);
        for whole in ["Mr. Poe", "J.J. Poe", "Saint and Dr. No", "Ember 2.0"] {
            assert_eq!(parted(whole), [whole]);
        }
        assert!(parted("").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_through(headline in proptest::prelude::any::<String>(), body in proptest::prelude::any::<String>()) {
            let _ = titles(&headline, &body, &Parts::of(Vec::new(), ""), &[]);
        }
    }
}
