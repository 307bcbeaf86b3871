//! The shape of files, checked against the JSON Schemas that editors use.

use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::text::{allowed_edits, edit_distance};

use super::problem::{Place, Problems};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// An interview.
    Interview,
    /// `names.json`.
    Names,
}

static INTERVIEW: LazyLock<Compiled> =
    LazyLock::new(|| Compiled::new(include_str!("../../data/interview.schema.json")));
static NAMES: LazyLock<Compiled> =
    LazyLock::new(|| Compiled::new(include_str!("../../data/names.schema.json")));

struct Compiled {
    schema: Value,
    validator: Validator,
}

impl Compiled {
    fn new(text: &str) -> Self {
        let schema: Value = serde_json::from_str(text).expect("the schema in data/ is JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema in data/ is a schema");
        Self { schema, validator }
    }

    /// Fields that the schema knows at the place where a validation failed.
    fn known_fields(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let keyword = error.schema_path().as_str();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        let properties = self.schema.pointer(&format!("{parent}/properties")).and_then(Value::as_object);
        properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
    }
}

/// Adds what is wrong with the shape of a file.
pub(super) fn check(shape: Shape, value: &Value, problems: &mut Problems) {
    let compiled = match shape {
        Shape::Interview => &*INTERVIEW,
        Shape::Names => &*NAMES,
    };
    for error in compiled.validator.iter_errors(value) {
        report(compiled, value, &error, problems);
    }
}

fn report(compiled: &Compiled, root: &Value, error: &ValidationError<'_>, problems: &mut Problems) {
    let pointer = error.instance_path().as_str();
    let place = place_of(root, pointer);
    let (message, fix) = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for field in unexpected {
                let known = compiled.known_fields(error);
                problems.error(
                    place.clone(),
                    format!("has a field {field:?} that is not known"),
                    nearest(field, &known),
                );
            }
            return;
        }
        ValidationErrorKind::Required { property } => {
            let field = property.as_str().unwrap_or_default();
            (format!("lacks the field {field:?}"), "add it; write null where it may be unknown".to_owned())
        }
        ValidationErrorKind::Type { kind } => {
            (format!("is {}", sort_of(error.instance())), format!("write {}", wanted(kind)))
        }
        ValidationErrorKind::Enum { options } => {
            (format!("is {}", error.instance()), format!("write one of {options}"))
        }
        ValidationErrorKind::Pattern { pattern } => (format!("is {}", error.instance()), form_of(pattern)),
        ValidationErrorKind::MinLength { .. } => {
            ("is empty".to_owned(), "write a text, or null where it may be unknown".to_owned())
        }
        ValidationErrorKind::MaxLength { limit } => {
            ("is too long".to_owned(), format!("write at most {limit} characters"))
        }
        ValidationErrorKind::MaxItems { limit } => {
            ("has too many items".to_owned(), format!("write at most {limit}"))
        }
        ValidationErrorKind::Minimum { limit } => {
            (format!("is {}", error.instance()), format!("write {limit} or more"))
        }
        ValidationErrorKind::Maximum { limit } => {
            (format!("is {}", error.instance()), format!("write {limit} or less"))
        }
        _ => (error.to_string(), "write it as the schema in data/ describes".to_owned()),
    };
    problems.error(place, message, fix);
}

fn nearest(field: &str, known: &[&str]) -> String {
    let near = known.iter().min_by_key(|name| edit_distance(field, name));
    match near.filter(|name| edit_distance(field, name) <= allowed_edits(field.len()).max(1)) {
        Some(name) => format!("write {name:?} or remove it"),
        None => format!("remove it; known are {}", known.join(", ")),
    }
}

fn wanted(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => format!("a value of type {one}"),
        TypeKind::Multiple(several) => {
            let names: Vec<_> = several.iter().map(|one| one.to_string()).collect();
            format!("a value of type {}", names.join(" or "))
        }
    }
}

fn sort_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What a pattern of the schemas asks for, in words.
fn form_of(pattern: &str) -> String {
    let form = match pattern {
        p if p.starts_with("^[a-z0-9]+(-") => {
            "lower-case letters, digits and single hyphens, as in heat-1995"
        }
        p if p.contains("{4}-") => "a date as YYYY-MM-DD, or null",
        p if p.contains(":[0-5]") => "a time as H:MM:SS, for example 0:04:30",
        p if p.starts_with("^[a-z]{2,3}") => "a language tag, for example en",
        p if p.starts_with("^Q") => "a Wikidata item, for example Q104123",
        p if p.starts_with("^tt") => "an IMDb id, for example tt0113277",
        p if p.starts_with("^nm") => "an IMDb id, for example nm0000520",
        other => return format!("write it in the form {other}"),
    };
    format!("write {form}")
}

/// Turns a JSON pointer into a record and a field path: `/topics/3/summary` is `topics[3].summary` of the topic.
fn place_of(root: &Value, pointer: &str) -> Place {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let mut field = String::new();
    for part in &parts {
        match part.parse::<usize>() {
            Ok(index) => field.push_str(&format!("[{index}]")),
            Err(_) if field.is_empty() => field.push_str(part),
            Err(_) => field.push_str(&format!(".{part}")),
        }
    }
    match parts[..] {
        [] => Place::default(),
        [list, index, ..] if index.parse::<usize>().is_ok() => {
            Place::of(record_name(root, list, index), field)
        }
        _ => Place::field(field),
    }
}

fn record_name(root: &Value, list: &str, index: &str) -> String {
    let record = root.pointer(&format!("/{list}/{index}"));
    let name = ["id", "name", "title"].iter().find_map(|key| record?.get(key)?.as_str());
    let sort = match list {
        "topics" => "topic",
        "links" => "link",
        "people" => "person",
        "works" => "work",
        other => other,
    };
    let number = index.parse::<usize>().map_or(0, |index| index + 1);
    name.map_or_else(|| format!("{sort} {number}"), |name| format!("{sort} {name}"))
}
