//! What stands above the headline of a page that was copied whole: its menu, its rubrics, where one is.

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

/// Whether a line belongs to the page and not to the article.
pub(super) fn is_furniture(line: &str) -> bool {
    LINES.contains(&fold(line).as_str()) || is_path(line)
}

/// "Home › Movies › Interviews"
fn is_path(line: &str) -> bool {
    [" / ", " > ", " › ", " » "].iter().any(|mark| {
        let steps: Vec<&str> = line.split(mark).collect();
        let known = steps.iter().filter(|step| LINES.contains(&fold(step).as_str())).count();
        steps.len() >= 2 && known >= 1 && steps.iter().all(|step| step.split(' ').count() <= STEP)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_and_paths_are_furniture_and_headlines_are_not() {
        for line in
            ["Skip to content", "INTERVIEWS", "Home / Movies / Interviews", "Inicio > Cine > Entrevistas"]
        {
            assert!(is_furniture(line), "{line}");
        }
        for line in
            ["Lena Aoki Talks ‘Ember’", "Home Is Where the Fire Is", "Ember / Ash: Lena Aoki on two films"]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
