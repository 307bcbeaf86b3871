//! What a page says to read, watch or listen to besides.

mod about;
mod below;
mod cards;
mod closing;
mod field;
mod here;
mod inline;
mod lost;
mod marked;
mod offered;
mod placed;
mod title;
mod to_come;
mod turning;
mod unclaimed;
mod words;
mod wrote;

use crate::model::LinkKind;
use crate::text::fold;

use super::super::address::with_host;
use super::super::block::{Block, Kind};
use super::super::draft::Draft;
use super::super::marks::Marks;
use super::parts::{Parts, sentences};
use about::Subjects;
use below::Lists;
pub(super) use field::{Offer, is_offered_in, offering, seen};
use placed::{Placed, by_sentence};
use title::add;
pub(super) use to_come::is_to_come;
use turning::{is_pair_of_turns, is_turning, turns_on};
use words::{BEGINNING, BOX, CUE, GENERAL, HEADING, LINE, leads_below};

/// How many topics are looked for in the text around them.
const MOST_TOPICS: usize = 100;
/// Most words of a tag.
const TAG: usize = 3;

/// Adds what a page says to read besides, in its order; `site` is the host of its site, `offering` what
/// its sentences offer, `marks` what a tagger says of its words.
pub(super) fn links(
    parts: &Parts,
    site: Option<&str>,
    offering: &[Offer],
    marks: Option<&Marks>,
    draft: &mut Draft,
) {
    let blocks = &parts.blocks;
    let boxes = cards::boxes_with_links(blocks);
    let closing = closing::begins_at(blocks);
    let first_text = blocks.iter().position(is_prose).unwrap_or(0);
    let last_text = blocks.iter().rposition(is_prose).unwrap_or(0);
    let last_long = cards::last_long(blocks);
    let has_addresses = blocks.iter().any(|block| block.spans.iter().any(|span| span.link.is_some()));
    let topics = draft.topics.iter().take(MOST_TOPICS).map(|topic| fold(&topic.question));
    let topics: Vec<String> = topics.filter(|topic| !topic.is_empty()).collect();
    let last_topic = closing::last_topic(blocks, &topics);
    // Lines of a list in a copy are paragraphs, and close nothing.
    let closing = last_topic.filter(|_| !has_addresses).map_or(closing, |last| closing.max(last + 1));
    let is_behind_list = |at: usize| !has_addresses && last_topic.is_some_and(|last| at > last);
    let subjects = Subjects::of(parts, draft);
    let is_spoken = |at: usize, text: &str| closing::is_spoken(blocks, at, text) && !subjects.begin(text);
    let mut lists = Lists::of(blocks, &boxes, has_addresses, &subjects, last_topic);
    for (at, block) in blocks.iter().enumerate() {
        let text = block.text();
        let is_turn = is_pair_of_turns(&text) || !has_addresses && is_turning(blocks, at, &text);
        let is_label = has_addresses && cards::is_label(blocks, at, &text);
        if is_label || is_turn || lists.takes(at, &text, draft) {
            continue;
        }
        // "Next: Record Deals of the Week", right below another line, is the page behind this one, unless it goes on about
        // the subject.
        if !has_addresses && block.is_tight && turns_on(&text) && !subjects.are_in(&text) {
            continue;
        }
        if has_addresses && !block.related && block.links().is_empty() {
            add_shown(&text, draft);
        }
        if block.related && has_addresses {
            in_box(blocks, at, boxes[at], draft);
        } else if is_turning(blocks, at, &text) {
            continue;
        } else if cards::is_in_see_also(blocks, at, &text) {
            // The interview that is read, and where to find the film's data, are nothing else to read.
            let is_own = fold(&text).ends_with("profile") || subjects.are_people_of(&text);
            if !is_own {
                add(draft, text.trim_end_matches(']'), None, &text);
            }
        } else if LINE.is_match(&text) {
            line(block, &text, draft);
        } else if let Some(title) = cards::headline_amid(&text, block.is_tight).filter(|_| {
            at > first_text && last_long.is_some_and(|last| at < last) && block.links().is_empty()
        }) {
            add(draft, title, None, &text);
        } else if cards::is_lone_link(block, &text, site) && at > first_text
            || cards::is_card(block, &text, site) && at < last_text
            || cards::is_own_list(blocks, at, site) && at > last_text
        {
            add_all(block, &text, draft);
        } else if at >= closing && !is_spoken(at, &text) || closing::is_aside(&text) {
            let kept = match has_addresses {
                true => closing::Kept::Addresses,
                false if is_behind_list(at) => closing::Kept::WordsBehindList,
                false => closing::Kept::Words,
            };
            closing::close(block, &text, site, &topics, draft, kept);
        } else if at >= first_text {
            let sentences = by_sentence(block, &text);
            inline::point(block, &text, &sentences, site, draft);
            if !has_addresses {
                let speaks = match is_spoken(at, &text) {
                    true => Speaks::Somebody,
                    false if is_behind_list(at) => Speaks::Nobody,
                    false => Speaks::Perhaps,
                };
                amid(speaks, &text, &sentences, &topics, &subjects, draft);
            }
        }
    }
    let own =
        blocks.iter().filter(|block| !block.related && matches!(block.kind, Kind::Paragraph | Kind::Item(_)));
    own.for_each(|block| inline::told(block, &block.text(), site, draft));
    field::add_offers(offering, &subjects, draft);
    match marks {
        Some(marks) if has_addresses => marked::settle_placed(marks, blocks, draft),
        Some(marks) => marked::settle(marks, draft),
        None => {}
    }
    for link in &mut draft.links {
        link.url = link.url.take().and_then(with_host);
    }
}

