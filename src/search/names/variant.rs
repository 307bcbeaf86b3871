//! The forms in which a title or a name is written.

use std::collections::BTreeMap;

use crate::model::{Person, Work};
use crate::text::{digits_of, fold, is_stop_word};

use super::super::language::Language;

/// How much of a name a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The whole title or name, an alternative one, or the title without its article.
    Full,
    /// One side of a title's colon, or its base and number.
    Short,
    /// A surname.
    Surname,
    /// Some words of a title.
    Part,
    /// A first name.
    Given,
    /// No name: what somebody did in something that is named, "the director of Drive".
    Role,
}

/// The words of a form, folded, with numbers in digits: `["extraction", "2"]`.
pub(super) type FormWords = Vec<String>;

/// Longest title of which parts are looked for; beyond it only the whole is.
const LONGEST_IN_PARTS: usize = 12;

/// Returns the words of a folded text as names are compared: numbers in digits, "pt" and "vol" as
/// "part", "and" left out.
pub(super) fn name_words(folded: &str) -> FormWords {
    folded.split(' ').filter_map(name_word).map(str::to_owned).collect()
}

/// Returns one folded word as names are compared; None for one that does not count.
pub(super) fn name_word(folded: &str) -> Option<&str> {
    match folded {
        "" | "and" => None,
        "pt" | "vol" | "volume" | "chapter" => Some("part"),
        _ => Some(digits_of(folded).unwrap_or(folded)),
    }
}

/// Returns the forms of a work's titles, each under its most telling kind.
///
/// `base_has_sequel` says that another title of the store goes on with a number where this one ends.
pub(super) fn of_work(work: &Work, base_has_sequel: bool, language: &Language) -> BTreeMap<FormWords, Form> {
    let mut forms = Forms::default();
    add_title(&mut forms, &work.title, language);
    work.also.iter().for_each(|title| add_whole(&mut forms, title));
    if base_has_sequel {
        let base = without_article(&name_words(&fold(&work.title))).to_vec();
        forms.add([vec!["1".to_owned()], base.clone()].concat(), Form::Short);
        forms.add([base, vec!["1".to_owned()]].concat(), Form::Short);
    }
    forms.0
}

/// Returns the words before the number of a sequel's title, None for a title without a number at its end:
/// `Dune: Part Two` and `Extraction 2` go on with `dune` and `extraction`.
pub(super) fn base_of_sequel(title: &str) -> Option<FormWords> {
    split_number(&name_words(&fold(title))).map(|(base, _)| base)
}

/// Returns the forms of a person's names.
pub(super) fn of_person(person: &Person, language: &Language) -> BTreeMap<FormWords, Form> {
    let mut forms = Forms::default();
    add_name(&mut forms, &person.name, language);
    person.also.iter().for_each(|name| add_whole(&mut forms, name));
    forms.0
}

#[derive(Default)]
struct Forms(BTreeMap<FormWords, Form>);

impl Forms {
    fn add(&mut self, words: FormWords, form: Form) {
        if words.iter().any(|word| !word.is_empty()) {
            self.0.entry(words).and_modify(|known| *known = form.min(*known)).or_insert(form);
        }
    }
}

/// Adds an alternative title or name: as a whole only, for its parts may be anything ("Hong Kong Express").
fn add_whole(forms: &mut Forms, name: &str) {
    let words = name_words(&fold(name));
    forms.add(without_article(&words).to_vec(), Form::Full);
    forms.add(words, Form::Full);
}

fn add_title(forms: &mut Forms, title: &str, language: &Language) {
    let words = name_words(&fold(title));
    forms.add(without_article(&words).to_vec(), Form::Full);
    forms.add(words.clone(), Form::Full);
    let sides = title.split([':', '–', '—']).filter(|_| title.contains([':', '–', '—']));
    for (at, side) in sides.enumerate() {
        let side = name_words(&fold(side));
        if at == 0 || tells_something(&side, language) {
            forms.add(without_article(&side).to_vec(), Form::Short);
        }
    }
    if let Some((base, number)) = split_number(&words) {
        let base = without_article(&base).to_vec();
        forms.add([base.clone(), vec![number.clone()]].concat(), Form::Short);
        forms.add([base.clone(), vec!["part".to_owned(), number.clone()]].concat(), Form::Short);
        forms.add([vec![number], base].concat(), Form::Short);
    }
    add_parts(forms, &words, language);
}

/// A side of a colon must not be a lone common word or "part 2".
fn tells_something(words: &[String], language: &Language) -> bool {
    let telling = |word: &String| word != "part" && word.parse::<u32>().is_err() && !is_stop_word(word);
    match words {
        [word] => telling(word) && !language.is_common(word),
        _ => words.iter().any(telling),
    }
}

/// Adds runs of a title's words that begin and end in a telling word: two at least, or a lone rare one.
fn add_parts(forms: &mut Forms, words: &[String], language: &Language) {
    if words.len() > LONGEST_IN_PARTS {
        return;
    }
    let weak = |word: &String| is_stop_word(word) || word.len() < 2;
    for from in 0..words.len() {
        for to in from + 1..=words.len() {
            let run = &words[from..to];
            let lone = run.len() == 1 && (language.is_common(&run[0]) || run[0].parse::<u32>().is_ok());
            if !lone && !run.first().is_none_or(weak) && !run.last().is_none_or(weak) {
                forms.add(run.to_vec(), Form::Part);
            }
        }
    }
}

