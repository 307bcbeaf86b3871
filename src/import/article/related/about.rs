//! Whether a page that a site offers is about what the article is about.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::Parts;
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::text::fold;

/// Shortest title or surname that says so, in bytes.
const SHORTEST: usize = 4;

/// Stands behind the title of a film in a headline.
static OF_FILM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[’'”]? (?:ending|review|trailer|teaser|poster|cast|director|star|interview|sequel|explained)\b",
    )
});

/// Shortest text that is the article's and no headline, in bytes.
const PARAGRAPH: usize = 80;

/// What an article is about: its works and people, and whoever and whatever else it names in two words.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// Folded, with a space on either side.
    names: Vec<String>,
    /// Neighbouring words with capitals, folded.
    pairs: HashSet<String>,
    /// Surnames of whom it asks, as `names`.
    asked: Vec<String>,
    /// Titles as they stand.
    titles: Vec<String>,
}

impl Subjects {
    pub(super) fn of(parts: &Parts, draft: &Draft) -> Self {
        let titles = draft.works.iter().map(|work| fold(&work.title));
        let titles = titles.map(|title| title.strip_prefix("the ").map_or(title.clone(), str::to_owned));
        let surname = |name: &str| fold(name.rsplit(' ').next().unwrap_or(name));
        let surnames = draft.people.iter().map(|person| surname(&person.name));
        let telling = titles.chain(surnames).filter(|name| name.len() >= SHORTEST);
        let names = telling.chain(draft.people.iter().map(|person| fold(&person.name)));
        let names = names.map(|name| format!(" {name} ")).collect();
        let own = parts.blocks.iter().filter(|block| !block.related && block.linked_share() < 0.5);
        let said = own.map(Block::text).filter(|text| text.len() >= PARAGRAPH);
        let asked_about = draft.topics.iter().map(|topic| topic.question.clone());
        let pairs = said.chain(asked_about).flat_map(|text| pairs(&text).collect::<Vec<_>>()).collect();
        let asked = draft.people.iter().filter(|person| person.interviewee);
        let asked = asked.map(|person| format!(" {} ", surname(&person.name))).collect();
        let titles = draft.works.iter().map(|work| work.title.clone()).collect();
        Self { names, pairs, asked, titles }
    }

    /// Whether a title names somebody whom the article asks.
    pub(super) fn are_people_of(&self, title: &str) -> bool {
        let folded = format!(" {} ", fold(title));
        self.asked.iter().any(|name| folded.contains(name))
    }

    /// Whether a title names any of them.
    pub(super) fn are_in(&self, title: &str) -> bool {
        self.are_named_in(title) || pairs(title).any(|pair| self.pairs.contains(&pair))
    }

    /// Whether a title names a work or a person of the article.
    pub(super) fn are_named_in(&self, title: &str) -> bool {
        let folded = format!(" {} ", fold(title));
        let lead = title.split_once(": ").filter(|(lead, _)| !lead.contains(' '));
        let bare = lead.map_or(title, |(_, rest)| rest);
        // "X Ending Explained": too short to be looked for anywhere.
        let begins = |short: &String| {
            short.len() < SHORTEST
                && bare.strip_prefix(short.as_str()).is_some_and(|behind| OF_FILM.is_match(behind))
        };
        self.names.iter().any(|name| folded.contains(name)) || self.titles.iter().any(begins)
    }

    /// Whether a text begins with a title: what stands before a colon there is nobody who speaks.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.titles.iter().any(|title| text.starts_with(title.as_str()))
    }

    /// Whether a text ends with a work or a person: "More Ember".
    pub(super) fn end(&self, text: &str) -> bool {
        let folded = format!(" {} ", fold(text));
        self.names.iter().any(|name| folded.ends_with(name))
    }
}

/// Neighbouring words with capitals, folded, in a text that is no headline: there all words have them.
fn pairs(text: &str) -> impl Iterator<Item = String> {
    // "Keepers of the Mill" is a pair as well.
    const SMALL: &[&str] = &["of", "the", "and", "in", "to", "a", "&"];
    let words: Vec<&str> = text.split(' ').filter(|word| !SMALL.contains(word)).collect();
    let found: Vec<String> = words
        .windows(2)
        .filter(|pair| {
            pair.iter().all(|word| is_name_word(word)) && !pair[0].ends_with(['.', ':', '?', '!', ','])
        })
        .map(|pair| fold(&pair.join(" ")))
        .collect();
    found.into_iter()
}

fn is_name_word(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.starts_with(char::is_uppercase) && !crate::text::is_stop_word(&fold(word))
}
