//! What a page offers by what a tagger says of its words.
//!
//! Rules know the forms in which pages were seen to send elsewhere, the tagger what such sentences mean. What it marks is
//! taken, where addresses were kept only with a link; of what only rules found, that is dropped which is hardly likely to it.

mod whole;

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::LinkKind;
use crate::text::fold;

use super::super::super::block::{Block, Kind};
use super::super::super::draft::Draft;
use super::super::super::marks::{Marks, Sought, Span};
use super::super::super::pattern::pattern;
use super::super::parts::heads_latest;
use super::closing::PROSE;
use super::offered::is_talk;
use super::{add, heads_list, kind, to_come};

/// Least likelihood of what is marked where rules found it too, and where they did not; and of what only rules found.
/// Chosen on 192 of the pages in `tests/data/import/pages` by taggers that were not taught them, beside what rules found
/// on them at first sight: 136 pages are right then; neighbouring values differ by a few. The least of what only rules
/// found is lower than is best there, as they know forms of sentences of which the tagger saw few.
const WITH_RULES: f32 = 0.4;
const ALONE: f32 = 0.7;
const RULES_ALONE: f32 = 0.05;
/// Least likelihood of what is marked where the page has a link, and of a link that only rules took. Chosen on 42 pages in
/// HTML (30 of them in `tests/data/import/pages/web`), of which 21 had all related items right by rules and 27 with the
/// tagger; neighbouring values differ by one.
const LINKED: f32 = 0.5;
const LINKED_ALONE: f32 = 0.02;
/// Words of the shortest entry of a list of headlines.
const HEADLINE: usize = 4;
/// Fewest titles by rules that are not one.
const SEVERAL: usize = 3;
/// How long a bullet is at most, in bytes.
const BULLET: usize = 4;
/// How far behind a talk that the page offers it says where it is, in bytes.
const BEHIND: usize = 60;
/// Fewest words of a link amid a sentence that is believed: fewer are a name.
const TELLING: usize = 3;
/// Shortest text of such a link, in characters.
const SHORTEST: usize = 5;

/// Settles what a draft of a copied page offers, in the order of the page.
pub(super) fn settle(marks: &Marks, draft: &mut Draft) {
    let by_rules = std::mem::take(&mut draft.links);
    let spans = marks.found(Sought::Offer);
    let agreeing = |span: &Span<'_>| -> Vec<usize> {
        (0..by_rules.len()).filter(|&at| is_there(span, &by_rules[at].title)).collect()
    };
    let with_rules: Vec<Vec<usize>> = spans.iter().map(agreeing).collect();
    let headline = fold(&draft.title);
    let general = general(marks);
    let mut is_taken = vec![false; by_rules.len()];
    let mut places = Vec::new();
    for (span, agreeing) in spans.iter().zip(&with_rules) {
        let least = if agreeing.is_empty() { ALONE } else { WITH_RULES };
        let Some(own) = whole::whole(span) else { continue };
        // "Review: Ember, Interview: Ann Poe rows, Ten barns", which rules part.
        if agreeing.len() >= SEVERAL && agreeing.iter().all(|at| own.contains(&by_rules[*at].title)) {
            continue;
        }
        let is_of_page = || agreeing.is_empty() && (is_talk_of_page(span, own, draft) || is_to_come(span));
        let is_of_list = general.contains(&span.line) && (is_entry(span) || agreeing.is_empty());
        if span.likelihood < least || fold(own) == headline || is_of_list || is_of_page() {
            continue;
        }
        agreeing.iter().for_each(|&at| is_taken[at] = true);
        // Where both found one thing, rules may have found more of it.
        let is_one = |at: usize| with_rules.iter().filter(|others| others.contains(&at)).count() == 1;
        let title = match agreeing[..] {
            [at] if is_one(at) && by_rules[at].title.starts_with(own) => &by_rules[at].title,
            _ => own,
        };
        let before = draft.links.len();
        add(draft, title, None, span.within);
        for link in &mut draft.links[before..] {
            if kind(&link.title, None) == LinkKind::News {
                link.kind = span.kind;
            }
            places.push((span.line, span.start));
        }
    }
    let mut place = (0, 0);
    // An entry of a list right below another that is taken is of the same list.
    let entries: Vec<usize> = spans.iter().filter(|span| is_entry(span)).map(|span| span.line).collect();
    let is_below_entry = |line: usize| line.checked_sub(1).is_some_and(|above| entries.contains(&above));
    for (link, is_taken) in by_rules.into_iter().zip(is_taken) {
        place = marks.find(&link.title).unwrap_or(place);
        let likelihood = marks.likelihood(Sought::Offer, &link.title);
        let is_likely = likelihood.is_none_or(|likelihood| likelihood >= RULES_ALONE);
        let is_known = draft.links.iter().any(|other| fold(&other.title) == fold(&link.title));
        let is_in_list = || {
            let n_words = link.title.split(' ').count();
            n_words >= HEADLINE && place.1 <= BULLET && is_below_entry(place.0)
        };
        let is_of_anything = general.contains(&place.0) && place.1 <= BULLET;
        if !is_taken && !is_known && !is_of_anything && (is_likely || is_in_list()) {
            draft.links.push(link);
            places.push(place);
        }
    }
    let mut settled: Vec<_> = places.into_iter().zip(std::mem::take(&mut draft.links)).collect();
    settled.sort_by_key(|(place, _)| *place);
    draft.links = settled.into_iter().map(|(_, link)| link).collect();
}

