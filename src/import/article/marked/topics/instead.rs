//! What is asked where rules read a page otherwise or found nothing, as a copy has lost the ends of its lines.

use crate::import::article::sentences;
use crate::import::draft::Draft;
use crate::import::marks::{Marks, Span};
use crate::text::fold;

use super::is_proposed;
use super::said::{NAME, is_same, text_of, words};

/// Least likelihood of what is asked where rules read a page so differently that what they found is none of it: at least so
/// many questions of which they found less than half. No page of the 192 of `marked.rs` is read worse with it, and of 64
/// pages in the form of a web archive's texts two are read right that were not.
const INSTEAD: f32 = 0.9;
const FEWEST: usize = 4;
/// Least likelihood where rules found nothing, or what is asked stands amid lines; and of a question beside those.
const LOST: f32 = 0.8;
const BESIDE: f32 = 0.5;
/// Fewest sentences that are a talk where nothing else was found, and how many of them ask at least.
const FEWEST_ALONE: usize = 3;
const FEWEST_ASKING: usize = 2;
/// Words of the shortest question that is taken.
const SHORTEST: usize = 3;
/// Most bytes between two questions that are one: a mark and a space.
const GAP: usize = 3;
/// Fewest questions that end lines where those of other lines that end so are asked, too.
const FEWEST_ENDS: usize = 3;

/// Takes what is likely to be asked, if that is not what rules found.
pub(super) fn take_instead(asked: &[Span<'_>], marks: &Marks, draft: &mut Draft) {
    let own: Vec<String> = draft
        .topics
        .iter()
        .filter(|topic| !is_proposed(draft, topic))
        .map(|topic| fold(&topic.question))
        .collect();
    let asked: Vec<Span<'_>> = asked.iter().copied().filter(|span| words(span.text) >= SHORTEST).collect();
    let is_own = |span: &&&Span<'_>| own.iter().any(|question| is_same(question, &fold(span.text)));
    let least = if own.is_empty() { LOST } else { INSTEAD };
    let begins = |span: &&Span<'_>| span.start <= NAME || own.is_empty() && begins_sentence(span);
    let sure: Vec<&Span<'_>> = asked.iter().filter(|span| span.likelihood >= least).filter(begins).collect();
    let is_other = |found: &[&Span<'_>]| found.iter().filter(is_own).count() * 2 < found.len();
    let amid = asked_amid(&asked);
    // Where nothing at all was found, a short talk is still one.
    let is_short_talk = || {
        let n_asking = sure.iter().filter(|span| asks(span)).count();
        draft.topics.is_empty() && sure.len() >= FEWEST_ALONE && n_asking >= FEWEST_ASKING
    };
    let taken = if amid.len() >= FEWEST && is_other(&amid) {
        with_ends_of_lines(&amid, marks)
    } else if sure.len() >= FEWEST && is_other(&sure) || is_short_talk() {
        asked.iter().copied().filter(|span| span.likelihood >= least).collect()
    } else {
        return;
    };
    draft.topics.clear();
    draft.open.retain(|note| !note.contains("proposed"));
    questions(&taken).iter().for_each(|question| draft.add_topic(question, None));
    draft.note("topics: taken for what is asked by their words alone; compare them with the page".to_owned());
}

/// What is asked amid lines, behind other sentences, if most of what is likely is: a copy has lost the ends of its lines.
fn asked_amid<'s, 'a>(asked: &'s [Span<'a>]) -> Vec<&'s Span<'a>> {
    let is_amid = |span: &&Span<'_>| span.start > NAME && begins_sentence(span) && asks(span);
    let likely = asked.iter().filter(|span| span.likelihood >= LOST);
    if likely.clone().filter(is_amid).count() * 2 <= likely.count() {
        return Vec::new();
    }
    let is_likely = |span: &&Span<'_>| span.likelihood >= if asks(span) { BESIDE } else { LOST };
    asked.iter().filter(is_likely).filter(|span| begins_sentence(span)).collect()
}

fn asks(span: &Span<'_>) -> bool {
    span.text.contains('?') || span.within[span.end..].starts_with('?')
}

/// What is asked without the sentences of the answer behind it, unless all of it is likely.
fn to_its_mark<'a>(span: &Span<'a>) -> Span<'a> {
    let is_doubtful = span.likelihood < LOST && !span.within[span.end..].starts_with('?');
    let end = span.text.rfind('?').filter(|_| is_doubtful);
    end.map_or(*span, |at| Span { end: span.start + at + 1, text: &span.text[..=at], ..*span })
}

/// Where what is asked ends lines, the last sentence of a line between them that asks is asked as well.
fn with_ends_of_lines<'a>(asked: &[&Span<'a>], marks: &'a Marks) -> Vec<Span<'a>> {
    let mut taken: Vec<Span<'_>> = asked.iter().map(|span| to_its_mark(span)).collect();
    let ends_line = |span: &&Span<'_>| span.start > NAME && span.within[span.end..].trim().len() <= 1;
    if taken.iter().filter(ends_line).count() < FEWEST_ENDS {
        return taken;
    }
    let (Some(first), Some(last)) = (taken.first().copied(), taken.last().copied()) else { return taken };
    for (line, within) in marks.lines().enumerate().skip(first.line).take(last.line - first.line) {
        let asked = sentences(within).pop().filter(|sentence| sentence.ends_with('?') && within.len() > NAME);
        if let Some(text) = asked.filter(|_| taken.iter().all(|span| span.line != line)) {
            let start = text.as_ptr() as usize - within.as_ptr() as usize;
            taken.push(Span { line, start, end: within.len(), text, within, ..first });
        }
    }
    taken.sort_by_key(|span| (span.line, span.start));
    taken
}

