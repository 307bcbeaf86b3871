//! Where an article ends, and what stands amid it without being a part.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, Kind};
use crate::import::pattern::pattern;
use crate::text::fold;

/// Headings of what follows an article and is none of it; folded.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "latest news", "latest stories", "latest posts", "recent news", "recent posts", "trending", "trending now",
    "most popular", "most read", "popular stories", "popular now", "more stories", "more news", "top stories", "editors picks",
    "must read", "must reads", "comments",
    "leave a comment", "leave a reply", "join the conversation", "about the author", "newsletter", "sign up for our newsletter", "subscribe",
    "share this", "tags", "filed under", "sponsored stories", "from around the web", "follow us",
    "whats new", "more from the web", "featured stories", "dont miss", "ultimas noticias", "lo mas leido", "archivado en", "etiquetas", "mots cles", "schlagworter", "mas noticias", "comentarios", "mas leidas",
    "dernieres actualites", "les plus lus", "commentaires", "actualites", "a ne pas manquer", "neueste beitrage", "kommentare", "ultime notizie", "commenti",
];

/// The same, as sites vary them: "Latest Feed", "Popular on Reel", "Les plus lus".
static LATEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:the )?(?:latest|recent|trending|newest) (?:feed|news|posts?|stories|articles|reviews|videos|from|in|on)\b.{0,30}|(?:most|popular) (?:popular|read|viewed|shared|commented|discussed|watched|on|in|posts|articles|stories)\b.{0,30}|(?:entradas|art[íi]culos|posts) recientes|lo m[áa]s (?:le[íi]do|visto|popular)|articles r[ée]cents|les plus (?:lus|vus|populaires)|derniers articles|neueste (?:beitr[äa]ge|artikel)|meistgelesen|pi[ùu] letti)\W*$",
    )
});

/// Headings behind which nothing of an article follows, whatever its length; folded.
#[rustfmt::skip]
const LAST: &[&str] = &[
    "comments", "leave a comment", "leave a reply", "join the conversation", "about the author", "comentarios", "commentaires",
    "kommentare", "commenti",
];
static COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\d+|one|no) (?:comments?|responses?|replies|reply|thoughts?|comentarios?|commentaires?|kommentare?|commenti)\b",
    )
});

/// Shortest paragraph that is one of an article's, in bytes.
const PARAGRAPH: usize = 200;
/// Shortest answer that tells a question from a headline, in bytes.
const ANSWER: usize = 120;
/// How much of a page has to follow in such paragraphs for the article to go on, in percent.
const REST: usize = 15;

/// What begins with a block that is none of the article's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    /// A box amid the article, below a heading of that level.
    Box(u8),
    /// All that follows.
    Rest,
}

/// Returns what begins with a block, `read` of `all` bytes being behind it.
pub(super) fn other(blocks: &[Block], at: usize, read: usize, all: usize) -> Option<Other> {
    let block = &blocks[at];
    if !is_end(block, &block.text()) {
        return None;
    }
    // Behind a third of the text it is the end, unless more of the article follows.
    match read * 3 > all && (is_last(block) || !goes_on(&blocks[at + 1..], all)) {
        true => Some(Other::Rest),
        false => Some(Other::Box(level(block))),
    }
}

/// Whether the article goes on with a block behind a box.
pub(super) fn is_over(blocks: &[Block], at: usize, box_level: u8) -> bool {
    let block = &blocks[at];
    let text = block.text();
    if let Kind::Heading(level) = block.kind {
        return level <= box_level;
    }
    let is_answered =
        || block.is_strong() || blocks.get(at + 1).is_some_and(|next| next.text().len() > ANSWER);
    let is_sentence = text.split(' ').count() > SHORTEST && block.linked_share() < 0.3;
    block.kind == Kind::Paragraph
        && (text.len() > PARAGRAPH
            || is_sentence && (text.ends_with(['.', ':']) || text.ends_with('?') && is_answered()))
}

/// Words that a sentence has more of.
const SHORTEST: usize = 3;

/// Whether comments follow, or what is said of the author.
fn is_last(block: &Block) -> bool {
    let text = block.text();
    LAST.contains(&fold(&text).as_str()) || matches!(block.kind, Kind::Heading(_)) && COMMENTS.is_match(&text)
}

/// A bold paragraph of its own that asks.
fn asks(block: &Block) -> bool {
    let is_own = block.kind == Kind::Paragraph && !block.related && block.links().is_empty();
    is_own && block.is_strong() && block.text().ends_with('?')
}

/// Whether much of the article follows before its last heading, or a question with its answer.
fn goes_on(blocks: &[Block], all: usize) -> bool {
    let is_prose = |text: &String, block: &Block| {
        block.kind == Kind::Paragraph
            && !block.related
            && block.linked_share() < 0.3
            && text.len() > PARAGRAPH
    };
    let until = blocks.iter().position(is_last).unwrap_or(blocks.len());
    let rest = blocks[..until].iter().map(|block| (block.text(), block));
    let is_answered =
        |pair: &[Block]| asks(&pair[0]) && pair[1].kind == Kind::Paragraph && !pair[1].is_strong();
    if blocks[..until].windows(2).any(is_answered) {
        return true;
    }
    let prose: usize = rest.filter(|(text, block)| is_prose(text, block)).map(|(text, _)| text.len()).sum();
    prose * 100 >= all * REST
}

fn is_end(block: &Block, text: &str) -> bool {
    if matches!(block.kind, Kind::Heading(_)) && COMMENTS.is_match(text) {
        return true;
    }
    let short = text.chars().count() < 40 && !text.contains('?');
    let lone = matches!(block.kind, Kind::Heading(_) | Kind::Paragraph | Kind::Term(_));
    short && lone && (ENDS.contains(&fold(text).as_str()) || LATEST.is_match(text))
}

fn level(block: &Block) -> u8 {
    if let Kind::Heading(level) = block.kind { level } else { 6 }
}
