//! Messages in channels.

use serde_json::{Value, json};

use super::{Answer, error};
use crate::discord::Discord;
use crate::payload::{self, EMBED_LINKS, SEND_MESSAGES};
use crate::world::{FOREIGN, GROUP, denied, guild_of, private_channel};

pub(super) fn open(body: &Value) -> Answer {
    let user = body["recipient_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0);
    (200, payload::channel(private_channel(user)))
}

/// Why the bot may not speak in a channel.
fn forbidden(channel: u64) -> Option<Answer> {
    match channel {
        FOREIGN | GROUP => Some(error(403, 50001, "Missing Access")),
        _ if denied(channel) & SEND_MESSAGES != 0 => Some(error(403, 50013, "Missing Permissions")),
        _ => None,
    }
}

pub(super) fn typing(discord: &Discord, channel: u64) -> Answer {
    if let Some(forbidden) = forbidden(channel) {
        return forbidden;
    }
    discord.world().typing.push(channel);
    (204, Value::Null)
}

pub(super) fn post(discord: &Discord, channel: u64, body: &Value) -> Answer {
    if let Some(forbidden) = forbidden(channel) {
        return forbidden;
    }
    let embeds = body["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
    if embeds && denied(channel) & EMBED_LINKS != 0 {
        return error(403, 50013, "Missing Permissions");
    }
    let mut world = discord.world();
    let nonce = match &body["nonce"] {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let enforced = nonce.clone().filter(|_| body["enforce_nonce"] == true).map(|nonce| (channel, nonce));
    if let Some(known) = enforced.as_ref().and_then(|key| world.nonces.get(key)) {
        return (200, world.messages[known].value.clone());
    }
    let id = world.new_id();
    let mut message = payload::message_of_bot(id, channel, body);
    if let Some(reference) = body.get("message_reference").filter(|reference| reference.is_object()) {
        let target = reference["message_id"].as_str().and_then(|id| id.parse::<u64>().ok()).unwrap_or(0);
        let Some(target) = world.messages.get(&target).filter(|target| !target.deleted) else {
            if reference["fail_if_not_exists"] == false {
                return finish(discord, world, message, enforced);
            }
            return (
                400,
                json!({"code": 50035, "message": "Invalid Form Body", "errors": {"message_reference":
                {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}}}),
            );
        };
        message["type"] = json!(19);
        message["message_reference"] = json!({"type": 0, "channel_id": channel.to_string(),
            "message_id": target.value["id"], "guild_id": guild_of(channel).map(|id| id.to_string())});
        message["referenced_message"] = target.value.clone();
    }
    finish(discord, world, message, enforced)
}

fn finish(
    discord: &Discord,
    mut world: std::sync::MutexGuard<'_, crate::world::World>,
    message: Value,
    nonce: Option<(u64, String)>,
) -> Answer {
    let id = world.post(message.clone(), false);
    if let Some(key) = nonce {
        world.nonces.insert(key, id);
    }
    drop(world);
    discord.announce(&message);
    (200, message)
}

pub(super) fn delete(discord: &Discord, message: u64) -> Answer {
    if discord.world().delete(message) { (204, Value::Null) } else { error(404, 10008, "Unknown Message") }
}
