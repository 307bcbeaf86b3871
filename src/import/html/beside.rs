//! Boxes of related pages that stand beside the article.

use dom_query::{Document, NodeRef};
use url::Url;

use super::super::article::{ends_article, heads_latest};
use super::super::block::{Block, Kind};
use super::marks::{is_box_of_related, is_general, is_of_related, is_surrounding, leads_on};
use super::walk::{BOXES, walk_box};

/// Most boxes, and most blocks of one: a box is a handful of cards, and more of them are the site's index.
const MAX_BOXES: usize = 2;
const MAX_BLOCKS: usize = 40;
/// How many elements are looked at.
const MAX_ELEMENTS: usize = 50_000;

/// Returns what stands in boxes that call themselves related, by class and by their first words, outside the
/// article and outside what surrounds articles on every page of a site.
pub(super) fn read(document: &Document, main: &NodeRef<'_>, base: Option<&Url>) -> Vec<Block> {
    let root = document.root();
    let mut found: Vec<NodeRef<'_>> = Vec::new();
    for node in root.descendants_it().take(MAX_ELEMENTS) {
        let Some(name) = node.node_name() else { continue };
        if found.len() < MAX_BOXES && BOXES.contains(&&*name) && is_box(&node, &name, main, &found) {
            found.push(node);
        }
    }
    let of_box = |node: &NodeRef<'_>| {
        // What a site offers anybody is looked at more closely.
        let name = node.node_name();
        let related = name.is_some_and(|name| is_of_related(node, &name)) || !is_general(node);
        // What the page has behind it is another box's.
        let ends = |block: &Block| {
            let text = block.text();
            matches!(block.kind, Kind::Heading(_)) && (ends_article(&text) || heads_latest(&text))
        };
        let blocks = walk_box(node, base).blocks.into_iter().take_while(|block| !ends(block));
        blocks.take(MAX_BLOCKS).map(|block| Block { related, ..block }).collect::<Vec<_>>()
    };
    found.iter().flat_map(of_box).collect()
}

fn is_box(node: &NodeRef<'_>, name: &str, main: &NodeRef<'_>, found: &[NodeRef<'_>]) -> bool {
    let is_box = is_box_of_related(node);
    if !is_box && (!is_of_related(node, name) || !leads_on(node) || is_surrounding(node)) {
        return false;
    }
    let above = node.ancestors(None);
    let is_within = above.iter().any(|one| one.id == main.id || found.iter().any(|other| other.id == one.id));
    let is_around = main.ancestors(None).iter().any(|one| one.id == node.id);
    let is_furniture = above
        .iter()
        .any(|one| is_surrounding(one) || ["nav", "footer", "header"].iter().any(|name| one.has_name(name)));
    !is_within && !is_around && !is_furniture && node.id != main.id
}
