//! A message, read: its words, the names in it, its spelling mended.

use std::ops::Range;

use crate::model::{Collection, Subject};
use crate::text::{Stemmer, Word, words};

use super::filter::Filter;
use super::intent::{self, Intent};
use super::names::{Form, Mention, NameIndex, unknown_names};
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
        let meaning = self.meaning(&text, &words, &mentions, &corrections);
        let carried_names: Vec<&str> = carried.iter().map(|&subject| self.name(subject)).collect();
        let meaning = [carried_names.join(" "), meaning].join(" ").trim().to_owned();
        let telling = self.telling(&words, &mentions, &corrections);
        let unknown_names = unknown_names(&words, self.spelling, |at| {
            is_named(&mentions, at) || corrections.iter().any(|c| c.from == words[at].folded)
        });
        let mended =
            words.iter().map(|word| Word { folded: mended(word, &corrections).to_owned(), ..word.clone() });
        Query {
            mended: mended.collect(),
            unknown_names,
            terms: self.stemmer.terms(&meaning),
            telling_terms: self.stemmer.terms(&telling),
            telling,
            text,
            words,
            mentions,
            corrections,
            meaning,
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

    /// The message with misspelt and shortened names written out and other words mended, after the names that
    /// were carried over.
    fn meaning(
        &self,
        text: &str,
        words: &[Word],
        mentions: &[Mention],
        corrections: &[Correction],
    ) -> String {
        let mut meaning = String::new();
        let mut copied_to = 0;
        for (at, word) in words.iter().enumerate() {
            let replacement = match mention_at(mentions, at) {
                Some(mention) if is_written_out(mention) && at == mention.words.start => {
                    self.name(mention.best().subject)
                }
                Some(mention) if is_written_out(mention) => "",
                Some(_) => continue,
                None => match corrections.iter().find(|c| c.from == word.folded) {
                    Some(correction) => &correction.to,
                    None => continue,
                },
            };
            meaning.push_str(text.get(copied_to..word.span.start).unwrap_or_default());
            meaning.push_str(replacement);
            copied_to = word.span.end.max(copied_to);
        }
        meaning.push_str(&text[copied_to..]);
        meaning
    }

    fn telling(&self, words: &[Word], mentions: &[Mention], corrections: &[Correction]) -> String {
        let free = words
            .iter()
            .enumerate()
            .filter(|(at, word)| !is_named(mentions, *at) && intent::is_telling(word));
        free.map(|(_, word)| mended(word, corrections)).collect::<Vec<_>>().join(" ")
    }

    fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Work(work) => &self.collection.work(work).title,
            Subject::Person(person) => &self.collection.person(person).name,
        }
    }
}

impl Query {
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

/// Position of the first word after the last comma, stop or dash; 0 in a text of one clause.
fn start_of_last_clause(text: &str, words: &[Word]) -> usize {
    let ends_clause = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '–' | '—' | '\n');
    let is_start = |pair: &[Word]| {
        let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
        between.contains(ends_clause) || between == " - "
    };
    words.windows(2).rposition(is_start).map_or(0, |at| at + 1)
}

fn mention_at(mentions: &[Mention], at: usize) -> Option<&Mention> {
    mentions.iter().find(|mention| mention.words.contains(&at) && mention.certainty() >= BELIEVED)
}

fn is_named(mentions: &[Mention], at: usize) -> bool {
    mention_at(mentions, at).is_some()
}

/// A name that was misspelt or given by another name is written out; one that reads as it stands stays.
fn is_written_out(mention: &Mention) -> bool {
    mention.edits > 0 || mention.best().form == Form::Full
}

fn mended<'a>(word: &'a Word, corrections: &'a [Correction]) -> &'a str {
    corrections.iter().find(|c| c.from == word.folded).map_or(&word.folded, |c| &c.to)
}

fn years(words: &[Word]) -> Vec<i16> {
    words
        .iter()
        .filter_map(|word| word.folded.parse().ok())
        .filter(|year| (1895..2100).contains(year))
        .collect()
}
