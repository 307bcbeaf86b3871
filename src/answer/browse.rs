//! What can be looked through without asking a question: overviews, news, lists of interviews and topics.

use crate::model::{Date, InterviewIdx, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::search::{Context, Filter, Intent};

use super::compose::{self, Composed};
use super::{Answer, Answerer, LookupError, Outcome, Reply, words};

/// What sort of subject is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// A film or a series.
    Work,
    /// Anybody.
    Person,
    /// Somebody who directed.
    Director,
}

/// A reply that lists things; its numbered items are topics that can be picked.
#[derive(Debug, Clone)]
pub struct Listing {
    /// What is said.
    pub reply: Reply,
    /// The topics of the numbered list, in order.
    pub picks: Vec<TopicIdx>,
    /// Which page it is, counted from 1.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub n_pages: usize,
}

/// Interviews on one page of a list.
const PAGE: usize = 10;

impl Answerer {
    /// Returns the answer that is one topic, as when it was picked from a list.
    #[must_use]
    pub fn show_topic(&self, topic: TopicIdx, today: Date) -> Answer {
        let work = self.collection().works_of(topic).first().copied();
        let person = self.collection().people_of(topic).first().copied();
        let composed = compose::topic(self.collection(), topic, &[], today);
        let subjects = work.map(Subject::Work).into_iter().chain(person.map(Subject::Person)).collect();
        let answer = whole(Outcome::Answer, work, person, composed, subjects);
        let context = Context { topic: Some(topic), intent: Some(Intent::Topic), ..answer.context };
        Answer { topic: Some(topic), context, ..answer }
    }

    /// Returns the overview of what a name means.
    ///
    /// # Errors
    /// If the name is not in the data.
    pub fn overview(&self, kind: SubjectKind, name: &str, today: Date) -> Result<Answer, LookupError> {
        let subjects: Vec<Subject> = match kind {
            SubjectKind::Work => self.works(name)?.into_iter().map(Subject::Work).collect(),
            SubjectKind::Person => self.people(name)?.into_iter().map(Subject::Person).collect(),
            SubjectKind::Director => self.directors(name)?.into_iter().map(Subject::Person).collect(),
        };
        let (subject, namesakes) = (subjects[0], &subjects[1..]);
        let composed = compose::overview(self.collection(), subject, namesakes, today);
        let (work, person) = split(subject);
        Ok(whole(Outcome::Overview, work, person, composed, vec![subject]))
    }

    /// Returns the news about what a name means, or all news.
    ///
    /// # Errors
    /// If the name is not in the data.
    pub fn news(&self, about: Option<&str>, today: Date) -> Result<Answer, LookupError> {
        let subject = about.map(|name| self.subject(name)).transpose()?;
        Ok(self.news_about(subject, today))
    }

    /// Returns the links about a subject, or all of them.
    #[must_use]
    pub fn news_about(&self, subject: Option<Subject>, today: Date) -> Answer {
        let composed = compose::news(self.collection(), subject, today);
        let (work, person) = subject.map_or((None, None), split);
        whole(Outcome::News, work, person, composed, subject.into_iter().collect())
    }

    /// Lists the interviews within a filter, newest first, a page of ten; pages count from 1.
    #[must_use]
    pub fn interviews(&self, filter: &Filter, page: usize) -> Listing {
        let collection = self.collection();
        let mut found: Vec<InterviewIdx> = (0..collection.interviews().len())
            .map(InterviewIdx::new)
            .filter(|&idx| filter.admits_interview(collection, idx))
            .collect();
        found.sort_by_key(|&idx| (std::cmp::Reverse(collection.interview(idx).published), idx));
        let n_pages = found.len().div_ceil(PAGE).max(1);
        let page = page.clamp(1, n_pages);
        let lines = found.iter().skip((page - 1) * PAGE).take(PAGE);
        let lines = lines.map(|&idx| compose::interview_line(collection, idx)).collect();
        let mut reply = Reply::default();
        reply.say(match (found.len(), n_pages) {
            (0, _) => "No interview fits that.".to_owned(),
            (n, 1) => format!("{}, newest first.", words::counted(n, "interview")),
            (n, _) => format!("{}, newest first, page {page} of {n_pages}.", words::counted(n, "interview")),
        });
        reply.list("", lines, false);
        Listing { reply, picks: Vec::new(), page, n_pages }
    }

    /// Returns one of the topics that have a summary, the `number`th counted round and round.
    #[must_use]
    pub fn some_topic(&self, number: usize) -> Option<TopicIdx> {
        let answered =
            self.collection().topics().iter().enumerate().filter(|(_, topic)| topic.summary.is_some());
        let answered: Vec<_> = answered.map(|(i, _)| TopicIdx::new(i)).collect();
        number.checked_rem(answered.len()).map(|at| answered[at])
    }

    /// Lists the topics of an interview, given by its id or headline.
    ///
    /// # Errors
    /// If there is no such interview.
    pub fn topics(&self, interview: &str) -> Result<Listing, LookupError> {
        let Composed { reply, picks } =
            compose::interview_topics(self.collection(), self.interview(interview)?);
        Ok(Listing { reply, picks, page: 1, n_pages: 1 })
    }

    fn subject(&self, name: &str) -> Result<Subject, LookupError> {
        match self.works(name) {
            Ok(works) => Ok(Subject::Work(works[0])),
            Err(unknown) => match self.people(name) {
                Ok(people) => Ok(Subject::Person(people[0])),
                Err(_) => Err(unknown),
            },
        }
    }

    fn directors(&self, name: &str) -> Result<Vec<PersonIdx>, LookupError> {
        let people = self.people(name)?;
        let directs = |person: &PersonIdx| {
            self.collection().person(*person).roles.iter().any(|role| role.contains("director"))
        };
        let directors: Vec<_> = people.iter().copied().filter(directs).collect();
        Ok(if directors.is_empty() { people } else { directors })
    }
}

fn split(subject: Subject) -> (Option<WorkIdx>, Option<PersonIdx>) {
    match subject {
        Subject::Work(work) => (Some(work), None),
        Subject::Person(person) => (None, Some(person)),
    }
}

fn whole(
    outcome: Outcome,
    work: Option<WorkIdx>,
    person: Option<PersonIdx>,
    composed: Composed,
    subjects: Vec<Subject>,
) -> Answer {
    Answer {
        outcome,
        topic: None,
        choices: Vec::new(),
        work,
        person,
        hits: Vec::new(),
        reply: composed.reply,
        picks: composed.picks,
        context: Context { subjects, ..Context::default() },
        goes_on: false,
    }
}
