//! Questions and answers: who speaks, and what the interviewer asks.

mod of_headline;
mod pairs;
mod question;
mod speakers;
mod styles;
mod talk;
mod turns;
mod unnamed;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::fold;

use super::super::bullet::{bare, number};
use super::parts::{Parts, sentences};

use of_headline::{is_of_headline, not_in_headline, others_asking};
use pairs::{in_pairs, without_readers};
pub(super) use question::begins_inviting;
use question::{
    addresses, asks_how_they_are, closes, greets, is_asking_heading, is_prompt, is_question, is_reaction,
    without_introduction,
};
use speakers::{
    also_asking, asking_labels, counts, first_asking, is_longer, longer_forms, speakers, surnames_of,
};
use styles::{answers_are_named, styles};
pub use talk::Paragraph;
use turns::{Style, Turn, turns};

/// A transcript as far as an import needs it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Script {
    /// What the interviewer asks, or says to be answered, in order.
    pub(super) questions: Vec<String>,
    /// Who answers, as labelled, the most frequent first.
    pub(super) speakers: Vec<String>,
    /// Who asks, as labelled more than once, folded.
    pub(super) asking: Vec<String>,
    /// Turns of the interviewer that are courtesy or asides.
    pub(super) remarks: usize,
    /// All that is said.
    pub(super) text: String,
}

impl Script {
    /// Whether somebody asks, under their name or a part of it: "Ann Doe", as "DOE: Why?"
    pub(super) fn is_asking(&self, name: &str) -> bool {
        // Shorter ones are initials, or stand for a question.
        const SHORTEST: usize = 3;
        let name = fold(name);
        let has = |word: &str| name.split(' ').any(|own| own == word);
        self.asking.iter().any(|label| label.len() >= SHORTEST && label.split(' ').all(has))
    }
}

/// How many blocks from the sentence that it repeats a quotation set large stands.
const NEAR: usize = 12;

/// Shortest lead, in words.
const LEAD: usize = 20;

/// Longest title above questions, in words.
const LONGEST_TITLE: usize = 8;

/// Longest exclamation, in words.
const INTERJECTION: usize = 3;
/// How many turns of whoever asks may say no more than that they meet.
const OPENING: usize = 3;
/// Fewest questions in a row that their numbers tell.
const ROW: usize = 5;
/// How many turns of whoever asks bear a name at least where all do.
const NAMED: usize = 3;
/// More questions without a name than so many, each above who answers it, tell who does.
const UNNAMED: usize = 2;

/// "What would you ask her? Tell us in the comments."
fn for_readers(text: &str) -> bool {
    static OFFERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)in the comments|\bsound off\b|\blet us know (?:what you|your thoughts|below)\b|^[^.?!]{0,40}\bwould like to thank\b|\bwhy not (?:read|watch|check|have|listen)\b|^\W*if you (?:enjoyed|liked) this\b|^\W*if you(?:’|')re just (?:joining|tuning)\b|\bafter (?:we take )?a (?:short )?break\b|\(soundbite\b",
        )
    });
    // Who hosts speaks to who listens: "You're listening to Reel Hour.", "See you next week."
    static HOSTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b[Yy]ou(?:’|')re listening to\b|\b(?:[Hh](?:ey|i|ello)|[Ww]elcome),? (?:everyone|everybody|all|listeners|folks)\b|\b[Tt]his is (?:the )?\p{Lu}\p{Lu}+|\b[Ww]elcome (?:back )?to (?:the |our |another )?(?:show|podcast|program(?:me)?|episode|\p{Lu})|\bjoins (?:me|us)\b|\b[Ss]ee you (?:in|next|soon)\b|\b[Ww]e have a (?:bit|clip|scene)\b|\b[Tt]hat (?:was|is) \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+, (?:who|whose|the|an?|author|director|star)\b|\b[Gg]o (?:out )?and see it\b|\b[Ll]et(?:’|')s (?:hear|listen to|play) (?:a|an|another|some|that)\b|\b[Ll]et me play (?:a|an|another|some|that)\b|\b[Hh]ere it is\W*$|\b(?:[Tt]his|[Hh]ere) is a (?:look|clip|scene)\b",
        )
    });
    OFFERS.is_match(text) || !text.contains('?') && HOSTS.is_match(text)
}

