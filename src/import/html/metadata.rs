//! What a page says of itself: JSON-LD, then OpenGraph and other meta elements, then microdata, then
//! the page as it is seen.

use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

use super::super::address::address;
use super::super::block::squeeze;
use super::super::date::{
    DayIn, date_in_address, day_in, find_date, is_date_line, machine_date, of_publication, relative_date,
};
use super::super::page::Page;
use super::super::pattern::pattern;
use super::marks::{is_box_of_related, is_of_related, is_surrounding};
use super::{headline, linked_data};

/// Names of meta elements that hold the day of publication.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "release_date",
    "article_date_original",
    "citation_publication_date",
];
const AUTHORS: &[&str] =
    &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "twitter:data1"];
/// How far from the top of the page its date and byline stand, in elements.
const HEAD_BLOCKS: usize = 6;
const HEAD_ELEMENTS: usize = 400;
/// How many elements of a page are looked at that are its own headline or article.
const MAX_OWN: usize = 20;
/// How many elements around a date are looked at for a box beside the article.
const MAX_ABOVE: usize = 8;

/// Returns what the page says of itself, without its content.
pub(super) fn read(document: &Document, url: Option<&str>) -> Page {
    let mut page = Page { url: url.and_then(|url| address(url, None)), ..Page::default() };
    linked_data::read(document, &mut page);
    let meta = Meta::of(document);
    let own = canonical(document, &meta);
    page.url = page.url.take().filter(|_| url.is_some()).or(own).or(page.url);
    page.title = page
        .title
        .take()
        .or_else(|| meta.first(&["og:title", "twitter:title", "title", "dc.title", "headline"]));
    page.outlet = page
        .outlet
        .take()
        .or_else(|| meta.first(&["og:site_name", "application-name", "publisher", "dc.publisher"]))
        .or_else(|| super::site::name_of(document))
        .map(super::site::without_scheme);
    page.title = headline::choose(document, page.title.take(), page.outlet.as_deref());
    page.author =
        page.author.take().or_else(|| meta.all(AUTHORS).into_iter().find(|name| !name.starts_with("http")));
    page.published = page.published.or_else(|| meta.all(DATES).iter().find_map(|text| machine_date(text)));
    page.language = language(document, &meta).or(page.language.take());
    page.description = meta.first(&["description", "og:description", "twitter:description"]);
    page.keywords.extend(
        meta.all(&["article:tag", "og:video:tag", "parsely-tags", "news_keywords", "keywords"])
            .iter()
            .flat_map(|tags| tags.split(',').map(squeeze).collect::<Vec<_>>()),
    );
    page.keywords.retain(|word| !word.is_empty());
    page.video_url = page.video_url.take().or_else(|| {
        meta.all(&["og:video", "og:video:url", "twitter:player"])
            .iter()
            .find_map(|url| super::walk::video_address(url))
    });
    page
}

/// Fills from the page as it is seen what its metadata does not say.
pub(super) fn from_head_of_page(document: &Document, page: &mut Page) {
    let day_in = page.language.as_deref().map_or(find_date as DayIn, day_in);
    let seen = seen_date(document, day_in).or_else(|| {
        let lines: Vec<String> =
            page.blocks.iter().take(HEAD_BLOCKS).map(super::super::block::Block::text).collect();
        let short =
            || lines.iter().filter(|line| line.chars().count() < 160).map(|line| of_publication(line));
        let day = short().find_map(day_in).map(Seen::Day);
        day.or_else(|| short().find_map(|line| Some(Seen::Relative(relative_date(line)?.to_owned()))))
    });
    match (page.published, &seen) {
        // A time in UTC may lie a day off what the page shows its readers.
        (Some(said), Some(Seen::Day(seen))) if days_between(said, *seen) == 1 => page.published = Some(*seen),
        (None, Some(Seen::Day(seen))) => page.published = Some(*seen),
        (None, _) => page.published = page.url.as_deref().and_then(date_in_address),
        _ => {}
    }
    if let (None, Some(Seen::Relative(words))) = (page.published, seen) {
        page.open.push(format!("published: the page says only {words:?}; find the day"));
    }
    if page.author.is_none() {
        page.author = byline(document);
    }
    page.author = page.author.take().map(|author| by_nobody(&author)).filter(|author| !author.is_empty());
}

