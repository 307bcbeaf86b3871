//! Whom a page thanks for the talk.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::finish::unique;
use crate::import::names::{is_whole_name, names_beginning, names_ending, tokens};
use crate::import::pattern::pattern;

/// How many characters before and behind the thanks are looked at.
const NEAR: usize = 120;

/// Returns who is thanked by their names for the talk: "|Lena Aoki|, thank you very much.", "Thanks to |Lena Aoki| for her
/// time".
pub(super) fn thanked(body: &str) -> Vec<String> {
    static SPOKEN_TO: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i), (?:many |a big )?thank(?:s\b|[\s-]you)"));
    static THANKS_TO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\bthank(?:s|[\s-]you)(?: so much| very much| again)? to (?-i:\p{Ll}+ ){0,2}")
    });
    static FOR_THE_TALK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^, who (?:picked|took|answered|talked|spoke|sat|called|gave|made)\b|^,? for (?:taking|making|finding|giving|talking|speaking|chatting|sitting|joining|answering|agreeing|sharing|being|(?:his|her|their|your) (?:time|generosity|patience|answers|candou?r))\b",
        )
    });
    let mut found = Vec::new();
    for thanks in SPOKEN_TO.find_iter(body) {
        let line = body[..thanks.start()].rsplit('\n').next().unwrap_or_default();
        let near = &line[line.ceil_char_boundary(line.len().saturating_sub(NEAR))..];
        found.extend(names_ending(near, &tokens(near)));
    }
    for thanks in THANKS_TO.find_iter(body) {
        let rest = &body[thanks.end()..];
        let near = rest[..rest.floor_char_boundary(NEAR)].split('\n').next().unwrap_or_default();
        let named = names_beginning(near);
        let begins = named.first().is_some_and(|name| near.starts_with(name.as_str()));
        let end = named.last().and_then(|name| near.find(name.as_str()).map(|at| at + name.len()));
        if begins && end.is_some_and(|end| FOR_THE_TALK.is_match(&near[end..])) {
            found.extend(named);
        }
    }
    found.retain(|name| name.contains(' ') && is_whole_name(name));
    unique(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_thanked_for_the_talk_answered() {
        assert_eq!(thanked("It burned.\nLena Aoki, thank you very much!"), ["Lena Aoki"]);
        assert_eq!(
            thanked("REEL: Well, Lena Aoki and Bo Sund, thanks for coming."),
            ["Lena Aoki", "Bo Sund"]
        );
        assert_eq!(thanked("My thanks to Lena Aoki, who picked up the phone herself."), ["Lena Aoki"]);
        assert_eq!(thanked("Many thanks to director Lena Aoki for her time."), ["Lena Aoki"]);
    }

    #[test]
    fn whoever_is_thanked_for_something_else_did_not() {
        assert!(thanked("Thanks to Lena Aoki for arranging the talk.").is_empty());
        assert!(thanked("Thanks to our friends and to Lena Aoki at Lantern Bay for the talk.").is_empty());
        assert!(thanked("Lena, thank you.").is_empty());
    }
}
