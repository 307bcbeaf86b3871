//! What a copied page offers besides, where no phrase gives it away: headlines in rows, lines amid the text,
//! sentences that send on in words of their own.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001) says
//! of each sentence of a page whether it offers something, by its words, its place and its neighbours. Its weights,
//! `offers.crf`, are fitted to the pages of our own writing in `tests/data/import/pages` by
//! `cargo test --release --test it import_offers -- --ignored --nocapture`, which says how well pages come out that were
//! held back.

mod clues;

use std::sync::LazyLock;

use crfs::{Attribute, Model};
use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::block::Block;
use crate::import::bullet::without_glyph;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::import::weights::Seen;
use crate::text::{fold, is_stop_word};

use super::about::Subjects;
use super::add;
use super::offered::calls_page;
use super::to_come::is_to_come;
use super::turning::is_pair_of_turns;
use super::words::HEADING;

/// What a sentence is called that offers something.
const OFFER: &str = "R";
/// Most sentences of a page that is read.
const MOST: usize = 4000;
/// Fewest parts of a row of tags, and most words of each.
const TAGS: usize = 3;
const TAG: usize = 4;

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::new(include_bytes!("offers.crf")).expect("the model is written by the fit and shipped")
});

/// Returns the sentences of a page whose headline is `title`, with what is seen of them.
pub(in super::super) fn seen(blocks: &[Block], title: &str) -> Vec<Seen> {
    let lines: Vec<(String, bool)> =
        blocks.iter().map(|block| (block.text(), block.is_tight)).take(MOST).collect();
    let units: Vec<clues::Unit<'_>> = lines
        .iter()
        .flat_map(|(line, is_tight)| {
            let parts = sentences(line);
            let of = parts.len();
            let is_spoken = clues::is_spoken(line);
            let unit =
                move |(at, text)| clues::Unit { text, is_spoken, at, of, is_tight: *is_tight && at == 0 };
            parts.into_iter().enumerate().map(unit)
        })
        .take(MOST)
        .collect();
    let found = clues::clues(&units, title);
    units.iter().zip(found).map(|(unit, clues)| Seen { text: unit.text.to_owned(), clues }).collect()
}

/// A sentence that offers something besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Offer {
    text: String,
    /// Which sentence of the page it is.
    at: usize,
    /// Whether it is a line of its own.
    is_alone: bool,
}

/// Returns the sentences of a copied page that offer something besides, in their order.
pub(in super::super) fn offering(blocks: &[Block], title: &str) -> Vec<Offer> {
    let is_copy = blocks.iter().all(|block| block.spans.iter().all(|span| span.link.is_none()));
    if !is_copy {
        return Vec::new();
    }
    let sentences = seen(blocks, title);
    let of_sentence = |one: &Seen| one.clues.iter().map(|clue| Attribute::new(clue, 1.0)).collect::<Vec<_>>();
    let attributes: Vec<Vec<Attribute>> = sentences.iter().map(of_sentence).collect();
    let called = MODEL.tagger().and_then(|tagger| {
        Ok(tagger.tag(&attributes)?.into_iter().map(|called| called == OFFER).collect::<Vec<_>>())
    });
    // It fails only where there is nothing to call.
    let called = called.unwrap_or_default();
    let offers = sentences.into_iter().zip(called).enumerate().filter(|(_, (_, offers))| *offers);
    let offer = |(at, (one, _)): (usize, (Seen, bool))| Offer {
        is_alone: one.clues.iter().any(|clue| clue == clues::ALONE),
        text: one.text,
        at,
    };
    let offers: Vec<Offer> =
        offers.map(offer).filter(|offer| sends(offer) && !is_furniture(&offer.text)).collect();
    // "Check out our interview with Ann Poe below:" offers one; above several it is their heading.
    let is_above = |(at, offer): (usize, &Offer)| {
        offer.text.ends_with(':')
            && offers.get(at + 1).is_some_and(|next| next.is_alone && next.at == offer.at + 1)
    };
    let kept = offers.iter().enumerate().filter(|one| !is_above(*one));
    kept.map(|(_, offer)| offer.clone()).collect()
}

/// Whether a line stands above what is offered, is the talk itself or any of ours, turns to the page before or behind, names
/// tags or a picture, or says when a film is shown or the page was changed.
fn is_furniture(text: &str) -> bool {
    static TURNS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*(?:prev(?:ious)?|next)\s*:|^[«←‹]"));
    // "Lena Aoki: 'I look at the floor' ( Harbour Images )" tells whose a picture is.
    static CREDIT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\( ?[^()]{2,40}\b(?:images|pictures|photos?|photography|getty) ?\)$"));
    // "Catch Ember on Friday, June 23 at 6:30 PM", in a hall; "Last updated on Friday"; "Ember Foto 1920x1080".
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b\d{1,2}:\d\d ?[ap]\.?m\b|^\W*(?:tagged|filed under|(?:last )?updated|(?:clip|image|photo|video) (?:via|courtesy))\b|\b\d{3,4}x\d{3,4}\b",
        )
    });
    let rest = text.split_once(": ").map_or(text, |(_, rest)| rest);
    let tags: Vec<&str> = rest.split(", ").collect();
    let is_tag = |part: &&str| part.split(' ').count() <= TAG;
    let are_tags = tags.len() >= TAGS && tags.iter().all(is_tag) && !text.ends_with(['.', '!', '?']);
    is_own_talk(text)
        || HEADING.is_match(text)
        || is_pair_of_turns(text)
        || TURNS.is_match(text)
        || CREDIT.is_match(text)
        || OTHER.is_match(text)
        || are_tags
}

