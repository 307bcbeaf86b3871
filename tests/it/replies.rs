//! What every kind of reply says, word for word.

use insta::assert_snapshot;

use crate::program::junket;

fn reply(text: &str) -> String {
    let run = junket(&["ask", text], "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    // Ages change with the day on which the test runs.
    let mut lines: Vec<String> = Vec::new();
    for line in run.out.lines() {
        let end = line.find(" years ago").and_then(|end| line[..end].rfind(", ")).unwrap_or(line.len());
        lines.push(line[..end].to_owned());
    }
    lines.join("\n").trim().to_owned()
}

#[test]
fn an_answer() {
    assert_snapshot!(reply("how did Mira Solberg film the storm in Salt Harbour?"));
}

#[test]
fn an_answer_that_is_a_spoiler() {
    assert_snapshot!(reply("Why does the keeper leave at the end of Salt Harbour?"));
}

#[test]
fn a_topic_without_a_summary() {
    assert_snapshot!(reply(
        "is Mira Solberg working on a new film after Salt Harbour? what will she do next?"
    ));
}

#[test]
fn an_overview_of_a_work_with_a_namesake() {
    assert_snapshot!(reply("Ember"));
}

#[test]
fn an_overview_of_a_person() {
    assert_snapshot!(reply("what interviews do you have with Ivo Brandt?"));
}

#[test]
fn news() {
    assert_snapshot!(reply("news about Salt Harbour"));
}

#[test]
fn an_unknown_subject() {
    assert_snapshot!(reply("have you met Zorblax the Untamed"));
}

#[test]
fn a_question_that_nobody_asked() {
    assert_snapshot!(reply("who edited Salt Harbour and which awards did the costume department win"));
}

#[test]
fn an_unclear_message() {
    assert_snapshot!(reply("hello there"));
}
