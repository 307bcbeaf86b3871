//! `junket links`, on data whose addresses lead to a site on a loopback port, by https.

use std::path::Path;

use serde_json::{Value, json};
use standin::Certificate;

use crate::program::{Run, junket_with_environment};
use crate::server::{Site, answer, missing, page, redirect};

fn site(certificate: &Certificate) -> Site {
    Site::start_secure(certificate, |request| match request {
        "GET /robots.txt" => answer(200, &[], b"User-agent: junket\nDisallow: /private"),
        "HEAD /old" => redirect(301, "/new?utm_source=old"),
        "HEAD /new?utm_source=old" | "HEAD /new" => page(""),
        _ => missing(),
    })
}

/// Writes data with one interview, whose addresses are these.
fn write_data(folder: &Path, url: &str, video: &str, link: &str) {
    let interview = json!({
        "id": "reel-lena-aoki-ember-2016", "title": "Lena Aoki walks through fire", "outlet": "Reel",
        "published": "2016-05-20", "url": url, "video_url": video, "language": "en",
        "people": [{"name": "Lena Aoki", "roles": ["stunt coordinator"], "interviewee": true}],
        "works": [{"title": "Ember", "year": 2016, "kind": "film"}],
        "summary": "How a stunt coordinator burns people safely.",
        "topics": [{
            "id": "gel", "question": "How does she protect people?", "aliases": [], "summary": "With gel.",
            "people": [], "works": [],
        }],
        "links": [{"title": "Ember burns on", "url": link, "kind": "news", "people": [], "works": ["Ember"]}],
    });
    std::fs::create_dir(folder.join("interviews")).unwrap();
    let file = folder.join("interviews/reel-lena-aoki-ember-2016.json");
    std::fs::write(file, format!("{interview:#}\n")).unwrap();
}

fn interview(folder: &Path) -> Value {
    let file = folder.join("interviews/reel-lena-aoki-ember-2016.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

fn links(folder: &Path, certificate: &Certificate, options: &[&str], input: &str) -> Run {
    let pem = folder.join("certificate.pem");
    std::fs::write(&pem, &certificate.pem).unwrap();
    let arguments = [&["links", "--allow-loopback"], options].concat();
    junket_with_environment(folder, &arguments, input.as_bytes(), &[("SSL_CERT_FILE", pem.to_str().unwrap())])
}

#[test]
fn dead_addresses_are_told_and_new_ones_are_written() {
    let (certificate, folder) = (Certificate::of(&["127.0.0.1"]), tempfile::tempdir().unwrap());
    let site = site(&certificate);
    write_data(folder.path(), &site.at("/old"), &site.at("/private/x"), &site.at("/gone"));
    let run = links(folder.path(), &certificate, &["--fix"], "what\ny\n");
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.out.contains("0 fine, 1 dead, 1 moved, 0 unclear, 1 not checked"), "{}", run.out);
    let at = |part: &str| run.out.find(part).unwrap_or_else(|| panic!("{part}: {}", run.out));
    assert!(
        at("/gone\n    answers 404\n    in interviews/reel-lena-aoki-ember-2016.json, links[0].url")
            < at("/old")
    );
    assert!(run.err.contains("reel-lena-aoki-ember-2016.json: 1 address written"), "{}", run.err);
    let interview = interview(folder.path());
    assert_eq!(interview["url"], site.at("/new"));
    assert_eq!(interview["links"][0]["url"], site.at("/gone"));
    assert!(!site.requests().contains(&"HEAD /private/x".to_owned()));
}

#[test]
fn nothing_is_written_unasked_and_json_lists_all() {
    let (certificate, folder) = (Certificate::of(&["127.0.0.1"]), tempfile::tempdir().unwrap());
    let site = site(&certificate);
    write_data(folder.path(), &site.at("/old"), &site.at("/new"), &site.at("/old"));
    let before = interview(folder.path());
    for options in [&["--json"][..], &["--json", "--fix"]] {
        let run = links(folder.path(), &certificate, options, "");
        assert_eq!(run.code, Some(0), "{}", run.err);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!((&report["fine"], &report["moved"], &report["dead"]), (&json!(1), &json!(1), &json!(0)));
        assert_eq!(report["links"][1]["places"].as_array().unwrap().len(), 2, "{report}");
        assert_eq!(interview(folder.path()), before);
    }
    let run = links(folder.path(), &certificate, &["--fix", "--yes"], "");
    assert!(run.code == Some(0) && run.err.contains("2 addresses written"), "{}", run.err);
    let after = interview(folder.path());
    assert_eq!(
        (&after["url"], &after["links"][0]["url"]),
        (&json!(site.at("/new")), &json!(site.at("/new")))
    );
}

#[test]
fn what_cannot_be_reached_is_unclear_and_says_why() {
    let (certificate, folder) = (Certificate::of(&["127.0.0.1"]), tempfile::tempdir().unwrap());
    let site = site(&certificate);
    write_data(folder.path(), &site.at("/old"), &site.at("/new"), &site.at("/gone"));
    let stranger = Certificate::of(&["127.0.0.1"]);
    let run = links(folder.path(), &stranger, &[], "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("certificate") && run.out.contains("3 unclear"), "{}", run.out);
    assert!(site.requests().is_empty());
}

#[test]
fn this_machine_is_not_asked_unless_it_is_meant() {
    let (certificate, folder) = (Certificate::of(&["127.0.0.1"]), tempfile::tempdir().unwrap());
    let site = site(&certificate);
    write_data(folder.path(), &site.at("/old"), &site.at("/new"), &site.at("/gone"));
    let run = junket_with_environment(folder.path(), &["links"], b"", &[]);
    assert!(run.code == Some(0) && run.out.contains("not on the public internet"), "{}", run.out);
    assert!(site.requests().is_empty());
}
