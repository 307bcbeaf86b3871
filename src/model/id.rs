//! How records are referred to: by small index inside a collection, by text
//! outside it.

use std::fmt;
use std::str::FromStr;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// Wraps a position. A collection holds far fewer than 2^32 records.
            #[must_use]
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a collection holds fewer than 2^32 records"))
            }

            /// Returns the position in the collection's list of its kind.
            #[must_use]
            pub fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// Position of a [`Work`](super::Work) in its collection.
    WorkIdx
);
index!(
    /// Position of a [`Person`](super::Person) in its collection.
    PersonIdx
);
index!(
    /// Position of an [`Interview`](super::Interview) in its collection.
    InterviewIdx
);
index!(
    /// Position of a [`Topic`](super::Topic) in its collection.
    TopicIdx
);
index!(
    /// Position of a [`Link`](super::Link) in its collection.
    LinkIdx
);

/// The lasting name of a topic, written `interview-id#topic-id`.
///
/// Indices change when data is reloaded; this does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId {
    /// Id of the interview.
    pub interview: String,
    /// Id of the topic, unique within the interview.
    pub topic: String,
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.interview, self.topic)
    }
}

/// A text that is not of the form `interview-id#topic-id`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a topic id: write interview-id#topic-id")]
pub struct ParseTopicIdError(String);

impl FromStr for TopicId {
    type Err = ParseTopicIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('#') {
            Some((interview, topic)) if !interview.is_empty() && !topic.is_empty() => {
                Ok(Self { interview: interview.to_owned(), topic: topic.to_owned() })
            }
            _ => Err(ParseTopicIdError(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_id_survives_writing_and_reading() {
        let id: TopicId = "heat-1995#shootout".parse().unwrap();
        assert_eq!(id.to_string().parse::<TopicId>().unwrap(), id);
    }

    #[test]
    fn a_text_without_both_parts_is_no_topic_id() {
        for text in ["", "#", "heat", "heat#", "#shootout"] {
            assert!(text.parse::<TopicId>().is_err(), "{text:?}");
        }
    }
}
