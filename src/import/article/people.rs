//! Who answers.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

use super::super::draft::{DraftPerson, DraftWork};
use super::super::known::Known;
use super::super::names::{
    Token, in_mixed_case, is_role, means, names, names_beginning, names_ending, tokens,
};
use super::super::page::Page;
use super::super::pattern::pattern;
use super::parts::{Parts, sentences};
use super::works::quoted;

/// What says who answers.
pub(in super::super) struct Clues<'a> {
    pub(in super::super) title: &'a str,
    pub(in super::super) parts: Option<&'a Parts>,
    /// Labels of a transcript.
    pub(in super::super) speakers: &'a [String],
    /// The name above a list.
    pub(in super::super) list_label: Option<&'a str>,
    pub(in super::super) page: &'a Page,
    pub(in super::super) outlet: Option<&'a str>,
}

/// How much each kind of clue says.
const HEADLINE_SPEAKS: f64 = 4.0;
const HEADLINE_WITH: f64 = 4.0;
const MET: f64 = 4.0;
const LABEL: f64 = 4.0;
const SPEAKER: f64 = 5.0;
const TALKED: f64 = 2.0;
const ABOUT: f64 = 1.5;
const IN_HEADLINE: f64 = 1.5;
/// Least that makes somebody an interviewee, and least share of the most.
const ENOUGH: f64 = 3.0;
const SHARE: f64 = 0.6;
/// How much of a page is read for who was met.
const INTRO: usize = 25;
/// How many lines of a page name whom it is about.
const OPENING: usize = 3;

/// Verbs that follow the name of whoever speaks in a headline, folded.
#[rustfmt::skip]
const SPEAKS: &[&str] = &[
    "talks", "talk", "talking", "on", "explains", "explain", "discusses", "discuss", "reveals", "reveal", "breaks", "break", "opens", "open",
    "says", "say", "tells", "tell", "teases", "tease", "shares", "share", "reflects", "reflect", "recalls", "recall", "dives", "dive", "dishes", "dish",
    "unpacks", "looks", "look", "remembers", "remember", "describes", "describe", "addresses", "address", "details", "weighs", "previews", "preview", "confirms",
    "answers", "answer", "chats", "chat", "spills", "goes", "go", "gets", "get", "speaks", "speak", "interview", "interviewed", "wants", "hopes", "thinks", "compares", "celebrates", "defends", "admits",
    "unveils", "walks", "takes", "digs", "explores", "revisits", "considers", "argues", "joins", "interviews", "believes", "credits",
    "habla", "hablan", "explica", "explican", "cuenta", "cuentan", "revela", "sobre", "confiesa", "reflexiona", "recuerda", "analiza", "desvela",
    "parle", "parlent", "raconte", "racontent", "explique", "expliquent", "confie", "se", "revient", "evoque", "sur",
    "uber", "spricht", "erzahlt", "erklart", "im", "racconta", "parla", "svela", "spiega", "fala", "conta",
];
static WITH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\binterview(?:s|ing)? (?:with |de |avec |mit )?|\binterview\s*[:|–—-]\s*|\bq ?(?:&|and) ?a(?: with|:| [–—-])? ?|\bconversation with |\b(?:talking|speaking|chatting|one-on-one|1-on-1|sit-?down|chat|catching up|a talk|in depth)(?: [\p{L}‘’'“”]+){0,4} with |\bmeet |\b(?:minutes?|questions?|coffee|lunch|dinner|breakfast|drinks?|tea|hour|moments?|afternoon|evening|five|ten) (?:with|for) |\bentrevista(?: exclusiva)?(?: a| con|:) ?|\bhablamos con |\bcharlamos con |\bentretien avec |\brencontre avec |\binterview de |\bgespr[äa]ch mit |\bintervista (?:a|con) |\bentrevista com )",
    )
});
static MET_CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:speaks?|spoke|spoken|talk(?:s|ed|ing)?|chat(?:s|ted|ting)?|sat|sits?|sit|sitting|caught|catch(?:es)?|catching|met|meets?|meet|connected|conversed|conversation|interview(?:s|ed)?|discussion|chat|q&a|one-on-one|1-on-1|sit-down|exclusively|zoom(?:ed)?|phone|call|time|opportunity|chance)(?: (?:down|up|recently|exclusively|again|briefly|by phone|over zoom|via zoom|on the phone|over the phone))* (?:with|to)\b|\binterviewed|\bmet|\bspeaking (?:with|to)|\bjoined by|(?:hemos )?(?:hablamos|hablado|habl[óo]|conversamos|conversado|convers[óo]|charlamos|charlado|charl[óo]) con|entrevist(?:amos|ado|[óo]) a|entrevista (?:con|a)|nous avons (?:pu )?(?:rencontr[ée]r?|interview[ée]r?|discut[ée]r? avec|parl[ée]r? (?:avec|[àa]))|(?:entretien|rencontre|interview|discut[ée]|discuter|[ée]chang[ée]r?) avec|a rencontr[ée]|sprach(?:en)? mit|(?:gespr[äa]ch|interview) mit|abbiamo (?:incontrato|intervistato|parlato con))\b",
    )
});
/// Where the names of those who were met end.
static STOPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s(?:about|to (?:discuss|talk|chat|learn|find|get|hear|dig|break)|ahead of|during|regarding|following|via|over|while|where|when|who|whose|as (?:he|she|they)|before|after|for|in (?:which|a|an|our)|at (?:the|a)|sobre|acerca|durante|para|quien|au sujet|[àa] propos|pour|lors|über|während|zu)\s",
    )
});
static TALKED_CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s(?:(?:recently|also|has|have|candidly|exclusively) )*(?:talk(?:s|ed)|spoke|speaks|discuss(?:es|ed)|explain(?:s|ed)|reveal(?:s|ed)|told|tells|shared?s?|opened up|opens up|reflect(?:s|ed)|chatted|chats|habl(?:a|ó)|explic(?:a|ó)|cuenta|contó|parle|raconte|explique|évoque|revient)\s",
    )
});

