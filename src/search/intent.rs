//! Words that ask for interviews or for news as such, and say nothing of a topic.

use crate::text::{Word, fold, is_stop_word};

/// Words by which a reader asks what there is about a subject. Sorted, for the binary search.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "algo", "anything", "archive", "archives", "articulo", "articulos", "available", "collected", "collection",
    "content", "contents", "conversation", "conversations", "coverage", "covered", "covers", "database", "entretien",
    "entretiens", "entrevista", "entrevistas", "everything", "gathered", "hay", "info", "informacion", "information",
    "infos", "interview", "interviewed", "interviews", "junket", "library", "material", "overview", "overviews",
    "questions", "saved", "store", "stored", "stuff", "summary", "talks", "tienes", "todo", "topic",
    "topics", "tout",
];

/// Words that ask for something where nothing else does, and may be what is asked about otherwise. Sorted.
#[rustfmt::skip]
const ASKING_WEAKLY: &[&str] = &[
    "anywhere", "ask", "avez", "away", "bot", "ce", "chat", "chats", "clips", "collect", "contain", "contains",
    "cover", "covered", "covers", "cuentame", "dame", "data", "detail", "details", "different", "dime", "donne",
    "else", "exist", "few", "file", "find", "gather", "general", "give", "going", "good", "hablame", "hear", "heard",
    "held", "help", "hold", "keep", "kept", "kind", "kinds", "learn", "learned", "let", "list", "look", "montre",
    "muestra", "muestrame", "need", "offer", "parle", "parlez", "pass", "point", "quest", "question", "quick", "quoi", "read",
    "recommend", "record", "recorded", "said", "save", "search", "see", "send", "show", "sobre", "sort", "sorts",
    "stock", "subject", "subjects", "sur", "talk", "talked", "talking", "tell", "thing", "things", "tous", "tu",
    "vous", "want", "web", "whatever", "wondering",
];

/// Words that a reader puts beside a title or a name to say which one is meant. Sorted.
#[rustfmt::skip]
const DESCRIBING: &[&str] = &[
    "1", "actor", "actress", "animation", "animator", "anime", "artist", "author", "brother", "brothers",
    "cameraman", "cinematographer", "composer", "creator", "dir", "director", "directors", "doc", "dop", "dude",
    "editor", "entire", "feature", "film", "filmmaker", "filmmakers", "films", "first", "flick", "full", "guy",
    "guys", "husband", "lady", "last", "latest", "lead", "legend", "man", "master", "movie", "movies", "musician",
    "new", "newest", "novelist", "one", "ones", "original", "part", "pelicula", "peliculas", "person", "picture",
    "producer", "screenwriter", "season", "second", "sequel", "series", "show", "sister", "sitcom", "star",
    "starring", "third", "tv", "version", "whole", "wife", "woman", "writer", "www",
];

/// Words that say where a work is from or who made it, and ask nothing. Sorted.
#[rustfmt::skip]
const ORIGIN: &[&str] = &[
    "a24", "amazon", "american", "animated", "anime", "apple", "british", "chinese", "danish", "disney", "documentary", "dutch",
    "english", "french", "german", "ghibli", "hbo", "hollywood", "horror", "hulu", "indian", "iranian", "italian", "japanese",
    "korean", "marvel", "mexican", "netflix", "pixar", "polish", "russian", "spanish", "swedish", "thriller", "western",
];

/// Words that ask for links and hardly mean anything else. Sorted.
#[rustfmt::skip]
const NEWS: &[&str] = &[
    "article", "articles", "artikel", "artikels", "artikles", "enlace", "enlaces", "headline", "headlines", "lien",
    "liens", "link", "links", "news", "noticias", "nouvelles", "source", "sources", "update", "updates", "url",
    "urls",
];

/// Those of them that leave no doubt; "is there a link between the two" asks for none. Sorted.
const NEWS_FIRMLY: &[&str] = &["articles", "enlaces", "headlines", "links", "news", "noticias", "urls"];

/// Words that ask for links where nothing else is asked. Sorted.
#[rustfmt::skip]
const NEWS_AMONG_OTHERS: &[&str] = &[
    "further", "lately", "latest", "new", "piece", "pieces", "press", "read", "reading", "recent", "recently",
    "reported", "review", "reviews", "somewhere",
];

/// Words for a work, which what stands before them tells from others: "the Farhadi divorce film". Sorted.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "anime", "cartoon", "doc", "documentary", "film", "flick", "movie", "one", "pelicula", "picture", "series",
    "show", "sitcom", "thing", "western",
];
/// Most words before a word for a work that describe it.
const MAX_DESCRIPTION: usize = 3;

/// Whether a word only tells which work is meant: it stands, without a small word between, before a word for one.
pub(super) fn describes_a_work(words: &[Word], at: usize) -> bool {
    let after = words.get(at + 1..).unwrap_or_default();
    let description = after.iter().take(MAX_DESCRIPTION).take_while(|word| !is_stop_word(&word.folded));
    !is_stop_word(&words[at].folded) && description.into_iter().any(|word| contains(WORKS, word))
}

/// What a message asks for, judged by its words outside of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Links to read.
    News,
    /// What there is about the subject as a whole: nothing else is said.
    Overview,
    /// Perhaps the subject as a whole: one clause asks so, or nothing tells surely what else is asked.
    OverviewPerhaps,
    /// Something in particular.
    Topic,
}

impl Intent {
    /// Returns the name shown by `--explain`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "links",
            Self::Overview => "an overview",
            Self::OverviewPerhaps => "perhaps an overview",
            Self::Topic => "something in particular",
        }
    }
}

