//! What every draft gets at last: known people and works, ids, and the list of what is open.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::Subject;
use crate::text::fold;

use super::super::Hints;
use super::super::apart::stands_apart;
use super::super::draft::{Draft, DraftPerson, DraftWork};
use super::super::known::Known;
use super::super::pattern::pattern;
use super::identity::known_work;
use super::parts::Parts;
use super::works::quoted;

static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:he|his|him|she|her|hers|they|their|them|himself|herself|[ée]l|ella|su|sus|il|elle|son|sa|ses)\b",
    )
});
static SIBLING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:his|her|their) (?:(?:older|younger|twin|big|little) )?(?:brother|sister|wife|husband|father|mother|son|daughter) (\p{Lu}\p{L}+)",
    )
});
/// Longest id, in characters; the data's form allows 100.
const MAX_ID: usize = 80;
const MAX_TOPIC_ID: usize = 60;

/// Resolves names, gives ids and says what is open.
pub(in super::super) fn finish(draft: &mut Draft, hints: &Hints, known: &Known, parts: Option<&Parts>) {
    if let Some(outlet) = &hints.outlet {
        draft.outlet = Some(outlet.clone());
    }
    if draft.url.is_none() {
        draft.url = hints.url.as_deref().and_then(|url| super::super::address::address(url, None));
    }
    if draft.outlet.is_none() {
        draft.outlet = draft.url.as_deref().and_then(|url| known.outlet_at(url)).map(str::to_owned);
    }
    if draft.language.is_empty() {
        draft.language = "en".to_owned();
    }
    identify_people(draft, known);
    draft.works.dedup_by(|a, b| fold(&a.title) == fold(&b.title) && a.year == b.year);
    let text = parts.map(Parts::all_text).unwrap_or_default();
    topics(draft, known, &text);
    links(draft, known);
    draft.id = id(draft, hints);
    topic_ids(draft);
    open(draft, parts);
}

/// Gives a draft that somebody wrote what it does not have to say: whom and what its topics and links name,
/// and their ids. Nothing else of it changes.
pub(in super::super) fn fill_in(draft: &mut Draft, known: &Known) {
    topics(draft, known, "");
    links(draft, known);
    topic_ids(draft);
}

fn identify_people(draft: &mut Draft, known: &Known) {
    let mut ambiguous = Vec::new();
    let works: Vec<_> = draft.works.iter().flat_map(|work| known.works(&work.title)).collect();
    for person in &mut draft.people {
        let same = known.people(&person.name);
        let shared: Vec<_> = same
            .iter()
            .copied()
            .filter(|&idx| works.iter().any(|&work| known.share_an_interview(idx, work)))
            .collect();
        match (&same[..], &shared[..]) {
            ([], _) => {}
            ([one], _) => person.name.clone_from(&known.person(*one).name),
            (_, [one]) => {
                person.name.clone_from(&known.person(*one).name);
                person.id = Some(known.person(*one).id.clone());
            }
            (several, _) => {
                let ids: Vec<&str> = several.iter().map(|&idx| known.person(idx).id.as_str()).collect();
                ambiguous.push(format!("people: {} may be {}; write the id", person.name, ids.join(" or ")));
            }
        }
    }
    ambiguous.into_iter().for_each(|note| draft.note(note));
}

/// Gives each topic the people and works that it means, and lists them.
fn topics(draft: &mut Draft, known: &Known, text: &str) {
    let interviewees: Vec<String> =
        draft.people.iter().filter(|person| person.interviewee).map(|person| person.name.clone()).collect();
    let full = full_names(text, known);
    for at in 0..draft.topics.len() {
        let question = draft.topics[at].question.clone();
        let (mut people, works) = named(&question, draft, known);
        for name in by_surname(&question, &full) {
            list_person(draft, &name, known);
            people.push(name);
        }
        people = unique(people);
        if let ([one], true) = (&interviewees[..], PRONOUN.is_match(&question))
            && !people.contains(one)
        {
            people.insert(0, one.clone());
        }
        if let (Some(first), [one]) = (SIBLING.captures(&question), &interviewees[..])
            && let Some((_, surname)) = one.rsplit_once(' ')
        {
            let name = format!("{} {surname}", &first[1]);
            let is_sure = !known.people(&name).is_empty() || text.contains(&name);
            if is_sure && !people.contains(&name) {
                list_person(draft, &name, known);
                people.push(name);
            }
        }
        draft.topics[at].people = people;
        draft.topics[at].works = works;
    }
}

