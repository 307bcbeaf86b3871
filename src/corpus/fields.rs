//! The fields of the files in the order of the one form, as data. The schemas in `data/` say what they mean.

/// The fields of a sort of object, in order.
pub(super) type Fields = [Field];

/// A field.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) unset: Unset,
    pub(super) content: Content,
}

/// How it is written that a field says nothing, as the launch data does throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unset {
    /// As the file has it.
    AsIs,
    /// As null; a field that is not there is added.
    Null,
    /// By its absence; null is removed.
    NoNull,
    /// By its absence; false is removed.
    NoFalse,
    /// By its absence; an empty list is removed.
    NoEmpty,
}

/// What a field holds.
pub(super) enum Content {
    /// What has to stay to the letter: ids, addresses, dates, words of a closed choice.
    Exact,
    /// A name or a headline, or a list of them: others' words.
    Text,
    /// Our own words in the interview's language, or a list of such.
    Prose,
    /// An object, or a list of them.
    Of(&'static Fields),
}

use Content::{Exact, Of, Prose, Text};
use Unset::{AsIs, NoEmpty, NoFalse, NoNull, Null};

const fn field(name: &'static str, unset: Unset, content: Content) -> Field {
    Field { name, unset, content }
}

/// An interview.
pub(super) static INTERVIEW: [Field; 14] = [
    field("$schema", AsIs, Exact),
    field("id", AsIs, Exact),
    field("title", AsIs, Text),
    field("outlet", AsIs, Text),
    field("interviewer", Null, Text),
    field("published", Null, Exact),
    field("url", AsIs, Exact),
    field("video_url", NoNull, Exact),
    field("language", AsIs, Exact),
    field("people", AsIs, Of(&PERSON)),
    field("works", AsIs, Of(&WORK)),
    field("summary", AsIs, Prose),
    field("topics", AsIs, Of(&TOPIC)),
    field("links", AsIs, Of(&LINK)),
];

static PERSON: [Field; 4] = [
    field("name", AsIs, Text),
    field("id", AsIs, Exact),
    field("roles", AsIs, Text),
    field("interviewee", AsIs, Exact),
];

static WORK: [Field; 4] = [
    field("title", AsIs, Text),
    field("id", AsIs, Exact),
    field("year", Null, Exact),
    field("kind", AsIs, Exact),
];

static TOPIC: [Field; 9] = [
    field("id", AsIs, Exact),
    field("question", AsIs, Prose),
    field("aliases", AsIs, Prose),
    field("summary", AsIs, Prose),
    field("sources", NoEmpty, Of(&SOURCE)),
    field("at", NoNull, Exact),
    field("spoiler", NoFalse, Exact),
    field("people", AsIs, Text),
    field("works", AsIs, Text),
];

static SOURCE: [Field; 2] = [field("title", AsIs, Text), field("url", AsIs, Exact)];

static LINK: [Field; 6] = [
    field("title", AsIs, Text),
    field("url", AsIs, Exact),
    field("kind", AsIs, Exact),
    field("published", Null, Exact),
    field("people", AsIs, Text),
    field("works", AsIs, Text),
];

/// `names.json`.
pub(super) static NAMES: [Field; 3] = [
    field("$schema", AsIs, Exact),
    field("works", AsIs, Of(&NAMED_WORK)),
    field("people", AsIs, Of(&NAMED_PERSON)),
];

static NAMED_WORK: [Field; 9] = [
    field("id", AsIs, Exact),
    field("title", AsIs, Text),
    field("year", NoNull, Exact),
    field("kind", AsIs, Exact),
    field("also", AsIs, Text),
    field("about", NoNull, Prose),
    field("wikidata", NoNull, Exact),
    field("imdb", NoNull, Exact),
    field("tmdb", NoNull, Exact),
];

static NAMED_PERSON: [Field; 7] = [
    field("id", AsIs, Exact),
    field("name", AsIs, Text),
    field("note", NoNull, Prose),
    field("also", AsIs, Text),
    field("wikidata", NoNull, Exact),
    field("imdb", NoNull, Exact),
    field("tmdb", NoNull, Exact),
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn check(fields: &Fields, schema: &Value, shape: &Value) {
        let properties: Vec<&String> = shape["properties"].as_object().unwrap().keys().collect();
        assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), properties);
        for field in fields {
            if let Of(fields) = field.content {
                let place = shape["properties"][field.name]["items"]["$ref"].as_str().unwrap();
                check(fields, schema, schema.pointer(&place[1..]).unwrap());
            }
        }
    }

    #[test]
    fn the_order_is_the_schemas() {
        let schemas = [
            (&INTERVIEW[..], include_str!("../../data/interview.schema.json")),
            (&NAMES[..], include_str!("../../data/names.schema.json")),
        ];
        for (fields, schema) in schemas {
            let schema = serde_json::from_str(schema).unwrap();
            check(fields, &schema, &schema);
        }
    }
}
