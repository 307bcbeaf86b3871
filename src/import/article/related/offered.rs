//! Phrases that name a page: "Adam's conversation with Sam Okell", "a set visit", "five clips from the film".
//!
//! A phrase is found from its noun: what stands before it up to an article, a number or an owner, and what "with",
//! "of" or "on" add behind it.

mod abroad;
mod behind;
mod word;

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::fold;

use abroad::named_abroad;
use behind::{ends_at, joins};
use word::{
    COUNTS, ENDS, IS, LEADS, MADE, NO_PAGE, OF_SOMETHING, OURS, PAGES, PAGES_OF_SOMEBODY, PICTURES,
    PREPOSITIONS, TALKS, THEIRS, Word,
};

/// Begins what is said of a page that no noun names: "what Ann Poe told us about Storm", "everything we know about
/// Storm 2".
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:[Ww]hat (?:he|she|they|(?:the|both|all) (?:\p{Ll}+ ){1,2}?)(?: )?(?:told (?:us|me)|said|had to say) about|[Ww]hat (?:\p{Ll}+ ){0,2}(?:\p{Lu}[\p{L}’'-]+ ){1,2}(?:said|says|told|thinks|thought|shared|revealed|had to say)|[Ee]verything (?:\p{Ll}+ ){0,2}(?:\p{Lu}[\p{L}’'-]+ ){1,2}(?:told|said|revealed|shared)|(?i:everything (?:we|you|I)(?:(?:’|')ve)? (?:know|need to know|learned|should know)(?: so far)? (?:about|on|from))|(?:the )?\d+ (?:\p{Ll}+ )?(?:things|facts|reasons|questions|moments|details) (?:to|you|we))\b",
    )
});

/// Longest such phrase before its noun, in words.
const MOST_BEFORE: usize = 7;
/// Shortest clause that names a page, in words.
const SHORTEST_CLAUSE: usize = 4;

/// Returns the phrases of a sentence that name pages, in its order.
pub(super) fn offered(sentence: &str) -> Vec<String> {
    let words: Vec<Word> = sentence.split(' ').filter(|word| !word.is_empty()).map(Word::of).collect();
    let clauses = clauses(sentence, &words);
    let mut found = Vec::new();
    let mut free = 0;
    for at in 0..words.len() {
        if at < free {
            continue;
        }
        if let Some((first, end)) = clauses.iter().find(|(first, _)| *first == at) {
            found.push(joined(&words[*first..*end]));
            free = *end;
            continue;
        }
        if let Some((first, end)) = phrase(&words, at).filter(|(first, _)| *first >= free) {
            // "my first post on the film, “Show of Hands,” is still up"
            if let Some(closing) = quoted_behind(&words, end) {
                found.push(joined(&words[end..=closing]).trim_matches(['“', '”', '"', ',', '.']).to_owned());
                free = closing + 1;
                continue;
            }
            found.push(joined(&words[first..end]));
            free = end;
        }
    }
    let abroad = beside(named_abroad(sentence).collect(), &found);
    found.extend(abroad);
    found
}

/// Words as one text, without the marks around it.
fn joined(words: &[Word]) -> String {
    let unmarked = |c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '–' | '—' | '(' | ' ');
    let text = words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    text.trim_matches(unmarked).to_owned()
}

