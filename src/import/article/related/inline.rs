//! Links in the article's own sentences.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::address::is_at;
use crate::import::block::Block;
use crate::import::date::is_date_line;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::add;
use super::placed::Placed;
use super::words::{EMPTY_TEXT, LINE, SOLD};

/// A sentence that sends to another page of ours: "Read our review of Storm."
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:read|watch|see|check out|listen to|revisit|find|catch)\b[^.]{0,50}\b(?:our|my)\b|\bclick here\b|\bas (?:we|i)\b.{0,25}\b(?:reported|wrote|told|covered|mentioned|noted)\b|\b(?:i|we)(?:(?:’|')ve| have)? (?:already |also |previously )*(?:posted|written about|reviewed)\b|\bhaven(?:’|')?t (?:seen|read|heard)\b|\byou can (?:read|watch|find|see|listen to)\b[^.]{0,80}\bhere\b|\b(?:meine|unsere?|notre|mon|ma|nuestr[ao]|la nostra)\b[^.]{3,80}\b(?:hier|ici|aqu[íi]|qui)\b|\bsee also:|\b(?:I|we) (?:also |recently |previously |once )(?:talked|spoke|chatted|sat down) (?:to|with)\b|\b(?:my|our) (?:\p{L}+ ){0,3}(?:piece|essay|article|post|story|column) (?:on|of|about)\b|\bI wrote (?:\p{L}+ ){0,4}about\b|\blee nuestra\b|\blisez notre\b|\b(?:our|my)\b[^.]{4,90}\b(?:is|are|can be (?:found|read|seen)) (?:right |over )?here\b",
    )
});
/// "watch the trailer", all of it a link.
static ORDERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:read|watch|see|check out|listen to|revisit)\b"));
/// "I |wrote about it| from Cannes"
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:i |we )?(?:(?:’|')ve )?(?:wrote|written|raved|reported|spoke|talked|reviewed|interviewed)\b",
    )
});
/// What a page is called that talks with somebody, or of a film.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:review(?:s|ed)?|interview(?:s|ed)?|conversations?|profiles?|recaps?|q ?& ?a|podcasts?|essays?|explainers?|rese[ñn]as?|cr[íi]ticas?|entrevistas?|critiques?|entretiens?|rencontre|kritik|gespr[äa]ch|rezension|intervista|recensione)\b",
    )
});
/// The same of a film's trailer, in more languages than one.
static TRAILER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:trailers?|tr[áa]iler|teaser|bande[- ]annonce)\b"));
/// The same, and all else that a closing sentence may lead to.
static ANY_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:trailers?|teasers?|clips?|videos?|stor(?:y|ies)|articles?|pieces?|coverage|talks?|chats?|list|ranking|guide|featurettes?|episodes?|reports?|features?|previous(?:ly)?|posts?|here)\b",
    )
});
/// "the trailer", wherever it is.
static BARE_TRAILER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:an?|the|its|this|her|his|their) )?(?:\p{L}+ ){0,2}(?:trailer|teaser)s?$")
});
/// Counts up pages of ours: "Our interviews with the others: Ann Poe, Joe Roe."
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:our|my|other|previous|earlier|more|nuestras|nos|unsere)\b[^.]{0,30}\b(?:interviews|reviews|conversations|talks|profiles|essays|entrevistas|cr[íi]ticas|entretiens|critiques|kritiken|gespr[äa]che)\b",
    )
});
static CUE_VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:read|watch|see|check out|listen to|find|catch|here(?:’|')?s|here (?:is|are)|(?:reviews?|interviews?|conversations?|talks?) (?:of|with|on)|ver|voir)\b",
    )
});
/// Words of addresses that say what sort of page it is.
const SLUGS: &[&str] = &[
    "interview",
    "review",
    "trailer",
    "questions",
    "talks",
    "podcast",
    "entrevista",
    "critica",
    "entretien",
    "critique",
    "kritik",
    "recap",
    "preview",
    "essay",
    "profile",
    "feature",
    "images",
    "photos",
    "news",
    "episode",
];
/// How many words an address has besides a name, where it is a headline.
const BEYOND_NAME: usize = 2;
/// How far before a link, in characters.
const NEAR: usize = 16;
/// Longest rubric, in words.
const LONGEST_RUBRIC: usize = 3;
/// Words of a link that say themselves what is behind it.
const TELLING: usize = 3;

