//! Messages: the bot speaks when spoken to, where it may.

use standin::{ANNA, BEN, BOT, GENERAL, NO_EMBEDS, Place, SILENT, custom_ids};

use super::bot::{Bot, STORM};

fn mentioning(text: &str) -> String {
    format!("<@{}> {text}", BOT.id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_and_a_private_message_are_answered() {
    let bot = Bot::start().await;
    let mention = bot.discord.say(ANNA, Place::GENERAL, &mentioning(STORM), None);
    let answer = bot.discord.answered(mention).await;
    assert!(answer.value.to_string().contains("fire engines"));
    assert!(bot.discord.typing().contains(&GENERAL));
    let privately = bot.discord.say(BEN, Place::Private, STORM, None);
    assert!(bot.discord.answered(privately).await.value.to_string().contains("fire engines"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_to_what_it_said_is_answered_where_its_content_arrives() {
    let bot = Bot::start().await;
    let first = bot.discord.say(ANNA, Place::GENERAL, &mentioning("what about Salt Harbour"), None);
    let answer = bot.discord.answered(first).await;
    let id = answer.value["id"].as_str().unwrap().parse().unwrap();
    let reply = bot.discord.say(ANNA, Place::GENERAL, STORM, Some(id));
    assert!(bot.discord.answered(reply).await.value.to_string().contains("fire engines"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_never_speaks_unasked() {
    let bot = Bot::start().await;
    let other = bot.discord.say(BEN, Place::GENERAL, "<@910000000000000001> look at this", None);
    let unasked = bot.discord.say(ANNA, Place::GENERAL, STORM, Some(other));
    // What is asked afterwards is answered, so the others were seen before.
    let asked = bot.discord.say(ANNA, Place::GENERAL, &mentioning(STORM), None);
    bot.discord.answered(asked).await;
    assert!(bot.discord.answer_to(unasked).is_none() && bot.discord.answer_to(other).is_none());
    assert_eq!(bot.discord.requests_to("POST", "/messages").len(), 1);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_card_may_be_shown_the_answer_is_plain_text() {
    let bot = Bot::start().await;
    let asked = bot.discord.say(ANNA, Place::Channel(NO_EMBEDS), &mentioning(STORM), None);
    let answer = bot.discord.answered(asked).await.value;
    assert!(answer["content"].as_str().unwrap().contains("fire engines"), "{answer}");
    assert!(answer["embeds"].as_array().unwrap().is_empty());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_it_may_not_speak_it_stops_trying() {
    let bot = Bot::start().await;
    for _ in 0..3 {
        bot.discord.say(ANNA, Place::Channel(SILENT), &mentioning(STORM), None);
        bot.discord
            .until("a refusal", |discord| {
                (!discord.requests_to("POST", &format!("/channels/{SILENT}/messages")).is_empty())
                    .then_some(())
            })
            .await;
        // What is answered elsewhere shows that the message before was dealt with.
        let elsewhere = bot.discord.say(ANNA, Place::GENERAL, &mentioning(STORM), None);
        bot.discord.answered(elsewhere).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    // With its card and without, for the first message alone.
    assert_eq!(bot.discord.requests_to("POST", &format!("/channels/{SILENT}/messages")).len(), 2);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_message_can_be_removed() {
    let bot = Bot::start().await;
    let asked = bot.discord.say(ANNA, Place::GENERAL, &mentioning(STORM), None);
    let answer = bot.discord.answered(asked).await.value;
    let id = answer["id"].as_str().unwrap().parse().unwrap();
    let remove = custom_ids(&answer).into_iter().find(|id| id.starts_with("junket1:remove:")).unwrap();
    bot.discord.press(ANNA, Place::GENERAL, id, &remove, &[]);
    bot.discord.until("the removal", |discord| discord.message(id).unwrap().deleted.then_some(())).await;
    bot.finish().await;
}
