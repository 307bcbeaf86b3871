//! Discord's own description of its API, `openapi.json` (MIT, see `openapi.LICENSE`).

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Value, json};

use super::Violation;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::from_str(include_str!("../../openapi.json")).expect("the file is JSON");
    discriminate(&mut document);
    document
});

type Validators = HashMap<String, Arc<Validator>>;
/// Compiling a schema takes some 25 ms, so each is compiled once.
static VALIDATORS: LazyLock<Mutex<Validators>> = LazyLock::new(Mutex::default);

/// Returns what the description forbids in a body.
pub(super) fn check(method: &str, path: &str, body: &Value) -> Vec<Violation> {
    let Some((template, schema)) = request_schema(method, path) else { return Vec::new() };
    let key = format!("{method} {template}");
    let compile = || {
        let mut schema = schema.clone();
        schema["components"] = DOCUMENT["components"].clone();
        Arc::new(jsonschema::validator_for(&schema).expect("the description holds schemas"))
    };
    let mut validators = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    let validator = Arc::clone(validators.entry(key).or_insert_with(compile));
    drop(validators);
    let violation = |error: jsonschema::ValidationError<'_>| Violation {
        path: error.instance_path().as_str().to_owned(),
        message: shortened(&error.to_string()),
    };
    validator.iter_errors(body).map(violation).collect()
}

fn shortened(message: &str) -> String {
    let mut chars = message.chars();
    let tail: String = { chars.by_ref().rev().take(160).collect::<Vec<_>>().into_iter().rev().collect() };
    if chars.next().is_some() { format!("…{tail}") } else { tail }
}

fn request_schema(method: &str, path: &str) -> Option<(&'static str, &'static Value)> {
    let fits = |template: &str| {
        let (mut wanted, mut given) = (template.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(wanted), Some(given)) if wanted == given || wanted.starts_with('{') => {}
                _ => return false,
            }
        }
    };
    // Of `/messages/{id}` and `/messages/@original` the latter is meant where both fit.
    let templates = DOCUMENT["paths"].as_object()?.iter().filter(|(template, _)| fits(template));
    let (template, operations) = templates.min_by_key(|(template, _)| template.matches('{').count())?;
    let schema = operations
        .get(method.to_ascii_lowercase())?
        .pointer("/requestBody/content/application~1json/schema")?;
    Some((template, schema))
}

/// Turns unions whose members differ by `type`, and those with null, into conditions, so that an error names
/// the field that is wrong instead of the union that does not match.
fn discriminate(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    rewrite(document, &schemas);
}

fn rewrite(value: &mut Value, schemas: &Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|item| rewrite(item, schemas)),
        Value::Object(map) => {
            for union in ["oneOf", "anyOf"] {
                let Some(Value::Array(members)) = map.get(union) else { continue };
                if let Some(condition) = as_condition(members, schemas) {
                    map.remove(union);
                    map.insert("allOf".to_owned(), condition);
                }
            }
            // The documentation has a text of digits here, the description a number; Discord takes and gives the text.
            if let Some(permissions) = map.get_mut("default_member_permissions") {
                *permissions = json!({"type": ["string", "integer", "null"], "pattern": "^[0-9]+$"});
            }
            map.values_mut().for_each(|item| rewrite(item, schemas));
        }
        _ => {}
    }
}

fn as_condition(members: &[Value], schemas: &Value) -> Option<Value> {
    let nothing = json!({"type": "null"});
    let others: Vec<_> = members.iter().filter(|member| **member != nothing).cloned().collect();
    if others.len() < members.len() {
        let inner = if let [one] = &others[..] { one.clone() } else { json!({"oneOf": others}) };
        return Some(json!([{"if": {"not": nothing}, "then": inner}]));
    }
    let types = |member: &Value| -> Option<Value> {
        let name = member["$ref"].as_str()?.rsplit('/').next()?;
        Some(schemas[name]["properties"]["type"]["enum"].as_array()?.clone().into())
    };
    let each: Option<Vec<Value>> = members.iter().map(types).collect();
    let each = each?;
    let known: Vec<Value> =
        each.iter().flat_map(|types| types.as_array().cloned().unwrap_or_default()).collect();
    let kind = |types: &Value| json!({"type": "object", "required": ["type"], "properties": {"type": {"enum": types}}});
    let cases = members.iter().zip(&each).map(|(member, types)| json!({"if": kind(types), "then": member}));
    Some(std::iter::once(kind(&known.into())).chain(cases).collect())
}
