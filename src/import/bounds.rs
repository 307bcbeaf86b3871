//! The limits of the data's form, which no source may break: what an import writes, `junket check --draft` reads.

use unicode_normalization::UnicodeNormalization as _;

use crate::text::cut_at_grapheme;

use super::draft::{Draft, MAX_TITLE};

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

/// Cuts a text as it is written down: composed (NFC), which makes some letters two characters.
fn composed_within(text: &str, max_chars: usize) -> String {
    cut_at_grapheme(&text.nfc().collect::<String>(), max_chars)
}

/// Cuts texts and lists that are too long; a name that is too long for one, or empty, is none.
pub(super) fn bound(draft: &mut Draft) {
    draft.title = composed_within(&draft.title, MAX_TITLE);
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
    for topic in &mut draft.topics {
        topic.aliases.retain(|alias| (1..=MAX_ALIAS).contains(&alias.chars().count()));
        topic.aliases.truncate(MAX_ALIASES);
        let summary = topic.summary.take().map(|summary| composed_within(&summary, MAX_SUMMARY));
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
    use crate::model::WorkKind;

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
        let mut long = Draft::new("\u{958}".repeat(MAX_TITLE));
        bound(&mut long);
        assert!(long.title.chars().count() <= MAX_TITLE, "a letter that is two when composed");
        let mut nameless = Draft::new("");
        bound(&mut nameless);
        assert_eq!((nameless.title.as_str(), nameless.open.len()), ("Untitled", 1));
        assert_eq!((draft.people.len(), draft.people[0].roles.len()), (1, 0));
        assert_eq!((draft.works[0].year, &draft.topics[0].people[..]), (None, &["Lena Aoki".to_owned()][..]));
    }
}
