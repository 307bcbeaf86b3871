//! A place in a recording.

use std::fmt;
use std::str::FromStr;

/// A place in a recording, in whole seconds from its start, written `H:MM:SS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timecode(u32);

impl Timecode {
    /// Returns the seconds from the start of the recording.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Timecode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, rest) = (self.0 / 3600, self.0 % 3600);
        write!(f, "{hours}:{:02}:{:02}", rest / 60, rest % 60)
    }
}

/// A text that is not of the form `H:MM:SS`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time: write H:MM:SS, for example 0:04:30")]
pub struct ParseTimecodeError(String);

impl FromStr for Timecode {
    type Err = ParseTimecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| ParseTimecodeError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Timecode> {
    let mut parts = text.split(':');
    let hours = number(parts.next()?, 1..=3, 999)?;
    let minutes = number(parts.next()?, 2..=2, 59)?;
    let seconds = number(parts.next()?, 2..=2, 59)?;
    parts.next().is_none().then_some(Timecode(hours * 3600 + minutes * 60 + seconds))
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>, most: u32) -> Option<u32> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|&n| plain && n <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_written() {
        for (text, seconds) in [("0:00:00", 0), ("0:04:30", 270), ("1:02:03", 3723), ("12:00:59", 43259)] {
            let time: Timecode = text.parse().unwrap();
            assert_eq!((time.seconds(), time.to_string().as_str()), (seconds, text));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in
            ["", "4:30", "0:60:00", "0:00:60", "0:1:02", "+1:00:00", "0:00:00:00", "a:00:00", "1000:00:00"]
        {
            assert!(text.parse::<Timecode>().is_err(), "{text:?}");
        }
    }
}
