//! What an operator chooses: the command line over `JUNKET_*` variables over `junket.toml` over defaults.
//!
//! The one place that reads the environment.

mod options;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::encoder::cache_file;
use crate::text::{allowed_edits, edit_distance};

pub use options::{BotOptions, LogFormat, Monitor, Options, ParseMonitorError, StoreFile, UserId};

/// The file that is read if none is named.
const FILE: &str = "junket.toml";
/// Begins the names of variables that are options.
const VARIABLES: &str = "JUNKET_";
/// Name of the file that keeps counts.
const STORE: &str = "counts.sqlite";
/// Port of [`BotConfig::monitor`]; the one that exporters of OpenTelemetry use for Prometheus.
const MONITOR_PORT: u16 = 9464;

/// Where Junket finds and keeps things.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder with interviews/ and names.json.
    pub data: PathBuf,
    /// Folder with a sentence model.
    pub model: Option<PathBuf>,
    /// File that keeps the vectors of stored texts.
    pub cache: Option<PathBuf>,
    /// What to log.
    pub log: String,
    /// How logs are written.
    pub log_format: LogFormat,
    /// File that keeps counts; None for nowhere.
    pub store: Option<PathBuf>,
    /// Options of the bot that the file holds.
    pub bot_options: BotOptions,
}

/// How the bot is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotConfig {
    /// File with the bot's token.
    pub token_file: Option<PathBuf>,
    /// Address of a proxy for Discord's REST interface.
    pub api_proxy: Option<String>,
    /// Where the state of the bot is served; None for nowhere.
    pub monitor: Option<SocketAddr>,
    /// Whether changes in the data folder are taken up while running.
    pub watch: bool,
    /// Whether the commands are sent to Discord at start if they differ.
    pub register: bool,
    /// Whether questions without an answer are counted.
    pub count_questions: bool,
    /// Whether answers have buttons for what readers think of them.
    pub feedback: bool,
    /// Who may use `/editor`.
    pub editors: Vec<UserId>,
}

/// An option that is none.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file that was named cannot be read.
    #[error("failed to read the options in {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file holds something else than options.
    #[error("wrong option in {path}: {reason}")]
    Parse {
        /// The file.
        path: PathBuf,
        /// Which, and why.
        reason: String,
    },
    /// A variable is named like an option and is none.
    #[error("{name} is no option{}", .nearest.as_ref().map(|near| format!("; {near} is one")).unwrap_or_default())]
    Variable {
        /// The variable.
        name: String,
        /// An option that is written nearly so.
        nearest: Option<String>,
    },
}

impl Default for Config {
    fn default() -> Self {
        Self::of(Options::default())
    }
}

impl Config {
    /// Returns what the options say, those of the file included.
    ///
    /// # Errors
    /// If the file cannot be read or holds something that is no option.
    pub fn load(options: Options) -> Result<Self, ConfigError> {
        let from_file = match &options.config {
            Some(path) => read(path)?,
            None if Path::new(FILE).is_file() => read(Path::new(FILE))?,
            None => Options::default(),
        };
        Ok(Self::of(options.or(from_file)))
    }

    fn of(options: Options) -> Self {
        Self {
            data: options.data.unwrap_or_else(|| PathBuf::from("data")),
            model: options.model,
            cache: options.cache,
            log: options.log.unwrap_or_else(|| "warn".to_owned()),
            log_format: options.log_format.unwrap_or_default(),
            store: match options.store {
                Some(StoreFile::At(path)) => Some(path),
                Some(StoreFile::Off) => None,
                None => in_data_folder(STORE),
            },
            bot_options: options.bot,
        }
    }

    /// Returns how the bot is run, by its options and those of the file.
    #[must_use]
    pub fn bot(&self, options: &BotOptions) -> BotConfig {
        let options = options.clone().or(self.bot_options.clone());
        let default = Monitor::At(SocketAddr::from((Ipv4Addr::LOCALHOST, MONITOR_PORT)));
        BotConfig {
            token_file: options.token_file,
            api_proxy: options.api_proxy,
            monitor: match options.monitor.unwrap_or(default) {
                Monitor::At(address) => Some(address),
                Monitor::Off => None,
            },
            watch: options.watch.unwrap_or(true),
            register: options.register.unwrap_or(true),
            count_questions: options.count_questions.unwrap_or(true),
            feedback: options.feedback.unwrap_or(true),
            editors: options.editors.unwrap_or_default(),
        }
    }

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
        in_data_folder("history")
    }
}

/// Returns a file of Junket's in the user's data folder; None if there is no place for it.
fn in_data_folder(name: &str) -> Option<PathBuf> {
    let dirs = etcetera::choose_base_strategy().ok()?;
    Some(dirs.data_dir().join("junket").join(name))
}

