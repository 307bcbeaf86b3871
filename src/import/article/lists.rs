//! Topics that a page lists: bulleted, numbered, timed, in tables.

mod groups;
mod lines;
mod sections;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Timecode;
use crate::text::fold;

use super::super::block::{Block, Kind};
use super::super::bullet::{bare, is_marked};
use super::super::chapters::is_no_topic;
use super::super::pattern::pattern;
use super::parts::{Parts, sentences};
use groups::{Group, groups};
pub(super) use sections::sections;

/// A topic of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) text: String,
    pub(super) at: Option<Timecode>,
}

/// The lists of topics of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    pub(super) topics: Vec<Listed>,
    /// The block at which the first list begins.
    pub(super) first_block: Option<usize>,
    /// Who is named in the line above each: "Joe Russo:".
    pub(super) labels: Vec<String>,
}

/// Longest word that a title writes small, in letters.
const LONGEST_SMALL: usize = 3;

/// Begins a question or a noun clause.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:how|what|why|when|where|who|whose|which|whether|if|does|do|did|is|are|was|were|has|have|had|can|could|would|will|should|on (?:the|his|her|their|being|working|making|how|why|what)|his|her|their|talks?|discuss\w*|explains?|shares?|reveals?|describes|tells|says|elaborates|recalls|reflects|addresses|teases|reacts|weighs|remembers|confirms|admits|being|working|making|c[oó]mo|qu[eé]|por qu[eé]|cu[aá]ndo|d[oó]nde|qui[eé]n(?:es)?|cu[aá]l(?:es)?|si|sobre|comment|pourquoi|quand|o[uù]|qui|quel(?:le)?s?|est-ce|ce qu[ie']|sur|wie|warum|wieso|was|ob|wann|wo|wer|welche[rsn]?|über|come|perch[eé]|cosa|quando|dove|chi|por que|o que|quem)\b",
    )
});
/// Announces a list of topics.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)talk(?:ed|s|ing)?\b|chatted\b|discuss|topics?\b|(?:covers?|covered|touch(?:ed)? on)\b|here(?:’|'|&#8217;)?s (?:exactly )?what|rundown\b|\b(?:came|comes) up\b|brought up\b|conversation|highlights?|time ?(?:stamps?|codes?|index)|chapters?\b|interview|questions?\b|asked|reveal|spoke|\bsaid\b|in (?:the|this) (?:video|episode)|habla|temas|preguntas|charla|conversa|parl[eéa]|sujets|th[eè]mes|abord|chapitres|themen|fragen|kapitel|domande|argomenti|perguntas",
    )
});
/// "Release Date: June 16", as in a box of facts.
static FACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:release date|director|directors|directed by|cast|stars|starring|writers?|written by|producers?|genres?|runtime|running time|rating|rated|studio|distributor|where to watch|budget|based on|sequels?|language|country|year|music|composer|cinematography|network|creator|seasons?|fecha|reparto|dur[ée]e|sortie|avec)\s*:",
    )
});
/// Announces a list of something else.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:cast|starring|stars include|filmography|credits?|related|read (?:more|next)|more from|links to|other (?:reviews|interviews|articles|stories)|further reading|see (?:also|below)|latest|popular|where to watch|showtimes|tickets|release dates?|awards? won|best films|ranking|recipe|ingredients|reparto|lee tambi[eé]n|lire aussi|big picture|key takeaways|takeaways|at a glance)\b",
    )
});

/// What a page says of itself: who wrote it, when, how many comments it has.
static META: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:by|por|par|von) \p{L}[\p{L} .'’-]{1,40}$|^\d{1,2} \p{L}+ \d{4}$|^\p{L}+ \d{1,2}, \d{4}$|^\d+ comments?\b",
    )
});

/// "ANN POE: Hello everybody."
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}{2,}(?: \p{Lu}{2,})?: \p{Lu}"));

/// Returns the topics that a page lists.
pub(super) fn topics(parts: &Parts) -> Lists {
    let mut lists = Lists::default();
    for group in groups(&parts.blocks) {
        let above = above(&parts.blocks, group.first);
        // Below the name of the next who was met stand more of them.
        // And below that of the first, where they are marked as a list.
        let begins = &parts.blocks[group.first];
        let is_of_next = (lists.first_block.is_some() || is_marked(begins, &begins.text()))
            && above.last().is_some_and(|line| lines::is_of_names(line));
        if !is_of_topics(&group, &above, is_of_next) {
            continue;
        }
        if lists.first_block.is_none() {
            lists.first_block = Some(group.first);
        }
        lists.labels.extend(above.last().and_then(|line| label(line)));
        let is_topic = |item: &Listed| item.at.is_none() || !is_no_topic(&item.text);
        lists.topics.extend(group.items.into_iter().filter(is_topic));
    }
    lists
}

