//! What a tagger says of the words of a page.
//!
//! It marks each piece of each line as the beginning of something, as its inside, or as neither (the tags B, I and O of
//! Ramshaw and Marcus 1995), for each sort of thing that is looked for.

mod features;
mod spans;
mod windows;

use super::lines::Line;
use crate::encoder::{EncodeError, Tag};
pub(super) use spans::Span;

/// How many scores there are of a piece: three tags of each sort of thing, and the kinds of what is offered.
const N_SCORES: usize = 3 * N_SORTS + N_KINDS;
const N_SORTS: usize = 6;
const N_KINDS: usize = 5;
/// How much of a page is read at its beginning, and at its end where what it offers stands, in bytes; how much of one line;
/// and how many pieces at most, which are fewer than bytes in most languages.
const MOST_AT_END: usize = 40_000;
const MOST_OF_LINE: usize = 10_000;
const MOST_PIECES: usize = 24_000;
/// The likelihood that is taken for that of a text which a page does not have as it is, and the least of any, as what comes
/// out of a tagger for what it is sure of says no more.
const UNSEEN: f32 = 0.1;
const LEAST: f32 = 1e-4;

/// What is looked for, as the tagger numbers it; the day is its number 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    /// The title of something else that the page offers.
    Offer = 0,
    /// What somebody is asked, or a topic of a list.
    Topic = 1,
    /// The headline.
    Headline = 2,
    /// The name of somebody who answers.
    Answering = 3,
    /// The title of the work that the page is about.
    Work = 4,
}

/// A page with what a tagger says of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marks {
    lines: Vec<Line>,
    pieces: Vec<Place>,
    /// Natural logarithms of the likelihoods of tags, for each piece.
    scores: Vec<[f32; N_SCORES]>,
}

/// A piece where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    start: usize,
    end: usize,
}

impl Marks {
    /// Reads a page with a tagger.
    ///
    /// # Errors
    /// If the tagger fails.
    pub(super) fn of(lines: Vec<Line>, tagger: &dyn Tag) -> Result<Self, EncodeError> {
        let lines = both_ends(lines);
        let mut seen = features::seen(&lines, tagger)?;
        if let Some(too_many) = seen.len().checked_sub(MOST_PIECES) {
            seen.drain(MOST_PIECES / 2..MOST_PIECES / 2 + too_many);
        }
        let scores = windows::scores(&seen, tagger)?;
        let pieces = seen.into_iter().map(|piece| piece.place).collect();
        Ok(Self { lines, pieces, scores })
    }

    /// Returns what is likely to be what is sought, in the order of the page.
    pub(super) fn found(&self, sought: Sought) -> Vec<Span<'_>> {
        spans::found(self, sought)
    }

    /// Returns the pieces of each line that is read, with their scores.
    fn by_line(&self) -> impl Iterator<Item = (&[Place], &[[f32; N_SCORES]])> {
        let mut rest = self.scores.as_slice();
        self.pieces.chunk_by(|one, next| one.line == next.line).map(move |of_line| {
            let (own, behind) = rest.split_at(of_line.len());
            rest = behind;
            (of_line, own)
        })
    }

    /// Returns the lines that are read.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.text.as_str())
    }

    /// Returns the line in which a text first stands, and where in it, in bytes.
    pub(super) fn find(&self, text: &str) -> Option<(usize, usize)> {
        let mut lines = self.lines.iter().enumerate();
        lines.find_map(|(at, line)| line.text.find(text).map(|start| (at, start)))
    }

    /// Returns the line in which a text first stands.
    pub(super) fn line_of(&self, text: &str) -> Option<&str> {
        self.find(text).map(|(at, _)| self.lines[at].text.as_str())
    }

    /// Returns how likely it is that a text of the page is a part of what is sought, in 0..=1: the mean over its pieces, in the
    /// place where it is likeliest; None if it does not stand there.
    pub(super) fn likelihood(&self, sought: Sought, text: &str) -> Option<f32> {
        spans::likelihood(self, sought, text)
    }

    /// Returns the log-odds of that likelihood; those of little likelihood for a text that does not stand in the page as it
    /// is.
    fn log_odds(&self, sought: Sought, text: &str) -> f64 {
        let likelihood =
            self.likelihood(sought, text).map_or(UNSEEN, |likelihood| likelihood.clamp(LEAST, 1.0 - LEAST));
        f64::from((likelihood / (1.0 - likelihood)).ln())
    }
}

/// How much what a tagger says counts beside what else is seen, where both are added up in log-odds (a logarithmic opinion
/// pool; Genest and Zidek, "Combining Probability Distributions", Statistical Science, 1986). Those of headlines, people
/// and works were chosen on the pages of `archive` in `tests/data/import/pages`, which neither the tagger nor the weights
/// were taught.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Say {
    pub(super) sought: Sought,
    /// What the tagger's log-odds are multiplied by.
    pub(super) share: f64,
    /// Those log-odds of the tagger that say neither.
    pub(super) even: f64,
}

impl Say {
    /// Returns what is added to the log-odds of a text; nothing without a tagger.
    pub(super) fn of(self, marks: Option<&Marks>, text: &str) -> f64 {
        marks.map_or(0.0, |marks| self.share * (marks.log_odds(self.sought, text) - self.even))
    }
}

