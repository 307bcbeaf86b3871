//! What is seen of something that may be the title of the work a page is about.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::{in_mixed_case, names};
use crate::import::page::Page;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::super::is_of_outlet;
use super::super::somebody::{is_behind_role, is_full_name, is_met, is_somebody, is_with_role};
use super::super::title::{in_title_case, is_rubric};
use super::titles::{QUOTED, Title};

/// Most that a count is told apart.
const MOST_NAMED: usize = 8;
const MOST_WORDS: usize = 6;
const MOST_QUOTED: usize = 3;
/// Words at the beginning in which the place of a title is told, and into how long parts.
const OPENING: usize = 350;
const PART: usize = 40;
const PARTS: usize = 6;
/// Places of a title that are looked at, and how far around it films are spoken of, in bytes.
const PLACES: usize = 12;
const NEAR: usize = 60;

/// Words that say something of the title behind them, and before them.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "film", "movie", "series", "drama", "thriller", "feature", "documentary", "comedy", "in", "of", "for", "on",
    "about", "directed", "show", "debut", "new", "with", "talks", "talk", "discuss", "star", "director", "latest",
    "picture", "from", "episode", "season", "making", "to", "the", "called", "known", "previous", "previously",
    "earlier", "including", "like", "since", "after", "won", "first", "second", "upcoming", "his", "her", "their",
    "my", "titled", "behind", "play", "plays", "wrote", "written", "by", "and", "our", "says",
];
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "is", "opens", "follows", "stars", "tells", "premieres", "in", "director", "star", "which", "arrives", "hits",
    "interview", "will", "was", "now", "has", "screens", "comes", "and", "review", "the", "on", "season", "creator",
    "trailer", "starring", "stands", "finds", "composer", "writer", "cinematographer", "directed", "begins", "runs",
    "says", "said", "told", "had", "where", "who", "with", "a", "about",
];
static OF_FILM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:film|movie|series|drama|thriller|feature|documentary|comedy|show|picture|directed|stars?|starring|plays|opens|theaters|theatres|cinemas|streaming|premier\w+|season)\b",
    )
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d\d$"));

/// A page, folded; a space stands at either end of each text, so that every word has one around it.
struct Folded {
    headline: String,
    body: String,
    titles: Vec<String>,
    names: BTreeSet<String>,
    /// How often each text stands in quotation marks.
    quoted: HashMap<String, usize>,
}

/// Returns what is seen of each title.
pub(super) fn clues(titles: &[Title], headline: &str, body: &str, page: &Page) -> Vec<Vec<String>> {
    let mut quoted: HashMap<String, usize> = HashMap::new();
    QUOTED.captures_iter(body).for_each(|found| *quoted.entry(fold(&found[1])).or_default() += 1);
    let named = names(&in_mixed_case(headline)).into_iter().chain(names(body));
    let text = Folded {
        headline: spaced(&fold(headline)),
        body: spaced(&fold(body)),
        titles: titles.iter().map(|title| spaced(&title.folded)).collect(),
        names: named.map(|(_, name)| spaced(&fold(&name))).filter(|name| name.trim().contains(' ')).collect(),
        quoted,
    };
    let counts: Vec<usize> = text.titles.iter().map(|title| places(&text.body, title).count()).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let seen = |at: usize| {
        let (title, own, n) = (&titles[at], &text.titles[at], counts[at]);
        let mut found = vec!["a title".to_owned()];
        found.extend(of_writing(title, n, &text));
        found.extend(of_headline(own, &text.headline));
        found.extend(of_places(own, &text.body));
        let others = || (0..titles.len()).filter(|other| *other != at);
        let longer = || others().filter(|other| is_part(own, &text.titles[*other]));
        let clues = [
            (n == most, "named most"),
            (longer().next().is_some(), "part of another"),
            (longer().any(|other| counts[other] == n), "part of one as often named"),
            (body.contains(&title.text.to_lowercase()), "written small, too"),
            (text.names.contains(own), "a name"),
            (text.names.iter().any(|name| is_part(own, name)), "part of a name"),
            (text.names.iter().any(|name| is_part(name, own)), "has a name"),
            (is_full_name(&title.text), "written as a name"),
            (in_title_case(&title.text), "written as a title"),
            (is_rubric(&title.text), "a rubric"),
            (is_somebody(&title.text, body), "does something"),
            (is_with_role(&title.text, headline), "has a role"),
            (is_behind_role(&title.text, headline), "behind a role"),
            (is_met(&title.text, headline), "met"),
            (is_of_outlet(&title.text, page), "end of the outlet"),
            (is_of(&title.folded, page.outlet.as_deref()), "the outlet"),
            (is_of(&title.folded, page.author.as_deref()), "the author"),
        ];
        found.extend(clues.into_iter().filter(|(is_so, _)| *is_so).map(|(_, clue)| clue.to_owned()));
        found
    };
    (0..titles.len()).map(seen).collect()
}

