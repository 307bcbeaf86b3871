//! An encoder that remembers the texts it was asked last.

use std::sync::Arc;

use moka::sync::Cache;

use super::cache::{self, Key};
use super::{Encode, EncodeError};

/// Vectors that are kept; those used least go first. With 384 numbers each they take some 7 MB.
const MAX_TEXTS: u64 = 4096;

/// Gives the vector of a text that was asked before without running the encoder again.
///
/// Texts themselves are not kept, only the beginning of their hash.
pub struct Remembering {
    encoder: Arc<dyn Encode>,
    vectors: Cache<Key, Arc<[f32]>>,
}

impl Remembering {
    /// Wraps an encoder.
    #[must_use]
    pub fn new(encoder: Arc<dyn Encode>) -> Self {
        Self { encoder, vectors: Cache::new(MAX_TEXTS) }
    }
}

impl Encode for Remembering {
    fn fingerprint(&self) -> &str {
        self.encoder.fingerprint()
    }

    fn dimensions(&self) -> usize {
        self.encoder.dimensions()
    }

    fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
        let key = cache::key(text);
        if let Some(vector) = self.vectors.get(&key) {
            return Ok(vector.to_vec());
        }
        let vector = self.encoder.encode(text)?;
        self.vectors.insert(key, vector.as_slice().into());
        Ok(vector)
    }

    fn known_words(&self) -> Vec<String> {
        self.encoder.known_words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Encode for Counting {
        fn fingerprint(&self) -> &str {
            "counting"
        }

        fn dimensions(&self) -> usize {
            1
        }

        fn encode(&self, text: &str) -> Result<Vec<f32>, EncodeError> {
            self.0.fetch_add(1, Ordering::Relaxed);
            if text.is_empty() { Err(EncodeError::NoVector) } else { Ok(vec![text.len() as f32]) }
        }
    }

    #[test]
    fn a_text_is_encoded_once_and_a_failure_is_not_remembered() {
        let counting = Arc::new(Counting::default());
        let encoder: Arc<dyn Encode> = Arc::<Counting>::clone(&counting);
        let remembering = Remembering::new(encoder);
        for (text, calls) in [("heat", 1), ("heat", 1), ("moon!", 2), ("heat", 2)] {
            assert_eq!(remembering.encode(text).unwrap(), [text.len() as f32]);
            assert_eq!(counting.0.load(Ordering::Relaxed), calls);
        }
        assert!(remembering.encode("").is_err() && remembering.encode("").is_err());
        assert_eq!(counting.0.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn the_memory_is_bounded() {
        let remembering = Remembering::new(Arc::new(Counting::default()));
        for i in 0..3 * MAX_TEXTS {
            remembering.encode(&i.to_string()).unwrap();
        }
        remembering.vectors.run_pending_tasks();
        assert!(remembering.vectors.entry_count() <= MAX_TEXTS);
    }
}
