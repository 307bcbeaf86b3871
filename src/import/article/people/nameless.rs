//! What looks like a name of somebody and is that of a place or an outlet.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::fold;

/// Where something is: "on the floor at |Hoyle Mill|"; but not at whom somebody looks.
pub(super) fn places(body: &str) -> Vec<String> {
    static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\p{L}+) at (\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)\b"));
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "look", "looks", "looked", "looking", "laugh", "laughs", "laughed", "smiles", "smiled", "shouts", "shouted", "stares",
        "stared", "points", "pointed", "angry", "mad", "nods", "nodded", "glances", "glanced", "yelled", "aimed", "questions",
        "jokes",
    ];
    let found = AT.captures_iter(body).filter(|found| !VERBS.contains(&fold(&found[1]).as_str()));
    found.map(|found| fold(&found[2])).collect()
}

/// The places at which a paper's reports begin: "PORT ALDEN, Maine — ...".
pub(super) fn datelines(body: &str) -> Vec<String> {
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^(\p{Lu}{2,}[\p{Lu} .'’-]*?)(?:, [\p{L}. ]{2,20})? [—–] "));
    PLACE.captures_iter(body).map(|found| fold(&found[1])).collect()
}

/// Outlets that call somebody theirs: "|Reel News|’ own Joe Roe".
pub(super) fn owners(body: &str) -> Vec<String> {
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(\p{Lu}[\p{L}&]*(?: \p{Lu}[\p{L}&]*){0,2})(?:’s?|'s?) own \p{Lu}"));
    OWN.captures_iter(body).map(|found| fold(&found[1])).collect()
}
