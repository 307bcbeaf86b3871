//! What the sentences of an introduction say of who answers.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::{names_at_start, names_beginning, names_ending, tokens};
use crate::import::pattern::pattern;
use crate::text::fold;

use super::tally::Tally;

/// How much each kind of clue says.
const MET: f64 = 4.0;
const TALKED: f64 = 2.0;
/// How far behind it is said that somebody was met their names are looked for, in characters.
const REACH: usize = 240;

static MET_CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:speaks?|spoke|spoken|talk(?:s|ed|ing)?|chat(?:s|ted|ting)?|sat|sits?|sit|sitting|caught|catch(?:es)?|catching|met|meets?|meet|connected|conversed|conversation|interview(?:s|ed)?|discussion|chat|q&a|one-on-one|1-on-1|sit-down|exclusively|zoom(?:ed)?|phone|call|time|opportunity|chance)(?: (?:down|up|recently|exclusively|again|briefly|by phone|over zoom|via zoom|on the phone|over the phone))* (?:with|to)\b|\binterviewed|\bmet|straight from|\b(?:ask|asked|throw|threw|put|pose|posed|fire|fired) (?:our |a few |some |your )?questions (?:of|to|at)\b|\bspeaking (?:with|to)|\bjoined by|\b(?:panel|panelists|panellists|guests|lineup)(?: \p{Ll}+){0,3} (?:consisted of|included|includes|featured|were|are)\b|\b(?:my|our|today[’']s) guests?|\b(?:goes|go|went|talk shop|minutes) (?:deep )?with|\bguest(?: (?:this week|today|on this episode))? is|(?:hemos )?(?:hablamos|hablado|habl[óo]|conversamos|conversado|convers[óo]|charlamos|charlado|charl[óo]) con|entrevist(?:amos|ado|[óo]) a|entrevista (?:con|a)|nous avons (?:pu )?(?:rencontr[ée]r?|interview[ée]r?|discut[ée]r? avec|parl[ée]r? (?:avec|[àa]))|(?:entretien|rencontre|interview|discut[ée]|discuter|[ée]chang[ée]r?) avec|a rencontr[ée]|sprach(?:en)? mit|(?:gespr[äa]ch|interview) mit|abbiamo (?:incontrato|intervistato|parlato con))\b",
    )
});
/// Where the names of those who were met end.
pub(super) static STOPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s(?:about|to (?:discuss|talk|chat|learn|find|get|hear|dig|break)|ahead of|during|regarding|following|via|over|while|where|when|who|whose|as (?:he|she|they)|before|after|for|in (?:which|a|an|our)|at (?:the|a)|on the|sobre|acerca|durante|para|quien|au sujet|[àa] propos|pour|lors|über|während|zu)\s",
    )
});
static TALKED_CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s(?:(?:recently|also|has|have|candidly|exclusively) )*(?:talk(?:s|ed)?|spoke|speaks?|discuss(?:es|ed)?|explain(?:s|ed)?|reveal(?:s|ed)?|told|tells?|shared?s?|opened up|opens? up|reflect(?:s|ed)?|chatted|chats?|(?:walk|take|tak|join|show|fill)s? us|s[ai]ts? down|breaks? down|dives?|answers?|habl(?:a|ó)|explic(?:a|ó)|cuenta|contó|parle|raconte|explique|évoque|revient)\s",
    )
});

