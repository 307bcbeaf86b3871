//! What it is about.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Subject;
use crate::text::fold;

use super::super::block::squeeze;
use super::super::draft::DraftWork;
use super::super::known::Known;
use super::super::names::is_role;
use super::super::page::Page;
use super::super::pattern::pattern;
use super::headline::{before_role, interview_with, role_of, shouted};
use super::identity::work;
use super::parts::Parts;

static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?:^|[\s(\[—–/-])(?:‘([^‘’]{1,70}(?:’[a-z][^‘’]{0,50})?[^‘’]{0,40})’|“([^“”]{1,80})”|"([^"]{1,80})"|'([^']{1,60}(?:'[a-z] [^']{0,50})?)'|«\s?([^«»]{1,80}?)\s?»|„([^“”„]{1,80})[“”])(?:$|[\s,.:;!?)\]’'—–-])"#,
    )
});
/// "new film Ember", "the thriller Ember", "su película Ember".
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?i:film|movie|thriller|drama|comedy|documentary|feature|horror|western|musical|biopic|sequel|prequel|series|epic|romance|blockbuster|remake|adaptation|debut|pel[íi]cula|largometraje|comedia|documental|filme|com[ée]die|long[- ]m[ée]trage)(?:,)? )(\p{Lu}[\p{L}\p{N}’'&-]*(?:(?::? (?:(?:of|the|and|in|to|a|de|la|el|les|du|des|y|et) ){0,2})(?:\p{Lu}|\p{N})[\p{L}\p{N}’'&-]*){0,6})",
    )
});
/// Words by which a quotation is one, and no title.
static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:i|i’m|i'm|we|we’re|we're|you|it’s|it's|that’s|that's|don’t|don't|was|were|my|our|yo|nosotros|je|nous|ich|wir|mio|mia|mein|meine|meu|minha)\b",
    )
});

/// Who makes and shows films, which headlines name as they name films; folded.
const COMPANIES: &[&str] = &[
    "netflix",
    "hbo",
    "hbo max",
    "max",
    "disney",
    "disney plus",
    "marvel",
    "marvel studios",
    "amazon",
    "amazon prime",
    "prime video",
    "hulu",
    "apple",
    "apple tv",
    "warner bros",
    "universal",
    "paramount",
    "sony",
    "a24",
    "neon",
    "mubi",
    "lionsgate",
    "pixar",
    "lucasfilm",
    "dc",
    "cannes",
    "sundance",
    "tiff",
    "sxsw",
    "oscars",
    "comic con",
    "hollywood",
    "imdb",
    "youtube",
    "collider",
    "variety",
    "imax",
    "peacock",
    "agbo",
    "blumhouse",
    "shudder",
    "bbc",
    "mcu",
];

/// No title ends so: "Five Minutes With".
const OPEN_ENDED: &[&str] = &[
    "With", "with", "by", "By", "For", "for", "And", "and", "Of", "of", "The", "the", "mit", "con", "avec",
    "His", "his", "Her", "her", "Their", "their", "a", "an",
];

fn is_company(folded: &str) -> bool {
    COMPANIES.contains(&folded)
}

/// What speaks for a title.
const IN_HEADLINE: f64 = 6.0;
const BEFORE_ROLE: f64 = 5.0;
const IN_METADATA: f64 = 4.0;
const KNOWN_IN_HEADLINE: f64 = 3.0;
const CALLED_SO: f64 = 2.0;
const SET_APART: f64 = 1.0;
const TAGGED: f64 = 1.0;
const ENOUGH: f64 = 2.0;
const ENOUGH_BESIDE: f64 = 3.0;
/// Most times that one way of naming a title counts.
const MOST: f64 = 3.0;
/// Works of one draft that are proposed beside the main one.
const MOST_WORKS: usize = 12;

/// Returns the works of a page, the main one first. Only those that the headline or the metadata name,
/// or that the text keeps coming back to.
pub(in super::super) fn works(title: &str, parts: &Parts, page: &Page, known: &Known) -> Vec<DraftWork> {
    let mut tally: Vec<(String, f64, usize)> = Vec::new();
    let body = parts.all_text();
    for (order, (name, weight)) in candidates(title, parts, page, known, &body).into_iter().enumerate() {
        let name = tidy(&name);
        if !is_title(&name, page) {
            continue;
        }
        match tally.iter_mut().find(|(other, ..)| fold(other) == fold(&name)) {
            Some((_, sum, _)) => *sum += weight,
            None => tally.push((name, weight, order)),
        }
    }
    let text = format!("{title}\n{body}");
    tally.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
    merge_parts(&mut tally, &text);
    // Where nothing says enough, what says most is still worth an editor's look.
    let most = tally.first().map_or(0.0, |(_, sum, _)| *sum);
    tally.retain(|(_, sum, _)| *sum >= ENOUGH.min(most.max(SET_APART)));
    // Beside the main work, only what more than one thing speaks for.
    let mut order = 0..;
    tally.retain(|(_, sum, _)| order.next() == Some(0) || *sum >= ENOUGH_BESIDE);
    tally.truncate(MOST_WORKS);
    tally.iter().map(|(name, ..)| work(name, &text, page, known)).collect()
}

