//! Which of a page's titles is its headline.
//!
//! A page has up to four: the first heading that its readers see, `headline` in JSON-LD, `og:title`, and
//! `title` for the tab. They differ by the outlet's name behind, by a cut, or because what is meant for
//! search engines and for sharing was written anew. The headline is what the page shows, as long as it can
//! be told that it is the article's: it shares words with one of the others, and is not the site's own name.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::text::{fold, fold_key, is_stop_word};

use super::super::block::squeeze;
use super::super::date::is_date_line;
use super::site::is_home;

/// Lengths of a headline, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=400;
/// Shortest lower heading that stands in for a first one, in characters.
const SHORTEST_LOWER: usize = 20;
/// How many texts of a page are looked at for a headline that no heading is.
const MAX_TEXTS: usize = 20_000;
/// The least size of old pages' headlines, of 1..=7, and how many pieces of type are looked at.
const LARGE: i8 = 4;
const MAX_FONTS: usize = 500;
/// Fewest words of a heading that is believed although the metadata calls the page something else.
const TELLING: usize = 3;

/// Returns the headline; `said` is the metadata's.
pub(super) fn choose(document: &Document, said: Option<String>, outlet: Option<&str>) -> Option<String> {
    let in_tab = squeeze(&document.select_single("title").text());
    let mut headings = first_headings(document, outlet, &in_tab);
    headings.splice(0..0, below_name_of_blog(document, &in_tab));
    headings.splice(0..0, of_post(document));
    // Some pages have no first heading: a lower one is the headline then, best that which the title names.
    let is_lower = headings.is_empty();
    if is_lower {
        headings = lower_heading(document, &in_tab).into_iter().collect();
    }
    let Some(said) = said.filter(|text| !text.is_empty()) else {
        let seen = || part_that_is_seen(document, &in_tab);
        let tab = || Some(without_outlet(&in_tab)).filter(|text| !text.is_empty());
        return headings.into_iter().next().or_else(seen).or_else(tab);
    };
    let variant = headings.iter().find(|heading| is_variant(heading, &said));
    let alike = || headings.iter().find(|heading| is_alike(heading, &said));
    // What a section is called shares words with the page's title, too: a title that the tab has is whole.
    let is_whole = is_lower && fold_key(&in_tab).contains(&fold_key(&said));
    let other =
        || headings.iter().find(|heading| !is_whole && is_of_same(heading, &format!("{said} {in_tab}")));
    let seen = variant.or_else(alike).or_else(other).cloned();
    seen.or_else(|| Some(without_outlet(&said)))
}

/// Whether anything of a page marks its headline: a heading, or metadata.
pub(super) fn is_marked(document: &Document) -> bool {
    const MARKS: &str =
        "h1, h2, h3, [itemprop=headline], meta[property='og:title'], script[type='application/ld+json']";
    document.select(MARKS).exists()
}

/// The first headings, those that say of themselves that they are the headline before others.
fn first_headings(document: &Document, outlet: Option<&str>, in_tab: &str) -> Vec<String> {
    let outlet = outlet.map(fold_key);
    let mut found = Vec::new();
    for selector in ["[itemprop=headline]", "article h1", "main h1", "h1"] {
        for node in document.select(selector).nodes() {
            let text = words_of(node);
            let is_site =
                outlet.as_ref().is_some_and(|outlet| fold_key(&text) == *outlet) || leads_home(node);
            // A film of one word heads a page of that title.
            let begins_tab = || is_part_of_tab(&text, in_tab);
            if (LENGTHS.contains(&text.chars().count()) || begins_tab()) && !is_site {
                found.push(text);
            }
        }
    }
    found
}

/// What separates parts of the title for the tab.
const BARS: &[&str] = &[" | ", " – ", " — ", " - ", " « ", " » ", ": "];

/// What a heading says, without the day that some sites set within it.
fn words_of(heading: &NodeRef<'_>) -> String {
    let in_time = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(3)).any(|above| above.has_name("time") && above.id != heading.id)
    };
    let texts = heading.descendants_it().filter(|node| node.is_text() && !in_time(node));
    squeeze(&texts.map(|node| node.text().to_string()).collect::<String>())
}

/// Whether a text is all that stands before the first bar of the title for the tab.
fn is_part_of_tab(text: &str, in_tab: &str) -> bool {
    let first = BARS.iter().filter_map(|bar| in_tab.split_once(bar)).map(|(before, _)| before.trim());
    !text.is_empty() && first.min_by_key(|before| before.len()).is_some_and(|first| first == text)
}

/// What a weblog of old calls a post: "Reel Room » Blog Archive » Lena Aoki", whose first heading is "Reel Room"; or
/// "Lena Aoki - Reel Room".
fn below_name_of_blog(document: &Document, in_tab: &str) -> Option<String> {
    let heads = |selector: &str, text: &str| {
        document.select(selector).nodes().iter().take(20).any(|node| words_of(node) == text)
    };
    let is_post =
        |name: &str, post: &str| !post.is_empty() && heads("h1", name.trim()) && heads("h2, h3, h4", post);
    let first =
        in_tab.split_once(" » ").map(|(name, rest)| (name, rest.rsplit(" » ").next().unwrap_or(rest)));
    let last = BARS.iter().filter_map(|bar| in_tab.rsplit_once(bar)).map(|(post, name)| (name, post));
    let mut parts = first.into_iter().chain(last).map(|(name, post)| (name, post.trim()));
    parts.find(|(name, post)| is_post(name, post)).map(|(_, post)| post.to_owned())
}