/// Something that the interviewer says.
#[derive(Debug)]
struct Asked {
    text: String,
    /// Whether a name stands before it, and not its type alone tells who says it.
    labelled: bool,
    is_question: bool,
    /// Whether somebody else speaks next.
    answered: bool,
    /// Whether they say no more than thanks.
    thanked: bool,
    /// Whether its place among questions and answers tells that it is asked.
    is_placed: bool,
    /// The last block that belongs to it.
    block: usize,
}

/// Who speaks on a page.
#[derive(Debug)]
struct Voices {
    turns: Vec<Turn>,
    /// How often each label stands before what somebody says.
    labels: BTreeMap<String, usize>,
    /// Of those the labels of whoever asks.
    asking: Vec<String>,
}

/// What a page says of itself, by which those who ask are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Credits<'a> {
    pub(super) title: &'a str,
    pub(super) outlet: Option<&'a str>,
    pub(super) author: Option<&'a str>,
}

fn voices(parts: &Parts, credits: Credits<'_>) -> Voices {
    let Credits { title, outlet, author } = credits;
    let turns = turns(&parts.blocks, outlet);
    let labels = counts(&turns);
    let mut asking = asking_labels(&turns, &labels, outlet, author);
    asking.extend(longer_forms(&turns, &asking, &labels));
    asking.extend(surnames_of(&asking, &labels));
    asking.extend(also_asking(&turns, &labels, &asking));
    if is_of_headline(&asking, title) {
        asking = others_asking(&labels, &asking).unwrap_or(asking);
    }
    let by_headline = not_in_headline(&turns, &labels, &asking, title);
    asking.extend(by_headline.or_else(|| first_asking(&turns, &labels, &asking)));
    Voices { turns, labels, asking }
}

/// Returns the paragraphs of a page as the field that reads talks without type sees them.
pub(super) fn paragraphs(parts: &Parts, credits: Credits<'_>) -> Vec<Paragraph> {
    let voices = voices(parts, credits);
    talk::paragraphs(&voices.turns, &voices.asking)
}

