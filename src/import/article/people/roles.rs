//! What somebody does, as it stands before their name.

use crate::import::names::is_role;
use crate::text::fold;

/// Returns the roles that stand before a name: "Writer-Producer Joe Russo", "director Sam Poe".
pub(super) fn roles(name: &str, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(name).take(20) {
        let before = text[..at].trim_end_matches(' ');
        let before: String = before.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        for word in before.rsplit([' ', '\n']) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if matches!(bare, "and" | "/" | "&" | "") && !word.contains('.') && !found.is_empty() {
                continue;
            }
            if word.ends_with(['.', ':', '?', '!', ';']) || !is_role(bare) {
                break;
            }
            let parts = bare.to_lowercase();
            let parts: Vec<&str> = if fold(&parts).starts_with("co ") {
                vec![&parts]
            } else {
                parts.split(['-', '/']).collect()
            };
            for role in parts.iter().rev() {
                let role = if *role == "star" { "actor" } else { role };
                if NOT_ROLES.contains(&role) || found.iter().any(|other| other == role) {
                    continue;
                }
                found.insert(0, role.to_owned());
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Words before a name that say less than what somebody does.
const NOT_ROLES: &[&str] = &[
    "team",
    "duo",
    "legend",
    "veteran",
    "newcomer",
    "boss",
    "chief",
    "brothers",
    "executive",
    "production",
    "costume",
    "sound",
    "stars",
    "directors",
    "auteur",
    "helmer",
    "stunt",
    "actors",
    "writers",
];
