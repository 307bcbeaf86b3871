//! Who speaks in a talk that neither names nor type mark: the text of a page that has lost its type.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001)
//! calls each paragraph a question, an answer or neither, by its own words, its length, its neighbours and what was
//! called before. Its weights, `talk.crf`, are fitted to the pages of our own writing in `tests/data/import` by
//! `cargo test --release --test it import_talk -- --ignored --nocapture`, which says how well pages come out that were
//! held back.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crfs::{Attribute, Model};
use regex::Regex;

use crate::import::pattern::pattern;

use super::turns::{Style, Turn};

/// Fewest questions that make a talk, and the fewest where each ends as one.
pub(super) const FEWEST: usize = 3;
const FEWEST_SURE: usize = 2;
/// Longest remark that asks nothing and is answered, in words.
const LONGEST_REMARK: usize = 70;
/// One of so many questions may have another right behind it.
const MOST_TOGETHER: usize = 3;
/// Most paragraphs of a talk that is read.
const MOST_TURNS: usize = 5000;
/// What a paragraph is called that asks.
const QUESTION: &str = "Q";

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::new(include_bytes!("talk.crf")).expect("the model is written by the fit and shipped")
});

/// Returns the turns without a name that ask, in a text of which the type is lost.
pub(super) fn asked(turns: &[Turn], asking: &[String]) -> BTreeSet<usize> {
    let is_set = |turn: &Turn| matches!(turn.style, Style::Strong | Style::Emphasis);
    if turns.len() > MOST_TURNS || turns.iter().any(|turn| is_set(turn) && ends_asking(&turn.text)) {
        return BTreeSet::new();
    }
    let called = called_asking(turns, asking);
    // "The shoot took eleven weeks.", right below another line, sums up.
    // And who asks nothing in a paragraph of that length tells something.
    let is_free = |turn: &Turn| {
        let is_short = !turn.is_tight && turn.text.split(' ').count() <= LONGEST_REMARK;
        let says = is_short || turn.text.contains(['?', '？']);
        // "Ember begins its run on Friday."
        let tells_when = !turn.text.contains('?') && SHOWS.is_match(&turn.text) && !YOU.is_match(&turn.text);
        turn.style == Style::Plain && says && !tells_when && !OF_PAGE.is_match(&turn.text)
    };
    let asks = |at: &usize| called[*at] && is_free(&turns[*at]);
    let found: BTreeSet<usize> = (0..turns.len()).filter(asks).collect();
    // In a list of what was asked nothing stands between.
    let together = found.iter().filter(|at| found.contains(&(*at + 1))).count();
    // A copy may have lost all empty lines.
    let is_parted = turns.iter().filter(|turn| turn.is_tight).count() * 5 < turns.len() * 4;
    let in_columns = found.iter().filter(|at| is_parted && is_in_column(turns, **at)).count();
    if together * MOST_TOGETHER > found.len() || in_columns * 2 > found.len() {
        return BTreeSet::new();
    }
    // A question of two paragraphs ends in its second.
    let n_asking = found.iter().filter(|&&at| turns[at].text.contains(['?', '？'])).count();
    let is_sure = found.iter().all(|&at| ends_asking(&turns[at].text));
    match n_asking >= FEWEST || n_asking >= FEWEST_SURE && (is_sure || !asking.is_empty()) {
        true => found.into_iter().filter(|&at| turns[at].label.is_none()).collect(),
        false => BTreeSet::new(),
    }
}

/// Whether three lines or more stand right below each other, of which a turn is one.
fn is_in_column(turns: &[Turn], at: usize) -> bool {
    // What somebody says by name parts the questions beside it.
    let is_beside = |turn: &&Turn| turn.is_tight && turn.label.is_none();
    let above = turns[..=at].iter().rev().take_while(is_beside).count();
    let below = turns[at + 1..].iter().take_while(is_beside).count();
    above + below >= 2
}