/// Speaks of another page.
pub(super) static OTHER_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:finally|and),? )?(?:related|for more|for further|elsewhere (?:on|in)|you(?:(?:’|')ll| can) (?:also )?find|lee|lire|à lire)\b|\b(?:might|may|will) (?:also )?(?:enjoy|like)\b|\b(?:read|watch|see|check out|listen to|revisit|catch|find|miss) (?:more |also )?(?:of )?(?:our|my|the|this|these|an?|all)\b|\b(?:our|my) (?:previous|earlier|last|recent|full|other|interviews)\b|\bhere(?:’|')s (?:our|my|what|an?)\b|\b(?:posted|published|ran) (?:our|my)\b|\bclick here\b|\bthere(?:’|')s (?:also )?(?:my|our)\b|^\W*also in\b.{2,40}:|\((?:Ep\.?|Episode) ?\d+\)|\b(?:I|we)(?:(?:’|')ve)? also (?:talked|spoken?|sat down|chatted)\b|\bhave a look at (?:my|our)\b|\b(?:last|earlier this) (?:year|month|week|spring|summer|fall|autumn|winter),? (?:we|I) (?:spoke|talked)\b|\b(?:our|my) (?:interviews?|chats?|talks?|conversations?)\b.{0,80}\b(?:is|are) (?:also |now )?(?:up|here|online|live|over)\b|\byou can (?:also )?(?:read|watch|see|hear|find) [^.]{0,60}\bin (?:our|my)\b|\bmissed (?:our|my) (?:\p{L}+ ){0,2}(?:interviews?|chats?|talks?|conversations?|review)\b|\bfor (?:our|my)\b.{0,80}\bclick here\b",
    )
});

/// Counts those whom a sentence says were met, or talked.
pub(super) fn sentence_says(sentence: &str, tally: &mut Tally<'_>) {
    sentence_says_with(sentence, TALKED, tally);
}

/// The same of a line below the headline, which says who answers: "Her cameraman Joe Roe tells us about fire."
pub(super) fn line_below_headline_says(line: &str, tally: &mut Tally<'_>) {
    sentence_says_with(line, MET, tally);
}

