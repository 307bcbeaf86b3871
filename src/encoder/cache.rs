//! Vectors of texts in a file.
//!
//! A safetensors file with two tensors: `keys`, 16 bytes a text, and `vectors`,
//! one row a text, in half precision: a number of a unit vector is then off by
//! 0.00025 at most, and the file half as large. Its metadata names the format, the encoder and a checksum.
//! It is written beside its place and moved there, so that it is whole or not
//! there; and it is read with distrust: whatever is not as it should be counts as no cache.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use half::f16;
use half::slice::HalfFloatSliceExt as _;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

/// Changes when the file's form does.
const FORMAT: &str = "junket-vectors-2";
/// Largest file that is read, in bytes: some 1,300,000 vectors.
const MAX_BYTES: u64 = 1 << 30;

/// What a vector is found by: the beginning of the text's BLAKE3 hash.
pub(super) type Key = [u8; 16];

/// Returns the key of a text.
pub(super) fn key(text: &str) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
    key
}

/// Returns a vector as it is kept.
pub(super) fn halved(vector: &[f32]) -> Vec<f16> {
    let mut halved = vec![f16::ZERO; vector.len()];
    halved.convert_from_f32_slice(vector);
    halved
}

/// Returns the name of an encoder's cache in a folder.
#[must_use]
pub fn cache_file(dir: &Path, fingerprint: &str) -> PathBuf {
    let short: String = fingerprint.chars().take(16).collect();
    dir.join(format!("vectors-{short}.safetensors"))
}

/// Why a cache is not used.
#[derive(Debug, thiserror::Error)]
pub(super) enum CacheError {
    #[error("it cannot be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("it is larger than a cache can be")]
    TooLarge,
    #[error("it is damaged")]
    Damaged,
    #[error("it is of another model or version")]
    Foreign,
}

/// Returns the vectors of a cache by key; None if there is no file.
pub(super) fn load(
    path: &Path,
    fingerprint: &str,
    dimensions: usize,
) -> Result<Option<HashMap<Key, Vec<f16>>>, CacheError> {
    let length = match std::fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if length > MAX_BYTES {
        return Err(CacheError::TooLarge);
    }
    parse(&std::fs::read(path)?, fingerprint, dimensions).map(Some)
}

fn parse(bytes: &[u8], fingerprint: &str, dimensions: usize) -> Result<HashMap<Key, Vec<f16>>, CacheError> {
    let damaged = |_| CacheError::Damaged;
    let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(damaged)?;
    let notes = metadata.metadata().clone().unwrap_or_default();
    let note = |name: &str| notes.get(name).map(String::as_str);
    if note("format") != Some(FORMAT) || note("fingerprint") != Some(fingerprint) {
        return Err(CacheError::Foreign);
    }
    let tensors = SafeTensors::deserialize(bytes).map_err(damaged)?;
    let keys = tensors.tensor("keys").map_err(damaged)?;
    let vectors = tensors.tensor("vectors").map_err(damaged)?;
    let n = keys.shape().first().copied().unwrap_or(0);
    let shapes_fit = keys.shape() == [n, 16] && vectors.shape() == [n, dimensions];
    let types_fit = keys.dtype() == Dtype::U8 && vectors.dtype() == Dtype::F16;
    if !shapes_fit || !types_fit || note("checksum") != Some(&checksum(keys.data(), vectors.data())) {
        return Err(CacheError::Damaged);
    }
    let rows = vectors.data().chunks_exact(dimensions * 2).map(|row| {
        row.as_chunks::<2>().0.iter().map(|&bytes| f16::from_le_bytes(bytes)).collect::<Vec<f16>>()
    });
    Ok(keys.data().as_chunks::<16>().0.iter().copied().zip(rows).collect())
}

/// Writes the vectors in place of what is there.
pub(super) fn save<'a>(
    path: &Path,
    fingerprint: &str,
    dimensions: usize,
    vectors: impl Iterator<Item = (&'a Key, &'a Vec<f16>)>,
) -> Result<(), Box<dyn std::error::Error>> {
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for (key, vector) in vectors {
        keys.extend_from_slice(key);
        values.extend(vector.iter().flat_map(|value| value.to_le_bytes()));
    }
    let n = keys.len() / 16;
    let notes = [("format", FORMAT), ("fingerprint", fingerprint), ("checksum", &checksum(&keys, &values))];
    let notes = notes.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let tensors = [
        ("keys", TensorView::new(Dtype::U8, vec![n, 16], &keys)?),
        ("vectors", TensorView::new(Dtype::F16, vec![n, dimensions], &values)?),
    ];
    let bytes = safetensors::serialize(tensors, Some(notes))?;
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(&bytes)?;
    file.persist(path)?;
    Ok(())
}

fn checksum(keys: &[u8], vectors: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(keys).update(vectors);
    hasher.finalize().to_hex().to_string()
}
