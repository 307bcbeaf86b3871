//! The checker refuses what Discord refuses, and nothing else.

use serde_json::{Value, json};

use super::{Violation, check, refusal};

const MESSAGES: &str = "/channels/1/messages";
const CALLBACK: &str = "/interactions/1/token/callback";
const COMMANDS: &str = "/applications/1/commands";
const ORIGINAL: &str = "/webhooks/1/token/messages/@original";

fn message() -> Value {
    json!({
        "content": "", "nonce": "1", "enforce_nonce": true,
        "allowed_mentions": {"parse": [], "users": [], "roles": []},
        "embeds": [{
            "title": "A title", "url": "https://a.example/page", "description": "A text", "color": 1,
            "fields": [{"name": "Who", "value": "Ada", "inline": true}], "footer": {"text": "a"},
            "author": {"name": "a"},
        }],
        "components": [
            {"type": 1, "components": [
                {"type": 2, "style": 2, "label": "One", "custom_id": "one"},
                {"type": 2, "style": 5, "label": "Page", "url": "https://a.example"},
            ]},
            {"type": 1, "components": [{"type": 3, "custom_id": "menu", "placeholder": "Pick",
                "options": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]}]},
        ],
    })
}

fn callback() -> Value {
    json!({"type": 4, "data": message()})
}

fn choices() -> Value {
    json!({"type": 8, "data": {"choices": [{"name": "One", "value": "1"}, {"name": "Two", "value": "2"}]}})
}

fn commands() -> Value {
    json!([
        {"name": "ask", "description": "Ask", "type": 1, "integration_types": [0, 1], "contexts": [0, 1, 2],
         "options": [
            {"type": 3, "name": "question", "description": "What", "required": true, "min_length": 1, "max_length": 9},
            {"type": 3, "name": "who", "description": "Who", "choices": [{"name": "a", "value": "a"}]},
            {"type": 3, "name": "film", "description": "Film", "autocomplete": true},
         ]},
        {"name": "Ask the interviews", "type": 3},
    ])
}

/// A body with another value at a place.
fn with(mut body: Value, path: &str, value: Value) -> Value {
    let (parent, name) = path.rsplit_once('/').expect("a pointer has a slash");
    match body.pointer_mut(parent).expect("the place is there") {
        Value::Object(map) => drop(map.insert(name.to_owned(), value)),
        Value::Array(list) if name == "-" => list.push(value),
        Value::Array(list) => list[name.parse::<usize>().expect("a place in a list")] = value,
        other => panic!("nothing lies below {other}"),
    }
    body
}

fn long(n: usize) -> Value {
    json!("x".repeat(n))
}

fn many(n: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..n).map(item).collect()
}

fn button(at: usize) -> Value {
    json!({"type": 2, "style": 2, "label": "b", "custom_id": format!("b{at}")})
}

#[test]
fn what_keeps_the_rules_passes() {
    for (method, path, body) in [
        ("POST", MESSAGES, message()),
        ("POST", CALLBACK, callback()),
        ("POST", CALLBACK, json!({"type": 5, "data": {"flags": 64}})),
        ("POST", CALLBACK, json!({"type": 6})),
        ("POST", CALLBACK, json!({"type": 7, "data": message()})),
        ("POST", CALLBACK, choices()),
        ("PATCH", ORIGINAL, message()),
        ("POST", "/webhooks/1/token", message()),
        ("PUT", COMMANDS, commands()),
        ("POST", MESSAGES, with(message(), "/content", long(2000))),
        ("POST", MESSAGES, with(message(), "/embeds/0/description", long(4096))),
        ("POST", "/users/@me/channels", json!({"recipient_id": "1"})),
    ] {
        assert_eq!(check(method, path, &body), [], "{method} {path}");
    }
}