/// Returns who and what a text names; known ones that the draft does not list are listed.
fn named(text: &str, draft: &mut Draft, known: &Known) -> (Vec<String>, Vec<String>) {
    let (mut people, mut works): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for mention in known.mentions(text) {
        let work = mention
            .subjects
            .iter()
            .filter_map(|s| if let Subject::Work(idx) = s { Some(*idx) } else { None })
            .collect::<Vec<_>>();
        let person = mention
            .subjects
            .iter()
            .filter_map(|s| if let Subject::Person(idx) = s { Some(*idx) } else { None })
            .collect::<Vec<_>>();
        if let Some(&idx) = person.first() {
            let name = known.person(idx).name.clone();
            if person.len() == 1 || draft.people.iter().any(|listed| listed.name == name) {
                list_person(draft, &name, known);
                people.push(name);
            }
        } else {
            let titles: Vec<&str> = work.iter().map(|&idx| known.work(idx).title.as_str()).collect();
            let listed = draft
                .works
                .iter()
                .find(|listed| titles.iter().any(|title| fold(title) == fold(&listed.title)));
            if let Some(listed) = listed {
                works.push(reference(listed));
            } else if let [idx] = work[..] {
                let found = known_work(idx, known);
                works.push(reference(&found));
                draft.works.push(found);
            }
        }
    }
    for listed in &draft.works {
        let is_named = quoted(text).iter().any(|title| fold(title) == fold(&listed.title))
            || (listed.title.len() > 3 && has_name(text, &listed.title));
        if is_named {
            works.push(reference(listed));
        }
    }
    for person in &draft.people {
        let surname = person.name.rsplit(' ').next().unwrap_or(&person.name);
        let unique = draft.people.iter().filter(|other| other.name.ends_with(surname)).count() == 1;
        if has_name(text, &person.name) || (unique && surname.len() > 2 && has_name(text, surname)) {
            people.push(person.name.clone());
        }
    }
    // A title within a longer one that is named, too, is not meant.
    let all = works.clone();
    works.retain(|title| {
        !all.iter().any(|other| {
            other.len() > title.len() && other.contains(title.as_str()) && !is_apart(text, title, other)
        })
    });
    (unique(people), unique(works))
}

/// Known people whom the page names in full and a question by surname alone.
fn by_surname(question: &str, full: &[String]) -> Vec<String> {
    let of_surname = |word: &str| full.iter().filter(|name| surname(name) == word).count();
    let named = full.iter().filter(|name| of_surname(surname(name)) == 1);
    named.filter(|name| surname(name).len() > 2 && has_name(question, surname(name))).cloned().collect()
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Known people whom a page names in full.
fn full_names(text: &str, known: &Known) -> Vec<String> {
    let mut full: Vec<String> = Vec::new();
    for subject in known.mentions(text).into_iter().flat_map(|mention| mention.subjects) {
        if let Subject::Person(idx) = subject {
            let name = &known.person(idx).name;
            if name.contains(' ') && !full.contains(name) {
                full.push(name.clone());
            }
        }
    }
    full
}

fn reference(work: &DraftWork) -> String {
    work.id.clone().unwrap_or_else(|| work.title.clone())
}

/// Whether a title stands in a text outside a longer one.
fn is_apart(text: &str, title: &str, longer: &str) -> bool {
    text.replace(longer, " ").contains(title)
}

fn has_name(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| stands_apart(text, at, at + name.len()))
}

/// Returns each text once, in the order in which they come first.
pub(super) fn unique(list: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}

fn list_person(draft: &mut Draft, name: &str, known: &Known) {
    if draft.people.iter().any(|person| fold(&person.name) == fold(name)) {
        return;
    }
    let same = known.people(name);
    let id = if let [first, _, ..] = same[..] { Some(known.person(first).id.clone()) } else { None };
    draft.people.push(DraftPerson { name: name.to_owned(), id, roles: Vec::new(), interviewee: false });
}

/// Links name people and works that are known or listed; they list none.
fn links(draft: &mut Draft, known: &Known) {
    let mut links = std::mem::take(&mut draft.links);
    let (people, works) = (draft.people.clone(), draft.works.clone());
    for link in &mut links {
        (link.people, link.works) = named(&link.title, draft, known);
        let sure =
            |name: &String| people.iter().any(|person| person.name == *name) || known.people(name).len() == 1;
        link.people.retain(sure);
    }
    (draft.people, draft.works) = (people, works);
    let listed: Vec<String> = draft.works.iter().map(reference).collect();
    links
        .iter_mut()
        .for_each(|link| link.works.retain(|title| listed.contains(title) || known.works(title).len() == 1));
    draft.links = links;
}

