//! What has to hold for every import, whatever the bytes are.

use std::sync::LazyLock;

use jsonschema::Validator;
use junket::import::{Draft, Hints, Known, import};
use serde_json::{Value, json};

/// The schema by which `junket check` judges interviews.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("../../data/interview.schema.json"))
        .expect("the schema in data/ is JSON");
    jsonschema::validator_for(&schema).expect("the schema in data/ is a schema")
});
/// Nothing is known beside the source: names from data would hide what the source alone does.
static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);
/// What a draft may leave null, with what stands in for it, as in `junket check --draft`.
const OPEN: [(&str, &str); 3] =
    [("summary", "to be written"), ("outlet", "not known"), ("url", "https://draft.invalid/")];

/// Imports bytes under a name and holds what comes of them to the rules; an error is an answer, too.
///
/// # Panics
/// If a rule is broken, as libFuzzer wants it.
pub fn check(bytes: &[u8], name: &str) {
    check_with(bytes, &Hints { name: name.to_owned(), ..Hints::default() });
}

/// The same with all that an editor may say of a source.
///
/// # Panics
/// If a rule is broken.
pub fn check_with(bytes: &[u8], hints: &Hints) {
    match import(bytes, hints, &KNOWN) {
        Ok(drafts) => drafts.iter().for_each(hold),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Holds a draft to the rules.
fn hold(draft: &Draft) {
    let text = draft.to_json();
    let mut value: Value = serde_json::from_str(&text).expect("a draft is written as JSON");
    for (field, stand_in) in OPEN {
        if value[field].is_null() {
            value[field] = json!(stand_in);
        }
    }
    let wrong: Vec<String> =
        SCHEMA.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    each_text(&value, &mut |text| {
        assert!(!text.chars().any(char::is_control), "a control character in {text:?}");
    });
    assert!(draft.open.len() < 5_000, "{} notes", draft.open.len());
    let addresses = draft.links.iter().filter_map(|link| link.url.as_deref());
    for url in addresses.chain(draft.url.as_deref()).chain(draft.video_url.as_deref()) {
        assert!(url.starts_with("https://"), "{url}");
    }
}

/// The same for a page, of which no sentence becomes a summary.
///
/// # Panics
/// If a rule is broken.
pub fn check_page(bytes: &[u8], name: &str) {
    let hints = Hints { name: name.to_owned(), ..Hints::default() };
    for draft in import(bytes, &hints, &KNOWN).unwrap_or_default() {
        hold(&draft);
        assert!(draft.summary.is_none() && draft.topics.iter().all(|topic| topic.summary.is_none()));
    }
}

/// Picks a beginning or an end by the length of the data, so that one input is one import.
#[must_use]
pub fn pick<'a>(data: &[u8], among: &[&'a str]) -> &'a [u8] {
    among[data.len() % among.len()].as_bytes()
}

fn each_text(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(list) => list.iter().for_each(|value| each_text(value, see)),
        Value::Object(map) => map.values().for_each(|value| each_text(value, see)),
        _ => {}
    }
}
