//! What a page says of itself in JSON-LD.

use dom_query::Document;
use serde_json::Value;

use crate::model::WorkKind;

use super::super::address::address;
use super::super::block::squeeze;
use super::super::date::machine_date;
use super::super::page::{Page, PageWork};
use super::walk::video_address;

/// Types that describe the page as an article, the most telling first.
const ARTICLES: &[&str] = &[
    "newsarticle",
    "article",
    "blogposting",
    "reportagenewsarticle",
    "opinionnewsarticle",
    "interview",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "socialmediaposting",
    "podcastepisode",
    "review",
    "videoobject",
    "webpage",
];
const WORKS: &[(&str, WorkKind)] = &[
    ("movie", WorkKind::Film),
    ("tvseries", WorkKind::Series),
    ("tvseason", WorkKind::Series),
    ("tvepisode", WorkKind::Series),
    ("book", WorkKind::Other),
    ("videogame", WorkKind::Other),
    ("musicalbum", WorkKind::Other),
];
/// How deep and how many objects are looked at.
const MAX_DEPTH: usize = 24;
const MAX_OBJECTS: usize = 2000;

/// Fills what the page's JSON-LD says.
pub(super) fn read(document: &Document, page: &mut Page) {
    let mut objects = Vec::new();
    for script in document.select("script[type='application/ld+json']").nodes() {
        if let Some(value) = parse(&script.text()) {
            collect(&value, 0, &mut objects);
        }
    }
    let mut articles: Vec<(usize, &Value)> =
        objects.iter().filter_map(|object| Some((rank(object)?, object))).collect();
    articles.sort_by_key(|&(rank, _)| rank);
    for (rank, article) in articles {
        let is_recording = ARTICLES[rank] == "videoobject";
        if !is_recording {
            describe(article, &objects, page);
        }
        if let Some(found) = ["embedUrl", "contentUrl"]
            .iter()
            .find_map(|key| video_address(text(article.get(*key)?)?.as_str()))
            && is_recording
        {
            page.video_url.get_or_insert(found);
        }
    }
}

/// Scripts are JSON with comments, stray line breaks, or a full stop behind, as the case may be.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text =
        text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    if let Some(Ok(value)) = serde_json::Deserializer::from_str(text).into_iter::<Value>().next() {
        return Some(value);
    }
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::Deserializer::from_str(&clean).into_iter::<Value>().next()?.ok()
}

fn collect(value: &Value, depth: usize, objects: &mut Vec<Value>) {
    if depth > MAX_DEPTH || objects.len() >= MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(map) => {
            if map.contains_key("@type") {
                objects.push(value.clone());
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "video", "itemListElement"] {
                if let Some(inner) = map.get(key) {
                    collect(inner, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn rank(object: &Value) -> Option<usize> {
    types(object).iter().filter_map(|kind| ARTICLES.iter().position(|name| name == kind)).min()
}

fn types(object: &Value) -> Vec<String> {
    each(object.get("@type")).filter_map(Value::as_str).map(str::to_ascii_lowercase).collect()
}

fn describe(article: &Value, objects: &[Value], page: &mut Page) {
    let get = |key: &str| article.get(key).and_then(text);
    fill(&mut page.title, get("headline").or_else(|| get("name")));
    fill(
        &mut page.author,
        article
            .get("author")
            .or(article.get("creator"))
            .and_then(|author| names(author, objects).into_iter().next()),
    );
    fill(
        &mut page.outlet,
        article.get("publisher").and_then(|publisher| names(publisher, objects).into_iter().next()),
    );
    page.published =
        page.published.or_else(|| machine_date(&get("datePublished").or_else(|| get("dateCreated"))?));
    fill(
        &mut page.language,
        article
            .get("inLanguage")
            .and_then(|language| text(language).or_else(|| language.get("alternateName").and_then(text))),
    );
    let address_of = |value: &Value| {
        let text = value.as_str().or_else(|| value.get("@id").and_then(Value::as_str))?;
        address(text, None)
    };
    page.url = page.url.take().or_else(|| article.get("mainEntityOfPage").and_then(address_of));
    page.url = page.url.take().or_else(|| article.get("url").and_then(address_of));
    for key in ["about", "mentions", "itemReviewed", "actor", "director", "performer"] {
        each(article.get(key)).take(100).for_each(|thing| note(thing, key, objects, page));
    }
    match article.get("keywords") {
        Some(Value::String(text)) => page.keywords.extend(text.split(',').map(squeeze)),
        words => page.keywords.extend(each(words).filter_map(text)),
    }
}

/// Takes note of a person or a work that the page says it is about.
fn note(thing: &Value, key: &str, objects: &[Value], page: &mut Page) {
    let thing = referred(thing, objects);
    let Some(name) = text(thing).or_else(|| thing.get("name").and_then(text)) else { return };
    let kinds = types(thing);
    if kinds.iter().any(|kind| kind == "person") {
        page.people.push(name);
    } else if let Some(&(_, kind)) = WORKS.iter().find(|(name, _)| kinds.iter().any(|kind| kind == name)) {
        let year = thing.get("datePublished").or(thing.get("dateCreated")).and_then(text);
        let year = year.and_then(|year| year.get(..4)?.parse().ok());
        page.works.push(PageWork { title: name, kind, year });
    } else if key == "about" {
        page.keywords.push(name);
    }
}

/// Returns the names of people or organisations.
fn names(value: &Value, objects: &[Value]) -> Vec<String> {
    let name = |one: &Value| {
        let one = referred(one, objects);
        text(one)
            .or_else(|| each(one.get("name")).find_map(text))
            .or_else(|| one.get("alternateName").and_then(text))
    };
    each(Some(value))
        .filter_map(name)
        .filter(|name| !name.starts_with("http") && !name.starts_with('#'))
        .collect()
}

/// Returns what an object that only has an `@id` refers to.
fn referred<'a>(value: &'a Value, objects: &'a [Value]) -> &'a Value {
    let id = value.get("@id").filter(|_| value.get("name").is_none());
    id.and_then(|id| objects.iter().find(|object| object.get("@id") == Some(id))).unwrap_or(value)
}

fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let list: &[Value] = match value {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter()
}

fn text(value: &Value) -> Option<String> {
    let raw = match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.first().and_then(Value::as_str)?.to_owned(),
        Value::Object(map) => map.get("@value").and_then(Value::as_str)?.to_owned(),
        _ => return None,
    };
    // Some sites write entities and tags into their JSON.
    let plain = match raw.contains(['&', '<']) {
        true => dom_query::Document::fragment(raw.chars().take(4000).collect::<String>()).text().to_string(),
        false => raw,
    };
    Some(squeeze(&plain)).filter(|text| !text.is_empty())
}

fn fill(field: &mut Option<String>, found: Option<String>) {
    if field.is_none() {
        *field = found;
    }
}