/// Returns the one list of a page without announced topics and without a transcript: what such a page lists is
/// what was talked about.
pub(super) fn unannounced(parts: &Parts) -> Vec<Listed> {
    const FEWEST: usize = 4;
    let is_plain = |group: &Group| {
        let n = group.items.len();
        let words: usize = group.items.iter().map(|item| item.text.split(' ').count()).sum();
        let facts = group.items.iter().filter(|item| FACT.is_match(&item.text)).count();
        let above = above(&parts.blocks, group.first);
        let nearest = above.last().map_or("", String::as_str);
        let is_other = OTHER.is_match(nearest) || super::related::is_pointer(nearest);
        let begins = &parts.blocks[group.first];
        is_marked(begins, &begins.text())
            && !begins.related
            && n >= FEWEST
            && group.linked == 0
            && facts == 0
            && !group.items.iter().any(|item| META.is_match(&item.text))
            && !is_other
            && others(&group.items) * 2 <= n
            && words >= 3 * n
            && words <= 45 * n
    };
    let mut lists = groups(&parts.blocks).into_iter().filter(is_plain);
    match (lists.next(), lists.next()) {
        (Some(only), None) => only.items,
        _ => Vec::new(),
    }
}

fn is_of_topics(group: &Group, above: &[String], is_of_next: bool) -> bool {
    let n = group.items.len();
    let timed = group.items.iter().filter(|item| item.at.is_some()).count();
    let asking =
        group.items.iter().filter(|item| item.text.contains('?') || begins_asking(&item.text)).count();
    let times: Vec<_> = group.items.iter().filter_map(|item| item.at).collect();
    // Hours of a day are no places in a recording.
    let backwards = times.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let words: usize = group.items.iter().map(|item| item.text.split(' ').count()).sum();
    let nearest = above.last().map_or("", String::as_str);
    let announced =
        is_of_next || above.iter().any(|line| ANNOUNCES.is_match(line)) || label(nearest).is_some();
    // "... And here are links to my other reviews:" may end a long paragraph.
    let last = sentences(nearest).last().copied().unwrap_or("");
    let is_other = (OTHER.is_match(last) || super::related::is_pointer(last)) && last.len() < 120;
    // "0:04 ANN: Hello everybody" is a transcript.
    let spoken = group.items.iter().filter(|item| SPOKEN.is_match(&item.text)).count();
    let of_page = group.items.iter().filter(|item| META.is_match(&item.text)).count();
    if spoken * 2 > n || of_page * 2 > n {
        return false;
    }
    // "More Ember" above recordings with their lengths.
    let is_more = fold(nearest).starts_with("more ") && !nearest.ends_with(':');
    if timed >= 2 && timed * 3 >= n * 2 && !is_more && backwards * 4 <= timed {
        return true;
    }
    let facts =
        group.items.iter().filter(|item| FACT.is_match(&item.text) && !item.text.contains('?')).count();
    if facts * 2 >= n.max(1) {
        return false;
    }
    if others(&group.items) * 2 > n && !ANNOUNCES.is_match(nearest) {
        return false;
    }
    if group.linked * 2 > n || is_other && asking * 2 < n {
        return false;
    }
    match n {
        0 => false,
        1 => asking == 1 && announced && words >= 4,
        _ => asking * 2 >= n || (announced && words >= 3 * n && words <= 45 * n),
    }
}

/// How many items are titles, or tell who plays whom: "The Long Voyage Home", "Joe Poe as the Baker".
fn others(items: &[Listed]) -> usize {
    static PART: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3} (?:as|como|als) "));
    let is_title = |text: &str| text.contains(' ') && !text.ends_with('.') && is_in_capitals(text);
    items.iter().filter(|item| PART.is_match(&item.text) || is_title(&item.text)).count()
}

/// Whether every longer word of a text begins with a capital, as in titles.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && word.chars().count() > LONGEST_SMALL;
    !text.split(' ').any(is_small)
}

/// "Joe Russo:" alone on a line, as above the topics of one person.
fn label(line: &str) -> Option<String> {
    let line = line.trim();
    let words = line.split(' ').count();
    let is_shouted = (2..=4).contains(&words) && !line.chars().any(|c| c.is_lowercase() || c.is_numeric());
    let name = line.strip_suffix(':').or(is_shouted.then_some(line))?.trim();
    const NO_NAMES: &[&str] = &[
        "notes",
        "topics",
        "chapters",
        "timestamps",
        "highlights",
        "questions",
        "contents",
        "rundown",
        "guide",
        "index",
        "segments",
        "episode",
        "show",
    ];
    let is_rubric = fold(name).split(' ').any(|word| NO_NAMES.contains(&word));
    let is_name = (1..=6).contains(&words)
        && !is_rubric
        && is_in_capitals(name)
        && name.chars().next().is_some_and(char::is_uppercase)
        && !ANNOUNCES.is_match(name)
        && !OTHER.is_match(name);
    is_name.then(|| name.to_owned())
}

