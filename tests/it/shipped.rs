//! The shipped data.

use std::sync::OnceLock;

use junket::answer::Answerer;
use junket::config::Config;
use junket::corpus;
use junket::startup;

use crate::program::repository;

/// An answerer over the shipped data with the shipped model; its vectors are kept in the target folder.
pub(crate) fn answerer() -> &'static Answerer {
    static ANSWERER: OnceLock<Answerer> = OnceLock::new();
    ANSWERER.get_or_init(|| {
        let cache = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors.safetensors");
        let config = Config {
            data: repository("data"),
            model: Some(repository("data/model")),
            cache: Some(cache),
            ..Config::default()
        };
        startup::start(&config, &|_| {}).unwrap()
    })
}

#[test]
fn it_loads_without_an_error() {
    let loaded = corpus::load(&repository("data")).unwrap();
    assert!(loaded.collection.interviews().len() >= 166);
    assert!(loaded.collection.topics().len() >= 855);
}

#[test]
fn the_interview_that_started_it_all_is_whole() {
    let collection = answerer().collection();
    let interview =
        collection.interviews().iter().find(|i| i.id == "collider-joe-russo-extraction-2020").unwrap();
    assert_eq!(interview.published.unwrap().to_string(), "2020-04-23");
    assert!(interview.topics.len() >= 12);
    assert!(
        collection.topic(interview.topics[1]).question.contains("time to write"),
        "{:?}",
        collection.topic(interview.topics[1]).question
    );
}

#[test]
fn namesakes_are_different_records() {
    let collection = answerer().collection();
    for (title, ids) in [("Dune", ["dune-1984", "dune-2021"]), ("It", ["it-1990", "it-2017"])] {
        let found: Vec<_> =
            collection.works().iter().filter(|w| w.title == title).map(|w| w.id.as_str()).collect();
        assert_eq!(found, ids);
    }
    let mcqueens: Vec<_> =
        collection.people().iter().filter(|p| p.name == "Steve McQueen").map(|p| p.id.as_str()).collect();
    assert_eq!(mcqueens, ["steve-mcqueen-actor", "steve-mcqueen-director"]);
}
