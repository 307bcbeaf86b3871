//! A reply laid out within Discord's limits: plain data, which `render` turns into an embed and controls.

use crate::answer::{Line, Part, Reply, Style};

use super::limits::{
    CONTENT, EMBED_DESCRIPTION, EMBED_FIELDS, EMBED_TITLE, EMBEDS_TOTAL, FIELD_NAME, FIELD_VALUE,
};
use super::markdown::{address, escaped, escaped_within, linked};

/// What an embed says.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Card {
    /// The title, empty for none.
    pub(super) title: String,
    /// Where the title leads.
    pub(super) url: Option<String>,
    /// The text, empty for none.
    pub(super) description: String,
    /// Name, value, and whether it may stand beside others.
    pub(super) fields: Vec<(String, String, bool)>,
}

/// A name for a field that has none; Discord refuses the empty one.
const NO_NAME: &str = "\u{200b}";
/// What a card without any text says; Discord refuses the empty one.
const NOTHING: &str = "…";

impl Card {
    /// Lays a reply out. What does not fit is left out in whole lines, from the end.
    pub(super) fn of(reply: &Reply) -> Self {
        let mut card = Self::default();
        for part in &reply.parts {
            match part {
                Part::Title(line) => card.set_title(line),
                Part::Text(line) => card.add_text(line),
                Part::Fact { label, value } => card.add_fact(label, value),
                Part::List { heading, items, numbered } => card.add_list(heading, items, *numbered),
            }
        }
        card.fit();
        card
    }

    fn set_title(&mut self, line: &Line) {
        self.title = escaped_within(&line.text(), EMBED_TITLE);
        self.url = line.0.iter().find_map(|span| span.url.as_deref().and_then(address));
    }

    fn add_text(&mut self, line: &Line) {
        let room = EMBED_DESCRIPTION.saturating_sub(self.description.chars().count() + 2);
        let text = within(line, room);
        if !text.is_empty() {
            if !self.description.is_empty() {
                self.description.push_str("\n\n");
            }
            self.description.push_str(&text);
        }
    }

    fn add_fact(&mut self, label: &str, value: &Line) {
        let value = within(value, FIELD_VALUE);
        if !value.is_empty() {
            self.fields.push((escaped_within(label, FIELD_NAME), value, true));
        }
    }

    /// Adds a list as one field, or as several where one is too short for it.
    fn add_list(&mut self, heading: &str, items: &[Line], numbered: Option<usize>) {
        let mut name = match escaped_within(heading, FIELD_NAME) {
            blank if blank.is_empty() => NO_NAME.to_owned(),
            name => name,
        };
        let mut value = String::new();
        for (at, item) in items.iter().enumerate() {
            let mark = numbered.map_or_else(|| "• ".to_owned(), |first| format!("{}\\. ", first + at));
            let line = format!("{mark}{}\n", within(item, FIELD_VALUE - mark.len() - 1));
            if value.chars().count() + line.chars().count() > FIELD_VALUE {
                let full = std::mem::take(&mut value);
                self.fields.push((
                    std::mem::replace(&mut name, NO_NAME.to_owned()),
                    full.trim_end().to_owned(),
                    false,
                ));
            }
            value.push_str(&line);
        }
        if !value.trim().is_empty() {
            self.fields.push((name, value.trim_end().to_owned(), false));
        }
    }

    /// Leaves out the last fields until the whole is within Discord's limits.
    fn fit(&mut self) {
        self.fields.truncate(EMBED_FIELDS);
        while self.length() > EMBEDS_TOTAL && self.fields.pop().is_some() {}
        if self.title.is_empty() && self.description.is_empty() && self.fields.is_empty() {
            self.description = NOTHING.to_owned();
        }
    }

    /// Returns it as one text, for where no card may be shown; cut at a line.
    pub(super) fn plain(&self) -> String {
        let title = (!self.title.is_empty()).then(|| match &self.url {
            Some(url) => format!("**[{}]({url})**", self.title),
            None => format!("**{}**", self.title),
        });
        let description = (!self.description.is_empty()).then(|| self.description.clone());
        let field = |(name, value, _): &(String, String, bool)| match name.as_str() {
            NO_NAME => value.clone(),
            _ => format!("**{name}**\n{value}"),
        };
        let mut text = String::new();
        let blocks = title.into_iter().chain(description).chain(self.fields.iter().map(field));
        for line in
            blocks.flat_map(|block| format!("{block}\n").lines().map(str::to_owned).collect::<Vec<_>>())
        {
            if text.chars().count() + line.chars().count() + 1 > CONTENT {
                break;
            }
            text.push_str(&line);
            text.push('\n');
        }
        if text.trim().is_empty() { NOTHING.to_owned() } else { text.trim_end().to_owned() }
    }

