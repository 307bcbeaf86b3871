//! Signs of a headline, and of what stands above and below one.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::{is_shouted, is_whole_name};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::super::furniture::{is_furniture, is_rubric};
use super::super::line::{Line, TELLING, is_title};
use super::super::site;
use super::LONG;

/// Lines between a headline and its byline, its own included.
pub(super) const NEAR: usize = 3;
/// How often the text has a word that says what it is about.
pub(super) const OFTEN: usize = 3;

/// What a headline of an interview says.
pub(super) static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)\binterview\b.|\b(?:talks?|q&a|exclusive|(?:conversation|audience|chat) with)\b|[:‘“«„"]"#)
});
/// "The star of Ember talks about fire": what stands below a headline.
pub(super) static STANDFIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:The|A|An) [^:“‘]{2,80}\b\p{Ll}+ (?:talks|speaks|discusses|reflects|explains|answers|tells|reveals|shares|on)\b",
    )
});
/// Who took a picture.
pub(super) static CREDITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:photo|image|picture|credit)s?\b[^.]{0,20}(?::|©| via | by | courtesy )|courtesy (?:of )?|image via )",
    )
});
/// "Ember (TV series)", what the page is filed under.
pub(super) static TAG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\((?:tv series|(?:19|20)\d\d film|film|movie)\)$"));

/// As much as is looked through of a text for what its lines name, in bytes, and of a line for what the text has again, in
/// words: a headline has no more.
const READ: usize = 100_000;
const LOOKED_AT: usize = 40;

/// Whether a line says that it is an interview, and with whom, and nothing else: "Reel Interview – Lena Aoki", "Lena Aoki
/// interview"; but "Lena Aoki Interview" is a rubric as often.
pub(super) fn is_interview(line: &str) -> bool {
    static WITH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Lu}[\p{L}\p{N}’'&.]* ){0,3}(?i:interview)(?: (?i:with)|:| [–—-]) (?P<with>\p{Lu}.*?)(?: \([^()]{2,60}\))?$|^(?P<of>\p{Lu}.*?)(?: (?:exclusive|full|video))? interview$",
        )
    });
    let found = WITH.captures(line).and_then(|found| found.name("with").or_else(|| found.name("of")));
    found.is_some_and(|who| who.as_str().contains(' ') && is_whole_name(who.as_str()))
}

/// Returns folded lines as one text, as far as it is looked through.
pub(super) fn joined(lines: &[String]) -> String {
    let mut all = String::new();
    for line in lines {
        if all.len() > READ {
            break;
        }
        all.push(' ');
        all.push_str(&line[..line.floor_char_boundary(READ)]);
        all.push(' ');
    }
    all
}

