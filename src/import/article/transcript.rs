//! Questions and answers: who speaks, and what the interviewer asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

use super::super::block::{Block, Kind};
use super::super::bullet::{bare, has_glyph};
use super::super::pattern::pattern;
use super::parts::Parts;

/// A transcript as far as an import needs it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Script {
    /// The interviewer's questions in order.
    pub(super) questions: Vec<String>,
    /// Who answers, as labelled, the most frequent first.
    pub(super) speakers: Vec<String>,
    /// Turns of the interviewer that ask nothing.
    pub(super) remarks: usize,
    /// All that is said.
    pub(super) text: String,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*[\[(*]*(\p{Ll}?\p{Lu}[\p{L}\p{M}\p{N}.'’&/_-]*(?:[ ]\(?[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&/-]*\)?){0,4})(?:, \p{Lu}[\p{L} .'’&]{1,40}(?: \(\p{Lu}{1,4}\))?)?[\])*]*\s*[:|]\s*",
    )
});
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(Q|A|P|R|F|D|Pregunta|Respuesta|Question|Answer)\s*(?:\.|\)|[-–—]|:)[-–—]?\s+")
});
static IMPERATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tell (?:me|us)|talk (?:about|to me|to us|a (?:little|bit))|walk (?:me|us) through|take (?:me|us) through|describe|explain|give (?:me|us)|share with|elaborate|i(?:’|')?(?:m| am) curious|i(?:’|')?d love to (?:hear|know|ask|talk)|i(?:(?:’|')?m| am)? wonder(?:ing)?|i was wondering|i(?:’|')?(?:ve)? (?:want|wanted|have|got) to (?:ask|know|hear|start)|let(?:’|')?s (?:talk|start|go)|speaking of|h[áa]bl[ae](?:me|nos)|cu[ée]nt[ae](?:me|nos)|expl[íi](?:que|ca)(?:me|nos)|parlez|racontez|expliquez|d[ée]crivez|(?:mi|ci) (?:parl|raccont|spiegh)i|fale(?:-nos)? |conte(?:-nos)? |erzählen sie|beschreiben sie)\b",
    )
});
/// Labels of whoever asks, folded.
const ASKING: &[&str] = &[
    "q",
    "question",
    "interviewer",
    "host",
    "moderator",
    "p",
    "pregunta",
    "f",
    "frage",
    "d",
    "domanda",
    "pergunta",
    "me",
    "entrevistador",
    "entrevistadora",
    "journaliste",
    "interviewerin",
    "audience",
    "audience question",
    "fan question",
];
/// Labels of whoever answers without a name, folded.
const ANSWERING: &[&str] = &["a", "answer", "r", "respuesta", "reponse", "antwort", "risposta", "resposta"];
/// Beginnings of lines with a colon that are no speakers, folded.
const NO_SPEAKERS: &[&str] = &[
    "related",
    "exclusive",
    "next",
    "editor note",
    "up next",
    "previous",
    "topics",
    "breaking",
    "spoiler note",
    "full disclosure",
    "disclaimer",
    "read more",
    "see also",
    "watch",
    "more",
    "image",
    "photo",
    "credit",
    "note",
    "editors note",
    "update",
    "spoiler",
    "spoilers",
    "warning",
    "spoiler warning",
    "spoiler alert",
    "spoiler note",
    "director",
    "cast",
    "release date",
    "by",
    "published",
    "updated",
    "http",
    "https",
    "lire aussi",
    "lee tambien",
    "also read",
    "read next",
    "listen",
    "rating",
    "runtime",
    "genre",
    "writer",
    "writers",
    "source",
    "via",
    "tags",
];
/// Shortest question without a question mark, in words.
const SHORTEST: usize = 3;

/// Fewest questions that nothing but their mark tells, and the longest of them, in words.
const LONE: usize = 3;
const LONGEST_LONE: usize = 80;
/// Most that may speak; where more lines begin with a colon, they are no dialogue.
const MOST_SPEAKERS: usize = 300;

