//! Questions that neither a name nor their type tells: the text of a page that has lost its type.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::lists::begins_asking;
use crate::import::article::parts::sentences;
use crate::import::bullet::bare;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::question::{addresses, begins_inviting, is_prompt};
use super::styles::SHORTEST_ANSWER;
use super::turns::{Style, Turn};

/// Fewest questions that nothing but their mark tells, and the longest of them, in words.
pub(super) const LONE: usize = 3;
const LONGEST_LONE: usize = 80;
/// Longest question that begins as one, too, so that two of them are enough.
const LONGEST_SURE: usize = 30;

/// Shortest remark that closes a talk, in words.
const SHORTEST_CLOSING: usize = 6;
/// Longest answer that asks back and ends the talk, in words.
const LONGEST_ANSWER_BACK: usize = 3;

/// Length at which a line is no headline, in bytes.
const SAID: usize = 80;

/// Says when a film is out, or asks something of the reader.
static OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:opens?|out now|is out|if you|release[sd]?|theat(?:er|re)s|cinemas|streaming|interview|subscribe|sign up|newsletter|podcasts?|listen|follow|available|airs|read (?:our|more))\b",
    )
});

/// The questions of a text that has lost its type: lines that end as questions do, with an answer below.
/// Where names stand before the answers, one has to follow.
pub(super) fn lone_questions(turns: &[Turn], asking: &[String]) -> BTreeSet<usize> {
    let is_set = |turn: &Turn| matches!(turn.style, Style::Strong | Style::Emphasis);
    if turns.iter().any(|turn| is_set(turn) && ends_asking(turn)) {
        return BTreeSet::new();
    }
    let answers = |turn: &Turn| turn.label.as_ref().is_some_and(|label| !asking.contains(label));
    let answered = turns.windows(2).filter(|pair| ends_asking(&pair[0]) && answers(&pair[1]));
    let named = answered.count() >= LONE - 1;
    let mut found = BTreeSet::new();
    for (at, pair) in turns.windows(2).enumerate() {
        let is_answer = at.checked_sub(1).is_some_and(|before| found.contains(&before));
        let is_one = is_line(&pair[0])
            && !is_answer
            && ends_asking(&pair[0])
            // The name of whoever answers may stand on a line of its own.
            && (is_said(&pair[1].text) || turns.get(at + 2).is_some_and(|next| next.text.len() >= SAID))
            && (answers(&pair[1])
                || !named && pair[1].label.is_none() && (!ends_asking(&pair[1]) || asks_back(turns, at)));
        if is_one {
            found.insert(at);
        }
    }
    found.extend(numbered(turns, &found));
    let invited = invitations(turns, &found);
    let is_sure = |&at: &usize| answers(&turns[at + 1]) || is_sure(turns, at);
    let fewest = match asking.is_empty() && !found.iter().all(is_sure) {
        true => LONE,
        false => LONE - 1,
    };
    if found.len() < LONE - 1 || found.len() + invited.len() < fewest {
        return BTreeSet::new();
    }
    found.extend(invited);
    found.extend(first_labelled(turns, &found));
    found.extend(amid_answers(turns, &found));
    found.extend(between_named(turns, &found, answers));
    found
}

/// Remarks that are answered as the questions around them are, one paragraph each: "There is hardly any music in
/// it." Between two questions stand an answer, the remark, and its answer.
fn amid_answers(turns: &[Turn], found: &BTreeSet<usize>) -> Vec<usize> {
    const LONGEST: usize = 22;
    const LONGEST_EVEN: usize = 40;
    let words = |at: usize| turns[at].text.split(' ').count();
    let gaps: Vec<(usize, usize)> = found.iter().copied().zip(found.iter().copied().skip(1)).collect();
    let single = gaps.iter().filter(|(from, to)| to - from == 2).count();
    let is_mostly = single >= LONE && single * 10 >= gaps.len() * 6;
    // Where answers had several paragraphs, some number of them would be odd.
    let is_even = gaps.len() >= LONE
        && single * 2 >= gaps.len()
        && gaps.iter().all(|(from, to)| (to - from).is_multiple_of(2));
    if !is_mostly && !is_even {
        return Vec::new();
    }
    let is_remark = |at: usize| {
        is_line(&turns[at])
            && !turns[at].is_tight
            && (words(at) <= LONGEST && words(at) < words(at + 1) || is_even && words(at) <= LONGEST_EVEN)
            && turns[at].text.ends_with(['.', '!', '…'])
    };
    // "You said that you never look back." opens a talk, too.
    let opens = |first: &usize| {
        let at = first.checked_sub(2)?;
        let is_said_to = addresses(&turns[at].text) || turns[at].text.contains(" you ");
        let is_long = words(at) >= SHORTEST_CLOSING;
        (is_remark(at) && is_said_to && is_long && !OUT.is_match(&turns[at].text)).then_some(at)
    };
    let opening = found.first().and_then(opens);
    let closing = found.last().filter(|_| is_even).map(|last| closing_remarks(turns, *last, is_remark));
    let others = gaps.iter().filter(|(from, to)| to - from > 2 && (to - from).is_multiple_of(2));
    let remarks = others.map(|(from, to)| (from + 2..*to).step_by(2).collect::<Vec<_>>());
    remarks
        .filter(|remarks| remarks.iter().all(|&at| is_remark(at)))
        .flatten()
        .chain(opening)
        .chain(closing.into_iter().flatten())
        .collect()
}

