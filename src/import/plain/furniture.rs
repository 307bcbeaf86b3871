//! What surrounds the article of a page that was copied whole: its menu, its rubrics, where one is.

use std::sync::LazyLock;

use regex::Regex;

use super::super::names::is_shouted;
use super::super::pattern::pattern;
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
/// Cells of a row that is a menu, and words of a line of those of which most are rubrics.
const MENU: usize = 3;
/// Words of such a cell: "Sorties de la semaine".
const LONGEST_CELL: usize = 4;

/// "Follow us on Twitter", "Become a fan on Facebook".
static APPEAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:follow|like|join|find) us\b|\bon (?:facebook|twitter|instagram|x)$|^(?:support|subscribe|sign up|log in|register)\b|\b(?:affiliate|purchase through|cookies)\b",
    )
});

/// The text of a page below "« Ember Burns | Main | Salt on DVD »", the posts of a blog on both sides of this one, if much
/// of the site stands above it and nothing of an article: other blogs have that row at the end.
pub(super) fn below_neighbours(text: &str) -> &str {
    const FEWEST: usize = 8;
    const PARAGRAPH: usize = 40;
    static ROW: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^\s*«\s[^«»|\n]{2,120}\| (?:Main|Home) \|[^«»|\n]{2,120}\s»\s*$"));
    let row = ROW.find(text).filter(|row| {
        let above = || text[..row.start()].lines().filter(|line| !line.trim().is_empty());
        let is_prose = |line: &str| line.split_whitespace().count() >= PARAGRAPH;
        row.end() * 2 < text.len() && above().count() >= FEWEST && !above().any(is_prose)
    });
    row.map_or(text, |row| &text[row.end()..])
}

/// The text of a page below "Welcome to Lena Aoki Online, your source for ...", with which a fans' site begins each of its
/// pages.
pub(super) fn below_welcome(text: &str) -> &str {
    static WELCOME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\A\s*Welcome to \p{Lu}[^.!?\n]{3,80}[,.!][^\n]{0,400}\b(?:your|our|fans?|sites?|visit|resource)\b[^\n]*\n",
        )
    });
    WELCOME.find(text).map_or(text, |welcome| &text[welcome.end()..])
}

/// Whether a text is a line of a menu that many sites have.
pub(super) fn is_rubric(text: &str) -> bool {
    LINES.contains(&fold(text).as_str())
}

/// Whether a line belongs to the page and not to the article.
pub(super) fn is_furniture(line: &str) -> bool {
    is_rubric(line) || is_path(line) || line.to_lowercase().starts_with("you are here:")
}

/// The same, and what only stands above a headline: a row of a menu, the motto of the site, an appeal.
pub(super) fn is_above(raw: &str, line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').filter(|word| *word != "|").collect();
    is_furniture(line)
        || is_menu_row(raw)
        || raw.contains('|') && raw.split('|').all(is_rubric)
        || is_path_in_cells(raw)
        || words.len() >= MENU && words.iter().filter(|word| is_rubric(word)).count() * 2 >= words.len()
        || line.ends_with('→')
        || APPEAL.is_match(line)
        || line.starts_with(char::is_lowercase) && !is_headline(line)
}

/// "ember Director Lena Aoki on Fire": a title that is written small opens it.
fn is_headline(line: &str) -> bool {
    const FEWEST: usize = 4;
    let capitals = line.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals >= FEWEST && capitals * 3 >= line.split(' ').count() * 2
}

/// "Home   Movies   Lena Aoki on Ember": a path of which a copy has kept only the gaps.
fn is_path_in_cells(raw: &str) -> bool {
    cells(raw).count() >= MENU
        && cells(raw).next().is_some_and(|first| FIRST_STEPS.contains(&fold(first).as_str()))
}