/// A stretch that one person says, or that one kind of type sets.
#[derive(Debug)]
struct Turn {
    label: Option<String>,
    text: String,
    /// Whether its type sets it apart: bold, italic or a heading.
    style: Style,
    block: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Strong,
    Emphasis,
    Heading,
}

/// Reads the questions of a page.
pub(super) fn read(parts: &Parts, outlet: Option<&str>, author: Option<&str>) -> Script {
    let turns = turns(&parts.blocks);
    let labels = counts(&turns);
    let mut asking = asking_labels(&turns, &labels, outlet, author);
    asking.extend(longer_forms(&asking, &labels));
    asking.extend(first_asking(&turns, &labels, &asking));
    let labelled = labels.len() >= 2 && !asking.is_empty() && labels.values().sum::<usize>() >= 3
        || (!asking.is_empty() && labels.values().sum::<usize>() >= 2);
    let styles = styles(&turns, &asking, labelled);
    let lone = lone_questions(&turns, &asking);
    let mut script = Script::default();
    let mut last_asked: Option<usize> = None;
    let mut in_answer = false;
    for (at, turn) in turns.iter().enumerate() {
        let asks = match &turn.label {
            Some(label) => asking.contains(label),
            None if lone.contains(&at) => true,
            None => styles.contains(&turn.style) && (turn.style != Style::Heading || turn.text.contains('?')),
        };
        let speaks = turn.label.is_some();
        // A number before a question counts it.
        let said = if asks { bare(&turn.text).1 } else { turn.text.clone() };
        if asks && !said.is_empty() {
            // A question may go on in the next paragraph.
            let goes_on = turn.label.is_none()
                && last_asked.is_some_and(|block| block + 1 == turn.block)
                && !in_answer
                && turn.style != Style::Heading;
            match script.questions.last_mut() {
                Some(last) if goes_on => {
                    last.push(' ');
                    last.push_str(&said);
                }
                _ => script.questions.push(said),
            }
            last_asked = Some(turn.block);
            in_answer = false;
        } else {
            in_answer = true;
        }
        if speaks || labelled || last_asked.is_some() {
            script.text.push_str(&turn.text);
            script.text.push('\n');
        }
    }
    let before = script.questions.len();
    script.questions.retain(|question| is_question(question));
    script.remarks = before - script.questions.len();
    // Where only the answers carry names, those who answer what is set apart speak.
    if labelled || !script.questions.is_empty() && answers_are_named(&turns, &styles, &lone) {
        script.speakers = speakers(&labels, &asking);
    }
    script
}

/// The questions of a text that has lost its type: lines that end as questions do, with an answer below.
/// Where names stand before the answers, one has to follow.
fn lone_questions(turns: &[Turn], asking: &[String]) -> BTreeSet<usize> {
    let has_type = turns.iter().any(|turn| matches!(turn.style, Style::Strong | Style::Emphasis));
    if has_type {
        return BTreeSet::new();
    }
    let ends_asking = |turn: &Turn| turn.text.ends_with(['?', '？']);
    let answers = |turn: &Turn| turn.label.as_ref().is_some_and(|label| !asking.contains(label));
    let named = turns.iter().filter(|turn| answers(turn)).count() >= LONE;
    let mut found = BTreeSet::new();
    for (at, pair) in turns.windows(2).enumerate() {
        let short = pair[0].text.split(' ').count() <= LONGEST_LONE;
        let is_answer = at.checked_sub(1).is_some_and(|before| found.contains(&before));
        let is_one = pair[0].label.is_none()
            && matches!(pair[0].style, Style::Plain)
            && short
            && !is_answer
            && ends_asking(&pair[0])
            && if named { answers(&pair[1]) } else { !ends_asking(&pair[1]) && pair[1].label.is_none() };
        if is_one {
            found.insert(at);
        }
    }
    let fewest = if asking.is_empty() { LONE } else { LONE - 1 };
    if found.len() >= fewest { found } else { BTreeSet::new() }
}

