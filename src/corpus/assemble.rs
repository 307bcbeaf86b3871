//! From records to a collection: references resolved, problems gathered.

use std::collections::{BTreeMap, HashMap};

use crate::model::{
    Collection, Credit, Interview, InterviewIdx, Link, LinkIdx, Parts, PersonIdx, Source, Topic, TopicId,
    TopicIdx, WorkIdx,
};
use crate::text::fold;

use super::check::check;
use super::identity::Unresolved;
use super::problem::{Place, Problem, Problems, Severity};
use super::read::{FiledInterview, Files, NAMES};
use super::record::{InterviewRecord, LinkRecord, TopicRecord};
use super::registry::{Positions, Registry, reported};

/// The ids that an interview's listings and references mean; where one is not resolved, a problem says so.
#[derive(Default)]
struct Resolved {
    people: Vec<Option<String>>,
    works: Vec<Option<String>>,
    topics: Vec<References>,
    links: Vec<References>,
}

/// What a topic or a link refers to, by id.
struct References {
    people: Vec<String>,
    works: Vec<String>,
}

/// Returns the collection, None if there is an error, and all problems by file.
pub(super) fn assemble(files: Files) -> (Option<Collection>, Vec<Problem>) {
    let Files { mut interviews, names, mut problems } = files;
    interviews.sort_by(|a, b| a.record.id.cmp(&b.record.id));
    let mut registry = Registry::default();
    let mut names_problems = Problems::of(NAMES);
    registry.enter_names(&names, &mut names_problems);
    for record in interviews.iter().map(|interview| &interview.record) {
        record.works.iter().for_each(|work| registry.note_work(work));
        record.people.iter().for_each(|person| registry.note_person(person));
    }
    let mut own: Vec<Problems> =
        interviews.iter().map(|interview| Problems::of(interview.file.clone())).collect();
    let resolved = resolve(&interviews, &mut registry, &mut own);
    interviews.iter().zip(&mut own).for_each(|(interview, problems)| check(interview, problems));
    check_interview_ids(&interviews, &mut own);
    check_wordings_between(&interviews, &mut own);
    let (works, people, positions) = registry.finish(&mut names_problems);
    problems.extend(own.into_iter().chain([names_problems]).flat_map(|problems| problems.found));
    problems.sort();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return (None, problems);
    }
    let parts = Parts { works, people, ..Parts::default() };
    (Some(build(interviews, &resolved, &positions, parts)), problems)
}

fn resolve(interviews: &[FiledInterview], registry: &mut Registry, own: &mut [Problems]) -> Vec<Resolved> {
    let mut resolved: Vec<Resolved> = Vec::new();
    for (interview, problems) in interviews.iter().zip(own.iter_mut()) {
        let record = &interview.record;
        let people: Vec<_> = record.people.iter().map(|p| registry.enter_person(p, problems)).collect();
        let works: Vec<_> = record.works.iter().map(|w| registry.enter_work(w, problems)).collect();
        check_listed_once(&people, "people", problems);
        check_listed_once(&works, "works", problems);
        resolved.push(Resolved { people, works, ..Resolved::default() });
    }
    // References come after all listings: a link may mean what a later interview lists.
    for ((interview, problems), resolved) in interviews.iter().zip(own).zip(&mut resolved) {
        let people: Vec<String> = resolved.people.iter().flatten().cloned().collect();
        let works: Vec<String> = resolved.works.iter().flatten().cloned().collect();
        let mut resolver = Resolver { registry, people: &people, works: &works, problems };
        let record = &interview.record;
        resolved.topics =
            record.topics.iter().enumerate().map(|(at, topic)| resolver.topic(at, topic)).collect();
        resolved.links = record.links.iter().enumerate().map(|(at, link)| resolver.link(at, link)).collect();
    }
    resolved
}

fn check_listed_once(ids: &[Option<String>], field: &str, problems: &mut Problems) {
    let mut seen = HashMap::new();
    for (at, id) in ids.iter().enumerate() {
        if let Some(first) = id.as_ref().and_then(|id| seen.insert(id, at)) {
            let message = format!("lists the same as {field}[{first}]");
            problems.error(Place::field(format!("{field}[{at}]")), message, "remove one");
        }
    }
}

struct Resolver<'a> {
    registry: &'a mut Registry,
    people: &'a [String],
    works: &'a [String],
    problems: &'a mut Problems,
}

impl Resolver<'_> {
    fn topic(&mut self, at: usize, topic: &TopicRecord) -> References {
        let record = format!("topic {}", topic.id);
        let place = |field: &str| Place::of(record.clone(), format!("topics[{at}].{field}"));
        let (people, works) = (self.people, self.works);
        References {
            people: self.all(&topic.people, &place("people"), |r, name| r.listed_person(name, people)),
            works: self.all(&topic.works, &place("works"), |r, title| r.listed_work(title, works)),
        }
    }

    fn link(&mut self, at: usize, link: &LinkRecord) -> References {
        let record = format!("link {}", at + 1);
        let place = |field: &str| Place::of(record.clone(), format!("links[{at}].{field}"));
        let (people, works) = (self.people, self.works);
        References {
            people: self.all(&link.people, &place("people"), |r, name| r.any_person(name, people)),
            works: self.all(&link.works, &place("works"), |r, title| r.any_work(title, works)),
        }
    }

    fn all(
        &mut self,
        references: &[String],
        place: &Place,
        find: impl Fn(&mut Registry, &str) -> Result<String, Unresolved>,
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for reference in references {
            let settled = find(self.registry, reference);
            let id = reported(settled, reference, "id", place.clone(), self.problems);
            found.extend(id.filter(|id| !found.contains(id)));
        }
        found
    }
}

