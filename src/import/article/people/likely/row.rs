//! A page as a row of words and marks, and where it names whom.

use std::collections::HashMap;

use crate::import::names::{is_letter_of, tokens};

/// What stands for the end of a line.
const LINE_END: char = '¶';
/// Most marks between two words that are kept.
const MARKS: usize = 4;
/// Most words and marks between two who are named together.
const BETWEEN: usize = 7;
/// Where who was met is told, in words and marks.
const INTRO: usize = 700;
/// Most letters that stand for a name before what is said.
const LETTERS: usize = 4;

/// A word, folded, or a mark.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) text: String,
    is_capital: bool,
    pub(super) is_shouted: bool,
    is_word: bool,
}

/// How somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    Surname,
    First,
    Letters,
}

/// Where somebody is named: items from `start` to before `end`.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) who: usize,
    pub(super) form: Form,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A page, its headline first.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) items: Vec<Item>,
    /// How many of them are the headline's.
    pub(super) n_title: usize,
    pub(super) mentions: Vec<Mention>,
    /// For each item within a mention, which.
    of_mention: Vec<Option<usize>>,
}

/// A mark in the one form of its kind.
fn mark(c: char) -> char {
    match c {
        '“' | '”' | '«' | '»' | '„' => '"',
        '‘' | '’' | '`' => '\'',
        '–' | '—' | '‑' => '-',
        '\n' => LINE_END,
        _ => c,
    }
}

fn marks(gap: &str, items: &mut Vec<Item>) {
    let mut rest = gap;
    let mut push = |text: &str| {
        items.push(Item { text: text.to_owned(), is_capital: false, is_shouted: false, is_word: false });
    };
    if let Some(behind) = ["'s", "’s", "'S", "’S"].iter().find_map(|tail| gap.strip_prefix(tail)) {
        push("'s");
        rest = behind;
    }
    let mut kept = 0;
    let mut last = ' ';
    for c in rest.chars().filter(|c| *c == '\n' || !c.is_whitespace()).map(mark) {
        if c != last && kept < MARKS {
            push(c.encode_utf8(&mut [0; 4]));
            kept += 1;
        }
        last = c;
    }
}

fn items(text: &str, items: &mut Vec<Item>) {
    for token in tokens(text) {
        marks(&token.gap, items);
        let raw = &text[token.start..token.end];
        let mut letters = raw.chars().filter(|c| c.is_alphabetic()).peekable();
        items.push(Item {
            is_capital: raw.starts_with(char::is_uppercase),
            is_shouted: letters.peek().is_some()
                && letters.all(char::is_uppercase)
                && raw.chars().count() > 1,
            is_word: true,
            text: token.folded,
        });
    }
}

/// Whom a word that stands for a name means: nobody, if several have it.
fn by_word<'a>(words: impl Iterator<Item = (usize, &'a str)>) -> HashMap<&'a str, usize> {
    let mut found: HashMap<&str, Option<usize>> = HashMap::new();
    for (who, word) in words {
        found.entry(word).and_modify(|one| *one = None).or_insert(Some(who));
    }
    found.into_iter().filter_map(|(word, who)| Some((word, who?))).collect()
}

impl Row {
    pub(super) fn of(title: &str, body: &str, names: &[String]) -> Self {
        let mut all = Vec::new();
        items(title, &mut all);
        let n_title = all.len();
        marks("\n", &mut all);
        items(body, &mut all);
        let mut row = Self { of_mention: vec![None; all.len()], items: all, n_title, mentions: Vec::new() };
        row.find(names);
        row
    }

    fn find(&mut self, names: &[String]) {
        let parts: Vec<Vec<String>> =
            names.iter().map(|name| tokens(name).into_iter().map(|token| token.folded).collect()).collect();
        let mut full: HashMap<&str, Vec<usize>> = HashMap::new();
        for (who, parts) in parts.iter().enumerate() {
            full.entry(parts.first().map_or("", String::as_str)).or_default().push(who);
        }
        let whole = || parts.iter().enumerate().filter(|(_, parts)| parts.len() > 1);
        let surnames = by_word(whole().filter_map(|(who, parts)| Some((who, parts.last()?.as_str()))));
        let firsts = by_word(whole().filter_map(|(who, parts)| Some((who, parts.first()?.as_str()))));
        let mut at = 0;
        while at < self.items.len() {
            let item = &self.items[at];
            let longest = full.get(item.text.as_str()).filter(|_| item.is_word).and_then(|all| {
                let fits = all.iter().filter_map(|&who| Some((self.runs(at, &parts[who])?, who)));
                fits.max_by_key(|(end, _)| *end)
            });
            let short = || {
                let word = item.text.as_str();
                let surname = surnames.get(word).map(|who| (*who, Form::Surname));
                surname.or_else(|| firsts.get(word).map(|who| (*who, Form::First)))
            };
            let found = match longest {
                Some((end, who)) => Some(Mention { who, form: Form::Full, start: at, end }),
                None if item.is_capital => short()
                    .or_else(|| self.letters(at, names, &parts).map(|who| (who, Form::Letters)))
                    .map(|(who, form)| Mention { who, form, start: at, end: at + 1 }),
                None => None,
            };
            at = found.as_ref().map_or(at + 1, |found| found.end);
            if let Some(found) = found {
                let which = Some(self.mentions.len());
                self.of_mention[found.start..found.end].iter_mut().for_each(|of| *of = which);
                self.mentions.push(found);
            }
        }
    }

