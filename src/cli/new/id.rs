//! An interview's id, as the others are named: outlet, who answers, main work, year.

use crate::import::{Draft, DraftPerson};
use crate::model::{Collection, Interview};
use crate::text::{fold, fold_key};

/// Longest id that is proposed, in characters; the data's form allows 100.
const MAX_ID: usize = 80;

/// Returns an id that no interview has and `is_free` allows.
pub(super) fn proposed(draft: &Draft, known: &Collection, is_free: &dyn Fn(&str) -> bool) -> String {
    let year = draft.published.map(|day| day.year()).or_else(|| draft.works.first()?.year);
    let parts = [
        outlet(draft.outlet.as_deref().unwrap_or_default(), known),
        people(draft),
        draft.works.first().map(|work| slug(&work.title)).unwrap_or_default(),
        year.map(|year| year.to_string()).unwrap_or_default(),
    ];
    let joined =
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-");
    // An outlet and a year would name any of its interviews.
    let telling = if parts[1].is_empty() && parts[2].is_empty() { String::new() } else { joined };
    let id = [telling, slug(&draft.title), "interview".to_owned()].into_iter().find(|id| !id.is_empty());
    unique(&cut(&id.unwrap_or_default()), is_free)
}

/// Returns the id, or the first of `id-2`, `id-3` and so on that is free.
pub(in crate::cli) fn unique(id: &str, is_free: &dyn Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| is_free(id)).unwrap_or_default()
}

/// The outlet as the ids of its other interviews begin, else its name in one word.
fn outlet(name: &str, known: &Collection) -> String {
    let short = |name: &str| fold(name.split(" (").next().unwrap_or(name));
    let of_outlet = known.interviews().iter().filter(|interview| short(&interview.outlet) == short(name));
    let beginnings = of_outlet.filter_map(|interview| beginning(interview, known));
    let known = beginnings.min_by_key(|beginning| (beginning.len(), beginning.clone()));
    known.unwrap_or_else(|| slug(&fold_key(short(name).strip_prefix("the ").unwrap_or(&short(name)))))
}

/// What stands in an id before the people.
fn beginning(interview: &Interview, known: &Collection) -> Option<String> {
    let names = interview.interviewees().map(|person| fold(&known.person(person).name));
    let names: Vec<String> =
        names.flat_map(|name| name.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let parts: Vec<&str> = interview.id.split('-').collect();
    let n_parts = parts.iter().position(|part| names.iter().any(|name| name == part))?;
    Some(parts[..n_parts].join("-")).filter(|beginning| !beginning.is_empty())
}

/// One in full, of several the surnames of two.
fn people(draft: &Draft) -> String {
    let people: Vec<&DraftPerson> = draft.people.iter().filter(|person| person.interviewee).collect();
    let surname = |person: &&DraftPerson| slug(person.name.rsplit(' ').next().unwrap_or_default());
    match people[..] {
        [] => String::new(),
        [one] => slug(&one.name),
        _ => {
            let mut surnames: Vec<String> = people.iter().take(2).map(surname).collect();
            surnames.dedup();
            surnames.join("-")
        }
    }
}

/// Returns a text as lower-case letters and digits with single hyphens between words.
fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Cuts between words, as long as there are several.
fn cut(id: &str) -> String {
    let mut id = id;
    while let Some((shorter, _)) = id.rsplit_once('-').filter(|_| id.len() > MAX_ID) {
        id = shorter;
    }
    id.chars().take(MAX_ID).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dialogue::blank;
    use super::*;
    use crate::import::DraftWork;
    use crate::model::WorkKind;

    fn check(outlet: &str, people: &[&str], published: Option<&str>, id: &str) {
        let loaded = crate::corpus::load(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")));
        let mut draft = blank();
        draft.outlet = Some(outlet.to_owned());
        draft.published = published.map(|day| day.parse().unwrap());
        draft.people.extend(people.iter().map(|name| DraftPerson {
            name: (*name).to_owned(),
            id: None,
            roles: Vec::new(),
            interviewee: true,
        }));
        let title = "The Well".to_owned();
        draft.works.push(DraftWork { title, id: None, year: Some(2020), kind: WorkKind::Film });
        assert_eq!(proposed(&draft, &loaded.unwrap().collection, &|_| true), id);
    }

    #[test]
    fn ids_are_made_as_the_shipped_ones_are() {
        check("Collider", &["Léna Aoki"], None, "collider-lena-aoki-the-well-2020");
        check("The Hollywood Reporter", &["Joe Poe", "Ann Poe"], Some("2021-01-02"), "thr-poe-the-well-2021");
        check("Den of Geek", &["Joe Poe", "Ann Doe"], None, "den-of-geek-poe-doe-the-well-2020");
        check("The Reel Times (via Reel)", &[], None, "reeltimes-the-well-2020");
    }

    #[test]
    fn an_id_is_free_and_not_too_long() {
        assert_eq!(unique("a", &|id| id != "a" && id != "a-2"), "a-3");
        assert_eq!(cut(&"word-".repeat(40)).len(), 79);
        assert_eq!(cut(&"w".repeat(200)).len(), MAX_ID);
        let untold = Draft { title: "A talk".to_owned(), outlet: Some("Reel".to_owned()), ..blank() };
        assert_eq!(proposed(&untold, &Collection::default(), &|_| true), "a-talk");
        assert_eq!(proposed(&blank(), &Collection::default(), &|_| true), "interview");
    }
}
