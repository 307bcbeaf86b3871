//! Deciding and answering: from ranked topics to what the reader is told.
//!
//! All wording that a reader sees is in `compose` and `words`, none of it
//! belongs to one face. "Nothing found" is an [`Answer`] like any other.
//! Knows the search and the model; knows no file, no clock and no face.

mod answerer;
mod browse;
mod compose;
mod decide;
mod explain;
mod help;
mod lookup;
mod notice;
mod outcome;
mod plans;
mod preview;
mod reply;
mod suggest;
pub(crate) mod words;

pub use answerer::{Answer, Answerer, Consideration, Question};
pub use browse::{Listing, SubjectKind};
pub use decide::{Decision, Weighed};
pub use help::help;
pub use lookup::LookupError;
pub use notice::{Counted, editors_only, expired, failed, not_yours, privacy, said, stopping, thanks};
pub use outcome::{Outcome, ParseOutcomeError};
pub use preview::preview;
pub use reply::{Line, Part, Reply, Span, Style};
pub use suggest::{Suggestion, Typing};
