//! Groups for other programs.

use std::io::Write;

use serde_json::{Value, json};

use crate::gaps::Gap;
use crate::model::Collection;

/// Returns a group as one object.
pub(super) fn object(collection: &Collection, gap: &Gap) -> Value {
    let near: Vec<_> = gap.near.iter().map(|&topic| collection.topic(topic).id.to_string()).collect();
    json!({
        "group": gap.id,
        "count": gap.count(),
        "last": gap.last(),
        "questions": gap.questions,
        "near": near,
    })
}

/// Writes groups as a table, one question a line.
pub(super) fn write(out: impl Write, collection: &Collection, groups: &[Gap]) -> csv::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["group", "question", "count", "outcome", "first", "last", "nearest"])?;
    for gap in groups {
        let nearest = gap.near.first().map(|&topic| collection.topic(topic).id.to_string());
        for question in &gap.questions {
            table.write_record([
                &gap.id,
                &question.text,
                &question.count.to_string(),
                question.outcome.as_str(),
                &question.first.to_string(),
                &question.last.to_string(),
                nearest.as_deref().unwrap_or_default(),
            ])?;
        }
    }
    table.flush()?;
    Ok(())
}
