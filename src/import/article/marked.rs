//! What a tagger says of a page's headline, work and topics, beside what rules say.

mod topics;

use crate::text::fold;

use super::super::marks::{Marks, Sought, Span};
pub(super) use topics::settle as settle_topics;

/// Least likelihood of a headline that rules did not find. Chosen, as the others, on 192 of the pages in
/// `tests/data/import/pages` by taggers that were not taught them: with it 183 headlines are right, by rules 175.
const HEADLINE: f32 = 0.8;
/// Least likelihood of a main work that is another than rules and weights found, and what theirs has to be below then:
/// with them 182 of 192 main works are right, without a tagger 175.
const WORK: f32 = 0.85;
const OTHER_WORK: f32 = 0.7;

/// Returns the headline of a page where it is another than rules found.
pub(super) fn headline(marks: &Marks, by_rules: Option<&str>) -> Option<String> {
    let found = marks.found(Sought::Headline);
    let likeliest = found.iter().max_by(|a, b| a.likelihood.total_cmp(&b.likelihood))?;
    let text = with_its_beginning(likeliest, &found);
    let is_same = by_rules.is_some_and(|title| has_other(&fold(text), &fold(title)));
    (likeliest.likelihood >= HEADLINE && !is_same).then(|| text.to_owned())
}

/// "“We Burned |It|, Twice”: Lena Aoki on Ember", marked in two parts, of which one closes what the other opens.
fn with_its_beginning<'a>(marked: &Span<'a>, found: &[Span<'_>]) -> &'a str {
    let (opens, closes) = (marked.text.find('“'), marked.text.find('”'));
    let closes_only = closes.is_some_and(|closes| opens.is_none_or(|opens| closes < opens));
    let is_beginning = |span: &&Span<'_>| {
        closes_only && span.line == marked.line && span.start < marked.start && span.text.starts_with('“')
    };
    let start = found.iter().find(is_beginning).map_or(marked.start, |span| span.start);
    &marked.within[start..marked.end]
}

/// Returns the title of the main work of a page where it is another than was found, among those that may be one.
pub(super) fn work(marks: &Marks, found: Option<&str>, may_be: impl Fn(&str) -> bool) -> Option<String> {
    let mut all: Vec<Title> = Vec::new();
    for span in marks.found(Sought::Work) {
        let text = span.text.trim_matches(|c: char| " \"'‘’“”".contains(c));
        let folded = fold(text);
        match all.iter_mut().find(|title| title.folded == folded) {
            Some(title) => {
                title.sum += span.likelihood;
                title.most = title.most.max(span.likelihood);
            }
            None if folded.is_empty() || !may_be(text) => {}
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
        let text = "“We Burned It, Twice”: Lena Aoki on Ember";
        let parts =
            vec![(Sought::Headline, "“We", 0.7), (Sought::Headline, "Twice”: Lena Aoki on Ember", 0.9)];
        assert_eq!(headline(&marks(text, &Saying(parts)), Some("News")).as_deref(), Some(text));
        let parts = vec![(Sought::Headline, "It”: Lena Aoki", 0.9), (Sought::Headline, "“Ember", 0.7)];
        let page = marks("It”: Lena Aoki on “Ember and Ash”", &Saying(parts));
        assert_eq!(
            headline(&page, Some("News")).as_deref(),
            Some("It”: Lena Aoki"),
            "nothing opens it before"
        );
    }

    #[test]
    fn a_work_is_another_if_it_is_likely_and_the_one_found_is_not() {
        let says = vec![(Sought::Work, "Ember", 0.95), (Sought::Work, "Long Tide", 0.3)];
        let page = marks("Lena Aoki on ‘ Ember ’\nEmber is her second film after Long Tide .", &Saying(says));
        let any = |_: &str| true;
        assert_eq!(work(&page, Some("Long Tide"), any).as_deref(), Some("Ember"));
        assert_eq!(work(&page, None, any).as_deref(), Some("Ember"));
        assert_eq!(work(&page, Some("Ember: A Winter"), any), None);
        assert_eq!(work(&page, Some("Long Tide"), |name| name != "Ember"), None);
        let both = vec![(Sought::Work, "Ember", 0.95), (Sought::Work, "Long Tide", 0.8)];
        assert_eq!(
            work(&marks("Ember and Ember and Long Tide", &Saying(both)), Some("Long Tide"), any),
            None
        );
    }
}
