//! New data while questions are answered, and a stop in the middle of them.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use standin::{ANNA, Fault, Place};

use super::bot::{Bot, STORM, Start};
use crate::program::{copy_small, small_copy};

/// The small data in a folder of its own, and a file of it.
fn own_data() -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = small_copy();
    let file = dir.path().join("interviews/lantern-mira-solberg-salt-harbour-2021.json");
    (dir, file)
}

/// Changes the answer about the storm.
fn change(file: &Path, summary: &str) {
    let mut interview: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    interview["topics"][0]["summary"] = json!(summary);
    std::fs::write(file, interview.to_string()).unwrap();
}

/// Asks until the answer says something.
async fn asked_until(bot: &Bot, says: &str) {
    for _ in 0..100 {
        if bot.ask(STORM).await.text().contains(says) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no answer says {says}");
}

#[tokio::test(flavor = "multi_thread")]
async fn new_data_is_taken_up_and_broken_data_is_not_under_load() {
    let (dir, file) = own_data();
    let bot = Bot::start_with(Start { data: dir.path().to_owned(), ..Start::default() }).await;
    let asking = async {
        let mut asked = Vec::new();
        for _ in 0..60 {
            asked.push(bot.discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        for interaction in asked {
            let text = bot.discord.replied(interaction).await.text();
            assert!(text.contains("fire engines") || text.contains("a bathtub"), "{text}");
        }
    };
    let changing = async {
        std::fs::write(&file, "{ broken").unwrap();
        bot.reload.notify_one();
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert!(bot.ask(STORM).await.text().contains("fire engines"));
        copy_small(dir.path());
        change(&file, "It was shot in a bathtub.");
        bot.reload.notify_one();
        asked_until(&bot, "a bathtub").await;
    };
    tokio::join!(asking, changing);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_folder_is_noticed() {
    let (dir, file) = own_data();
    let start = Start { data: dir.path().to_owned(), watch: true, ..Start::default() };
    let bot = Bot::start_with(start).await;
    change(&file, "It was shot in a bathtub.");
    asked_until(&bot, "a bathtub").await;
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_what_is_in_hand_and_excuses_what_comes() {
    let bot = Bot::start().await;
    let discord = bot.discord.clone();
    discord.order("POST", "/callback", 1, Fault::Slow(Duration::from_millis(1500)));
    let in_hand = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let stopping = tokio::spawn(bot.stop());
    tokio::time::sleep(Duration::from_millis(300)).await;
    let late = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]);
    assert!(discord.replied(late).await.text().contains("restarted"));
    stopping.await.unwrap().unwrap();
    assert!(discord.replied(in_hand).await.text().contains("fire engines"));
    assert_eq!(discord.problems(), Vec::<String>::new());
}
