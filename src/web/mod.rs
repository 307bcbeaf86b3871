//! Pages of others, fetched politely and within bounds.
//!
//! ```text
//! address -> guard (public?) -> robots.txt -> turn of the host -> one request -> redirect: from the start
//! ```
//!
//! An address may come from a page that somebody else wrote, so what it leads to is checked before every
//! connection, on every hop: https, no credentials, and only addresses of the public internet. Names are
//! resolved here, once a request, and the connection is given nothing else than what was checked. A host
//! has one request at a time, with a pause between two, and its robots.txt is obeyed. Every request is
//! bounded in time and in bytes. Blocking; knows nothing of interviews and nothing else of the crate.

mod client;
mod error;
mod exchange;
mod guard;
mod reach;
mod robots;
mod turns;

pub use client::{Client, Hop, Limits, Page, Trail};
pub use error::FetchError;
pub use reach::Reach;
