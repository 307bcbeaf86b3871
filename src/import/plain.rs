//! The plain text of a page: what is left when it was copied out of a browser.

mod aside;
mod furniture;
mod glued;
mod headline;
mod line;
mod lost;
mod markdown;
mod site;
mod wrapped;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::address::address;
use super::article::guessed;
use super::block::{Block, Kind, squeeze};
use super::bullet::has_glyph;
use super::date::{
    DayIn, day_on_page, is_ambiguous, is_change, is_date_line, of_publication, relative_date, without_month,
};
use super::page::Page;
use super::pattern::pattern;
use crate::model::Date;
use crate::text::{fold, is_stop_word};
use furniture::is_menu_row;
pub use headline::FirstLines;
use headline::head;

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:\d[\d/.: àh]{7,24} |\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4},? (?:[–|•·-] )?|\p{Lu}[\p{L}\p{N} .&-]{1,30} \| )?(?i:(?:written |words |interview )?by|(?:publicado )?por|(?:propos recueillis )?par|von):? (\p{Lu}[\p{L}.'’-]+(?: (?:['’‘“"]?\p{Lu}|de|van|von)[\p{L}.'’”"-]*(?: \p{Lu}\p{L}+["”])?){1,3})\s*(?:$|[|•·,–—@-]|\d|(?i:on |in |el |le |am |(?:last )?(?:published|posted|updated)))"#,
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(?i:url|source|link|address):\s*)?(https?://\S+)$"));
static DATELINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\p{L}+\.? \d{1,2}, \d{4})\s+[-–—]\s+\p{Lu}"));
/// "OSLO, Norway, MARCH 9, 2011 (Reel) For a year nobody heard of Ember", as agencies begin.
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\p{Lu}{3}[\p{Lu} .-]*(?:, \p{Lu}[\p{L} .]{2,30})?, (\p{L}+\.? \d{1,2}, \d{4}) ?[(–—-]")
});
/// "First Published: Mar 11, 2005 19:42 IST", which is surer than a day above a headline.
static FIRST_PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^first published(?: on)?:? (.{6,40})$"));
/// How many lines hold a page's head: headline, date, byline.
const HEAD: usize = 14;
/// Most paragraphs that are read.
const MAX_BLOCKS: usize = 20_000;
/// How much of a text tells its language, in characters.
const SAMPLE: usize = 6000;
/// Longest line of a head.
const LONGEST: usize = 300;

/// Reads the text of a page.
pub(super) fn read(text: &str, url: Option<&str>) -> Page {
    read_prepared(&prepared(text), url)
}

/// Reads the text of a page that has been prepared.
pub(super) fn read_prepared(text: &str, url: Option<&str>) -> Page {
    let mut page = Page { url: url.and_then(|url| address(url, None)), ..Page::default() };
    let day_in = day_on_page(&language(text).unwrap_or_default(), text);
    let mut lines = 0;
    let mut last = None;
    let top = head(text);
    let skipped = top.above;
    let lists = indented_lists(text);
    // Some copies have lost the headline, and begin with the article.
    if !top.has_headline {
        page.title = Some(String::new());
    }
    for (at, line) in text.lines().enumerate().skip(skipped) {
        let text = squeeze(line);
        if text.is_empty() {
            continue;
        }
        let is_of_picture =
            |title: &String| is_name_of_picture(&text) || says_what_picture_shows(&text, title);
        if page.title.as_ref().is_some_and(|title| is_menu_row(line) || is_of_picture(title)) {
            continue;
        }
        lines += 1;
        if lines <= HEAD && text.chars().count() <= LONGEST && head_line(&text, day_in, &mut page) {
            continue;
        }
        // "April 3, 2007 - Ann Poe broke an ankle": the article begins on that line.
        let begins = || DATELINE.captures(&text).or_else(|| AGENCY.captures(&text));
        if let Some(found) = (lines <= HEAD && page.published.is_none()).then(begins).flatten() {
            page.published = day_in(&found[1]);
        }
        if page.blocks.len() >= MAX_BLOCKS {
            break;
        }
        let mut block = block(line, &text);
        if let Some(list) = lists.get(&at) {
            block.kind = Kind::Item(*list);
        }
        block.is_tight = last.is_some_and(|last| last + 1 == at);
        last = Some(at);
        page.blocks.push(block);
    }
    // Some sites set them above the headline.
    let above: Vec<String> =
        text.lines().take(skipped).map(squeeze).filter(|line| !line.is_empty()).collect();
    for (at, line) in above.iter().enumerate() {
        if page.published.is_none() && is_date_line(line) && !(at == 0 && is_day_of_visit(line, above.len()))
        {
            page.published = day_in(of_publication(line));
        }
        if let Some(found) = BYLINE.captures(line) {
            page.author.get_or_insert_with(|| without_month(found[1].trim()).to_owned());
        }
    }
    // "Updated 2 March 2020", and nothing else: an editor has to know that it is no more than that.
    let head = || text.lines().map(squeeze).filter(|line| !line.is_empty()).take(skipped + HEAD);
    if let (None, Some(day)) =
        (page.published, head().filter(|line| is_change(line)).find_map(|line| day_in(&line)))
    {
        page.published = Some(day);
        page.open.push(format!("published: the page says only that it was changed on {day}; find the day"));
    }
    if page.published.is_none() {
        page.published = day_at_foot(text, skipped + HEAD, day_in);
    }
    let first_published = |line: String| FIRST_PUBLISHED.captures(&line).and_then(|found| day_in(&found[1]));
    if let Some(day) = text.lines().map(squeeze).find_map(first_published) {
        page.published = Some(day);
    }
    let doubtful = head().find(|line| is_ambiguous(line) && page.published.is_some());
    if let (Some(day), Some(line)) = (page.published, doubtful) {
        page.open.push(format!("published: {line:?} is read as {day}; check which number is the day"));
    }
    if let (Some(site), Some(title)) = (&top.site, &mut page.title) {
        *title = site::without(title, site);
    }
    page.outlet = top.site;
    page
}

/// Returns the language of a text, as far as its beginning tells.
pub(super) fn language(text: &str) -> Option<String> {
    guessed(&text.chars().take(SAMPLE).collect::<String>())
}

/// Returns the first lines of a page as they are seen by what tells which is the headline.
pub(super) fn first_lines(text: &str) -> FirstLines {
    FirstLines::of(&prepared(text))
}

/// The text of a page as it is read: whole paragraphs, and what stands beside an article behind it.
pub(super) fn prepared(text: &str) -> String {
    let text = &wrapped::unwrapped(text);
    let text = &glued::parted(text);
    let text = &with_gaps(text);
    aside::behind(text)
}

/// The text of a page with a space behind the dash of each item, where several lines begin "-Talks about salt", and with
/// a line of its own for the day before a headline: "date 2019-03-09 Lena Aoki on Ember". Marks of type that a copy took
/// along, "<i>Ember</i>", are none of its words.
fn with_gaps(text: &str) -> Cow<'_, str> {
    static TYPE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"</?(?:i|em|b|strong|u|cite|span)(?: [^<>\n]{0,200})?>"));
    const FEWEST: usize = 3;
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^-(\p{Lu}\p{Ll})"));
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?m)^\s*date (\d{4}-\d\d-\d\d)(?: [\d-])? ([\p{L}“‘"'«][^\n]{10,})$"#));
    // "date 2019-03-09 0", alone on its line.
    static ALONE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^[ \t]*date (\d{4}-\d\d-\d\d)(?: [\d-])?[ \t]*$"));
    let text = TYPE.replace_all(text, "");
    let text = Cow::Owned(DAY.replace(&text, "$1\n$2").into_owned());
    let text = match ALONE.is_match(&text) {
        true => Cow::Owned(ALONE.replace(&text, "$1").into_owned()),
        false => text,
    };
    match DASH.find_iter(&text).nth(FEWEST - 1) {
        Some(_) => Cow::Owned(DASH.replace_all(&text, "- $1").into_owned()),
        None => text,
    }
}

/// Whether the first line of a page, `n_above` of which stand above its headline, says on what day it was looked at: a
/// weekday in the head of the site, far from the headline.
fn is_day_of_visit(line: &str, n_above: usize) -> bool {
    const NEAR: usize = 2;
    static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? ")
    });
    n_above > NEAR && WEEKDAY.is_match(line)
}