fn read(path: &Path) -> Result<Options, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|error| ConfigError::Parse {
        path: path.to_owned(),
        reason: error.to_string().trim_end().to_owned(),
    })
}

/// Checks that every `JUNKET_*` variable is among the known ones.
///
/// # Errors
/// If one is not.
pub fn check_variables(known: &[String]) -> Result<(), ConfigError> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    check_names(names, known)
}

fn check_names(mut names: impl Iterator<Item = String>, known: &[String]) -> Result<(), ConfigError> {
    let is_wrong = |name: &String| name.starts_with(VARIABLES) && !known.contains(name);
    let Some(name) = names.find(is_wrong) else { return Ok(()) };
    let allowed = allowed_edits(name.chars().count());
    let near = known.iter().map(|known| (edit_distance(&name, known), known));
    let nearest = near.filter(|(edits, _)| *edits <= allowed).min().map(|(_, known)| known.clone());
    Err(ConfigError::Variable { name, nearest })
}

/// Returns the content of `DISCORD_TOKEN`. It is no option, because the arguments of a program can be seen by others.
#[must_use]
pub fn discord_token() -> Option<String> {
    std::env::var("DISCORD_TOKEN").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(text: &str) -> Result<Options, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn the_command_line_goes_over_the_file_and_both_over_defaults() {
        let file = options("data = 'from-file'\nlog = 'info'\n[bot]\nwatch = false").unwrap();
        let given = Options { data: Some("given".into()), ..Options::default() };
        let config = Config::of(given.or(file));
        assert_eq!((config.data, &*config.log), (PathBuf::from("given"), "info"));
        assert_eq!(config.log_format, LogFormat::Text);
        let bot = Config::of(options("[bot]\nwatch = false\nmonitor = 'off'").unwrap())
            .bot(&BotOptions { register: Some(false), ..BotOptions::default() });
        assert_eq!((bot.watch, bot.register, bot.monitor), (false, false, None));
    }

    #[test]
    fn a_wrong_option_names_itself() {
        for (text, named) in [
            ("dta = 'x'", "`dta`"),
            ("[bot]\nwach = true", "`wach`"),
            ("[bot]\nwatch = 'often'", "watch"),
            ("[bot]\nmonitor = 'nowhere'", "nowhere"),
            ("log_format = 'xml'", "`xml`"),
            ("[bot]\neditors = ['ana']", "ana"),
            ("[bot]\neditors = [0]", "no id of a Discord user"),
        ] {
            let error = options(text).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
        let known = ["JUNKET_DATA".to_owned()];
        let names = ["PATH", "JUNKET_DATA", "JUNKET_DTAA"].map(str::to_owned);
        let error = check_names(names.into_iter(), &known).unwrap_err().to_string();
        assert_eq!(error, "JUNKET_DTAA is no option; JUNKET_DATA is one");
    }

    #[test]
    fn editors_are_numbers_or_texts_and_counts_can_be_off() {
        let file = options("store = 'off'\n[bot]\neditors = [12, '34']").unwrap();
        let config = Config::of(file);
        assert_eq!(config.store, None);
        assert_eq!(config.bot(&BotOptions::default()).editors, [UserId(12), UserId(34)]);
        let config = Config::of(options("store = 'x/counts'").unwrap());
        assert_eq!(config.store, Some("x/counts".into()));
    }

    #[test]
    fn the_sample_file_holds_every_option_with_its_default() {
        let sample = include_str!("../../junket.sample.toml");
        let uncommented: String = sample
            .lines()
            .filter_map(|line| line.strip_prefix("#: ").or((!line.starts_with('#')).then_some(line)))
            .map(|line| format!("{line}\n"))
            .collect();
        let all = options(&uncommented).unwrap();
        let Options { config: _, data, model, cache, log, log_format, store, bot } = all.clone();
        assert!(
            data.is_some() && model.is_some() && cache.is_some() && log.is_some() && log_format.is_some()
        );
        assert!(store.is_some());
        let BotOptions {
            token_file,
            api_proxy,
            monitor,
            watch,
            register,
            count_questions,
            feedback,
            editors,
        } = bot;
        assert!(count_questions.is_some() && feedback.is_some() && editors.is_some());
        assert!(token_file.is_some() && api_proxy.is_some() && monitor.is_some());
        assert!(watch.is_some() && register.is_some());
        let (sample, default) = (Config::of(all), Config::default());
        assert_eq!((&sample.data, &sample.log), (&default.data, &default.log));
        let (mut sample, default) = (sample.bot(&BotOptions::default()), default.bot(&BotOptions::default()));
        (sample.token_file, sample.api_proxy) = (None, None);
        sample.editors.clear();
        assert_eq!(sample, default);
    }
}
