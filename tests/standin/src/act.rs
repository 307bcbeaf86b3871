//! What members do, and what they get for it.

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::discord::Discord;
use crate::gateway::{DIRECT_MESSAGES, GUILD_MESSAGES, MESSAGE_CONTENT};
use crate::payload;
use crate::world::{
    BOT, FOREIGN, FOREIGN_GUILD, GENERAL, GROUP, GUILD, Interaction, Posted, User, guild_of, private_channel,
};

/// Where a member does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A channel of the server that the bot is in.
    Channel(u64),
    /// The private messages with the bot.
    Private,
    /// A group chat; the bot is there by a user install.
    Group,
    /// A server that the bot is not in; it is there by a user install.
    Foreign,
}

impl Place {
    /// The channel that everybody uses.
    pub const GENERAL: Self = Self::Channel(GENERAL);

    fn channel(self, user: User) -> u64 {
        match self {
            Self::Channel(id) => id,
            Self::Private => private_channel(user.id),
            Self::Group => GROUP,
            Self::Foreign => FOREIGN,
        }
    }

    /// Context and owner of the install.
    fn install(self, user: User) -> (u64, Value) {
        match self {
            Self::Channel(_) => (0, json!({"0": GUILD.to_string()})),
            Self::Private => (1, json!({"0": "0"})),
            Self::Group => (2, json!({"1": user.id.to_string()})),
            Self::Foreign => (0, json!({"1": user.id.to_string()})),
        }
    }
}

/// What an interaction came to.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Time from the event to the first answer.
    pub first_after: Duration,
    /// Whether the first answer was a deferral.
    pub deferred: bool,
    /// The message that is shown last; null if none is.
    pub message: Value,
    /// Its id.
    pub id: u64,
    /// Whether only the asker sees it.
    pub private: bool,
    /// The suggestions, for an autocomplete.
    pub choices: Value,
}

impl Reply {
    /// Everything that is written in it, for a look.
    #[must_use]
    pub fn text(&self) -> String {
        self.message["embeds"].to_string() + &self.message["content"].to_string()
    }
}

/// Returns the states that the controls of a message keep.
#[must_use]
pub fn custom_ids(message: &Value) -> Vec<String> {
    let rows = message["components"].as_array().into_iter().flatten();
    let controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    controls.filter_map(|control| Some(control["custom_id"].as_str()?.to_owned())).collect()
}

impl Discord {
    /// A member uses a command; returns the interaction.
    pub fn command(&self, user: User, place: Place, name: &str, options: &[(&str, Value)]) -> u64 {
        let options: Vec<Value> = options.iter().map(|(name, value)| option(name, value)).collect();
        let data = json!({"id": "1", "name": name, "type": 1, "options": options});
        self.interact(user, place, 2, data, None)
    }

    /// A member uses a command within a command, with a file where there is one: its name and content; returns the
    /// interaction.
    pub fn sub_command(
        &self,
        user: User,
        place: Place,
        (name, within): (&str, &str),
        options: &[(&str, Value)],
        file: Option<(&str, &[u8])>,
    ) -> u64 {
        let mut options: Vec<Value> = options.iter().map(|(name, value)| option(name, value)).collect();
        let mut resolved = json!({});
        if let Some((file_name, content)) = file {
            let id = self.world().new_id().to_string();
            let path = format!("/attachments/{id}/{file_name}");
            self.world().attachments.insert(path.clone(), content.to_vec());
            let url = format!("https://cdn.discordapp.com{path}");
            resolved = json!({"attachments": {(id.clone()): {"id": id, "filename": file_name,
                "size": content.len(), "url": url, "proxy_url": url, "ephemeral": true}}});
            options.push(json!({"name": "file", "type": 11, "value": id}));
        }
        let data = json!({"id": "1", "name": name, "type": 1, "resolved": resolved,
            "options": [{"name": within, "type": 1, "options": options}]});
        self.interact(user, place, 2, data, None)
    }

