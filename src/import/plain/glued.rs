//! What a copy has run together: names of pictures and captions before what stands behind them, turns of a talk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::import::pattern::pattern;

use super::line::WHO;

/// Fewest turns of a talk that are marked alike.
const TURNS: usize = 3;
/// Bytes of a caption before the text to which it is glued.
const CAPTION: std::ops::RangeInclusive<usize> = 4..=60;

/// The text of a page in which what does not belong together stands apart.
pub(super) fn parted(text: &str) -> String {
    let text = without_pictures(text);
    let text = without_names_of_pictures(&text);
    let text = without_names_of_posters(&text);
    let text = without_captions_of_turns(&text);
    let text = without_captions(&text);
    let text = with_spaces_behind_titles(&text);
    let text = with_labels_before(&text);
    let text = with_days_apart(&text);
    let text = with_turns_of_letters_apart(&text);
    let text = with_turns_in_brackets_apart(&text);
    with_answers_apart(&text).into_owned()
}

/// Items of lists begin with what they say, and not with the name of a picture and its credit.
fn without_pictures(text: &str) -> Cow<'_, str> {
    static PICTURE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^(\s*[•●▪‣◦*·–-] )[a-z0-9]+(?:[-_][a-z0-9]+){2,}\s*\n\s*(?:Image|Photo|Picture) (?:via|by|courtesy of) [^\n]{2,60}\n\s*",
        )
    });
    PICTURE.replace_all(text, "$1")
}

/// Paragraphs do not begin with the name of a picture's file: "ann-poe-on-set-640x360We met", "ember 2017+Ann+Poe+x1We met".
fn without_names_of_pictures(text: &str) -> Cow<'_, str> {
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^(?:(?:[\p{L}\d]+[-_]){4,}\p{Lu}?\p{Ll}+|(?:[\p{L}\d]+[-_])+\d{3,4}x\d{3,4}|[^+\n]{1,40}(?:\+[^+\s]+)+\+\S*[\p{Ll}\d])(\p{Lu}\p{Ll}*[ ’'])",
        )
    });
    GLUED.replace_all(text, "$1")
}

/// Turns do not begin with such a name: "emberposterAnn Poe: Was it cold?".
fn without_names_of_posters(text: &str) -> Cow<'_, str> {
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^[\p{Ll}\d]+(?:poster|photo|image|still|banner|header)(\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.'’-]+){0,3}: )",
        )
    });
    GLUED.replace_all(text, "$1")
}

/// Turns do not begin with a caption: "Lena Aoki EmberAnn Poe: Was it cold?", where other turns are those of "Poe".
fn without_captions_of_turns(text: &str) -> Cow<'_, str> {
    const FEWEST: usize = 2;
    static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?m)^({WHO}): ")));
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?m)^[^:\n]{3,60}[\p{Ll}\d](\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3}): ")
    });
    if !GLUED.is_match(text) {
        return Cow::Borrowed(text);
    }
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for label in LABEL.captures_iter(text).filter_map(|found| found.get(1)) {
        *turns.entry(label.as_str()).or_default() += 1;
    }
    let speaks = |name: &str| turns.get(name).is_some_and(|times| *times >= FEWEST);
    GLUED.replace_all(text, |line: &Captures<'_>| {
        let who = &line[1];
        let is_turn = speaks(who) || who.rsplit(' ').next().is_some_and(speaks);
        if is_turn { format!("{who}: ") } else { line[0].to_owned() }
    })
}

/// A line does not begin with the caption above it: "EmberOn the fire: ...", below "Ember".
fn without_captions(text: &str) -> Cow<'_, str> {
    static BEGINS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}\p{Ll}*[ ’']"));
    let mut above = "";
    let mut is_changed = false;
    let mut bare = |line| {
        let is_caption = CAPTION.contains(&str::len(above)) && above.ends_with(char::is_alphanumeric);
        let rest = str::strip_prefix(line, above).filter(|rest| is_caption && BEGINS.is_match(rest));
        is_changed |= rest.is_some();
        if !str::trim(line).is_empty() {
            above = line.trim();
        }
        rest.unwrap_or(line)
    };
    let lines: Vec<&str> = text.split('\n').map(&mut bare).collect();
    if is_changed { Cow::Owned(lines.join("\n")) } else { Cow::Borrowed(text) }
}

/// "Ann Poe on Salt (VIDEO)See Also", above the same once more, is one link with its label.
fn with_labels_before(text: &str) -> Cow<'_, str> {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?m)^(?P<title>[^\n]{8,200}[^\s\n])(?P<label>See Also|Related|Read More|Also Read)\s*\n\s*(?P<again>[^\n]+)$",
        )
    });
    BEHIND.replace_all(text, |found: &Captures<'_>| match found["title"] == *found["again"].trim() {
        true => format!("{}: {}\n", &found["label"], &found["title"]),
        false => found[0].to_owned(),
    })
}

/// "May 3, 2019by Ann Poe", where a byline follows the day.
fn with_days_apart(text: &str) -> Cow<'_, str> {
    static GLUED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^(.{0,40}\b(?:19|20)\d\d)((?i:by):? \p{Lu})"));
    GLUED.replace_all(text, "$1 $2")
}

/// "Ms. ANN POE (Director): It was cold.", where the space that does not break was lost on the way.
fn with_spaces_behind_titles(text: &str) -> Cow<'_, str> {
    static TITLE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(Mr|Ms|Mrs|Mx|Dr|Prof|Rev|Sen)\.\u{fffd}+ ?"));
    TITLE.replace_all(text, "$1. ")
}

