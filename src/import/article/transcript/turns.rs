//! A page's blocks as turns of a talk: who speaks, in what type, and what.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::lists::is_in_capitals;
use crate::import::article::related;
use crate::import::block::{Block, Kind, Span};
use crate::import::bullet::has_glyph;
use crate::import::names::is_whole_name;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::question::{SHORTEST, begins_inviting};

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*[\[(*]*(/?[\p{Ll}\p{N}]?\p{Lu}[\p{L}\p{M}\p{N}.'’&/_-]*(?:[ ](?:&|\(?[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&/-]*\)?)){0,5}!?)(?:, \p{Lu}[\p{L} .'’&]{1,40}(?: \(\p{Lu}{1,4}\))?)?(?: \[\p{Lu}{1,4}\])?[\])*]*\s*[:|]\s*",
    )
});
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(Q|A|P|R|F|D|Pregunta|Respuesta|Question|Answer|PREGUNTA|RESPUESTA|QUESTION|ANSWER)\s*\d{0,2}\s*(?:\.|\)|[-–—]|:)[-–—]?\s+",
    )
});

/// "REEL — Why?", "Lena Aoki // Because."
static DASHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(\p{Lu}[\p{Lu}.'’&]+(?: [\p{Lu}.'’&]+){0,3})\s+[–—]\s+|^\s*(\p{Lu}[\p{L}.'’&-]+(?: [\p{L}.'’&-]+){0,3})\s+//\s+",
    )
});

/// Labels of whoever answers without a name, folded.
const ANSWERING: &[&str] = &["a", "answer", "r", "respuesta", "reponse", "antwort", "risposta", "resposta"];

/// Beginnings of lines with a colon that are no speakers, folded.
#[rustfmt::skip]
const NO_SPEAKERS: &[&str] = &[
    "labels", "etykiety", "filed under", "tagged", "tagged with", "posted in", "categories", "category", "next post",
    "previous post", "share", "share this", "related", "see more", "movie review", "film review",
    "tv review", "review", "full screen photos", "exclusive", "next", "editor note", "up next",
    "previous", "topics", "breaking", "spoiler note", "full disclosure", "disclaimer", "read more",
    "read more about", "related topics", "see also", "watch", "more", "image", "photo", "credit", "note", "left", "right",
    "above", "pictured", "from left", "also", "images", "photos", "re", "regarding",
    "editors note", "update", "spoiler", "spoilers", "warning", "spoiler warning", "spoiler alert",
    "director", "cast", "release date", "by", "published", "updated", "http", "https", "lire aussi",
    "lee tambien", "also read", "read next", "listen", "rating", "runtime", "genre", "writer", "writers",
    "source", "via", "tags", "interview", "text", "foto", "words", "one more", "plus", "last thing",
    "last one", "final one", "one last thing", "last question", "final question", "first question",
    "home", "news", "menu", "reviews", "interviews", "features", "released", "running time", "lesezeit",
    "temps de lecture", "reading time", "starring", "directed by", "rated", "mpaa rating", "country",
    "language", "distributor", "studio", "sortie", "date de sortie", "duree", "de", "avec", "presse",
    "spectateurs", "nationalite", "kinostart", "laufzeit", "regie", "darsteller", "estreno", "duracion",
    "genero", "reparto", "titulo original", "uscita", "durata", "regia",
];

/// A stretch that one person says, or that one kind of type sets.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) label: Option<String>,
    pub(super) text: String,
    /// Whether its type sets it apart: bold, italic or a heading.
    pub(super) style: Style,
    pub(super) block: usize,
    /// Whether it stands right below the line before it.
    pub(super) is_tight: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Strong,
    Emphasis,
    Heading,
}

