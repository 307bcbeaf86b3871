//! What is counted, what readers think, and what editors do from Discord.

use std::sync::Arc;

use junket::answer::Outcome;
use junket::discord::Counting;
use junket::store::{Sqlite, Store as _};
use serde_json::{Value, json};
use standin::{ANNA, BEN, BOT, Discord, Place, Setup, custom_ids};

use super::bot::{Bot, STORM, Start};
use super::program::Program;
use crate::program::repository;

/// A store of its own, in a folder that goes with it.
fn store() -> (tempfile::TempDir, Arc<Sqlite>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(Sqlite::open(&folder.path().join("counts.sqlite")).unwrap());
    (folder, store)
}

async fn counting_bot(store: &Arc<Sqlite>) -> Bot {
    let counting = Counting { store: Some(Arc::clone(store) as _), questions: true, votes: true };
    Bot::start_with(Start { counting, editors: vec![ANNA.id], ..Start::default() }).await
}

fn questions(store: &Sqlite) -> Vec<(String, u32)> {
    let questions = store.questions(jiff::ZonedDateTime::now().date()).unwrap();
    questions.into_iter().map(|question| (question.text, question.count)).collect()
}

/// Counting happens beside the answer; this waits until `n` have been asked, whichever.
async fn counted(bot: &Bot, store: &Sqlite, n: u32) -> Vec<(String, u32)> {
    let asked = |questions: &Vec<(String, u32)>| questions.iter().map(|(_, count)| count).sum::<u32>() == n;
    bot.discord.until("a count", |_| Some(questions(store)).filter(asked)).await
}

const MISSED: &str = "Who made the WALLPAPER in Salt Harbour, <@910000000000000001>?";

#[tokio::test(flavor = "multi_thread")]
async fn what_found_no_answer_is_counted_wherever_it_is_asked() {
    let (_folder, store) = store();
    let bot = counting_bot(&store).await;
    bot.ask(STORM).await;
    bot.ask(MISSED).await;
    let mention = bot.discord.say(BEN, Place::GENERAL, &format!("<@{}> hello you there", BOT.id), None);
    bot.discord.answered(mention).await;
    let private = bot.discord.say(BEN, Place::Private, MISSED, None);
    bot.discord.answered(private).await;
    let counts = counted(&bot, &store, 3).await;
    assert!(counts.contains(&("who made the wallpaper in salt harbour".to_owned(), 2)), "{counts:?}");
    let privacy = bot.command("privacy", &[]).await.text();
    assert!(privacy.contains("is counted") && privacy.contains("30 days"), "{privacy}");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_store_nothing_is_counted_and_there_are_no_thumbs() {
    let bot = Bot::start().await;
    let answer = bot.ask(STORM).await;
    assert!(!answer.message["components"].to_string().contains("👍"));
    assert!(bot.command("privacy", &[]).await.text().contains("Nothing that you write is stored"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thumb_is_thanked_privately_and_counted_once() {
    let (_folder, store) = store();
    let bot = counting_bot(&store).await;
    let answer = bot.ask(STORM).await;
    let ids = custom_ids(&answer.message);
    let find = |kind: &str| ids.iter().find(|id| id.contains(kind)).unwrap().clone();
    let (up, down) = (find(":up:"), find(":down:"));
    for (user, id) in [(ANNA, &up), (ANNA, &up), (ANNA, &down), (BEN, &down)] {
        let pressed = bot.discord.press(user, Place::GENERAL, answer.id, id, &[]);
        let thanks = bot.discord.replied(pressed).await;
        assert!(thanks.private && thanks.text().contains("Thank you"), "{}", thanks.text());
    }
    let votes = bot
        .discord
        .until("the votes", |_| store.votes().unwrap().pop().filter(|votes| votes.down == 2))
        .await;
    assert_eq!((votes.up, votes.down), (0, 2));
    assert_eq!(votes.topic.to_string(), "lantern-mira-solberg-salt-harbour-2021#storm");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn editors_see_the_gaps_and_nobody_else_does() {
    let (_folder, store) = store();
    let today = jiff::ZonedDateTime::now().date();
    store.count_question("who made the wallpaper in salt harbour", Outcome::NotCovered, today).unwrap();
    let bot = counting_bot(&store).await;
    let registered = bot.discord.commands(None);
    assert!(registered.iter().any(|command| command["name"] == "editor"));
    for (user, says) in [(ANNA, "wallpaper"), (BEN, "for the editors")] {
        let asked = bot.discord.sub_command(user, Place::Private, ("editor", "gaps"), &[], None);
        let reply = bot.discord.replied(asked).await;
        assert!(reply.private && reply.text().contains(says), "{}", reply.text());
        assert_eq!(reply.text().contains("wallpaper"), user == ANNA);
    }
    bot.finish().await;
}

/// Shows a file to the program as an editor does, and returns what it says.
async fn previewed(discord: &Discord, name: &str, content: &[u8], topic: u64) -> Value {
    let options = [("topic", json!(topic))];
    let file = Some((name, content));
    let asked = discord.sub_command(ANNA, Place::GENERAL, ("editor", "preview"), &options, file);
    let reply = discord.replied(asked).await;
    assert!(reply.private);
    reply.message["embeds"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attached_interview_is_checked_and_shown_as_it_would_appear() {
    let discord = Discord::start(Setup::default()).await;
    let editor = ANNA.id.to_string();
    let args = ["bot", "--monitor", "127.0.0.1:0", "--editors", &editor];
    let program = Program::start(&discord, &args).await;
    discord.connected().await;

    let name = "lantern-mira-solberg-salt-harbour-2021.json";
    let path = repository("tests/data/small/interviews").join(name);
    let whole = std::fs::read_to_string(path).unwrap();
    let cards = previewed(&discord, name, whole.as_bytes(), 2).await;
    assert_eq!(cards.as_array().unwrap().len(), 3, "{cards}");
    let second = serde_json::from_str::<Value>(&whole).unwrap()["topics"][1]["question"].clone();
    assert_eq!(cards[2]["title"], second);

    let broken = whole.replace("\"language\"", "\"langauge\"");
    let cards = previewed(&discord, name, broken.as_bytes(), 1).await;
    assert!(cards[0].to_string().contains("langauge") && cards[1].is_null(), "{cards}");

    let page = std::fs::read(repository("tests/data/import/chapters.txt"));
    let page = page
        .unwrap_or_else(|_| b"00:00 Intro\n01:00 How did you shoot the storm?\n02:30 Why at night?".to_vec());
    let cards = previewed(&discord, "talk.txt", &page, 1).await;
    assert!(cards[0].to_string().contains("Open"), "{cards}");

    let large = vec![b' '; (4 << 20) + 1];
    let cards = previewed(&discord, "large.json", &large, 1).await;
    assert!(cards[0].to_string().contains("more than 4 MiB"), "{cards}");
    program.signal("TERM");
    assert!(program.ended().await.0.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_cannot_be_used_is_told_once_and_answers_go_on() {
    let discord = Discord::start(Setup::default()).await;
    let program =
        Program::start(&discord, &["bot", "--monitor", "off", "--store", "/proc/none/counts"]).await;
    discord.connected().await;
    let answer = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]);
    assert!(discord.replied(answer).await.text().contains("fire engines"));
    let missed = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(MISSED))]);
    discord.replied(missed).await;
    program.signal("TERM");
    let (status, log, _) = program.ended().await;
    assert!(status.success());
    assert_eq!(log.iter().filter(|line| line.contains("nothing is counted")).count(), 1, "{log:#?}");
}