/// How a title is written, and how often.
fn of_writing(title: &Title, n: usize, text: &Folded) -> Vec<String> {
    let quoted = text.quoted.get(&title.folded).copied().unwrap_or(0);
    let mut found = vec![
        format!("named {}", n.min(MOST_NAMED)),
        format!("words {}", title.folded.split(' ').count().min(MOST_WORDS)),
        format!("in quotation marks {}", quoted.min(MOST_QUOTED)),
    ];
    if n > 0 && quoted * 2 >= n {
        found.push("mostly in quotation marks".to_owned());
    }
    for from in &title.from {
        found.extend([format!("from {from}"), format!("from {from} & named {}", n.min(MOST_NAMED / 2))]);
    }
    found
}

/// Where the headline has it.
fn of_headline(title: &str, headline: &str) -> Vec<String> {
    let Some(at) = headline.find(title) else { return Vec::new() };
    vec![
        "in the headline".to_owned(),
        format!("in third {} of the headline", 3 * at / headline.len()),
        if headline.starts_with(title) { "begins the headline" } else { "not at its beginning" }.to_owned(),
        if headline.ends_with(title) { "ends the headline" } else { "not at its end" }.to_owned(),
    ]
}

/// What stands around it in a text.
fn of_places(title: &str, body: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let first =
        places(body, title).next().map(|at| body[..at].split(' ').filter(|word| !word.is_empty()).count());
    found.insert(match first.filter(|words| *words < OPENING) {
        Some(words) => format!("first in part {}", (words / PART).min(PARTS)),
        None => "not in the opening".to_owned(),
    });
    for at in places(body, title).take(PLACES) {
        let (before, behind) = (&body[..at], &body[at + title.len()..]);
        let mut words = before.rsplit(' ').filter(|word| !word.is_empty());
        for name in ["before", "second before"] {
            found.extend(
                words.next().filter(|word| BEFORE.contains(word)).map(|word| format!("{name}: {word}")),
            );
        }
        let next = behind.split(' ').next().unwrap_or_default();
        if BEHIND.contains(&next) {
            found.insert(format!("behind: {next}"));
        } else if YEAR.is_match(next) {
            found.insert("behind: a year".to_owned());
        }
        let near = &body[body.floor_char_boundary(at.saturating_sub(NEAR))
            ..body.ceil_char_boundary((at + title.len() + NEAR).min(body.len()))];
        if OF_FILM.is_match(near) {
            found.insert("where films are spoken of".to_owned());
        }
    }
    found
}

/// Where a text has a title, both with spaces at their ends: the space before it.
fn places<'a>(text: &'a str, title: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text[from..].find(title)?;
        // The space behind one may stand before the next.
        from = at + title.len() - 1;
        Some(at)
    })
}

/// Whether a text is a part of another, both with spaces at their ends.
fn is_part(one: &str, other: &str) -> bool {
    one.len() < other.len() && other.contains(one)
}

fn spaced(text: &str) -> String {
    format!(" {text} ")
}

fn is_of(title: &str, other: Option<&str>) -> bool {
    other.is_some_and(|other| fold(other) == title)
}

#[cfg(test)]
mod tests {
    use super::super::titles::titles;
    use super::*;
    use crate::import::article::parts::Parts;

    #[test]
    fn a_title_is_seen_where_it_stands() {
        let text = " ash and ash ash ";
        assert_eq!(places(text, " ash ").collect::<Vec<_>>(), [0, 8, 12]);
        let (headline, body) = (
            "Lena Aoki on ‘Ember’",
            "Lena Aoki’s film Ember opens in 2019. Aoki said no. She made Ember Two (2012).",
        );
        let found = titles(headline, body, &Parts::of(Vec::new(), ""), &[]);
        let seen = clues(&found, headline, body, &Page::default());
        let of = |text: &str| &seen[found.iter().position(|title| title.text == text).unwrap()];
        for clue in ["ends the headline", "before: film", "behind: opens", "part of another", "named most"] {
            assert!(of("Ember").iter().any(|seen| seen == clue), "{clue}");
        }
        assert!(of("Ember Two").iter().any(|seen| seen == "behind: a year"));
        assert!(of("Lena Aoki").iter().any(|seen| seen == "a name"));
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_looked_at(headline in proptest::prelude::any::<String>(), body in "[A-Z “”a-zé.’\u{212b}İ]{0,200}") {
            let found = titles(&headline, &body, &Parts::of(Vec::new(), ""), &[]);
            let _ = clues(&found, &headline, &body, &Page::default());
        }
    }
}
