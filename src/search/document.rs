//! The texts by which a topic is found.

use std::fmt::Write as _;

use crate::model::{Collection, PersonIdx, Subject, Topic, TopicIdx};

/// Returns every text whose sentence vector the index wants, topic by topic:
/// the wordings of a topic, then the topic in its context.
#[must_use]
pub fn texts_to_encode(collection: &Collection) -> Vec<String> {
    topics(collection)
        .flat_map(|(idx, topic)| topic.wordings().map(str::to_owned).chain([context(collection, idx)]))
        .collect()
}

/// Returns the topic in its context, as a sentence: who speaks, about what, the question, the summary.
#[must_use]
fn context(collection: &Collection, idx: TopicIdx) -> String {
    let topic = collection.topic(idx);
    let mut text = String::new();
    let speakers: Vec<_> =
        collection.interview_of(idx).interviewees().map(|person| speaker(collection, idx, person)).collect();
    let works: Vec<_> = collection.works_of(idx).iter().map(|&work| collection.work(work).label()).collect();
    write!(text, "{} on {}: {}", speakers.join(", "), works.join(", "), topic.question)
        .expect("writing to a string succeeds");
    if let Some(summary) = &topic.summary {
        text.push(' ');
        text.push_str(summary);
    }
    text
}

fn speaker(collection: &Collection, idx: TopicIdx, person: PersonIdx) -> String {
    let name = &collection.person(person).name;
    match collection.interview_of(idx).credit(person).and_then(|credit| credit.roles.first()) {
        Some(role) => format!("{name} ({role})"),
        None => name.clone(),
    }
}

/// Returns everything that is said by and about a topic, for matching by words: its wordings and
/// summary, the names and roles of its people, the titles of its works and what they are about.
pub(super) fn full_text(collection: &Collection, idx: TopicIdx) -> String {
    let topic = collection.topic(idx);
    let interview = collection.interview_of(idx);
    let mut parts: Vec<&str> = topic.wordings().collect();
    parts.extend(topic.summary.as_deref());
    for person in collection.people_of(idx) {
        parts.push(&collection.person(person).name);
        parts.extend(interview.credit(person).iter().flat_map(|credit| &credit.roles).map(String::as_str));
    }
    for work in collection.works_of(idx) {
        parts.push(&collection.work(work).title);
        parts.extend(collection.work(work).about.as_deref());
    }
    parts.join("\n")
}

/// Returns what describes a subject: what a work is about, and the names and roles of those who are listed with it.
pub(super) fn description(collection: &Collection, subject: Subject) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if let Subject::Work(work) = subject {
        parts.extend(collection.work(work).about.as_deref());
        parts.push(collection.work(work).kind.as_str());
    }
    for idx in collection.interviews_about(subject) {
        for credit in &collection.interview(idx).people {
            parts.push(&collection.person(credit.person).name);
            parts.extend(credit.roles.iter().map(String::as_str));
        }
        if let Subject::Person(_) = subject {
            let works = &collection.interview(idx).works;
            parts.extend(works.iter().map(|&work| collection.work(work).title.as_str()));
        }
    }
    parts.join("\n")
}

/// Returns the topics with their positions.
pub(super) fn topics(collection: &Collection) -> impl Iterator<Item = (TopicIdx, &Topic)> {
    collection.topics().iter().enumerate().map(|(i, topic)| (TopicIdx::new(i), topic))
}
