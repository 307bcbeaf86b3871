//! Days as pages write them.

mod order;

use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::Regex;

use crate::model::Date;
use crate::text::fold;

use super::pattern::pattern;

pub(super) use order::{day_in, day_on_page, is_ambiguous};

/// Names of the months in the languages that film pages come in, folded; the first three letters of
/// most are their abbreviation.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "janvier", "januar", "gennaio", "janeiro", "januari", "jan", "ene", "janv", "gen"],
    &["february", "febrero", "fevrier", "februar", "febbraio", "fevereiro", "februari", "feb", "fev", "fevr"],
    &["march", "marzo", "mars", "marz", "maerz", "marco", "maart", "mar", "mrz"],
    &["april", "abril", "avril", "aprile", "apr", "abr", "avr"],
    &["may", "mayo", "mai", "maggio", "maio", "mei", "mag"],
    &["june", "junio", "juin", "juni", "giugno", "junho", "jun", "giu"],
    &["july", "julio", "juillet", "juli", "luglio", "julho", "jul", "juil", "lug"],
    &["august", "agosto", "aout", "augustus", "aug", "ago"],
    &["september", "septiembre", "septembre", "settembre", "setembro", "sept", "sep", "set", "setiembre"],
    &["october", "octubre", "octobre", "oktober", "ottobre", "outubro", "oct", "okt", "ott", "out"],
    &["november", "noviembre", "novembre", "novembro", "nov"],
    &["december", "diciembre", "decembre", "dezember", "dicembre", "dezembro", "dec", "dez", "dic"],
];

/// Finds a day of one form, and where it begins.
type Form = fn(&str) -> Option<(usize, Date)>;

const WORD: &str = r"(\p{L}[\p{L}\p{M}]{2,11})\.?";

/// A name may be glued to it, as in "By Lena Aoki2013-06-19T09:42".
static YEAR_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\b|\p{Ll})((?:18|19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)"));
static YEAR_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b((?:18|19|20)\d\d),? {WORD} (\d{{1,2}})(?:st|nd|rd|th)?\b")));
static MONTH_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b{WORD} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:18|19|20)\d\d)\b")));
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: de| of)?[ -]{WORD},?(?: de| del)?[ -]((?:18|19|20)\d\d)\b"
    ))
});
static EAST_ASIAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"((?:18|19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]"));
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{1,2})[./ -](\d{1,2})[./ -]((?:19|20)\d\d)\b"));
static SHORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{1,2})([./-])(\d{1,2})([./-])(\d\d)\b"));
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:an?|one|two|three|\d+) (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago|yesterday|today|hace (?:un|una|\d+) (?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)|ayer|il y a (?:une?|\d+) (?:minutes?|heures?|jours?|semaines?|mois|ans?)|hier|vor (?:einem|einer|\d+) (?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)|gestern)\b",
    )
});
static IN_PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|$)"));

/// Returns the first day that is written in a text, in any of the usual forms.
///
/// Of two numbers before a year the one above 12 is the day; where either may be, None: nothing is guessed.
pub(super) fn find_date(text: &str) -> Option<Date> {
    find(text, numbers)
}

/// Finds a day in a text.
pub(super) type DayIn = fn(&str) -> Option<Date>;

fn find(text: &str, numbers: Form) -> Option<Date> {
    let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let forms: [Form; 7] = [year_first, month_first, day_first, year_month, east_asian, numbers, short];
    forms.iter().filter_map(|form| form(&text)).min_by_key(|&(at, _)| at).map(|(_, date)| date)
}

/// Returns the day of a machine-readable time, as written there: no time zone is changed.
pub(super) fn machine_date(text: &str) -> Option<Date> {
    let text = text.trim();
    year_first(text)
        .filter(|&(at, _)| at == 0)
        .map(|(_, date)| date)
        .or_else(|| compact(text))
        .or_else(|| find_date(text))
}

/// `20200423T1200`.
fn compact(text: &str) -> Option<Date> {
    let digits = text.get(..8).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    day(&digits[..4], &digits[4..6], &digits[6..])
}

static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:last )?(?:updated|modified|edited)|actualizado|modificado|mis [àa] jour|modifi[ée]|aktualisiert|aggiornat[oa]|atualizado)\b",
    )
});

/// Whether a line begins with when a page was changed: "Updated 2 March 2020".
pub(super) fn is_change(line: &str) -> bool {
    CHANGED.find(line).is_some_and(|found| found.start() == 0)
}

/// Returns a line without what it says of a later change: "Published 4 March. Updated 12 March".
pub(super) fn of_publication(line: &str) -> &str {
    static PUBLISHED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:publi|posted|ver[öo]ffentlicht|pubblicat)"));
    let Some(changed) = CHANGED.find(line) else { return line };
    match PUBLISHED.find_at(line, changed.end()) {
        Some(published) => &line[published.start()..],
        None => &line[..changed.start()],
    }
}

/// Returns the words of a text that say when in relation to a day that is not known.
pub(super) fn relative_date(text: &str) -> Option<&str> {
    RELATIVE.find(text).map(|found| found.as_str())
}

