//! What would be wrong with one value of an interview: the rules of the data for somebody who is still writing.

use serde_json::{Value, json};

use super::check::check;
use super::problem::Problems;
use super::read::FiledInterview;
use super::schema::{self, Shape};
use super::wording::one_line;

/// Returns what would be wrong with a value in an interview's field and what to do, None if nothing. The field
/// is a JSON pointer whose lists have one item, as in `/topics/0/at`; one that no interview has takes anything.
#[must_use]
pub fn fault_of(field: &str, value: &Value) -> Option<String> {
    let value = value.as_str().map_or_else(|| value.clone(), |text| one_line(text).into());
    let file = format!("{}.json", if field == "/id" { value.as_str()? } else { "talk" });
    let mut interview = specimen();
    *interview.pointer_mut(field)? = value;
    let mut problems = Problems::of(file.clone());
    schema::check(Shape::Interview, &interview, &mut problems);
    if let (false, Ok(record)) = (problems.has_errors(), serde_json::from_value(interview)) {
        check(&FiledInterview { file, record }, &mut problems);
    }
    // Nobody who answers a question can write null.
    let without_null = |fix: &str| {
        fix.replace(", or null where it may be unknown", "")
            .replace(", or null", "")
            .replace("or leave it out", "")
    };
    problems.found.sort();
    problems.found.first().map(|problem| match without_null(&problem.fix).as_str() {
        "" => problem.message.clone(),
        fix => format!("{}; {fix}", problem.message),
    })
}

/// An interview with every field, and nothing wrong with it.
fn specimen() -> Value {
    json!({
        "id": "talk", "title": "A talk", "outlet": "Reel", "interviewer": "Ann Poe", "published": "2020-04-23",
        "url": "https://reel.example.org/talk", "video_url": "https://video.example.org/talk", "language": "en",
        "people": [{"name": "Joe Doe", "id": "joe-doe", "roles": ["director"], "interviewee": true}],
        "works": [{"title": "Ember", "id": "ember-2016", "year": 2016, "kind": "film"}],
        "summary": "About fire.",
        "topics": [{
            "id": "fire", "question": "How did they make the fire?", "aliases": ["Was the fire real?"],
            "summary": "With gas.", "sources": [{"title": "Gas", "url": "https://news.example.org/gas"}],
            "at": "0:01:02", "spoiler": true, "people": [], "works": [],
        }],
        "links": [{
            "title": "News", "url": "https://news.example.org/1", "kind": "news", "published": "2020-04-23",
            "people": [], "works": [],
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_values_have_no_fault() {
        for (field, value) in [
            ("/id", "reel-joe-doe-ember-2016"),
            ("/title", " A  talk "),
            ("/url", "https://reel.example.org/a"),
            ("/published", "2020-02-29"),
            ("/language", "pt-BR"),
            ("/topics/0/at", "1:02:03"),
            ("/links/0/kind", "trailer"),
        ] {
            assert_eq!(fault_of(field, &value.into()), None, "{field}");
        }
        assert_eq!(fault_of("/works/0/year", &1995.into()), None);
    }

    #[test]
    fn a_fault_says_what_to_do_and_nothing_of_null() {
        for (field, value, part) in [
            ("/id", "Heat 95", "lower-case letters"),
            ("/title", "\u{200b}", "is empty"),
            ("/url", "http://reel.example.org/a", "http address"),
            ("/url", "reel", "no address"),
            ("/published", "2021-02-29", "no day of the calendar"),
            ("/published", "1870-01-01", "before the first film"),
            ("/language", "English", "language tag"),
            ("/topics/0/at", "4:30", "H:MM:SS"),
            ("/links/0/kind", "blog", "trailer"),
        ] {
            let fault = fault_of(field, &value.into()).unwrap();
            assert!(fault.contains(part) && !fault.contains("null") && !fault.ends_with("; "), "{fault}");
        }
        assert!(fault_of("/works/0/year", &1.into()).unwrap().contains("1880 or more"));
    }
}
