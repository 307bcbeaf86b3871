//! A reply as plain data: what is said, in what order, and what it links to.
//!
//! A face decides how a part looks; it adds no words of its own.

/// What is said in reply to a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The parts, in reading order.
    pub parts: Vec<Part>,
}

/// One part of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What the reply is about.
    Title(Line),
    /// A paragraph.
    Text(Line),
    /// A labelled fact: who, where, when.
    Fact {
        /// What it is, one or two words.
        label: &'static str,
        /// The fact.
        value: Line,
    },
    /// A list under a heading.
    List {
        /// What is listed; may be empty.
        heading: String,
        /// The items, in order.
        items: Vec<Line>,
        /// The number of the first item, where items can be picked by their number; numbers go on from list to
        /// list of a reply, from 1.
        numbered: Option<usize>,
    },
}

/// A run of text with its links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text as it reads without any markup.
    pub text: String,
    /// Where it leads, https.
    pub url: Option<String>,
    /// How it is shown.
    pub style: Style,
}

/// How a piece of text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As it is.
    #[default]
    Plain,
    /// Set off from its surroundings.
    Strong,
    /// Less important than its surroundings.
    Quiet,
    /// Hidden until the reader wants to see it.
    Spoiler,
}

impl Line {
    /// Returns a line of plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// Returns the line with plain text after it.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.styled(text, Style::Plain)
    }

    /// Returns the line with text of a style after it.
    #[must_use]
    pub fn styled(mut self, text: impl Into<String>, style: Style) -> Self {
        self.0.push(Span { text: text.into(), url: None, style });
        self
    }

    /// Returns the line with linked text after it; without an address it is plain.
    #[must_use]
    pub fn linked(mut self, text: impl Into<String>, url: Option<&str>) -> Self {
        self.0.push(Span { text: text.into(), url: url.map(str::to_owned), style: Style::Plain });
        self
    }

    /// Returns the text without links.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl Reply {
    /// Adds a part.
    pub fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Adds a paragraph of plain text.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(Part::Text(Line::plain(text)));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, heading: impl Into<String>, items: Vec<Line>, numbered: bool) {
        if !items.is_empty() {
            let numbered = numbered.then(|| 1 + self.n_numbered());
            self.push(Part::List { heading: heading.into(), items, numbered });
        }
    }

    fn n_numbered(&self) -> usize {
        let numbered = |part: &Part| match part {
            Part::List { items, numbered: Some(_), .. } => items.len(),
            _ => 0,
        };
        self.parts.iter().map(numbered).sum()
    }
}
