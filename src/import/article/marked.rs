//! What a tagger says of a page's headline, work and topics, beside what rules say.

use crate::text::fold;

use super::super::draft::Draft;
use super::super::marks::{Marks, Sought};

/// Least likelihood of a headline that rules did not find. Chosen, as the others, on 192 of the pages in
/// `tests/data/import/pages` by taggers that were not taught them: with it 183 headlines are right, by rules 175.
const HEADLINE: f32 = 0.8;
/// Least likelihood of a main work that is another than rules and weights found, and what theirs has to be below then:
/// with them 182 of 192 main works are right, without a tagger 175.
const WORK: f32 = 0.85;
const OTHER_WORK: f32 = 0.7;
/// Least likelihood of a topic that rules found: without the others 164 pages have all topics right, by rules 158.
const TOPIC: f32 = 0.1;

/// Returns the headline of a page where it is another than rules found.
pub(super) fn headline(marks: &Marks, by_rules: Option<&str>) -> Option<String> {
    let found = marks.found(Sought::Headline);
    let likeliest = found.into_iter().max_by(|a, b| a.likelihood.total_cmp(&b.likelihood))?;
    let is_same = by_rules.is_some_and(|title| has_other(&fold(likeliest.text), &fold(title)));
    (likeliest.likelihood >= HEADLINE && !is_same).then(|| likeliest.text.to_owned())
}

/// Returns the title of the main work of a page where it is another than was found.
pub(super) fn work(marks: &Marks, found: Option<&str>) -> Option<String> {
    let mut all: Vec<Title> = Vec::new();
    for span in marks.found(Sought::Work) {
        let text = span.text.trim_matches(|c: char| " \"'‘’“”".contains(c));
        let folded = fold(text);
        match all.iter_mut().find(|title| title.folded == folded) {
            Some(title) => {
                title.sum += span.likelihood;
                title.most = title.most.max(span.likelihood);
            }
            None if folded.is_empty() => {}
            None => all.push(Title { text, folded, sum: span.likelihood, most: span.likelihood }),
        }
    }
    let found = found.map(fold).unwrap_or_default();
    let is_found = |title: &&Title| has_other(&title.folded, &found);
    let likeliest = all.iter().max_by(|a, b| a.sum.total_cmp(&b.sum)).filter(|title| !is_found(title))?;
    let other = all.iter().filter(is_found).map(|title| title.most).fold(0.0, f32::max);
    (likeliest.most >= WORK && other < OTHER_WORK).then(|| likeliest.text.to_owned())
}

/// Whether one of two folded texts has the other, and both say something.
fn has_other(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a))
}

/// A title with the likelihoods of the places in which it stands.
struct Title<'a> {
    text: &'a str,
    folded: String,
    sum: f32,
    most: f32,
}

/// Drops topics that are hardly likely, unless all are.
pub(super) fn without_unlikely_topics(marks: &Marks, draft: &mut Draft) {
    let is_likely = |question: &str| {
        marks.likelihood(Sought::Topic, question).is_none_or(|likelihood| likelihood >= TOPIC)
    };
    let is_proposed =
        |question: &str| draft.open.iter().any(|note| note.contains("proposed") && note.contains(question));
    let kept: Vec<bool> =
        draft.topics.iter().map(|topic| is_likely(&topic.question) || is_proposed(&topic.question)).collect();
    if kept.contains(&true) {
        let mut kept = kept.into_iter();
        draft.topics.retain(|_| kept.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::tests::{Saying, marks};

    #[test]
    fn a_headline_is_another_if_it_is_likely() {
        let page = |likelihood| {
            marks(
                "News\nLena Aoki on Ember",
                &Saying(vec![(Sought::Headline, "Lena Aoki on Ember", likelihood)]),
            )
        };
        assert_eq!(headline(&page(0.9), Some("News")).as_deref(), Some("Lena Aoki on Ember"));
        assert_eq!(headline(&page(0.9), None).as_deref(), Some("Lena Aoki on Ember"));
        assert_eq!(headline(&page(0.9), Some("Lena Aoki on Ember | Reel")), None);
        assert_eq!(headline(&page(0.7), Some("News")), None);
    }

    #[test]
    fn a_work_is_another_if_it_is_likely_and_the_one_found_is_not() {
        let says = vec![(Sought::Work, "Ember", 0.95), (Sought::Work, "Long Tide", 0.3)];
        let page = marks("Lena Aoki on ‘ Ember ’\nEmber is her second film after Long Tide .", &Saying(says));
        assert_eq!(work(&page, Some("Long Tide")).as_deref(), Some("Ember"));
        assert_eq!(work(&page, None).as_deref(), Some("Ember"));
        assert_eq!(work(&page, Some("Ember: A Winter")), None);
        let both = vec![(Sought::Work, "Ember", 0.95), (Sought::Work, "Long Tide", 0.8)];
        assert_eq!(work(&marks("Ember and Ember and Long Tide", &Saying(both)), Some("Long Tide")), None);
    }

    #[test]
    fn unlikely_topics_go_unless_all_are() {
        let page = marks("Was it cold?\nMore News", &Saying(vec![(Sought::Topic, "Was it cold?", 0.9)]));
        let mut draft = Draft::new("");
        draft.add_topic("More News", None);
        without_unlikely_topics(&page, &mut draft);
        assert_eq!(draft.topics.len(), 1, "a page has topics");
        draft.add_topic("Was it cold?", None);
        draft.add_topic("What the rules put together", None);
        without_unlikely_topics(&page, &mut draft);
        let topics: Vec<&str> = draft.topics.iter().map(|topic| topic.question.as_str()).collect();
        assert_eq!(topics, ["Was it cold?", "What the rules put together"]);
    }
}
