//! An interview, who speaks in it, and what it links to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Date, InterviewIdx, LinkIdx, PersonIdx, TopicIdx, WorkIdx};

/// A published interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Lasting id, the name of its file.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Who asked, when known.
    pub interviewer: Option<String>,
    /// Day of publication, when known.
    pub published: Option<Date>,
    /// Address of the page, https.
    pub url: String,
    /// Address of the recording, https.
    pub video_url: Option<String>,
    /// Language of the interview, BCP 47.
    pub language: String,
    /// Who speaks and who is spoken about, in the file's order.
    pub people: Vec<Credit>,
    /// Works it is about, main subjects first.
    pub works: Vec<WorkIdx>,
    /// What it is, in our words.
    pub summary: String,
    /// Its topics in the file's order.
    pub topics: Vec<TopicIdx>,
    /// Its links in the file's order.
    pub links: Vec<LinkIdx>,
}

impl Interview {
    /// Returns the people who answer, in the file's order.
    pub fn interviewees(&self) -> impl Iterator<Item = PersonIdx> + '_ {
        self.people.iter().filter(|credit| credit.interviewee).map(|credit| credit.person)
    }

    /// Returns what the interview says of a person, if it lists them.
    #[must_use]
    pub fn credit(&self, person: PersonIdx) -> Option<&Credit> {
        self.people.iter().find(|credit| credit.person == person)
    }

    /// Returns the first work listed: what the interview is mainly about.
    #[must_use]
    pub fn main_work(&self) -> Option<WorkIdx> {
        self.works.first().copied()
    }
}

/// A person's part in one interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The person.
    pub person: PersonIdx,
    /// Roles in the works talked about, for example `director`.
    pub roles: Vec<String>,
    /// Whether they answer the questions.
    pub interviewee: bool,
}

/// A page worth reading beside an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Headline or description.
    pub title: String,
    /// Address, https. None when the page is known and its address is not.
    pub url: Option<String>,
    /// What sort of page it is.
    pub kind: LinkKind,
    /// Day of publication, when known.
    pub published: Option<Date>,
    /// People it is about.
    pub people: Vec<PersonIdx>,
    /// Works it is about.
    pub works: Vec<WorkIdx>,
    /// The interview that lists it.
    pub interview: InterviewIdx,
}

/// What sort of page a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A news item.
    News,
    /// Another interview.
    Interview,
    /// A review.
    Review,
    /// A video.
    Video,
    /// A trailer.
    Trailer,
}

impl LinkKind {
    /// Returns the word used in data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Interview => "interview",
            Self::Review => "review",
            Self::Video => "video",
            Self::Trailer => "trailer",
        }
    }
}

impl fmt::Display for LinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
