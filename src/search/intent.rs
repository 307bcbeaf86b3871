//! Words that ask for interviews or for news as such, and say nothing of a topic.

use crate::text::{Word, is_stop_word};

/// Words by which a reader asks what there is about a subject. Sorted, for the binary search.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "anything", "archive", "archives", "articulos", "available", "collected", "collection", "content", "contents",
    "conversation", "conversations", "coverage", "database", "entretien", "entretiens", "entrevista", "entrevistas",
    "everything", "info", "information", "infos", "interview", "interviewed", "interviews", "junket", "library",
    "material", "overview", "question", "questions", "store", "stored", "stuff", "summary", "talks", "topic",
    "topics",
];

/// Words that ask for something where nothing else does, and may be what is asked about otherwise. Sorted.
#[rustfmt::skip]
const ASKING_WEAKLY: &[&str] = &[
    "ask", "bot", "chat", "chats", "collect", "contain", "contains", "cover", "covered", "covers", "data", "exist",
    "file", "find", "general", "give", "list", "look", "quick", "record", "recorded", "said", "search", "send", "show",
    "subject", "subjects", "talk", "talking", "thing", "things", "want",
];

/// Words that a reader puts beside a title or a name to say which one is meant. Sorted.
#[rustfmt::skip]
const DESCRIBING: &[&str] = &[
    "1", "actor", "actress", "artist", "author", "cinematographer", "composer", "dir", "director", "dop", "editor",
    "entire", "feature", "film", "filmmaker", "films", "first", "flick", "full", "last", "latest", "man", "movie",
    "movies", "musician", "new", "newest", "one", "ones", "original", "part", "pelicula", "peliculas", "person", "picture",
    "producer", "second", "sequel", "series", "show", "star", "starring", "third", "tv", "whole", "woman",
    "writer", "www",
];

/// Words that ask for links and hardly mean anything else. Sorted.
#[rustfmt::skip]
const NEWS: &[&str] = &[
    "article", "articles", "headline", "headlines", "link", "links", "news", "noticias", "source", "sources",
    "update", "updates", "url", "urls",
];

/// Words that ask for links where nothing else is asked. Sorted.
const NEWS_AMONG_OTHERS: &[&str] = &[
    "further",
    "lately",
    "latest",
    "new",
    "piece",
    "pieces",
    "read",
    "reading",
    "recent",
    "recently",
    "reported",
    "review",
    "reviews",
    "somewhere",
];

/// What a message asks for, judged by its words outside of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Links to read.
    News,
    /// What there is about the subject as a whole: nothing else is said.
    Overview,
    /// Perhaps the subject as a whole: the last clause asks so, or nothing tells surely what else is asked.
    OverviewPerhaps,
    /// Something in particular.
    Topic,
}

impl Intent {
    /// Judges all free words of a message, and those of its last clause, which may ask by a phrase.
    pub(super) fn of<'a, W>(all: W, last_clause: W, asks_by_phrase: bool) -> Self
    where
        W: Iterator<Item = &'a Word> + Clone,
    {
        let has = |list: &[&str]| all.clone().any(|word| contains(list, word));
        let tells =
            |word: &Word| is_telling(word) && !contains(NEWS, word) && !contains(NEWS_AMONG_OTHERS, word);
        let (tells_all, tells_last) = (all.clone().any(tells), last_clause.clone().any(tells));
        let asks_last = asks_by_phrase || last_clause.clone().any(|word| contains(ASKING, word));
        match () {
            () if has(NEWS) && !tells_last => Self::News,
            () if has(NEWS_AMONG_OTHERS) && !tells_all => Self::News,
            () if asks_last && !tells_last => Self::Overview,
            () if !tells_all && !all.clone().any(hints) => Self::Overview,
            () if !tells_all => Self::OverviewPerhaps,
            () if (asks_last || has(ASKING)) && all.clone().filter(|word| tells(word)).count() == 1 => {
                Self::OverviewPerhaps
            }
            () => Self::Topic,
        }
    }
}

/// Whether a word may mean that something in particular is asked.
fn hints(word: &Word) -> bool {
    const HINTS: &[&str] = &["after", "before", "can", "did", "does", "how", "when", "where", "why", "will"];
    contains(HINTS, word) || is_content(&word.folded)
}

fn contains(list: &[&str], word: &Word) -> bool {
    list.binary_search(&word.folded.as_str()).is_ok()
}

/// Runs of words by which a reader asks what there is.
const ASKING_PHRASES: &[&[&str]] = &[
    &["tell", "me", "about"],
    &["do", "you", "have"],
    &["have", "you", "got"],
    &["you", "have", "on"],
    &["you", "got", "on"],
    &["u", "got", "on"],
    &["you", "know", "about"],
    &["you", "know", "on"],
    &["in", "store"],
    &["show", "me"],
    &["what", "is", "there"],
    &["whats", "there"],
    &["got", "anything"],
];

/// Whether some words in a row ask what there is as such.
pub(super) fn has_asking_phrase(words: &[Word]) -> bool {
    let is_at = |from: usize, phrase: &[&str]| {
        words
            .get(from..from + phrase.len())
            .is_some_and(|run| run.iter().zip(phrase).all(|(w, p)| w.folded == *p))
    };
    (0..words.len()).any(|from| ASKING_PHRASES.iter().any(|phrase| is_at(from, phrase)))
}

/// Returns the words that matching for [`Intent`] knows, for mending misspelt ones.
pub(super) fn vocabulary() -> impl Iterator<Item = &'static str> {
    [ASKING, NEWS].into_iter().flatten().copied()
}

/// Whether a folded word does nothing but ask: stop words, words for interviews, words for news.
pub(super) fn only_asks(folded: &str) -> bool {
    is_stop_word(folded) || is_asking(folded) || NEWS.binary_search(&folded).is_ok()
}

/// Whether a folded word only asks what there is.
pub(super) fn is_asking(folded: &str) -> bool {
    ASKING.binary_search(&folded).is_ok()
}

/// Whether a word may say something of what is asked, judged by itself.
pub(super) fn is_content(folded: &str) -> bool {
    !is_stop_word(folded) && !is_asking(folded) && !is_number(folded)
}

/// Whether a word surely says something of what is asked, beyond naming the subject and asking for it.
pub(super) fn is_telling(word: &Word) -> bool {
    is_content(&word.folded) && !contains(ASKING_WEAKLY, word) && !contains(DESCRIBING, word)
}

fn is_number(folded: &str) -> bool {
    folded.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn the_lists_are_sorted_and_folded() {
        for list in [ASKING, ASKING_WEAKLY, DESCRIBING, NEWS, NEWS_AMONG_OTHERS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
            assert!(list.iter().all(|word| crate::text::fold(word) == **word));
        }
    }

    #[test]
    fn words_of_asking_tell_nothing() {
        assert!(!words("what interviews do you have on the 2021 movie").iter().any(is_telling));
        assert!(words("who built the set").iter().any(is_telling));
    }
}
