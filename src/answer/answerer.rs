//! From a question to an answer.

use std::ops::Range;
use std::sync::Arc;

use crate::encoder::Encode;
use crate::model::{Collection, Date, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::search::{Calibration, Context, Filter, FollowUp, Hit, Hits, Index, Intent, Query};

use super::compose::{self, Composed};
use super::decide::{Decision, Weighed};
use super::{Outcome, Reply};

/// Most hits that an answer reports.
const MAX_HITS: usize = 10;
/// Most names that are suggested for an unknown one.
const MAX_NAMES: usize = 3;
/// Probability that a right choice is offered from which it is said so.
const LIKELY: f32 = 0.5;
/// Subjects that are remembered for the next message.
const MAX_REMEMBERED: usize = 3;

/// A message with all that it depends on; the same question has the same answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// What was written.
    pub text: String,
    /// What the search is narrowed to.
    pub filter: Filter,
    /// What was talked about before.
    pub context: Context,
    /// The day on which it is asked, for ages.
    pub today: Date,
}

impl Question {
    /// Returns a message that nothing was said before and that is not narrowed.
    #[must_use]
    pub fn alone(text: &str, today: Date) -> Self {
        Self { text: text.to_owned(), filter: Filter::default(), context: Context::default(), today }
    }
}

/// What became of a question, as plain data.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The outcome.
    pub outcome: Outcome,
    /// The topic that answers, for [`Outcome::Answer`].
    pub topic: Option<TopicIdx>,
    /// The topics to choose from, for [`Outcome::Choose`].
    pub choices: Vec<TopicIdx>,
    /// The work that it is about.
    pub work: Option<WorkIdx>,
    /// The person that it is about.
    pub person: Option<PersonIdx>,
    /// The best hits, ten at most.
    pub hits: Vec<Hit>,
    /// What is said.
    pub reply: Reply,
    /// The topics of the reply's numbered list, in order.
    pub picks: Vec<TopicIdx>,
    /// What the next message may refer to.
    pub context: Context,
    /// Whether the message means something only after what was said before.
    pub goes_on: bool,
}

/// What was found out about a question before anything is said.
#[derive(Debug, Clone)]
pub struct Consideration {
    /// The question, read.
    pub query: Query,
    /// The topics, ranked.
    pub hits: Hits,
    /// What becomes of it.
    pub decision: Decision,
}

/// Answers questions about one collection. Immutable; share it between threads.
pub struct Answerer {
    index: Index,
    encoder: Option<Arc<dyn Encode>>,
    calibration: Calibration,
}

impl std::fmt::Debug for Answerer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answerer").field("topics", &self.collection().topics().len()).finish_non_exhaustive()
    }
}

impl Answerer {
    /// Wires an index to the encoder that made its vectors; without one it works by words and names.
    #[must_use]
    pub fn new(index: Index, encoder: Option<Arc<dyn Encode>>, calibration: Calibration) -> Self {
        Self { index, encoder, calibration }
    }

    /// Returns what is searched.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Returns the weights and thresholds in use.
    #[must_use]
    pub fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// Returns what is answered from.
    #[must_use]
    pub fn collection(&self) -> &Collection {
        self.index.collection()
    }

    /// Answers a question.
    #[must_use]
    pub fn answer(&self, question: &Question) -> Answer {
        self.compose(question, self.consider(question))
    }

    /// Reads a question, ranks the topics and decides.
    #[must_use]
    pub fn consider(&self, question: &Question) -> Consideration {
        self.consider_by(question, true)
    }

    /// The same, by words and names alone if `by_meaning` is false.
    pub(crate) fn consider_by(&self, question: &Question, by_meaning: bool) -> Consideration {
        let query = self.index.read(&question.text, question.filter.clone(), &question.context);
        let vectors = if by_meaning { self.encode(&query) } else { Vec::new() };
        let hits = self.index.search(&query, &vectors, &self.calibration);
        let weights = self.calibration.weights(hits.by_meaning);
        let weighed = Weighed::of(&self.index, &query, &hits, weights);
        let decision = weighed.decide(&query, &weights.thresholds);
        Consideration { query, hits, decision }
    }

    /// Puts what was decided into words.
    #[must_use]
    pub fn compose(&self, question: &Question, considered: Consideration) -> Answer {
        let Consideration { query, mut hits, decision } = considered;
        let Composed { reply, picks } = self.reply(question, &query, &hits, &decision);
        let context = self.remember(&question.context, &query, &decision);
        let is_choice = decision.outcome == Outcome::Choose;
        let (work, person) = self.subjects(&decision);
        hits.ranked.truncate(MAX_HITS);
        Answer {
            outcome: decision.outcome,
            topic: decision.topics.first().copied().filter(|_| !is_choice),
            choices: if is_choice { decision.topics } else { Vec::new() },
            work,
            person,
            hits: hits.ranked,
            reply,
            picks,
            context,
            goes_on: query.follow_up != FollowUp::default(),
        }
    }