/// Whether right below a line stands another of some length, and below that the byline.
pub(super) fn has_dek(top: &[Line<'_>], at: usize) -> bool {
    let is_dek = |line: &Line<'_>| !line.is_none() && line.n_words() > LONG;
    top.get(at + 1).is_some_and(is_dek) && top.get(at + 2).is_some_and(Line::is_byline)
}

/// Whether a line is a path whose last step another line is.
pub(super) fn leads_to(line: &str, other: &str) -> bool {
    let before = line.strip_suffix(other).map(str::trim_end);
    before.is_some_and(|before| before.ends_with(['>', '»', '/', '›']))
}

/// Whether a line stands again near, be it with the name of the site behind it.
pub(super) fn is_again_with_site(top: &[Line<'_>], at: usize) -> bool {
    let line = top[at].text.as_str();
    top.iter().enumerate().any(|(other, again)| {
        other != at && (again.text == line || site::behind(&again.text, line).is_some())
    })
}

/// Whether a line shouts a few words right above one that tells more: "THINGS TO DO".
pub(super) fn is_kicker(top: &[Line<'_>], at: usize) -> bool {
    const LONGEST: usize = 4;
    let line = &top[at];
    let tells = |next: &Line<'_>| !next.is_none() && !is_shouted(&next.text) && next.n_words() >= LONG;
    is_shouted(&line.text) && line.n_words() <= LONGEST && top.get(at + 1).is_some_and(tells)
}

/// Whether right above a line stands what may be the headline that it explains: "Fire and Ice: a baker goes north"
/// above "Ann Poe of Bergen brings her first film home on Friday".
pub(super) fn is_explained(top: &[Line<'_>], at: usize) -> bool {
    let Some(above) = at.checked_sub(1).map(|above| &top[above]) else { return false };
    let is_menu_below = || top[at..].iter().any(Line::is_rubrics);
    // Sentences stand below titles: "Screenwriter Ann Poe explains why" below "From the Mill to the Moon".
    let is_titled = is_title(&above.text) && !is_title(&top[at].text);
    let is_headline = above.n_words() >= LONG
        && !above.text.ends_with(['.', ':'])
        && (above.text.contains(": ") || is_titled);
    is_headline && top[at].n_words() > LONG && !above.is_none() && !above.is_rubrics() && !is_menu_below()
}

/// Whether a line is a sentence that says who tells what: "The star of Ember tells us how it was lit, and why she swam".
pub(super) fn is_standfirst(line: &str) -> bool {
    const SHORTEST: usize = 11;
    static TELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:tells|tell|talks to|talk to|speaks to|looks back|explains (?:how|why|what)|(?:came|sat|comes|sits) (?:\p{L}+ ){1,4}to (?:tell|talk)|asked (?:him|her|them))\b",
        )
    });
    let is_sentence = line.split(' ').count() >= SHORTEST && !is_title(line);
    is_sentence && !is_quotation(line) && TELLS.is_match(line)
}

/// Whether a line may be a headline that says nothing of its page: "Strings attached"; but not "Interviews » Film".
pub(super) fn is_bare_headline(line: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=6;
    static WRITTEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:by|words|text|interview by|posted) |[\d|•·@©]"));
    let is_none = is_furniture(line) || WRITTEN.is_match(line);
    WORDS.contains(&line.split(' ').count())
        && line.starts_with(char::is_uppercase)
        && !line.ends_with([':', ','])
        && !is_none
}

/// How many runs of words of a line, written as names and titles are, the text below has two words of in a row.
pub(super) fn subjects(line: &str, body: &str) -> usize {
    let words: Vec<&str> = line.split(' ').take(LOOKED_AT).collect();
    let is_name = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_uppercase) && !is_rubric(word)
    };
    let in_body = |pair: &[&str]| {
        let pair = format!(" {} ", fold(&pair.join(" ")));
        pair.trim().contains(' ') && body.contains(pair.as_str())
    };
    let mut found = 0;
    let mut at = 0;
    while at + 1 < words.len() {
        let is_one = is_name(words[at]) && is_name(words[at + 1]) && in_body(&words[at..at + 2]);
        found += usize::from(is_one);
        // What goes on in the same run is the same name.
        at += 1;
        while is_one && at < words.len() && in_body(&words[at - 1..=at]) {
            at += 1;
        }
    }
    found
}

/// Whether a word of a line that may be a name or a title is one that the text below often has.
pub(super) fn says_often(line: &str, body: &str) -> bool {
    let words =
        line.split(' ').take(LOOKED_AT).filter(|word| word.contains(char::is_uppercase) && !is_rubric(word));
    let telling = words.map(fold).filter(|word| word.len() >= TELLING && !is_stop_word(word));
    telling.into_iter().any(|word| body.matches(&format!(" {word} ")).nth(OFTEN - 1).is_some())
}

/// Whether a line is what somebody says, and nothing else: a headline that a line below explains.
pub(super) fn is_quotation(line: &str) -> bool {
    const QUOTES: &[(char, &[char])] = &[
        ('‘', &['’']),
        ('“', &['”']),
        ('"', &['"']),
        ('\'', &['\'']),
        ('«', &['»']),
        ('»', &['«']),
        ('„', &['“', '”']),
    ];
    QUOTES.iter().any(|(opens, closes)| {
        line.strip_prefix(*opens)
            .and_then(|rest| rest.strip_suffix(*closes))
            .is_some_and(|said| said.split(' ').count() > 2 && !said.contains(['“', '”', '"', '„']))
    })
}