/// Adds the pages of the same site that a sentence amid the article names or sends to.
pub(super) fn point(
    block: &Block,
    text: &str,
    sentences: &[(&str, Vec<Placed>)],
    site: Option<&str>,
    draft: &mut Draft,
) {
    // "The Reel interview" all alone is the rubric.
    let is_rubric = block.linked_share() > 0.9 && text.split(' ').count() <= LONGEST_RUBRIC;
    if is_rubric {
        return;
    }
    let whole = text;
    let with_links = sentences.iter().filter(|(_, links)| !links.is_empty());
    for (sentence, links) in with_links.filter(|(sentence, _)| !SOLD.is_match(sentence)) {
        let sends = OURS.is_match(sentence);
        let counts = COUNTED.is_match(sentence);
        let is_line = LINE.is_match(sentence);
        for Placed { text, title, url } in links {
            let words = text.split(' ').count();
            let is_own = is_at(url, site);
            let may_be_own = is_own || site.is_none();
            let is_page = PAGE.is_match(text) || EMPTY_TEXT.is_match(text) || TRAILER.is_match(text);
            let is_trailer = TRAILER.is_match(text) && words >= TELLING;
            let names = is_own && (PAGE.is_match(text) && words >= 2 || is_trailer);
            // "Storm [see also: review]": what is named before it is the film.
            let is_before =
                || sentence.find("see also:").is_some_and(|also| sentence[..also].contains(text.as_str()));
            let is_sent = sends && (is_page || words >= 2) && says_page(text, sentence) && !is_before();
            let is_ordered = ORDERS.is_match(text) && (ANY_PAGE.is_match(text) || PAGE.is_match(text));
            let is_watched = is_own
                && (is_ordered
                    || (ANY_PAGE.is_match(text) || words >= TELLING) && is_sent_to(text, sentence));
            let is_counted = is_own && counts;
            let is_told = may_be_own && TOLD.is_match(text);
            let is_film =
                BARE_TRAILER.is_match(text) || is_video(url) && draft.video_url.as_deref() != Some(url);
            // "(|Where does it rank on my list? Find out.|)"
            let is_aside = may_be_own && words > TELLING && whole.contains(&format!("({text})"));
            // "a picture of the set is |here|"
            let is_here = may_be_own && EMPTY_TEXT.is_match(text) && title != text;
            if names
                || is_sent
                || is_watched
                || is_counted
                || is_told
                || is_here
                || is_line
                || is_film
                || is_aside
            {
                add(draft, title, Some(url.clone()), sentence);
            }
        }
    }
}

/// Adds the pages of the same site that nothing but their address tells, unless a better title has come: "one of
/// our favourites of the year".
pub(super) fn told(block: &Block, text: &str, site: Option<&str>, draft: &mut Draft) {
    for (title, url) in block.links() {
        let is_own = is_at(&url, site);
        let words =
            title.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count();
        let says_nothing =
            words == 0 || EMPTY_TEXT.is_match(&title) || title.split(' ').count() < 2 || is_date_line(&title);
        let is_page = says_page_of(&url, draft) || is_article(&url, &title);
        if is_own && !says_nothing && block.linked_share() < 0.7 && is_page {
            add(draft, &title, Some(url), text);
        }
    }
}

/// Returns what a sentence without a link sends to that is shown at that place: "Watch the trailer for Ember below:".
pub(super) fn shown(sentence: &str) -> Option<&str> {
    static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:you can )?(?:watch|see|view|check out|take a look at|listen to) ((?:the|an?|our|its|two|three|[^\s,.;:]+(?:’|')s)\b[^,.;:]{0,60}?\b(?:trailer|teaser|clip|featurette)s?\b(?: (?:for|of|from|to) [^,;:]{2,60}?)?)(?:,? (?:right |down )?(?:below|above|here|now)|, courtesy of .{2,60})?\W*$",
        )
    });
    SHOWN.captures(sentence).and_then(|found| found.get(1)).map(|shown| shown.as_str())
}

