//! Where the headline of a copied page stands.
//!
//! Nothing marks it: each line above the first paragraph is weighed by what it says, by what stands around it,
//! and by whether the text below goes on about it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::date::is_date_line;
use super::super::names::is_shouted;
use super::super::pattern::pattern;
use super::BYLINE;
use super::furniture::{
    is_above, is_furniture, is_long_row, is_path, is_row_of_rubrics, is_rubric, last_step,
};
use super::site;
use crate::text::fold;

/// Lines at the top that are looked through for it, and lines below them that tell what the text is about.
const TOP: usize = 60;
const BODY: usize = 200;
/// How far below the top a headline may stand again.
const AGAIN: usize = 2;
/// Words of a paragraph, and of one that ends as a sentence does.
const PARAGRAPH: usize = 30;
const SENTENCE: usize = 12;
/// Words of a line that is a headline whatever it says, and of the longest.
const LONG: usize = 5;
const LONGEST: usize = 25;
/// Lines between a headline and its byline, its own included.
const NEAR: usize = 3;
/// Shortest word that says what a text is about, in characters, and how often the text has it.
const TELLING: usize = 4;
const OFTEN: usize = 3;

/// What a copied page has above its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Top {
    /// How many lines stand above its headline: the name of the site, menus, paths.
    pub(super) above: usize,
    /// What the site calls itself.
    pub(super) site: Option<String>,
}

/// Whether a copied page begins with its article: its headline was lost.
///
/// Only what is a paragraph by its length or its sentences says so, and nothing that has a byline below.
pub(super) fn is_lost(text: &str) -> bool {
    let telling = |line: &Line<'_>| line.text.chars().any(char::is_alphabetic) && !is_date_line(&line.text);
    let first: Vec<Line<'_>> = lines(text).filter(telling).take(NEAR + AGAIN).collect();
    let n_credits = first.iter().position(|line| !is_of_picture(&first, line)).unwrap_or(0);
    let first = &first[n_credits..first.len().min(n_credits + NEAR)];
    // "Lena Aoki on Ember Ten years ago she burned ...", and below: "Lena Aoki on Ember".
    let begins_first = |line: &Line<'_>| line.n_words() > 2 && goes_on(&first[0].text, &line.text);
    if first.iter().skip(1).any(begins_first) {
        return false;
    }
    // "You shot all of it in January. How did the actors take it?", below nothing but a day.
    static ASKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:I|you|your)\b.*\?$"));
    // "So how does one end up there?" goes on with what a headline would have begun.
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:So|And|OK|Okay|Now),? \p{Ll}.*\?$"));
    let asks = |line: &Line<'_>| {
        let is_long = line.n_words() >= SENTENCE && ASKS.is_match(&line.text) && !is_title(&line.text);
        is_long || GOES_ON.is_match(&line.text)
    };
    let signed = || first.iter().skip(1).any(|line| BYLINE.is_match(&line.text));
    first.first().is_some_and(|line| (line.is_paragraph() || asks(line)) && !line.is_byline()) && !signed()
}

/// Whether a line says what a picture shows: it is credited, there or where it stands again with the credit.
fn is_of_picture(top: &[Line<'_>], line: &Line<'_>) -> bool {
    static CREDIT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?i:image|photo|picture)(?i: credit)?: [^:]*$|^(?i:image via) "));
    let again = |other: &Line<'_>| other.text.starts_with(&line.text) && CREDIT.is_match(&other.text);
    top.iter().any(again)
}