fn check_interview_ids(interviews: &[FiledInterview], own: &mut [Problems]) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for (interview, problems) in interviews.iter().zip(own) {
        if let Some(other) = first.insert(&interview.record.id, &interview.file) {
            let message = format!("is also the id of {other}");
            problems.error(Place::field("id"), message, "give each interview an id of its own");
        }
    }
}

/// The same wording on two topics makes both hard to reach.
fn check_wordings_between(interviews: &[FiledInterview], own: &mut [Problems]) {
    let mut first: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (file, interview) in interviews.iter().enumerate() {
        for (at, topic) in interview.record.topics.iter().enumerate() {
            let id = format!("{}#{}", interview.record.id, topic.id);
            for wording in std::iter::once(&topic.question).chain(&topic.aliases) {
                let (_, known) = first.entry(fold(wording)).or_insert_with(|| (file, id.clone()));
                if *known != id {
                    let place = Place::of(format!("topic {}", topic.id), format!("topics[{at}]"));
                    let message = format!("{wording:?} stands on {known} too");
                    own[file].warn(place, message, "tell the two apart, or keep it on one");
                }
            }
        }
    }
}

fn build(
    interviews: Vec<FiledInterview>,
    resolved: &[Resolved],
    positions: &Positions,
    mut parts: Parts,
) -> Collection {
    for (at, (interview, resolved)) in interviews.into_iter().zip(resolved).enumerate() {
        let record = interview.record;
        let idx = InterviewIdx::new(at);
        let topics =
            (parts.topics.len()..parts.topics.len() + record.topics.len()).map(TopicIdx::new).collect();
        let links = (parts.links.len()..parts.links.len() + record.links.len()).map(LinkIdx::new).collect();
        for (topic, references) in record.topics.iter().zip(&resolved.topics) {
            parts.topics.push(build_topic(&record.id, idx, topic, references, positions));
        }
        for (link, references) in record.links.iter().zip(&resolved.links) {
            parts.links.push(build_link(idx, link, references, positions));
        }
        parts.interviews.push(build_interview(record, resolved, positions, topics, links));
    }
    Collection::from(parts)
}

fn build_interview(
    record: InterviewRecord,
    resolved: &Resolved,
    positions: &Positions,
    topics: Vec<TopicIdx>,
    links: Vec<LinkIdx>,
) -> Interview {
    let credits = record.people.into_iter().zip(resolved.people.iter().flatten());
    let people = credits
        .map(|(person, id)| Credit {
            person: positions.people[id],
            roles: person.roles,
            interviewee: person.interviewee,
        })
        .collect();
    Interview {
        published: record.published.and_then(|date| date.parse().ok()),
        people,
        works: resolved.works.iter().flatten().map(|id| positions.works[id]).collect(),
        id: record.id,
        title: record.title,
        outlet: record.outlet,
        interviewer: record.interviewer,
        url: record.url,
        video_url: record.video_url,
        language: record.language,
        summary: record.summary,
        topics,
        links,
    }
}

fn build_topic(
    interview_id: &str,
    interview: InterviewIdx,
    topic: &TopicRecord,
    references: &References,
    positions: &Positions,
) -> Topic {
    let source = |source: &super::record::SourceRecord| Source {
        title: source.title.clone(),
        url: source.url.clone(),
    };
    let (people, works) = looked_up(references, positions);
    Topic {
        id: TopicId { interview: interview_id.to_owned(), topic: topic.id.clone() },
        interview,
        question: topic.question.clone(),
        aliases: topic.aliases.clone(),
        summary: topic.summary.clone(),
        sources: topic.sources.iter().map(source).collect(),
        at: topic.at.as_ref().and_then(|at| at.parse().ok()),
        spoiler: topic.spoiler,
        people,
        works,
    }
}

fn build_link(
    interview: InterviewIdx,
    link: &LinkRecord,
    references: &References,
    positions: &Positions,
) -> Link {
    let (people, works) = looked_up(references, positions);
    Link {
        title: link.title.clone(),
        url: link.url.clone(),
        kind: link.kind,
        published: link.published.as_ref().and_then(|date| date.parse().ok()),
        people,
        works,
        interview,
    }
}

fn looked_up(references: &References, positions: &Positions) -> (Vec<PersonIdx>, Vec<WorkIdx>) {
    let people = references.people.iter().map(|id| positions.people[id]).collect();
    let works = references.works.iter().map(|id| positions.works[id]).collect();
    (people, works)
}