/// Whether an address calls its page one about somebody or something that the draft is about:
/// "/ann-poe-interview-ember", "/ember-sequel-begins-filming".
fn says_page_of(url: &str, draft: &Draft) -> bool {
    let path = url.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let path = fold(path.split(['?', '.']).next().unwrap_or(""));
    let names =
        draft.works.iter().map(|work| &work.title).chain(draft.people.iter().map(|person| &person.name));
    let says_sort = path.split(' ').any(|word| SLUGS.contains(&word));
    let words = path.split(' ').filter(|word| word.contains(char::is_alphabetic)).count();
    let is_about = |name: &String| {
        let name = fold(name);
        let name = name.strip_prefix("the ").unwrap_or(&name);
        let is_headline = says_sort || words >= name.split(' ').count() + BEYOND_NAME;
        name.len() >= 4 && is_headline && format!(" {path} ").contains(&format!(" {name} "))
    };
    names.into_iter().any(is_about)
}

/// Whether an address is that of one film on a site for them: a short of hers, a trailer.
fn is_video(url: &str) -> bool {
    static VIDEO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^https?://(?:www\.|m\.)?(?:youtube\.com/watch\?|youtu\.be/\w|vimeo\.com/\w)")
    });
    VIDEO.is_match(url)
}

/// Whether an address is that of an article, whatever its link says: it has a headline's words, of which some are
/// not in the link, as they are where the link is a name and the address that of its tag.
fn is_article(url: &str, title: &str) -> bool {
    static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"/20\d\d/\d\d/"));
    const HEADLINE: usize = 4;
    let parts: Vec<String> = url
        .trim_end_matches('/')
        .split('/')
        .skip(3)
        .map(|part| fold(part.split(['?', '.']).next().unwrap_or("")))
        .collect();
    // "/first-images/176003/": the number is the page's, and the words stand before it.
    let parts = match parts.split_last() {
        Some((last, rest)) if last.chars().all(|c| c.is_ascii_digit()) => rest,
        _ => &parts[..],
    };
    let Some((slug, parts)) = parts.split_last() else { return false };
    // "25 faces to watch" at "/25-faces-to-watch"
    let number =
        |text: &str| text.split(' ').next().filter(|word| word.parse::<u16>().is_ok()).map(str::to_owned);
    let counts =
        |part: &String| number(part).is_some() && number(part) == number(&fold(title)) && part.contains(' ');
    if counts(slug) || parts.iter().any(counts) {
        return true;
    }
    let said = format!(" {} ", fold(title));
    let is_word = |word: &&str| word.contains(char::is_alphabetic) && word.len() > 1;
    let words: Vec<&str> = slug.split(' ').filter(is_word).collect();
    let beyond = words.iter().filter(|word| !said.contains(&format!(" {word} "))).count();
    let says_sort = |text: &str| {
        text.split(' ').any(|word| SLUGS.contains(&word) || SLUGS.contains(&word.trim_end_matches('s')))
    };
    const SURE: &[&str] = &["review", "reviews", "interview", "interviews", "recap", "recaps"];
    if words.len() >= 2 && parts.iter().any(|part| SURE.contains(&part.as_str())) {
        return true;
    }
    let is_sort = parts.iter().any(|part| says_sort(part)) || says_sort(slug) && !says_sort(&said);
    beyond >= 1 && words.len() >= 2 && is_sort
        || beyond >= BEYOND_NAME
            && (words.len() >= HEADLINE || words.len() == HEADLINE - 1 && DATED.is_match(url))
}

/// Whether a link, or else the sentence in which it stands, says that a page is behind it: one or two words
/// of a name alone are a tag.
pub(super) fn says_page(title: &str, sentence: &str) -> bool {
    let is_page = |text: &str| PAGE.is_match(text) || ANY_PAGE.is_match(text);
    match title.split(' ').count() {
        _ if EMPTY_TEXT.is_match(title) || PAGE.is_match(title) => true,
        _ if sentence.contains("see also:") => true,
        1 => is_sent_to(title, sentence),
        TELLING.. => true,
        _ => is_page(sentence),
    }
}

/// Whether what sends to a page stands right before the one word of its link: "watch the trailer".
fn is_sent_to(title: &str, sentence: &str) -> bool {
    let before = sentence.find(title).map_or("", |at| &sentence[..at]);
    let near = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    CUE_VERB.is_match(&before[near..])
}
