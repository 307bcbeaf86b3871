//! Names with what speaks for them.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::works::quoted;
use crate::import::draft::DraftWork;
use crate::import::known::Known;
use crate::import::names::{begins_none, in_mixed_case, is_house, means, names};
use crate::import::pattern::pattern;
use crate::text::{fold, is_no_name};

use super::nameless::{datelines, owners, places};
use super::{Clues, without_parts};

/// Least that makes somebody an interviewee, and least share of the most.
const ENOUGH: f64 = 3.0;
const SHARE: f64 = 0.6;
/// How many lines of a page name whom it is about.
const OPENING: usize = 3;
/// Longest line above a page's text, in characters.
const LONGEST_FURNITURE: usize = 60;

/// Names with what speaks for them.
pub(super) struct Tally<'a> {
    pub(super) known: &'a Known,
    /// Full names of the page, the headline's first.
    full: Vec<String>,
    not: Vec<String>,
    /// The works' titles, folded.
    titles: Vec<String>,
    /// What the text sets in italics within its sentences.
    set_apart: Vec<String>,
    /// The words of the text that are written with capitals, and those that are not, folded.
    capitals: HashSet<String>,
    small: HashSet<String>,
    found: Vec<(String, f64)>,
    /// Words of the text that are all of the name of somebody who spoke.
    lone: HashSet<String>,
    /// Those of whom the headline says that they speak.
    said_to_answer: Vec<String>,
}

fn words(body: &str, fits: impl Fn(&str) -> bool) -> HashSet<String> {
    let words = body.split_whitespace().filter(|word| fits(word));
    words.flat_map(|word| fold(word).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Words of one name that spoke: "Aoki spoke with us".
fn lone(body: &str) -> impl Iterator<Item = String> {
    static SPOKE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)(?:^|[.!?]”? |, )(\p{Lu}\p{Ll}{3,}) (?:spoke|talked|sat down|chatted|talks|speaks) (?:to|with|about)\b",
        )
    });
    SPOKE.captures_iter(body).map(|found| found[1].to_owned())
}

/// Whether a name is made of words that are in none: "Compiled by", "The Audio".
fn is_of_words(name: &str) -> bool {
    const SMALL: &[&str] = &["by", "the", "of", "and", "with", "in", "at", "on", "a", "an"];
    let folded = fold(name);
    let all = folded.split(' ').all(|word| SMALL.contains(&word) || is_no_name(word));
    all && folded.split(' ').next().is_some_and(|first| begins_none(first) || SMALL.contains(&first))
}

/// "Paper Tigers" of "Paper Tigers of Lisbon", "Best Men" of "Best Men Again"; both are folded.
fn goes_on_as_title(title: &str, name: &str) -> bool {
    title.strip_prefix(name).is_some_and(|behind| behind.starts_with(' '))
}

/// What the beginning of a page sets in italics within its sentences.
fn set_apart(clues: &Clues<'_>) -> Vec<String> {
    let blocks = clues.parts.map(|parts| &parts.blocks[..]).unwrap_or_default();
    let in_sentence = blocks.iter().take(2 * OPENING).filter(|block| !block.is_emphasized());
    let spans = in_sentence.flat_map(|block| &block.spans).filter(|span| span.emphasis && !span.strong);
    spans.map(|span| span.text.clone()).collect()
}

