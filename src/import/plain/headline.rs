//! Where the headline of a copied page stands.
//!
//! Nothing marks it: each of the first lines is weighed by what it says, by what stands around it, and by whether the text
//! below goes on about it, and so is the page's having lost it; by logistic regression (Cox, "The Regression Analysis of
//! Binary Sequences", Journal of the Royal Statistical Society B, 1958). The weights, `headline.tsv`, are fitted to the
//! pages of our own writing in `tests/data/import/pages` by
//! `cargo test --release --test it import_headline -- --ignored --nocapture`, which says how well pages come out that were
//! held back.

mod clues;
mod rules;
mod signs;

use std::sync::LazyLock;

use regex::Regex;

use super::super::marks::{Marks, Say, Sought};
use super::super::pattern::pattern;
use super::super::weights::Weights;
use super::line::{Line, goes_on, lines};
use super::site;
use crate::text::fold;

/// What is seen of a line, to whether it is the headline.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("headline.tsv")));

/// Lines at the top that are looked through for where the text begins, and lines below them that tell what it is about.
const TOP: usize = 60;
const BODY: usize = 200;
/// How many of the first lines may be the headline.
const MOST: usize = 40;
/// By how much of log-odds a line has to be likelier than the one that rules take.
const NEARLY: f64 = 0.2;
/// How much what a tagger says of a line counts; lines are weighed only against each other.
const SAID: Say = Say { sought: Sought::Headline, share: 0.6, even: 0.0 };
/// Words of a line that is long for the name of a site.
const LONG: usize = 5;

/// What a copied page has above its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// How many lines stand above its headline: the name of the site, menus, paths; none if it has lost it.
    pub(super) above: usize,
    /// Whether the copy has a headline.
    pub(super) has_headline: bool,
    /// What the site calls itself.
    pub(super) site: Option<String>,
}

/// Where the lines above the first paragraph end, what the site calls itself there, and what stands below.
#[derive(Debug)]
struct Top {
    end: usize,
    site: Option<String>,
    /// All lines, folded.
    folded: Vec<String>,
    /// Those below the top as one text.
    body: String,
}

/// Reads the head of a copied page, of which a tagger says `marks` if there is one.
pub(super) fn head(text: &str, marks: Option<&Marks>) -> Head {
    let lines = first_lines(text);
    let top = top(&lines, text);
    // "Interview by Ann Poe" or "Lena Aoki in Ember." above the article: the copy has lost it.
    static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:interview|words|text|story) (?i:by) \p{Lu}[^:‘“]{3,40}$|^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.’'-]+){1,2} in \p{Lu}[^.?!:,]{2,40}\.$",
        )
    });
    let headline = FirstLines::seen(&lines, &top, text).headline(marks);
    let Some(best) = headline.filter(|best| !BESIDE.is_match(&lines[*best].text)) else {
        return Head { site: top.site, ..Head::default() };
    };
    // "Fire Below:" above "Lena Aoki on Ember" is its first half.
    let first_half = |at: usize| lines[at].text.ends_with(':') && !lines[at].is_none();
    let first = if best > 0 && first_half(best - 1) { best - 1 } else { best };
    let headline = lines[best].text.as_str();
    let near = &lines[..top.end.max(best + 1)];
    let behind = || near.iter().find_map(|line| site::behind(&line.text, headline).map(str::to_owned));
    Head { above: lines[first].at, has_headline: true, site: top.site.or_else(behind) }
}

/// The first lines of a page, any of which may be its headline, with what is seen of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstLines {
    /// What they say; the last, without a word, stands for the page's having no headline.
    pub lines: Vec<String>,
    /// Which of them rules take for it.
    pub told: usize,
    seen: Vec<Vec<String>>,
}

impl FirstLines {
    /// Looks at the first lines of a page.
    pub(super) fn of(text: &str) -> Self {
        let lines = first_lines(text);
        Self::seen(&lines, &top(&lines, text), text)
    }

