//! Which of two numbers before a year is the day, by the language and the spelling of a page.

use super::{DayIn, NUMBERS, day_and_month, find, find_date, month_and_day, numbers};

/// Returns how a day is found on a page of a language, as its tag has it: of two numbers before a year either may
/// be the day in English, as Americans write the month first; in all others the day comes first.
pub(in super::super) fn day_in(language: &str) -> DayIn {
    const BRITISH: &[&str] = &["en-gb", "en-au", "en-nz", "en-ie"];
    let tag = language.trim().to_ascii_lowercase().replace('_', "-");
    let is_english = tag.is_empty() || tag == "en" || tag.starts_with("en-");
    if is_english && !BRITISH.contains(&tag.as_str()) {
        return find_date;
    }
    |text| find(text, |text| numbers(text).or_else(|| day_and_month(text)))
}

/// The same of a page that was copied, and says no more of its language than its text: who writes "theaters" and
/// "color" writes the month first, and who writes "cinemas" and "colour" the day.
pub(in super::super) fn day_on_page(language: &str, text: &str) -> DayIn {
    #[rustfmt::skip]
    const AMERICAN: &[&str] = &[
        "theater", "theaters", "color", "colors", "favorite", "favorites", "humor", "gray", "neighbor",
        "honor", "rumor", "rumors", "realize", "realized", "traveled", "canceled", "mom",
    ];
    #[rustfmt::skip]
    const BRITISH: &[&str] = &[
        "cinemas", "theatres", "colour", "colours", "favourite", "favourites", "humour", "grey",
        "neighbour", "honour", "rumour", "rumours", "realise", "realised", "travelled", "cancelled",
        "whilst", "mum",
    ];
    let day_in = day_in(language);
    if language != "en" {
        return day_in;
    }
    let words = || text.split(|c: char| !c.is_alphabetic());
    let has = |list: &[&str]| words().any(|word| list.iter().any(|other| word.eq_ignore_ascii_case(other)));
    match (has(AMERICAN), has(BRITISH)) {
        (true, false) => |text| find(text, month_and_day),
        (false, true) => |text| find(text, |text| numbers(text).or_else(|| day_and_month(text))),
        _ => day_in,
    }
}

/// Whether of two numbers before a year either may be the day: "8/10/2009".
pub(in super::super) fn is_ambiguous(text: &str) -> bool {
    let Some(found) = NUMBERS.captures(text) else { return false };
    let number = |at: usize| found[at].parse::<u8>().unwrap_or(0);
    number(1) <= 12 && number(2) <= 12 && number(1) != number(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spelling_of_a_page_tells_whether_the_month_comes_first() {
        let day =
            |language: &str, text: &str| day_on_page(language, text)("8/10/2009").map(|day| day.to_string());
        assert_eq!(day("en", "It opens in theaters on Friday.").as_deref(), Some("2009-08-10"));
        assert_eq!(day("en", "In cinemas from Friday, in colour.").as_deref(), Some("2009-10-08"));
        assert_eq!(day("en", "It opens on Friday."), None);
        assert_eq!(day("en", "In cinemas, my favorite."), None);
        assert_eq!(day("es", "En cines.").as_deref(), Some("2009-10-08"));
        assert!(is_ambiguous("8/10/2009") && !is_ambiguous("18/10/2009") && !is_ambiguous("8/8/2009"));
    }
}
