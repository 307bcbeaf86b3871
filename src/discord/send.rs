//! Sending to Discord: again where that is safe, otherwise where something is forbidden.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable as _};
use serenity::all::{CommandInteraction, CreateInteractionResponse, Http, Message as Posted, Nonce};
use serenity::http::HttpError;

use super::message::Message;
use super::metrics;

/// Discord's code for an interaction that has its first answer.
const ALREADY_ANSWERED: isize = 40060;
/// Discord's codes for what the bot may not do: see the channel, speak or embed there.
const FORBIDDEN: [isize; 2] = [50001, 50013];

/// Three attempts within half a second; Discord waits three seconds for the first answer.
fn pauses() -> ExponentialBuilder {
    ExponentialBuilder::default().with_min_delay(Duration::from_millis(80)).with_max_times(2).with_jitter()
}

/// Whether an error may be gone a moment later: the server failed, or the connection ended.
fn is_passing(error: &serenity::Error) -> bool {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            response.status_code.is_server_error()
        }
        serenity::Error::Http(HttpError::Request(_)) => true,
        _ => false,
    }
}

/// Discord's own code of an error.
fn code(error: &serenity::Error) -> Option<isize> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Some(response.error.code),
        _ => None,
    }
}

/// Returns an error without the address, which holds the token of an interaction.
fn without_address(error: serenity::Error) -> serenity::Error {
    match error {
        serenity::Error::Http(HttpError::Request(error)) => {
            serenity::Error::Http(HttpError::Request(error.without_url()))
        }
        error => error,
    }
}

/// Notes an error among the figures.
fn counted(error: &serenity::Error) {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            metrics::rest_error(response.status_code.as_u16());
        }
        serenity::Error::Http(_) => metrics::rest_error(0),
        _ => {}
    }
}

/// Does something up to three times, as long as the error may pass. Only for what may be done twice.
pub(super) async fn persist<T, F>(attempt: impl FnMut() -> F) -> serenity::Result<T>
where
    F: Future<Output = serenity::Result<T>>,
{
    let result = attempt.retry(pauses()).when(is_passing).notify(|error, _| counted(error)).await;
    result.inspect_err(counted).map_err(without_address)
}

/// Gives an interaction its first answer. A second arrival is refused by Discord, so trying again is safe.
pub(super) async fn respond(
    http: &Http,
    id: serenity::all::InteractionId,
    token: &str,
    response: &CreateInteractionResponse,
) -> serenity::Result<()> {
    use serenity::builder::Builder as _;
    let mut attempts = 0;
    let result = persist(|| {
        attempts += 1;
        response.clone().execute(http, (id, token))
    })
    .await;
    match result {
        // An earlier attempt arrived, and only its reply was lost.
        Err(error) if attempts > 1 && code(&error) == Some(ALREADY_ANSWERED) => Ok(()),
        result => result,
    }
}

/// Puts the answer in the place of a deferral. A public deferral gives way to a private answer.
pub(super) async fn settle(
    http: &Http,
    interaction: &CommandInteraction,
    message: Message,
    deferred_privately: bool,
) -> serenity::Result<()> {
    if message.private && !deferred_privately {
        persist(|| interaction.delete_response(http)).await?;
        // Sent once: Discord would show a second one.
        let sent = interaction.create_followup(http, message.into_follow_up()).await;
        return sent.inspect_err(counted).map_err(without_address).map(|_| ());
    }
    let edit = message.into_edit();
    persist(|| interaction.edit_response(http, edit.clone())).await.map(|_| ())
}

/// What became of a message for a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    /// It is there.
    Done,
    /// The bot may not speak there.
    Forbidden,
}

/// Replies to a message; without a card where the bot may not show one. The nonce makes Discord show it once,
/// however often it arrives.
pub(super) async fn reply(http: &Http, to: &Posted, message: Message) -> serenity::Result<Delivery> {
    let post = async |message: serenity::all::CreateMessage, nonce: String| {
        let message = message.reference_message(to).nonce(Nonce::String(nonce)).enforce_nonce(true);
        persist(|| to.channel_id.send_message(http, message.clone())).await
    };
    let result = match post(message.clone().into_message(), to.id.to_string()).await {
        Err(error) if is_forbidden(&error) => post(message.into_plain_message(), format!("{}p", to.id)).await,
        result => result,
    };
    match result {
        Ok(_) => Ok(Delivery::Done),
        Err(error) if is_forbidden(&error) => Ok(Delivery::Forbidden),
        Err(error) => Err(error),
    }
}

fn is_forbidden(error: &serenity::Error) -> bool {
    code(error).is_some_and(|code| FORBIDDEN.contains(&code))
}
