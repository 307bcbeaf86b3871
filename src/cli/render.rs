//! Replies as text for a terminal or a pipe.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects};

use crate::answer::{Line, Part, Reply, Span, Style};
use crate::text::printable;

/// How a terminal shows a reply.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Whether to use colours.
    pub(super) styles: bool,
    /// Whether links can be clicked; otherwise addresses are written out.
    pub(super) hyperlinks: bool,
}

impl Look {
    /// Returns what the standard output can show.
    pub(super) fn of_stdout() -> Self {
        let hyperlinks = supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        Self { styles: choice != anstream::ColorChoice::Never, hyperlinks }
    }
}

/// Returns a reply as plain text, with its addresses written out.
pub(super) fn plain(reply: &Reply) -> String {
    text(reply, Look { styles: false, hyperlinks: false })
}

/// Returns a reply as text, without a line break at its end.
pub(super) fn text(reply: &Reply, look: Look) -> String {
    let mut text = String::new();
    let mut was_fact = false;
    for part in &reply.parts {
        let is_fact = matches!(part, Part::Fact { .. });
        if !(text.is_empty() || was_fact && is_fact) {
            text.push('\n');
        }
        push_part(&mut text, part, look);
        was_fact = is_fact;
    }
    text.trim_end().to_owned()
}

fn push_part(text: &mut String, part: &Part, look: Look) {
    match part {
        Part::Title(line) => {
            let bold = anstyle::Style::new().bold();
            push_styled(text, &rendered(line, look), bold, look);
            text.push('\n');
        }
        Part::Text(line) => {
            text.push_str(&rendered(line, look));
            text.push('\n');
        }
        Part::Fact { label, value } => {
            push_styled(text, &format!("{label}: "), anstyle::Style::new().effects(Effects::DIMMED), look);
            text.push_str(&rendered(value, look));
            text.push('\n');
        }
        Part::List { heading, items, numbered } => {
            if !heading.is_empty() {
                text.push_str(&format!("{}:\n", printable(heading)));
            }
            for (at, item) in items.iter().enumerate() {
                let mark = numbered.map_or_else(|| "  - ".to_owned(), |first| format!("{:>3}. ", first + at));
                writeln!(text, "{mark}{}", rendered(item, look)).expect("writing to a string succeeds");
            }
        }
    }
}

fn rendered(line: &Line, look: Look) -> String {
    line.0.iter().map(|span| rendered_span(span, look)).collect()
}

/// Nothing in a text of the data may move the cursor or end a link early.
fn rendered_span(span: &Span, look: Look) -> String {
    let shown = spaced(&span.text);
    let shown = match (&span.url, look.hyperlinks) {
        (Some(url), true) => {
            let url = printable(url);
            format!("\u{1b}]8;;{url}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\")
        }
        (Some(url), false) => format!("{shown} <{}>", printable(url)),
        (None, _) => shown,
    };
    let mut styled = String::new();
    match span.style {
        Style::Plain => styled = shown,
        Style::Strong => push_styled(&mut styled, &shown, anstyle::Style::new().bold(), look),
        Style::Quiet => push_styled(&mut styled, &shown, anstyle::Style::new().dimmed(), look),
        Style::Spoiler if look.styles => {
            let spoiler = anstyle::Style::new()
                .fg_color(Some(AnsiColor::Black.into()))
                .bg_color(Some(AnsiColor::Black.into()));
            styled.push_str("spoiler, select to read: ");
            push_styled(&mut styled, &shown, spoiler, look);
        }
        Style::Spoiler => styled = format!("(spoiler) {shown}"),
    }
    styled
}

/// The text without control characters, keeping a space at either end.
fn spaced(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let clean = printable(text);
    match clean.is_empty() {
        true => clean,
        false => format!("{}{clean}{}", space(text.starts_with(' ')), space(text.ends_with(' '))),
    }
}

fn push_styled(text: &mut String, shown: &str, style: anstyle::Style, look: Look) {
    match look.styles {
        true => write!(text, "{style}{shown}{style:#}").expect("writing to a string succeeds"),
        false => text.push_str(shown),
    }
}
