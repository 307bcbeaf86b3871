//! What follows "talked about", clause by clause.

mod row;

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;
use crate::text::capitalised;

use row::{parted_by_semicolons, series};

/// Begins a clause of such a sentence.
pub(super) static WH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:and |as well as |plus |y |e |et |und )?(?:{ADVERBS}|finally,? )?(?:how|why|what|when|where|who|which|whether|if|c[óo]mo|por qu[ée]|qu[ée]|cu[áa]ndo|d[óo]nde|qui[ée]n|comment|pourquoi|ce qu\S*|quand|wie|warum|was|ob|wann|that (?:he|she|they|it|we)(?:['’]\w+)?)\b",
    ))
});
/// Asks in so many words what was talked about.
pub(super) static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?:{ADVERBS})?(?:why|how|what|whether|which) ")));
/// Begins a clause that says more of what stands before it.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:which|who|whose|where|when|that)\b"));
/// Asks who it is, and says nothing of anybody named before.
static WHO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^who (?:is|are|was|were) (?:the (?:one|first|last|most)\b|the \p{L}+est\b)")
});
/// Tells on in the same sentence.
static VERB_OF_TELLING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:and )?(?:finally,? |later |then )?(?:(?-i:\p{Lu})[\p{L}’'-]+ (?:(?-i:\p{Lu})[\p{L}’'-]+ )?|he |she |they )?(?:also |then )?(?:talked about|talks about|spoke about|speaks about|sat down to discuss|discussed|discusses|revealed|reveals|explained|explains|shared|shares|recalled|recalls|addressed|teased|reflected on|opened up about|touched on|told (?:us|me)(?: about)?|(?:of course )?(?:(?:I|we) )?(?:also )?asked(?: (?:him|her|them))?(?: about)?) ",
    )
});
/// Goes on after a word about who does it.
static VERB: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:would|could|should|might|had|has|was|is|were|did|does|will)\b"));
/// Says more of a name before it: "the big film that he left".
static APPOSITION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:the|an?) [^,]*\b(?:that|who|which|where)\b"));
static GERUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:and |as well as |plus )?(?:his |her |their |not |almost |nearly |finally |never )?(?:\p{L}{2,}ing\b|the |his |her |their |its |an? |el |la |los |las |su |sus |le |les |l['’]|son |sa |ses |leur )",
    )
});
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[,;]\s+|\s+(?:and|as well as|y|et|und)\s+)(?:and\s+|as well as\s+|y\s+|et\s+|und\s+)?(?:finally,?\s+)?(?:asked\s+(?:him\s+|her\s+|them\s+)?)?(?:how|why|what|when|whether|which \p{Ll}+|that (?:he|she|they)|c[óo]mo|por qu[ée]|qu[ée]|comment|pourquoi|ce qu|wie|warum)\b|\s+and\s+where\b|\s+and\s+(?:the sequel|the follow-up|the possibility|(?:his|her|their) (?:thoughts|take|hopes|plans|love|favou?rite|next|upcoming|memories|advice|feelings|reaction|(?:\p{L}+ ){0,2}(?:series|film|movie|project|sequel)))\b",
    )
});
/// Names somebody as the owner of what is told: "Ann’s idea of a rest day".
static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{Lu}[\p{L}-]*\.? ){0,2}\p{Lu}[\p{L}-]*[’']s? \p{Ll}|^(?:the )?\p{Ll}+[’']s? (?:reaction|favou?rite|take|love|work|role|thoughts)\b",
    )
});
/// "Ann Poe’s The Quiet Mill"
static OWNED_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{Lu}[\p{L}-]*\.? ){1,2}\p{Lu}[\p{L}-]*[’']s \p{Lu}|^\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?[’']s \p{Lu}",
    )
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[,;]?\s*\b(?:(?:and|y|et|und)\s+)?(?:(?:so |plenty |a lot |a whole lot |a great deal |a good deal |lots |quite a bit )?(?:much )?more|(?:a lot|so much|plenty) else|others?|(?:so )?much more (?:it|that|than|I|we|to)\b.{0,80}|mucho m[áa]s|m[áa]s|bien plus(?: encore)?|plus encore|mehr|among other things|other things)\s*[.!…]*$|;\s*(?:we|I)\b.*$|,? and (?:tells?|told) (?:us|me) about\b.*$|\s+[—–] and (?:\p{Ll}+) (?:him|her|them|us|me)\b.*$|,? and (?:he|she|they|I|we) (?:also |even )?(?:gave|told|tells|gives|said|showed|shared|let|was|were|is|are)\b.*$|,? and (?:finally|lastly)$",
    )
});
/// "a lot of things, like |how ...": what says that there are several.
static MANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^,.;:]{0,40}\b(?:things|topics|subjects|stuff|more|questions)\b[^,.;:]{0,30}(?:,|:)? (?:like|including|such as):? ",
    )
});
/// May stand before the word that asks.
const ADVERBS: &str = "just |exactly |precisely |even ";
/// Behind "which": it says more of what stands before.
const RELATING: &[&str] = &[
    "might", "may", "could", "should", "must", "is", "was", "are", "were", "has", "had", "he", "she", "they",
    "it", "we", "i", "can", "will", "would",
];
/// Words that go on with what stands before.
#[rustfmt::skip]
const GO_ON: &[&str] = &[
    "including", "starring", "featuring", "in", "with", "from", "as", "on", "at", "by", "for", "of",
    "to", "but", "and", "or", "so", "too", "not", "both", "even", "then", "though", "because",
    "since", "while", "after", "before", "like", "such", "he", "she", "they", "we", "it", "i",
    "you", "is", "was", "are", "were", "has", "had", "would", "could", "which", "who",
];
/// Things that are several.
const SEVERAL: usize = 3;

