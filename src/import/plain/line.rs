//! The lines above an article, and what of them can be no headline.

use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::date::is_date_line;
use super::super::names::is_shouted;
use super::super::pattern::pattern;
use super::BYLINE;
use super::furniture::{is_above, is_long_row, is_path, is_row_of_rubrics};

/// Words of a paragraph, and of one that ends as a sentence does.
const PARAGRAPH: usize = 30;
pub(super) const SENTENCE: usize = 12;
/// Shortest word that says what a text is about, in characters.
pub(super) const TELLING: usize = 4;

/// Who speaks, as a copy has it before a colon: "Lena Aoki", "REEL".
pub(super) const WHO: &str = r"\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}";

/// As much of a line as is looked at, in bytes: no headline and no byline has as many.
const LOOKED_AT: usize = 2000;

/// The lines of a text, in their order, as far as they are looked at; some may be empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().enumerate().map(|(at, line)| {
        let line = line.trim();
        let raw = &line[..line.floor_char_boundary(LOOKED_AT)];
        Line { at, raw, text: squeeze(raw), byline: OnceCell::new(), none: OnceCell::new() }
    })
}

/// A line of a page.
pub(super) struct Line<'a> {
    /// Which line of the page it is.
    pub(super) at: usize,
    raw: &'a str,
    pub(super) text: String,
    /// What is known of it once it was asked, as its neighbours ask it too.
    byline: OnceCell<bool>,
    none: OnceCell<bool>,
}

impl Line<'_> {
    pub(super) fn n_words(&self) -> usize {
        self.text.split(' ').count()
    }

    pub(super) fn is_byline(&self) -> bool {
        *self.byline.get_or_init(|| is_date_line(&self.text) || BYLINE.is_match(&self.text))
    }

    pub(super) fn is_paragraph(&self) -> bool {
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

    pub(super) fn is_rubrics(&self) -> bool {
        is_path(&self.text) || is_row_of_rubrics(self.raw) || is_long_row(self.raw)
    }

    /// Whether a line can be no headline at all.
    pub(super) fn is_none(&self) -> bool {
        static NONE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)^[←→•▪◦‣]|^- \p{L}|^«[^»]*\|.*»$|^\W*(?:tags?: |(?:photo(?:graph)?s?|image|picture|credit|courtesy|illustration)\b.{0,40}[:/]|image via|(?:older|newer|previous|next) ?(?:post)?:|(?:other|our|partner) (?:sites|editions):|\d+ (?:comments?|shares?|views?))|https?://|\bphoto(?:graph)?: |\((?:photo(?:graph)?|picture|image|foto)\b[^)]*\)\W*$|^(?:a )?still from\b|\(courtesy\b|^\*?(?:pictured|above|left|right)\s*:|\bcourtesy (?:of )?\p{Lu}[^.]*\.?$|©|\(c\) ?\p{L}|\b(?:image|photo|credit): [^:]*$|\bclick to\b|\b[hp](?: -)? (?:19|20)\d\d$|^open this photo\b|^view (?:gallery|original)$|^custom image\b|^(?:from )?left to right\b|\bbanner$|^showing posts\b|^(?:filed|posted) (?:under|in|by)\b|^by in\b",
            )
        });
        let letters = || self.text.chars().filter(|c| c.is_alphabetic()).count();
        let is_none = || letters() < 2 || self.is_above() || self.is_byline() || NONE.is_match(&self.text);
        *self.none.get_or_init(is_none)
    }
}

/// Whether one line is another and then says more.
pub(super) fn goes_on(line: &str, other: &str) -> bool {
    line.strip_prefix(other).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether most words of a line have capitals, as in a title.
pub(super) fn is_title(line: &str) -> bool {
    let long = || line.split(' ').filter(|word| word.chars().count() >= TELLING);
    let capital = long().filter(|word| word.contains(char::is_uppercase)).count();
    !is_shouted(line) && long().count() >= 2 && capital * 3 >= long().count() * 2
}
