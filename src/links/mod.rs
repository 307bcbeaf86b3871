//! Whether the addresses in the data still lead somewhere.
//!
//! ```text
//! Collection -> addresses with their places -> a look at each, host by host -> what it means
//! ```
//!
//! Looking is a [`Look`], so that what the looks mean is tried without a network. Nothing is changed
//! here; knows nothing of files.

mod check;
mod places;
mod verdict;

pub use check::{Finding, Look, check};
pub use places::{Address, Place, addresses};
pub use verdict::Verdict;