/// Whether a paragraph is what somebody says who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    Somebody,
    Perhaps,
    Nobody,
}

/// Adds what the sentences of a paragraph amid a copied article point to; `topics` are folded.
fn amid(
    speaks: Speaks,
    text: &str,
    sentences: &[(&str, Vec<Placed>)],
    topics: &[String],
    subjects: &Subjects,
    draft: &mut Draft,
) {
    // What tells the topics names no page: "when we’ll see a trailer".
    let tells_topic = |sentence: &str| {
        let folded = fold(sentence);
        super::intro::tells(sentence) || topics.iter().any(|topic| folded.contains(topic.as_str()))
    };
    let sentences = sentences.iter().map(|(sentence, _)| *sentence);
    if speaks != Speaks::Somebody {
        let had = sentences
            .clone()
            .flat_map(|sentence| wrote::brought(sentence).into_iter().map(move |title| (title, sentence)));
        had.for_each(|(title, sentence)| add(draft, &title, None, sentence));
    }
    let offers = |sentence: &&str| {
        !tells_topic(sentence) && !lost::is_quoted(text, sentence) && !to_come::is_to_come(sentence)
    };
    for sentence in sentences.filter(offers) {
        if speaks == Speaks::Somebody {
            lost::ours_here(sentence).iter().for_each(|title| add(draft, title, None, sentence));
            continue;
        }
        let mut things = match lost::points_away(sentence) {
            true => lost::lost(sentence),
            false => lost::ours_here(sentence),
        };
        if things.is_empty() && speaks == Speaks::Nobody {
            things = [wrote::talked(sentence), lost::named(sentence)].concat();
        } else if things.is_empty() && CUE.is_match(sentence) {
            // "Read our talk with Ann Poe", of a talk with her.
            let is_of_talk = |page: &String| offered::is_talk(page) || page.ends_with(" had to say");
            let is_other = |page: &String| !is_of_talk(page) || !subjects.are_people_of(page);
            things = lost::named(sentence).into_iter().filter(is_other).collect();
        } else if things.is_empty() {
            things = lost::named(sentence).into_iter().filter(|page| offered::is_own_report(page)).collect();
        }
        things.extend(wrote::of_earlier_issue(sentence));
        things.extend(wrote::met_too(sentence));
        things.extend(wrote::in_brackets(sentence));
        things.extend(lost::to_choose(sentence));
        if things.is_empty() {
            things.extend(wrote::of_colleague(sentence));
        }
        things.iter().for_each(|title| add(draft, title, None, sentence));
    }
}

/// A line of a box of related pages: its link, or its text where the box has lost its links.
fn in_box(blocks: &[Block], at: usize, has_links: bool, draft: &mut Draft) {
    let block = &blocks[at];
    let text = block.text();
    let title = cards::title(blocks, at);
    for (own, url) in block.links() {
        add(draft, title.as_deref().unwrap_or(&own), Some(url), &text);
    }
    // A box with a link may say more of it.
    if block.links().is_empty() && !has_links {
        line(block, &text, draft);
    }
}

