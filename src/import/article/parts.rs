//! The blocks of a page without captions, and up to where the article ends.

mod ends;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{fold, is_stop_word};

use super::super::block::{Block, Kind};
use super::super::bullet::{has_glyph, is_marked};
use super::super::pattern::pattern;
use super::related;
pub(in super::super) use ends::heads_latest;
use ends::{Names, Other};

/// Buttons and counters that a copy leaves as lines.
static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:(?:re)?tweet|share|email|e-mail|print|pin(?: it)?|like|save|follow|reply|facebook|twitter|x|whatsapp|reddit|flipboard|linkedin|pinterest|tumblr|bluesky|threads|mastodon|telegram|copy link|link copied!?|submit|comments?|shares?|likes?|like (?:this|loading)|loading|share (?:this(?: (?:article|post|story))?|on \w+|to \w+|via \w+)|click to (?:share|email|print) .{0,60}|post a comment|show (?:more sharing options|comments)|was this (?:page|article) helpful|what are you looking for|thanks for your feedback|artikel (?:drucken|empfehlen)|compartir(?: en \w+)?|enviar por \w+|tuitear|partager|imprimer|teilen|drucken|condividi|\d+ (?:shares?|comments?|likes?))(?:\W+|$)){1,6}$",
    )
});

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:image|images|photo|photos|picture|photograph|photography|foto|fotos|imagen|photo credit|image credit|credit|cr[ée]dit(?:o|os|s)?|video|still)\s*(?:s)?\s*(?:(?:via|courtesy|by|credit|cr[ée]dits?|de|from|provided)\b|:|©).*|courtesy (?:of )?.*|getty images?.*|©.*|.{0,60}(?:© ?\d{4}|all rights reserved).{0,40}|advertisement|scroll to continue.*|article continues below.*|story continues below.*|publicidad|publicité|anzeige)$",
    )
});

/// "(PHOTOS: Behind the scenes)"
static PHOTOS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\((?:PHOTOS|VIDEO|PICTURES|GALLERY): \p{Lu}\S* .*\p{L}"));

/// What a page says for itself among its paragraphs.
static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:want more\b[^?]*(?:\?[^.?!]*(?:sign up|subscribe|follow|join).*)?$|want to (?:see|hear|support)\b|(?:did you )?enjoy(?:ed|ing)? (?:this|what)\b|(?:if you )?like what you|does content like this\b)|\b(?:newsletters?|sign up (?:here|now|for)|subscribe (?:here|now|to)|follow us on|want to (?:stay up to date|read more)|small favou?r to ask|support (?:us|independent)\b.{0,40}$|become a (?:member|patron|(?:paid )?subscriber)|subscribe today|jump to comments|download (?:our|the) app|affiliate commission|want (?:more )?scoop|shoot an email|suscr[íi]bete|inscrivez-vous|abonnez-vous)\b",
    )
});

/// Words of a file's name that were glued to the text that follows: "ember-lena-aoki-posterLena Aoki:".
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*[\p{Ll}\p{N}]+(?:[-_][\p{Ll}\p{N}]+){2,}(?:\.(?:jpe?g|png|webp|gif))?(\p{Lu}\p{Ll}.*)$")
});

/// Most boxes amid an article; more are a list of the site's pages.
const MAX_BOXES: usize = 50;

/// The article's blocks.
#[derive(Debug, Default)]
pub(in super::super) struct Parts {
    pub(super) blocks: Vec<Block>,
}