pub(super) fn turns(blocks: &[Block], outlet: Option<&str>) -> Vec<Turn> {
    let small = asks_in_small_letters(blocks);
    let outlet = small.as_deref().or(outlet);
    let mut found = Vec::new();
    let mut playing = Playing::default();
    for (at, block) in blocks.iter().enumerate().take(end_of_talk(blocks)) {
        if matches!(block.kind, Kind::Item(_) | Kind::Row(_)) || block.related {
            continue;
        }
        let text = without_reader(block);
        if related::is_pointer(&text) || is_headline_of_another(block, &text) {
            continue;
        }
        let (lead, rest) = block.strong_lead();
        let style = style(block);
        if playing.plays(&text) {
            continue;
        }
        let (label, said) = by_outlet(&text, outlet).unwrap_or_else(|| labelled(&text, &lead, &rest));
        // A bold question with its answer, or the name of the reader who asks, in the same paragraph.
        if label.is_none()
            && matches!(style, Style::Plain | Style::Emphasis)
            && lead.ends_with('?')
            && !rest.is_empty()
            && lead.split(' ').count() >= SHORTEST
        {
            found.push(Turn { label: None, text: lead, style: Style::Strong, block: at, is_tight: false });
            found.push(Turn { label: None, text: rest, style: Style::Plain, block: at, is_tight: false });
            continue;
        }
        let (label, said) =
            named_answer(&said).filter(|_| label.as_deref().is_some_and(is_answer)).unwrap_or((label, said));
        let text = without_note(&said).to_owned();
        found.push(Turn { label, text, style, block: at, is_tight: block.is_tight });
    }
    rejoin_leads(&mut found);
    found
}

/// Whether a label says that somebody answers, and not who.
pub(super) fn is_answer(label: &str) -> bool {
    ANSWERING.contains(&fold(label).as_str())
}

/// "A. (Lena Aoki) It was cold.", as transcripts of several who answer have it: who does, and what they say.
fn named_answer(said: &str) -> Option<(Option<String>, String)> {
    let (name, said) = said.trim_start().strip_prefix('(')?.split_once(')')?;
    (name.contains(' ') && is_whole_name(name)).then(|| (Some(name.to_owned()), said.trim().to_owned()))
}

/// Who plays in the scene of a film that a transcript has: "ANN POE: (As Patty) Open it!", and what she says next there.
#[derive(Debug, Default)]
struct Playing(Vec<String>);

impl Playing {
    /// Whether a line is a part of a scene; those of a page are given one after the other.
    fn plays(&mut self, line: &str) -> bool {
        const SOUNDBITE: &str = "(soundbite";
        if line.get(..SOUNDBITE.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(SOUNDBITE)) {
            self.0.clear();
            return false;
        }
        let Some((who, said)) = line.split_once(": ") else { return false };
        let name = bare_label(who);
        let is_playing = self.0.contains(&name);
        if said.starts_with("(As ") && !is_playing {
            self.0.push(name);
        }
        is_playing || said.starts_with("(As ")
    }
}

/// "Favourite weather: Fog or sleet?", once on a page: nobody of that name speaks.
fn rejoin_leads(turns: &mut [Turn]) {
    const LONGEST_SMALL: usize = 3;
    let is_thing = |label: &str| {
        label.contains(' ')
            && label
                .split(' ')
                .any(|word| word.starts_with(char::is_lowercase) && word.chars().count() > LONGEST_SMALL)
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    turns
        .iter()
        .filter_map(|turn| turn.label.clone())
        .for_each(|label| *counts.entry(label).or_default() += 1);
    for turn in turns.iter_mut().filter(|turn| turn.text.ends_with('?')) {
        if let Some(label) = turn.label.take_if(|label| is_thing(label) && counts.get(label) == Some(&1)) {
            turn.text = format!("{label}: {}", turn.text);
        }
    }
}

/// "reel: Why?", more than once: an outlet that writes its name so, and that nothing else on the page names.
fn asks_in_small_letters(blocks: &[Block]) -> Option<String> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\p{Ll}[\p{L}\p{N}.]{2,20}): .*[?？]$"));
    const FEWEST: usize = 3;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| !block.related) {
        if let Some(found) = LABEL.captures(&block.text()) {
            *counts.entry(found[1].to_owned()).or_default() += 1;
        }
    }
    counts.into_iter().find(|(_, count)| *count >= FEWEST).map(|(label, _)| label)
}

/// "(Spoilers follow.) Why?" without what the editor says.
fn without_note(text: &str) -> &str {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*[(\[](?:(?:mild|major|minor|some|possible) )?(?:spoilers?|warning|editor|note)\b[^)\]]{0,120}[)\]]\s*",
        )
    });
    NOTE.find(text).map_or(text, |note| &text[note.end()..])
}