/// As much of a run of words with capitals as the body has, too: a headline goes on in capitals.
fn as_in_body(name: &str, body: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let ends_well = |n: &usize| words[n - 1].chars().next().is_some_and(char::is_uppercase);
    let prefixes = (1..=words.len()).rev().filter(ends_well).map(|n| words[..n].join(" "));
    prefixes.into_iter().find(|name| body.contains(name.as_str()))
}

/// "Ash" that never stands apart from "Ash & Ivory" is that title cut short.
fn merge_parts(tally: &mut Vec<(String, f64, usize)>, text: &str) {
    const MOST_COMPARED: usize = 20;
    let text: String = text.chars().take(20_000).collect();
    let mut at = 0;
    while at < tally.len().min(MOST_COMPARED) {
        let name = tally[at].0.clone();
        let is_whole = |longer: &String| {
            longer.len() > name.len()
                && (longer.starts_with(&format!("{name} ")) || longer.starts_with(&format!("{name}:")))
                && !text.replace(longer.as_str(), " ").contains(&name)
        };
        match tally.iter().take(2 * MOST_COMPARED).position(|(longer, ..)| is_whole(longer)) {
            Some(whole) => {
                tally[whole].1 += tally[at].1;
                tally.remove(at);
            }
            None => at += 1,
        }
    }
    tally.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
}

fn candidates(title: &str, parts: &Parts, page: &Page, known: &Known, body: &str) -> Vec<(String, f64)> {
    let mut found: Vec<(String, f64)> = Vec::new();
    found.extend(quoted(title).into_iter().map(|name| {
        let said = [": “", ": \"", ": ‘", ": «", ": '", ", “"]
            .iter()
            .any(|lead| title.contains(&format!("{lead}{name}")));
        let n_words = name.split(' ').count();
        let speaks =
            ["”:", "\":", "’:", "» :", "»:"].iter().any(|tail| title.contains(&format!("{name}{tail}")));
        // What follows a colon is what somebody says, unless it is short; and what stands before one, if
        // it is long.
        let is_said = said && n_words >= 3 || speaks && n_words >= 5 && !is_set_apart(&name, parts);
        let weight = if is_said { SET_APART } else { IN_HEADLINE };
        (name, weight)
    }));
    found.extend(role_of(title).map(|name| (name, BEFORE_ROLE)));
    found.extend(before_role(title, known).into_iter().map(|name| (without_lead(name, body), BEFORE_ROLE)));
    found.extend(page.works.iter().map(|work| (work.title.clone(), IN_METADATA)));
    let bare = title_without_quotes(title);
    for mention in known.mentions(&bare) {
        let long = mention.n_words >= 2 || bare[mention.span.clone()].chars().count() >= 8;
        if let (Some(Subject::Work(idx)), true) =
            (mention.subjects.iter().find(|s| matches!(s, Subject::Work(_))), long)
        {
            found.push((known.work(*idx).title.clone(), KNOWN_IN_HEADLINE));
        }
    }
    found.extend(interview_with(title, body, CALLED_SO * 1.5));
    let called = CALLED.captures_iter(title).map(|found| found[1].to_owned());
    found.extend(called.filter_map(|name| as_in_body(&name, body)).map(|name| (name, CALLED_SO)));
    let mut counted: Vec<(String, f64)> = Vec::new();
    let mut count =
        |name: String, weight: f64| match counted.iter_mut().find(|(other, _)| fold(other) == fold(&name)) {
            Some((_, sum)) => *sum = (*sum + weight).min(MOST),
            None => counted.push((name, weight)),
        };
    for block in parts.blocks.iter().filter(|block| !block.related).take(200) {
        let set_apart = block.spans.iter().filter(|span| span.emphasis && !block.is_emphasized());
        set_apart.for_each(|span| count(squeeze(&span.text), SET_APART));
        let text = block.text();
        quoted(&text).into_iter().for_each(|name| count(name, SET_APART));
    }
    let opening: String = body.chars().take(4000).collect();
    static NAMED_BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i:film|movie|feature|series|debut|documentary|drama|thriller|comedy)\b[^.,]{0,30}, (\p{Lu}[\p{L}\p{N}’' :-]{1,50}),",
        )
    });
    for name in NAMED_BETWEEN.captures_iter(&opening) {
        count(name[1].to_owned(), CALLED_SO);
    }
    static PLAYED_IN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:plays|played|stars|starred|starring|appears|role|performance|turn|work)\b[^.,;]{0,50}? (?:in|on) (\p{Lu}[\p{L}’'-]+(?: (?:(?:of|the|and|in|to|a) ){0,2}\p{Lu}[\p{L}’'-]+){0,5})",
        )
    });
    for name in PLAYED_IN.captures_iter(&opening) {
        count(name[1].to_owned(), CALLED_SO);
    }
    for name in CALLED.captures_iter(&opening) {
        count(name[1].to_owned(), CALLED_SO);
    }
    found.extend(without_owners(counted));
    found.extend(shouted(title, body).into_iter().map(|name| (name, BEFORE_ROLE)));
    // A tag may be a title; with the title in the text it says so.
    for word in page.keywords.iter().filter(|word| !known.works(word).is_empty()) {
        found.push((word.clone(), TAGGED));
    }
    found
}

