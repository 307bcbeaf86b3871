//! Starting the bot, and stopping it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serenity::Client;
use serenity::all::{ApplicationId, Http};
use serenity::gateway::ShardManager;
use tokio::signal::unix::{SignalKind, signal};

use crate::answer::Answerer;

use super::command::Command;
use super::handler::{Current, Handler, INTENTS};
use super::service::Service;
use super::token::Token;

/// Why the bot does not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Discord cannot be reached, or refuses the token.
    #[error("failed to reach Discord while {doing}: {reason}")]
    Discord {
        /// What was tried.
        doing: &'static str,
        /// Why it failed.
        reason: String,
    },
    /// The system gives no runtime or no signals.
    #[error("failed to set up the program")]
    System(#[from] std::io::Error),
}

fn discord(doing: &'static str) -> impl Fn(serenity::Error) -> RunError {
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

/// Runs the bot until it is told to stop by SIGTERM or SIGINT. On SIGHUP it takes what `reload` gives; None
/// keeps what it has.
///
/// # Errors
/// If Discord cannot be reached or refuses the token, or closes the connection for good.
pub fn run(
    token: &Token,
    answerer: Answerer,
    reload: impl Fn() -> Option<Answerer> + Send + Sync + 'static,
) -> Result<(), RunError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(run_until_stopped(token, answerer, Arc::new(reload)))
}

async fn run_until_stopped(
    token: &Token,
    answerer: Answerer,
    reload: Arc<dyn Fn() -> Option<Answerer> + Send + Sync>,
) -> Result<(), RunError> {
    let http = Http::new(token.expose());
    // The client would go to the real gateway whatever the answer; so it is asked for here first.
    http.get_gateway().await.map_err(discord("asking for the gateway"))?;
    let application = http.get_current_application_info().await.map_err(discord("checking the token"))?;
    http.set_application_id(application.id);
    sync(&http).await?;
    let current = Current::new(Service::new(answerer));
    let handler = Handler { current: current.clone() };
    let builder =
        Client::builder(token.expose(), INTENTS).event_handler(handler).application_id(application.id);
    let mut client = builder.await.map_err(discord("starting"))?;
    tokio::spawn(reload_on_hangup(current, reload));
    tokio::spawn(stop_on_signal(Arc::clone(&client.shard_manager)));
    client.start_autosharded().await.map_err(discord("holding the connection"))
}

async fn stop_on_signal(shards: Arc<ShardManager>) {
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::warn!("signals cannot be received");
        return;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    tracing::info!("stopping");
    shards.shutdown_all().await;
}

async fn reload_on_hangup(current: Current, reload: Arc<dyn Fn() -> Option<Answerer> + Send + Sync>) {
    let Ok(mut hangups) = signal(SignalKind::hangup()) else { return };
    while hangups.recv().await.is_some() {
        let reload = Arc::clone(&reload);
        let loaded = tokio::task::spawn_blocking(move || reload().map(Service::new)).await;
        if let Ok(Some(service)) = loaded {
            current.replace(service);
            tracing::info!("the data is reloaded");
        }
    }
}

/// Returns the commands as they would be registered, as a JSON array.
#[must_use]
pub fn commands_in_json() -> serde_json::Value {
    let commands: Vec<_> = Command::ALL.into_iter().map(Command::register).collect();
    serde_json::to_value(commands).expect("commands are plain data")
}

/// Returns the address at which the bot is installed, asking for no permission that it can do without.
#[must_use]
pub fn invite(application_id: u64) -> String {
    // View channels, send messages, send in threads, embed links.
    const PERMISSIONS: u64 = 1 << 10 | 1 << 11 | 1 << 38 | 1 << 14;
    format!(
        "https://discord.com/oauth2/authorize?client_id={application_id}&scope=bot+applications.commands&permissions={PERMISSIONS}"
    )
}

/// Registers the commands if they differ from those that Discord has; returns the names of those that did.
///
/// # Errors
/// If Discord cannot be reached or refuses the token.
pub fn sync_commands(token: &Token) -> Result<Vec<String>, RunError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let http = Http::new(token.expose());
        let application = http.get_current_application_info().await.map_err(discord("checking the token"))?;
        http.set_application_id(ApplicationId::new(application.id.get()));
        sync(&http).await
    })
}

async fn sync(http: &Http) -> Result<Vec<String>, RunError> {
    let there = http.get_global_commands().await.map_err(discord("reading the commands"))?;
    let there = serde_json::to_value(there).expect("commands are plain data");
    let changed = differing(&there, &commands_in_json());
    if !changed.is_empty() {
        let wanted = commands_in_json();
        http.create_global_commands(&wanted).await.map_err(discord("registering the commands"))?;
        tracing::info!(?changed, "registered the commands");
    }
    Ok(changed)
}

/// Names of commands that are missing, left over, or say something else than is wanted. Discord adds fields of
/// its own; only what is wanted is compared.
fn differing(there: &serde_json::Value, wanted: &serde_json::Value) -> Vec<String> {
    let by_name = |list: &serde_json::Value| -> BTreeMap<String, serde_json::Value> {
        let commands = list.as_array().cloned().unwrap_or_default().into_iter();
        commands.filter_map(|command| Some((command["name"].as_str()?.to_owned(), command))).collect()
    };
    let (there, wanted) = (by_name(there), by_name(wanted));
    let left_over = there.keys().filter(|name| !wanted.contains_key(*name)).cloned();
    let changed =
        wanted.iter().filter(|(name, command)| there.get(*name).is_none_or(|known| !says(known, command)));
    changed.map(|(name, _)| name.clone()).chain(left_over).collect()
}

/// Whether everything that is wanted stands in what is there; absent, null and empty are one.
fn says(there: &serde_json::Value, wanted: &serde_json::Value) -> bool {
    use serde_json::Value;
    let nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    match (there, wanted) {
        (Value::Object(there), Value::Object(wanted)) => {
            wanted.iter().all(|(key, value)| says(there.get(key).unwrap_or(&Value::Null), value))
        }
        (Value::Array(there), Value::Array(wanted)) => {
            there.len() == wanted.len() && there.iter().zip(wanted).all(|(there, wanted)| says(there, wanted))
        }
        _ => there == wanted || (nothing(there) && nothing(wanted)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_real_differences_count() {
        let wanted =
            json!([{"name": "ask", "description": "Ask", "options": [{"name": "q", "choices": []}]}]);
        let same = json!([{"name": "ask", "description": "Ask", "id": "1", "options": [{"name": "q", "min_length": 1}]}]);
        assert_eq!(differing(&same, &wanted), Vec::<String>::new());
        let other = json!([{"name": "ask", "description": "Asks", "options": []}, {"name": "old"}]);
        assert_eq!(differing(&other, &wanted), ["ask", "old"]);
    }

    #[test]
    fn an_error_is_told_with_its_causes() {
        let io = std::io::Error::other(RunError::Discord { doing: "x", reason: "refused".to_owned() });
        let error = RunError::System(io);
        assert!(
            with_causes(&error)
                .starts_with("failed to set up the program: failed to reach Discord while x: refused")
        );
    }

    #[test]
    fn the_install_link_asks_for_little() {
        let link = invite(7);
        assert!(link.contains("client_id=7") && link.contains("permissions=274877926400"), "{link}");
    }
}
