//! The Discord face: translates between Discord and `answer`, and says nothing of its own.
//!
//! `card` lays a reply out within Discord's `limits`, `message` adds the
//! controls, whose state is in their `custom_id` (`control`). `service` answers
//! commands as plain functions; `handler` alone awaits the network.

mod card;
mod command;
mod control;
mod handler;
mod limits;
mod markdown;
mod message;
mod run;
mod service;
mod token;

pub use run::{RunError, commands_in_json, invite, run, sync_commands};
pub use token::{Token, TokenError};
