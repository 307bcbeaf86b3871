//! What a tagger says of a page's headline and topics, beside what rules say.

mod topics;

use crate::text::fold;

use super::super::marks::{Marks, Sought, Span};
pub(super) use topics::settle as settle_topics;

/// Least likelihood of a headline that rules did not find. Chosen, as the others, on 192 of the pages in
/// `tests/data/import/pages` by taggers that were not taught them: with it 183 headlines are right, by rules 175.
const HEADLINE: f32 = 0.8;

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

/// Whether one of two folded texts has the other, and both say something.
fn has_other(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a))
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
}
