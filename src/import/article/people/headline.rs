//! What a headline says of who answers.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::brackets::without_brackets;
use crate::import::names::{
    Token, in_mixed_case, is_before_role, is_role, is_shouted, names, names_at_start, names_beginning,
    names_ending, tokens,
};
use crate::import::pattern::pattern;
use crate::text::fold;

use super::said::STOPS;
use super::tally::Tally;

/// How much each kind of clue says.
const HEADLINE_SPEAKS: f64 = 4.0;
const HEADLINE_WITH: f64 = 4.0;
const IN_HEADLINE: f64 = 1.5;
const OPENS: f64 = 3.0;
const BEGINS: f64 = 2.0;
const MENTIONED: f64 = 0.5;

/// Verbs that follow the name of whoever speaks in a headline, folded.
#[rustfmt::skip]
const SPEAKS: &[&str] = &[
    "talks", "talk", "talking", "on", "explains", "explain", "discusses", "discuss", "reveals", "reveal", "breaks", "break", "opens", "open",
    "says", "say", "tells", "tell", "told", "taught", "teases", "tease", "shares", "share", "reflects", "reflect", "recalls", "recall", "dives", "dive", "dishes", "dish",
    "unpacks", "looks", "look", "remembers", "remember", "describes", "describe", "addresses", "address", "details", "weighs", "previews", "preview", "confirms",
    "answers", "answer", "chats", "chat", "spills", "goes", "go", "gets", "get", "speaks", "speak", "interview", "interviewed", "wants", "hopes", "thinks", "compares", "celebrates", "defends", "admits",
    "unveils", "walks", "takes", "digs", "explores", "revisits", "considers", "argues", "joins", "believes", "credits",
    "habla", "hablan", "explica", "explican", "cuenta", "cuentan", "revela", "sobre", "confiesa", "reflexiona", "recuerda", "analiza", "desvela",
    "parle", "parlent", "raconte", "racontent", "explique", "expliquent", "confie", "se", "revient", "evoque", "sur",
    "uber", "spricht", "erzahlt", "erklart", "im", "racconta", "parla", "svela", "spiega", "fala", "conta",
];
static WITH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\binterview(?:s|ing)? (?:with |de |avec |mit )?|\binterview\s*[:|–—-]\s*|\bq ?(?:&|and) ?a(?: with|:| [–—-])? ?|\b(?:creative team|directors|cast|crew|stars|filmmakers|creators|producers|writers) ?[:–—-] ?|\b(?:conversation|audience) with |\b(?:talking|speaking|chatting|one-on-one|1-on-1|sit-?down|chat|catching up|a talk|in depth)(?: [\p{L}‘’'“”]+){0,4} with |\bwe (?:talk(?:ed)?|spoke|speak|chat(?:ted)?|sat down|sit down|caught up) (?:to|with) |\bmeet |\b(?:minutes?|questions?|coffee|lunch|dinner|breakfast|drinks?|tea|hour|moments?|afternoon|evening|five|ten) (?:with|for)(?:…|\.\.\.)? |\bentrevista(?: exclusiva)?(?: a| con|:) ?|\bhablamos con |\bcharlamos con |\bentretien avec |\brencontre avec |\binterview de |\bgespr[äa]ch mit |\bintervista (?:a|con) |\bentrevista com )",
    )
});

/// What a headline says: who speaks, with whom, whom it begins with, and who is named at all.
/// Returns whether it says of anybody that they answer.
pub(super) fn headline(title: &str, tally: &mut Tally<'_>) -> bool {
    // "Director of Photography Lena Aoki": one role, behind which a name stands.
    let title = title.replace("irector of Photography", "irector");
    let mixed = in_mixed_case(&without_quotes(&by_nickname(&without_brackets(&title))));
    let said = said(&mixed, tally);
    said.0.iter().for_each(|(name, weight)| tally.add_short(name, *weight));
    let sure = said.0.iter().filter(|(name, weight)| *weight >= OPENS && name.contains(' '));
    for (name, _) in sure {
        tally.is_said_to_answer(name);
        tally.knows(name);
    }
    named(&mixed, said.most() >= OPENS, tally);
    said.most() >= BEGINS
}

