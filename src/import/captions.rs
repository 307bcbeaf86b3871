//! Captions of a recording: WebVTT and SubRip.
//!
//! Read here, since the crates for both forms have been left alone for years and refuse a file for
//! one wrong line; what is needed of them is where each text begins.

use std::sync::LazyLock;

use regex::Regex;

use super::article::begins_asking;
use super::block::squeeze;
use super::clock::seconds;
use super::draft::{Draft, DraftPerson};
use super::pattern::pattern;

static TIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})",
    )
});
static VOICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"<v(?:\.[^\s>]*)?\s+([^>]+)>"));
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"<[^<>]*>|\{\\[^{}]*\}"));
static SPEAKER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[-–>]+\s*)?([\p{Lu}][\p{L}.'’ -]{1,30}):\s+"));
/// Most cues that are read, and the longest pause within a sentence, in seconds.
const MAX_CUES: usize = 100_000;
const PAUSE: f64 = 3.0;
/// Most that may speak.
const MAX_VOICES: usize = 300;
/// Shortest and longest question, in words.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;

/// A text with when it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Cue {
    start: f64,
    end: f64,
    voice: Option<String>,
    text: String,
}

/// A sentence with where it begins and who says it.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    at: f64,
    voice: Option<String>,
    text: String,
}

/// Whether a text is captions.
pub(super) fn looks_like(text: &str) -> bool {
    text.trim_start().starts_with("WEBVTT") || text.lines().take(12).any(|line| TIMES.is_match(line))
}

/// Makes a draft of captions: the questions, where each begins.
pub(super) fn draft(text: &str) -> Draft {
    let title = title(text);
    let mut draft = Draft::new(title.unwrap_or_default());
    let sentences = sentences(&folded(cues(text)));
    let asking = asking_voices(&sentences);
    for said in &sentences {
        let words = said.text.split(' ').count();
        let by_asker = asking.is_empty() || said.voice.as_ref().is_some_and(|voice| asking.contains(voice));
        if said.text.ends_with('?') && WORDS.contains(&words) && by_asker {
            draft.add_topic(&said.text, seconds(said.at));
        }
    }
    for name in sentences.iter().filter_map(|said| said.voice.as_ref()) {
        // "Speaker 2" is somebody without a name.
        let is_full = name.contains(' ') && !name.contains(|c: char| c.is_ascii_digit());
        let answers = is_full && !asking.is_empty() && !asking.contains(name);
        if answers && !draft.people.iter().any(|person| person.name == *name) && draft.people.len() < 20 {
            draft.people.push(DraftPerson {
                name: name.clone(),
                id: None,
                roles: Vec::new(),
                interviewee: true,
            });
        }
    }
    let all: String = sentences.iter().take(300).map(|said| format!("{} ", said.text)).collect();
    draft.language = super::article::guessed(&all).unwrap_or_default();
    if draft.topics.is_empty() && !sentences.is_empty() {
        draft.note(
            "topics: no sentence of the captions ends in a question mark, as in captions made by a machine",
        );
    }
    if asking.is_empty() && !draft.topics.is_empty() {
        draft.note(
            "topics: the captions do not say who speaks; some of these questions may be the interviewee's",
        );
    }
    if title.is_none() {
        draft.note("title: captions have none; take the recording's");
    }
    draft
}

/// What the first line of WebVTT says behind its signature: "WEBVTT - Lena Aoki on Ember" (W3C, "WebVTT: The Web Video Text
/// Tracks Format", 4.1).
fn title(text: &str) -> Option<&str> {
    const FEWEST_WORDS: usize = 2;
    let head = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).lines().next()?;
    let said = head.strip_prefix("WEBVTT")?.trim_matches(['-', '–', ' ', '\t']);
    let is_setting = ["Kind:", "Language:", "FILE"].iter().any(|setting| said.starts_with(setting));
    (said.split(' ').count() >= FEWEST_WORDS && !is_setting && !said.contains("-->")).then_some(said)
}

