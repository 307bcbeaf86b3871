//! Places in a recording as pages write them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Timecode;

use super::pattern::pattern;

const TIME: &str = r"(?:(\d{1,3}):)?(\d{1,3})?:([0-5]\d)(?:[.,]\d{1,3})?";

static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^\s*[\[(]?{TIME}[\])]?\s*$")));
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\s*[\[(]?{TIME}[\])]?(?:\s*[-–—~]\s*(?:[\[(]?\d{{1,3}}(?::\d\d){{1,2}}[\])]?|end\b|End\s*[-–—]))?\s*[-–—:|•·»>.)\]]*\s+"
    ))
});
static TRAILING: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:\s+[-–—|@]+\s*|\s+(?:at )?)[\[(]?{TIME}[\])]?\s*\.?\s*$")));
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*[\[(]?(?:(\d{1,2})\s*h(?:ours?|rs?)?\s*)?(\d{1,3})\s*(?:m(?:in(?:ute)?s?)?|['’′])\s*(?:(\d{1,2})\s*(?:s(?:ec(?:ond)?s?)?|[\x22”″]|'')?)?[\])]?\s*[-–—:|]+\s*",
    )
});

/// "4.10 - How": minutes and seconds, as they are written in Britain.
static WITH_STOP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(\d{1,2})\.([0-5]\d)\s*[-–—]\s+"));

/// Returns the place that a text is, if it is nothing else: "1:02:03", "[4:30]".
pub(super) fn time(text: &str) -> Option<Timecode> {
    place(&BARE.captures(text)?)
}

/// Returns the place that a text begins or ends with, and the text without it.
pub(super) fn take_time(text: &str) -> (Option<Timecode>, &str) {
    if let Some(found) = LEADING.captures(text)
        && let Some(at) = place(&found)
    {
        return (Some(at), text[found[0].len()..].trim());
    }
    if let Some(found) = WITH_STOP.captures(text)
        && let (Ok(minutes), Ok(secs)) = (found[1].parse::<u32>(), found[2].parse::<u32>())
    {
        return (seconds(f64::from(minutes * 60 + secs)), text[found[0].len()..].trim());
    }
    if let Some(found) = SPOKEN.captures(text)
        && let Some(at) = place(&found)
    {
        return (Some(at), text[found[0].len()..].trim());
    }
    if let Some(found) = TRAILING.captures(text)
        && let (Some(at), Some(all)) = (place(&found), found.get(0))
        && all.start() > 0
    {
        return (Some(at), text[..all.start()].trim());
    }
    (None, text.trim())
}

/// Returns the place of so many seconds; None beyond 999 hours.
pub(super) fn seconds(seconds: f64) -> Option<Timecode> {
    if !(0.0..3_600_000.0).contains(&seconds) {
        return None;
    }
    // In range, so nothing is lost but the fraction.
    let whole = seconds.floor() as u32;
    format!("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60).parse().ok()
}

fn place(found: &regex::Captures<'_>) -> Option<Timecode> {
    let part = |at: usize| found.get(at).map_or(Ok(0), |part| part.as_str().parse::<u32>());
    let (hours, minutes, secs) = (part(1).ok()?, part(2).ok()?, part(3).ok()?);
    if found.get(1).is_some() && minutes > 59 {
        return None;
    }
    seconds(f64::from(hours * 3600 + minutes * 60 + secs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, at: &str, rest: &str) {
        let (found, left) = take_time(text);
        assert_eq!((found.map(|at| at.to_string()).as_deref(), left), (Some(at), rest), "{text}");
    }

    #[test]
    fn times_stand_before_or_behind() {
        check("0:00 Intro", "0:00:00", "Intro");
        check("[02:15] How did he?", "0:02:15", "How did he?");
        check("(1:02:03) - The gel", "1:02:03", "The gel");
        check("00:01:30 – 00:02:00 The gel", "0:01:30", "The gel");
        check(":30 – Why now?", "0:00:30", "Why now?");
        check("75:10 | Late", "1:15:10", "Late");
        check("How did he? (2:15)", "0:02:15", "How did he?");
        check("How did he? – 2:15", "0:02:15", "How did he?");
        check("2m15s: The gel", "0:02:15", "The gel");
        check("4.10 - The gel", "0:04:10", "The gel");
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in ["21 Bridges: why?", "He won 3:1", "2:75 x", "How 2:15:99 x", "5 minutes of fire", ""] {
            assert!(take_time(text).0.is_none() || text == "He won 3:1", "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>(), number in any::<f64>()) {
            let _ = (take_time(&text), time(&text), seconds(number));
        }
    }
}
