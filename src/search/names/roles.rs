//! People named by what they did in something that is named: "the director of Drive", "Scorsese's editor".

use std::collections::BTreeSet;

use crate::model::{Collection, Credit, Interview, PersonIdx, Subject};
use crate::text::Word;

use super::resolve::{Candidate, Mention};
use super::support;
use super::variant::Form;

/// More people than this in one role are nobody in particular.
const MAX_PEOPLE: usize = 3;

/// Words for roles, with the role as interviews credit it.
#[rustfmt::skip]
const ROLES: &[(&str, &str)] = &[
    ("actor", "actor"), ("actress", "actor"), ("animator", "animator"), ("author", "novelist"), ("cameraman", "cinematographer"),
    ("cinematographer", "cinematographer"), ("composer", "composer"), ("director", "director"), ("dop", "cinematographer"),
    ("dp", "cinematographer"), ("editor", "editor"), ("filmmaker", "director"), ("helmer", "director"), ("lead", "actor"),
    ("novelist", "novelist"), ("producer", "producer"), ("screenwriter", "writer"), ("star", "actor"), ("writer", "writer"),
];

/// What somebody did, with the role in which it is done.
const DEEDS: &[(&str, &str)] = &[
    ("composed", "composer"),
    ("directed", "director"),
    ("edited", "editor"),
    ("scored", "composer"),
    ("wrote", "writer"),
];

/// Words between a role and what it was in.
const BETWEEN: &[&str] = &["a", "behind", "for", "from", "in", "of", "on", "the"];

/// Returns a mention for each role in the words that a believed name beside it makes a person of.
pub(super) fn mentions(
    text: &str,
    words: &[Word],
    named: &[Mention],
    collection: &Collection,
) -> Vec<Mention> {
    let role_at = |at: usize| ROLES.iter().find(|(word, _)| *word == words[at].folded).map(|(_, role)| *role);
    let deed_at = |at: usize| DEEDS.iter().find(|(word, _)| *word == words[at].folded).map(|(_, role)| *role);
    let of_role = |at: usize| Some((at, role_at(at)?, anchor(text, words, named, at)?));
    let of_deed = |at: usize| Some((at, deed_at(at)?, who_did(words, named, at)?));
    (0..words.len())
        .filter_map(|at| of_role(at).or_else(|| of_deed(at)))
        .filter_map(|(at, role, anchor)| {
            let anchor = anchor.best().subject;
            let people = in_role(collection, anchor, role);
            (1..=MAX_PEOPLE).contains(&people.len()).then(|| mention(at, &people))
        })
        .collect()
}

fn mention(at: usize, people: &[PersonIdx]) -> Mention {
    // One person is meant for sure; of several each may be.
    let certainty = 0.5 + 0.4 / people.len() as f32;
    let candidate = |&person| Candidate { subject: Subject::Person(person), form: Form::Role, certainty };
    Mention {
        words: at..at + 1,
        candidates: people.iter().map(candidate).collect(),
        edits: 0,
        grounds: Vec::new(),
    }
}

/// The name that a role belongs to: right before it, or after "of" and the like. A person right behind the role
/// is who has it ("director Sam Hargrave"), and then the role names nobody else.
fn anchor<'a>(text: &str, words: &[Word], named: &'a [Mention], at: usize) -> Option<&'a Mention> {
    let believed = || named.iter().filter(|mention| mention.is_believed());
    let is_person = |mention: &Mention| matches!(mention.best().subject, Subject::Person(_));
    // "Duncan Jones director" describes Jones; "Jones's director" is somebody else.
    let has_apostrophe = |mention: &Mention| support::has_apostrophe(text, &words[mention.words.end - 1]);
    if believed().any(|mention| mention.words.start == at + 1 && is_person(mention)) {
        return None;
    }
    let n_between = words[at + 1..].iter().take_while(|word| BETWEEN.contains(&word.folded.as_str())).count();
    let after = || {
        // An article may belong to the title: "the director of A Separation".
        let starts = at + 2..=at + 1 + n_between;
        believed().find(|mention| starts.contains(&mention.words.start))
    };
    let before =
        |mention: &&Mention| mention.words.end == at && (!is_person(mention) || has_apostrophe(mention));
    believed().find(before).or_else(after)
}

