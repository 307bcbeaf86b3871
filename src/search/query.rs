//! A message, read: its words, the names in it, its spelling mended.

use std::ops::Range;

use crate::model::{Collection, Subject};
use crate::text::{Stemmer, Word, words};

use super::filter::Filter;
use super::intent::{self, Intent};
use super::mending::{Mending, mention_at};
use super::names::{Mention, NameIndex, unknown_names};
use super::spelling::Spelling;

/// Longest text that is read, in characters; Discord's longest message. What follows is not looked at.
const MAX_CHARS: usize = 2000;

/// A mention of at least this certainty is believed to name its subject.
pub const BELIEVED: f32 = 0.5;

/// What was talked about before, for messages that name nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// Subjects of the last answer, works before people.
    pub subjects: Vec<Subject>,
}

/// A message as the index searches for it.
#[derive(Debug, Clone)]
pub struct Query {
    /// The message, cut to 2,000 characters.
    pub text: String,
    /// Its words.
    pub words: Vec<Word>,
    /// The names in it, in its order.
    pub mentions: Vec<Mention>,
    /// Misspelt words with what they were taken for.
    pub corrections: Vec<Correction>,
    /// The message with its spelling mended and names written out: what its meaning is taken from.
    pub meaning: String,
    /// The sentence of a long message that asks, mended likewise; None if the message is one sentence.
    pub question: Option<String>,
    /// Subjects carried over from what was said before, because the message names none.
    pub carried: Vec<Subject>,
    /// Runs of words that look like names and are not in the store.
    pub unknown_names: Vec<Range<usize>>,
    /// What the search is narrowed to.
    pub filter: Filter,
    /// The words with their spelling mended.
    mended: Vec<Word>,
    /// Terms of the mended message.
    pub(super) terms: Vec<String>,
    /// What says something of what is asked, names left out.
    pub(super) telling: String,
    /// Its terms.
    pub(super) telling_terms: Vec<String>,
}

/// A word that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed, folded.
    pub from: String,
    /// As the store spells it.
    pub to: String,
}

/// What a reading needs of the index.
pub(super) struct Reader<'a> {
    pub(super) collection: &'a Collection,
    pub(super) names: &'a NameIndex,
    pub(super) spelling: &'a Spelling,
    pub(super) stemmer: &'a Stemmer,
}

impl Reader<'_> {
    /// Reads a message. Never fails: the empty message is a query that finds nothing.
    pub(super) fn read(&self, text: &str, filter: Filter, context: &Context) -> Query {
        let text: String = text.chars().take(MAX_CHARS).collect();
        let words = words(&text);
        let years = years(&words);
        let mentions = self.names.resolve(&text, &words, &years, self.collection, self.spelling);
        let names_somebody = mentions.iter().any(|mention| mention.certainty() >= BELIEVED);
        let carried = if names_somebody { Vec::new() } else { context.subjects.clone() };
        let corrections = self.corrections(&words, &mentions);
        let (collection, text) = (self.collection, text.as_str());
        let mending =
            Mending { collection, text, words: &words, mentions: &mentions, corrections: &corrections };
        let question = question_of(text, &words).map(|range| mending.text_of(range));
        let carried_names = carried.iter().map(|&subject| collection.name(subject).to_owned());
        let meaning = carried_names.chain([mending.text_of(0..words.len())]).collect::<Vec<_>>().join(" ");
        let (mended, telling) = (mending.mended_words(), mending.content());
        let unknown_names = unknown_names(&words, self.spelling, |at| {
            is_named(&mentions, at) || corrections.iter().any(|c| c.from == words[at].folded)
        });
        Query {
            mended,
            unknown_names,
            terms: self.stemmer.terms(&meaning),
            telling_terms: self.stemmer.terms(&telling),
            telling,
            text: text.to_owned(),
            words,
            mentions,
            corrections,
            meaning,
            question,
            carried,
            filter,
        }
    }

    fn corrections(&self, words: &[Word], mentions: &[Mention]) -> Vec<Correction> {
        let free = words.iter().enumerate().filter(|(at, _)| !is_named(mentions, *at));
        free.filter_map(|(_, word)| {
            let to = self.spelling.correct(&word.folded)?.to_owned();
            Some(Correction { from: word.folded.clone(), to })
        })
        .collect()
    }
}

