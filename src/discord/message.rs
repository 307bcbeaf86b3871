//! What is sent: a card with its controls, public or private.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse, MessageFlags,
};

use crate::answer::{Answer, Outcome, Reply};
use crate::model::{Collection, Subject, TopicIdx};
use crate::text::cut_at_grapheme;

use super::card::Card;
use super::control::{Control, Key};
use super::limits::{BUTTON_LABEL, BUTTONS_IN_ROW, MENU_OPTIONS, OPTION_LABEL};
use super::markdown::address;

/// The colour of the bar beside a card, by whether it holds an answer.
const ANSWER_COLOUR: u32 = 0x00E0_A030;
const OTHER_COLOUR: u32 = 0x0060_6878;

/// A message that is ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct Message {
    card: Card,
    colour: u32,
    rows: Vec<CreateActionRow>,
    /// Whether only the one who asked sees it.
    pub(super) private: bool,
    /// What it says, for logs and figures.
    pub(super) told: Told,
}

/// What was said, in words for logs and figures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// The outcome of a question, or what else was done.
    pub(super) outcome: &'static str,
    /// The topic that answered.
    pub(super) topic: Option<String>,
    /// The score of the best hit.
    pub(super) score: Option<f32>,
}

impl Told {
    /// Something that answers no question.
    pub(super) const OTHER: Self = Self { outcome: "other", topic: None, score: None };
}

impl Message {
    /// Returns the message of an answer; `asker` may remove it. Refusals and choices are private unless asked
    /// otherwise, answers public.
    pub(super) fn of_answer(
        collection: &Collection,
        answer: &Answer,
        asker: u64,
        visibility: Option<Visibility>,
    ) -> Self {
        let found = matches!(answer.outcome, Outcome::Answer | Outcome::Overview | Outcome::News);
        let private = visibility.map_or(!found, |visibility| visibility == Visibility::Private);
        let colour = if answer.outcome == Outcome::Answer { ANSWER_COLOUR } else { OTHER_COLOUR };
        let rows = rows(collection, answer, (!private).then_some(asker));
        let told = Told {
            outcome: answer.outcome.as_str(),
            topic: answer.topic.map(|topic| collection.topic(topic).id.to_string()),
            score: answer.hits.first().map(|hit| hit.score),
        };
        Self { card: Card::of(&answer.reply), colour, rows, private, told }
    }

    /// Returns a private message without controls.
    pub(super) fn private(reply: &Reply) -> Self {
        Self {
            card: Card::of(reply),
            colour: OTHER_COLOUR,
            rows: Vec::new(),
            private: true,
            told: Told::OTHER,
        }
    }

    /// Returns the private message that excuses a failure.
    pub(super) fn failed(reply: &Reply) -> Self {
        Self { told: Told { outcome: "failed", ..Told::OTHER }, ..Self::private(reply) }
    }

    /// Returns a private message that lists topics to pick from, or pages to turn.
    pub(super) fn listing(
        collection: &Collection,
        reply: &Reply,
        picks: &[TopicIdx],
        pages: Vec<CreateButton>,
    ) -> Self {
        let mut rows: Vec<_> = menu(collection, picks, "Pick a question").into_iter().collect();
        if !pages.is_empty() {
            rows.push(CreateActionRow::Buttons(pages));
        }
        Self { rows, ..Self::private(reply) }
    }

    fn embed(&self) -> CreateEmbed {
        let Card { title, url, description, fields } = &self.card;
        let mut embed = CreateEmbed::new().colour(self.colour).fields(fields.iter().cloned());
        if !title.is_empty() {
            embed = embed.title(title);
        }
        if !description.is_empty() {
            embed = embed.description(description);
        }
        match url {
            Some(url) => embed.url(url),
            None => embed,
        }
    }

