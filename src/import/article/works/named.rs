//! The ways in which sentences name a film: "the thriller Ember", "in Ember she plays", "With Ember opening on Friday".

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::parts::sentences;
use crate::import::known::Known;
use crate::import::names::{is_house, is_role, is_shouted, is_whole_name};
use crate::import::pattern::pattern;
use crate::text::{fold, is_stop_word};

use super::roles::before_role;
use super::title::{in_title_case, title_case};
use super::{CALLED_SO, Candidate, SET_APART};

/// "new film Ember", "the thriller Ember", "su película Ember"; but not "(Film Quarterly)".
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:^|[^(\p{L}\p{N}])(?i:film|movie|thriller|drama|comedy|documentary|feature|horror|western|musical|biopic|sequel|prequel|series|epic|romance|blockbuster|remake|adaptation|debut|spielfilm|kinofilm|dokumentarfilm|debütfilm|pel[íi]cula|largometraje|comedia|documental|filme|com[ée]die|long[- ]m[ée]trage)(?:,)? (?:(?i:named|called|titled|entitled) )?)(\p{Lu}[\p{L}\p{N}’'&-]*(?:(?::? (?:(?:of|the|and|in|to|a|de|la|el|les|du|des|y|et) ){0,2})(?:\p{Lu}|\p{N})[\p{L}\p{N}’'&-]*){0,6})",
    )
});

/// "a film from Ann Poe, Ember, opens"
static NAMED_BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:film|movie|feature|series|debut|documentary|drama|thriller|comedy)\b[^.,]{0,30}, (\p{Lu}[\p{L}\p{N}’' :-]{1,50}),",
    )
});
/// "plays a widow in Ember", "the star of Ember"
static PLAYED_IN: LazyLock<Regex> = LazyLock::new(|| {
    let around = [
        r"\b(?:(?:plays|played|stars|starred|starring|appears|role|performance|turn|work)\b[^.,;]{0,50}? (?:in|on)|(?:season|episode|finale|star|creator|editor|composer|cinematographer|writer|screenings?|showing) of) ",
        NAME,
    ];
    pattern(&around.concat())
});
/// "Ann Poe, the director of Ember"; a sentence that begins so tells what somebody is known for.
static DIRECTED: LazyLock<Regex> = LazyLock::new(|| pattern(&[r"\bdirector of ", NAME].concat()));
/// "the sibling duo behind Ember", "Film: Ember"
static MADE_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&[r"\b(?:duo|team|pair|filmmakers?|directors?|creators?|brothers|sisters|siblings|(?:wo)?man|men|people|minds?) behind ", NAME].concat())
});
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)^(?:Film|Title|Movie|Pel[íi]cula|T[íi]tulo|Titre|Filmtitel): ([^.:|]{2,60})$")
});
/// "Her latest with Joe Roe is Ember", "the talk centred on Ember", "returns to horror with Ember", "Ember (2018)"
static IS_LATEST: LazyLock<Regex> = LazyLock::new(|| {
    let lead = r"(?:\b(?:His|Her|Their) (?:latest|newest|new (?:film|movie|series))(?: [^.,]{0,40})? is|\b(?:cent(?:er|re)(?:s|ed)|focus(?:es|ed)|turns|turned) on|\breturns (?:to \p{Ll}+ )?with) ";
    pattern(&[lead, NAME].concat())
});
/// "the playwright, whose Ember, with Ann Poe as a smith", "Ember is, on paper, a Western"
static SAID_OF: LazyLock<Regex> =
    LazyLock::new(|| pattern(&[r"(?m)(?:\bwhose |^)", NAME, r"(?:, with \p{Lu}| is, )"].concat()));
