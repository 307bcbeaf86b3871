//! Works of one series: which is the sequel of which.

use std::collections::HashMap;

use crate::model::{Collection, Subject, WorkIdx};
use crate::text::{Word, digits_of, fold};

use super::resolve::{Candidate, Mention};
use super::variant::{self, Form, FormWords};

/// The series of a collection: works whose titles go on with a number or after a colon.
#[derive(Debug, Default)]
pub(super) struct Series {
    /// Works of each series, the oldest first.
    members: Vec<Vec<WorkIdx>>,
    by_work: HashMap<WorkIdx, usize>,
}

impl Series {
    pub(super) fn build(collection: &Collection) -> Self {
        let titles: HashMap<FormWords, WorkIdx> =
            works(collection).map(|(idx, title)| (variant::name_words(&fold(title)), idx)).collect();
        let mut by_base: HashMap<FormWords, Vec<WorkIdx>> = HashMap::new();
        for (idx, title) in works(collection) {
            let base = variant::base_of_sequel(title).or_else(|| base_before_colon(title));
            if let Some(base) = base {
                by_base.entry(base).or_default().push(idx);
            }
        }
        let mut series = Self::default();
        for (base, mut members) in by_base {
            members.extend(titles.get(&base).copied().or_else(|| first_of(collection, &base)));
            members.sort_by_key(|&idx| (collection.work(idx).year, idx));
            members.dedup();
            if members.len() > 1 {
                series.members.push(members);
            }
        }
        series.members.sort();
        for (at, members) in series.members.iter().enumerate() {
            series.by_work.extend(members.iter().map(|&work| (work, at)));
        }
        series
    }

    /// Returns the mention of another work of a series that words refer to by its place: "the sequel",
    /// "the first one", "part two"; None if the series has no such work.
    pub(super) fn mention(&self, words: &[Word], of: WorkIdx) -> Option<Mention> {
        let members = &self.members[*self.by_work.get(&of)?];
        let own = members.iter().position(|&work| work == of)?;
        let found = (0..words.len()).find_map(|at| Some((at, place(words, at, own)?)));
        let (at, wanted) = found?;
        let &work = members.get(wanted).filter(|&&work| work != of)?;
        let candidate = Candidate { subject: Subject::Work(work), form: Form::Short, certainty: 0.9 };
        let mention =
            Mention { words: at..at + 1, candidates: vec![candidate], edits: 0, grounds: Vec::new() };
        Some(mention)
    }
}

fn works(collection: &Collection) -> impl Iterator<Item = (WorkIdx, &str)> {
    collection.works().iter().enumerate().map(|(i, work)| (WorkIdx::new(i), work.title.as_str()))
}

/// `Black Panther: Wakanda Forever` belongs with `Black Panther` and with whatever else begins so.
fn base_before_colon(title: &str) -> Option<FormWords> {
    Some(variant::name_words(&fold(title.split_once(':')?.0)))
}

/// The work whose title is the base with an article or after it: `The Ember Road` of `Ember Road 2`.
fn first_of(collection: &Collection, base: &FormWords) -> Option<WorkIdx> {
    works(collection)
        .find(|(_, title)| variant::without_article(&variant::name_words(&fold(title))) == base.as_slice())
        .map(|(idx, _)| idx)
}

/// Which place in a series a word stands for, counted from 0; `own` is that of the work talked about.
fn place(words: &[Word], at: usize, own: usize) -> Option<usize> {
    const WORKS: &[&str] = &["film", "movie", "one", "part", "season"];
    let beside = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| WORKS.contains(&word.folded.as_str()))
    };
    let one_before = at.checked_sub(1).is_some_and(|before| words[before].folded == "one");
    match words[at].folded.as_str() {
        "sequel" | "followup" => Some(own + 1),
        "prequel" | "predecessor" => own.checked_sub(1),
        "original" if own > 0 => Some(0),
        "after" if one_before => Some(own + 1),
        "before" if one_before => own.checked_sub(1),
        "next" if beside(Some(at + 1)) => Some(own + 1),
        "previous" if beside(Some(at + 1)) => own.checked_sub(1),
        "other" if beside(Some(at + 1)) => Some(if own == 0 { 1 } else { own - 1 }),
        word => {
            let number: usize = digits_of(word).unwrap_or(word).parse().ok()?;
            let is_place =
                beside(Some(at + 1)) || at.checked_sub(1).is_some_and(|before| beside(Some(before)));
            // "part one of it" names a place; "one" after "first" is not a place of its own.
            let counts = is_place && word != "one"
                || words.get(at.wrapping_sub(1)).is_some_and(|w| w.folded == "part");
            counts.then(|| number.checked_sub(1)).flatten()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExternalIds, Parts, Work, WorkKind};
    use crate::text::words;

    fn collection() -> Collection {
        let work = |title: &str, year| Work {
            id: title.to_owned(),
            title: title.to_owned(),
            also: vec![],
            about: None,
            year: Some(year),
            kind: WorkKind::Film,
            external: ExternalIds::default(),
        };
        let works = vec![
            work("Ember", 2016),
            work("Ember: Part Two", 2019),
            work("The Harbour", 2001),
            work("The Harbour: Low Tide", 2004),
            work("Salt", 2010),
        ];
        Collection::from(Parts { works, ..Parts::default() })
    }

    fn check(text: &str, of: usize, expected: Option<&str>) {
        let collection = collection();
        let found = Series::build(&collection).mention(&words(text), WorkIdx::new(of));
        let found = found.map(|mention| collection.name(mention.best().subject).to_owned());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_place_in_a_series_is_a_work() {
        check("and what about the sequel?", 0, Some("Ember: Part Two"));
        check("and in the second one", 0, Some("Ember: Part Two"));
        check("same for part two?", 0, Some("Ember: Part Two"));
        check("was that so in the first film too", 1, Some("Ember"));
        check("and the original?", 1, Some("Ember"));
        check("what about the one after that", 2, Some("The Harbour: Low Tide"));
        check("and in the one before?", 3, Some("The Harbour"));
        check("is the sequel as dark", 2, Some("The Harbour: Low Tide"));
    }

    #[test]
    fn a_place_that_is_none_names_nothing() {
        check("and the sequel?", 4, None);
        check("and the sequel?", 1, None);
        check("the first one again", 0, None);
        check("who had the idea first", 1, None);
        check("one more thing about the harbour", 3, None);
    }
}