/// Settles what a draft offers of a page that has kept its addresses: what stands in boxes of related pages is kept, as
/// the page itself says what it is.
pub(super) fn settle_placed(marks: &Marks, blocks: &[Block], draft: &mut Draft) {
    // A link amid a sentence that rules took is believed, too: the tagger was taught few of them.
    let is_amid = |block: &Block, title: &str| {
        block.kind == Kind::Paragraph && block.linked_share() < PROSE && title.split(' ').count() >= TELLING
    };
    let believed: HashSet<String> = blocks
        .iter()
        .flat_map(|block| block.links().into_iter().map(move |link| (block, link)))
        .filter(|(block, (title, _))| block.related || is_amid(block, title))
        .map(|(_, (_, url))| url)
        .collect();
    draft.links.retain(|link| {
        let is_likely = || marks.likelihood(Sought::Offer, &link.title).is_none_or(|own| own >= LINKED_ALONE);
        link.url.as_ref().is_some_and(|url| believed.contains(url)) || is_likely()
    });
    let mut spans = marks.found(Sought::Offer);
    spans.retain(|span| span.likelihood >= LINKED);
    for block in blocks {
        let text = block.text();
        let of_block: Vec<&Span<'_>> = spans.iter().filter(|span| span.within == text).collect();
        if of_block.is_empty() {
            continue;
        }
        for (title, url) in block.links() {
            let is_marked =
                of_block.iter().any(|span| span.text.contains(&title) || title.contains(span.text));
            let is_known = draft
                .links
                .iter()
                .any(|link| link.url.as_deref() == Some(&url) || fold(&link.title) == fold(&title));
            if is_marked && !is_known && title.chars().count() >= SHORTEST {
                add(draft, &title, Some(url), &text);
            }
        }
    }
}

/// A heading over what a site offers anybody, "Popular", behind an article, and the lines below it, up to the next heading
/// or paragraph.
fn general(marks: &Marks) -> HashSet<usize> {
    const MOST: usize = 16;
    const PARAGRAPH: usize = 30;
    let lines: Vec<&str> = marks.lines().collect();
    let ends = |line: &&&str| heads_list(line) || line.split(' ').count() >= PARAGRAPH;
    let headed = |heading: usize| {
        let n = lines[heading + 1..].iter().take(MOST).take_while(|line| !ends(line)).count();
        heading..heading + 1 + n
    };
    (lines.len() / 3..lines.len()).filter(|&at| heads_latest(lines[at])).flat_map(headed).collect()
}

/// Whether what is marked is nearly a whole line, and surely offered.
fn is_entry(span: &Span<'_>) -> bool {
    span.likelihood >= ALONE && span.text.len() * 5 >= span.within.len() * 4
}

