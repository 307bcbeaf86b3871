//! What elements say of themselves: by class, id, style, and how their text begins.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use super::super::article::{begins_related, heads_related, leads_to_anything, sends_to_shown};
use super::super::block::squeeze;
use super::super::pattern::pattern;

/// Classes and ids of what surrounds an article. Whole words of the attribute, or their beginnings.
static SURROUNDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:(?:site|main|top|global|page|primary)[-_]*)?(?:nav|navbar|navigation|menu)(?:[-_].*)?|(?:.*[-_])?breadcrumbs?(?:[-_].*)?|(?:social|share|sharing|sharedaddy|addthis|addtoany)(?:[-_].*)?|.*[-_](?:share|social|sharing)(?:[-_](?:bar|buttons?|links?|icons?))?|newsletter.*|.*[-_]newsletter(?:[-_].*)?|subscri(?:be|ption)(?:[-_].*)?|sign-?up(?:[-_].*)?|promo[a-z]?(?:[-_].*)?|ads?|ad[-_].*|advert.*|.*[-_](?:ad|ads|advert\w*)|sponsor.*|cookie.*|consent.*|gdpr.*|onetrust.*|comments?(?:[-_]?(?:area|list|section|wrap\w*|respond|form).*)?|disqus.*|respond|side-?(?:bar|rail)?(?:[-_].*)?|widget(?:[-_].*)?|widget|footer(?:[-_].*)?|popup.*|modal.*|outbrain.*|taboola.*|recirc.*|portable-archive|share-?bar|trending.*|most[-_]?(?:popular|read).*|(?:.*[-_])?popular(?:[-_].*)?|latest(?:[-_](?:news|posts|stories).*)?|(?:.*[-_])?(?:prev[-_]?next|our-partners)(?:[-_].*)?|tags?|tag[-_]?(?:list|links|cloud)|related[-_]?(?:topics|tags)|post[-_]tags?|article[-_]tags|entry[-_]tags|author[-_](?:bio|box|info|card).*|about[-_]author.*|(?:wp-)?caption(?:[-_]text)?|.*[-_]caption(?:[-_]text)?|image[-_]credit.*|photo[-_]?credit.*|credit|paywall.*|sr-only|screen-reader-text|visually-hidden|skip-link.*|toc|table-of-contents|ez-toc.*|(?:[a-z]+[-_])?pagination|pager|post-navigation|nav-?links?|prev(?:ious)?|next|mots-cles|palabras-clave|schlagworte|print-only|hidden)$",
    )
});
/// Classes and ids of what is to be read next.
static RELATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:.*[-_])?(?:related|rich-?link|read-?more|read-?next|see-?also|further-reading|more-to-read|you-may-(?:also-)?like|also-read|in-?article-?link|embedded-post|relacionad[oa]s?|correlat[ie])(?:[-_].*)?|(?:.*[-_])?related\w*)$",
    )
});
/// Classes of what a site offers amid an article, its own pages or anything else.
static PROMO: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^promo[a-z]?(?:[-_].*)?$"));
/// What WordPress sets around buttons to share and around related posts alike.
static FRAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^jp-post-flair$"));
/// Classes of a heading amid an article.
static HEADING_AMID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:.*[-_])?(?:cross-?head(?:ing)?|sub-?head(?:ing)?)$"));
/// Classes of a figure that is a card of another page.
static CARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:(?:.*[-_])?bookmark(?:[-_].*)?|is-type-wp-embed)$"));
/// Classes of the headline of a card.
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:.*[-_])?(?:title|headline)$"));
/// Longest caption that sends to what is shown there, in characters.
const LONGEST_CAPTION: usize = 120;
/// How much of an element's text tells how it begins, in bytes; blanks are many.
const BEGINNING: usize = 300;
/// How many nodes are looked at for it.
const BEFORE_TEXT: usize = 500;
/// Headings of boxes.
const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6"];
/// How many nodes of a box are looked at for its heading.
const BEFORE_HEADING: usize = 40;
/// Longest of these, and longest aside that holds one card, in characters.
const LONGEST_ASIDE: usize = 1500;
const LONGEST_CARD: usize = 300;
/// Ends a card.
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\S\s*(?:read|see|learn|leer|lire|weiter|mehr) (?:more|m[áa]s|la suite|plus|lesen)\W*$")
});

/// Whether an element holds what is to be read next: by its class, or as an aside that says so.
pub(super) fn is_of_related(node: &NodeRef<'_>, name: &str) -> bool {
    let says_so = || leads_on(node) && node.normalized_char_count() <= LONGEST_ASIDE;
    // "‘Ember’ review: a quiet fire. Read more"
    let ends_so = || node.normalized_char_count() <= LONGEST_CARD && MORE.is_match(&squeeze(&node.text()));
    // The cards that Ghost and WordPress make of pages are figures.
    let is_card = || name == "figure" && is_marked(node, &CARD);
    let is_aside = || name == "aside" || is_promo(node);
    is_marked(node, &RELATED) || is_card() || is_aside() && (says_so() || ends_so())
}

