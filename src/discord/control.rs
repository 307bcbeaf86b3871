//! What a button or a menu means, kept in its `custom_id`, so that it works after a restart and in any process.

use std::fmt;
use std::str::FromStr;

use crate::model::{Collection, Subject, TopicIdx};
use crate::store::Vote;

/// Begins every `custom_id`, with the version of its form.
const PREFIX: &str = "junket1";

/// What pressing a control asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// One topic.
    Topic(Key),
    /// The topic that is picked in the menu; the options' values are keys. The number tells menus of one message apart.
    Pick(u8),
    /// News about a subject.
    News(Key),
    /// A page of the list of interviews, of all or about a subject; pages count from 1.
    Interviews(Option<Key>, u16),
    /// What a reader thinks of the answer with a topic.
    Vote(Vote, Key),
    /// Removing the answer, for the one who asked.
    Remove(u64),
}

/// A short lasting name of a topic or a subject: the beginning of the hash of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// Returns the key of an id of some sort.
    fn of(sort: &str, id: &str) -> Self {
        let hash = blake3::hash(format!("{sort}:{id}").as_bytes());
        let bytes = hash.as_bytes().first_chunk().expect("a hash has 32 bytes");
        Self(u64::from_be_bytes(*bytes))
    }

    /// Returns the key of a topic.
    pub(super) fn of_topic(collection: &Collection, topic: TopicIdx) -> Self {
        Self::of("topic", &collection.topic(topic).id.to_string())
    }

    /// Returns the key of a work or a person.
    pub(super) fn of_subject(collection: &Collection, subject: Subject) -> Self {
        match subject {
            Subject::Work(work) => Self::of("work", &collection.work(work).id),
            Subject::Person(person) => Self::of("person", &collection.person(person).id),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A `custom_id` or a menu's value that is not ours, or of another version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the control is not of this version")]
pub(super) struct ParseControlError;

impl FromStr for Key {
    type Err = ParseControlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let hex = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let key = u64::from_str_radix(text, 16).map_err(|_| ParseControlError)?;
        if hex { Ok(Self(key)) } else { Err(ParseControlError) }
    }
}

impl fmt::Display for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(key) => write!(f, "{PREFIX}:topic:{key}"),
            Self::Pick(number) => write!(f, "{PREFIX}:pick:{number}"),
            Self::News(key) => write!(f, "{PREFIX}:news:{key}"),
            Self::Interviews(None, page) => write!(f, "{PREFIX}:interviews:all:{page}"),
            Self::Interviews(Some(key), page) => write!(f, "{PREFIX}:interviews:{key}:{page}"),
            Self::Vote(Vote::Up, key) => write!(f, "{PREFIX}:up:{key}"),
            Self::Vote(Vote::Down, key) => write!(f, "{PREFIX}:down:{key}"),
            Self::Remove(user) => write!(f, "{PREFIX}:remove:{user}"),
        }
    }
}

impl FromStr for Control {
    type Err = ParseControlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split(':').collect();
        let number = |text: &str| text.parse().map_err(|_| ParseControlError);
        match parts[..] {
            [PREFIX, "topic", key] => Ok(Self::Topic(key.parse()?)),
            [PREFIX, "pick", at] => Ok(Self::Pick(at.parse().map_err(|_| ParseControlError)?)),
            [PREFIX, "news", key] => Ok(Self::News(key.parse()?)),
            [PREFIX, "interviews", "all", page] => Ok(Self::Interviews(None, number(page)?)),
            [PREFIX, "interviews", key, page] => Ok(Self::Interviews(Some(key.parse()?), number(page)?)),
            [PREFIX, "up", key] => Ok(Self::Vote(Vote::Up, key.parse()?)),
            [PREFIX, "down", key] => Ok(Self::Vote(Vote::Down, key.parse()?)),
            [PREFIX, "remove", user] => Ok(Self::Remove(user.parse().map_err(|_| ParseControlError)?)),
            _ => Err(ParseControlError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_control() -> impl Strategy<Value = Control> {
        let key = any::<u64>().prop_map(Key);
        prop_oneof![
            key.clone().prop_map(Control::Topic),
            any::<u8>().prop_map(Control::Pick),
            key.clone().prop_map(Control::News),
            key.clone().prop_map(|key| Control::Vote(Vote::Up, key)),
            key.clone().prop_map(|key| Control::Vote(Vote::Down, key)),
            (proptest::option::of(key), any::<u16>()).prop_map(|(key, page)| Control::Interviews(key, page)),
            any::<u64>().prop_map(Control::Remove),
        ]
    }

    proptest! {
        #[test]
        fn a_control_survives_writing_and_reading(control in any_control()) {
            let text = control.to_string();
            prop_assert!(text.chars().count() <= super::super::limits::CUSTOM_ID);
            prop_assert_eq!(text.parse(), Ok(control));
        }

        #[test]
        fn any_other_text_is_no_control(text in any::<String>()) {
            prop_assume!(!text.starts_with(PREFIX));
            prop_assert_eq!(text.parse::<Control>(), Err(ParseControlError));
        }
    }

    #[test]
    fn foreign_controls_are_refused() {
        for text in [
            "",
            "junket0:topic:0000000000000000",
            "junket1:topic:xyz",
            "junket1:topic:+000000000000000",
            "junket1:dance",
        ] {
            assert!(text.parse::<Control>().is_err(), "{text}");
        }
    }
}
