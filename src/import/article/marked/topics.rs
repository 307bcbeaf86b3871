//! What a tagger says of a page's topics, beside what rules say.

mod instead;
mod said;

use crate::import::article::parts::{addresses, sentences};
use crate::import::bullet::without_glyph;
use crate::import::draft::{Draft, DraftTopic};
use crate::import::marks::{Marks, Sought, Span};
use crate::text::fold;

use said::{NAME, is_whole, parted, text_of, words};

/// Least likelihood of a topic that rules found: without the others 164 of the 192 pages of `marked.rs` have all topics
/// right, by rules 158.
const BY_RULES: f32 = 0.1;
/// Least likelihood of a question that ends an introduction.
const FIRST: f32 = 0.8;
/// Least likelihood of a line that rules overlooked among the questions of a talk: of 22 lines taken so on the 192 pages 21
/// are asked.
const OVERLOOKED: f32 = 0.99;
const FEWEST_AROUND: usize = 3;
/// Words of the shortest question that is added.
const SHORTEST: usize = 4;

/// Settles the topics of a draft; where they have times only by dropping what is hardly likely, and of a page that lists
/// them none is added from its talk.
pub(in super::super) fn settle(marks: &Marks, is_list: bool, draft: &mut Draft) {
    if draft.topics.iter().any(|topic| topic.at.is_some()) {
        return without_unlikely(marks, draft);
    }
    let asked = marks.found(Sought::Topic);
    instead::take_instead(&asked, marks, draft);
    without_introduction(&asked, draft);
    without_unlikely(marks, draft);
    if !is_list {
        add_overlooked(&asked, marks, draft);
    }
}