static OTHER_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:related|for more|lee|lire|à lire)\b|\b(?:read|watch|see|check out|listen to|revisit|catch|find) (?:more |also )?(?:of )?(?:our|my|the|this|these|an?|all)\b|\b(?:our|my) (?:previous|earlier|last|recent|full)\b|\bhere(?:’|')s (?:our|my|what|an?)\b",
    )
});

/// Returns the people who answer, those first who are named first.
pub(in super::super) fn interviewees(
    clues: &Clues<'_>,
    works: &[DraftWork],
    known: &Known,
) -> Vec<DraftPerson> {
    let body = clues.parts.map(Parts::all_text).unwrap_or_default();
    let head: String = body.chars().take(20_000).collect();
    let mut tally = Tally::new(clues, works, known, &head);
    headline(clues.title, &mut tally);
    let speakers: Vec<String> = clues.speakers.iter().take(6).map(|label| in_mixed_case(label)).collect();
    speakers.iter().for_each(|name| tally.add_short(name, SPEAKER));
    if let Some(label) = clues.list_label {
        let label = in_mixed_case(label);
        let found = names_ending(&label, &tokens(&label));
        found.iter().for_each(|name| tally.add_short(name, LABEL));
    }
    let intro = head.lines().take(INTRO).collect::<Vec<_>>().join("\n");
    // "Read our interview with Ann Poe" speaks of another page.
    let texts = intro.lines().flat_map(sentences).filter(|sentence| !OTHER_PAGE.is_match(sentence));
    texts.for_each(|sentence| sentence_says(sentence, &mut tally));
    clues.page.people.iter().for_each(|name| tally.add(name, ABOUT));
    clues
        .page
        .keywords
        .iter()
        .filter(|word| !known.people(word).is_empty())
        .for_each(|name| tally.add(name, ABOUT));
    let subject = tally.subject(&head);
    let answering = tally.answering(clues);
    match (&answering[..], subject) {
        ([], Some(name)) => {
            let text = format!("{}\n{body}", clues.title);
            vec![DraftPerson { roles: roles(&name, &text), name, id: None, interviewee: true }]
        }
        _ => answering,
    }
}

