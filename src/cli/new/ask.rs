//! Where answers come from: a terminal, or lines from a pipe.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use rustyline::config::Behavior;
use rustyline::{Config, DefaultEditor};

/// Somebody who can be asked.
pub(super) trait Ask {
    /// Asks for a line; None when there will be no more.
    fn ask(&mut self, prompt: &str) -> Option<String>;

    /// Tells something.
    fn tell(&mut self, text: &str);
}

/// Returns the person at the terminal, or else the lines of the standard input.
pub(super) fn whoever_is_there() -> anyhow::Result<Box<dyn Ask>> {
    if !io::stdin().is_terminal() {
        return Ok(Box::new(Lines));
    }
    // The prompt goes to the terminal itself: the standard output may lead elsewhere.
    let settings = Config::builder().behavior(Behavior::PreferTerm).build();
    Ok(Box::new(Terminal(DefaultEditor::with_config(settings)?)))
}

struct Terminal(DefaultEditor);

impl Ask for Terminal {
    fn ask(&mut self, prompt: &str) -> Option<String> {
        // Ctrl-C, Ctrl-D and a terminal that is gone end alike: what there is is offered to be kept.
        self.0.readline(prompt).ok()
    }

    fn tell(&mut self, text: &str) {
        tell(text);
    }
}

struct Lines;

impl Ask for Lines {
    fn ask(&mut self, prompt: &str) -> Option<String> {
        tell(prompt);
        let mut line = Vec::new();
        let n_bytes = io::stdin().lock().read_until(b'\n', &mut line).ok()?;
        (n_bytes > 0).then(|| String::from_utf8_lossy(&line).into_owned())
    }

    fn tell(&mut self, text: &str) {
        tell(text);
    }
}

/// A standard error stream that is closed is no reason to stop.
fn tell(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