/// Reads the questions of a page.
pub(super) fn read(parts: &Parts, credits: Credits<'_>) -> Script {
    let Voices { mut turns, labels, mut asking } = voices(parts, credits);
    // Whoever speaks right below bold questions without a name answers, whatever they ask in turn; and so does who speaks
    // below others, where all questions stand so.
    let is_unnamed = |turn: &Turn| turn.label.is_none() && turn.text.ends_with(['?', '？']);
    let below = turns.windows(2).filter(|pair| is_unnamed(&pair[0]) && pair[1].label.is_some()).count();
    let are_unnamed = below > UNNAMED && below * 2 > labels.values().sum::<usize>();
    let asks_unnamed = |turn: &Turn| {
        let is_set = turn.style == Style::Strong && is_question(&turn.text);
        turn.label.is_none() && is_set || are_unnamed && is_unnamed(turn)
    };
    let answers = |label: &String| {
        turns.windows(2).any(|pair| asks_unnamed(&pair[0]) && pair[1].label.as_ref() == Some(label))
    };
    let is_of_answering =
        |label: &String| labels.keys().any(|other| is_longer(label, other) && answers(other));
    asking.retain(|label| !answers(label) && !is_of_answering(label));
    let labelled = labels.len() >= 2 && !asking.is_empty() && labels.values().sum::<usize>() >= 3
        || (!asking.is_empty() && labels.values().sum::<usize>() >= 2);
    let styles = styles(&turns, &asking, labelled);
    let pairs = if asking.is_empty() { in_pairs(&turns) } else { BTreeSet::new() };
    let mut lone = talk::asked(&turns, &asking);
    // Below the question of a pair stands its answer, whatever it asks.
    lone.retain(|at| !at.checked_sub(1).is_some_and(|above| pairs.contains(&above)));
    lone.extend(&pairs);
    let numbered = numbered(&turns, &lone);
    // Where whoever asks counts, "I would do it again." is answered by nobody.
    let may_ask = |at: &usize| numbered.contains(at) || turns[*at].text.contains(['?', '？']);
    lone.retain(|at| numbered.len() < ROW || may_ask(at));
    lone.extend(numbered);
    if asking.is_empty() && below > UNNAMED {
        lone.extend(unnamed::told(&turns));
    }
    // Before the first who speak by name the article tells of them.
    let is_asking = |turn: &Turn| turn.label.as_ref().is_some_and(|label| asking.contains(label));
    let opening = turns
        .windows(2)
        .position(|pair| is_asking(&pair[0]) && pair[1].label.is_some() && !is_asking(&pair[1]));
    let is_answered =
        |at: usize| turns.get(at + 1).is_some_and(|next| next.label.is_some() && !is_asking(next));
    // And where all who ask bear a name, so does what they say without asking.
    let n_named = turns.iter().filter(|turn| is_asking(turn)).count();
    let may_ask = |at: usize| n_named < NAMED || turns[at].text.contains(['?', '？']);
    lone.retain(|at| opening.is_none_or(|opening| *at > opening || is_answered(*at) && may_ask(*at)));
    without_readers(&mut turns, &pairs);
    let is_heading = |turn: &&Turn| turn.style == Style::Heading && turn.label.is_none();
    let asking_headings =
        turns.iter().filter(is_heading).filter(|turn| is_asking_heading(&turn.text)).count();
    // Among headings that ask, one that states is answered, too.
    let headings_ask = asking_headings * 3 >= turns.iter().filter(is_heading).count() * 2;
    let asks = |at: usize, turn: &Turn| match &turn.label {
        _ if lone.contains(&at) => true,
        // "REEL: Why?", where only the first of the bold questions carries a name.
        Some(label) if labels.len() == 1 && labels.get(label) == Some(&1) && turn.style == Style::Strong => {
            turn.text.ends_with(['?', '？'])
        }
        Some(label) => asking.contains(label),
        None => {
            styles.contains(&turn.style)
                && (turn.style != Style::Heading
                    || is_asking_heading(&turn.text)
                    || headings_ask && is_prompt(&turn.text))
        }
    };
    let asked = asked(&turns, &lone, asks);
    let first = turns.iter().enumerate().position(|(at, turn)| asks(at, turn));
    let spoken = turns.iter().enumerate();
    let spoken = spoken
        .filter(|(at, turn)| turn.label.is_some() || labelled || first.is_some_and(|first| *at >= first));
    let mut script =
        Script { text: spoken.map(|(_, turn)| format!("{}\n", turn.text)).collect(), ..Script::default() };
    let is_often = |label: &&String| labels.get(*label).is_some_and(|times| *times > 1);
    script.asking = asking.iter().filter(is_often).map(|label| fold(label)).collect();
    let taken = topics(&asked, &turns);
    script.remarks = asked.len() - taken.len();
    script.questions = taken;
    // A copy may have lost the line's end between the introduction and the first question.
    let is_labelled = asked.first().is_some_and(|first| first.labelled);
    if let Some(first) = script.questions.first_mut().filter(|_| !is_labelled) {
        *first = without_introduction(first).to_owned();
    }
    // Where only the answers carry names, those who answer what is set apart speak.
    if labelled || !script.questions.is_empty() && answers_are_named(&turns, &styles, &lone) {
        script.speakers = speakers(&turns, &labels, &asking);
    } else if asking.is_empty() && has_rubrics(&turns) {
        script.speakers = labels.keys().filter(|label| label.contains(' ')).cloned().collect();
    }
    script
}

/// Where most lines that begin with a number ask, all of them: "1. Introduce yourself."
fn numbered(turns: &[Turn], asked: &BTreeSet<usize>) -> Vec<usize> {
    const FEWEST: usize = 3;
    let is_numbered = |at: &usize| turns[*at].label.is_none() && number(&turns[*at].text).is_some();
    let all: Vec<usize> = (0..turns.len()).filter(is_numbered).collect();
    let are_most = |n: usize| n >= FEWEST && n * 3 >= all.len() * 2;
    let asking = all.iter().filter(|at| asked.contains(at)).count();
    // Numbers without a gap, and something below each of them.
    let is_row = (1..).zip(&all).all(|(n, at)| number(&turns[*at].text) == Some(n))
        && all.windows(2).all(|pair| pair[0] + 1 < pair[1]);
    let ending = all.iter().filter(|at| turns[**at].text.ends_with(['?', '？'])).count();
    if are_most(asking) || is_row && all.len() >= ROW && are_most(ending) { all } else { Vec::new() }
}

/// Whether "On the tank:", more than once, stands above what somebody says by name.
fn has_rubrics(turns: &[Turn]) -> bool {
    let is_rubric =
        |turn: &Turn| turn.label.is_none() && turn.text.starts_with("On ") && turn.text.ends_with(':');
    turns.windows(2).filter(|pair| is_rubric(&pair[0]) && pair[1].label.is_some()).nth(1).is_some()
}

