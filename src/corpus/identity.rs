//! Which record a title or a name means.
//!
//! A listing is known by its own id; else by what `names.json` or another file
//! declares under its title and year; else by its title and year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::{edit_distance, fold};

/// A work or a person as one place describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listing<'a> {
    pub(super) id: Option<&'a str>,
    /// Title or name.
    pub(super) name: &'a str,
    /// Year of a work; None for people.
    pub(super) year: Option<i16>,
}

/// Why a listing or a reference means nothing certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unresolved {
    /// Several records fit; their ids.
    Ambiguous(Vec<String>),
    /// No record fits; the nearest names.
    Unknown(Vec<String>),
}

/// All records of one sort by id and by name.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// Ids that are written somewhere, with their year, by folded name.
    declared: HashMap<String, BTreeMap<String, Option<i16>>>,
    /// Years of listings without an id, by folded name.
    years: HashMap<String, BTreeSet<i16>>,
    /// All ids by folded name, once settled.
    by_name: HashMap<String, BTreeSet<String>>,
    names_by_id: BTreeMap<String, String>,
}

impl Identities {
    /// Takes note of a listing, before any is resolved.
    pub(super) fn note(&mut self, listing: &Listing<'_>) {
        let name = fold(listing.name);
        match (listing.id, listing.year) {
            (Some(id), year) => {
                let known = self.declared.entry(name).or_default().entry(id.to_owned()).or_insert(year);
                *known = known.or(year);
            }
            (None, Some(year)) => {
                self.years.entry(name).or_default().insert(year);
            }
            (None, None) => {}
        }
    }

    /// Returns the id of a listing, and remembers that it exists.
    pub(super) fn settle(&mut self, listing: &Listing<'_>) -> Result<String, Unresolved> {
        let id = self.id_of(listing)?;
        self.by_name.entry(fold(listing.name)).or_default().insert(id.clone());
        self.names_by_id.entry(id.clone()).or_insert_with(|| listing.name.to_owned());
        Ok(id)
    }

    fn id_of(&self, listing: &Listing<'_>) -> Result<String, Unresolved> {
        if let Some(id) = listing.id {
            return Ok(id.to_owned());
        }
        let name = fold(listing.name);
        let fits = |year: &Option<i16>| year.is_none() || listing.year.is_none() || *year == listing.year;
        let declared = self.declared.get(&name).into_iter().flatten();
        let fitting: Vec<&String> = declared.filter(|(_, year)| fits(year)).map(|(id, _)| id).collect();
        match fitting[..] {
            [id] => Ok(id.clone()),
            [] => self.undeclared(&name, listing.year),
            _ => Err(Unresolved::Ambiguous(fitting.into_iter().cloned().collect())),
        }
    }

    /// A listing without a year is the one of its name that has one.
    fn undeclared(&self, name: &str, year: Option<i16>) -> Result<String, Unresolved> {
        let slug = name.replace(' ', "-");
        let known: Vec<i16> = self.years.get(name).into_iter().flatten().copied().collect();
        match (year, &known[..]) {
            (Some(year), _) | (None, &[year]) => Ok(format!("{slug}-{year}")),
            (None, []) => Ok(slug),
            (None, several) => {
                Err(Unresolved::Ambiguous(several.iter().map(|year| format!("{slug}-{year}")).collect()))
            }
        }
    }

    /// Returns the id that a reference means among the ids of one interview.
    pub(super) fn among(&self, reference: &str, listed: &[String]) -> Result<String, Unresolved> {
        if listed.iter().any(|id| id == reference) {
            return Ok(reference.to_owned());
        }
        let folded = fold(reference);
        let fits = |id: &&String| self.names_by_id.get(*id).is_some_and(|name| fold(name) == folded);
        let fitting: BTreeSet<&String> = listed.iter().filter(fits).collect();
        one(fitting.into_iter())
            .unwrap_or_else(|| Err(Unresolved::Unknown(self.nearest(&folded, listed.iter()))))
    }

    /// Returns the id that a reference means among all ids.
    pub(super) fn anywhere(&self, reference: &str) -> Result<String, Unresolved> {
        if self.names_by_id.contains_key(reference) {
            return Ok(reference.to_owned());
        }
        let folded = fold(reference);
        one(self.by_name.get(&folded).into_iter().flatten())
            .unwrap_or_else(|| Err(Unresolved::Unknown(self.nearest(&folded, self.names_by_id.keys()))))
    }

    fn nearest<'a>(&self, folded: &str, ids: impl Iterator<Item = &'a String>) -> Vec<String> {
        let mut near: Vec<(usize, &String)> = ids
            .filter_map(|id| self.names_by_id.get(id))
            .map(|name| (edit_distance(&fold(name), folded), name))
            .collect();
        near.sort();
        near.dedup();
        near.into_iter().take(2).map(|(_, name)| name.clone()).collect()
    }
}

/// None for none.
fn one<'a>(mut ids: impl Iterator<Item = &'a String>) -> Option<Result<String, Unresolved>> {
    let first = ids.next()?.clone();
    let rest: Vec<String> = ids.cloned().collect();
    Some(match rest.is_empty() {
        true => Ok(first),
        false => Err(Unresolved::Ambiguous([vec![first], rest].concat())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing<'a>(id: Option<&'a str>, name: &'a str, year: Option<i16>) -> Listing<'a> {
        Listing { id, name, year }
    }

    fn settle(noted: &[Listing<'_>], wanted: &Listing<'_>) -> Result<String, Unresolved> {
        let mut identities = Identities::default();
        noted.iter().for_each(|listing| identities.note(listing));
        identities.settle(wanted)
    }

    #[test]
    fn a_listing_without_a_year_is_the_one_of_its_name() {
        let ciudad = listing(None, "Ciudad", Some(2014));
        assert_eq!(settle(&[ciudad], &listing(None, "Ciudad", None)), Ok("ciudad-2014".into()));
        assert_eq!(settle(&[], &listing(None, "Ciudad", None)), Ok("ciudad".into()));
    }

    #[test]
    fn homonyms_are_told_apart_by_year_or_not_at_all() {
        let known =
            [listing(Some("dune-84"), "Dune", Some(1984)), listing(Some("dune-21"), "Dune", Some(2021))];
        assert_eq!(settle(&known, &listing(None, "DUNE", Some(1984))), Ok("dune-84".into()));
        let both = Unresolved::Ambiguous(vec!["dune-21".into(), "dune-84".into()]);
        assert_eq!(settle(&known, &listing(None, "Dune", None)), Err(both));
        assert_eq!(settle(&known, &listing(None, "Dune", Some(2000))), Ok("dune-2000".into()));
    }

    #[test]
    fn a_reference_means_what_is_listed_or_names_the_nearest() {
        let mut identities = Identities::default();
        let listed = vec![identities.settle(&listing(None, "Heat", Some(1995))).unwrap()];
        assert_eq!(identities.among("heat", &listed), Ok("heat-1995".into()));
        assert_eq!(identities.among("Heet", &listed), Err(Unresolved::Unknown(vec!["Heat".into()])));
        assert_eq!(identities.anywhere("heat-1995"), Ok("heat-1995".into()));
    }
}
