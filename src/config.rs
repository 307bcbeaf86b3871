//! What an operator chooses: options of the command line over `JUNKET_*` variables over defaults.
//!
//! The one place that reads the environment.

use std::path::PathBuf;

use clap::Args;
use etcetera::BaseStrategy as _;

use crate::encoder::cache_file;

/// Where Junket finds and keeps things.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Folder with interviews/ and names.json
    #[arg(long, value_name = "DIR", env = "JUNKET_DATA", default_value = "data", global = true)]
    pub data: PathBuf,

    /// Folder with a sentence model; without it Junket works by words and names alone [default: DATA/model]
    #[arg(long, value_name = "DIR", env = "JUNKET_MODEL", global = true)]
    pub model: Option<PathBuf>,

    /// File that keeps the vectors of stored texts [default: in the user's cache folder]
    #[arg(long, value_name = "FILE", env = "JUNKET_CACHE", global = true)]
    pub cache: Option<PathBuf>,

    /// What to log, for example info or junket=debug
    #[arg(long, value_name = "FILTER", env = "JUNKET_LOG", default_value = "warn", global = true)]
    pub log: String,
}

/// How the bot is run.
#[cfg(feature = "discord")]
#[derive(Debug, Clone, Args)]
pub struct BotConfig {
    /// File with the bot's token; without it the token is taken from DISCORD_TOKEN
    #[arg(long, value_name = "FILE", env = "JUNKET_TOKEN_FILE")]
    pub token_file: Option<PathBuf>,
}

/// Returns the content of `DISCORD_TOKEN`. It is no option, because the arguments of a program can be seen by others.
#[cfg(feature = "discord")]
#[must_use]
pub fn discord_token() -> Option<String> {
    std::env::var("DISCORD_TOKEN").ok()
}

impl Config {
    /// Returns the folder of the sentence model: the one given, else `model` in the data folder, else the
    /// one in `data`, where the repository keeps it.
    #[must_use]
    pub fn model_dir(&self) -> PathBuf {
        let beside = self.data.join("model");
        match &self.model {
            Some(dir) => dir.clone(),
            None if beside.is_dir() => beside,
            None => PathBuf::from("data/model"),
        }
    }

    /// Returns the file for the vectors of an encoder; None if there is no place for it.
    #[must_use]
    pub fn cache_file(&self, fingerprint: &str) -> Option<PathBuf> {
        let in_cache_folder = || {
            let dirs = etcetera::choose_base_strategy().ok()?;
            Some(cache_file(&dirs.cache_dir().join("junket"), fingerprint))
        };
        self.cache.clone().or_else(in_cache_folder)
    }

    /// Returns the file that keeps what was typed in a conversation; None if there is no place for it.
    #[must_use]
    pub fn history_file(&self) -> Option<PathBuf> {
        let dirs = etcetera::choose_base_strategy().ok()?;
        Some(dirs.data_dir().join("junket").join("history"))
    }
}
