//! Related links.

use std::cmp::Reverse;

use crate::answer::reply::{Line, Reply, Style};
use crate::answer::words;
use crate::model::{Collection, Date, Link, LinkIdx, LinkKind, Subject};

use super::{Composed, example_topics, topic_items};

/// Most links that are listed.
const MAX_LINKS: usize = 10;
/// Most topics that are offered where there is no link.
const MAX_TOPICS: usize = 5;

/// Composes the news about a subject, or all news: links, the newest first, each with its age and what matched.
pub(in crate::answer) fn news(collection: &Collection, about: Option<Subject>, today: Date) -> Composed {
    let mut reply = Reply::default();
    let links = about_subject(collection, about);
    let label = about.map(|subject| words::told_apart(collection, subject));
    let lines: Vec<_> =
        links.iter().take(MAX_LINKS).map(|&link| link_line(collection, link, today)).collect();
    if !lines.is_empty() {
        let heading = label
            .map_or_else(|| "Links, newest first".to_owned(), |l| format!("Links about {l}, newest first"));
        reply.list(heading, lines, false);
        return Composed { reply, picks: Vec::new() };
    }
    let picks = about.map_or_else(Vec::new, |subject| example_topics(collection, subject, MAX_TOPICS));
    match label {
        Some(label) if picks.is_empty() => reply.say(format!("I have no links about {label}.")),
        Some(label) => reply.say(format!("I have no links about {label}, but it came up in interviews:")),
        None => reply.say("I have no links."),
    }
    reply.list("", topic_items(collection, &picks, true), true);
    Composed { reply, picks }
}

/// Returns the links that speak of a subject: those that name it, else those of interviews mainly about it.
pub(super) fn about_subject(collection: &Collection, about: Option<Subject>) -> Vec<LinkIdx> {
    let all = (0..collection.links().len()).map(LinkIdx::new);
    let Some(subject) = about else { return newest_first(collection, all) };
    let naming = newest_first(collection, all.clone().filter(|&idx| names(collection.link(idx), subject)));
    if !naming.is_empty() {
        return naming;
    }
    newest_first(collection, all.filter(|&idx| is_main(collection, collection.link(idx), subject)))
}

fn names(link: &Link, subject: Subject) -> bool {
    match subject {
        Subject::Work(work) => link.works.contains(&work),
        Subject::Person(person) => link.people.contains(&person),
    }
}

fn is_main(collection: &Collection, link: &Link, subject: Subject) -> bool {
    let interview = collection.interview(link.interview);
    match subject {
        Subject::Work(work) => interview.main_work() == Some(work),
        Subject::Person(person) => interview.interviewees().any(|other| other == person),
    }
}

/// Returns the links that have an address, each address once, the newest first, undated ones last.
pub(super) fn newest_first(collection: &Collection, links: impl Iterator<Item = LinkIdx>) -> Vec<LinkIdx> {
    let mut seen = std::collections::HashSet::new();
    let mut found: Vec<_> = links
        .filter(|&idx| collection.link(idx).url.as_ref().is_some_and(|url| seen.insert(url.clone())))
        .collect();
    found.sort_by_key(|&idx| (Reverse(collection.link(idx).published), idx));
    found
}

/// Returns a link as a line: headline, sort, what it is about, age.
pub(super) fn link_line(collection: &Collection, idx: LinkIdx, today: Date) -> Line {
    let link = collection.link(idx);
    let kind = (link.kind != LinkKind::News).then(|| link.kind.as_str().to_owned());
    let works = link.works.iter().map(|&work| collection.work(work).label());
    let people = link.people.iter().map(|&person| collection.person(person).name.clone());
    let about: Vec<_> = works.chain(people).take(2).collect();
    let about = (!about.is_empty()).then(|| about.join(", "));
    let age = link.published.map(|date| format!("{}, {}", words::day(date), words::age(date, today)));
    let notes: Vec<_> = [kind, about, age].into_iter().flatten().collect();
    let line = Line::default().linked(link.title.clone(), link.url.as_deref());
    if notes.is_empty() { line } else { line.styled(format!(" · {}", notes.join(" · ")), Style::Quiet) }
}
