//! Events from Discord, answered in time. With `send`, the one place that awaits the network.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serenity::all::{
    AutocompleteChoice, CommandInteraction, ComponentInteraction, CreateAutocompleteResponse,
    CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler, GatewayIntents, Interaction,
    Message as Posted, ShardStageUpdateEvent,
};
use serenity::async_trait;
use tracing::Instrument as _;

use crate::answer::{editors_only, failed, said, stopping};

use super::command::Command;
use super::editor;
use super::input::{self, Editing};
use super::message::{Message, Told, Visibility};
use super::metrics;
use super::send::{self, Delivery};
use super::service::{Options, Place, Pressed, Service};
use super::shared::{Shared, today};

/// The events that are asked for; none of them is privileged. Content comes with private messages, mentions
/// and message commands all the same.
pub(super) const INTENTS: GatewayIntents =
    GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES).union(GatewayIntents::DIRECT_MESSAGES);

/// Discord waits three seconds for the first answer; what takes longer than this is deferred.
const DEFER_AFTER: Duration = Duration::from_millis(1500);
/// Answers what Discord sends.
pub(super) struct Handler(pub(super) Arc<Shared>);

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: serenity::all::Context, ready: serenity::all::Ready) {
        tracing::info!(bot = %ready.user.name, guilds = ready.guilds.len(), "the gateway is ready");
    }

    async fn shard_stage_update(&self, _: serenity::all::Context, event: ShardStageUpdateEvent) {
        tracing::debug!(shard = event.shard_id.0, from = %event.old, to = %event.new, "the gateway connection");
        self.0.link.moved(event.shard_id, event.new);
    }

    async fn interaction_create(&self, context: serenity::all::Context, interaction: Interaction) {
        let name = match &interaction {
            Interaction::Command(command) => Command::named(&command.data.name).map(Command::name),
            Interaction::Autocomplete(_) => Some("autocomplete"),
            Interaction::Component(_) => Some("control"),
            _ => None,
        };
        let Some(name) = name else { return };
        let answering = async {
            match &interaction {
                Interaction::Command(command) => self.command(&context, command).await,
                Interaction::Autocomplete(command) => self.autocomplete(&context, command).await,
                Interaction::Component(component) => self.component(&context, component).await,
                _ => Ok(Told::OTHER),
            }
        };
        self.answer(name, interaction.id().get(), answering).await;
    }

    async fn message(&self, context: serenity::all::Context, posted: Posted) {
        let me = context.cache.current_user().id;
        let Some(text) = input::question(&posted, me) else { return };
        if self.0.is_stopping() || self.0.hushed.contains_key(&posted.channel_id) {
            return;
        }
        self.answer("message", posted.id.get(), self.reply(&context, &posted, text)).await;
    }
}

