//! The JSON of what there is, whole: a client library drops silently what it cannot read.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::world::{BOT, FOREIGN, GENERAL, GROUP, GUILD, NO_EMBEDS, SILENT, User, denied, guild_of, user_of};

/// Permission to see a channel.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// Permission to speak.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// Permission to show embeds.
pub const EMBED_LINKS: u64 = 1 << 14;
const EVERYBODY: u64 = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | (1 << 16) | (1 << 31) | (1 << 38);

/// The present time as Discord writes it.
pub(crate) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(0);
    let time = serenity::model::Timestamp::from_unix_timestamp(seconds).expect("the present is a time");
    time.to_rfc3339().unwrap_or_default()
}

pub(crate) fn user(user: User) -> Value {
    json!({
        "id": user.id.to_string(), "username": user.name, "discriminator": "0", "global_name": user.name,
        "avatar": null, "banner": null, "accent_color": null, "avatar_decoration_data": null, "clan": null,
        "public_flags": 0, "flags": 0, "bot": user == BOT, "system": false,
    })
}

/// The bot as it sees itself.
pub(crate) fn me() -> Value {
    let mut me = user(BOT);
    me["verified"] = json!(true);
    me["mfa_enabled"] = json!(true);
    me["email"] = Value::Null;
    me["locale"] = json!("en-US");
    me
}

pub(crate) fn member(of: User, with_user: bool) -> Value {
    let mut member = json!({
        "nick": null, "avatar": null, "banner": null, "roles": [], "joined_at": "2024-01-01T00:00:00.000000+00:00",
        "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "communication_disabled_until": null, "permissions": EVERYBODY.to_string(), "unusual_dm_activity_until": null,
    });
    if with_user {
        member["user"] = user(of);
    }
    member
}

pub(crate) fn application() -> Value {
    json!({
        "id": BOT.id.to_string(), "name": "Junket", "icon": null, "description": "Answers questions",
        "summary": "", "type": null, "bot": user(BOT), "bot_public": true, "bot_require_code_grant": false,
        "verify_key": "0000000000000000000000000000000000000000000000000000000000000000", "flags": 0,
        "owner": user(crate::world::ANNA), "team": null, "hook": true, "is_monetized": false,
        "tags": [], "redirect_uris": [], "interactions_endpoint_url": null,
        "role_connections_verification_url": null, "approximate_guild_count": 1,
        "integration_types_config": {"0": {}, "1": {}},
    })
}

pub(crate) fn channel(id: u64) -> Value {
    let last = json!({"id": id.to_string(), "last_message_id": null, "flags": 0});
    let mut channel = last;
    let more = if let Some(guild) = guild_of(id) {
        let name = match id {
            GENERAL => "general",
            NO_EMBEDS => "no-embeds",
            SILENT => "silent",
            _ => "elsewhere",
        };
        json!({
            "type": 0, "guild_id": guild.to_string(), "name": name, "position": 0, "topic": null, "nsfw": false,
            "rate_limit_per_user": 0, "parent_id": null, "permission_overwrites": overwrites(guild, id),
        })
    } else if id == GROUP {
        json!({"type": 3, "name": "group", "icon": null, "owner_id": crate::world::ANNA.id.to_string(),
            "recipients": [user(crate::world::ANNA), user(crate::world::BEN)]})
    } else {
        json!({"type": 1, "recipients": user_of(id).map(user).into_iter().collect::<Vec<_>>()})
    };
    channel.as_object_mut().expect("it is one").extend(more.as_object().cloned().unwrap_or_default());
    channel
}

fn overwrites(guild: u64, channel: u64) -> Value {
    match denied(channel) {
        0 => json!([]),
        deny => json!([{"id": guild.to_string(), "type": 0, "allow": "0", "deny": deny.to_string()}]),
    }
}

