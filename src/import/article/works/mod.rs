//! What it is about.

mod headline;
mod in_quotes;
mod leads;
mod likely;
mod named;
mod quoted;
mod roles;
mod shouted;
mod somebody;
mod text;
mod title;
mod whole;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{fold, is_stop_word};

use super::super::draft::DraftWork;
use super::super::known::Known;
use super::super::marks::Marks;
use super::super::names::{is_role, is_shouted, names_at_start};
use super::super::page::Page;
use super::super::pattern::pattern;
use super::identity::work;
use super::parts::Parts;

pub use likely::Titles;
pub(super) use quoted::quoted;
use shouted::quiet;
use somebody::{Speakers, is_behind_role, is_met, is_somebody, is_with_role};
use title::{Written, is_rubric, is_title, tidy, title_case};
use whole::{
    as_headline_quotes, behind_person, numbered, to_its_end, whole, with_its_rest, with_only_subtitle,
    with_series, with_small_words, without_lead,
};

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
/// How much of what speaks for a title counts where a headline names it besides.
const ASIDE: f64 = 0.4;
/// Shortest title that is looked for in an address, in bytes.
const IN_ADDRESS: usize = 4;
/// Works of one draft that are proposed beside the main one.
const MOST_WORKS: usize = 12;

/// What may be a title, with what speaks for it.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    name: String,
    weight: f64,
    written: Written,
}

impl Candidate {
    fn new(name: impl Into<String>, weight: f64) -> Self {
        Self { name: name.into(), weight, written: Written::AsAnything }
    }

    /// One that is written as nothing but a title is.
    fn as_title(name: impl Into<String>, weight: f64) -> Self {
        Self { name: name.into(), weight, written: Written::AsTitle }
    }
}

/// A title with the sum of what speaks for it, and where it came in the order.
struct Counted {
    name: String,
    sum: f64,
    order: usize,
}

/// How many lines below a headline may say more of it, and the longest of them, in words.
const DEK: usize = 1;
const LONGEST_DEK: usize = 25;

/// Returns the works of a page, the main one first: the one that is likeliest, and those that the headline or the metadata
/// name, or that the text keeps coming back to; `marks` are what a tagger says of its words. The names of those who answer,
/// as far as they are known, are no titles.
pub(in super::super) fn works(
    title: &str,
    parts: &Parts,
    page: &Page,
    marks: Option<&Marks>,
    known: &Known,
    answering: &[&str],
) -> Vec<DraftWork> {
    let body = head(&parts.all_text());
    let speakers = Speakers::of(&body).and(answering);
    let mut works = told(title, parts, page, known, &body, &speakers);
    // What is known by name, or what the page itself calls its subject, is.
    let is_sure = |work: &DraftWork| {
        !known.works(&work.title).is_empty()
            || page.works.iter().any(|own| fold(&own.title) == fold(&work.title))
    };
    if works.first().is_some_and(is_sure) {
        return works;
    }
    let titles = Titles::of(title, &body, parts, page, &titles_of(&works), &speakers);
    // "Ember: A Winter" and "Ember 3: A Winter" are more than "Ember", if headline or text have them as a whole.
    let told = works.first().map_or_else(String::new, |work| work.title.clone());
    let goes_on = |rest: &str| {
        let bare = rest.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        bare.starts_with(':') && (title.contains(&told) && bare.len() < rest.len() || body.contains(&told))
    };
    let has_whole = |main: &str| told.strip_prefix(main).is_some_and(goes_on);
    let likeliest = titles.described(marks, page.description.as_deref()).filter(|main| !has_whole(main));
    let text = format!("{title}\n{body}");
    let as_work = |main: &str| work(&as_said(&quiet(tidy(main), &body), known), &text, page, known);
    if let Some(main) = likeliest {
        let main = without_lead(with_its_rest(main, &titles.titles, &body), &titles.titles).to_owned();
        let main = with_only_subtitle(with_series(main, &body), &body);
        put_first(&mut works, &as_headline_quotes(main, title), as_work);
    }
    works
}

/// Makes a title the first of some works. One that is not there takes the place of the one that was wrongly taken for it.
fn put_first(works: &mut Vec<DraftWork>, main: &str, as_work: impl Fn(&str) -> DraftWork) {
    match works.iter().position(|work| fold(&work.title) == fold(main)) {
        Some(at) => works[..=at].rotate_right(1),
        None => {
            works.splice(..works.len().min(1), [as_work(main)]);
        }
    }
}

/// Returns what may be the titles of a page's works, as they are seen by what tells which it is about.
pub(in super::super) fn titles(title: &str, parts: &Parts, page: &Page, known: &Known) -> Titles {
    let body = head(&parts.all_text());
    let speakers = Speakers::of(&body);
    let works = told(title, parts, page, known, &body, &speakers);
    Titles::of(title, &body, parts, page, &titles_of(&works), &speakers)
}

