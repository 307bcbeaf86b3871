//! Text as matching sees it: folded, in words, in n-grams, cut to length.
//!
//! Knows nothing of the rest of the crate. Every function accepts any text
//! and returns something sensible for the empty one.

mod common;
mod cut;
mod distance;
mod english;
mod fold;
mod ngram;
mod number;
mod tongue;
mod word;

pub use common::{is_stop_word, stop_words};
pub use cut::{capitalised, cut_at_grapheme, printable};
pub use distance::{allowed_edits, edit_distance, letter_mask, may_be_within};
pub use english::{is_english, is_no_name};
pub use fold::{fold, fold_key};
pub use ngram::ngrams;
pub use number::digits_of;
pub use tongue::is_foreign;
pub use word::{Stemmer, Word, words};
