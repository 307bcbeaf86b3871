//! What a headline says of who answers.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::{Token, in_mixed_case, is_role, names, names_beginning, names_ending, tokens};
use crate::import::pattern::pattern;
use crate::text::fold;

use super::said::STOPS;
use super::tally::Tally;

/// How much each kind of clue says.
const HEADLINE_SPEAKS: f64 = 4.0;
const HEADLINE_WITH: f64 = 4.0;
const IN_HEADLINE: f64 = 1.5;

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

/// What a headline says: who speaks, with whom, and who is named at all.
pub(super) fn headline(title: &str, tally: &mut Tally<'_>) {
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
    // 沖田ユキ監督インタビュー: who speaks stands before what they do.
    static BEFORE_ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"([\p{Han}\p{Hiragana}\p{Katakana}ー・]{2,12}?)(?:監督|さん|氏|が語る|インタビュー)")
    });
    BEFORE_ROLE.captures(title).into_iter().for_each(|found| tally.add_short(&found[1], HEADLINE_SPEAKS));
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
