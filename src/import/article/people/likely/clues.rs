//! What is seen of each of those whom a page names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::means;
use crate::import::pattern::pattern;
use crate::import::weights::bucket;
use crate::text::fold;

use super::super::Found;
use super::row::{Form, Mention, Row};

/// With what a clue begins that tells beside what somebody is named.
pub(super) const OF_PLACE: &str = "at ";
/// What is so of who has their name before what they say, or above what is listed.
pub(super) const LABEL: &str = "set as a label";
/// How many words and marks to each side of a name are looked at.
const BESIDE: usize = 4;
/// How far below the headline a page says whom it met, in words and marks, and how far its first lines go.
const INTRO: usize = 250;
const MET: usize = 500;
/// Words of the longest entry of a list.
const ENTRY: usize = 22;
/// Bounds of counts, of places in a page and of shares.
const COUNTS: [usize; 6] = [0, 1, 2, 3, 5, 9];
const LINES: [usize; 6] = [0, 1, 3, 6, 10, 20];
const PARTS: usize = 6;

static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:the two|both|pair|duo|the three|the four|trio|quartet|together|each other|one another|the cast|brothers|sisters|siblings|couple|the (?:stars|actors|directors|filmmakers|writers))\b",
    )
});
const SAYS: &[&str] = &[
    "say",
    "says",
    "said",
    "tell",
    "tells",
    "told",
    "explain",
    "explains",
    "explained",
    "recall",
    "recalls",
    "recalled",
    "admit",
    "admits",
    "admitted",
    "laugh",
    "laughs",
    "laughed",
    "add",
    "adds",
    "added",
    "note",
    "notes",
    "noted",
    "continue",
    "continues",
    "continued",
    "insist",
    "insists",
    "insisted",
    "remember",
    "remembers",
    "remembered",
    "joke",
    "jokes",
    "joked",
    "reply",
    "replies",
    "replied",
    "reveal",
    "reveals",
    "revealed",
    "offer",
    "offers",
    "offered",
    "reflect",
    "reflects",
    "reflected",
    "answer",
    "answers",
    "answered",
    "think",
    "thinks",
    "thought",
];
const MEETS: &[&str] = &[
    "met",
    "interview",
    "interviewed",
    "spoke",
    "speak",
    "speaking",
    "speaks",
    "sat",
    "sit",
    "sits",
    "talk",
    "talked",
    "talking",
    "talks",
    "chat",
    "chatted",
    "chatting",
    "chats",
    "caught",
    "catch",
    "catches",
    "join",
    "joined",
    "joins",
    "conversation",
    "visited",
    "phone",
    "phoned",
    "call",
    "called",
    "zoom",
    "asked",
    "q&a",
    "discuss",
    "discussed",
    "discusses",
    "told",
    "answered",
    "hosted",
    "welcomed",
];

/// How often the beginning of a page speaks of several.
pub(super) fn several(body: &str) -> usize {
    const READ: usize = 3000;
    let head: String = body.chars().take(READ).collect();
    SEVERAL.find_iter(&head).count()
}

/// What is seen of each by themselves.
pub(super) fn clues(row: &Row, names: &[String], rules: &Found, title: &str, body: &str) -> Vec<Vec<String>> {
    let mut found: Vec<BTreeSet<String>> = vec![BTreeSet::from(["anybody".to_owned()]); names.len()];
    let mut counts = vec![Counts::default(); names.len()];
    for mention in &row.mentions {
        of_place(row, mention, counts[mention.who].all, &mut found[mention.who]);
        counts[mention.who].add(row, mention);
    }
    of_lines(row, &mut counts);
    let most = counts.iter().map(|counts| counts.all).max().unwrap_or(0).max(1);
    let most_labels = counts.iter().map(|counts| counts.labels).max().unwrap_or(0);
    let folded: Vec<String> = names.iter().map(|name| format!(" {} ", fold(name))).collect();
    let titled = format!(" {} ", fold(title));
    let n_lines = body.lines().count().max(1);
    for (who, found) in found.iter_mut().enumerate() {
        let of = &counts[who];
        let rank = counts.iter().filter(|other| other.all > of.all).count().min(5);
        let is_part = |other: &String| *other != folded[who] && other.contains(folded[who].as_str());
        let has_part = |other: &String| *other != folded[who] && folded[who].contains(other.as_str());
        let is_label =
            rules.labels.iter().any(|label| means(label, std::slice::from_ref(&names[who])).is_some());
        let share = PARTS * of.all / most;
        let labels = bucket(&COUNTS, of.labels);
        found.extend([
            format!("named {}", bucket(&COUNTS, of.all)),
            format!("in full {}", bucket(&COUNTS, of.full)),
            format!("by surname {}", bucket(&COUNTS, of.surname)),
            format!("by first name {}", bucket(&COUNTS, of.first)),
            format!("share {share}"),
            format!("rank of names {rank}"),
            format!("names {}", bucket(&[2, 5, 9, 14, 20, 30], names.len())),
            format!("labels {labels}"),
            format!("says {}", bucket(&COUNTS, of.says)),
            format!("entries {}", bucket(&COUNTS, of.entries)),
            format!("alone {}", bucket(&COUNTS, of.alone)),
            format!("early {}", bucket(&COUNTS, of.early)),
            format!("met {}", bucket(&COUNTS, of.met)),
            format!("words {}", names[who].split(' ').count().min(5)),
            format!("first line {}", of.first_line.map_or(9, |line| bucket(&LINES, line))),
            format!("first sixth {}", of.first_line.map_or(9, |line| PARTS * line / n_lines)),
            format!("rank of names {rank} & labels {labels}"),
            format!("met {} & rank of names {rank}", bucket(&COUNTS, of.met).min(2)),
        ]);
        let flags = [
            (folded.iter().any(is_part), "part of another"),
            (folded.iter().any(has_part), "has another"),
            (titled.contains(folded[who].as_str()), "in the headline"),
            (titled.starts_with(folded[who].as_str()), "begins the headline"),
            (of.titled > 0, "meant in the headline"),
            (rules.names.contains(&names[who]), "sure to be a name"),
            (is_label, LABEL),
            (is_label && of.titled > 0, "set as a label & meant in the headline"),
            (most_labels > 0 && of.labels == most_labels, "most labels"),
            (most_labels > 0 && of.labels == 0, "no label"),
            (of.says > 0 && of.titled > 0, "says & meant in the headline"),
        ];
        found.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, clue)| clue.to_owned()));
    }
    found.into_iter().map(|clues| clues.into_iter().collect()).collect()
}

