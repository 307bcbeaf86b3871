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
mod turning;
mod unclaimed;
mod words;
mod wrote;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::LinkKind;
use crate::text::fold;

use super::super::address::with_host;
use super::super::block::{Block, Kind, squeeze};
use super::super::draft::Draft;
use super::super::marks::Marks;
use super::super::pattern::pattern;
use super::parts::Parts;
use about::Subjects;
use below::Lists;
pub(super) use field::{Offer, is_offered_in, offering, seen};
use placed::{Placed, by_sentence};
use turning::{is_pair_of_turns, is_turning, turns_on};
use words::{CUE, EMPTY_TEXT, GENERAL, HEADING, LINE, NO_PAGE, OF_SOMEBODY, SOLD, leads_below};

/// Longest text around a link that says what sort of page it leads to, in characters.
const LONGEST_CONTEXT: usize = 200;
/// How many topics are looked for in the text around them.
const MOST_TOPICS: usize = 100;
/// Most words of a tag.
const TAG: usize = 3;
/// Words of the shortest headline: fewer are somebody's name.
const SHORTEST_HEADLINE: usize = 5;

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
    for sentence in sentences.filter(|sentence| !tells_topic(sentence) && !lost::is_quoted(text, sentence)) {
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

fn add(draft: &mut Draft, title: &str, url: Option<String>, context: &str) {
    static NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:https?:|www\.|subscribe|sign up|e-?mail (?:this|to)\b|print(?: this\b.*)?$|(?:discuss|comment on) this\b|follow (?:us|me)\b|follow .{2,40} on (?:twitter|facebook|instagram|x|letterboxd)\b|listen\W*$|(?:(?:our|my) )?(?:twitter|facebook|instagram|youtube|tiktok) (?:account|page|feed|channel)\b.*|apple podcasts\b|(?:.*\b)?leave (?:us|me) a (?:review|comment|rating)\b.*|our sponsors?\b|(?:visit )?(?:the )?official (?:.{2,60} )?(?:web ?)?site\b.*|.*\buse code\b|.*\bhad to say in the (?:player|video)\b.*|recommended release\b|article content$|the full article$|.{1,30}\((?:instagram|twitter|facebook|x)\)$|.*\bmessage boards?\b|.*\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day$|buy\b|win\b|dir: |order\b|get tickets|(?:features|interviews|reviews|news|movies?|films?|tv|lists?|(?:movie|film|tv|entertainment) news|(?:\w+ )?policy|terms(?: of \w+)?)$)",
        )
    });
    // "Related Story" above a headline leads to the same page, and is not its title.
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:related(?: (?:stories|story|articles?|links?|posts?|news|reading|content|coverage))?|read (?:next|also)|see also|also read|up next|recommended|must read)(?:\s*[:|–—]\s*|\s*$)",
        )
    });
    // "... Read more" ends a card.
    static TRAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(\S.{10,}?)\s+(?:read|see) more\W*$"));
    let bare = squeeze(title);
    let bare = without_brackets(&bare);
    let bare = TRAIL.replace(bare, "$1").into_owned();
    let bare = LEAD.replace(&bare, "");
    // An arrow points on; the same mark behind a French title closes its quotation.
    let is_arrow = |c: char| matches!(c, '»' | '›' | '>' | '→' | ' ');
    let behind = |c: char| is_arrow(c) && !(c == '»' && bare.contains('«'));
    let mut title = bare.trim_start_matches(is_arrow).trim_end_matches(behind).to_owned();
    // "(click here to view the trailer)"
    if title.ends_with(')') && !title.contains('(') {
        title.pop();
    }
    let goes_on = |url: &str| draft.url.as_deref().is_some_and(|own| is_next_page(own, url));
    let is_name = title.split(' ').count() < SHORTEST_HEADLINE;
    let is_no_page =
        |url: &str| NO_PAGE.is_match(url) || goes_on(url) || is_name && OF_SOMEBODY.is_match(url);
    if url.as_deref().is_some_and(is_no_page) {
        return;
    }
    if let Some(bare) = here::without_here(&title) {
        title = bare;
    }
    if EMPTY_TEXT.is_match(&title) {
        // "here" says nothing; what it stands in does.
        title = here::named(context, "").unwrap_or_else(|| LINE.replace(context, "").trim().to_owned());
    }
    let signs = |author: &str| fold(author) == fold(&title);
    if draft.interviewer.as_deref().is_some_and(signs) {
        return;
    }
    // "Book tickets", in a list of pages about the film.
    let is_offer = title.split(' ').count() < SHORTEST_HEADLINE && SOLD.is_match(&title);
    // "Ember (1950)" is a film that was mentioned.
    static FILM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^(:]{2,60} \((?:19|20)\d\d\)$"));
    let is_told = title.split(' ').any(|word| word.starts_with(char::is_lowercase) && word.len() > 3);
    let is_film = url.is_none() && !is_told && FILM.is_match(&title) && !fold(&title).contains("review");
    let is_offer = is_offer || is_film || is_where_to_watch(&title, draft);
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 2 || is_offer || NO_TITLE.is_match(&title) {
        return;
    }
    let around = if context.chars().nth(LONGEST_CONTEXT).is_none() { context } else { "" };
    let kind = match kind(&title, url.as_deref()) {
        LinkKind::News => kind(around, None),
        told => told,
    };
    draft.add_link(&title, url, kind);
}

/// "Watch Ember on Reel+"
fn is_where_to_watch(title: &str, draft: &Draft) -> bool {
    let rest = ["Watch ", "Stream ", "See ", "Rent "].iter().find_map(|verb| title.strip_prefix(verb));
    let is_film = |rest: &str| {
        draft
            .works
            .iter()
            .any(|work| rest.strip_prefix(&work.title).is_some_and(|behind| behind.starts_with(" on ")))
    };
    rest.is_some_and(is_film)
}

/// "Ember review]" of a line "[Related: Ember review]".
fn without_brackets(title: &str) -> &str {
    title.strip_suffix(']').filter(|rest| !rest.contains('[')).unwrap_or(title)
}

/// Whether an address is that of a further page of the same article.
fn is_next_page(own: &str, url: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^/?(?:\?)?(?:page|p|pg)?[/=-]?\d{1,2}/?$"));
    url.strip_prefix(own.trim_end_matches('/')).is_some_and(|rest| NUMBER.is_match(rest))
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