fn is_question(text: &str) -> bool {
    let words = text.split(' ').count();
    (text.contains(['?', '؟', '？']) && words >= 2)
        || (words >= SHORTEST && IMPERATIVE.is_match(text))
        || super::lists::asks(text) && words >= 6 && !text.ends_with('.')
}

fn turns(blocks: &[Block]) -> Vec<Turn> {
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate().take(end_of_talk(blocks)) {
        if matches!(block.kind, Kind::Item(_) | Kind::Row(_)) || block.related {
            continue;
        }
        let text = block.text();
        if super::related::is_pointer(&text) {
            continue;
        }
        let (lead, rest) = block.strong_lead();
        let style = style(block);
        let (label, said) = labelled(&text, &lead, &rest);
        // A bold question with its answer in the same paragraph.
        if label.is_none()
            && style == Style::Plain
            && lead.ends_with('?')
            && !rest.is_empty()
            && lead.split(' ').count() >= SHORTEST
        {
            found.push(Turn { label: None, text: lead, style: Style::Strong, block: at });
            found.push(Turn { label: None, text: rest, style: Style::Plain, block: at });
            continue;
        }
        found.push(Turn { label, text: said, style, block: at });
    }
    found
}

/// Where a heading stands over what to read next, and nothing is asked behind it.
fn end_of_talk(blocks: &[Block]) -> usize {
    let last_question = blocks.iter().rposition(|block| block.text().contains(['?', '？'])).unwrap_or(0);
    let from = last_question + 1;
    let is_end = |block: &Block| {
        let text = block.text();
        text.split(' ').count() <= 4 && super::related::is_pointer(&text)
    };
    blocks.iter().skip(from).position(is_end).map_or(blocks.len(), |at| from + at)
}

fn style(block: &Block) -> Style {
    match block.kind {
        Kind::Heading(_) | Kind::Term(_) => Style::Heading,
        _ if block.is_strong() => Style::Strong,
        _ if block.is_emphasized() => Style::Emphasis,
        _ => Style::Plain,
    }
}

/// Returns who speaks, folded as labels are compared, and what is said.
fn labelled(text: &str, lead: &str, rest: &str) -> (Option<String>, String) {
    if let Some(found) = LETTER.captures(text) {
        return (Some(found[1].to_owned()), text[found[0].len()..].trim().to_owned());
    }
    if let Some(found) = LABEL.captures(text) {
        let name = found[1].trim();
        // "REEL | How?": but what stands before a bar in small letters is a page's furniture.
        let is_bar = found[0].trim_end().ends_with('|') && name.chars().any(char::is_lowercase);
        if is_speaker(name, text) && !is_bar {
            return (Some(bare_label(name)), text[found[0].len()..].trim().to_owned());
        }
    }
    // A bold name without a colon, with what it says behind.
    let short = !lead.is_empty() && lead.split(' ').count() <= 3 && lead.chars().count() <= 30;
    let is_name = lead.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && lead.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if short && is_name && !rest.is_empty() && !lead.ends_with('?') && is_speaker(lead, text) {
        return (Some(bare_label(lead)), rest.trim_start_matches([':', '-', '–', '—', ' ']).to_owned());
    }
    (None, text.trim_start_matches(|c: char| has_glyph(&format!("{c} ")) || c == ' ').to_owned())
}

fn is_speaker(name: &str, text: &str) -> bool {
    !NO_SPEAKERS.contains(&fold(name).as_str())
        && name.split(' ').count() <= 5
        && !super::related::is_pointer(text)
}

fn bare_label(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or(name);
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}

fn counts(turns: &[Turn]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for label in turns.iter().filter_map(|turn| turn.label.clone()) {
        *counts.entry(label).or_insert(0) += 1;
    }
    counts
}

