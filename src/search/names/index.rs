//! All forms of all names of the store, by spelling.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::{Collection, PersonIdx, Subject, WorkIdx};
use crate::text::{allowed_edits, edit_distance, fold, letter_mask, may_be_within};

use super::super::language::Language;
use super::resolve::Candidate;
use super::series::Series;
use super::variant::{self, Form, FormWords};

/// The forms of the store's titles and names.
#[derive(Debug, Default)]
pub struct NameIndex {
    entries: Vec<Entry>,
    /// Entries by key, the form's words without spaces.
    exact: HashMap<Box<str>, Vec<u32>>,
    /// Entries by how the key begins and its length in characters, for misspelt ones.
    by_start: HashMap<(char, usize), Vec<u32>>,
    /// Words of the longest form.
    pub(super) most_words: usize,
    /// In how many interviews each subject is listed: of two with one name the better known is meant.
    prominence: HashMap<Subject, usize>,
    pub(super) series: Series,
}

/// One form of one subject.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) subject: Subject,
    pub(super) form: Form,
    /// Whether it is a lone word of the language that need not be a name.
    pub(super) is_common: bool,
    /// Characters of the form as a share of the whole title or name, at most 1.
    pub(super) share: f32,
    key: Box<str>,
    chars: usize,
    mask: u64,
}

/// A form that a text may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'a> {
    pub(super) entry: &'a Entry,
    pub(super) edits: usize,
}

impl NameIndex {
    pub(in super::super) fn build(collection: &Collection, language: &Language) -> Self {
        let mut index = Self { series: Series::build(collection), ..Self::default() };
        let sequels: HashSet<FormWords> =
            collection.works().iter().filter_map(|work| variant::base_of_sequel(&work.title)).collect();
        for (i, work) in collection.works().iter().enumerate() {
            let has_sequel = sequels.contains(&variant::name_words(&fold(&work.title)));
            let forms = variant::of_work(work, has_sequel, language);
            index.add_all(Subject::Work(WorkIdx::new(i)), forms, &work.title, language);
        }
        for (i, person) in collection.people().iter().enumerate() {
            let forms = variant::of_person(person, language);
            index.add_all(Subject::Person(PersonIdx::new(i)), forms, &person.name, language);
        }
        for interview in collection.interviews() {
            let works = interview.works.iter().map(|&work| Subject::Work(work));
            let people = interview.people.iter().map(|credit| Subject::Person(credit.person));
            works.chain(people).for_each(|subject| *index.prominence.entry(subject).or_default() += 1);
        }
        index
    }

    /// Sorts candidates: the most certain first, then the best known, then by subject.
    pub(super) fn sort(&self, candidates: &mut [Candidate]) {
        let prominence = |candidate: &Candidate| self.prominence_of(candidate.subject);
        candidates.sort_by(|a, b| {
            let by_certainty = b.certainty.total_cmp(&a.certainty);
            by_certainty.then(prominence(b).cmp(&prominence(a))).then(a.subject.cmp(&b.subject))
        });
    }

    /// Returns in how many interviews a subject is listed.
    #[must_use]
    pub fn prominence_of(&self, subject: Subject) -> usize {
        self.prominence.get(&subject).copied().unwrap_or(0)
    }

    fn add_all(
        &mut self,
        subject: Subject,
        forms: impl IntoIterator<Item = (FormWords, Form)>,
        whole: &str,
        language: &Language,
    ) {
        let whole = whole.chars().filter(|c| c.is_alphanumeric()).count().max(1);
        for (words, form) in forms {
            let key: Box<str> = words.concat().into();
            let chars = key.chars().count();
            let is_common = matches!(words.as_slice(), [word] if language.is_common(word));
            let share = (chars as f32 / whole as f32).min(1.0);
            let mask = letter_mask(&key);
            self.most_words = self.most_words.max(words.len());
            self.add(Entry { subject, form, is_common, share, key, chars, mask });
        }
    }

    fn add(&mut self, entry: Entry) {
        let idx = u32::try_from(self.entries.len()).expect("fewer than 2^32 forms");
        self.exact.entry(entry.key.clone()).or_default().push(idx);
        self.by_start.entry((start_class(&entry.key), entry.chars)).or_default().push(idx);
        self.entries.push(entry);
    }

