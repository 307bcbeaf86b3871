//! What around a mention makes it more or less certain.

use std::ops::Range;

use crate::model::{Collection, Subject};
use crate::text::{Word, fold, is_stop_word};

use super::super::intent;
use super::super::spelling::Spelling;
use super::index::NameIndex;
use super::resolve::{Candidate, Mention};
use super::variant::Form;

/// Where a mention stands.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    /// Years that the text names.
    pub(super) years: &'a [i16],
    pub(super) collection: &'a Collection,
    pub(super) spelling: &'a Spelling,
}

/// A reason to believe that a word is meant as a name, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It stands in quotation marks.
    Quoted,
    /// It has a capital inside of a sentence.
    Capital,
    /// The text names the work's year.
    Year,
    /// "film", "movie" or the like stands beside it.
    FilmWord,
    /// "film", "movie" or the like stands elsewhere in the text.
    FilmWordInText,
    /// A word of what is asked about films stands beside it: "budget", "soundtrack", "ending".
    FilmTalk,
    /// Somebody or something that shares an interview with it is named too.
    Company,
    /// The whole text is nothing but it.
    Alone,
    /// "in", "about" or the like stands before it.
    Preposition,
    /// An article or a possessive stands before a title that has none.
    Determiner,
    /// A word beside it makes it part of a longer name that is not in the store.
    PartOfLonger,
}

impl Ground {
    /// Returns what it adds to the certainty of a common word. Set by hand, on titles that are words: with one
    /// sign from [`Ground::Quoted`] to [`Ground::Company`] a title is believed, with none it is not.
    fn weight(self) -> f32 {
        match self {
            Self::Quoted | Self::Year | Self::Company => 0.5,
            Self::Capital => 0.35,
            Self::FilmWord | Self::FilmTalk => 0.3,
            Self::Alone => 0.3,
            Self::FilmWordInText => 0.15,
            Self::Preposition => 0.1,
            Self::Determiner => -0.25,
            Self::PartOfLonger => -0.5,
        }
    }

    /// Returns the reason in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Capital => "capital",
            Self::Year => "year",
            Self::FilmWord => "film word",
            Self::FilmWordInText => "film word in text",
            Self::FilmTalk => "film talk",
            Self::Company => "company",
            Self::Alone => "alone",
            Self::Preposition => "preposition",
            Self::Determiner => "determiner",
            Self::PartOfLonger => "part of a longer name",
        }
    }
}

const FILM_WORDS: &[&str] = &[
    "anime",
    "cinema",
    "director",
    "directed",
    "film",
    "filmmaker",
    "films",
    "flick",
    "interview",
    "interviews",
    "movie",
    "movies",
    "picture",
    "pelicula",
    "review",
    "reviews",
    "scene",
    "screenplay",
    "sequel",
    "series",
    "show",
    "sitcom",
    "trailer",
];
/// How many words before and after a name are beside it; "Heat, the Michael Mann film" reaches further after it.
const NEAR_BEFORE: usize = 2;
const NEAR_AFTER: usize = 4;

/// What people ask about films, and hardly about anything else beside the same word.
const FILM_TALK: &[&str] = &[
    "actor",
    "actors",
    "actress",
    "award",
    "awards",
    "budget",
    "cast",
    "casting",
    "cgi",
    "cinematography",
    "composer",
    "costumes",
    "dop",
    "ending",
    "filmed",
    "filming",
    "imax",
    "oscar",
    "oscars",
    "plot",
    "premiere",
    "prize",
    "prizes",
    "rehearsal",
    "rehearsals",
    "remake",
    "runtime",
    "screenwriter",
    "script",
    "shoot",
    "shooting",
    "soundtrack",
    "storyboards",
    "stunts",
    "vfx",
];
const PREPOSITIONS: &[&str] = &["about", "from", "in", "of", "on", "for", "from", "sur", "sobre"];
const DETERMINERS: &[&str] = &["a", "an", "any", "my", "our", "some", "such", "that", "the", "this", "your"];