/// Reads the top of a copied page.
pub(super) fn top(text: &str) -> Top {
    let lines: Vec<Line<'_>> = lines(text).filter(|line| !line.text.is_empty()).take(TOP + BODY).collect();
    // A headline of some length stands again below the title of its page.
    let is_same = |at: usize, other: Option<usize>| {
        other.and_then(|other| lines.get(other)).is_some_and(|line| line.text == lines[at].text)
    };
    let is_doubled = |at: usize| is_same(at, at.checked_sub(1)) || is_same(at, Some(at + 1));
    let is_first = |(at, line): (usize, &Line<'_>)| line.is_paragraph() && !is_doubled(at);
    let first = lines.iter().take(TOP).enumerate().position(is_first);
    let end = first.unwrap_or(lines.len().min(TOP));
    let end = below_columns(&lines, end);
    let (top, body) = lines.split_at(end);
    let near = &lines[..lines.len().min(end + AGAIN)];
    let names: Vec<&str> = top.iter().map(|line| line.text.as_str()).collect();
    let site = site::name(&names, text);
    let body: String = body.iter().map(|line| format!(" {} ", fold(&line.text))).collect();
    let weights = (0..top.len()).map(|at| (at, weight(top, near, at, &body, site.as_deref())));
    // Of lines that weigh the same, the first.
    let best = weights.rev().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, weight)| *weight > 0.0);
    // What goes on about a headline stands below it, and may name what that only plays with.
    let best = best.map(|(at, _)| if is_explained(top, at) && !is_again(near, at) { at - 1 } else { at });
    // "Fire Below:" above "Lena Aoki on Ember" is its first half.
    let first_half = |at: usize| top[at].text.ends_with(':') && !top[at].is_none();
    let first = best.map(|at| if at > 0 && first_half(at - 1) { at - 1 } else { at });
    let above = first.map_or(0, |at| top[at].at);
    let headline = best.map(|at| top[at].text.as_str());
    let behind = |headline| top.iter().find_map(|line| site::behind(&line.text, headline));
    let site = site.or_else(|| headline.and_then(behind).map(str::to_owned));
    Top { above, site }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().enumerate().map(|(at, line)| Line { at, raw: line.trim(), text: squeeze(line) })
}

/// A line of a page that is not empty.
struct Line<'a> {
    at: usize,
    raw: &'a str,
    text: String,
}

impl Line<'_> {
    fn n_words(&self) -> usize {
        self.text.split(' ').count()
    }

    fn is_byline(&self) -> bool {
        is_date_line(&self.text) || BYLINE.is_match(&self.text)
    }

    fn is_paragraph(&self) -> bool {
        // What a site has to say of cookies and rights stands above its articles, at any length.
        static LEGAL: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)\bcopyright(?:ed)?\b|\ball rights reserved|\bcookies\b|\bprivacy (?:policy|choices)|\bpersonali[sz]ed (?:digital )?ad|\badvertis(?:ers|ing)\b|\b(?:earn|affiliate) (?:a |an )?(?:affiliate )?commissions?\b",
            )
        });
        let is_long = self.n_words() >= PARAGRAPH || self.n_words() >= SENTENCE && self.text.ends_with('.');
        // The title of a page with all that its site is called.
        let is_title = self.text.contains(" | ") && !self.text.ends_with('.');
        is_long && !is_title && !self.is_above() && !LEGAL.is_match(&self.text)
    }

    fn is_above(&self) -> bool {
        is_above(self.raw, &self.text)
    }

    fn is_rubrics(&self) -> bool {
        is_path(&self.text) || is_row_of_rubrics(self.raw) || is_long_row(self.raw)
    }

    /// Whether a line can be no headline at all.
    fn is_none(&self) -> bool {
        static NONE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)^[←→•▪◦‣]|^- \p{L}|^«[^»]*\|.*»$|^\W*(?:tags?: |(?:photo(?:graph)?s?|image|picture|credit|courtesy|illustration)\b.{0,40}[:/]|image via|(?:older|newer|previous|next) ?(?:post)?:|(?:other|our|partner) (?:sites|editions):|\d+ (?:comments?|shares?|views?))|https?://|\bphoto(?:graph)?: |\((?:photo(?:graph)?|picture|image|foto)\b[^)]*\)\W*$|^(?:a )?still from\b|\(courtesy\b|^\*?(?:pictured|above|left|right)\s*:|\bcourtesy (?:of )?\p{Lu}[^.]*\.?$|©|\(c\) ?\p{L}|\b(?:image|photo|credit): [^:]*$|\bclick to\b|\b[hp](?: -)? (?:19|20)\d\d$|^open this photo\b|^view (?:gallery|original)$|^custom image\b|^(?:from )?left to right\b|\bbanner$|^showing posts\b|^(?:filed|posted) (?:under|in|by)\b|^by in\b",
            )
        });
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        letters < 2 || self.is_above() || self.is_byline() || NONE.is_match(&self.text)
    }
}

