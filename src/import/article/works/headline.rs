//! Titles that a headline names.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::apart::stands_apart;
use crate::import::article::brackets::without_brackets;
use crate::import::known::Known;
use crate::import::names::{is_shouted, is_whole_name, names, names_at_start};
use crate::import::pattern::pattern;
use crate::model::Subject;
use crate::text::fold;

use super::in_quotes::in_quotes;
use super::leads::led;
use super::named::called;
use super::quoted::{quoted, title_without_quotes};
use super::roles::{before_role, role_of};
use super::shouted::{in_case_of, shouted};
use super::text::SetApart;
use super::title::{in_title_case, is_company};
use super::{BEFORE_ROLE, CALLED_SO, Candidate, IN_HEADLINE, KNOWN_IN_HEADLINE, SET_APART};

/// Returns what a headline names as a work. What the text sets apart as titles helps to see where one ends.
pub(super) fn candidates(title: &str, set_apart: &[SetApart], known: &Known, body: &str) -> Vec<Candidate> {
    let bare = without_brackets(title);
    let title = bare.as_str();
    let mut found = in_quotes(title, set_apart, body);
    found.extend(repeated(title, set_apart, body));
    let is_confirmed =
        |name: &str| set_apart.is_empty() || set_apart.iter().any(|title| title.name.contains(name));
    let weigh = |name: String, weight: f64| {
        let weight = match (is_confirmed(&name), set_apart.is_empty()) {
            (true, _) => weight,
            // A text that sets titles apart would set this one apart, unless it keeps naming it.
            (false, false) if body.matches(name.as_str()).nth(1).is_none() => SET_APART / 2.0,
            (false, false) => CALLED_SO,
            (false, true) => CALLED_SO,
        };
        Candidate::new(name, weight)
    };
    let of_role = role_of(title).filter(|name| in_text(name, body));
    found.extend(of_role.map(|name| weigh(name, BEFORE_ROLE)));
    let before_role = before_role(title, known, body);
    // "ember Director Lena Aoki", of what the text sets apart so.
    let is_small = |name: &String| !name.contains(char::is_uppercase) && is_confirmed(name);
    let small = before_role.iter().filter(|name| is_small(name) && !set_apart.is_empty());
    found.extend(small.map(|name| Candidate::as_title(name.clone(), BEFORE_ROLE)));
    // "You’re Next Director Lena Aoki": as anybody speaks, but for its capitals.
    let is_titled = |name: &String| in_title_case(name) && body.matches(name.as_str()).nth(1).is_some();
    let titled = before_role.iter().filter(|name| is_titled(name));
    found.extend(titled.map(|name| Candidate::as_title(name.clone(), SET_APART)));
    found.extend(before_role.into_iter().map(|name| weigh(name, BEFORE_ROLE)));
    let bare = title_without_quotes(title);
    for mention in known.mentions(&bare) {
        let long = mention.n_words >= 2 || bare[mention.span.clone()].chars().count() >= 8;
        if let (Some(Subject::Work(idx)), true) =
            (mention.subjects.iter().find(|s| matches!(s, Subject::Work(_))), long)
        {
            found.push(Candidate::new(known.work(*idx).title.clone(), KNOWN_IN_HEADLINE));
        }
    }
    let after = interview_with(title, body, CALLED_SO * 1.5);
    found.extend(after.into_iter().map(|(name, weight)| Candidate::new(name, weight)));
    found.extend(above_interview(title, body, !set_apart.is_empty()));
    found.extend(led(title, body));
    let called = called(title).filter_map(|name| as_in_body(name, body));
    found.extend(called.map(|name| Candidate::new(name, CALLED_SO)));
    found.extend(shouted(title, body));
    found
}

/// "Ember : Exclusive Interview with Lena Aoki".
fn above_interview(title: &str, body: &str, sets_apart: bool) -> Option<Candidate> {
    static ABOVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[:|–—] ?| / )([^:|–—]{1,60}?)\s*(?:[:|–—]| / )\s*(?:(?:An?|Our|My|The|Exclusive|Video|Podcast|Red|Carpet)\s+)*(?i:interview|q ?& ?a|conversation|chat with)\b",
        )
    });
    const RUBRICS: &[&str] =
        &["exclusive", "video", "interview", "watch", "podcast", "festival", "nominee", "nomination"];
    const SAID: usize = 5;
    let name = ABOVE.captures(title)?.get(1)?.as_str().trim();
    let folded = fold(name);
    let is_rubric =
        folded.split(' ').any(|word| RUBRICS.contains(&word)) || is_company(folded.split(' ').next()?);
    let is_named = in_text(name, body);
    // A text that sets titles apart would name this one.
    if sets_apart && !is_named {
        return None;
    }
    let is_person = is_whole_name(name) && !is_named;
    let weight = if is_named { BEFORE_ROLE } else { CALLED_SO };
    // "“It Was a Long Hot Summer”: A Conversation with ..."
    let is_said = name.starts_with(['“', '"', '‘', '«', '„']) && name.split(' ').count() >= SAID;
    (in_title_case(name) && !is_rubric && !is_person && !is_said).then(|| Candidate::as_title(name, weight))
}

