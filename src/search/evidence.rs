//! What speaks for and against the best hit being a right answer.

use std::fmt;

use super::index::{Hit, Hits};
use super::query::Query;
use super::signals::Signal;

/// How many features there are.
pub const N_FEATURES: usize = Feature::ALL.len();

macro_rules! features {
    ($($(#[doc = $doc:literal])* $name:ident = $label:literal,)*) => {
        /// One thing that makes an answer more or less likely to be right. All lie near -1..=1.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Feature { $($(#[doc = $doc])* $name,)* }

        impl Feature {
            /// Every feature, in the order of [`Evidence`].
            pub const ALL: [Self; [$($label),*].len()] = [$(Self::$name),*];

            /// Returns the name shown by `--explain`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

features! {
    /// Cosine with the nearest wording of the best topic.
    Wording = "wording",
    /// Cosine with the best topic in its context.
    Context = "context",
    /// BM25 share of the best topic.
    Words = "words",
    /// BM25 share over the words that say what is asked.
    Telling = "telling",
    /// Cosine of character n-grams with the best topic.
    Grams = "grams",
    /// Share of the message that the best topic's words explain.
    Explained = "explained",
    /// The same over the words that say what is asked.
    TellingExplained = "telling_explained",
    /// Share of the message in words that stand in no topic.
    Unknown = "unknown",
    /// Lead of the best score over the second.
    Lead = "lead",
    /// Lead of the best score over the mean of ranks 2 to 6.
    LeadOverFive = "lead_over_five",
    /// Share of the views whose best topic is this one.
    Agreement = "agreement",
    /// Certainty that a work of the best topic was named.
    Work = "work",
    /// Certainty that a person of the best topic was named.
    Person = "person",
    /// Certainty that somebody or something else was named.
    Conflict = "conflict",
    /// Whether the best topic belongs to what was talked about before.
    Carried = "carried",
    /// Highest certainty of a name in the message.
    Named = "named",
    /// Share of the message's telling words in names that are not in the store.
    UnknownName = "unknown_name",
    /// Length of the message, as the logarithm of its words.
    Length = "length",
    /// How many words say what is asked, as a logarithm.
    TellingLength = "telling_length",
    /// Whether the message asks what there is as such.
    AsksOverview = "asks_overview",
    /// The fused score of the best topic.
    Score = "score",
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The features of a message and its best hit, in the order of [`Feature::ALL`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence(pub [f32; N_FEATURES]);

/// The views whose first topics are compared for [`Feature::Agreement`].
const VIEWS: [Signal; 4] = [Signal::Wording, Signal::Context, Signal::Words, Signal::Grams];

impl Evidence {
    /// Returns the evidence for the best hit; None when nothing was found at all.
    #[must_use]
    pub fn of(query: &Query, hits: &Hits) -> Option<Self> {
        let best = hits.ranked.first()?;
        let signal = |signal| best.signals.get(signal);
        let named = query.mentions.iter().map(super::names::Mention::certainty).fold(0.0, f32::max);
        let mut values = [0.0; N_FEATURES];
        let mut set = |feature: Feature, value: f32| values[feature as usize] = value;
        set(Feature::Wording, signal(Signal::Wording));
        set(Feature::Context, signal(Signal::Context));
        set(Feature::Words, signal(Signal::Words));
        set(Feature::Telling, signal(Signal::Telling));
        set(Feature::Grams, signal(Signal::Grams));
        set(Feature::Explained, signal(Signal::Explained));
        set(Feature::TellingExplained, signal(Signal::TellingExplained));
        set(Feature::Unknown, hits.unknown);
        set(Feature::Lead, lead(hits, 1..2));
        set(Feature::LeadOverFive, lead(hits, 1..6));
        set(Feature::Agreement, agreement(best, &hits.ranked));
        set(Feature::Work, signal(Signal::Work));
        set(Feature::Person, signal(Signal::Person));
        set(Feature::Conflict, signal(Signal::Conflict));
        set(Feature::Carried, signal(Signal::Carried));
        set(Feature::Named, named);
        set(Feature::UnknownName, unknown_share(query));
        set(Feature::Length, logarithm(query.words.len()));
        set(Feature::TellingLength, logarithm(query.telling_words().count()));
        set(Feature::AsksOverview, if query.asks_for_overview() { 1.0 } else { 0.0 });
        set(Feature::Score, best.score / 10.0);
        Some(Self(values))
    }

    /// Returns one feature.
    #[must_use]
    pub fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }
}

/// Words in names that are not in the store, as a share of all words that say something.
fn unknown_share(query: &Query) -> f32 {
    let n_unknown: usize = query.unknown_names.iter().map(ExactSizeIterator::len).sum();
    n_unknown as f32 / query.telling_words().count().max(n_unknown).max(1) as f32
}

/// Lead over the mean score of the given places, in tenths of a score unit; over nothing it is the score.
fn lead(hits: &Hits, places: std::ops::Range<usize>) -> f32 {
    let rest = &hits.ranked[places.start.min(hits.ranked.len())..places.end.min(hits.ranked.len())];
    let mean = rest.iter().map(|hit| hit.score).sum::<f32>() / rest.len().max(1) as f32;
    (hits.ranked[0].score - mean) / 10.0
}

fn agreement(best: &Hit, ranked: &[Hit]) -> f32 {
    let agree = |view: &&Signal| ranked.iter().all(|hit| hit.signals.get(**view) <= best.signals.get(**view));
    VIEWS.iter().filter(agree).count() as f32 / VIEWS.len() as f32
}

/// 0 for none, 1 for about twenty.
fn logarithm(n: usize) -> f32 {
    (n as f32).ln_1p() / 3.0
}
