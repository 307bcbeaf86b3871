//! Where on a page its article stands.
//!
//! A readability crate says which paragraphs are the article's; they are looked up in the page
//! itself, since what such crates clean away (short lists, lists of links) is what an importer wants.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::super::block::squeeze;

/// Elements whose text is compared.
const TEXT_ELEMENTS: &[&str] = &["p", "li", "h2", "h3", "h4", "blockquote", "dd", "dt", "td"];
/// Elements that list, and their items.
const LISTS: &[&str] = &["ul", "ol", "dl", "li"];
/// Shortest text that says which part of the page it is.
const TELLING: usize = 25;
/// Deepest tree and largest that are given to the readability crate, whose time grows faster than the page.
const MAX_DEPTH: usize = 120;
const MAX_NODES: usize = 60_000;
/// Longest page that is given to it, in characters of text.
const MAX_CHARS: usize = 1_000_000;

/// Returns the element that holds the article; the body if nothing says which.
pub(super) fn find(document: &Document) -> NodeRef<'_> {
    let body = document.body().unwrap_or_else(|| document.root());
    let Some(held) = by_readability(document, &body).map(around_list) else {
        return by_markup(document).unwrap_or(body);
    };
    // Headline, date and lists may stand beside what reads as the article, in the same element.
    let around = held.ancestors(None).into_iter().find(|node| is_article(node));
    match around {
        _ if is_article(&held) => held,
        Some(article) => article,
        None => widened(held),
    }
}

/// What holds a list: an article may list topics, and is not its list. Its other text may stand loose beside it.
fn around_list(held: NodeRef<'_>) -> NodeRef<'_> {
    let is_list = |node: &NodeRef<'_>| LISTS.iter().any(|name| node.has_name(name));
    match held.parent() {
        Some(parent) if is_list(&held) && parent.is_element() => around_list(parent),
        _ => held,
    }
}

/// A parent that holds little more than the article: its head, a list, links to read next.
fn widened(held: NodeRef<'_>) -> NodeRef<'_> {
    let length = |node: &NodeRef<'_>| node.normalized_char_count();
    match held.parent() {
        Some(parent)
            if parent.is_element()
                && !parent.has_name("body")
                && !parent.has_name("html")
                && length(&parent) < length(&held) * 3 / 2 + 200 =>
        {
            widened(parent)
        }
        _ => held,
    }
}

fn is_article(node: &NodeRef<'_>) -> bool {
    node.has_name("article") || node.attr("itemprop").is_some_and(|prop| &*prop == "articleBody")
}

fn by_markup(document: &Document) -> Option<NodeRef<'_>> {
    ["[itemprop=articleBody]", "article", "main", "[role=main]"].iter().find_map(|selector| {
        let found = document.select(selector);
        found.nodes().iter().max_by_key(|node| node.normalized_char_count()).cloned()
    })
}

fn by_readability<'a>(document: &'a Document, body: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    if document.tree.len() > MAX_NODES || depth(body) > MAX_DEPTH || body.normalized_char_count() > MAX_CHARS
    {
        return None;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document.clone(), None, Some(config)).ok()?.parse().ok()?;
    let read = dom_query::Document::from(article.content);
    let told: HashSet<String> = texts(&read.root()).map(|(text, _)| text).collect();
    let of_article: Vec<NodeRef<'a>> =
        texts(body).filter(|(text, _)| told.contains(text)).map(|(_, node)| node).collect();
    common_ancestor(&of_article)
}

fn texts<'a>(root: &NodeRef<'a>) -> impl Iterator<Item = (String, NodeRef<'a>)> {
    // A division without others within is a paragraph by another name.
    let is_leaf = |node: &NodeRef<'a>| {
        let is_block = |child: NodeRef<'a>| {
            child.has_name("div") || TEXT_ELEMENTS.iter().any(|name| child.has_name(name))
        };
        node.has_name("div") && !node.children_it(false).any(is_block)
    };
    let is_text =
        move |node: &NodeRef<'a>| TEXT_ELEMENTS.iter().any(|name| node.has_name(name)) || is_leaf(node);
    let nodes = root.descendants_it().filter(is_text);
    nodes.map(|node| (squeeze(&node.text()), node)).filter(|(text, _)| text.len() >= TELLING)
}

/// The lowest element that holds nearly all of these: one paragraph that stands elsewhere, too, must not
/// make the whole page of it.
fn common_ancestor<'a>(nodes: &[NodeRef<'a>]) -> Option<NodeRef<'a>> {
    let enough = nodes.len() - nodes.len() / 10;
    let mut counts: std::collections::HashMap<dom_query::NodeId, (usize, usize, NodeRef<'a>)> =
        std::collections::HashMap::new();
    for node in nodes {
        let above = node.ancestors(None);
        for (up, ancestor) in above.iter().enumerate() {
            let depth = above.len() - up;
            counts.entry(ancestor.id).or_insert_with(|| (0, depth, *ancestor)).0 += 1;
        }
    }
    let holding = counts.into_values().filter(|(count, ..)| *count >= enough);
    holding.max_by_key(|&(_, depth, _)| depth).map(|(.., node)| node).filter(|node| node.is_element())
}

fn depth(root: &NodeRef<'_>) -> usize {
    let mut node = *root;
    let (mut now, mut most) = (0usize, 0usize);
    loop {
        if let Some(child) = node.first_child() {
            now += 1;
            most = most.max(now);
            node = child;
            continue;
        }
        loop {
            if node.id == root.id {
                return most;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return most };
            now = now.saturating_sub(1);
            node = parent;
        }
    }
}