/// Settles how certain each mention is. `is_common` says of each whether it is a lone common word.
pub(super) fn weigh(scene: &Scene<'_>, names: &NameIndex, mentions: &mut [Mention], is_common: &[bool]) {
    for mention in mentions.iter_mut() {
        settle_year(scene, mention);
        settle_role(scene, mention);
        names.sort(&mut mention.candidates);
    }
    let taken: Vec<Range<usize>> = mentions.iter().map(|mention| mention.words.clone()).collect();
    let strong: Vec<Subject> = mentions
        .iter()
        .filter(|mention| mention.certainty() >= 0.5)
        .flat_map(|mention| mention.candidates.iter().map(|candidate| candidate.subject))
        .collect();
    for (mention, &is_common) in mentions.iter_mut().zip(is_common) {
        settle_company(scene, mention, &strong);
        names.sort(&mut mention.candidates);
        let grounds = grounds(scene, mention, &strong, &taken);
        let is_weak = is_common || mention.certainty() < 0.5;
        let of_another = mention.best().form == Form::Surname && grounds.contains(&Ground::PartOfLonger);
        let factor = if is_weak || of_another { 1.0 } else { 0.4 };
        let sum: f32 = grounds.iter().map(|ground| ground.weight() * factor).sum();
        for candidate in &mut mention.candidates {
            candidate.certainty = (candidate.certainty + sum).clamp(0.02, 1.0);
        }
        mention.grounds = grounds;
    }
}

/// A year that fits one candidate decides for it: Dune (1984) or Dune (2021).
fn settle_year(scene: &Scene<'_>, mention: &mut Mention) {
    let fits = |candidate: &Candidate| has_year(scene, candidate);
    if mention.candidates.iter().any(fits) && !mention.candidates.iter().all(fits) {
        for candidate in mention.candidates.iter_mut().filter(|candidate| !has_year(scene, candidate)) {
            candidate.certainty *= 0.3;
        }
    }
}

/// A role that fits one candidate decides for it: Steve McQueen the director or the actor.
fn settle_role(scene: &Scene<'_>, mention: &mut Mention) {
    let said = |role: &String| scene.words.iter().any(|word| word.folded == *role);
    let fits = |candidate: &Candidate| match candidate.subject {
        Subject::Person(person) => scene.collection.person(person).roles.iter().any(said),
        Subject::Work(_) => false,
    };
    if mention.candidates.iter().any(fits) && !mention.candidates.iter().all(fits) {
        let keeps: Vec<bool> = mention.candidates.iter().map(fits).collect();
        for (candidate, _) in mention.candidates.iter_mut().zip(keeps).filter(|(_, keep)| !keep) {
            candidate.certainty *= 0.3;
        }
    }
}

/// Of several candidates, those that share an interview with what else is named are meant.
fn settle_company(scene: &Scene<'_>, mention: &mut Mention, strong: &[Subject]) {
    if mention.candidates.len() < 2 {
        return;
    }
    let keeps: Vec<bool> = mention
        .candidates
        .iter()
        .map(|candidate| has_company(scene, mention, candidate.subject, strong))
        .collect();
    if keeps.contains(&true) && keeps.contains(&false) {
        for (candidate, _) in mention.candidates.iter_mut().zip(keeps).filter(|(_, keep)| !keep) {
            candidate.certainty *= 0.5;
        }
    }
}

fn has_year(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    match candidate.subject {
        Subject::Work(work) => {
            scene.collection.work(work).year.is_some_and(|year| scene.years.contains(&year))
        }
        Subject::Person(_) => false,
    }
}

fn has_company(scene: &Scene<'_>, mention: &Mention, subject: Subject, strong: &[Subject]) -> bool {
    let own = |other: &Subject| mention.candidates.iter().any(|candidate| candidate.subject == *other);
    strong
        .iter()
        .filter(|other| !own(other))
        .any(|&other| scene.collection.share_an_interview(subject, other))
}

