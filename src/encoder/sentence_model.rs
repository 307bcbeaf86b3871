//! A BERT-type sentence model, run on the CPU by `rten`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rten::ModelOptions;
use tokenizers::{Tokenizer, TruncationParams};

use super::runner::{Graph, Runner};
use super::{Encode, EncodeError};

/// Longest text that is encoded, in characters; the rest is not looked at.
const MAX_CHARS: usize = 2000;
/// Longest text that is encoded, in tokens with both ends; what all-MiniLM-L6-v2 was trained on.
const MAX_TOKENS: usize = 256;

/// A sentence model with its tokenizer.
pub struct SentenceModel {
    tokenizer: Tokenizer,
    graph: Arc<Graph>,
    runner: Runner,
    known_words: Vec<String>,
    fingerprint: String,
    dimensions: usize,
}

/// A folder that holds no usable sentence model.
#[derive(Debug, thiserror::Error)]
pub enum LoadModelError {
    /// There is no such folder, or no model in it.
    #[error("no sentence model in {dir}: a folder with one .onnx file and its tokenizer.json is needed")]
    Missing {
        /// The folder.
        dir: PathBuf,
    },
    /// There are several models.
    #[error("{dir} holds several .onnx files; leave one")]
    Several {
        /// The folder.
        dir: PathBuf,
    },
    /// A file cannot be read.
    #[error("failed to read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{path} is damaged or of another sort: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl SentenceModel {
    /// Loads the model in a folder: one `.onnx` file with inputs `input_ids`, `attention_mask` and perhaps
    /// `token_type_ids`, whose first output is one vector a text or one a token; and its `tokenizer.json`.
    ///
    /// # Errors
    /// If the folder does not hold such a model, or the model fails on a first text.
    pub fn load(dir: &Path) -> Result<Self, LoadModelError> {
        let Files { model_path, model_bytes, tokenizer_path, tokenizer_bytes, fingerprint } =
            Files::read(dir)?;
        let (tokenizer, known_words) =
            read_tokenizer(&tokenizer_bytes).map_err(|error| damaged(&tokenizer_path, error))?;
        // Packed once: a question has a dozen tokens, and packing took longer than multiplying.
        let options = ModelOptions::with_all_ops().prepack_weights(true).clone();
        let model = options.load(model_bytes).map_err(|error| damaged(&model_path, error))?;
        let graph = Arc::new(Graph::new(model).map_err(|reason| damaged(&model_path, reason))?);
        let runner = Runner::start();
        let mut loaded = Self { tokenizer, graph, runner, known_words, fingerprint, dimensions: 0 };
        let first = loaded.pooled("a film").map_err(|error| damaged(&model_path, error))?;
        loaded.dimensions = first.len();
        Ok(loaded)
    }

    fn pooled(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
        let (graph, ids) = (Arc::clone(&self.graph), self.token_ids(text)?);
        self.runner.run(move |pool| graph.run(ids, pool)).and_then(normalized)
    }

    fn token_ids(&self, text: &str) -> Result<Vec<i32>, EncodeError> {
        let text: String = text.chars().take(MAX_CHARS).collect();
        let encoded = self.tokenizer.encode_fast(text, true);
        let encoded = encoded.map_err(|error| EncodeError::Tokenize(error.to_string()))?;
        Ok(encoded.get_ids().iter().map(|id| id.cast_signed()).collect())
    }
}

impl Encode for SentenceModel {
    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
        self.pooled(text).and_then(|vector| match vector.len() == self.dimensions {
            true => Ok(vector),
            false => Err(EncodeError::NoVector),
        })
    }

    fn known_words(&self) -> Vec<String> {
        self.known_words.clone()
    }
}

impl std::fmt::Debug for SentenceModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SentenceModel").field("fingerprint", &self.fingerprint).finish_non_exhaustive()
    }
}

/// What is read of a folder that holds a sentence model.
pub(super) struct Files {
    pub(super) model_path: PathBuf,
    pub(super) model_bytes: Vec<u8>,
    pub(super) tokenizer_path: PathBuf,
    pub(super) tokenizer_bytes: Vec<u8>,
    /// What tells these files from any others, in hexadecimal digits.
    pub(super) fingerprint: String,
}

impl Files {
    pub(super) fn read(dir: &Path) -> Result<Self, LoadModelError> {
        let model_path = find_model(dir)?;
        let tokenizer_path = dir.join("tokenizer.json");
        if !tokenizer_path.exists() {
            return Err(LoadModelError::Missing { dir: dir.to_owned() });
        }
        let (model_bytes, tokenizer_bytes) = (read(&model_path)?, read(&tokenizer_path)?);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&model_bytes).update(&tokenizer_bytes);
        let fingerprint = hasher.finalize().to_hex().to_string();
        Ok(Self { model_path, model_bytes, tokenizer_path, tokenizer_bytes, fingerprint })
    }
}

/// The error of a file that is not what it should be.
pub(super) fn damaged(path: &Path, reason: impl std::fmt::Display) -> LoadModelError {
    LoadModelError::Damaged { path: path.to_owned(), reason: reason.to_string() }
}

