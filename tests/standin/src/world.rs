//! Who and what there is: users, channels, messages, interactions.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::payload::{EMBED_LINKS, SEND_MESSAGES};

/// The bot's token.
pub const TOKEN: &str = "OTAwMDAwMDAwMDAwMDAwMDAx.standin.aSecretThatIsNeverLoggedAnywhere";
/// The server that the bot is in.
pub const GUILD: u64 = 800_000_000_000_000_001;
/// A server that the bot is not in; commands reach it there by a user install.
pub const FOREIGN_GUILD: u64 = 800_000_000_000_000_002;
/// A channel where the bot may do all it needs.
pub const GENERAL: u64 = 810_000_000_000_000_001;
/// A channel where it may not embed.
pub const NO_EMBEDS: u64 = 810_000_000_000_000_002;
/// A channel where it may not speak.
pub const SILENT: u64 = 810_000_000_000_000_003;
/// A channel of the foreign server.
pub(crate) const FOREIGN: u64 = 810_000_000_000_000_004;
/// A group chat.
pub(crate) const GROUP: u64 = 820_000_000_000_000_001;

/// A user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: u64,
    /// The name.
    pub name: &'static str,
}

/// The bot, whose id is that of its application too.
pub const BOT: User = User { id: 900_000_000_000_000_001, name: "junket" };
/// A member.
pub const ANNA: User = User { id: 910_000_000_000_000_001, name: "anna" };
/// Another member.
pub const BEN: User = User { id: 910_000_000_000_000_002, name: "ben" };
pub(crate) const USERS: [User; 3] = [BOT, ANNA, BEN];

/// A message that is or was there.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The message as Discord shows it to a bot that may see all.
    pub value: Value,
    /// Whether only one person sees it.
    pub private: bool,
    /// Whether it was deleted.
    pub deleted: bool,
}

/// What became of an interaction.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub(crate) token: String,
    pub(crate) born: Instant,
    pub(crate) channel: u64,
    /// Time until the first answer, and its type.
    pub(crate) answered: Option<(Duration, u64)>,
    pub(crate) private: bool,
    /// The message that `@original` means.
    pub(crate) original: Option<u64>,
    /// Whether `@original` still stands for "is thinking".
    pub(crate) thinking: bool,
    pub(crate) choices: Option<Value>,
    pub(crate) follow_ups: Vec<u64>,
    /// The message whose control was pressed.
    pub(crate) source: Option<u64>,
}

/// Everything that lasts.
#[derive(Debug, Default)]
pub(crate) struct World {
    /// What members attached, by the path of its address.
    pub(crate) attachments: HashMap<String, Vec<u8>>,
    n_ids: u64,
    pub(crate) messages: HashMap<u64, Posted>,
    pub(crate) interactions: HashMap<u64, Interaction>,
    /// Commands by server, 0 for those of all.
    pub(crate) commands: HashMap<u64, Vec<Value>>,
    /// Messages by channel and nonce, where the nonce was to be enforced.
    pub(crate) nonces: HashMap<(u64, String), u64>,
    pub(crate) typing: Vec<u64>,
}

impl World {
    /// Returns an id that was not there, with the present time in it as Discord's have.
    pub(crate) fn new_id(&mut self) -> u64 {
        const DISCORD_EPOCH: u128 = 1_420_070_400_000;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        self.n_ids += 1;
        (u64::try_from(now.saturating_sub(DISCORD_EPOCH)).unwrap_or(0) << 22) | (self.n_ids & 0x003F_FFFF)
    }

    /// Keeps a message; its id must be in it.
    pub(crate) fn post(&mut self, value: Value, private: bool) -> u64 {
        let id = value["id"].as_str().and_then(|id| id.parse().ok()).expect("a message has an id");
        self.messages.insert(id, Posted { value, private, deleted: false });
        id
    }

    /// Changes the fields of a message that an edit names.
    pub(crate) fn edit(&mut self, id: u64, edit: &Value) -> Option<Value> {
        let message = self.messages.get_mut(&id).filter(|message| !message.deleted)?;
        for field in ["content", "embeds", "components", "flags"] {
            if let Some(new) = edit.get(field) {
                message.value[field] =
                    if new.is_null() && field == "content" { json!("") } else { new.clone() };
            }
        }
        Some(message.value.clone())
    }

    /// Deletes a message; whether it was there.
    pub(crate) fn delete(&mut self, id: u64) -> bool {
        let there = self.messages.get_mut(&id).filter(|message| !message.deleted);
        there.map(|message| message.deleted = true).is_some()
    }

    pub(crate) fn interaction(&mut self, token: &str) -> Option<(u64, &mut Interaction)> {
        let mut all = self.interactions.iter_mut();
        all.find(|(_, interaction)| interaction.token == token).map(|(id, interaction)| (*id, interaction))
    }
}

/// Permissions that the bot lacks in a channel.
pub(crate) fn denied(channel: u64) -> u64 {
    match channel {
        NO_EMBEDS => EMBED_LINKS,
        SILENT => SEND_MESSAGES,
        _ => 0,
    }
}

/// The channel of private messages with a user; made from the id, so that it need not be kept.
pub(crate) fn private_channel(user: u64) -> u64 {
    user + 10_000_000_000_000_000
}

/// The user of a channel of private messages.
pub(crate) fn user_of(channel: u64) -> Option<User> {
    USERS.into_iter().find(|user| private_channel(user.id) == channel)
}

/// The server of a channel.
pub(crate) fn guild_of(channel: u64) -> Option<u64> {
    match channel {
        GENERAL | NO_EMBEDS | SILENT => Some(GUILD),
        FOREIGN => Some(FOREIGN_GUILD),
        _ => None,
    }
}