fn titles_of(works: &[DraftWork]) -> Vec<&str> {
    works.iter().map(|work| work.title.as_str()).collect()
}

/// The works of a page as far as rules can tell.
fn told(
    title: &str,
    parts: &Parts,
    page: &Page,
    known: &Known,
    body: &str,
    speakers: &Speakers,
) -> Vec<DraftWork> {
    let mut tally: Vec<Counted> = Vec::new();
    let aside = aside(title).map(|(main, aside)| (fold(main), fold(aside)));
    let is_aside = |name: &str| {
        let name = fold(name);
        let name = name.strip_prefix("the ").unwrap_or(&name).to_owned();
        aside.as_ref().is_some_and(|(main, aside)| aside.contains(&name) && !main.contains(&name))
    };
    for (order, mut candidate) in candidates(title, parts, page, known, body).into_iter().enumerate() {
        if is_aside(&candidate.name) {
            candidate.weight *= ASIDE;
        }
        let name = with_small_words(whole(quiet(tidy(&candidate.name), body), body), title, body);
        let name = to_its_end(behind_person(name, body), body);
        let name = numbered(name, title, body);
        let name = with_only_subtitle(name, body);
        if !is_title(&name, candidate.written, page)
            || speakers.has(&name)
            || is_somebody(&name, body)
            || is_with_role(&name, title)
            || is_behind_role(&name, title)
            || is_met(&name, title)
            || is_rubric(&name)
            || is_stop_word(&fold(&candidate.name))
            || is_of_outlet(&name, page)
            // "Questions With Lena Aoki (director of Ember": cut amid a bracket.
            || name.contains('(') != name.contains(')')
        {
            continue;
        }
        match tally.iter_mut().find(|other| fold(&other.name) == fold(&name)) {
            Some(counted) => counted.sum += candidate.weight,
            None => tally.push(Counted { name, sum: candidate.weight, order }),
        }
    }
    let text = format!("{title}\n{body}");
    let address = page.url.as_deref().map(slug).unwrap_or_default();
    let is_in_headline = tally.iter().any(|counted| title.contains(counted.name.as_str()));
    // "A conversation about celery and the sound of Ember", below the headline.
    let dek: Vec<&str> =
        body.lines().take(DEK).filter(|line| line.split(' ').count() <= LONGEST_DEK).collect();
    let names: Vec<String> = tally.iter().map(|counted| counted.name.clone()).collect();
    let is_part = |name: &str| names.iter().any(|other| other.len() > name.len() && other.contains(name));
    for counted in &mut tally {
        let is_in_dek = dek.iter().any(|line| line.contains(counted.name.as_str()));
        if !is_in_headline && is_in_dek && !is_part(&counted.name) {
            counted.sum += CALLED_SO;
        }
        counted.sum += repeated(&counted.name, body);
        let name = fold(&counted.name);
        if name.len() >= IN_ADDRESS && format!(" {address} ").contains(&format!(" {name} ")) {
            counted.sum += CALLED_SO;
        }
    }
    most_first(&mut tally);
    merge_parts(&mut tally, title, &text, body);
    // Where nothing says enough, what says most is still worth an editor's look.
    let most = tally.first().map_or(0.0, |counted| counted.sum);
    tally.retain(|counted| counted.sum >= ENOUGH.min(most.max(SET_APART)));
    // Beside the main work, only what more than one thing speaks for.
    let mut order = 0..;
    tally.retain(|counted| order.next() == Some(0) || counted.sum >= ENOUGH_BESIDE);
    tally.truncate(MOST_WORKS);
    tally.iter().map(|counted| work(&as_said(&counted.name, known), &text, page, known)).collect()
}

/// "Room" of "Reel Room", which the page is from.
fn is_of_outlet(name: &str, page: &Page) -> bool {
    page.outlet.as_deref().is_some_and(|outlet| fold(outlet).ends_with(&format!(" {}", fold(name))))
}

/// "EMBER" as it is said: Ember. Shorter ones may be letters.
fn as_said(name: &str, known: &Known) -> String {
    const SHORTEST: usize = 4;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_known = known.works(name).iter().any(|idx| known.work(*idx).title == name);
    if is_shouted(name) && letters >= SHORTEST && !is_known { title_case(name) } else { name.to_owned() }
}

/// The words of an address that are its page's own: "/2017/lena-aoki-ember-interview.html".
fn slug(url: &str) -> String {
    fold(url.trim_end_matches('/').rsplit('/').next().unwrap_or_default())
}

