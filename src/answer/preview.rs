//! An interview as it would appear, before it is published.

use crate::model::{Collection, Date, InterviewIdx};

use super::{Reply, compose};

/// Returns an interview as `/topics` shows it, and its `number`th topic, counted from 1, as an answer; the first
/// alone if there is no such topic.
#[must_use]
pub fn preview(collection: &Collection, interview: InterviewIdx, number: usize, today: Date) -> Vec<Reply> {
    let mut replies = vec![compose::interview_topics(collection, interview).reply];
    let topic = number.checked_sub(1).and_then(|at| collection.interview(interview).topics.get(at));
    replies.extend(topic.map(|&topic| compose::topic(collection, topic, &[], today).reply));
    replies
}