fn grounds(scene: &Scene<'_>, mention: &Mention, strong: &[Subject], taken: &[Range<usize>]) -> Vec<Ground> {
    let best = mention.best();
    let first = &scene.words[mention.words.start];
    let last = &scene.words[mention.words.end - 1];
    let before = mention.words.start.checked_sub(1).map_or("", |at| scene.words[at].folded.as_str());
    let is_stop = scene.words[mention.words.clone()].iter().all(|word| is_stop_word(&word.folded));
    let near = mention.words.start.saturating_sub(NEAR_BEFORE)
        ..scene.words.len().min(mention.words.end + NEAR_AFTER);
    let grounds = [
        (Ground::Quoted, is_quoted(scene.text, first.span.start, last.span.end)),
        (Ground::Capital, first.capital && !first.opens_sentence && !is_shouted(scene.words)),
        (Ground::Year, has_year(scene, &best)),
        (Ground::FilmWord, has_film_word(&scene.words[near.clone()])),
        (
            Ground::FilmWordInText,
            !has_film_word(&scene.words[near.clone()]) && has_film_word(scene.words) && !is_stop,
        ),
        (Ground::FilmTalk, !has_film_word(scene.words) && has_word_of(FILM_TALK, &scene.words[near.clone()])),
        (Ground::Company, has_company(scene, mention, best.subject, strong)),
        (Ground::Alone, is_alone(scene, mention)),
        (Ground::Preposition, PREPOSITIONS.contains(&before)),
        (Ground::Determiner, DETERMINERS.contains(&before) && !begins_with(scene, best.subject, before)),
        (Ground::PartOfLonger, is_part_of_longer(scene, mention, taken)),
    ];
    grounds.into_iter().filter(|(_, holds)| *holds).map(|(ground, _)| ground).collect()
}

/// Whether a title itself begins with a word: "a separation".
fn begins_with(scene: &Scene<'_>, subject: Subject, word: &str) -> bool {
    fold(scene.collection.name(subject)).split(' ').next() == Some(word)
}

fn has_film_word(words: &[Word]) -> bool {
    has_word_of(FILM_WORDS, words)
}

fn has_word_of(list: &[&str], words: &[Word]) -> bool {
    words.iter().any(|word| list.contains(&word.folded.as_str()))
}

fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»' | '\'' | '‘' | '’' | '*' | '_' | '`');
    text[..start].chars().next_back().is_some_and(is_quote)
        && text[end..].chars().next().is_some_and(is_quote)
}

/// Where every word has a capital, a capital says nothing.
pub(super) fn is_shouted(words: &[Word]) -> bool {
    let plain = words.iter().filter(|word| !word.capital).count();
    plain * 4 < words.len()
}

/// Titles that are more often said by themselves as a word.
const INTERJECTIONS: &[&str] = &["nope"];

/// The text is the mention and words that only ask; a lone stop word or interjection ("up", "nope") is no title.
fn is_alone(scene: &Scene<'_>, mention: &Mention) -> bool {
    let mut rest = scene.words.iter().enumerate().filter(|(at, _)| !mention.words.contains(at));
    let is_word = |word: &Word| is_stop_word(&word.folded) || INTERJECTIONS.contains(&word.folded.as_str());
    let only_words = scene.words[mention.words.clone()].iter().all(is_word);
    !only_words && rest.all(|(_, word)| intent::only_asks(&word.folded))
}

/// A neighbour that is a name of its own, or a word that the store has never seen, makes a lone word part of
/// something else: Mulholland Drive, Cold Mountain.
fn is_part_of_longer(scene: &Scene<'_>, mention: &Mention, taken: &[Range<usize>]) -> bool {
    let in_name = scene.words[mention.words.start].capital;
    // What belongs to somebody is no part of their name: Scorsese's editor.
    let after = Some(mention.words.end).filter(|&end| !has_apostrophe(scene.text, &scene.words[end - 1]));
    let neighbours = [mention.words.start.checked_sub(1), after];
    let free = neighbours.into_iter().flatten().filter(|at| !taken.iter().any(|range| range.contains(at)));
    free.filter_map(|at| scene.words.get(at)).any(|word| {
        let is_name = in_name && word.capital && !word.opens_sentence && !is_shouted(scene.words);
        let is_short = word.folded.chars().count() < 3;
        let is_strange = !scene.spelling.is_in_store(&word.folded) && !is_number(&word.folded) && !is_short;
        // A small word with a capital is part of a name, too: Paris Is Burning.
        is_name || !intent::only_asks(&word.folded) && is_strange
    })
}

/// Whether a word is written with an apostrophe, as a possessive is.
pub(super) fn has_apostrophe(text: &str, word: &Word) -> bool {
    text.get(word.span.clone()).is_some_and(|written| written.contains(['\'', '’']))
}

fn is_number(folded: &str) -> bool {
    folded.bytes().all(|b| b.is_ascii_digit())
}