/// "A It was cold.QAnd the fire?" are two turns.
fn with_turns_of_letters_apart(text: &str) -> Cow<'_, str> {
    static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[QA] ?\p{Lu}"));
    static GLUED: LazyLock<Regex> = LazyLock::new(|| pattern(r"([.?!…”’)])Q(\p{Lu}\p{Ll}*[ ’'])"));
    match LETTER.find_iter(text).nth(TURNS - 1) {
        Some(_) => GLUED.replace_all(text, "$1\nQ$2"),
        None => Cow::Borrowed(text),
    }
}

/// "[Ann Poe]: Was it cold? [Lena Aoki]: It was." are two turns.
fn with_turns_in_brackets_apart(text: &str) -> Cow<'_, str> {
    static TURN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)(?:^|(?P<end>[.?!…”’)]) )\[(?P<who>\p{Lu}[\p{L} .'’-]{0,40})\]: "));
    match TURN.find_iter(text).nth(TURNS - 1) {
        Some(_) => TURN.replace_all(text, |turn: &Captures<'_>| match turn.name("end") {
            Some(end) => format!("{}\n\n{}: ", end.as_str(), &turn["who"]),
            None => format!("{}: ", &turn["who"]),
        }),
        None => Cow::Borrowed(text),
    }
}

/// "Reel: Was it cold? Lena Aoki: It was." on one line, as are the turns below it, of which one always asks first.
fn with_answers_apart(text: &str) -> Cow<'_, str> {
    static TURNS_OF_LINE: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"(?m)^({WHO}): ([^\n]*?[.?!…”’)\]]) ({WHO}): ")));
    let mut counts: BTreeMap<[&str; 2], usize> = BTreeMap::new();
    for line in TURNS_OF_LINE.captures_iter(text) {
        let pair = [1, 3].map(|at| line.get(at).map_or("", |who| who.as_str()));
        *counts.entry(pair).or_default() += 1;
    }
    let is_talk = |([asks, answers], count): &([&str; 2], usize)| asks != answers && *count >= TURNS;
    let most = counts.into_iter().filter(is_talk).max_by_key(|(_, count)| *count);
    let Some(([asks, _], _)) = most else { return Cow::Borrowed(text) };
    TURNS_OF_LINE.replace_all(text, |line: &Captures<'_>| match &line[1] == asks && &line[3] != asks {
        true => format!("{}: {}\n\n{}: ", &line[1], &line[2], &line[3]),
        false => line[0].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parted(text), expected);
    }

    #[test]
    fn names_of_pictures_do_not_begin_what_they_are_glued_to() {
        check("Lena-Aoki-and-Joe-Roe-in-EmberLena Aoki’s film", "Lena Aoki’s film");
        check("kx_lena-aoki_wide-640x360We met her", "We met her");
        check("ember 2017+Lena+Aoki+Rk4lWere you cold?", "Were you cold?");
        check("emberposterAnn Poe: Was it cold?", "Ann Poe: Was it cold?");
        let talk = "Lena Aoki EmberAnn Poe: Was it cold?\nAoki: No.\nPoe: Wet?\nAoki: No.\nPoe: Late?";
        check(talk, talk.trim_start_matches("Lena Aoki Ember"));
        for whole in [
            "The made-for-television-only McGuffin",
            "Lena + Joe + Ann Went Home",
            "Aimage: yes",
            "OldMac: Yes\nMac: No",
        ] {
            check(whole, whole);
        }
    }

    #[test]
    fn captions_do_not_begin_the_text_below() {
        check("Ember\n\nEmberOn the fire: “It was hot.”", "Ember\n\nOn the fire: “It was hot.”");
        for whole in ["Ember\nEmbers Are Hot", "Ember\nEmber Two", "Mac\nMacDonald Was There"] {
            check(whole, whole);
        }
    }

    #[test]
    fn turns_stand_apart() {
        check(
            "QWas it cold?\nA It was.QAnd wet?\nA And wet.”QAnd now?\nA Now it is a Q",
            "QWas it cold?\nA It was.\nQAnd wet?\nA And wet.”\nQAnd now?\nA Now it is a Q",
        );
        check("He said no.QAnd then", "He said no.QAnd then");
        check(
            "[Ann Poe]: Cold? [Lena Aoki]: Yes.\n\n[AP]: Wet? [LA]: Yes [laughs]: I fell in.",
            "Ann Poe: Cold?\n\nLena Aoki: Yes.\n\nAP: Wet?\n\nLA: Yes [laughs]: I fell in.",
        );
        let lines = "Reel: Cold? Lena Aoki: It was: very.\nReel: Wet? LA: No.\nReel: Late? LA: So.\nReel: And? LA: Ah.";
        let apart = "Reel: Cold?\n\nLena Aoki: It was: very.\nReel: Wet?\n\nLA: No.\nReel: Late?\n\nLA: So.\nReel: And?\n\nLA: Ah.";
        check(lines, apart);
        check("Reel: Cold? Lena Aoki: It was.", "Reel: Cold? Lena Aoki: It was.");
        check(
            "Ann Poe on Salt (VIDEO)See Also\n\nAnn Poe on Salt (VIDEO)\nShe is in it",
            "See Also: Ann Poe on Salt (VIDEO)\n\nShe is in it",
        );
        check("Ann Poe on Salt See Also\nMore", "Ann Poe on Salt See Also\nMore");
        check("Reel. May 3, 2019by Ann Poe", "Reel. May 3, 2019 by Ann Poe");
        check("Ms.\u{fffd}LENA AOKI (Director): It was.", "Ms. LENA AOKI (Director): It was.");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_parted(text in proptest::prelude::any::<String>()) {
            let _ = parted(&text);
        }
    }
}
