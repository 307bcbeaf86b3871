//! Events from Discord, answered in time. The one place that awaits the network.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use serenity::all::{
    AutocompleteChoice, CommandInteraction, ComponentInteraction, ComponentInteractionDataKind,
    CreateAutocompleteResponse, CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler,
    GatewayIntents, Interaction, Message as Posted, ResolvedOption, ResolvedTarget, ResolvedValue, UserId,
};
use serenity::async_trait;
use tracing::Instrument as _;

use crate::answer::failed;
use crate::model::Date;

use super::command::Command;
use super::message::{Message, Visibility};
use super::service::{Options, Place, Pressed, Service};

/// The events that are asked for; none of them is privileged. Content comes with private messages, mentions
/// and message commands all the same.
pub(super) const INTENTS: GatewayIntents =
    GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES).union(GatewayIntents::DIRECT_MESSAGES);

/// Discord waits three seconds for the first answer; what takes longer than this is deferred.
const DEFER_AFTER: Duration = Duration::from_millis(1500);

/// The service that answers now; reloading data puts another in its place, and questions in hand finish on theirs.
#[derive(Clone)]
pub(super) struct Current(Arc<RwLock<Arc<Service>>>);

impl Current {
    /// Begins with a service.
    pub(super) fn new(service: Service) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(service))))
    }

    /// Puts another in its place.
    pub(super) fn replace(&self, service: Service) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(service);
    }

    fn get(&self) -> Arc<Service> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Answers what Discord sends.
pub(super) struct Handler {
    pub(super) current: Current,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: serenity::all::Context, ready: serenity::all::Ready) {
        tracing::info!(bot = %ready.user.name, guilds = ready.guilds.len(), "the gateway is ready");
    }

    async fn interaction_create(&self, context: serenity::all::Context, interaction: Interaction) {
        let span = tracing::info_span!("interaction", id = %interaction.id());
        let began = Instant::now();
        let done = async {
            match &interaction {
                Interaction::Command(command) => self.command(&context, command).await,
                Interaction::Autocomplete(command) => self.autocomplete(&context, command).await,
                Interaction::Component(component) => self.component(&context, component).await,
                _ => Ok(()),
            }
        };
        let result = done.instrument(span.clone()).await;
        let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        span.in_scope(|| match result {
            Ok(()) => tracing::info!(elapsed_ms, "answered an interaction"),
            Err(error) => tracing::warn!(elapsed_ms, %error, "failed to answer an interaction"),
        });
    }

    async fn message(&self, context: serenity::all::Context, posted: Posted) {
        let me = context.cache.current_user().id;
        if posted.author.bot || !is_to(&posted, me) {
            return;
        }
        if let Err(error) = self.reply(&context, &posted, me).await {
            tracing::warn!(%error, "failed to reply to a message");
        }
    }
}

/// Whether a message is written to the bot: privately, or with its mention.
fn is_to(posted: &Posted, me: UserId) -> bool {
    posted.guild_id.is_none() || posted.mentions.iter().any(|user| user.id == me)
}

impl Handler {
    async fn command(
        &self,
        context: &serenity::all::Context,
        interaction: &CommandInteraction,
    ) -> serenity::Result<()> {
        let Some(command) = Command::named(&interaction.data.name) else { return Ok(()) };
        let options = options(interaction);
        let place = Place { channel: interaction.channel_id.get(), user: interaction.user.id.get() };
        let private = options.visibility.is_some_and(|visibility| visibility == Visibility::Private);
        let service = self.current.get();
        let mut work = tokio::task::spawn_blocking(move || service.run(command, &options, place, today()));
        let in_time = tokio::time::timeout(DEFER_AFTER, &mut work).await;
        if let Ok(result) = in_time {
            let response = CreateInteractionResponse::Message(settled(result).into_response());
            return interaction.create_response(context, response).await;
        }
        // A deferral decides who sees what follows.
        let deferral = CreateInteractionResponseMessage::new().ephemeral(private);
        interaction.create_response(context, CreateInteractionResponse::Defer(deferral)).await?;
        interaction.edit_response(context, settled(work.await).into_edit()).await.map(|_| ())
    }

