//! Faults on order.

use std::time::Duration;

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// 429, to be tried again after a time; of this route, or of all.
    RateLimited {
        /// How long to wait.
        after: Duration,
        /// Whether all routes are meant.
        global: bool,
    },
    /// A failure of the server with this status; nothing was done.
    Status(u16),
    /// The connection ends before anything was done.
    Dropped,
    /// All was done; then the connection ends without a reply.
    DroppedAfter,
    /// All was done; the reply is not what was agreed.
    Garbled,
    /// All is done after a while.
    Slow(Duration),
}

/// A fault for the next requests of a kind.
#[derive(Debug, Clone)]
pub struct Order {
    /// The method.
    pub method: &'static str,
    /// What the path contains.
    pub path: &'static str,
    /// How many requests it befalls.
    pub times: usize,
    /// The fault.
    pub fault: Fault,
}