fn find_model(dir: &Path) -> Result<PathBuf, LoadModelError> {
    let missing = || LoadModelError::Missing { dir: dir.to_owned() };
    let entries = std::fs::read_dir(dir).map_err(|_| missing())?;
    let mut models = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "onnx"));
    match (models.next(), models.next()) {
        (Some(model), None) => Ok(model),
        (Some(_), Some(_)) => Err(LoadModelError::Several { dir: dir.to_owned() }),
        (None, _) => Err(missing()),
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, LoadModelError> {
    std::fs::read(path).map_err(|source| LoadModelError::Read { path: path.to_owned(), source })
}

/// Returns the tokenizer and the whole words of its vocabulary, in its order: word pieces are numbered by
/// frequency.
fn read_tokenizer(bytes: &[u8]) -> Result<(Tokenizer, Vec<String>), tokenizers::Error> {
    let mut tokenizer = Tokenizer::from_bytes(bytes)?;
    let truncation = TruncationParams { max_length: MAX_TOKENS, ..TruncationParams::default() };
    tokenizer.with_padding(None).with_truncation(Some(truncation))?;
    let mut words: Vec<(u32, String)> = tokenizer
        .get_vocab(false)
        .into_iter()
        .filter(|(word, _)| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
        .map(|(word, id)| (id, word.to_lowercase()))
        .collect();
    words.sort_unstable();
    Ok((tokenizer, words.into_iter().map(|(_, word)| word).collect()))
}

fn normalized(mut vector: Vec<f32>) -> Result<Vec<f32>, EncodeError> {
    let norm = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if !norm.is_finite() || norm == 0.0 {
        return Err(EncodeError::NoVector);
    }
    vector.iter_mut().for_each(|value| *value /= norm);
    Ok(vector)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::OnceLock;

    fn model() -> &'static SentenceModel {
        static MODEL: OnceLock<SentenceModel> = OnceLock::new();
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model");
        MODEL.get_or_init(|| SentenceModel::load(&dir).unwrap())
    }

    fn cosine(a: &str, b: &str) -> f32 {
        let (a, b) = (model().encode(a).unwrap(), model().encode(b).unwrap());
        a.iter().zip(&b).map(|(x, y)| x * y).sum()
    }

    #[test]
    fn the_same_meaning_lies_nearer_than_another() {
        let same = cosine("how did they shoot the long take", "the way the oner was filmed");
        assert!(same > 0.2 + cosine("how did they shoot the long take", "a recipe for lentil soup"));
    }

    /// Ids by the `tokenizers` package from the same file.
    #[test]
    fn texts_become_the_tokens_of_the_reference() {
        for (text, ids) in [
            ("", vec![101, 102]),
            ("Hello world", vec![101, 7592, 2088, 102]),
            (
                "Guðnadóttir’s score?",
                vec![101, 19739, 29668, 25389, 21325, 2099, 1521, 1055, 3556, 1029, 102],
            ),
            (
                "봉준호 films 🍿",
                vec![101, 1460, 30011, 30025, 30000, 30014, 30021, 30005, 30011, 3152, 100, 102],
            ),
            ("a\0b\u{200b}c", vec![101, 5925, 102]),
        ] {
            assert_eq!(model().token_ids(text).unwrap(), ids, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(model().token_ids(&"film ".repeat(100_000)).unwrap().len(), MAX_TOKENS);
    }

    #[test]
    fn many_threads_agree() {
        let expected = model().encode("long take").unwrap();
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..4).map(|_| scope.spawn(|| model().encode("long take").unwrap())).collect();
            for vector in all {
                assert_eq!(vector.join().unwrap(), expected);
            }
        });
    }

    #[test]
    fn the_vocabulary_starts_with_frequent_words() {
        let words = model().known_words();
        assert_eq!(words[..4], ["the", "of", "and", "in"]);
        assert!(words.iter().all(|word| !word.starts_with('#')));
    }

    fn load_error(files: &[(&str, &[u8])]) -> LoadModelError {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(dir.path().join(name), bytes).unwrap();
        }
        SentenceModel::load(dir.path()).unwrap_err()
    }

    #[test]
    fn a_folder_without_a_model_says_what_is_needed() {
        let missing = SentenceModel::load(Path::new("/nowhere")).unwrap_err();
        assert!(matches!(missing, LoadModelError::Missing { .. }));
        assert!(matches!(load_error(&[]), LoadModelError::Missing { .. }));
        assert!(matches!(load_error(&[("a.onnx", b"")]), LoadModelError::Missing { .. }));
        let two: &[(&str, &[u8])] = &[("a.onnx", b""), ("b.onnx", b"")];
        assert!(matches!(load_error(two), LoadModelError::Several { .. }));
    }

    #[test]
    fn a_damaged_file_is_named() {
        let error = load_error(&[("a.onnx", b"damaged"), ("tokenizer.json", b"{}")]);
        assert!(error.to_string().contains("tokenizer.json is damaged"), "{error}");
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model");
        let tokenizer = std::fs::read(dir.join("tokenizer.json")).unwrap();
        let error = load_error(&[("a.onnx", b"damaged"), ("tokenizer.json", &tokenizer)]);
        assert!(error.to_string().contains("a.onnx is damaged"), "{error}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_text_has_a_vector_of_unit_length(text in any::<String>()) {
            let vector = model().encode(&text).unwrap();
            let norm: f32 = vector.iter().map(|value| value * value).sum();
            prop_assert!((norm - 1.0).abs() < 1e-3);
        }
    }
}