/// The clauses that name a page without a noun, each as a phrase is given.
fn clauses(sentence: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let n_words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
    let clause = |found: regex::Match<'_>| {
        let (first, mut end) = (n_words(&sentence[..found.start()]), n_words(&sentence[..found.end()]));
        // "how the flood was made" is a whole sentence.
        let is_verb = found.as_str().trim_end().ends_with("ing");
        let tells = is_verb
            || words
                .get(first)
                .is_some_and(|word| word.is_one_of(&["how", "why", "what"]) && !word.has_capital());
        let goes_on = |at: usize| {
            // "Salt or Sea Air" is one.
            let is_title = words[at - 1].has_capital() && words.get(at + 1).is_some_and(Word::has_capital);
            let is_joint =
                words[at].bare == "and" && !joins(words, at) || words[at].bare == "or" && !is_title;
            let is_end = words[at].is_one_of(ENDS) && !tells || words[at].bare == "here";
            !words[at - 1].is_last && !is_end && !is_joint
        };
        while end < words.len() && goes_on(end) {
            end += 1;
        }
        (first, end)
    };
    let is_whole = |(first, end): &(usize, usize)| end - first >= SHORTEST_CLAUSE;
    // "For more, read about |why it was delayed"
    static WHY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:read|learn|hear|find out)(?:(?: all| more)? about)? ((?:why|how) |what \p{L}+ )|\b(?:read|watch|see|hear|find|missed) ((?-i:\p{Lu}\S+(?: \p{Lu}\S+)?) (?-i:\p{Ll}+ing) )|\b(?:don(?:’|')t miss|with) ((?:her|him|them|(?-i:\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)) (?:talking|explaining|breaking|discussing|describing|showing) )|\b(?:don(?:’|')t miss|listen to|hear|catch|check out|(?:can|will) (?:also )?find) ((?:her|him|them|(?-i:\p{Lu}\p{L}+(?: \p{Lu}[\p{L}-]+)?)) on )|\b(?:watch|see|check out|here(?:’|')s|here (?:is|are)) ((?:the first )?(?:\p{L}+|\d+) minutes (?:of|from))|(?:, |\b(?:and|also|is|are) )((?-i:\p{Lu}\p{L}+ \p{Lu}\p{L}+(?: and \p{Lu}\p{L}+ \p{Lu}\p{L}+)?) on (?:the|his|her|their|how|why|what|which|whether|\p{L}+ing|\p{L}+[’']s) )",
        )
    });
    // "If you’d like to hear what she had to say, ..." is what for, and no page.
    let is_wish = |found: &regex::Captures<'_>| {
        found.get(0).is_some_and(|all| {
            let before = &sentence[..all.start()];
            // "They quickly find out why it is not on any map."
            before.ends_with("to ") || before.ends_with("ly ")
        })
    };
    let why = WHY.captures_iter(sentence).filter(|found| !is_wish(found));
    let why = why.filter_map(|found| found.iter().skip(1).flatten().next());
    CLAUSE.find_iter(sentence).chain(why).map(clause).filter(is_whole).collect()
}

/// Whether a word is what a page about a film is called: "trailer".
pub(super) fn calls_page(word: &str) -> bool {
    PAGES.contains(&word) || PAGES_OF_SOMEBODY.contains(&word)
}

/// The phrase around the noun at a place: its first word, and the one behind its last.
fn phrase(words: &[Word], at: usize) -> Option<(usize, usize)> {
    let noun = &words[at];
    if !noun.is_one_of(PAGES) && !noun.is_one_of(PAGES_OF_SOMEBODY) {
        return None;
    }
    let first = begins_at(words, at)?;
    let end = ends_at(words, at);
    let is_page = names_page(words, first, at, end) && !is_said_aside(words, first, end);
    is_page.then_some((first, end))
}

/// Whether a noun with what stands before and behind it is a page to read, and not the one that is read.
fn names_page(words: &[Word], first: usize, at: usize, end: usize) -> bool {
    let (owner, noun) = (&words[first], &words[at]);
    let (before, behind) = (&words[first..at], &words[at + 1..end]);
    let says_more = !behind.is_empty();
    let has = |list: &[&str]| behind.iter().any(|word| word.is_one_of(list));
    // "Nell's story" is hers, and "our story" one to read.
    let is_ours = owner.is_one_of(OURS) || !noun.is_one_of(THEIRS) && before.iter().any(Word::owns);
    // "a piece on the score" is a page, and "a list of songs" need not be.
    let says_whose: &[&str] =
        if noun.is_one_of(OF_SOMETHING) { &["about", "on", "of", "from"] } else { &["about", "on"] };
    let next = words[at + 1..].iter().find(|next| !next.is_one_of(&["here", "for", "us"]));
    let is_about = next.is_some_and(|next| next.is_one_of(says_whose));
    // "the first images", "twenty images", and not any
    let is_new = before.iter().any(|word| word.is_one_of(&["first", "new", "latest", "exclusive"]));
    let is_counted = owner.bare.chars().all(|c| c.is_ascii_digit()) || owner.is_one_of(COUNTS);
    let is_general = owner.bare == "the" || owner.bare == "this" && first + 1 == at;
    // "the long talk he gave us", "the chat we had with her"
    let is_given = has(&["us"]) && !has(&["for"]) || has(&["had"]);
    let is_made = says_more && first.checked_sub(1).is_some_and(|made| words[made].is_one_of(MADE));
    let is_story = noun.is_one_of(&["story", "stories"]);
    let is_free = noun.is_one_of(PAGES)
        || is_ours
        || is_given
        || is_made && (!is_story || is_about)
        || (is_new || is_counted) && noun.is_one_of(PICTURES)
        || says_more && is_about && (is_new || !is_general) && !is_story;
    // "last week’s Reel Talk Podcast"
    let is_called = before.iter().any(|owner| owner.owns() && (noun.has_capital() || owner.has_capital()));
    // "in our interview with Ann Poe, she said"
    const DURING: &[&str] = &["during", "throughout", "after", "before", "since", "in", "from"];
    let is_during = first.checked_sub(1).is_some_and(|during| words[during].is_one_of(DURING));
    let is_own_talk =
        noun.is_one_of(TALKS) && !is_given && (!says_more && !is_called || owner.bare == "this" || is_during);
    let is_no_page = words.get(at + 1).is_some_and(|next| !noun.is_last && next.is_one_of(NO_PAGE));
    // "take a look at"
    // "our talk with Ann Poe, a look at the masks, and ..."
    let is_in_row = first > 0
        && words[first - 1].text.ends_with(',')
        && (words[end - 1].text.ends_with(',') || words[..first].iter().any(|word| word.is_one_of(OURS)));
    let is_taken = noun.is_one_of(&["look", "take", "dive"]) && !is_ours && !is_in_row;
    // "has more on the talk with Ann Poe", but "all of the talks" and "on our list"
    let is_of = first.checked_sub(1).is_some_and(|of| words[of].is_one_of(&["on", "about", "of"]));
    let is_all = first.checked_sub(2).is_some_and(|all| words[all].bare == "all");
    let is_of_other = is_of && !is_called && !is_all && !owner.is_one_of(OURS);
    let is_look = noun.bare == "look" && is_in_row;
    // "she asked us to read your review"
    let is_readers = owner.bare == "your" && !noun.has_capital();
    (is_free || is_look) && !is_readers && !is_own_talk && !is_no_page && !is_taken && !is_of_other
}

