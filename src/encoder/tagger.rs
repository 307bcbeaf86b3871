//! A model that says what each piece of a text is, in view of those around it.
//!
//! It has no words of its own: it goes on from the embeddings of the sentence model beside which it lies, so that the
//! two share what is largest in both.

use std::path::Path;
use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::runner::{Graph, Runner};
use super::sentence_model::{Files, LoadModelError, damaged, read};
use super::{EncodeError, Piece, Tag};

/// Folder of the tagger in that of its sentence model.
const FOLDER: &str = "tagger";
const MODEL: &str = "tagger.q4.onnx";
const CARD: &str = "tagger.json";

/// What a tagger needs of its sentence model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    /// Fingerprint of the sentence model that it was trained with.
    base: String,
    /// Name of the value in the sentence model's graph that holds the embeddings.
    embeddings: String,
    /// How many features it is told of each piece.
    features: usize,
}

/// A tagger with the sentence model that it goes on from.
pub struct Tagger {
    tokenizer: Tokenizer,
    base: Arc<Graph>,
    embeddings: NodeId,
    head: Arc<Head>,
    runner: Runner,
    n_features: usize,
}

struct Head {
    model: Model,
    embedded: NodeId,
    features: NodeId,
    scores: NodeId,
}

impl Tagger {
    /// Loads the tagger that lies in the folder of a sentence model, in a folder of its own; None if there is none.
    ///
    /// # Errors
    /// If there is one and it is damaged, or was trained with another sentence model than the one beside it.
    pub fn load(dir: &Path) -> Result<Option<Self>, LoadModelError> {
        let (model_path, card_path) = (dir.join(FOLDER).join(MODEL), dir.join(FOLDER).join(CARD));
        if !model_path.exists() {
            return Ok(None);
        }
        let card: Card =
            serde_json::from_slice(&read(&card_path)?).map_err(|error| damaged(&card_path, error))?;
        let files = Files::read(dir)?;
        if card.base != files.fingerprint {
            return Err(damaged(&card_path, "it goes with another sentence model than the one beside it"));
        }
        let mut tokenizer = Tokenizer::from_bytes(&files.tokenizer_bytes)
            .map_err(|error| damaged(&files.tokenizer_path, error))?;
        tokenizer
            .with_padding(None)
            .with_truncation(None)
            .map_err(|error| damaged(&files.tokenizer_path, error))?;
        // Of the sentence model only the first steps are run, which multiply nothing.
        let options = ModelOptions::with_all_ops();
        let base = options.load(files.model_bytes).map_err(|error| damaged(&files.model_path, error))?;
        let base = Graph::new(base).map_err(|reason| damaged(&files.model_path, reason))?;
        let embeddings = base.value(&card.embeddings).ok_or_else(|| {
            damaged(&card_path, format_args!("the sentence model has no {}", card.embeddings))
        })?;
        let head = options.load(read(&model_path)?).map_err(|error| damaged(&model_path, error))?;
        let head = Head::new(head).map_err(|reason| damaged(&model_path, reason))?;
        let (base, head) = (Arc::new(base), Arc::new(head));
        let runner = Runner::start();
        Ok(Some(Self { tokenizer, base, embeddings, head, runner, n_features: card.features }))
    }
}

impl Head {
    fn new(model: Model) -> Result<Self, String> {
        let find = |name: &str| model.find_node(name).ok_or_else(|| format!("it has no {name}"));
        let (embedded, features, scores) = (find("embedded")?, find("features")?, find("scores")?);
        Ok(Self { model, embedded, features, scores })
    }

    fn run(
        &self,
        embedded: Tensor<f32>,
        features: NdTensor<i32, 3>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Vec<f32>, EncodeError> {
        let inputs = vec![(self.embedded, embedded.into()), (self.features, features.into())];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let run = self.model.run(inputs, &[self.scores], Some(options));
        let mut values = run.map_err(|error| EncodeError::Run(error.to_string()))?;
        let scores = values.pop().ok_or(EncodeError::NoVector)?;
        let scores: Tensor<f32> = scores.try_into().map_err(|_| EncodeError::NoVector)?;
        Ok(scores.to_vec())
    }
}

impl Tag for Tagger {
    fn pieces(&self, text: &str) -> Result<Vec<Piece>, EncodeError> {
        let encoded = self.tokenizer.encode(text, false);
        let encoded = encoded.map_err(|error| EncodeError::Tokenize(error.to_string()))?;
        let piece = |(id, &(start, end)): (&u32, &(usize, usize))| Piece { id: id.cast_signed(), start, end };
        Ok(encoded.get_ids().iter().zip(encoded.get_offsets()).map(piece).collect())
    }

    fn tag(&self, ids: Vec<i32>, features: Vec<i32>) -> Result<Vec<f32>, EncodeError> {
        let n = ids.len();
        if n == 0 || features.len() != n * self.n_features {
            return Err(EncodeError::Run(format!("{} features of {n} pieces", features.len())));
        }
        let features = NdTensor::from_data([1, n, self.n_features], features);
        let (base, embeddings, head) = (Arc::clone(&self.base), self.embeddings, Arc::clone(&self.head));
        self.runner.run(move |pool| {
            let embedded = base.value_of(embeddings, ids, pool)?;
            head.run(embedded, features, pool)
        })
    }
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").field("n_features", &self.n_features).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const N_FEATURES: usize = 6;

    fn shipped() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model")
    }

    /// Copies the shipped model into a folder, with another file in place of one of the tagger's.
    fn load_with(name: &str, bytes: &[u8]) -> LoadModelError {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join(FOLDER)).unwrap();
        for file in
            ["all-minilm-l6-v2.q8.onnx", "tokenizer.json", "tagger/tagger.q4.onnx", "tagger/tagger.json"]
        {
            std::fs::copy(shipped().join(file), dir.path().join(file)).unwrap();
        }
        std::fs::write(dir.path().join(FOLDER).join(name), bytes).unwrap();
        Tagger::load(dir.path()).unwrap_err()
    }

    #[test]
    fn every_piece_has_scores_and_a_place_in_its_text() {
        let tagger = Tagger::load(&shipped()).unwrap().unwrap();
        let text = "Read Gemma’s review of Amélie";
        let pieces = tagger.pieces(text).unwrap();
        let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.start..piece.end]).collect();
        assert_eq!(words.concat(), text.replace(' ', ""));
        let ids: Vec<i32> = pieces.iter().map(|piece| piece.id).collect();
        let n = ids.len();
        let scores = tagger.tag(ids.clone(), vec![0; n * N_FEATURES]).unwrap();
        assert_eq!(scores.len() % n, 0);
        assert_eq!(
            scores,
            tagger.tag(ids.clone(), vec![0; n * N_FEATURES]).unwrap(),
            "the same text, the same scores"
        );
        assert!(tagger.tag(ids, vec![0; n]).is_err());
        assert!(tagger.tag(Vec::new(), Vec::new()).is_err());
    }

    #[test]
    fn a_folder_without_a_tagger_has_none() {
        assert!(Tagger::load(Path::new("/nowhere")).unwrap().is_none());
    }

    #[test]
    fn a_tagger_that_cannot_be_used_is_named() {
        let error = load_with(MODEL, b"damaged").to_string();
        assert!(error.contains("tagger.q4.onnx is damaged"), "{error}");
        let error = load_with(CARD, b"{}").to_string();
        assert!(error.contains("tagger.json is damaged"), "{error}");
        let other = r#"{"base": "00", "embeddings": "e", "features": 6}"#;
        let error = load_with(CARD, other.as_bytes()).to_string();
        assert!(error.contains("another sentence model"), "{error}");
    }
}
