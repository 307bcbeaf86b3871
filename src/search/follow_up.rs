//! What a message takes over from what was said before it.

use crate::model::{Collection, Subject, TopicIdx};
use crate::text::Word;

use super::intent::{self, Intent};
use super::names::{Mention, NameIndex};

/// What was talked about before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// Subjects of the last answer, works before people.
    pub subjects: Vec<Subject>,
    /// The topic that was answered with last.
    pub topic: Option<TopicIdx>,
    /// What was asked last, names left out; empty if nothing in particular was.
    pub asked: String,
    /// What was asked for last.
    pub intent: Option<Intent>,
}

/// What a message means in the light of what was said before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Subjects that are still talked about although the message does not name them.
    pub subjects: Vec<Subject>,
    /// What was asked before and is asked again of something else: the message by itself asks nothing.
    pub asked: String,
    /// What was asked for before and is again.
    pub intent: Option<Intent>,
    /// The topic that was answered with and is not meant again.
    pub answered: Option<TopicIdx>,
    /// Whether others are asked for who speak of what was answered.
    pub of_others: bool,
}

impl FollowUp {
    /// Returns the question before, asked again of what is named, with the message itself; None if the message
    /// does not go on with it.
    pub(super) fn resumed<'a>(
        &'a self,
        names: impl Iterator<Item = &'a str>,
        own: &'a str,
    ) -> Option<String> {
        // "Who else talks about that?" adds nothing to what was asked.
        let own = if self.of_others { "" } else { own };
        let parts = names.chain([self.asked.as_str(), own]);
        (!self.asked.is_empty()).then(|| parts.collect::<Vec<_>>().join(" "))
    }
}

/// Words that begin a question which goes on with the last one.
const OPENINGS: &[&[&str]] = &[
    &["and"],
    &["but"],
    &["or"],
    &["what", "about"],
    &["how", "about"],
    &["same"],
    &["also"],
    &["y"],
    &["et"],
];
/// Words that point back at what was asked.
const POINTERS: &[&str] = &[
    "about it",
    "about that",
    "about this",
    "as well",
    "elsewhere",
    "on that",
    "that too",
    "to that",
    "to this",
];
/// Words by which others are asked for who say something of the same.
const OTHERS: &[&str] = &[
    "anybody else",
    "anyone else",
    "did others",
    "do others",
    "else said",
    "else say",
    "else says",
    "else talk",
    "else talks",
    "other interviews",
    "other people",
    "somebody else",
    "someone else",
    "who else",
];
/// Most words that say something in a message which by itself asks nothing.
const MAX_TELLING: usize = 1;

/// A message as far as it was read.
pub(super) struct Message<'a> {
    pub(super) words: &'a [Word],
    pub(super) mentions: &'a [Mention],
    pub(super) collection: &'a Collection,
}

impl Message<'_> {
    /// Returns the work that the message names by its place in the series that was talked about: "the sequel".
    pub(super) fn place_in_series(&self, names: &NameIndex, context: &Context) -> Option<Mention> {
        let names_work = self.named().any(|subject| matches!(subject, Subject::Work(_)));
        let mut works = context.subjects.iter().filter_map(|subject| match subject {
            Subject::Work(work) => Some(*work),
            Subject::Person(_) => None,
        });
        works.next().filter(|_| !names_work).and_then(|work| names.resolve_place(self.words, work))
    }

    /// Reads the message in the light of what was said before.
    pub(super) fn follow_up(&self, context: &Context) -> FollowUp {
        if *context == Context::default() {
            return FollowUp::default();
        }
        let of_others = context.topic.is_some() && self.says(OTHERS);
        // Others may have said it of something else.
        let subjects = if of_others { Vec::new() } else { self.carried(context) };
        if !of_others && !self.goes_on(context) {
            return FollowUp { subjects, ..FollowUp::default() };
        }
        let asked = match context.topic {
            Some(topic) if context.asked.is_empty() => self.collection.topic(topic).question.clone(),
            _ => context.asked.clone(),
        };
        // "And Dune?" after news is news; "and why?" is not.
        let intent = context.intent.filter(|_| self.named().next().is_some() && !of_others);
        // "Why?" may well mean what was just answered; "and elsewhere?" does not.
        let answered = context.topic.filter(|_| of_others || self.is_linked());
        FollowUp { subjects, asked, intent, answered, of_others }
    }

    fn named(&self) -> impl Iterator<Item = Subject> {
        self.mentions.iter().filter(|mention| mention.is_believed()).map(|mention| mention.best().subject)
    }

    /// The subjects that stay: all if nothing is named; beside a person the work that both belong to; beside a
    /// work nothing, unless somebody is meant by a pronoun who belongs to it.
    fn carried(&self, context: &Context) -> Vec<Subject> {
        let named: Vec<Subject> = self.named().collect();
        let names_work = named.iter().any(|subject| matches!(subject, Subject::Work(_)));
        let stays = |subject: &&Subject| {
            let is_work = matches!(subject, Subject::Work(_));
            let together = || named.iter().any(|&other| self.collection.share_an_interview(**subject, other));
            match (named.is_empty(), names_work) {
                (true, _) => true,
                (false, false) => is_work && together(),
                (false, true) => !is_work && self.has_pronoun() && together(),
            }
        };
        context.subjects.iter().filter(stays).copied().collect()
    }

    fn has_pronoun(&self) -> bool {
        const PRONOUNS: &[&str] = &["he", "her", "hers", "him", "his", "she", "their", "them", "they"];
        self.free_words().any(|word| PRONOUNS.contains(&word.folded.as_str()))
    }

    /// Whether the message asks next to nothing by itself and goes on with the last question: "and in the sequel?".
    fn goes_on(&self, context: &Context) -> bool {
        let n_telling = self.free_words().filter(|word| intent::is_telling(word)).count();
        let asks_anew = self.free_words().any(intent::asks_for_news);
        let only_asks = n_telling == 0 && self.named().next().is_none() && self.asks();
        let had_question = !context.asked.is_empty() || context.intent.is_some();
        had_question && !asks_anew && (self.is_linked() && n_telling <= MAX_TELLING || only_asks)
    }

    /// Whether it begins like something that goes on, or points back.
    fn is_linked(&self) -> bool {
        let starts = |opening: &[&str]| {
            let begins = self.words.iter().zip(opening).all(|(word, part)| word.folded == *part);
            self.words.len() >= opening.len() && begins
        };
        OPENINGS.iter().any(|opening| starts(opening)) || self.says(POINTERS)
    }

    fn asks(&self) -> bool {
        const ASKING: &[&str] =
            &["did", "does", "how", "is", "was", "what", "when", "where", "which", "who", "why"];
        self.words.iter().any(|word| ASKING.contains(&word.folded.as_str()))
    }

    fn says(&self, phrases: &[&str]) -> bool {
        let text = self.words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        let text = format!(" {text} ");
        phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
    }

    fn free_words(&self) -> impl Iterator<Item = &Word> {
        let is_free = |at: &usize| !self.mentions.iter().any(|mention| mention.takes(*at));
        self.words.iter().enumerate().filter(move |(at, _)| is_free(at)).map(|(_, word)| word)
    }
}
