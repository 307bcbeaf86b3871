//! What pressing a button, or picking in a menu, comes to.

use crate::answer::{expired, not_yours, thanks};
use crate::model::{Date, Subject, TopicId};
use crate::search::Filter;
use crate::store::Vote;

use super::super::control::{Control, Key};
use super::super::message::{Message, Terms, Visibility};
use super::{Place, Service};

/// What pressing a control comes to.
#[derive(Debug)]
pub(in crate::discord) enum Pressed {
    /// A message for the one who pressed.
    Message(Message),
    /// The message of the control, in a new form.
    Turned(Message),
    /// The message of the control is to be removed.
    Remove,
    /// What a reader thinks of the answer with a topic, and the thanks for it.
    Voted(TopicId, Vote, Message),
}

impl Service {
    /// Returns what pressing a control comes to; `values` are those picked in a menu.
    pub(in crate::discord) fn press(
        &self,
        custom_id: &str,
        values: &[String],
        place: Place,
        today: Date,
    ) -> Pressed {
        let pressed = match custom_id.parse() {
            Ok(Control::Remove(asker)) if asker == place.user => Some(Pressed::Remove),
            Ok(Control::Remove(_)) => Some(Pressed::Message(Message::private(&not_yours()))),
            Ok(Control::Topic(key)) => self.show(key, place, today),
            Ok(Control::Pick(_)) => {
                values.first().and_then(|value| self.show(value.parse().ok()?, place, today))
            }
            Ok(Control::News(key)) => self.news(key, place, today),
            Ok(Control::Vote(vote, key)) => self.vote(vote, key),
            Ok(Control::Interviews(about, page)) => self.turn(about, page.into()),
            Err(_) => None,
        };
        pressed.unwrap_or_else(|| Pressed::Message(Message::private(&expired())))
    }

    fn show(&self, key: Key, place: Place, today: Date) -> Option<Pressed> {
        let answer = self.answerer.show_topic(*self.topics.get(&key)?, today);
        Some(Pressed::Message(self.message(&answer, place, Some(Visibility::Private))))
    }

    fn vote(&self, vote: Vote, key: Key) -> Option<Pressed> {
        let topic = self.collection().topic(*self.topics.get(&key)?).id.clone();
        Some(Pressed::Voted(topic, vote, Message::private(&thanks(vote == Vote::Up))))
    }

    fn news(&self, key: Key, place: Place, today: Date) -> Option<Pressed> {
        let answer = self.answerer.news_about(Some(*self.subjects.get(&key)?), today);
        let terms = Terms { asker: place.user, visibility: Some(Visibility::Private), votes: false };
        Some(Pressed::Message(Message::of_answer(self.answerer.collection(), &answer, &terms)))
    }

    fn turn(&self, about: Option<Key>, page: usize) -> Option<Pressed> {
        let subject = match about {
            Some(key) => Some(*self.subjects.get(&key)?),
            None => None,
        };
        let mut filter = Filter::default();
        match subject {
            Some(Subject::Work(work)) => filter.works.push(work),
            Some(Subject::Person(person)) => filter.people.push(person),
            None => {}
        }
        Some(Pressed::Turned(self.page(&filter, subject, page, true)))
    }
}