fn in_text(name: &str, body: &str) -> bool {
    body.to_lowercase().contains(&name.to_lowercase())
}

/// What the text sets apart and the headline names, too: "Ash & Ivory" of "Lena Aoki Talks Ash & Ivory". Of
/// titles one within the other, the longer.
fn repeated(title: &str, set_apart: &[SetApart], body: &str) -> Vec<Candidate> {
    let straight = |text: &str| text.replace(['’', '‘'], "'").to_lowercase();
    let headline = straight(title);
    let stands =
        |name: &str| headline.match_indices(name).any(|(at, _)| stands_apart(&headline, at, at + name.len()));
    let mut found: Vec<&SetApart> = Vec::new();
    for other in set_apart.iter().filter(|other| in_title_case(&other.name)) {
        let name = straight(&other.name);
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        let is_new = !found.iter().any(|listed| straight(&listed.name) == name);
        // "one memorable yeti" is no ‘Yeti’.
        let is_small = !bare.contains(' ')
            && title.contains(bare)
            && !title.contains(other.name.as_str())
            && !is_shouted(title);
        if bare.chars().count() >= 2 && stands(bare) && is_new && !is_small {
            found.push(other);
        }
    }
    let quotes = quoted(title);
    let in_quotes = found.iter().map(|other| &other.name).chain(&quotes);
    let longer: Vec<&String> = in_quotes.filter(|name| name.contains(' ')).collect();
    let is_within = |name: &str| longer.iter().any(|other| other.len() > name.len() && other.contains(name));
    let whole = found.iter().filter(|other| !is_within(&other.name));
    // "Ember" in italics, and "Ember: Ashes" in the headline.
    let as_headed = |name: &str| title.find(name).and_then(|at| with_subtitle(name, &title[at..], body));
    whole
        .map(|other| {
            let name = as_headed(&other.name).unwrap_or_else(|| other.name.clone());
            match other.is_italic {
                true => Candidate::as_title(name, IN_HEADLINE),
                false => Candidate::new(name, IN_HEADLINE),
            }
        })
        .collect()
}

/// "Ann and Joe Poe"
fn is_pair(name: &str) -> bool {
    let pair = name.split_once(" and ").or_else(|| name.split_once(" & "));
    pair.is_some_and(|(first, second)| {
        let is_given = !first.contains(' ') && first.starts_with(char::is_uppercase);
        (is_given || is_whole_name(first)) && second.contains(' ') && is_whole_name(second)
    })
}

/// As much of a run of words with capitals as the body has, too: a headline goes on in capitals.
fn as_in_body(name: &str, body: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let ends_well = |n: &usize| words[n - 1].chars().next().is_some_and(char::is_uppercase);
    let prefixes = (1..=words.len()).rev().filter(ends_well).map(|n| words[..n].join(" "));
    prefixes.into_iter().find(|name| body.contains(name.as_str()))
}

/// "Ash" of a headline's "Ash & Ivory" or "Ash and the Fox", if the text knows it so.
fn with_ampersand<'a>(name: &'a str, rest: &'a str, body: &str) -> &'a str {
    const JOINTS: &[&str] = &[" & ", " and the ", " and The "];
    let Some(behind) = rest.strip_prefix(name) else { return name };
    let Some(joint) = JOINTS.iter().find(|joint| behind.starts_with(**joint)) else { return name };
    let next = behind[joint.len()..].split([' ', ',', ':']).next().map_or(0, str::len);
    let whole = &rest[..name.len() + joint.len() + next];
    let has_capital = whole[name.len() + joint.len()..].starts_with(char::is_uppercase);
    if has_capital && body.contains(whole) { whole } else { name }
}