/// Which turns the field calls asking.
fn called_asking(turns: &[Turn], asking: &[String]) -> Vec<bool> {
    let of_model = |model: &Model<'_>| {
        let tagger = model.tagger().ok()?;
        let called = tagger.tag(&attributes(turns, asking)).ok()?;
        Some(called.into_iter().map(|called| called == QUESTION).collect::<Vec<_>>())
    };
    // It fails only where there is nothing to call.
    of_model(&MODEL).filter(|called| called.len() == turns.len()).unwrap_or_else(|| vec![false; turns.len()])
}

/// Says where on the page something stands.
static OF_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:(?:player|video|list)s? (?:above|below)|after the jump|further down)\b")
});
static YOU: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:you|your|yours|yourself|sie|ihr|ihre[nmrs]?|ihnen|vous|votre|vos|usted|ustedes|tu|te|ti|suyo)\b",
    )
});
static ME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:i|me|my|mine|myself|we|us|our|ours|ich|mir|mich|meine?[nmrs]?|wir|uns|unsere?[nmrs]?|je|moi|mon|ma|mes|nous|notre|nos|yo|mi|mis|nosotros)\b|\bj[’']",
    )
});
static INVITES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tell (?:me|us)|talk (?:about|to me|to us|a (?:little|bit))|(?:walk|take) (?:me|us) through|describe|i(?:’|')?(?: a)?m curious|i(?:’|')?d love to|wonder(?:ing)?|i(?:’|')?(?:ve)? (?:have|want|wanted|got) to ask|let(?:’|')?s (?:talk|start|go)|speaking of|(?:can|could|do|did|were|are|have) you|was there|is there|erzählen sie|racontez|parlez|cu[ée]nt[ae](?:me|nos)|h[áa]bl[ae](?:me|nos))\b",
    )
});
static BEGINS_ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:laugh\w*\W+)?(?:yes|yeah|yep|no|nope|oh|well|absolutely|definitely|exactly|totally|of course|sure|right|i|i(?:’|')(?:m|d|ve|ll)|we|my|it was|it(?:’|')s|it is|she|he|they|thank you|thanks|never|always|honestly|probably|ha|haha|god|hm+|um|uh|that(?:’|')s|ja|nein|ich|wir|das war|oui|non|je|nous|c[’']|s[íi]|yo|nosotros)\b",
    )
});
static BEGINS_QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:and|but|so|now|well|finally|lastly|okay|ok|und|et|y),? )?(?:how|what|why|when|where|who|which|did|do|does|was|were|is|are|can|could|would|will|have|has|had|if|speaking|you|your|in the film|there(?:’|')s|there is|the film|wie|warum|wann|wo|wer|haben|hatten|ist|sie|comment|pourquoi|quand|o[ùu]|qui|quel\w*|est-ce|vous|c[óo]mo|por qu[ée]|cu[áa]ndo|d[óo]nde|qui[ée]n|qu[ée]|cu[áa]l)\b",
    )
});
static SAYS_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:opens?|out now|is out|releases?d?|theat(?:er|re)s|cinemas|streaming|interview|subscribe|newsletter|podcasts?|follow|available|airs|edited|condensed|read (?:our|more)|sign up)\b",
    )
});
static SHOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:opens|begins its run|premieres|arrives|airs|streams|is (?:now |currently )?(?:out|playing|streaming|available|showing)|hits (?:theaters|cinemas)) (?:\w+ )?(?:on|in|at|from|now|this|next|nationwide)\b",
    )
});
static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:he|she|they|his|her|their)\b"));
static MEETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:sat|sits) down|caught up|met(?: up)?|spoke|speaks|chatted|chats|talked) (?:with|to)\b|\bhere(?:’|')s (?:what|how|our)\b|\bgot (?:him|her|them) on the phone\b",
    )
});
static LAUGHS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[\[(](?:laugh|lacht|rit|r[íi]e)"));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["“„][^"“”]*["”]"#));

/// A paragraph of a copied page, as the field sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What is said, without the name before it.
    pub text: String,
    /// Whether a name stands before it.
    pub is_named: bool,
    /// What is so of it and of those beside it.
    pub clues: Vec<String>,
}