/// Remarks behind the last question, each answered by one paragraph in which somebody speaks of themselves.
fn closing_remarks(turns: &[Turn], last: usize, is_remark: impl Fn(usize) -> bool) -> Vec<usize> {
    static I: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:I|my|me|we|our|us|We|My|Our)\b"));
    let is_one = |at: &usize| {
        at + 1 < turns.len()
            && is_remark(*at)
            && turns[*at].text.split(' ').count() >= SHORTEST_CLOSING
            && turns[at + 1].label.is_none()
            && !OUT.is_match(&turns[*at].text)
            && I.is_match(&turns[at + 1].text)
    };
    (last + 2..turns.len()).step_by(2).take_while(is_one).collect()
}

/// Remarks right between what two named answer: "Let's talk about the ship, since it is a sink."
fn between_named(turns: &[Turn], found: &BTreeSet<usize>, answers: impl Fn(&Turn) -> bool) -> Vec<usize> {
    const LONGEST: usize = 25;
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
    let is_one = |at: &usize| {
        let text = &turns[*at].text;
        is_line(&turns[*at])
            && answers(&turns[at - 1])
            && answers(&turns[at + 1])
            && text.split(' ').count() <= LONGEST
            && (is_prompt(text) || begins_inviting(text))
    };
    (first + 1..*last).filter(|at| !found.contains(at) && is_one(at)).collect()
}

/// Where questions are numbered, whatever else is numbered among them: "5. Your favourite film, go."
fn numbered(turns: &[Turn], found: &BTreeSet<usize>) -> Vec<usize> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}[.)] "));
    let is_one = |at: &usize| NUMBER.is_match(&turns[*at].text);
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
    match found.iter().filter(|at| is_one(at)).count() {
        LONE.. => (*first..*last).filter(|at| !found.contains(at) && is_one(at)).collect(),
        _ => Vec::new(),
    }
}

/// The questions of a text in pairs of lines, each a question and right below it the answer, where most of the
/// first lines ask: the others are answered as well.
pub(super) fn in_pairs(turns: &[Turn]) -> BTreeSet<usize> {
    const FEWEST: usize = 4;
    let is_pair = |at: usize| {
        let opens = turns.get(at).is_some_and(|turn| {
            !turn.is_tight && turn.label.is_none() && turn.style == Style::Plain && is_line(turn)
        });
        let follows = turns.get(at + 1).is_some_and(|turn| turn.is_tight && turn.label.is_none());
        opens && follows && turns.get(at + 2).is_none_or(|turn| !turn.is_tight)
    };
    let asks = |at: &usize| turns[*at].text.contains(['?', '？']);
    let pairs: Vec<usize> = (0..turns.len()).filter(|&at| is_pair(at)).collect();
    let (Some(first), Some(last)) = (pairs.iter().position(asks), pairs.iter().rposition(asks)) else {
        return BTreeSet::new();
    };
    // "I hear that you keep bees." opens a talk, too.
    let opens = first.checked_sub(1).is_some_and(|before| {
        let text = &turns[pairs[before]].text;
        text.split(' ').count() >= SHORTEST_CLOSING
            && pairs[before] + 2 == pairs[first]
            && text.contains(" you ")
            && text.ends_with('.')
    });
    let within = &pairs[if opens { first - 1 } else { first }..=last];
    let asking = within.iter().filter(|at| asks(at)).count();
    match asking >= FEWEST && asking * 3 >= within.len() * 2 {
        true => within.iter().copied().collect(),
        false => BTreeSet::new(),
    }
}

/// Takes from the questions of pairs what stands behind the last sentence of most of them: the names of readers
/// who ask. "Why salt? Marge, Leeds"
pub(super) fn without_readers(turns: &mut [Turn], pairs: &BTreeSet<usize>) {
    const LONGEST: usize = 3;
    let bare = |text: &str| {
        let end = text.rfind(['?', '.', '!'])? + 1;
        let name = text[end..].trim();
        (!name.is_empty() && name.split(' ').count() <= LONGEST).then(|| text[..end].trim().to_owned())
    };
    let bared: Vec<(usize, String)> =
        pairs.iter().filter_map(|&at| Some((at, bare(&turns[at].text)?))).collect();
    if bared.len() * 3 >= pairs.len() * 2 {
        bared.into_iter().for_each(|(at, text)| turns[at].text = text);
    }
}

