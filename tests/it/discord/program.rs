//! The program as it is shipped, led to the stand-in by a proxy and a certificate alone: real addresses, and
//! serenity's own ratelimiter.
//!
//! `STANDIN_BINARY` names the program to run; by default it is the one that cargo built for the tests.

use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;
use standin::{ANNA, BOT, Discord, Fault, Out, Place, Setup, TOKEN, Tunnel};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use super::bot::STORM;
use crate::program::repository;

/// A running program, and what it logs.
pub(super) struct Program {
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
    /// Ends when the program's last line is read.
    reading: tokio::task::JoinHandle<()>,
    discord: Discord,
    _files: tempfile::TempDir,
}

fn binary() -> PathBuf {
    std::env::var_os("STANDIN_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_junket").into(), PathBuf::from)
}

impl Program {
    /// Runs `junket` with arguments, on the small data, with discord.com leading to the stand-in.
    pub(super) async fn start(discord: &Discord, args: &[&str]) -> Self {
        let tunnel = Tunnel::start(discord).await;
        let files = tempfile::tempdir().unwrap();
        let certificate = files.path().join("certificate.pem");
        std::fs::write(&certificate, &tunnel.certificate).unwrap();
        let mut command = Command::new(binary());
        command.args(args).arg("--data").arg(repository("tests/data/small"));
        command.arg("--model").arg(repository("tests/data/no-model"));
        command.env_clear().env("HOME", files.path()).env("PATH", "/usr/bin:/bin");
        command.env("DISCORD_TOKEN", TOKEN).env("JUNKET_LOG", "debug").env("JUNKET_LOG_FORMAT", "json");
        command.env("HTTPS_PROXY", tunnel.url()).env("SSL_CERT_FILE", &certificate);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, kept) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&log));
        let reading = tokio::spawn(async move {
            let mut lines = lines.lines();
            while let Ok(Some(line)) = lines.next_line().await {
                kept.lock().unwrap().push(line);
            }
        });
        Self { child, log, reading, discord: discord.clone(), _files: files }
    }

    /// Runs the bot and waits until it listens.
    async fn bot(discord: &Discord) -> Self {
        let program = Self::start(discord, &["bot", "--monitor", "127.0.0.1:0"]).await;
        discord.connected().await;
        program
    }

    fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// Waits for a line of the log that contains something; returns it.
    async fn logged(&self, what: &str) -> String {
        let begun = Instant::now();
        loop {
            if let Some(line) = self.log().into_iter().find(|line| line.contains(what)) {
                return line;
            }
            assert!(begun.elapsed() < Duration::from_secs(15), "{what} is not logged: {:#?}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(super) fn signal(&self, name: &str) {
        let id = self.child.id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for its end; the token must be nowhere in what it wrote.
    pub(super) async fn ended(mut self) -> (ExitStatus, Vec<String>, String) {
        let mut out = self.child.stdout.take().unwrap();
        let status = tokio::time::timeout(Duration::from_secs(20), self.child.wait()).await.unwrap().unwrap();
        let mut written = String::new();
        tokio::io::AsyncReadExt::read_to_string(&mut out, &mut written).await.unwrap();
        self.reading.await.unwrap();
        let log = self.log.lock().unwrap().clone();
        let secret = TOKEN.rsplit('.').next().unwrap();
        assert!(
            !written.contains(secret) && !log.iter().any(|line| line.contains(secret)),
            "the token is shown"
        );
        // Whoever has the token of an interaction can answer it.
        assert!(
            !log.iter().any(|line| line.contains("interaction-token-")),
            "an interaction's token is shown"
        );
        assert_eq!(self.discord.problems(), Vec::<String>::new());
        (status, log, written)
    }

    /// Where its state is served.
    async fn monitor(&self) -> String {
        let line: serde_json::Value = serde_json::from_str(&self.logged("health and metrics").await).unwrap();
        line["bound"].as_str().unwrap().to_owned()
    }
}

/// Gets a page, over a connection of its own.
async fn get(address: &str, path: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}

#[tokio::test(flavor = "multi_thread")]
async fn it_runs_unchanged_and_stops_when_told() {
    let discord = Discord::start(Setup::default()).await;
    let program = Program::bot(&discord).await;
    let answer = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]);
    assert!(discord.replied(answer).await.text().contains("fire engines"));
    let mention = discord.say(ANNA, Place::GENERAL, &format!("<@{}> {STORM}", BOT.id), None);
    discord.answered(mention).await;

    let closing: serde_json::Value =
        serde_json::from_str(&program.logged("\"message\":\"answered\"").await).unwrap();
    assert_eq!(closing["outcome"], "answer");
    assert_eq!(closing["topic.id"], "lantern-mira-solberg-salt-harbour-2021#storm");
    assert!(
        closing["elapsed_ms"].is_u64() && closing["score"].is_number() && closing["timestamp"].is_string()
    );

    let monitor = program.monitor().await;
    assert!(get(&monitor, "/healthz").await.contains("200 OK"));
    assert!(get(&monitor, "/readyz").await.contains("200 OK"));
    let figures = get(&monitor, "/metrics").await;
    assert!(figures.contains("junket_questions_total{command=\"ask\",outcome=\"answer\"} 1"), "{figures}");
    assert!(figures.contains("junket_interviews 4") && figures.contains("junket_gateway_up 1"), "{figures}");
    assert!(!figures.contains("anna") && !figures.contains("storm"), "{figures}");
    let health = Program::start(&discord, &["health", "--monitor", &monitor]).await;
    assert!(health.ended().await.0.success());

    program.signal("HUP");
    program.logged("the data is reloaded").await;

    discord.order("POST", "/callback", 3, Fault::Dropped);
    discord.command(ANNA, Place::GENERAL, "help", &[]);
    program.logged("failed to answer").await;

    discord.order("POST", "/callback", 1, Fault::Slow(Duration::from_millis(1000)));
    let in_hand = discord.command(ANNA, Place::GENERAL, "ask", &[("question", json!(STORM))]);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let told = Instant::now();
    program.signal("TERM");
    let (status, log, _) = program.ended().await;
    assert!(status.success(), "{log:#?}");
    assert!(told.elapsed() < Duration::from_secs(10));
    assert!(discord.replied(in_hand).await.text().contains("fire engines"));
    assert_eq!(discord.closed_by_bot(), [1000]);
    // What people wrote is logged at debug alone.
    let shown = log.iter().filter(|line| line.contains("fire engines") || line.contains("Mira Solberg film"));
    assert!(shown.clone().all(|line| line.contains("DEBUG")), "{:#?}", shown.collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rate_limit_is_waited_for_as_told() {
    let discord = Discord::start(Setup::default()).await;
    let _program = Program::bot(&discord).await;
    for (global, after) in [(false, 900), (true, 700)] {
        let after = Duration::from_millis(after);
        discord.order("POST", "/messages", 1, Fault::RateLimited { after, global });
        let asked = discord.say(ANNA, Place::GENERAL, &format!("<@{}> {STORM}", BOT.id), None);
        discord.answered(asked).await;
        let sent = discord.requests_to("POST", "/messages");
        let [.., refused, taken] = &sent[..] else { panic!("{sent:#?}") };
        assert_eq!((refused.status, taken.status), (Some(429), Some(200)));
        assert!(taken.at - refused.at >= after, "{:?}", taken.at - refused.at);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_final_close_ends_the_program_with_a_reason() {
    let discord = Discord::start(Setup::default()).await;
    let program = Program::bot(&discord).await;
    discord.send(&Out::Close(4014));
    let (status, log, _) = program.ended().await;
    assert_eq!(status.code(), Some(1));
    assert!(log.last().unwrap().contains("intents are not allowed"), "{log:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_is_told_in_one_line() {
    let discord =
        Discord::start(Setup { token: "another.token.altogether".to_owned(), ..Setup::default() }).await;
    let (status, log, _) = Program::start(&discord, &["bot", "--monitor", "off"]).await.ended().await;
    assert_eq!(status.code(), Some(1));
    assert!(log.last().unwrap().contains("failed to reach Discord while"), "{log:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_compared_and_sent_for_one_server() {
    let discord = Discord::start(Setup::default()).await;
    let guild = standin::GUILD.to_string();
    let (_, _, missing) =
        Program::start(&discord, &["commands", "diff", "--guild", &guild]).await.ended().await;
    assert!(missing.contains("ask: missing"), "{missing}");
    let (_, _, sent) = Program::start(&discord, &["commands", "sync", "--guild", &guild]).await.ended().await;
    assert!(sent.contains("ask: missing  sent"), "{sent}");
    assert_eq!(discord.commands(Some(standin::GUILD)).len(), 12, "/editor is there only for editors");
    assert_eq!(discord.commands(None).len(), 0);
    let (_, _, same) = Program::start(&discord, &["commands", "diff", "--guild", &guild]).await.ended().await;
    assert_eq!(same.trim(), "nothing differs");
}
