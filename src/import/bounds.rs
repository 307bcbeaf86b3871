//! The limits of the data's form, which no source may break: what an import writes, `junket check --draft` reads.

use std::iter::once;

use unicode_normalization::UnicodeNormalization as _;

use crate::text::cut_at_grapheme;

use super::draft::{Draft, MAX_QUESTION, MAX_TITLE};

/// As in `data/interview.schema.json`, in characters and items.
const MAX_NAME: usize = 200;
const MAX_WORK: usize = 300;
const MAX_PEOPLE: usize = 200;
const MAX_WORKS: usize = 200;
const MAX_ROLE: usize = 100;
const MAX_ROLES: usize = 20;
const MAX_NAMED: usize = 100;
const MAX_ALIASES: usize = 50;
const MAX_ALIAS: usize = 1000;
const MAX_SUMMARY: usize = 4000;
const YEARS: std::ops::RangeInclusive<i16> = 1880..=2100;

/// Composes (NFC) what a draft says, as it is written down: some letters are two characters then.
fn compose(draft: &mut Draft) {
    let people = draft.people.iter_mut().flat_map(|person| once(&mut person.name).chain(&mut person.roles));
    let works = draft.works.iter_mut().map(|work| &mut work.title);
    let topics = draft.topics.iter_mut().flat_map(|topic| {
        let named = topic.people.iter_mut().chain(&mut topic.works);
        once(&mut topic.question).chain(&mut topic.aliases).chain(&mut topic.summary).chain(named)
    });
    let links = draft
        .links
        .iter_mut()
        .flat_map(|link| once(&mut link.title).chain(&mut link.people).chain(&mut link.works));
    let own = once(&mut draft.title).chain(&mut draft.outlet).chain(&mut draft.interviewer);
    for text in own.chain(people).chain(works).chain(topics).chain(links) {
        *text = text.nfc().collect();
    }
}

/// Cuts texts and lists that are too long; a name that is too long for one, or empty, is none.
pub(super) fn bound(draft: &mut Draft) {
    compose(draft);
    draft.title = cut_at_grapheme(&draft.title, MAX_TITLE);
    if draft.title.is_empty() {
        "Untitled".clone_into(&mut draft.title);
        draft.note("title: not in the source");
    }
    draft.outlet = draft.outlet.take().filter(|name| is_name(name));
    draft.interviewer = draft.interviewer.take().filter(|name| is_name(name));
    people(draft);
    draft.works.retain(|work| (1..=MAX_WORK).contains(&work.title.chars().count()));
    draft.works.truncate(MAX_WORKS);
    draft.works.iter_mut().for_each(|work| work.year = work.year.filter(|year| YEARS.contains(year)));
    named(draft);
    draft.links.iter_mut().for_each(|link| link.title = cut_at_grapheme(&link.title, MAX_TITLE));
    for topic in &mut draft.topics {
        topic.question = cut_at_grapheme(&topic.question, MAX_QUESTION);
        topic.aliases.retain(|alias| (1..=MAX_ALIAS).contains(&alias.chars().count()));
        topic.aliases.truncate(MAX_ALIASES);
        let summary = topic.summary.take().map(|summary| cut_at_grapheme(&summary, MAX_SUMMARY));
        topic.summary = summary.filter(|summary| !summary.is_empty());
    }
}

/// Whether a text is as long as a name may be.
pub(super) fn is_name(name: &str) -> bool {
    (1..=MAX_NAME).contains(&name.chars().count())
}

fn people(draft: &mut Draft) {
    draft.people.retain(|person| is_name(&person.name));
    draft.people.truncate(MAX_PEOPLE);
    for person in &mut draft.people {
        person.roles.retain(|role| (1..=MAX_ROLE).contains(&role.chars().count()));
        person.roles.truncate(MAX_ROLES);
    }
}

/// Topics and links name only who and what is listed, or what they name of themselves; neither without end.
fn named(draft: &mut Draft) {
    let people: Vec<&String> =
        draft.people.iter().flat_map(|person| [Some(&person.name), person.id.as_ref()]).flatten().collect();
    let works: Vec<&String> =
        draft.works.iter().flat_map(|work| [Some(&work.title), work.id.as_ref()]).flatten().collect();
    for topic in &mut draft.topics {
        topic.people.retain(|name| people.contains(&name));
        topic.works.retain(|title| works.contains(&title));
        topic.people.truncate(MAX_NAMED);
        topic.works.truncate(MAX_NAMED);
    }
    for link in &mut draft.links {
        link.people.retain(|name| (1..=MAX_WORK).contains(&name.chars().count()));
        link.works.retain(|title| (1..=MAX_WORK).contains(&title.chars().count()));
        link.people.truncate(MAX_NAMED);
        link.works.truncate(MAX_NAMED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::{DraftPerson, DraftWork};
    use crate::model::{LinkKind, WorkKind};

    #[test]
    fn what_is_too_long_is_cut_or_left_out() {
        let mut draft = Draft::new("‘Ember’ ".repeat(100));
        let person =
            |name: String| DraftPerson { name, id: None, roles: vec!["x".repeat(101)], interviewee: true };
        draft.people = vec![person("Lena Aoki".into()), person("A".repeat(201)), person(String::new())];
        draft.works.push(DraftWork { title: "Ember".into(), id: None, year: Some(9), kind: WorkKind::Film });
        draft.add_topic("Why gel?", None);
        draft.topics[0].people = vec!["Lena Aoki".into(), "A".repeat(201)];
        bound(&mut draft);
        assert_eq!(draft.title.chars().count(), MAX_TITLE);
        // A letter that is two when composed.
        let mut long = Draft::new("\u{958}".repeat(MAX_TITLE));
        long.add_topic(&"\u{958}".repeat(MAX_QUESTION), None);
        long.add_link(&"\u{958}".repeat(MAX_TITLE), None, LinkKind::News);
        long.people = vec![person("\u{958}".repeat(200))];
        bound(&mut long);
        assert!(long.title.chars().count() <= MAX_TITLE);
        assert!(long.topics[0].question.chars().count() <= MAX_QUESTION);
        assert!(long.links[0].title.chars().count() <= MAX_TITLE);
        assert!(long.people.is_empty());
        let mut nameless = Draft::new("");
        bound(&mut nameless);
        assert_eq!((nameless.title.as_str(), nameless.open.len()), ("Untitled", 1));
        assert_eq!((draft.people.len(), draft.people[0].roles.len()), (1, 0));
        assert_eq!((draft.works[0].year, &draft.topics[0].people[..]), (None, &["Lena Aoki".to_owned()][..]));
    }
}