/// What a headline says: who speaks, with whom, and who is named at all.
fn headline(title: &str, tally: &mut Tally<'_>) {
    let mixed = in_mixed_case(title);
    let title = mixed.as_str();
    let tokens = tokens(title);
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let colon = title[tokens[at - 1].end..token.start].trim().starts_with([':', '–', '—', '|'])
            && opens_part(title, &tokens[..at]);
        if SPEAKS.contains(&token.folded.as_str()) || colon {
            let found = names_ending(title, &tokens[..at]);
            let weight = if colon { IN_HEADLINE * 2.0 } else { HEADLINE_SPEAKS };
            for name in found.iter().filter(|name| name.contains(' ')) {
                tally.add_short(name, weight);
            }
        }
    }
    for cue in WITH.find_iter(title) {
        let rest =
            title[cue.end()..].split([':', '|', '–', '—']).find(|part| !part.trim().is_empty()).unwrap_or("");
        let rest = STOPS.find(rest).map_or(rest, |stop| &rest[..stop.start()]);
        names_beginning(without_possessives(rest))
            .iter()
            .for_each(|name| tally.add_short(name, HEADLINE_WITH));
    }
    for name in role_names(title, &tokens) {
        tally.add_short(&name, IN_HEADLINE);
    }
    for (_, name) in names(title) {
        tally.add(&name, if tally.known.people(&name).is_empty() { 0.5 } else { IN_HEADLINE });
    }
    let known: Vec<String> = tally.known_names(title);
    known.iter().for_each(|name| tally.add(name, IN_HEADLINE));
}

/// Whether the name at the end of these words begins a part of a headline, or follows a role: "the scene
/// in White Nights" does neither.
fn opens_part(title: &str, tokens: &[Token]) -> bool {
    let found = names_ending(title, tokens);
    let Some(first) = found.first().and_then(|name| title.find(name.split(' ').next().unwrap_or(name)))
    else {
        return false;
    };
    let before = title[..first].trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    before.is_empty()
        || before.ends_with(|c: char| !c.is_alphanumeric())
        || is_role(word)
        || ["with", "and", "con", "avec", "mit", "y", "et", "und", "a", "de", "to"]
            .contains(&fold(word).as_str())
}

/// "Chris Doe's Performance" is about somebody who need not answer.
fn without_possessives(text: &str) -> &str {
    text.find("’s ").or_else(|| text.find("'s ")).map_or(text, |at| if at < 3 { text } else { &text[..at] })
}

