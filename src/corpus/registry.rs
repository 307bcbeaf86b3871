//! The works and people of all files, each once.

use std::collections::{BTreeMap, HashMap};

use crate::model::{ExternalIds, Person, PersonIdx, Work, WorkIdx, WorkKind};
use crate::text::fold;

use super::identity::{Identities, Listing, Unresolved};
use super::problem::{Place, Problems};
use super::read::NAMES;
use super::record::{NamesRecord, PersonRecord, WorkRecord};

/// Who and what is known, and under which id.
#[derive(Default)]
pub(super) struct Registry {
    works: Sort<Work>,
    people: Sort<Person>,
    roles: HashMap<String, BTreeMap<String, usize>>,
}

/// Records of one sort.
struct Sort<T> {
    identities: Identities,
    /// By id, with whether an interview or a link uses it.
    records: BTreeMap<String, (T, bool)>,
}

impl<T> Default for Sort<T> {
    fn default() -> Self {
        Self { identities: Identities::default(), records: BTreeMap::new() }
    }
}

/// Where each id stands in the finished lists.
pub(super) struct Positions {
    pub(super) works: HashMap<String, WorkIdx>,
    pub(super) people: HashMap<String, PersonIdx>,
}

impl Registry {
    /// Takes note of what is listed anywhere, before anything is settled.
    pub(super) fn note_work(&mut self, work: &WorkRecord) {
        self.works.identities.note(&listing_of_work(work));
    }

    /// The same for a person.
    pub(super) fn note_person(&mut self, person: &PersonRecord) {
        self.people.identities.note(&listing_of_person(person));
    }

    /// Enters the records of `names.json`, which come first and have the last word on titles and names.
    pub(super) fn enter_names(&mut self, names: &NamesRecord, problems: &mut Problems) {
        for (at, named) in names.works.iter().enumerate() {
            let listing = Listing { id: Some(&named.id), name: &named.title, year: named.year };
            self.works.identities.note(&listing);
            let settled = self.works.identities.settle(&listing);
            let (id, title) = (named.id.clone(), named.title.clone());
            let (also, about, external) = (named.also.clone(), named.about.clone(), named.external());
            let work = Work { id, title, also, about, year: named.year, kind: named.kind, external };
            if settled.is_ok() && self.works.records.insert(named.id.clone(), (work, false)).is_some() {
                report_twice(&named.id, format!("works[{at}].id"), problems);
            }
        }
        for (at, named) in names.people.iter().enumerate() {
            let listing = Listing { id: Some(&named.id), name: &named.name, year: None };
            self.people.identities.note(&listing);
            let settled = self.people.identities.settle(&listing);
            let (id, name, note) = (named.id.clone(), named.name.clone(), named.note.clone());
            let (also, external) = (named.also.clone(), named.external());
            let person = Person { id, name, also, note, roles: Vec::new(), external };
            if settled.is_ok() && self.people.records.insert(named.id.clone(), (person, false)).is_some() {
                report_twice(&named.id, format!("people[{at}].id"), problems);
            }
        }
    }

    /// Enters a work that an interview lists; returns its id.
    pub(super) fn enter_work(&mut self, record: &WorkRecord, problems: &mut Problems) -> Option<String> {
        let place = || Place::of(format!("work {}", record.title), "works");
        let settled = self.works.identities.settle(&listing_of_work(record));
        let id = reported(settled, &record.title, "id", place(), problems)?;
        let fresh = || Work {
            id: id.clone(),
            title: record.title.clone(),
            also: Vec::new(),
            about: None,
            year: record.year,
            kind: record.kind,
            external: ExternalIds::default(),
        };
        let (work, used) = self.works.records.entry(id.clone()).or_insert_with(|| (fresh(), true));
        *used = true;
        for (field, known, said) in conflicts(work, record) {
            let message = format!("{field} is {said}, but {id} has {known} elsewhere");
            problems.error(place(), message, "write the right one everywhere, or give it an id of its own");
        }
        work.year = work.year.or(record.year);
        Some(id)
    }

    /// Enters a person that an interview lists; returns the id.
    pub(super) fn enter_person(&mut self, record: &PersonRecord, problems: &mut Problems) -> Option<String> {
        let place = || Place::of(format!("person {}", record.name), "people");
        let settled = self.people.identities.settle(&listing_of_person(record));
        let id = reported(settled, &record.name, "id", place(), problems)?;
        let fresh = || Person {
            id: id.clone(),
            name: record.name.clone(),
            also: Vec::new(),
            note: None,
            roles: Vec::new(),
            external: ExternalIds::default(),
        };
        let (person, used) = self.people.records.entry(id.clone()).or_insert_with(|| (fresh(), true));
        *used = true;
        if fold(&person.name) != fold(&record.name) {
            let message =
                format!("name is {:?}, but {id} is called {:?} elsewhere", record.name, person.name);
            problems.error(place(), message, "write one name everywhere; others go into names.json");
        }
        for role in &record.roles {
            *self.roles.entry(id.clone()).or_default().entry(role.clone()).or_default() += 1;
        }
        Some(id)
    }

