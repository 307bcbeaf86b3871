//! Films, people, interviews and their topics, as plain data.
//!
//! A [`Collection`] is what was loaded: every reference between its records
//! was checked when it was built and is a small index from then on, so no
//! floor above ever looks a name up twice or meets a dangling one. Homonyms
//! are different records with the same title or name.
//!
//! Knows nothing of files, of searching or of faces.

mod collection;
mod id;
mod interview;
mod subject;
mod timecode;
mod topic;

pub use collection::{Collection, Parts};
pub use id::{InterviewIdx, LinkIdx, ParseTopicIdError, PersonIdx, TopicId, TopicIdx, WorkIdx};
pub use interview::{Credit, Interview, Link, LinkKind};
pub use subject::{ExternalIds, Person, Subject, Work, WorkKind};
pub use timecode::{ParseTimecodeError, Timecode};
pub use topic::{Source, Topic};

/// A calendar day without a time zone, as interviews and links are dated.
pub type Date = jiff::civil::Date;
