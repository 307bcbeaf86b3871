//! Who sees an answer, and what counts from before.

use serde_json::json;
use standin::{ANNA, BEN, Place};

use super::bot::{Bot, STORM};

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_public_refusals_private_and_the_asker_decides() {
    let bot = Bot::start().await;
    assert!(!bot.ask(STORM).await.private);
    assert!(bot.ask("hello there").await.private);
    for (visibility, private) in [("private", true), ("public", false)] {
        for question in [STORM, "hello there"] {
            let options = [("question", question), ("visibility", visibility)];
            assert_eq!(bot.command("ask", &options).await.private, private, "{question} {visibility}");
        }
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_up_counts_for_who_asked_where_it_was_asked() {
    let bot = Bot::start().await;
    bot.ask("what do you have on Ivo Brandt").await;
    let follow_up = [("question", json!("which lenses were used on it"))];
    let hers = bot.discord.command(ANNA, Place::GENERAL, "ask", &follow_up);
    assert!(bot.discord.replied(hers).await.text().contains("Ivo Brandt"));
    let privately =
        bot.discord.command(BEN, Place::Private, "ask", &[("question", json!("and the ending?"))]);
    assert!(bot.discord.replied(privately).await.private);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_carries_no_answer_and_no_link_of_one() {
    let bot = Bot::start().await;
    let refusal = bot.ask("who composed the music of Casablanca").await;
    assert!(refusal.private);
    assert!(!refusal.text().contains("example.org"), "{}", refusal.text());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spoiler_is_hidden_not_removed() {
    let bot = Bot::start().await;
    let reply = bot.ask("Why does the keeper leave at the end of Salt Harbour?").await;
    assert!(reply.text().contains("||"), "{}", reply.text());
    assert!(reply.text().contains("drowned"), "{}", reply.text());
    bot.finish().await;
}