/// Returns the day in the path of an address: `/2020/04/23/` or `/2020/apr/23/`.
pub(super) fn date_in_address(address: &str) -> Option<Date> {
    let found = IN_PATH.captures(address)?;
    match found[2].parse::<u8>() {
        Ok(_) => day(&found[1], &found[2], &found[3]),
        Err(_) => day(&found[1], &month(&found[2])?.to_string(), &found[3]),
    }
}

/// Whether a line is a date and little else: "April 23, 2020", "Published: 23 Apr 2020 10:00 am".
pub(super) fn is_date_line(line: &str) -> bool {
    /// The longest such line, and the longest that parts what it says, in letters and digits.
    const LONGEST: usize = 45;
    const LONGEST_ROW: usize = 60;
    static BY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\s+by:? \p{L}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){0,2}\s*$"));
    // "9 de noviembre de 2019. Texto: Ana Poe. Fotos: Joe Roe"
    static CREDITS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:textos?|texte|testo|words|fotos?|photos?|photograph(?:y|s)|photographies|bilder)(?: by)?\s*:\s*[^.|·,;:]{2,40}",
        )
    });
    let bare = CREDITS.replace_all(of_publication(line), "");
    let bare = BY.replace(&bare, "");
    let letters = bare.chars().filter(|c| c.is_alphanumeric()).count();
    if letters >= LONGEST_ROW {
        return false;
    }
    // "Filed under: Interviews by Ann Poe @ 1:15 PM, Fri 12 June 2009"
    // "Posted by Ann on 12 June 2009 in Interviews", "Ann Poe 12 June 2009 Features Issue 7"
    static POSTED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:posted|published|filed|written)\b"));
    let is_row = || bare.split(' ').all(|word| !word.starts_with(char::is_lowercase)) && !bare.ends_with('.');
    let is_long = bare.contains([':', '|', '@']) || POSTED.is_match(&bare) || is_row();
    let has_day = find_date(line).is_some();
    let limit = if is_long && has_day { LONGEST_ROW } else { LONGEST };
    letters < limit
        && (has_day
            || NUMBERS.is_match(line)
            || relative_date(line).is_some_and(|r| r.len() * 2 > line.len()))
}

fn year_first(text: &str) -> Option<(usize, Date)> {
    let found = YEAR_FIRST.captures(text)?;
    Some((found.get(0)?.start(), day(&found[1], &found[2], &found[3])?))
}

fn month_first(text: &str) -> Option<(usize, Date)> {
    with_month(&MONTH_FIRST, text, [3, 1, 2])
}

fn year_month(text: &str) -> Option<(usize, Date)> {
    with_month(&YEAR_MONTH, text, [1, 2, 3])
}

fn day_first(text: &str) -> Option<(usize, Date)> {
    with_month(&DAY_FIRST, text, [3, 2, 1])
}

/// A day of a form that has the month by its name; the groups of the year, the month and the day.
fn with_month(form: &Regex, text: &str, [year, name, of_month]: [usize; 3]) -> Option<(usize, Date)> {
    form.captures_iter(text).find_map(|found| {
        let month = month(&found[name])?.to_string();
        Some((found.get(0)?.start(), day(&found[year], &month, &found[of_month])?))
    })
}

fn east_asian(text: &str) -> Option<(usize, Date)> {
    let found = EAST_ASIAN.captures(text)?;
    Some((found.get(0)?.start(), day(&found[1], &found[2], &found[3])?))
}

fn numbers(text: &str) -> Option<(usize, Date)> {
    let found = NUMBERS.captures(text)?;
    let (first, second): (u8, u8) = (found[1].parse().ok()?, found[2].parse().ok()?);
    let (month, date) = match (first > 12, second > 12) {
        (true, false) => (&found[2], &found[1]),
        (false, true) => (&found[1], &found[2]),
        _ if first == second => (&found[1], &found[2]),
        // With full stops it is always the day that comes first.
        _ if found[0].contains('.') => (&found[2], &found[1]),
        _ => {
            // "Thu, 10/11/2022": of the two days one is a Thursday.
            let at = found.get(0)?.start();
            let weekday = weekday_before(&text[..at])?;
            let days = [day(&found[3], &found[1], &found[2])?, day(&found[3], &found[2], &found[1])?];
            let mut fitting = days.into_iter().filter(|day| day.weekday() == weekday);
            return fitting.next().filter(|_| fitting.next().is_none()).map(|day| (at, day));
        }
    };
    Some((found.get(0)?.start(), day(&found[3], month, date)?))
}

/// The day of the week that stands right before a date.
fn weekday_before(text: &str) -> Option<Weekday> {
    let word = fold(text.trim_end_matches([' ', ',']).rsplit([' ', ',', '|']).next()?);
    let name = word.get(..3)?;
    let at = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|short| *short == name)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

fn day_and_month(text: &str) -> Option<(usize, Date)> {
    let found = NUMBERS.captures(text)?;
    Some((found.get(0)?.start(), day(&found[3], &found[2], &found[1])?))
}

