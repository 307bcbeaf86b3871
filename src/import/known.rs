//! The works, people and outlets of the data folder, found in texts.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Collection, Person, PersonIdx, Subject, Work, WorkIdx};
use crate::text::{Word, fold, is_stop_word, words};

use super::address::host;

/// What the data folder knows.
#[derive(Debug, Default)]
pub struct Known {
    collection: Collection,
    /// By the first word of a title or name: all its words, and what it means.
    forms: HashMap<String, Vec<(Vec<String>, Subject)>>,
    /// Folded names, whole.
    by_name: HashMap<String, Vec<Subject>>,
    outlet_by_host: HashMap<String, String>,
}

/// A title or a name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where, in bytes.
    pub(super) span: Range<usize>,
    /// What it may mean; never empty.
    pub(super) subjects: Vec<Subject>,
    /// Words of the form that was found.
    pub(super) n_words: usize,
}

impl Known {
    /// Takes note of what a collection holds.
    #[must_use]
    pub fn of(collection: &Collection) -> Self {
        let mut known = Self { collection: collection.clone(), ..Self::default() };
        for (at, work) in collection.works().iter().enumerate() {
            let subject = Subject::Work(WorkIdx::new(at));
            known.add(&work.title, subject);
            let long = work.also.iter().filter(|also| fold(also).contains(' '));
            long.for_each(|also| known.add(also, subject));
        }
        for (at, person) in collection.people().iter().enumerate() {
            let subject = Subject::Person(PersonIdx::new(at));
            known.add(&person.name, subject);
            let long = person.also.iter().filter(|also| fold(also).contains(' '));
            long.for_each(|also| known.add(also, subject));
        }
        for interview in collection.interviews() {
            if let Some(host) = host(&interview.url) {
                let outlet = interview.outlet.split(" (").next().unwrap_or(&interview.outlet);
                known.outlet_by_host.entry(host).or_insert_with(|| outlet.to_owned());
            }
        }
        known
    }

    fn add(&mut self, name: &str, subject: Subject) {
        let folded = fold(name);
        let form: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        let means = self.by_name.entry(folded).or_default();
        if !means.contains(&subject) {
            means.push(subject);
            self.forms.entry(form[0].clone()).or_default().push((form, subject));
        }
    }

    pub(super) fn work(&self, idx: WorkIdx) -> &Work {
        self.collection.work(idx)
    }

    pub(super) fn person(&self, idx: PersonIdx) -> &Person {
        self.collection.person(idx)
    }

    /// Returns the works of this title.
    pub(super) fn works(&self, title: &str) -> Vec<WorkIdx> {
        let means = self.by_name.get(&fold(title)).into_iter().flatten();
        means.filter_map(|subject| if let Subject::Work(idx) = subject { Some(*idx) } else { None }).collect()
    }

    /// Returns the people of this name.
    pub(super) fn people(&self, name: &str) -> Vec<PersonIdx> {
        let means = self.by_name.get(&fold(name)).into_iter().flatten();
        means
            .filter_map(|subject| if let Subject::Person(idx) = subject { Some(*idx) } else { None })
            .collect()
    }

    /// Returns the works of which an interview lists this person.
    pub(super) fn share_an_interview(&self, person: PersonIdx, work: WorkIdx) -> bool {
        self.collection.share_an_interview(Subject::Person(person), Subject::Work(work))
    }

    /// Returns the outlet of an address, as the data calls it.
    #[must_use]
    pub fn outlet_at(&self, address: &str) -> Option<&str> {
        self.outlet_by_host.get(&host(address)?).map(String::as_str)
    }

    /// Returns the titles and names in a text, the longest first where they overlap. Each of their
    /// telling words has to be written with a capital.
    pub(super) fn mentions(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.mention_at(text, &words[at..]) {
                Some(mention) => {
                    at += mention.n_words;
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    fn mention_at(&self, text: &str, words: &[Word]) -> Option<Mention> {
        let forms = self.forms.get(&words[0].folded)?;
        let fits = |form: &Vec<String>| {
            form.len() <= words.len()
                && form.iter().zip(words).all(|(form, word)| *form == word.folded)
                && is_written_as_name(&words[..form.len()], text)
        };
        let n_words = forms.iter().filter(|(form, _)| fits(form)).map(|(form, _)| form.len()).max()?;
        let longest = forms.iter().filter(|(form, _)| form.len() == n_words && fits(form));
        let subjects = longest.map(|&(_, subject)| subject).collect();
        Some(Mention { span: words[0].span.start..words[n_words - 1].span.end, subjects, n_words })
    }
}

fn is_written_as_name(words: &[Word], text: &str) -> bool {
    let telling = |word: &&Word| !is_stop_word(&word.folded);
    let is_capital = |word: &Word| word.capital || word.folded.chars().all(|c| c.is_ascii_digit());
    match words {
        // A single word says something only where a capital does.
        [word] => {
            let quoted = text[..word.span.start].ends_with(['‘', '“', '"', '\'', '«', '„']);
            quoted || (is_capital(word) && !word.opens_sentence && !is_stop_word(&word.folded))
        }
        _ if words.iter().any(|word| !is_stop_word(&word.folded)) => {
            words.iter().filter(telling).all(is_capital)
        }
        _ => words.iter().all(is_capital),
    }
}
