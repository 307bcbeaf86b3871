//! The terminal face: commands, what they print, and nothing else.

mod ask;
#[cfg(feature = "discord")]
mod bot;
mod chat;
mod check;
mod eval;
mod export;
mod feedback;
mod fmt;
mod gaps;
mod import;
mod index;
mod json;
mod known;
mod links;
mod new;
mod output;
mod progress;
mod render;
mod source;
mod stored;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::config::{Config, Options, check_variables};
use crate::telemetry;

pub use output::is_broken_pipe;

/// Answers questions about film interviews: who said what, in which interview, with the link.
#[derive(Debug, Parser)]
#[command(name = "junket", version, about, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    options: Options,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  junket ask \"how did Joe Russo find the time to write Extraction?\"
  junket ask --json - < questions.txt
  junket chat
  junket check --data my-interviews";

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer one question, or each line of the standard input
    Ask(ask::Args),
    /// Talk in the terminal, with the commands that Discord has
    Chat,
    /// Report everything that is wrong with the data
    Check(check::Args),
    /// Put data files in their one form
    Fmt(fmt::Args),
    /// Write an interview by answering questions
    New(new::Args),
    /// Make drafts of interviews from pages and their addresses, captions, chapters, feeds, OHMS and tables
    Import(import::Args),
    /// Look whether the addresses in the data still lead somewhere
    Links(links::Args),
    /// Write interviews in the form of another program
    Export(export::Args),
    /// Compute the vectors of the stored texts ahead of time
    Index,
    /// Measure how well golden questions are answered
    Eval(eval::Args),
    /// Show what readers asked and got no answer to, and mend it
    Gaps(gaps::Args),
    /// Show what readers thought of answers
    Feedback(feedback::Args),
    /// Run the bot on Discord
    #[cfg(feature = "discord")]
    #[command(after_help = "Example:\n  DISCORD_TOKEN=... junket bot --log info")]
    Bot(crate::config::BotOptions),
    /// Ask a running bot whether it is ready; fails if it is not
    #[cfg(feature = "discord")]
    Health(crate::config::BotOptions),
    /// Print the address at which the bot is installed
    #[cfg(feature = "discord")]
    #[command(after_help = "Example:\n  junket invite 123456789012345678")]
    Invite {
        /// Id of the application, from the developer portal
        application_id: u64,
    },
    /// Show the commands as Discord should have them, or send them there
    #[cfg(feature = "discord")]
    #[command(subcommand)]
    Commands(bot::Commands),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  junket completions bash > ~/.local/share/bash-completion/completions/junket"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Runs the command that was given; the exit code is 0 if it did what was asked.
///
/// # Errors
/// If it could not.
pub fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    check_variables(&known_variables())?;
    let config = Config::load(cli.options.clone())?;
    telemetry::start(&config.log, config.log_format)
        .with_context(|| format!("log {:?} is no filter; write for example info", config.log))?;
    match &cli.command {
        Command::Ask(args) => ask::run(args, &config).map(|()| ExitCode::SUCCESS),
        Command::Chat => chat::run(&config).map(|()| ExitCode::SUCCESS),
        Command::Check(args) => check::run(args, &config),
        Command::Fmt(args) => fmt::run(args, &config),
        Command::New(args) => new::run(args, &config),
        Command::Import(args) => import::run(args, &config),
        Command::Links(args) => links::run(args, &config),
        Command::Export(args) => export::run(args, &config).map(|()| ExitCode::SUCCESS),
        Command::Index => index::run(&config).map(|()| ExitCode::SUCCESS),
        Command::Eval(args) => eval::run(args, &config).map(|()| ExitCode::SUCCESS),
        Command::Gaps(args) => gaps::run(args, &config).map(|()| ExitCode::SUCCESS),
        Command::Feedback(args) => feedback::run(args, &config).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "discord")]
        Command::Bot(bot) => bot::run(bot, &config).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "discord")]
        Command::Health(bot) => bot::health(bot, &config).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "discord")]
        Command::Invite { application_id } => bot::invite(*application_id).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "discord")]
        Command::Commands(command) => bot::commands(command, &config).map(|()| ExitCode::SUCCESS),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "junket", &mut anstream::stdout());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Names of the variables that are options of some command.
fn known_variables() -> Vec<String> {
    fn collect(command: &clap::Command, names: &mut Vec<String>) {
        let variables = command.get_arguments().filter_map(clap::Arg::get_env);
        names.extend(variables.map(|name| name.to_string_lossy().into_owned()));
        command.get_subcommands().for_each(|command| collect(command, names));
    }
    let mut names = Vec::new();
    collect(&Cli::command(), &mut names);
    names
}