/// What a headline is of, and what it adds: "Lena Aoki Talks EMBER; |Plus an Update on STORM".
fn aside(title: &str) -> Option<(&str, &str)> {
    static ADDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:[;,.]|\s[–—-])\s*(?:plus\b|and )?.{0,20}\b(?:updates?|info|details|news|more)\b.{0,12} (?:on|about|from)\b|(?:[;,]|\s[–—-])\s*plus\b|;\s*also\b|, and (?:(?-i:\p{Lu})(?:[^,‘'“\x22]|[’']s){2,30} in )?[‘'“\x22][^’'”\x22]{2,40}[’'”\x22]$|,? and where\b|,? and returning (?:for|to)\b|,? and [‘'“\x22][^’'”\x22]{2,40}[’'”\x22] (?i:season) \d|,? and the [‘'“\x22][^’'”\x22]{2,40}[’'”\x22] (?i:movie|film|sequel|series|reboot|spinoff|spin-off)\b|,? and (?:the |a |an )?(?:future|chances?|status|possibility|prospects?|return) (?:of|for|on)\b",
        )
    });
    ADDS.find(title).map(|adds| title.split_at(adds.start()))
}

fn candidates(title: &str, parts: &Parts, page: &Page, known: &Known, body: &str) -> Vec<Candidate> {
    let mut set_apart = text::set_apart(parts);
    // "Lena Aoki: ‘...’" begins with who speaks, whose name may stand in italics, too.
    let speaker = speaker(title, body);
    set_apart.retain(|other| speaker.as_ref() != Some(&tidy(&other.name)));
    let mut found = headline::candidates(title, &set_apart, known, body);
    found.extend(page.works.iter().map(|work| Candidate::new(work.title.clone(), IN_METADATA)));
    let in_text = text::candidates(&set_apart, body).into_iter();
    found.extend(in_text.filter(|candidate| speaker.as_ref() != Some(&candidate.name)));
    // A tag may be a title; with the title in the text it says so.
    let tags = page.keywords.iter().filter(|word| !known.works(word).is_empty());
    found.extend(tags.map(|word| Candidate::new(word.clone(), TAGGED)));
    found
}

/// As much of a text as is looked through for every title: many are tried.
fn head(text: &str) -> String {
    const READ: usize = 20_000;
    text.chars().take(READ).collect()
}

/// What it says for a title how often the text names it.
fn repeated(name: &str, body: &str) -> f64 {
    const EACH: f64 = 0.2;
    const MOST: usize = 5;
    EACH * body.matches(name).take(MOST).count() as f64
}

/// The name with which a headline begins, or goes on behind what somebody says, where what stands behind is no
/// other name.
fn speaker(title: &str, body: &str) -> Option<String> {
    static SAID: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"^(?:‘.{8,}’|“[^”]{8,}”|"[^"]{8,}"|«[^»]{8,}»|'.{8,}')\s*[:,–—-]\s+"#));
    let title = SAID.find(title).map_or(title, |said| &title[said.end()..]);
    let name = names_at_start(title).into_iter().next()?;
    // "La Dernière Braise : ..." begins with an article, and nobody's name does.
    const ARTICLES: &[&str] =
        &["La ", "Le ", "Les ", "El ", "Los ", "Las ", "Il ", "Lo ", "Gli ", "Das ", "Die ", "Der "];
    let behind = title.strip_prefix(&name)?.trim_start();
    if ARTICLES.iter().any(|article| name.starts_with(article)) {
        return None;
    }
    let is_film =
        behind.split(' ').next().is_some_and(is_role) || !leads::before_names(title, body).is_empty();
    (!is_film).then_some(name)
}

fn most_first(tally: &mut [Counted]) {
    tally.sort_by(|a, b| b.sum.total_cmp(&a.sum).then(a.order.cmp(&b.order)));
}

/// "Ash" that never stands apart from "Ash & Ivory" is that title cut short, or that the headline has whole; and so is
/// "Ivory" of "Ash: Ivory".
fn merge_parts(tally: &mut Vec<Counted>, title: &str, text: &str, body: &str) {
    let headline = fold(title);
    const MOST_COMPARED: usize = 20;
    let mut at = 0;
    while at < tally.len().min(MOST_COMPARED) {
        let name = tally[at].name.clone();
        let begins = |longer: &str| {
            (longer.starts_with(&format!("{name} "))
                || longer.starts_with(&format!("{name}:"))
                || longer.starts_with(&format!("{name},")))
                && (!text.replace(longer, " ").contains(&name) || headline.contains(&fold(longer)))
        };
        // A headline leaves out an article and the name of a series, which the text does not.
        let ends = |longer: &str| {
            longer.ends_with(&format!(" {name}")) && !body.replace(longer, " ").contains(&name)
        };
        let is_whole = |longer: &str| longer.len() > name.len() && (begins(longer) || ends(longer));
        match tally.iter().take(2 * MOST_COMPARED).position(|counted| is_whole(&counted.name)) {
            Some(whole) => {
                tally[whole].sum += tally[at].sum;
                tally.remove(at);
            }
            None => at += 1,
        }
    }
    most_first(tally);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_role_names_is_no_work() {
        let title = "‘Ember’ Director Lena Aoki, Joe Poe and Ola Vik on Fire";
        assert!(is_behind_role("Lena Aoki", title) && !is_behind_role("Joe Poe", title));
        assert!(!is_behind_role("Ash Road", "Director of Ash Road Lena Aoki"));
    }
}
