//! Junket.
pub mod text;
pub mod model;