impl<'a> Tally<'a> {
    pub(super) fn new(clues: &Clues<'_>, works: &[DraftWork], known: &'a Known, body: &str) -> Self {
        // Of "The Deaf Choir", "Deaf Choir" looks like a name.
        let bare = |title: &str| title.split_once(' ').map_or("", |(_, rest)| rest).to_owned();
        let titles: Vec<String> = works.iter().map(|work| fold(&work.title)).collect();
        // And of "Long Shift 4", "Long Shift".
        let series = |title: &str| {
            let cut = title.rsplit_once(' ').filter(|(_, last)| last.chars().all(|c| c.is_ascii_digit()));
            cut.map_or("", |(series, _)| series).to_owned()
        };
        let with_bare = titles.iter().flat_map(|title| [bare(title), series(title), title.clone()]);
        let mut not: Vec<String> = with_bare.filter(|not| !not.is_empty()).collect();
        let outlet = clues.outlet.map(fold).unwrap_or_default();
        not.extend([outlet.trim_start_matches("the ").to_owned(), outlet]);
        not.extend(clues.page.author.as_deref().map(fold));
        // "Long Shift" of "Long Shift: Night"
        not.extend(
            works.iter().filter_map(|work| work.title.split_once(':')).map(|(series, _)| fold(series)),
        );
        not.extend(datelines(body));
        not.extend(owners(body));
        not.extend(places(body));
        let mut tally = Self {
            known,
            full: Vec::new(),
            not,
            titles,
            set_apart: set_apart(clues),
            capitals: words(body, |word| word.contains(char::is_uppercase)),
            small: words(body, |word| !word.contains(char::is_uppercase)),
            lone: HashSet::new(),
            found: Vec::new(),
            said_to_answer: Vec::new(),
        };
        let title = in_mixed_case(clues.title);
        let in_title = tally.known_names(&title);
        let in_body = tally.known_names(body);
        // "Q. Any", "R. Era": a letter and the first word of what is said.
        let is_initials =
            |name: &str| name.split(' ').all(|word| word.ends_with('.') && word.chars().count() <= 2);
        let is_name = |name: &String| {
            !is_initials(name)
                && !matches!(name.split_once(". "), Some((letter, rest)) if letter.len() == 1 && !rest.contains(' '))
        };
        let run =
            |text: &str| names(text).into_iter().map(|(_, name)| name).filter(is_name).collect::<Vec<_>>();
        let mut all = in_title;
        // Names of speakers are often set in capitals.
        // Behind an article, wherever it stands, it is a title: "The Oyster Ledger", "A Fair Fight".
        // "A Lena Aoki le gusta el fuego" begins with no article.
        let is_english = clues.page.language.as_deref().is_none_or(|language| language.starts_with("en"));
        let articles: &[&str] = if is_english { &["The ", "A ", "An "] } else { &["The "] };
        let is_titled = |name: &String| {
            let mut places = body.match_indices(name.as_str()).map(|(at, _)| &body[..at]).peekable();
            places.peek().is_some()
                && places.all(|before| articles.iter().any(|article| before.ends_with(article)))
        };
        // "Ana Beatriz:", who is Ana Beatriz Roe in the headline: less than a name.
        let is_label = |name: &String| {
            let goes_on =
                |at: usize| title[at + name.len()..].trim_start_matches(' ').starts_with(char::is_uppercase);
            let is_longer = title.match_indices(name.as_str()).any(|(at, _)| goes_on(at));
            is_longer
                && body.match_indices(name.as_str()).all(|(at, _)| {
                    let rest = &body[at + name.len()..];
                    rest.starts_with(':')
                        || rest.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase))
                })
        };
        let body_names = run(body).into_iter().filter(|name| !is_titled(name) && !is_label(name));
        let body_names: Vec<String> = body_names.map(|name| in_mixed_case(&name)).collect();
        // In a headline every word has a capital: only what the body calls so, too, is a name for sure.
        all.extend(run(&title).into_iter().filter(|name| body_names.contains(name)));
        all.extend(in_body);
        all.extend(body_names);
        // "Lena Aoki Ember", a caption: somebody, and the film.
        let bare = |name: String| {
            let film =
                works.iter().find_map(|work| name.strip_suffix(work.title.as_str())?.strip_suffix(' '));
            film.filter(|person| person.contains(' ')).map(str::to_owned).unwrap_or(name)
        };
        for name in all.into_iter().map(bare) {
            if !tally.full.contains(&name) && !tally.is_not(&name) {
                tally.full.push(name);
            }
        }
        // "Lena Aoki and Sunniva:" above what is listed.
        let labels = clues.listed().into_iter().filter(|name| !name.contains(' '));
        tally.lone =
            lone(body).chain(labels).filter(|word| !tally.is_part(word) && !tally.is_not(word)).collect();
        tally
    }

    /// Returns the full names of the page, the headline's first.
    pub(super) fn names(&self) -> &[String] {
        &self.full
    }

    pub(super) fn known_names(&self, text: &str) -> Vec<String> {
        let mentions = self.known.mentions(text);
        let people = mentions.iter().filter(|mention| mention.n_words >= 2).filter_map(|mention| {
            mention.subjects.iter().find_map(|subject| match subject {
                crate::model::Subject::Person(idx) => Some(self.known.person(*idx).name.clone()),
                crate::model::Subject::Work(_) => None,
            })
        });
        people.collect()
    }

    pub(super) fn is_not(&self, name: &str) -> bool {
        let folded = fold(name);
        self.not.contains(&folded)
            || self.titles.iter().any(|title| goes_on_as_title(title, &folded))
            || is_house(name)
            || are_initials(name)
            || (!self.known.works(name).is_empty() && self.known.people(name).is_empty())
    }

    /// Whom a text that does not say who was met keeps naming: with a full name in its beginning.
    pub(super) fn subject(&self, head: &str) -> Option<String> {
        // A page's first lines may be its rubric, date and byline.
        let is_text = |line: &&str| line.chars().count() >= LONGEST_FURNITURE;
        let texts: Vec<&str> = head.lines().filter(is_text).take(OPENING).collect();
        let lines: Vec<&str> = if texts.is_empty() { head.lines().take(OPENING).collect() } else { texts };
        let opening = lines.join("\n");
        let count = |name: &&String| {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            head.matches(surname).count()
        };
        // What stands in a title is a part of it.
        let in_title = |name: &str| quoted(&opening).iter().any(|title| title.contains(name));
        let named = self
            .full
            .iter()
            .filter(|name| opening.contains(name.as_str()) && !in_title(name) && !self.is_set_apart(name));
        // Of those named as often, the first.
        named.rev().max_by_key(count).cloned()
    }

    /// Whether a name is only part of what the text sets in italics, as it does titles.
    fn is_set_apart(&self, name: &str) -> bool {
        self.set_apart.iter().any(|text| text.contains(name))
    }

    /// Whether what a headline writes with capitals is only words of the text, none of them with one there, or
    /// "You’re" is among them.
    pub(super) fn is_no_name(&self, name: &str) -> bool {
        const CONTRACTED: &[&str] =
            &["’d", "'d", "’re", "'re", "’ll", "'ll", "’ve", "'ve", "n’t", "n't", "’m", "'m"];
        if name.split(' ').any(|word| CONTRACTED.iter().any(|tail| word.ends_with(tail))) {
            return true;
        }
        let folded = fold(name);
        let mut words = folded.split(' ');
        words.clone().any(|word| self.small.contains(word)) && !words.any(|word| self.capitals.contains(word))
    }

    /// Whether the text names somebody so, in full.
    pub(super) fn is_full(&self, name: &str) -> bool {
        self.full.iter().any(|full| full == name)
    }

    /// Whether a headline has a full name of the text, outside of the titles that it names.
    pub(super) fn names_in(&self, title: &str) -> bool {
        let bare = self
            .titles
            .iter()
            .fold(format!(" {} ", fold(title)), |rest, title| rest.replace(&format!(" {title} "), "  "));
        self.full.iter().any(|full| bare.contains(&format!(" {} ", fold(full))))
    }

    /// The full name of the text with which words of a headline begin, where every word has a capital.
    pub(super) fn whole(&self, words: &str) -> Option<String> {
        let folded = format!("{} ", fold(words));
        self.full.iter().find(|full| folded.starts_with(&format!("{} ", fold(full)))).cloned()
    }

    /// Notes that the headline says of somebody that they speak.
    pub(super) fn is_said_to_answer(&mut self, name: &str) {
        let whole = self.whole(name).or_else(|| means(name, &self.full).cloned());
        let whole = whole.unwrap_or_else(|| name.to_owned());
        if whole.contains(' ') {
            self.said_to_answer.push(fold(&whole));
        }
    }

    pub(super) fn answers_by_headline(&self, name: &str) -> bool {
        self.said_to_answer.contains(&fold(name))
    }

    /// Takes a name of the headline that the text never has in full.
    pub(super) fn knows(&mut self, name: &str) {
        if self.whole(name).is_none() && means(name, &self.full).is_none() {
            self.full.push(name.to_owned());
        }
    }

    /// Whether a word is a part of a full name of the text.
    pub(super) fn is_part(&self, word: &str) -> bool {
        means(word, &self.full).is_some() || !self.known.people(word).is_empty()
    }

    /// Whether somebody who spoke has no more than this one name.
    pub(super) fn is_lone(&self, word: &str) -> bool {
        self.lone.contains(word)
    }

    pub(super) fn is_surname(&self, word: &str) -> bool {
        let tail = format!(" {}", fold(word));
        word.chars().next().is_some_and(char::is_uppercase)
            && self.full.iter().any(|name| fold(name).ends_with(&tail))
    }

    /// Counts a name that may be a part of one.
    pub(super) fn add_short(&mut self, name: &str, weight: f64) {
        // "Russo and Ann Poe", of whom one is Joe Russo, are no siblings.
        let first = name.split(' ').next().unwrap_or(name);
        let is_whole = self.is_full(name) || !self.is_surname(first);
        let name = if is_whole { name } else { first };
        let known = self.known.people(name);
        let full = match (known.first(), means(name, &self.full)) {
            (Some(&idx), _) => self.known.person(idx).name.clone(),
            (None, Some(full)) => full.clone(),
            (None, None) => name.to_owned(),
        };
        self.add(&full, weight);
    }

    pub(super) fn add(&mut self, name: &str, weight: f64) {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        // "Dame Lena Aoki"
        let titled = ["Dame ", "Sir "].iter().find_map(|title| name.strip_prefix(title));
        let name = titled.filter(|name| name.contains(' ')).unwrap_or(name);
        let idx = self.known.people(name).first().copied();
        let name = idx.map_or_else(|| name.to_owned(), |idx| self.known.person(idx).name.clone());
        // In a headline the word that follows has a capital, too: the body knows where the name ends.
        let longer = |full: &&String| fold(&name).starts_with(&format!("{} ", fold(full)));
        let is_whole = idx.is_some() || self.full.contains(&name);
        let name = if is_whole { name } else { self.full.iter().find(longer).cloned().unwrap_or(name) };
        // "Written By", "The Audio", "Am" before a colon: labels of something else.
        if name.is_empty() || self.is_not(&name) || idx.is_none() && is_of_words(&name) {
            return;
        }
        match self.found.iter_mut().find(|(other, _)| fold(other) == fold(&name)) {
            Some((_, sum)) => *sum += weight,
            None => self.found.push((name, weight)),
        }
    }

    /// Those of whom enough is said; speakers of a transcript are enough by themselves.
    pub(super) fn answering(self, clues: &Clues<'_>) -> Vec<String> {
        let spoken = clues.speaking();
        let speaks = |name: &str| {
            spoken.iter().any(|label| means(label, std::slice::from_ref(&name.to_owned())).is_some())
        };
        let most = self.found.iter().map(|(_, sum)| *sum).fold(0.0, f64::max);
        let any_speaks = self.found.iter().any(|(name, _)| speaks(name));
        let enough = |name: &str, sum: f64| match any_speaks {
            true => speaks(name),
            false => {
                let is_said = self.said_to_answer.contains(&fold(name));
                sum >= 2.0 && (is_said || sum >= ENOUGH.min(most) && sum >= most * SHARE)
            }
        };
        let mut names: Vec<String> = self
            .found
            .iter()
            .filter(|(name, sum)| enough(name, *sum))
            .map(|(name, _)| name.clone())
            .collect();
        without_parts(&mut names);
        names
    }
}

/// "L A", before what Lena Aoki says.
fn are_initials(name: &str) -> bool {
    name.split(' ').all(|word| word.chars().filter(|c| c.is_alphanumeric()).count() == 1)
}
