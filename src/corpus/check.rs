//! What is wrong with one interview by itself, once its shape is right.

use std::collections::HashMap;
use std::path::Path;

use url::Url;

use crate::model::{Date, Timecode};
use crate::text::{fold, printable};

use super::problem::{Place, Problems};
use super::read::FiledInterview;
use super::record::{InterviewRecord, LinkRecord, TopicRecord};

/// Adds what is wrong with an interview's own texts, addresses, dates and ids.
pub(super) fn check(interview: &FiledInterview, problems: &mut Problems) {
    let FiledInterview { file, record } = interview;
    check_id(file, &record.id, problems);
    let texts = [("title", &record.title), ("outlet", &record.outlet), ("summary", &record.summary)];
    for (field, text) in texts {
        check_text(text, Place::field(field), problems);
    }
    check_address(&record.url, Place::field("url"), problems);
    if let Some(url) = &record.video_url {
        check_address(url, Place::field("video_url"), problems);
    }
    check_date(record.published.as_deref(), Place::field("published"), problems);
    if let Some(interviewer) = &record.interviewer {
        check_text(interviewer, Place::field("interviewer"), problems);
    }
    for person in &record.people {
        let place = |field: &str| Place::of(format!("person {}", person.name), field);
        check_text(&person.name, place("name"), problems);
        person.roles.iter().for_each(|role| check_text(role, place("roles"), problems));
    }
    record.works.iter().for_each(|work| {
        check_text(&work.title, Place::of(format!("work {}", work.title), "title"), problems)
    });
    record.topics.iter().enumerate().for_each(|(at, topic)| check_topic(at, topic, problems));
    record.links.iter().enumerate().for_each(|(at, link)| check_link(at, link, problems));
    check_topic_ids(record, problems);
    check_wordings(record, problems);
    warn_of_gaps(record, problems);
}

fn check_id(file: &str, id: &str, problems: &mut Problems) {
    let stem =
        Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if stem != id {
        let message = format!("is {id:?}, but the file is called {stem:?}");
        problems.error(Place::field("id"), message, "make them the same");
    }
}

fn check_topic(at: usize, topic: &TopicRecord, problems: &mut Problems) {
    let place = |field: &str| Place::of(format!("topic {}", topic.id), format!("topics[{at}].{field}"));
    check_text(&topic.question, place("question"), problems);
    for (i, alias) in topic.aliases.iter().enumerate() {
        check_text(alias, place(&format!("aliases[{i}]")), problems);
    }
    if let Some(summary) = &topic.summary {
        check_text(summary, place("summary"), problems);
    }
    for (i, source) in topic.sources.iter().enumerate() {
        check_text(&source.title, place(&format!("sources[{i}].title")), problems);
        check_address(&source.url, place(&format!("sources[{i}].url")), problems);
    }
    if let Some(Err(error)) = topic.at.as_ref().map(|at| at.parse::<Timecode>()) {
        problems.error(place("at"), error.to_string(), "or leave it out");
    }
    if topic.summary.is_none() {
        problems.warn(
            place("summary"),
            "is null: readers learn only that it was asked",
            "write what was answered",
        );
    }
    if topic.aliases.is_empty() {
        let fix = "add other ways to ask the same; they matter more than anything else for being found";
        problems.warn(place("aliases"), "is empty", fix);
    }
}

fn check_link(at: usize, link: &LinkRecord, problems: &mut Problems) {
    let place = |field: &str| Place::of(format!("link {}", at + 1), format!("links[{at}].{field}"));
    check_text(&link.title, place("title"), problems);
    check_date(link.published.as_deref(), place("published"), problems);
    match &link.url {
        Some(url) => check_address(url, place("url"), problems),
        None => problems.warn(place("url"), "is null: readers never see this link", "find its address"),
    }
}

fn check_text(text: &str, place: Place, problems: &mut Problems) {
    let clean = printable(text);
    if clean.is_empty() {
        problems.error(place, "is empty", "write a text, or null where it may be unknown");
    } else if text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{feff}'))
    {
        problems.warn(place, "holds line breaks or characters that cannot be seen", "remove them");
    } else if clean != text {
        problems.warn(place, "has spaces that are doubled or at an end", "remove them");
    }
}

fn check_address(address: &str, place: Place, problems: &mut Problems) {
    let fix = "write the page's https address, or null where it may be unknown";
    match Url::parse(address) {
        Err(error) => problems.error(place, format!("is no address: {error}"), fix),
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            problems.error(place, "carries a user name or a password", "write the address without them");
        }
        Ok(url) if url.scheme() != "https" => {
            problems.error(place, format!("is a {} address", url.scheme()), fix);
        }
        Ok(_) => {}
    }
}

fn check_date(date: Option<&str>, place: Place, problems: &mut Problems) {
    match date.map(str::parse::<Date>) {
        Some(Err(_)) => problems.error(place, "is no day of the calendar", "write YYYY-MM-DD, or null"),
        Some(Ok(date)) if date.year() < 1895 => {
            problems.error(place, "lies before the first film", "write YYYY-MM-DD, or null");
        }
        _ => {}
    }
}

fn check_topic_ids(record: &InterviewRecord, problems: &mut Problems) {
    let mut seen = HashMap::new();
    for (at, topic) in record.topics.iter().enumerate() {
        if let Some(first) = seen.insert(&topic.id, at) {
            let place = Place::of(format!("topic {}", topic.id), format!("topics[{at}].id"));
            problems.error(
                place,
                format!("is also the id of topics[{first}]"),
                "give each topic an id of its own",
            );
        }
    }
}

fn check_wordings(record: &InterviewRecord, problems: &mut Problems) {
    for (at, topic) in record.topics.iter().enumerate() {
        let mut seen = HashMap::new();
        for wording in std::iter::once(&topic.question).chain(&topic.aliases) {
            if seen.insert(fold(wording), ()).is_some() {
                let place = Place::of(format!("topic {}", topic.id), format!("topics[{at}].aliases"));
                problems.warn(place, format!("has {wording:?} twice"), "remove one");
            }
        }
    }
}

fn warn_of_gaps(record: &InterviewRecord, problems: &mut Problems) {
    if !record.people.iter().any(|person| person.interviewee) {
        problems.warn(Place::field("people"), "has no interviewee", "say who answers");
    }
    if record.works.is_empty() {
        problems.warn(
            Place::field("works"),
            "is empty",
            "list the works that are talked about, the main one first",
        );
    }
    if record.topics.is_empty() {
        problems.warn(Place::field("topics"), "is empty", "add the questions that were asked");
    }
}
