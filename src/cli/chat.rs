//! `junket chat`: a conversation in the terminal.

use std::io::Write as _;

use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Editor};

use crate::answer::{Answer, Answerer, LookupError, Question, Reply, SubjectKind, help, said};
use crate::config::Config;
use crate::model::{Date, TopicIdx};
use crate::search::{Context, Filter};

use super::ask::today;
use super::progress;
use super::render::{self, Look};

pub(super) fn run(config: &Config) -> anyhow::Result<()> {
    let answerer = progress::start(config)?;
    let settings =
        rustyline::Config::builder().completion_type(CompletionType::List).auto_add_history(true).build();
    let mut editor: Editor<Commands, FileHistory> = Editor::with_config(settings)?;
    editor.set_helper(Some(Commands));
    let history = config.history_file();
    if let Some(path) = &history {
        // The first time there is none.
        let _ = editor.load_history(path);
    }
    let mut chat =
        Chat { answerer: &answerer, context: Context::default(), picks: Vec::new(), today: today() };
    show(&help())?;
    loop {
        match editor.readline("> ") {
            Ok(line) => match chat.reply(line.trim()) {
                Some(reply) => show(&reply)?,
                None => break,
            },
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => break,
            Err(error) => return Err(error.into()),
        }
    }
    if let Some(path) = &history {
        save_history(&mut editor, path);
    }
    Ok(())
}

fn show(reply: &Reply) -> std::io::Result<()> {
    writeln!(anstream::stdout(), "{}\n", render::text(reply, Look::of_stdout()))
}

fn save_history(editor: &mut Editor<Commands, FileHistory>, path: &std::path::Path) {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    if folder.is_err() || editor.save_history(path).is_err() {
        tracing::warn!(path = %path.display(), "cannot keep the history of this conversation");
    }
}

/// A conversation: what was said before counts.
struct Chat<'a> {
    answerer: &'a Answerer,
    context: Context,
    /// The topics of the last numbered list.
    picks: Vec<TopicIdx>,
    today: Date,
}

impl Chat<'_> {
    /// Returns the reply to a line, None to end the conversation.
    fn reply(&mut self, line: &str) -> Option<Reply> {
        if let Ok(number) = line.parse::<usize>() {
            return Some(self.pick(number));
        }
        let (command, rest) = match line.strip_prefix('/') {
            Some(command) => command.split_once(' ').unwrap_or((command, "")),
            None => ("ask", line),
        };
        let (rest, today) = (rest.trim(), self.today);
        let overview = |kind| self.answerer.overview(kind, rest, today);
        let answer = match command {
            "quit" | "exit" => return None,
            "help" => return Some(help()),
            "ask" => Ok(self.ask(rest)),
            "film" => overview(SubjectKind::Work),
            "person" => overview(SubjectKind::Person),
            "director" => overview(SubjectKind::Director),
            "news" => self.answerer.news(Some(rest).filter(|rest| !rest.is_empty()), today),
            "interviews" => return Some(self.interviews(rest)),
            "topics" => return Some(self.topics(rest)),
            _ => {
                return Some(said(format!(
                    "There is no command /{command}. Type /help for those there are."
                )));
            }
        };
        Some(self.told(answer))
    }

    fn ask(&self, text: &str) -> Answer {
        let (text, context) = (text.to_owned(), self.context.clone());
        self.answerer.answer(&Question { text, filter: Filter::default(), context, today: self.today })
    }

    fn pick(&mut self, number: usize) -> Reply {
        match number.checked_sub(1).and_then(|at| self.picks.get(at)) {
            Some(&topic) => {
                let answer = self.answerer.show_topic(topic, self.today);
                self.told(Ok(answer))
            }
            None if self.picks.is_empty() => said("There is no list to pick from. Ask something first."),
            None => said(format!("Pick a number from 1 to {}.", self.picks.len())),
        }
    }

    /// Interviews about a film or a person, or all; a number at the end is the page.
    fn interviews(&self, rest: &str) -> Reply {
        let (name, page) = match rest.rsplit_once(' ').map_or(("", rest), |(name, last)| (name, last)) {
            (name, last) if last.len() < 4 && last.parse::<usize>().is_ok() => {
                (name, last.parse().unwrap_or(1))
            }
            _ => (rest, 1),
        };
        let filter = match name {
            "" => Ok(Filter::default()),
            _ => self
                .answerer
                .filter(Some(name), None, None, None)
                .or_else(|_| self.answerer.filter(None, Some(name), None, None))
                .or_else(|_| self.answerer.filter(None, None, Some(name), None)),
        };
        filter.map_or_else(
            |error| said(error.sentence()),
            |filter| self.answerer.interviews(&filter, page).reply,
        )
    }

    fn topics(&mut self, rest: &str) -> Reply {
        match self.answerer.topics(rest) {
            Ok(listing) => {
                self.picks = listing.picks;
                listing.reply
            }
            Err(error) => said(error.sentence()),
        }
    }

    /// Remembers what an answer offers and is about.
    fn told(&mut self, answer: Result<Answer, LookupError>) -> Reply {
        match answer {
            Ok(answer) => {
                (self.context, self.picks) = (answer.context, answer.picks);
                answer.reply
            }
            Err(error) => said(error.sentence()),
        }
    }
}

/// Completes the names of commands.
#[derive(rustyline::Helper, rustyline::Highlighter, rustyline::Hinter, rustyline::Validator)]
struct Commands;

impl rustyline::completion::Completer for Commands {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        const NAMES: [&str; 9] =
            ["/ask", "/director", "/film", "/help", "/interviews", "/news", "/person", "/quit", "/topics"];
        let typed = &line[..at];
        let found = NAMES.iter().filter(|name| !typed.is_empty() && name.starts_with(typed));
        Ok((0, found.map(|name| format!("{name} ")).collect()))
    }
}