/// What is asked, where it begins as a sentence does: two questions with nothing between them are one.
fn questions(asked: &[Span<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last: Option<&Span<'_>> = None;
    for span in asked.iter().filter(|span| begins_sentence(span)) {
        let text = text_of(span);
        // Two that are marked within one word reach into each other.
        let between =
            last.filter(|last| last.line == span.line).and_then(|last| span.within.get(last.end..span.start));
        let goes_on = between.is_some_and(|between| between.len() <= GAP);
        match found.last_mut().filter(|_| goes_on) {
            Some(question) => *question = format!("{question} {text}"),
            None => found.push(text),
        }
        last = Some(span);
    }
    found
}

fn begins_sentence(span: &Span<'_>) -> bool {
    let is_first = span.within[..span.start].trim_end().ends_with(['.', '?', '!', ':', '”', '"', ')']);
    let is_capital = !span.text.starts_with(char::is_lowercase);
    is_capital && (is_first || span.start <= NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::Sought;
    use crate::import::marks::tests::{Saying, marks};

    #[test]
    fn questions_side_by_side_are_one_and_may_reach_into_each_other() {
        let within = "Was it cold? And who asked? Twice.";
        let span = |start: usize, end: usize| Span {
            line: 0,
            start,
            end,
            text: &within[start..end],
            within,
            likelihood: 0.9,
            kind: crate::model::LinkKind::News,
        };
        let (cold, who) = (span(0, 12), span(13, 27));
        assert_eq!(questions(&[cold, who]), ["Was it cold? And who asked?"]);
        // A mark within a word is widened to all of it, and so may be the next.
        let (one, other) = (span(0, 12), span(0, 27));
        assert_eq!(questions(&[one, other]).len(), 2);
    }

    /// The topics of a page that a tagger takes for asked, where rules found `own`.
    fn taken(text: &str, says: &[(&'static str, f32)], own: &[&str]) -> Vec<String> {
        let says = says.iter().map(|&(phrase, likelihood)| (Sought::Topic, phrase, likelihood)).collect();
        let page = marks(text, &Saying(says));
        let mut draft = Draft::new("");
        own.iter().for_each(|topic| draft.add_topic(topic, None));
        take_instead(&page.found(Sought::Topic), &page, &mut draft);
        draft.topics.into_iter().map(|topic| topic.question).collect()
    }

    #[test]
    fn questions_that_end_answers_are_found_with_those_that_nobody_marked() {
        let text = "Lena Aoki was in town, and we talked about peaches and about the fire. Why so many peaches?\n\
            LENA AOKI: For the money, and because they burn so well in spring. You sang. Why was that?\n\
            LENA AOKI: It kept the goats away, and there were a good many goats there. And what of salt?\n\
            LENA AOKI: There was none, as it had all been lost to the sea before we came. Was it late?\n\
            LENA AOKI: Never as late as I had been afraid that it would be, in all those years. Who burned it?\n\
            LENA AOKI: I did.";
        let says = [
            ("You sang. Why was that?", 0.95),
            ("And what of salt?", 0.9),
            ("Was it late?", 0.6),
            ("Who burned it?", 0.85),
        ];
        let own = ["For the money, and because they burn so well in spring.", "I did."];
        let all = ["You sang. Why was that?", "And what of salt?", "Was it late?", "Who burned it?"];
        assert_eq!(taken(text, &says, &own), all);
        assert_eq!(taken(text, &says, &all), all);
        // The other lines between them that end so are asked as well.
        let unmarked: Vec<_> =
            says.iter().copied().filter(|(phrase, _)| *phrase != "And what of salt?").collect();
        assert_eq!(taken(text, &unmarked, &own), own, "too few to tell");
        let says = [says[0], ("Why so many peaches?", 0.9), says[2], says[3]];
        let expected = [
            "Why so many peaches?",
            "You sang. Why was that?",
            "And what of salt?",
            "Was it late?",
            "Who burned it?",
        ];
        assert_eq!(taken(text, &says, &own), expected);
    }

    #[test]
    fn where_nothing_was_found_three_are_a_talk() {
        let text = "Did they outlast you?\n“Every winter.”\nAnd you sang.\n“I did.”\nHow many are down there?\n“Six.”";
        let says =
            [("Did they outlast you?", 0.95), ("And you sang.", 0.95), ("How many are down there?", 0.95)];
        assert_eq!(taken(text, &says, &[]).len(), 3);
        assert_eq!(taken(text, &says[..2], &[]).len(), 0);
        assert_eq!(taken(text, &says, &["Every winter."]), ["Every winter."]);
    }
}
