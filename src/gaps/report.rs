//! What readers miss, in words.

use crate::answer::words::{age, counted, quoted};
use crate::answer::{Line, Outcome, Part, Reply, Style};
use crate::model::{Collection, Date};

use super::asked::EXPIRES_AFTER_DAYS;
use super::group::{Gap, Gaps};

/// Most questions of a group that are named.
const MAX_QUESTIONS: usize = 4;

/// Returns what readers miss, at most `max_groups` groups of it.
#[must_use]
pub fn report(collection: &Collection, gaps: &Gaps, max_groups: usize, today: Date) -> Reply {
    let mut reply = Reply::default();
    reply.push(Part::Title(Line::plain("What readers asked and got no answer to")));
    reply.say(summary(gaps, max_groups));
    for gap in gaps.groups.iter().take(max_groups) {
        reply.list(heading(gap, today), items(collection, gap), false);
    }
    reply
}

fn summary(gaps: &Gaps, max_groups: usize) -> String {
    let n_questions: usize = gaps.groups.iter().map(|gap| gap.questions.len()).sum();
    let mut text = match n_questions {
        0 => format!("Nothing in the last {EXPIRES_AFTER_DAYS} days."),
        n => format!(
            "{} in {} in the last {EXPIRES_AFTER_DAYS} days, the most asked first.",
            counted(n, "question"),
            counted(gaps.groups.len(), "group"),
        ),
    };
    if gaps.groups.len() > max_groups {
        text += &format!(" The first {max_groups} are shown.");
    }
    if gaps.n_answered > 0 {
        text += &format!(" With an answer by now: {}.", gaps.n_answered);
    }
    if gaps.n_ignored > 0 {
        text += &format!(" Ignored: {}.", gaps.n_ignored);
    }
    text
}

fn heading(gap: &Gap, today: Date) -> String {
    let times = counted(gap.count() as usize, "time");
    format!("{} · {times} · {} · last {}", gap.id, became(gap.leader().outcome), age(gap.last(), today))
}

/// What became of a question, for the one who mends it.
fn became(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Choose => "several offered",
        Outcome::NotCovered => "not covered",
        Outcome::UnknownSubject => "film or person not known",
        Outcome::Unclear => "not understood",
        Outcome::Answer | Outcome::Overview | Outcome::News => "answered",
    }
}

fn items(collection: &Collection, gap: &Gap) -> Vec<Line> {
    let asked = gap.questions.iter().take(MAX_QUESTIONS).map(|question| {
        let times = if question.count > 1 { format!(" ({}×)", question.count) } else { String::new() };
        Line::plain(format!("{}{times}", quoted(&question.text)))
    });
    let more = gap.questions.len().saturating_sub(MAX_QUESTIONS);
    let more = (more > 0).then(|| Line::default().styled(format!("and {more} more"), Style::Quiet));
    let near = gap.near.iter().map(|&topic| {
        let topic = collection.topic(topic);
        Line::plain(format!("perhaps {}: ", topic.id)).styled(topic.question.clone(), Style::Quiet)
    });
    asked.chain(more).chain(near).collect()
}
