//! Where an article ends, and what stands amid it without being a part.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::related::{heads_list, is_pointer};
use crate::import::article::transcript::begins_inviting;
use crate::import::block::{Block, Kind};
use crate::import::pattern::pattern;
use crate::text::fold;

/// Headings of what follows an article and is none of it, besides [`LAST`]; folded.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "latest news", "latest stories", "latest posts", "recent news", "recent posts", "trending", "trending now",
    "other headlines", "more headlines", "headlines", "promoted stories", "most popular", "most read", "popular stories", "popular now", "more stories", "more news", "top stories", "editors picks",
    "must read", "must reads", "latest", "now watching",
    "newsletter", "sign up for our newsletter", "subscribe",
    "tags", "related topics", "related tags", "filed under", "sponsored stories", "from around the web", "around the web", "around the internet", "from the web", "from our partners", "paid content", "follow us",
    "whats new", "more from the web", "featured stories", "ultimas noticias", "lo mas leido", "archivado en", "etiquetas", "mots cles", "schlagworter", "mas noticias", "mas leidas",
    "dernieres actualites", "les plus lus", "actualites", "a ne pas manquer", "neueste beitrage", "ultime notizie",
];

/// The same, as sites vary them: "Latest Feed", "Popular on Reel", "Les plus lus".
static LATEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:the )?(?:latest|recent|trending|newest) (?:\p{L}+ ){0,2}(?:feed|news|headlines?|posts?|stories|articles|reviews|videos|from|in|on)\b.{0,30}|(?:most|popular) (?:popular|read|viewed|shared|commented|discussed|watched|on|in|posts|articles|stories)\b.{0,30}|(?:entradas|art[íi]culos|posts) recientes|lo m[áa]s (?:le[íi]do|visto|popular)|articles r[ée]cents|les plus (?:lus|vus|populaires)|derniers articles|neueste (?:beitr[äa]ge|artikel)|meistgelesen|pi[ùu] letti|(?:\S+ ){0,2}newsletter|more (?:great |top |big )?(?:stories|news|reads|articles) from .{2,30}|more (?:movies?|film|tv|entertainment) (?:stories|news)|(?:local|national|world|top|breaking|arts) news|(?:(?:more|our) )?top picks(?: from .{2,30})?|nos derniers articles|today(?:’s|'s)? (?:on|top|in) .{2,30})\W*$",
    )
});

/// Headings behind which nothing of an article follows, whatever its length; folded.
#[rustfmt::skip]
const LAST: &[&str] = &[
    "comments", "fb comments", "facebook comments", "leave a comment", "leave a reply", "click here to comment", "click to comment", "join the conversation", "about the author",
    "comentarios", "commentaires", "kommentare", "commenti",
];
static COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.]{0,30}\b(?:comments|kommentare|commentaires|comentarios|commenti)\s*\(\d+\)$|^\W*(?:\d+|one|no) (?:comments?|responses?|replies|reply|thoughts?|comentarios?|commentaires?|kommentare?|commenti)\b",
    )
});

/// A line of tags, in full.
static TAGS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:tags?|tagged(?: with| in| as)?|(?:filed|posted) (?:under|in)|labels|categor(?:y|ies)|(?:related )?topics|read more about|keywords|etiquetas|archivado en|mots[- ]cl[ée]s|schlagw[öo]rter|schlagworte)\s*:\s*\S|^(?-i:TAGS|TOPICS) \S",
    )
});
/// Longest line that counts comments, in words.
const LONGEST_COUNT: usize = 3;