/// The first whom it names at all: "First Films: Lena Aoki (Ember)".
pub(super) fn first_named(title: &str, tally: &Tally<'_>) -> Option<String> {
    let title = in_mixed_case(&without_quotes(&without_brackets(title)));
    names(&title).into_iter().map(|(_, name)| name).find(|name| !tally.is_not(name))
}

/// Those of whom it says, surely or likely, that they answer.
fn said(title: &str, tally: &Tally<'_>) -> Said {
    let mut said = Said::default();
    speaking(title, tally, &mut said);
    met(title, tally, &mut said);
    if said.most() < HEADLINE_SPEAKS {
        opening(title, tally).iter().for_each(|name| said.raise(name, OPENS));
    }
    let tokens = tokens(title);
    role_names(title, &tokens)
        .iter()
        .for_each(|name| said.raise(&without_verb(name, title, tally), IN_HEADLINE));
    said.without_shouts(tally);
    said.0.retain(|(name, _)| !tally.is_no_name(name));
    if said.most() < BEGINS {
        let behind_roles = said.0.iter().filter(|(_, weight)| *weight >= IN_HEADLINE);
        let likely: Vec<String> = behind_roles.map(|(name, _)| name.clone()).collect();
        let first = opening_words(title).filter(|_| !tally.names_in(title));
        let likely = first.map_or(likely, |first| vec![first]);
        likely.iter().for_each(|name| said.raise(name, BEGINS));
    }
    said
}

/// Counts all who are named; somebody real, where it is not clear who answers, is likely to.
fn named(title: &str, is_clear: bool, tally: &mut Tally<'_>) {
    let mut named: Vec<(usize, String)> = names(title);
    for known in tally.known_names(title) {
        if !named.iter().any(|(_, name)| *name == known) {
            named.push((title.find(known.as_str()).unwrap_or(0), known));
        }
    }
    for (at, name) in named {
        let is_somebody = tally.is_full(&name) || !tally.known.people(&name).is_empty();
        let counts = is_somebody && !is_clear && !is_object(&title[..at]);
        tally.add(&name, if counts { IN_HEADLINE } else { MENTIONED });
    }
}

/// Whether words are set in capitals that the text does not know as a name.
fn is_shouted_title(name: &str, tally: &Tally<'_>) -> bool {
    is_shouted(name) && name.len() > 5 && !tally.is_full(&in_mixed_case(name))
}

/// Names with the most that the headline says for each.
#[derive(Default)]
struct Said(Vec<(String, f64)>);

impl Said {
    fn raise(&mut self, name: &str, weight: f64) {
        match self.0.iter_mut().find(|(other, _)| other == name) {
            Some((_, most)) => *most = most.max(weight),
            None => self.0.push((name.to_owned(), weight)),
        }
    }

    /// In a headline of small letters, what is set in capitals is a title, unless the text knows it as a name.
    fn without_shouts(&mut self, tally: &Tally<'_>) {
        self.0.retain(|(name, _)| !is_shouted_title(name, tally));
    }

    fn most(&self) -> f64 {
        self.0.iter().map(|(_, weight)| *weight).fold(0.0, f64::max)
    }
}

/// "Magdalena “Lena” Aoki" as she is called: "Lena Aoki".
fn by_nickname(title: &str) -> String {
    static NICKNAME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"\b\p{Lu}[\p{Ll}’'-]+ [“"‘'](\p{Lu}\p{Ll}+)[”"’'] (\p{Lu}\p{Ll}+)"#));
    NICKNAME.replace_all(title, "$1 $2").into_owned()
}

/// "‘I Was Lucky’: Lena Aoki on Ember" without what stands in quotation marks; the marks stay.
fn without_quotes(title: &str) -> String {
    static QUOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(“)[^“”]*(”)|(")[^"]*(")|(^|\s)‘[^‘]*?’($|[\s,.:;!?])|(^|\s)'[^']*'($|[\s,.:;!?])"#)
    });
    QUOTE.replace_all(title, "$1$2$3$4$5‘’$6$7‘’$8").trim().to_owned()
}

