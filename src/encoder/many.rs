//! Encoding many texts, remembering those that were encoded before.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use half::f16;
use half::slice::HalfFloatSliceExt as _;
use rayon::prelude::*;

use super::cache::{self, Key};
use super::{Encode, EncodeError};

/// Texts between two writes of the cache: an interrupted run loses a few seconds at most.
const CHUNK: usize = 512;

/// How far the encoding has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Texts encoded so far.
    pub done: usize,
    /// Texts that were not in the cache.
    pub total: usize,
}

/// Returns the vectors of the texts, one after the other in their order.
///
/// Those in the cache are taken from it if it is whole and of this encoder; otherwise a warning is logged
/// and it is made anew. The others are encoded in parallel and added to it. A cache that cannot be written
/// is a warning: the vectors are returned all the same. They are rounded to the cache's precision whether
/// they come from it or not, so that a first run finds what later ones find. `on_progress` is called after each text.
///
/// # Errors
/// If the encoder fails on a text.
pub fn encode_all(
    encoder: &dyn Encode,
    texts: &[String],
    cache: Option<&Path>,
    on_progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<f32>, EncodeError> {
    let keys: Vec<Key> = texts.iter().map(|text| cache::key(text)).collect();
    let mut vectors: HashMap<Key, Vec<f16>> = cache.map(|path| remembered(encoder, path)).unwrap_or_default();
    let mut seen = HashSet::new();
    let missing: Vec<(Key, &String)> = keys
        .iter()
        .copied()
        .zip(texts)
        .filter(|(key, _)| !vectors.contains_key(key) && seen.insert(*key))
        .collect();
    if !missing.is_empty() {
        let wanted: HashSet<Key> = keys.iter().copied().collect();
        vectors.retain(|key, _| wanted.contains(key));
    }
    let done = std::sync::atomic::AtomicUsize::new(0);
    for chunk in missing.chunks(CHUNK) {
        let encoded: Result<Vec<(Key, Vec<f16>)>, EncodeError> = chunk
            .par_iter()
            .map(|(key, text)| {
                let vector = encoder.encode(text)?;
                let done = 1 + done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                on_progress(Progress { done, total: missing.len() });
                Ok((*key, cache::halved(&vector)))
            })
            .collect();
        vectors.extend(encoded?);
        if let Some(path) = cache {
            remember(encoder, path, &vectors);
        }
    }
    let mut values = vec![0.0; keys.len() * encoder.dimensions()];
    for (row, key) in values.chunks_exact_mut(encoder.dimensions().max(1)).zip(&keys) {
        vectors[key].convert_to_f32_slice(row);
    }
    Ok(values)
}

fn remembered(encoder: &dyn Encode, path: &Path) -> HashMap<Key, Vec<f16>> {
    match cache::load(path, encoder.fingerprint(), encoder.dimensions()) {
        Ok(vectors) => vectors.unwrap_or_default(),
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "making the cache of sentence vectors anew");
            HashMap::new()
        }
    }
}