/// How many blocks behind an article are looked at, and how many lists of related pages there may be with how many
/// lines each; words of such a line, and of the heading above it.
const BEHIND: usize = 300;
const MOST_LISTS: usize = 2;
const MOST_LINES: usize = 8;
const LONGEST_LINE: usize = 25;
const LONGEST_HEADING: usize = 8;
/// Longest heading of what is none of an article's, in characters.
const LONGEST_END: usize = 40;
/// Shortest paragraph that is one of an article's, in bytes.
const PARAGRAPH: usize = 200;
/// Shortest answer that tells a question from a headline, in bytes; words that such a question has more of.
const ANSWER: usize = 60;
const SHORTEST: usize = 3;
/// Longest line that asks somebody to tell, in words.
const LONGEST: usize = 30;
/// Fewest questions with answers, neither bold nor labelled, that are more of the talk.
const PLAIN: usize = 2;
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
pub(super) fn other(blocks: &[Block], at: usize, read: usize, all: usize, names: &Names) -> Option<Other> {
    let block = &blocks[at];
    let text = block.text();
    // Tags close an article, or stand below its headline; related pages may follow.
    if TAGS.is_match(&text) && block.kind == Kind::Paragraph && read * 3 > all {
        return Some(Other::Box(level(block)));
    }
    if !is_end(block, &text) {
        return None;
    }
    // Behind a third of the text it is the end, unless more of the article follows.
    match read * 3 > all && (is_last(block) || !goes_on(blocks, at + 1, all, names)) {
        true => Some(Other::Rest),
        false => Some(Other::Box(level(block))),
    }
}

/// Returns the lists of related pages that stand behind the end of an article, after its tags or comments: each a
/// heading that leads on, and the lines below it.
pub(super) fn lists_behind(rest: &[Block]) -> Vec<&Block> {
    let rest = &rest[..rest.len().min(BEHIND)];
    let is_heading = |block: &Block| {
        let text = block.text();
        heads_list(&text) && words(&text) <= LONGEST_HEADING && !is_end(block, &text)
    };
    let is_line = |block: &&Block| {
        let text = block.text();
        let leads = block.linked_share() > 0.5;
        let is_headline = (SHORTEST..=LONGEST_LINE).contains(&words(&text)) && !text.ends_with(['.', ':']);
        !is_end(block, &text) && (leads || is_headline) && !is_heading(block)
    };
    let mut found = Vec::new();
    for (at, heading) in rest.iter().enumerate().filter(|(_, block)| is_heading(block)).take(MOST_LISTS) {
        let lines: Vec<&Block> = rest[at + 1..].iter().take(MOST_LINES).take_while(is_line).collect();
        if !lines.is_empty() {
            found.push(heading);
            found.extend(lines);
        }
    }
    found
}

/// Marks the lines right below a heading that leads on as related, in a copy that has lost all else that tells.
pub(super) fn mark_lists(blocks: &mut [Block]) {
    let is_heading = |text: &str| is_pointer(text) && words(text) <= SHORTEST + 1;
    let mut is_open = false;
    for block in blocks {
        let text = block.text();
        is_open = is_heading(&text) || is_open && block.is_tight && !text.ends_with(['.', ':']);
        block.related = is_open && !is_heading(&text);
    }
}

/// Whether a line stands above what is new on a site or read by most: "Recent Posts", "Popular".
pub(in super::super::super) fn heads_latest(text: &str) -> bool {
    const HEADINGS: &[&str] =
        &["popular", "trending", "trending now", "most popular", "most read", "popular now"];
    text.chars().count() < LONGEST_END
        && !fold(text).contains("related")
        && (HEADINGS.contains(&fold(text).as_str()) || LATEST.is_match(text))
}

/// "2 Comments"
pub(super) fn counts_comments(text: &str) -> bool {
    words(text) <= LONGEST_COUNT && COMMENTS.is_match(text)
}

/// The names that stand before paragraphs, more than once, each with the block where it does so first.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, (usize, usize)>);

impl Names {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut names = BTreeMap::new();
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == Kind::Paragraph) {
            if let Some(name) = name(&block.text()) {
                names.entry(name).or_insert((at, 0)).1 += 1;
            }
        }
        names.retain(|_, (_, count)| *count > 1);
        Self(names)
    }

    /// Whether somebody speaks in a block who has spoken before.
    fn speak_on(&self, block: &Block, at: usize) -> bool {
        let first = name(&block.text()).and_then(|name| self.0.get(&name));
        block.kind == Kind::Paragraph && first.is_some_and(|(first, _)| *first < at)
    }
}

/// The name before what somebody says: "REEL: Why?"
fn name(text: &str) -> Option<String> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(\p{Lu}[\p{L}\p{N}.'’&-]*(?: \p{Lu}[\p{L}\p{N}.'’&-]*){0,3}):\s+\S"));
    let name = NAME.captures(text)?[1].to_owned();
    (!is_pointer(text)).then_some(name)
}