static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(&[NAME, r" \((?:19|20)\d\d\)"].concat()));
/// "Ember", alone on the line above "Dir. Ann Poe, Norway".
static ABOVE_DIRECTOR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^(\p{Lu}[^\n.:|]{1,60})\n(?:Dir(?:ector)?[.:]|Directed by) \p{Lu}"));
/// "Ember [+see also: ...", where a page lists what it has of the film.
static SEE_ALSO: LazyLock<Regex> = LazyLock::new(|| pattern(&[NAME, r" \[\+see also"].concat()));
/// "KILN (Ann Poe, 2018)", all of a line below the headline.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^(?:[^()\n]{2,60} (?:filming|shooting|directing|on the set of) )?(\p{Lu}[^()\n]{1,60}) \((?:\p{Lu}[^()\n]{2,40}, )?(?:19|20)\d\d\)\.?$",
    )
});
/// "Spoilers follow for Ember", "Minor spoilers for Ember ahead"
static SPOILT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        &[r"\b(?i:spoilers?)\b[^.:;]{0,40}? (?i:for|of|from|about) (?:\p{Lu}\p{L}+(?:’s|'s) )?", NAME]
            .concat(),
    )
});
/// "In The Quiet Hour he plays a purser"
static IN_WHICH: LazyLock<Regex> = LazyLock::new(|| {
    let behind =
        r",? (?:he|she|they|\p{Lu}\p{L}+|\p{Lu}\p{L}+ \p{Lu}\p{L}+) (?:plays?|stars?|portrays?|voices?)\b";
    pattern(&[r"\bIn ", NAME, behind].concat())
});
/// "Ember, in which she plays a widow", "Ember, which opens"
static WHICH: LazyLock<Regex> = LazyLock::new(|| {
    let around = [
        r"\b(?:(?:In|With|From|For|But|And) )?",
        NAME,
        r"(?:,? is (?:an?|the|her|his|their|this \p{L}+[’']s) (?:\p{Ll}[\p{L}-]+ ){0,4}(?:film|movie|debut|documentary|comedy|drama|thriller|series|feature)(?:[,.]| (?:about|that|which|set|from|by|with|in)\b)|, an? (?:\p{Ll}[\p{L}-]+ ){0,3}(?:film|movie|documentary|comedy|drama|thriller|series)(?:[,.]| (?:by|about|that|which|set|from|in|with)\b)|, (?:in which (?:he|she|they|it|\p{Lu}\p{L}+) |(?:starring|directed by) \p{Lu}|which (?:plays|opens|premieres?d?|screens|stars|follows|tells|hits|arrives|won|wins|turns|celebrates) ))",
    ];
    pattern(&around.concat())
});
/// "con motivo del estreno en cines de Ceniza"
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:estreno|sortie|llegada)\b[^.,]{0,25}? de (?:la película |su película )?(\p{Lu}[\p{L}’'-]+(?: (?:(?:de|del|la|el|los|las|y) ){0,2}\p{Lu}[\p{L}’'-]+){0,5})",
    )
});
/// "With Ember opening on Friday", "Ember is in theaters now."
static OUT: LazyLock<Regex> = LazyLock::new(|| {
    let begins = r"(?m:(?:^|[\p{Ll}\p{N}][.!?]”? )(?:(?:With|As|Before|After|When|While|Until|Although|Now|Since) )?|\b(?:with|as|before|when) )(?:\p{Lu}[\p{L}.]+ \p{Lu}\p{L}+(?:[’']s|s[’']) )?";
    let name = r"(\p{Lu}[\p{L}\p{N}’'&-]*(?::? (?:(?:of|the|and|in|to|a|&) ){0,2}[\p{Lu}\p{N}][\p{L}\p{N}’'&-]*){0,6})";
    let is_out = r"(?:in (?:select |UK |US |French )?(?:theat(?:er|re)s|cinemas)|available|playing|streaming|on (?:general |limited |wide )?release|out|released)";
    let comes = r"(?:opening|opens|hitting|hits|premiering|premieres|premiered|screens|arriving|arrives|landing|debuting|debuts|\p{Ll}+ing into (?:theaters|theatres|cinemas))";
    pattern(&format!(
        "{begins}{name}(?:(?: is| are| now| currently| finally)+ {is_out}|(?: now| finally)? {comes})\\b"
    ))
});
/// "her novel Ember": what a film is made from is often called as it is.
static BOOK: LazyLock<Regex> =
    LazyLock::new(|| pattern(&[r"(?:’s|'s|\bher|\bhis|\bthe) (?:novel|book|play|memoir) ", NAME].concat()));