    /// Returns the id of a work that a topic refers to, which its interview must list.
    pub(super) fn listed_work(&self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        self.works.identities.among(reference, listed)
    }

    /// Returns the id of a person that a topic refers to, whom its interview must list.
    pub(super) fn listed_person(&self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        self.people.identities.among(reference, listed)
    }

    /// Returns the id of a work that a link refers to: one of the interview's, else any, which counts as used.
    pub(super) fn any_work(&mut self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        self.works.any(reference, listed)
    }

    /// Returns the id of a person that a link refers to: one of the interview's, else any, who counts as used.
    pub(super) fn any_person(&mut self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        self.people.any(reference, listed)
    }

    /// Returns the records that are used, by id, and where each stands.
    pub(super) fn finish(self, problems: &mut Problems) -> (Vec<Work>, Vec<Person>, Positions) {
        let roles = self.roles;
        let works = self.works.finish("work", problems);
        let mut people = self.people.finish("person", problems);
        for person in &mut people {
            person.roles = by_frequency(roles.get(&person.id));
        }
        let work_positions = works.iter().enumerate().map(|(i, work)| (work.id.clone(), WorkIdx::new(i)));
        let person_positions = people.iter().enumerate().map(|(i, p)| (p.id.clone(), PersonIdx::new(i)));
        let positions = Positions { works: work_positions.collect(), people: person_positions.collect() };
        (works, people, positions)
    }
}

impl<T> Sort<T> {
    fn any(&mut self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        let id = match self.identities.among(reference, listed) {
            Err(Unresolved::Unknown(_)) => self.identities.anywhere(reference)?,
            settled => settled?,
        };
        if let Some((_, used)) = self.records.get_mut(&id) {
            *used = true;
        }
        Ok(id)
    }

    fn finish(self, sort: &str, problems: &mut Problems) -> Vec<T> {
        let mut kept = Vec::new();
        for (id, (record, used)) in self.records {
            if used {
                kept.push(record);
            } else {
                let place = Place { record: Some(format!("{sort} {id}")), ..Place::default() };
                problems.warn(
                    place,
                    "is in no interview and no link",
                    "remove it, or mend its title and year",
                );
            }
        }
        kept
    }
}

fn by_frequency(counts: Option<&BTreeMap<String, usize>>) -> Vec<String> {
    let mut roles: Vec<_> = counts.into_iter().flatten().collect();
    roles.sort_by_key(|&(role, count)| (std::cmp::Reverse(*count), role));
    roles.into_iter().map(|(role, _)| role.clone()).collect()
}

fn report_twice(id: &str, field: String, problems: &mut Problems) {
    problems.error(
        Place::field(field),
        format!("{id:?} stands twice in {NAMES}"),
        "make one record of the two",
    );
}

fn listing_of_work(work: &WorkRecord) -> Listing<'_> {
    Listing { id: work.id.as_deref(), name: &work.title, year: work.year }
}

fn listing_of_person(person: &PersonRecord) -> Listing<'_> {
    Listing { id: person.id.as_deref(), name: &person.name, year: None }
}

fn conflicts(work: &Work, record: &WorkRecord) -> Vec<(&'static str, String, String)> {
    let kind = |kind: WorkKind| kind.to_string();
    let mut found = Vec::new();
    if fold(&work.title) != fold(&record.title) {
        found.push(("title", format!("{:?}", work.title), format!("{:?}", record.title)));
    }
    if let (Some(known), Some(said)) = (work.year, record.year)
        && known != said
    {
        found.push(("year", known.to_string(), said.to_string()));
    }
    if work.kind != record.kind {
        found.push(("kind", kind(work.kind), kind(record.kind)));
    }
    found
}

/// Ends the message about a name that more than one record has.
pub(super) const SEVERAL: &str = "may mean several";

/// Ends the message about a name that no record has.
pub(super) const NOT_LISTED: &str = "is not listed";

/// Reports what cannot be resolved.
pub(super) fn reported(
    settled: Result<String, Unresolved>,
    reference: &str,
    how: &str,
    place: Place,
    problems: &mut Problems,
) -> Option<String> {
    match settled {
        Ok(id) => return Some(id),
        Err(Unresolved::Ambiguous(ids)) => {
            let fix = format!("write the {how}: {}", ids.join(" or "));
            problems.error(place, format!("{reference:?} {SEVERAL}"), fix);
        }
        Err(Unresolved::Unknown(nearest)) => {
            let near =
                if nearest.is_empty() { String::new() } else { format!("; near are {}", nearest.join(", ")) };
            problems.error(
                place,
                format!("{reference:?} {NOT_LISTED}"),
                format!("list it, or mend its name{near}"),
            );
        }
    }
    None
}
