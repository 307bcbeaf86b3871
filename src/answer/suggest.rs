//! What to suggest while somebody types.

use std::cmp::Reverse;

use crate::model::{Collection, InterviewIdx, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::search::{Context, Filter};
use crate::text::fold;

use super::{Answerer, words};

/// A suggestion: what is shown, and what stands for it when it is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let mut found = match typing {
            Typing::Question => return self.questions(typed, max),
            Typing::Film => works(collection),
            Typing::Person => people(collection, |_| true),
            Typing::Director => people(collection, |person| directs(collection, person)),
            Typing::Subject => [works(collection), people(collection, |_| true)].concat(),
            Typing::Outlet => outlets(collection),
            Typing::Interview => interviews(collection),
        };
        rank(&mut found, typed);
        found.into_iter().take(max).map(|(suggestion, _)| suggestion).collect()
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
}

/// A suggestion with how well known it is.
type Known = (Suggestion, usize);

fn works(collection: &Collection) -> Vec<Known> {
    let works = (0..collection.works().len()).map(WorkIdx::new);
    let suggestion = |idx: WorkIdx| {
        let work = collection.work(idx);
        let known = collection.interviews_about(Subject::Work(idx)).len();
        (Suggestion { label: work.label(), value: work.id.clone() }, known)
    };
    works.map(suggestion).collect()
}

fn people(collection: &Collection, fits: impl Fn(PersonIdx) -> bool) -> Vec<Known> {
    let people = (0..collection.people().len()).map(PersonIdx::new);
    let suggestion = |idx: PersonIdx| {
        let subject = Subject::Person(idx);
        let known = collection.interviews_about(subject).len();
        let label = words::told_apart(collection, subject);
        (Suggestion { label, value: collection.person(idx).id.clone() }, known)
    };
    people.filter(|&idx| fits(idx)).map(suggestion).collect()
}

fn directs(collection: &Collection, person: PersonIdx) -> bool {
    collection.person(person).roles.iter().any(|role| role == "director")
}

fn outlets(collection: &Collection) -> Vec<Known> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    collection.interviews().iter().for_each(|interview| *counts.entry(&interview.outlet).or_default() += 1);
    let suggestion =
        |(outlet, n): (&str, usize)| (Suggestion { label: outlet.to_owned(), value: outlet.to_owned() }, n);
    counts.into_iter().map(suggestion).collect()
}

fn interviews(collection: &Collection) -> Vec<Known> {
    let interviews = (0..collection.interviews().len()).map(InterviewIdx::new);
    let suggestion = |idx: InterviewIdx| {
        let interview = collection.interview(idx);
        (Suggestion { label: interview.title.clone(), value: interview.id.clone() }, interview.topics.len())
    };
    interviews.map(suggestion).collect()
}

/// Those that begin as typed, then those with a word that does, then those that look alike; within each the
/// best known first. What has nothing of it is left out.
fn rank(found: &mut Vec<Known>, typed: &str) {
    let typed = fold(typed);
    let tier = |label: &str| {
        let label = fold(label);
        match () {
            () if label.starts_with(&typed) => Some(0),
            () if label.split(' ').any(|word| word.starts_with(&typed)) => Some(1),
            () if label.contains(&typed) => Some(2),
            () if strsim::jaro_winkler(&label, &typed) > 0.8 => Some(3),
            () => None,
        }
    };
    found.retain(|(suggestion, _)| tier(&suggestion.label).is_some());
    found.sort_by_cached_key(|(suggestion, known)| {
        (tier(&suggestion.label), Reverse(*known), suggestion.label.clone(), suggestion.value.clone())
    });
}