fn is_marked(node: &NodeRef<'_>, marks: &Regex) -> bool {
    let words = |attribute: &str| {
        node.attr(attribute).is_some_and(|value| value.split_whitespace().any(|word| marks.is_match(word)))
    };
    ["class", "id", "data-component", "data-testid"].iter().any(|attribute| words(attribute))
}

/// Whether an element's class says that it surrounds articles and belongs to none.
pub(super) fn is_surrounding(node: &NodeRef<'_>) -> bool {
    is_marked(node, &SURROUNDING) && !(is_promo(node) && leads_on(node)) && !is_marked(node, &FRAME)
}

/// The text of a figure or a caption that sends to what is shown there: "Watch the trailer for Ember".
pub(super) fn caption_of_recording(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let is_caption = matches!(name, "figure" | "figcaption" | "p" | "div" | "span")
        && node.normalized_char_count() <= LONGEST_CAPTION;
    let text = is_caption.then(|| squeeze(&node.text()))?;
    sends_to_shown(&text).then_some(text)
}

/// Whether an element's class says that a site offers something there.
pub(super) fn is_promo(node: &NodeRef<'_>) -> bool {
    is_marked(node, &PROMO)
}

/// Whether an element's class says that it is a heading amid an article, whatever element it is.
pub(super) fn is_heading_amid(node: &NodeRef<'_>) -> bool {
    is_marked(node, &HEADING_AMID)
}

/// Whether an element's class says that it is a headline.
pub(super) fn is_title(node: &NodeRef<'_>) -> bool {
    node.attr("class").is_some_and(|class| class.split_whitespace().any(|word| TITLE.is_match(word)))
}

/// Whether an element says no more than what sort of page a card leads to, beside another that bears its headline.
pub(super) fn is_sort(node: &NodeRef<'_>) -> bool {
    const SORTS: &[&str] = &[
        "review",
        "interview",
        "list",
        "news",
        "feature",
        "video",
        "article",
        "trailer",
        "essay",
        "podcast",
    ];
    let is_short = node.has_name("span") || node.has_name("div") || node.has_name("small");
    is_short
        && node.next_element_sibling().is_some()
        && SORTS.contains(&squeeze(&node.text()).to_lowercase().as_str())
}

/// How an element's text begins, as its readers see it.
fn beginning(node: &NodeRef<'_>) -> String {
    let is_hidden = |text: &NodeRef<'_>| {
        text.parent().is_some_and(|above| above.has_name("script") || above.has_name("style"))
    };
    let mut beginning = String::new();
    let inner = node.descendants_it().take(BEFORE_TEXT);
    for text in inner.filter(|inner| inner.is_text() && !is_hidden(inner)) {
        beginning.push_str(&text.text());
        beginning.push(' ');
        if beginning.len() >= BEGINNING {
            break;
        }
    }
    squeeze(&beginning)
}

/// Whether an element begins by saying that it leads to what is to be read next.
pub(super) fn leads_on(node: &NodeRef<'_>) -> bool {
    begins_related(&beginning(node))
}

/// Whether an element is a box of moderate length below a heading that says that it leads on.
pub(super) fn is_box_of_related(node: &NodeRef<'_>) -> bool {
    let is_heading =
        |inner: &NodeRef<'_>| HEADINGS.iter().any(|name| inner.has_name(name)) || is_title(inner);
    let is_first = |heading: &NodeRef<'_>| {
        let text = squeeze(&heading.text());
        heads_related(&text)
            && node.normalized_char_count() <= LONGEST_ASIDE
            && beginning(node).starts_with(&text)
    };
    node.descendants_it().take(BEFORE_HEADING).find(is_heading).is_some_and(|heading| is_first(&heading))
}

/// Whether the first heading of an element leads to what a site offers anybody.
pub(super) fn is_general(node: &NodeRef<'_>) -> bool {
    let heading = node.descendants_it().find(|inner| HEADINGS.iter().any(|name| inner.has_name(name)));
    heading.is_some_and(|heading| leads_to_anything(&squeeze(&heading.text())))
}

/// Whether an element is set in bold by its style or its class.
pub(super) fn looks_strong(node: &NodeRef<'_>) -> bool {
    node.attr("style").is_some_and(|style| {
        let style = style.replace(' ', "").to_ascii_lowercase();
        ["font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"]
            .iter()
            .any(|weight| style.contains(weight))
    }) || node.attr("class").is_some_and(|class| {
        class.split_whitespace().any(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "bold"
                    | "strong"
                    | "question"
                    | "q"
                    | "font-bold"
                    | "interview-question"
                    | "speaker"
                    | "fw-bold"
            )
        })
    })
}

/// Whether an element is set in italics by its style, as old editors do.
pub(super) fn looks_emphasized(node: &NodeRef<'_>) -> bool {
    node.attr("style")
        .is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("font-style:italic"))
}
