//! From elements to blocks.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;
use url::Url;

use super::super::address::address;
use super::super::article::ends_article;
use super::super::block::{Block, Kind, Span};
use super::super::pattern::pattern;
use super::marks::{
    caption_of_recording, is_box_of_related, is_heading_amid, is_of_related, is_promo, is_sort,
    is_surrounding, is_title, looks_emphasized, looks_strong,
};

/// What a walk over a part of a page found.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) blocks: Vec<Block>,
    /// The first recording that is embedded.
    pub(super) video: Option<String>,
}

/// Longest row that is one, in characters.
const LONGEST_ROW: usize = 600;
/// Most blocks that are taken.
const MAX_BLOCKS: usize = 20_000;

/// Elements that hold nothing of an article.
const LEFT_OUT: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "textarea",
    "iframe",
    "figure",
    "figcaption",
    "picture",
    "video",
    "audio",
    "canvas",
    "object",
    "embed",
    "head",
    "dialog",
    "menu",
    "input",
    "map",
];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "main",
    "blockquote",
    "pre",
    "address",
    "center",
    "ul",
    "ol",
    "dl",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "hr",
    "body",
    "html",
    "details",
    "summary",
    "fieldset",
    "aside",
    "hgroup",
    "search",
];

/// Elements that may be a box of related pages below a heading that says so.
pub(super) const BOXES: &[&str] = &["aside", "div", "section", "ul"];

static VIDEO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=|v/)|youtu\.be/)([A-Za-z0-9_-]{11})|player\.vimeo\.com/video/(\d+)",
    )
});

/// Turns an element's content into blocks, what surrounds articles left out.
pub(super) fn walk(root: &NodeRef<'_>, base: Option<&Url>) -> Walked {
    walk_with(root, Walker { base, ..Walker::default() })
}

/// Does the same with a box of related pages.
pub(super) fn walk_box(root: &NodeRef<'_>, base: Option<&Url>) -> Walked {
    walk_with(root, Walker { base, related: vec![root.id], ..Walker::default() })
}

fn walk_with(root: &NodeRef<'_>, walker: Walker<'_>) -> Walked {
    let mut walker = Walker { length: root.normalized_char_count(), ..walker };
    let mut node = *root;
    // Without recursion: a page may nest as deeply as it likes.
    'down: loop {
        if walker.enter(&node, node.id == root.id)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            walker.leave(&node);
            if node.id == root.id || walker.walked.blocks.len() >= MAX_BLOCKS {
                break 'down;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { break 'down };
            node = parent;
        }
    }
    walker.flush();
    walker.walked
}

#[derive(Default)]
struct Walker<'a> {
    base: Option<&'a Url>,
    /// Characters of the whole.
    length: usize,
    walked: Walked,
    spans: Vec<Span>,
    /// What the text stands in, with the node that began it.
    kinds: Vec<(dom_query::NodeId, Kind)>,
    lists: Vec<(dom_query::NodeId, usize)>,
    list_count: usize,
    strong: Vec<dom_query::NodeId>,
    emphasis: Vec<dom_query::NodeId>,
    related: Vec<dom_query::NodeId>,
    link: Option<(dom_query::NodeId, Option<String>)>,
}

