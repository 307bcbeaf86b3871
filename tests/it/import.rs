//! Pages of our own writing, in the shapes that film sites have, and what must come of them.

use std::collections::BTreeMap;

use junket::import::{Draft, Hints, Known, import};
use serde_json::{Value, json};

use crate::program::{junket, repository};

fn draft(file: &str) -> Draft {
    let bytes = std::fs::read(repository("tests/data/import").join(file)).unwrap();
    let hints = Hints { name: file.to_owned(), ..Hints::default() };
    import(&bytes, &hints, &Known::default()).unwrap().remove(0)
}

/// What is compared of a draft, as the cases write it; fields that a case does not name are not looked at.
fn summary(draft: &Draft) -> Value {
    let topic = |topic: &junket::import::DraftTopic| match topic.at {
        Some(at) => format!("{} @{at}", topic.question),
        None => topic.question.clone(),
    };
    json!({
        "title": draft.title,
        "published": draft.published,
        "outlet": draft.outlet,
        "interviewer": draft.interviewer,
        "people": draft.people.iter().filter(|p| p.interviewee).map(|p| &p.name).collect::<Vec<_>>(),
        "work": draft.works.first().map(|work| &work.title),
        "url": draft.url,
        "video": draft.video_url,
        "language": draft.language,
        "topics": draft.topics.iter().map(topic).collect::<Vec<_>>(),
        "links": draft.links.iter().map(|link| json!([link.title, link.url])).collect::<Vec<_>>(),
    })
}