impl Query {
    /// Returns the texts whose vectors the search wants: the whole message, and the sentence that asks.
    pub fn meanings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.meaning.as_str()).chain(self.question.as_deref())
    }

    /// Returns the mentions that are believed, in the text's order.
    pub fn believed(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.certainty() >= BELIEVED)
    }

    /// Returns the positions of words that say something of what is asked, names left out.
    pub fn telling_words(&self) -> impl Iterator<Item = &Word> {
        let words = self.words.iter().enumerate();
        words
            .filter(|(at, word)| !is_named(&self.mentions, *at) && intent::is_telling(word))
            .map(|(_, word)| word)
    }

    /// Whether a word asks what there is as such: "anything", "interviews", "overview".
    #[must_use]
    pub fn asks_for_overview(&self) -> bool {
        self.free_words(0).any(|word| intent::is_asking(&word.folded))
    }

    /// What the words outside of names ask for.
    #[must_use]
    pub fn intent(&self) -> Intent {
        let last_clause = start_of_last_clause(&self.text, &self.words);
        let asks_by_phrase = intent::has_asking_phrase(&self.words[last_clause..]);
        match Intent::of(self.free_words(0), self.free_words(last_clause), asks_by_phrase) {
            Intent::Overview if self.names_several() => Intent::OverviewPerhaps,
            intent => intent,
        }
    }

    /// Whether several works or several people are named: one is seldom asked about as a whole then.
    fn names_several(&self) -> bool {
        let works =
            self.believed().filter(|mention| matches!(mention.best().subject, Subject::Work(_))).count();
        works > 1 || self.believed().count() - works > 1
    }

    fn free_words(&self, from: usize) -> impl Iterator<Item = &Word> + Clone {
        let words = self.mended.iter().enumerate().skip(from);
        words.filter(|(at, _)| !is_named(&self.mentions, *at)).map(|(_, word)| word)
    }
}

/// Fewest words of a sentence that may be the one that asks, and of what stands around it.
const SENTENCE_WORDS: usize = 4;

/// Where the sentence that asks stands in a message of several: the last one that ends in a question mark, else
/// the last one.
fn question_of(text: &str, words: &[Word]) -> Option<Range<usize>> {
    let mut starts: Vec<usize> =
        (0..words.len()).filter(|&at| at == 0 || ends_sentence(text, &words[at - 1], &words[at])).collect();
    starts.push(words.len());
    let sentences: Vec<Range<usize>> = starts
        .windows(2)
        .map(|pair| pair[0]..pair[1])
        .filter(|range| range.len() >= SENTENCE_WORDS)
        .collect();
    let asks = |range: &&Range<usize>| {
        let end = words[range.end - 1].span.end;
        text[end..].trim_start_matches(['"', '”', ')']).starts_with('?')
    };
    let found = sentences.iter().rfind(asks).or(sentences.last())?;
    (words.len() - found.len() >= SENTENCE_WORDS).then(|| found.clone())
}

fn ends_sentence(text: &str, before: &Word, after: &Word) -> bool {
    text.get(before.span.end..after.span.start).is_some_and(|between| between.contains(['.', '!', '?', '\n']))
}

/// Position of the first word after the last comma, stop or dash; 0 in a text of one clause.
fn start_of_last_clause(text: &str, words: &[Word]) -> usize {
    let ends_clause = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '–' | '—' | '\n');
    let is_start = |pair: &[Word]| {
        let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
        between.contains(ends_clause) || between == " - "
    };
    words.windows(2).rposition(is_start).map_or(0, |at| at + 1)
}

fn is_named(mentions: &[Mention], at: usize) -> bool {
    mention_at(mentions, at).is_some()
}

fn years(words: &[Word]) -> Vec<i16> {
    words
        .iter()
        .filter_map(|word| word.folded.parse().ok())
        .filter(|year| (1895..2100).contains(year))
        .collect()
}