    /// Returns the vector of what a text means, of unit length; None without an encoder, or if it fails.
    #[must_use]
    pub fn vector_of(&self, text: &str) -> Option<Vec<f32>> {
        self.encoder.as_ref()?.encode(text).ok()
    }

    /// Encodes what a message means; a failure is logged, and the message is answered by words and names.
    fn encode(&self, query: &Query) -> Vec<Vec<f32>> {
        let Some(encoder) = self.encoder.as_ref().filter(|_| self.index.has_vectors()) else {
            return Vec::new();
        };
        query.meanings().map(|text| encoder.encode(text)).collect::<Result<_, _>>().unwrap_or_else(|error| {
            tracing::warn!(%error, "cannot encode a question; answering by words and names");
            Vec::new()
        })
    }

    fn reply(&self, question: &Question, query: &Query, hits: &Hits, decision: &Decision) -> Composed {
        let (collection, today) = (self.collection(), question.today);
        match (decision.outcome, decision.subject) {
            (Outcome::Answer, _) => compose::topic(collection, decision.topics[0], &decision.voices, today),
            (Outcome::Choose, _) => {
                compose::choice(collection, &decision.topics, decision.p_choose >= LIKELY)
            }
            (Outcome::Overview, Some(subject)) => {
                compose::overview(collection, subject, &decision.namesakes, today)
            }
            (Outcome::News, about) => compose::news(collection, about, today),
            (Outcome::NotCovered, Some(subject)) => {
                compose::not_covered(collection, subject, &self.near(hits, subject))
            }
            (Outcome::UnknownSubject, _) => {
                let name = unknown_name(query);
                compose::unknown_subject(collection, &name, &self.index.names().suggest(&name, MAX_NAMES))
            }
            _ => compose::unclear(collection, perhaps(query)),
        }
    }

    /// Returns the topics of a subject in the order of the hits.
    fn near(&self, hits: &Hits, subject: Subject) -> Vec<TopicIdx> {
        let belongs = |topic: TopicIdx| self.collection().is_about(topic, subject);
        hits.ranked.iter().map(|hit| hit.topic).filter(|&topic| belongs(topic)).take(MAX_HITS).collect()
    }

    fn subjects(&self, decision: &Decision) -> (Option<WorkIdx>, Option<PersonIdx>) {
        match (decision.outcome, decision.subject) {
            (Outcome::UnknownSubject | Outcome::Unclear, _) => (None, None),
            (Outcome::Answer, _) => {
                let topic = decision.topics[0];
                let work = self.collection().works_of(topic).first().copied();
                (work, self.collection().people_of(topic).first().copied())
            }
            (_, Some(Subject::Work(work))) => (Some(work), None),
            (_, Some(Subject::Person(person))) => (None, Some(person)),
            (_, None) => (None, None),
        }
    }

    /// Returns what the next message may refer to: what this one named, else what its answer is about, else
    /// what was talked about before.
    pub(crate) fn remember(&self, before: &Context, query: &Query, decision: &Decision) -> Context {
        let mut subjects: Vec<Subject> = decision.subject.into_iter().collect();
        subjects.extend(query.believed().map(|mention| mention.best().subject));
        subjects.extend(&query.follow_up.subjects);
        if let (Outcome::Answer, Some(&topic)) = (decision.outcome, decision.topics.first()) {
            subjects.extend(self.collection().works_of(topic).first().map(|&work| Subject::Work(work)));
            subjects
                .extend(self.collection().people_of(topic).first().map(|&person| Subject::Person(person)));
        }
        let says_nothing = matches!(decision.outcome, Outcome::Unclear | Outcome::UnknownSubject);
        if subjects.is_empty() && says_nothing {
            return before.clone();
        }
        let intent = match decision.outcome {
            Outcome::Overview => Intent::Overview,
            Outcome::News => Intent::News,
            _ => Intent::Topic,
        };
        let asked = if intent == Intent::Topic { query.asked.clone() } else { String::new() };
        let topic = decision.topics.first().copied().filter(|_| decision.outcome == Outcome::Answer);
        let mut seen = std::collections::HashSet::new();
        subjects.retain(|&subject| seen.insert(subject));
        subjects.truncate(MAX_REMEMBERED);
        Context { subjects, topic, asked, intent: Some(intent) }
    }
}

/// The first name of a message that is not in the store, as written; one with a capital rather than one without.
fn unknown_name(query: &Query) -> String {
    let has_capital = |run: &&Range<usize>| query.words[run.start].capital;
    let runs = || query.unknown_names.iter();
    let Some(run) = runs().find(has_capital).or_else(|| runs().next()) else { return query.text.clone() };
    let (start, end) = (query.words[run.start].span.start, query.words[run.end - 1].span.end);
    query.text.get(start..end).unwrap_or_default().to_owned()
}

/// What a lone word may mean that is not believed to be a name.
fn perhaps(query: &Query) -> Option<Subject> {
    let alone = query.words.len() <= 2;
    query.mentions.iter().filter(|_| alone).map(|mention| mention.best().subject).next()
}
