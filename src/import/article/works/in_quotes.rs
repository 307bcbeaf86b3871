//! What a headline has in quotation marks: titles, and what somebody says.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::is_before_role;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::quoted::quoted;
use super::text::SetApart;
use super::title::in_title_case;
use super::{Candidate, IN_HEADLINE, KNOWN_IN_HEADLINE, SET_APART};

/// Titles in quotation marks, which are those of what somebody says, too.
pub(super) fn in_quotes(title: &str, set_apart: &[SetApart], body: &str) -> Vec<Candidate> {
    let lower = body.to_lowercase();
    let weigh = |name: String| {
        let said = [": “", ": \"", ": ‘", ": «", ": « ", ": '", ", “"]
            .iter()
            .any(|lead| title.contains(&format!("{lead}{name}")));
        let n_words = name.split(' ').count();
        let speaks =
            ["”:", "\":", "’:", "» :", "»:"].iter().any(|tail| title.contains(&format!("{name}{tail}")));
        let is_set_apart = set_apart.iter().any(|title| title.name == name);
        // Titles recur in the text, as they stand; what somebody says recurs in small letters.
        let recurs = n_words >= 2 && in_title_case(&name) && body.contains(&name);
        let is_title =
            is_set_apart || recurs || is_before_role(&name, title) || stands_as_title(&name, title);
        let recurs_somehow = lower.contains(&name.to_lowercase());
        // „Ein Dorf verzeiht nichts“, which somebody says in the text, where others are set apart as titles.
        let is_of_answer = n_words >= 3
            && !set_apart.is_empty()
            && !is_set_apart
            && !is_title
            && !in_title_case(&name)
            && recurs_somehow;
        let is_all = n_words >= 4
            && !in_title_case(&name)
            && !is_set_apart
            && title.trim_matches(|c: char| !c.is_alphanumeric())
                == name.trim_matches(|c: char| !c.is_alphanumeric());
        // What follows a colon is what somebody says, unless it is short; and what stands before one, if
        // it is long.
        let is_said = is_all
            || is_of_answer
            || said && n_words >= 3
            || speaks && n_words >= 5 && !is_set_apart
            || n_words >= 3 && !recurs_somehow && !is_title;
        match (is_said, is_title && in_title_case(&name)) {
            (true, _) => Candidate::new(name, SET_APART / 2.0),
            // "composer of “ember”", which the text sets apart so, too.
            (false, false) if is_set_apart && is_title && !name.contains(char::is_uppercase) => {
                Candidate::as_title(name, IN_HEADLINE)
            }
            (false, true) => Candidate::as_title(name, IN_HEADLINE),
            (false, false) if !recurs_somehow => Candidate::new(name, KNOWN_IN_HEADLINE),
            (false, false) => Candidate::new(name, IN_HEADLINE),
        }
    };
    quoted(title).into_iter().map(weigh).collect()
}

/// "Lena Aoki on ‘Never Burn Twice’", "Joe Poe’s ‘Ash’", "‘Ash’: Joe Poe Talks ...": as titles stand, and nothing
/// that somebody says.
fn stands_as_title(name: &str, title: &str) -> bool {
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "on", "in", "of", "for", "about", "from", "with", "behind", "to", "making", "shooting", "directing", "filming", "scoring",
        "editing", "writing", "bringing", "creating", "adapting", "crafting", "talk", "talks", "discuss", "discusses", "unpacks", "documentary", "film", "movie",
        "why", "how", "where", "whether", "if", "pour", "zu", "zum", "zur", "su", "series", "drama", "comedy", "thriller", "debut", "feature", "short", "musical", "premiere", "sobre", "en", "de", "sur", "dans",
        "uber",
    ];
    const SHORT: usize = 2;
    static PART: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\p{Lu}[^:]{1,40}: (?:Chapter|Part|Vol(?:ume|\.)?|Episode) \S+$"));
    if PART.is_match(name) {
        return true;
    }
    let (before, behind) = title.split_once(name).unwrap_or_default();
    let before = before.trim_end_matches(['‘', '“', '"', '\'', '«', ' ']);
    let behind = behind.trim_start_matches(['’', '”', '"', '\'', '»', ' ']);
    let mut words = before.rsplit(' ');
    let last = words.next().unwrap_or("");
    let asks_how = words.next().is_some_and(|word| fold(word) == "how");
    let opens = before.is_empty() && behind.starts_with(':') && name.split(' ').count() <= SHORT;
    let owned = ["’s", "'s", "s’", "s'"].iter().any(|ending| last.ends_with(ending));
    opens || owned || LEADS.contains(&fold(last).as_str()) && !asks_how
}
