//! Which known work a title means.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Subject, WorkIdx, WorkKind};
use crate::text::fold;

use super::super::draft::DraftWork;
use super::super::known::Known;
use super::super::page::Page;
use super::super::pattern::pattern;

/// "(2020)" behind a title.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[’”»']?\s*\((?:\w+, )?((?:19|20)\d\d)\)"));
const SERIES: &[&str] = &[
    "series",
    "season",
    "episode",
    "show",
    "showrunner",
    "temporada",
    "serie",
    "saison",
    "staffel",
    "sitcom",
    "miniseries",
];

/// A work by its title: the known one of that title, if there is one and only one that fits.
pub(super) fn work(name: &str, text: &str, page: &Page, known: &Known) -> DraftWork {
    let described = page.works.iter().find(|work| fold(&work.title) == fold(name));
    let year = described.and_then(|work| work.year).or_else(|| year_behind(name, text));
    let fitting = fitting(&known.works(name), year, page, text, known);
    if let [idx] = fitting[..] {
        return known_work(idx, known);
    }
    let is_series = || {
        let near = text.match_indices(name).take(10).any(|(at, _)| {
            let before: String =
                text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[at + name.len()..].chars().take(25).collect();
            format!("{before} {after}")
                .split(|c: char| !c.is_alphabetic())
                .any(|word| SERIES.contains(&fold(word).as_str()))
        });
        if near { WorkKind::Series } else { WorkKind::Film }
    };
    let kind = described.map_or_else(is_series, |work| work.kind);
    DraftWork { title: name.to_owned(), id: None, year, kind }
}

/// A work that a source lists, as the data has it if it is known.
pub(super) fn identified(work: &DraftWork, page: &Page, known: &Known) -> DraftWork {
    match fitting(&known.works(&work.title), work.year, page, "", known)[..] {
        [idx] => known_work(idx, known),
        _ => work.clone(),
    }
}

/// A known work, with its id where its title alone may mean several.
pub(super) fn known_work(idx: WorkIdx, known: &Known) -> DraftWork {
    let work = known.work(idx);
    let id = (known.works(&work.title).len() > 1).then(|| work.id.clone());
    DraftWork { title: work.title.clone(), id, year: work.year, kind: work.kind }
}

/// Of works with one title, those that fit: by year, by who of their interviews is named, by what came out around then.
fn fitting(works: &[WorkIdx], year: Option<i16>, page: &Page, text: &str, known: &Known) -> Vec<WorkIdx> {
    let of_year: Vec<WorkIdx> = works
        .iter()
        .copied()
        .filter(|&idx| year.is_none() || known.work(idx).year.is_none() || known.work(idx).year == year)
        .collect();
    if of_year.len() <= 1 {
        return of_year;
    }
    let head: String = text.chars().take(20_000).collect();
    let people: Vec<_> = known
        .mentions(&head)
        .into_iter()
        .flat_map(|mention| mention.subjects)
        .filter_map(|subject| match subject {
            Subject::Person(idx) => Some(idx),
            Subject::Work(_) => None,
        })
        .collect();
    let shared: Vec<WorkIdx> = of_year
        .iter()
        .copied()
        .filter(|&work| people.iter().any(|&person| known.share_an_interview(person, work)))
        .collect();
    if shared.len() == 1 {
        return shared;
    }
    let near = |idx: &WorkIdx| match (known.work(*idx).year, page.published) {
        (Some(year), Some(day)) => (-1..=1).contains(&(day.year() - year)),
        _ => false,
    };
    let then: Vec<WorkIdx> = of_year.iter().copied().filter(near).collect();
    if then.len() == 1 { then } else { of_year }
}

fn year_behind(name: &str, text: &str) -> Option<i16> {
    text.match_indices(name)
        .take(10)
        .find_map(|(at, _)| YEAR.captures(&text[at + name.len()..])?[1].parse().ok())
}