/// Whether the article goes on with a block behind a box.
pub(super) fn is_over(blocks: &[Block], at: usize, box_level: u8, names: &Names) -> bool {
    let block = &blocks[at];
    let text = block.text();
    let is_sentence = words(&text) > SHORTEST && block.linked_share() < 0.3;
    match block.kind {
        _ if blocks[at..].get(..2).is_some_and(is_answered) || names.speak_on(block, at) => true,
        Kind::Heading(level) => level <= box_level,
        Kind::Paragraph => text.len() > PARAGRAPH || is_sentence && text.ends_with(['.', ':']),
        _ => false,
    }
}

/// Whether comments follow, or what is said of the author.
fn is_last(block: &Block) -> bool {
    let text = block.text();
    LAST.contains(&fold(&text).as_str()) || matches!(block.kind, Kind::Heading(_)) && COMMENTS.is_match(&text)
}

/// Whether much of the article follows before its last heading, or more of the talk.
fn goes_on(blocks: &[Block], from: usize, all: usize, names: &Names) -> bool {
    let until = blocks[from..].iter().position(is_last).map_or(blocks.len(), |rest| from + rest);
    if (from..until).any(|at| names.speak_on(&blocks[at], from)) {
        return true;
    }
    let asked = |blocks: &[Block]| blocks.windows(2).filter(|pair| is_answered(pair)).count();
    let (before, blocks) = (&blocks[..from - 1], &blocks[from..until]);
    let is_set = |pair: &[Block]| is_answered(pair) && pair.iter().any(is_set);
    let (more, already) = (asked(blocks), asked(before));
    if blocks.windows(2).any(is_set) || more >= PLAIN || more > 0 && already >= PLAIN {
        return true;
    }
    let is_prose =
        |block: &&Block| block.kind == Kind::Paragraph && !block.related && block.linked_share() < 0.3;
    let lengths = blocks.iter().filter(is_prose).map(|block| block.text().len());
    lengths.filter(|length| *length > PARAGRAPH).sum::<usize>() * 100 >= all * REST
}

/// Whether the first of two blocks asks, and the second answers it: neither leads elsewhere, as headlines do.
fn is_answered(pair: &[Block]) -> bool {
    let is_own = |block: &Block| !block.related && block.links().is_empty();
    let (asked, answer) = (pair[0].text(), pair[1].text());
    let asks = match pair[0].kind {
        Kind::Paragraph if pair[0].is_strong() => asked.ends_with(['?', '？', '.']),
        Kind::Paragraph if is_set(&pair[0]) => asked.ends_with(['?', '？']),
        Kind::Paragraph | Kind::Heading(_) | Kind::Term(_) => {
            let is_invitation = begins_inviting(&asked) && words(&asked) <= LONGEST;
            (asked.ends_with(['?', '？']) || is_invitation) && words(&asked) > 1
        }
        _ => false,
    };
    let is_answer = matches!(pair[1].kind, Kind::Paragraph | Kind::Definition(_)) && !pair[1].is_strong();
    // The foot of a page answers nothing.
    let is_said = answer.len() > ANSWER && !answer.contains('©');
    asks && is_answer && is_own(&pair[0]) && is_own(&pair[1]) && is_said
}

/// Whether a block is set apart by its type, or a bold name stands before it.
fn is_set(block: &Block) -> bool {
    let (lead, rest) = block.strong_lead();
    let is_title = matches!(block.kind, Kind::Heading(_) | Kind::Term(_));
    is_title || block.is_emphasized() || lead.ends_with(':') && !rest.is_empty()
}

fn words(text: &str) -> usize {
    text.split(' ').count()
}

fn is_end(block: &Block, text: &str) -> bool {
    let counts =
        matches!(block.kind, Kind::Heading(_)) || words(text) <= LONGEST_COUNT || text.ends_with(')');
    if counts && COMMENTS.is_match(text) {
        return true;
    }
    let short = text.chars().count() < LONGEST_END && !text.contains('?');
    let lone = matches!(block.kind, Kind::Heading(_) | Kind::Paragraph | Kind::Term(_));
    short && lone && (is_ending(&fold(text)) || LATEST.is_match(text))
}

fn is_ending(folded: &str) -> bool {
    ENDS.contains(&folded) || LAST.contains(&folded)
}

fn level(block: &Block) -> u8 {
    if let Kind::Heading(level) = block.kind { level } else { 6 }
}