    /// A member types into an option of a command; returns the interaction.
    pub fn type_into(&self, user: User, name: &str, option_name: &str, typed: &str) -> u64 {
        let mut option = option(option_name, &json!(typed));
        option["focused"] = json!(true);
        let data = json!({"id": "1", "name": name, "type": 1, "options": [option]});
        self.interact(user, Place::GENERAL, 4, data, None)
    }

    /// A member uses a command on a message; returns the interaction.
    pub fn command_on(&self, user: User, place: Place, name: &str, message: u64) -> u64 {
        // The target of a command shows its content, whatever the intents.
        let target = self.message(message).map(|message| message.value).unwrap_or_default();
        let data = json!({"id": "1", "name": name, "type": 3, "target_id": message.to_string(),
            "resolved": {"messages": {(message.to_string()): target}}});
        self.interact(user, place, 2, data, None)
    }

    /// A member presses a button, or picks in a menu, of a message; returns the interaction.
    pub fn press(&self, user: User, place: Place, message: u64, custom_id: &str, values: &[&str]) -> u64 {
        let data = if values.is_empty() {
            json!({"component_type": 2, "custom_id": custom_id})
        } else {
            json!({"component_type": 3, "custom_id": custom_id, "values": values})
        };
        self.interact(user, place, 3, data, Some(message))
    }

    fn interact(&self, user: User, place: Place, kind: u64, mut data: Value, source: Option<u64>) -> u64 {
        let mut world = self.world();
        let id = world.new_id();
        let (channel, token) = (place.channel(user), format!("interaction-token-{id}"));
        let born = Instant::now();
        let interaction = Interaction {
            token: token.clone(),
            born,
            channel,
            answered: None,
            private: false,
            original: None,
            thinking: false,
            choices: None,
            follow_ups: Vec::new(),
            source,
        };
        world.interactions.insert(id, interaction);
        let source = source.and_then(|id| world.messages.get(&id)).map(|message| message.value.clone());
        drop(world);
        if let Some(values) = data.get("id").is_some().then_some(guild_of(channel)).flatten() {
            data["guild_id"] = json!(values.to_string());
        }
        let (context, owners) = place.install(user);
        let mut event = json!({
            "id": id.to_string(), "application_id": BOT.id.to_string(), "type": kind, "data": data,
            "channel": payload::channel(channel), "channel_id": channel.to_string(), "token": token, "version": 1,
            "app_permissions": payload::app_permissions(channel), "locale": "en-US", "entitlements": [],
            "authorizing_integration_owners": owners, "context": context, "attachment_size_limit": 10_485_760,
            "entitlement_sku_ids": [],
        });
        let more = match place {
            Place::Channel(_) | Place::Foreign => {
                let guild = if place == Place::Foreign { FOREIGN_GUILD } else { GUILD };
                json!({"guild_id": guild.to_string(), "guild_locale": "en-US", "member": payload::member(user, true),
                    "guild": {"id": guild.to_string(), "locale": "en-US", "features": []}})
            }
            Place::Private | Place::Group => json!({"user": payload::user(user)}),
        };
        event.as_object_mut().expect("it is one").extend(more.as_object().cloned().unwrap_or_default());
        if let Some(source) = source {
            event["message"] = source;
        }
        self.dispatch("INTERACTION_CREATE", |_| Some(event.clone()));
        id
    }

    /// Returns what an interaction came to so far; None as long as nothing is to be seen.
    #[must_use]
    pub fn reply(&self, interaction: u64) -> Option<Reply> {
        let world = self.world();
        let known = world.interactions.get(&interaction)?;
        let (first_after, kind) = known.answered?;
        let shown = known.follow_ups.last().copied().or(known.original);
        let seen = |id: u64| world.messages.get(&id).filter(|message| !message.deleted);
        let shown = shown.and_then(|id| Some((id, seen(id)?)));
        if (known.thinking || shown.is_none()) && !matches!(kind, 6 | 8) {
            return None;
        }
        Some(Reply {
            first_after,
            deferred: kind == 5,
            id: shown.map_or(0, |(id, _)| id),
            message: shown.map_or(Value::Null, |(_, message)| message.value.clone()),
            private: shown.is_some_and(|(_, message)| message.private),
            choices: known.choices.clone().unwrap_or_default(),
        })
    }