    /// Returns it as the answer to an interaction.
    pub(super) fn into_response(self) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .embed(self.embed())
            .ephemeral(self.private)
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as what replaces a deferred answer.
    pub(super) fn into_edit(self) -> EditInteractionResponse {
        EditInteractionResponse::new()
            .embed(self.embed())
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as what follows an answer.
    pub(super) fn into_follow_up(self) -> CreateInteractionResponseFollowup {
        CreateInteractionResponseFollowup::new()
            .embed(self.embed())
            .ephemeral(self.private)
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as a message in a channel without a card, for where none may be shown.
    pub(super) fn into_plain_message(self) -> CreateMessage {
        CreateMessage::new()
            .content(self.card.plain())
            .flags(MessageFlags::SUPPRESS_EMBEDS)
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as a message in a channel.
    pub(super) fn into_message(self) -> CreateMessage {
        CreateMessage::new()
            .embed(self.embed())
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }
}

/// Who sees an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// Everybody in the channel.
    Public,
    /// The one who asked.
    Private,
}

fn rows(collection: &Collection, answer: &Answer, may_remove: Option<u64>) -> Vec<CreateActionRow> {
    let mut rows = Vec::new();
    match answer.outcome {
        Outcome::Choose => rows.extend(choice_buttons(collection, &answer.choices)),
        Outcome::Answer => rows.extend(menu(collection, &answer.picks, "More from this interview")),
        _ => rows.extend(menu(collection, &answer.picks, "Pick a question")),
    }
    let mut buttons = Vec::new();
    if let (Outcome::Answer, Some(topic)) = (answer.outcome, answer.topic) {
        buttons.extend(
            address(&collection.interview_of(topic).url)
                .map(|url| CreateButton::new_link(url).label("Interview")),
        );
    }
    let subject = answer.work.map(Subject::Work).or(answer.person.map(Subject::Person));
    if let (Some(subject), Outcome::Answer | Outcome::Overview) = (subject, answer.outcome) {
        buttons.push(button(Control::News(Key::of_subject(collection, subject)), "Related news"));
    }
    buttons.extend(may_remove.map(|asker| button(Control::Remove(asker), "Remove")));
    if !buttons.is_empty() {
        rows.push(CreateActionRow::Buttons(buttons));
    }
    rows
}

fn button(control: Control, label: &str) -> CreateButton {
    CreateButton::new(control.to_string())
        .label(cut_at_grapheme(label, BUTTON_LABEL))
        .style(ButtonStyle::Secondary)
}

/// Returns a button that turns to a page of a list.
pub(super) fn page_button(about: Option<Key>, page: usize, label: &str) -> CreateButton {
    button(Control::Interviews(about, u16::try_from(page).unwrap_or(u16::MAX)), label)
}

fn choice_buttons(collection: &Collection, choices: &[TopicIdx]) -> Option<CreateActionRow> {
    let buttons: Vec<_> = choices
        .iter()
        .take(BUTTONS_IN_ROW)
        .enumerate()
        .map(|(at, &topic)| {
            let label = format!("{}. {}", at + 1, collection.topic(topic).question);
            button(Control::Topic(Key::of_topic(collection, topic)), &label)
        })
        .collect();
    (!buttons.is_empty()).then_some(CreateActionRow::Buttons(buttons))
}

fn menu(collection: &Collection, picks: &[TopicIdx], placeholder: &str) -> Option<CreateActionRow> {
    let mut seen = std::collections::HashSet::new();
    let options: Vec<_> = picks
        .iter()
        .filter(|&&topic| seen.insert(topic))
        .take(MENU_OPTIONS)
        .enumerate()
        .map(|(at, &topic)| {
            let label = format!("{}. {}", at + 1, collection.topic(topic).question);
            let key = Key::of_topic(collection, topic).to_string();
            CreateSelectMenuOption::new(cut_at_grapheme(&label, OPTION_LABEL), key)
        })
        .collect();
    let menu = (!options.is_empty()).then(|| {
        CreateSelectMenu::new(Control::Pick(0).to_string(), CreateSelectMenuKind::String { options })
            .placeholder(placeholder)
    });
    menu.map(CreateActionRow::SelectMenu)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::card::tests::any_reply;
    use super::*;
    use crate::model::WorkIdx;
    use crate::search::Context;

    fn collection() -> Collection {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        crate::corpus::load(&data).unwrap().collection
    }

    /// What Discord would refuse of a message, in every way in which it is sent.
    fn broken_rules(message: &Message) -> Vec<standin::rules::Violation> {
        let value = |sent: Result<Value, serde_json::Error>| sent.unwrap();
        let response = value(serde_json::to_value(message.clone().into_response()));
        let bodies = [
            ("POST", "/interactions/1/token/callback", json!({"type": 4, "data": response})),
            (
                "PATCH",
                "/webhooks/1/token/messages/@original",
                value(serde_json::to_value(message.clone().into_edit())),
            ),
            ("POST", "/webhooks/1/token", value(serde_json::to_value(message.clone().into_follow_up()))),
            ("POST", "/channels/1/messages", value(serde_json::to_value(message.clone().into_message()))),
            (
                "POST",
                "/channels/1/messages",
                value(serde_json::to_value(message.clone().into_plain_message())),
            ),
        ];
        bodies.iter().flat_map(|(method, path, body)| standin::rules::check(method, path, body)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn discord_takes_every_message(
            reply in any_reply(),
            outcome in proptest::sample::select(&Outcome::ALL[..]),
            n_picks in 0usize..9,
            private in any::<bool>(),
        ) {
            let collection = collection();
            let picks: Vec<TopicIdx> =
                (0..n_picks).map(|at| TopicIdx::new(at % collection.topics().len())).collect();
            let answer = Answer {
                outcome,
                topic: (outcome == Outcome::Answer).then(|| TopicIdx::new(0)),
                choices: picks.iter().copied().take(5).collect(),
                work: Some(WorkIdx::new(0)),
                person: None,
                hits: Vec::new(),
                reply: reply.clone(),
                picks: picks.clone(),
                context: Context::default(),
            };
            let visibility = private.then_some(Visibility::Private);
            prop_assert_eq!(broken_rules(&Message::of_answer(&collection, &answer, 1, visibility)), []);
            prop_assert_eq!(broken_rules(&Message::private(&reply)), []);
            let pages = vec![page_button(None, 1, "Newer"), page_button(None, 3, "Older")];
            prop_assert_eq!(broken_rules(&Message::listing(&collection, &reply, &picks, pages)), []);
        }
    }
}
