//! Chapters of a recording: YouTube descriptions, and the chapters of Podcasting 2.0 in JSON.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::model::{LinkKind, Timecode};

use super::address::address;
use super::block::squeeze;
use super::bullet::bare;
use super::clock::seconds;
use super::draft::Draft;
use super::pattern::pattern;
use super::{Hints, ImportError};

/// What YouTube asks of chapters: how many, how long, the first at the beginning.
const LEAST_CHAPTERS: usize = 3;
const LEAST_SECONDS: u32 = 10;
/// Chapters that are no topic, folded.
const NO_TOPICS: &[&str] = &[
    "intro",
    "introduction",
    "opening",
    "outro",
    "start",
    "end",
    "credits",
    "end credits",
    "teaser",
    "trailer",
    "sponsor",
    "ad",
    "ads",
    "advertisement",
    "welcome",
    "goodbye",
    "closing",
    "conclusion",
    "thanks",
    "cold open",
    "title",
    "presentacion",
    "despedida",
];

static URL: LazyLock<Regex> = LazyLock::new(|| pattern(r"https?://[^\s<>()\[\]]+"));

/// Returns the chapters of a description, if it has any by YouTube's rules: the first at 0:00, at least
/// three, in ascending order, each of ten seconds or more.
pub(super) fn of_description(text: &str) -> Option<Vec<(Timecode, String)>> {
    let mut found: Vec<(Timecode, String)> = Vec::new();
    for line in text.lines() {
        if let (Some(at), title) = bare(line) {
            if found.is_empty() && at.seconds() != 0 {
                continue;
            }
            found.push((at, title));
        }
    }
    let ascending = found.windows(2).all(|pair| pair[1].0.seconds() >= pair[0].0.seconds() + LEAST_SECONDS);
    (found.len() >= LEAST_CHAPTERS && ascending).then_some(found)
}

/// Makes a draft of a description with chapters. Its first line is the headline, if no chapter comes before it.
pub(super) fn description(text: &str, chapters: &[(Timecode, String)], hints: &Hints) -> Draft {
    let lines: Vec<String> = text.lines().map(squeeze).filter(|line| !line.is_empty()).collect();
    let first = lines
        .first()
        .filter(|line| bare(line).0.is_none() && line.chars().count() < 160 && !line.starts_with("http"));
    let mut draft = Draft::new(first.cloned().unwrap_or_default());
    if draft.title.is_empty() {
        draft.note("title: the description has none; take the recording's");
    }
    draft.video_url = hints.url.as_deref().filter(|url| is_recording(url)).and_then(|url| address(url, None));
    add(&mut draft, chapters);
    for line in lines.iter().filter(|line| bare(line).0.is_none()) {
        for found in URL.find_iter(line) {
            link(&mut draft, line, found.as_str(), found.start());
        }
    }
    draft
}

fn is_recording(url: &str) -> bool {
    ["youtube.com/", "youtu.be/", "vimeo.com/"].iter().any(|host| url.contains(host))
}

/// Adds chapters as topics, save those that are none.
pub(super) fn add(draft: &mut Draft, chapters: &[(Timecode, String)]) {
    for (at, title) in chapters {
        if !is_no_topic(title) {
            draft.add_topic(title, Some(*at));
        }
    }
}

/// Whether a chapter is one of the recording and of nothing that is said: "Intro".
pub(super) fn is_no_topic(title: &str) -> bool {
    NO_TOPICS.contains(&crate::text::fold(title).as_str())
}

/// "Read the interview: https://..." is a link of that name; accounts and shops are none.
fn link(draft: &mut Draft, line: &str, url: &str, at: usize) {
    let name = line[..at].trim_end_matches([' ', ':', '-', '–', '—', '|', '►', '→', '▶', '(']);
    let is_account = [
        "facebook.",
        "twitter.",
        "//x.com",
        "instagram.",
        "tiktok.",
        "patreon.",
        "amzn.",
        "amazon.",
        "bit.ly",
        "discord.",
        "subscribe",
        "sub_confirmation",
        "/channel/",
        "/@",
    ]
    .iter()
    .any(|part| url.contains(part));
    if name.split(' ').count() < 2 || is_account {
        return;
    }
    if let Some(url) = address(url.trim_end_matches(['.', ',']), None) {
        let kind = super::article::kind(name, Some(&url));
        draft.add_link(&squeeze(name), Some(url), kind);
    }
}

