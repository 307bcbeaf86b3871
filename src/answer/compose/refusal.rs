//! The replies when there is no answer.

use crate::answer::reply::{Line, Reply};
use crate::answer::words;
use crate::model::{Collection, Subject, TopicIdx};

use super::{Composed, example_topics, interview_line, topic_items};

/// Most topics or interviews that are offered instead.
const MAX_OFFERED: usize = 5;
/// Examples of what can be asked.
const MAX_EXAMPLES: usize = 3;

/// Composes the reply about a name that is in no interview; `nearest` are names that look like it.
pub(in crate::answer) fn unknown_subject(
    collection: &Collection,
    name: &str,
    nearest: &[Subject],
) -> Composed {
    let mut reply = Reply::default();
    reply.say(format!("I know no interview about {}.", words::quoted(name)));
    let lines = nearest.iter().map(|&subject| Line::plain(words::told_apart(collection, subject))).collect();
    reply.list("Nearest names that I know", lines, false);
    Composed { reply, picks: Vec::new() }
}

/// Composes the reply about a known subject of which nobody asked that; `near` are its topics, the nearest first.
pub(in crate::answer) fn not_covered(
    collection: &Collection,
    subject: Subject,
    near: &[TopicIdx],
) -> Composed {
    let mut reply = Reply::default();
    let label = words::told_apart(collection, subject);
    let interviews = collection.interviews_about(subject);
    let picks: Vec<_> = match near {
        [] => example_topics(collection, subject, MAX_OFFERED),
        _ => near.iter().copied().take(MAX_OFFERED).collect(),
    };
    let count = words::counted(interviews.len(), "interview");
    if interviews.is_empty() {
        reply.say(format!("I know of {label} only from links; no interview asks that."));
    } else {
        reply.say(format!("I know {count} about {label}, but I find nobody asking that."));
    }
    let heading = if picks.is_empty() { "" } else { "What was asked" };
    reply.list(heading, topic_items(collection, &picks, interviews.len() > 1), true);
    if picks.is_empty() {
        let lines = interviews.iter().take(MAX_OFFERED).map(|&idx| interview_line(collection, idx)).collect();
        reply.list("Interviews", lines, false);
    }
    Composed { reply, picks }
}

/// Composes the reply to a message in which nothing can be made out; `perhaps` is a title or a name that a
/// word of it may mean.
pub(in crate::answer) fn unclear(collection: &Collection, perhaps: Option<Subject>) -> Composed {
    let mut reply = Reply::default();
    reply.say("I can't make out a film, a person or a question in that.");
    if let Some(subject) = perhaps {
        let label = words::told_apart(collection, subject);
        reply.say(format!("If you mean {label}, ask: what do you have on {label}?"));
    }
    let picks = examples(collection);
    reply.list("Ask about an interview, for example", topic_items(collection, &picks, true), true);
    Composed { reply, picks }
}

/// Returns real questions with a summary, spread evenly over the collection so that they differ.
fn examples(collection: &Collection) -> Vec<TopicIdx> {
    let answered: Vec<_> = (0..collection.topics().len())
        .map(TopicIdx::new)
        .filter(|&topic| collection.topic(topic).summary.is_some())
        .collect();
    let n = MAX_EXAMPLES.min(answered.len());
    (0..n).map(|i| answered[(2 * i + 1) * answered.len() / (2 * n)]).collect()
}