fn cues(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(times) = TIMES.captures(line) else { continue };
        let clock = |first: usize| {
            let part =
                |at: usize| times.get(at).map_or(0.0, |part| part.as_str().parse::<f64>().unwrap_or(0.0));
            let fraction = times.get(first + 3).map_or(0.0, |part| {
                part.as_str().parse::<f64>().unwrap_or(0.0) / 10f64.powi(part.as_str().len() as i32)
            });
            part(first) * 3600.0 + part(first + 1) * 60.0 + part(first + 2) + fraction
        };
        let (start, end) = (clock(1), clock(5));
        let mut shown = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty() && !TIMES.is_match(line)) {
            shown.push(line);
        }
        // The number of the next cue, where no empty line parts them.
        if lines.peek().is_some_and(|line| TIMES.is_match(line))
            && shown.last().is_some_and(|line| line.trim().parse::<u32>().is_ok())
        {
            shown.pop();
        }
        for line in shown {
            let voice = VOICE.captures(line).map(|found| squeeze(&found[1]));
            let text = squeeze(&plain(line));
            if !text.is_empty() && cues.len() < MAX_CUES {
                cues.push(Cue { start, end, voice, text });
            }
        }
    }
    cues
}

/// Folds rolling captions, in which each cue shows the line before once more.
fn folded(cues: Vec<Cue>) -> Vec<Cue> {
    let mut kept: Vec<Cue> = Vec::new();
    for cue in cues {
        let shown =
            kept.iter_mut().rev().take(3).find(|other| other.text == cue.text && cue.start - other.end < 1.0);
        if let Some(shown) = shown {
            shown.end = shown.end.max(cue.end);
            continue;
        }
        match kept.last_mut() {
            // A line that grows word by word.
            Some(last) if cue.text.starts_with(&last.text) && cue.start - last.end < 1.0 => {
                last.text = cue.text;
                last.end = cue.end;
            }
            _ => kept.push(cue),
        }
    }
    kept
}

/// Puts the texts together and takes them apart at the ends of sentences.
fn sentences(cues: &[Cue]) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut open: Option<Said> = None;
    let mut last_end = 0.0;
    let mut last_voice: Option<String> = None;
    for cue in cues {
        let starts_turn =
            cue.text.starts_with(">>") || cue.text.starts_with("- ") || cue.text.starts_with("– ");
        let text = cue.text.trim_start_matches(['>', '-', '–', ' ']);
        let named = SPEAKER.captures(text).filter(|found| found[1].split(' ').count() <= 3);
        let (voice, text) = match &named {
            Some(found) => (Some(found[1].trim().to_owned()), &text[found[0].len()..]),
            None => (cue.voice.clone(), text),
        };
        // Who is not named again goes on speaking, unless a dash says otherwise.
        let voice = voice.or_else(|| last_voice.clone().filter(|_| !starts_turn));
        if starts_turn || voice != last_voice || cue.start - last_end > PAUSE {
            found.extend(open.take());
        }
        last_voice.clone_from(&voice);
        last_end = cue.end;
        for part in parts(text) {
            let said =
                open.get_or_insert_with(|| Said { at: cue.start, voice: voice.clone(), text: String::new() });
            if !said.text.is_empty() {
                said.text.push(' ');
            }
            said.text.push_str(part);
            if ends(part) {
                found.extend(open.take());
            }
        }
    }
    found.extend(open);
    found
}

fn parts(text: &str) -> Vec<&str> {
    super::article::sentences(text)
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')', '»']).ends_with(['.', '?', '!', '…'])
}

