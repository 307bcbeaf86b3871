//! XML trees, within bounds.

use roxmltree::{Document, Node, ParsingOptions};

use super::ImportError;
use super::block::squeeze;

/// Most nodes of a tree; a feed of 500 episodes has 30,000.
const MAX_NODES: u32 = 500_000;
/// Most tags that are open at once.
const MAX_DEPTH: usize = 200;

/// Whether a text is XML with this element at its root.
pub(super) fn has_root(text: &str, names: &[&str]) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // Declarations, comments and processing instructions come first.
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    let name: String = rest
        .trim_start_matches('<')
        .chars()
        .take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
        .take(40)
        .collect();
    let local = name.rsplit(':').next().unwrap_or(&name);
    rest.starts_with('<') && names.iter().any(|known| known.eq_ignore_ascii_case(local))
}

/// Builds the tree. Entities of a document type are not expanded.
pub(super) fn parse<'a>(text: &'a str, kind: &'static str) -> Result<Document<'a>, ImportError> {
    let broken = |reason: String| ImportError::Broken { kind, reason };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if depth(text) > MAX_DEPTH {
        return Err(ImportError::TooDeep);
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| broken(error.to_string()))
}

fn depth(text: &str) -> usize {
    let (mut open, mut most) = (0usize, 0usize);
    for tag in text.split('<').skip(1) {
        match tag.as_bytes().first() {
            Some(b'/') => open = open.saturating_sub(1),
            Some(b'!' | b'?') => {}
            _ if tag.split('>').next().is_some_and(|inside| inside.ends_with('/')) => {}
            _ => open += 1,
        }
        most = most.max(open);
    }
    most
}

/// Returns the child elements of a local name.
pub(super) fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name().eq_ignore_ascii_case(name))
}

/// Returns the text of the first child of a name, on one line.
pub(super) fn child_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    children(node, name).map(text).find(|text| !text.is_empty())
}

/// Returns the text within an element, on one line.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let all: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    squeeze(&all)
}
