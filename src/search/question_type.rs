//! What sort of thing a question asks for, where its first words say so: a number, a time, a place, somebody.
//!
//! A topic whose wordings never ask for a number seldom answers "how many".

use crate::model::Collection;
use crate::text::fold;

use super::document;

/// A set of sorts of things, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct QuestionTypes(u8);

/// Words after "how" that ask for a number.
const MEASURES: &[&str] =
    &["big", "expensive", "far", "fast", "high", "large", "long", "many", "much", "often", "old", "tall"];
/// Words after "what" or "which" that ask for a time, a place or somebody.
const TIMES: &[&str] = &["date", "day", "month", "season", "time", "year"];
const PLACES: &[&str] = &["city", "country", "festival", "island", "place", "town", "village"];
const PEOPLE: &[&str] = &[
    "actor",
    "actors",
    "actress",
    "author",
    "composer",
    "director",
    "directors",
    "editor",
    "person",
    "writer",
];

impl QuestionTypes {
    const NUMBER: Self = Self(1);
    const TIME: Self = Self(2);
    const PLACE: Self = Self(4);
    const SOMEBODY: Self = Self(8);

    /// Returns what a folded text asks for; nothing for "why", "how" and the like.
    pub(super) fn of(folded: &str) -> Self {
        let words: Vec<&str> = folded.split(' ').collect();
        let following = |at: usize| words.get(at + 1).copied().unwrap_or_default();
        let sorts = words.iter().enumerate().map(|(at, &word)| match word {
            "how" if MEASURES.contains(&following(at)) => Self::NUMBER,
            "budget" | "runtime" => Self::NUMBER,
            "when" => Self::TIME,
            "where" | "wheres" => Self::PLACE,
            "who" | "whos" | "whom" | "whose" => Self::SOMEBODY,
            "what" | "which" if TIMES.contains(&following(at)) => Self::TIME,
            "what" | "which" if PLACES.contains(&following(at)) => Self::PLACE,
            "what" | "which" if PEOPLE.contains(&following(at)) => Self::SOMEBODY,
            _ => Self::default(),
        });
        sorts.fold(Self::default(), Self::or)
    }

    /// Returns what the wordings of each topic ask for.
    pub(super) fn of_topics(collection: &Collection) -> Vec<Self> {
        let of_wordings = |wordings: &mut dyn Iterator<Item = &str>| {
            wordings.map(|wording| Self::of(&fold(wording))).fold(Self::default(), Self::or)
        };
        document::topics(collection).map(|(_, topic)| of_wordings(&mut topic.wordings())).collect()
    }

    fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns 1 if another asks for any of these, -1 if for none of them, 0 if these are none.
    pub(super) fn agreement(self, other: Self) -> f32 {
        match (self.0, self.0 & other.0) {
            (0, _) => 0.0,
            (_, 0) => -1.0,
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: QuestionTypes) {
        assert_eq!(QuestionTypes::of(&fold(text)), expected, "{text}");
    }

    #[test]
    fn the_first_words_say_what_is_asked_for() {
        check("how many balloons are there", QuestionTypes::NUMBER);
        check("Parasite budget?", QuestionTypes::NUMBER);
        check("what year was it", QuestionTypes::TIME);
        check("in which city, and when, was that", QuestionTypes::PLACE.or(QuestionTypes::TIME));
        check("whose idea was it", QuestionTypes::SOMEBODY);
        check("why did he do it", QuestionTypes::default());
        check("", QuestionTypes::default());
    }

    #[test]
    fn agreement_is_only_about_what_is_asked_for() {
        let (number, place) = (QuestionTypes::NUMBER, QuestionTypes::PLACE);
        assert!((number.agreement(number.or(place)) - 1.0).abs() < f32::EPSILON);
        assert!((number.agreement(place) + 1.0).abs() < f32::EPSILON);
        assert!(QuestionTypes::default().agreement(place).abs() < f32::EPSILON);
    }
}