impl Handler {
    /// Answers an event in a span of its own, and says how that went.
    async fn answer(
        &self,
        command: &'static str,
        id: u64,
        answering: impl Future<Output = serenity::Result<Told>>,
    ) {
        let span = tracing::info_span!("event", id, command);
        let began = Instant::now();
        let result = self.0.in_hand.track_future(answering.instrument(span.clone())).await;
        let whole = began.elapsed();
        let elapsed_ms = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX);
        let outcome = result.as_ref().map_or("error", |told| told.outcome);
        metrics::answered(command, outcome, whole);
        span.in_scope(|| match result {
            Ok(Told { outcome, topic, score, goes_on: _ }) => {
                tracing::info!(outcome, topic.id = topic, score, elapsed_ms, "answered");
            }
            Err(error) => tracing::warn!(elapsed_ms, %error, "failed to answer"),
        });
    }

    async fn command(
        &self,
        context: &serenity::all::Context,
        interaction: &CommandInteraction,
    ) -> serenity::Result<Told> {
        let Some(command) = Command::named(&interaction.data.name) else { return Ok(Told::OTHER) };
        let options = input::options(interaction);
        tracing::debug!(text = options.text, "asked");
        let private = command == Command::Editor || options.visibility == Some(Visibility::Private);
        let mut work = match command {
            Command::Editor => self.edit(interaction),
            _ => self.run(command, options, interaction),
        };
        let in_time = tokio::time::timeout(DEFER_AFTER, &mut work).await;
        if let Ok(message) = in_time {
            return self.respond(context, interaction.id, &interaction.token, message).await;
        }
        // A deferral decides who sees what follows.
        let deferral = CreateInteractionResponseMessage::new().ephemeral(private);
        let deferral = CreateInteractionResponse::Defer(deferral);
        send::respond(&context.http, interaction.id, &interaction.token, &deferral).await?;
        let message = work.await;
        let told = message.told.clone();
        send::settle(&context.http, interaction, message, private).await.map(|()| told)
    }

    /// Works out what is said to a command, and counts it.
    fn run(&self, command: Command, options: Options, interaction: &CommandInteraction) -> Working<Message> {
        let place = Place { channel: interaction.channel_id.get(), user: interaction.user.id.get() };
        let counted = matches!(command, Command::Ask | Command::AskMessage).then(|| options.text.clone());
        let work = self.work(command.name(), move |service| service.run(command, &options, place, today()));
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            let message = work.await;
            if let Some(text) = counted {
                shared.count_question(text, message.told.clone());
            }
            message
        })
    }

    /// Works out what an editor asks for.
    fn edit(&self, interaction: &CommandInteraction) -> Working<Message> {
        if !self.0.editors.has(interaction.user.id.get()) {
            return Box::pin(std::future::ready(Message::private(&editors_only())));
        }
        let asked = input::editing(interaction);
        match asked {
            Some(Editing::Gaps) => {
                let store = self.0.tally.counting().store.clone();
                self.work("editor", move |service| {
                    editor::gaps(service.answerer(), store.as_deref(), today())
                })
            }
            Some(Editing::Preview { file, topic }) => {
                let handler = Self(Arc::clone(&self.0));
                Box::pin(async move {
                    let bytes = match editor::download(&file).await {
                        Ok(bytes) => bytes,
                        Err(error) => return Message::private(&said(error.sentence())),
                    };
                    let editors = handler.0.editors.clone();
                    let show = move |service: &Service| {
                        let attached = (file.filename.as_str(), bytes.as_slice());
                        editor::preview(service.collection(), &editors, attached, topic, today())
                    };
                    handler.work("editor", show).await
                })
            }
            None => Box::pin(std::future::ready(Message::failed(&failed()))),
        }
    }

    async fn autocomplete(
        &self,
        context: &serenity::all::Context,
        interaction: &CommandInteraction,
    ) -> serenity::Result<Told> {
        let (Some(command), Some(typed)) =
            (Command::named(&interaction.data.name), interaction.data.autocomplete())
        else {
            return Ok(Told::OTHER);
        };
        let (option, typed) = (typed.name.to_owned(), typed.value.to_owned());
        let service = self.0.current.get();
        let found = tokio::task::spawn_blocking(move || service.suggest(command, &option, &typed)).await;
        let choices = found.unwrap_or_default().into_iter();
        let choices = choices.map(|(name, value)| AutocompleteChoice::new(name, value)).collect();
        let response =
            CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new().set_choices(choices));
        send::respond(&context.http, interaction.id, &interaction.token, &response).await?;
        Ok(Told { outcome: "suggestions", ..Told::OTHER })
    }

    async fn component(
        &self,
        context: &serenity::all::Context,
        interaction: &ComponentInteraction,
    ) -> serenity::Result<Told> {
        let values = input::values(interaction);
        let place = Place { channel: interaction.channel_id.get(), user: interaction.user.id.get() };
        let custom_id = interaction.data.custom_id.clone();
        let pressed =
            self.work("control", move |service| service.press(&custom_id, &values, place, today())).await;
        let (id, token) = (interaction.id, &interaction.token);
        match pressed {
            Pressed::Message(message) => self.respond(context, id, token, message).await,
            Pressed::Turned(message) => {
                let response = CreateInteractionResponse::UpdateMessage(message.into_response());
                send::respond(&context.http, id, token, &response).await?;
                Ok(Told { outcome: "page", ..Told::OTHER })
            }
            Pressed::Voted(topic, vote, message) => {
                self.0.count_vote(place.user, topic, vote);
                self.respond(context, id, token, message).await?;
                Ok(Told { outcome: "vote", ..Told::OTHER })
            }
            Pressed::Remove => {
                send::respond(&context.http, id, token, &CreateInteractionResponse::Acknowledge).await?;
                send::persist(|| interaction.delete_response(context)).await?;
                Ok(Told { outcome: "removed", ..Told::OTHER })
            }
        }
    }

    async fn respond(
        &self,
        context: &serenity::all::Context,
        id: serenity::all::InteractionId,
        token: &str,
        message: Message,
    ) -> serenity::Result<Told> {
        let told = message.told.clone();
        let response = CreateInteractionResponse::Message(message.into_response());
        send::respond(&context.http, id, token, &response).await.map(|()| told)
    }

    async fn reply(
        &self,
        context: &serenity::all::Context,
        posted: &Posted,
        text: String,
    ) -> serenity::Result<Told> {
        tracing::debug!(text, "asked");
        let counted = text.clone();
        let typing = posted.channel_id.start_typing(&context.http);
        let place = Place { channel: posted.channel_id.get(), user: posted.author.id.get() };
        let options = Options { text, visibility: Some(Visibility::Public), ..Options::default() };
        let run = move |service: &Service| service.run(Command::Ask, &options, place, today());
        let message = self.work("message", run).await;
        let told = message.told.clone();
        self.0.count_question(counted, told.clone());
        let delivery = send::reply(&context.http, posted, message).await;
        typing.stop();
        if delivery? == Delivery::Forbidden {
            self.0.hushed.insert(posted.channel_id, ());
            tracing::info!(channel = posted.channel_id.get(), "the bot may not speak here");
            return Ok(Told { outcome: "forbidden", ..Told::OTHER });
        }
        Ok(told)
    }

    /// Works something out on a thread that may take its time; an excuse if that panics, or while stopping.
    fn work<T: Excuse + Send + 'static>(
        &self,
        command: &'static str,
        run: impl FnOnce(&Service) -> T + Send + 'static,
    ) -> Working<T> {
        let service = (!self.0.is_stopping()).then(|| self.0.current.get());
        let task = tokio::task::spawn_blocking(move || {
            let began = Instant::now();
            let Some(service) = service else { return T::excuse(Message::private(&stopping())) };
            let found = run(&service);
            metrics::worked(command, began.elapsed());
            found
        });
        Box::pin(async move {
            task.await.unwrap_or_else(|error| {
                tracing::error!(%error, "answering a question failed");
                T::excuse(Message::failed(&failed()))
            })
        })
    }
}

/// Something that is being worked out.
type Working<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Something that can be a message that excuses.
trait Excuse {
    fn excuse(message: Message) -> Self;
}

impl Excuse for Message {
    fn excuse(message: Message) -> Self {
        message
    }
}

impl Excuse for Pressed {
    fn excuse(message: Message) -> Self {
        Self::Message(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_privileged_intent_is_asked_for() {
        assert_eq!(INTENTS.bits(), 1 | 1 << 9 | 1 << 12);
        assert!((INTENTS & GatewayIntents::privileged()).is_empty());
    }
}
