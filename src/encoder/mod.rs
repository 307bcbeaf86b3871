//! The meaning of sentences as vectors, and a cache of those of the stored texts.
//!
//! [`Encode`] is what the rest of the crate asks for; [`SentenceModel`] is
//! any BERT-type sentence model in a folder. [`encode_all`] encodes many texts
//! and remembers them in a file; [`Remembering`] keeps those of
//! questions in memory. [`Tag`] is asked what the pieces of a longer text are,
//! and a [`Tagger`] says it. Knows nothing of topics, questions or pages.

mod cache;
mod many;
mod remembering;
mod runner;
mod sentence_model;
mod tagger;

pub use cache::cache_file;
pub use many::{Progress, encode_all};
pub use remembering::Remembering;
pub use sentence_model::{LoadModelError, SentenceModel};
pub use tagger::Tagger;

/// Something that turns texts into vectors of meaning.
pub trait Encode: Send + Sync {
    /// Returns what tells this encoder's vectors from another's, in hexadecimal digits.
    fn fingerprint(&self) -> &str;

    /// Returns the length of its vectors.
    fn dimensions(&self) -> usize;

    /// Returns the vector of a text, of unit length. The same text has the same vector, in every thread.
    ///
    /// # Errors
    /// If the encoder fails on the text.
    fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError>;

    /// Returns words of the language that it knows, in lower case, the most frequent first; may be empty.
    fn known_words(&self) -> Vec<String> {
        Vec::new()
    }
}

/// A piece of a text: a word, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What it is in the model's vocabulary.
    pub id: i32,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// Something that says what the pieces of a text are, in view of those around them.
pub trait Tag: std::fmt::Debug + Send + Sync {
    /// Returns the pieces of a text in their order, without marks of its beginning and its end.
    ///
    /// # Errors
    /// If the text cannot be split.
    fn pieces(&self, text: &str) -> Result<Vec<Piece>, EncodeError>;

    /// Returns the scores of all tags for each of some pieces, piece by piece; `features` are what else is seen of each
    /// piece, likewise.
    ///
    /// # Errors
    /// If the model fails, or is told more or fewer features than it knows.
    fn tag(&self, ids: Vec<i32>, features: Vec<i32>) -> Result<Vec<f32>, EncodeError>;
}

/// A text that could not be encoded.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The text could not be split into tokens.
    #[error("failed to split the text into tokens: {0}")]
    Tokenize(String),
    /// The model failed.
    #[error("failed to run the model: {0}")]
    Run(String),
    /// The model gave something else than one vector of its length.
    #[error("the model gave no usable vector")]
    NoVector,
}
