//! `junket chat`.

use crate::program::junket;

fn chat(lines: &[&str]) -> String {
    let run = junket(&["chat"], &(lines.join("\n") + "\n"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[test]
fn commands_answer() {
    for (line, expected) in [
        ("/help", "/interviews"),
        ("/film salt harbour", "Mira Solberg on the storm"),
        ("/person ivo brandt", "paints with fog"),
        ("/director anders holm", "director, born 1980"),
        ("/news salt harbour", "wins in Oslo"),
        ("/news", "Sequel to Salt Harbour announced"),
        ("/interviews", "4 interviews, newest first"),
        ("/interviews ember", "Lena Aoki walks through fire"),
        ("/topics projector-ivo-brandt-salt-harbour-2022", "Which lenses"),
        ("/ask which lenses did Ivo Brandt use on Salt Harbour?", "bought by weight"),
        ("/film ember", "There is also Ember (1961)"),
        ("/film Salt Harbr", "Mira Solberg on the storm"),
        ("/film Zorblax", "No film or series called \"Zorblax\""),
        ("/dance", "There is no command /dance"),
    ] {
        let out = chat(&[line]);
        assert!(out.contains(expected), "{line}: {out}");
    }
}

#[test]
fn a_number_picks_from_the_last_list() {
    let out = chat(&["/topics reel-lena-aoki-ember-2016", "1", "99"]);
    assert!(out.contains("three layers of chilled gel"), "{out}");
    assert!(chat(&["1"]).contains("no list to pick from"));
}

#[test]
fn a_message_without_a_name_is_about_what_was_talked_about() {
    let out = chat(&["what do you have on Ivo Brandt", "which lenses were used on it"]);
    assert!(out.contains("bought by weight") || out.contains("Which lenses did Ivo Brandt use"), "{out}");
}

#[test]
fn quitting_ends_the_conversation() {
    assert!(!chat(&["/quit", "/film salt harbour"]).contains("Mira Solberg on the storm"));
}