/// Whether an offer is a line of its own, or sends somewhere: "The review of her life begins in the boat" does not.
fn sends(offer: &Offer) -> bool {
    static SENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:our|my|we|us|here|read|see|watch|listen|hear|check|click(?:ing)?|links?|linked|follow|visit|catch|look|find|found|miss(?:ed)?|available|online|earlier|previous(?:ly)?|more|also|below|above|last|archives?|piece|story)\b|:|[“‘][^”’]+[”’]",
        )
    });
    offer.is_alone || SENDS.is_match(&offer.text)
}

/// "Watch what Ann Poe had to say in the player above": the talk itself, or "any of our interviews" and none of them.
fn is_own_talk(text: &str) -> bool {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\bhad to say in the (?:player|video)\b|\b(?:our|my|the) full (?:interview|conversation|chat|talk) (?:below|above)\b|\bany of (?:our|my) ",
        )
    });
    OWN.is_match(text)
}

/// Adds what sentences offer of which a draft has nothing yet, and which are none of its topics. Lines that follow each
/// other are a list, of which half has to be about what the page is about, or of its series: "Three Questions: Ann Poe".
pub(super) fn add_offers(offering: &[Offer], subjects: &Subjects, draft: &mut Draft) {
    let lists = offering.chunk_by(|one, next| one.is_alone && next.is_alone && next.at <= one.at + 2);
    let series = draft.title.split_once(": ").map(|(lead, _)| format!("{lead}: "));
    let is_in_series = |text: &str| series.as_ref().is_some_and(|lead| text.starts_with(lead.as_str()));
    let is_about = |list: &&[Offer]| {
        let tells = |offer: &&Offer| subjects.are_in(&offer.text) || is_in_series(&offer.text);
        !list[0].is_alone || list.iter().filter(tells).count() * 2 >= list.len()
    };
    let offers: Vec<&Offer> = lists.filter(is_about).flatten().collect();
    for Offer { text: sentence, is_alone, .. } in offers {
        let folded = fold(sentence);
        let is_known = draft.links.iter().any(|link| is_of(&fold(&link.title), &folded, *is_alone));
        let is_topic = draft.topics.iter().any(|topic| is_part(&fold(&topic.question), &folded));
        let is_headline = is_part(&folded, &fold(&draft.title));
        if is_topic || is_headline || is_to_come(sentence) {
            continue;
        }
        if !is_known {
            let sentence = without_glyph(sentence);
            each(&sentence).for_each(|thing| add(draft, thing, None, &sentence));
        } else if !is_alone {
            behind_other(sentence, draft);
        }
    }
}

/// What a sentence offers one by one: "Watch |clips of Ember|, and read |our review|."
fn each(sentence: &str) -> impl Iterator<Item = &str> {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i),? and (?:(?:you can|also) ){0,2}(?:read|watch|see|listen to|check out) (?:our|my|the)\b",
        )
    });
    let (first, rest) = NEXT.find(sentence).map_or((sentence, ""), |next| sentence.split_at(next.start()));
    let rest = rest.trim_start_matches([',', ' ']).trim_start_matches("and ");
    [first, rest].into_iter().filter(|part| !part.is_empty()).map(bare)
}

/// Sends to something besides what stands before: "Read our review, |and don’t forget to see the trailer|."
static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[,;]| and| or| but)\s+(?:(?:and|or|also|then|please) )*(?:(?:don(?:’|')t (?:forget|miss)|be sure|make sure)(?: to)? )?(?:for [^,]{3,60}? )?(?:see also|see|read|watch|listen to|check out|look at|(?:have|take) a look at|try|catch)\s+([^.!?]{4,160}?)(?:,? and (?:see|read|watch|listen)\b|[.!?]|$)",
    )
});

/// Adds what a sentence offers behind something else.
fn behind_other(sentence: &str, draft: &mut Draft) {
    let mut rest = sentence;
    // What ends one may begin the next.
    while let Some(found) = ALSO.captures(rest) {
        rest = &rest[found.get(1).map_or(rest.len(), |also| also.end())..];
        let also = bare(&found[1]);
        let is_known = draft.links.iter().any(|link| is_part(&fold(&link.title), &fold(also)));
        let says = also.contains(char::is_uppercase) || also.split(' ').any(|word| calls_page(&fold(word)));
        if !is_known && says {
            add(draft, also, None, sentence);
        }
    }
}

/// Whether a text holds a sentence that offers something.
pub(in super::super) fn is_offered_in(offering: &[Offer], text: &str) -> bool {
    offering.iter().any(|offer| text.contains(&offer.text))
}

