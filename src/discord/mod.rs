//! The Discord face: translates between Discord and `answer`, and says nothing of its own.
//!
//! ```text
//! run        the program: runtime, signals        bot       checks, connects, holds, stops
//! handler    events in, answers out               link      state of the connection, IDENTIFYs
//! send       what awaits the network              monitor   health and metrics over HTTP
//! shared     what all events share                press     what a control comes to, pure
//! input      events -> options                    reload    new data while running
//! service    options -> message, pure             register  commands there against commands wanted
//! editor     what editors do from Discord         tally     what is counted, and where
//! message    a card with its controls             control   what `custom_id` keeps
//! card       a reply within Discord's limits      markdown  texts made harmless
//! ```
//! Only `handler` and `send` await Discord; `service` and everything below it are plain functions.

mod bot;
mod card;
mod command;
mod control;
mod editor;
mod handler;
mod input;
mod limits;
mod link;
mod markdown;
mod message;
mod metrics;
mod monitor;
mod register;
mod reload;
mod run;
mod send;
mod service;
mod shared;
mod tally;
mod token;

pub use bot::{RunError, Settings, serve};
pub use editor::Editors;
pub use link::Pacing;
pub use monitor::{MonitorError, ask_whether_ready};
pub use register::{Difference, commands_in_json};
pub use reload::Source;
pub use run::{compare_commands, invite, run, sync_commands};
pub use tally::Counting;
pub use token::{Token, TokenError};