/// Splits what follows "talked about" into its clauses; none if nothing asks, unless they are several, and `alone`.
pub(super) fn split(text: &str, alone: bool) -> Vec<String> {
    // A comma stands before the mark that closes a quotation.
    let text = text.replace(",” ", "”, ").replace(",\" ", "\", ");
    let text = text.trim().trim_end_matches(['.', '!', '…', ':', ' ']);
    let bare = TAIL.replace(text, "");
    // Before "and more" a list is of things, with or without a word that asks: "bad movies they love".
    let is_cut = bare.len() < text.len();
    let text = bare;
    let text = MANY.replace(&text, "");
    if let Some(things) = series(&text, is_cut).filter(|_| alone) {
        return things;
    }
    if let Some(things) = parted_by_semicolons(&text, alone) {
        return things;
    }
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split(", ").flat_map(|piece| split_at_joints(piece)) {
        // "..., talked about |how she learned it|, and revealed |the one scene ...|"
        let piece =
            VERB_OF_TELLING.find(piece.trim()).map_or(piece.trim(), |told| &piece.trim()[told.end()..]);
        let opens = pieces.first().is_some_and(|first| WH.is_match(first));
        let listed = piece.strip_prefix("and ").unwrap_or(piece);
        let is_last = listed.len() < piece.len();
        let is_listed = (is_cut || is_last)
            && (is_bare_title(listed) && (is_last || listed.starts_with("The "))
                || is_last && OWNED_TITLE.is_match(listed))
            && pieces.last().is_some_and(|last| !calls_film(last));
        let is_title = !is_listed
            && !pieces.is_empty()
            && piece.starts_with(char::is_uppercase)
            && !OWNER.is_match(piece);
        let is_relative = !opens && RELATIVE.is_match(piece) && !WHO.is_match(piece) || says_which(piece);
        // "working with Ann Poe, who likes few takes"
        let ends_in_name = pieces.last().is_some_and(|last| {
            // "at the FBI" ends in no name.
            last.rsplit(' ')
                .next()
                .is_some_and(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase))
        });
        let is_who = piece.starts_with("who ") && !WHO.is_match(piece);
        let says_more = is_title
            || ends_in_name && (is_who || APPOSITION.is_match(piece))
            || !pieces.is_empty() && is_relative;
        // "what his father, the coach|, would have made of it"
        if VERB.is_match(piece) && pieces.len() > 1 && pieces.last().is_some_and(|last| !WH.is_match(last)) {
            let between = pieces.pop().unwrap_or_default();
            if let Some(whole) = pieces.last_mut() {
                *whole = format!("{whole}, {between}, {piece}");
            }
            continue;
        }
        let is_thing = is_cut && pieces.len() > 1 && is_bare_thing(piece);
        let begins = !says_more
            && (WH.is_match(piece)
                || GERUND.is_match(piece)
                || OWNER.is_match(piece)
                || is_thing
                || is_listed);
        match pieces.last_mut() {
            Some(last) if !begins => {
                last.push_str(", ");
                last.push_str(piece);
            }
            _ => pieces.push(piece.to_owned()),
        }
    }
    // "how it is set in one winter, |a study of frost|": nothing parts the last but a comma.
    let says_it_again = |pieces: &[String]| {
        let last = pieces.last().map_or("", String::as_str);
        !is_cut
            && pieces.len() == 2
            && WH.is_match(&pieces[0])
            && ["a ", "an "].iter().any(|article| last.starts_with(article))
    };
    if says_it_again(&pieces) {
        let last = pieces.pop().unwrap_or_default();
        pieces[0] = format!("{}, {last}", pieces[0]);
    }
    let asks = pieces.iter().filter(|piece| WH.is_match(piece)).count();
    if asks == 0 && !(alone && pieces.len() >= SEVERAL) {
        return Vec::new();
    }
    let tidy = |piece: &String| capitalised(TAIL.replace(without_and(piece), "").trim());
    // "borrowed uniforms, a winter that never came, and the shot that nearly ended it"
    let is_listed = |piece: &str| alone && pieces.len() >= SEVERAL && piece.contains(' ');
    let whole = pieces.iter().map(tidy).filter(|piece| is_whole(piece) || is_listed(piece));
    whole.filter(|piece| piece.chars().count() < 300).collect()
}

