//! Junket.
pub mod encoder;
pub mod model;
pub mod search;
pub mod text;