fn month_and_day(text: &str) -> Option<(usize, Date)> {
    let found = NUMBERS.captures(text)?;
    let at = found.get(0)?.start();
    day(&found[3], &found[1], &found[2])
        .or_else(|| day(&found[3], &found[2], &found[1]))
        .map(|date| (at, date))
}

/// "7.23.04": a year of two digits counts only where one number alone can be the day, or where a clock of twelve
/// hours tells that Americans wrote it: "10/12/17 12:00AM".
fn short(text: &str) -> Option<(usize, Date)> {
    let found = SHORT.captures(text)?;
    let (first, second): (u8, u8) = (found[1].parse().ok()?, found[3].parse().ok()?);
    static CLOCK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^,? \d{1,2}:\d\d ?[ap]m\b"));
    let is_american = || found[2] == *"/" && CLOCK.is_match(&text[found.get(0).map_or(0, |all| all.end())..]);
    if found[2] != found[4] || (first > 12) == (second > 12) && !(first <= 12 && is_american()) {
        return None;
    }
    let (month, date) = if first > 12 { (&found[3], &found[1]) } else { (&found[1], &found[3]) };
    let century = if found[5] < *"50" { "20" } else { "19" };
    Some((found.get(0)?.start(), day(&format!("{century}{}", &found[5]), month, date)?))
}

/// A name without the month that begins the date behind it: "Ann Poe" of "Ann Poe February".
pub(super) fn without_month(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if rest.contains(' ') && month(last).is_some() => rest,
        _ => name,
    }
}

fn month(name: &str) -> Option<usize> {
    let name = fold(name);
    MONTHS.iter().position(|names| names.contains(&name.as_str())).map(|at| at + 1)
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() >= 1895).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, date: &str) {
        assert_eq!(find_date(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
    }

    #[test]
    fn a_day_may_stand_behind_its_year_or_be_glued_to_a_name() {
        check("Date: 2017 October 31 14:07", "2017-10-31");
        check("By Lena Aoki2013-06-19T09:42:00+01:00", "2013-06-19");
        assert_eq!(find_date("In 2017 many 31 burned, and room B2013-06-19"), None);
    }

    #[test]
    fn of_two_numbers_the_first_is_the_day_where_no_american_writes() {
        for (language, date) in
            [("fr", Some("2020-02-12")), ("en-GB", Some("2020-02-12")), ("en_US", None), ("", None)]
        {
            let found = day_in(language)("12/02/2020 à 09:45").map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{language}");
        }
        assert_eq!(day_in("fr")("02/23/2020").map(|date| date.to_string()).as_deref(), Some("2020-02-23"));
    }

    #[test]
    fn days_are_read_in_the_usual_forms() {
        check("     April 23, 2020", "2020-04-23");
        check("Published Apr. 3rd, 2019 at 10:00", "2019-04-03");
        check("By Ann Poe | 23 April 2020", "2020-04-23");
        check("2020-04-23T23:30:00-07:00", "2020-04-23");
        check("Thursday, 5 Sept. 2019", "2019-09-05");
        check("23/04/2020 10:11", "2020-04-23");
        check("23.4.2020", "2020-04-23");
        check("04/23/2020", "2020-04-23");
        check("By Ann Poe, 7.23.04", "2004-07-23");
        check("25/4/99", "1999-04-25");
        assert_eq!(find_date("04/05/06, 1.2.13, 14/15/16, 3-25.20, 10:11:12"), None);
    }

    #[test]
    fn a_month_is_no_surname_behind_a_whole_name() {
        assert_eq!(without_month("Ann Poe February"), "Ann Poe");
        assert_eq!(without_month("Ann May"), "Ann May");
    }

    #[test]
    fn days_are_read_in_other_languages() {
        check("Publicado el 3 de marzo de 2021", "2021-03-03");
        check("Publié le 1er février 2019", "2019-02-01");
        check("le 14 août 2018 à 10h", "2018-08-14");
        check("5. März 2021", "2021-03-05");
        check("7 dicembre 2015", "2015-12-07");
        check("2021年3月5日", "2021-03-05");
    }

    #[test]
    fn what_may_be_two_days_is_none() {
        for text in ["04/05/2020", "2020", "April 2020", "Mango 23, 2020", "31/02/2020", ""] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }

    #[test]
    fn relative_days_are_seen_and_not_counted() {
        for text in ["3 days ago", "Yesterday", "hace 2 horas", "Il y a 3 jours", "vor 2 Tagen"] {
            assert!(relative_date(text).is_some() && is_date_line(text), "{text}");
            assert_eq!(find_date(text), None);
        }
    }

    #[test]
    fn a_path_may_hold_the_day() {
        let found = |text| date_in_address(text).map(|date| date.to_string());
        assert_eq!(found("https://a.org/2020/04/23/x").as_deref(), Some("2020-04-23"));
        assert_eq!(found("https://a.org/film/2020/apr/23/x").as_deref(), Some("2020-04-23"));
        assert_eq!(found("https://a.org/2020/04/x"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>()) {
            let _ = (find_date(&text), machine_date(&text), is_date_line(&text), date_in_address(&text));
        }
    }
}