fn split_number(words: &[String]) -> Option<(FormWords, String)> {
    let (number, base) = words.split_last()?;
    let is_sequel_number = number.parse::<u32>().is_ok_and(|n| (2..20).contains(&n));
    let base = base.strip_suffix(&["part".to_owned()]).unwrap_or(base);
    (is_sequel_number && !base.is_empty()).then(|| (base.to_vec(), number.clone()))
}

pub(super) fn without_article(words: &[String]) -> &[String] {
    const ARTICLES: &[&str] = &["the", "a", "an", "el", "la", "le", "les", "los", "das", "der", "die", "il"];
    match words {
        [first, rest @ ..] if !rest.is_empty() && ARTICLES.contains(&first.as_str()) => rest,
        _ => words,
    }
}

fn add_name(forms: &mut Forms, name: &str, language: &Language) {
    let words = name_words(&fold(name));
    forms.add(words.clone(), Form::Full);
    let words = words.strip_suffix(&["jr".to_owned()]).map(<[String]>::to_vec).unwrap_or(words);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    if words.len() < 2 {
        return;
    }
    forms.add(words.clone(), Form::Full);
    forms.add(vec![first.clone(), last.clone()], Form::Full);
    if let [first, last] = words.as_slice() {
        forms.add(vec![last.clone(), first.clone()], Form::Full);
    }
    let family = family_words(name, &words);
    for from in family.clone() {
        forms.add(words[from..family.end].to_vec(), Form::Surname);
    }
    let given = if family.start == 0 { &words[family.end..] } else { &words[..1] };
    if given.iter().any(|word| word.chars().count() > 2) && !given.iter().all(|word| language.is_common(word))
    {
        forms.add(given.to_vec(), Form::Given);
    }
}

/// Where a name's family words stand, so that every tail of them is a surname: the words after the first,
/// but the first where a hyphenated given name follows, as in Bong Joon-ho.
fn family_words(name: &str, words: &[String]) -> std::ops::Range<usize> {
    let last_part = name.rsplit(' ').next().unwrap_or(name);
    let family_first = last_part
        .split_once('-')
        .is_some_and(|(_, after)| after.chars().next().is_some_and(char::is_lowercase));
    if family_first { 0..1 } else { first_long_word(words)..words.len() }
}

/// Initials in front belong to no surname: `M. Night Shyamalan`, `S. S. Rajamouli`.
fn first_long_word(words: &[String]) -> usize {
    let initials = words.iter().take_while(|word| word.chars().count() == 1).count();
    initials.max(1).min(words.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExternalIds, WorkKind};

    fn work(title: &str) -> Work {
        let kind = WorkKind::Film;
        Work {
            about: None,
            id: String::new(),
            title: title.into(),
            also: vec![],
            year: None,
            kind,
            external: ExternalIds::default(),
        }
    }

    fn person(name: &str) -> Person {
        let external = ExternalIds::default();
        Person { id: String::new(), name: name.into(), also: vec![], note: None, roles: vec![], external }
    }

    fn check(forms: &BTreeMap<FormWords, Form>, text: &str, form: Option<Form>) {
        assert_eq!(forms.get(&name_words(text)).copied(), form, "{text}");
    }

    #[test]
    fn a_title_is_found_without_article_by_its_sides_and_by_its_number() {
        let forms = of_work(&work("The Ember Road: Part Two"), false, &Language::default());
        check(&forms, "the ember road part ii", Some(Form::Full));
        check(&forms, "ember road 2", Some(Form::Short));
        check(&forms, "second ember road", Some(Form::Short));
        check(&forms, "ember road", Some(Form::Short));
        check(&forms, "road part", Some(Form::Part));
        check(&forms, "part two", None);
    }

    #[test]
    fn the_first_of_a_series_is_found_by_one() {
        let forms = of_work(&work("Extraction"), true, &Language::default());
        check(&forms, "the first extraction".trim_start_matches("the "), Some(Form::Short));
        assert_eq!(base_of_sequel("Extraction 2"), Some(vec!["extraction".to_owned()]));
        assert_eq!(base_of_sequel("1917"), None);
    }

    #[test]
    fn a_name_is_found_by_its_surnames() {
        let forms = of_person(&person("Nicolas Winding Refn"), &Language::default());
        check(&forms, "winding refn", Some(Form::Surname));
        check(&forms, "refn", Some(Form::Surname));
        check(&forms, "nicolas refn", Some(Form::Full));
        check(&forms, "nicolas", Some(Form::Given));
    }

    #[test]
    fn a_family_name_in_front_is_one() {
        let forms = of_person(&person("Bong Joon-ho"), &Language::default());
        check(&forms, "bong", Some(Form::Surname));
        check(&forms, "joon ho", Some(Form::Given));
    }

    #[test]
    fn initials_and_suffixes_are_no_surnames() {
        let forms = of_person(&person("S. S. Rajamouli"), &Language::default());
        check(&forms, "rajamouli", Some(Form::Surname));
        check(&forms, "s rajamouli", Some(Form::Full));
        let forms = of_person(&person("Robert Downey Jr."), &Language::default());
        check(&forms, "downey", Some(Form::Surname));
        check(&forms, "robert downey", Some(Form::Full));
    }
}