/// Whether the text has a title in italics or in quotation marks, and not only as somebody's words.
fn is_set_apart(name: &str, parts: &Parts) -> bool {
    parts.blocks.iter().any(|block| {
        let emphasized = block.spans.iter().filter(|span| span.emphasis);
        emphasized.map(|span| squeeze(&span.text)).any(|text| text == name)
            || quoted(&block.text()).iter().any(|quote| quote == name)
    })
}

/// "How The Orchard" of "How The Orchard’s Editor ...", as the text names it: a title may begin with such a word.
fn without_lead(name: String, body: &str) -> String {
    let rest = ["How ", "Why ", "Inside ", "Behind "].iter().find_map(|lead| name.strip_prefix(lead));
    match rest {
        Some(rest) if !body.contains(&name) && body.contains(rest) => rest.to_owned(),
        _ => name,
    }
}

/// A question asks in small letters; "What Remains?" is a title.
fn asks(words: &[&str]) -> bool {
    let all_capitals = words.iter().all(|word| !word.starts_with(char::is_lowercase));
    let ends_so = words.last().is_some_and(|word| word.ends_with('?'));
    let n_marks = words.iter().filter(|word| word.contains('?')).count();
    n_marks > 0 && !(n_marks == 1 && ends_so && all_capitals && (2..=6).contains(&words.len()))
}

/// "FX’s Ember" is Ember where the text has that, too.
fn without_owners(counted: Vec<(String, f64)>) -> Vec<(String, f64)> {
    let names: Vec<String> = counted.iter().map(|(name, _)| fold(name)).collect();
    let owned = |name: &str| {
        let rest = name.split_once("’s ").or_else(|| name.split_once("'s ")).map(|(_, rest)| rest)?;
        names.contains(&fold(rest)).then(|| rest.to_owned())
    };
    counted.into_iter().map(|(name, weight)| (owned(&name).unwrap_or(name), weight)).collect()
}

/// Returns the titles in quotation marks.
pub(super) fn quoted(text: &str) -> Vec<String> {
    static CORNERS: LazyLock<Regex> = LazyLock::new(|| pattern("『([^『』]{1,80})』"));
    let corners: Vec<String> = CORNERS.captures_iter(text).map(|found| found[1].to_owned()).collect();
    if !corners.is_empty() {
        return corners;
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(quote) = text.get(from..).and_then(|rest| QUOTED.captures(rest)) {
        let Some(inner) = quote.iter().skip(1).flatten().next() else { break };
        // A title within what somebody says is the title.
        let within = quoted(inner.as_str());
        match within.is_empty() {
            true => found.push(inner.as_str().to_owned()),
            false => found.extend(within),
        }
        // The mark behind one may stand before the next.
        from += inner.end();
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    found
}

fn title_without_quotes(title: &str) -> String {
    title.chars().map(|c| if matches!(c, '‘' | '“' | '”' | '"' | '«' | '»') { ' ' } else { c }).collect()
}

fn tidy(name: &str) -> String {
    let name = squeeze(name);
    let name = name.trim_matches(|c: char| {
        matches!(c, ',' | ':' | ';' | '‘' | '’' | '“' | '”' | '"' | '«' | '»' | '(' | ')' | ' ')
    });
    let name = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(name);
    if name.ends_with("..") { name.to_owned() } else { name.trim_end_matches('.').to_owned() }
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn is_title(name: &str, page: &Page) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |word: &&&str| {
        word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || is_caseless(c))
    };
    let capitals = words.iter().filter(|word| capital(word)).count();
    let folded = fold(name);
    let foreign = page.language.as_deref().is_some_and(|language| !language.starts_with("en"));
    !folded.is_empty()
        && words.len() <= 10
        && words.first().is_some_and(|word| capital(&word))
        && (capitals * 2 >= words.len() || foreign && words.len() <= 8)
        && !SPEECH.is_match(name)
        && !name.contains('…')
        && !asks(&words)
        && page.outlet.as_deref().is_none_or(|outlet| fold(outlet) != folded)
        && page.author.as_deref().is_none_or(|author| fold(author) != folded)
        && !words.last().is_some_and(|word| OPEN_ENDED.contains(word))
        && !words.iter().all(|word| is_role(word))
        && !is_company(&folded)
        && ![
            "interview",
            "exclusive",
            "video",
            "watch",
            "the",
            "laughs",
            "laughing",
            "spoilers",
            "spoiler",
            "related",
            "read more",
            "editors note",
        ]
        .contains(&folded.as_str())
}
