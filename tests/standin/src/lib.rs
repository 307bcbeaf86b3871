//! A stand-in for Discord on a loopback port: REST and gateway, with Discord's rules, deadlines and faults.
//!
//! ```text
//! act       what members do: commands, presses, messages; each comes back as a `Reply`
//! gateway   sessions, resume, closes, compression; intents are honoured
//! rest      requests, recorded and checked against `rules`; faults on order
//! tunnel    a proxy in whose certificate a program trusts, so that discord.com leads here; certificate: that
//! world     users, channels, messages, interactions; payload: their JSON
//! rules     openapi.json and what it misses
//! ```
//! It knows nothing of Junket. What it finds wrong with a program it keeps as problems, which a test reads.

#![recursion_limit = "256"]

mod act;
mod certificate;
mod discord;
mod fault;
mod gateway;
mod payload;
mod rest;
pub mod rules;
mod tunnel;
mod world;

pub use act::{Place, Reply, custom_ids};
pub use certificate::Certificate;
pub use discord::{Discord, Request, Setup};
pub use fault::{Fault, Order};
pub use gateway::Out;
pub use payload::{EMBED_LINKS, SEND_MESSAGES, VIEW_CHANNEL};
pub use tunnel::Tunnel;
pub use world::{ANNA, BEN, BOT, FOREIGN_GUILD, GENERAL, GUILD, NO_EMBEDS, Posted, SILENT, TOKEN, User};