impl Parts {
    /// Leaves out the headline, captions and what follows the article.
    pub(super) fn of(blocks: Vec<Block>, title: &str) -> Self {
        let all: usize = blocks.iter().map(|block| block.text().len()).sum();
        let title = fold(title);
        let mut read = 0;
        let mut kept: Vec<Block> = Vec::new();
        let names = Names::of(&blocks);
        let mut boxes = 0;
        let mut within: Option<u8> = None;
        // Whether an empty line stood above what was left out since the last block that was kept.
        let mut is_parted = false;
        for (at, block) in blocks.iter().enumerate() {
            let text = block.text();
            read += text.len();
            match ends::other(&blocks, at, read, all, &names) {
                Some(Other::Rest) => {
                    kept.extend(ends::lists_behind(&blocks[at + 1..]).into_iter().cloned());
                    break;
                }
                // Each box is looked at together with all that follows it.
                Some(Other::Box(_)) if boxes >= MAX_BOXES => break,
                Some(Other::Box(level)) => {
                    boxes += 1;
                    within = Some(level);
                    is_parted |= !block.is_tight;
                    continue;
                }
                None => {}
            }
            if let Some(box_level) = within {
                let turns = at.checked_sub(1).is_some_and(|above| related::turns(&blocks[above].text()));
                let leads_on = block.related || related::is_pointer(&text) && !turns;
                if !leads_on && !ends::is_over(&blocks, at, box_level, &names) {
                    is_parted |= !block.is_tight;
                    continue;
                }
                within = within.filter(|_| block.related);
            }
            let is_title =
                fold(&text) == title && (matches!(block.kind, Kind::Heading(_)) || kept.is_empty());
            if is_title
                || text.is_empty()
                || (text.len() < 300 && is_caption(block, &text) && !is_below_heading(&kept, &text))
                || is_above_credit(&blocks, at, &text)
                || (text.len() < 300 && FURNITURE.is_match(&text))
                || (text.len() < 300 && HOUSE.is_match(&text) && block.links().len() <= 1)
            {
                is_parted |= !block.is_tight;
                continue;
            }
            let mut block = unglued(block.clone(), &text);
            block.is_tight &= !std::mem::take(&mut is_parted);
            kept.push(block);
        }
        if !kept.iter().any(|block| !block.links().is_empty()) {
            ends::mark_lists(&mut kept);
        }
        Self { blocks: kept }
    }

    /// Returns enough of the text to tell its language.
    pub(super) fn sample(&self) -> String {
        let texts = self.blocks.iter().map(Block::text).filter(|text| text.len() > 40);
        texts.take(40).collect::<Vec<_>>().join(" ").chars().take(6000).collect()
    }

    /// How many lines of [`Self::all_text`] stand before a block that is not the first of them.
    pub(super) fn lines_before(&self, block: usize) -> usize {
        let lines = self.blocks[..block].iter().filter(|block| !block.related).count();
        if lines == 0 { usize::MAX } else { lines }
    }

    /// Returns the text of the blocks that are the article's own, a line each.
    pub(super) fn all_text(&self) -> String {
        let own = self.blocks.iter().filter(|block| !block.related);
        own.map(Block::text).collect::<Vec<_>>().join("\n")
    }
}

/// Whether a heading stands above comments: "2 Comments".
pub(in super::super) fn ends_article(heading: &str) -> bool {
    ends::counts_comments(&super::super::block::squeeze(heading))
}

/// Whether a line says what a picture shows or whose it is; in a list "Photos: ..." leads to more of them.
fn is_caption(block: &Block, text: &str) -> bool {
    let is_item = is_marked(block, text);
    // "PHOTOS: Behind the scenes", where that is a link, leads to more of them.
    // And "(PHOTOS: Behind the scenes)" amid the text does.
    let is_aside = text.ends_with(')') && PHOTOS.is_match(text);
    let leads = block.linked_share() > 0.5 || is_aside;
    CAPTION.is_match(text) && !leads && !(is_item && text.contains(": "))
}

/// "Ember Lena Aoki", right above "Credit: Reel Pictures".
fn is_above_credit(blocks: &[Block], at: usize, text: &str) -> bool {
    const LONGEST: usize = 15;
    let is_plain = blocks[at].kind == Kind::Paragraph && blocks[at].links().is_empty();
    let is_line = text.split(' ').count() <= LONGEST && !text.ends_with(['.', '?', '!', ':', '”', '"']);
    let is_credit = |next: &Block| {
        let text = next.text();
        next.is_tight && fold(&text).starts_with("credit ") && is_caption(next, &text)
    };
    is_plain && is_line && !has_glyph(text) && blocks.get(at + 1).is_some_and(is_credit)
}

