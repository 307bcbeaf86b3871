//! What stands above the headline of a page that was copied whole: its menu, its rubrics, where one is.

use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::date::is_date_line;
use super::super::pattern::pattern;
use super::BYLINE;
use crate::text::fold;

/// Lines of menus and rubrics, folded.
#[rustfmt::skip]
const LINES: &[&str] = &[
    "skip to content", "skip to main content", "skip to navigation", "home", "menu", "search", "news", "film", "films", "movie", "movies",
    "tv", "television", "features", "feature", "reviews", "review", "interviews", "interview", "exclusive", "podcast", "podcasts", "video", "videos", "about",
    "about us", "contact", "subscribe", "newsletter", "newsletters", "sign in", "log in", "login", "culture", "entertainment",
    "magazine", "festivals", "awards", "music", "books", "games", "trailers", "latest", "trending", "close", "open menu",
    "inicio", "cine", "entrevistas", "entrevista", "noticias", "cultura", "criticas", "accueil", "cinema", "entretiens", "entretien",
    "actualites", "critiques", "startseite", "kino", "kultur", "interviews und gesprache",
];
/// Words of a step of a path: "Home / Movies / Interviews".
const STEP: usize = 3;

/// Steps with which a path begins, folded.
const FIRST_STEPS: &[&str] = &["home", "inicio", "accueil", "startseite", "inicial"];
/// What parts the steps of a path, and how many steps that every site has make one.
const MARKS: [&str; 5] = [" / ", " > ", " >> ", " › ", " » "];
const KNOWN: usize = 2;
/// Lines at the top that are looked through for the headline.
const TOP: usize = 60;
/// Words of a line that may stand above the headline, and of one that is a headline whatever it says.
const SHORT: usize = 3;
const LONG: usize = 5;
/// Short lines that are a menu.
const MENU: usize = 3;
/// Words of a paragraph, and of one that ends as a sentence does.
const PARAGRAPH: usize = 30;
const SENTENCE: usize = 12;

/// How many lines of a copied page stand above its headline: the name of the site, menus, paths.
pub(super) fn above_headline(text: &str) -> usize {
    /// What a headline of an interview says, however short it is.
    static CUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(?i)\binterview (?:with|de|mit|avec)\b|\binterview:|\b(?:talks|q&a)\b|[:‘“«„"]"#)
    });
    let lines: Vec<(usize, &str, String)> = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at, line.trim(), squeeze(line)))
        .filter(|(_, _, line)| !line.is_empty())
        .take(TOP)
        .collect();
    let n_words = |line: &str| line.split(' ').count();
    let is_text = |line: &str| {
        is_date_line(line)
            || BYLINE.is_match(line)
            || n_words(line) >= PARAGRAPH
            || n_words(line) >= SENTENCE && line.ends_with('.')
    };
    let is_headline = |raw: &str, line: &str| {
        !is_above(raw, line)
            && !line.starts_with(char::is_lowercase)
            && (n_words(line) >= LONG || n_words(line) > 1 && CUE.is_match(line))
    };
    let top = lines.iter().take_while(|(_, _, line)| !is_text(line)).count();
    let is_paragraph = |line: &str| n_words(line) >= SENTENCE && line.ends_with('.');
    let until = lines.iter().position(|(_, _, line)| is_paragraph(line)).unwrap_or(lines.len());
    // The last step of a path is the headline.
    let steps =
        lines[..top].iter().filter(|(_, _, line)| is_path(line)).filter_map(|(_, _, line)| last_step(line));
    for step in steps {
        if let Some((at, ..)) = lines[..until].iter().find(|(_, _, line)| *line == step) {
            return *at;
        }
    }
    let in_top = lines[..top].iter().position(|(_, raw, line)| is_headline(raw, line));
    // Below a menu the byline may stand above the headline.
    let below = || {
        let n_menu = lines[..top].iter().filter(|(_, raw, line)| is_above(raw, line)).count();
        let rest = lines.get(top..until).unwrap_or_default();
        let found = rest.iter().position(|(_, raw, line)| !is_text(line) && is_headline(raw, line))?;
        (n_menu >= MENU).then_some(top + found)
    };
    let Some(found) = in_top.or_else(below) else { return 0 };
    if found >= top {
        return lines[found].0;
    }
    let above = &lines[..found];
    let is_short = |line: &str| n_words(line) <= SHORT && !line.ends_with(['.', '?', '!']);
    let n_short = above.iter().filter(|(_, _, line)| is_short(line)).count();
    let rest = above.iter().filter(|(_, raw, line)| !is_short(line) && !is_above(raw, line)).count();
    // Among many lines of a menu one may be longer; a lone line above a longer one may be the headline.
    match rest == 0 || n_short >= MENU * (rest + 1) {
        true => lines[found].0,
        false => 0,
    }
}