/// "Ann Poe’s The Quiet Hour"
static OWNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}-]+(?:’s|'s|’|') (The(?: (?:(?:of|the|and|in|to) ){0,2}\p{Lu}[\p{L}-]+){1,4})",
    )
});
/// "Ann Poe’s All of Us at Sea"
static OWNED_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}-]+(?:’s|'s) (\p{Lu}\p{L}+(?: (?:(?:of|the|and|in|to|a) ){0,2}\p{Lu}[\p{L}’'-]+){1,5})",
    )
});
/// "in Ember, Ann Poe’s new film"
static IN_FILM_OF: LazyLock<Regex> = LazyLock::new(|| {
    let behind = r", \p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}-]+){0,2}(?:’s|'s) (?:\p{Ll}[\p{L}-]+ ){0,4}(?:film|feature|movie|debut|drama|comedy|thriller|series|documentary|picture)\b";
    pattern(&[r"\b(?i:in|with|for|of) ", NAME, behind].concat())
});
/// "A talk with the composer Ann Poe on Ember"
static TALK_ON: LazyLock<Regex> = LazyLock::new(|| {
    let lead = r"(?m)\b(?i:conversation|interview|talk|chat|q&a) with [^.,]{3,60}? (?:on|about) ";
    pattern(&[lead, NAME, "(?:$|,)"].concat())
});
/// "Avec La Nuit des braises, la réalisatrice", "La Nuit des braises, d’Ann Poe"
static FRENCH: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"((?:L[ae]s? |L[’']|Une? )\p{L}[\p{L}’'-]*(?: \p{L}[\p{L}’'-]*){0,6})";
    pattern(&format!(
        r"(?m)\bAvec {name}, l(?:a |e |[’'])(?:r[ée]alisat|cin[ée]aste|act(?:eur|rice))|^{name}, d(?:e |[’'])\p{{Lu}}"
    ))
});
/// "the archive screened Ann Poe’s Ember Road"
static SCREENED: LazyLock<Regex> = LazyLock::new(|| {
    let lead = r"\b(?:screen(?:ed|ing of)|show(?:ed|ing of)|premiere of) (?:\p{Lu}[\p{L}’'-]+ ){1,2}\p{Lu}[\p{L}-]+(?:’s|'s) ";
    pattern(&[lead, NAME].concat())
});
/// "for Ann Poe’s Ember."
static OWNED_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}-]+(?:’s|'s) (\p{Lu}\p{Ll}{3,})(?:[.,]|$)"));
/// "revient avec La Maison du puits, fable ...": Romance titles go on in small letters.
static RETURNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:revient avec|présente|signe|vuelve con|presenta|estrena|torna con) ((?:La|Le|Les|L’|L'|Un|Une|El|Los|Las|Una|Il|Lo|\p{Lu}\p{L}+)(?: ?\p{L}[\p{L}’'-]*){1,6}),",
    )
});

/// A name of up to six words with capitals, and small ones among them.
const NAME: &str = r"((?:An? )?\p{Lu}[\p{L}’'-]+(?: (?:by the |(?:(?:of|the|and|in|to|a|for|&) ){0,2})\p{Lu}[\p{L}’'-]+){0,5})";

/// Characters of a text that are read for what it is about.
const OPENING: usize = 4000;
/// Lines at the top of a text among which the credit of a film stands.
const CREDITS: usize = 4;
/// Shortest sentence in which capitals stand out, in words.
const SENTENCE: usize = 8;

