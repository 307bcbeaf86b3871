//! Every command, wherever it is used, and what is suggested while it is typed.

use std::time::Duration;

use serde_json::{Value, json};
use standin::{ANNA, BEN, BOT, Discord, Place, custom_ids};

use super::bot::{Bot, STORM};

type Options = &'static [(&'static str, &'static str)];

/// Every chat command with options that suit it, and something that its reply says.
const CHAT: [(&str, Options, &str); 11] = [
    ("ask", &[("question", STORM)], "fire engines"),
    ("film", &[("title", "salt harbour")], "Salt Harbour"),
    ("person", &[("name", "Mira Solberg")], "Mira Solberg"),
    ("director", &[("name", "Anders Holm")], "Anders Holm"),
    ("news", &[("about", "Salt Harbour")], "Oslo"),
    ("interviews", &[], "Mira Solberg on the storm"),
    ("topics", &[("interview", "Mira Solberg on the storm in Salt Harbour")], "lighthouse"),
    ("random", &[], ""),
    ("help", &[], "/ask"),
    ("about", &[], "interviews"),
    ("privacy", &[], "15 minutes"),
];

fn values<'a>(options: &[(&'a str, &str)]) -> Vec<(&'a str, Value)> {
    options.iter().map(|(name, value)| (*name, json!(value))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_is_registered_and_answers_everywhere() {
    let bot = Bot::start().await;
    let registered: Vec<String> =
        bot.discord.commands(None).iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(registered.len(), CHAT.len() + 1);
    for place in [Place::GENERAL, Place::Private, Place::Group, Place::Foreign] {
        for (name, options, says) in CHAT {
            assert!(registered.contains(&name.to_owned()));
            let interaction = bot.discord.command(ANNA, place, name, &values(options));
            let reply = bot.discord.replied(interaction).await;
            assert!(reply.text().contains(says), "{name} in {place:?} says {}", reply.text());
            assert!(reply.first_after < Duration::from_secs(3));
        }
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_sent_only_if_they_differ() {
    let bot = Bot::start().await;
    let discord = bot.discord.clone();
    assert_eq!(discord.requests_to("PUT", "/commands").len(), 1);
    bot.stop().await.unwrap();
    let again = Bot::launch(discord.clone(), super::bot::Start::default());
    discord.until("a second start", |discord| (discord.identifies() > 1).then_some(())).await;
    assert_eq!(discord.requests_to("PUT", "/commands").len(), 1);
    again.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn options_suggest_while_they_are_typed() {
    let bot = Bot::start().await;
    for (command, option, typed, first) in [
        ("ask", "question", "storm", "How did Mira Solberg film the storm in Salt Harbour?"),
        ("ask", "film", "salt", "Salt Harbour (2020)"),
        ("film", "title", "emb", "Ember (2016)"),
        ("person", "name", "mira", "Mira Solberg (director)"),
        ("director", "name", "anders", "Anders Holm (director, born 1980)"),
        ("news", "about", "salt", "Salt Harbour (2020)"),
        ("interviews", "outlet", "lant", "The Lantern"),
        ("topics", "interview", "storm", "Mira Solberg on the storm in Salt Harbour"),
    ] {
        let reply = bot.discord.replied(bot.discord.type_into(ANNA, command, option, typed)).await;
        let choices = reply.choices.as_array().unwrap();
        assert!(choices[0]["name"].as_str().unwrap().starts_with(first), "{command} {option}: {choices:?}");
        assert!(choices.len() <= 25);
    }
    // Both who are called so are there, told apart.
    let reply = bot.discord.replied(bot.discord.type_into(ANNA, "person", "name", "anders holm")).await;
    assert_eq!(reply.choices.as_array().unwrap().len(), 2);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_suggested_is_understood_when_it_is_sent() {
    let bot = Bot::start().await;
    for (command, option, typed) in [
        ("film", "title", "emb"),
        ("person", "name", "anders"),
        ("topics", "interview", "storm"),
        ("ask", "question", "storm"),
    ] {
        let suggested = bot.discord.replied(bot.discord.type_into(ANNA, command, option, typed)).await;
        for choice in suggested.choices.as_array().unwrap() {
            let value = choice["value"].as_str().unwrap();
            let reply = bot.command(command, &[(option, value)]).await;
            assert!(!reply.text().contains("did not find"), "{command} {value}: {}", reply.text());
            assert!(!reply.message["embeds"].is_null());
        }
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_on_a_message_reads_it() {
    let bot = Bot::start().await;
    // Its content does not reach the bot as a message; it does as the target of the command.
    let message = bot.discord.say(BEN, Place::GENERAL, STORM, None);
    let reply = bot.discord.command_on(ANNA, Place::GENERAL, "Ask the interviews", message);
    assert!(bot.discord.replied(reply).await.text().contains("fire engines"));
    assert!(bot.discord.answer_to(message).is_none());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn options_narrow_and_wrong_ones_are_told() {
    let bot = Bot::start().await;
    let narrow = bot.command("ask", &[("question", "what about the ending"), ("film", "Salt Harbour")]).await;
    assert!(narrow.text().contains("Salt Harbour"), "{}", narrow.text());
    let wrong = bot.command("ask", &[("question", "the ending"), ("film", "Sult Hxrbqur of Nowhere")]).await;
    assert!(wrong.private && wrong.text().contains("Sult Hxrbqur"), "{}", wrong.text());
    let year = bot.discord.command(ANNA, Place::GENERAL, "interviews", &[("year", json!(1961))]);
    let year = bot.discord.replied(year).await;
    assert!(
        year.text().contains("Anders Holm") && !year.text().contains("Mira Solberg on"),
        "{}",
        year.text()
    );
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_command_and_other_events_are_left_alone() {
    let bot = Bot::start().await;
    let unknown = bot.discord.command(ANNA, Place::GENERAL, "dance", &[]);
    bot.ask(STORM).await;
    assert!(bot.discord.reply(unknown).is_none());
    bot.finish().await;
}

/// The buttons' and menus' states of a message, those that begin so.
fn states(message: &Value, begin: &str) -> Vec<String> {
    custom_ids(message).into_iter().filter(|id| id.contains(begin)).collect()
}

async fn press(discord: &Discord, message: u64, id: &str, values: &[&str]) -> standin::Reply {
    discord.replied(discord.press(ANNA, Place::GENERAL, message, id, values)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_leads_on() {
    let bot = Bot::start().await;
    let answer = bot.ask(STORM).await;
    assert!(!answer.private);
    let link = answer.message.to_string();
    assert!(link.contains("https://lantern.example.org/mira-solberg"), "{link}");
    let menu = &states(&answer.message, ":pick:")[0];
    let option = answer.message["components"][0]["components"][0]["options"][0]["value"].as_str().unwrap();
    let more = press(&bot.discord, answer.id, menu, &[option]).await;
    assert!(more.private && more.text().contains("lighthouse"), "{}", more.text());
    let news = press(&bot.discord, answer.id, &states(&answer.message, ":news:")[0], &[]).await;
    assert!(news.private && news.text().contains("Oslo"), "{}", news.text());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asked_removes_an_answer_and_nobody_else() {
    let bot = Bot::start().await;
    for place in [Place::GENERAL, Place::Group, Place::Foreign] {
        let interaction = bot.discord.command(ANNA, place, "ask", &[("question", json!(STORM))]);
        let answer = bot.discord.replied(interaction).await;
        let remove = states(&answer.message, ":remove:").remove(0);
        let foreign = bot.discord.replied(bot.discord.press(BEN, place, answer.id, &remove, &[])).await;
        assert!(foreign.private && !bot.discord.message(answer.id).unwrap().deleted);
        bot.discord.press(ANNA, place, answer.id, &remove, &[]);
        bot.discord
            .until("the removal", |discord| discord.message(answer.id).unwrap().deleted.then_some(()))
            .await;
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_plausible_can_be_pressed() {
    let bot = Bot::start().await;
    let choose = bot.ask("Anders Holm").await;
    let choices = states(&choose.message, "junket1:");
    assert!(!choices.is_empty(), "{}", choose.message);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_control_works_after_a_restart_and_an_old_one_is_told_kindly() {
    let bot = Bot::start().await;
    let discord = bot.discord.clone();
    let answer = bot.ask(STORM).await;
    bot.stop().await.unwrap();
    let bot = Bot::launch(discord.clone(), super::bot::Start::default());
    discord.until("a second session", |discord| (discord.identifies() > 1).then_some(())).await;
    discord.connected().await;
    let news = press(&discord, answer.id, &states(&answer.message, ":news:")[0], &[]).await;
    assert!(news.text().contains("Oslo"));
    let old = press(&discord, answer.id, "junket0:topic:0000000000000000", &[]).await;
    assert!(old.private && old.text().contains("Ask again"), "{}", old.text());
    let gone = press(&discord, answer.id, "junket1:topic:0000000000000000", &[]).await;
    assert!(gone.private && gone.text().contains("Ask again"));
    assert_eq!(answer.message["author"]["id"], BOT.id.to_string());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_turn_in_place() {
    let data = crate::program::repository("data");
    let bot = Bot::start_with(super::bot::Start { data, ..Default::default() }).await;
    let first = bot.command("interviews", &[]).await;
    let (page_1, older) = (first.text(), states(&first.message, ":interviews:").remove(0));
    press(&bot.discord, first.id, &older, &[]).await;
    let second = bot.discord.message(first.id).unwrap().value;
    assert_ne!(second["embeds"].to_string(), first.message["embeds"].to_string());
    let turns = states(&second, ":interviews:");
    assert_eq!(turns.len(), 2, "{turns:?}");
    // In a process that never showed the first page.
    let discord = bot.discord.clone();
    bot.stop().await.unwrap();
    let data = crate::program::repository("data");
    let bot = Bot::launch(discord.clone(), super::bot::Start { data, ..Default::default() });
    discord.until("a second session", |discord| (discord.identifies() > 1).then_some(())).await;
    discord.connected().await;
    press(&discord, first.id, &turns[0], &[]).await;
    let back = discord.message(first.id).unwrap().value;
    assert_eq!(back["embeds"].to_string() + &back["content"].to_string(), page_1);
    bot.finish().await;
}
