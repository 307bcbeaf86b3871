//! A question as it was counted, made fit to stand among an interview's wordings.

use crate::answer::Answerer;
use crate::model::TopicIdx;
use crate::search::{Context, Filter, Mention};
use crate::text::capitalised;

/// Words that begin a question in English.
const ASKING: &[&str] = &[
    "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "how", "is", "may", "should",
    "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "would",
];

/// Returns a folded question that a topic answers with its names as they are spelt, a capital letter at its beginning
/// and a question mark where it asks in English.
#[must_use]
pub fn wording(answerer: &Answerer, folded: &str, topic: TopicIdx) -> String {
    let collection = answerer.collection();
    let query = answerer.index().read(folded, Filter::default(), &Context::default());
    // Without its capital a title such as Extraction is a word like others, unless the topic is about that film.
    let is_meant =
        |mention: &&Mention| mention.is_believed() || collection.is_about(topic, mention.best().subject);
    let mut text = String::new();
    let mut end = 0;
    for mention in query.mentions.iter().filter(is_meant) {
        let words = &query.words[mention.words.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        // A name within another is written out with that.
        if first.span.start >= end {
            text.push_str(&folded[end..first.span.start]);
            text.push_str(collection.name(mention.best().subject));
            end = last.span.end;
        }
    }
    text.push_str(&folded[end..]);
    let asks = folded.split(' ').next().is_some_and(|word| ASKING.contains(&word));
    capitalised(&text) + if asks { "?" } else { "" }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::search::{Calibration, Index, Resources};

    #[test]
    fn names_are_spelt_and_questions_end_in_their_mark() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        let collection = Arc::new(crate::corpus::load(&data).unwrap().collection);
        let topic = "lantern-mira-solberg-salt-harbour-2021#storm".parse().unwrap();
        let topic = collection.find_topic(&topic).unwrap();
        let index = Index::build(collection, Resources::default());
        let answerer = Answerer::new(index, None, Calibration::default());
        for (folded, expected) in [
            ("how wet was it in salt harbour", "How wet was it in Salt Harbour?"),
            ("mira solberg storm", "Mira Solberg storm"),
            ("is it true", "Is it true?"),
            ("", ""),
        ] {
            assert_eq!(wording(&answerer, folded, topic), expected);
        }
    }
}