/// How often somebody is named in which way.
#[derive(Debug, Clone, Default)]
struct Counts {
    all: usize,
    full: usize,
    surname: usize,
    first: usize,
    titled: usize,
    /// Before what they say.
    labels: usize,
    says: usize,
    /// In the first lines, and near a word that says who was met.
    early: usize,
    met: usize,
    /// In short lines, and in those that have nothing else.
    entries: usize,
    alone: usize,
    first_line: Option<usize>,
}

impl Counts {
    fn add(&mut self, row: &Row, mention: &Mention) {
        self.all += 1;
        match mention.form {
            Form::Full => self.full += 1,
            Form::Surname => self.surname += 1,
            Form::First => self.first += 1,
            Form::Letters => {}
        }
        if mention.start < row.n_title {
            self.titled += 1;
            return;
        }
        let before = row.before(mention.start, 2);
        let behind = row.behind(mention.end, 2);
        let is_label = before[0] == "¶" && behind[0] == ":";
        self.labels += usize::from(is_label);
        let is_verb = |text: &&str| SAYS.contains(text);
        self.says += usize::from(is_verb(&behind[0]) || is_verb(&before[0]));
        let at = mention.start - row.n_title;
        self.early += usize::from(at < INTRO);
        if at < MET {
            const REACH: usize = 14;
            let met = |text: &&str| MEETS.contains(text);
            let near = row.before(mention.start, REACH);
            let near = near.iter().take_while(|text| !matches!(**text, "." | "?" | "!"));
            let after = row.behind(mention.end, REACH);
            let after = after.iter().take_while(|text| !matches!(**text, "." | "?" | "!"));
            self.met += usize::from(near.chain(after).any(met));
        }
    }
}

/// Counts in how many short lines somebody is named, and where first.
fn of_lines(row: &Row, counts: &mut [Counts]) {
    let mut start = row.n_title;
    let mut mentions = row.mentions.iter().filter(|mention| mention.start >= row.n_title).peekable();
    let ends =
        (row.n_title..row.items.len()).filter(|at| row.items[*at].text == "¶").chain([row.items.len()]);
    for (line, end) in ends.enumerate() {
        let mut whose = BTreeSet::new();
        let mut named = 0;
        while let Some(mention) = mentions.next_if(|mention| mention.start < end) {
            counts[mention.who].first_line.get_or_insert(line);
            named += mention.end - mention.start;
            whose.insert(mention.who);
        }
        let n_items = end.saturating_sub(start + 1);
        for who in whose {
            counts[who].entries += usize::from(n_items <= ENTRY);
            counts[who].alone += usize::from(n_items == named);
        }
        start = end;
    }
}

/// Beside what somebody is named, how, and where.
fn of_place(row: &Row, mention: &Mention, nth: usize, found: &mut BTreeSet<String>) {
    let place = match mention.start {
        at if at < row.n_title => "headline",
        at if at < row.n_title + INTRO => "beginning",
        _ => "text",
    };
    let form = match mention.form {
        Form::Full => "full",
        Form::Surname => "surname",
        Form::First => "first",
        Form::Letters => "letters",
    };
    let before = row.before(mention.start, BESIDE);
    let behind = row.behind(mention.end, BESIDE);
    let (left, right) = (before[0], behind[0]);
    let mut add = |clue: String| found.insert(format!("{OF_PLACE}{clue}"));
    add(format!("{place} {form}"));
    add(format!("{left} _"));
    add(format!("{} {left} _", before[1]));
    add(format!("_ {right}"));
    add(format!("_ {right} {}", behind[1]));
    add(format!("{left} _ {right}"));
    add(format!("{place}: {left} _"));
    add(format!("{place}: _ {right}"));
    for word in &before {
        add(format!("{word} .. _"));
    }
    for word in &behind {
        add(format!("_ .. {word}"));
    }
    add(format!("time {}", nth.min(4)));
    if row.items[mention.start..mention.end].iter().all(|item| item.is_shouted) {
        add("shouted".to_owned());
        add(format!("shouted _ {right}"));
    }
}