    async fn autocomplete(
        &self,
        context: &serenity::all::Context,
        interaction: &CommandInteraction,
    ) -> serenity::Result<()> {
        let (Some(command), Some(typed)) =
            (Command::named(&interaction.data.name), interaction.data.autocomplete())
        else {
            return Ok(());
        };
        let (option, typed) = (typed.name.to_owned(), typed.value.to_owned());
        let service = self.current.get();
        let found = tokio::task::spawn_blocking(move || service.suggest(command, &option, &typed)).await;
        let choices = found.unwrap_or_default().into_iter();
        let choices = choices.map(|(name, value)| AutocompleteChoice::new(name, value)).collect();
        let response = CreateAutocompleteResponse::new().set_choices(choices);
        interaction.create_response(context, CreateInteractionResponse::Autocomplete(response)).await
    }

    async fn component(
        &self,
        context: &serenity::all::Context,
        interaction: &ComponentInteraction,
    ) -> serenity::Result<()> {
        let values = match &interaction.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.clone(),
            _ => Vec::new(),
        };
        let place = Place { channel: interaction.channel_id.get(), user: interaction.user.id.get() };
        let (custom_id, service) = (interaction.data.custom_id.clone(), self.current.get());
        let work = tokio::task::spawn_blocking(move || service.press(&custom_id, &values, place, today()));
        let response = match work.await.unwrap_or_else(|_| Pressed::Message(Message::private(&failed()))) {
            Pressed::Message(message) => CreateInteractionResponse::Message(message.into_response()),
            Pressed::Turned(message) => CreateInteractionResponse::UpdateMessage(message.into_response()),
            Pressed::Remove => {
                interaction.create_response(context, CreateInteractionResponse::Acknowledge).await?;
                return interaction.delete_response(context).await;
            }
        };
        interaction.create_response(context, response).await
    }

    async fn reply(
        &self,
        context: &serenity::all::Context,
        posted: &Posted,
        me: UserId,
    ) -> serenity::Result<()> {
        let _typing = posted.channel_id.start_typing(&context.http);
        let text = without_mention(&posted.content, me);
        let place = Place { channel: posted.channel_id.get(), user: posted.author.id.get() };
        let service = self.current.get();
        let options = Options { text, visibility: Some(Visibility::Public), ..Options::default() };
        let work = tokio::task::spawn_blocking(move || service.run(Command::Ask, &options, place, today()));
        let message = settled(work.await).into_message().reference_message(posted);
        posted.channel_id.send_message(context, message).await.map(|_| ())
    }
}

/// What was worked out, or the excuse if that panicked.
fn settled(result: Result<Message, tokio::task::JoinError>) -> Message {
    result.unwrap_or_else(|error| {
        tracing::error!(%error, "answering a question failed");
        Message::private(&failed())
    })
}

fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// Returns a message without the bot's mention, which is written `<@id>` or `<@!id>`.
fn without_mention(content: &str, me: UserId) -> String {
    content.replace(&format!("<@{me}>"), " ").replace(&format!("<@!{me}>"), " ").trim().to_owned()
}

fn options(interaction: &CommandInteraction) -> Options {
    let mut options = Options::default();
    if let Some(ResolvedTarget::Message(target)) = interaction.data.target() {
        options.text.clone_from(&target.content);
    }
    for ResolvedOption { name, value, .. } in interaction.data.options() {
        match (name, value) {
            ("film", ResolvedValue::String(text)) => options.film = Some(text.to_owned()),
            ("person", ResolvedValue::String(text)) => options.person = Some(text.to_owned()),
            ("outlet", ResolvedValue::String(text)) => options.outlet = Some(text.to_owned()),
            ("visibility", ResolvedValue::String("private")) => {
                options.visibility = Some(Visibility::Private)
            }
            ("visibility", ResolvedValue::String(_)) => options.visibility = Some(Visibility::Public),
            ("year", ResolvedValue::Integer(year)) => options.year = i16::try_from(year).ok(),
            (_, ResolvedValue::String(text)) => text.clone_into(&mut options.text),
            _ => {}
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_privileged_intent_is_asked_for() {
        assert_eq!(INTENTS.bits(), 1 | 1 << 9 | 1 << 12);
        assert!((INTENTS & GatewayIntents::privileged()).is_empty());
    }

    #[test]
    fn a_mention_is_not_part_of_the_question() {
        assert_eq!(without_mention("<@7> who shot Heat? <@!7>", UserId::new(7)), "who shot Heat?");
    }
}