fn id(draft: &Draft, hints: &Hints) -> String {
    let outlet = draft.outlet.as_deref().map(|outlet| slug(outlet, 24).replace('-', "")).unwrap_or_default();
    let people: Vec<&DraftPerson> = draft.people.iter().filter(|person| person.interviewee).collect();
    let who = match people[..] {
        [] => String::new(),
        [one] => slug(&one.name, 30),
        _ => people
            .iter()
            .take(2)
            .map(|person| slug(person.name.rsplit(' ').next().unwrap_or(&person.name), 20))
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join("-"),
    };
    let work = draft.works.first().map(|work| slug(&work.title, 30)).unwrap_or_default();
    let year = draft.published.map(|day| day.year().to_string()).unwrap_or_default();
    let parts: Vec<String> =
        [outlet, who.clone(), work.clone(), year].into_iter().filter(|part| !part.is_empty()).collect();
    let id = match who.is_empty() && work.is_empty() {
        true => slug(&draft.title, MAX_ID),
        false => parts.join("-"),
    };
    let named =
        |text: &str| slug(text.rsplit('/').next().unwrap_or(text).split('.').next().unwrap_or(text), MAX_ID);
    [id, named(&hints.name), "draft".to_owned()].into_iter().find(|id| !id.is_empty()).unwrap_or_default()
}

/// Returns a text as lower-case letters, digits and hyphens, cut between words.
fn slug(text: &str, most: usize) -> String {
    let folded = fold(text);
    let ascii: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut slug = String::new();
    for word in ascii.split(' ').filter(|word| !word.is_empty()) {
        if slug.len() + word.len() + 1 > most {
            if slug.is_empty() {
                slug.push_str(&word[..most.min(word.len())]);
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

fn topic_ids(draft: &mut Draft) {
    let mut taken = HashSet::new();
    for (at, topic) in draft.topics.iter_mut().enumerate() {
        let words: Vec<&str> =
            topic.question.split(' ').filter(|word| !crate::text::is_stop_word(&fold(word))).collect();
        let telling = slug(&words.join(" "), MAX_TOPIC_ID);
        let base = if telling.is_empty() { slug(&topic.question, MAX_TOPIC_ID) } else { telling };
        let base = if base.is_empty() { format!("topic-{}", at + 1) } else { base };
        let mut id = base.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        topic.id = id;
    }
}

/// Says what an editor has to look at, the most important first.
fn open(draft: &mut Draft, parts: Option<&Parts>) {
    let mut open = Vec::new();
    let mut unless = |there: bool, text: &str| {
        if !there {
            open.push(text.to_owned());
        }
    };
    unless(draft.url.is_some(), "url: not in the source; give it with --url");
    unless(draft.outlet.is_some(), "outlet: not in the source; give it with --outlet");
    let dated = draft.published.is_some() || draft.open.iter().any(|note| note.starts_with("published:"));
    unless(dated, "published: no date in the source");
    unless(draft.people.iter().any(|person| person.interviewee), "people: nobody was made out who answers");
    unless(!draft.works.is_empty(), "works: none was made out");
    unless(!draft.topics.is_empty(), "topics: none were found");
    for work in draft.works.iter().filter(|work| work.year.is_none()) {
        open.push(format!(
            "works: the year of {:?} is not known, and its kind ({}) is to be checked",
            work.title, work.kind
        ));
    }
    for link in draft.links.iter().filter(|link| link.url.is_none()) {
        open.push(format!("link without address: {:?}", link.title));
    }
    let passage = parts.and_then(passage);
    open.push(match passage {
        Some(passage) => {
            format!("summary: write it in your own words; read the passage that begins {passage:?}")
        }
        None => "summary: write it in your own words".to_owned(),
    });
    if !draft.topics.is_empty() {
        open.push(format!("topics: {} without summary and other wordings", draft.topics.len()));
    }
    let noted = std::mem::take(&mut draft.open);
    draft.open = open;
    noted.into_iter().for_each(|note| draft.note(note));
}

/// The beginning of the paragraph from which a summary is best made.
fn passage(parts: &Parts) -> Option<String> {
    let texts: Vec<String> =
        parts.blocks.iter().map(super::super::block::Block::text).filter(|text| text.len() > 80).collect();
    let found = texts.iter().find(|text| super::lists::announces(text)).or(texts.first())?;
    Some(crate::text::cut_at_grapheme(found, 60))
}