    /// Returns it without the last fields where it is longer than `room` characters; None if no room is left for it.
    pub(super) fn within(mut self, room: usize) -> Option<Self> {
        while self.length() > room && self.fields.pop().is_some() {}
        (self.length() <= room && self.length() > 0).then_some(self)
    }

    /// Returns the characters that Discord counts.
    pub(super) fn length(&self) -> usize {
        let chars = |text: &String| text.chars().count();
        let fields: usize = self.fields.iter().map(|(name, value, _)| chars(name) + chars(value)).sum();
        chars(&self.title) + chars(&self.description) + fields
    }
}

/// A line with its links, or, where that is too long, as much of its text as fits.
fn within(line: &Line, max: usize) -> String {
    let text = rendered(line);
    if text.chars().count() <= max { text } else { escaped_within(&line.text(), max) }
}

fn rendered(line: &Line) -> String {
    let span = |span: &crate::answer::Span| {
        let text = linked(&span.text, span.url.as_deref());
        let pad = |is: bool| if is { " " } else { "" };
        let (before, after) = (pad(span.text.starts_with(' ')), pad(span.text.ends_with(' ')));
        let marked = match span.style {
            Style::Strong => format!("**{text}**"),
            Style::Spoiler => format!("||{text}||"),
            Style::Plain | Style::Quiet => text,
        };
        if escaped(&span.text).is_empty() { String::new() } else { format!("{before}{marked}{after}") }
    };
    line.0.iter().map(span).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_line() -> impl Strategy<Value = Line> {
        let text = prop_oneof![any::<String>(), "[a-z @*_|<>#`]{0,200}", Just("x".repeat(5000))];
        let url =
            proptest::option::of(prop_oneof![Just("https://a.example/(b)".to_owned()), any::<String>()]);
        let style =
            prop_oneof![Just(Style::Plain), Just(Style::Strong), Just(Style::Quiet), Just(Style::Spoiler)];
        let span = (text, url, style).prop_map(|(text, url, style)| crate::answer::Span { text, url, style });
        proptest::collection::vec(span, 0..4).prop_map(Line)
    }

    fn any_part() -> impl Strategy<Value = Part> {
        let list = (any::<String>(), proptest::collection::vec(any_line(), 0..30), any::<bool>()).prop_map(
            |(heading, items, numbered)| Part::List { heading, items, numbered: numbered.then_some(1) },
        );
        prop_oneof![
            any_line().prop_map(Part::Title),
            any_line().prop_map(Part::Text),
            any_line().prop_map(|value| Part::Fact { label: "Who", value }),
            list,
        ]
    }

    /// Replies of every shape, long, empty and hostile ones among them.
    pub(in crate::discord) fn any_reply() -> impl Strategy<Value = Reply> {
        proptest::collection::vec(any_part(), 0..40).prop_map(|parts| Reply { parts })
    }

    #[test]
    fn a_long_list_takes_several_fields() {
        let line = Line::default().linked("x".repeat(100), Some("https://a.example/page"));
        let mut reply = Reply::default();
        reply.list("Interviews", vec![line; 10], false);
        let card = Card::of(&reply);
        assert_eq!(card.fields.len(), 2);
        let bullets: usize = card.fields.iter().map(|(_, value, _)| value.matches('•').count()).sum();
        assert_eq!(bullets, 10);
    }

    #[test]
    fn a_heading_that_shows_nothing_is_none() {
        for heading in ["", " ", "\u{200b}\u{202e}"] {
            let mut reply = Reply::default();
            reply.list(heading, vec![Line::plain("x")], false);
            assert_eq!(Card::of(&reply).fields[0].0, NO_NAME);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn every_reply_fits_and_is_not_empty(reply in any_reply()) {
            let card = Card::of(&reply);
            let chars = |text: &String| text.chars().count();
            prop_assert!(chars(&card.title) <= EMBED_TITLE);
            prop_assert!(chars(&card.description) <= EMBED_DESCRIPTION);
            prop_assert!(card.fields.len() <= EMBED_FIELDS && card.length() <= EMBEDS_TOTAL);
            for (name, value, _) in &card.fields {
                prop_assert!((1..=FIELD_NAME).contains(&chars(name)) && (1..=FIELD_VALUE).contains(&chars(value)));
                prop_assert!(!value.trim().is_empty());
            }
            prop_assert!(card.length() > 0);
            prop_assert!((1..=CONTENT).contains(&chars(&card.plain())));
            prop_assert!(card.url.iter().all(|url| url.starts_with("https://")));
        }
    }
}
