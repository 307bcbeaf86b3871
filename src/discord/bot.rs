//! The bot as a whole: checks, connects, holds the connection, and stops in good order.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use backon::{BackoffBuilder as _, ExponentialBuilder};
use serenity::Error;
use serenity::all::{ApplicationId, Http, HttpBuilder};
use serenity::gateway::GatewayError;

use crate::answer::Answerer;

use super::editor::Editors;
use super::handler::{Handler, INTENTS};
use super::link::Pacing;
use super::monitor::{self, MonitorError};
use super::register;
use super::reload::{Source, reload_when_asked, size};
use super::shared::Shared;
use super::tally::Counting;
use super::token::Token;

/// How long questions in hand may take when the bot stops.
const DRAIN: Duration = Duration::from_secs(7);
/// How long closing the shards may take then.
const CLOSE: Duration = Duration::from_secs(2);
/// A connection that held for so long was a good one: the next pause is a short one again.
const GOOD: Duration = Duration::from_secs(600);

/// How long connecting to Discord may take, and a request as a whole; serenity alone would wait for ever.
const CONNECT: Duration = Duration::from_secs(5);
const REQUEST: Duration = Duration::from_secs(20);
/// Shortest wait for new sessions, whatever Discord says.
const SHORTEST: Duration = Duration::from_secs(1);
/// Between two clearings of rate limits that are over.
const FORGET: Duration = Duration::from_secs(10);

/// How the bot is run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The secret.
    pub token: Token,
    /// Address of a proxy for Discord's REST interface, which then keeps the rate limits.
    pub api_proxy: Option<String>,
    /// Where its state is served; None for nowhere.
    pub monitor: Option<SocketAddr>,
    /// Whether the commands are sent if they differ from those that Discord has.
    pub register: bool,
    /// How sessions are begun.
    pub pacing: Pacing,
    /// What is counted.
    pub counting: Counting,
    /// Who may do what editors do.
    pub editors: Editors,
}

/// Why the bot does not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Discord cannot be reached, or refuses.
    #[error("failed to reach Discord while {doing}: {reason}")]
    Discord {
        /// What was tried.
        doing: &'static str,
        /// Why it failed.
        reason: String,
    },
    /// Discord ended the connection for good.
    #[error("Discord ended the connection for good: {0}")]
    Final(&'static str),
    /// Its state cannot be served.
    #[error(transparent)]
    Monitor(#[from] MonitorError),
    /// The system gives no runtime or no signals.
    #[error("failed to set up the program")]
    System(#[from] std::io::Error),
}

pub(super) fn discord(doing: &'static str) -> impl Fn(Error) -> RunError {
    move |error| RunError::Discord { doing, reason: with_causes(&error) }
}

/// Returns an error with all its causes in one line, each said once.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let part = error.to_string().trim_end_matches('.').to_owned();
        if !parts.iter().any(|known| known.contains(&part)) {
            parts.push(part);
        }
        next = error.source();
    }
    parts.join(": ")
}

impl Settings {
    /// Returns whether somebody may do what editors do.
    pub(super) fn has_editors(&self) -> bool {
        !self.editors.ids.is_empty()
    }

    /// Returns a client for Discord's REST interface.
    pub(super) fn http(&self) -> Http {
        let builder = HttpBuilder::new(self.token.expose()).client(client());
        match &self.api_proxy {
            // serenity heeds a proxy only where it does not count requests itself.
            Some(proxy) => builder.proxy(proxy).ratelimiter_disabled(true).build(),
            None => builder.build(),
        }
    }
}

/// Returns a client for Discord's hosts, which does not wait for ever.
pub(super) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .use_rustls_tls()
        .connect_timeout(CONNECT)
        .timeout(REQUEST)
        .build()
        .expect("certificates and protocols are built in")
}

/// Runs the bot until `stop` is over: then it takes no more questions, finishes those in hand and closes the
/// connection, within ten seconds. New data are taken up from `source`.
///
/// # Errors
/// If Discord cannot be reached at the start, refuses the token, or ends the connection for good.
pub async fn serve(
    settings: Settings,
    answerer: Answerer,
    source: Source,
    stop: impl Future<Output = ()>,
) -> Result<(), RunError> {
    let shared = Arc::new(Shared::new(answerer, settings.counting.clone(), settings.editors.clone()));
    if let Some(address) = settings.monitor {
        let bound = monitor::serve(address, Arc::clone(&shared)).await?;
        tracing::info!(%bound, "health and metrics are served");
    }
    size(&shared.current.get());
    tokio::spawn(reload_when_asked(Arc::clone(&shared), source));
    let held = async {
        let application = check(&settings).await?;
        hold_connection(&settings, application, &shared).await
    };
    let drained = async {
        stop.await;
        tracing::info!(in_hand = shared.in_hand.len(), "stopping");
        shared.stop();
        if tokio::time::timeout(DRAIN, shared.in_hand.wait()).await.is_err() {
            tracing::warn!(in_hand = shared.in_hand.len(), "questions are left unanswered");
        }
    };
    let ended = tokio::select! {
        ended = held => ended,
        () = drained => Ok(()),
    };
    close(&shared).await;
    ended
}

