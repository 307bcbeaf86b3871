//! Who is quoted.
//!
//! An article that is no talk by turns quotes those who were met: "“It was cold,” says Aoki."

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::names::names;
use crate::import::pattern::pattern;

use super::READ;

/// What it says for somebody that an article quotes them once, and more often, in log-odds. Of the pages in
/// `tests/data/import/pages`, 91 of 102 who are quoted once in an article without questions answer on it, and 49 of 52 who
/// are quoted more often.
const ONCE: f64 = 2.0;
const OFTEN: f64 = 6.0;
/// Questions on lines of their own, from which on a page is a talk.
const TALK: usize = 3;

/// How words that say that somebody speaks are written.
pub(super) const SAYS: &str = "(?:says?|said|tells?|told|adds?|added|admits?|admitted|agrees?|agreed|concede[sd]|confess(?:es|ed)|continue[sd]|explain(?:s|ed)|grin(?:s|ned)|insist(?:s|ed)|joke[sd]|laugh(?:s|ed)|muse[sd]|note[sd]|observe[sd]|offer(?:s|ed)|recall(?:s|ed)|repl(?:ies|ied)|remember(?:s|ed)|reveal(?:s|ed)|shrug(?:s|ged)|smile[sd]|tease[sd])";
/// How a surname is written.
pub(super) const LAST: &str = r"\p{Lu}\p{Ll}[\p{L}’'-]*";

/// "|“It was,” says the film’s cutter Ann| Poe", "|“It was,”| Poe|, who cut it, says|", "Poe| said: “|"
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    const NAME: &str = r"(?:\p{Lu}[\p{L}.’'-]* ){0,3}";
    const ROLE: &str = r"(?:[\p{Ll}’'-]+ ){0,4}";
    const ASIDE: &str = r#"(?:, [^.,“”"\n]{2,60},)?"#;
    pattern(&format!(
        r#"[,?!.…][”"] (?:{SAYS} {ROLE}{NAME}({LAST})|{NAME}({LAST}){ASIDE} {SAYS})\b|\b({LAST}){ASIDE} {SAYS}[^.“”"\n]{{0,40}}[,:.] ?[“"]"#
    ))
});

/// "Poe| took another road. “I swam,” she says|", "|For| Poe|, it was a relief. “|", where a line begins.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    const PRONOUN: &str = r"(?:s?he|they|the \p{Ll}+)";
    pattern(&format!(
        r#"(?m)^(?:For )?({LAST}) [^“”"\n]{{2,300}}[“"][^“”"\n]{{2,300}}[,?!.…][”"] {PRONOUN} {SAYS}\b|^For ({LAST}), (?:who [^,\n]{{2,120}}, )?(?:it|that|the|there|this)\b[^\n]{{2,200}}?\. [“"]"#
    ))
});

/// How often a text quotes whom, by their surnames.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    counts: BTreeMap<String, usize>,
}

impl Quoted {
    /// Looks for those whose surnames stand beside what is quoted.
    pub(super) fn in_text(text: &str) -> Self {
        let mut quoted = Self::default();
        quoted.count(&BESIDE, text);
        quoted
    }

    /// The same for the text of a page with speakers or none, if it is an article and no talk; and for those of whom a
    /// paragraph is.
    pub(super) fn in_article(text: &str, speakers: &[String]) -> Self {
        let n_questions = text.lines().filter(|line| line.ends_with(['?', '？'])).count();
        if !speakers.is_empty() || n_questions >= TALK {
            return Self::default();
        }
        let text: String = text.chars().take(READ).collect();
        let mut quoted = Self::in_text(&text);
        quoted.count(&BEGINNING, &text);
        quoted
    }

    /// Counts the surnames that a pattern finds.
    fn count(&mut self, pattern: &Regex, text: &str) {
        for found in pattern.captures_iter(text) {
            // The whole is the first of its groups; of the others one is found.
            if let Some(name) = found.iter().skip(1).flatten().next() {
                *self.counts.entry(name.as_str().to_owned()).or_default() += 1;
            }
        }
    }

    /// Returns what it says for somebody of a name, in log-odds.
    pub(super) fn tells(&self, name: &str) -> f64 {
        match name.rsplit(' ').next().and_then(|last| self.counts.get(last)) {
            None => 0.0,
            Some(1) => ONCE,
            Some(_) => OFTEN,
        }
    }

    /// The surnames of those who say most.
    pub(super) fn most(self, text: &str) -> Vec<String> {
        /// How much less than the one who says most another may say.
        const SHARE: usize = 3;
        let most = self.counts.values().copied().max().unwrap_or(0);
        let named: BTreeSet<String> = names(text).into_iter().map(|(_, name)| name).collect();
        // Of two with one surname it is not clear who.
        let is_one = |surname: &str| {
            let tail = format!(" {surname}");
            named.iter().filter(|name| name.ends_with(&tail)).count() == 1
        };
        let often = self.counts.into_iter().filter(|(_, count)| count * SHARE >= most);
        often.map(|(surname, _)| surname).filter(|surname| is_one(surname)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::answering;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let quoted = Quoted::in_text(text);
        let found: Vec<(&str, usize)> = quoted.counts.iter().map(|(name, n)| (name.as_str(), *n)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whose_surname_stands_beside_what_is_quoted_is_quoted() {
        check("“It was cold,” says Aoki. “We swam,” Aoki recalled.", &[("Aoki", 2)]);
        check("“It was cold,” says the film’s cutter Paul Crane.", &[("Crane", 1)]);
        check("\"It was cold,\" Sund, who cut it, explained.", &[("Sund", 1)]);
        check("Falk told the room: “It was cold.”", &[("Falk", 1)]);
        check("Falk saw nobody. “It was cold,” she says.", &[]);
        check("The film is called “Ember.” Aoki said that it is hers.", &[("Aoki", 1)]);
    }

    #[test]
    fn those_who_say_most_are_called_by_one_name() {
        let text = "Lena Aoki and Paul Crane. “It was cold,” says Aoki. “No,” Crane said. “Yes,” said Moe.";
        assert_eq!(Quoted::in_text(text).most(text), ["Aoki", "Crane"]);
        let brothers = format!("{text} Ola Crane swam.");
        assert_eq!(Quoted::in_text(&brothers).most(&brothers), ["Aoki"], "it is not clear which Crane");
    }

    #[test]
    fn whom_an_article_quotes_answers_beside_the_one_of_the_headline() {
        let article = "Lena Aoki on the ice of Ember\n\n\
            Lena Aoki never swam before Ember, in which she plays a diver. “I sank,” says Aoki. “Twice, and with a camera on me.”\n\n\
            It was the second film that she made with Paul Crane, whose first, Tide, was shot in a bath.\n\n\
            Crane took another road. “I read about ice for a year and stayed at home with the door shut,” he explains.\n\n\
            “Nobody believed that we would come back,” Crane said. “My mother had sold the boat.”";
        assert_eq!(answering(article), ["Lena Aoki", "Paul Crane"]);
        let silent = article.replace("he explains", "he wrote").replace("Crane said", "he wrote");
        assert_eq!(answering(&silent), ["Lena Aoki"]);
    }
}