/// The labels of whoever asks: by name, else by asking more than the others.
fn asking_labels(
    turns: &[Turn],
    labels: &BTreeMap<String, usize>,
    outlet: Option<&str>,
    author: Option<&str>,
) -> Vec<String> {
    if labels.len() > MOST_SPEAKERS {
        return Vec::new();
    }
    let by_name: Vec<String> =
        labels.keys().filter(|label| is_asking_name(label, outlet, author)).cloned().collect();
    let only_asks = |label: &String| {
        let said = || turns.iter().filter(|turn| turn.label.as_ref() == Some(label));
        said().all(|turn| turn.style != Style::Plain && turn.text.trim_end().ends_with(['?', '？']))
    };
    if !by_name.is_empty() {
        // The outlet under another name: one that is set in bold and does nothing but ask.
        let others = labels.keys().filter(|label| !by_name.contains(label) && only_asks(label)).cloned();
        return by_name.iter().cloned().chain(others).collect();
    }
    let share = |label: &String| {
        let said: Vec<&Turn> = turns.iter().filter(|turn| turn.label.as_ref() == Some(label)).collect();
        let asked = said.iter().filter(|turn| turn.text.trim_end().ends_with(['?', '？'])).count();
        (asked as f64 / said.len().max(1) as f64, said.len())
    };
    let frequent = labels.iter().filter(|&(label, &count)| count >= 2 || share(label).0 > 0.9);
    let most = frequent
        .map(|(label, _)| (share(label), label))
        .max_by(|a, b| a.0.0.total_cmp(&b.0.0).then(a.0.1.cmp(&b.0.1)));
    match most {
        Some(((asked, _), label)) if asked >= 0.5 && labels.len() >= 2 => vec![label.clone()],
        _ => Vec::new(),
    }
}

/// Who opens the talk with a question, and bears a shorter name from then on: "Reel Magazine (RM): Why?".
fn first_asking(turns: &[Turn], labels: &BTreeMap<String, usize>, asking: &[String]) -> Option<String> {
    let spoken: Vec<&Turn> = turns.iter().filter(|turn| turn.label.is_some()).take(2).collect();
    let [first, second] = spoken[..] else { return None };
    let label =
        first.label.clone().filter(|label| labels.get(label) == Some(&1) && !asking.contains(label))?;
    let answered = second.label.as_ref().is_some_and(|label| !asking.contains(label));
    (!asking.is_empty() && answered && first.text.ends_with(['?', '？'])).then_some(label)
}

/// "ANN DOE", who asks first and is "DOE" from then on.
fn longer_forms(asking: &[String], labels: &BTreeMap<String, usize>) -> Vec<String> {
    let of_surname = |label: &String| {
        let tail = format!(" {}", fold(label));
        let long: Vec<&String> = labels.keys().filter(|other| fold(other).ends_with(&tail)).collect();
        if let [one] = long[..] { Some(one.clone()) } else { None }
    };
    let longer = asking.iter().filter_map(of_surname);
    longer.filter(|label| !asking.contains(label)).collect()
}

fn is_asking_name(label: &str, outlet: Option<&str>, author: Option<&str>) -> bool {
    let folded = fold(label);
    let initials =
        |name: &str| fold(name).split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let key = folded.replace(' ', "");
    let is_outlet = outlet.is_some_and(|outlet| {
        let own = fold(outlet).replace(' ', "");
        let plain = own.trim_start_matches("the").trim_end_matches("com");
        key == own
            || key == plain
            || key.trim_start_matches("the") == plain
            || (key.len() >= 2 && key == initials(outlet))
            || (plain.len() >= 4 && key.starts_with(plain))
    });
    let is_author = author.is_some_and(|author| {
        let own = fold(author);
        own == folded
            || own.ends_with(&format!(" {folded}"))
            || (folded.len() > 2 && own.starts_with(&format!("{folded} ")))
            || (key.len() >= 2 && key == initials(author))
    });
    ASKING.contains(&folded.as_str()) || is_outlet || is_author
}