fn sentence_says_with(sentence: &str, talked: f64, tally: &mut Tally<'_>) {
    for cue in MET_CUE.find_iter(sentence) {
        // "Lena Aoki talks to Joe Doe": it is she who answers.
        let before = &sentence[..cue.start()];
        // "She talks to Ann Doe about it": Ann Doe asks.
        let subject = before.trim_end().rsplit(' ').next().unwrap_or("");
        let is_told = ["he", "she", "they"].contains(&fold(subject).as_str())
            && cue.as_str().to_lowercase().starts_with(['t', 's']);
        // "His first |conversation with Ann Poe", "Ann’s |interview with Reel Room": not the one that is written here.
        let mut near = before.trim_end().rsplit(' ').take(2);
        let is_theirs = near.any(|word| ["his", "her", "their"].contains(&fold(word).as_str()))
            || ["’s", "'s"].iter().any(|owns| before.trim_end().ends_with(owns));
        // "she is in |talks to| star with Ann Poe"
        let is_deal = subject == "in" && fold(cue.as_str()).starts_with("talks ");
        if is_told || is_theirs || is_deal {
            continue;
        }
        if names_ending(before, &tokens(before)).iter().any(|name| tally.answers_by_headline(name)) {
            continue;
        }
        let several = listed(&sentence[cue.end()..]);
        several.iter().for_each(|name| tally.add_short(name, MET));
        if !several.is_empty() {
            continue;
        }
        // Parts and works of theirs may stand behind each: "Lena Aoki (Lady Ash) and Joe Roe (Doc)".
        static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r" \([^()\n]{2,70}\)"));
        let rest: String = BRACKETS.replace_all(&sentence[cue.end()..], "").chars().take(REACH).collect();
        // Names end where it is said what was talked about.
        let rest = STOPS.find(&rest).map_or(rest.as_str(), |stop| &rest[..stop.start()]);
        // "talked with us in the yard of the Casa Grande"
        static US: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)^\s*(?:us|me|our(?: own)?|nosotros|nosotras|m[íi]|nous|moi|uns|mir|noi)\b")
        });
        let first = if US.is_match(rest) { Vec::new() } else { names_beginning(rest) };
        // "He met Reel, along with his producer Ann Poe": nobody is named before.
        let companion = ["along with", "together with", "alongside"].iter().find_map(|with| rest.find(with));
        let first = match companion {
            Some(at) if names_beginning(&rest[..at]).is_empty() => Vec::new(),
            _ => first,
        };
        let strange = first
            .first()
            .and_then(|name| rest.find(name.split(' ').next().unwrap_or(name)))
            .is_some_and(|at| at > 90);
        // "talk with Reel’s Ann Poe", who asks.
        let asks_for_outlet = |name: &str| {
            let before = rest.split_once(name).map_or("", |(before, _)| before.trim_end());
            let owner = before.rsplit(' ').next().unwrap_or("");
            ["’s", "'s"].iter().any(|owns| owner.strip_suffix(owns).is_some_and(|owner| tally.is_not(owner)))
        };
        let is_outlet = |name: &str| {
            // "sat down with the director in Park City"
            let place = ["in", "at", "from"].iter().any(|at| rest.contains(&format!(" {at} {name}")));
            // "speaking with Reel Life reporter Ann Poe", "spoke with The Reel’s Ann Poe" names who asked.
            static ASKS: LazyLock<Regex> = LazyLock::new(|| {
                pattern(
                    r"(?i)\b(?:reporter|correspondent|journalist|interviewer|columnist) $|^\s*the (?-i:\p{Lu})[^,.]{2,40}[’']s $",
                )
            });
            if rest.split_once(name).is_some_and(|(before, _)| ASKS.is_match(before)) {
                return true;
            }
            // "spoke with The Reel Reporter" names who asked.
            rest.contains(&format!("The {name}")) || place || asks_for_outlet(name)
        };
        // "During this interview with Reel Room, Aoki talked about ..."
        let behind =
            first.last().and_then(|name| rest.find(name.as_str()).map(|at| &rest[at + name.len()..]));
        let is_asking = behind.is_some_and(|behind| {
            TALKED_CUE.find(&format!("{behind} ")).is_some_and(|talked| {
                let talking = names_ending(&behind[..talked.start()], &tokens(&behind[..talked.start()]));
                behind.starts_with(", ") && talking.iter().any(|name| tally.is_part(name))
            })
        });
        if !strange && !is_asking {
            let met: Vec<&String> = first.iter().filter(|name| !is_outlet(name)).collect();
            met.into_iter().for_each(|name| tally.add_short(name, MET));
        }
        if first.is_empty() {
            surnames_met(rest, tally);
        }
    }
    for cue in TALKED_CUE.find_iter(sentence) {
        let before = &sentence[..cue.start()];
        let mut found = names_ending(before, &tokens(before));
        found.retain(|name| name.contains(' ') || tally.is_part(name));
        found.iter().for_each(|name| tally.add_short(name, talked));
        // Those who talk together with somebody of whom the headline says so.
        if found.len() > 1 && found.iter().any(|name| tally.answers_by_headline(name)) {
            found.iter().for_each(|name| tally.is_said_to_answer(name));
        }
    }
}

/// Counts those whom a text begins with by their surnames: "spoke with |Aoki, Sund and Poe|".
fn surnames_met(rest: &str, tally: &mut Tally<'_>) {
    const MOST: usize = 6;
    let is_joint = |gap: &str| matches!(gap.trim(), "" | "," | "&" | ", &");
    let words = tokens(rest);
    let words = words.iter().filter(|token| token.folded != "and");
    let met: Vec<&str> = words
        .enumerate()
        .take_while(|(at, token)| *at == 0 || is_joint(&token.gap))
        .map(|(_, token)| &rest[token.start..token.end])
        .take_while(|word| tally.is_surname(word))
        .take(MOST)
        .collect();
    met.iter().for_each(|word| tally.add_short(word, MET / 2.0));
}

/// Several who are listed behind a colon: "a chat with three of those who get wet: |Ann Poe, Joe Roe and Ola Vik|".
fn listed(behind: &str) -> Vec<String> {
    let names = behind.split_once(": ").map(|(_, list)| names_at_start(list)).unwrap_or_default();
    if names.len() > 1 { names } else { Vec::new() }
}
