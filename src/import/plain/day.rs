//! Where else than in its head a copied page says on what day it was published.

use std::sync::LazyLock;

use regex::Regex;

use super::super::block::squeeze;
use super::super::date::{DayIn, is_date_line, of_publication};
use super::super::pattern::pattern;
use crate::model::Date;

/// "April 3, 2007 - Ann Poe broke an ankle"
static DATELINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\p{L}+\.? \d{1,2}, \d{4})(?:\s+[-–—]\s+|[–—])\p{Lu}"));
/// "OSLO, Norway, MARCH 9, 2011 (Reel) For a year nobody heard of Ember", as agencies begin.
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\p{Lu}{3}[\p{Lu} .-]*(?:, \p{Lu}[\p{L} .]{2,30})?, (\p{L}+\.? \d{1,2}, \d{4}) ?[(–—-]")
});
/// "Oct 19 2017 Here is Lena Aoki", and "by Ann Poe March 7, 2019 Lena Aoki's films", where all lines are run together.
static RUN_TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?i:by) (?:\p{Lu}[\p{L}.’'-]* ){1,3})?((?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2},? \d{4}) \S.{40}",
    )
});
/// "First Published: Mar 11, 2005 19:42 IST", "Originally Published: May 8, 2018 at 6:00 a.m.", which is surer than a day
/// above a headline.
static FIRST_PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:first|originally) published(?: on)?:? (.{6,40})$"));
/// "On the March 9, 2018 episode of Reel Talk", as a podcast's notes begin.
static EPISODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:on|in) the (\p{L}+ \d{1,2}(?:st|nd|rd|th)?, \d{4}),? (?:episode|edition|show)\b")
});
/// "This entry was posted on Monday, March 9th, 2009 at 11:02 am and is filed under News", as blogs end; "Copyright ©2009
/// Reel. All rights reserved. Posted: March 9, 2009."; "Posted 2:17pm Sunday 9th March 2009 by Ann Poe".
static POSTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^this (?:entry|post|article|story) was (?:posted|published|written)(?: (?:by|in) .{1,60}?)? on (.{6,40}?\d{4})\b|^copyright .{4,80} posted:? (.{6,40}?\d{4})\.?$|^(?:posted|published)(?: on)?:? \d{1,2}[:.]\d\d ?[ap]m,? (.{6,40}?\d{4}) by (?-i:\p{Lu})",
    )
});

/// Returns the day with which an article begins on its first line.
pub(super) fn at_beginning(line: &str, day_in: DayIn) -> Option<Date> {
    let found =
        [&DATELINE, &AGENCY, &EPISODE, &RUN_TOGETHER].into_iter().find_map(|form| form.captures(line));
    found.and_then(|found| day_in(&found[1]))
}

/// Returns the day on which a page says that it was first published.
pub(super) fn of_first_publication(text: &str, day_in: DayIn) -> Option<Date> {
    on_a_line(text, &FIRST_PUBLISHED, day_in)
}

/// Whether the first line of a page, `n_above` of which stand above its headline, says on what day it was looked at: a
/// weekday in the head of the site, far from the headline.
pub(super) fn is_of_visit(line: &str, n_above: usize) -> bool {
    const NEAR: usize = 2;
    static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? ")
    });
    n_above > NEAR && WEEKDAY.is_match(line)
}

/// Returns the day on which a page says at its end that it was posted.
pub(super) fn of_posting(text: &str, day_in: DayIn) -> Option<Date> {
    on_a_line(text, &POSTED, day_in)
}

/// The day on the first line of that form which has one.
fn on_a_line(text: &str, form: &Regex, day_in: DayIn) -> Option<Date> {
    let day = |line: String| {
        form.captures(&line)
            .and_then(|found| found.iter().skip(1).flatten().next().and_then(|day| day_in(day.as_str())))
    };
    text.lines().map(squeeze).find_map(day)
}

