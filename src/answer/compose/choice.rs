//! The reply that offers several topics.

use crate::answer::reply::Reply;
use crate::model::{Collection, TopicIdx};

use super::{Composed, topic_items};

/// Composes the offer of topics that may be meant, the likeliest first; `is_likely` says whether one of them
/// probably is.
pub(in crate::answer) fn choice(collection: &Collection, topics: &[TopicIdx], is_likely: bool) -> Composed {
    let mut reply = Reply::default();
    let question = match (topics, is_likely) {
        ([_], _) => "I am not sure. Do you mean this?",
        (_, true) => "I am not sure which of these you mean:",
        (_, false) => "I find no clear answer. Perhaps you mean one of these:",
    };
    reply.say(question);
    reply.list("", topic_items(collection, topics, true), true);
    Composed { reply, picks: topics.to_vec() }
}