fn days_between(a: crate::model::Date, b: crate::model::Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(document: &Document) -> Self {
        let name = |node: &NodeRef<'_>| {
            ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| node.attr(key))
        };
        let pair = |node: &NodeRef<'_>| {
            let content = squeeze(&node.attr("content")?);
            Some((name(node)?.to_ascii_lowercase(), content)).filter(|(_, content)| !content.is_empty())
        };
        Self(document.select("meta[content]").nodes().iter().take(1000).filter_map(pair).collect())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }

    /// All values of these names, in the order of the names.
    fn all(&self, names: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for name in names {
            found.extend(self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()));
        }
        found
    }
}

fn canonical(document: &Document, meta: &Meta) -> Option<String> {
    let link = document.select_single("link[rel=canonical]").attr("href").map(|href| href.to_string());
    let addresses = link.into_iter().chain(meta.all(&["og:url", "twitter:url", "parsely-link"]));
    addresses.into_iter().find_map(|text| address(&text, None))
}

fn language(document: &Document, meta: &Meta) -> Option<String> {
    let root = document.html_root();
    let said = root.attr("lang").or_else(|| root.attr("xml:lang")).map(|lang| lang.to_string());
    said.or_else(|| meta.first(&["og:locale", "content-language", "inlanguage", "dc.language"]))
}

enum Seen {
    Day(crate::model::Date),
    Relative(String),
}

/// Whether an element says that it holds the day of a change, and not of publication.
fn is_of_change(node: &NodeRef<'_>) -> bool {
    let says = |word: &str| {
        ["class", "itemprop", "id"]
            .iter()
            .any(|key| node.attr(key).is_some_and(|value| value.to_ascii_lowercase().contains(word)))
    };
    (says("modif") || says("updated")) && !says("publish") && !says("entry-date")
}

/// The date that stands in the head of the article.
fn seen_date(document: &Document, day_in: DayIn) -> Option<Seen> {
    let marked = [
        "[itemprop=datePublished]",
        "time[pubdate]",
        "article time[datetime]",
        "header time[datetime]",
        "time[datetime]",
        "time",
        ".published",
        ".entry-date",
        ".post-date",
        ".post-time",
        ".article-date",
        ".publish-date",
        ".date",
        ".dateline",
        ".date-header",
        ".submitted",
        ".timestamp",
        "[class*=publish]",
        "[class*=pubdate]",
        "[class*=post-date]",
        "[class*=article-date]",
        "[class*=byline]",
        "[class*=meta]",
        "[class*=post-footer]",
        "[class*=entry-footer]",
    ];
    // A card beside the article has a day of its own; what is around the headline is no such box.
    let own = document.select("h1, .hentry");
    let own = own.nodes().iter().take(MAX_OWN).flat_map(|node| node.ancestors_it(None));
    let around: HashSet<_> = own.map(|node| node.id).collect();
    let is_box = |node: &NodeRef<'_>| {
        let is_related = || node.node_name().is_some_and(|name| is_of_related(node, &name));
        !around.contains(&node.id) && (is_surrounding(node) || is_box_of_related(node) || is_related())
    };
    let is_beside = |node: &NodeRef<'_>| node.ancestors_it(Some(MAX_ABOVE)).any(|above| is_box(&above));
    let mut relative = None;
    for selector in marked {
        let Some(found) = document.try_select(selector) else { continue };
        for node in found.nodes().iter().take(3) {
            let text = squeeze(&node.text());
            if text.len() > 300 || is_of_change(node) || is_beside(node) {
                continue;
            }
            let text = of_publication(&text);
            let of_attribute =
                || ["datetime", "content", "title"].iter().find_map(|key| machine_date(&node.attr(key)?));
            if let Some(day) = day_in(text).or_else(of_attribute) {
                return Some(Seen::Day(day));
            }
            relative = relative.or_else(|| relative_date(text).map(|words| Seen::Relative(words.to_owned())));
        }
    }
    let lines = near_headline(document);
    // "Lena Aoki on Ember | Reel | 10.06.2013"
    let tab = squeeze(&document.select_single("title").text());
    let last = [" | ", " - ", " – "].iter().filter_map(|bar| tab.rsplit_once(bar)).map(|(_, last)| last);
    let in_tab = last.min_by_key(|last| last.len()).filter(|last| is_date_line(last)).and_then(day_in);
    in_tab
        .or_else(|| lines.iter().find_map(|line| day_in(of_publication(line))))
        .or_else(|| told_day(document, day_in))
        .map(Seen::Day)
        .or(relative)
        .or_else(|| lines.iter().find_map(|line| Some(Seen::Relative(relative_date(line)?.to_owned()))))
}