/// The types in which unlabelled questions are set.
fn styles(turns: &[Turn], asking: &[String], labelled: bool) -> Vec<Style> {
    let of_labelled = turns
        .iter()
        .filter(|turn| turn.label.as_ref().is_some_and(|label| asking.contains(label)))
        .map(|turn| turn.style);
    let labelled_strong = of_labelled.filter(|style| *style != Style::Plain).count();
    let count = |style: Style| {
        let is_set = |turn: &&Turn| turn.label.is_none() && turn.style == style && !turn.text.ends_with(':');
        let set: Vec<&Turn> = turns.iter().filter(is_set).collect();
        // Of headings only a question mark tells the questions.
        let asks = |turn: &&&Turn| match style {
            Style::Heading => turn.text.contains(['?', '？']),
            _ => is_question(&turn.text),
        };
        let asked = set.iter().filter(asks).count();
        (asked, set.len())
    };
    let mut found = Vec::new();
    for style in [Style::Strong, Style::Emphasis, Style::Heading] {
        let (asked, all) = count(style);
        let enough = match labelled {
            // Often only the first question carries the outlet's name.
            true => labelled_strong > 0 && asked >= 1 && asked * 2 >= all && style != Style::Heading,
            false => asked >= 2 && asked * 2 >= all,
        };
        if enough && (style == Style::Heading || answers_follow(turns, style)) {
            found.push(style);
        }
    }
    // Headings of sections stand over the questions of a transcript, which are what was asked.
    if found.len() > 1 && found.contains(&Style::Heading) && count(Style::Heading).0 < 3 * count(found[0]).0 {
        found.retain(|style| *style != Style::Heading);
    }
    found
}

/// Whether what is set so is followed by what is not, as a question by its answer.
fn answers_follow(turns: &[Turn], style: Style) -> bool {
    let mut asked = 0;
    let mut answered = 0;
    for pair in turns.windows(2).filter(|pair| pair[0].style == style && pair[0].text.contains('?')) {
        asked += 1;
        answered += usize::from(pair[1].style != style || pair[1].label.is_some());
    }
    answered * 2 >= asked
}

/// Whether a name stands before most answers to unlabelled questions.
fn answers_are_named(turns: &[Turn], styles: &[Style], lone: &BTreeSet<usize>) -> bool {
    let asked = |at: usize, turn: &Turn| {
        lone.contains(&at) || turn.label.is_none() && styles.contains(&turn.style) && turn.text.contains('?')
    };
    let pairs = || turns.windows(2).enumerate().filter(|(at, pair)| asked(*at, &pair[0]));
    let named = pairs().filter(|(_, pair)| pair[1].label.is_some()).count();
    named >= 2 && named * 2 >= pairs().count()
}

/// Who answers, the most frequent first.
fn speakers(labels: &BTreeMap<String, usize>, asking: &[String]) -> Vec<String> {
    let mut speakers: Vec<(&String, usize)> = labels
        .iter()
        .filter(|(label, _)| !asking.contains(label) && !ANSWERING.contains(&fold(label).as_str()))
        .map(|(label, &count)| (label, count))
        .collect();
    let most = speakers.iter().map(|(_, count)| *count).max().unwrap_or(0);
    // What stands before a colon once in a long transcript is rarely somebody who speaks.
    let is_name = |label: &str| {
        label.contains(' ')
            && label.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase))
    };
    speakers.retain(|(label, count)| *count >= 2 || most < 2 || (is_name(label) && most < 8));
    speakers.sort_by_key(|&(label, count)| (std::cmp::Reverse(count), label));
    speakers.into_iter().map(|(label, _)| label.clone()).collect()
}
