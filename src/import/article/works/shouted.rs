//! Titles that a headline sets in capitals.

use crate::import::names::{in_mixed_case, is_role, is_shouted, names, names_at_start};
use crate::text::fold;

use super::title::{is_company, title_case};
use super::{Candidate, IN_HEADLINE, KNOWN_IN_HEADLINE};

/// "Rewinding the Heist in DOUBLE VAULT": what a headline of small letters sets in capitals, as the text
/// writes it.
pub(super) fn shouted(title: &str, body: &str) -> Vec<Candidate> {
    const SHORTEST: usize = 4;
    const SHORT: usize = 5;
    const LEAST_QUIET: usize = 2;
    let n_quiet = title.split(' ').filter(|word| word.contains(char::is_lowercase)).count();
    if n_quiet < LEAST_QUIET {
        return Vec::new();
    }
    let is_telling = |run: &&str| {
        let letters = run.chars().filter(|c| c.is_uppercase()).count();
        // "THE REEL ROOM INTERVIEW: ..."
        let is_rubric = run.rsplit(' ').next().is_some_and(|last| {
            ["interview", "interviews", "podcast", "exclusive", "q a", "qa", "video"]
                .contains(&fold(bare(last)).as_str())
        });
        letters >= SHORTEST
            && !is_rubric
            && run.split(' ').any(|word| word.chars().count() >= 3)
            && !is_abbreviation(run)
    };
    let mut weights = std::iter::once(IN_HEADLINE).chain(std::iter::repeat(KNOWN_IN_HEADLINE));
    runs_of_capitals(title)
        .into_iter()
        .filter(is_telling)
        .filter_map(|run| {
            if let Some(name) = with_dash(run, title, body) {
                return Some(Candidate::as_title(name, weights.next().unwrap_or(KNOWN_IN_HEADLINE)));
            }
            // A short word may be an abbreviation, unless the text writes it in small letters.
            let is_short = !run.contains(' ') && run.chars().count() <= SHORT;
            let quiet = in_case_of(run, body);
            let name = if is_short { quiet? } else { quiet.unwrap_or_else(|| title_case(run)) };
            Some(Candidate::as_title(name, weights.next().unwrap_or(KNOWN_IN_HEADLINE)))
        })
        .collect()
}

/// "LONG SHIFT" of a headline's "LONG SHIFT - NIGHT", as the text writes it, whatever its dash.
fn with_dash(run: &str, title: &str, body: &str) -> Option<String> {
    const DASHES: [&str; 3] = ["–", "-", "—"];
    let behind = title.split_once(run)?.1.trim_start();
    let rest = DASHES.iter().find_map(|dash| behind.strip_prefix(dash))?.trim_start();
    let words: Vec<&str> = rest.split(' ').collect();
    let end = end_of_capitals(&words, 0);
    let second = words[..end].join(" ");
    let second = bare(&second);
    let whole = DASHES.iter().map(|dash| format!("{run} {dash} {second}"));
    if second.is_empty() { None } else { whole.into_iter().find_map(|whole| in_case_of(&whole, body)) }
}

