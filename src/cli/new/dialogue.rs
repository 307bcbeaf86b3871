//! Asking until there is an answer that the data takes.

use serde::de::DeserializeOwned;

use crate::import::Draft;

use super::ask::Ask;
use super::field::{Field, Need};

/// The end of the dialogue before its end: no more lines, or `:quit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// What is asked for, unless the dialogue stops.
pub(super) type Asked<T> = Result<T, Stopped>;

/// A dialogue with somebody who can be asked.
pub(super) struct Dialogue<'a> {
    who: &'a mut dyn Ask,
}

impl<'a> Dialogue<'a> {
    pub(super) fn with(who: &'a mut dyn Ask) -> Self {
        Self { who }
    }

    /// Tells something.
    pub(super) fn tell(&mut self, text: &str) {
        self.who.tell(text);
    }

    /// Returns a line without white space around it.
    pub(super) fn line(&mut self, prompt: &str) -> Asked<String> {
        let line = self.who.ask(prompt).ok_or(Stopped)?;
        match line.trim() {
            ":quit" | ":q" => Err(Stopped),
            line => Ok(line.to_owned()),
        }
    }

    /// Returns a good answer, the default for an empty line, or None where that is one.
    pub(super) fn maybe(&mut self, field: &Field, default: Option<&str>) -> Asked<Option<String>> {
        loop {
            let line = self.line(&field.prompt(default))?;
            match (line.as_str(), default) {
                ("?", _) => self.tell(&field.explained()),
                ("", Some(default)) => return Ok(Some(default.to_owned())),
                ("", None) if field.need != Need::Required => return Ok(None),
                ("", None) => self.tell(&format!(
                    "the {} is needed; ? explains it, :quit ends and offers to keep a draft",
                    field.name
                )),
                (answer, _) => match field.fault_of(answer) {
                    Some(fault) => self.tell(&fault),
                    None => return Ok(Some(answer.to_owned())),
                },
            }
        }
    }

    /// Returns a good answer of the field's, to what has to be answered.
    pub(super) fn must(&mut self, field: &Field, default: Option<&str>) -> Asked<String> {
        loop {
            match self.maybe(field, default)? {
                Some(answer) => return Ok(answer),
                None => self.tell(&format!("the {} is needed here", field.name)),
            }
        }
    }

    /// The same, read as what it stands for. The data's rules leave nothing that cannot be.
    pub(super) fn maybe_parsed<T: std::str::FromStr>(
        &mut self,
        field: &Field,
        default: Option<&str>,
    ) -> Asked<Option<T>> {
        loop {
            match self.maybe(field, default)?.map(|answer| answer.parse()) {
                None => return Ok(None),
                Some(Ok(value)) => return Ok(Some(value)),
                Some(Err(_)) => self.tell(&format!("the {} is not one; {}", field.name, field.explained())),
            }
        }
    }

    /// Returns one of a closed choice.
    pub(super) fn chosen<T: DeserializeOwned>(&mut self, field: &Field, default: &str) -> Asked<T> {
        loop {
            let word = self.must(field, Some(default))?;
            match serde_json::from_value(word.into()) {
                Ok(choice) => return Ok(choice),
                Err(_) => self.tell(&field.explained()),
            }
        }
    }

    /// Returns a yes or a no.
    pub(super) fn yes(&mut self, question: &str, default: bool) -> Asked<bool> {
        let hint = if default { "[Y/n]" } else { "[y/N]" };
        loop {
            match self.line(&format!("{question} {hint} "))?.to_lowercase().as_str() {
                "" => return Ok(default),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => self.tell("answer y or n"),
            }
        }
    }

    /// Returns which of a list is meant, None for none of them.
    pub(super) fn which(&mut self, choices: &[String]) -> Asked<Option<usize>> {
        for (at, choice) in choices.iter().enumerate() {
            self.tell(&format!("  {} {choice}", at + 1));
        }
        loop {
            let line = self.line(&format!("which? [1-{}, or n for another] ", choices.len()))?;
            match (line.as_str(), line.parse::<usize>()) {
                ("n", _) => return Ok(None),
                (_, Ok(number)) if (1..=choices.len()).contains(&number) => return Ok(Some(number - 1)),
                _ => self.tell(&format!("write a number from 1 to {}, or n", choices.len())),
            }
        }
    }
}

/// What an interview has before anything is asked.
pub(super) fn blank() -> Draft {
    Draft { language: "en".to_owned(), ..Draft::new("") }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::field::{DATE, HEADLINE, YEAR};
    use super::*;

    /// Somebody who says what is written, and hears everything.
    pub(in super::super) struct Script {
        lines: std::vec::IntoIter<String>,
        pub(in super::super) heard: Vec<String>,
    }

    impl Script {
        pub(in super::super) fn of(lines: &[&str]) -> Self {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            Self { lines: lines.into_iter(), heard: Vec::new() }
        }
    }

    impl Ask for Script {
        fn ask(&mut self, prompt: &str) -> Option<String> {
            self.heard.push(prompt.to_owned());
            self.lines.next()
        }

        fn tell(&mut self, text: &str) {
            self.heard.push(text.to_owned());
        }
    }

    #[test]
    fn a_wrong_answer_is_explained_and_asked_again() {
        let mut script = Script::of(&["2021-02-30", "?", "2021-02-28"]);
        let date = Dialogue::with(&mut script).maybe(&DATE, None);
        assert_eq!(date, Ok(Some("2021-02-28".to_owned())));
        let prompts = script.heard.iter().filter(|heard| **heard == DATE.prompt(None)).count();
        assert_eq!(prompts, 3);
        assert!(script.heard[1].contains("no day of the calendar") && script.heard[3].contains("example"));
    }

    #[test]
    fn an_empty_line_skips_only_what_may_be_unknown() {
        assert_eq!(Dialogue::with(&mut Script::of(&[""])).maybe(&DATE, None), Ok(None));
        let mut script = Script::of(&["", " \t", "A talk"]);
        assert_eq!(Dialogue::with(&mut script).must(&HEADLINE, None), Ok("A talk".to_owned()));
        let default = Dialogue::with(&mut Script::of(&[""])).maybe_parsed::<i16>(&YEAR, Some("1995"));
        assert_eq!(default, Ok(Some(1995)));
    }

    #[test]
    fn the_end_of_the_lines_and_quit_stop() {
        for lines in [&[][..], &[":quit"], &["no year", " :q "]] {
            assert_eq!(Dialogue::with(&mut Script::of(lines)).must(&YEAR, None), Err(Stopped), "{lines:?}");
        }
    }

    #[test]
    fn choices_are_by_number() {
        let choices = ["a".to_owned(), "b".to_owned()];
        assert_eq!(Dialogue::with(&mut Script::of(&["0", "3", "x", "2"])).which(&choices), Ok(Some(1)));
        assert_eq!(Dialogue::with(&mut Script::of(&["n"])).which(&choices), Ok(None));
        assert_eq!(Dialogue::with(&mut Script::of(&["maybe", "N"])).yes("so?", true), Ok(false));
    }
}
