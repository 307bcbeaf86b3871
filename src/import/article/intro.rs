//! Topics that an introduction names: "talked about how ..., why ..., and what ...".

mod clauses;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{Stemmer, fold};

use super::super::block::{Block, Kind};
use super::super::pattern::pattern;
use super::parts::{Parts, sentences};

use clauses::{ASKS, WH, one_thing, split};

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:talk(?:s|ed|ing)?|spoke|speaks?|chat(?:s|ted)?|gab(?:s|bed)?|opened up|opens up|reflect(?:s|ed)?|open(?:s|ed) up)(?: (?:with|to) (?:us|me|[A-Z]\w+))?(?: (?:in depth|at length|candidly|more|a bit|also))? (?:about|on)|(?:talk(?:s|ed|ing)?|spoke|speaks?|chat(?:s|ted)?|sat down|sits down|caught up|met)(?: (?:1-on-1|one-on-one|exclusively|briefly|at length))? (?:with|to) (?:[^.,;]|,[”\x22’'] ?|, [“\x22‘]){2,80}?,? about|(?:tells?|told) (?:us|me|the [A-Z]\w+|[A-Z]\w+(?: [A-Z]\w+)?) about|(?:tells?|told) (?:us|me|(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?)|ask(?:s|ed) (?:him|her|them|the (?:pair|two|duo)|[A-Z]\w+(?: [A-Z]\w+)?) about|(?:was|were) (?:also |just as )?(?:candid|frank) about|hear(?:ing)? (?:more )?about|to explain|here (?:is|are) (?:(?-i:\p{Lu})[\p{L}’'-]+ ){1,3}on|discuss(?:es|ed|ing)?|explain(?:s|ed)|reveal(?:s|ed)|share(?:s|d)|touch(?:es|ed)? (?:up)?on|in[- ]depth (?:about|on)|habl(?:ó|aron|a|an|amos)(?: con nosotros)? (?:de|sobre|acerca de)|cont(?:ó|aron)|explic(?:ó|aron)|nos cuent(?:a|an)|(?:a|ont) parlé de|parl(?:e|ent) de|(?:a|ont) évoqué|évoqu(?:e|ent)|revien(?:t|nent) sur|racont(?:e|ent)|(?:a|ont) raconté|(?:a|ont) expliqué|expliqu(?:e|ent)|sprach(?:en)? (?:mit uns )?über|erzählt(?:e|en)?(?: uns)?,?)[:,]? ",
    )
});

/// What leads to clauses that ask, and may lead to anything else.
static LEADS_TO_ASKING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:to ask|(?:ask|question|press|quizz)(?:s|ed|ing)? (?:him|her|them|the (?:pair|two|duo)|(?-i:\p{Lu})[\p{L}’'-]+)|(?:keen|eager|curious|anxious|wanted|dying|hoping) to (?:know|learn|find out|hear|understand)|curious(?: about| as to)?|(?:hear|find out|learn|discover)(?: about)?|(?:stories|things|topics|subjects|secrets|details|anecdotes|questions|insights?)\b[^.,;:]{0,40}?(?: like|,? such as|,? including| about| on|:)|(?:gets?|got|goes|went|dives?|dived|delves?|delved|digs?|dug) (?:into|over|through)|(?:recall|recount|remember|describ|detail|address|unpack|break|consider|ponder)(?:s|es|ed|ing)?(?: down)?|(?:spoke|speaks?|talks?|talked) as well (?:of|about|on)) ",
    )
});
/// Words of a clause that are enough to tell that a listed question is the same.
const SHARED: usize = 2;
/// How many paragraphs of a page without a list count as its introduction, and their least length in bytes.
const INTRO_PARAGRAPHS: usize = 12;
/// Longest line below a headline that says more of it, in words.
const DEK: usize = 25;
const PARAGRAPH: usize = 40;

/// Returns the clauses of the introduction that name topics, as they stand, with a capital.
///
/// Where they are the only topics of a page, `alone`, they may be several things without a question.
pub(super) fn clauses(parts: &Parts, list: Option<usize>, alone: bool) -> Vec<String> {
    let before = &parts.blocks[..list.unwrap_or(parts.blocks.len())];
    let own = before.iter().filter(|block| block.kind == Kind::Paragraph && !block.related);
    let texts = own.map(Block::text).filter(|text| !super::related::is_pointer(text));
    let mut paragraphs = texts.filter(|text| text.len() >= PARAGRAPH).peekable();
    // "She also explains why she left", right below the headline of a page that has its questions.
    if !alone && list.is_none() {
        paragraphs.next_if(|text| text.split(' ').count() <= DEK && sentences(text).len() == 1);
    }
    let mut found = Vec::new();
    for text in paragraphs.take(if list.is_some() { usize::MAX } else { INTRO_PARAGRAPHS }) {
        for sentence in sentences(&text) {
            let each = told_by_each(sentence);
            if alone && each.len() > 1 {
                found.extend(each);
                continue;
            }
            let mut clauses = told(sentence, alone, !found.is_empty());
            if alone && clauses.is_empty() {
                clauses = asked(sentence);
            }
            found.extend(clauses);
        }
    }
    found
}