/// "You can hear my talk with Lena Aoki in the player above", on the page of that talk.
fn is_talk_of_page(span: &Span<'_>, title: &str, draft: &Draft) -> bool {
    static HERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:player|above|below|have a listen|here now|press play|video|embedded|(?:dig|dive) in|(?:can|to|now|finally) share)\b",
        )
    });
    let title = fold(title);
    let is_with = |name: &str| title.split(' ').any(|word| name.rsplit(' ').next() == Some(word));
    let names_who_answers =
        draft.people.iter().any(|person| person.interviewee && is_with(&fold(&person.name)));
    names_who_answers && is_talk(&title) && HERE.is_match(sentence(span))
}

/// Whether a page is not there yet: "Read our talk with Ann Poe, and come back next week for |my review|".
fn is_to_come(span: &Span<'_>) -> bool {
    static BACK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:come|check) back\b[^.!?]{0,40}\bfor (?:my |our |the )?$"));
    BACK.is_match(&span.within[..span.start]) || to_come::is_to_come(sentence(span))
}

/// The sentence that offers what is marked, as far behind it as a few words.
fn sentence<'a>(span: &Span<'a>) -> &'a str {
    let lead = span.within[..span.start].rsplit(['.', '!', '?']).next().unwrap_or_default();
    let sentence = &span.within[span.start - lead.len()..];
    &sentence[..sentence.floor_char_boundary(lead.len() + span.text.len() + BEHIND)]
}