/// "Reel: Why?", where only the first question carries a name.
fn first_labelled(turns: &[Turn], found: &BTreeSet<usize>) -> Option<usize> {
    let first = *found.first()?;
    let asks = |turn: &Turn| turn.label.is_some() && (ends_asking(turn) || begins_inviting(&turn.text));
    let at = turns[..first].iter().rposition(asks)?;
    let count = turns.iter().filter(|turn| turn.label == turns[at].label).count();
    (count == 1 && !ends_asking(&turns[at + 1])).then_some(at)
}

/// "How did you shoot the drive? It looks real."
fn goes_on_after_asking(turn: &Turn) -> bool {
    const LONGEST: usize = 18;
    const LONGEST_SENTENCE: usize = 26;
    let is_short = |(asks, rest): (&str, &str)| {
        begins_asking(&bare(asks).1)
            && (rest.split(' ').count() <= LONGEST
                || rest.split(' ').count() <= LONGEST_SENTENCE && sentences(rest).len() == 1)
            && rest.ends_with(['.', '!', '…'])
            && !rest.contains('?')
    };
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:and finally|and|so|but|finally|lastly|now|last question),? "));
    LEAD.replace(&turn.text, "").split_once("? ").is_some_and(is_short)
}

/// Whether an answer that ends as a question does follows one that begins so, and the next one follows it:
/// "Why salt?" "It is cheap. Have you ever bought snow?" "What is next?"
fn asks_back(turns: &[Turn], question: usize) -> bool {
    let begins = |turn: Option<&Turn>| {
        let is_one = |turn: &Turn| {
            let said = sentences(&turn.text);
            begins_asking(&bare(&turn.text).1)
                || said.len() == 1
                || said.last().is_some_and(|last| begins_asking(last))
        };
        turn.is_some_and(|turn| ends_asking(turn) && is_one(turn))
    };
    let answer = &turns[question + 1].text;
    let first = sentences(answer).into_iter().next().unwrap_or_default();
    let thanks = |turn: &Turn| fold(&turn.text).contains("thank");
    let goes_on = turns.get(question + 2).is_some_and(|turn| ends_asking(turn) || thanks(turn));
    // "Does the dog survive?" "Which dog?"
    let is_short = answer.split(' ').count() <= LONGEST_ANSWER_BACK && turns.len() > question + 2;
    begins(turns.get(question)) && (goes_on && !first.ends_with('?') || is_short)
}

/// "Five countries for one film. Walk us through that."
fn ends_inviting(text: &str) -> bool {
    matches!(&sentences(text)[..], [_, last] if begins_inviting(last))
}

fn ends_asking(turn: &Turn) -> bool {
    turn.text.ends_with(['?', '？'])
}

/// Whether a text is long, or ends as a sentence does: a headline is neither.
fn is_said(text: &str) -> bool {
    text.len() >= SAID
        || text.ends_with(['.', '!', '?', '…', '”', '"', '»', '’', ')', ']', '。', '？', '！', '」'])
}

fn is_line(turn: &Turn) -> bool {
    turn.label.is_none() && matches!(turn.style, Style::Plain) && turn.text.split(' ').count() <= LONGEST_LONE
}

/// Whether a line begins as a question, too, and some sentences answer it.
fn is_sure(turns: &[Turn], at: usize) -> bool {
    let words = |turn: &Turn| turn.text.split(' ').count();
    begins_asking(&bare(&turns[at].text).1)
        && words(&turns[at]) <= LONGEST_SURE
        && turns.get(at + 1).is_some_and(|answer| words(answer) >= SHORTEST_ANSWER)
}

/// Lines by which somebody is asked to tell, among other questions: "Tell me about the first day."
fn invitations(turns: &[Turn], found: &BTreeSet<usize>) -> Vec<usize> {
    let words = |turn: &Turn| turn.text.split(' ').count();
    let is_one = |(at, pair): (usize, &[Turn])| {
        let is_answer = at.checked_sub(1).is_some_and(|before| found.contains(&before));
        let is_invitation = is_line(&pair[0])
            && (words(&pair[0]) <= LONGEST_SURE
                && (begins_inviting(&bare(&pair[0].text).1) || ends_inviting(&pair[0].text))
                || goes_on_after_asking(&pair[0]))
            && !found.contains(&at)
            && !is_answer
            && (words(&pair[1]) > words(&pair[0])
                || found.first() == Some(&(at + 2))
                || !ends_asking(&pair[1]) && goes_on_after_asking(&pair[0]));
        is_invitation.then_some(at)
    };
    turns.windows(2).enumerate().filter_map(is_one).collect()
}
