//! `junket bot`, `junket invite` and `junket commands`: running the Discord face.

use std::io::Write as _;

use crate::config::{BotConfig, Config, discord_token};
use crate::discord::{self, Token};
use crate::startup;

use super::progress;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Commands {
    /// Print the commands as a JSON array
    Show,
    /// Send the commands to Discord if they differ from those that it has
    Sync(BotConfig),
}

pub(super) fn run(bot: &BotConfig, config: &Config) -> anyhow::Result<()> {
    let token = find_token(bot)?;
    let answerer = progress::start(config)?;
    let config = config.clone();
    discord::run(&token, answerer, move || match startup::start(&config, &|_| {}) {
        Ok(answerer) => Some(answerer),
        Err(error) => {
            tracing::error!(%error, "the data is not reloaded; what was there stays");
            None
        }
    })?;
    Ok(())
}

pub(super) fn invite(application_id: u64) -> anyhow::Result<()> {
    writeln!(anstream::stdout(), "{}", discord::invite(application_id))?;
    Ok(())
}

pub(super) fn commands(command: &Commands) -> anyhow::Result<()> {
    let mut out = anstream::stdout();
    match command {
        Commands::Show => writeln!(out, "{:#}", discord::commands_in_json())?,
        Commands::Sync(bot) => match discord::sync_commands(&find_token(bot)?)?.as_slice() {
            [] => writeln!(out, "nothing differs")?,
            changed => writeln!(out, "sent, because these differed: {}", changed.join(", "))?,
        },
    }
    Ok(())
}

fn find_token(bot: &BotConfig) -> anyhow::Result<Token> {
    Ok(Token::find(discord_token().as_deref(), bot.token_file.as_deref())?)
}
