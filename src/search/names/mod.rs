//! Names of works and people, found in what people type.
//!
//! A [`NameIndex`] knows every form of every title and name of the store; it finds the
//! [`Mention`]s in a text, tolerates misspellings in proportion to length, and says how
//! certain each one is: a title that is a common word counts only with support around it.

mod index;
mod resolve;
mod roles;
mod series;
mod support;
mod unknown;
mod variant;

pub use index::NameIndex;
pub use resolve::{Candidate, Mention};
pub use support::Ground;
pub(super) use unknown::unknown_names;
pub use variant::Form;
