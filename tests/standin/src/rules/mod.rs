//! Discord's rules for requests: its own description of the API, and what that description misses.

mod command;
mod message;
mod spec;

use serde_json::{Map, Value, json};

/// A rule that a request breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where in the body, as a JSON pointer; empty for the body as a whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

/// Collects violations below a place.
pub(crate) struct Report(Vec<Violation>);

impl Report {
    pub(crate) fn add(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.0.push(Violation { path: path.into(), message: message.into() });
    }
}

/// Returns every rule that a request breaks; none for a path that Discord does not have with a body.
///
/// `path` begins behind the version: `/channels/1/messages`.
#[must_use]
pub fn check(method: &str, path: &str, body: &Value) -> Vec<Violation> {
    let mut report = Report(spec::check(method, path, body));
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match (method, &parts[..]) {
        ("POST", ["channels", _, "messages"]) => message::check(body, "", message::Use::Create, &mut report),
        ("POST", ["interactions", .., "callback"]) => message::check_callback(body, &mut report),
        ("POST", ["webhooks", _, _]) => message::check(body, "", message::Use::Create, &mut report),
        ("PATCH", ["webhooks", _, _, "messages", _]) => {
            message::check(body, "", message::Use::Edit, &mut report);
        }
        ("PUT", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
            command::check_all(body, &mut report);
        }
        _ => {}
    }
    report.0
}

/// Returns the body with which Discord refuses a request that breaks rules.
#[must_use]
pub fn refusal(violations: &[Violation]) -> Value {
    let mut errors = Map::new();
    for Violation { path, message } in violations {
        let mut at = &mut errors;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let next = at.entry(part).or_insert_with(|| json!({}));
            at = next.as_object_mut().expect("every place of the tree is an object");
        }
        let list = at.entry("_errors").or_insert_with(|| json!([]));
        let error = json!({"code": "BASE_TYPE_BAD_VALUE", "message": message});
        list.as_array_mut().expect("the errors of a place are a list").push(error);
    }
    json!({"code": 50035, "message": "Invalid Form Body", "errors": errors})
}

#[cfg(test)]
mod tests;
