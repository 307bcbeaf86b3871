//! What goes wrong between the bot and Discord, and never twice.

use std::sync::Arc;
use std::time::Duration;

use junket::answer::Answerer;
use junket::corpus;
use junket::encoder::{Encode, EncodeError};
use junket::search::{Calibration, Index, Matrix, Resources, texts_to_encode};
use standin::{ANNA, BOT, Fault, Place};

use super::bot::{Bot, STORM, Start};
use crate::program::repository;

/// An encoder that takes its time, and fails badly on one word.
struct Slow(Duration);

impl Encode for Slow {
    fn fingerprint(&self) -> &str {
        "slow"
    }

    fn dimensions(&self) -> usize {
        2
    }

    fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
        assert!(!text.contains("xyzzy"), "the encoder fails on order");
        std::thread::sleep(self.0);
        // Far from everything that is stored.
        Ok(vec![0.0, 1.0])
    }
}

fn slow(time: Duration) -> Start {
    let collection = Arc::new(corpus::load(&repository("tests/data/small")).unwrap().collection);
    let n_texts = texts_to_encode(&collection).len();
    let vectors = Some(Matrix::new(2, [1.0, 0.0].repeat(n_texts)));
    let index = Index::build(collection, Resources { vectors, ..Resources::default() });
    let answerer = Answerer::new(index, Some(Arc::new(Slow(time))), Calibration::default());
    Start { answerer: Some(answerer), ..Start::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_long_is_deferred_and_its_privacy_kept() {
    let bot = Bot::start_with(slow(Duration::from_millis(1800))).await;
    for (visibility, private) in [("private", true), ("public", false)] {
        let reply = bot.command("ask", &[("question", STORM), ("visibility", visibility)]).await;
        assert!(reply.deferred && reply.first_after < Duration::from_secs(3), "{:?}", reply.first_after);
        assert_eq!(reply.private, private);
        assert!(!reply.text().is_empty());
    }
    // The deferral was public, and what came of it is a refusal.
    let refused = bot.ask("who composed the music of Casablanca").await;
    assert!(refused.deferred && refused.private, "{}", refused.message);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_inside_is_excused() {
    let bot = Bot::start_with(slow(Duration::ZERO)).await;
    let reply = bot.ask("tell me about xyzzy in Salt Harbour").await;
    assert!(reply.private && reply.text().contains("Something went wrong"), "{}", reply.text());
    assert!(bot.ask(STORM).await.text().contains("Salt Harbour"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_server_is_asked_again() {
    let bot = Bot::start().await;
    for fault in [Fault::Status(500), Fault::Status(502), Fault::Status(503), Fault::Dropped] {
        bot.discord.order("POST", "/callback", 2, fault);
        assert!(bot.ask(STORM).await.text().contains("fire engines"), "{fault:?}");
    }
    // After three attempts it is given up, and the next question is answered.
    bot.discord.order("POST", "/callback", 3, Fault::Status(500));
    let before = bot.discord.requests_to("POST", "/callback").len();
    let lost = bot.discord.command(ANNA, Place::GENERAL, "help", &[]);
    let attempts = |discord: &standin::Discord| discord.requests_to("POST", "/callback").len() - before;
    bot.discord.until("three attempts", |discord| (attempts(discord) == 3).then_some(())).await;
    assert!(bot.ask(STORM).await.text().contains("fire engines"));
    assert!(bot.discord.reply(lost).is_none());
    bot.discord.until("no attempt more", |discord| (attempts(discord) == 4).then_some(())).await;
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_is_not_shown_twice() {
    let bot = Bot::start().await;
    bot.discord.order("POST", "/callback", 1, Fault::DroppedAfter);
    assert!(bot.ask(STORM).await.text().contains("fire engines"));
    for fault in [Fault::DroppedAfter, Fault::Garbled] {
        bot.discord.order("POST", "/messages", 1, fault);
        let asked = bot.discord.say(ANNA, Place::GENERAL, &format!("<@{}> {STORM}", BOT.id), None);
        bot.discord.answered(asked).await;
        let next = bot.discord.say(ANNA, Place::GENERAL, &format!("<@{}> {STORM}", BOT.id), None);
        bot.discord.answered(next).await;
        let nonces = |discord: &standin::Discord| -> Vec<serde_json::Value> {
            let mut sent = discord.requests_to("POST", "/messages");
            sent.retain(|sent| {
                sent.body["message_reference"]["message_id"] == serde_json::json!(asked.to_string())
            });
            sent.into_iter().map(|sent| sent.body["nonce"].clone()).collect()
        };
        match fault {
            // Tried again with the same nonce, under which Discord shows one message.
            Fault::DroppedAfter => {
                let twice =
                    |discord: &standin::Discord| (nonces(discord).len() == 2).then(|| nonces(discord));
                let nonces = bot.discord.until("a second attempt", twice).await;
                assert_eq!(nonces[0], nonces[1]);
            }
            _ => assert_eq!(nonces(&bot.discord).len(), 1),
        }
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_that_is_gone_is_let_go() {
    let bot = Bot::start().await;
    bot.discord.change(|setup| setup.patience = Duration::ZERO);
    let gone = bot.discord.command(ANNA, Place::GENERAL, "help", &[]);
    bot.discord
        .until("an attempt", |discord| {
            (!discord.requests_to("POST", &format!("/{gone}/")).is_empty()).then_some(())
        })
        .await;
    bot.discord.change(|setup| setup.patience = Duration::from_secs(3));
    assert!(bot.ask(STORM).await.text().contains("fire engines"));
    assert_eq!(bot.discord.requests_to("POST", &format!("/{gone}/")).len(), 1);
    bot.finish().await;
}
