//! The release binary under load: 2,000 interactions at 200 a second, through the stand-in for Discord.
//!
//! `cargo bench --bench load [-- RATE COUNT]`. The program is run unchanged, with its ratelimiter, over TLS, on the
//! launch data with the sentence model. Questions are the golden ones; three of five interactions ask, one types
//! (autocomplete), one uses another command. What is timed is the way from the event to the first answer, as
//! the stand-in sees it, which shares the machine.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use standin::{ANNA, BEN, Discord, Place, Setup, TOKEN, Tunnel};
use tokio::process::{Child, Command};

const RATE: u32 = 200;
const COUNT: usize = 2000;
const WARM_UP: usize = 200;
/// After so long an interaction that was not answered is lost.
const LOST_AFTER: Duration = Duration::from_secs(4);

#[tokio::main]
async fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<u32>().ok());
    let rate = numbers.next().unwrap_or(RATE);
    let count = numbers.next().map_or(COUNT, |count| usize::try_from(count).unwrap_or(COUNT));
    let discord = Discord::start(Setup::default()).await;
    let files = tempfile::tempdir().expect("a folder can be made");
    let child = start(&discord, files.path()).await;
    let id = child.id().expect("it runs");
    let questions = questions();

    run(&discord, &questions, 50, WARM_UP).await;
    let before = memory(id);
    let halfway = run(&discord, &questions, rate, count / 2).await;
    let middle = memory(id);
    let mut times = run(&discord, &questions, rate, count - count / 2).await;
    let after = memory(id);
    times.extend(halfway);

    let lost = times.iter().filter(|time| time.is_none()).count();
    let mut answered: Vec<Duration> = times.into_iter().flatten().collect();
    answered.sort_unstable();
    let at = |share: f64| {
        // A share of a length is no longer than it.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "few"
        )]
        let place = ((answered.len() as f64 * share) as usize).min(answered.len().saturating_sub(1));
        answered.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    };
    println!("{count} interactions at {rate} a second: {lost} lost");
    println!(
        "event to first answer: p50 {:.1} ms, p90 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
    println!("memory: {before} MB before, {middle} MB halfway, {after} MB after");
    let problems = discord.problems();
    assert!(problems.is_empty(), "rules were broken: {:#?}", &problems[..problems.len().min(3)]);
}

/// Runs the program, and waits until it listens.
async fn start(discord: &Discord, files: &Path) -> Child {
    let tunnel = Tunnel::start(discord).await;
    let certificate = files.join("certificate.pem");
    std::fs::write(&certificate, &tunnel.certificate).expect("the folder can be written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The vectors of the stored texts are kept from one run to the next.
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("load-vectors.safetensors");
    let child = Command::new(env!("CARGO_BIN_EXE_junket"))
        .args(["bot", "--monitor", "off", "--log", "warn", "--watch", "false", "--data"])
        .arg(root.join("data"))
        .arg("--cache")
        .arg(cache)
        .env_clear()
        .env("DISCORD_TOKEN", TOKEN)
        .env("HOME", files)
        .env("HTTPS_PROXY", tunnel.url())
        .env("SSL_CERT_FILE", certificate)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the program can be run");
    let begun = Instant::now();
    while !discord.is_connected() {
        assert!(begun.elapsed() < Duration::from_secs(120), "the program does not connect");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    child
}

fn questions() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/golden");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("golden questions are there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let lines = files.iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let text: String = lines.collect();
    let line = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["text"].as_str()?.to_owned());
    text.lines().filter_map(line).collect()
}

/// Sends interactions at a steady rate; returns the time to the first answer of each, None where there was none.
async fn run(discord: &Discord, questions: &[String], rate: u32, count: usize) -> Vec<Option<Duration>> {
    let mut clock = tokio::time::interval(Duration::from_secs(1) / rate);
    let mut sent = Vec::with_capacity(count);
    for at in 0..count {
        clock.tick().await;
        let question = &questions[(at * 7) % questions.len()];
        let user = if at % 2 == 0 { ANNA } else { BEN };
        let interaction = match at % 5 {
            0..=2 => discord.command(user, Place::GENERAL, "ask", &[("question", json!(question))]),
            3 => discord.type_into(user, "ask", "question", question.split(' ').next().unwrap_or_default()),
            _ => discord.command(user, Place::GENERAL, "random", &[]),
        };
        sent.push(interaction);
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let begun = Instant::now();
    let first = |id: u64| discord.reply(id).map(|reply| reply.first_after);
    while begun.elapsed() < LOST_AFTER && sent.iter().any(|&id| first(id).is_none()) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    sent.into_iter().map(first).collect()
}

/// Memory in use by a process, in MB.
fn memory(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