/// "Follow us on Twitter", "Become a fan on Facebook".
static APPEAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:follow|like|join|find) us\b|\bon (?:facebook|twitter|instagram|x)$|^(?:support|subscribe|sign up|log in|register)\b",
    )
});

/// Whether a line belongs to the page and not to the article.
pub(super) fn is_furniture(line: &str) -> bool {
    LINES.contains(&fold(line).as_str()) || is_path(line)
}

/// The same, and what only stands above a headline: a row of a menu, the motto of the site, an appeal.
fn is_above(raw: &str, line: &str) -> bool {
    let is_known = |word: &&str| LINES.contains(&fold(word).as_str());
    let words: Vec<&str> = line.split(' ').filter(|word| *word != "|").collect();
    is_furniture(line)
        || is_menu_row(raw)
        || raw.contains('|') && raw.split('|').all(|cell| is_known(&cell.trim()))
        || words.len() >= MENU && words.iter().filter(|&word| is_known(word)).count() * 2 >= words.len()
        || line.ends_with('→')
        || APPEAL.is_match(line)
        || line.starts_with(char::is_lowercase)
}

/// Whether a line has several short cells: "About Us   Contact   Terms of Use", "News | Reviews | Features".
pub(super) fn is_menu_row(raw: &str) -> bool {
    let cells = || {
        raw.split(['\t', '|'])
            .flat_map(|part| part.split("  "))
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    };
    let is_label = |cell: &str| {
        cell.split(' ').count() <= STEP
            && !cell.contains(|c: char| c.is_ascii_digit())
            && !cell.ends_with(['.', '?', '!', ':'])
    };
    cells().count() >= MENU && cells().all(is_label)
}

/// The headline at the end of a path, if it is more than a rubric.
fn last_step(line: &str) -> Option<String> {
    let step = MARKS.iter().find_map(|mark| line.rsplit_once(mark))?.1.trim();
    (step.split(' ').count() > STEP).then(|| step.to_owned())
}

/// "Home › Movies › Interviews", "Home » Features » Lena Aoki on Ember"
fn is_path(line: &str) -> bool {
    MARKS.iter().any(|mark| {
        let steps: Vec<&str> = line.split(mark).collect();
        let known = steps.iter().filter(|step| LINES.contains(&fold(step).as_str())).count();
        if known >= KNOWN && steps.len() > KNOWN {
            return true;
        }
        let is_from_top = FIRST_STEPS.contains(&fold(steps[0]).as_str());
        let is_short = || known >= 1 && steps.iter().all(|step| step.split(' ').count() <= STEP);
        steps.len() >= 2 && (is_from_top || is_short())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_and_paths_are_furniture_and_headlines_are_not() {
        for line in [
            "Skip to content",
            "INTERVIEWS",
            "Home / Movies / Interviews",
            "Home » Features » Lena Aoki on Ember",
            "Inicio > Cine > Entrevistas",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in
            ["Lena Aoki Talks ‘Ember’", "Home Is Where the Fire Is", "Ember / Ash: Lena Aoki on two films"]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }

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
