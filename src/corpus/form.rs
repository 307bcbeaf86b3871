//! The one form of the data files, so that a difference between two versions is a difference in what they say.
//!
//! Fields stand in the schema's order, texts are composed and on one line, our own prose has straight
//! quotation marks, what is not known is written in one way. Nothing that a file says is added, changed or
//! lost: fields that are not known stay behind the field they stand behind, for the checker to report.

use serde_json::{Map, Value};

use super::fields::{Content, Field, Fields, INTERVIEW, NAMES, Unset};
use super::layout::{self, Layout};
use super::wording::{one_line, straight_quotes};

/// Returns an interview, or a draft of one, as the text of its file in the one form.
#[must_use]
pub fn form_of_interview(interview: &Value) -> String {
    let language = interview.get("language").and_then(Value::as_str).unwrap_or_default();
    layout::write(&Former::of_language(language).of(interview, &INTERVIEW), Layout::Tall)
}

/// Returns names as the text of `names.json` in its one form, a record a line.
pub(super) fn form_of_names(names: &Value) -> String {
    layout::write(&Former::of_language("en").of(names, &NAMES), Layout::RecordALine)
}

/// Returns a wording as the one form has it in an interview of that language.
pub(super) fn form_of_wording(wording: &str, language: &str) -> String {
    Former::of_language(language).prose(wording)
}

struct Former {
    /// Whether our prose is in English; of other languages too little is known to touch their quotation marks.
    is_english: bool,
}

impl Former {
    fn of_language(language: &str) -> Self {
        Self { is_english: language.split('-').next() == Some("en") }
    }

    /// Forms an object, or each of a list; any other value is not what belongs there, and stays.
    fn of(&self, value: &Value, fields: &Fields) -> Value {
        match value {
            Value::Object(object) => self.object(object, fields).into(),
            Value::Array(items) => items.iter().map(|item| self.of(item, fields)).collect(),
            other => other.clone(),
        }
    }

    fn object(&self, object: &Map<String, Value>, fields: &Fields) -> Map<String, Value> {
        let mut placed: Vec<(Option<usize>, &str, Value)> = Vec::new();
        let mut behind = None;
        for (name, value) in object {
            let at = fields.iter().position(|field| field.name == name);
            behind = at.or(behind);
            let formed = at.map_or_else(|| value.clone(), |at| self.content(value, &fields[at]));
            let is_said = at.is_none_or(|at| says_something(&formed, fields[at].unset));
            placed.extend(is_said.then_some((behind, name.as_str(), formed)));
        }
        let missing = fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.unset == Unset::Null && !object.contains_key(field.name));
        placed.extend(missing.map(|(at, field)| (Some(at), field.name, Value::Null)));
        placed.sort_by_key(|&(at, ..)| at);
        placed.into_iter().map(|(_, name, value)| (name.to_owned(), value)).collect()
    }

    fn content(&self, value: &Value, field: &Field) -> Value {
        match &field.content {
            Content::Exact => value.clone(),
            Content::Text => texts(value, &one_line),
            Content::Prose => texts(value, &|text| self.prose(text)),
            Content::Of(fields) => self.of(value, fields),
        }
    }

    fn prose(&self, text: &str) -> String {
        let text = one_line(text);
        if self.is_english { straight_quotes(&text).into_owned() } else { text }
    }
}

fn texts(value: &Value, form: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => form(text).into(),
        Value::Array(items) => items.iter().map(|item| texts(item, form)).collect(),
        other => other.clone(),
    }
}