/// What the words of one clause say, names left out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clause {
    /// Words that say something of what is asked, beyond describing who or what is named.
    pub(super) n_telling: usize,
    /// Whether it asks what there is.
    pub(super) asks: bool,
    /// Whether a word hints that something in particular is asked.
    pub(super) hints: bool,
    /// Whether a word asks something in particular.
    pub(super) asks_how: bool,
    /// Whether it holds a word that may be more than asking.
    pub(super) is_doubtful: bool,
    /// Whether it asks for links.
    pub(super) news: bool,
    /// Whether it asks for links by a word that hardly means anything else.
    pub(super) news_firmly: bool,
    /// Whether it asks for links if nothing else is asked.
    pub(super) news_perhaps: bool,
}

/// Words beside one that asks for links which do not make it a question about something else.
const MAX_BESIDE_NEWS: usize = 1;

impl Intent {
    /// Judges the clauses of a message, in their order.
    pub(super) fn of(clauses: &[Clause]) -> Self {
        let any = |holds: &dyn Fn(&Clause) -> bool| clauses.iter().any(holds);
        let n_telling: usize = clauses.iter().map(|clause| clause.n_telling).sum();
        let asks_in_particular = any(&|clause| clause.asks_how && clause.n_telling > 0);
        match () {
            () if any(&|clause| clause.news && clause.n_telling == 0) => Self::News,
            () if any(&|c| c.news_firmly && !c.hints && c.n_telling <= MAX_BESIDE_NEWS) => Self::News,
            () if n_telling == 0 && any(&|clause| clause.news_perhaps) => Self::News,
            () if !asks_in_particular && any(&|clause| clause.asks && clause.n_telling == 0) => {
                Self::Overview
            }
            () if n_telling == 0 && !any(&|clause| clause.hints || clause.is_doubtful) => Self::Overview,
            () if n_telling == 0 => Self::OverviewPerhaps,
            () if n_telling == 1 && any(&|clause| clause.asks) => Self::OverviewPerhaps,
            () => Self::Topic,
        }
    }
}

impl Clause {
    /// Reads the words of a clause; `describes` says of each whether it only describes who or what is named.
    pub(super) fn of<'a>(
        words: impl Iterator<Item = (&'a Word, bool)> + Clone,
        asks_by_phrase: bool,
    ) -> Self {
        let has = |list: &[&str]| words.clone().any(|(word, _)| contains(list, word));
        let hints = has(HINTS);
        // "clown it movie" describes; "how does the clown ..." asks about the clown.
        let tells = |&(word, describes): &(&Word, bool)| {
            let is_news = contains(NEWS, word) || contains(NEWS_AMONG_OTHERS, word);
            is_telling(word) && !is_news && (hints || !describes)
        };
        let is_doubtful = |(word, describes): (&Word, bool)| {
            !describes && is_content(&word.folded) && !contains(ORIGIN, word)
        };
        Self {
            n_telling: words.clone().filter(tells).count(),
            asks: asks_by_phrase || has(ASKING),
            hints,
            asks_how: has(QUESTION_WORDS),
            is_doubtful: words.clone().any(is_doubtful),
            news: has(NEWS),
            news_firmly: has(NEWS_FIRMLY),
            news_perhaps: has(NEWS_AMONG_OTHERS),
        }
    }
}

/// Words that ask something in particular where a word beside them says what. Sorted.
const QUESTION_WORDS: &[&str] = &["did", "does", "how", "when", "where", "why", "will"];
/// Words by which something in particular may be asked. Sorted.
const HINTS: &[&str] = &["after", "before", "did", "does", "how", "when", "where", "why", "will"];

fn contains(list: &[&str], word: &Word) -> bool {
    list.binary_search(&word.folded.as_str()).is_ok()
}

/// Runs of words by which a reader asks what there is.
const ASKING_PHRASES: &[&[&str]] = &[
    &["tell", "me", "about"],
    &["can", "i", "ask"],
    &["could", "i", "ask"],
    &["everything", "on"],
    &["do", "you", "have"],
    &["have", "you", "got"],
    &["you", "have", "on"],
    &["you", "got", "on"],
    &["u", "got", "on"],
    &["you", "know", "about"],
    &["you", "know", "on"],
    &["have", "u", "got"],
    &["have", "you"],
    &["youve", "got"],
    &["you", "keep"],
    &["you", "know"],
    &["in", "store"],
    &["in", "here"],
    &["what", "sort", "of", "things"],
    &["whatve", "you"],
    &["that", "there", "is"],
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

/// Whether a word asks for links.
pub(super) fn asks_for_news(word: &Word) -> bool {
    contains(NEWS, word)
}

/// Whether a folded word only asks what there is.
pub(super) fn is_asking(folded: &str) -> bool {
    ASKING.binary_search(&folded).is_ok()
}

/// Whether a word may say something of what is asked, judged by itself.
pub(super) fn is_content(folded: &str) -> bool {
    !is_stop_word(folded) && !is_asking(folded) && !is_number(folded)
}

/// Returns the words of a text that may say something of what is asked.
pub(super) fn content_of(text: &str) -> String {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty() && is_content(word)).collect::<Vec<_>>().join(" ")
}

/// Whether a word surely says something of what is asked, beyond naming the subject and asking for it.
pub(super) fn is_telling(word: &Word) -> bool {
    let lists = [ASKING_WEAKLY, DESCRIBING, ORIGIN];
    is_content(&word.folded) && !lists.iter().any(|list| contains(list, word))
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
        for list in [
            ASKING,
            ASKING_WEAKLY,
            DESCRIBING,
            HINTS,
            NEWS,
            NEWS_AMONG_OTHERS,
            NEWS_FIRMLY,
            ORIGIN,
            QUESTION_WORDS,
            WORKS,
        ] {
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
