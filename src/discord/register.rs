//! The commands as Discord has them, compared with those that it should have.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use serenity::all::{GuildId, Http};

use super::bot::{RunError, discord};
use super::command::Command;

/// How a command that Discord has differs from what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It says something else.
    Changed,
    /// It is there and should not be.
    LeftOver,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::LeftOver => "left over",
        })
    }
}

/// Returns the commands as they would be registered, as a JSON array; that of editors only if there are some.
#[must_use]
pub fn commands_in_json(has_editors: bool) -> Value {
    let commands: Vec<_> = Command::registered(has_editors).collect();
    serde_json::to_value(commands).expect("commands are plain data")
}

/// Returns the names of commands that differ, and how; of one server, or of all.
pub(super) async fn differences(
    http: &Http,
    guild: Option<GuildId>,
    has_editors: bool,
) -> Result<Vec<(String, Difference)>, RunError> {
    let there = match guild {
        Some(guild) => http.get_guild_commands(guild).await,
        None => http.get_global_commands().await,
    };
    let there = there.map_err(discord("reading the commands"))?;
    let there = serde_json::to_value(there).expect("commands are plain data");
    Ok(differing(&there, &commands_in_json(has_editors)))
}

/// Registers the commands if they differ; returns those that did.
pub(super) async fn sync(
    http: &Http,
    guild: Option<GuildId>,
    has_editors: bool,
) -> Result<Vec<(String, Difference)>, RunError> {
    let changed = differences(http, guild, has_editors).await?;
    if !changed.is_empty() {
        let wanted = commands_in_json(has_editors);
        let sent = match guild {
            Some(guild) => http.create_guild_commands(guild, &wanted).await,
            None => http.create_global_commands(&wanted).await,
        };
        sent.map_err(discord("registering the commands"))?;
        tracing::info!(?changed, "registered the commands");
    }
    Ok(changed)
}

/// Discord adds fields of its own; only what is wanted is compared.
fn differing(there: &Value, wanted: &Value) -> Vec<(String, Difference)> {
    let by_name = |list: &Value| -> BTreeMap<String, Value> {
        let commands = list.as_array().cloned().unwrap_or_default().into_iter();
        commands.filter_map(|command| Some((command["name"].as_str()?.to_owned(), command))).collect()
    };
    let (there, wanted) = (by_name(there), by_name(wanted));
    let difference = |(name, command): (&String, &Value)| match there.get(name) {
        None => Some((name.clone(), Difference::Missing)),
        Some(known) if !says(known, command) => Some((name.clone(), Difference::Changed)),
        Some(_) => None,
    };
    let left_over = there.keys().filter(|name| !wanted.contains_key(*name));
    let left_over = left_over.map(|name| (name.clone(), Difference::LeftOver));
    wanted.iter().filter_map(difference).chain(left_over).collect()
}

/// Whether everything that is wanted stands in what is there; absent, null and empty are one.
fn says(there: &Value, wanted: &Value) -> bool {
    let nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    match (there, wanted) {
        (Value::Object(there), Value::Object(wanted)) => {
            wanted.iter().all(|(key, value)| says(there.get(key).unwrap_or(&Value::Null), value))
        }
        (Value::Array(there), Value::Array(wanted)) => {
            there.len() == wanted.len() && there.iter().zip(wanted).all(|(there, wanted)| says(there, wanted))
        }
        _ => there == wanted || (nothing(there) && nothing(wanted)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_real_differences_count() {
        let wanted =
            json!([{"name": "ask", "description": "Ask", "options": [{"name": "q", "choices": []}]}]);
        let same = json!([{"name": "ask", "description": "Ask", "id": "1", "options": [{"name": "q", "min_length": 1}]}]);
        assert_eq!(differing(&same, &wanted), []);
        let other = json!([{"name": "ask", "description": "Asks", "options": []}, {"name": "old"}]);
        let expected = [("ask".to_owned(), Difference::Changed), ("old".to_owned(), Difference::LeftOver)];
        assert_eq!(differing(&other, &wanted), expected);
        assert_eq!(differing(&json!([]), &wanted), [("ask".to_owned(), Difference::Missing)]);
    }
}