/// What a sentence says was talked about; `goes_on` where something was told before it.
fn told(sentence: &str, alone: bool, goes_on: bool) -> Vec<String> {
    let leads = |cue: &regex::Match<'_>| {
        !is_heading(cue.as_str())
            && !is_praise(&sentence[..cue.start()])
            && !is_of_two(cue.as_str())
            && (!is_told(cue.as_str()) || ASKS.is_match(&sentence[cue.end()..]))
    };
    // "to discuss the film, he sat down to talk about |why ..."
    let cues = || CUE.find_iter(sentence).filter(leads);
    let asking = cues().find(|cue| WH.is_match(&sentence[cue.end()..]));
    let Some(cue) = asking.or_else(|| cues().next()) else { return Vec::new() };
    let mut clauses = split(&sentence[cue.end()..], alone);
    // "He was also candid about |leaving the set|", behind what else was talked about.
    if alone && clauses.is_empty() && goes_on && sentence[..cue.end()].contains(" also ") {
        clauses.extend(one_thing(&sentence[cue.end()..]));
    }
    // "He tells us how he did it", below the headline of a page that lists the topics.
    let is_enough = alone || clauses.len() > 1 || !is_told(cue.as_str());
    if is_enough { clauses } else { Vec::new() }
}

/// What a sentence says that somebody asked or wanted to know: "We were keen to learn |how it ends"; and what somebody
/// "talks", which are several things: "Lena Aoki talks |salt, fog and her love of lamps".
fn asked(sentence: &str) -> Vec<String> {
    const SEVERAL: usize = 3;
    static TALKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\btalks (?:us )?(?:through )?"));
    let cue = LEADS_TO_ASKING.find_iter(sentence).find(|cue| ASKS.is_match(&sentence[cue.end()..]));
    if let Some(cue) = cue {
        return split(&sentence[cue.end()..], true);
    }
    let things = TALKS.find(sentence).map(|cue| split(&sentence[cue.end()..], true));
    things.filter(|things| things.len() >= SEVERAL).unwrap_or_default()
}

/// What each of several tells: "Poe talks about |ropes|, Roe discusses |what floats|, and Vik explains |the fog|."
fn told_by_each(sentence: &str) -> Vec<String> {
    static TELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|, (?:and |while )?| (?:and|while) )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? (?:talks about|speaks about|discusses|explains|lays out|reveals|shares|describes|recalls|reflects on|tells us about) ",
        )
    });
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    let starts: Vec<_> = TELLS.find_iter(bare).collect();
    if starts.len() < 2 || starts[0].start() > 0 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(regex::Match::start).chain([bare.len()]);
    starts.iter().zip(ends).map(|(told, end)| crate::text::capitalised(&bare[told.end()..end])).collect()
}

/// Whether a clause may be several things that nothing parts for sure: "The house, Easter eggs", "what he wants and the
/// way he asks for it". "What became of Ember, the film she left" is one.
pub(super) fn names_several(clause: &str) -> bool {
    const SAYS_MORE: &[&str] = &["the ", "a ", "an ", "who ", "which ", "where ", "whose ", "when "];
    let parted = |rest: &str| !SAYS_MORE.iter().any(|more| rest.starts_with(more));
    let is_parted = clause.split_once(", ").is_some_and(|(_, rest)| !WH.is_match(clause) || parted(rest));
    is_parted || [" and the ", " and a ", " and an "].iter().any(|joint| clause.contains(joint))
}

/// Whether a sentence tells what was talked about: "We discussed how long it took, and when we’ll see a trailer."
pub(super) fn tells(sentence: &str) -> bool {
    CUE.find(sentence).is_some_and(|cue| !split(&sentence[cue.end()..], false).is_empty())
}

/// "I |spoke to her, and she was open about| how it was made."
fn is_of_two(cue: &str) -> bool {
    [" and she ", " and he ", " and they "].iter().any(|and| cue.contains(and))
}

