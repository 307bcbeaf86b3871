//! The plain text of a page: what is left when it was copied out of a browser.

mod aside;
mod dashed;
mod day;
mod furniture;
mod glued;
mod headline;
mod line;
mod lost;
mod markdown;
mod picture;
mod reposted;
mod run_on;
mod signed;
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
use super::marks::Marks;
use super::page::Page;
use super::pattern::pattern;
use furniture::is_menu_row;
pub use headline::FirstLines;
use headline::head;
use picture::is_of_picture;

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:\d[\d/.: àh]{7,24} |\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4},? (?:[–|•·-] )?|\p{Lu}[\p{L}\p{N} .&-]{1,30} \| )?(?i:(?:written |words |interview )?by|(?:publicado )?por|(?:propos recueillis )?par|von):? (\p{Lu}[\p{L}.'’-]+(?: (?:['’‘“"]?\p{Lu}|de|van|von)[\p{L}.'’”"-]*(?: \p{Lu}\p{L}+["”])?){1,3})\s*(?:$|[|•·,–—@-]|\d|(?i:on |in |el |le |am |(?:last )?(?:published|posted|updated)))"#,
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(?i:url|source|link|address):\s*)?(https?://\S+)$"));
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
    read_prepared(&prepared(text), url, None)
}

/// Reads the text of a page that has been prepared, of which a tagger says `marks` if there is one.
pub(super) fn read_prepared(text: &str, url: Option<&str>, marks: Option<&Marks>) -> Page {
    let mut page = Page { url: url.and_then(|url| address(url, None)), ..Page::default() };
    let day_in = day_on_page(&language(text).unwrap_or_default(), text);
    let mut lines = 0;
    let mut last = None;
    let top = head(text, marks);
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
        if page.title.as_ref().is_some_and(|title| is_menu_row(line) || is_of_picture(&text, title)) {
            continue;
        }
        lines += 1;
        if lines <= HEAD && text.chars().count() <= LONGEST && head_line(&text, day_in, &mut page) {
            continue;
        }
        if lines <= HEAD && page.published.is_none() {
            page.published = day::at_beginning(&text, day_in);
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
        if page.published.is_none() && is_date_line(line) && !(at == 0 && day::is_of_visit(line, above.len()))
        {
            page.published = day_in(of_publication(line));
        }
        if let Some(found) = BYLINE.captures(line) {
            page.author.get_or_insert_with(|| without_month(found[1].trim()).to_owned());
        }
    }
    page.author = page.author.take().or_else(|| signed::behind_text(text).map(str::to_owned));
    page.published = day::of_first_publication(text, day_in).or(page.published);
    // "Updated 2 March 2020", and nothing else: an editor has to know that it is no more than that.
    let head = || text.lines().map(squeeze).filter(|line| !line.is_empty()).take(skipped + HEAD);
    if let (None, Some(day)) =
        (page.published, head().filter(|line| is_change(line)).find_map(|line| day_in(&line)))
    {
        page.published = Some(day);
        page.open.push(format!("published: the page says only that it was changed on {day}; find the day"));
    }
    if page.published.is_none() {
        page.published = day::of_posting(text, day_in).or_else(|| day::at_foot(text, skipped + HEAD, day_in));
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
    let text = furniture::below_neighbours(furniture::below_welcome(text));
    let text = &reposted::with_headline(text);
    let text = &wrapped::without_quoting(text);
    let text = &wrapped::unwrapped(text);
    let text = &dashed::with_colons(text);
    let text = &glued::parted(text);
    let text = &run_on::parted(text);
    let text = &with_gaps(text);
    aside::behind(text)
}

/// The text of a page with a space behind the dash of each item, where several lines begin "-Talks about salt", and with
/// a line of its own for the day before a headline: "date 2019-03-09 Lena Aoki on Ember". Marks of type that a copy took
/// along, "<i>Ember</i>", and the name of what counts its visitors are none of its words.
fn with_gaps(text: &str) -> Cow<'_, str> {
    static TYPE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?m)</?(?:i|em|b|strong|u|cite|span)(?: [^<>\n]{0,200})?>|^(?:Quantcast|Stat[Cc]ounter) ")
    });
    const FEWEST: usize = 3;
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^-(\p{Lu}\p{Ll})"));
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?m)^\s*date (\d{4}-\d\d-\d\d)(?: [\d-])? ([\p{L}“‘"'«][^\n]{10,})$"#));
    // "date 2019-03-09 0", alone on its line.
    static ALONE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^[ \t]*date (\d{4}-\d\d-\d\d)(?: [\d-])?[ \t]*$"));
    // "2019 03 09 Lena Aoki on Ember", as a site names its pages.
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\A\s*((?:19|20)\d\d)[ .](\d\d)[ .](\d\d) (\p{L}[^\n]{10,})"));
    let text = TYPE.replace_all(text, "");
    let text = NUMBERS.replace(&text, "$1-$2-$3\n$4");
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

    #[test]
    fn lists_are_indented_only_where_the_text_is_not() {
        let items = "    Was it cold?\n\n    What burned?\n\n    And who?\n";
        let long = "a house that burns and burns ".repeat(12);
        assert_eq!(indented_lists(&format!("{long}\n\n{long}\n\n{long}\n\n{items}")).len(), 3);
        assert!(indented_lists(&format!("    {long}\n\n    {long}\n\n{long}\n\n{items}")).is_empty());
    }
}
