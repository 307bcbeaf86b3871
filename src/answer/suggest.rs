//! What to suggest while somebody types.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Collection, InterviewIdx, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::search::{Context, Filter};
use crate::text::fold;

use super::{Answerer, words};

/// A suggestion: what is shown, and what stands for it when it is picked. Ordered as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// What is shown.
    pub label: String,
    /// The text, or the id, that finds it again.
    pub value: String,
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// A question.
    Question,
    /// A film or a series.
    Film,
    /// A person.
    Person,
    /// A director.
    Director,
    /// A film or a person.
    Subject,
    /// An outlet.
    Outlet,
    /// An interview.
    Interview,
}

impl Answerer {
    /// Returns what a beginning may become, ranked, at most `max`. With nothing typed, the best known come first.
    #[must_use]
    pub fn suggest(&self, typing: Typing, typed: &str, max: usize) -> Vec<Suggestion> {
        let collection = self.collection();
        let found = match typing {
            Typing::Question => return self.questions(typed, max),
            Typing::Film => self.known_works(),
            Typing::Person => self.known_people(|_| true),
            Typing::Director => self.known_people(|person| directs(collection, person)),
            Typing::Subject => [self.known_works(), self.known_people(|_| true)].concat(),
            Typing::Outlet => outlets(collection),
            Typing::Interview => interviews(collection),
        };
        rank(found, typed, &self.index().names().complete(typed)).into_iter().take(max).collect()
    }

    fn questions(&self, typed: &str, max: usize) -> Vec<Suggestion> {
        let query = self.index().read(typed, Filter::default(), &Context::default());
        let hits = self.index().search(&query, &[], self.calibration());
        let topics: Vec<TopicIdx> = hits.ranked.iter().take(max).map(|hit| hit.topic).collect();
        let question = |topic: &TopicIdx| self.collection().topic(*topic).question.clone();
        let suggestions =
            topics.iter().map(|topic| Suggestion { label: question(topic), value: question(topic) });
        suggestions.collect()
    }

    fn known_works(&self) -> Vec<Known> {
        let works = (0..self.collection().works().len()).map(WorkIdx::new);
        let suggestion = |idx: WorkIdx| {
            let work = self.collection().work(idx);
            let subject = Subject::Work(idx);
            let known = self.index().names().prominence_of(subject);
            let suggestion = Suggestion { label: work.label(), value: work.id.clone() };
            Known { suggestion, known, subject: Some(subject) }
        };
        works.map(suggestion).collect()
    }

    fn known_people(&self, fits: impl Fn(PersonIdx) -> bool) -> Vec<Known> {
        let people = (0..self.collection().people().len()).map(PersonIdx::new);
        let suggestion = |idx: PersonIdx| {
            let subject = Subject::Person(idx);
            let known = self.index().names().prominence_of(subject);
            let label = words::told_apart(self.collection(), subject);
            let suggestion = Suggestion { label, value: self.collection().person(idx).id.clone() };
            Known { suggestion, known, subject: Some(subject) }
        };
        people.filter(|&idx| fits(idx)).map(suggestion).collect()
    }
}

/// A suggestion with how well known it is, and the subject that it stands for.
#[derive(Clone)]
struct Known {
    suggestion: Suggestion,
    known: usize,
    subject: Option<Subject>,
}

fn directs(collection: &Collection, person: PersonIdx) -> bool {
    collection.person(person).roles.iter().any(|role| role == "director")
}

fn outlets(collection: &Collection) -> Vec<Known> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    collection.interviews().iter().for_each(|interview| *counts.entry(&interview.outlet).or_default() += 1);
    let suggestion = |(outlet, known): (&str, usize)| {
        let suggestion = Suggestion { label: outlet.to_owned(), value: outlet.to_owned() };
        Known { suggestion, known, subject: None }
    };
    counts.into_iter().map(suggestion).collect()
}

fn interviews(collection: &Collection) -> Vec<Known> {
    let interviews = (0..collection.interviews().len()).map(InterviewIdx::new);
    let suggestion = |idx: InterviewIdx| {
        let interview = collection.interview(idx);
        let suggestion = Suggestion { label: interview.title.clone(), value: interview.id.clone() };
        Known { suggestion, known: interview.topics.len(), subject: None }
    };
    interviews.map(suggestion).collect()
}

/// Those that begin as typed, then those with a word that does or another name, then those that look alike; within
/// each the best known first. What has nothing of it is left out.
fn rank(found: Vec<Known>, typed: &str, completed: &HashMap<Subject, usize>) -> Vec<Suggestion> {
    let typed = fold(typed);
    let by_label = |label: &str| {
        let label = fold(label);
        match () {
            () if label.starts_with(&typed) => Some(0),
            () if label.split(' ').any(|word| word.starts_with(&typed)) => Some(1),
            () if label.contains(&typed) => Some(2),
            () if strsim::jaro_winkler(&label, &typed) > 0.8 => Some(3),
            () => None,
        }
    };
    let by_name = |subject: Option<Subject>| Some(1 + completed.get(&subject?)?);
    let tier =
        |known: &Known| by_label(&known.suggestion.label).into_iter().chain(by_name(known.subject)).min();
    let tiered = |known: Known| Some((tier(&known)?, Reverse(known.known), known.suggestion));
    let mut ranked: Vec<_> = found.into_iter().filter_map(tiered).collect();
    ranked.sort();
    ranked.into_iter().map(|(_, _, suggestion)| suggestion).collect()
}
