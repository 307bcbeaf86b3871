//! Where a page tells of several who answer: each with a work of theirs, or set apart by where their names stand.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::finish::unique;
use crate::import::article::lists::is_in_capitals;
use crate::import::block::Block;
use crate::import::bullet::is_marked;
use crate::import::names::{in_mixed_case, is_role, is_shouted, is_whole_name, names_at_start};
use crate::import::pattern::pattern;

use super::quoted::{LAST, SAYS};

/// How many they are at least.
pub(super) const FEWEST: usize = 3;
/// How a full name is written.
const NAME: &str = r"\p{Lu}[\p{L}.'’-]+(?: (?:de |van |von )?\p{Lu}[\p{L}.'’-]+){1,3}";
/// Shortest paragraph, in bytes.
const PARAGRAPH: usize = 60;

/// Returns those of several whom a page sets apart, each by a form of its own; `intro` are its first lines, `body` is its text.
pub(super) fn set_apart(intro: &[&str], body: &str, blocks: &[Block]) -> Vec<String> {
    [
        above_lines_of_theirs(body),
        billed(intro, body),
        headed(body),
        with_works(body),
        before_quotes(body),
        below_quotes(body),
        in_capitals(body),
        interviewed(body),
        above_lists(blocks),
    ]
    .concat()
}

/// Returns whom one line names with a work each, if half of them speak further down: "Lena Aoki (“Ember”), Bo Sund and
/// Ines Falk (“Tide”) and Paul Crane (“Rust”)".
fn billed(intro: &[&str], body: &str) -> Vec<String> {
    static BILLED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(r"(?:({NAME}) and )?({NAME}),? \([“‘][^()“”\n]{{2,60}}[”’][^()\n]{{0,30}}\)"))
    });
    // "The film stars Lena Aoki (“Ember”), ...": none of them need have been met.
    static CAST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:stars?|starred|starring|cast|features|featuring)\b"));
    // "“Ember” designer Lena Aoki, “Tide” designer Bo Sund, ..."
    static BY_WORK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(r#"[“‘"'][^“”‘"\n]{{2,60}}[”’"'] (?:[\p{{L}}-]+ ){{0,2}}\p{{Ll}}+ ({NAME})"#))
    });
    let of_line = |line: &str| {
        let all = |form: &Regex| {
            let found = form.captures_iter(line).flat_map(|found| [found.get(1), found.get(2)]);
            unique(found.flatten().map(|name| name.as_str().to_owned()).collect())
        };
        let billed = all(&BILLED);
        if billed.len() >= FEWEST { billed } else { all(&BY_WORK) }
    };
    let lines = intro.iter().filter(|line| !CAST.is_match(line));
    let Some(names) = lines.map(|line| of_line(line)).find(|names| names.len() >= FEWEST) else {
        return Vec::new();
    };
    let speaking = last_names_of_speakers(body);
    let speaks = |name: &&String| name.rsplit(' ').next().is_some_and(|last| speaking.contains(last));
    let n_speaking = names.iter().filter(speaks).count();
    if n_speaking * 2 >= names.len() { names } else { Vec::new() }
}

/// Returns the last names of those who are said to speak: "Aoki said", "says Lena Aoki".
fn last_names_of_speakers(body: &str) -> HashSet<&str> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?P<last>{LAST}),? (?:also )?{SAYS}\b|\b{SAYS} (?:\p{{Lu}}[\p{{L}}'’-]+ )?(?P<behind>{LAST})"
        ))
    });
    let named = SAID.captures_iter(body).filter_map(|said| said.name("last").or_else(|| said.name("behind")));
    named.map(|named| named.as_str()).collect()
}

/// Returns whose names stand alone on lines, each above a line that is a work of theirs, or what they do: "Lena Aoki", and
/// below it "“Ember” (Reel Network)" or "Art Director".
fn above_lines_of_theirs(body: &str) -> Vec<String> {
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[“‘][^“”\n]{2,60}[”’](?: ?\([^()]{2,40}\))?$"));
    let lines = filled_lines(body);
    let is_of_theirs = |at: usize| {
        let is_paragraph = lines.get(at + 1).is_some_and(|line| line.len() >= PARAGRAPH);
        lines.get(at).is_some_and(|line| {
            WORK.is_match(line)
                || is_role_alone(line)
                || is_paragraph && line.len() < PARAGRAPH && is_in_capitals(line)
        })
    };
    let is_headed =
        |at: &usize| lines[*at].contains(' ') && !lines[*at].contains(['“', '”']) && is_of_theirs(at + 1);
    let names = (0..lines.len()).filter(is_headed).filter_map(|at| names_alone(lines[at])).flatten();
    several(names, FEWEST)
}