/// Whether what stands before a phrase says that it is not what is offered.
fn is_said_aside(words: &[Word], first: usize, end: usize) -> bool {
    let before = |n: usize| first.checked_sub(n).map_or("", |at| words[at].bare.as_str());
    // "what you see in the trailer", "as wild as the trailers suggest"
    let is_seen_there =
        ["in", "as", "than"].contains(&before(1)) && words[first].bare == "the" && end - first == 2;
    // "If you haven’t seen the trailer, Storm stars ..." tells what it is about.
    let says_to_watch =
        words[end..].iter().any(|word| word.bare.starts_with("watch") || word.bare == "check");
    let is_unseen =
        before(1) == "seen" && (before(2) == "not" || before(2).starts_with("haven")) && !says_to_watch;
    // "for more of our coverage"
    let is_more = before(1) == "of" && ["more", "any"].contains(&before(2));
    // "my report, with my first thoughts, is here"
    let is_within = before(1) == "with" && first.checked_sub(2).is_some_and(|at| words[at].is_last);
    // "For my take on the film, see my dispatch": what it is for is no page.
    let is_wanted = first == 1 && before(1) == "for" && (words[end - 1].is_last || end == words.len());
    // "leave us a review"
    const ASKING: &[&str] = &["leave", "write", "give", "drop"];
    let is_asked_for =
        ["leave", "write"].contains(&before(1)) || before(1) == "us" && ASKING.contains(&before(2));
    // "If you missed my other interviews for the film, here’s Ann Poe."
    let is_shown = words[end - 1].is_last && words.get(end).is_some_and(|next| next.bare.starts_with("here"));
    let are_shown = is_shown && words.get(first + 1).is_some_and(|other| other.bare == "other");
    are_shown || is_seen_there || is_unseen || is_more || is_within || is_wanted || is_asked_for
}

/// The last word of a title in quotation marks that begins at a place.
fn quoted_behind(words: &[Word], at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    const FEWEST: usize = 2;
    let opens = words.get(at)?.text.starts_with(['“', '"']);
    let closes = |word: &Word| word.text.trim_end_matches([',', '.', ';']).ends_with(['”', '"']);
    let length = words[at..].iter().take(LONGEST).position(closes)?;
    (opens && length + 1 >= FEWEST).then_some(at + length)
}

