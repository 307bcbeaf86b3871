//! What a sentence says to read where a copy has lost the addresses.

mod quotation;
mod several;
mod titles;

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

use super::offered::{beside, offered};
use super::to_come::{FUTURE, without_asides};
use super::wrote::wrote;

pub(super) use quotation::is_quoted;
use quotation::is_said;
pub(super) use several::{headlines, several_of_line, to_choose};
use several::{one_each, several, talks_with};
use titles::{included, piece_of_verb, title_at_end, titles_of_verb};

/// Parts of a closing sentence, each of which is one thing to read.
static HERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bhere(?:’|'|`)?(?:s| is| are)\s+|\b(?:and )?you can (?:also )?(?:read|watch|see|find|check out)\s+|\b(?:and )?click here (?:for|to (?:read|watch|see))\s+|\bvoici\s+|\baqu[íi] (?:est[áa]n?|tienes|puedes (?:leer|ver))\s+|(?:,|\band) here (?:for|to (?:read|watch|see))\s+",
    )
});

/// Behind what is ours to read: where it stands, and when.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\s,]+(?:(?:(?:just |simply )?click |right |over )?here|there|now|today|too|if you (?:missed|haven).*|in case you missed.*|from (?:last|earlier this|this) (?:week|month|year)|(?:last|this) (?:week|month|year)|aqu[íi]|ici|hier)\W*$|,? which (?:includes?|covers?|is|are|was|were|you)\b.*$|, (?:where|in which) .*$",
    )
});
/// Says of what it names that it stands on the page itself.
static ON_THIS_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i):\s*$|\b(?:hit|after|past|make) the jump\b|\b(?:synopsis|logline|exactly what (?:we|he|she|they|was (?:said|asked))\b|(?:player|below|above)\b[^,]*$|\b(?:the|this|our|full) video(?: (?:above|below|player|at|up)\b.*|\W*$))",
    )
});
/// What a page is called.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:reviews?|interviews?|trailers?|conversations?|stor(?:y|ies)|articles?|coverage|chats?|talks?|recaps?|profiles?|essays?|reports?|lists?|pieces?|posts?|visits?|explainers?|previous|guides?|clips?|videos?|images?|posters?|news|updates?|featurettes?)\b",
    )
});
/// "Ann Poe on her last film", as pages are called.
static NAME_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+ (?:on|talk\w*|explain\w*|discuss\w*) "));
/// What can be read behind "you can read".
static PAGE_OF_OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:our|my|the|all|more|other|what|how|why|an?)\b|\b(?:reviews?|interviews?|trailers?|conversations?|stor(?:y|ies)|articles?|coverage)\b",
    )
});
/// What "here's" begins in somebody's mouth: "here's the thing", "here's what nobody knows".
static SAYING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:the (?:(?:one |only )?(?:thing|deal|problem|truth|trick|catch|point|answer|part|bit|question))\b|plenty\b|how\b|why\b|where\b|when\b|to\b|hoping\b|looking\b|my (?:\p{L}+|\d+) questions\b|everything (?:we|they) (?:covered|went over|talked|discussed|said)|what (?:nobody|no one|everybody|everyone|people|i|we|you|happen\w*|it|makes?|matters)\b)",
    )
});
/// What is ours without being a page to read besides.
static NO_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:channels?|newsletters?|digital edition|podcast|apps?|social|patreon|(?:web)?site|merch|store|shop|pages?|magazine|(?:this|latest|new|current|print) issue|membership|discord|forums?|full (?:interview|conversation|chat|discussion|talk|q&a|transcript)|chats? below|calendar|archives?)\b",
    )
});

/// The talk that the page itself is.
static OWN_TALK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:the|this|that|our|my|an?) (?:(?:full|whole|entire|video|complete) ){0,2}(?:interview|conversation|chat|talk|discussion|video|(?:list|rundown|breakdown|highlights) of (?:everything|what) (?:we|they|he|she)\b.*|(?:\p{L}+ ){0,3}(?:audio|mp3)|(?:breakdown|transcript|summary|rundown|highlights|(?:first|second|other) half|rest) of (?:the|our|my|this) (?:interview|conversation|chat|talk))(?: (?:before|after|when|while|once|if|in|at|by|below|above)\b.*)?$",
    )
});
/// "Here is what Ann Poe told us.", above what she did.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*here(?:(?:’|')s| is) what \S+(?: \S+)? (?:told|said|had to say)\b.{0,20}$|^\W*here(?:(?:’|')s| is) what (?:he|she|they)\b.{0,40}$",
    )
});

/// What stands before the next comma or "and".
fn rest_of_item(text: &str) -> &str {
    text.split(',').next().and_then(|item| item.split(" and ").next()).unwrap_or(text)
}

