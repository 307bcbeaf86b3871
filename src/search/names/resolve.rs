//! From the words of a text to the names it mentions.

use std::ops::Range;

use crate::model::{Collection, Subject, WorkIdx};
use crate::text::{Word, is_stop_word};

use super::super::query::BELIEVED;
use super::super::spelling::Spelling;
use super::index::{Entry, Match, NameIndex};
use super::roles;
use super::support::{self, Ground};
use super::variant::{Form, name_word};

/// A name found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Which words of the text it takes.
    pub words: Range<usize>,
    /// What it may mean, the most certain first; never empty.
    pub candidates: Vec<Candidate>,
    /// Edits between what was typed and the name.
    pub edits: usize,
    /// What made it more or less certain, for the reader of `--explain`.
    pub grounds: Vec<Ground>,
}

/// One thing that a mention may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The work or the person.
    pub subject: Subject,
    /// What of its name was written.
    pub form: Form,
    /// How sure it is that this was meant, in 0..=1.
    pub certainty: f32,
}

impl Mention {
    /// Returns the most certain candidate.
    #[must_use]
    pub fn best(&self) -> Candidate {
        self.candidates[0]
    }

    /// Returns the certainty of the best candidate.
    #[must_use]
    pub fn certainty(&self) -> f32 {
        self.best().certainty
    }

    /// Whether it is sure enough to name its subject.
    #[must_use]
    pub fn is_believed(&self) -> bool {
        self.certainty() >= BELIEVED
    }

    /// Whether a believed mention takes the word at this place.
    pub(in super::super) fn takes(&self, at: usize) -> bool {
        self.is_believed() && self.words.contains(&at)
    }
}

/// A candidate this much less certain than the best of its mention is not kept.
const CANDIDATE_RANGE: f32 = 0.45;

/// A mention that could be chosen: what is known before its surroundings are looked at.
struct Span {
    words: Range<usize>,
    edits: usize,
    chars: usize,
    is_common: bool,
    candidates: Vec<Candidate>,
}

impl NameIndex {
    /// Returns the names in a text, in its order, not overlapping.
    pub(in super::super) fn resolve(
        &self,
        text: &str,
        words: &[Word],
        years: &[i16],
        collection: &Collection,
        spelling: &Spelling,
    ) -> Vec<Mention> {
        let chosen = choose(self.spans(words, spelling));
        let commons: Vec<bool> = chosen.iter().map(|span| span.is_common).collect();
        let mut mentions: Vec<Mention> = chosen.into_iter().map(Span::into_mention).collect();
        let scene = support::Scene { text, words, years, collection, spelling };
        support::weigh(&scene, self, &mut mentions, &commons);
        let is_free = |mention: &Mention| !mentions.iter().any(|other| other.takes(mention.words.start));
        let by_role: Vec<_> =
            roles::mentions(text, words, &mentions, collection).into_iter().filter(is_free).collect();
        mentions.extend(by_role);
        mentions.sort_by_key(|mention| mention.words.start);
        mentions
    }

    /// Returns the mention of another work of the series that a work belongs to, by its place: "the sequel".
    pub(in super::super) fn resolve_place(&self, words: &[Word], of: WorkIdx) -> Option<Mention> {
        self.series.mention(words, of)
    }

    fn spans(&self, words: &[Word], spelling: &Spelling) -> Vec<Span> {
        let mut spans = Vec::new();
        for from in 0..words.len() {
            let mut key = String::new();
            for to in from + 1..=words.len().min(from + self.most_words + 1) {
                match name_word(&words[to - 1].folded) {
                    Some(word) => key.push_str(word),
                    None if to == from + 1 => break,
                    None => continue,
                }
                spans.extend(self.span(&key, words, from..to, spelling));
            }
        }
        spans
    }

    fn span(&self, key: &str, words: &[Word], range: Range<usize>, spelling: &Spelling) -> Option<Span> {
        let mut matches: Vec<Match<'_>> = self.exact(key).collect();
        if matches.is_empty() {
            matches = self.nearest(key, forgiven_edits(&words[range.clone()], spelling));
        }
        let edits = matches.first()?.edits;
        let is_common = matches.iter().all(|hit| hit.entry.is_common);
        let is_doubtful = edits > 0 && range.len() == 1 && spelling.knows(&words[range.start].folded);
        let mut candidates: Vec<_> = matches.iter().map(|hit| candidate(hit, key, is_doubtful)).collect();
        self.sort(&mut candidates);
        let mut seen = std::collections::HashSet::new();
        let least = candidates[0].certainty - CANDIDATE_RANGE;
        candidates.retain(|c| c.certainty >= least && seen.insert(c.subject));
        let is_common = is_common || is_doubtful;
        Some(Span { words: range, edits, chars: key.chars().count(), is_common, candidates })
    }
}

impl Span {
    fn into_mention(self) -> Mention {
        Mention { words: self.words, candidates: self.candidates, edits: self.edits, grounds: Vec::new() }
    }

    /// What decides between overlapping spans: much text with few edits, then certainty.
    fn strength(&self) -> f32 {
        self.chars as f32 - 2.0 * self.edits as f32 + self.candidates[0].certainty
    }
}

/// Words that are right as they stand are seldom a misspelt name: they are forgiven one edit, and a lone one
/// is believed only with much support.
fn forgiven_edits(words: &[Word], spelling: &Spelling) -> usize {
    let edges_are_weak =
        [words.first(), words.last()].iter().flatten().any(|word| is_stop_word(&word.folded));
    let all_known = words.iter().all(|word| spelling.knows(&word.folded));
    match (all_known, words.len()) {
        _ if edges_are_weak => 0,
        (true, _) => 1,
        (false, _) => usize::MAX,
    }
}

fn candidate(hit: &Match<'_>, key: &str, is_doubtful: bool) -> Candidate {
    let spelling = if is_doubtful { 0.1 } else { 1.0 - hit.edits as f32 / key.chars().count() as f32 };
    let certainty = certainty_of(hit.entry, key) * spelling;
    Candidate { subject: hit.entry.subject, form: hit.entry.form, certainty }
}

/// How sure a form is by itself. Set by hand on the launch data's names: a whole uncommon name is nearly
/// always meant, a lone common word is one time in five without support.
fn certainty_of(entry: &Entry, key: &str) -> f32 {
    let is_number = key.bytes().all(|b| b.is_ascii_digit());
    match entry.form {
        _ if is_number => 0.6,
        Form::Full | Form::Short if entry.is_common => 0.2,
        Form::Full => 1.0,
        Form::Short => 0.55 + 0.4 * entry.share,
        Form::Surname if entry.is_common => 0.3,
        Form::Surname => 0.85,
        Form::Part if entry.is_common => 0.15,
        Form::Part => 0.4 + 0.5 * entry.share,
        Form::Given | Form::Role => 0.2,
    }
}

/// Chooses spans that do not overlap, the strongest first; returns them in the text's order.
fn choose(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|a, b| b.strength().total_cmp(&a.strength()).then(a.words.start.cmp(&b.words.start)));
    let mut chosen: Vec<Span> = Vec::new();
    for span in spans {
        if chosen
            .iter()
            .all(|other| other.words.end <= span.words.start || span.words.end <= other.words.start)
        {
            chosen.push(span);
        }
    }
    chosen.sort_by_key(|span| span.words.start);
    chosen
}
