//! A question that was asked, and what was answered.

use super::{InterviewIdx, PersonIdx, Timecode, TopicId, WorkIdx};

/// One question of an interview: the unit that Junket answers with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Lasting id.
    pub id: TopicId,
    /// The interview it was asked in.
    pub interview: InterviewIdx,
    /// The question as the interview has it.
    pub question: String,
    /// Other ways to ask the same; may be empty.
    pub aliases: Vec<String>,
    /// What was answered, in our words. None when only the asking is known.
    pub summary: Option<String>,
    /// Where the summary's facts were seen, if not in the interview itself.
    pub sources: Vec<Source>,
    /// Place in the recording.
    pub at: Option<Timecode>,
    /// Whether the summary gives away a plot.
    pub spoiler: bool,
    /// People it names itself; the interviewees belong to it besides.
    pub people: Vec<PersonIdx>,
    /// Works it names itself; may be empty.
    pub works: Vec<WorkIdx>,
}

impl Topic {
    /// Returns the question and its other wordings, the question first.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.question).chain(&self.aliases).map(String::as_str)
    }
}

/// A page on which a summary's facts were seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Headline or description of the page.
    pub title: String,
    /// Address, https.
    pub url: String,
}