    /// Where a name ends that begins at an item, if it does.
    fn runs(&self, at: usize, parts: &[String]) -> Option<usize> {
        let mut end = at;
        for (n, part) in parts.iter().enumerate() {
            // "P. T. Roe" and "PT Roe" differ in marks.
            while n > 0
                && self
                    .items
                    .get(end)
                    .is_some_and(|item| matches!(item.text.as_str(), "." | "'" | "-" | "\""))
            {
                end += 1;
            }
            let item = self.items.get(end)?;
            if !item.is_word || item.text != *part {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Whom letters before a colon stand for: "TO:" for Tariq Osei-Bonsu.
    fn letters(&self, at: usize, names: &[String], parts: &[Vec<String>]) -> Option<usize> {
        let item = &self.items[at];
        let begins = at.checked_sub(1).is_none_or(|before| self.items[before].text == "¶");
        let is_label = begins && self.items.get(at + 1).is_some_and(|next| next.text == ":");
        let n_letters = item.text.chars().count();
        if !is_label || !(1..=LETTERS).contains(&n_letters) {
            return None;
        }
        let initials = |parts: &[String]| {
            let words = parts.iter().flat_map(|part| part.split(' '));
            let all: String = words.filter_map(|word| word.chars().next()).collect();
            let of_parts: String = parts.iter().filter_map(|part| part.chars().next()).collect();
            all == item.text || of_parts == item.text
        };
        let upper = item.text.to_uppercase();
        (0..names.len()).find(|&who| initials(&parts[who]) || is_letter_of(&upper, &names[who]))
    }

    /// What stands at an item, for a neighbour: of a name only that it is one, of a number that it is one.
    fn at(&self, at: Option<usize>) -> &str {
        let Some(at) = at.filter(|at| *at < self.items.len()) else { return "#" };
        match &self.items[at] {
            _ if self.of_mention[at].is_some() => "NAME",
            item if item.text.starts_with(|c: char| c.is_ascii_digit()) => "NUMBER",
            item => &item.text,
        }
    }

    /// What stands before an item in its line, the nearest first; as long as it is asked for.
    pub(super) fn before(&self, at: usize, n: usize) -> Vec<&str> {
        let mut found = Vec::with_capacity(n);
        let mut at = at.checked_sub(1);
        while found.len() < n {
            let text = self.at(at);
            found.push(text);
            let Some(here) = at.filter(|_| text != "¶") else { break };
            at = match self.of_mention[here] {
                Some(which) => self.mentions[which].start.checked_sub(1),
                None => here.checked_sub(1),
            };
        }
        found.resize(n, "#");
        found
    }

    /// What stands from an item on in its line.
    pub(super) fn behind(&self, at: usize, n: usize) -> Vec<&str> {
        let mut found = Vec::with_capacity(n);
        let mut at = at;
        while found.len() < n {
            let text = self.at(Some(at));
            found.push(text);
            if matches!(text, "¶" | "#") {
                break;
            }
            at = self.of_mention[at].map_or(at + 1, |which| self.mentions[which].end);
        }
        found.resize(n, "#");
        found
    }

    /// Who is named together with whom where a page says who was met: "Aoki and her co-writer Paul Crane".
    pub(super) fn joined(&self, n: usize) -> Vec<Vec<usize>> {
        const JOINTS: &[&str] = &["and", "&", "with", "alongside", "along", "well", ","];
        const ENDS: &[&str] = &[".", "¶", "?", "!", ":", ";"];
        let mut found = vec![Vec::new(); n];
        for pair in self.mentions.windows(2) {
            let [one, other] = pair else { continue };
            let between = &self.items[one.end..other.start];
            let has = |all: &[&str]| between.iter().any(|item| all.contains(&item.text.as_str()));
            let is_near =
                one.who != other.who && between.len() <= BETWEEN && one.start < INTRO + self.n_title;
            if is_near && has(JOINTS) && !has(ENDS) {
                found[one.who].push(other.who);
                found[other.who].push(one.who);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str, body: &str, names: &[&str]) -> Row {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Row::of(title, body, &names)
    }

    fn mentions(row: &Row) -> Vec<(usize, Form)> {
        row.mentions.iter().map(|mention| (mention.who, mention.form)).collect()
    }

    #[test]
    fn somebody_is_named_in_full_and_in_short() {
        let row = row(
            "Lena Aoki on Ember",
            "AOKI: It was cold.\nPT: Very. Lena said so, too, and P.T. Roe’s dog.",
            &["Lena Aoki", "P.T. Roe", "Lena Aoki Roe"],
        );
        use Form::{Full, Letters, Surname};
        // Two are called Lena, and two Roe: the words alone mean neither.
        assert_eq!(mentions(&row), [(0, Full), (0, Surname), (1, Full)]);
        let row = self::row("", "LA: It was cold. Lena laughs.", &["Lena Aoki"]);
        assert_eq!(mentions(&row), [(0, Letters), (0, Form::First)]);
    }

    #[test]
    fn what_stands_beside_a_name_ends_with_its_line() {
        let row = row("", "Ember\nWe met Lena Aoki and Paul Crane, who\nwaved", &["Lena Aoki", "Paul Crane"]);
        let [lena, paul] = &row.mentions[..] else { panic!("{:?}", row.mentions) };
        assert_eq!(row.before(lena.start, 4), ["met", "we", "¶", "#"]);
        assert_eq!(row.behind(lena.end, 3), ["and", "NAME", ","]);
        assert_eq!(row.behind(paul.end, 4), [",", "who", "¶", "#"]);
    }

    #[test]
    fn those_are_together_whom_a_few_words_join() {
        let row = row(
            "",
            "Lena Aoki and her co-writer Paul Crane came. Ola Moe did not, and Ines Falk slept.",
            &["Lena Aoki", "Paul Crane", "Ola Moe", "Ines Falk"],
        );
        assert_eq!(row.joined(4), [vec![1], vec![0], vec![3], vec![2]]);
    }
}
