//! Wiring: from a configuration to something that answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::answer::Answerer;
use crate::config::Config;
use crate::corpus::{self, LoadError};
use crate::encoder::{
    Encode, EncodeError, LoadModelError, Progress, Remembering, SentenceModel, Tag, Tagger, encode_all,
};
use crate::model::Collection;
use crate::search::{Calibration, Index, Matrix, Resources, texts_to_encode};

/// An operator's own weights within the data folder.
const CALIBRATION: &str = "calibration.json";

/// Why nothing can be answered.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data has errors.
    #[error(transparent)]
    Data(#[from] LoadError),
    /// The sentence model is there and cannot be used.
    #[error(transparent)]
    Model(#[from] LoadModelError),
    /// The weights cannot be used.
    #[error("failed to read {path}: {reason}; make it again with junket eval --calibrate, or remove it")]
    Calibration {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The sentence model fails on the stored texts.
    #[error("failed to encode the interviews")]
    Encode(#[from] EncodeError),
}

/// Loads data and model, encodes what is not in the cache, and builds the index.
///
/// Without a sentence model it warns and works by words and names alone. `on_progress` is called for each
/// text that has to be encoded.
///
/// # Errors
/// If the data has errors, or the model is there and cannot be used.
pub fn start(config: &Config, on_progress: &(dyn Fn(Progress) + Sync)) -> Result<Answerer, StartError> {
    start_with(config, load_calibration(&config.data.join(CALIBRATION))?, on_progress)
}

/// The same with given weights and thresholds, whatever the data folder holds.
///
/// # Errors
/// If the data has errors, or the model is there and cannot be used.
pub fn start_with(
    config: &Config,
    calibration: Calibration,
    on_progress: &(dyn Fn(Progress) + Sync),
) -> Result<Answerer, StartError> {
    let loaded = corpus::load(&config.data)?;
    if !loaded.warnings.is_empty() {
        tracing::info!(warnings = loaded.warnings.len(), "the data could be better; see junket check");
    }
    let collection = Arc::new(loaded.collection);
    let (resources, encoder) = match load_model(config)? {
        Some(encoder) => {
            let resources = resources(config, &collection, &*encoder, on_progress)?;
            (resources, Some(Arc::new(Remembering::new(encoder)) as Arc<dyn Encode>))
        }
        None => (Resources::default(), None),
    };
    let index = Index::build(collection, resources);
    Ok(Answerer::new(index, encoder, calibration))
}

/// Loads what reads pages for editors besides rules. Without it, it warns and pages are read by rules alone.
///
/// # Errors
/// If the tagger is there and cannot be used.
pub fn load_tagger(config: &Config) -> Result<Option<Arc<dyn Tag>>, LoadModelError> {
    let dir = config.model_dir();
    let tagger = Tagger::load(&dir)?;
    if tagger.is_none() {
        tracing::warn!(model = %dir.display(), "no tagger: pages are read by rules alone, which find less");
    }
    Ok(tagger.map(|tagger| Arc::new(tagger) as Arc<dyn Tag>))
}

/// Reads an operator's own weights; without such a file they are those of the launch data.
fn load_calibration(path: &Path) -> Result<Calibration, StartError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Calibration::default()),
        Err(error) => {
            return Err(StartError::Calibration { path: path.to_owned(), reason: error.to_string() });
        }
    };
    serde_json::from_str(&text)
        .map_err(|error| StartError::Calibration { path: path.to_owned(), reason: error.to_string() })
}

fn load_model(config: &Config) -> Result<Option<Arc<dyn Encode>>, LoadModelError> {
    match SentenceModel::load(&config.model_dir()) {
        Ok(model) => Ok(Some(Arc::new(model))),
        Err(error @ LoadModelError::Missing { .. }) => {
            tracing::warn!("{error}; working by words and names alone, which finds less");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn resources(
    config: &Config,
    collection: &Collection,
    encoder: &dyn Encode,
    on_progress: &(dyn Fn(Progress) + Sync),
) -> Result<Resources, EncodeError> {
    let texts = texts_to_encode(collection);
    let cache = config.cache_file(encoder.fingerprint());
    let vectors = encode_all(encoder, &texts, cache.as_deref(), on_progress)?;
    let vectors = Some(Matrix::new(encoder.dimensions(), vectors));
    Ok(Resources { vectors, general_words: encoder.known_words() })
}
