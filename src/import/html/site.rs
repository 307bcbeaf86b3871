//! Which site a page is of, where it does not say so itself.

use std::collections::BTreeMap;

use dom_query::Document;

use super::super::address::site;
use super::super::block::squeeze;
use crate::text::fold_key;

/// How many links are looked at, and how many have to lead to one host for it to be the page's own.
const MAX_LINKS: usize = 2000;
const FEWEST: usize = 3;

/// Returns what a page calls its site: a part of the tab's title that a link to the site's first page bears, too.
pub(super) fn name_of(document: &Document) -> Option<String> {
    let in_tab = squeeze(&document.select_single("title").text());
    let bars = [" | ", " – ", " — ", " - ", " :: ", " « ", " » ", " -- "];
    let parts = bars.iter().flat_map(|bar| in_tab.split(bar)).map(str::trim).filter(|part| *part != in_tab);
    let links = document.select("a[href]");
    let home = links
        .nodes()
        .iter()
        .take(MAX_LINKS)
        .filter(|link| link.attr("href").is_some_and(|href| is_home(&href)));
    let names: Vec<String> =
        home.map(|link| fold_key(&link.text())).filter(|name| !name.is_empty()).collect();
    parts.into_iter().find(|part| names.contains(&fold_key(part))).map(str::to_owned)
}

/// "https://www.reel.example": "reel.example", where a page has its site's address for its name.
pub(super) fn without_scheme(name: String) -> String {
    let bare = name.split_once("://").map_or(name.as_str(), |(_, rest)| rest);
    match bare.strip_prefix("www.").unwrap_or(bare) {
        same if same == name => name,
        bare => bare.trim_end_matches('/').to_owned(),
    }
}

/// Whether an address is that of a site's first page.
pub(super) fn is_home(href: &str) -> bool {
    let href = href.trim();
    let path = href.split_once("://").map_or(href, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    path.trim_end_matches("index.html") == "/"
}

/// Returns the site to which most of a page's links lead: menus, articles beside, tags.
pub(super) fn host_of(document: &Document) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for link in document.select("a[href]").nodes().iter().take(MAX_LINKS) {
        if let Some(site) = link.attr("href").and_then(|href| site(href.trim())) {
            *counts.entry(site).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (most.1 >= FEWEST).then_some(most.0)
}
