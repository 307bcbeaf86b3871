//! The `junket` program.
fn main() {}
