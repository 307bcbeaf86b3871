//! Which topics speak of what was still to come, so that a reader is told how old that is.

use crate::model::{Date, Topic};
use crate::text::fold;

/// Words of questions about what is to come.
const PLANS: &[&str] = &[
    "again", "another", "future", "next", "plan", "planned", "plans", "prequel", "sequel", "someday",
    "upcoming", "will",
];
/// Those that alone make a question one about plans.
const SURELY: &[&str] = &["future", "next", "plans", "upcoming"];
/// Share of a topic's wordings that speak of plans from which the topic does. In the launch data 27 topics are
/// marked at this share, three of them needlessly, which costs a line that is true all the same.
const LEAST_SHARE: f32 = 0.34;
/// Age in days from which plans are marked: two years.
const OLD_DAYS: i32 = 2 * 365;

/// Whether a topic is about plans that are over two years old.
pub(super) fn are_old(topic: &Topic, said: Date, today: Date) -> bool {
    (today - said).get_days() > OLD_DAYS && speaks_of_plans(topic)
}

fn speaks_of_plans(topic: &Topic) -> bool {
    let question = fold(&topic.question);
    let has = |text: &str, list: &[&str]| text.split(' ').any(|word| list.contains(&word));
    let n_plans = topic.wordings().filter(|wording| has(&fold(wording), PLANS)).count();
    let share = n_plans as f32 / topic.wordings().count() as f32;
    question.starts_with("will ") || has(&question, SURELY) || share >= LEAST_SHARE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InterviewIdx, TopicId};

    fn check(question: &str, aliases: &[&str], today: &str, expected: bool) {
        let topic = Topic {
            id: TopicId { interview: "i".into(), topic: "t".into() },
            interview: InterviewIdx::new(0),
            question: question.into(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            summary: None,
            sources: vec![],
            at: None,
            spoiler: false,
            people: vec![],
            works: vec![],
        };
        let said = "2020-04-23".parse().unwrap();
        assert_eq!(are_old(&topic, said, today.parse().unwrap()), expected, "{question} {today}");
    }

    #[test]
    fn plans_are_old_after_two_years() {
        let aliases = ["Is he making another film?", "what comes after this one"];
        check("Will Sam Hargrave direct the sequel?", &[], "2022-05-01", true);
        check("Will Sam Hargrave direct the sequel?", &[], "2022-04-01", false);
        check("What is he working on?", &aliases, "2026-01-01", false);
        check("What is he working on?", &aliases[..1], "2026-01-01", true);
        check("How was the long take shot?", &aliases, "2026-01-01", false);
    }
}
