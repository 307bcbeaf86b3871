//! The bot as a program: its runtime and its signals.

use serenity::all::{GuildId, Http};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::answer::Answerer;

use super::bot::{RunError, Settings, introduce, serve};
use super::register::{self, Difference};
use super::reload::Source;

/// Runs the bot until SIGTERM or SIGINT tells it to stop. SIGHUP asks for new data from `source`.
///
/// # Errors
/// If Discord cannot be reached at the start, refuses the token, or ends the connection for good.
pub fn run(settings: Settings, answerer: Answerer, source: Source) -> Result<(), RunError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut term = signal(SignalKind::terminate())?;
        let mut int = signal(SignalKind::interrupt())?;
        let mut hangups = signal(SignalKind::hangup())?;
        let asker = source.asker();
        tokio::spawn(async move {
            while hangups.recv().await.is_some() {
                asker.notify_one();
            }
        });
        let stop = async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = int.recv() => {}
            }
        };
        serve(settings, answerer, source, stop).await
    })
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

/// Returns the commands of a server, or of all, that differ from what they should be.
///
/// # Errors
/// If Discord cannot be reached or refuses the token.
pub fn compare_commands(
    settings: &Settings,
    guild: Option<u64>,
) -> Result<Vec<(String, Difference)>, RunError> {
    let (runtime, http) = connect(settings)?;
    runtime.block_on(register::differences(&http, guild.map(GuildId::new), settings.has_editors()))
}

/// Registers the commands for a server, or for all, if they differ; returns those that did.
///
/// # Errors
/// If Discord cannot be reached or refuses the token.
pub fn sync_commands(settings: &Settings, guild: Option<u64>) -> Result<Vec<(String, Difference)>, RunError> {
    let (runtime, http) = connect(settings)?;
    runtime.block_on(register::sync(&http, guild.map(GuildId::new), settings.has_editors()))
}

fn connect(settings: &Settings) -> Result<(Runtime, Http), RunError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let http = settings.http();
    runtime.block_on(introduce(&http))?;
    Ok((runtime, http))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_install_link_asks_for_little() {
        let link = invite(7);
        assert!(link.contains("client_id=7") && link.contains("permissions=274877926400"), "{link}");
    }
}
