//! What is understood in the light of what was said, over the shipped data with the shipped model.

use junket::answer::{Answer, Outcome, Part, Question};
use junket::model::{Collection, Date, TopicId};
use junket::search::{Context, Filter};

use crate::shipped::answerer;

fn today() -> Date {
    "2026-11-25".parse().unwrap()
}

/// Says one message after the other; returns the answer to the last.
fn converse(turns: &[&str]) -> Answer {
    let mut context = Context::default();
    let mut last = None;
    for text in turns {
        let question =
            Question { text: (*text).to_owned(), filter: Filter::default(), context, today: today() };
        let answer = answerer().answer(&question);
        context = answer.context.clone();
        last = Some(answer);
    }
    last.expect("a conversation has a message")
}

fn collection() -> &'static Collection {
    answerer().collection()
}

fn work(answer: &Answer) -> Option<&'static str> {
    answer.work.map(|work| collection().work(work).title.as_str())
}

fn person(answer: &Answer) -> Option<&'static str> {
    answer.person.map(|person| collection().person(person).name.as_str())
}

/// Ids of the interviews of what is answered or offered.
fn interviews(answer: &Answer) -> Vec<&'static str> {
    let topics = answer.topic.iter().chain(&answer.choices);
    topics.map(|&topic| collection().interview_of(topic).id.as_str()).collect()
}

fn headings(answer: &Answer) -> Vec<&str> {
    let heading = |part: &'_ Part| match part {
        Part::List { heading, .. } => Some(heading.clone()),
        _ => None,
    };
    let found = answer.reply.parts.iter().filter_map(heading);
    found.map(|heading| &*heading.leak()).collect()
}

#[test]
fn a_question_is_asked_again_of_the_sequel_and_of_the_first() {
    let answer = converse(&["how long is the single take in Extraction?", "and in the second one?"]);
    assert!(interviews(&answer).iter().all(|id| id.contains("extraction-2")), "{:?}", interviews(&answer));
    let answer = converse(&["news about Dune: Part Two", "and the first one?"]);
    assert_eq!((answer.outcome, work(&answer)), (Outcome::News, Some("Dune")));
}

#[test]
fn a_pronoun_stays_with_what_was_talked_about() {
    let answer = converse(&["did Cuarón shoot Roma himself", "why did he put it on netflix"]);
    assert!(interviews(&answer).iter().all(|id| id.contains("cuaron")), "{:?}", interviews(&answer));
}

#[test]
fn a_new_subject_drops_the_old_one() {
    let answer = converse(&["how did Deakins plan the long takes of 1917", "what is Parasite about?"]);
    assert_eq!(work(&answer), Some("Parasite"));
    assert!(!answer.context.subjects.iter().any(|&subject| collection().name(subject) == "1917"));
}

#[test]
fn others_who_say_something_of_it_are_in_other_interviews() {
    let first = converse(&["how did Deakins plan the long takes of 1917"]);
    let asked = interviews(&first)[0];
    let answer = converse(&["how did Deakins plan the long takes of 1917", "who else talks about that?"]);
    assert!(!interviews(&answer).contains(&asked), "{:?}", interviews(&answer));
}

#[test]
fn small_talk_repeats_nothing() {
    for text in ["thanks!", "lol", "nice one", "ok cool"] {
        let answer = converse(&["why is Cold War in black and white", text]);
        assert!(answer.topic.is_none(), "{text}: {:?}", answer.topic);
    }
}

#[test]
fn a_role_names_a_person() {
    for (text, name) in [
        ("what do you have from the director of Drive", "Nicolas Winding Refn"),
        ("who directed Past Lives?", "Celine Song"),
        ("interviews with the Moon director", "Duncan Jones"),
        ("Steve McQueen, the British director", "Steve McQueen"),
    ] {
        let answer = converse(&[text]);
        assert_eq!((answer.outcome, person(&answer)), (Outcome::Overview, Some(name)), "{text}");
    }
    let director = collection().people().iter().position(|person| person.id == "steve-mcqueen-director");
    let answer = converse(&["Steve McQueen, the British director"]);
    assert_eq!(answer.person.map(|person| person.get()), director);
}

#[test]
fn questions_in_spanish_and_french_find_their_subject() {
    for (text, title) in [
        ("¿qué tienes sobre la película Oppenheimer?", "Oppenheimer"),
        (
            "¿por qué hicieron el viaje de Chihiro con tantos detalles pequeños en las escenas?",
            "Spirited Away",
        ),
        ("qu'est-ce que tu as sur Roma de Cuarón", "Roma"),
        ("pourquoi le réalisateur a-t-il choisi cette musique pour Une séparation ?", "A Separation"),
    ] {
        let answer = converse(&[text]);
        assert_eq!((answer.outcome, work(&answer)), (Outcome::Overview, Some(title)), "{text}");
    }
}

#[test]
fn an_answer_names_other_voices_and_the_age_of_plans() {
    let id: TopicId = "collider-joe-russo-extraction-2020#extraction-story-themes".parse().unwrap();
    assert!(collection().find_topic(&id).is_some());
    let answer = converse(&["why did they film Extraction's long take without cuts, how long is it?"]);
    assert!(headings(&answer).iter().all(|heading| !heading.contains("null")));
    let several =
        ["what prizes did Parasite win?", "how did Sam Hargrave first come across the Extraction script?"];
    assert!(several.iter().any(|text| headings(&converse(&[text])).contains(&"Others on this")));
}