/// A heading or a bold line that is one link is a card of another page, whatever it asks.
fn is_headline_of_another(block: &Block, text: &str) -> bool {
    let is_set = matches!(block.kind, Kind::Heading(_)) || block.is_strong();
    is_set && block.linked_share() > 0.7 && text.split(' ').count() > SHORTEST
}

/// A bold question without the name of the reader who asks it, in italics at its end.
fn without_reader(block: &Block) -> String {
    const LONGEST: usize = 4;
    let text = block.text();
    let spans: Vec<&Span> = block.spans.iter().filter(|span| !span.text.trim().is_empty()).collect();
    let [before @ .., last] = &spans[..] else { return text };
    let is_name =
        last.emphasis && last.text.split_whitespace().count() <= LONGEST && !last.text.contains('?');
    let asks =
        |span: &&Span| span.strong && !span.emphasis && span.text.trim_end().ends_with(['?', '.', '!']);
    match is_name && before.last().is_some_and(asks) {
        true => text.strip_suffix(last.text.trim()).unwrap_or(&text).trim_end().to_owned(),
        false => text,
    }
}

/// Where a heading stands over what to read next, and nothing is asked behind it.
fn end_of_talk(blocks: &[Block]) -> usize {
    let asks = |block: &Block| {
        let text = block.text();
        let said = text.split_once(": ").map_or(text.as_str(), |(_, said)| said);
        (text.contains(['?', '？']) || begins_inviting(said)) && !is_headline(&text)
    };
    let last_question = blocks.iter().rposition(asks).unwrap_or(0);
    let from = last_question + 1;
    const LONGEST_HEADING: usize = 6;
    let is_end = |block: &Block| {
        let text = block.text();
        text.split(' ').count() <= LONGEST_HEADING && related::is_pointer(&text)
    };
    blocks.iter().skip(from).position(is_end).map_or(blocks.len(), |at| from + at)
}

/// "Ask an Expert: How Bad Is the Baker?", where every longer word has a capital, as in no question that is asked.
fn is_headline(text: &str) -> bool {
    const FEWEST: usize = 6;
    text.split(' ').count() >= FEWEST && is_in_capitals(text)
}

fn style(block: &Block) -> Style {
    match block.kind {
        Kind::Heading(_) | Kind::Term(_) => Style::Heading,
        _ if block.is_strong() => Style::Strong,
        _ if ends_asking_in_bold(block) => Style::Strong,
        _ if block.is_emphasized() => Style::Emphasis,
        _ => Style::Plain,
    }
}

/// "It is fourteen minutes long. **What do you remember of it?**": a question of which only the end is bold.
fn ends_asking_in_bold(block: &Block) -> bool {
    const LONGEST: usize = 30;
    let is_blank = |span: &&Span| span.text.trim().is_empty();
    let spans: Vec<&Span> = block.spans.iter().filter(|span| !is_blank(span)).collect();
    let lead = spans.iter().take_while(|span| !span.strong).count();
    let words =
        |spans: &[&Span]| spans.iter().map(|span| span.text.split_whitespace().count()).sum::<usize>();
    let (before, bold) = spans.split_at(lead);
    let (Some(last), Some(end)) = (before.last(), bold.last()) else { return false };
    bold.iter().all(|span| span.strong)
        && end.text.trim_end().ends_with('?')
        && words(bold) >= SHORTEST
        && words(before) <= LONGEST
        && last.text.trim_end().ends_with(['.', '!', '…'])
}

/// "reelroom: Why?": the name of the outlet, however it is written.
fn by_outlet(text: &str, outlet: Option<&str>) -> Option<(Option<String>, String)> {
    let (label, said) = text.split_once(':')?;
    let is_own = label.starts_with(char::is_lowercase)
        && outlet.is_some_and(|own| {
            let own = fold(own);
            own == fold(label) || own.starts_with(&format!("{} ", fold(label)))
        });
    is_own.then(|| (Some(label.to_owned()), said.trim().to_owned()))
}

