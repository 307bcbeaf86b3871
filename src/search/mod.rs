//! Finding: from a message to ranked topics.
//!
//! Pure and synchronous: no file, no clock, no environment, and nothing here
//! fails. A message is read into a [`Query`] (names, spelling, what is asked);
//! the [`Index`] ranks the topics by several views of each (meaning, words,
//! character n-grams, names), fused into one score. Whether the best is good
//! enough to answer with is not decided here.

mod calibration;
mod confusion;
mod document;
mod evidence;
mod filter;
mod follow_up;
mod gram_view;
mod index;
mod intent;
mod language;
mod mending;
mod names;
mod postings;
mod query;
mod question_type;
mod signals;
mod spelling;
mod vector_view;
mod vocabulary;
mod voices;
mod word_view;

pub use calibration::{Calibration, Fusion, Logistic, Thresholds, Weights};
pub use confusion::Confusion;
pub use document::texts_to_encode;
pub use evidence::{Evidence, Feature, N_FEATURES};
pub use filter::Filter;
pub use follow_up::{Context, FollowUp};
pub use index::{Hit, Hits, Index, Resources};
pub use intent::Intent;
pub use names::{Candidate, Form, Ground, Mention, NameIndex};
pub use query::{BELIEVED, Correction, Query};
pub use signals::{N_SIGNALS, Signal, Signals};
pub use vector_view::Matrix;