impl Walker<'_> {
    /// Returns whether the element's content is to be walked.
    fn enter(&mut self, node: &NodeRef<'_>, is_root: bool) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        self.note_video(node, name);
        // "Review" before the headline, within the link of a card.
        if self.link.is_some() && is_sort(node) {
            return false;
        }
        if !is_root
            && ((LEFT_OUT.contains(&name) && !is_of_related(node, name)) || self.surrounds(node, name))
        {
            if let Some(caption) = caption_of_recording(node, name) {
                self.flush();
                self.text(&caption);
                self.flush();
            }
            return false;
        }
        let is_box = || is_of_related(node, name) || BOXES.contains(&name) && is_box_of_related(node);
        if !is_root && is_box() && node.normalized_char_count() * 2 < self.length {
            self.flush();
            self.related.push(node.id);
        }
        self.begin(node, name);
        true
    }

    fn begin(&mut self, node: &NodeRef<'_>, name: &str) {
        let list = self.lists.last().map_or(0, |&(_, list)| list);
        let kind = match name {
            "br" => {
                self.line_break();
                return;
            }
            "ul" | "ol" | "dl" | "table" => {
                self.flush();
                self.list_count += 1;
                self.lists.push((node.id, self.list_count));
                return;
            }
            "b" | "strong" => return self.strong.push(node.id),
            "i" | "em" | "cite" => return self.emphasis.push(node.id),
            "a" => {
                let href = node.attr("href").and_then(|href| address(&href, self.base));
                // Side by side they are lines of a list; with addresses these tell them apart.
                if href.is_none() && follows_link(node) {
                    self.flush();
                }
                self.link = Some((node.id, href));
                return;
            }
            "td" | "th" if self.in_row() => return self.cell(),
            "td" | "th" => return self.flush(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading(name.as_bytes()[1] - b'0'),
            "li" => Kind::Item(list),
            // A row that holds an article is there for its looks.
            "tr" if !is_row(node) => return self.flush(),
            "tr" => Kind::Row(list),
            "dt" => Kind::Term(list),
            "dd" => Kind::Definition(list),
            // The headline of a card, whatever element it is.
            _ if !self.related.is_empty() && is_title(node) => Kind::Heading(6),
            "p" | "span" | "div" if is_heading_amid(node) => Kind::Heading(3),
            _ if BLOCKS.contains(&name) => {
                self.flush();
                return self.set(node);
            }
            _ => return self.set(node),
        };
        self.flush();
        self.kinds.push((node.id, kind));
    }

    /// Notes in what type an element is set by its style or its class.
    fn set(&mut self, node: &NodeRef<'_>) {
        if looks_strong(node) {
            self.strong.push(node.id);
        }
        if looks_emphasized(node) {
            self.emphasis.push(node.id);
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if BLOCKS.contains(&&*name) {
            self.flush();
        }
        if self.kinds.last().is_some_and(|&(id, _)| id == node.id) {
            self.end_block();
            self.kinds.pop();
        }
        if self.lists.last().is_some_and(|&(id, _)| id == node.id) {
            self.lists.pop();
        }
        for marks in [&mut self.strong, &mut self.emphasis] {
            if marks.last() == Some(&node.id) {
                marks.pop();
            }
        }
        if self.related.last() == Some(&node.id) {
            self.flush();
            self.related.pop();
        }
        if self.link.as_ref().is_some_and(|(id, _)| *id == node.id) {
            self.link = None;
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let span = Span {
            text: text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect(),
            strong: !self.strong.is_empty(),
            emphasis: !self.emphasis.is_empty(),
            link: self.link.as_ref().and_then(|(_, link)| link.clone()),
        };
        self.spans.push(span);
    }

    /// A new line begins a block, save in a heading.
    fn line_break(&mut self) {
        if let Some((_, Kind::Heading(_) | Kind::Row(_))) = self.kinds.last() {
            self.text(" ");
        } else {
            self.flush();
        }
    }

    fn in_row(&self) -> bool {
        matches!(self.kinds.last(), Some((_, Kind::Row(_))))
    }

    fn cell(&mut self) {
        if self.spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.spans.push(Span { text: "\t".to_owned(), ..Span::default() });
        }
    }

    /// Ends a block, unless within a row, which is one block however its cells are built.
    fn flush(&mut self) {
        match self.kinds.last() {
            Some((_, Kind::Row(_))) => self.spans.push(Span { text: " ".to_owned(), ..Span::default() }),
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let kind = self.kinds.last().map_or(Kind::Paragraph, |&(_, kind)| kind);
        if let Some((_, own)) = self.kinds.last_mut() {
            // What follows in the same item is no item.
            *own = Kind::Paragraph;
        }
        self.walked.blocks.push(Block { kind, spans, related: !self.related.is_empty(), is_tight: false });
    }

    fn surrounds(&self, node: &NodeRef<'_>, name: &str) -> bool {
        let is_hidden = node.has_attr("hidden")
            || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
            || node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
        let aside = name == "aside" && !is_of_related(node, name);
        let role = node.attr("role").is_some_and(|role| match &*role {
            "complementary" => !is_of_related(node, name),
            role => matches!(role, "navigation" | "search" | "contentinfo" | "dialog"),
        });
        // The heading above comments tells where the article ends.
        let is_mark = || name.starts_with('h') && ends_article(&node.text());
        // In a box of related pages a card may be called a promotion.
        let is_card = !self.related.is_empty() && is_promo(node);
        let is_other = is_surrounding(node) && !is_card && !is_box_of_related(node) && !is_mark();
        (is_hidden || aside || role || is_other)
            // What holds most of the part is no surrounding, however it is called.
            && node.normalized_char_count() * 2 < self.length.max(1)
    }

    fn note_video(&mut self, node: &NodeRef<'_>, name: &str) {
        if self.walked.video.is_some() || !matches!(name, "iframe" | "embed" | "lite-youtube" | "amp-youtube")
        {
            return;
        }
        if let "lite-youtube" | "amp-youtube" = name {
            let id = node.attr("videoid").or_else(|| node.attr("data-videoid"));
            self.walked.video = id.and_then(|id| video_address(&format!("https://youtu.be/{id}")));
            return;
        }
        let source = ["src", "data-src", "data-lazy-src"].iter().find_map(|attribute| node.attr(attribute));
        self.walked.video = source.and_then(|source| video_address(&source));
    }
}

/// Returns the address at which people watch an embedded recording.
pub(super) fn video_address(source: &str) -> Option<String> {
    let found = VIDEO.captures(source)?;
    Some(match (found.get(1), found.get(2)) {
        (Some(id), _) => format!("https://www.youtube.com/watch?v={}", id.as_str()),
        (_, Some(id)) => format!("https://vimeo.com/{}", id.as_str()),
        _ => return None,
    })
}

/// Whether nothing stands between an element and a link before it.
fn follows_link(node: &NodeRef<'_>) -> bool {
    let is_blank = |node: &NodeRef<'_>| node.is_text() && node.text().trim().is_empty();
    let mut before = node.prev_sibling();
    while let Some(blank) = before.filter(is_blank) {
        before = blank.prev_sibling();
    }
    before.is_some_and(|before| before.node_name().is_some_and(|name| &*name == "a"))
}

/// Whether a row of a table is one of facts, and not there for the looks of a page.
fn is_row(node: &NodeRef<'_>) -> bool {
    if node.normalized_char_count() > LONGEST_ROW {
        return false;
    }
    let (mut cells, mut lines) = (0, 0);
    for inner in node.descendants_it() {
        let Some(name) = inner.node_name() else { continue };
        match &*name {
            "td" | "th" => cells += 1,
            "p" | "br" | "div" => lines += 1,
            "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" => return false,
            _ => {}
        }
    }
    cells >= 2 && lines <= 2 * cells
}