/// The work after a deed that somebody is asked for: "who directed Heat".
fn who_did<'a>(words: &[Word], named: &'a [Mention], at: usize) -> Option<&'a Mention> {
    let is_asked = at.checked_sub(1).is_some_and(|before| words[before].folded == "who");
    let is_work = |mention: &Mention| matches!(mention.best().subject, Subject::Work(_));
    let mut after = named.iter().filter(|mention| mention.is_believed() && mention.words.start > at);
    after.next().filter(|mention| is_asked && is_work(mention) && mention.words.start <= at + 2)
}

/// Who has a role in the interviews about a subject: the interviewees among them, if there are any; the subject
/// itself is not meant.
fn in_role(collection: &Collection, anchor: Subject, role: &str) -> Vec<PersonIdx> {
    let is_about = |interview: &&Interview| match anchor {
        Subject::Work(work) => interview.main_work() == Some(work),
        Subject::Person(person) => interview.credit(person).is_some(),
    };
    let credits = || collection.interviews().iter().filter(is_about).flat_map(|interview| &interview.people);
    let people_of = |may_be_meant: &dyn Fn(&Credit) -> bool| -> Vec<PersonIdx> {
        let has_role = |credit: &&Credit| credit.roles.iter().any(|own| own == role);
        let with_role = credits().filter(has_role).filter(|credit| may_be_meant(credit));
        let people =
            with_role.map(|credit| credit.person).filter(|&person| Subject::Person(person) != anchor);
        people.collect::<BTreeSet<_>>().into_iter().collect()
    };
    let interviewees = people_of(&|credit| credit.interviewee);
    if interviewees.is_empty() { people_of(&|_| true) } else { interviewees }
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::super::super::spelling::Spelling;
    use super::super::NameIndex;
    use super::*;
    use crate::model::{ExternalIds, Parts, Person, Work, WorkIdx, WorkKind};

    fn collection() -> Collection {
        let external = ExternalIds::default;
        let work = |title: &str| Work {
            id: title.to_owned(),
            title: title.to_owned(),
            also: vec![],
            about: None,
            year: None,
            kind: WorkKind::Film,
            external: external(),
        };
        let person = |name: &str| Person {
            id: name.to_owned(),
            name: name.to_owned(),
            also: vec![],
            note: None,
            roles: vec![],
            external: external(),
        };
        let credit = |person, role: &str| Credit {
            person: PersonIdx::new(person),
            roles: vec![role.to_owned()],
            interviewee: true,
        };
        let interview = Interview {
            id: "i".into(),
            title: "i".into(),
            outlet: "o".into(),
            interviewer: None,
            published: None,
            url: "https://example.org".into(),
            video_url: None,
            language: "en".into(),
            people: vec![credit(0, "director"), credit(1, "editor")],
            works: vec![WorkIdx::new(0)],
            summary: String::new(),
            topics: vec![],
            links: vec![],
        };
        Collection::from(Parts {
            interviews: vec![interview],
            works: vec![work("Salt Harbour")],
            people: vec![person("Mira Solberg"), person("Ivo Brandt")],
            ..Parts::default()
        })
    }

    fn check(text: &str, person: Option<&str>) {
        let collection = collection();
        let language = Language::build(&collection, Vec::new());
        let index = NameIndex::build(&collection, &language);
        let spelling = Spelling::build(&collection, language);
        let words = crate::text::words(text);
        let named = index.resolve(text, &words, &[], &collection, &spelling);
        let by_role = named.iter().find(|mention| mention.best().form == Form::Role);
        let found = by_role.map(|mention| collection.name(mention.best().subject));
        assert_eq!(found, person, "{text}");
    }

    #[test]
    fn a_role_beside_a_name_is_a_person() {
        check("what did the director of Salt Harbour say", Some("Mira Solberg"));
        check("the Salt Harbour editor on sound", Some("Ivo Brandt"));
        check("Solberg's editor", Some("Ivo Brandt"));
        check("the salt harbour filmmaker", Some("Mira Solberg"));
        check("who directed Salt Harbour?", Some("Mira Solberg"));
    }

    #[test]
    fn a_role_alone_with_its_bearer_or_that_nobody_has_is_none() {
        check("who is the director", None);
        check("Salt Harbour director Mira Solberg", None);
        check("the composer of Salt Harbour", None);
        check("Mira Solberg editor", None);
        check("is it how she directed Salt Harbour", None);
    }
}
