//! What a reader narrows the search to.

use crate::model::{Collection, Interview, InterviewIdx, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::text::fold;

/// Bounds on the topics that may be found; all of them hold at once, and none by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only topics of interviews that list one of these works; empty for any.
    pub works: Vec<WorkIdx>,
    /// Only topics of interviews that list one of these people; empty for any.
    pub people: Vec<PersonIdx>,
    /// Only topics of this outlet, compared folded.
    pub outlet: Option<String>,
    /// Only topics of interviews published in this year, or about a main work of it.
    pub year: Option<i16>,
}

impl Filter {
    /// Whether nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a topic lies within the bounds.
    #[must_use]
    pub fn admits(&self, collection: &Collection, topic: TopicIdx) -> bool {
        self.admits_interview(collection, collection.topic(topic).interview)
    }

    /// Whether an interview lies within the bounds.
    #[must_use]
    pub fn admits_interview(&self, collection: &Collection, idx: InterviewIdx) -> bool {
        let interview = collection.interview(idx);
        let lists = |subject| collection.lists(idx, subject);
        let outlet = |outlet: &String| fold(outlet) == fold(&interview.outlet);
        (self.works.is_empty() || self.works.iter().any(|&work| lists(Subject::Work(work))))
            && (self.people.is_empty() || self.people.iter().any(|&person| lists(Subject::Person(person))))
            && self.outlet.as_ref().is_none_or(outlet)
            && self.year.is_none_or(|year| is_of_year(collection, interview, year))
    }
}

fn is_of_year(collection: &Collection, interview: &Interview, year: i16) -> bool {
    interview.published.is_some_and(|date| date.year() == year)
        || interview.main_work().is_some_and(|work| collection.work(work).year == Some(year))
}
