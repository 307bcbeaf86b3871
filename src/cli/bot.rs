//! `junket bot`, `invite`, `commands` and `health`: running the Discord face.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::{Context as _, bail};

use crate::config::{BotConfig, BotOptions, Config, discord_token};
use crate::discord::{self, Counting, Difference, Editors, Pacing, Settings, Source, Token};
use crate::startup;
use crate::store::{Sqlite, Store};

use super::progress;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Commands {
    /// Print the commands as a JSON array
    Show,
    /// Print which commands differ from those that Discord has
    #[command(after_help = "Example:\n  junket commands diff --guild 123456789012345678")]
    Diff(Target),
    /// Send the commands to Discord if they differ from those that it has
    Sync(Target),
}

#[derive(Debug, clap::Args)]
pub(super) struct Target {
    /// Id of a server, for commands of that server alone; they change at once
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    guild: Option<u64>,

    #[command(flatten)]
    bot: BotOptions,
}

pub(super) fn run(options: &BotOptions, config: &Config) -> anyhow::Result<()> {
    let bot = config.bot(options);
    let mut settings = Settings {
        counting: Counting { store: store(config), questions: bot.count_questions, votes: bot.feedback },
        ..settings(&bot, config)?
    };
    if !bot.editors.is_empty() {
        settings.editors.tagger = startup::load_tagger(config)?;
    }
    let reloaded = config.clone();
    let load = move || {
        startup::start(&reloaded, &|_| {}).map_err(|error| format!("{:#}", anyhow::Error::from(error)))
    };
    let source = Source::new(load, bot.watch.then_some(&*config.data));
    let answerer = progress::start(config)?;
    discord::run(settings, answerer, source)?;
    Ok(())
}

pub(super) fn invite(application_id: u64) -> anyhow::Result<()> {
    writeln!(anstream::stdout(), "{}", discord::invite(application_id))?;
    Ok(())
}

pub(super) fn commands(command: &Commands, config: &Config) -> anyhow::Result<()> {
    let mut out = anstream::stdout();
    let (differences, sent) = match command {
        Commands::Show => {
            let has_editors = !config.bot(&BotOptions::default()).editors.is_empty();
            return Ok(writeln!(out, "{:#}", discord::commands_in_json(has_editors))?);
        }
        Commands::Diff(target) => {
            (discord::compare_commands(&settings(&config.bot(&target.bot), config)?, target.guild)?, false)
        }
        Commands::Sync(target) => {
            (discord::sync_commands(&settings(&config.bot(&target.bot), config)?, target.guild)?, true)
        }
    };
    if differences.is_empty() {
        writeln!(out, "nothing differs")?;
    }
    for (name, difference) in differences {
        let done = match difference {
            Difference::LeftOver if sent => "removed",
            _ if sent => "sent",
            _ => "",
        };
        writeln!(out, "{}", format!("{name}: {difference}  {done}").trim_end())?;
    }
    Ok(())
}

/// Exits with 0 if the bot is ready.
pub(super) fn health(options: &BotOptions, config: &Config) -> anyhow::Result<()> {
    match config.bot(options).monitor {
        Some(address) => discord::ask_whether_ready(address).map_err(anyhow::Error::msg),
        None => bail!("the state of the bot is not served: the option monitor is off"),
    }
}

/// Opens the store; the bot works without one, and says so here, once.
fn store(config: &Config) -> Option<Arc<dyn Store>> {
    match Sqlite::open(config.store.as_ref()?) {
        Ok(store) => Some(Arc::new(store)),
        Err(error) => {
            tracing::warn!(%error, "nothing is counted: no gaps, no feedback");
            None
        }
    }
}

fn settings(bot: &BotConfig, config: &Config) -> anyhow::Result<Settings> {
    let token = Token::find(discord_token().as_deref(), bot.token_file.as_deref())?;
    if let Some(proxy) = &bot.api_proxy {
        let url = url::Url::parse(proxy).with_context(|| format!("api_proxy {proxy:?} is no address"))?;
        if !matches!(url.scheme(), "http" | "https") {
            bail!("api_proxy {proxy:?} is no address; write for example http://127.0.0.1:3000");
        }
    }
    Ok(Settings {
        token,
        api_proxy: bot.api_proxy.clone(),
        monitor: bot.monitor,
        register: bot.register,
        pacing: Pacing::default(),
        counting: Counting::default(),
        editors: Editors {
            ids: Arc::new(bot.editors.iter().map(|id| id.0).collect()),
            data: config.data.clone(),
            tagger: None,
        },
    })
}