/// "bad movies they love", but not "including the sequel" or "Ember".
fn is_bare_thing(piece: &str) -> bool {
    let first = piece.split(' ').next().unwrap_or("");
    piece.starts_with(char::is_lowercase) && piece.split(' ').count() > 1 && !GO_ON.contains(&first)
}

/// What is done, if a text is that and nothing else: "handing the camera to somebody else".
pub(super) fn one_thing(text: &str) -> Option<String> {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:not |his |her |their )?\p{Ll}{2,}ing\b|the \p{Ll}+ (?:when|that|where|which) )[^,;:]{8,}$",
        )
    });
    let text = text.trim().trim_end_matches(['.', '!', '…']);
    DONE.is_match(text).then(|| capitalised(text))
}

/// "The Oatcake", in a row of things that were talked about.
fn is_bare_title(piece: &str) -> bool {
    const LONGEST: usize = 5;
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || word.chars().count() <= 3;
    let words = piece.split(' ').count();
    (2..=LONGEST).contains(&words)
        && !piece.contains(" and ")
        && piece.starts_with(char::is_uppercase)
        && piece.split(' ').all(is_capital)
}

/// Whether a title that follows is what a clause speaks of: "his next film, Storm at Sea".
fn calls_film(clause: &str) -> bool {
    const CALLED: &[&str] = &[
        "film",
        "movie",
        "sequel",
        "series",
        "show",
        "project",
        "one",
        "novel",
        "book",
        "play",
        "drama",
        "comedy",
        "thriller",
        "follow-up",
        "adaptation",
        "documentary",
        "short",
        "debut",
        "in",
        "on",
        "and",
        "with",
        "of",
    ];
    clause.rsplit(' ').next().is_some_and(|word| CALLED.contains(&word))
}

/// "which he calls the opposite" says more of what stands before.
fn says_which(piece: &str) -> bool {
    let mut words = piece.split(' ');
    words.next() == Some("which") && words.next().is_some_and(|word| RELATING.contains(&word))
}

/// "how he wrote it and why he left" are two.
fn split_at_joints(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    // "where he stopped and why" is one.
    for joint in JOINT.find_iter(text).filter(|joint| joint.end() < text.trim_end().len()) {
        let asks = joint.as_str().to_lowercase();
        // "and |which song it was", but ", which is a song"
        let which = asks.rfind("which ").map(|at| &asks[at..]);
        let is_relative = which.is_some_and(|which| !asks.contains("and ") || says_which(which));
        if is_relative {
            continue;
        }
        let whose = ["his ", "her ", "their ", "the "]
            .iter()
            .find_map(|owner| asks.find(owner).map(|at| asks.len() - at));
        let last = joint.as_str().rsplit(' ').next().map_or(0, str::len);
        let word = which.map(str::len).or(whose).unwrap_or(last);
        found.push(&text[start..joint.start()]);
        start = joint.end() - word;
    }
    found.push(&text[start..]);
    found.retain(|piece| !piece.trim().is_empty());
    found
}

