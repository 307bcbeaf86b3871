//! Which site a page is of, where it does not say so itself.

use std::collections::BTreeMap;

use dom_query::Document;

use super::super::address::host;

/// How many links are looked at, and how many have to lead to one host for it to be the page's own.
const MAX_LINKS: usize = 2000;
const FEWEST: usize = 3;

/// Returns the host to which most of a page's links lead: menus, articles beside, tags.
pub(super) fn host_of(document: &Document) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for link in document.select("a[href]").nodes().iter().take(MAX_LINKS) {
        if let Some(host) = link.attr("href").and_then(|href| host(href.trim())) {
            *counts.entry(host).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (most.1 >= FEWEST).then_some(most.0)
}