/// The things to read of a sentence whose addresses are lost.
pub(super) fn lost(sentence: &str) -> Vec<String> {
    let sentence = without_asides(sentence);
    // Parts what one verb governs from what the next does: "read A|, and |watch B", "watch A|, |read B".
    static NEXT_VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:,?\s+(?:and|or)\s+|,\s+)(?P<verb>(?:watch|check out|listen to|see|read|take a look at|find out|find|catch)\s+)",
        )
    });
    static FOR_MORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*for more\b"));
    if TOLD.is_match(sentence) {
        return Vec::new();
    }
    let talks = talks_with(sentence);
    if !talks.is_empty() {
        return talks;
    }
    let is_for_more = FOR_MORE.is_match(sentence);
    let whole = sentence;
    let mut found = wrote(sentence);
    let (rest, is_here) = said_to_be_here(sentence);
    found.extend(is_here);
    let sentence = rest.as_str();
    let mut start = 0;
    for next in NEXT_VERB.captures_iter(sentence) {
        let (Some(whole), Some(verb)) = (next.get(0), next.name("verb")) else { continue };
        found.extend(of_clause(&sentence[start..whole.start()], false));
        start = verb.start();
    }
    found.extend(of_clause(&sentence[start..], is_for_more && start > 0));
    let more = beside(pages(whole), &found);
    found.extend(more);
    // "see more |of her photography|": nothing begins so.
    found.retain(|thing| !OWN_TALK.is_match(thing) && !thing.starts_with("of "));
    found
}

/// The pages that a sentence names, unless somebody says it or they are the page itself.
pub(super) fn named(sentence: &str) -> Vec<String> {
    let sentence = without_asides(sentence);
    let talks = talks_with(sentence);
    if talks.is_empty() { pages(sentence) } else { talks }
}

/// The same of a sentence without asides that lists no talks.
fn pages(sentence: &str) -> Vec<String> {
    let is_quoted = sentence.contains(['"', '“', '”', '„']) && is_said(sentence, sentence.len());
    static THANKS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:many |special |big )?(?:thanks|thank you) to\b"));
    if let Some(thing) = piece_of_verb(sentence) {
        return vec![thing.to_owned()];
    }
    let included = included(sentence);
    if !included.is_empty() {
        return included;
    }
    let titles = titles_of_verb(sentence);
    if !titles.is_empty() {
        return titles;
    }
    if let Some(found) = title_at_end(sentence) {
        let before = named(sentence[..found.get(0).map_or(0, |all| all.start())].trim_end());
        return before.into_iter().chain([found[1].to_owned()]).collect();
    }
    match ON_THIS_PAGE.is_match(sentence)
        || THANKS.is_match(sentence)
        || FUTURE.is_match(sentence)
        || TOLD.is_match(sentence)
        || is_quoted
    {
        true => Vec::new(),
        false => {
            offered(sentence).iter().flat_map(|page| one_each(page)).filter(|page| is_other(page)).collect()
        }
    }
}

/// Whether a phrase names one page, and not the site or a place of it; "our podcast with Ann Poe" is an episode.
fn is_other(page: &str) -> bool {
    static EPISODE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\bpodcast (?:with|about|on|discussion|episode|conversation|chat) |(?-i:Podcast)$")
    });
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["“][^"“”]*["”]"#));
    !NO_PAGE.is_match(&QUOTED.replace_all(page, "")) || EPISODE.is_match(page)
}

