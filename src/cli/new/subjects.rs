//! People and works as the data knows them.

use crate::import::{DraftPerson, DraftWork};
use crate::model::{Collection, Person, Work, WorkKind};
use crate::text::fold;

use super::dialogue::{Asked, Dialogue};
use super::field::{Field, KIND, PERSON_ID, ROLES, WORK, YEAR};

/// Asks for people until there are no more.
pub(super) fn people(
    dialogue: &mut Dialogue<'_>,
    field: &Field,
    is_interviewee: bool,
    known: &Collection,
    listed: &mut Vec<DraftPerson>,
) -> Asked<()> {
    while let Some(name) = dialogue.maybe(field, None)? {
        let (name, id) = identify_person(dialogue, name, known)?;
        if listed.iter().any(|person| fold(&person.name) == fold(&name) && person.id == id) {
            dialogue.tell(&format!("{name} is listed already"));
            continue;
        }
        // Listed before more is asked, so that a stop loses no name.
        listed.push(DraftPerson { name, id, roles: Vec::new(), interviewee: is_interviewee });
        let roles = roles(dialogue)?;
        listed.last_mut().into_iter().for_each(|person| person.roles.clone_from(&roles));
    }
    Ok(())
}

fn roles(dialogue: &mut Dialogue<'_>) -> Asked<Vec<String>> {
    let roles = dialogue.maybe(&ROLES, None)?.unwrap_or_default();
    let roles = roles.split(',').map(str::trim).filter(|role| !role.is_empty());
    Ok(roles.map(str::to_owned).collect())
}

/// The name as the data has it, and the id where the name alone may mean several.
fn identify_person(
    dialogue: &mut Dialogue<'_>,
    name: String,
    known: &Collection,
) -> Asked<(String, Option<String>)> {
    let is_meant = |written: &String| fold(written) == fold(&name);
    let same: Vec<&Person> = known
        .people()
        .iter()
        .filter(|person| is_meant(&person.name) || person.also.iter().any(is_meant))
        .collect();
    match same[..] {
        [] => Ok((name, None)),
        [one] => {
            dialogue.tell(&format!("known: {}", described(one)));
            Ok((one.name.clone(), None))
        }
        _ => {
            let choices: Vec<String> = same.iter().map(|person| described(person)).collect();
            Ok(match dialogue.which(&choices)? {
                Some(at) => (same[at].name.clone(), Some(same[at].id.clone())),
                None => (name, Some(fresh_id(dialogue, known)?)),
            })
        }
    }
}

fn fresh_id(dialogue: &mut Dialogue<'_>, known: &Collection) -> Asked<String> {
    loop {
        let id = dialogue.must(&PERSON_ID, None)?;
        match known.people().iter().find(|person| person.id == id) {
            Some(person) => dialogue.tell(&format!("{id} is {}; write another", described(person))),
            None => return Ok(id),
        }
    }
}

fn described(person: &Person) -> String {
    let what = person.note.clone().unwrap_or_else(|| person.roles.join(", "));
    if what.is_empty() { person.name.clone() } else { format!("{}, {what}", person.name) }
}

/// Asks for works until there are no more.
pub(super) fn works(
    dialogue: &mut Dialogue<'_>,
    known: &Collection,
    listed: &mut Vec<DraftWork>,
) -> Asked<()> {
    while let Some(title) = dialogue.maybe(&WORK, None)? {
        // Listed before more is asked, so that a stop loses no title.
        listed.push(DraftWork { title: title.clone(), id: None, year: None, kind: WorkKind::Film });
        let work = identify_work(dialogue, title, known)?;
        listed.pop();
        match listed.iter().any(|other| fold(&other.title) == fold(&work.title) && other.year == work.year) {
            true => dialogue.tell(&format!("{} is listed already", work.title)),
            false => listed.push(work),
        }
    }
    Ok(())
}

fn identify_work(dialogue: &mut Dialogue<'_>, title: String, known: &Collection) -> Asked<DraftWork> {
    let is_meant = |written: &String| fold(written) == fold(&title);
    let same: Vec<&Work> =
        known.works().iter().filter(|work| is_meant(&work.title) || work.also.iter().any(is_meant)).collect();
    let meant = match same[..] {
        [] => None,
        [one] => {
            dialogue.tell(&format!("known: {}, {}", one.label(), one.kind));
            Some(one)
        }
        _ => {
            let choices: Vec<String> =
                same.iter().map(|work| format!("{}, {}", work.label(), work.kind)).collect();
            dialogue.which(&choices)?.map(|at| same[at])
        }
    };
    match meant {
        Some(work) if same.len() > 1 => Ok(known_work(work, Some(work.id.clone()))),
        Some(work) => year_of_known(dialogue, work, title),
        None => {
            // Without a year it could be any of its title.
            let year = if same.is_empty() {
                dialogue.maybe_parsed(&YEAR, None)?
            } else {
                Some(must_year(dialogue)?)
            };
            new_work(dialogue, title, year)
        }
    }
}

/// The year tells the work that is known from another of its title.
fn year_of_known(dialogue: &mut Dialogue<'_>, work: &Work, title: String) -> Asked<DraftWork> {
    let known = work.year.map(|year| year.to_string());
    let year = dialogue.maybe_parsed(&YEAR, known.as_deref())?;
    match (work.year, year) {
        (Some(known), Some(year)) if known != year => new_work(dialogue, title, Some(year)),
        _ => Ok(DraftWork { year: work.year.or(year), ..known_work(work, None) }),
    }
}

fn known_work(work: &Work, id: Option<String>) -> DraftWork {
    DraftWork { title: work.title.clone(), id, year: work.year, kind: work.kind }
}

fn must_year(dialogue: &mut Dialogue<'_>) -> Asked<i16> {
    loop {
        match dialogue.maybe_parsed(&YEAR, None)? {
            Some(year) => return Ok(year),
            None => dialogue.tell("the year is needed: others have this title"),
        }
    }
}

fn new_work(dialogue: &mut Dialogue<'_>, title: String, year: Option<i16>) -> Asked<DraftWork> {
    let kind = dialogue.chosen(&KIND, "film")?;
    Ok(DraftWork { title, id: None, year, kind })
}
