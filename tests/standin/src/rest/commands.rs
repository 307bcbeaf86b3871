//! Application commands.

use serde_json::{Value, json};

use super::{Answer, error};
use crate::discord::Discord;
use crate::world::BOT;

/// Answers a request for the commands of a server, 0 for those of all.
pub(super) fn answer(discord: &Discord, method: &str, guild: u64, body: &Value) -> Answer {
    match method {
        "GET" => {}
        "PUT" => {
            let mut world = discord.world();
            let commands = body.as_array().cloned().unwrap_or_default();
            let commands =
                commands.iter().map(|command| registered(command, guild, world.new_id())).collect();
            world.commands.insert(guild, commands);
        }
        _ => return error(405, 0, "405: Method Not Allowed"),
    }
    (200, discord.world().commands.get(&guild).cloned().unwrap_or_default().into())
}

/// A command as Discord tells it back: with what it adds, without what is empty.
fn registered(command: &Value, guild: u64, id: u64) -> Value {
    let mut full = json!({
        "id": id.to_string(), "application_id": BOT.id.to_string(), "version": id.to_string(), "type": 1,
        "default_member_permissions": null, "name_localizations": null, "description": "",
        "description_localizations": null, "nsfw": false, "dm_permission": true, "contexts": null,
        "integration_types": [0],
    });
    if guild != 0 {
        full["guild_id"] = json!(guild.to_string());
    }
    for (field, value) in command.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        full[field] = value.clone();
    }
    for option in full["options"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        option.retain(|_, value| *value != false && *value != json!([]));
    }
    if full["options"] == json!([]) {
        full.as_object_mut().expect("it is one").remove("options");
    }
    full
}