/// "ann-poe-ember-set-2", where a copy has the name of a picture.
fn is_name_of_picture(line: &str) -> bool {
    const FEWEST: usize = 3;
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    line.split('-').count() >= FEWEST
        && line.split('-').all(is_part)
        && line.contains(|c: char| c.is_ascii_lowercase())
}

/// "ember teaser lena aoki": the text that stands for a picture, in words of the headline and small as they are searched for.
fn says_what_picture_shows(line: &str, title: &str) -> bool {
    const FEWEST: usize = 2;
    const LONGEST: usize = 8;
    let is_small = line.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || " -'’".contains(c));
    let title = fold(title);
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let shared = words.iter().filter(|word| !is_stop_word(word) && title.split(' ').any(|own| own == **word));
    is_small && (FEWEST..=LONGEST).contains(&words.len()) && shared.count() >= FEWEST
}

/// Returns the day that stands alone on a line behind the head of a page, before its comments, if there is only one.
fn day_at_foot(text: &str, head: usize, day_in: DayIn) -> Option<Date> {
    const LONGEST_DAY: usize = 40;
    static COMMENTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:\d+ )?(?:comments?|responses|thoughts)\b"));
    let lines = text.lines().map(squeeze).filter(|line| !line.is_empty()).skip(head);
    // "Release Date: May 9th, 2019", of the film, and days of what a page lists.
    static OTHER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^release(?:d| date)\b|\d \| "));
    let own = lines.take_while(|line| !COMMENTS.is_match(line)).filter(|line| !OTHER.is_match(line));
    let alone = own.filter(|line| line.chars().count() <= LONGEST_DAY && is_date_line(line));
    let mut days = alone.filter_map(|line| day_in(of_publication(&line)));
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

