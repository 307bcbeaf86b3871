//! `junket ask`: questions from the command line or the standard input.

use std::io::{self, BufRead, Write as _};

use anyhow::Context as _;

use crate::answer::{Answerer, Question};
use crate::config::Config;
use crate::model::Date;
use crate::search::{Context, Filter};

use super::render::{self, Look};
use super::{json, progress};

/// Longest line that is read, in bytes; the rest of it is not looked at.
const MAX_LINE: usize = 1 << 20;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junket ask how did they shoot the long take in Extraction
  junket ask --film \"Dune (2021)\" what did he want to keep from the book
  printf '%s\\n' 'heat 1995' 'who scored Joker?' | junket ask --json -")]
pub(super) struct Args {
    /// The question; - reads one question a line from the standard input
    #[arg(required = true, value_name = "TEXT", num_args = 1..)]
    text: Vec<String>,

    /// Only interviews about this film or series: title, title with year, or id
    #[arg(long, value_name = "TITLE")]
    film: Option<String>,

    /// Only interviews with or about this person: name or id
    #[arg(long, value_name = "NAME")]
    person: Option<String>,

    /// Only interviews of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Only interviews of this year, or about a film of it
    #[arg(long, value_name = "YEAR")]
    year: Option<i16>,

    /// Print one JSON object a question
    #[arg(long)]
    json: bool,

    /// Show the names found, each view's scores and why the outcome was chosen
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<()> {
    let answerer = progress::start(config)?;
    let filter =
        answerer.filter(args.film.as_deref(), args.person.as_deref(), args.outlet.as_deref(), args.year)?;
    let asker = Asker { answerer: &answerer, args, filter, today: today(), look: Look::of_stdout() };
    match args.text.as_slice() {
        [dash] if dash == "-" => asker.ask_lines(io::stdin().lock()),
        words => asker.ask(&words.join(" ")),
    }
}

/// Returns the day on which it is asked.
pub(super) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

struct Asker<'a> {
    answerer: &'a Answerer,
    args: &'a Args,
    filter: Filter,
    today: Date,
    look: Look,
}

impl Asker<'_> {
    fn ask_lines(&self, mut input: impl BufRead) -> anyhow::Result<()> {
        let mut line = Vec::new();
        while read_line(&mut input, &mut line).context("failed to read the standard input")? {
            let text = String::from_utf8_lossy(&line);
            self.ask(text.trim())?;
        }
        Ok(())
    }

    fn ask(&self, text: &str) -> anyhow::Result<()> {
        let question = Question {
            text: text.to_owned(),
            filter: self.filter.clone(),
            context: Context::default(),
            today: self.today,
        };
        let considered = self.answerer.consider(&question);
        let explanation = self.args.explain.then(|| considered.explanation(self.answerer.index()));
        let answer = self.answerer.compose(&question, considered);
        let mut out = anstream::stdout().lock();
        if self.args.json {
            let mut object = json::answer(self.answerer.collection(), text, &answer);
            if let Some(explanation) = explanation {
                object["explanation"] = explanation.into();
            }
            writeln!(out, "{object}")?;
        } else {
            writeln!(out, "{}\n", render::text(&answer.reply, self.look))?;
            if let Some(explanation) = explanation {
                writeln!(out, "{explanation}")?;
            }
        }
        out.flush()?;
        Ok(())
    }
}

/// Reads a line without its end; false at the end of the input. What goes beyond [`MAX_LINE`] is dropped.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut read_any = false;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(read_any);
        }
        read_any = true;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        line.extend_from_slice(&part[..part.len().min(MAX_LINE - line.len())]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_to_the_end_and_long_ones_are_cut() {
        let text = [b"one\n\n".as_slice(), &b"x".repeat(MAX_LINE + 5), b"\nlast"].concat();
        let mut input = io::BufReader::with_capacity(7, &text[..]);
        let mut line = Vec::new();
        let mut lengths = Vec::new();
        while read_line(&mut input, &mut line).unwrap() {
            lengths.push(line.len());
        }
        assert_eq!(lengths, [3, 0, MAX_LINE, 4]);
    }
}