/// Voices that ask more often than they tell.
fn asking_voices(sentences: &[Said]) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<&String, (usize, usize)> = std::collections::BTreeMap::new();
    for said in sentences {
        if let Some(voice) = &said.voice {
            let (asked, all) = counts.entry(voice).or_default();
            *asked += usize::from(said.text.ends_with('?') && begins_asking(&said.text));
            *all += 1;
        }
    }
    if !(2..=MAX_VOICES).contains(&counts.len()) {
        return Vec::new();
    }
    let share = |&(asked, all): &(usize, usize)| asked as f64 / all.max(1) as f64;
    let most = counts.values().map(share).fold(0.0, f64::max);
    let asking = counts.iter().filter(|(_, count)| count.0 > 0 && share(count) >= most * 0.5);
    asking.map(|(voice, _)| (*voice).clone()).collect()
}

fn plain(line: &str) -> String {
    let text = TAG.replace_all(line, "");
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&lrm;", "");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn topics(text: &str) -> Vec<(String, String)> {
        let topics = draft(text).topics.into_iter();
        topics.map(|topic| (topic.at.map(|at| at.to_string()).unwrap_or_default(), topic.question)).collect()
    }

    #[test]
    fn questions_have_the_place_at_which_they_begin() {
        let text = "WEBVTT\n\nNOTE by hand\n\n1\n00:00:04.000 --> 00:00:06.500 align:start\n<v Ann Poe>Welcome. How did you keep\n\n00:00:06.500 --> 00:00:08.000\n<v Ann Poe>the fire small?\n\n00:00:09.000 --> 00:00:12.000\n<v Lena Aoki>With gel. You know what that is, don't you?\n";
        assert_eq!(topics(text), [("0:00:04".into(), "How did you keep the fire small?".into())]);
    }

    #[test]
    fn the_first_line_may_say_what_is_captioned() {
        let cue = "\n\n00:01.000 --> 00:03.000\n<v Ann Poe>Was it very cold?\n\n00:03.000 --> 00:04.000\n<v Lena Aoki>No.\n\n00:04.000 --> 00:05.000\n<v Speaker 2>Bye.\n";
        let draft = draft(&format!("WEBVTT - 41 - Lena Aoki (Ember){cue}"));
        assert_eq!(draft.title, "41 - Lena Aoki (Ember)");
        assert!(draft.open.iter().all(|note| !note.starts_with("title")), "{:?}", draft.open);
        let names: Vec<&str> = draft.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Lena Aoki"]);
        for head in ["WEBVTT", "WEBVTT - 41", "WEBVTT Kind: captions", "WEBVTT FILE 2"] {
            assert_eq!(title(&format!("{head}{cue}")), None, "{head}");
        }
    }

    #[test]
    fn rolling_captions_are_folded() {
        let text = "WEBVTT\n\n00:01.000 --> 00:03.000\nso how did you<00:02.000><c> keep</c>\n\n00:03.000 --> 00:03.010\nso how did you keep\n\n00:03.010 --> 00:05.000\nso how did you keep\nthe fire that small?\n\n00:05.000 --> 00:05.010\nthe fire that small?\n";
        assert_eq!(topics(text), [("0:00:01".into(), "so how did you keep the fire that small?".into())]);
    }

    #[test]
    fn subrip_is_read_even_if_broken() {
        let text = "1\r\n00:00:01,000 --> 00:00:02,000\r\n- Why did you choose gel?\r\n2\r\n00:00:02,100 --> 00:00:04,000\r\n- <i>Because</i> it is cold.\r\n\r\nrubbish\r\n\r\n3\r\n01:00:00,5 --> 01:00:02,000\r\nPOE: What comes next for you?\r\n";
        let expected = [
            ("0:00:01".to_owned(), "Why did you choose gel?".to_owned()),
            ("1:00:00".into(), "What comes next for you?".into()),
        ];
        assert_eq!(topics(text), expected);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>(), lines in proptest::collection::vec("(\\d\\d:)?\\d\\d:\\d\\d[.,]\\d{3} --> \\d\\d:\\d\\d[.,]\\d{3}|[a-z? ]{0,20}|<v A>[a-z]{0,9}\\?", 0..30)) {
            let _ = (draft(&text), draft(&lines.join("\n")));
        }
    }
}
