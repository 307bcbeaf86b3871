//! Hostile questions and hostile interviews are shown as text.

use std::sync::Arc;

use junket::answer::Answerer;
use junket::model::Collection;
use junket::search::{Calibration, Index, Resources};
use serde_json::{Value, json};
use standin::{ANNA, BOT, Place};

use super::bot::{Bot, STORM, Start};
use crate::program::repository;

const HOSTILE: [&str; 8] = [
    "@everyone @here <@910000000000000001> <@&1> <#810000000000000001> </ask:1> storm in Salt Harbour",
    "**bold** __under__ ~~strike~~ `code` ```block``` ||spoiler|| > quote storm Salt Harbour",
    "[click](https://evil.example) <https://evil.example> https://evil.example storm Salt Harbour",
    "# heading\n## two\n- list\n1. one\n-# small Salt Harbour storm",
    "\u{202e}mrots\u{202c} \u{200b}\u{200f}\u{feff}\u{2066}Salt\u{2069} Harbour storm \u{0}\u{7}\u{1b}[31m",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307} Z\u{310}\u{311}a\u{312}\u{313}lgo Salt Harbour 👩‍👩‍👧‍👦🏳️‍🌈",
    "\\\\@everyone \\[x](y) \\` Salt Harbour",
    "<t:0:R> <:emoji:1> <a:emoji:1> <id:home> Salt Harbour storm",
];

/// Whether a rendered text holds something that Discord would act on.
fn acts(text: &str) -> bool {
    let unescaped = text.replace("\\\\", "");
    let bare = |mark: &str| unescaped.match_indices(mark).any(|(at, _)| !unescaped[..at].ends_with('\\'));
    bare("@everyone") || bare("@here") || bare("<@") || bare("<#") || bare("</") || bare("<t:") || bare("<:")
}

fn texts(message: &Value) -> Vec<String> {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|item| walk(item, found)),
            Value::Object(map) => map.values().for_each(|item| walk(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&message["embeds"], &mut found);
    walk(&message["content"], &mut found);
    found
}

fn check(message: &Value) {
    for text in texts(message) {
        assert!(!acts(&text), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\u{7}', '\u{1b}']), "{text:?}");
        assert!(!text.contains("(https://evil.example"), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_questions_are_shown_as_text_and_ping_nobody() {
    let bot = Bot::start().await;
    let long = "storm ".repeat(700);
    for question in HOSTILE.into_iter().chain([&*long]) {
        for (command, option) in [
            ("ask", "question"),
            ("film", "title"),
            ("person", "name"),
            ("news", "about"),
            ("topics", "interview"),
        ] {
            let reply = bot.command(command, &[(option, question)]).await;
            check(&reply.message);
        }
        let mention = bot.discord.say(ANNA, Place::GENERAL, &format!("<@{}> {question}", BOT.id), None);
        check(&bot.discord.answered(mention).await.value);
        bot.discord.replied(bot.discord.type_into(ANNA, "ask", "question", question)).await;
    }
    for request in bot.discord.requests().iter().filter(|request| request.body.to_string().contains("embeds"))
    {
        let body = if request.body["data"].is_object() { &request.body["data"] } else { &request.body };
        assert_eq!(body["allowed_mentions"]["parse"], json!([]), "{body}");
    }
    bot.finish().await;
}

/// The small data with every text of an interview made hostile.
fn hostile_collection(text: &str) -> Collection {
    let dir = tempfile::tempdir().unwrap();
    let interviews = dir.path().join("interviews");
    std::fs::create_dir_all(&interviews).unwrap();
    std::fs::copy(repository("tests/data/small/names.json"), dir.path().join("names.json")).unwrap();
    for entry in std::fs::read_dir(repository("tests/data/small/interviews")).unwrap() {
        let path = entry.unwrap().path();
        let mut interview: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        interview["summary"] = json!(format!("{text} {}", "long ".repeat(300)));
        interview["outlet"] = json!(format!("Outlet {text}"));
        for topic in interview["topics"].as_array_mut().unwrap() {
            let question = topic["question"].as_str().unwrap().to_owned();
            topic["question"] = json!(format!("{question} {text}"));
            topic["summary"] = json!(format!("{text} {}", "long ".repeat(300)));
        }
        for link in interview["links"].as_array_mut().unwrap() {
            link["title"] = json!(format!("{} {text}", link["title"].as_str().unwrap()));
        }
        std::fs::write(interviews.join(path.file_name().unwrap()), interview.to_string()).unwrap();
    }
    junket::corpus::load(dir.path()).unwrap_or_else(|error| panic!("{error}")).collection
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_interviews_are_shown_as_text_too() {
    for text in [HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5], HOSTILE[6], HOSTILE[7]] {
        let index = Index::build(Arc::new(hostile_collection(text)), Resources::default());
        let answerer = Answerer::new(index, None, Calibration::default());
        let bot = Bot::start_with(Start { answerer: Some(answerer), ..Start::default() }).await;
        for (command, options) in [
            ("ask", &[("question", STORM)][..]),
            ("film", &[("title", "Salt Harbour")]),
            ("person", &[("name", "Mira Solberg")]),
            ("news", &[("about", "Salt Harbour")]),
            ("interviews", &[]),
            ("random", &[]),
            ("topics", &[("interview", "lantern-mira-solberg-salt-harbour-2021")]),
        ] {
            check(&bot.command(command, options).await.message);
        }
        bot.finish().await;
    }
}