/// Those before a verb of speaking or a colon: "Lena Aoki Talks Ember", "Lena Aoki: ‘I was lucky’".
fn speaking(title: &str, tally: &Tally<'_>, said: &mut Said) {
    let tokens = tokens(title);
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let colon = title[tokens[at - 1].end..token.start].trim().starts_with([':', '–', '—', '|'])
            && opens_part(title, &tokens[..at]);
        if SPEAKS.contains(&token.folded.as_str()) || colon {
            // "Lena Aoki Exclusive Video |Interview|"
            let at = if token.folded == "interview" { at - n_kinds(&tokens[..at]) } else { at };
            let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { continue };
            let word = &title[before.start..before.end];
            let opens = at == 1 || title[tokens[at - 2].end..before.start].trim().ends_with(':');
            if opens && !colon && tally.is_lone(word) {
                said.raise(word, HEADLINE_SPEAKS);
                break;
            }
            let found = names_ending(title, &tokens[..at]);
            // What stands before a colon may be anything that begins with capitals.
            let before_colon = |name: &str| if tally.whole(name).is_some() { OPENS } else { MENTIONED };
            let is_name = |name: &&String| name.contains(' ') && !is_shouted_title(name, tally);
            let mut whole = found.iter().filter(is_name).peekable();
            let speaks = whole.peek().is_some() && !colon && opens_part(title, &tokens[..at]);
            let weight = |name: &str| match (colon, speaks) {
                (true, _) => before_colon(name),
                (_, true) => HEADLINE_SPEAKS,
                _ if tally.whole(name).is_some() => IN_HEADLINE,
                _ => MENTIONED / 2.0,
            };
            whole.for_each(|name| said.raise(name, weight(name)));
            // "Lena Aoki & Sunniva on Ember": one of them may have no more than one name.
            let one_word = found.iter().filter(|name| !name.contains(' ') && tally.is_lone(name));
            one_word.filter(|_| speaks).for_each(|name| said.raise(name, HEADLINE_SPEAKS));
            // What follows is what they talk about.
            if speaks {
                break;
            }
        }
    }
}

/// How many words at the end say what kind of interview it is.
fn n_kinds(tokens: &[Token]) -> usize {
    const KINDS: &[&str] = &["exclusive", "video", "audio", "podcast", "extended", "full", "set", "phone"];
    tokens.iter().rev().take_while(|token| KINDS.contains(&token.folded.as_str())).count()
}

/// Those with whom it says that the talk was: "An Interview With Lena Aoki".
fn met(title: &str, tally: &Tally<'_>, said: &mut Said) {
    // 沖田ユキ監督インタビュー: who speaks stands before what they do.
    static BEFORE_ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"([\p{Han}\p{Hiragana}\p{Katakana}ー・]{2,12}?)(?:監督|さん|氏|が語る|インタビュー)")
    });
    BEFORE_ROLE.captures(title).into_iter().for_each(|found| said.raise(&found[1], HEADLINE_SPEAKS));
    // Behind "Lena Aoki Interview:" stands what she talks about.
    let is_said = said.most() >= HEADLINE_SPEAKS;
    let leads =
        |cue: &regex::Match<'_>| !is_said || !cue.as_str().trim_end().ends_with([':', '|', '–', '—', '-']);
    for cue in WITH.find_iter(title).filter(leads) {
        let rest =
            title[cue.end()..].split([':', '|', '–', '—']).find(|part| !part.trim().is_empty()).unwrap_or("");
        let rest = STOPS.find(rest).map_or(rest, |stop| &rest[..stop.start()]);
        let found = names_beginning(without_possessives(rest));
        found
            .iter()
            .filter(|name| !is_before_role(name, rest))
            .for_each(|name| said.raise(&without_verb(name, title, tally), HEADLINE_WITH));
    }
    // "Up the sound with Lena Aoki, Joe Roe and Ann Poe"
    if said.most() < OPENS {
        let several =
            title.match_indices(" with ").map(|(at, with)| names_at_start(&title[at + with.len()..]));
        let all = several.filter(|names| names.len() > 1 && names.iter().all(|name| tally.is_full(name)));
        all.flatten().for_each(|name| said.raise(&name, HEADLINE_WITH));
    }
}

