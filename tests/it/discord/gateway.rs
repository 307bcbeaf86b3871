//! Sessions: begun sparingly, resumed where that is possible, given up where Discord says so.

use std::time::Duration;

use junket::discord::{Pacing, RunError};
use standin::{ANNA, Discord, Out, Place, Setup};

use super::bot::{Bot, STORM, Start};

#[tokio::test(flavor = "multi_thread")]
async fn only_intents_that_need_no_approval_are_asked_for() {
    let bot = Bot::start().await;
    assert_eq!(bot.discord.intents(), Some(1 | 1 << 9 | 1 << 12));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_to_reconnect_resumes_and_nothing_is_lost() {
    let bot = Bot::start().await;
    bot.discord.ask_to_reconnect();
    // Asked while nobody listens; a resumed session gets it afterwards.
    let asked = bot.discord.command(ANNA, Place::GENERAL, "help", &[]);
    bot.discord.until("a resume", |discord| (discord.resumes() == 1).then_some(())).await;
    bot.discord.replied(asked).await;
    assert_eq!(bot.discord.identifies(), 1);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_resumes() {
    let bot = Bot::start().await;
    for (n, out) in
        [Out::Cut, Out::Close(4000), Out::Payload(serde_json::json!({"op": 9, "d": true}))].iter().enumerate()
    {
        bot.discord.send(out);
        bot.discord.until("a resume", |discord| (discord.resumes() == n + 1).then_some(())).await;
        assert!(bot.ask(STORM).await.text().contains("fire engines"), "{out:?}");
    }
    assert_eq!(bot.discord.identifies(), 1);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invalid_session_is_begun_anew() {
    let bot = Bot::start().await;
    bot.discord.invalidate(false);
    bot.discord.until("a second session", |discord| (discord.identifies() == 2).then_some(())).await;
    bot.discord
        .until("its connection", |discord| {
            (discord.reply(discord.command(ANNA, Place::GENERAL, "help", &[])).is_some()
                || discord.is_connected())
            .then_some(())
        })
        .await;
    assert!(bot.ask(STORM).await.text().contains("fire engines"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unanswered_heartbeat_ends_the_connection() {
    let setup = Setup { heartbeat: Duration::from_millis(400), ..Setup::default() };
    let bot = Bot::start_with(Start { setup, ..Start::default() }).await;
    bot.discord.until("heartbeats", |discord| (discord.heartbeats() >= 2).then_some(())).await;
    bot.discord.change(|setup| setup.acknowledges = false);
    bot.discord.until("a new session", |discord| (discord.identifies() == 2).then_some(())).await;
    bot.discord.change(|setup| setup.acknowledges = true);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_final_close_ends_the_bot() {
    for (code, says) in [(4004, "token"), (4013, "intents"), (4014, "intents")] {
        let bot = Bot::start().await;
        bot.discord.send(&Out::Close(code));
        let error = bot.ended().await.unwrap_err();
        assert!(matches!(error, RunError::Final(_)) && error.to_string().contains(says), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_and_an_unreachable_discord_are_told_at_once() {
    let discord =
        Discord::start(Setup { token: "another.token.altogether".to_owned(), ..Setup::default() }).await;
    let error = Bot::launch(discord.clone(), Start::default()).ended().await.unwrap_err().to_string();
    assert!(error.contains("asking for the gateway") && error.contains("401"), "{error}");
    assert!(!error.contains(standin::TOKEN));
    assert_eq!(discord.identifies(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_that_fail_are_paused_between() {
    let setup = Setup { close_identify: Some(4000), identify_gap: Duration::ZERO, ..Setup::default() };
    let pause = Duration::from_secs(3);
    let pacing = Pacing { burst: 1, min_pause: pause, max_pause: pause, ..Pacing::default() };
    let discord = Discord::start(setup.clone()).await;
    let bot = Bot::launch(discord.clone(), Start { setup, pacing, ..Start::default() });
    discord.until("two sessions", |discord| (discord.identifies() == 2).then_some(())).await;
    discord.change(|setup| setup.close_identify = None);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(discord.identifies(), 2, "it did not pause");
    discord.connected().await;
    assert!(bot.ask(STORM).await.text().contains("fire engines"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_sessions_of_a_day_are_not_spent() {
    let setup = Setup { identifies_left: 3, identifies_reset: Duration::from_secs(2), ..Setup::default() };
    let discord = Discord::start(setup.clone()).await;
    let bot = Bot::launch(discord.clone(), Start { setup, ..Start::default() });
    discord
        .until("the question for it", |discord| {
            (!discord.requests_to("GET", "/gateway/bot").is_empty()).then_some(())
        })
        .await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(discord.identifies(), 0);
    discord.change(|setup| setup.identifies_left = 1000);
    discord.connected().await;
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_says_goodbye() {
    let bot = Bot::start().await;
    let discord = bot.discord.clone();
    bot.stop().await.unwrap();
    discord.until("the goodbye", |discord| (discord.closed_by_bot() == [1000]).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_is_heeded_while_discord_keeps_silent() {
    let discord = Discord::start(Setup::default()).await;
    discord.order("GET", "/gateway", 1, standin::Fault::Slow(Duration::from_secs(10)));
    let bot = Bot::launch(discord.clone(), Start::default());
    tokio::time::sleep(Duration::from_millis(300)).await;
    tokio::time::timeout(Duration::from_secs(5), bot.stop()).await.unwrap().unwrap();
    assert_eq!(discord.identifies(), 0);
}
