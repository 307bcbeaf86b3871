//! The shape that a page has for the importer, whether it was HTML or plain text.

/// A stretch of text that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    /// Where it leads, as it is kept.
    pub(super) link: Option<String>,
}

/// What sort of block it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph, or anything that stands on lines of its own.
    Paragraph,
    /// An item of a list; the number tells lists apart.
    Item(usize),
    /// A row of a table; its cells are parted by tabs.
    Row(usize),
    /// What a definition list explains.
    Term(usize),
    /// The explanation.
    Definition(usize),
}

/// A link of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// How many characters of the block's text, white space not counted, stand before it.
    pub(super) at: usize,
    pub(super) title: String,
    pub(super) url: String,
}

/// A paragraph, heading, item or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) spans: Vec<Span>,
    /// Whether it stands in a part of the page that holds links to read next.
    pub(super) related: bool,
    /// Whether it stands right below the line before it, in a text that parts paragraphs by empty lines.
    pub(super) is_tight: bool,
}

impl Block {
    /// Returns a block of plain text.
    pub(super) fn plain(kind: Kind, text: impl Into<String>) -> Self {
        let spans = vec![Span { text: text.into(), ..Span::default() }];
        Self { kind, spans, related: false, is_tight: false }
    }

    /// Returns the text, with single spaces.
    pub(super) fn text(&self) -> String {
        let all: String = self.spans.iter().map(|span| span.text.as_str()).collect();
        squeeze(&all)
    }

    /// Returns the text of its beginning that is strong, and of the rest.
    pub(super) fn strong_lead(&self) -> (String, String) {
        self.split_lead(|span| span.strong)
    }

    /// Returns the text of its beginning that leads elsewhere, and of the rest.
    pub(super) fn linked_lead(&self) -> (String, String) {
        self.split_lead(|span| span.link.is_some())
    }

    /// Whether all of its text is strong.
    pub(super) fn is_strong(&self) -> bool {
        self.is_all(|span| span.strong)
    }

    /// Whether all of its text is emphasized or strong.
    pub(super) fn is_emphasized(&self) -> bool {
        self.is_all(|span| span.emphasis || span.strong)
    }

    /// Returns how much of the text leads elsewhere, in 0..=1.
    pub(super) fn linked_share(&self) -> f64 {
        let length = |spans: &mut dyn Iterator<Item = &Span>| {
            spans.map(|span| span.text.chars().filter(|c| c.is_alphanumeric()).count()).sum::<usize>()
        };
        let all = length(&mut self.spans.iter());
        let linked = length(&mut self.spans.iter().filter(|span| span.link.is_some()));
        if all == 0 { 0.0 } else { linked as f64 / all as f64 }
    }

    /// Returns the links with their texts; neighbours of one address are one link.
    pub(super) fn links(&self) -> Vec<(String, String)> {
        self.placed_links().into_iter().map(|link| (link.title, link.url)).collect()
    }

    /// Returns the links, with where they begin.
    pub(super) fn placed_links(&self) -> Vec<Link> {
        let mut found: Vec<Link> = Vec::new();
        let mut open = false;
        let mut at = 0;
        for span in &self.spans {
            match (&span.link, found.last_mut()) {
                (Some(url), Some(last)) if open && last.url == *url => last.title.push_str(&span.text),
                (Some(url), _) => found.push(Link { at, title: span.text.clone(), url: url.clone() }),
                (None, _) => {}
            }
            open = span.link.is_some();
            at += squeeze(&span.text).chars().filter(|c| !c.is_whitespace()).count();
        }
        found.iter_mut().for_each(|link| link.title = squeeze(&link.title));
        found.retain(|link| !link.title.is_empty());
        found
    }

    fn split_lead(&self, is_lead: impl Fn(&Span) -> bool) -> (String, String) {
        let blank = |span: &&Span| is_lead(span) || span.text.trim().is_empty();
        let lead = self.spans.iter().take_while(blank).count();
        let join = |spans: &[Span]| squeeze(&spans.iter().map(|span| span.text.as_str()).collect::<String>());
        (join(&self.spans[..lead]), join(&self.spans[lead..]))
    }

    fn is_all(&self, fits: impl Fn(&Span) -> bool) -> bool {
        let letters = |span: &&Span| span.text.chars().any(char::is_alphanumeric);
        let mut spans = self.spans.iter().filter(letters).peekable();
        spans.peek().is_some() && spans.all(fits)
    }
}

/// Returns a text on one line: white space single, what cannot be seen gone.
pub(super) fn squeeze(text: &str) -> String {
    crate::text::printable(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, strong: bool, link: Option<&str>) -> Span {
        Span { text: text.into(), strong, emphasis: false, link: link.map(Into::into) }
    }

    #[test]
    fn a_lead_is_what_is_strong_first() {
        let spans = vec![span("REEL:", true, None), span(" ", false, None), span("How?", false, None)];
        let block = Block { spans, ..Block::plain(Kind::Paragraph, "") };
        assert_eq!(block.strong_lead(), ("REEL:".into(), "How?".into()));
        assert!(!block.is_strong());
    }

    #[test]
    fn neighbours_of_one_address_are_one_link() {
        let spans = vec![
            span("a ", false, Some("x")),
            span("b", true, Some("x")),
            span("c", false, None),
            span("d", false, Some("x")),
        ];
        let block = Block { spans, ..Block::plain(Kind::Paragraph, "") };
        assert_eq!(block.links(), [("a b".to_owned(), "x".to_owned()), ("d".into(), "x".into())]);
    }
}