/// Adds what a paragraph sends to that is shown right there, and to which no link leads.
fn add_shown(text: &str, draft: &mut Draft) {
    shown(text).for_each(|title| add(draft, title, None, text));
}

fn shown(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).into_iter().filter_map(inline::shown)
}

/// Whether a text sends to what is shown right there: "Watch the trailer for Ember".
pub(in super::super) fn sends_to_shown(text: &str) -> bool {
    shown(text).next().is_some()
}

/// Adds the links of a block that is nothing but them.
fn add_all(block: &Block, text: &str, draft: &mut Draft) {
    block.links().into_iter().for_each(|(title, url)| add(draft, &title, Some(url), text));
}

/// Whether a line is a link to read next, or a heading above such: nobody who speaks.
pub(super) fn is_pointer(text: &str) -> bool {
    LINE.is_match(text) || heads_list(text)
}

/// Whether a line stands above the page before or behind this one: "Previous Post".
pub(super) fn turns(line: &str) -> bool {
    below::is_turn(line)
}

/// Whether a line stands above links to read next.
pub(super) fn heads_list(text: &str) -> bool {
    HEADING.is_match(text) || leads_below(text)
}

/// Whether a heading stands above what a site offers whoever reads anything there.
pub(in super::super) fn leads_to_anything(heading: &str) -> bool {
    GENERAL.is_match(heading)
}

/// Whether a heading stands above what a site has to read with this page.
pub(in super::super) fn heads_related(heading: &str) -> bool {
    BOX.is_match(heading)
}

/// Whether a text begins by saying that what follows is to be read with this page: "Related: ", "More on Storm".
pub(in super::super) fn begins_related(text: &str) -> bool {
    BEGINNING.is_match(text)
}

/// A paragraph of the article's own words.
fn is_prose(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.related && block.linked_share() < 0.3 && block.text().len() > 40
}

/// "RELATED: Title".
fn line(block: &Block, text: &str, draft: &mut Draft) {
    let sentences = by_sentence(block, text);
    let links: Vec<&Placed> = sentences.iter().flat_map(|(_, links)| links).collect();
    for Placed { title, url, .. } in &links {
        let title = LINE.replace(title, "");
        add(draft, &title, Some(url.clone()), text);
    }
    let title = LINE.replace(text, "");
    // "Read more: Ann Poe, Interview, Storm" are tags.
    let parts: Vec<&str> = title.split(", ").collect();
    let is_subject = |part: &str| below::subjects(draft).any(|subject| subject == fold(part));
    if parts.len() > 2 && parts.iter().all(|part| part.split(' ').count() <= TAG || is_subject(part)) {
        return;
    }
    let is_ours =
        ["our ", "my ", "la ", "le ", "les ", "l’", "l'", "notre ", "nuestra ", "nuestro ", "unsere "];
    let starts_page = title.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
        || is_ours.iter().any(|ours| title.starts_with(ours));
    if links.is_empty() && title.split(' ').count() >= 2 && starts_page {
        let several = lost::headlines(&title);
        let several = if several.len() > 1 { several } else { lost::several_of_line(&title) };
        several.iter().for_each(|title| add(draft, title, None, text));
    } else if links.is_empty() {
        // "More on animation: take a look at our clip, or read Ola’s list."
        lost::lost(&title).iter().for_each(|title| add(draft, title, None, text));
    }
}

/// Returns what sort of page a title speaks of.
pub(in super::super) fn kind(title: &str, url: Option<&str>) -> LinkKind {
    let text = format!("{} {}", fold(title), url.unwrap_or_default().to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if has(&["trailer", "teaser", "bande-annonce", "avance"]) => LinkKind::Trailer,
        () if has(&[
            "interview",
            "q&a",
            "qanda",
            "conversation with",
            "entrevista",
            "entretien",
            "talks to us",
        ]) =>
        {
            LinkKind::Interview
        }
        () if has(&["review", "critica", "critique", "kritik"]) => LinkKind::Review,
        () if has(&["youtube.com", "youtu.be", "vimeo.com", "video", "watch:"]) => LinkKind::Video,
        () => LinkKind::News,
    }
}