#[test]
fn pages_of_many_shapes_come_out_right() {
    let text = std::fs::read_to_string(repository("tests/data/import/cases.json")).unwrap();
    let cases: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    for (file, expected) in cases {
        let found = summary(&draft(&file));
        for (field, expected) in
            expected.iter().filter(|(field, expected)| found[field.as_str()] != **expected)
        {
            wrong.push(format!(
                "{file} {field}:\n  is        {}\n  should be {expected}",
                found[field.as_str()]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_of_an_article_becomes_a_summary() {
    for file in ["bulleted.html", "labelled.html", "copied.txt"] {
        let draft = draft(file);
        assert!(
            draft.summary.is_none() && draft.topics.iter().all(|topic| topic.summary.is_none()),
            "{file}"
        );
        assert!(draft.open.iter().any(|note| note.starts_with("summary:")), "{:?}", draft.open);
    }
}

#[test]
fn what_is_open_is_said() {
    let says = |file: &str, part: &str| {
        let open = draft(file).open;
        assert!(open.iter().any(|note| note.contains(part)), "{file} {part}: {open:#?}");
    };
    says("copied.txt", "link without address: \"a series based on The Well for Reel\"");
    says(
        "copied.txt",
        "proposed from the introduction, which names it without a question: \"Being afraid of candles\"",
    );
    says("copied.txt", "url:");
    says("relative.txt", "3 days ago");
    says("broken.html", "utf-8");
}

#[test]
fn the_program_writes_drafts_that_check_accepts() {
    let out = tempfile::tempdir().unwrap();
    let page = repository("tests/data/import/copied.txt");
    let to = out.path().to_str().unwrap();
    let arguments =
        ["import", page.to_str().unwrap(), "--out", to, "--url", "https://reel.example.org/a?utm_source=x"];
    let run = junket(&arguments, "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("open: summary:") && run.out.contains("without address"), "{}", run.out);
    let file = std::fs::read_dir(out.path()).unwrap().next().unwrap().unwrap().path();
    assert!(file.to_str().unwrap().ends_with("lena-aoki-ember-2016.json"), "{}", file.display());
    let draft: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(
        (&draft["summary"], draft["url"].as_str()),
        (&Value::Null, Some("https://reel.example.org/a"))
    );
    let checked = junket(&["check", "--draft", to], "");
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    // An editor's work is not overwritten.
    std::fs::write(&file, "{}").unwrap();
    assert_eq!(junket(&arguments, "").code, Some(1));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{}");
}

#[test]
fn a_dry_run_writes_nothing_and_the_standard_input_is_a_source() {
    let out = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(repository("tests/data/import/relative.txt")).unwrap();
    let run = junket(&["import", "-", "--dry-run", "--out", out.path().to_str().unwrap()], &text);
    assert!(run.code == Some(0) && run.out.contains("How do you light a wave?"), "{}", run.out);
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn a_source_that_is_too_large_or_empty_says_so() {
    let run = junket(&["import", "-", "--dry-run"], &"x".repeat((10 << 20) + 1));
    assert!(run.code == Some(1) && run.err.contains("10 MiB"), "{}", run.err);
    let run = junket(&["import", "-", "--dry-run"], " \n");
    assert!(run.code == Some(1) && run.err.contains("no text"), "{}", run.err);
}

#[test]
fn ohms_goes_out_and_comes_back() {
    let loaded = junket::corpus::load(&repository("data")).unwrap();
    let known = Known::of(&loaded.collection);
    for (at, interview) in loaded.collection.interviews().iter().enumerate() {
        let xml = junket::import::to_ohms(&loaded.collection, junket::model::InterviewIdx::new(at));
        let back = import(xml.as_bytes(), &Hints::default(), &known).unwrap().remove(0);
        assert_eq!(
            (&back.title, back.published),
            (&interview.title, interview.published),
            "{}",
            interview.id
        );
        assert_eq!(back.url.as_ref(), Some(&interview.url));
        assert_eq!((&back.video_url, &back.outlet), (&interview.video_url, &Some(interview.outlet.clone())));
        let topics = interview.topics.iter().map(|&topic| loaded.collection.topic(topic));
        for (topic, was) in back.topics.iter().zip(topics) {
            assert_eq!((&topic.question, topic.at, &topic.summary), (&was.question, was.at, &was.summary));
            assert_eq!(topic.aliases.len(), was.aliases.len(), "{}", was.id);
        }
        assert_eq!(back.topics.len(), interview.topics.len(), "{}", interview.id);
    }
}

/// A page with a headline, its introduction and a short talk that names nobody.
pub(crate) fn page_under(title: &str, text: &[String]) -> String {
    let intro: String = text.iter().map(|line| format!("<p>{line}</p>")).collect();
    let talk = "<p><b>How did this begin?</b></p><p>With a call in the middle of the night, and I said yes before I was awake.</p>\
        <p><b>What was the hardest day?</b></p><p>The rain. We had nine days of it, and we rewrote the scene under a tarpaulin.</p>";
    format!(
        "<html><head><title>{title} - The Reel Post</title><meta property=\"og:site_name\" content=\"The Reel Post\"></head>\
        <body><article><h1>{title}</h1><p>By Nora Quill</p>{intro}{talk}</article></body></html>"
    )
}

/// A headline with the text below it, and what they say.
#[derive(serde::Deserialize)]
pub(crate) struct Headline {
    pub(crate) title: String,
    pub(crate) text: Vec<String>,
    pub(crate) people: Vec<String>,
    pub(crate) work: String,
}

pub(crate) fn headlines() -> Vec<Headline> {
    let text = std::fs::read_to_string(repository("tests/data/import/headlines.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn who_answers_and_what_it_is_about_stand_in_headlines_of_many_shapes() {
    let mut wrong = Vec::new();
    for case in headlines() {
        let page = page_under(&case.title, &case.text);
        let hints = Hints { name: "page.html".to_owned(), ..Hints::default() };
        let draft = import(page.as_bytes(), &hints, &Known::default()).unwrap().remove(0);
        let answering = draft.people.iter().filter(|person| person.interviewee);
        let people: Vec<&String> = answering.map(|person| &person.name).collect();
        let work = draft.works.first().map(|work| work.title.as_str());
        if people != case.people.iter().collect::<Vec<_>>() || work != Some(&case.work) {
            wrong.push(format!(
                "{}\n  is        {people:?}, {work:?}\n  should be {:?}, {:?}",
                case.title, case.people, case.work
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