fn remember(encoder: &dyn Encode, path: &Path, vectors: &HashMap<Key, Vec<f16>>) {
    // In a fixed order, so that the same vectors make the same file.
    let mut sorted: Vec<_> = vectors.iter().collect();
    sorted.sort_unstable_by_key(|(key, _)| **key);
    if let Err(error) = cache::save(path, encoder.fingerprint(), encoder.dimensions(), sorted.into_iter()) {
        tracing::warn!(path = %path.display(), %error, "cannot write the cache of sentence vectors");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Encodes a text as its length and counts its calls; fails on "bad".
    struct Counting {
        fingerprint: &'static str,
        calls: AtomicUsize,
    }

    impl Encode for Counting {
        fn fingerprint(&self) -> &str {
            self.fingerprint
        }

        fn dimensions(&self) -> usize {
            2
        }

        fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
            self.calls.fetch_add(1, Ordering::Relaxed);
            if text == "bad" { Err(EncodeError::NoVector) } else { Ok(vec![text.len() as f32, 1.0]) }
        }
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    /// Encodes and returns how many texts were not remembered; the vectors must be right whatever the cache.
    fn calls(fingerprint: &'static str, wanted: &[&str], path: &Path) -> usize {
        let encoder = Counting { fingerprint, calls: AtomicUsize::new(0) };
        let vectors = encode_all(&encoder, &texts(wanted), Some(path), &|_| {}).unwrap();
        let expected: Vec<f32> = wanted.iter().flat_map(|text| [text.len() as f32, 1.0]).collect();
        assert_eq!(vectors, expected);
        encoder.calls.into_inner()
    }

    #[test]
    fn what_was_encoded_is_remembered_and_duplicates_are_encoded_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/folder/cache");
        assert_eq!(calls("a", &["x", "yy", "x"], &path), 2);
        assert_eq!(calls("a", &["x", "yy"], &path), 0);
        assert_eq!(calls("a", &["x", "zzz"], &path), 1);
        assert_eq!(calls("a", &["yy"], &path), 1, "a text that is gone is forgotten");
    }

    #[test]
    fn a_vector_is_the_same_when_it_is_remembered() {
        /// Encodes each text as a third, which no binary fraction is.
        struct Third;
        impl Encode for Third {
            fn fingerprint(&self) -> &str {
                "third"
            }
            fn dimensions(&self) -> usize {
                1
            }
            fn encode(&self, _text: &str) -> Result<Vec<f32>, EncodeError> {
                Ok(vec![1.0 / 3.0])
            }
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cache");
        let runs = [None, Some(path.as_path()), Some(path.as_path())];
        let values = runs.map(|cache| encode_all(&Third, &texts(&["x"]), cache, &|_| {}).unwrap()[0]);
        assert!(values.iter().all(|value| *value == values[0]), "{values:?}");
        assert!((values[0] - 1.0 / 3.0).abs() <= 0.00025, "{values:?}");
    }

    #[test]
    fn a_foreign_or_damaged_cache_is_made_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cache");
        calls("a", &["x", "yy"], &path);
        let whole = std::fs::read(&path).unwrap();
        assert_eq!(calls("b", &["x", "yy"], &path), 2, "another model");
        let mut flipped = whole.clone();
        *flipped.last_mut().unwrap() ^= 1;
        let huge_header = [u64::MAX.to_le_bytes().as_slice(), b"{}"].concat();
        for damaged in [&whole[..whole.len() - 3], &whole[..4], b"", b"a text file", &flipped, &huge_header] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(calls("a", &["x", "yy"], &path), 2);
            assert_eq!(calls("a", &["x", "yy"], &path), 0, "and written again");
        }
    }

    #[test]
    fn a_cache_that_cannot_be_written_costs_only_time() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("file"), "").unwrap();
        assert_eq!(calls("a", &["x"], &dir.path().join("file/cache")), 1);
        assert_eq!(calls("a", &["x"], dir.path()), 1);
    }

    #[test]
    fn an_interrupted_run_goes_on_where_it_stopped() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cache");
        let encoder = Counting { fingerprint: "a", calls: AtomicUsize::new(0) };
        let mut many: Vec<String> = (0..CHUNK).map(|i| "x".repeat(i + 1)).collect();
        many.push("bad".to_owned());
        assert!(encode_all(&encoder, &many, Some(&path), &|_| {}).is_err());
        let good: Vec<&str> = many[..CHUNK].iter().map(String::as_str).collect();
        assert_eq!(calls("a", &good, &path), 0);
    }

    #[test]
    fn progress_counts_what_is_missing() {
        let encoder = Counting { fingerprint: "a", calls: AtomicUsize::new(0) };
        let last = std::sync::Mutex::new(0);
        let on_progress = |progress: Progress| {
            assert_eq!(progress.total, 2);
            let mut last = last.lock().unwrap();
            *last = progress.done.max(*last);
        };
        encode_all(&encoder, &texts(&["x", "yy", "x"]), None, &on_progress).unwrap();
        assert_eq!(*last.lock().unwrap(), 2);
    }
}