/// "He told us |why he left", but not "He told us |that he left."
fn is_told(cue: &str) -> bool {
    let told = fold(cue);
    (told.starts_with("tell") || told.starts_with("told")) && !told.ends_with("about")
}

/// "The Last Goat, |Explained:| What Really Happened": a headline.
fn is_heading(cue: &str) -> bool {
    cue.starts_with("Explain") && cue.trim_end().ends_with(':')
}

/// "Its most |discussed scene, ..."
fn is_praise(before: &str) -> bool {
    // "He has done plenty of |talking about| salt, so we did not ask."
    if before.trim_end().ends_with("plenty of") {
        return true;
    }
    let word = before.trim_end().rsplit([' ', '-']).next().unwrap_or("");
    ["most", "much", "widely", "often", "more"].contains(&fold(word).as_str())
}

/// Whether a question that is there asks what a clause names.
pub(super) fn covers(question: &str, clause: &str, stemmer: &Stemmer) -> bool {
    if fold(question) == fold(clause) {
        return true;
    }
    let (asked, named) = (telling(question, stemmer), telling(clause, stemmer));
    let shared = named.iter().filter(|term| asked.contains(term)).count();
    !named.is_empty() && (shared >= SHARED.max(named.len().div_ceil(3)) || shared * 2 >= named.len().max(1))
}

/// Whether two questions say the same, most of the words of each being in the other.
pub(super) fn repeats(one: &str, other: &str, stemmer: &Stemmer) -> bool {
    let (one, other) = (telling(one, stemmer), telling(other, stemmer));
    let shared = one.iter().filter(|term| other.contains(term)).count();
    shared > 0 && shared * 3 >= one.len().max(other.len()) * 2
}

/// Whether most of a clause's words are said in a transcript, so that it is no topic of its own.
pub(super) fn is_said_in(clause: &str, spoken: &str, stemmer: &Stemmer) -> bool {
    let said: std::collections::HashSet<String> = stemmer.terms(spoken).into_iter().collect();
    let named = telling(clause, stemmer);
    named.iter().filter(|term| said.contains(*term)).count() * 2 >= named.len()
}

/// The stems of a text without those of titles, which many questions share.
fn telling(text: &str, stemmer: &Stemmer) -> Vec<String> {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\p{Lu}[\p{L}’']+(?:: \p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+)*)|(?:the|The) [‘“']?\p{Lu}\p{L}+",
        )
    });
    let without = TITLE.replace_all(text, " ");
    let mut terms = stemmer.terms(&without);
    if terms.is_empty() {
        terms = stemmer.terms(text);
    }
    terms.sort();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_several_things_is_no_topic_for_sure() {
        for clause in ["The house, Easter eggs", "What she got and the way she asked", "Why it rains, Ember"]
        {
            assert!(names_several(clause), "{clause}");
        }
        for clause in
            ["What became of Ember, the film she left", "How the mill was built", "Ann and Joe as a pair"]
        {
            assert!(!names_several(clause), "{clause}");
        }
    }

    #[test]
    fn what_somebody_asked_or_wanted_to_know_is_a_topic() {
        for (sentence, expected) in [
            ("I wanted to know how it ends, and asked why she left.", &["How it ends", "Why she left"][..]),
            (
                "She tells stories from the set like how she lit the barn, the fog, and a great deal more.",
                &["How she lit the barn", "The fog"],
            ),
            (
                "The former baker talks rowing, rye bread and her love of lamps",
                &["Rowing", "Rye bread", "Her love of lamps"],
            ),
            ("We were curious, and she talks a lot.", &[]),
            ("She talks to us about salt.", &[]),
            ("I asked whatever came to mind.", &[]),
        ] {
            assert_eq!(asked(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn each_of_several_tells_something() {
        let sentence = "Ann discusses how three friends rowed out and Joe reveals what he left on shore.";
        assert_eq!(told_by_each(sentence), ["How three friends rowed out", "What he left on shore"]);
        assert!(told_by_each("Ann discusses how Joe and Vik row.").is_empty());
    }

    #[test]
    fn what_is_listed_is_not_proposed() {
        let stemmer = Stemmer::default();
        assert!(covers(
            "How did she find the time to test the gel?",
            "How she found time for tests",
            &stemmer
        ));
        assert!(!covers(
            "Why does she like Storm: Rising?",
            "What the world’s reaction to Storm: Rising means to her",
            &stemmer
        ));
    }
}