/// Takes from the first question the introduction to which a copy has glued it, which names somebody who answers: what of
/// it is likely to be asked stays, and the sentences before that speak to somebody.
fn without_introduction(asked: &[Span<'_>], draft: &mut Draft) {
    let Some(first) = draft.topics.first_mut() else { return };
    let is_glued = |span: &&Span<'_>| span.start > NAME && parted(span.within).0.is_none();
    let likely = asked.iter().filter(|span| span.likelihood >= FIRST).filter(is_glued);
    let is_asked = |text: &String| text.ends_with('?') && first.question.ends_with(text.as_str());
    let Some(text) = likely.map(text_of).find(is_asked) else { return };
    let own = sentences(&first.question);
    let n_asked = sentences(&text).len().min(own.len());
    let before = own.iter().rev().skip(n_asked);
    let n_own = n_asked + before.take_while(|sentence| addresses(sentence)).count();
    let from = own[own.len() - n_own].as_ptr() as usize - first.question.as_ptr() as usize;
    let introduction = &first.question[..from];
    let surnames = draft.people.iter().filter_map(|person| person.name.rsplit(' ').next());
    if surnames.into_iter().any(|surname| introduction.contains(surname)) {
        first.question.drain(..from);
    }
}

/// Drops topics that are hardly likely, unless all are.
fn without_unlikely(marks: &Marks, draft: &mut Draft) {
    let is_likely = |question: &str| {
        marks.likelihood(Sought::Topic, question).is_none_or(|likelihood| likelihood >= BY_RULES)
    };
    let lines: Vec<String> = marks.lines().map(without_glyph).collect();
    let kept: Vec<bool> = draft
        .topics
        .iter()
        .map(|topic| {
            is_likely(&topic.question)
                || is_proposed(draft, topic)
                || is_rubric(&topic.question)
                || is_asked_by_name(&lines, &topic.question, draft)
        })
        .collect();
    if kept.contains(&true) {
        let mut kept = kept.into_iter();
        draft.topics.retain(|_| kept.next().unwrap_or(true));
    }
}

/// "On her father", above or before what was said of it.
fn is_rubric(topic: &str) -> bool {
    topic.get(..3).is_some_and(|on| on.eq_ignore_ascii_case("on ")) && !topic.contains('?')
}

/// Whether a text is all of what somebody says in one of a page's lines who does not answer: "REEL: You burned the
/// house."; or all of a line without a name that speaks to somebody who answers by name in the line below.
fn is_asked_by_name(lines: &[String], question: &str, draft: &Draft) -> bool {
    let answers = |name: &str| {
        let name = fold(name);
        draft.people.iter().map(|person| fold(&person.name)).any(|own| {
            let initials: String = own.split(' ').filter_map(|word| word.chars().next()).collect();
            own.split(' ').any(|word| name.split(' ').any(|other| other == word)) || initials == name
        })
    };
    let is_said = |at: usize| match parted(&lines[at]) {
        (Some(name), said) => said == question && !answers(name),
        (None, said) => {
            let below = lines.get(at + 1).map(|line| parted(line));
            said == question && addresses(said) && below.is_some_and(|(name, _)| name.is_some_and(answers))
        }
    };
    !fold(question).contains("thank") && (0..lines.len()).any(is_said)
}

/// Adds lines that are asked, as likely as can be, among the questions of a talk.
fn add_overlooked(asked: &[Span<'_>], marks: &Marks, draft: &mut Draft) {
    let n_own = draft.topics.iter().filter(|topic| !is_proposed(draft, topic)).count();
    if n_own < FEWEST_AROUND {
        return;
    }
    let mut place = (0, 0);
    let place_of = |topic: &DraftTopic| {
        place = marks.find(&topic.question).unwrap_or(place);
        place
    };
    let mut places: Vec<(usize, usize)> = draft.topics.iter().map(place_of).collect();
    // Where who asks bears a name, "The wish came true." does not ask.
    let is_named = |line: &str| parted(&without_glyph(line)).0.is_some();
    let own = draft.topics.iter().filter_map(|topic| marks.line_of(&topic.question));
    let are_named = own.filter(|line| is_named(line)).count() >= FEWEST_AROUND;
    let asks = |span: &Span<'_>| !are_named || is_named(span.within) || span.text.contains('?');
    let is_sure = |span: &&Span<'_>| {
        span.likelihood >= OVERLOOKED && words(span.text) >= SHORTEST && is_whole(span) && asks(span)
    };
    for span in asked.iter().filter(is_sure) {
        let text = fold(span.text);
        let is_there = |topic: &DraftTopic| {
            let own = fold(&topic.question);
            own.contains(&text) || text.contains(&own)
        };
        if !draft.topics.iter().any(is_there) {
            draft.add_topic(&text_of(span), None);
            places.resize(draft.topics.len(), (span.line, span.start));
        }
    }
    let mut settled: Vec<_> = places.into_iter().zip(std::mem::take(&mut draft.topics)).collect();
    settled.sort_by_key(|(place, _)| *place);
    draft.topics = settled.into_iter().map(|(_, topic)| topic).collect();
}

fn is_proposed(draft: &Draft, topic: &DraftTopic) -> bool {
    draft.open.iter().any(|note| note.contains("proposed") && note.contains(&topic.question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::DraftPerson;
    use crate::import::marks::tests::{Saying, marks};

    fn questions(draft: &Draft) -> Vec<&str> {
        draft.topics.iter().map(|topic| topic.question.as_str()).collect()
    }

    fn draft_of(topics: &[&str]) -> Draft {
        let mut draft = Draft::new("");
        topics.iter().for_each(|topic| draft.add_topic(topic, None));
        draft
    }

    fn lena() -> DraftPerson {
        DraftPerson { name: "Lena Aoki".to_owned(), id: None, roles: Vec::new(), interviewee: true }
    }

    #[test]
    fn unlikely_topics_go_unless_all_are() {
        let page = marks("Was it cold?\nMore News", &Saying(vec![(Sought::Topic, "Was it cold?", 0.9)]));
        let mut draft = draft_of(&["More News"]);
        settle(&page, false, &mut draft);
        assert_eq!(questions(&draft), ["More News"], "a page has topics");
        draft.add_topic("Was it cold?", None);
        draft.add_topic("What the rules put together", None);
        settle(&page, false, &mut draft);
        assert_eq!(questions(&draft), ["Was it cold?", "What the rules put together"]);
    }

    #[test]
    fn what_is_answered_by_name_stays_if_it_speaks_to_somebody() {
        let kept = |said: &str| {
            let text = format!("{said}\nLENA AOKI: I did.\nWas it cold?\nAOKI: It was.");
            let page = marks(&text, &Saying(vec![(Sought::Topic, "Was it cold?", 0.9)]));
            let mut draft = draft_of(&[said, "Was it cold?"]);
            draft.people.push(lena());
            settle(&page, false, &mut draft);
            draft.topics.len() == 2
        };
        assert!(kept("You burned the house."));
        assert!(!kept("She burned the house."));
    }

    #[test]
    fn a_line_without_a_name_is_not_overlooked_among_those_with_one() {
        let text = "The wish came true.\nREEL: Was it cold?\nIt was.\nREEL: Why did you burn it?\nFor the light.\nREEL: Would you burn it again?\nNever.";
        let asked =
            ["The wish came true.", "Was it cold?", "Why did you burn it?", "Would you burn it again?"];
        let says = Saying(asked.map(|phrase| (Sought::Topic, phrase, 0.995)).to_vec());
        let mut draft = draft_of(&asked[1..]);
        settle(&marks(text, &says), false, &mut draft);
        assert_eq!(questions(&draft), asked[1..]);
        let bare = text.replace("REEL: ", "");
        let mut draft = draft_of(&asked[1..]);
        settle(&marks(&bare, &says), false, &mut draft);
        assert_eq!(questions(&draft), asked);
    }

    const TALK: &str = "Was it cold in there?\nIt was.\nREEL: You burned the house.\nI did.\n• Why did you burn it?\nFor the light.\nWould you burn it again?\nNever.";

    fn asked(likelihood: f32) -> Saying {
        let asked = [
            "Was it cold in there?",
            "You burned the house.",
            "Why did you burn it?",
            "Would you burn it again?",
        ];
        Saying(asked.map(|phrase| (Sought::Topic, phrase, likelihood)).to_vec())
    }

    const ALL: [&str; 4] = [
        "Was it cold in there?",
        "You burned the house.",
        "Why did you burn it?",
        "Would you burn it again?",
    ];

    #[test]
    fn what_is_asked_is_taken_instead_of_what_is_answered() {
        let answers = ["It was. You burned the house.", "I did.", "For the light."];
        let mut draft = draft_of(&answers);
        settle(&marks(TALK, &asked(0.95)), false, &mut draft);
        assert_eq!(questions(&draft), ALL);
        assert!(draft.open.iter().any(|note| note.contains("compare them")), "{:?}", draft.open);
        let mut draft = draft_of(&answers);
        settle(&marks(TALK, &asked(0.8)), false, &mut draft);
        assert!(!questions(&draft).contains(&ALL[0]));
        let mut draft = draft_of(&answers);
        draft.topics[0].at = Some("0:01:00".parse().unwrap());
        settle(&marks(TALK, &asked(0.95)), false, &mut draft);
        assert!(!questions(&draft).contains(&ALL[0]), "what has a time is of a recording");
    }

    #[test]
    fn a_line_that_was_overlooked_stands_in_its_place() {
        let found = [ALL[0], ALL[2], ALL[3]];
        let mut draft = draft_of(&found);
        settle(&marks(TALK, &asked(0.995)), false, &mut draft);
        assert_eq!(questions(&draft), ALL);
        let mut draft = draft_of(&found);
        settle(&marks(TALK, &asked(0.95)), false, &mut draft);
        assert_eq!(questions(&draft), found);
        let mut draft = draft_of(&found[..2]);
        settle(&marks(TALK, &asked(0.995)), false, &mut draft);
        assert_eq!(questions(&draft), found[..2], "too few to be a talk");
        let mut draft = draft_of(&found);
        settle(&marks(TALK, &asked(0.995)), true, &mut draft);
        assert_eq!(questions(&draft), found, "a list is whole");
    }

    #[test]
    fn an_introduction_is_no_part_of_the_first_question() {
        let asked = "When we last met you had a cold. Were you well?";
        let page = |text: &str| {
            let page = marks(text, &Saying(vec![(Sought::Topic, "Were you well?", 0.95)]));
            let first = text.lines().next().unwrap_or_default();
            let mut draft = draft_of(&[first.split_once(": ").map_or(first, |(_, said)| said)]);
            draft.people.push(lena());
            settle(&page, false, &mut draft);
            questions(&draft).concat()
        };
        let introduction = "Aoki has burned a barn for a film about two brothers who share one coat.";
        assert_eq!(page(&format!("{introduction} {asked}\nI was.")), asked);
        let said = format!("REEL: {introduction} {asked}\nI was.");
        assert_eq!(page(&said), said[6..said.len() - 7], "all of it is said");
        let whole = format!("It was cold in there. {asked}");
        assert_eq!(page(&format!("{whole}\nI was.")), whole);
    }
}
