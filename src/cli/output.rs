//! Writing to the terminal or a pipe.

use std::io;

/// Whether an error says that the reader of a pipe went away, which is no fault: `junket ask - | head`.
#[must_use]
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &(dyn std::error::Error + 'static)| {
        error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    error.chain().any(broken)
}