/// How much speaks for a line being the headline; negative if it can be none.
fn weight(top: &[Line<'_>], near: &[Line<'_>], at: usize, body: &str, site: Option<&str>) -> f64 {
    /// What a headline of an interview says.
    static CUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)\binterview\b.|\b(?:talks?|q&a|exclusive|(?:conversation|audience|chat) with)\b|[:‘“«„"]"#,
        )
    });
    /// "The star of Ember talks about fire": what stands below a headline.
    static STANDFIRST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:The|A|An) [^:“‘]{2,80}\b\p{Ll}+ (?:talks|speaks|discusses|reflects|explains|answers|tells|reveals|shares|on)\b",
        )
    });
    static CREDITED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:photo|image|picture|credit)s?\b[^.]{0,20}(?::|©| via | by | courtesy )|courtesy (?:of )?|image via )",
        )
    });
    // "Ember (TV series)", what the page is filed under.
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\((?:tv series|(?:19|20)\d\d film|film|movie)\)$"));
    let line = &top[at];
    if line.is_none() {
        return -1.0;
    }
    let n_words = line.n_words();
    let subjects = subjects(&line.text, body);
    let below = &top[at + 1..top.len().min(at + 1 + NEAR)];
    let is_menu_below = top[at + 1..].iter().any(Line::is_rubrics);
    let just_above = at.checked_sub(1).map(|above| &top[above]);
    // What stands below one that is written as a title, and names what the text is about, is only a part of it.
    let is_below_headline = just_above.is_some_and(|above| {
        above.n_words() >= LONG
            && !above.is_none()
            && !is_quotation(&above.text)
            && self::subjects(&above.text, body) > 1
    });
    let explains = |next: &Line<'_>| !next.is_none() && self::subjects(&next.text, body) > 0;
    let steps = top.iter().filter(|line| is_path(&line.text)).filter_map(|line| last_step(&line.text));
    let clues = [
        (steps.into_iter().any(|step| step == line.text), 6.0),
        (subjects >= 1, 2.0),
        (subjects >= 2, 2.0),
        (says_often(&line.text, body), 1.0),
        (n_words >= LONG, 1.0),
        (CUE.is_match(&line.text), 1.0),
        (is_title(&line.text), 1.0),
        (is_quotation(&line.text) && !is_below_headline && below.first().is_some_and(explains), 6.0),
        (is_shouted(&line.text) && n_words > 2, 1.0),
        // "Lena Aoki on Ember She burned a house down.", the title of a page, and what it begins with.
        (n_words >= LONG && near.iter().any(|other| goes_on(&other.text, &line.text)), 6.0),
        (below.iter().any(Line::is_byline), 2.0),
        (just_above.is_some_and(|above| above.is_byline() || is_furniture(&above.text)), 1.0),
        // What stands above a menu is the name of the site, and its motto.
        (is_menu_below, -4.0),
        // Below the title of its page, and above its picture, it stands again.
        (n_words >= LONG && is_again(near, at), 4.0),
        // "Reel > Films > Lena Aoki on Ember", above it.
        (near.iter().any(|other| leads_to(&line.text, &other.text)), -6.0),
        (STANDFIRST.is_match(&line.text), -3.0),
        (is_kicker(top, at), -2.0),
        (at > 0 && is_kicker(top, at - 1), 1.0),
        // "Lena Aoki in Ember", above whose picture it is.
        (at > 0 && below.first().is_some_and(|next| CREDITED.is_match(&next.text)), -4.0),
        (TAG.is_match(&line.text), -4.0),
        // What explains it stands between it and the byline.
        (n_words >= LONG && has_dek(top, at), 2.0),
        (site::is_name(&line.text, site), -4.0),
        (n_words < 2, -1.0),
        (n_words > LONGEST, -2.0),
        (line.text.ends_with(['.', '?']) && !line.text.contains(['“', '‘', '"']), -1.0),
    ];
    let sum: f64 = clues.iter().filter(|(is_so, _)| *is_so).map(|(_, weight)| weight).sum();
    // Anything is better than nothing.
    sum.max(0.0) + 0.1
}

