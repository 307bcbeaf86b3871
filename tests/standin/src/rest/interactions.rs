//! Answers to interactions: the first, its edits, and what follows.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, error};
use crate::discord::Discord;
use crate::payload;
use crate::world::{BOT, World};

/// How long what follows the first answer is accepted.
const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);
const EPHEMERAL: u64 = 64;

/// Answers `POST /interactions/{id}/{token}/callback`.
pub(super) fn callback(discord: &Discord, id: u64, token: &str, body: &Value) -> Answer {
    let patience = discord.setup().patience;
    let mut world = discord.world();
    let known = world.interactions.get(&id).filter(|known| known.token == token).cloned();
    let Some(known) = known.filter(|known| known.answered.is_some() || known.born.elapsed() <= patience)
    else {
        return error(404, 10062, "Unknown interaction");
    };
    if known.answered.is_some() {
        return error(400, 40060, "Interaction has already been acknowledged.");
    }
    let kind = body["type"].as_u64().unwrap_or(0);
    let private = body["data"]["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
    if matches!(kind, 6 | 7) && known.source.is_none() {
        return error(400, 50035, "only a control's message can be updated");
    }
    let original = match kind {
        4 => Some(posted(&mut world, known.channel, &body["data"])),
        6 => known.source,
        7 => {
            if let Some(source) = known.source {
                world.edit(source, &body["data"]);
            }
            known.source
        }
        _ => None,
    };
    let interaction = world.interactions.get_mut(&id).expect("it was there");
    interaction.answered = Some((interaction.born.elapsed(), kind));
    interaction.private = private;
    interaction.original = original;
    interaction.thinking = kind == 5;
    interaction.choices = body["data"].get("choices").cloned();
    drop(world);
    discord.0.changed.notify_waiters();
    (204, Value::Null)
}

/// Posts what an answer shows; returns its id.
fn posted(world: &mut World, channel: u64, data: &Value) -> u64 {
    let id = world.new_id();
    let mut message = payload::message_of_bot(id, channel, data);
    message["application_id"] = json!(BOT.id.to_string());
    message["type"] = json!(20);
    let private = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
    world.post(message, private)
}

/// Posts what takes the place of a deferral, and its privacy; returns it.
fn resolved(world: &mut World, id: u64, body: &Value) -> Value {
    let interaction = &world.interactions[&id];
    let (channel, private) = (interaction.channel, interaction.private);
    let mut data = body.clone();
    data["flags"] = json!(if private { EPHEMERAL } else { 0 });
    let message = posted(world, channel, &data);
    let interaction = world.interactions.get_mut(&id).expect("it was there");
    (interaction.thinking, interaction.original) = (false, Some(message));
    world.messages[&message].value.clone()
}

/// Answers requests about `@original` or a message that followed.
pub(super) fn message(discord: &Discord, method: &str, token: &str, which: &str, body: &Value) -> Answer {
    let mut world = discord.world();
    let Some((id, interaction)) = world.interaction(token) else {
        return error(404, 10015, "Unknown Webhook");
    };
    if interaction.born.elapsed() > TOKEN_LIFE {
        return error(401, 50027, "Invalid Webhook Token");
    }
    let interaction = interaction.clone();
    let target = if which == "@original" { interaction.original } else { which.parse().ok() };
    let thinking = which == "@original" && interaction.thinking;
    let answer = match (method, target) {
        ("PATCH", _) if thinking => (200, resolved(&mut world, id, body)),
        ("DELETE", _) if thinking => {
            world.interactions.get_mut(&id).expect("it was there").thinking = false;
            (204, Value::Null)
        }
        ("PATCH", Some(target)) => match world.edit(target, body) {
            Some(message) => (200, message),
            None => error(404, 10008, "Unknown Message"),
        },
        ("DELETE", Some(target)) if world.delete(target) => (204, Value::Null),
        ("GET", Some(target)) => (200, world.messages[&target].value.clone()),
        _ => error(404, 10008, "Unknown Message"),
    };
    drop(world);
    discord.0.changed.notify_waiters();
    answer
}

/// Answers `POST /webhooks/{application}/{token}`.
pub(super) fn follow_up(discord: &Discord, token: &str, body: &Value) -> Answer {
    let mut world = discord.world();
    let Some((id, interaction)) = world.interaction(token) else {
        return error(404, 10015, "Unknown Webhook");
    };
    if interaction.born.elapsed() > TOKEN_LIFE {
        return error(401, 50027, "Invalid Webhook Token");
    }
    if interaction.answered.is_none() {
        return error(404, 10015, "Unknown Webhook");
    }
    let (channel, thinking) = (interaction.channel, interaction.thinking);
    let value = if thinking {
        resolved(&mut world, id, body)
    } else {
        let message = posted(&mut world, channel, body);
        world.interactions.get_mut(&id).expect("it was there").follow_ups.push(message);
        world.messages[&message].value.clone()
    };
    drop(world);
    discord.0.changed.notify_waiters();
    (200, value)
}
