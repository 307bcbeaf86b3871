//! Pages in HTML.
//!
//! The tree is built by html5ever, as browsers do; what the page says of itself comes from its
//! metadata ([`metadata`], [`linked_data`]), what it holds from its main part ([`main_part`]),
//! turned into blocks ([`walk`]), and boxes of related pages from around it ([`beside`]). A recording's page holds it in a script ([`player`]).

mod beside;
mod headline;
mod linked_data;
mod main_part;
mod marks;
mod metadata;
mod parse;
mod player;
mod site;
mod walk;

use super::ImportError;
use super::address::{host, unknown_base};
use super::block::Block;
use super::page::Page;

/// Most links of a line that is one of an article, and nothing but links.
const ROW: usize = 2;

/// Reads a page; `url` is its address, if it was given.
pub(super) fn read(html: &str, url: Option<&str>) -> Result<Page, ImportError> {
    let document = parse::parse(html)?;
    let mut page = metadata::read(&document, url);
    let base = page.url.as_deref().and_then(|url| url::Url::parse(url).ok());
    let base = document.base_uri().and_then(|uri| url::Url::parse(&uri).ok()).or(base).or_else(unknown_base);
    let main = main_part::find(&document);
    let walked = walk::walk(&main, base.as_ref());
    page.video_url = page.video_url.or(walked.video);
    page.blocks = walked.blocks;
    page.beside = beside::read(&document, &main, base.as_ref());
    player::read(&document, &mut page);
    page.host = page.url.as_deref().and_then(host).or_else(|| site::host_of(&document));
    metadata::from_head_of_page(&document, &mut page);
    if !headline::is_marked(&document) {
        from_lines(&mut page, headline::in_large_type(&document));
    }
    Ok(page)
}

/// Fills what stands above the text of a page that marks nothing: it is read as a copy of it would be, save that the
/// line in `large` type is its headline.
fn from_lines(page: &mut Page, large: Option<String>) {
    // A row of links is the site's, and no line of the article.
    let is_row = |block: &Block| block.links().len() > ROW && block.linked_share() > 0.9;
    let line = |block: &Block| if is_row(block) { String::new() } else { block.text() };
    let lines: Vec<String> = page.blocks.iter().map(line).collect();
    let mut copy = super::plain::read(&lines.join("\n"), None);
    copy.title = large.filter(|title| lines.contains(title)).or(copy.title);
    // What stands above the headline is none of the article's, as in a copy.
    let above = copy.title.as_ref().and_then(|title| lines.iter().position(|line| line == title));
    page.blocks.drain(..above.unwrap_or(0));
    page.title = copy.title.filter(|title| !title.is_empty()).or_else(|| page.title.take());
    page.published = page.published.or(copy.published);
    page.author = page.author.take().or(copy.author);
    page.outlet = page.outlet.take().or(copy.outlet);
}

/// Returns the text of a piece of HTML, its lines as they are shown.
pub(super) fn text(html: &str) -> Result<String, ImportError> {
    let document = parse::parse(html)?;
    let blocks = walk::walk(&document.root(), None).blocks;
    Ok(blocks.iter().map(Block::text).collect::<Vec<_>>().join("\n"))
}