/// Returns the lines that are items of a list by nothing but their indent, each with the number of its list:
/// a browser leaves no glyph.
fn indented_lists(text: &str) -> BTreeMap<usize, usize> {
    const FEWEST: usize = 3;
    let is_indented = |line: &str| line.starts_with('\t') || line.starts_with("  ");
    let all = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<(usize, bool)> = all()
        .map(|(at, line)| (at, is_indented(line) && !has_glyph(line) && line.chars().count() <= LONGEST))
        .collect();
    let runs: Vec<&[(usize, bool)]> =
        lines.chunk_by(|a, b| a.1 == b.1).filter(|run| run[0].1 && run.len() >= FEWEST).collect();
    // Where most lines are, it is how the page sets paragraphs.
    if all().filter(|(_, line)| is_indented(line)).count() * 2 > lines.len() {
        return BTreeMap::new();
    }
    let items = runs.iter().enumerate();
    items.flat_map(|(list, run)| run.iter().map(move |&(at, _)| (at, list))).collect()
}

/// Whether a text begins as an article does, with a byline or a date.
pub(super) fn is_article(text: &str) -> bool {
    let page = read(
        &text.lines().filter(|line| !line.trim().is_empty()).take(HEAD).collect::<Vec<_>>().join("\n"),
        None,
    );
    page.published.is_some() || page.author.is_some()
}

/// Takes what a line of the head says; false if it belongs to the article.
fn head_line(line: &str, day_in: DayIn, page: &mut Page) -> bool {
    if let Some(found) = ADDRESS.captures(line) {
        page.url = page.url.take().or_else(|| address(&found[1], None));
        return true;
    }
    if begins_page(line, page) {
        return true;
    }
    // "Propos recueillis par Ann Poe, publié le 14 mars 2017 à 11h20"
    static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:published|posted|publi[ée]e?|mis en ligne|ver[öo]ffentlicht|publicad[oa]|pubblicato)(?: (?:on|le|am|el|il))? (.{6,80})$",
        )
    });
    if let Some(found) = PUBLISHED.captures(line).filter(|_| page.published.is_none() && line.len() < 160) {
        page.published = day_in(&found[1]);
    }
    // "Ann Poe by Ann Poe December 9, 2016 in Features, Interviews"
    static FILED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^.{2,60}\b(?i:by) (?P<author>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}) (?:\| [^|]{2,40}? )?(?P<day>\p{L}+\.? \d{1,2}, \d{4}|\d{1,2} \p{L}+ \d{4})\b",
        )
    });
    if let Some(found) = FILED.captures(line).filter(|_| page.published.is_none() && line.len() < 200) {
        page.published = day_in(&found["day"]);
        page.author.get_or_insert_with(|| found["author"].to_owned());
        return true;
    }
    let byline = BYLINE.captures(line);
    if let Some(found) = &byline {
        page.author.get_or_insert_with(|| without_month(found[1].trim()).to_owned());
    }
    if (is_date_line(line) || byline.is_some() && line.len() < 120) && page.published.is_none() {
        page.published = day_in(of_publication(line));
        if let (None, Some(words)) = (page.published, relative_date(line)) {
            page.open.push(format!("published: the page says only {words:?}; find the day"));
        }
        return true;
    }
    byline.is_some()
}