/// Runs of words in capitals, but for those that name who speaks: "10 Questions with LENA AOKI".
fn runs_of_capitals(title: &str) -> Vec<&str> {
    let words: Vec<&str> = title.split(' ').collect();
    let starts: Vec<usize> = words
        .iter()
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some(start)
        })
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "Goat Festival 2019: EMBER: A Talk with ...": a year before, an article behind.
        let is_year = words[at].ends_with(':') && bare(words[at]).chars().all(|c| c.is_ascii_digit());
        let mut end = if is_year { at } else { end_of_capitals(&words, at) };
        if end > at + 1 && words[end - 2].ends_with(':') && bare(words[end - 1]).len() == 1 {
            end -= 1;
        }
        if end > at {
            let first = starts[at] + words[at].find(bare(words[at])).unwrap_or(0);
            let last = starts[end - 1] + words[end - 1].find(bare(words[end - 1])).unwrap_or(0);
            let run = &title[first..last + bare(words[end - 1]).len()];
            if !is_person(run, &words[..at], &words[end - 1..]) {
                found.push(run);
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', ';', ':', '.', ')', ']']).trim_start_matches(['(', '['])
}

/// Words that end in a point within a title: "SUSIE VS. THE WORLD".
const SHORTENED: &[&str] = &["VS.", "MR.", "MRS.", "MS.", "DR.", "ST.", "VOL."];

/// Where a run of capitals that begins at a word ends; a colon may stand within one.
fn end_of_capitals(words: &[&str], at: usize) -> usize {
    let is_shouted = |word: &&str| {
        let bare = bare(word);
        bare.chars().any(|c| c.is_uppercase() || c.is_numeric() || c == '&')
            && !bare.chars().any(char::is_lowercase)
            && !bare.contains(['‘', '“', '"'])
    };
    let mut end = at;
    while words.get(end).is_some_and(is_shouted) {
        end += 1;
        let last = words[end - 1];
        let closes = bare(last).len() < last.len() && !last.ends_with(':') && !SHORTENED.contains(&last);
        if closes || words.get(end).is_some_and(|next| next.starts_with('(')) {
            break;
        }
    }
    end
}

/// Before a colon, behind which stands who was met; folded.
const MET: &[&str] = &["interview", "entrevista", "entretien", "intervista", "rencontre"];
/// What somebody does in a headline, and no film.
const SPEAKS: &[&str] = &[
    "talks",
    "talk",
    "discusses",
    "discuss",
    "explains",
    "reveals",
    "breaks",
    "opens",
    "teases",
    "reflects",
];
/// Shortest title in capitals, in bytes.
const SHORT_NAME: usize = 3;

/// Whether a run of capitals names who speaks: it stands behind "with" or a role and before no role, or it is
/// a name with which the headline opens, and a colon stands behind: "LENA AOKI: ‘I was lucky’". In "EMBER: Lena
/// Aoki Talks Fire" another name follows.
fn is_person(run: &str, before: &[&str], rest: &[&str]) -> bool {
    let (last, behind) = (rest.first().copied().unwrap_or(""), rest.get(1..).unwrap_or_default());
    // "EPISODE 88: LENA AOKI, PRODUCTION DESIGNER"
    if last.ends_with(',') && behind.iter().take(3).any(|word| is_role(bare(word))) {
        return true;
    }
    let led = before.last().is_some_and(|word| {
        fold(word) == "with" || MET.contains(&fold(word).as_str()) && word.ends_with(':') || is_role(word)
    });
    // "Interview: EMBER – Lena Aoki"
    let is_before_name = names_at_start(behind.join(" ").trim_start_matches(['–', '—', '-', ' ']))
        .first()
        .is_some_and(|name| name.contains(' ') && behind.first().is_some_and(|dash| dash.len() <= 3));
    if led && !is_before_name {
        return !behind.first().is_some_and(|next| is_role(bare(next)));
    }
    let behind = behind.join(" ");
    let follows = !names_at_start(&behind).is_empty();
    let mixed = in_mixed_case(run);
    let is_name = names(&mixed).first().is_some_and(|(_, name)| *name == mixed);
    // "LENA AOKI on Voicing a Fox in EMBER"
    let speaks = behind.starts_with("on ")
        && behind.split(' ').any(|word| is_shouted(word) && word.len() >= SHORT_NAME)
        || behind.split(' ').next().is_some_and(|verb| SPEAKS.contains(&fold(verb).as_str()));
    before.is_empty() && is_name && (last.ends_with(':') && !follows || speaks)
}

/// What is always written in capitals, or says what the page is.
fn is_abbreviation(run: &str) -> bool {
    const ABBREVIATIONS: &[&str] = &[
        "imax",
        "vfx",
        "sxsw",
        "tiff",
        "nyff",
        "lgbtq",
        "exclusive",
        "interview",
        "video",
        "podcast",
        "watch",
        "iffr",
        "biff",
        "spoilers",
        "review",
        "update",
        "updated",
        "dceu",
        "nasa",
        "imdb",
    ];
    fold(run).split(' ').all(|word| {
        is_company(word) || ABBREVIATIONS.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
    })
}

/// "LOW SHELTER" as the text writes it elsewhere, or as titles are usually written; a short word in capitals may
/// be just that.
pub(super) fn quiet(name: String, body: &str) -> String {
    const SHORT: usize = 5;
    match is_shouted(&name) && name.chars().filter(|c| c.is_uppercase()).count() > SHORT {
        true => in_case_of(&name, body).unwrap_or_else(|| title_case(&name)),
        false => name,
    }
}

/// A title as a text writes it: "EMBER" is "Ember" there.
pub(super) fn in_case_of(name: &str, body: &str) -> Option<String> {
    let any_case = regex::RegexBuilder::new(&format!(r"\b{}\b", regex::escape(name)))
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build()
        .ok()?;
    let found = any_case.find_iter(body).map(|found| found.as_str());
    // A text that repeats its headline shouts there, too.
    let is_quiet = |text: &&str| text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    found.into_iter().find(is_quiet).map(str::to_owned)
}
