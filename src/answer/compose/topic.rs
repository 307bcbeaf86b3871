//! The reply with one topic.

use crate::answer::reply::{Line, Part, Reply, Style};
use crate::answer::{plans, words};
use crate::model::{Collection, Date, Interview, Topic, TopicIdx};

use super::links::{link_line, newest_first};
use super::{Composed, topic_items, voice_items};

/// Most other topics of the interview that are offered.
const MAX_MORE: usize = 5;
/// Most related links that are shown.
const MAX_RELATED: usize = 3;
/// Most works that are named.
const MAX_WORKS: usize = 3;

/// Composes the answer: what was asked, what was said, by whom, where and when; what else there is.
///
/// `voices` are topics of other interviews that answer the same; they are offered first.
pub(in crate::answer) fn topic(
    collection: &Collection,
    idx: TopicIdx,
    voices: &[TopicIdx],
    today: Date,
) -> Composed {
    let topic = collection.topic(idx);
    let interview = collection.interview_of(idx);
    let mut reply = Reply::default();
    reply.push(Part::Title(Line::default().linked(topic.question.clone(), Some(&interview.url))));
    reply.push(Part::Text(said(collection, interview, topic)));
    if let Some(said) = interview.published.filter(|&said| plans::are_old(topic, said, today)) {
        reply.push(Part::Text(Line::default().styled(words::may_have_changed(said, today), Style::Quiet)));
    }
    facts(&mut reply, collection, idx);
    reply.list("Others on this", voice_items(collection, voices), true);
    let more = more_topics(interview, idx);
    reply.list("More from this interview", topic_items(collection, &more, false), true);
    let related = newest_first(collection, interview.links.iter().copied());
    let related = related.iter().take(MAX_RELATED).map(|&link| link_line(collection, link, today)).collect();
    reply.list("Related", related, false);
    Composed { reply, picks: [voices, &more].concat() }
}

fn said(collection: &Collection, interview: &Interview, topic: &Topic) -> Line {
    let style = if topic.spoiler { Style::Spoiler } else { Style::Plain };
    match &topic.summary {
        Some(summary) => Line::default().styled(summary.clone(), style),
        None => Line::plain(asked_there(&words::speakers(collection, interview), interview)),
    }
}

/// The honest words for a topic of which only the asking is known.
fn asked_there(speakers: &str, interview: &Interview) -> String {
    let place = if interview.video_url.is_some() { "in the video" } else { "on the page" };
    let whom = if speakers.is_empty() { "This was" } else { &format!("{speakers} {}", was(interview)) };
    format!("{whom} asked{} in the interview. I have no summary of the answer: it is {place}.", {
        if speakers.is_empty() { "" } else { " this" }
    })
}

fn was(interview: &Interview) -> &'static str {
    if interview.interviewees().count() > 1 { "were" } else { "was" }
}

fn facts(reply: &mut Reply, collection: &Collection, idx: TopicIdx) {
    let topic = collection.topic(idx);
    let interview = collection.interview_of(idx);
    let mut fact = |label, value: Line| {
        if !value.text().is_empty() {
            reply.push(Part::Fact { label, value });
        }
    };
    let speakers: Vec<_> =
        interview.interviewees().map(|person| words::credited(collection, interview, person)).collect();
    fact("Who", Line::plain(words::listed(&speakers)));
    let works: Vec<_> =
        collection.works_of(idx).iter().take(MAX_WORKS).map(|&work| collection.work(work).label()).collect();
    fact("About", Line::plain(words::listed(&works)));
    let headline = Line::default().linked(interview.title.clone(), Some(&interview.url));
    fact("Interview", headline.styled(format!(" · {}", words::imprint(interview)), Style::Quiet));
    if let Some(at) = topic.at {
        fact("Place", Line::default().linked(format!("at {at}"), interview.video_url.as_deref()));
    }
    for source in &topic.sources {
        fact("Source", Line::default().linked(source.title.clone(), Some(&source.url)));
    }
}

/// Returns the topics that follow in the interview, then those before; an interview is read in its order.
fn more_topics(interview: &Interview, idx: TopicIdx) -> Vec<TopicIdx> {
    let at = interview.topics.iter().position(|&topic| topic == idx).unwrap_or(0);
    let (before, after) = interview.topics.split_at(at);
    after.iter().skip(1).chain(before).copied().take(MAX_MORE).collect()
}
