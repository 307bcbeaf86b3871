//! The reply about a work or a person as a whole.

use crate::answer::reply::{Line, Part, Reply, Style};
use crate::answer::words;
use crate::model::{Collection, Date, InterviewIdx, Subject, TopicIdx};

use super::Composed;
use super::links::{about_subject, link_line};

/// Most interviews that are listed.
const MAX_INTERVIEWS: usize = 5;
/// Most topics that are offered.
const MAX_TOPICS: usize = 8;
/// Most links that are shown.
const MAX_LINKS: usize = 3;

/// Composes the overview of a subject: its interviews, newest first, topics to ask about, links.
pub(in crate::answer) fn overview(
    collection: &Collection,
    subject: Subject,
    namesakes: &[Subject],
    today: Date,
) -> Composed {
    let mut reply = Reply::default();
    reply.push(Part::Title(Line::plain(words::told_apart(collection, subject))));
    let interviews = collection.interviews_about(subject);
    reply.say(how_many(collection, subject, &interviews));
    let lines = interviews.iter().take(MAX_INTERVIEWS).map(|&idx| interview_line(collection, idx)).collect();
    reply.list("Interviews, newest first", lines, false);
    let picks = example_topics(collection, subject, MAX_TOPICS);
    reply.list("Ask about", topic_items(collection, &picks, interviews.len() > 1), true);
    let links = about_subject(collection, Some(subject));
    let links = links.iter().take(MAX_LINKS).map(|&link| link_line(collection, link, today)).collect();
    reply.list("Related", links, false);
    if !namesakes.is_empty() {
        let others: Vec<_> = namesakes.iter().map(|&other| words::told_apart(collection, other)).collect();
        reply.say(format!("There is also {}.", words::listed(&others)));
    }
    Composed { reply, picks }
}

fn how_many(collection: &Collection, subject: Subject, interviews: &[InterviewIdx]) -> String {
    let n_topics = about(collection, subject).count();
    let speaks = |&&idx: &&InterviewIdx| match subject {
        Subject::Person(person) => collection.interview(idx).interviewees().any(|other| other == person),
        Subject::Work(_) => false,
    };
    let n_speaking = interviews.iter().filter(speaks).count();
    let count = |n: usize| words::counted(n, "interview");
    let topics = words::counted(n_topics, "question");
    match (n_speaking, interviews.len() - n_speaking) {
        (0, 0) => "Known only from links; no interview is about it.".to_owned(),
        (0, about) => format!("Talked about in {}, with {topics}.", count(about)),
        (speaking, 0) => format!("Speaks in {}, with {topics}.", count(speaking)),
        (speaking, about) => {
            format!("Speaks in {} and is talked about in {about} more, with {topics}.", count(speaking))
        }
    }
}

/// Returns topics about a subject, taken in turn from its interviews, newest first, so that each has a say.
pub(in crate::answer) fn example_topics(
    collection: &Collection,
    subject: Subject,
    max: usize,
) -> Vec<TopicIdx> {
    let all: Vec<TopicIdx> = about(collection, subject).collect();
    let interviews = collection.interviews_about(subject);
    let mut by_interview: Vec<_> = interviews
        .iter()
        .map(|&idx| {
            let mut own: Vec<_> =
                all.iter().copied().filter(|&t| collection.topic(t).interview == idx).collect();
            own.sort_by_key(|&topic| collection.topic(topic).summary.is_none());
            own.into_iter()
        })
        .collect();
    let mut picked = Vec::new();
    while picked.len() < max {
        let round: Vec<_> = by_interview.iter_mut().filter_map(Iterator::next).collect();
        if round.is_empty() {
            break;
        }
        picked.extend(round);
    }
    picked.truncate(max);
    picked
}

fn about(collection: &Collection, subject: Subject) -> impl Iterator<Item = TopicIdx> + '_ {
    let topics = (0..collection.topics().len()).map(TopicIdx::new);
    topics.filter(move |&topic| collection.is_about(topic, subject))
}

/// Returns an interview as a line: headline, who speaks, outlet and day.
pub(in crate::answer) fn interview_line(collection: &Collection, idx: InterviewIdx) -> Line {
    let interview = collection.interview(idx);
    let notes = [words::speakers(collection, interview), words::imprint(interview)];
    let notes = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" · ");
    Line::default()
        .linked(interview.title.clone(), Some(words::address(collection, idx)))
        .styled(format!(" · {notes}"), Style::Quiet)
}

/// Composes the topics of one interview, in its order.
pub(in crate::answer) fn interview_topics(collection: &Collection, idx: InterviewIdx) -> Composed {
    let interview = collection.interview(idx);
    let mut reply = Reply::default();
    reply.push(Part::Title(Line::default().linked(interview.title.clone(), Some(&interview.url))));
    reply.push(Part::Text(Line::plain(interview.summary.clone())));
    let heading = [words::speakers(collection, interview), words::imprint(interview)];
    reply.push(Part::Fact { label: "Who", value: Line::plain(heading[0].clone()) });
    reply.push(Part::Fact { label: "Outlet", value: Line::plain(heading[1].clone()) });
    reply.list("Questions", topic_items(collection, &interview.topics, false), true);
    Composed { reply, picks: interview.topics.clone() }
}

/// Returns topics of several interviews on one matter as lines: who said it, where and when, to what question.
pub(in crate::answer) fn voice_items(collection: &Collection, topics: &[TopicIdx]) -> Vec<Line> {
    let line = |&topic: &TopicIdx| {
        let interview = collection.interview_of(topic);
        let heading = [words::speakers(collection, interview), words::imprint(interview)];
        let heading = heading.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let question = collection.topic(topic).question.clone();
        Line::plain(question).styled(format!(" · {heading}"), Style::Quiet)
    };
    topics.iter().map(line).collect()
}

/// Returns topics as lines; with their origin where they are from several interviews.
pub(in crate::answer) fn topic_items(
    collection: &Collection,
    topics: &[TopicIdx],
    with_origin: bool,
) -> Vec<Line> {
    let line = |&topic: &TopicIdx| {
        let line = Line::plain(collection.topic(topic).question.clone());
        match with_origin {
            true => line.styled(format!(" · {}", words::origin(collection, topic)), Style::Quiet),
            false => line,
        }
    };
    topics.iter().map(line).collect()
}
