//! Numbers written as words or Roman numerals, as titles and sequels have them.

/// Returns the digits for a folded number word ("two", "ii", "second"); None for any other word.
///
/// "i" and "v" stay words: they are a pronoun and an abbreviation far more often.
#[must_use]
pub fn digits_of(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "one" | "first" | "1st" => "1",
        "two" | "ii" | "second" | "2nd" => "2",
        "three" | "iii" | "third" | "3rd" => "3",
        "four" | "iv" | "fourth" | "4th" => "4",
        "five" | "fifth" | "5th" => "5",
        "six" | "vi" | "sixth" => "6",
        "seven" | "vii" | "seventh" => "7",
        "eight" | "viii" => "8",
        "nine" | "ix" => "9",
        "ten" => "10",
        "twelve" => "12",
        "twenty" => "20",
        _ => return None,
    })
}