/// Whether a JSON text is chapters.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("\"chapters\"")
}

/// Makes a draft of the chapters file of a podcast's episode.
pub(super) fn podcast(text: &str) -> Result<Draft, ImportError> {
    let broken = |reason: String| ImportError::Broken { kind: "podcast chapters", reason };
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| broken(error.to_string()))?;
    let text =
        |key: &str| value.get(key).and_then(Value::as_str).map(squeeze).filter(|text| !text.is_empty());
    let chapters = value
        .get("chapters")
        .and_then(Value::as_array)
        .ok_or_else(|| broken("\"chapters\" is no list".to_owned()))?;
    let mut draft = Draft::new(text("title").unwrap_or_default());
    draft.outlet = text("podcastName");
    draft.interviewer = text("author");
    draft.video_url = text("fileName").and_then(|url| address(&url, None));
    let mut timed: Vec<(Timecode, String)> = Vec::new();
    for chapter in chapters.iter().take(super::draft::MAX_LIST) {
        // Silent chapters change the picture and are not listed.
        let silent = chapter.get("toc").and_then(Value::as_bool) == Some(false);
        let start = chapter.get("startTime").and_then(Value::as_f64).and_then(seconds);
        let title = chapter.get("title").and_then(Value::as_str).map(squeeze).unwrap_or_default();
        if let (false, Some(at), false) = (silent, start, title.is_empty()) {
            timed.push((at, title.clone()));
        }
        let url = chapter.get("url").and_then(Value::as_str).and_then(|url| address(url, None));
        if let (Some(url), false) = (url, title.is_empty()) {
            draft.add_link(&title, Some(url), LinkKind::News);
        }
    }
    timed.sort_by_key(|(at, _)| *at);
    add(&mut draft, &timed);
    if draft.title.is_empty() {
        draft.note("title: the chapters have none; take the episode's");
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chapters_follow_youtubes_rules() {
        let good =
            "A talk about Ember\n\n0:00 Intro\n0:45 Why gel?\n2:10 - The long take\n1:02:03 What comes next";
        let found = of_description(good).unwrap();
        assert_eq!(
            found.iter().map(|(at, title)| (at.seconds(), title.as_str())).collect::<Vec<_>>(),
            [(0, "Intro"), (45, "Why gel?"), (130, "The long take"), (3723, "What comes next")]
        );
        let drafted = description(good, &found, &Hints::default());
        assert_eq!(drafted.topics.len(), 3);
        for bad in [
            "0:05 A\n0:45 B\n1:10 C",
            "0:00 A\n0:45 B",
            "0:00 A\n0:45 B\n0:50 C",
            "0:00 A\n1:45 B\n0:50 C",
            "words",
        ] {
            assert_eq!(of_description(bad), None, "{bad}");
        }
    }

    #[test]
    fn chapters_of_a_podcast_are_topics() {
        let text = r#"{"version": "1.2.0", "title": "Lena Aoki on Ember", "podcastName": "Reel Talk", "chapters": [
            {"startTime": 0, "title": "Intro"}, {"startTime": 95.5, "title": "Why gel?", "url": "https://reel.example.org/gel?utm_source=p"},
            {"startTime": 100, "title": "Picture", "toc": false}]}"#;
        let draft = podcast(text).unwrap();
        assert_eq!(
            (draft.title.as_str(), draft.outlet.as_deref()),
            ("Lena Aoki on Ember", Some("Reel Talk"))
        );
        assert_eq!(
            draft.topics.iter().map(|topic| topic.at.unwrap().to_string()).collect::<Vec<_>>(),
            ["0:01:35"]
        );
        assert_eq!(draft.links[0].url.as_deref(), Some("https://reel.example.org/gel"));
        assert!(podcast("{\"chapters\": 1}").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>()) {
            let _ = (of_description(&text), podcast(&text));
        }
    }
}