/// Whether a line says what somebody does, and nothing else: "Supervising Director".
fn is_role_alone(line: &str) -> bool {
    const MOST: usize = 4;
    let words: Vec<&str> = line.split(' ').collect();
    words.len() <= MOST
        && words.last().is_some_and(|last| is_role(last))
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// Returns those whose names are a line and end with a colon, above what a copy may have lost: "Lena Aoki, Bo Sund and
/// Ines Falk:".
fn headed(body: &str) -> Vec<String> {
    const LONGEST: usize = 240;
    let lines = body.lines().filter(|line| line.len() <= LONGEST).filter_map(|line| line.strip_suffix(':'));
    lines.filter_map(names_alone).find(|names| names.len() >= FEWEST).unwrap_or_default()
}

/// Returns the names of a line that has nothing else: "Lena Aoki, Bo Sund and Ines Falk".
fn names_alone(line: &str) -> Option<Vec<String>> {
    let names = names_at_start(line);
    let rest = names.iter().fold(line.to_owned(), |rest, name| rest.replacen(name, "", 1));
    let is_joint = |word: &str| word.is_empty() || word == "and";
    (!names.is_empty() && rest.split([' ', ',', '&']).all(is_joint)).then_some(names)
}

/// Returns those of whom lines say nothing but their work: "Lena Aoki and Bo Sund, “Ember”".
fn with_works(body: &str) -> Vec<String> {
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"^([^,“”"\n]{5,80}), [“"][^“”"\n]{2,60}[”"](?: ?\([^()\n]{2,40}\))?$"#));
    let names = body.lines().filter_map(|line| names_alone(WORK.captures(line)?.get(1)?.as_str()));
    of_lines(names.collect())
}

/// Returns whose names stand alone on lines, each right above a list.
fn above_lists(blocks: &[Block]) -> Vec<String> {
    let is_item = |block: &Block| is_marked(block, &block.text());
    let is_headed = |pair: &&[Block]| !is_item(&pair[0]) && is_item(&pair[1]);
    let above = blocks.windows(2).filter(is_headed);
    of_lines(above.filter_map(|pair| names_alone(&pair[0].text())).collect())
}

/// The names of lines, if there are several.
fn of_lines(lines: Vec<Vec<String>>) -> Vec<String> {
    if lines.len() >= FEWEST { unique(lines.concat()) } else { Vec::new() }
}

/// Returns those whose names stand before what they say in quotation marks: "Lena Aoki: “It was cold.”"; but not whoever
/// only asks so.
fn before_quotes(body: &str) -> Vec<String> {
    static QUOTED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?m)^(\p{Lu}[^:“”"\n]{4,40}): ?[“"]([^\n]*)$"#));
    let asks = |said: &str| said.trim_end_matches(['”', '"', ' ']).ends_with('?');
    let said = QUOTED.captures_iter(body).filter(|found| !asks(&found[2]));
    let names =
        said.map(|found| found[1].to_owned()).filter(|name| name.contains(' ') && is_whole_name(name));
    several(names, FEWEST)
}

/// Returns those whose names begin a line right below what is quoted: "“It was cold.”", and below it "Lena Aoki, cutter of
/// Ember" or "Lena Aoki is a cutter".
fn below_quotes(body: &str) -> Vec<String> {
    const FEWEST: usize = 2;
    const BEHIND: &[&str] = &[",", " is ", " was ", " has ", " started ", " began "];
    let is_quoted = |line: &str| line.starts_with(['“', '"']) && line.ends_with(['”', '"']);
    let lines = filled_lines(body);
    let below = lines.windows(2).filter(|pair| is_quoted(pair[0])).filter_map(|pair| {
        let name = names_at_start(pair[1]).into_iter().next()?;
        let behind = pair[1].strip_prefix(name.as_str())?;
        (name.contains(' ') && BEHIND.iter().any(|lead| behind.starts_with(lead))).then_some(name)
    });
    several(below, FEWEST)
}

/// Returns those whose names are lines in capitals, each above what they say: "LENA AOKI".
fn in_capitals(body: &str) -> Vec<String> {
    const BELOW: usize = 2;
    let lines = filled_lines(body);
    let is_above_text = |at: usize| lines.iter().skip(at + 1).take(BELOW).any(|line| line.len() >= PARAGRAPH);
    let is_name = |line: &str| line.contains(' ') && is_shouted(line) && is_whole_name(line);
    let found = (0..lines.len()).filter(|&at| is_name(lines[at]) && is_above_text(at));
    several(found.map(|at| in_mixed_case(lines[at])), FEWEST)
}

/// Returns whom lines of a page name as those of an interview: "INTERVIEW WITH LENA AOKI".
fn interviewed(body: &str) -> Vec<String> {
    static INTERVIEW: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?im)^(?:\d[^\n:]{0,4}(?::\d\d)? ?[ap]\.?m\.?: )?(?:an? |exclusive |the )?(?:interview|q&a|conversation) with:? ([^\n.,:;?!]{5,60})$",
        )
    });
    let lines = INTERVIEW.captures_iter(body).map(|found| in_mixed_case(&found[1]));
    unique(lines.filter_map(|line| names_alone(&line)).flatten().collect())
}

/// The lines of a text that say something.
fn filled_lines(body: &str) -> Vec<&str> {
    body.lines().filter(|line| !line.is_empty()).collect()
}

