//! Where the headline of a copied page stands.

use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::date::is_date_line;
use super::super::pattern::pattern;
use super::BYLINE;
use super::furniture::{is_above, is_path, is_row_of_rubrics, last_step};

/// Lines at the top that are looked through for it.
const TOP: usize = 60;
/// Words of a line that may stand above the headline, and of one that is a headline whatever it says.
const SHORT: usize = 3;
const LONG: usize = 5;
/// Lines that are a menu.
const MENU: usize = 3;
/// Words of a paragraph, and of one that ends as a sentence does.
const PARAGRAPH: usize = 30;
const SENTENCE: usize = 12;

/// How many lines of a copied page stand above its headline: the name of the site, menus, paths.
pub(super) fn above_headline(text: &str) -> usize {
    let lines = text.lines().enumerate().map(|(at, line)| Line { at, raw: line.trim(), text: squeeze(line) });
    let lines: Vec<Line<'_>> = lines.filter(|line| !line.text.is_empty()).take(TOP).collect();
    let end = lines.iter().position(Line::is_paragraph).unwrap_or(lines.len());
    let lines = &lines[..end];
    let top = lines.iter().take_while(|line| !line.is_byline()).count();
    let (top, rest) = lines.split_at(top);
    // What stands above the last menu is the name of the site, and its motto.
    let menu = top.iter().rposition(Line::is_rubrics).map_or(0, |last| last + 1);
    let below_menu = || top[menu..].iter().find(|line| line.is_headline());
    let found = named_by_path(top, lines).or_else(|| match top.iter().position(Line::is_headline) {
        Some(first) if first < menu && below_menu().is_some() => below_menu(),
        Some(first) => is_all_above(&top[..first]).then(|| &top[first]),
        None => below_byline(top, rest),
    });
    found.map_or(0, |line| line.at)
}

/// A line of the top of a page that is not empty.
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
        let is_long = self.n_words() >= PARAGRAPH || self.n_words() >= SENTENCE && self.text.ends_with('.');
        is_long && !self.is_above()
    }

    fn is_above(&self) -> bool {
        is_above(self.raw, &self.text)
    }

    fn is_rubrics(&self) -> bool {
        is_path(&self.text) || is_row_of_rubrics(self.raw)
    }

    fn is_short(&self) -> bool {
        self.n_words() <= SHORT && !self.text.ends_with(['.', '?', '!'])
    }

    fn is_headline(&self) -> bool {
        /// What a headline of an interview says, however short it is.
        static CUE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r#"(?i)\binterview (?:with|de|mit|avec)\b|\binterview:|\b(?:talks|q&a)\b|[:‘“«„"]"#)
        });
        let says_so = self.n_words() >= LONG || self.n_words() > 1 && CUE.is_match(&self.text);
        says_so && !self.is_above() && !self.is_byline()
    }
}

/// The line that is the last step of a path, too.
fn named_by_path<'a, 'b>(top: &[Line<'_>], lines: &'a [Line<'b>]) -> Option<&'a Line<'b>> {
    let steps = top.iter().filter(|line| is_path(&line.text)).filter_map(|line| last_step(&line.text));
    steps.into_iter().find_map(|step| lines.iter().find(|line| line.text == step))
}

/// Whether lines are surely no headline. Among many of a menu one may be longer; a lone line above a longer one
/// may be the headline.
fn is_all_above(lines: &[Line<'_>]) -> bool {
    let n_short = lines.iter().filter(|line| line.is_short()).count();
    let n_long = lines.iter().filter(|line| !line.is_short() && !line.is_above()).count();
    n_long == 0 || n_short >= MENU * (n_long + 1)
}

/// The headline below a byline, where a menu stands above that.
fn below_byline<'a, 'b>(top: &[Line<'_>], rest: &'a [Line<'b>]) -> Option<&'a Line<'b>> {
    let n_menu = top.iter().filter(|line| line.is_above()).count();
    rest.iter().find(|line| line.is_headline()).filter(|_| n_menu >= MENU)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headline: &str, text: &str) {
        let begins = text.lines().nth(above_headline(text)).unwrap_or_default();
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
    fn a_headline_in_the_first_line_is_not_taken_for_the_name_of_a_site() {
        let first =
            "Lena Aoki Explains Ember\nShe burned a house down and nobody noticed\nBy Ann Poe\nMay 3, 2019\n";
        assert_eq!(above_headline(first), 0);
        assert_eq!(above_headline("Ember\nMay 3, 2019\nA film about a house that burns down.\n"), 0);
    }
}
