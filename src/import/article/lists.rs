//! Topics that a page lists: bulleted, numbered, timed, in tables.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Timecode;
use crate::text::fold;

use super::super::block::{Block, Kind, squeeze};
use super::super::bullet::{bare, has_glyph, number};
use super::super::chapters::is_no_topic;
use super::super::clock::{take_time, time};
use super::super::pattern::pattern;
use super::parts::Parts;

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

/// Fewest and most lines of a list without marks, and the words of one.
const LEAST_BARE: usize = 3;
const MOST_BARE: usize = 60;
const BARE_WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// Longest word that a title writes small, in letters.
const LONGEST_SMALL: usize = 3;

/// Items in a row.
#[derive(Debug, Default)]
struct Group {
    first: usize,
    end: usize,
    items: Vec<Listed>,
    /// How many items lead elsewhere as a whole.
    linked: usize,
}

/// Begins a question or a noun clause.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:how|what|why|when|where|who|whose|which|whether|if|does|do|did|is|are|was|were|has|have|had|can|could|would|will|should|on (?:the|his|her|their|being|working|making|how|why|what)|his|her|their|talks?|discuss\w*|explains?|shares?|reveals?|being|working|making|c[oó]mo|qu[eé]|por qu[eé]|cu[aá]ndo|d[oó]nde|qui[eé]n(?:es)?|cu[aá]l(?:es)?|si|sobre|comment|pourquoi|quand|o[uù]|qui|quel(?:le)?s?|est-ce|ce qu[ie']|sur|wie|warum|wieso|was|ob|wann|wo|wer|welche[rsn]?|über|come|perch[eé]|cosa|quando|dove|chi|por que|o que|quem)\b",
    )
});
/// Announces a list of topics.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)talk(?:ed|s|ing)?\b|chatted\b|discuss|topics?\b|(?:covers?|covered|touch(?:ed)? on)\b|here(?:’|'|&#8217;)?s (?:exactly )?what|conversation|highlights?|time ?(?:stamps?|codes?|index)|chapters?\b|interview|questions?\b|asked|reveal|spoke|\bsaid\b|in (?:the|this) (?:video|episode)|habla|temas|preguntas|charla|conversa|parl[eéa]|sujets|th[eè]mes|abord|chapitres|themen|fragen|kapitel|domande|argomenti|perguntas",
    )
});
/// "Release Date: June 16", as in a box of facts.
static FACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:release date|director|directors|directed by|cast|stars|starring|writers?|written by|producers?|genres?|runtime|running time|rating|rated|studio|distributor|where to watch|budget|based on|sequels?|language|country|year|music|composer|cinematography|network|creator|seasons?|fecha|reparto|dur[ée]e|sortie|avec)\s*:",
    )
});
/// "LA: Why?", as one speaks in a transcript.
static INITIALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}{1,4}:\s"));
/// Announces a list of something else.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:cast|starring|stars include|filmography|credits?|related|read (?:more|next)|more from|further reading|see also|latest|popular|where to watch|showtimes|tickets|release dates?|awards? won|best films|ranking|recipe|ingredients|reparto|lee tambi[eé]n|lire aussi|big picture|key takeaways|takeaways|at a glance)\b",
    )
});

