//! Junket from the outside: the program, the shipped data, the shape of the code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ask;
mod chat;
mod check;
mod conversation;
#[cfg(feature = "discord")]
mod discord;
mod floors;
mod fmt;
mod gaps;
mod golden;
mod import;
mod import_address;
mod import_any;
mod import_fit;
mod import_headline;
mod import_offers;
mod import_pages;
mod import_people;
mod import_talk;
mod import_works;
mod links;
mod new;
mod options;
mod program;
mod replies;
mod server;
mod shipped;
mod web;
