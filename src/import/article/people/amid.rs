//! Who answers on a page that begins amid a talk.
//!
//! A copy that has lost its headline and its introduction names in what is asked and answered those who are spoken about.
//! Who answers is named at its end, or where somebody speaks to them.

use crate::import::block::Block;
use crate::import::pattern::pattern;
use crate::text::fold;

use super::Clues;

/// What it says for somebody that the talk tells that they answer, in log-odds.
const ANSWERS: f64 = 3.0;

/// A talk above which nothing stands, and which has no names before what is said.
#[derive(Debug)]
pub(super) struct Amid {
    /// Its paragraphs.
    texts: Vec<String>,
    /// What stands behind the last answer.
    behind: String,
}

impl Amid {
    /// Looks at the blocks of a page; None if it has a headline or labels, or does not begin by asking somebody.
    pub(super) fn of(clues: &Clues<'_>) -> Option<Self> {
        if !clues.title.is_empty() || !clues.speakers.is_empty() {
            return None;
        }
        let own = clues.parts?.blocks.iter().filter(|block| !block.related);
        let texts: Vec<String> = own.map(Block::text).collect();
        let speaks_to_somebody = |text: &str| fold(text).split(' ').any(|word| word.starts_with("you"));
        let begins = texts.first().is_some_and(|first| first.ends_with(['?', '？']));
        let is_talk = begins && texts.iter().any(|text| asks(text) && speaks_to_somebody(text));
        let last = texts.iter().rposition(|text| asks(text)).filter(|_| is_talk)?;
        let behind = texts.iter().skip(last + 2).map(String::as_str).collect::<Vec<_>>().join("\n");
        Some(Self { texts, behind })
    }

    /// Returns what it says for somebody, in log-odds: much, if they are spoken to by their name or a part of it, "Lena, was
    /// it cold?", if it is their work that is asked about, "a Lena Aoki film", or if they say what stands in quotation marks;
    /// that they do not answer, if they are not even named behind the talk.
    pub(super) fn tells(&self, name: &str) -> f64 {
        let whole = regex::escape(name);
        let part = name.split(' ').map(regex::escape).collect::<Vec<_>>().join("|");
        let is_spoken_to = pattern(&format!(
            r"(?:^|[,.!?…] |\b(?:thanks|thank you|hello|hi),? )(?:{whole}|{part})[,?!.]|\b(?:an?|the name) “?{whole}”? (?:film|movie|picture|series|online)\b"
        ));
        let says = pattern(&format!(
            r#"[”"’'] (?:(?:says|said|adds|laughs) {whole}|{whole} (?:says|said|adds|laughs))\b"#
        ));
        let answers = |text: &String| says.is_match(text) || asks(text) && is_spoken_to.is_match(text);
        match self.texts.iter().any(answers) {
            true => ANSWERS,
            false if self.behind.contains(name) => 0.0,
            false => f64::NEG_INFINITY,
        }
    }
}

fn asks(text: &str) -> bool {
    text.contains(['?', '？'])
}

#[cfg(test)]
mod tests {
    use crate::import::{Hints, Known, import};

    fn answering(text: &str) -> Vec<String> {
        let drafts = import(text.as_bytes(), &Hints::default(), &Known::default()).unwrap();
        drafts[0]
            .people
            .iter()
            .filter(|person| person.interviewee)
            .map(|person| person.name.clone())
            .collect()
    }

    #[test]
    fn who_is_only_spoken_about_does_not_answer() {
        let talk = " date 2019-03-09 You have shared a room with Odile Ferrant for a year now. What have you learned from her?\n\n\
            She irons. It does not matter what it is, a napkin or my scarf, and before every show she irons it. I took it for nerves, and then I saw that it was the opposite, and now I iron my laces.\n\n\
            Do you iron when you are at home, too?\n\n\
            Every day, and Odile Ferrant counts the shirts. I had never owned a board before this play, and I have two of them now, one for the kitchen and one for the room where I learn my lines.\n\n\
            Would you go back to Lund with another play?\n\n\
            Not without her.";
        assert!(answering(talk).is_empty());
        let spoken_to = talk.replace("Do you iron when", "Lena Aoki, do you iron when");
        assert_eq!(answering(&spoken_to), ["Lena Aoki"]);
        let says = talk.replace("Not without her.", "“Not without her,” says Lena Aoki.");
        assert_eq!(answering(&says), ["Lena Aoki"]);
    }
}
