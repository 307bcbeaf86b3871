//! Measuring: how well questions with known answers are answered, and fitting weights to them.
//!
//! Reads golden questions and asks an [`Answerer`](crate::answer::Answerer);
//! knows nothing of faces.

mod compare;
mod fit;
mod golden;
mod measure;
mod readers;
mod report;
mod thresholds;

pub use compare::{Finder, Found, compare};
pub use fit::{CrossValidation, calibrate, cross_validate};
pub use golden::{FollowUp, Golden, GoldenError, GoldenQuestion, Kind};
pub use measure::{Judgement, Measurement, measure};
pub use readers::{READERS, ReadersError, add_readers};
pub use report::{OtherFigures, Report, TopicFigures};
