//! Words that ask for interviews or for news as such, and say nothing of a topic.

use crate::text::{Word, is_stop_word};

/// Words by which a reader asks what there is about a subject. Sorted, for the binary search.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "anything", "archive", "archives", "articulos", "ask", "available", "bot", "chat", "chats", "collect",
    "collected", "collection", "contain", "contains", "content", "conversation", "conversations", "cover",
    "coverage", "covered", "covers", "data", "database", "entretien", "entretiens", "entrevista", "entrevistas",
    "everything", "exist", "file", "find", "general", "give", "info", "information", "infos", "interview",
    "interviewed", "interviews", "junket", "library", "list", "look", "material", "overview", "question",
    "questions", "quick", "record", "recorded", "said", "search", "show", "store", "stored", "stuff", "subject",
    "subjects", "summary", "talk", "talking", "talks", "thing", "things", "topic", "topics", "want", "whats",
];

/// Words that a reader puts beside a title or a name to say which one is meant. Sorted.
#[rustfmt::skip]
const DESCRIBING: &[&str] = &[
    "1", "actor", "actress", "artist", "author", "cinematographer", "composer", "dir", "director", "dop", "editor",
    "entire", "feature", "film", "filmmaker", "films", "first", "flick", "full", "last", "latest", "man", "movie",
    "movies", "musician", "new", "newest", "original", "part", "pelicula", "peliculas", "person", "picture",
    "producer", "second", "sequel", "series", "show", "star", "starring", "third", "tv", "whole", "woman",
    "writer", "www",
];

/// Words that ask for links. Sorted.
#[rustfmt::skip]
const NEWS: &[&str] = &[
    "announced", "announcement", "article", "articles", "headline", "headlines", "link", "links", "news",
    "noticias", "piece", "pieces", "read", "reading", "reported", "review", "reviews", "source", "sources",
    "update", "updates", "url", "urls",
];

/// Whether a folded word only asks what there is.
pub(super) fn is_asking(folded: &str) -> bool {
    ASKING.binary_search(&folded).is_ok()
}

/// Whether a folded word asks for links.
pub(super) fn is_news(folded: &str) -> bool {
    NEWS.binary_search(&folded).is_ok()
}

/// Whether a word says something of what is asked, beyond naming the subject and asking for it.
pub(super) fn is_telling(word: &Word) -> bool {
    let folded = word.folded.as_str();
    let generic = is_stop_word(folded) || is_asking(folded) || DESCRIBING.binary_search(&folded).is_ok();
    !generic && !is_number(folded)
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
        for list in [ASKING, DESCRIBING, NEWS] {
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