/// Method, path, body, and the place at which it is refused.
type Case = (&'static str, &'static str, Value, &'static str);

/// A message with another value at a place.
fn m(path: &str, value: Value) -> Value {
    with(message(), path, value)
}

/// The commands with another value at a place.
fn c(path: &str, value: Value) -> Value {
    with(commands(), path, value)
}

fn post(body: Value, at: &'static str) -> Case {
    ("POST", MESSAGES, body, at)
}

fn back(body: Value, at: &'static str) -> Case {
    ("POST", CALLBACK, body, at)
}

fn put(body: Value, at: &'static str) -> Case {
    ("PUT", COMMANDS, body, at)
}

/// Messages whose texts and embeds break a rule.
fn broken_texts() -> Vec<Case> {
    let embed = "/embeds/0";
    vec![
        post(m("/content", long(2001)), "/content"),
        post(json!({"content": " "}), ""),
        post(json!({}), ""),
        post(m("/content", json!(7)), "/content"),
        post(m("/nonce", long(26)), "/nonce"),
        post(m("/embeds", many(11, |_| json!({"title": "a"}))), "/embeds"),
        post(m("/embeds/0/title", long(257)), "/embeds/0/title"),
        post(m("/embeds/0/description", long(4097)), "/embeds/0/description"),
        post(m("/embeds/0/color", json!(0x0100_0000)), "/embeds/0/color"),
        post(m("/embeds/0/fields", many(26, |_| json!({"name": "a", "value": "b"}))), "/embeds/0/fields"),
        post(m("/embeds/0/fields/0/name", long(257)), "/embeds/0/fields/0/name"),
        post(m("/embeds/0/fields/0/value", long(1025)), "/embeds/0/fields/0/value"),
        post(m("/embeds/0/fields/0/name", json!(" ")), "/embeds/0/fields/0/name"),
        post(m("/embeds/0/fields/0/value", json!("")), "/embeds/0/fields/0/value"),
        post(m("/embeds/0/footer/text", long(2049)), "/embeds/0/footer/text"),
        post(m("/embeds/0/author/name", long(257)), "/embeds/0/author/name"),
        post(m("/embeds/0/url", json!("javascript:alert(1)")), "/embeds/0/url"),
        post(m("/embeds/0/url", json!("https://")), "/embeds/0/url"),
        post(m("/embeds/0/url", json!("https://a b")), "/embeds/0/url"),
        post(m("/embeds/0/image", json!({"url": "file:///etc/passwd"})), "/embeds/0/image/url"),
        post(m(embed, json!({})), embed),
        post(m(embed, json!({"title": " "})), embed),
        post(m("/embeds", many(2, |_| json!({"description": "x".repeat(3001)}))), "/embeds"),
        post(m("/allowed_mentions/parse", json!(["everybody"])), "/allowed_mentions/parse/0"),
        post(m("/allowed_mentions", json!({"parse": ["users"], "users": ["1"]})), "/allowed_mentions"),
    ]
}

/// Messages whose controls break a rule.
fn broken_controls() -> Vec<Case> {
    let row = "/components/0/components";
    let menu = "/components/1/components/0";
    vec![
        post(m("/components", many(6, |at| json!({"type": 1, "components": [button(at)]}))), "/components"),
        post(m("/components", many(41, |at| json!({"type": 1, "components": [button(at)]}))), "/components"),
        post(m(row, many(6, button)), row),
        post(m(row, json!([])), row),
        post(m("/components/0", json!({"type": 99})), "/components/0/type"),
        post(m("/components/0", json!({"components": [button(0)]})), "/components/0"),
        post(m("/components/0", button(0)), "/components/0/type"),
        post(m("/components/0/components/0/custom_id", long(101)), "/components/0/components/0/custom_id"),
        post(m("/components/0/components/0/custom_id", json!("")), "/components/0/components/0/custom_id"),
        post(m("/components/0/components/0/label", long(81)), "/components/0/components/0/label"),
        post(m("/components/0/components/0/label", json!("")), "/components/0/components/0/label"),
        post(m("/components/0/components/0/custom_id", Value::Null), "/components/0/components/0"),
        post(m("/components/0/components/0/url", json!("https://a.example")), "/components/0/components/0"),
        post(m("/components/0/components/0/style", json!(9)), "/components/0/components/0/style"),
        post(m("/components/0/components/1/custom_id", json!("two")), "/components/0/components/1"),
        post(m("/components/0/components/1/url", Value::Null), "/components/0/components/1"),
        post(m("/components/0/components/1/url", json!("ftp://a.example")), "/components/0/components/1/url"),
        post(
            m("/components/0/components/1/url", json!(format!("https://a.example/{}", "x".repeat(512)))),
            "/components/0/components/1/url",
        ),
        post(m("/components/1/components/0/custom_id", json!("one")), "/components/1/components/0/custom_id"),
        post(m("/components/1/components/-", button(1)), "/components/1/components"),
        post(m("/components/1/components/0/options", json!([])), "/components/1/components/0/options"),
        post(
            m(
                "/components/1/components/0/options",
                many(26, |at| json!({"label": "a", "value": at.to_string()})),
            ),
            "/components/1/components/0/options",
        ),
        post(
            m("/components/1/components/0/options/0/label", long(101)),
            "/components/1/components/0/options/0/label",
        ),
        post(
            m("/components/1/components/0/options/0/description", long(101)),
            "/components/1/components/0/options/0/description",
        ),
        post(
            m("/components/1/components/0/options/1/value", json!("a")),
            "/components/1/components/0/options/1/value",
        ),
        post(
            m("/components/1/components/0/placeholder", long(151)),
            "/components/1/components/0/placeholder",
        ),
        post(m("/components/1/components/0/max_values", json!(3)), menu),
        post(m("/components/1/components/0/min_values", json!(2)), menu),
    ]
}

/// Answers to interactions that break a rule.
fn broken_answers() -> Vec<Case> {
    vec![
        back(json!({"type": 4}), "/data"),
        back(json!({"type": 4, "data": {"content": ""}}), "/data"),
        back(json!({"type": 3}), "/type"),
        back(json!({"data": message()}), ""),
        back(with(callback(), "/data/embeds/0/title", long(257)), "/data/embeds/0/title"),
        back(with(callback(), "/data/content", long(2001)), "/data/content"),
        back(json!({"type": 7, "data": with(message(), "/embeds/0/url", json!("x"))}), "/data/embeds/0/url"),
        back(
            json!({"type": 8, "data": {"choices": many(26, |at| json!({"name": "a", "value": at.to_string()}))}}),
            "/data",
        ),
        back(with(choices(), "/data/choices/0/name", long(101)), "/data"),
        back(with(choices(), "/data/choices/0/name", json!(" ")), "/data/choices/0/name"),
        back(with(choices(), "/data/choices/0/value", long(101)), "/data/choices/0/value"),
        back(
            json!({"type": 9, "data": {"custom_id": "m", "title": "x".repeat(46), "components": []}}),
            "/data/title",
        ),
        ("PATCH", ORIGINAL, m("/content", long(2001)), "/content"),
        ("PATCH", ORIGINAL, m("/embeds/0/fields/0/value", json!(" ")), "/embeds/0/fields/0/value"),
    ]
}

/// Commands that break a rule.
fn broken_commands() -> Vec<Case> {
    vec![
        put(c("/0/name", json!("Ask")), "/0/name"),
        put(c("/0/name", json!("ask it")), "/0/name"),
        put(c("/0/name", long(33)), "/0/name"),
        put(c("/0/description", long(101)), "/0/description"),
        put(c("/0/description", json!("")), "/0/description"),
        put(
            c("/0/options", many(26, |at| json!({"type": 3, "name": format!("o{at}"), "description": "a"}))),
            "/0/options",
        ),
        put(c("/0/options/1/name", json!("question")), "/0/options/1/name"),
        put(c("/0/options/2/required", json!(true)), "/0/options/2"),
        put(c("/0/options/2/choices", json!([{"name": "a", "value": "a"}])), "/0/options/2"),
        put(c("/0/options/0/min_length", json!(10)), "/0/options/0"),
        put(c("/0/options/0/max_length", json!(6001)), "/0/options/0/max_length"),
        put(c("/0/options/1/choices/0/value", long(101)), "/0/options/1/choices/0/value"),
        put(c("/0/options/1/choices/0/name", long(101)), "/0/options/1/choices/0/name"),
        put(c("/0/options/0/type", json!(99)), "/0/options/0/type"),
        put(c("/0/contexts", json!([7])), "/0/contexts/0"),
        put(c("/0/name_localizations", json!({"xx": "ask"})), "/0/name_localizations/xx"),
        put(c("/1/name", json!("x".repeat(33))), "/1/name"),
        put(c("/1/description", json!("said")), "/1/description"),
        put(with(commands(), "/-", json!({"name": "ask", "description": "again"})), "/2/name"),
        put(many(101, |at| json!({"name": format!("c{at}"), "description": "a"})), ""),
        put(many(16, |at| json!({"name": format!("c{at}"), "type": 3})), ""),
    ]
}

#[test]
fn what_breaks_a_rule_is_refused_at_its_place() {
    let cases = [broken_texts(), broken_controls(), broken_answers(), broken_commands()].concat();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut wrong = Vec::new();
    for (n, (method, path, body, at)) in cases.into_iter().enumerate() {
        let found = check(method, path, &body);
        if !found.iter().any(|violation| violation.path == at) {
            wrong.push((n, at, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_refusal_names_the_place() {
    let violation = Violation { path: "/embeds/0/title".to_owned(), message: "too long".to_owned() };
    let refusal = refusal(&[violation]);
    assert_eq!(refusal["errors"]["embeds"]["0"]["title"]["_errors"][0]["message"], "too long");
    assert_eq!(refusal["code"], 50035);
}
