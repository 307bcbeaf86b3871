//! Where the headline of a copied page stands.
//!
//! Nothing marks it: each line above the first paragraph is weighed by what it says, by what stands around it,
//! and by whether the text below goes on about it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::names::is_shouted;
use super::super::pattern::pattern;
use super::furniture::{is_furniture, is_path, is_rubric, last_step};
use super::line::{Line, TELLING, goes_on, is_title, lines};
use super::site;
use crate::text::fold;

/// Lines at the top that are looked through for it, and lines below them that tell what the text is about.
const TOP: usize = 60;
const BODY: usize = 200;
/// How far below the top a headline may stand again.
const AGAIN: usize = 2;
/// Words of a line that is a headline whatever it says, and of the longest.
const LONG: usize = 5;
const LONGEST: usize = 25;
/// Lines between a headline and its byline, its own included.
const NEAR: usize = 3;
/// How often the text has a word that says what it is about.
const OFTEN: usize = 3;

/// What a copied page has above its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Top {
    /// How many lines stand above its headline: the name of the site, menus, paths.
    pub(super) above: usize,
    /// What the site calls itself.
    pub(super) site: Option<String>,
}

/// Reads the top of a copied page.
pub(super) fn top(text: &str) -> Top {
    let lines: Vec<Line<'_>> = lines(text).filter(|line| !line.text.is_empty()).take(TOP + BODY).collect();
    // A headline of some length stands again below the title of its page.
    let is_same = |at: usize, other: Option<usize>| {
        other.and_then(|other| lines.get(other)).is_some_and(|line| line.text == lines[at].text)
    };
    let is_doubled = |at: usize| is_same(at, at.checked_sub(1)) || is_same(at, Some(at + 1));
    // And the title may go on with how the article begins.
    let runs_on = |line: &Line<'_>| {
        let mut below = lines.iter().take(TOP).filter(|other| other.n_words() >= LONG);
        below.any(|other| goes_on(&line.text, &other.text))
    };
    let ends_top = |(at, line): (usize, &Line<'_>)| {
        line.is_paragraph() && !is_doubled(at) && !(at == 0 && runs_on(line))
    };
    let first = lines.iter().take(TOP).enumerate().position(ends_top);
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
    let is_below_headline = || {
        just_above.is_some_and(|above| {
            above.n_words() >= LONG
                && !above.is_none()
                && !is_quotation(&above.text)
                && self::subjects(&above.text, body) > 1
        })
    };
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
        (is_quotation(&line.text) && !is_below_headline() && below.first().is_some_and(explains), 6.0),
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
    fn a_headline_in_the_first_line_is_not_taken_for_the_name_of_a_site() {
        let first =
            "Lena Aoki Explains Ember\nShe burned a house down and nobody noticed\nBy Ann Poe\nMay 3, 2019\n";
        assert_eq!(top(first).above, 0);
        assert_eq!(top("Ember\nMay 3, 2019\nA film about a house that burns down.\n").above, 0);
    }
}
