//! Everything that was loaded, with its references checked.

use std::collections::HashMap;

use super::{
    Interview, InterviewIdx, Link, LinkIdx, Person, PersonIdx, Subject, Topic, TopicId, TopicIdx, Work,
    WorkIdx,
};

/// Interviews with their topics, links, works and people.
///
/// Immutable once built. The same files always give the same collection in
/// the same order, so indices are stable between runs on the same data.
#[derive(Debug, Clone, Default)]
pub struct Collection {
    parts: Parts,
    topic_by_id: HashMap<TopicId, TopicIdx>,
}

/// The lists a [`Collection`] is made of. Indices in them must be in range;
/// `corpus` is the one place that makes them.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Interviews, by id.
    pub interviews: Vec<Interview>,
    /// Topics, by interview and then in the file's order.
    pub topics: Vec<Topic>,
    /// Links, by interview and then in the file's order.
    pub links: Vec<Link>,
    /// Works, by id.
    pub works: Vec<Work>,
    /// People, by id.
    pub people: Vec<Person>,
}

impl From<Parts> for Collection {
    fn from(parts: Parts) -> Self {
        let topic_by_id =
            parts.topics.iter().enumerate().map(|(i, topic)| (topic.id.clone(), TopicIdx::new(i))).collect();
        Self { parts, topic_by_id }
    }
}

impl Collection {
    /// Returns all interviews, by id.
    #[must_use]
    pub fn interviews(&self) -> &[Interview] {
        &self.parts.interviews
    }

    /// Returns all topics, by interview.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.parts.topics
    }

    /// Returns all links, by interview.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.parts.links
    }

    /// Returns all works, by id.
    #[must_use]
    pub fn works(&self) -> &[Work] {
        &self.parts.works
    }

    /// Returns all people, by id.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.parts.people
    }

    /// Returns one interview.
    #[must_use]
    pub fn interview(&self, idx: InterviewIdx) -> &Interview {
        &self.parts.interviews[idx.get()]
    }

    /// Returns one topic.
    #[must_use]
    pub fn topic(&self, idx: TopicIdx) -> &Topic {
        &self.parts.topics[idx.get()]
    }

    /// Returns one link.
    #[must_use]
    pub fn link(&self, idx: LinkIdx) -> &Link {
        &self.parts.links[idx.get()]
    }

    /// Returns one work.
    #[must_use]
    pub fn work(&self, idx: WorkIdx) -> &Work {
        &self.parts.works[idx.get()]
    }

    /// Returns one person.
    #[must_use]
    pub fn person(&self, idx: PersonIdx) -> &Person {
        &self.parts.people[idx.get()]
    }

    /// Returns the topic with this lasting id, if it is there.
    #[must_use]
    pub fn find_topic(&self, id: &TopicId) -> Option<TopicIdx> {
        self.topic_by_id.get(id).copied()
    }

    /// Returns the interview that a topic was asked in.
    #[must_use]
    pub fn interview_of(&self, topic: TopicIdx) -> &Interview {
        self.interview(self.topic(topic).interview)
    }

    /// Returns the title with year, or the name: what a reader calls the subject.
    #[must_use]
    pub fn label(&self, subject: Subject) -> String {
        match subject {
            Subject::Work(work) => self.work(work).label(),
            Subject::Person(person) => self.person(person).name.clone(),
        }
    }

    /// Returns the title or the name, without what tells it from a namesake.
    #[must_use]
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Work(work) => &self.work(work).title,
            Subject::Person(person) => &self.person(person).name,
        }
    }

    /// Whether a topic is about a work or about, or from, a person.
    #[must_use]
    pub fn is_about(&self, topic: TopicIdx, subject: Subject) -> bool {
        match subject {
            Subject::Work(work) => self.works_of(topic).contains(&work),
            Subject::Person(person) => self.people_of(topic).contains(&person),
        }
    }

    /// Returns the works of a topic: its own, else its interview's main work.
    #[must_use]
    pub fn works_of(&self, topic: TopicIdx) -> Vec<WorkIdx> {
        let own = &self.topic(topic).works;
        match own.is_empty() {
            true => self.interview_of(topic).main_work().into_iter().collect(),
            false => own.clone(),
        }
    }

    /// Returns the people of a topic: the interviewees, then those it names besides.
    #[must_use]
    pub fn people_of(&self, topic: TopicIdx) -> Vec<PersonIdx> {
        let mut people: Vec<_> = self.interview_of(topic).interviewees().collect();
        people.extend(&self.topic(topic).people);
        let mut seen = std::collections::HashSet::new();
        people.retain(|&person| seen.insert(person));
        people
    }

    /// Returns the interviews that list a subject, newest first, undated ones last, then by id.
    #[must_use]
    pub fn interviews_about(&self, subject: Subject) -> Vec<InterviewIdx> {
        let mut found: Vec<_> = (0..self.interviews().len())
            .map(InterviewIdx::new)
            .filter(|&idx| self.lists(idx, subject))
            .collect();
        found.sort_by_key(|&idx| (std::cmp::Reverse(self.interview(idx).published), idx));
        found
    }

    /// Whether some interview lists both subjects.
    #[must_use]
    pub fn share_an_interview(&self, a: Subject, b: Subject) -> bool {
        (0..self.interviews().len())
            .map(InterviewIdx::new)
            .any(|idx| self.lists(idx, a) && self.lists(idx, b))
    }

    /// Whether an interview lists a subject.
    #[must_use]
    pub fn lists(&self, interview: InterviewIdx, subject: Subject) -> bool {
        let interview = self.interview(interview);
        match subject {
            Subject::Work(work) => interview.works.contains(&work),
            Subject::Person(person) => interview.credit(person).is_some(),
        }
    }
}