/// Returns the topics that a page lists.
pub(super) fn topics(parts: &Parts) -> Lists {
    let mut lists = Lists::default();
    for group in groups(&parts.blocks) {
        let above = above(&parts.blocks, group.first);
        if !is_of_topics(&group, &above) {
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

fn is_of_topics(group: &Group, above: &[String]) -> bool {
    let n = group.items.len();
    let timed = group.items.iter().filter(|item| item.at.is_some()).count();
    let asking =
        group.items.iter().filter(|item| item.text.contains('?') || begins_asking(&item.text)).count();
    let words: usize = group.items.iter().map(|item| item.text.split(' ').count()).sum();
    let nearest = above.last().map_or("", String::as_str);
    let announced = above.iter().any(|line| ANNOUNCES.is_match(line)) || label(nearest).is_some();
    let is_other = (OTHER.is_match(nearest) || super::related::is_pointer(nearest)) && nearest.len() < 120;
    if timed >= 2 && timed * 3 >= n * 2 {
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
    if group.linked * 2 > n || is_other && asking * 3 < n * 2 {
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
    let is_title = |text: &str| {
        let is_small =
            |word: &str| word.starts_with(char::is_lowercase) && word.chars().count() > LONGEST_SMALL;
        text.contains(' ') && !text.ends_with('.') && !text.split(' ').any(is_small)
    };
    items.iter().filter(|item| PART.is_match(&item.text) || is_title(&item.text)).count()
}

/// "Joe Russo:" alone on a line, as above the topics of one person.
fn label(line: &str) -> Option<String> {
    let line = line.trim();
    let words = line.split(' ').count();
    let is_shouted = (2..=4).contains(&words) && !line.chars().any(|c| c.is_lowercase() || c.is_numeric());
    let name = line.strip_suffix(':').or(is_shouted.then_some(line))?.trim();
    let small = |word: &str| word.starts_with(char::is_lowercase) && word.chars().count() > LONGEST_SMALL;
    let is_name = (1..=6).contains(&words)
        && !name.split(' ').any(small)
        && name.chars().next().is_some_and(char::is_uppercase)
        && !ANNOUNCES.is_match(name)
        && !OTHER.is_match(name);
    is_name.then(|| name.to_owned())
}

/// Up to two texts above a block.
fn above(blocks: &[Block], at: usize) -> Vec<String> {
    blocks[at.saturating_sub(2)..at].iter().map(Block::text).filter(|text| !text.is_empty()).collect()
}

fn groups(blocks: &[Block]) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let group = [list_at, rows_at, terms_at, lines_at, bare_lines_at, announced_lines_at]
            .iter()
            .find_map(|read| read(blocks, at));
        match group {
            Some(group) => {
                at = group.end.max(at + 1);
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

impl Group {
    fn push(&mut self, block: &Block, item: (Option<Timecode>, String)) {
        let (at, text) = item;
        if text.chars().any(char::is_alphanumeric) {
            self.items.push(Listed { text, at });
            self.linked += usize::from(block.linked_share() > 0.7);
        }
    }
}

/// The items of one list; paragraphs within an item are passed over.
fn list_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Item(_) = blocks[first].kind else { return None };
    let mut group = Group { first, end: first + 1, ..Group::default() };
    let Kind::Item(list) = blocks[first].kind else { return None };
    for (at, block) in blocks.iter().enumerate().skip(first) {
        match block.kind {
            // A list within an item has a higher number, and belongs to it.
            Kind::Item(other) if other >= list && at < group.end + 4 => {
                if other > list
                    && !blocks[group.end..at].is_empty()
                    && blocks[group.end..at].iter().any(|between| between.text().len() > 120)
                {
                    break;
                }
                if other > list && at != group.end {
                    break;
                }
                group.push(block, bare(&block.text()));
                group.end = at + 1;
            }
            Kind::Paragraph if at < group.end + 3 => {}
            _ => break,
        }
    }
    Some(group)
}

fn rows_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Row(table) = blocks[first].kind else { return None };
    let mut group = Group { first, end: first, ..Group::default() };
    for block in blocks[first..].iter().take_while(|block| block.kind == Kind::Row(table)) {
        group.end += 1;
        let raw: String = block.spans.iter().map(|span| span.text.as_str()).collect();
        let cells: Vec<String> = raw.split('\t').map(squeeze).filter(|cell| !cell.is_empty()).collect();
        let at = cells.iter().find_map(|cell| time(cell));
        let text = cells.iter().filter(|cell| time(cell).is_none()).max_by_key(|cell| cell.len());
        if let (true, Some(text)) = (at.is_some(), text) {
            group.push(block, (at, bare(text).1));
        }
    }
    Some(group)
}

/// Times that a definition list explains; questions in one are a transcript.
fn terms_at(blocks: &[Block], first: usize) -> Option<Group> {
    let Kind::Term(list) = blocks[first].kind else { return None };
    time(&blocks[first].text())?;
    let mut group = Group { first, end: first, ..Group::default() };
    let mut at = None;
    for block in &blocks[first..] {
        match block.kind {
            Kind::Term(other) if other == list => at = time(&block.text()),
            Kind::Definition(other) if other == list && at.is_some() => {
                group.push(block, (at.take(), bare(&block.text()).1));
            }
            _ => break,
        }
        group.end += 1;
    }
    Some(group)
}

/// Paragraphs that begin as items do.
fn lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    let is_item = |block: &Block| -> Option<u8> {
        let text = block.text();
        let short = text.chars().count() < 400;
        match block.kind {
            Kind::Paragraph if short && has_glyph(&text) => Some(0),
            Kind::Paragraph | Kind::Heading(_)
                if short && take_time(&text).0.is_some() && !text.ends_with(':') =>
            {
                Some(1)
            }
            Kind::Paragraph if short && number(&text).is_some() => Some(2),
            _ => None,
        }
    };
    let sort = is_item(&blocks[first])?;
    // What was no list from its first line is none from its second.
    if sort == 0 && first.checked_sub(1).is_some_and(|before| is_item(&blocks[before]) == Some(0)) {
        return None;
    }
    let items: Vec<&Block> = blocks[first..]
        .iter()
        .take_while(|block| is_item(block).is_some_and(|other| other == sort || sort + other == 1))
        .collect();
    if items.len() < 2 || (sort == 2 && number(&items[0].text()) > Some(1)) {
        return None;
    }
    let mut group = Group { first, end: first + items.len(), ..Group::default() };
    items.iter().for_each(|block| group.push(block, bare(&block.text())));
    // Dashes begin the lines of a dialogue, too.
    let long = group.items.iter().filter(|item| item.text.split(' ').count() > 45).count();
    let is_dialogue = items.iter().all(|block| begins_with_dash(&block.text())) && alternates(&group.items);
    (long * 4 <= group.items.len() && !is_dialogue).then_some(group)
}

fn begins_with_dash(text: &str) -> bool {
    text.starts_with(['-', '–', '—', '―'])
}

/// Whether most lines that ask are followed by one that does not, and few others stand among them.
fn alternates(items: &[Listed]) -> bool {
    let asks = |item: &Listed| item.text.ends_with('?');
    let asked = items.iter().filter(|item| asks(item)).count();
    let answered = items.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    asked >= 2 && answered * 3 >= asked * 2 && asked * 3 >= items.len()
}

/// Lines of a list that a copy has stripped of its marks: several that ask, one below the other, where above
/// them it is said that topics follow. In a dialogue no two questions stand together.
fn bare_lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    let is_line = |block: &&Block| {
        let text = block.text();
        block.kind == Kind::Paragraph
            && !block.related
            && !block.is_emphasized()
            && BARE_WORDS.contains(&text.split(' ').count())
            && !super::related::is_pointer(&text)
            && !INITIALS.is_match(&text)
    };
    let asks = |block: &Block| block.text().ends_with('?') || begins_asking(&block.text());
    let above = above(blocks, first);
    let is_announced = above.iter().any(|line| ANNOUNCES.is_match(line))
        || above.last().is_some_and(|line| line.ends_with(':') && label(line).is_some());
    if !asks(&blocks[first]) || !is_announced {
        return None;
    }
    let lines: Vec<&Block> = blocks[first..].iter().take(MOST_BARE).take_while(is_line).collect();
    let last = lines.iter().rposition(|block| asks(block))?;
    let lines = &lines[..=last];
    // Below "Lena Aoki:" they are what she talks about, whatever they look like.
    let is_labelled = above.last().is_some_and(|line| label(line).is_some());
    let together = lines.windows(2).filter(|pair| asks(pair[0]) && asks(pair[1])).count();
    let marked = lines.iter().filter(|block| block.text().ends_with('?')).count();
    if lines.len() < LEAST_BARE || !is_labelled && together * 2 + 1 < lines.len() || marked * 3 < lines.len()
    {
        return None;
    }
    let mut group = Group { first, end: first + lines.len(), ..Group::default() };
    lines.iter().for_each(|block| group.push(block, bare(&block.text())));
    Some(group)
}

/// The same where a sentence right above says that they are what was talked about: "Here is what we discussed:",
/// up to the next paragraph. None of them ends as a sentence does.
fn announced_lines_at(blocks: &[Block], first: usize) -> Option<Group> {
    const SENTENCE: usize = 5;
    const WORDS: usize = 3;
    let cue = blocks[first.checked_sub(1)?].text();
    let announces = cue.ends_with(':')
        && cue.split(' ').count() >= SENTENCE
        && ANNOUNCES.is_match(&cue)
        && !OTHER.is_match(&cue);
    let is_line = |block: &&Block| {
        let text = block.text();
        block.kind == Kind::Paragraph
            && block.links().is_empty()
            && !block.related
            && !block.is_emphasized()
            && !has_glyph(&text)
            && !text.contains(": ")
            && !text.ends_with(['.', '!', ':'])
            && text.split(' ').count() <= *BARE_WORDS.end()
    };
    if !announces || !is_line(&&blocks[first]) {
        return None;
    }
    let lines: Vec<&Block> = blocks[first..].iter().take(MOST_BARE).take_while(is_line).collect();
    let short = lines.iter().filter(|block| block.text().split(' ').count() < WORDS).count();
    let goes_on = blocks.get(first + lines.len()).is_some_and(|next| next.text().ends_with(['.', '!', '?']));
    if lines.len() < LEAST_BARE || short * 2 > lines.len() || !goes_on {
        return None;
    }
    let mut group = Group { first, end: first + lines.len(), ..Group::default() };
    lines.iter().for_each(|block| group.push(block, bare(&block.text())));
    Some(group)
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
            && (2..=16).contains(&text.split(' ').count())
            && NAMES_TOPIC.is_match(&text)
    };
    let found: Vec<String> = parts.blocks.iter().filter(is_one).map(|block| bare(&block.text()).1).collect();
    let tidy = |text: &String| text.trim_end_matches([':', '.', ' ']).to_owned();
    if found.len() >= 2 { found.iter().map(tidy).collect() } else { Vec::new() }
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

/// Whether a text announces topics.
pub(super) fn announces(text: &str) -> bool {
    ANNOUNCES.is_match(text) && !fold(text).starts_with("related")
}