    fn seen(lines: &[Line<'_>], top: &Top, text: &str) -> Self {
        let texts = lines.iter().map(|line| line.text.clone()).take(MOST).chain([String::new()]);
        let texts: Vec<String> = texts.collect();
        let none = texts.len() - 1;
        let told = rules::told(lines, top, text).map_or(none, |at| at.min(none));
        Self { told, seen: clues::clues(lines, top, text), lines: texts }
    }

    /// Returns what is seen of each, if rules take the one `told` for the headline.
    #[must_use]
    pub fn clues(&self, told: usize) -> Vec<Vec<String>> {
        let none = self.lines.len() - 1;
        let with_told = |(at, seen): (usize, &Vec<String>)| {
            let said = match () {
                () if at == told && at == none => "told, none",
                () if at == told => "told",
                () if told == none => "none told",
                () => "another told",
            };
            seen.iter().cloned().chain([said.to_owned()]).collect()
        };
        self.seen.iter().enumerate().map(with_told).collect()
    }

    /// Returns which of them is the headline, by their scores in log-odds; of those that weigh nearly the same, the one
    /// that rules take.
    #[must_use]
    pub fn chosen(&self, scores: &[f64]) -> usize {
        // What somebody says, and a line below explains, rules know by its marks.
        if signs::is_quotation(&self.lines[self.told]) {
            return self.told;
        }
        if let Some(sure) = self.sure() {
            return sure;
        }
        let likeliest = (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
        let is_line = self.told + 1 < self.lines.len();
        let nearly = |best: &usize| is_line && scores[*best] <= scores[self.told] + NEARLY;
        likeliest.filter(|best| !nearly(best)).unwrap_or(self.told)
    }

    /// Which of the very first lines is the headline by its form alone: "Reel Interview – Lena Aoki".
    fn sure(&self) -> Option<usize> {
        const FIRST: usize = 3;
        let lines: Vec<&str> = self.lines[..self.lines.len() - 1].iter().map(String::as_str).collect();
        let first = lines.iter().take(FIRST).position(|line| signs::is_interview(line));
        // Further down, if it stands there twice, be it "Lena Aoki Interview".
        let is_doubled = |pair: &[&str]| {
            pair[0] == pair[1] && signs::is_interview(&pair[0].replace(" Interview", " interview"))
        };
        first.or_else(|| lines.windows(2).position(is_doubled))
    }

    fn headline(&self, marks: Option<&Marks>) -> Option<usize> {
        let score = |(clues, line): (Vec<String>, &String)| WEIGHTS.score(&clues) + SAID.of(marks, line);
        let scores: Vec<f64> = self.clues(self.told).into_iter().zip(&self.lines).map(score).collect();
        let best = self.chosen(&scores);
        // "Strings attached", and below it: "The star of Ember tells us how it was lit, and why she swam".
        let is_below = best > 0
            && signs::is_standfirst(&self.lines[best])
            && signs::is_bare_headline(&self.lines[best - 1]);
        let best = if is_below { best - 1 } else { best };
        Some(best).filter(|at| at + 1 < self.lines.len())
    }
}

fn first_lines(text: &str) -> Vec<Line<'_>> {
    lines(text).filter(|line| !line.text.is_empty()).take(TOP + BODY).collect()
}

fn top(lines: &[Line<'_>], text: &str) -> Top {
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
    let end = below_columns(lines, first.unwrap_or(lines.len().min(TOP)));
    let names: Vec<&str> = lines[..end].iter().map(|line| line.text.as_str()).collect();
    let folded: Vec<String> = lines.iter().map(|line| fold(&line.text)).collect();
    let body = signs::joined(&folded[end..]);
    Top { end, site: site::name(&names, text), folded, body }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::tests::{Saying, marks};

    #[test]
    fn a_line_is_taken_that_is_likelier_than_the_one_of_the_rules() {
        let lines = ["web counter", "Lena Aoki on Ember", ""].map(str::to_owned).to_vec();
        let first = FirstLines { seen: vec![Vec::new(); lines.len()], lines, told: 0 };
        assert_eq!(first.chosen(&[-1.0, 2.0, -3.0]), 1);
        assert_eq!(first.chosen(&[1.0, 1.1, -3.0]), 0);
        assert_eq!(first.chosen(&[-4.0, -3.9, 1.0]), 2);
        let said: Vec<String> = first.clues(2).into_iter().filter_map(|mut clues| clues.pop()).collect();
        assert_eq!(said, ["none told", "none told", "told, none"]);
    }

    const BODY: &str = "Lena Aoki has spent ten years on Ember, a film about a house that burns and burns.\n\nReel Cellar: Why ten?\n\nLena Aoki: Money.\n\nReel Cellar: And now?\n";

    #[track_caller]
    fn check(headline: &str, text: &str) {
        let begins = text.lines().nth(head(text, None).above).unwrap_or_default();
        assert!(begins.starts_with(headline), "{begins}");
    }

    #[test]
    fn lines_without_end_are_looked_at_in_bounds() {
        let line = "Lena Aoki On Ember ".repeat(20_000);
        let text = [line.as_str(); 12].join("\n");
        assert_eq!(head(&text, None).above, 0);
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
            &format!(
                "Skip to main content\nSupport the Gazette\nFund good journalism\nSupport us →\nFilm\n‘I fell’: Lena Aoki at 74\nAnn Poe\n{BODY}"
            ),
        );
    }

    #[test]
    fn a_line_that_says_interview_and_with_whom_is_the_headline() {
        check("Reel Interview", &format!("Reel Interview – Lena Aoki\nWhat you do: DIRECTOR\n{BODY}"));
        check(
            "Lena Aoki interview",
            &format!(
                "Lena Aoki interview\nThe star of Ember tells why nothing in it but the house burns\n{BODY}"
            ),
        );
    }

    #[test]
    fn a_bare_headline_stands_above_what_explains_it() {
        let explains = "The star of Ember came to the ice house to tell Ann Poe about wax, wool and why she never keeps a script";
        check("Strings attached", &format!("Strings attached\n{explains}\n{BODY}"));
        check("The star of Ember", &format!("Home / Interviews\n{explains}\n{BODY}"));
    }

    #[test]
    fn a_line_that_says_interview_twice_is_the_headline_wherever_it_stands() {
        check(
            "Lena Aoki Interview",
            &format!(
                "21 episodes\nReel Room\nTalks of some length.\nSubscribe\nLena Aoki Interview\nLena Aoki Interview\n{BODY}"
            ),
        );
    }

    #[test]
    fn what_a_tagger_says_is_weighed_with_the_rest() {
        const LINES: [&str; 2] = ["The Long Burn of Ash", "Lena Aoki Builds a House"];
        let text = format!("{}\n{BODY}", LINES.join("\n"));
        let headline = |marks: Option<&Marks>| text.lines().nth(head(&text, marks).above);
        let said = |line| marks(&text, &Saying(vec![(Sought::Headline, line, 0.99)]));
        for line in LINES {
            assert_eq!(headline(Some(&said(line))), Some(line));
        }
        assert!(headline(None).is_some());
    }

    #[test]
    fn the_text_below_tells_which_line_it_is() {
        check(
            "LENA AOKI (EMBER)",
            &format!(
                "Reel Cellar\nFilms. Books. Down here.\n[News] [Reviews] [Shop]\nLENA AOKI (EMBER)\n{BODY}"
            ),
        );
        check(
            "How Lena Aoki",
            &format!("REEL CELLAR\n1:12 / 4:40\nMay 3, 2019\nHow Lena Aoki Burned It\n{BODY}"),
        );
    }

    #[test]
    fn a_headline_in_the_first_line_is_not_taken_for_the_name_of_a_site() {
        let first =
            "Lena Aoki Explains Ember\nShe burned a house down and nobody noticed\nBy Ann Poe\nMay 3, 2019\n";
        assert_eq!(head(first, None).above, 0);
        assert_eq!(head("Ember\nMay 3, 2019\nA film about a house that burns down.\n", None).above, 0);
    }

    #[test]
    fn who_wrote_it_is_no_headline() {
        let text = "Interview by Ann Poe\n\nLENA Aoki talks about the house that burns in Ember, and about the soup that was cooked on it.\n\nShe was speaking in Lund.\n\nQ. Was it hot?\nLena Aoki: It was.\n\nQ. And the soup?\nLena Aoki: Cold.\n";
        assert!(!head(text, None).has_headline);
        assert!(head(&format!("Lena Aoki on Ember\n{text}"), None).has_headline);
        let caption = text.replace("Interview by Ann Poe", "Lena Aoki in The Embers.");
        assert!(!head(&caption, None).has_headline);
    }
}
