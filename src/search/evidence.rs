//! What speaks for and against the best hit being a right answer.

use std::fmt;

use super::index::{Hit, Hits, Index};
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
    /// Certainty of the names in the message if the best topic belongs to none of them.
    Contradicted = "contradicted",
    /// Cosine with the second nearest wording of the best topic.
    SecondWording = "second_wording",
    /// Mean cosine with the wordings of the best topic.
    MeanWording = "mean_wording",
    /// How much nearer the nearest wording is than the wordings of the topic are to each other.
    Typical = "typical",
    /// Whether the topic is asked for the sort of thing that the message asks for.
    QuestionType = "question_type",
    /// Share of the first five hits about the work that the best is about.
    FirstsAgree = "firsts_agree",
    /// Lead of the nearest wording of the best topic over that of any other topic that does not say the same.
    WordingLead = "wording_lead",
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

/// Hits after the best that it is compared with.
const MAX_RIVALS: usize = 20;

impl Evidence {
    /// Returns the evidence for the best hit; None when nothing was found at all.
    #[must_use]
    pub fn of(index: &Index, query: &Query, hits: &Hits) -> Option<Self> {
        let best = hits.ranked.first()?;
        let rivals = rivals(index, best, hits);
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
        set(Feature::Lead, lead(best, &rivals, 1));
        set(Feature::LeadOverFive, lead(best, &rivals, 5));
        set(Feature::Agreement, agreement(best, &hits.ranked));
        set(Feature::Work, signal(Signal::Work));
        set(Feature::Person, signal(Signal::Person));
        set(Feature::Conflict, signal(Signal::Conflict));
        let agrees = signal(Signal::Work).max(signal(Signal::Person)) > 0.0;
        set(Feature::Contradicted, if agrees { 0.0 } else { signal(Signal::Conflict) });
        set(Feature::SecondWording, signal(Signal::SecondWording));
        set(Feature::MeanWording, signal(Signal::MeanWording));
        let closeness = index.closeness(best.topic);
        set(Feature::Typical, closeness.map_or(0.0, |closeness| signal(Signal::Wording) - closeness));
        set(Feature::QuestionType, index.type_agreement(query, best.topic));
        set(Feature::FirstsAgree, share_of_same_work(index, best, hits));
        set(Feature::WordingLead, wording_lead(best, &rivals));
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

/// The hits after the best, without those that say the same: they are right where it is.
fn rivals<'a>(index: &Index, best: &Hit, hits: &'a Hits) -> Vec<&'a Hit> {
    let looked_at = hits.ranked[1..].iter().take(MAX_RIVALS);
    looked_at.filter(|hit| !index.say_the_same(best.topic, hit.topic)).collect()
}

/// Lead over the mean score of the first `n` rivals, in tenths of a score unit; over none it is the score.
fn lead(best: &Hit, rivals: &[&Hit], n: usize) -> f32 {
    let rivals = &rivals[..n.min(rivals.len())];
    let mean = rivals.iter().map(|hit| hit.score).sum::<f32>() / rivals.len().max(1) as f32;
    (best.score - mean) / 10.0
}

fn share_of_same_work(index: &Index, best: &Hit, hits: &Hits) -> f32 {
    let works = index.collection().works_of(best.topic);
    let others = hits.ranked.iter().skip(1).take(4);
    let is_same = |hit: &&Hit| index.collection().works_of(hit.topic).iter().any(|work| works.contains(work));
    others.filter(is_same).count() as f32 / 4.0
}

/// Lead of the nearest wording, as a difference of cosines.
fn wording_lead(best: &Hit, rivals: &[&Hit]) -> f32 {
    let wording = |hit: &Hit| hit.signals.get(Signal::Wording);
    let highest = rivals.iter().map(|hit| wording(hit)).fold(0.0, f32::max);
    wording(best) - highest
}

fn agreement(best: &Hit, ranked: &[Hit]) -> f32 {
    let agree = |view: &&Signal| ranked.iter().all(|hit| hit.signals.get(**view) <= best.signals.get(**view));
    VIEWS.iter().filter(agree).count() as f32 / VIEWS.len() as f32
}

/// 0 for none, 1 for about twenty.
fn logarithm(n: usize) -> f32 {
    (n as f32).ln_1p() / 3.0
}
