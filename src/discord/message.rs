//! What is sent: a card with its controls, public or private.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse, MessageFlags, ReactionType,
};

use crate::answer::{Answer, Outcome, Reply};
use crate::model::{Collection, Subject, TopicIdx};
use crate::store::Vote;
use crate::text::cut_at_grapheme;

use super::card::Card;
use super::control::{Control, Key};
use super::limits::{BUTTON_LABEL, BUTTONS_IN_ROW, EMBEDS_TOTAL, MENU_OPTIONS, OPTION_LABEL};
use super::markdown::address;

/// The colour of the bar beside a card, by whether it holds an answer.
const ANSWER_COLOUR: u32 = 0x00E0_A030;
const OTHER_COLOUR: u32 = 0x0060_6878;

/// A message that is ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct Message {
    card: Card,
    /// Cards below it.
    more: Vec<Card>,
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
    /// Whether what was asked means something only after what was said before.
    pub(super) goes_on: bool,
}

impl Told {
    /// Something that answers no question.
    pub(super) const OTHER: Self = Self { outcome: "other", topic: None, score: None, goes_on: false };
}

impl Message {
    /// Returns the message of an answer. Refusals and choices are private unless asked otherwise, answers public.
    pub(super) fn of_answer(collection: &Collection, answer: &Answer, terms: &Terms) -> Self {
        let found = matches!(answer.outcome, Outcome::Answer | Outcome::Overview | Outcome::News);
        let private = terms.visibility.map_or(!found, |visibility| visibility == Visibility::Private);
        let colour = if answer.outcome == Outcome::Answer { ANSWER_COLOUR } else { OTHER_COLOUR };
        let rows = rows(collection, answer, (!private).then_some(terms.asker), terms.votes);
        let told = Told {
            outcome: answer.outcome.as_str(),
            topic: answer.topic.map(|topic| collection.topic(topic).id.to_string()),
            score: answer.hits.first().map(|hit| hit.score),
            goes_on: answer.goes_on,
        };
        Self { card: Card::of(&answer.reply), more: Vec::new(), colour, rows, private, told }
    }

    /// Returns a private message without controls.
    pub(super) fn private(reply: &Reply) -> Self {
        Self {
            card: Card::of(reply),
            more: Vec::new(),
            colour: OTHER_COLOUR,
            rows: Vec::new(),
            private: true,
            told: Told::OTHER,
        }
    }

    /// Returns a private message of several cards without controls, of which the last give way where they are too long
    /// together.
    pub(super) fn cards(replies: &[Reply]) -> Self {
        let first = replies.first().map(Self::private);
        let mut message = first.unwrap_or_else(|| Self::private(&Reply::default()));
        let mut room = EMBEDS_TOTAL.saturating_sub(message.card.length());
        for reply in replies.iter().skip(1) {
            let Some(card) = Card::of(reply).within(room) else { break };
            room -= card.length();
            message.more.push(card);
        }
        message
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

    fn embeds(&self) -> Vec<CreateEmbed> {
        std::iter::once(&self.card).chain(&self.more).map(|card| self.embed(card)).collect()
    }

    fn embed(&self, card: &Card) -> CreateEmbed {
        let Card { title, url, description, fields } = card;
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
            .embeds(self.embeds())
            .ephemeral(self.private)
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as what replaces a deferred answer.
    pub(super) fn into_edit(self) -> EditInteractionResponse {
        EditInteractionResponse::new()
            .embeds(self.embeds())
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }

    /// Returns it as what follows an answer.
    pub(super) fn into_follow_up(self) -> CreateInteractionResponseFollowup {
        CreateInteractionResponseFollowup::new()
            .embeds(self.embeds())
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
            .embeds(self.embeds())
            .allowed_mentions(CreateAllowedMentions::new())
            .components(self.rows)
    }
}

/// To whom an answer goes, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    /// Who asked; they may remove it.
    pub(super) asker: u64,
    /// Who sees it; None for what is usual.
    pub(super) visibility: Option<Visibility>,
    /// Whether it has buttons for what readers think of it.
    pub(super) votes: bool,
}

/// Who sees an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// Everybody in the channel.
    Public,
    /// The one who asked.
    Private,
}

fn rows(
    collection: &Collection,
    answer: &Answer,
    may_remove: Option<u64>,
    votes: bool,
) -> Vec<CreateActionRow> {
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
    if let (true, Outcome::Answer, Some(topic)) = (votes, answer.outcome, answer.topic) {
        let key = Key::of_topic(collection, topic);
        buttons.extend([Vote::Up, Vote::Down].map(|vote| vote_button(vote, key)));
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

fn vote_button(vote: Vote, key: Key) -> CreateButton {
    let thumb = match vote {
        Vote::Up => "👍",
        Vote::Down => "👎",
    };
    CreateButton::new(Control::Vote(vote, key).to_string())
        .emoji(ReactionType::Unicode(thumb.to_owned()))
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
            votes in any::<bool>(),
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
                goes_on: false,
            };
            let terms = Terms { asker: 1, visibility: private.then_some(Visibility::Private), votes };
            prop_assert_eq!(broken_rules(&Message::of_answer(&collection, &answer, &terms)), []);
            prop_assert_eq!(broken_rules(&Message::private(&reply)), []);
            prop_assert_eq!(broken_rules(&Message::cards(&vec![reply.clone(); n_picks])), []);
            let pages = vec![page_button(None, 1, "Newer"), page_button(None, 3, "Older")];
            prop_assert_eq!(broken_rules(&Message::listing(&collection, &reply, &picks, pages)), []);
        }
    }
}