/// What a sentence says to be here, and the sentence without it: "|, and if you missed it, our talk with Ann is
/// here|", "|for my talk with Ann, click here|".
fn said_to_be_here(sentence: &str) -> (String, Vec<String>) {
    static IS_HERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:,? and |, |\(|^\W*)(?:(?:if|in case) you missed (?:it|them), )?((?:our|my) [^,.;:]{3,80}?) (?:is|are|can be found) (?:right |over )?here\b",
        )
    });
    static CLICK_FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\bfor ((?:(?:all (?:of )?)?(?:our|my)|the|what (?:I|we)) [^,.;:]{3,80}?),? (?:just )?(?:click (?:right )?here|(?:head|go) (?:over )?(?:here|to this (?:page|link))|see this page)\b",
        )
    });
    // "if you missed |my talk with Ann Poe|, click here", "if you’d like to watch |some clips|, click here"
    static CLICK_IF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:(?:if|in case) you(?:(?:’|')ve)? missed|(?:if you(?:(?:’|')d| would) like|if you want) to (?:watch|see|read|hear)|haven(?:’|')t (?:seen|read|heard)) ([^,.;:]{6,80}), (?:you can |just |simply )?(?:click|(?:watch|read|find|see|listen to) (?:it|that|them|those|the)\b[^,.]{0,30}?) ?(?:right )?here\b",
        )
    });
    // "you can watch |Ann Poe play the spoons| over here", "The panel recap: it’s right here"
    static SEE_HERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\byou can (?:also )?(?:watch|read|see|hear) ([^,.;:]{6,100}?),? (?:right |over )here\b|^([^:.]{6,80}): it(?:(?:’|')s| is) (?:right |over )?here\b|(?:if|in case) you haven(?:’|')t (?:seen|read|heard) ((?:my|our) [^,.;:]{6,90}), it(?:(?:’|')s| is) (?:right |over )?here\b|\bor (\p{Lu}\p{L}+ \p{Lu}\p{L}+ on [^,.;]{4,80}?) (?:right |over )here\b|(\p{Lu}\p{L}+, whose [^,.;]{3,40}?) you can (?:read|watch|see) (?:right |over )?here\b|^(\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}-]+(?:’s|'s) [^.;:]{6,100}?),?[”\x22]? can be (?:read|seen|watched|found|heard) (?:right |over )?here\b|\b(?:[Rr]ead|[Ss]ee|[Ff]ind) (all [^.,;:]{10,80}?) (?:right |over )?here\b",
        )
    });
    let forms = [&*IS_HERE, &*CLICK_FOR, &*CLICK_IF];
    let things = forms.iter().flat_map(|form| form.captures_iter(sentence)).map(|found| found[1].to_owned());
    // "if you missed |what Ann Poe told us|, ..."
    let is_page =
        |thing: &String| PAGE.is_match(thing) || thing.starts_with("what ") || NAME_ON.is_match(thing);
    // "any of |the trailers|"
    let all = |thing: String| match thing.strip_prefix("any of the ") {
        Some(rest) => format!("the {rest}"),
        None => thing,
    };
    let seen = SEE_HERE
        .captures_iter(sentence)
        .filter_map(|found| found.iter().skip(1).flatten().next().map(|m| m.as_str().to_owned()));
    let things = things
        .filter(|thing| is_page(thing))
        .chain(seen)
        .map(all)
        .filter(|thing| {
            !NO_PAGE.is_match(thing) && !["that ", "any of "].iter().any(|lead| thing.starts_with(lead))
        })
        .collect();
    let without = |rest: String, form: &&Regex| form.replace_all(&rest, "").into_owned();
    let rest = forms.iter().chain([&&*SEE_HERE]).fold(sentence.to_owned(), without);
    (rest, things)
}

/// Whether a sentence amid a copied article points to pages, so that it is read as a closing one is.
pub(super) fn points_away(sentence: &str) -> bool {
    static POINTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:if|in case) you (?:(?:’|')ve )?missed\b|\bclick here\b"));
    (POINTS.is_match(sentence) || !wrote(sentence).is_empty()) && !ON_THIS_PAGE.is_match(sentence)
}

/// What a sentence amid a copied article calls ours, and says that it is here: "you can read my full review here".
pub(super) fn ours_here(sentence: &str) -> Vec<String> {
    static OURS_HERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:read|watch|see|find|check out|listen to) ((?:my|our) [^,.;:]{3,80}?) (?:right |over )?here\b",
        )
    });
    let (rest, mut things) = said_to_be_here(sentence);
    things.extend(OURS_HERE.captures_iter(&rest).map(|found| found[1].to_owned()));
    things.retain(|thing| PAGE.is_match(thing));
    // "(watch the interview here)"
    static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\([^()]*?\b(?:read|watch|see|listen to) (that|(?:the|his|her|their) (?:\p{L}+ ){0,2}(?:interviews?|reviews?|take|talk|chat|report|profile|piece|story|trailer)(?: [^()]{2,60}?)?) (?:right )?here\.?\)",
        )
    });
    things.extend(ASIDE.captures_iter(&rest).map(|found| found[1].to_owned()));
    things
}