/// Returns the paragraphs of a talk, to fit to.
pub(super) fn paragraphs(turns: &[Turn], asking: &[String]) -> Vec<Paragraph> {
    let of_turn = |(turn, clues): (&Turn, Vec<String>)| Paragraph {
        text: turn.text.clone(),
        is_named: turn.label.is_some(),
        clues,
    };
    turns.iter().zip(clues(turns, asking)).map(of_turn).collect()
}

fn attributes(turns: &[Turn], asking: &[String]) -> Vec<Vec<Attribute>> {
    let of_turn = |clues: Vec<String>| clues.into_iter().map(|clue| Attribute::new(clue, 1.0)).collect();
    clues(turns, asking).into_iter().map(of_turn).collect()
}

/// What is looked at of each turn, and of those beside it.
fn clues(turns: &[Turn], asking: &[String]) -> Vec<Vec<String>> {
    let asks = |turn: &Turn| turn.label.as_ref().is_some_and(|label| asking.contains(label));
    let answers = |turn: &Turn| turn.label.is_some() && !asks(turn);
    let are_answers_named = turns.iter().any(answers);
    let seen: Vec<Seen> = turns.iter().map(|turn| Seen::of(&turn.text)).collect();
    let of_turn = |(at, turn): (usize, &Turn)| {
        let own = &seen[at];
        let mut found = own.names();
        let mut add = |is_so: bool, name: String| {
            if is_so {
                found.push(name);
            }
        };
        add(asks(turn), "named asking".to_owned());
        add(answers(turn), "named answering".to_owned());
        add(turn.label.is_none() && are_answers_named, "without the name that answers have".to_owned());
        add(turn.is_tight, "tight".to_owned());
        add(turn.style == Style::Heading, "heading".to_owned());
        add(at < 3, "at the top".to_owned());
        add(at + 2 >= turns.len(), "at the end".to_owned());
        for (beside, name) in
            [(at.checked_sub(1), "before"), (Some(at + 1).filter(|next| *next < turns.len()), "behind")]
        {
            let Some(beside) = beside else {
                add(true, format!("none {name}"));
                continue;
            };
            let other = &seen[beside];
            add(other.ends_asking, format!("{name} ends asking"));
            add(other.words * 2 > own.words * 3, format!("{name} is longer"));
            add(own.words * 2 > other.words * 3, format!("{name} is shorter"));
            add(other.begins_answer, format!("{name} begins as an answer"));
            add(answers(&turns[beside]), format!("{name} is named answering"));
            add(are_answers_named && turns[beside].label.is_none(), format!("{name} has no name"));
            add(other.of_me >= OFTEN, format!("{name} speaks of itself"));
            add(turns[beside].is_tight, format!("{name} is tight"));
        }
        found
    };
    turns.iter().enumerate().map(of_turn).collect()
}

/// How often somebody speaks of themselves who tells something.
const OFTEN: usize = 3;