/// Returns who speaks, folded as labels are compared, and what is said.
pub(super) fn labelled(text: &str, lead: &str, rest: &str) -> (Option<String>, String) {
    if let Some(found) = LETTER.captures(text) {
        return (Some(found[1].to_owned()), text[found[0].len()..].trim().to_owned());
    }
    if let Some(found) = LABEL.captures(text) {
        let name = found[1].trim();
        // "REEL | How?": but what stands before a bar in small letters is a page's furniture.
        let is_bar = found[0].trim_end().ends_with('|') && name.chars().any(char::is_lowercase);
        // "You return to 4:3 here": a ratio or a time.
        let is_ratio = name.ends_with(|c: char| c.is_ascii_digit())
            && text[found[0].len()..].starts_with(|c: char| c.is_ascii_digit());
        if is_speaker(name, text) && !is_bar && !is_ratio {
            return (Some(bare_label(name)), text[found[0].len()..].trim().to_owned());
        }
    }
    if let Some(found) = DASHED.captures(text)
        && let Some(name) = found.get(1).or(found.get(2))
        && is_speaker(name.as_str(), text)
    {
        return (Some(bare_label(name.as_str())), text[found[0].len()..].trim().to_owned());
    }
    // A bold name without a colon, with what it says behind.
    let short = !lead.is_empty() && lead.split(' ').count() <= 3 && lead.chars().count() <= 30;
    let is_name = lead.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && lead.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if short && is_name && !rest.is_empty() && !lead.ends_with('?') && is_speaker(lead, text) {
        return (Some(bare_label(lead)), rest.trim_start_matches([':', '-', '–', '—', ' ']).to_owned());
    }
    (None, text.trim_start_matches(|c: char| has_glyph(&format!("{c} ")) || c == ' ').to_owned())
}

fn is_speaker(name: &str, text: &str) -> bool {
    // "Watch the trailer below:" is no name.
    let small = name.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    // "The truth: there was no plan."
    let is_thing = name.strip_prefix("The ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let folded = fold(name);
    let is_dated =
        name.split(' ').any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    // "Storm Set Visit: Ann Poe on Goats" is another page.
    const PAGES: &[&str] = &["visit", "review", "recap", "trailer", "report", "profile"];
    let is_of_page =
        name.contains(' ') && folded.rsplit(' ').next().is_some_and(|last| PAGES.contains(&last));
    const BYLINES: &[&str] = &["por ", "by ", "von ", "par ", "words ", "text ", "posted by ", "written by "];
    let is_byline = BYLINES.iter().any(|by| folded.starts_with(by));
    // "Speaking of Ann Poe: she was there."
    let is_lead = ["speaking of ", "apropos ", "a propos ", "stichwort ", "and ", "but ", "so "]
        .iter()
        .any(|lead| folded.starts_with(lead));
    !is_byline
        && !is_lead
        && !is_of_page
        && !NO_SPEAKERS.contains(&folded.as_str())
        && !is_thing
        && !is_dated
        && name.split(' ').filter(|&word| word != "&").count() <= 5
        && small * 2 <= name.split(' ').count()
        && !related::is_pointer(text)
}

/// A name as it stands elsewhere: "Ms. AOKI" is "AOKI".
fn bare_label(name: &str) -> String {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:M[rsx]|Mrs|Dr|Prof|Rev)\.? "));
    let name = name.split(" (").next().unwrap_or(name);
    let name = TITLE.find(name).map_or(name, |title| &name[title.end()..]);
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_plays_in_a_scene_is_asked_nothing_there() {
        let mut playing = Playing::default();
        let lines = [
            ("(Soundbite of movie, \"Ember\")", false),
            ("Mr. POE (Actor): (As Nico) You know it.", true),
            ("Ms. AOKI: Who is Nico?", false),
            ("Mr. POE: Then why are you here?", true),
            ("(Soundbite of laughter)", false),
            ("Mr. POE: I had a cold.", false),
        ];
        for (line, plays) in lines {
            assert_eq!(playing.plays(line), plays, "{line}");
        }
    }

    #[test]
    fn names_stand_before_what_is_said_and_ratios_do_not() {
        let label = |text: &str| labelled(text, "", "").0;
        assert_eq!(label("/Reel: Why salt?").as_deref(), Some("Reel"));
        assert_eq!(label("Ms. AOKI: Salt is cheap.").as_deref(), Some("AOKI"));
        assert_eq!(label("7R: Why salt?").as_deref(), Some("7R"));
        assert_eq!(label("TOM McROE [TM]: Salt is cheap.").as_deref(), Some("TOM McROE"));
        for text in [
            "You return to 4:3 here.",
            "See More: Storm, Ann Poe",
            "Movie Review: Storm Is Wet",
            "And Storm: Rising is next.",
            "Last one: salt?",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