    /// Returns what a whole text names, misspelt or not: all subjects with the most telling form, the best known
    /// first. Empty when it names nothing.
    #[must_use]
    pub fn lookup(&self, text: &str) -> Vec<Subject> {
        let key = variant::name_words(&fold(text)).concat();
        let mut found: Vec<Match<'_>> = self.exact(&key).collect();
        if found.is_empty() {
            found = self.nearest(&key, usize::MAX);
        }
        let best = found.iter().map(|hit| hit.entry.form).min();
        found.retain(|hit| Some(hit.entry.form) == best);
        found.sort_by_key(|hit| (Reverse(self.prominence_of(hit.entry.subject)), hit.entry.subject));
        distinct(found.into_iter().map(|hit| hit.entry.subject))
    }

    /// Returns how well what is typed may become each subject, by any form of its name: 0 if a whole name or title
    /// begins so, 1 if a part of one does, 2 if a misspelt one is meant. Others are left out.
    #[must_use]
    pub fn complete(&self, typed: &str) -> HashMap<Subject, usize> {
        let key = variant::name_words(&fold(typed)).concat();
        let mut found: HashMap<Subject, usize> = HashMap::new();
        let mut add = |subject: Subject, tier: usize| {
            found.entry(subject).and_modify(|known| *known = tier.min(*known)).or_insert(tier);
        };
        for entry in self.entries.iter().filter(|entry| !key.is_empty() && entry.key.starts_with(&key)) {
            add(entry.subject, usize::from(entry.form != Form::Full));
        }
        self.nearest(&key, usize::MAX).iter().for_each(|hit| add(hit.entry.subject, 2));
        found
    }

    /// Returns the subjects whose names look most like a text, the likest first, at most `max`.
    #[must_use]
    pub fn suggest(&self, text: &str, max: usize) -> Vec<Subject> {
        let key = variant::name_words(&fold(text)).concat();
        let likeness = |entry: &Entry| strsim::jaro_winkler(&key, &entry.key);
        let mut found: Vec<(f64, Subject)> = self
            .entries
            .iter()
            .filter(|entry| entry.form <= Form::Surname)
            .map(|entry| (likeness(entry), entry.subject))
            .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut subjects = distinct(found.into_iter().map(|(_, subject)| subject));
        subjects.truncate(max);
        subjects
    }

    /// Returns the forms spelt exactly so, without spaces.
    pub(super) fn exact(&self, key: &str) -> impl Iterator<Item = Match<'_>> {
        let found = self.exact.get(key).into_iter().flatten();
        found.map(|&idx| Match { entry: &self.entries[idx as usize], edits: 0 })
    }

    /// Returns the forms nearest to a misspelt key, within as many edits as its length and `most` allow.
    pub(super) fn nearest(&self, key: &str, most: usize) -> Vec<Match<'_>> {
        let chars = key.chars().count();
        let (mut most, mask, start) = (most.min(allowed_edits(chars)), letter_mask(key), start_class(key));
        let mut found: Vec<Match<'_>> = Vec::new();
        if most == 0 {
            return found;
        }
        for length in chars.saturating_sub(most)..=chars + most {
            for &idx in self.by_start.get(&(start, length)).into_iter().flatten() {
                let entry = &self.entries[idx as usize];
                if !may_be_within(most, mask, entry.mask) {
                    continue;
                }
                let edits = edit_distance(key, &entry.key);
                if edits <= most.min(allowed_edits(entry.chars)) && edits > 0 {
                    most = edits;
                    found.push(Match { entry, edits });
                }
            }
        }
        found.retain(|hit| hit.edits == most);
        found
    }
}

/// Jaro-Winkler similarity from which a name is worth suggesting; below it suggestions look random.
const LEAST_LIKENESS: f64 = 0.82;

fn distinct(subjects: impl Iterator<Item = Subject>) -> Vec<Subject> {
    let mut seen = HashSet::new();
    subjects.filter(|&subject| seen.insert(subject)).collect()
}

/// People misspell inside of words; at the start they swap letters that sound alike.
fn start_class(key: &str) -> char {
    match key.chars().next().unwrap_or(' ') {
        'c' | 'k' | 'q' | 'g' | 'j' => 'k',
        's' | 'z' | 'x' => 's',
        'f' | 'p' | 'v' | 'w' => 'f',
        'i' | 'y' | 'e' | 'a' | 'o' | 'u' => 'a',
        first => first,
    }
}