pub(crate) fn guild() -> Value {
    json!({
        "id": GUILD.to_string(), "name": "Film club", "icon": null, "icon_hash": null, "splash": null,
        "discovery_splash": null, "owner_id": crate::world::ANNA.id.to_string(), "region": "deprecated",
        "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "widget_channel_id": null,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
        "roles": [{
            "id": GUILD.to_string(), "name": "@everyone", "color": 0, "hoist": false, "icon": null,
            "unicode_emoji": null, "position": 0, "permissions": EVERYBODY.to_string(), "managed": false,
            "mentionable": false, "flags": 0,
            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        }],
        "emojis": [], "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null,
        "system_channel_flags": 0, "rules_channel_id": null, "max_presences": null, "max_members": 500_000,
        "vanity_url_code": null, "description": null, "banner": null, "premium_tier": 0,
        "premium_subscription_count": 0, "preferred_locale": "en-US", "public_updates_channel_id": null,
        "max_video_channel_users": 25, "max_stage_video_channel_users": 50, "nsfw_level": 0, "stickers": [],
        "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null, "incidents_data": null,
        "joined_at": "2024-01-01T00:00:00.000000+00:00", "large": false, "unavailable": false, "member_count": 3,
        "voice_states": [], "members": crate::world::USERS.map(|user| member(user, true)),
        "channels": [channel(GENERAL), channel(NO_EMBEDS), channel(SILENT)], "threads": [], "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
    })
}

/// A message without what is particular to its sending.
pub(crate) fn message(id: u64, channel: u64, author: User, content: &str) -> Value {
    json!({
        "id": id.to_string(), "channel_id": channel.to_string(), "author": user(author), "content": content,
        "timestamp": now(), "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
        "mention_roles": [], "mention_channels": [], "attachments": [], "embeds": [], "reactions": [],
        "pinned": false, "type": 0, "components": [], "flags": 0,
    })
}

/// A message of the bot, with what a request says of it.
pub(crate) fn message_of_bot(id: u64, channel: u64, request: &Value) -> Value {
    let mut message = message(id, channel, BOT, request["content"].as_str().unwrap_or_default());
    for field in ["embeds", "components", "flags", "nonce"] {
        if let Some(value) = request.get(field).filter(|value| !value.is_null()) {
            message[field] = value.clone();
        }
    }
    message
}

/// The users whose mention stands in a text.
pub(crate) fn mentioned(content: &str) -> Vec<User> {
    let all = crate::world::USERS.into_iter();
    all.filter(|user| {
        content.contains(&format!("<@{}>", user.id)) || content.contains(&format!("<@!{}>", user.id))
    })
    .collect()
}

/// Permissions of the bot where an interaction happens.
pub(crate) fn app_permissions(channel: u64) -> String {
    let here = if channel == FOREIGN { EMBED_LINKS | SEND_MESSAGES } else { EVERYBODY };
    (here & !denied(channel)).to_string()
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serenity::all::{
        Channel, CurrentApplicationInfo, CurrentUser, Guild, Member, Message, User as SerenityUser,
    };

    use super::*;
    use crate::world::{ANNA, USERS, private_channel};

    fn read<T: DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error} in {value:#}"))
    }

    #[test]
    fn a_client_library_reads_what_there_is() {
        assert_eq!(read::<CurrentUser>(me()).id.get(), BOT.id);
        assert_eq!(read::<CurrentApplicationInfo>(application()).id.get(), BOT.id);
        for of in USERS {
            assert_eq!(read::<SerenityUser>(user(of)).bot, of == BOT);
            let mut member = member(of, true);
            member["guild_id"] = json!(GUILD.to_string());
            assert_eq!(read::<Member>(member).user.name, of.name);
        }
        let posted = read::<Message>(message(1, GENERAL, ANNA, "<@900000000000000001> hello"));
        assert_eq!(posted.author.id.get(), ANNA.id);
        assert_eq!(read::<Guild>(guild()).channels.len(), 3);
        assert!(matches!(read(channel(private_channel(ANNA.id))), Channel::Private(_)));
    }

    #[test]
    fn mentions_are_read_from_the_text() {
        assert_eq!(mentioned(&format!("<@{}> and <@!{}>", BOT.id, ANNA.id)), [BOT, ANNA]);
        assert_eq!(mentioned("@junket"), []);
    }
}
