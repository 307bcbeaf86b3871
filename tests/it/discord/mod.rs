//! The bot against the stand-in for Discord.

mod answers;
mod bot;
mod commands;
mod editing;
mod faults;
mod gateway;
mod hostile;
mod messages;
mod program;
mod running;