/// Whether a line has several short cells: "About Us   Contact   Terms of Use", "News | Reviews | Features".
pub(super) fn is_menu_row(raw: &str) -> bool {
    // "INTERVIEW   21 BRIDGES   LENA AOKI": tags.
    let are_tags = is_shouted(raw);
    let is_label = |cell: &str| {
        cell.split(' ').count() <= LONGEST_CELL
            && (are_tags || !cell.contains(|c: char| c.is_ascii_digit()))
            && !cell.ends_with(['.', '?', '!', ':'])
    };
    cells(raw).count() >= MENU && cells(raw).all(is_label)
}

/// Whether a line is a menu with rubrics that every site has: "Episodes   About   Store   Contact".
pub(super) fn is_row_of_rubrics(raw: &str) -> bool {
    let known = cells(raw).filter(|cell| is_rubric(cell)).count();
    is_menu_row(raw) && known >= KNOWN
}

/// Whether a line is so many short parts that it can be nothing but a menu, whatever they say.
pub(super) fn is_long_row(raw: &str) -> bool {
    const FEWEST: usize = 5;
    const LONGEST: usize = 3;
    cells(raw).count() >= FEWEST && cells(raw).all(|cell| cell.split(' ').count() <= LONGEST)
}

/// The parts of a line between tabs, bars, dots, brackets or wide gaps.
fn cells(raw: &str) -> impl Iterator<Item = &str> {
    let parts = raw.split(['\t', '|', '·', '•', '[', ']']).flat_map(|part| part.split("  "));
    parts.map(str::trim).filter(|cell| !cell.is_empty())
}

/// The headline at the end of a path, if it is more than a rubric.
pub(super) fn last_step(line: &str) -> Option<String> {
    let step = MARKS.iter().find_map(|mark| line.rsplit_once(mark))?.1.trim();
    (step.split(' ').count() > STEP).then(|| step.to_owned())
}

/// "Home › Movies › Interviews", "Home » Features » Lena Aoki on Ember"
pub(super) fn is_path(line: &str) -> bool {
    MARKS.iter().filter(|mark| line.contains(**mark)).any(|mark| {
        let steps: Vec<&str> = line.split(mark).collect();
        let known = steps.iter().filter(|step| is_rubric(step)).count();
        if known >= KNOWN && steps.len() > KNOWN {
            return true;
        }
        let is_from_top = FIRST_STEPS.contains(&fold(steps[0]).as_str());
        let is_short = || known >= 1 && steps.iter().all(|step| step.split(' ').count() <= STEP);
        is_from_top || is_short()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fans_site_says_of_itself_is_no_part_of_a_page() {
        let page = "Reel Life: Lena Aoki Burns a Barn\nIt was cold.";
        let welcome =
            "Welcome to Lena Aoki Online, your source for all that is known of her. Please come back!";
        assert_eq!(below_welcome(&format!("{welcome}\n{page}")), page);
        let article = format!("Welcome to Lund, where the sea is cold. Ember was shot here.\n{page}");
        assert_eq!(below_welcome(&article), article);
    }

    #[test]
    fn menus_and_paths_are_furniture_and_headlines_are_not() {
        for line in [
            "Skip to content",
            "INTERVIEWS",
            "Home / Movies / Interviews",
            "Home » Features » Lena Aoki on Ember",
            "You are here: Reel Home » India » Cinema » Photos",
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

    #[test]
    fn a_blog_says_which_posts_stand_beside_the_one_that_is_read() {
        let row = "« Salt on DVD | Main | Ash, Again »\n";
        let site = "Reel\nSays who\nOn Tide\nOn Storm\nOn Ash\nOn Ivory\nOn Salt\nAnd more\n";
        let post =
            format!("Lena Aoki on Ember\n\n{}", "She burned a barn for it, and then another. ".repeat(6));
        assert_eq!(below_neighbours(&format!("{site}{row}{post}")).trim(), post.trim());
        for whole in [
            format!("Reel\n{row}{post}"),
            format!("{site}« Salt »\n{post}"),
            format!("{site}{post}\n{row}"),
            format!("{site}{post}\n{row}{post}{post}"),
        ] {
            assert_eq!(below_neighbours(&whole), whole);
        }
    }
}