/// Returns what the sentences of a text name as a work, as often as they do.
pub(super) fn named(body: &str) -> Vec<Candidate> {
    let opening: String = body.chars().take(OPENING).collect();
    // "by director Ann Poe, in which she plays": a person.
    let is_led = |at: usize| {
        let last = opening[..at].trim_end().rsplit(' ').next().unwrap_or("");
        is_role(last) || last == "by"
    };
    let mut found = Vec::new();
    // "the Film Letter" names a letter, and "a film, Poe plays" who plays.
    let is_other = |found: &regex::Captures<'_>| {
        let Some(name) = found.get(1) else { return true };
        let before = opening[..name.start()].trim_end();
        let word = before.rsplit(' ').next().unwrap_or("");
        let begins = before[..before.len() - word.len()].trim_end();
        let is_name = ["Film", "Movie"].contains(&word)
            && !begins.is_empty()
            && !begins.ends_with(['.', '!', '?', ':', '\n']);
        let behind = opening[name.end()..].trim_start().split(' ').next().unwrap_or("");
        let is_clause = name.as_str().contains(" plays ") || name.as_str().contains(" stars ");
        is_name
            || is_clause
            || word.ends_with(',') && ["plays", "played", "stars", "portrays", "voices"].contains(&behind)
    };
    // "The director of Ember returns" begins a text about something else.
    let known_for = |found: &regex::Captures<'_>| {
        found.get(0).is_some_and(|all| opening[..all.start()].trim_end().ends_with("The"))
    };
    let directed = DIRECTED.captures_iter(&opening).filter(|found| !known_for(found));
    found.extend(directed.map(|name| Candidate::new(&name[1], CALLED_SO)));
    let said_of = SAID_OF.captures_iter(&opening).filter(|name| !is_stop_word(&fold(&name[1])));
    found.extend(said_of.map(|name| Candidate::new(&name[1], SET_APART)));
    found.extend(DATED.captures_iter(&opening).map(|name| Candidate::new(&name[1], SET_APART)));
    found.extend(credited(&opening));
    let forms = [
        &NAMED_BETWEEN,
        &PLAYED_IN,
        &IN_WHICH,
        &CALLED,
        &OPENS,
        &WHICH,
        &IN_FILM_OF,
        &TALK_ON,
        &IS_LATEST,
        &MADE_BY,
        &LISTED,
        &SPOILT,
        &SCREENED,
    ];
    for form in forms {
        let names = form.captures_iter(&opening).filter(|found| {
            let named = found.get(1).map_or(0, |name| name.start());
            !is_house(&found[1]) && !is_led(named) && !is_other(found)
        });
        // "Sister Agatha in Ember, which opens"
        let title = |name: &regex::Captures<'_>| {
            let name = name[1].to_owned();
            let cut = name.split_once(" in ").filter(|(who, _)| is_whole_name(who));
            cut.map_or(name.clone(), |(_, title)| title.to_owned())
        };
        let weight = |name: &regex::Captures<'_>| {
            let before = name.get(1).map_or("", |name| &opening[..name.start()]);
            if is_known_from(before) { SET_APART / 2.0 } else { CALLED_SO }
        };
        found.extend(names.map(|name| Candidate::new(title(&name), weight(&name))));
    }
    found.extend(BOOK.captures_iter(&opening).map(|name| Candidate::new(&name[1], SET_APART)));
    found.extend(out(body).map(|name| Candidate::new(name, CALLED_SO)));
    found.extend(OWNED.captures_iter(&opening).map(|name| Candidate::new(&name[1], CALLED_SO)));
    // "The Third Man’s Son." is a title of its own.
    let in_title = |found: &regex::Captures<'_>| {
        found.get(0).is_some_and(|all| opening[..all.start()].ends_with("The "))
    };
    let owned =
        OWNED_WORD.captures_iter(&opening).filter(|found| !found[0].starts_with("The ") && !in_title(found));
    found.extend(owned.map(|name| Candidate::new(&name[1], SET_APART)));
    let owned = OWNED_WORDS.captures_iter(&opening);
    let owned = owned.filter(|found| !is_house(&found[1]) && !found[1].starts_with("The "));
    found.extend(owned.map(|name| Candidate::new(&name[1], SET_APART)));
    let french = FRENCH.captures_iter(&opening).filter_map(|found| found.get(1).or_else(|| found.get(2)));
    found.extend(french.map(|name| Candidate::new(name.as_str(), CALLED_SO)));
    found.extend(RETURNS.captures_iter(&opening).map(|name| Candidate::new(&name[1], CALLED_SO)));
    found.extend(shouted_in(&opening));
    found
}

/// What lines at the top credit: "Ember" above "Dir. Ann Poe", "Ember [+see also:", "KILN (Ann Poe, 2018)".
fn credited(opening: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let above_director = ABOVE_DIRECTOR.captures_iter(opening);
    found.extend(above_director.map(|name| Candidate::as_title(title_of_credit(&name[1]), 2.0 * CALLED_SO)));
    let see_also = SEE_ALSO.captures_iter(opening);
    found.extend(see_also.map(|name| Candidate::as_title(without_lead(&name[1]), 2.0 * CALLED_SO)));
    let first: String = opening.lines().take(CREDITS).collect::<Vec<_>>().join("\n");
    let credits = CREDIT.captures_iter(&first).map(|name| title_of_credit(of_which(&name[1])));
    found.extend(credits.map(|name| Candidate::as_title(name, 2.0 * CALLED_SO)));
    found
}

/// "Ann Poe and Joe Roe in Ember", without those whom a picture shows.
fn of_which(caption: &str) -> &str {
    let parted = caption.split_once(" in ").filter(|(who, title)| {
        is_whole_name(who.rsplit(" and ").next().unwrap_or(who)) && title.starts_with(char::is_uppercase)
    });
    parted.map_or(caption, |(_, title)| title)
}

