//! The replies, one file an outcome: pure functions from data to text.

mod choice;
mod links;
mod overview;
mod refusal;
mod topic;

pub(super) use choice::choice;
pub(super) use links::news;
pub(super) use overview::{
    example_topics, interview_line, interview_topics, overview, topic_items, voice_items,
};
pub(super) use refusal::{not_covered, unclear, unknown_subject};
pub(super) use topic::topic;

use crate::model::TopicIdx;

use super::reply::Reply;

/// A reply with the topics that its numbered list offers, in order.
pub(super) struct Composed {
    pub(super) reply: Reply,
    pub(super) picks: Vec<TopicIdx>,
}
