//! Words that are part of a name only where they stand as one: "June Doe", "Josh Singer".

use super::Token;
use crate::text::is_no_name;

/// What people are called although the dictionary has it as a word alone; folded.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "river", "sky", "storm", "jade", "woody", "buster", "rip", "ash", "rain", "bear", "sage", "blue", "lake", "winter",
    "ocean", "star", "jet", "bow", "sting", "tiger", "flea", "honor", "early", "happy", "precious", "cricket", "lark",
    "dove", "rowan", "bunny", "sunny", "red", "spike", "skip", "sissy", "topper", "merry", "garnet", "coral", "poppy",
    "saffron", "tawny", "verity", "harmony", "marshal", "big", "old", "gunner", "barb", "biff", "brook", "bull", "butch",
    "cat", "chip", "cherish", "dash", "destiny", "ever", "haven", "hawk", "liberty", "maverick", "mercy", "oak",
    "patience", "paisley", "piper", "pip", "raven", "ridge", "rowdy", "scout", "silver", "slate", "slim", "spring",
    "story", "teal", "tracer", "wally", "willow", "zephyr", "sir", "dame", "lady", "lord", "little", "young",
    "tore", "even", "odd", "are", "gun", "herb", "tam", "ale", "dag", "elan", "kin", "lux", "mat", "ole", "pal", "pier",
    "rune", "tan", "tor", "win", "serge", "mere", "nadir", "tang", "bong", "song", "yang", "wan", "hang", "ping", "wing",
    "fang", "fan", "long", "tong", "sang", "bang", "sung", "sing", "jung", "mo",
];

/// Whether no name begins with a word: "|Starring| Ann Poe", "|Mother| Tongue".
pub(super) fn begins_none(folded: &str) -> bool {
    is_no_name(folded) && !CALLED.contains(&folded)
}

/// Marks the months, the Spanish article and the prize that stand before a name, and not behind "in", "since" or
/// "the": "June Doe", "Oscar Doe".
pub(super) fn mark_given(tokens: &mut [Token]) {
    const GIVEN: &[&str] = &["april", "may", "june", "august", "una", "oscar"];
    const SURNAMES: &[&str] = &["singer"];
    const DATES: &[&str] = &[
        "in", "on", "of", "this", "last", "next", "since", "until", "by", "from", "early", "late", "en",
        "im", "the", "an", "his", "her", "their", "first", "second",
    ];
    for at in 0..tokens.len() {
        let is_dated = at > 0 && DATES.contains(&tokens[at - 1].folded.as_str());
        let names = tokens.get(at + 1).is_some_and(|next| next.is_joined() && next.is_name_word());
        if GIVEN.contains(&tokens[at].folded.as_str()) && names && !is_dated {
            tokens[at].is_given = true;
        }
        // "Josh Singer", but not "Folk Singer Ann Poe".
        let is_behind = at > 0
            && tokens[at].is_joined()
            && tokens[at - 1].is_name_word()
            && !(at > 1 && tokens[at - 1].is_joined() && tokens[at - 2].is_name_word());
        if SURNAMES.contains(&tokens[at].folded.as_str()) && is_behind && !names {
            tokens[at].is_given = true;
        }
    }
}