    /// Waits for what an interaction comes to.
    pub async fn replied(&self, interaction: u64) -> Reply {
        self.until("a reply", |discord| discord.reply(interaction)).await
    }

    /// A member writes a message; returns its id. `reply_to` is the message that it replies to, with a mention
    /// of its author.
    pub fn say(&self, user: User, place: Place, content: &str, reply_to: Option<u64>) -> u64 {
        let channel = place.channel(user);
        let mut world = self.world();
        let id = world.new_id();
        let mut message = payload::message(id, channel, user, content);
        let mut mentions = payload::mentioned(content);
        if let Some(target) = reply_to.and_then(|id| world.messages.get(&id)) {
            message["type"] = json!(19);
            message["referenced_message"] = target.value.clone();
            message["message_reference"] = json!({"type": 0, "message_id": target.value["id"],
                "channel_id": channel.to_string(), "guild_id": guild_of(channel).map(|id| id.to_string())});
            if target.value["author"]["id"] == json!(BOT.id.to_string()) && !mentions.contains(&BOT) {
                mentions.push(BOT);
            }
        }
        message["mentions"] = mentions.into_iter().map(payload::user).collect();
        world.post(message.clone(), false);
        drop(world);
        self.announce(&message);
        id
    }

    /// Tells every session of a message, as far as its intents let it see.
    pub(crate) fn announce(&self, message: &Value) {
        let channel = message["channel_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0);
        if matches!(channel, FOREIGN | GROUP) {
            return;
        }
        self.dispatch("MESSAGE_CREATE", |intents| seen_with(intents, channel, message));
    }

    /// Returns the message with which the bot replied to another; None as long as there is none.
    #[must_use]
    pub fn answer_to(&self, message: u64) -> Option<Posted> {
        let world = self.world();
        let id = message.to_string();
        let mut all = world.messages.values().filter(|posted| !posted.deleted);
        all.find(|posted| {
            posted.value["message_reference"]["message_id"] == id.as_str()
                && posted.value["author"]["id"] == json!(BOT.id.to_string())
        })
        .cloned()
    }

    /// Waits for the message with which the bot replies to another.
    pub async fn answered(&self, message: u64) -> Posted {
        self.until("an answer to a message", |discord| discord.answer_to(message)).await
    }
}

fn option(name: &str, value: &Value) -> Value {
    let kind = if value.is_string() { 3 } else { 4 };
    json!({"name": name, "type": kind, "value": value})
}

/// A message as a session of these intents sees it; None if it does not.
fn seen_with(intents: u64, channel: u64, message: &Value) -> Option<Value> {
    let mut seen = message.clone();
    let Some(guild) = guild_of(channel) else { return (intents & DIRECT_MESSAGES != 0).then_some(seen) };
    seen["guild_id"] = json!(guild.to_string());
    let author = message["author"]["id"].as_str().unwrap_or_default();
    let author = crate::world::USERS.into_iter().find(|user| user.id.to_string() == author)?;
    seen["member"] = payload::member(author, false);
    hide(&mut seen, intents);
    if let Some(referenced) = seen.get_mut("referenced_message").filter(|message| message.is_object()) {
        hide(referenced, intents);
    }
    (intents & GUILD_MESSAGES != 0).then_some(seen)
}

/// Empties what a bot without the intent for content may not see.
fn hide(message: &mut Value, intents: u64) {
    let me = json!(BOT.id.to_string());
    let mentions = message["mentions"].as_array().into_iter().flatten().any(|user| user["id"] == me);
    if intents & MESSAGE_CONTENT != 0 || mentions || message["author"]["id"] == me {
        return;
    }
    let empty: Map<String, Value> = [
        ("content", json!("")),
        ("embeds", json!([])),
        ("attachments", json!([])),
        ("components", json!([])),
    ]
    .map(|(field, value)| (field.to_owned(), value))
    .into_iter()
    .collect();
    message.as_object_mut().expect("a message is an object").extend(empty);
}
