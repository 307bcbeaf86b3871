//! Options as they are given: on the command line, in `JUNKET_*` variables, in `junket.toml`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use serde::Deserialize;

/// Options of every command. None means that nothing was said.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// File with options; without it junket.toml is read if there is one
    #[arg(long, value_name = "FILE", env = "JUNKET_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,

    /// Folder with interviews/ and names.json [default: data]
    #[arg(long, value_name = "DIR", env = "JUNKET_DATA", global = true)]
    pub data: Option<PathBuf>,

    /// Folder with a sentence model; without it Junket works by words and names alone [default: DATA/model]
    #[arg(long, value_name = "DIR", env = "JUNKET_MODEL", global = true)]
    pub model: Option<PathBuf>,

    /// File that keeps the vectors of stored texts [default: in the user's cache folder]
    #[arg(long, value_name = "FILE", env = "JUNKET_CACHE", global = true)]
    pub cache: Option<PathBuf>,

    /// What to log, for example info or junket=debug [default: warn]
    #[arg(long, value_name = "FILTER", env = "JUNKET_LOG", global = true)]
    pub log: Option<String>,

    /// How logs are written [default: text]
    #[arg(long, value_name = "FORM", env = "JUNKET_LOG_FORMAT", global = true)]
    pub log_format: Option<LogFormat>,

    /// File that counts what found no answer and what readers thought of answers, or off [default: in the user's
    /// data folder]
    #[arg(long, value_name = "FILE", env = "JUNKET_STORE", global = true)]
    pub store: Option<StoreFile>,

    /// Options of the bot, which only a file holds together with the others.
    #[arg(skip)]
    #[serde(default)]
    pub bot: BotOptions,
}

/// How logs are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Lines to read; whoever collects them adds the time.
    #[default]
    Text,
    /// One JSON object a line, with its time.
    Json,
}

/// Options of the bot. None means that nothing was said.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BotOptions {
    /// File with the bot's token; without it the token is taken from DISCORD_TOKEN
    #[arg(long, value_name = "FILE", env = "JUNKET_TOKEN_FILE")]
    pub token_file: Option<PathBuf>,

    /// Address of a proxy for Discord's REST interface that keeps the rate limits, such as twilight-http-proxy
    #[arg(long, value_name = "URL", env = "JUNKET_API_PROXY")]
    pub api_proxy: Option<String>,

    /// Where /healthz, /readyz and /metrics are served, or off [default: 127.0.0.1:9464]
    #[arg(long, value_name = "ADDRESS", env = "JUNKET_MONITOR")]
    pub monitor: Option<Monitor>,

    /// Whether changes in the data folder are taken up while running [default: true]
    #[arg(long, value_name = "BOOL", env = "JUNKET_WATCH")]
    pub watch: Option<bool>,

    /// Whether the commands are sent to Discord at start if they differ from those that it has [default: true]
    #[arg(long, value_name = "BOOL", env = "JUNKET_REGISTER")]
    pub register: Option<bool>,

    /// Whether questions without an answer are counted, without who asked, for `junket gaps` [default: true]
    #[arg(long, value_name = "BOOL", env = "JUNKET_COUNT_QUESTIONS")]
    pub count_questions: Option<bool>,

    /// Whether answers have buttons for what readers think of them, for `junket feedback` [default: true]
    #[arg(long, value_name = "BOOL", env = "JUNKET_FEEDBACK")]
    pub feedback: Option<bool>,

    /// Ids of the Discord users who may use /editor, with commas between them [default: nobody]
    #[arg(long, value_name = "ID", env = "JUNKET_EDITORS", value_delimiter = ',', value_parser = user_id)]
    pub editors: Option<Vec<UserId>>,
}

/// The id of a Discord user; in a file a number, or a text as Discord copies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "NumberOrText")]
pub struct UserId(pub u64);

#[derive(Deserialize)]
#[serde(untagged, expecting = "the id of a Discord user, such as \"123456789012345678\"")]
enum NumberOrText {
    Number(u64),
    Text(String),
}

impl TryFrom<NumberOrText> for UserId {
    type Error = String;

    fn try_from(id: NumberOrText) -> Result<Self, Self::Error> {
        match id {
            NumberOrText::Number(id) => user_id(&id.to_string()),
            NumberOrText::Text(text) => user_id(&text),
        }
    }
}

fn user_id(text: &str) -> Result<UserId, String> {
    let id = text.trim().parse().ok().filter(|&id: &u64| id > 0);
    id.map(UserId).ok_or_else(|| {
        format!("{text:?} is no id of a Discord user; copy it with \"Copy User ID\", it looks like 123456789012345678")
    })
}

/// Where counts are kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum StoreFile {
    /// Nowhere.
    Off,
    /// In a file.
    At(PathBuf),
}

impl From<String> for StoreFile {
    fn from(text: String) -> Self {
        if text == "off" { Self::Off } else { Self::At(text.into()) }
    }
}

/// Where the state of the bot is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Monitor {
    /// Nowhere.
    Off,
    /// At an address; port 0 takes a free one.
    At(SocketAddr),
}

/// A text that is no place to serve at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither an address with a port, such as 127.0.0.1:9464, nor off")]
pub struct ParseMonitorError(String);

impl FromStr for Monitor {
    type Err = ParseMonitorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "off" => Ok(Self::Off),
            _ => text.parse().map(Self::At).map_err(|_| ParseMonitorError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Monitor {
    type Error = ParseMonitorError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Options {
    /// Returns these options, and where nothing is said, the others.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            config: self.config.or(other.config),
            data: self.data.or(other.data),
            model: self.model.or(other.model),
            cache: self.cache.or(other.cache),
            log: self.log.or(other.log),
            log_format: self.log_format.or(other.log_format),
            store: self.store.or(other.store),
            bot: self.bot.or(other.bot),
        }
    }
}

impl BotOptions {
    /// Returns these options, and where nothing is said, the others.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            token_file: self.token_file.or(other.token_file),
            api_proxy: self.api_proxy.or(other.api_proxy),
            monitor: self.monitor.or(other.monitor),
            watch: self.watch.or(other.watch),
            register: self.register.or(other.register),
            count_questions: self.count_questions.or(other.count_questions),
            feedback: self.feedback.or(other.feedback),
            editors: self.editors.or(other.editors),
        }
    }
}
