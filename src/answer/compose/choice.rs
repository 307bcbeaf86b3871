//! The reply that offers several topics.

use crate::answer::reply::Reply;
use crate::model::{Collection, TopicIdx};

use super::{Composed, topic_items};

/// Composes the offer of topics that may be meant, the likeliest first.
pub(in crate::answer) fn choice(collection: &Collection, topics: &[TopicIdx]) -> Composed {
    let mut reply = Reply::default();
    let question = match topics {
        [_] => "I am not sure. Do you mean this?",
        _ => "I am not sure which of these you mean:",
    };
    reply.say(question);
    reply.list("", topic_items(collection, topics, true), true);
    Composed { reply, picks: topics.to_vec() }
}