/// "Long Shift" of a headline's "Long Shift: Night, goats, and ...", with as much of what follows as the text has.
fn with_subtitle(name: &str, rest: &str, body: &str) -> Option<String> {
    const LONGEST: usize = 6;
    let behind = rest.strip_prefix(name)?.strip_prefix(": ")?;
    let words: Vec<&str> = behind.split([',', ':', '|', '–', '—']).next()?.split_whitespace().collect();
    let subtitles = (1..=words.len().min(LONGEST)).rev().map(|n| words[..n].join(" "));
    let is_title = |subtitle: &String| {
        in_title_case(subtitle)
            && subtitle.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    // "Storm: Lena Aoki on rain", who is somebody without the film, too.
    let is_person = |subtitle: &String| {
        is_whole_name(subtitle) && body.replace(&format!("{name}: {subtitle}"), "").contains(subtitle)
    };
    let mut subtitles = subtitles.filter(is_title).peekable();
    if subtitles.peek().is_some_and(is_person) {
        return None;
    }
    subtitles.map(|subtitle| format!("{name}: {subtitle}")).find(|whole| body.contains(whole))
}

/// "Long Shift Part 3 - Night" as the text marks it: "Long Shift: Part 3 – Night".
fn with_marks(name: &str, body: &str) -> Option<String> {
    const FEWEST: usize = 3;
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(regex::escape)
        .collect();
    if words.len() < FEWEST || body.contains(name) {
        return None;
    }
    let marked = regex::RegexBuilder::new(&format!(r"\b{}\b", words.join("(?:[:,]? | ?[–—-] ?)")))
        .size_limit(1 << 20)
        .build()
        .ok()?;
    marked.find(body).map(|found| found.as_str().to_owned())
}

/// "Lena Aoki Interview: Ember", "Ember Interview: Lena Aoki ...", "Lena Aoki on Ember": what the text names, too.
fn interview_with(title: &str, body: &str, weight: f64) -> Vec<(String, f64)> {
    static AFTER: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"(?i:\binterview)\s*[:–—-]\s*([^:|–—,()\[\]]{2,60})(?:$|,)",
            r"\b(?:on|On|Talks|talks|Discusses|discusses|About|about|for|For|sobre|sur)\s+(?:(?:the|The|his|her|their|new|New|making|Making|film|Film)\s+)*([^:|–—,]{2,50}?)(?:$|[,:|–—]| and | And | & )",
            r"[–—] ((?:\p{Lu}|\d)[^:|–—()]{1,40})$",
            r"^(?:[^|–—:]{2,60}: )?([^|–—:]{2,60}?) (?i:set (?:visit|report)|red carpet|press conference|press junket)\b",
            r"^(?:(?:Interview|INTERVIEW|INT\.?)\s*[:–—-]|.{0,30}\b(?i:questions|minutes|interview|talk|q&a|conversation) (?i:with|for)|(?:Ep\.|Episode) ?\d+:) [^()]{3,60}\(([^(),]{2,50})(?:,[^()]*)?\)\s*$",
            r"^([^:|–—,]{2,50}?)(?:\s+Interview\b|\s*:\s)",
            r"^[^:]{3,40}: [^:]{3,60}?, ((?:\p{Lu}|\d)[^,:]{1,50})$",
        ]
        .map(pattern)
        .into()
    });
    let mut found = Vec::new();
    for part in AFTER.iter().flat_map(|form| form.captures_iter(title)) {
        let name = part[1].trim();
        // "on New Year customs": the word belongs to what follows, which is no title.
        let read = part.get(0).map_or("", |read| read.as_str());
        if read.to_lowercase().contains(" new ")
            && body.contains(&format!("New {name}"))
            && !in_title_case(name)
        {
            continue;
        }
        let rest = part.get(1).map_or("", |name| &title[name.start()..]);
        let name = with_ampersand(name, rest, body);
        let marked = with_marks(name, body);
        let name = marked.as_deref().unwrap_or(name);
        let goes_on = with_subtitle(name, rest, body);
        let name = goes_on.as_deref().unwrap_or(name);
        // "It Burns and horror": as much of it as the text has.
        let who_is_said =
            names(title).first().is_some_and(|(at, name)| *at == 0 && name.contains(char::is_lowercase));
        let cut = if body.contains(name) || !who_is_said { None } else { as_in_body(name, body) };
        let name = cut.as_deref().filter(|cut| cut.contains(' ')).unwrap_or(name);
        let is_named = |name: &str| {
            name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
                && name.contains(char::is_uppercase)
                && body
                    .match_indices(name)
                    .take(30)
                    .filter(|(at, _)| !body[..*at].trim_end().ends_with(['.', '\n']))
                    .count()
                    >= 1
        };
        // "on The Long Count": the article is the title's where the text writes it so amid a sentence.
        let before = part.get(1).map_or("", |name| &title[..name.start()]);
        let whole = format!("The {name}");
        let name = if before.ends_with("The ") && is_named(&whole) { whole.as_str() } else { name };
        // A headline may shout what the text does not.
        let shouted = !name.chars().any(char::is_lowercase) && name.chars().count() >= 4;
        let quiet = if shouted { in_case_of(name, body) } else { None };
        let name = quiet.as_deref().unwrap_or(name);
        // "Lena Aoki: ..." begins with who speaks, and so does "Interview: Lena Aoki, Joe Poe & Ann Doe on Ember".
        let is_listed = |all: regex::Match<'_>| {
            let form = fold(all.as_str());
            form.starts_with("interview") && all.as_str().ends_with(',') && names_at_start(rest).len() > 1
        };
        let is_person = part.get(0).is_some_and(|all| all.start() == 0 || is_listed(all))
            && (names(name).iter().any(|(_, found)| found == name) || is_pair(name));
        // "Ember Road Red Carpet" is where a film is shown.
        let is_shown = read.to_lowercase().ends_with("red carpet");
        if is_named(name) && (!is_person || is_shown) {
            found.push((name.to_owned(), weight));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_how_a_title_is_marked() {
        let body = "With Long Shift: Part 3 – Night out on Friday, and Ash & Ivory to come.";
        assert_eq!(
            with_marks("Long Shift Part 3 - Night", body).as_deref(),
            Some("Long Shift: Part 3 – Night")
        );
        assert_eq!(with_marks("Long Shift Part 4", body), None);
        assert_eq!(with_ampersand("Ash", "Ash & Ivory", body), "Ash & Ivory");
    }
}
