//! A question as it was counted, made fit to stand among an interview's wordings.

use crate::answer::Answerer;
use crate::model::{Collection, Subject};
use crate::search::{Context, Filter};

/// Words that begin a question in English.
const ASKING: &[&str] = &[
    "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "how", "is", "may", "should",
    "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "would",
];

/// Returns a folded question with its names as they are spelt, a capital letter at its beginning and a question mark
/// where it asks in English.
#[must_use]
pub fn wording(answerer: &Answerer, folded: &str) -> String {
    let query = answerer.index().read(folded, Filter::default(), &Context::default());
    let mut text = String::new();
    let mut end = 0;
    for mention in query.believed() {
        let words = &query.words[mention.words.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        // A name within another is written out with that.
        if first.span.start >= end {
            text.push_str(&folded[end..first.span.start]);
            text.push_str(name(answerer.collection(), mention.best().subject));
            end = last.span.end;
        }
    }
    text.push_str(&folded[end..]);
    let asks = folded.split(' ').next().is_some_and(|word| ASKING.contains(&word));
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}{}", chars.as_str(), if asks { "?" } else { "" })
}

fn name(collection: &Collection, subject: Subject) -> &str {
    match subject {
        Subject::Work(work) => &collection.work(work).title,
        Subject::Person(person) => &collection.person(person).name,
    }
}