/// "After Ember", where a sentence begins, without the word that leads to it.
fn without_lead(name: &str) -> &str {
    let leads = ["After ", "Before ", "In ", "With ", "Since ", "For ", "Like ", "From "];
    let bare = leads.iter().find_map(|lead| name.strip_prefix(lead));
    bare.filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name)
}

/// "KILN" as titles are usually written.
fn title_of_credit(name: &str) -> String {
    if is_shouted(name) { title_case(name) } else { name.to_owned() }
}

/// Whether these words lead to what somebody was in before: "whom you may know from the late, great series |Ember".
fn is_known_from(before: &str) -> bool {
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:know|known|recogni[sz]e|remember)s?\b(?: (?:him|her|them))?(?: best)? (?:from|as|for)\b[^.!?]{0,80}$|\b(?:my|your) (?:first|previous|last|earlier|debut) (?:\p{L}+ )?(?:film|movie|feature|short|documentary|series|show),? $",
        )
    });
    KNOWN.is_match(before)
}

/// What is said to come out. "The Baker’s Wife opens on Friday" names no film of a baker's.
fn out(body: &str) -> impl Iterator<Item = &str> {
    OUT.captures_iter(body).filter_map(|found| {
        let (all, name) = (found.get(0)?.start(), found.get(1)?);
        let article = body[all..name.start()].find("The ").map(|at| all + at);
        Some(&body[article.unwrap_or(name.start())..name.end()])
    })
}

/// "her film SALT HARBOR was shot on water": what sentences of small letters set in capitals, of two words or more.
fn shouted_in(text: &str) -> Vec<Candidate> {
    static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b\p{Lu}{2,}[\p{Lu}’'-]*(?: (?:\p{Lu}[\p{Lu}’'-]*|&|\d+))*(?: \p{Lu}{2,}[\p{Lu}’'-]*)\b")
    });
    let is_sentence = |line: &&str| {
        let words = || line.split(' ');
        words().count() >= SENTENCE
            && words().filter(|word| word.contains(char::is_lowercase)).count() * 2 > words().count()
    };
    // A name before a colon speaks.
    let runs = text.lines().filter(is_sentence).flat_map(|line| {
        let speaks = move |run: &regex::Match<'_>| {
            run.start() == 0 && line[run.end()..].trim_start().starts_with([':', ','])
        };
        CAPITALS.find_iter(line).filter(move |run| !speaks(run)).map(move |run| {
            let before = &line[..run.start()];
            let weight = match (is_known_from(before), before.ends_with(" comes ")) {
                (true, _) => SET_APART / 2.0,
                (_, true) => CALLED_SO,
                _ => SET_APART,
            };
            Candidate::as_title(title_case(run.as_str()), weight)
        })
    });
    runs.collect()
}

/// "Ember director Lena Aoki is in search of truth": what stands before a role where a text begins. Only
/// for want of anything better.
pub(super) fn film_of_first_sentences(body: &str) -> Vec<Candidate> {
    const SENTENCES: usize = 3;
    const LONGEST: usize = 6;
    static NATION: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:ish|ian|ese|can|ean|ch|ino|eek|iss|aqi|eli|stani|based|born|time)$"));
    let head: String = body.chars().take(OPENING).collect();
    let first = head
        .lines()
        .flat_map(sentences)
        .take(SENTENCES)
        .flat_map(|sentence| before_role(sentence, &Known::default(), ""));
    let is_film = |name: &String| {
        in_title_case(name)
            && !is_stop_word(&fold(name))
            && name.split(' ').count() <= LONGEST
            && !NATION.is_match(name)
            && !name.contains(',')
    };
    first.filter(is_film).map(|name| Candidate::new(name, SET_APART)).collect()
}

/// The name that a headline calls a film by: "the thriller Ember".
pub(super) fn called(title: &str) -> impl Iterator<Item = &str> {
    CALLED.captures_iter(title).filter_map(|found| found.get(1)).map(|name| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_its_title_without_what_leads_to_it() {
        assert_eq!(of_which("Ann Poe and Joe Roe in Salt Road"), "Salt Road");
        assert_eq!(of_which("Fire in Ember"), "Fire in Ember");
        assert_eq!(without_lead("After The Oatcake"), "The Oatcake");
        assert_eq!(without_lead("Afterglow"), "Afterglow");
    }
}
