//! Answers as JSON, for machines.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::model::{Collection, TopicIdx};

use super::render;

/// Returns an answer as one object.
pub(super) fn answer(collection: &Collection, question: &str, answer: &Answer) -> Value {
    let topic = |idx: TopicIdx| {
        let id = &collection.topic(idx).id;
        json!({ "interview": id.interview, "topic": id.topic })
    };
    let hits: Vec<Value> = answer
        .hits
        .iter()
        .map(|hit| {
            let id = &collection.topic(hit.topic).id;
            json!({ "interview": id.interview, "topic": id.topic, "score": hit.score })
        })
        .collect();
    let work = answer.work.map(|idx| {
        let work = collection.work(idx);
        json!({ "id": work.id, "title": work.title, "year": work.year })
    });
    let person = answer.person.map(|idx| {
        let person = collection.person(idx);
        json!({ "id": person.id, "name": person.name })
    });
    json!({
        "question": question,
        "outcome": answer.outcome,
        "topic": answer.topic.map(topic),
        "choices": answer.choices.iter().copied().map(topic).collect::<Vec<_>>(),
        "work": work,
        "person": person,
        "hits": hits,
        "text": render::plain(&answer.reply),
    })
}
