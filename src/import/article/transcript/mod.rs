//! Questions and answers: who speaks, and what the interviewer asks.

mod question;
mod speakers;
mod styles;
mod turns;

use super::super::bullet::bare;
use super::parts::Parts;

use question::is_question;
use speakers::{asking_labels, counts, first_asking, longer_forms, speakers};
use styles::{answers_are_named, lone_questions, styles};
use turns::{Style, turns};

/// A transcript as far as an import needs it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Script {
    /// The interviewer's questions in order.
    pub(super) questions: Vec<String>,
    /// Who answers, as labelled, the most frequent first.
    pub(super) speakers: Vec<String>,
    /// Turns of the interviewer that ask nothing.
    pub(super) remarks: usize,
    /// All that is said.
    pub(super) text: String,
}

/// Reads the questions of a page.
pub(super) fn read(parts: &Parts, outlet: Option<&str>, author: Option<&str>) -> Script {
    let turns = turns(&parts.blocks);
    let labels = counts(&turns);
    let mut asking = asking_labels(&turns, &labels, outlet, author);
    asking.extend(longer_forms(&asking, &labels));
    asking.extend(first_asking(&turns, &labels, &asking));
    let labelled = labels.len() >= 2 && !asking.is_empty() && labels.values().sum::<usize>() >= 3
        || (!asking.is_empty() && labels.values().sum::<usize>() >= 2);
    let styles = styles(&turns, &asking, labelled);
    let lone = lone_questions(&turns, &asking);
    let mut script = Script::default();
    let mut last_asked: Option<usize> = None;
    let mut in_answer = false;
    for (at, turn) in turns.iter().enumerate() {
        let asks = match &turn.label {
            Some(label) => asking.contains(label),
            None if lone.contains(&at) => true,
            None => styles.contains(&turn.style) && (turn.style != Style::Heading || turn.text.contains('?')),
        };
        let speaks = turn.label.is_some();
        // A number before a question counts it.
        let said = if asks { bare(&turn.text).1 } else { turn.text.clone() };
        if asks && !said.is_empty() {
            // A question may go on in the next paragraph.
            let goes_on = turn.label.is_none()
                && last_asked.is_some_and(|block| block + 1 == turn.block)
                && !in_answer
                && turn.style != Style::Heading;
            match script.questions.last_mut() {
                Some(last) if goes_on => {
                    last.push(' ');
                    last.push_str(&said);
                }
                _ => script.questions.push(said),
            }
            last_asked = Some(turn.block);
            in_answer = false;
        } else {
            in_answer = true;
        }
        if speaks || labelled || last_asked.is_some() {
            script.text.push_str(&turn.text);
            script.text.push('\n');
        }
    }
    let before = script.questions.len();
    script.questions.retain(|question| is_question(question));
    script.remarks = before - script.questions.len();
    // Where only the answers carry names, those who answer what is set apart speak.
    if labelled || !script.questions.is_empty() && answers_are_named(&turns, &styles, &lone) {
        script.speakers = speakers(&labels, &asking);
    }
    script
}
