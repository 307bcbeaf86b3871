//! A message, read: its words, the names in it, its spelling mended.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{Collection, Subject};
use crate::text::{Stemmer, Word, is_foreign, words};

use super::document;
use super::filter::Filter;
use super::follow_up::{Context, FollowUp, Message};
use super::intent::{self, Clause, Intent};
use super::mending::{Mending, mention_at};
use super::names::{Mention, NameIndex, unknown_names};
use super::spelling::Spelling;

/// Longest text that is read, in characters; Discord's longest message. What follows is not looked at.
const MAX_CHARS: usize = 2000;

/// Longest word, in characters, that says nothing where neither the store nor the language knows it.
const SCRAP_CHARS: usize = 4;

/// A mention of at least this certainty is believed to name its subject.
pub const BELIEVED: f32 = 0.5;

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
    /// The message without the names in it, with what was asked before, if it goes on with that.
    pub asked: String,
    /// What it takes over from what was said before.
    pub follow_up: FollowUp,
    /// The message together with what was asked before, where it goes on with that; searched for besides.
    pub resumed: Option<String>,
    /// Runs of words that look like names and are not in the store.
    pub unknown_names: Vec<Range<usize>>,
    /// What the search is narrowed to.
    pub filter: Filter,
    /// The words with their spelling mended.
    mended: Vec<Word>,
    /// Whether each word only describes who or what is named.
    describing: Vec<bool>,
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
        let mut mentions = self.names.resolve(&text, &words, &years, self.collection, self.spelling);
        if let Some(place) = self.message(&words, &mentions).place_in_series(self.names, context) {
            mentions.retain(|mention| !mention.words.contains(&place.words.start));
            mentions.push(place);
        }
        let follow_up = self.message(&words, &mentions).follow_up(context);
        let corrections = self.corrections(&words, &mentions);
        let (collection, text) = (self.collection, text.as_str());
        let mending =
            Mending { collection, text, words: &words, mentions: &mentions, corrections: &corrections };
        let question = question_of(text, &words).map(|range| mending.text_of(range));
        let name = |subject| collection.name(subject);
        // One name says what is talked about; more of them drown the question.
        let carried = follow_up.subjects.first().map(|&subject| name(subject));
        let own = mending.text_of(0..words.len());
        let meaning = joined(carried.into_iter().chain([own.as_str()]));
        let named = mentions.iter().filter(|mention| mention.is_believed()).map(|m| name(m.best().subject));
        let resumed = follow_up.resumed(carried.into_iter().chain(named), &own);
        let (mended, content) = (mending.mended_words(), mending.content());
        let telling = joined([content.as_str(), &intent::content_of(&follow_up.asked)].into_iter());
        let asked = joined([mending.without_names().as_str(), &follow_up.asked].into_iter());
        let unknown_names = unknown_names(&words, self.spelling, |at| {
            is_named(&mentions, at) || corrections.iter().any(|c| c.from == words[at].folded)
        });
        let describing = self.describing(&mended, &mentions, &unknown_names);
        Query {
            mended,
            describing,
            unknown_names,
            terms: self.stemmer.terms(resumed.as_ref().unwrap_or(&meaning)),
            telling_terms: self.stemmer.terms(&telling),
            telling,
            text: text.to_owned(),
            words,
            mentions,
            corrections,
            meaning,
            question,
            asked,
            follow_up,
            resumed,
            filter,
        }
    }

    fn message<'b>(&'b self, words: &'b [Word], mentions: &'b [Mention]) -> Message<'b> {
        Message { words, mentions, collection: self.collection }
    }

    /// Says of each word whether it only describes who or what is named: words of what a work is about, of the
    /// names and roles of its people, names that are not in the store, and scraps.
    fn describing(&self, words: &[Word], mentions: &[Mention], unknown: &[Range<usize>]) -> Vec<bool> {
        let subjects = mentions.iter().filter(|mention| mention.is_believed()).map(|m| m.best().subject);
        let known: HashSet<String> = subjects
            .flat_map(|subject| self.stemmer.terms(&document::description(self.collection, subject)))
            .collect();
        let is_scrap =
            |word: &Word| word.folded.chars().count() <= SCRAP_CHARS && !self.spelling.knows(&word.folded);
        let describes = |(at, word): (usize, &Word)| {
            let is_unknown_name = unknown.iter().any(|run| run.contains(&at));
            is_unknown_name || is_scrap(word) || known.contains(&self.stemmer.stem(&word.folded))
        };
        words.iter().enumerate().map(describes).collect()
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
    /// Returns the texts whose vectors the search wants: the whole message, the sentence that asks, and the
    /// message with the question that it goes on with.
    pub fn meanings(&self) -> impl Iterator<Item = &str> {
        // "Who else talks about that?" means nothing by itself.
        let own = Some(self.meaning.as_str()).filter(|_| !self.follow_up.of_others);
        own.into_iter().chain(self.question.as_deref()).chain(self.resumed.as_deref())
    }

    /// Returns the mentions that are believed, in the text's order.
    pub fn believed(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.is_believed())
    }

    /// Returns how many words may say something of what is asked, names left out.
    #[must_use]
    pub fn n_content_words(&self) -> usize {
        self.telling.split_whitespace().count()
    }

    /// Returns the positions of words that say something of what is asked, names left out.
    pub fn telling_words(&self) -> impl Iterator<Item = &Word> {
        let words = self.words.iter().enumerate();
        words
            .filter(|(at, word)| !is_named(&self.mentions, *at) && intent::is_telling(word))
            .map(|(_, word)| word)
    }

    /// Whether it is asked in Spanish or French, which the stored texts are not compared with well.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        let words = self.words.iter().enumerate().filter(|(at, _)| !is_named(&self.mentions, *at));
        let written: Vec<&str> = words.filter_map(|(_, word)| self.text.get(word.span.clone())).collect();
        is_foreign(&written.join(" "))
    }

    /// Whether a word asks what there is as such: "anything", "interviews", "overview".
    #[must_use]
    pub fn asks_for_overview(&self) -> bool {
        self.free_words(0..self.words.len()).any(|(word, _)| intent::is_asking(&word.folded))
    }

    /// What the words outside of names ask for.
    #[must_use]
    pub fn intent(&self) -> Intent {
        if let Some(intent) = self.follow_up.intent {
            return intent;
        }
        match Intent::of(&self.clauses()) {
            Intent::Overview if self.names_several() => Intent::OverviewPerhaps,
            intent => intent,
        }
    }

    fn clauses(&self) -> Vec<Clause> {
        let clause = |range: Range<usize>| {
            let asks_by_phrase = intent::has_asking_phrase(&self.words[range.clone()]);
            Clause::of(self.free_words(range), asks_by_phrase)
        };
        clause_ranges(&self.text, &self.words).into_iter().map(clause).collect()
    }

    /// Returns the believed mentions in the last clause that asks what there is; none if no clause does.
    #[must_use]
    pub fn asked_about(&self) -> Vec<&Mention> {
        let ranges = clause_ranges(&self.text, &self.words).into_iter().zip(self.clauses());
        let asking =
            ranges.filter(|(_, clause)| clause.asks && clause.n_telling == 0).map(|(range, _)| range);
        let of_range = |range: Range<usize>| -> Vec<&Mention> {
            self.believed().filter(|mention| range.contains(&mention.words.start)).collect()
        };
        asking.map(of_range).rfind(|mentions| !mentions.is_empty()).unwrap_or_default()
    }

    /// Whether a word hints that something in particular is asked: "how", "after".
    #[must_use]
    pub fn hints_at_a_topic(&self) -> bool {
        self.clauses().iter().any(|clause| clause.hints)
    }

    /// Whether several works or several people are named: one is seldom asked about as a whole then.
    fn names_several(&self) -> bool {
        let mentions = match self.asked_about() {
            mentions if mentions.is_empty() => self.believed().collect(),
            mentions => mentions,
        };
        let is_work = |mention: &&&Mention| matches!(mention.best().subject, Subject::Work(_));
        let n_works = mentions.iter().filter(is_work).count();
        n_works > 1 || mentions.len() - n_works > 1
    }

    /// The words of a stretch outside of names, with whether each only describes who or what is named.
    fn free_words(&self, range: Range<usize>) -> impl Iterator<Item = (&Word, bool)> + Clone {
        let words = self.mended.iter().enumerate().skip(range.start).take(range.len());
        let is_free =
            |at: usize| !is_named(&self.mentions, at) && !intent::describes_a_work(&self.mended, at);
        words.filter(move |(at, _)| is_free(*at)).map(|(at, word)| (word, self.describing[at]))
    }
}

/// Puts texts one after the other, those that are not empty.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.map(str::trim).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
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

/// Stretches of words between commas, stops and dashes; none without words.
fn clause_ranges(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let ends_clause = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '–' | '—' | '\n');
    let is_start = |at: &usize| {
        let between = text.get(words[at - 1].span.end..words[*at].span.start).unwrap_or_default();
        between.contains(ends_clause) || between == " - "
    };
    let mut starts: Vec<usize> = (1..words.len()).filter(is_start).collect();
    starts.insert(0, 0);
    starts.push(words.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|range| !range.is_empty()).collect()
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