/// The names, each once, if there are so many.
fn several(names: impl Iterator<Item = String>, fewest: usize) -> Vec<String> {
    let names = unique(names.collect());
    if names.len() >= fewest { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANEL: &str = "On the sofa were Lena Aoki (“Ember”), the duo of Bo Sund and Ines Falk (“Tide”) and Paul Crane (“Rust”).";

    #[test]
    fn who_is_named_with_a_work_and_speaks_answers() {
        let body = "Aoki said that it was cold. “It rained,” says Sund. Crane, however, recalled nothing. “Ash,” Crane added.";
        assert_eq!(billed(&[PANEL], body), ["Lena Aoki", "Bo Sund", "Ines Falk", "Paul Crane"]);
        assert!(billed(&[PANEL], "Aoki said that it was cold.").is_empty(), "most of them are silent");
        let by_work = "For our week of designers “Ember” costume designer Lena Aoki, “Tide” costume designer Bo Sund and “Rust” designer Paul Crane compare notes.";
        assert_eq!(billed(&[by_work], body), ["Lena Aoki", "Bo Sund", "Paul Crane"]);
        let cast = PANEL.replace("On the sofa were", "The film stars");
        assert!(billed(&[&cast], body).is_empty());
    }

    #[test]
    fn names_with_a_colon_answer() {
        let line = "Lena Aoki, Bo Sund, Ines Falk and Paul Crane:";
        assert_eq!(
            headed(&format!("It was cold.\n{line}")),
            ["Lena Aoki", "Bo Sund", "Ines Falk", "Paul Crane"]
        );
        assert!(headed(&line.replace(':', "")).is_empty(), "it may be a row of tags");
        assert!(headed("Lena Aoki, Bo Sund, and Ines Falk star in it:").is_empty());
    }

    #[test]
    fn names_beside_their_works_answer() {
        let body = "Lena Aoki, “Ember”\nIt was cold.\nBo Sund and Ines Falk, \"Tide\"\nIt rained.\nPaul Crane, “Rust”\nAsh.";
        assert_eq!(with_works(body), ["Lena Aoki", "Bo Sund", "Ines Falk", "Paul Crane"]);
        assert!(
            with_works(&body.replace("Crane, “Rust”", "Crane, who cut “Rust”")).is_empty(),
            "two are few"
        );
    }

    #[test]
    fn names_above_their_works_or_roles_answer() {
        let body = "Lena Aoki\n“Ember” (Reel Network)\nIt was cold.\nBo Sund\n“Tide”\nIt rained.\nPaul Crane\n“Rust” (UBN)\nAsh.";
        assert_eq!(above_lines_of_theirs(body), ["Lena Aoki", "Bo Sund", "Paul Crane"]);
        let roles =
            "Lena Aoki\nDirector\nIt was cold.\nBo Sund\nArt Director\nIt rained.\nPaul Crane\nHead Writer";
        assert_eq!(above_lines_of_theirs(roles), ["Lena Aoki", "Bo Sund", "Paul Crane"]);
        let titles = "Lena Aoki\nLe Jardin Rouge\nIt was a postcard, and then it was a great many people, and nobody slept.\nBo Sund & Ines Falk\nSkyhook!\nMy daughter asked me who holds up the crane that holds up the building.";
        assert_eq!(above_lines_of_theirs(titles), ["Lena Aoki", "Bo Sund", "Ines Falk"]);
        let two = body.split("\nPaul").next().unwrap();
        assert!(above_lines_of_theirs(two).is_empty());
    }

    #[test]
    fn whose_names_stand_before_or_below_what_they_say_answer() {
        let labels =
            "Lena Aoki: “It was cold.”\nAnn Doe: “Was it you?”\nBo Sund: “It rained.”\nInes Falk: “Ash.”";
        assert_eq!(before_quotes(labels), ["Lena Aoki", "Bo Sund", "Ines Falk"], "Ann Doe only asks");
        let below = "“It was cold.”\nLena Aoki, cutter of Ember\n\n\"It rained.\"\nBo Sund is a painter. He lives in Lund.";
        assert_eq!(below_quotes(below), ["Lena Aoki", "Bo Sund"]);
        assert!(
            below_quotes("“It was cold.”\nLena Aoki went home.\n“It rained.”\nBo Sund is a painter.")
                .is_empty()
        );
        let capitals = "LENA AOKI\nOn the ice\nIt was colder than anybody had told us that it would be up there.\nPAUL CRANE\nIt rained for as long as we were there, and then it did not rain.\nINES FALK\nAsh, and nothing but ash, wherever we went with the two cameras.";
        assert_eq!(in_capitals(capitals), ["Lena Aoki", "Paul Crane", "Ines Falk"]);
        assert!(in_capitals("LENA AOKI\nBO SUND\nINES FALK\nDirected by Ola Moe").is_empty(), "a cast");
        assert_eq!(interviewed("9. VOICES\n\nINTERVIEW WITH LENA AOKI\n\nHow cold was it?"), ["Lena Aoki"]);
        assert_eq!(interviewed("9 am: An interview with Lena Aoki\nShe laughs a lot."), ["Lena Aoki"]);
    }
}