/// The heading that calls itself a post's title, as those of weblogs do; of several none is the page's.
fn of_post(document: &Document) -> Option<String> {
    let titles =
        document.select("h1.entry-title, h2.entry-title, h3.entry-title, h2.post-title, h3.post-title, .hentry .entry-title, [data-hook=post-title]");
    let mut texts = titles.nodes().iter().map(words_of);
    let first = texts.next().filter(|text| LENGTHS.contains(&text.chars().count()))?;
    texts.all(|other| other == first).then_some(first)
}

/// What old pages set in the largest letters.
pub(super) fn in_large_type(document: &Document) -> Option<String> {
    let fonts = document.select("font[size]");
    let in_tab = squeeze(&document.select_single("title").text());
    let size = |node: &NodeRef<'_>| {
        let size = node.attr("size")?;
        // A size with a sign is relative to 3.
        let size: i8 =
            size.trim().parse::<i8>().ok().map(|n| if size.contains(['+', '-']) { n + 3 } else { n })?;
        let text = squeeze(&node.text());
        // A name may be all of the headline, where the title for the tab ends with it.
        let is_telling = text.split(' ').count() >= TELLING || in_tab.ends_with(&text);
        let is_headline = LENGTHS.contains(&text.chars().count()) && is_telling;
        (size >= LARGE && is_headline).then_some((size, text))
    };
    let found = fonts.nodes().iter().take(MAX_FONTS).filter_map(size);
    // Of those of one size, the first.
    found.min_by_key(|&(size, _)| std::cmp::Reverse(size)).map(|(_, text)| text)
}

/// Whether a heading is the site's name, which leads to its first page.
fn leads_home(heading: &NodeRef<'_>) -> bool {
    let links = heading.descendants_it().chain(heading.parent()).filter(|node| node.has_name("a"));
    links.filter_map(|node| node.attr("href")).any(|href| is_home(&href))
}

/// "Reel.com - Lena Aoki on Ember", where the page has the latter in a line of its own, however it is set.
fn part_that_is_seen(document: &Document, in_tab: &str) -> Option<String> {
    let seen: HashSet<String> = document
        .root()
        .descendants_it()
        .filter(|node| node.is_text() && !node.parent().is_some_and(|above| above.has_name("title")))
        .take(MAX_TEXTS)
        .map(|node| squeeze(&node.text()))
        .collect();
    let parts = BARS.iter().flat_map(|bar| in_tab.split_once(bar).into_iter().chain(in_tab.rsplit_once(bar)));
    let parts = parts.flat_map(|(before, after)| [before.trim(), after.trim()]);
    let whole = parts.filter(|part| part.chars().count() > SHORTEST_LOWER && seen.contains(*part));
    whole.max_by_key(|part| part.len()).map(str::to_owned)
}

fn lower_heading(document: &Document, in_tab: &str) -> Option<String> {
    let lower = document.select("main h2, article h2, h2, h3");
    let texts = lower.nodes().iter().take(20).map(|node| squeeze(&node.text()));
    let texts: Vec<String> =
        texts.filter(|text| text.chars().count() > SHORTEST_LOWER && !is_date_line(text)).collect();
    let tab = fold_key(in_tab);
    let named = texts.iter().position(|text| tab.contains(&fold_key(text)));
    texts.into_iter().nth(named.unwrap_or(0))
}

/// One with the outlet's name behind, or cut short.
fn is_variant(heading: &str, said: &str) -> bool {
    let (heading, said) = (fold_key(heading), fold_key(said));
    heading.len() > 8 && (said.starts_with(&heading) || heading.starts_with(said.trim_end_matches('.')))
}

/// Most of the words in another order.
fn is_alike(heading: &str, said: &str) -> bool {
    let (heading, said) = (fold(heading), fold(said));
    let words: Vec<&str> = said.split(' ').collect();
    let shared = words.iter().filter(|word| heading.split(' ').any(|other| other == **word)).count();
    shared * 3 > words.len() * 2
}

/// Whether a heading speaks of what the page's other titles speak of, in words of its own.
fn is_of_same(heading: &str, titles: &str) -> bool {
    let (heading, titles) = (fold(heading), fold(titles));
    let words: Vec<&str> = heading.split(' ').collect();
    let telling = |word: &&&str| word.chars().count() >= 4 && !is_stop_word(word);
    let shared = words.iter().filter(telling).filter(|word| titles.split(' ').any(|other| other == **word));
    words.len() >= TELLING && shared.count() >= 1
}

/// "Headline | Outlet", "Headline - Outlet": the headline.
fn without_outlet(text: &str) -> String {
    for bar in [" | ", " – ", " — ", " - ", " « ", " » "] {
        if let Some((before, after)) = text.rsplit_once(bar)
            && after.split(' ').count() <= 4
            && before.split(' ').count() >= 4
        {
            return before.trim().to_owned();
        }
    }
    text.to_owned()
}
