//! What a tagger is told of a piece besides its word.
//!
//! The numbers are those that `scripts/train_tagger.py` told it; the two have to agree.

use super::super::lines::Line;
use super::Place;
use crate::encoder::{EncodeError, Piece, Tag};

/// How many things are told of a piece.
pub(super) const N: usize = 6;
/// The piece that begins a text.
pub(super) const BEGIN: i32 = 101;
/// The piece behind a line.
const END: i32 = 102;
/// What is told of the piece that begins a text.
pub(super) const OF_BEGIN: [i32; N] = [9, 0, 0, 0, 0, 0];
const OF_END: i32 = 8;
/// How far a word is looked at to both sides of a piece, in characters.
const REACH: usize = 40;

/// A piece with what is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) id: i32,
    pub(super) told: [i32; N],
    pub(super) place: Place,
}

/// Returns the pieces of a page line by line, each line with a piece behind it that has no length.
pub(super) fn seen(lines: &[Line], tagger: &dyn Tag) -> Result<Vec<Seen>, EncodeError> {
    let mut seen = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let from_top = 1 + bucket(at).min(10);
        let from_end = 1 + bucket(lines.len() - 1 - at).min(10);
        let (is_tight, length) = (i32::from(line.is_tight), length(&line.text));
        for piece in tagger.pieces(&line.text)? {
            let told =
                [shape(&line.text, piece), is_tight, gap(&line.text, piece), from_top, from_end, length];
            seen.push(Seen {
                id: piece.id,
                told,
                place: Place { line: at, start: piece.start, end: piece.end },
            });
        }
        let end = line.text.len();
        seen.push(Seen {
            id: END,
            told: [OF_END, is_tight, 0, from_top, from_end, length],
            place: Place { line: at, start: end, end },
        });
    }
    Ok(seen)
}

/// Whether a piece begins its line, or stands behind a space, or behind something else.
fn gap(text: &str, piece: Piece) -> i32 {
    match text[..piece.start].chars().next_back() {
        None => 0,
        Some(before) if before.is_whitespace() => 1,
        Some(_) => 2,
    }
}

/// How the word is written of which a piece is a part.
fn shape(text: &str, piece: Piece) -> i32 {
    let is_part = |c: &char| c.is_alphanumeric();
    let before: Vec<char> = text[..piece.start].chars().rev().take(REACH).take_while(is_part).collect();
    let behind = text[piece.end..].chars().take(REACH).take_while(is_part);
    let word = before.into_iter().rev().chain(text[piece.start..piece.end].chars()).chain(behind);
    let word: Vec<char> = word.collect();
    let letters: Vec<char> = word.iter().copied().filter(|c| c.is_alphabetic()).collect();
    match letters.as_slice() {
        [] if word.iter().any(|c| c.is_numeric()) => 4,
        [] => 5,
        [one] if one.is_uppercase() => 7,
        all if all.iter().all(|c| c.is_uppercase()) => 2,
        [first, ..] if first.is_uppercase() => 1,
        all if all.iter().any(|c| c.is_uppercase()) => 3,
        _ => 0,
    }
}

/// Half powers of two, so to speak: 0, 1, 2, 3, 3, 3, 4 ...
fn bucket(n: usize) -> i32 {
    (((n + 1) as f64).log2() * 1.5) as i32
}

/// How many times a line's words can be halved, 7 at most.
fn length(text: &str) -> i32 {
    let n_words = text.split(' ').filter(|word| !word.is_empty()).count();
    ((n_words + 1) as f64).log2().min(7.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_tells_how_its_word_is_written() {
        let text = "The ten BBC films – McQueen’s I 2020";
        let of = |part: &str| {
            let start = text.find(part).unwrap();
            shape(text, Piece { id: 0, start, end: start + part.len() })
        };
        let parts = ["The", "ten", "BBC", "B", "–", "ueen", "I", "2020"];
        assert_eq!(parts.map(of), [1, 0, 2, 2, 5, 1, 7, 4]);
        assert_eq!(shape("iPhone", Piece { id: 0, start: 1, end: 2 }), 3);
    }

    #[test]
    fn places_fall_between_half_powers_of_two() {
        assert_eq!([0, 1, 2, 3, 9, 1000].map(bucket), [0, 1, 2, 3, 4, 14]);
        assert_eq!(["", "a", "a b c", &"a ".repeat(300)].map(length), [0, 1, 2, 7]);
        let at = |start| gap("one two:three", Piece { id: 0, start, end: start + 1 });
        assert_eq!([0, 4, 8].map(at), [0, 1, 2]);
    }
}