/// "Video: A talk in the hall", in a list below a heading that leads on.
fn is_below_heading(kept: &[Block], text: &str) -> bool {
    const NEAR: usize = 4;
    let is_named = text.split_once(": ").is_some_and(|(_, title)| title.split(' ').count() > 2);
    is_named && kept.iter().rev().take(NEAR).any(|block| related::heads_list(&block.text()))
}

/// A block without the name of a picture's file that was glued to its beginning.
fn unglued(mut block: Block, text: &str) -> Block {
    if let Some(found) = GLUED.captures(text) {
        let keep = found[1].len();
        let mut drop = text.len() - keep;
        for span in &mut block.spans {
            span.text = super::super::block::squeeze(&span.text);
            let cut = drop.min(span.text.len());
            match span.text.is_char_boundary(cut) {
                true => span.text.replace_range(..cut, ""),
                false => break,
            }
            drop -= cut;
        }
        if block.text() != found[1] {
            return Block { spans: Block::plain(block.kind, &found[1]).spans, ..block };
        }
    }
    block
}

/// Whether a text speaks to somebody.
pub(super) fn addresses(text: &str) -> bool {
    fold(text).split(' ').any(|word| word.starts_with("you"))
}

/// Splits a text into sentences, with marks and quotes; initials and titles do not end one.
pub(in super::super) fn sentences(text: &str) -> Vec<&str> {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.!?…]+["”’»)\]]*\s+"#));
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "jr", "sr", "vs", "vol", "no", "ep", "mt", "ft", "lt", "sgt", "capt",
        "col", "gen", "prof",
    ];
    let mut found = Vec::new();
    let mut start = 0;
    for end in END.find_iter(text) {
        let before = text[start..end.start()]
            .rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '('))
            .next()
            .unwrap_or("");
        let abbreviates = end.as_str().starts_with('.')
            && ((before.chars().count() == 1 && before.chars().all(char::is_uppercase))
                || SHORT.contains(&before.to_lowercase().as_str()));
        // "in Hall H. Check it out": an initial stands before a name.
        let word = fold(text[end.end()..].split(' ').next().unwrap_or(""));
        let begins =
            is_stop_word(&word) || ["check", "watch", "hit", "read", "here", "see"].contains(&word.as_str());
        let abbreviates = abbreviates && !(begins && before.chars().count() == 1);
        let next = text[end.end()..].chars().next();
        if abbreviates || next.is_some_and(char::is_lowercase) {
            continue;
        }
        found.push(text[start..end.end()].trim());
        start = end.end();
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(lines: &[&str]) -> Vec<String> {
        let blocks = lines.iter().map(|line| Block::plain(Kind::Paragraph, *line)).collect();
        Parts::of(blocks, "A talk about Ember").blocks.iter().map(Block::text).collect()
    }

    #[test]
    fn captions_and_what_follows_the_article_go() {
        let lines = [
            "A talk about Ember",
            "Lena Aoki burns people for a living, and nobody was ever hurt.",
            "Image via Reel Pictures",
            "Photo: Ann Poe/Reel",
            "She told us how.",
            "Latest News",
            "Storm gets a sequel",
        ];
        assert_eq!(kept(&lines), [lines[1], lines[4]]);
    }

    #[test]
    fn names_of_pictures_come_off_what_they_are_glued_to() {
        assert_eq!(kept(&["ember-film-lena-aoki-poster-fullLena Aoki:"]), ["Lena Aoki:"]);
        assert_eq!(kept(&["state-of-the-art work"]), ["state-of-the-art work"]);
    }

    #[test]
    fn initials_end_no_sentence() {
        assert_eq!(
            sentences("J. J. Poe met Mr. Doe. Then he left! “Why?” Nobody knows"),
            ["J. J. Poe met Mr. Doe.", "Then he left!", "“Why?”", "Nobody knows"]
        );
    }
}
