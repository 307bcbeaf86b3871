//! Small pieces of wording: dates, ages, lists, names.

use crate::model::{Collection, Date, Interview, InterviewIdx, PersonIdx, Subject, TopicIdx};

/// Returns a day as it is read: `23 April 2020`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Returns how long ago a day was, in the largest whole unit: `3 weeks ago`. Days to come are `today`.
pub(crate) fn age(date: Date, today: Date) -> String {
    let days = (today - date).get_days().max(0);
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=13 => format!("{days} days ago"),
        14..=59 => format!("{} weeks ago", days / 7),
        60..=729 => format!("{} months ago", days / 30),
        _ => format!("{} years ago", days / 365),
    }
}

/// Returns the warning that what was planned on a day may be no longer so.
pub(super) fn may_have_changed(said: Date, today: Date) -> String {
    format!("This is from {}, {}: plans may have changed since.", day(said), age(said, today))
}

/// Returns a list as it is read: `A, B and C`. Empty for none.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Returns a number with its noun: `1 interview`, `3 interviews`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Returns a text within quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// Returns who answers in an interview: `Joe Russo and Sam Hargrave`. Empty if nobody is known to.
pub(super) fn speakers(collection: &Collection, interview: &Interview) -> String {
    let names: Vec<_> =
        interview.interviewees().map(|person| collection.person(person).name.clone()).collect();
    listed(&names)
}

/// Returns a person with the roles that an interview gives them: `Joe Russo (director, writer)`.
pub(super) fn credited(collection: &Collection, interview: &Interview, person: PersonIdx) -> String {
    let name = &collection.person(person).name;
    match interview.credit(person).filter(|credit| !credit.roles.is_empty()) {
        Some(credit) => format!("{name} ({})", credit.roles.join(", ")),
        None => name.clone(),
    }
}

/// Returns outlet and day: `Collider, 23 April 2020`; the outlet alone where the day is unknown.
pub(super) fn imprint(interview: &Interview) -> String {
    match interview.published {
        Some(date) => format!("{}, {}", interview.outlet, day(date)),
        None => interview.outlet.clone(),
    }
}

/// Returns where a topic is from, to tell it from others: `Extraction (2020) · Joe Russo · Collider 2020`.
pub(super) fn origin(collection: &Collection, topic: TopicIdx) -> String {
    let interview = collection.interview_of(topic);
    let work = collection.works_of(topic).first().map(|&work| collection.work(work).label());
    let outlet = match interview.published {
        Some(date) => format!("{} {}", interview.outlet, date.year()),
        None => interview.outlet.clone(),
    };
    let parts = [work, Some(speakers(collection, interview)), Some(outlet)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns the address of an interview.
pub(super) fn address(collection: &Collection, interview: InterviewIdx) -> &str {
    &collection.interview(interview).url
}

/// Returns a subject with what tells it from a namesake: `Dune (2021)`, `Steve McQueen (director, born 1969)`.
pub(super) fn told_apart(collection: &Collection, subject: Subject) -> String {
    match subject {
        Subject::Work(work) => collection.work(work).label(),
        Subject::Person(person) => {
            let person = collection.person(person);
            match person.note.as_ref().or(person.roles.first()) {
                Some(note) => format!("{} ({note})", person.name),
                None => person.name.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_ages_read_naturally() {
        let date: Date = "2020-04-23".parse().unwrap();
        assert_eq!(day(date), "23 April 2020");
        for (today, expected) in [
            ("2020-04-23", "today"),
            ("2020-04-24", "yesterday"),
            ("2020-05-01", "8 days ago"),
            ("2020-05-10", "2 weeks ago"),
            ("2021-04-23", "12 months ago"),
            ("2026-11-24", "6 years ago"),
            ("2019-01-01", "today"),
        ] {
            assert_eq!(age(date, today.parse().unwrap()), expected);
        }
    }

    #[test]
    fn lists_end_in_and() {
        let items = ["A", "B", "C"].map(str::to_owned);
        assert_eq!(listed(&items), "A, B and C");
        assert_eq!(listed(&items[..2]), "A and B");
        assert_eq!(listed(&[]), "");
        assert_eq!((counted(1, "topic"), counted(0, "topic")), ("1 topic".into(), "0 topics".into()));
    }
}
