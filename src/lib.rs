//! Junket answers questions about film interviews.
//!
//! ```text
//! text + filters + conversation -> Query -> hits -> decision -> Answer -> rendered by a face
//! ```
//!
//! Every arrow is a plain function over plain data. Modules stand on floors,
//! and imports point down only:
//!
//! | floor | modules | may know |
//! |---|---|---|
//! | 4 faces | [`cli`], `discord` (a feature) | everything below; only `discord` knows serenity and is async |
//! | 3 wiring | [`startup`], [`config`], [`telemetry`], [`store`], [`links`], [`web`] | floors below; the environment is read in `config` alone; `web` knows nothing of the crate |
//! | 2 deciding | [`answer`], [`eval`], [`gaps`] | floors below; all words that a reader sees are in `answer` |
//! | 1 knowing and finding | [`corpus`], [`encoder`], [`import`], [`search`] | [`model`], [`text`]; `search` is pure and cannot fail; `import` is pure, and ends on any bytes; it knows of `corpus` how a file is written, and of `encoder` how to ask what words are |
//! | 0 ground | [`model`], [`text`] | nothing of the crate |
//!
//! Invariants: the same question on the same data has the same answer; a
//! refusal never carries an interview's answer; `corpus` is the one place that
//! reads data files; `search` reads no file, no clock and no environment; pages
//! of others are fetched by `web` alone, past its guard.
//! `tests/it/floors.rs` holds the imports to this map.

pub mod answer;
pub mod cli;
pub mod config;
pub mod corpus;
#[cfg(feature = "discord")]
pub mod discord;
pub mod encoder;
pub mod eval;
pub mod gaps;
pub mod import;
pub mod links;
pub mod model;
pub mod search;
pub mod startup;
pub mod store;
pub mod telemetry;
pub mod text;
pub mod web;
