//! Words that say nothing about what is asked.

/// Whether a folded word is a function word of a question. English, with the greetings and
/// fillers of a chat, and the most frequent of Spanish and French.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

/// Returns all words of [`is_stop_word`].
pub fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.iter().copied()
}

/// Sorted, for the binary search; a test holds that.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "a", "about", "actually", "after", "again", "all", "also", "am", "an", "and", "any", "anyone", "are",
    "arent", "as", "at", "be", "because", "been", "before", "being", "both", "bro", "but", "by", "can", "cant",
    "como", "could", "couldnt", "de", "del", "des", "did", "didnt", "do", "does", "doesnt", "doing", "dont",
    "du", "during", "each", "el", "en", "est", "et", "even", "ever", "exactly", "for", "from", "get", "gets",
    "got", "had", "hadnt", "has", "hasnt", "have", "havent", "having", "he", "hello", "her", "here", "hers",
    "hes", "hey", "hi", "him", "himself", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "isnt",
    "it", "its", "itself", "ive", "just", "know", "la", "las", "le", "les", "lets", "like", "lol", "los", "many",
    "may", "me", "might", "more", "most", "much", "must", "my", "myself", "no", "nor", "not", "now", "of", "off",
    "ok", "okay", "on", "or", "other", "our", "ours", "out", "over", "own", "please", "pls", "plz", "por", "que",
    "qui", "quite", "really", "same", "say", "she", "shes", "should", "shouldnt", "so", "some", "somebody",
    "someone", "something", "such", "tell", "than", "that", "thats", "the", "their", "theirs", "them",
    "themselves", "then", "there", "theres", "these", "they", "theyre", "this", "those", "through", "to", "too",
    "u", "un", "una", "under", "until", "up", "us", "very", "was", "wasnt", "we", "were", "werent", "what",
    "whats", "when", "where", "wheres", "which", "while", "who", "whom", "whos", "whose", "why", "will", "with",
    "wont", "would", "wouldnt", "y", "yes", "you", "your", "youre", "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(STOP_WORDS.is_sorted_by(|a, b| a < b));
        assert!(STOP_WORDS.iter().all(|word| crate::text::fold(word) == **word));
    }
}