/// What is seen of a text.
#[derive(Debug)]
struct Seen {
    words: usize,
    ends_asking: bool,
    begins_answer: bool,
    of_me: usize,
    /// What else is.
    others: Vec<&'static str>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let bare = QUOTED.replace_all(text, "");
        let ends_asking = ends_asking(text);
        let marks = bare.matches(['?', '？']).count();
        let of_you = YOU.find_iter(text).count();
        let of_me = ME.find_iter(text).count();
        let begins_answer = BEGINS_ANSWER.is_match(text);
        let ends_sentence =
            text.trim_end().ends_with(['.', '!', '?', '…', ':', '”', '"', '’', ')', ']', '»', '？', '。']);
        let clues = [
            (ends_asking, "ends asking"),
            (!ends_asking && marks > 0, "asks amid"),
            (marks > 1, "asks twice"),
            (marks == 0 && text.contains('?'), "asks in a quotation"),
            (of_you > 0, "you"),
            (of_you > 1, "you twice"),
            (of_you > of_me, "more you than I"),
            (of_me > of_you, "more I than you"),
            (of_me == 0, "no I"),
            (of_me >= OFTEN, "I often"),
            (INVITES.is_match(&bare), "invites"),
            (INVITES.find(text).is_some_and(|found| found.start() == 0), "begins inviting"),
            (begins_answer, "begins as an answer"),
            (BEGINS_QUESTION.is_match(text), "begins as a question"),
            (LAUGHS.is_match(text), "laughs"),
            (MEETS.is_match(text), "tells of the meeting"),
            (SAYS_OUT.is_match(text), "says when it is out"),
            (SOMEBODY.is_match(text) && of_me == 0 && of_you == 0, "of somebody else"),
            (!ends_sentence, "no sentence"),
            (text.contains(['"', '“', '„']), "quotes"),
        ];
        let others = clues.into_iter().filter(|(is_so, _)| *is_so).map(|(_, name)| name).collect();
        Self { words: text.split_whitespace().count(), ends_asking, begins_answer, of_me, others }
    }

    fn names(&self) -> Vec<String> {
        const LENGTHS: [usize; 6] = [4, 9, 20, 40, 80, 150];
        let length = LENGTHS.iter().filter(|length| self.words > **length).count();
        self.others.iter().map(|name| (*name).to_owned()).chain([format!("length {length}")]).collect()
    }
}

/// Whether a text ends as a question does; "Did the dog? (All were last seen in Ember)" does, too.
fn ends_asking(text: &str) -> bool {
    static ASIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[?？][”’]? \([^()?]{3,160}\)\W*$"));
    ASIDE.is_match(text)
        || text.trim_end_matches([' ', ')', ']', '”', '"', '’', '»', '「', '」']).ends_with(['?', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(text: &str, is_tight: bool) -> Turn {
        Turn { label: None, text: text.to_owned(), style: Style::Plain, block: 0, is_tight }
    }

    fn found(lines: &[&str], is_tight: bool) -> Vec<usize> {
        let turns: Vec<Turn> = lines.iter().map(|line| turn(line, is_tight)).collect();
        asked(&turns, &[]).into_iter().collect()
    }

    #[test]
    fn questions_and_remarks_that_are_answered_are_told_from_answers() {
        let talk = [
            "Lena Aoki has spent ten years on her film about a lighthouse. She spoke to us from her kitchen.",
            "How did you find the lighthouse?",
            "I was lost. I had my brother’s map, and he had drawn it from memory, so we ended up on the wrong island.",
            "You shot all of it in January, which must have been hard on the actors.",
            "They still don’t talk to me. I gave everybody a hat, and it wasn’t enough. We had one stove.",
            "Did you ever think of giving up?",
            "Every morning, until I had my coffee. Then I thought of what I would tell my mother.",
            "What are you working on now?",
            "Something with a roof. I want to sit down when I work, for once.",
        ];
        assert_eq!(found(&talk, false), [1, 3, 5, 7]);
    }

    #[test]
    fn a_column_of_what_was_asked_is_no_talk() {
        let list = ["How did she find it?", "Why it took so long.", "Was it cold?", "What is next for her?"];
        let mut turns: Vec<Turn> = list.iter().map(|line| turn(line, true)).collect();
        turns.insert(0, turn("We talked about all of this:", false));
        turns.extend((0..5).map(|_| turn("It opens on Friday, and nobody should miss it.", false)));
        assert!(asked(&turns, &[]).is_empty());
        assert!(found(&[], false).is_empty());
    }
}