/// Whether one folded text has the other.
fn is_part(a: &str, b: &str) -> bool {
    let has = |one: &str, other: &str| format!(" {one} ").contains(&format!(" {other} "));
    has(a, b) || has(b, a)
}

/// Whether a link's folded title is what a folded sentence offers: most of its words are there; in a line that `is_alone`
/// most of all words are.
fn is_of(title: &str, sentence: &str, is_alone: bool) -> bool {
    let telling = |text: &'_ str| text.split(' ').filter(|word| !is_stop_word(word)).count();
    let shared = title
        .split(' ')
        .filter(|word| !is_stop_word(word) && sentence.split(' ').any(|other| other == *word))
        .count();
    let all = if is_alone { telling(title).max(telling(sentence)) } else { telling(title) };
    is_part(title, sentence) || shared >= 2 && shared * 5 >= 3 * all
}

/// What a sentence offers, without the words that send there: "Read |our talk with Ann Poe| here."
fn bare(sentence: &str) -> &str {
    static SENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:and|also|but|then|plus),? )*(?:(?:you can|be sure to|make sure to|don(?:’|')t (?:forget|miss)(?: to)?|please|to) )?(?:(?:also )?(?:see|read|watch|listen to|check out|have a look at|take a look at|catch|click here (?:to (?:read|watch|see)|for)|click (?:to|for))(?: more)?)\s+(?:also:?\s+)?",
        )
    });
    static TRAIL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\s*(?:\b(?:right )?(?:here|below|above|in the (?:player|video)(?: (?:above|below))?))?[.!:\s]*$",
        )
    });
    let start = SENDS.find(sentence).map_or(0, |found| found.end());
    let rest = &sentence[start..];
    let end = TRAIL.find(rest).map_or(rest.len(), |found| found.start());
    if rest[..end].contains(' ') { &rest[..end] } else { sentence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Kind;

    fn titles(draft: &Draft) -> Vec<&str> {
        draft.links.iter().map(|link| link.title.as_str()).collect()
    }

    #[test]
    fn headlines_in_a_row_below_a_talk_are_offers() {
        let lines = [
            "REEL: Was it cold?",
            "Lena Aoki: It was, and I had my brother’s coat, which was too long for me, so I fell down the stairs twice.",
            "REEL: What are you working on now?",
            "Lena Aoki: Something with a roof. I want to sit down when I work, for once, and I want my own chair for it.",
            "Ember is in theaters on Friday.",
            "Ember Review: A House That Burns and Burns",
            "Lena Aoki Explains the Ending of Ember",
            "Watch the First Trailer for Ember",
        ];
        let blocks: Vec<Block> = lines.iter().map(|line| Block::plain(Kind::Paragraph, *line)).collect();
        let offers = offering(&blocks, "Lena Aoki on Ember and Falling Down the Stairs");
        let texts: Vec<&str> = offers.iter().map(|offer| offer.text.as_str()).collect();
        assert_eq!(texts, &lines[5..]);
    }

    #[test]
    fn what_stands_behind_what_is_known_is_added_once() {
        let mut draft = Draft::new("Lena Aoki on Ember");
        add(&mut draft, "our review", None, "");
        let offer = |text: &str, at| Offer { text: text.to_owned(), at, is_alone: false };
        let offers = [
            offer("Read our review, and don’t forget to see the trailer below.", 1),
            offer("• You can read Joe Roe’s talk with Ann Poe here.", 2),
        ];
        add_offers(&offers, &Subjects::default(), &mut draft);
        assert_eq!(titles(&draft), ["our review", "the trailer", "Joe Roe’s talk with Ann Poe"]);
        add_offers(&offers, &Subjects::default(), &mut draft);
        assert_eq!(draft.links.len(), 3);
        let both = "You can watch more clips of Ember on our site, and read our critic Bo Sund’s notes.";
        add_offers(&[offer(both, 3)], &Subjects::default(), &mut draft);
        assert_eq!(titles(&draft)[3..], ["clips of Ember on our site", "our critic Bo Sund’s notes"]);
    }

    #[test]
    fn lines_about_anything_and_tags_are_none() {
        let mut draft = Draft::new("Lena Aoki on Ember");
        let offer = |text: &str, at| Offer { text: text.to_owned(), at, is_alone: true };
        add_offers(&[offer("The Ten Best Hats of the Year", 1)], &Subjects::default(), &mut draft);
        assert!(draft.links.is_empty());
        assert!(is_furniture("More: Ember, Interview, Lena Aoki"));
        assert!(is_furniture("« Ann Poe on Tide"));
        for text in [
            "Meet her at our table, and catch Ember on Friday, June 23 at 6:30 PM",
            "Tagged Ember, Interview",
            "Last Updated on Friday, 3 May 2019",
            "2 Ember Lena Aoki Foto 1920X1080",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        assert!(!is_furniture("Ember Review: A House That Burns and Burns"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at(text in proptest::prelude::any::<String>()) {
            let blocks = [Block::plain(Kind::Paragraph, text.as_str())];
            let mut draft = Draft::new("Ember");
            add_offers(&offering(&blocks, &text), &Subjects::default(), &mut draft);
            let _ = (bare(&text), is_furniture(&text));
        }
    }
}