/// Names that follow a role: "Director Sam Poe".
fn role_names(title: &str, tokens: &[Token]) -> Vec<String> {
    let roles = tokens.iter().filter(|token| token.is_role());
    roles
        .flat_map(|role| {
            let rest = &title[role.end..];
            let near = rest.chars().take(2).all(|c| c.is_whitespace() || c.is_uppercase());
            let names = if near { names_beginning(rest) } else { Vec::new() };
            names
                .into_iter()
                .filter(|name| rest.find(name.split(' ').next().unwrap_or(name)).is_some_and(|at| at < 3))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn sentence_says(sentence: &str, tally: &mut Tally<'_>) {
    for cue in MET_CUE.find_iter(sentence) {
        let rest: String = sentence[cue.end()..].chars().take(160).collect();
        // Names end where it is said what was talked about.
        let rest = STOPS.find(&rest).map_or(rest.as_str(), |stop| &rest[..stop.start()]);
        let first = names_beginning(rest);
        let strange = first
            .first()
            .and_then(|name| rest.find(name.split(' ').next().unwrap_or(name)))
            .is_some_and(|at| at > 90);
        // "spoke with The Reel Reporter" names who asked.
        let is_outlet = |name: &str| rest.contains(&format!("The {name}"));
        if !strange {
            first.iter().filter(|name| !is_outlet(name)).for_each(|name| tally.add_short(name, MET));
        }
        if first.is_empty() {
            let lone = tokens(rest).into_iter().next().map(|token| rest[token.start..token.end].to_owned());
            lone.filter(|word| tally.is_surname(word))
                .iter()
                .for_each(|word| tally.add_short(word, MET / 2.0));
        }
    }
    for cue in TALKED_CUE.find_iter(sentence) {
        let before = &sentence[..cue.start()];
        let found = names_ending(before, &tokens(before));
        found.iter().for_each(|name| tally.add_short(name, TALKED));
    }
}

/// Names with what speaks for them.
struct Tally<'a> {
    known: &'a Known,
    /// Full names of the page, the headline's first.
    full: Vec<String>,
    not: Vec<String>,
    /// What the text sets in italics within its sentences.
    set_apart: Vec<String>,
    found: Vec<(String, f64)>,
}

/// What the beginning of a page sets in italics within its sentences.
fn set_apart(clues: &Clues<'_>) -> Vec<String> {
    let blocks = clues.parts.map(|parts| &parts.blocks[..]).unwrap_or_default();
    let in_sentence = blocks.iter().take(2 * OPENING).filter(|block| !block.is_emphasized());
    let spans = in_sentence.flat_map(|block| &block.spans).filter(|span| span.emphasis && !span.strong);
    spans.map(|span| span.text.clone()).collect()
}

impl<'a> Tally<'a> {
    fn new(clues: &Clues<'_>, works: &[DraftWork], known: &'a Known, body: &str) -> Self {
        let mut not: Vec<String> = works.iter().map(|work| fold(&work.title)).collect();
        let outlet = clues.outlet.map(fold).unwrap_or_default();
        not.extend([outlet.trim_start_matches("the ").to_owned(), outlet]);
        not.extend(clues.page.author.as_deref().map(fold));
        let mut tally = Self { known, full: Vec::new(), not, set_apart: set_apart(clues), found: Vec::new() };
        let title = in_mixed_case(clues.title);
        let in_title = tally.known_names(&title);
        let in_body = tally.known_names(body);
        let run = |text: &str| names(text).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        let mut all = in_title;
        // Names of speakers are often set in capitals.
        let body_names: Vec<String> = run(body).iter().map(|name| in_mixed_case(name)).collect();
        // In a headline every word has a capital: only what the body calls so, too, is a name for sure.
        all.extend(run(&title).into_iter().filter(|name| body_names.contains(name)));
        all.extend(in_body);
        all.extend(body_names);
        for name in all {
            if !tally.full.contains(&name) && !tally.is_not(&name) {
                tally.full.push(name);
            }
        }
        tally
    }

    fn known_names(&self, text: &str) -> Vec<String> {
        let mentions = self.known.mentions(text);
        let people = mentions.iter().filter(|mention| mention.n_words >= 2).filter_map(|mention| {
            mention.subjects.iter().find_map(|subject| match subject {
                crate::model::Subject::Person(idx) => Some(self.known.person(*idx).name.clone()),
                crate::model::Subject::Work(_) => None,
            })
        });
        people.collect()
    }

    fn is_not(&self, name: &str) -> bool {
        let folded = fold(name);
        self.not.contains(&folded)
            || (!self.known.works(name).is_empty() && self.known.people(name).is_empty())
    }

    /// Whom a text that does not say who was met keeps naming: with a full name in its beginning.
    fn subject(&self, head: &str) -> Option<String> {
        let opening: String = head.lines().take(OPENING).collect::<Vec<_>>().join("\n");
        let count = |name: &&String| {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            head.matches(surname).count()
        };
        // What stands in a title is a part of it.
        let in_title = |name: &str| quoted(&opening).iter().any(|title| title.contains(name));
        let named = self
            .full
            .iter()
            .filter(|name| opening.contains(name.as_str()) && !in_title(name) && !self.is_set_apart(name));
        // Of those named as often, the first.
        named.rev().max_by_key(count).cloned()
    }

    /// Whether a name is only part of what the text sets in italics, as it does titles.
    fn is_set_apart(&self, name: &str) -> bool {
        self.set_apart.iter().any(|text| text.contains(name))
    }

    fn is_surname(&self, word: &str) -> bool {
        let tail = format!(" {}", fold(word));
        word.chars().next().is_some_and(char::is_uppercase)
            && self.full.iter().any(|name| fold(name).ends_with(&tail))
    }

    /// Counts a name that may be a part of one.
    fn add_short(&mut self, name: &str, weight: f64) {
        let known = self.known.people(name);
        let full = match (known.first(), means(name, &self.full)) {
            (Some(&idx), _) => self.known.person(idx).name.clone(),
            (None, Some(full)) => full.clone(),
            (None, None) => name.to_owned(),
        };
        self.add(&full, weight);
    }

    fn add(&mut self, name: &str, weight: f64) {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let idx = self.known.people(name).first().copied();
        let name = idx.map_or_else(|| name.to_owned(), |idx| self.known.person(idx).name.clone());
        // In a headline the word that follows has a capital, too: the body knows where the name ends.
        let longer = |full: &&String| fold(&name).starts_with(&format!("{} ", fold(full)));
        let is_whole = idx.is_some() || self.full.contains(&name);
        let name = if is_whole { name } else { self.full.iter().find(longer).cloned().unwrap_or(name) };
        if name.is_empty() || self.is_not(&name) {
            return;
        }
        match self.found.iter_mut().find(|(other, _)| fold(other) == fold(&name)) {
            Some((_, sum)) => *sum += weight,
            None => self.found.push((name, weight)),
        }
    }

    /// Those of whom enough is said; speakers of a transcript are enough by themselves.
    fn answering(self, clues: &Clues<'_>) -> Vec<DraftPerson> {
        let spoken: Vec<String> = clues.speakers.iter().take(6).map(|label| in_mixed_case(label)).collect();
        let speaks = |name: &str| {
            spoken.iter().any(|label| means(label, std::slice::from_ref(&name.to_owned())).is_some())
        };
        let most = self.found.iter().map(|(_, sum)| *sum).fold(0.0, f64::max);
        let any_speaks = self.found.iter().any(|(name, _)| speaks(name));
        let enough = |name: &str, sum: f64| match any_speaks {
            true => speaks(name),
            false => sum >= ENOUGH.min(most) && sum >= 2.0 && sum >= most * SHARE,
        };
        let mut names: Vec<String> =
            self.found.into_iter().filter(|(name, sum)| enough(name, *sum)).map(|(name, _)| name).collect();
        // A part of a name beside the whole.
        let all = names.clone();
        names.retain(|name| {
            !all.iter().any(|other| {
                other != name
                    && fold(other).split(' ').count() > fold(name).split(' ').count()
                    && format!(" {} ", fold(other)).contains(&format!(" {} ", fold(name)))
            })
        });
        let text = format!("{}\n{}", clues.title, clues.parts.map(Parts::all_text).unwrap_or_default());
        names
            .iter()
            .map(|name| DraftPerson {
                name: name.clone(),
                id: None,
                roles: roles(name, &text),
                interviewee: true,
            })
            .collect()
    }
}

/// Returns the roles that stand before a name: "Writer-Producer Joe Russo", "director Sam Poe".
pub(super) fn roles(name: &str, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(name).take(20) {
        let before = text[..at].trim_end_matches(' ');
        let before: String = before.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        for word in before.rsplit([' ', '\n']) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if matches!(bare, "and" | "/" | "&" | "") && !word.contains('.') && !found.is_empty() {
                continue;
            }
            if word.ends_with(['.', ':', '?', '!', ';']) || !is_role(bare) {
                break;
            }
            let parts = bare.to_lowercase();
            let parts: Vec<&str> = if fold(&parts).starts_with("co ") {
                vec![&parts]
            } else {
                parts.split(['-', '/']).collect()
            };
            for role in parts.iter().rev() {
                let role = if *role == "star" { "actor" } else { role };
                if NOT_ROLES.contains(&role) || found.iter().any(|other| other == role) {
                    continue;
                }
                found.insert(0, role.to_owned());
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Words before a name that say less than what somebody does.
const NOT_ROLES: &[&str] = &[
    "team",
    "duo",
    "legend",
    "veteran",
    "newcomer",
    "boss",
    "chief",
    "brothers",
    "executive",
    "production",
    "costume",
    "sound",
    "stars",
    "directors",
    "auteur",
    "helmer",
    "stunt",
    "actors",
    "writers",
];