/// Those with whom a part of the headline begins, as the text knows them: "Lena Aoki Burns the Set Down",
/// "How Lena Aoki’s Fire ...". The verb may be any.
fn opening(title: &str, tally: &Tally<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for part in title.split([':', '|', '–', '—']) {
        let part = after_lead(part);
        let lead: usize =
            tokens(part).iter().take_while(|token| token.is_role()).map(|token| token.end).max().unwrap_or(0);
        let part = part[lead..].trim_start();
        let names = names_at_start(part);
        let people = names.iter().filter(|name| !is_before_role(name, part));
        found.extend(people.filter_map(|name| tally.whole(name)));
    }
    found
}

/// The name with which a headline seems to begin, where nothing else tells who it is: its first two words.
fn opening_words(title: &str) -> Option<String> {
    let part = after_lead(title);
    let tokens = tokens(part);
    let run = names_at_start(part).into_iter().next()?;
    let is_initial = |word: &str| word.ends_with('.') || word.chars().count() == 1;
    let words: Vec<&str> = run.split(' ').collect();
    // What stands between the name and a colon or a possessive's ending belongs to it.
    let is_whole = tokens.get(words.len()).is_none_or(|next| !next.is_joined());
    let n_words = match () {
        () if is_whole
            && !(words.len() > 2 && words[2].ends_with('s') && tokens.get(words.len()).is_none()) =>
        {
            words.len()
        }
        () if words.len() > 2 && is_initial(words[1]) => 3,
        () => 2,
    };
    // "Ember Director": a role stands behind titles, and behind a rubric a colon and no quotation.
    let is_title = tokens.get(words.len()).is_some_and(Token::is_role);
    // A surname that two share does not stand behind the first of them.
    let behind = part.strip_prefix(&run).and_then(|behind| behind.trim_start().strip_prefix(':'));
    let is_rubric = behind
        .is_some_and(|behind| !behind.trim_start().starts_with(['‘', '“', '"', '«', '„', '»', '‹', '『']));
    (words.len() >= n_words && !is_title && !is_rubric).then(|| words[..n_words].join(" "))
}

/// A part of a headline without the words that open it before a name.
fn after_lead(part: &str) -> &str {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(?i)^(?:[\s:|–—‘“”’"]+|(?:how|why|what|when|watch|exclusive|inside|behind)\b)+"#)
    });
    LEAD.find(part).map_or(part, |lead| &part[lead.end()..])
}

/// "Lena L. Aoki Soars": a verb behind a name that the text does not have in full.
fn without_verb(name: &str, title: &str, tally: &Tally<'_>) -> String {
    let goes_on = title
        .split_once(name)
        .is_some_and(|(_, behind)| behind.trim_start().starts_with(char::is_alphabetic));
    let ends_as_verb =
        goes_on && name.ends_with('s') && !name.ends_with("ss") && name.split(' ').count() >= 3;
    match name.rsplit_once(' ') {
        Some((rest, _)) if ends_as_verb && !tally.is_full(name) && tally.known.people(name).is_empty() => {
            rest.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// Whether these words lead to somebody whom the talk is only about: "... Reuniting With |Joe Poe".
fn is_object(before: &str) -> bool {
    const LEADS: &[&str] = &[
        "with",
        "starring",
        "featuring",
        "opposite",
        "about",
        "for",
        "and",
        "star",
        "costar",
        "from",
        "by",
        "like",
    ];
    let word = before.trim_end().rsplit(' ').next().unwrap_or("");
    LEADS.contains(&fold(word).replace(' ', "").as_str())
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
    let is_praise = tokens.iter().rev().find(|token| token.end <= first).is_some_and(Token::is_lead);
    before.is_empty()
        || before.ends_with(|c: char| !c.is_alphanumeric())
        || before.ends_with("’s")
        || before.ends_with("'s")
        || is_role(word)
        || is_praise
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
            if near { names_at_start(rest) } else { Vec::new() }
        })
        .collect()
}
