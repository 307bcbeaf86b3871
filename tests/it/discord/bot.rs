//! A bot in this process, connected to a stand-in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use junket::answer::Answerer;
use junket::config::Config;
use junket::discord::{Counting, Editors, Pacing, RunError, Settings, Source, Token, serve};
use junket::startup;
use standin::{ANNA, Discord, Place, Reply, Setup, TOKEN};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use crate::program::repository;

/// A question that the small data answers.
pub(crate) const STORM: &str = "How did Mira Solberg film the storm in Salt Harbour?";

/// A running bot.
pub(crate) struct Bot {
    pub(crate) discord: Discord,
    /// Asks for new data, as SIGHUP does.
    pub(crate) reload: Arc<Notify>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), RunError>>,
}

/// How a bot is started, other than usual.
pub(crate) struct Start {
    pub(crate) setup: Setup,
    pub(crate) data: PathBuf,
    pub(crate) answerer: Option<Answerer>,
    pub(crate) token: String,
    pub(crate) pacing: Pacing,
    pub(crate) watch: bool,
    pub(crate) counting: Counting,
    pub(crate) editors: Vec<u64>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            setup: Setup::default(),
            data: repository("tests/data/small"),
            answerer: None,
            token: TOKEN.to_owned(),
            pacing: Pacing::default(),
            watch: false,
            counting: Counting::default(),
            editors: Vec::new(),
        }
    }
}

/// Loads a data folder, by words and names alone.
pub(crate) fn load(data: &Path) -> Result<Answerer, String> {
    let model = Some(repository("tests/data/no-model"));
    let config = Config { data: data.to_owned(), model, ..Config::default() };
    startup::start(&config, &|_| {}).map_err(|error| error.to_string())
}

impl Bot {
    /// Starts one on the small data, and waits until it listens.
    pub(crate) async fn start() -> Self {
        Self::start_with(Start::default()).await
    }

    /// Starts one, and waits until it listens.
    pub(crate) async fn start_with(start: Start) -> Self {
        let bot = Self::launch(Discord::start(start.setup.clone()).await, start);
        bot.discord.connected().await;
        bot
    }

    /// Starts one against a stand-in that is there already.
    pub(crate) fn launch(discord: Discord, start: Start) -> Self {
        let settings = Settings {
            token: Token::find(Some(&start.token), None).unwrap(),
            api_proxy: Some(discord.url()),
            monitor: None,
            register: true,
            pacing: start.pacing,
            counting: start.counting,
            editors: Editors {
                ids: Arc::new(start.editors.iter().copied().collect()),
                data: start.data.clone(),
                tagger: None,
            },
        };
        let data = start.data.clone();
        let source = Source::new(move || load(&data), start.watch.then_some(&*start.data));
        let answerer = start.answerer.unwrap_or_else(|| load(&start.data).unwrap());
        let reload = source.asker();
        let (stop, stopped) = oneshot::channel();
        let stop_asked = async {
            // A test that drops the sender wants an end too.
            let _ = stopped.await;
        };
        let task = tokio::spawn(serve(settings, answerer, source, stop_asked));
        Self { discord, reload, stop, task }
    }

    /// Asks with `/ask` in the general channel, and waits for the reply.
    pub(crate) async fn ask(&self, question: &str) -> Reply {
        self.command("ask", &[("question", question)]).await
    }

    /// Uses a command in the general channel, and waits for the reply.
    pub(crate) async fn command(&self, name: &str, options: &[(&str, &str)]) -> Reply {
        let options: Vec<_> = options.iter().map(|(name, value)| (*name, (*value).into())).collect();
        let interaction = self.discord.command(ANNA, Place::GENERAL, name, &options);
        self.discord.replied(interaction).await
    }

    /// Asks it to stop, and returns how it ended.
    pub(crate) async fn stop(self) -> Result<(), RunError> {
        let _ = self.stop.send(());
        self.task.await.unwrap()
    }

    /// Waits for its end, without asking for it.
    pub(crate) async fn ended(self) -> Result<(), RunError> {
        let _keep = self.stop;
        tokio::time::timeout(Duration::from_secs(20), self.task).await.unwrap().unwrap()
    }

    /// Checks that no rule was broken, and stops.
    pub(crate) async fn finish(self) {
        let discord = self.discord.clone();
        self.stop().await.unwrap();
        assert_eq!(discord.problems(), Vec::<String>::new());
    }
}