/// The day that stands behind "Published" or "Posted on", wherever on the page.
fn told_day(document: &Document, day_in: DayIn) -> Option<crate::model::Date> {
    const LONGEST: usize = 200;
    let leads = |node: &NodeRef<'_>| {
        let text = squeeze(&node.text());
        let is_lead = |lead: &str| text.get(..lead.len()).is_some_and(|own| own.eq_ignore_ascii_case(lead));
        ["published", "posted on"].into_iter().any(is_lead)
    };
    let root = document.root();
    let texts = root.descendants_it().filter(NodeRef::is_text);
    let around = texts.filter(leads).take(MAX_OWN).filter_map(|node| node.parent());
    let mut lines = around.map(|line| squeeze(&line.text())).filter(|line| line.len() <= LONGEST);
    lines.find_map(|line| day_in(of_publication(&line)))
}

/// Short texts that follow the headline.
fn near_headline(document: &Document) -> Vec<String> {
    let headline = document.select_single("h1");
    let Some(headline) = headline.nodes().first() else { return Vec::new() };
    let root = document.root();
    let mut nodes = root.descendants_it().skip_while(|node| node.id != headline.id);
    let texts =
        nodes.by_ref().take(HEAD_ELEMENTS).filter(|node| node.is_text()).map(|node| squeeze(&node.text()));
    texts.filter(|text| !text.is_empty()).take(25).take_while(|text| text.len() < 250).collect()
}

fn byline(document: &Document) -> Option<String> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[\s|•·,])(?i:(?:written |words |interview )?by|por|par):? (\p{Lu}[\p{L}.'’-]+(?: (?:(?:de|van|von|del|la|le) )?\p{Lu}[\p{L}.'’-]*){1,2})",
        )
    });
    let marked = [
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        "[rel=author]",
        ".author-name",
        ".byline-author",
        ".author",
        ".byline",
        "[class*=byline]",
        "[class*=author]",
    ];
    let texts = marked.iter().flat_map(|selector| {
        document
            .try_select(selector)
            .into_iter()
            .flat_map(|found| {
                found.nodes().iter().take(2).map(|node| squeeze(&node.text())).collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    });
    let named = texts.filter(|text| (3..80).contains(&text.len())).map(|text| by_nobody(&text));
    let by_line = || {
        let lines = near_headline(document);
        let short: Vec<String> = lines.into_iter().take(8).filter(|line| line.len() < 100).collect();
        let text = short.join(" | ").replace("By | ", "By ").replace("by | ", "by ");
        BY.captures(&text).map(|found| found[1].to_owned())
    };
    let near = || {
        near_headline(document)
            .into_iter()
            .filter(|line| {
                line.to_lowercase().starts_with("by ") || line.starts_with("Por ") || line.starts_with("Par ")
            })
            .map(|line| by_nobody(&line))
            .find(|name| (3..60).contains(&name.len()))
    };
    named
        .into_iter()
        .find(|name| (3..60).contains(&name.len()) && name.contains(' '))
        .or_else(near)
        .or_else(by_line)
}

/// A byline without "By" and what follows the name.
fn by_nobody(text: &str) -> String {
    #[rustfmt::skip]
    const BY: &[&str] = &[
        "written by ", "words by ", "interview by ", "posted by ", "author: ", "autor: ", "by: ", "by ", "por ", "par ",
        "von ", "di ", "de ",
    ];
    let text = text.trim();
    let lower = text.to_lowercase();
    let start = BY.iter().find(|by| lower.starts_with(**by)).map_or(0, |by| by.len());
    let rest = text.get(start..).unwrap_or(text);
    let end =
        [" | ", " • ", " · ", ",", " - ", " – ", " on ", " em ", " Published", " Updated", " @", "\u{2022}"]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min()
            .unwrap_or(rest.len());
    rest[..end].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::by_nobody;

    #[test]
    fn a_byline_is_the_name_in_it() {
        for line in ["Autor: Ann Poe", "Posted by Ann Poe on March 9", "by Ann Poe | Reel", "Ann Poe"] {
            assert_eq!(by_nobody(line), "Ann Poe", "{line}");
        }
    }
}