/// The same of what one verb governs; an `order` that follows what there is more of is a thing to read as a whole:
/// "and |watch them try to dance".
fn of_clause(sentence: &str, order: bool) -> Vec<String> {
    static AND_AT_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i),?\s+(?:or|and|plus|y|et|und)\s*$"));
    if ON_THIS_PAGE.is_match(sentence)
        || HERE.find(sentence).is_some_and(|here| is_said(sentence, here.start()))
    {
        return Vec::new();
    }
    let mut starts: Vec<(usize, usize)> =
        HERE.find_iter(sentence).map(|here| (here.start(), here.end())).collect();
    if starts.is_empty() {
        let pages = named(sentence);
        let whole = sentence.trim().trim_end_matches(['.', '!']);
        return if pages.is_empty() && order { vec![whole.to_owned()] } else { pages };
    }
    // "check out our review, and here's our talk"
    let mut found = named(&sentence[..starts[0].0]);
    starts.push((sentence.len(), sentence.len()));
    for pair in starts.windows(2) {
        let thing = &sentence[pair[0].1..pair[1].0];
        // "You can see her in Storm": somebody's work is no page.
        let is_the = thing.starts_with("the ") && !PAGE.is_match(thing);
        let is_free = sentence[pair[0].0..pair[0].1].to_lowercase().contains("you can");
        if is_free && (is_the || !PAGE_OF_OURS.is_match(thing)) {
            continue;
        }
        let things = several(AND_AT_END.replace(thing, "").trim());
        found.extend(things.iter().flat_map(|thing| one_each(thing)));
    }
    // "click here to see how it was built" sends there, whatever it says.
    found.iter_mut().for_each(|thing| {
        let bare = PLACE.replace(thing, "");
        // "our interview from last year" is not the one that is read.
        if !OWN_TALK.is_match(&bare) || !thing.contains(" from ") {
            *thing = bare.into_owned();
        }
    });
    let is_sent = sentence.to_lowercase().contains("click here");
    found.retain(|thing| is_sent || !SAYING.is_match(thing));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_may_hold_several_things_to_read() {
        let text = "Finally, here’s Lena Aoki talking about a possible Storm movie, here’s what she had to say about Ann Poe’s work in Tide, and here are updates on their series based on The Well, as well as a film of Grove for Reel and a play after Moss for Stage.";
        let expected = [
            "Lena Aoki talking about a possible Storm movie",
            "what she had to say about Ann Poe’s work in Tide",
            "updates on their series based on The Well",
            "a film of Grove for Reel",
            "a play after Moss for Stage",
        ];
        assert_eq!(lost(text), expected);
    }

    #[test]
    fn what_is_said_to_be_here_is_taken_apart_from_the_rest() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            assert_eq!(lost(text), expected, "{text}");
        }
        check(
            "Here’s the trailer for Storm, and if you missed it, our interview with Ann Poe is here.",
            &["our interview with Ann Poe", "the trailer for Storm"],
        );
        check(
            "If you missed my interview with Ann Poe and Joe Roe, click here.",
            &["my interview with Ann Poe and Joe Roe"],
        );
        check(
            "If you missed what Ann Poe told us about Tide, you can watch that interview here.",
            &["what Ann Poe told us about Tide"],
        );
        check("Read Ann O’Poe’s four-star review of Storm here.", &["Ann O’Poe’s four-star review of Storm"]);
        check(
            "Read our 2022 talk with Ann Poe here, and watch the trailer for Storm here.",
            &["our 2022 talk with Ann Poe", "the trailer for Storm"],
        );
        check(
            "For more on Storm, watch our interviews with Ann Poe and Joe Roe, read our review, and find out what creator Ola Vik said about goats.",
            &[
                "our interviews with Ann Poe",
                "Joe Roe",
                "our review",
                "what creator Ola Vik said about goats",
            ],
        );
        check("Listen to our podcast for news.", &[]);
        check("Watch it after the jump, and click here to read Ann’s review.", &["Ann’s review"]);
        check("Here’s my talk with Ann Poe and look for Joe Roe tomorrow.", &["my talk with Ann Poe"]);
        check("Look for my talk with Joe Roe on Thursday.", &[]);
        check(
            "If you want more of Ann Poe, check out the best Ann Poe movies and how to watch them.",
            &["the best Ann Poe movies and how to watch them"],
        );
        check(
            "For more, take a look at Every Barn That Is Now on Film.",
            &["Every Barn That Is Now on Film"],
        );
        check(
            "For more, check out Ten Cellars With a Good View and Exclusive Clip: The Goat That Can Swim.",
            &["Ten Cellars With a Good View", "Exclusive Clip: The Goat That Can Swim"],
        );
        check(
            "Read our past talks in this series, including Ann Poe on Storm and Joe Roe on Tide.",
            &["Ann Poe on Storm", "Joe Roe on Tide"],
        );
        check(
            "Check out our talk with Ann Poe, a look at the boats of Storm, and our review.",
            &["our talk with Ann Poe", "a look at the boats of Storm", "our review"],
        );
    }

    #[test]
    fn a_line_may_lead_to_two_pages() {
        assert_eq!(several_of_line("my essay on Storm at ten, and Joe Roe on the light of Tide").len(), 2);
        assert_eq!(several_of_line("Ann Poe on Tide (transcript) and Joe Roe at home (video)").len(), 2);
        assert_eq!(several_of_line("Ann Poe Talks Storm, Stunts, and Working with Joe Roe").len(), 1);
    }
}