/// Says goodbye to the gateway, so that the bot is seen to leave at once.
async fn close(shared: &Shared) {
    if let Some(shards) = shared.take_shards()
        && tokio::time::timeout(CLOSE, shards.shutdown_all()).await.is_err()
    {
        tracing::warn!("the gateway connection was cut, not closed");
    }
    shared.link.ended();
}

/// Asks Discord for everything that a start needs, so that what is wrong is said at once.
async fn check(settings: &Settings) -> Result<ApplicationId, RunError> {
    let http = settings.http();
    // The client would go to the real gateway whatever the answer; so it is asked for here first.
    http.get_gateway().await.map_err(discord("asking for the gateway"))?;
    let application = introduce(&http).await?;
    if settings.register {
        register::sync(&http, None, settings.has_editors()).await?;
    }
    Ok(application)
}

/// Asks Discord whose token it is, which checks the token, and tells the client.
pub(super) async fn introduce(http: &Http) -> Result<ApplicationId, RunError> {
    let application = http.get_current_application_info().await.map_err(discord("checking the token"))?;
    http.set_application_id(application.id);
    Ok(application.id)
}

/// Connects, and connects again with growing pauses, as long as Discord does not refuse for good.
async fn hold_connection(
    settings: &Settings,
    application: ApplicationId,
    shared: &Arc<Shared>,
) -> Result<(), RunError> {
    let pacing = settings.pacing;
    let pauses = || {
        let builder = ExponentialBuilder::default().with_min_delay(pacing.min_pause);
        builder.with_max_delay(pacing.max_pause).without_max_times().with_jitter().build()
    };
    let mut next_pauses = pauses();
    loop {
        let began = Instant::now();
        let pause = match connect_once(settings, application, shared).await {
            Ok(Ended::OutOfBudget(wait)) => wait,
            Ok(Ended::TooManySessions) => next_pauses.next().unwrap_or(pacing.max_pause),
            Err(error @ RunError::Final(_)) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "the connection is lost");
                next_pauses.next().unwrap_or(pacing.max_pause)
            }
        };
        close(shared).await;
        if began.elapsed() > GOOD {
            next_pauses = pauses();
        }
        tracing::warn!(seconds = pause.as_secs_f32(), "waiting before the next connection");
        tokio::time::sleep(pause).await;
    }
}

/// Why a connection was given up.
enum Ended {
    /// Few sessions are left to the day; more come after this time.
    OutOfBudget(Duration),
    /// Session after session failed.
    TooManySessions,
}

async fn connect_once(
    settings: &Settings,
    application: ApplicationId,
    shared: &Arc<Shared>,
) -> Result<Ended, RunError> {
    let http = settings.http();
    let gateway = http.get_bot_gateway().await.map_err(discord("asking for the gateway"))?;
    let limit = &gateway.session_start_limit;
    if limit.remaining <= settings.pacing.reserve {
        tracing::error!(remaining = limit.remaining, "too few sessions are left for today");
        return Ok(Ended::OutOfBudget(Duration::from_millis(limit.reset_after).max(SHORTEST)));
    }
    shared.link.begin(&settings.pacing, gateway.shards);
    let handler = Handler(Arc::clone(shared));
    let builder = serenity::client::ClientBuilder::new_with_http(http, INTENTS);
    let builder = builder.event_handler(handler).application_id(application);
    let mut client = builder.await.map_err(discord("starting"))?;
    shared.hold_shards(Arc::clone(&client.shard_manager));
    let http = Arc::clone(&client.http);
    tokio::select! {
        never = forget_old_limits(&http) => match never {},
        result = client.start_autosharded() => match result {
            Ok(()) => Ok(Ended::TooManySessions),
            Err(error) => Err(match final_reason(&error) {
                Some(reason) => RunError::Final(reason),
                None => discord("holding the connection")(error),
            }),
        },
        () = shared.link.exhausted() => Ok(Ended::TooManySessions),
    }
}

/// Forgets rate limits that are over. serenity keeps one for every interaction that was ever answered, which is
/// a kilobyte each.
async fn forget_old_limits(http: &Http) -> std::convert::Infallible {
    loop {
        tokio::time::sleep(FORGET).await;
        let Some(ratelimiter) = &http.ratelimiter else { continue };
        let now = SystemTime::now();
        ratelimiter.routes().write().await.retain(|_, limit| {
            // One that is in use is held by somebody else too.
            let is_idle = Arc::strong_count(limit) == 1;
            let is_over =
                || limit.try_lock().is_ok_and(|limit| limit.reset().is_none_or(|reset| reset < now));
            !(is_idle && is_over())
        });
    }
}

/// What a close code that is final means, in words for the operator.
fn final_reason(error: &Error) -> Option<&'static str> {
    match error {
        Error::Gateway(GatewayError::InvalidAuthentication) => {
            Some("the token is refused (4004); copy it again from the developer portal")
        }
        Error::Gateway(GatewayError::InvalidGatewayIntents) => Some("the intents are none (4013)"),
        Error::Gateway(GatewayError::DisallowedGatewayIntents) => {
            Some("the intents are not allowed for this bot (4014)")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_with_its_causes() {
        let io = std::io::Error::other(RunError::Discord { doing: "x", reason: "refused".to_owned() });
        let error = RunError::System(io);
        assert!(
            with_causes(&error)
                .starts_with("failed to set up the program: failed to reach Discord while x: refused")
        );
    }
}
