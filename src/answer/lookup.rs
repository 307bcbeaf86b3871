//! What a reader means by the name of a film, a person, an outlet or an interview.

use crate::model::{Collection, InterviewIdx, PersonIdx, Subject, WorkIdx};
use crate::search::Filter;
use crate::text::{capitalised, edit_distance, fold, fold_key};

use super::{Answerer, words};

/// A name that is not in the data, with those that look like it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no {sort} called {name:?} is in the interviews{}", hint(.nearest))]
pub struct LookupError {
    sort: &'static str,
    name: String,
    nearest: Vec<String>,
}

impl LookupError {
    /// Returns the error as something that is said.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}.", capitalised(&self.to_string()))
    }
}

fn hint(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        _ => format!("; nearest: {}", words::listed(nearest)),
    }
}

/// Names that are suggested.
const MAX_NEAREST: usize = 3;
/// Longest name that is looked up, in characters.
const MAX_NAME_CHARS: usize = 200;

impl Answerer {
    /// Returns the works that a text may mean: by id, by title with or without its year, by a form of it.
    ///
    /// # Errors
    /// If there is none.
    pub fn works(&self, text: &str) -> Result<Vec<WorkIdx>, LookupError> {
        let found = self.subjects_called(text, |subject| match subject {
            Subject::Work(work) => Some((work, &self.collection().work(work).id)),
            Subject::Person(_) => None,
        });
        let (title, year) = split_year(text);
        let of_year = |work: &WorkIdx| year.is_none() || self.collection().work(*work).year == year;
        let found = if found.is_empty() { self.works_titled(title) } else { found };
        let fitting: Vec<_> = found.into_iter().filter(of_year).collect();
        if fitting.is_empty() { Err(self.unknown("film or series", text, is_work)) } else { Ok(fitting) }
    }

    /// Returns the people that a text may mean: by id, by name, by a form of it.
    ///
    /// # Errors
    /// If there is none.
    pub fn people(&self, text: &str) -> Result<Vec<PersonIdx>, LookupError> {
        let found = self.subjects_called(text, |subject| match subject {
            Subject::Person(person) => Some((person, &self.collection().person(person).id)),
            Subject::Work(_) => None,
        });
        if found.is_empty() { Err(self.unknown("person", text, |s| !is_work(s))) } else { Ok(found) }
    }

    /// Returns the outlet that a text means, as the data spells it.
    ///
    /// # Errors
    /// If there is none.
    pub fn outlet(&self, text: &str) -> Result<String, LookupError> {
        let key = fold_key(&cut(text));
        let mut outlets: Vec<&str> =
            self.collection().interviews().iter().map(|i| i.outlet.as_str()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        let exact = outlets.iter().find(|outlet| fold_key(outlet) == key);
        let partial = || outlets.iter().find(|outlet| !key.is_empty() && fold_key(outlet).starts_with(&key));
        exact.or_else(partial).map(|outlet| (*outlet).to_owned()).ok_or_else(|| {
            outlets.sort_by_key(|outlet| edit_distance(&fold_key(outlet), &key));
            let nearest = outlets.iter().take(MAX_NEAREST).map(|outlet| (*outlet).to_owned()).collect();
            LookupError { sort: "outlet", name: cut(text), nearest }
        })
    }

    /// Returns the interview with this id or headline.
    ///
    /// # Errors
    /// If there is none.
    pub fn interview(&self, text: &str) -> Result<InterviewIdx, LookupError> {
        let key = fold_key(&cut(text));
        let interviews = self.collection().interviews();
        let found = interviews.iter().position(|i| i.id == text || fold_key(&i.title) == key);
        found.map(InterviewIdx::new).ok_or_else(|| {
            let mut near: Vec<_> =
                interviews.iter().map(|i| (edit_distance(&i.id, &cut(text)), &i.id)).collect();
            near.sort();
            let nearest = near.into_iter().take(MAX_NEAREST).map(|(_, id)| id.clone()).collect();
            LookupError { sort: "interview", name: cut(text), nearest }
        })
    }

    /// Returns the filter that these names mean.
    ///
    /// # Errors
    /// If one of them is not in the data.
    pub fn filter(
        &self,
        film: Option<&str>,
        person: Option<&str>,
        outlet: Option<&str>,
        year: Option<i16>,
    ) -> Result<Filter, LookupError> {
        Ok(Filter {
            works: film.map(|text| self.works(text)).transpose()?.unwrap_or_default(),
            people: person.map(|text| self.people(text)).transpose()?.unwrap_or_default(),
            outlet: outlet.map(|text| self.outlet(text)).transpose()?,
            year,
        })
    }

    fn works_titled(&self, title: &str) -> Vec<WorkIdx> {
        let subjects = self.index().names().lookup(&cut(title)).into_iter();
        subjects
            .filter_map(|subject| if let Subject::Work(work) = subject { Some(work) } else { None })
            .collect()
    }

    /// Subjects of one sort by id, else by name.
    fn subjects_called<'a, T>(
        &'a self,
        text: &str,
        pick: impl Fn(Subject) -> Option<(T, &'a String)>,
    ) -> Vec<T> {
        let everything = all_subjects(self.collection());
        let by_id = everything.filter_map(&pick).find(|(_, id)| id.as_str() == text).map(|(found, _)| found);
        match by_id {
            Some(found) => vec![found],
            None => {
                let subjects = self.index().names().lookup(&cut(text)).into_iter();
                subjects.filter_map(|subject| pick(subject).map(|(found, _)| found)).collect()
            }
        }
    }

    fn unknown(&self, sort: &'static str, text: &str, fits: impl Fn(Subject) -> bool) -> LookupError {
        let near = self.index().names().suggest(&cut(text), 4 * MAX_NEAREST).into_iter();
        let near = near.filter(|&subject| fits(subject)).take(MAX_NEAREST);
        let nearest = near.map(|subject| words::told_apart(self.collection(), subject)).collect();
        LookupError { sort, name: cut(text), nearest }
    }
}

fn is_work(subject: Subject) -> bool {
    matches!(subject, Subject::Work(_))
}

fn all_subjects(collection: &Collection) -> impl Iterator<Item = Subject> + use<> {
    let works = (0..collection.works().len()).map(|i| Subject::Work(WorkIdx::new(i)));
    works.chain((0..collection.people().len()).map(|i| Subject::Person(PersonIdx::new(i))))
}

/// Splits `Dune (2021)` or `Dune 2021` into title and year.
fn split_year(text: &str) -> (&str, Option<i16>) {
    let trimmed = text.trim().trim_end_matches(')');
    let Some((title, last)) = trimmed.rsplit_once([' ', '(']) else { return (text, None) };
    match last.parse() {
        Ok(year) if (1895..2100).contains(&year) => (title.trim_end_matches([' ', '(']), Some(year)),
        _ => (text, None),
    }
}

fn cut(text: &str) -> String {
    let text: String = text.chars().take(MAX_NAME_CHARS).collect();
    if fold(&text).is_empty() { String::new() } else { text }
}