/// Whether a title by rules stands where a tagger marks something.
fn is_there(span: &Span<'_>, title: &str) -> bool {
    span.within.match_indices(title).any(|(at, _)| at < span.end && at + title.len() > span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::{Kind, Span as BlockSpan};
    use crate::import::marks::tests::{Saying, marks};
    use crate::import::{Hints, Known, import_with};

    const PAGE: &str =
        "Lena Aoki on Ember\nYou can read our review and Bo Sund’s notes on the harp.\nSee the trailer.";

    fn settled(says: Vec<(Sought, &'static str, f32)>, by_rules: &[&str]) -> Vec<String> {
        let mut draft = Draft::new("Lena Aoki on Ember");
        by_rules.iter().for_each(|title| add(&mut draft, title, None, ""));
        settle(&marks(PAGE, &Saying(says)), &mut draft);
        draft.links.into_iter().map(|link| link.title).collect()
    }

    #[test]
    fn what_is_likely_is_taken_in_the_order_of_the_page() {
        let says = vec![
            (Sought::Offer, "our review", 0.5),
            (Sought::Offer, "Bo Sund’s notes", 0.9),
            (Sought::Offer, "the trailer", 0.6),
            (Sought::Offer, "Lena Aoki on Ember", 0.9),
        ];
        assert_eq!(
            settled(says.clone(), &[]),
            ["Bo Sund’s notes"],
            "the page itself is nothing else to read"
        );
        let by_rules = ["the trailer", "our review"];
        assert_eq!(settled(says, &by_rules), ["our review", "Bo Sund’s notes", "the trailer"]);
    }

    #[test]
    fn where_links_have_addresses_a_box_is_believed_and_a_marked_link_is_taken() {
        let link = |text: &str, url: &str| BlockSpan {
            text: text.to_owned(),
            link: Some(url.to_owned()),
            ..BlockSpan::default()
        };
        let plain = |text: &str| BlockSpan { text: text.to_owned(), ..BlockSpan::default() };
        let block = |spans, related| Block { spans, related, ..Block::plain(Kind::Paragraph, "") };
        let blocks = [
            block(
                vec![
                    plain("Dig "),
                    link("this clip", "https://reel.example/clip"),
                    plain(" or "),
                    link("the map", "https://reel.example/map"),
                    plain(", or read, while the kettle boils on the stove behind you, "),
                    link("part one of this", "https://reel.example/one"),
                ],
                false,
            ),
            block(vec![link("A boxed page", "https://reel.example/boxed")], true),
        ];
        let mut draft = Draft::new("Lena Aoki on Ember");
        add(&mut draft, "the map", Some("https://reel.example/map".into()), "");
        add(&mut draft, "part one of this", Some("https://reel.example/one".into()), "");
        add(&mut draft, "A boxed page", Some("https://reel.example/boxed".into()), "");
        let page = "Dig this clip or the map, or read, while the kettle boils on the stove behind you, part one of this\nA boxed page";
        settle_placed(&marks(page, &Saying(vec![(Sought::Offer, "this clip", 0.6)])), &blocks, &mut draft);
        let titles: Vec<&str> = draft.links.iter().map(|link| link.title.as_str()).collect();
        assert_eq!(titles, ["part one of this", "A boxed page", "this clip"], "few words are a name");
        assert_eq!(draft.links[2].url.as_deref(), Some("https://reel.example/clip"));
    }

    #[test]
    fn an_address_without_a_host_stays_unknown() {
        let page = "<html lang=en><article><h1>Lena Aoki on Ember</h1>\
            <p>Lena Aoki burned a barn twice for a film about two brothers who share one coat.</p>\
            <p>In the meantime, dig <a href=/clip>this clip</a>, and do not miss the film when it opens.</p>\
            </article>";
        let tagger = Saying(vec![(Sought::Offer, "this clip", 0.9)]);
        let drafts = import_with(Some(&tagger), page.as_bytes(), &Hints::default(), &Known::default());
        let links = &drafts.unwrap()[0].links;
        let links: Vec<_> = links.iter().map(|link| (link.title.as_str(), link.url.as_deref())).collect();
        assert_eq!(links, [("this clip", None)]);
    }

    #[test]
    fn of_what_both_found_the_longer_text_is_kept_and_of_what_rules_found_the_likely() {
        let says = vec![(Sought::Offer, "Bo Sund’s notes", 0.9)];
        let by_rules = ["Bo Sund’s notes on the harp", "the trailer"];
        assert_eq!(settled(says, &by_rules), ["Bo Sund’s notes on the harp"]);
        let doubtful = vec![(Sought::Offer, "the trailer", 0.2)];
        assert_eq!(settled(doubtful, &["the trailer", "a page that has another name"]).len(), 2);
    }

    /// What is taken of a page that a tagger takes for offered, where rules found `own`.
    fn taken(text: &str, says: &[&'static str], own: &[&str]) -> Vec<String> {
        let says = says.iter().map(|&phrase| (Sought::Offer, phrase, 0.95)).collect();
        let mut draft = Draft::new("Lena Aoki on Ember");
        own.iter().for_each(|title| add(&mut draft, title, None, ""));
        settle(&marks(text, &Saying(says)), &mut draft);
        draft.links.into_iter().map(|link| link.title).collect()
    }

    #[test]
    fn what_a_site_offers_anybody_and_what_is_to_come_are_left_out() {
        let text = "Lena Aoki burned a barn.\nShe would do it again.\nRecent Posts\nTen Barns That Burn\nRelated\nAnn Poe on Storm";
        let says = ["Ten Barns That Burn", "Ann Poe on Storm"];
        assert_eq!(taken(text, &says, &["Ten Barns That Burn"]), ["Ann Poe on Storm"]);
        let text = "Look for our talk with Ann Poe later this week.\nLook at our review of Storm.";
        assert_eq!(
            taken(text, &["our talk with Ann Poe", "our review of Storm"], &[]),
            ["our review of Storm"]
        );
        let text = "Read our talk with Ann Poe here, and come back next week for my review of Storm.\nStorm Movie Times";
        let says = ["our talk with Ann Poe", "my review of Storm", "Storm Movie Times"];
        assert_eq!(taken(text, &says, &[]), ["our talk with Ann Poe"]);
    }

    #[test]
    fn several_titles_that_rules_part_are_not_one() {
        let titles = ["Review: Storm", "Interview: Ann Poe rows", "Ten barns"];
        let text = "Related: Review: Storm, Interview: Ann Poe rows, Ten barns";
        assert_eq!(taken(text, &["Review: Storm, Interview: Ann Poe rows, Ten barns"], &titles), titles);
    }
}