/// Returns the day that stands alone on a line behind the head of a page, before its comments, if there is only one.
pub(super) fn at_foot(text: &str, head: usize, day_in: DayIn) -> Option<Date> {
    const LONGEST_DAY: usize = 40;
    static COMMENTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:\d+ )?(?:comments?|responses|thoughts)\b"));
    let lines = text.lines().map(squeeze).filter(|line| !line.is_empty()).skip(head);
    // "Release Date: May 9th, 2019", of the film, and days of what a page lists.
    static OTHER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^release(?:d| date)\b|\d \| "));
    let own = lines.take_while(|line| !COMMENTS.is_match(line)).filter(|line| !OTHER.is_match(line));
    let alone = own.filter(|line| line.chars().count() <= LONGEST_DAY && is_date_line(line));
    let mut days = alone.filter_map(|line| day_in(of_publication(&line)));
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn published(text: &str) -> Option<String> {
        read(text, None).published.map(|day| day.to_string())
    }

    const TALK: &str = "Lena Aoki spent ten years on Ember, a film about a house that burns and burns.\n\nREEL: Why ten?\n\nAOKI: Money.\n\nREEL: And now?\n";

    #[test]
    fn a_dash_may_stand_right_behind_the_day() {
        let text = format!("Lena Aoki: A Talk\n\nReel Room\n\nJune 12, 2014—{TALK}");
        assert_eq!(published(&text).as_deref(), Some("2014-06-12"));
    }

    #[test]
    fn agencies_say_the_day_where_they_begin() {
        let text = format!("Nuns Sing for Ember\n\nOSLO, Norway, MARCH 9, 2011 (Reel) {TALK}");
        assert_eq!(published(&text).as_deref(), Some("2011-03-09"));
    }

    #[test]
    fn a_day_is_run_together_with_what_stands_behind_it() {
        let text = format!("Lena Aoki on Ember\n\nby Ann Poe March 7, 2019 {TALK}");
        assert_eq!(published(&text).as_deref(), Some("2019-03-07"));
        assert_eq!(published(&format!("Oct 19 2017 {TALK}")).as_deref(), Some("2017-10-19"));
    }

    #[test]
    fn notes_and_blogs_say_the_day_in_a_sentence() {
        let text = format!(
            "Lena Aoki on Ember\n\nOn the March 9, 2018 episode of Reel Talk, we meet her.\n\n{TALK}"
        );
        assert_eq!(published(&text).as_deref(), Some("2018-03-09"));
        let posted = "This entry was posted on Monday, April 20th, 2009 at 11:02 am and is filed under News.";
        let text = format!("Lena Aoki on Ember\n\n{TALK}\n{posted}\n");
        assert_eq!(published(&text).as_deref(), Some("2009-04-20"));
        let posted = "Copyright ©2019 Reel. All rights reserved. Posted: March 9, 2019.";
        let text = format!("Lena Aoki on Ember\n\n{TALK}\n{posted}\n");
        assert_eq!(published(&text).as_deref(), Some("2019-03-09"));
        let posted = "Posted 2:17pm Sunday 3rd March 2019 by Ann Poe.";
        let text = format!("Lena Aoki on Ember\n\n{TALK}\n{posted}\n");
        assert_eq!(published(&text).as_deref(), Some("2019-03-03"));
    }

    #[test]
    fn numbers_before_a_headline_are_its_day() {
        let text = format!("2019 03 09 Lena Aoki Interview\n\n{TALK}");
        let page = read(&text, None);
        assert_eq!(page.title.as_deref(), Some("Lena Aoki Interview"));
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2019-03-09"));
    }

    #[test]
    fn the_day_of_first_publication_is_surer_than_the_one_above() {
        let text = format!(
            "Lena Aoki chat\nToday in Oslo\nOct 06, 2018-Saturday\n\n{TALK}\nFirst Published: Mar 11, 2005 19:42 IST\n"
        );
        assert_eq!(published(&text).as_deref(), Some("2005-03-11"));
        let originally = text.replace(
            "First Published: Mar 11, 2005 19:42 IST",
            "Originally Published: March 11, 2005 at 6:00 a.m.",
        );
        assert_eq!(published(&originally).as_deref(), Some("2005-03-11"));
        let text = text.replace("Oct 06, 2018-Saturday", "Updated: Oct 06, 2018");
        assert_eq!(published(&text).as_deref(), Some("2005-03-11"));
        assert!(read(&text, None).open.is_empty(), "what it says of a change is not needed");
    }

    #[test]
    fn the_day_of_a_visit_is_not_that_of_publication() {
        let head = "Subscribe Now\n\nThe Paper of the Crews\n\nBurbank, California\n\nLena Aoki on Her Film ‘Ember’\n\n";
        assert_eq!(published(&format!("Tuesday, November 5, 2024\n{head}{TALK}")), None);
        let blog = format!("Sunday, May 16, 2010\n\nLena Aoki on Her Film ‘Ember’\n\n{TALK}");
        assert_eq!(published(&blog).as_deref(), Some("2010-05-16"));
    }
}