/// Whether a clause says enough: three words, or two with an article: "The stunts".
fn is_whole(clause: &str) -> bool {
    match clause.split(' ').count() {
        0 | 1 => false,
        2 => ["The ", "His ", "Her ", "Their ", "Its "].iter().any(|lead| clause.starts_with(lead)),
        _ => true,
    }
}

fn without_and(text: &str) -> &str {
    ["and ", "as well as ", "plus ", "y ", "et ", "und "]
        .iter()
        .find_map(|and| text.strip_prefix(and))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_split_into_what_it_names() {
        let text = "how she found the gel, why nobody was hurt, testing it on herself, and what finally changed her mind, and more";
        let expected = [
            "How she found the gel",
            "Why nobody was hurt",
            "Testing it on herself",
            "What finally changed her mind",
        ];
        assert_eq!(split(text, false), expected);
    }

    #[test]
    fn what_others_tell_in_the_same_sentence_is_told_apart() {
        let text = "why there is salt, and asked precisely how deep it was, which of them fell, and finally Kit Moe told us about \
            learning to row and why it rains and finally, whether she will sail, and she was firm about that.";
        let expected = [
            "Why there is salt",
            "Precisely how deep it was",
            "Which of them fell",
            "Learning to row",
            "Why it rains",
            "Whether she will sail",
        ];
        assert_eq!(split(text, false), expected);
    }

    #[test]
    fn a_title_and_a_clause_about_somebody_part_nothing() {
        let text = "making the sequel, who was the first to laugh, working with Ann Poe, who was patient, the gel, \
            just how far it goes, if the sequel, Where She Burned, is to be filmed, and that she’s planning a third, more...";
        let expected = [
            "Making the sequel",
            "Who was the first to laugh",
            "Working with Ann Poe, who was patient",
            "The gel",
            "Just how far it goes",
            "If the sequel, Where She Burned, is to be filmed",
            "That she’s planning a third",
        ];
        assert_eq!(split(text, false), expected);
    }

    #[test]
    fn one_thing_without_a_question_is_none() {
        let several = "losing a set to sand, casting whole families, and her plans for a cinema";
        assert_eq!(split(several, false), Vec::<String>::new());
        assert_eq!(
            split(several, true),
            ["Losing a set to sand", "Casting whole families", "Her plans for a cinema"]
        );
        assert_eq!(split("the film and its fire.", true), Vec::<String>::new());
    }

    #[test]
    fn titles_and_what_somebody_owns_are_things_of_their_own() {
        let text = "how the wave was built, Poe’s idea of a day off, Blue Mill, and where the boat is";
        let expected = ["How the wave was built", "Poe’s idea of a day off, Blue Mill", "Where the boat is"];
        assert_eq!(split(text, false), expected);
        let text = "why nobody fell, the scene that was cut at the BBC, The Oatcake, and more";
        assert_eq!(
            split(text, false),
            ["Why nobody fell", "The scene that was cut at the BBC", "The Oatcake"]
        );
        let text = "when she will sail again, and Ann Poe’s The Quiet Mill.";
        assert_eq!(split(text, false), ["When she will sail again", "Ann Poe’s The Quiet Mill"]);
        let text = "the fog, which stayed; how long it took; why she left, and when; and the salt, too";
        assert_eq!(
            split(text, false),
            ["The fog, which stayed", "How long it took", "Why she left, and when", "The salt, too"]
        );
        let text = "how long it took and her next film, and of course I asked what she hums";
        assert_eq!(split(text, false), ["How long it took", "Her next film", "What she hums"]);
    }

    #[test]
    fn a_row_with_semicolons_may_end_without_one() {
        let text = "a number of things to do with the film including: building a barn in Hull; the fire, which was real; \
            her career at sea and how a mix up meant that it rained.";
        let expected = [
            "Building a barn in Hull",
            "The fire, which was real",
            "Her career at sea",
            "How a mix up meant that it rained",
        ];
        assert_eq!(split(text, true), expected);
        assert!(split("her barn; the fire, which was real; her career at sea", false).is_empty());
    }
}
