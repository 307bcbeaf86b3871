//! What each view says of each topic.

use std::fmt;

use crate::model::{Collection, Subject, TopicIdx};

use super::names::Mention;

/// How many views and name signals there are.
pub const N_SIGNALS: usize = Signal::ALL.len();

macro_rules! signals {
    ($($(#[doc = $doc:literal])* $name:ident = $label:literal,)*) => {
        /// One thing that speaks for or against a topic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Signal { $($(#[doc = $doc])* $name,)* }

        impl Signal {
            /// Every signal, in the order of [`Signals`].
            pub const ALL: [Self; [$($label),*].len()] = [$(Self::$name),*];

            /// Returns the name used in calibrations and shown by `--explain`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

signals! {
    /// Cosine of the message and the topic's nearest wording.
    Wording = "wording",
    /// Cosine of the message and the topic's second nearest wording.
    SecondWording = "second_wording",
    /// Mean cosine of the message and the topic's wordings.
    MeanWording = "mean_wording",
    /// Cosine of the message and the topic in its context.
    Context = "context",
    /// BM25 over all words, as a share of the most possible.
    Words = "words",
    /// BM25 over the words that say what is asked, names left out.
    Telling = "telling",
    /// Share of the message's idf weight that the topic's words explain.
    Explained = "explained",
    /// The same over the words that say what is asked.
    TellingExplained = "telling_explained",
    /// Cosine of character n-grams.
    Grams = "grams",
    /// Cosine of character n-grams over the words that say what is asked.
    TellingGrams = "telling_grams",
    /// Certainty that a work of the topic was named.
    Work = "work",
    /// Certainty that a person of the topic was named.
    Person = "person",
    /// Certainty that somebody or something else was named.
    Conflict = "conflict",
    /// Whether the topic belongs to what was talked about before.
    Carried = "carried",
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The signals of one topic, each in -1..=1, in the order of [`Signal::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Signals(pub [f32; N_SIGNALS]);

impl Signals {
    /// Returns one signal.
    #[must_use]
    pub fn get(&self, signal: Signal) -> f32 {
        self.0[signal as usize]
    }

    pub(super) fn set(&mut self, signal: Signal, value: f32) {
        self.0[signal as usize] = value;
    }
}

/// A subject that an interview lists without speaking of it in this topic counts for this much.
const LISTED_SHARE: f32 = 0.4;

/// Sets what the names of a message say of a topic.
pub(super) fn set_names(
    signals: &mut Signals,
    collection: &Collection,
    topic: TopicIdx,
    mentions: &[Mention],
    carried: &[Subject],
) {
    let (mut work, mut person, mut conflict) = (0.0f32, 0.0f32, 0.0f32);
    for mention in mentions {
        let mut agreement = 0.0f32;
        for candidate in &mention.candidates {
            let agrees = candidate.certainty * belongs(collection, topic, candidate.subject);
            agreement = agreement.max(agrees);
            let side = if matches!(candidate.subject, Subject::Work(_)) { &mut work } else { &mut person };
            *side = side.max(agrees);
        }
        if agreement == 0.0 {
            conflict = conflict.max(mention.certainty());
        }
    }
    signals.set(Signal::Work, work);
    signals.set(Signal::Person, person);
    signals.set(Signal::Conflict, conflict);
    let carried = carried.iter().map(|&subject| belongs(collection, topic, subject)).fold(0.0, f32::max);
    signals.set(Signal::Carried, carried);
}

/// 1 for a subject of the topic, less for one that only its interview lists, 0 for any other.
fn belongs(collection: &Collection, topic: TopicIdx, subject: Subject) -> f32 {
    let own = match subject {
        Subject::Work(work) => {
            let topic = collection.topic(topic);
            topic.works.contains(&work)
                || topic.works.is_empty() && collection.interview(topic.interview).main_work() == Some(work)
        }
        Subject::Person(person) => {
            let topic = collection.topic(topic);
            topic.people.contains(&person)
                || collection.interview(topic.interview).interviewees().any(|other| other == person)
        }
    };
    match own {
        true => 1.0,
        false if collection.lists(collection.topic(topic).interview, subject) => LISTED_SHARE,
        false => 0.0,
    }
}
