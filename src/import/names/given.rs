//! Words that are part of a name only where they stand as one, "June Doe", "Josh Singer", and those that begin none.

use super::Token;
use crate::text::is_no_name;

/// What people are called although the dictionary has it as a word alone; folded.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "abbey", "ale", "amity", "are", "aria", "ash", "aster", "aura", "axel", "bang", "barb", "basil", "bear", "bee",
    "belle", "bent", "bey", "biff", "big", "bijou", "bin", "birdie", "blanch", "blossom", "blue", "bong", "bonny",
    "boon", "bow", "briar", "brook", "bryony", "bull", "bunny", "buster", "butch", "calla", "calypso", "camellia",
    "candida", "caprice", "cassia", "cat", "celesta", "charity", "chastity", "cherish", "chip", "clemency", "clement",
    "clover", "coco", "conception", "constance", "coral", "corrie", "cricket", "dag", "dahlia", "dame", "dash", "deb",
    "desire", "destiny", "diamond", "dimple", "dong", "dory", "dotty", "dove", "dung", "early", "echo", "elan", "else",
    "emerald", "emir", "even", "ever", "faith", "fan", "fang", "fawn", "felicity", "fern", "flea", "gal", "gala",
    "garnet", "garret", "genie", "glory", "grace", "gun", "gunner", "hang", "happy", "harmony", "haven", "hawk",
    "heather", "herb", "hind", "honey", "honor", "hope", "hyacinth", "ice", "ion", "ivy", "jade", "jasmine", "jet",
    "joy", "jung", "juniper", "kana", "karma", "kestrel", "kin", "lady", "lake", "lark", "laurel", "lei", "liberty",
    "lien", "linden", "ling", "linnet", "lino", "little", "lone", "long", "lord", "lore", "loris", "lux", "lyric",
    "magnolia", "maple", "marigold", "marshal", "martin", "mat", "maverick", "mercy", "mere", "merry", "meta", "mica",
    "mo", "myrtle", "nacho", "nadir", "nil", "norm", "oak", "ocean", "odd", "old", "ole", "olive", "omega", "paisley",
    "pal", "patience", "peregrine", "pier", "ping", "pinkie", "pip", "piper", "poppy", "posy", "precious", "primrose",
    "princess", "prudence", "quill", "rain", "raven", "red", "reeve", "ridge", "rip", "river", "robin", "romaine",
    "rose", "rosette", "rowan", "rowdy", "ruby", "rue", "rune", "sabra", "saffron", "sage", "sang", "sari", "savanna",
    "scarlet", "scout", "serge", "shad", "shay", "shin", "sierra", "silver", "sing", "sir", "sissy", "skip", "sky",
    "slash", "slate", "slim", "song", "soon", "sorrel", "spike", "spring", "star", "sting", "storm", "stormy", "story",
    "sultan", "sung", "sunny", "sunshine", "tali", "tam", "tan", "tang", "tansy", "taro", "tawny", "teal",
    "temperance", "tequila", "thorn", "tiara", "tiger", "tiny", "tong", "topper", "tor", "tore", "tracer", "velvet",
    "verity", "vesper", "violet", "vita", "viva", "wally", "wan", "wen", "willow", "win", "windy", "wing", "winter",
    "won", "woo", "woody", "wren", "xi", "yang", "yarrow", "yaw", "yen", "young", "yuk", "zed", "zephyr", "zinnia",
];

/// Whether no name begins with a word: "|Starring| Ann Poe", "|Mother| Tongue".
pub(in super::super) fn begins_none(folded: &str) -> bool {
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
