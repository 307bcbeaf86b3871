//! Text as matching sees it: folded, in words, in n-grams, cut to length.
//!
//! Knows nothing of the rest of the crate. Every function accepts any text
//! and returns something sensible for the empty one.

mod common;
mod cut;
mod distance;
mod fold;
mod ngram;
mod number;
mod word;

pub use common::is_stop_word;
pub use cut::{cut_at_grapheme, printable};
pub use distance::{allowed_edits, edit_distance, letter_mask, may_be_within};
pub use fold::{fold, fold_key};
pub use ngram::ngrams;
pub use number::digits_of;
pub use word::{Stemmer, Word, words};