/// Takes the headline, of one line or of two.
fn begins_page(line: &str, page: &mut Page) -> bool {
    let Some(title) = page.title.as_deref() else {
        // A day, and below it the article: some copies have lost the headline.
        const PARAGRAPH: usize = 25;
        if page.published.is_none() && is_bare_day(line) {
            return false;
        }
        if page.published.is_some() && line.split(' ').count() >= PARAGRAPH {
            page.title = Some(String::new());
            return false;
        }
        page.title = Some(without_marks(line).to_owned());
        return true;
    };
    // "Fire Below:", and what it is on the next line.
    static TURN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}[^:.?]{0,30}: .*\?$"));
    let goes_on = title.ends_with(':') && !TURN.is_match(line);
    if goes_on && page.blocks.is_empty() && page.published.is_none() && page.author.is_none() {
        page.title = Some(format!("{title} {line}"));
        return true;
    }
    false
}

/// "2019-03-09", and nothing else.
fn is_bare_day(line: &str) -> bool {
    line.len() == 10 && line.chars().all(|c| c.is_ascii_digit() || c == '-') && is_date_line(line)
}

/// A heading without its marks: "# Lena Aoki on Ember"; in "#58 – Lena Aoki" the mark is a part of it.
fn without_marks(line: &str) -> &str {
    // "Lena Aoki on Ember reel.example.org/features/lena-aoki"
    static ADDRESS_BEHIND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r" (?:https?://)?[\w.-]+\.\p{Ll}{2,}/\S+$"));
    let line = ADDRESS_BEHIND.find(line).map_or(line, |found| &line[..found.start()]);
    let bare = line.trim_start_matches('#');
    if bare.starts_with(' ') { bare.trim_start() } else { line }
}

fn block(line: &str, text: &str) -> Block {
    let level = line.trim_start().bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&level) && line.trim_start()[level..].starts_with(' ') {
        let level = u8::try_from(level).unwrap_or(6);
        return Block::plain(Kind::Heading(level), squeeze(&line.trim_start()[usize::from(level)..]));
    }
    Block { spans: markdown::spans(text), ..Block::plain(Kind::Paragraph, "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(text: &str) -> Option<String> {
        read(text, None).published.map(|day| day.to_string())
    }

    const TALK: &str = "Lena Aoki spent ten years on Ember, a film about a house that burns and burns.\n\nREEL: Why ten?\n\nAOKI: Money.\n\nREEL: And now?\n";

    #[test]
    fn agencies_say_the_day_where_they_begin() {
        let text = format!("Nuns Sing for Ember\n\nOSLO, Norway, MARCH 9, 2011 (Reel) {TALK}");
        assert_eq!(published(&text).as_deref(), Some("2011-03-09"));
    }

    #[test]
    fn the_day_of_first_publication_is_surer_than_the_one_above() {
        let text = format!(
            "Lena Aoki chat\nToday in Oslo\nOct 06, 2018-Saturday\n\n{TALK}\nFirst Published: Mar 11, 2005 19:42 IST\n"
        );
        assert_eq!(published(&text).as_deref(), Some("2005-03-11"));
    }

    #[test]
    fn the_day_of_a_visit_is_not_that_of_publication() {
        let head = "Subscribe Now\n\nThe Paper of the Crews\n\nBurbank, California\n\nLena Aoki on Her Film ‘Ember’\n\n";
        assert_eq!(published(&format!("Tuesday, November 5, 2024\n{head}{TALK}")), None);
        let blog = format!("Sunday, May 16, 2010\n\nLena Aoki on Her Film ‘Ember’\n\n{TALK}");
        assert_eq!(published(&blog).as_deref(), Some("2010-05-16"));
    }

    #[test]
    fn lists_are_indented_only_where_the_text_is_not() {
        let items = "    Was it cold?\n\n    What burned?\n\n    And who?\n";
        let long = "a house that burns and burns ".repeat(12);
        assert_eq!(indented_lists(&format!("{long}\n\n{long}\n\n{long}\n\n{items}")).len(), 3);
        assert!(indented_lists(&format!("    {long}\n\n    {long}\n\n{long}\n\n{items}")).is_empty());
    }

    #[test]
    fn what_stands_for_a_picture_is_no_line_of_a_talk() {
        let title = "Lena Aoki on Her Film Ember Road";
        assert!(says_what_picture_shows("ember road teaser lena", title));
        for line in ["ember road: a teaser", "on her way", "ember and ash", "Ember Road Lena"] {
            assert!(!says_what_picture_shows(line, title), "{line}");
        }
    }
}