/// Where the phrase of a noun begins: with an article, a number or an owner.
fn begins_at(words: &[Word], noun: usize) -> Option<usize> {
    let mut first = noun;
    let mut number = None;
    while first > 0 && noun - first < MOST_BEFORE {
        let before = &words[first - 1];
        // A bracket or a dash all alone.
        if before.bare.is_empty() || words[first].text.starts_with('(') {
            break;
        }
        if before.is_last || before.is_one_of(ENDS) || before.is_one_of(PREPOSITIONS) || before.bare == "and"
        {
            break;
        }
        first -= 1;
        if before.owns() {
            // "Ann Poe's review", "the film's trailer"
            while first > 0 && noun - first < MOST_BEFORE && !words[first - 1].is_last {
                let owner = &words[first - 1];
                let belongs = owner.has_capital() && before.has_capital() || owner.determines();
                // "Meanwhile Ola’s review"
                let is_lead = first == 1 && owner.is_one_of(LEADS) || owner.is_one_of(IS);
                if is_lead || !belongs || owner.is_one_of(ENDS) {
                    break;
                }
                first -= 1;
            }
            return Some(first);
        }
        if before.determines() {
            return Some(first);
        }
        // "|20 images", but neither "Season |3 trailer" nor a year.
        let is_named = first.checked_sub(1).is_some_and(|at| words[at].has_capital());
        let is_year = before.bare.len() == 4;
        if before.bare.chars().all(|c| c.is_ascii_digit()) && !is_year && !is_named {
            number = Some(first);
        }
    }
    number
}

/// Whether a phrase names what the writer has said of a film before: "my round-up of the festival".
pub(super) fn is_own_report(phrase: &str) -> bool {
    const REPORTS: &[&str] = &[
        "review", "reviews", "recap", "recaps", "round-up", "roundup", "write-up", "report", "dispatch",
        "coverage",
    ];
    let mut words = phrase.split(' ').map(Word::of);
    words.next().is_some_and(|first| first.is_one_of(OURS)) && words.any(|word| word.is_one_of(REPORTS))
}

/// Whether a phrase names a talk.
pub(super) fn is_talk(phrase: &str) -> bool {
    phrase.split(' ').map(Word::of).any(|word| word.is_one_of(TALKS))
}

/// Leaves out the phrases that a list of things to read has already, in one wording or another.
pub(super) fn beside(phrases: Vec<String>, things: &[String]) -> Vec<String> {
    let things: Vec<String> = things.iter().map(|thing| fold(thing)).collect();
    let is_new = |phrase: &String| {
        let phrase = fold(phrase);
        !things.iter().any(|thing| thing.contains(&phrase) || phrase.contains(thing.as_str()))
    };
    phrases.into_iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        assert_eq!(offered(sentence), expected, "{sentence}");
    }

    #[test]
    fn a_phrase_reaches_from_its_owner_to_what_it_is_about() {
        check(
            "You can read Ola’s conversation with Ann Poe, where she breaks it down.",
            &["Ola’s conversation with Ann Poe"],
        );
        check(
            "We also have an exclusive featurette and, for the brave, an explanation of that last shot.",
            &["an exclusive featurette", "an explanation of that last shot"],
        );
        check("Meanwhile Ola’s B+ review says it better.", &["Ola’s B+ review"]);
        check(
            "There’s Ola’s Season 1 recap or the Season 2 trailer, which is short.",
            &["Ola’s Season 1 recap", "the Season 2 trailer"],
        );
        check(
            "Look at our talks with Ann Poe, Joe Roe, and Ola Vik and our review from Lund.",
            &["our talks with Ann Poe, Joe Roe, and Ola Vik", "our review from Lund"],
        );
        check(
            "Have a look at the conversation we had with Poe for Storm back in March.",
            &["the conversation we had with Poe for Storm back in March"],
        );
        check("If you missed it, our 2019 chat with Poe took place on a barge.", &["our 2019 chat with Poe"]);
    }

    #[test]
    fn a_trailer_that_is_to_be_watched_is_a_page() {
        check("If you haven’t seen the Storm trailer, watch it first.", &["the Storm trailer"]);
        check("See all the posters and images for Storm.", &["the posters and images for Storm"]);
        check("Read everything I learned on the set in Lund.", &["everything I learned on the set in Lund"]);
        check("Watch my talk with Ann Poe and Will Roe.", &["my talk with Ann Poe and Will Roe"]);
    }

    #[test]
    fn what_names_no_other_page_is_none() {
        check("Ann asked us to read your review twice.", &[]);
        check(
            "For a deeper dive into his first feature, we have a long piece on the making of Storm.",
            &["a long piece on the making of Storm"],
        );
        check("This interview has been edited.", &[]);
        check("In our interview with Ann Poe, she laughed.", &[]);
        check("It is the story of a mill, and the talk of the town.", &[]);
        check("She lives in a trailer park and runs a talk show.", &[]);
        check("Take a look at the salt.", &[]);
        check("If you haven’t seen the trailers, Storm stars Ann Poe.", &[]);
        check("If you missed my other talks, here’s Ann Poe.", &[]);
        check("It is as wild as the trailers suggest.", &[]);
        check("They quickly find out why it is on no map.", &[]);
    }
}
