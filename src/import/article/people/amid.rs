//! Who answers on a page that begins amid a talk.
//!
//! A copy that has lost its headline and its introduction names in what is asked and answered those who are spoken about.
//! Who answers is named at its end, or where somebody speaks to them.

use crate::import::article::parts::addresses;
use crate::import::block::Block;
use crate::text::{fold, is_stop_word};

use super::thanked::thanked;
use super::{Clues, READ};

/// What it says for somebody that the talk tells that they answer, in log-odds.
const ANSWERS: f64 = 3.0;
/// The same, where somebody is named only behind the talk.
const BEHIND: f64 = 0.5;

/// A talk above which nothing stands, and which has no names before what is said.
#[derive(Debug)]
pub(super) struct Amid {
    /// Its first paragraphs.
    texts: Vec<String>,
    /// What stands behind the last answer.
    behind: String,
    /// Whom it thanks.
    thanked: Vec<String>,
}

impl Amid {
    /// Looks at the blocks of a page; None if it has a headline or labels, or does not begin by asking somebody.
    pub(super) fn of(clues: &Clues<'_>) -> Option<Self> {
        if !clues.title.is_empty() || !clues.speakers.is_empty() {
            return None;
        }
        let own = clues.parts?.blocks.iter().filter(|block| !block.related);
        let mut texts: Vec<String> = own.map(Block::text).collect();
        let begins = texts.first().is_some_and(|first| first.ends_with(['?', '？']));
        let is_talk = begins && texts.iter().any(|text| asks(text) && addresses(text));
        let last = texts.iter().rposition(|text| asks(text)).filter(|_| is_talk)?;
        let behind = texts.iter().skip(last + 2).map(String::as_str).collect::<Vec<_>>().join("\n");
        // Everybody whom a page names is looked for.
        let mut read = 0;
        texts.retain(|text| {
            read += text.len();
            read <= READ
        });
        let thanked = thanked(&texts.join("\n"));
        Some(Self { thanked, texts, behind: behind.chars().take(READ).collect() })
    }

    /// Returns what it says for somebody, in log-odds: much, if they are spoken to by their name or a part of it, "Lena, was
    /// it cold?", if it is their work that is asked about, "a Lena Aoki film", or if they say what stands in quotation marks;
    /// that they do not answer, if they are not even named behind the talk.
    pub(super) fn tells(&self, name: &str) -> f64 {
        // "So, ..." speaks to nobody.
        let is_part = |word: &&str| !word.contains(['’', '\'']) && !is_stop_word(&fold(word));
        let called = || [name].into_iter().chain(name.split(' ').filter(is_part));
        let is_spoken_to = |text: &str| called().any(|name| beside(text, name).any(speaks_to));
        let answers = |text: &String| {
            let mut places = beside(text, name);
            places.any(|place| says(place) || asks(text) && is_subject(place))
                || asks(text) && is_spoken_to(text)
        };
        let is_thanked = self.thanked.iter().any(|thanked| thanked == name);
        match is_thanked || self.texts.iter().any(answers) {
            true => ANSWERS,
            false if self.behind.contains(name) => BEHIND,
            false => f64::NEG_INFINITY,
        }
    }
}

/// What stands before and behind a name wherever a text has it.
fn beside<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(name).map(move |(at, _)| (&text[..at], &text[at + name.len()..]))
}

/// "|Lena|, was it cold?", "Was it cold, |Lena|?", "Thank you, |Lena|."
fn speaks_to((before, behind): (&str, &str)) -> bool {
    const LEADS: &[&str] = &[", ", ". ", "! ", "? ", "… ", "hanks ", "hank you ", "ello ", "Hi "];
    behind.starts_with([',', '?', '!', '.'])
        && (before.is_empty() || LEADS.iter().any(|lead| before.ends_with(lead)))
}

/// "a |Lena Aoki| film", "the name |Lena Aoki| online"
fn is_subject((before, behind): (&str, &str)) -> bool {
    const THINGS: &[&str] = &["film", "movie", "picture", "series", "online"];
    let before = before.trim_end_matches(['“', '"']);
    let behind = behind.trim_start_matches(['”', '"']).trim_start();
    [" a ", " an ", " the name "].iter().any(|lead| before.ends_with(lead))
        && THINGS.iter().any(|thing| behind.starts_with(thing))
}

/// "“It was,” says |Lena Aoki|", "“It was,” |Lena Aoki| says"
fn says((before, behind): (&str, &str)) -> bool {
    const SAYS: &[&str] = &["says", "said", "adds", "laughs"];
    let quoted = |before: &str| before.ends_with(['”', '"', '’', '\'']);
    let is_verb = |text: &str| SAYS.iter().any(|verb| text.starts_with(verb));
    let before = before.trim_end();
    let verb = SAYS.iter().find_map(|verb| before.strip_suffix(verb));
    verb.is_some_and(|before| quoted(before.trim_end())) || quoted(before) && is_verb(behind.trim_start())
}

fn asks(text: &str) -> bool {
    text.contains(['?', '？'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::answering;

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
        let begins_so = talk
            .replace("Do you iron when", "So, do you iron when")
            .replace("Not without", "So I’d go, not without");
        assert!(answering(&begins_so).is_empty());
        let thanked = talk.replace(
            "Not without her.",
            "Not without her.\n\nThanks to Lena Aoki for taking the time.\n\nWill she be back?",
        );
        assert_eq!(answering(&thanked), ["Lena Aoki"]);
        let asked_about = talk.replace("with another play", "for a Lena Aoki film");
        assert_eq!(answering(&asked_about), ["Lena Aoki"]);
    }

    #[test]
    fn a_page_of_one_name_without_end_is_read_in_bounds() {
        let name = format!("Lena {}", "Ao".repeat(200_000));
        let text = format!("{name} burned a barn for you. Did {name}?\n\n").repeat(3);
        assert!(answering(&text).len() <= 1);
    }
}