/// Where the top ends if columns of the site stand in it: behind a headline that says "interview" and has its byline.
fn below_columns(lines: &[Line<'_>], end: usize) -> usize {
    static INTERVIEW: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:interview|q&a|conversation)\b.*\p{Lu}\p{Ll}"));
    static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?i:by) \p{Lu}"));
    let has_headline = |line: &Line<'_>| line.n_words() >= LONG && !line.is_none();
    let is_signed =
        |pair: &[Line<'_>]| pair[1].is_byline() || BY.is_match(&pair[1].text) && pair[1].n_words() < LONG;
    let signs = |pair: &[Line<'_>]| has_headline(&pair[0]) && !pair[0].is_paragraph() && is_signed(pair);
    if lines[..lines.len().min(end + 1)].windows(2).any(signs) {
        return end;
    }
    let near = &lines[..lines.len().min(TOP)];
    let signed = near.windows(2).position(|pair| signs(pair) && INTERVIEW.is_match(&pair[0].text));
    signed.map_or(end, |at| end.max(at + 2))
}

/// Whether right below a line stands another of some length, and below that the byline.
fn has_dek(top: &[Line<'_>], at: usize) -> bool {
    let is_dek = |line: &Line<'_>| !line.is_none() && line.n_words() > LONG;
    top.get(at + 1).is_some_and(is_dek) && top.get(at + 2).is_some_and(Line::is_byline)
}

/// Whether one line is another and then says more.
fn goes_on(line: &str, other: &str) -> bool {
    line.strip_prefix(other).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a line is a path whose last step another line is.
fn leads_to(line: &str, other: &str) -> bool {
    let before = line.strip_suffix(other).map(str::trim_end);
    before.is_some_and(|before| before.ends_with(['>', '»', '/', '›']))
}

/// Whether a line stands again at the top, be it with the name of the site behind it.
fn is_again(top: &[Line<'_>], at: usize) -> bool {
    let line = top[at].text.as_str();
    top.iter().enumerate().any(|(other, again)| {
        other != at && (again.text == line || site::behind(&again.text, line).is_some())
    })
}

/// Whether a line shouts a few words right above one that tells more: "THINGS TO DO".
fn is_kicker(top: &[Line<'_>], at: usize) -> bool {
    const LONGEST: usize = 4;
    let line = &top[at];
    let tells = |next: &Line<'_>| !next.is_none() && !is_shouted(&next.text) && next.n_words() >= LONG;
    is_shouted(&line.text) && line.n_words() <= LONGEST && top.get(at + 1).is_some_and(tells)
}

/// Whether right above a line stands what may be the headline that it explains: "Fire and Ice: a baker goes north"
/// above "Ann Poe of Bergen brings her first film home on Friday".
fn is_explained(top: &[Line<'_>], at: usize) -> bool {
    let Some(above) = at.checked_sub(1).map(|above| &top[above]) else { return false };
    let is_menu_below = top[at..].iter().any(Line::is_rubrics);
    // Sentences stand below titles: "Screenwriter Ann Poe explains why" below "From the Mill to the Moon".
    let is_titled = is_title(&above.text) && !is_title(&top[at].text);
    let is_headline = above.n_words() >= LONG
        && !above.text.ends_with(['.', ':'])
        && (above.text.contains(": ") || is_titled);
    is_headline && !above.is_none() && !above.is_rubrics() && !is_menu_below && top[at].n_words() > LONG
}

/// How many runs of words of a line, written as names and titles are, the text below has two words of in a row.
fn subjects(line: &str, body: &str) -> usize {
    let words: Vec<&str> = line.split(' ').collect();
    let is_name = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_uppercase) && !is_rubric(word)
    };
    let in_body = |pair: &[&str]| {
        let pair = format!(" {} ", fold(&pair.join(" ")));
        pair.trim().contains(' ') && body.contains(pair.as_str())
    };
    let mut found = 0;
    let mut at = 0;
    while at + 1 < words.len() {
        let is_one = is_name(words[at]) && is_name(words[at + 1]) && in_body(&words[at..at + 2]);
        found += usize::from(is_one);
        // What goes on in the same run is the same name.
        at += 1;
        while is_one && at < words.len() && in_body(&words[at - 1..=at]) {
            at += 1;
        }
    }
    found
}

/// Whether a word of a line that may be a name or a title is one that the text below often has.
fn says_often(line: &str, body: &str) -> bool {
    let words = line.split(' ').filter(|word| word.contains(char::is_uppercase) && !is_rubric(word));
    let telling = words.map(fold).filter(|word| word.len() >= TELLING && !crate::text::is_stop_word(word));
    telling.into_iter().any(|word| body.matches(&format!(" {word} ")).nth(OFTEN - 1).is_some())
}

/// Whether a line is what somebody says, and nothing else: a headline that a line below explains.
fn is_quotation(line: &str) -> bool {
    const QUOTES: &[(char, &[char])] = &[
        ('‘', &['’']),
        ('“', &['”']),
        ('"', &['"']),
        ('\'', &['\'']),
        ('«', &['»']),
        ('»', &['«']),
        ('„', &['“', '”']),
    ];
    QUOTES.iter().any(|(opens, closes)| {
        line.strip_prefix(*opens)
            .and_then(|rest| rest.strip_suffix(*closes))
            .is_some_and(|said| said.split(' ').count() > 2 && !said.contains(['“', '”', '"', '„']))
    })
}

/// Whether most words of a line have capitals, as in a title.
fn is_title(line: &str) -> bool {
    let long = || line.split(' ').filter(|word| word.chars().count() >= TELLING);
    let capital = long().filter(|word| word.contains(char::is_uppercase)).count();
    !is_shouted(line) && long().count() >= 2 && capital * 3 >= long().count() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headline: &str, text: &str) {
        let begins = text.lines().nth(top(text).above).unwrap_or_default();
        assert!(begins.starts_with(headline), "{begins}");
    }

    #[test]
    fn the_name_of_the_site_mottos_and_menus_stand_above_the_headline() {
        check(
            "Lena Aoki on",
            "Reel Room\na place for films\n\nHome   Features   Essays   About\n\nLena Aoki on Fire, Ash and Ember\nBy Ann Poe\n",
        );
        check(
            "Interview: Lena",
            "ReelSoon\nHome » Features » Interview: Lena Aoki\nInterview: Lena Aoki\nMay 3, 2019\n",
        );
        check(
            "‘I fell",
            "Skip to main content\nSupport the Gazette\nFund good journalism\nSupport us →\nFilm\n‘I fell’: Lena Aoki at 74\nAnn Poe\n",
        );
    }

    #[test]
    fn the_text_below_tells_which_line_it_is() {
        let body = "Lena Aoki has spent ten years on Ember, a film about a house that burns and burns.\n\nReel Cellar: Why ten?\n\nLena Aoki: Money.\n\nReel Cellar: And now?\n";
        check(
            "LENA AOKI (EMBER)",
            &format!(
                "Reel Cellar\nFilms. Books. Down here.\n[News] [Reviews] [Shop]\nLENA AOKI (EMBER)\n{body}"
            ),
        );
        check(
            "How Lena Aoki",
            &format!("REEL CELLAR\n1:12 / 4:40\nMay 3, 2019\nHow Lena Aoki Burned It\n{body}"),
        );
    }

    #[test]
    fn a_page_that_begins_with_its_article_has_lost_its_headline() {
        let body = "Lena Aoki has spent ten years on Ember, a film about a house that burns and burns.\n\nREEL: Why ten?\n";
        assert!(is_lost(body));
        assert!(is_lost(&format!("–\n\n2019-03-09\n{body}")));
        assert!(!is_lost(&format!("Lena Aoki on Ember\n{body}")));
        // A sentence may be a headline, above a byline.
        assert!(!is_lost(
            "We spent ten years in a house that burned down, twice, says Lena Aoki.\nBy Ann Poe\n"
        ));
    }

    #[test]
    fn a_headline_in_the_first_line_is_not_taken_for_the_name_of_a_site() {
        let first =
            "Lena Aoki Explains Ember\nShe burned a house down and nobody noticed\nBy Ann Poe\nMay 3, 2019\n";
        assert_eq!(top(first).above, 0);
        assert_eq!(top("Ember\nMay 3, 2019\nA film about a house that burns down.\n").above, 0);
    }
}