/// What the interviewer says, in order; a question may go on in the next paragraph.
fn asked(turns: &[Turn], placed: &BTreeSet<usize>, asks: impl Fn(usize, &Turn) -> bool) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for (at, turn) in turns.iter().enumerate() {
        // A number before a question counts it.
        let said = if asks(at, turn) { bare(&turn.text).1 } else { String::new() };
        if said.is_empty() {
            if let Some(last) = asked.last_mut() {
                last.thanked |= !last.answered && is_thanks(&turn.text);
                last.answered = true;
            }
            continue;
        }
        let goes_on = |last: &Asked| {
            turn.label.is_none()
                && last.block + 1 == turn.block
                && !last.answered
                && turn.style != Style::Heading
        };
        // What is set like the questions above the first of them is the article's lead.
        let is_lead =
            asked.len() == 1 && asked[0].text.split(' ').count() >= LEAD && !is_question(&asked[0].text);
        let is_title = |last: &Asked| !last.labelled && last.text.ends_with(':') && is_short(&last.text);
        // "Fair enough." above a question of its own.
        let is_interjection = |last: &Asked| {
            !last.labelled && last.text.split(' ').count() <= INTERJECTION && last.text.ends_with(['.', '!'])
        };
        match asked.last_mut() {
            Some(last) if goes_on(last) && (is_title(last) || is_interjection(last)) => {
                last.text = said;
                last.block = turn.block;
            }
            Some(last) if goes_on(last) && !is_lead => {
                last.text.push(' ');
                last.text.push_str(&said);
                last.block = turn.block;
            }
            _ => asked.push(Asked {
                text: said,
                labelled: turn.label.is_some(),
                is_question: false,
                answered: false,
                thanked: false,
                is_placed: placed.contains(&at),
                block: turn.block,
            }),
        }
    }
    asked.iter_mut().for_each(|asked| asked.is_question = is_question(&asked.text));
    asked
}

/// "That is lovely to hear, thank you."
fn is_thanks(text: &str) -> bool {
    const LONGEST: usize = 8;
    static THANKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:thanks?|thank you)\b"));
    text.split(' ').count() <= LONGEST && THANKS.is_match(text) && sentences(text).len() == 1
}

/// "Get to know the director:" above the first question.
fn is_short(text: &str) -> bool {
    text.split(' ').count() <= LONGEST_TITLE
}

/// The questions, and the remarks that somebody answers as they would a question. Where only its type sets a
/// remark apart, it has to stand between questions: before and behind them are leads, notes and closing lines.
fn topics(asked: &[Asked], turns: &[Turn]) -> Vec<String> {
    let first = asked.iter().position(|asked| asked.is_question);
    let last = asked.iter().rposition(|asked| asked.is_question);
    let is_within = |at: usize| first.is_some_and(|first| first < at) && last.is_some_and(|last| at < last);
    // "You once said that you never look back." opens a talk, too.
    let opens =
        |at: usize| first == Some(at + 1) && (addresses(&asked[at].text) || begins_inviting(&asked[at].text));
    let is_near = |a: usize, b: usize| a.abs_diff(b) <= NEAR;
    let is_repeated = |asked: &Asked| {
        let near =
            turns.iter().filter(|turn| is_near(turn.block, asked.block) && turn.text.contains(&asked.text));
        near.count() > 1
    };
    let is_topic = |at: usize, asked: &Asked| {
        // "Wool?", but not "Really?"
        let is_one_word = asked.answered && asked.text.ends_with(['?', '？']) && !is_reaction(&asked.text);
        let is_invited = asked.answered && asked.is_placed && begins_inviting(&asked.text);
        let is_remark = first.is_some()
            && asked.answered
            && !asked.thanked
            && !(at == 0 && greets(&asked.text) || last < Some(at) && closes(&asked.text))
            && (asked.labelled || asked.is_placed || is_within(at) || opens(at))
            && is_prompt(&asked.text)
            && !is_repeated(asked);
        let meets = at < OPENING && asks_how_they_are(&asked.text);
        (asked.is_question || is_one_word || is_invited || is_remark) && !meets && !for_readers(&asked.text)
    };
    let taken = asked.iter().enumerate().filter(|(at, asked)| is_topic(*at, asked));
    taken.map(|(_, asked)| asked.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_are_asked_nobody_answers() {
        assert!(for_readers("What would you ask her? Tell us in the comments."));
        assert!(for_readers("Are you looking forward to Ember? Sound off down below!"));
        assert!(for_readers("What did you think? Let us know what you liked."));
        assert!(!for_readers("Did the sound go off? You let us know nothing."));
    }
}