/// Up to two texts above a block.
fn above(blocks: &[Block], at: usize) -> Vec<String> {
    blocks[at.saturating_sub(2)..at].iter().map(Block::text).filter(|text| !text.is_empty()).collect()
}

/// Returns the headings that name topics, where a page has neither list nor transcript: "On the long take".
pub(super) fn headings(parts: &Parts) -> Vec<String> {
    static NAMES_TOPIC: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:\p{Lu}[\p{L}.’'-]+ ){0,3}[Oo]n |How |Why |What |Whether |Sobre |Sur |Über |Su |Cómo |Por qué |Comment |Pourquoi )",
        )
    });
    let is_one = |block: &&Block| {
        let text = block.text();
        (matches!(block.kind, Kind::Heading(2..)) || block.is_strong())
            && !block.related
            && (2..=16).contains(&text.split(' ').count())
            && NAMES_TOPIC.is_match(&text)
    };
    let found: Vec<String> = parts.blocks.iter().filter(is_one).map(|block| bare(&block.text()).1).collect();
    let tidy = |text: &String| text.trim_end_matches([':', '.', ' ']).to_owned();
    if found.len() >= 2 { found.iter().map(tidy).collect() } else { Vec::new() }
}

/// The same of a text that has lost its type: short lines, each above what is said of it, or before it.
pub(super) fn rubrics(parts: &Parts) -> Vec<String> {
    const FEWEST: usize = 3;
    let leads = |lead: fn(&Block) -> Option<String>| {
        let found: Vec<String> = parts.blocks.iter().filter_map(lead).collect();
        (found.len() >= FEWEST).then_some(found)
    };
    if let Some(found) = leads(lead_to_quotation).or_else(|| leads(lead_set_apart)) {
        return found;
    }
    static ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:On|Sobre|Sur|Über|Su) "));
    let is_one = |pair: &&[Block]| {
        let (text, below) = (pair[0].text(), pair[1].text());
        pair[0].kind == Kind::Paragraph
            && ON.is_match(&text)
            && (2..=16).contains(&text.split(' ').count())
            && !text.ends_with(['.', '?', '!', ','])
            && (below.len() > text.len() || text.ends_with(':'))
            && !below.ends_with('?')
    };
    let found: Vec<String> =
        parts.blocks.windows(2).filter(is_one).map(|pair| bare(&pair[0].text()).1).collect();
    if found.len() >= FEWEST { found } else { Vec::new() }
}

/// What a paragraph is about that begins with it in capitals or in bold: "ON HER FATHER He kept goats."
fn lead_set_apart(block: &Block) -> Option<String> {
    static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\W*(ON \p{Lu}[\p{Lu}\d’' ,&-]{2,60}[\p{Lu}\d])\s*[:.–—-]?\s+[“\x22‘']?\p{Lu}[\p{Ll} ’']")
    });
    static ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[Oo]n [^.?!]{3,80}$"));
    if block.kind != Kind::Paragraph || block.related {
        return None;
    }
    let (lead, rest) = block.strong_lead();
    let lead = lead.trim_end_matches([':', '.', ' ', '–', '—']);
    let is_bold = !rest.is_empty() && ON.is_match(lead);
    let in_capitals = || CAPITALS.captures(&block.text()).map(|found| found[1].to_owned());
    if is_bold { Some(lead.to_owned()) } else { in_capitals() }
}

/// What a quotation is about that it stands before: "Lena Aoki on the fire: “It was hot.”"
fn lead_to_quotation(block: &Block) -> Option<String> {
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^((?:\p{Lu}[\p{L}.'’-]+ ){0,3}[Oo]n [^:.?!]{3,90}): ?[“‘\x22]"));
    LEAD.captures(&block.text()).map(|found| found[1].to_owned())
}

/// Returns whether a text is shaped as a question or a noun clause that stands for one.
pub(in super::super) fn asks(text: &str) -> bool {
    text.contains('?') || begins_asking(text)
}

/// Returns whether a text begins as a question does, however it ends.
pub(in super::super) fn begins_asking(text: &str) -> bool {
    // "Will Poe: Never again."
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}\s*:"));
    ASKS.is_match(text) && !NAMED.is_match(text)
}

/// Whether a line is a heading above topics: "What We Talked About".
pub(super) fn heads_topics(text: &str) -> bool {
    static HEADS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:what (?:we|they|he|she) (?:talked about|discussed|covered|said|asked)|what was (?:asked|discussed|covered)|topics(?: discussed)?|highlights|questions)[^\w?]*$",
        )
    });
    HEADS.is_match(text)
}

/// Whether a text announces topics.
pub(super) fn announces(text: &str) -> bool {
    ANNOUNCES.is_match(text) && !fold(text).starts_with("related")
}