/// The lines of the beginning and of the end of a page.
fn both_ends(mut lines: Vec<Line>) -> Vec<Line> {
    for line in &mut lines {
        line.text.truncate(line.text.floor_char_boundary(MOST_OF_LINE));
    }
    let within = |lines: &mut dyn Iterator<Item = &Line>| {
        let mut n_bytes = 0;
        lines.take_while(|line| (n_bytes, n_bytes += line.text.len()).0 < MOST_AT_END).count()
    };
    let (first, last) = (within(&mut lines.iter()), within(&mut lines.iter().rev()));
    if first + last < lines.len() {
        lines.drain(first..lines.len() - last);
    }
    lines
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::encoder::Piece;

    /// Marks given phrases wherever they stand, each as what it is; a piece is a word.
    #[derive(Debug)]
    pub(in super::super) struct Saying(pub(in super::super) Vec<(Sought, &'static str, f32)>);

    /// Ids of pieces that no phrase has.
    const NOTHING: i32 = -1;

    impl Tag for Saying {
        fn pieces(&self, text: &str) -> Result<Vec<Piece>, EncodeError> {
            let mut pieces = Vec::new();
            let mut start = 0;
            for word in text.split(' ') {
                let end = start + word.len();
                let within = |(at, (_, phrase, _)): (usize, &(Sought, &str, f32))| {
                    let from = text.find(phrase)?;
                    let is_inside = from <= start && end <= from + phrase.len();
                    is_inside.then(|| 2 * i32::try_from(at).unwrap() + i32::from(from != start))
                };
                let id = self.0.iter().enumerate().find_map(within).unwrap_or(NOTHING);
                pieces.push(Piece { id, start, end });
                start = end + 1;
            }
            Ok(pieces)
        }

        fn tag(&self, ids: Vec<i32>, features: Vec<i32>) -> Result<Vec<f32>, EncodeError> {
            assert_eq!(features.len(), ids.len() * features::N);
            let mut scores = vec![0.0; ids.len() * N_SCORES];
            for (own, id) in scores.chunks_exact_mut(N_SCORES).zip(ids) {
                own.chunks_exact_mut(3).take(N_SORTS).for_each(|tags| tags[0] = 9.0);
                let Some((sought, _, likelihood)) =
                    usize::try_from(id).ok().and_then(|id| self.0.get(id / 2))
                else {
                    continue;
                };
                let tag = 1 + usize::try_from(id % 2).unwrap();
                let odds = (likelihood / (1.0 - likelihood)).ln();
                own[3 * *sought as usize..][..3].fill(-9.0);
                own[3 * *sought as usize] = 0.0;
                own[3 * *sought as usize + tag] = odds;
            }
            Ok(scores)
        }
    }

    /// A tagger that fails.
    #[derive(Debug)]
    struct Failing;

    impl Tag for Failing {
        fn pieces(&self, _text: &str) -> Result<Vec<Piece>, EncodeError> {
            Err(EncodeError::NoVector)
        }

        fn tag(&self, _ids: Vec<i32>, _features: Vec<i32>) -> Result<Vec<f32>, EncodeError> {
            Err(EncodeError::NoVector)
        }
    }

    /// Returns the lines of a text with what a tagger says of them.
    pub(in super::super) fn marks(text: &str, tagger: &dyn Tag) -> Marks {
        Marks::of(super::super::lines::lines(text), tagger).unwrap()
    }

    #[test]
    fn what_is_marked_is_found_with_how_likely_it_is() {
        let tagger =
            Saying(vec![(Sought::Offer, "our review of Ember", 0.9), (Sought::Topic, "Was it cold?", 0.6)]);
        let marks = marks("REEL: Was it cold?\n\nYou can read our review of Ember here.", &tagger);
        let offers = marks.found(Sought::Offer);
        assert_eq!(offers.len(), 1);
        assert_eq!((offers[0].line, offers[0].text), (1, "our review of Ember"));
        assert_eq!(&offers[0].within[offers[0].start..offers[0].end], offers[0].text);
        assert!((offers[0].likelihood - 0.9).abs() < 0.01, "{}", offers[0].likelihood);
        assert_eq!(marks.found(Sought::Topic)[0].text, "Was it cold?");
        assert!(marks.found(Sought::Headline).is_empty());
        let likelihood = |text| marks.likelihood(Sought::Offer, text);
        assert!(likelihood("review of Ember").unwrap() > 0.8);
        assert!(likelihood("read").unwrap() < 0.1);
        assert_eq!((likelihood("Salt"), likelihood("")), (None, None));
        assert_eq!(marks.find("our review"), Some((1, 13)));
    }

    #[test]
    fn a_long_page_is_read_at_both_ends() {
        let tagger = Saying(vec![(Sought::Offer, "our first", 0.9), (Sought::Offer, "our last", 0.9)]);
        let middle = "a line of a very long talk\n".repeat(10_000);
        let marks = marks(&format!("See our first here.\n{middle}See our last here."), &tagger);
        let texts: Vec<&str> = marks.found(Sought::Offer).iter().map(|span| span.text).collect();
        assert_eq!(texts, ["our first", "our last"]);
        assert!(marks.pieces.len() <= MOST_PIECES);
    }

    #[test]
    fn a_tagger_that_fails_is_an_error() {
        assert!(Marks::of(super::super::lines::lines("a page"), &Failing).is_err());
        assert_eq!(marks("", &Saying(Vec::new())).pieces, []);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in proptest::prelude::any::<String>()) {
            let tagger = Saying(vec![(Sought::Offer, "a", 0.9)]);
            let marks = marks(&text, &tagger);
            for span in marks.found(Sought::Offer) {
                proptest::prop_assert!(!span.text.is_empty());
            }
            let _ = marks.likelihood(Sought::Offer, "a");
        }
    }
}
