//! What readers asked and got no answer to, so that editors see what is missing.
//!
//! [`kept`] says what is kept of a message, [`group`] puts questions of one meaning together, the most asked first,
//! and [`report`] says them in words. Knows the answerer; knows no file, no clock and no face.

mod asked;
mod group;
mod report;
mod wording;

pub use asked::{EXPIRES_AFTER_DAYS, MAX_CHARS, Unanswered, is_unanswered, kept};
pub use group::{Gap, Gaps, group};
pub use report::report;
pub use wording::wording;