fn says_something(value: &Value, unset: Unset) -> bool {
    match unset {
        Unset::AsIs | Unset::Null => true,
        Unset::NoNull => !value.is_null(),
        Unset::NoFalse => *value != Value::Bool(false),
        Unset::NoEmpty => value.as_array().is_none_or(|list| !list.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::record::InterviewRecord;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn fields_stand_in_order_and_what_is_not_known_in_one_way() {
        let form = form_of_interview(&json!({
            "links": [{"works": [], "title": "a  b", "url": null}], "video_url": null, "language": "en-GB",
            "works": [{"kind": "film", "title": "It’s"}], "id": "a ’",
            "topics": [{"spoiler": false, "at": null, "sources": [], "question": "It’s “it”?\n", "id": "q"}],
        }));
        let formed = json!({
            "id": "a ’", "interviewer": null, "published": null, "language": "en-GB",
            "works": [{"title": "It’s", "year": null, "kind": "film"}],
            "topics": [{"id": "q", "question": "It's \"it\"?"}],
            "links": [{"title": "a b", "url": null, "published": null, "works": []}],
        });
        assert_eq!(form, layout::write(&formed, Layout::Tall));
    }

    #[test]
    fn what_a_file_should_not_hold_stays_where_it_is() {
        let value =
            json!({"mood": 1, "id": [7], "note": " x  ’", "title": null, "topics": "none", "works": [3]});
        let formed: Value = serde_json::from_str(&form_of_interview(&value)).unwrap();
        assert_eq!(
            formed.to_string(),
            r#"{"mood":1,"id":[7],"note":" x  ’","title":null,"interviewer":null,"published":null,"works":[3],"topics":"none"}"#
        );
    }

    /// Fields whose value is kept to the letter.
    const EXACT: [&str; 8] = ["$schema", "id", "url", "video_url", "published", "language", "kind", "at"];
    /// Fields of our own prose.
    const PROSE: [&str; 3] = ["question", "aliases", "summary"];

    /// The value with the changes to its texts that the form may make, and no other.
    fn with_texts_formed(value: &Value, name: &str, is_english: bool) -> Value {
        match value {
            Value::String(text) if !EXACT.contains(&name) => {
                let line = one_line(text);
                let straight = is_english && PROSE.contains(&name);
                if straight { straight_quotes(&line).into_owned().into() } else { line.into() }
            }
            Value::Array(items) => items.iter().map(|v| with_texts_formed(v, name, is_english)).collect(),
            Value::Object(object) => object
                .iter()
                .map(|(name, value)| (name.clone(), with_texts_formed(value, name, is_english)))
                .collect::<Map<_, _>>()
                .into(),
            other => other.clone(),
        }
    }

    fn any_text() -> impl Strategy<Value = Value> {
        "[a-zÉ \t\n\u{a0}\u{301}’‘“”„\"'\\\\]{0,12}".prop_map(Value::from)
    }

    fn maybe(strategy: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<Value>> {
        prop_oneof![Just(None), Just(Some(Value::Null)), strategy.prop_map(Some)].boxed()
    }

    fn always(strategy: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<Value>> {
        strategy.prop_map(Some).boxed()
    }

    fn list(strategy: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
        proptest::collection::vec(strategy, 0..3).prop_map(Value::from)
    }

    /// An object of these fields in any order.
    fn object(fields: Vec<(&'static str, BoxedStrategy<Option<Value>>)>) -> impl Strategy<Value = Value> {
        let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        let named = values.prop_map(move |values| names.iter().copied().zip(values).collect::<Vec<_>>());
        named.prop_shuffle().prop_map(|fields| {
            let there = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            there.collect::<Map<_, _>>().into()
        })
    }

    fn any_interview() -> impl Strategy<Value = Value> {
        let flag = || prop_oneof![Just(json!(true)), Just(json!(false))];
        let year = || maybe((1880..2100).prop_map(Value::from));
        let source = || object(vec![("title", always(any_text())), ("url", always(any_text()))]);
        let person = object(vec![
            ("name", always(any_text())),
            ("roles", always(list(any_text()))),
            ("interviewee", always(flag())),
        ]);
        let work = object(vec![
            ("title", always(any_text())),
            ("year", year()),
            ("kind", always(Just(json!("film")))),
        ]);
        let topic = object(vec![
            ("id", always(any_text())),
            ("question", always(any_text())),
            ("aliases", always(list(any_text()))),
            ("summary", maybe(any_text())),
            ("sources", prop_oneof![Just(None), list(source()).prop_map(Some)].boxed()),
            ("at", maybe(any_text())),
            ("spoiler", prop_oneof![Just(None), flag().prop_map(Some)].boxed()),
            ("people", always(list(any_text()))),
            ("works", always(list(any_text()))),
        ]);
        let link = object(vec![
            ("title", always(any_text())),
            ("url", maybe(any_text())),
            ("kind", always(Just(json!("news")))),
            ("published", maybe(any_text())),
            ("people", always(list(any_text()))),
            ("works", always(list(any_text()))),
        ]);
        object(vec![
            ("id", always(any_text())),
            ("title", always(any_text())),
            ("outlet", always(any_text())),
            ("interviewer", maybe(any_text())),
            ("published", maybe(any_text())),
            ("url", always(any_text())),
            ("video_url", maybe(any_text())),
            ("language", always(prop_oneof![Just(json!("en")), Just(json!("fr"))])),
            ("people", always(list(person))),
            ("works", always(list(work))),
            ("summary", always(any_text())),
            ("topics", always(list(topic))),
            ("links", always(list(link))),
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_form_says_the_same_and_is_its_own_form(interview in any_interview()) {
            let form = form_of_interview(&interview);
            let formed: Value = serde_json::from_str(&form).unwrap();
            prop_assert_eq!(form_of_interview(&formed), form);
            let record = |value: Value| -> Result<InterviewRecord, _> { serde_json::from_value(value) };
            let before = record(with_texts_formed(&interview, "", interview["language"] == "en"));
            prop_assert_eq!(format!("{:?}", before), format!("{:?}", record(formed)));
        }

        #[test]
        fn any_json_has_a_form_that_is_its_own(place in 0usize..64, with in any_interview()) {
            let mut value = with.clone();
            if let Some(field) = value.as_object_mut().and_then(|object| object.values_mut().nth(place % 13)) {
                *field = with;
            }
            let form = form_of_interview(&value);
            prop_assert_eq!(form_of_interview(&serde_json::from_str(&form).unwrap()), form);
        }
    }
}
