//! `junket import` of addresses, from sites on a loopback port.

use serde_json::Value;

use crate::program::junket;
use crate::server::{Site, answer, missing, redirect};

/// A page in an encoding that its server alone names.
const PAGE: &str = "<!doctype html><html lang=en><head><title>Lena Aoki on ‘Ember’</title></head>
<body><article><h1>Lena Aoki on ‘Ember’: “We burned twelve people”</h1><time datetime=2016-05-20>May 20, 2016</time>
<p><b>REEL:</b> How do you protect people from fire?</p><p><b>LENA AOKI:</b> With gel, in three layers.</p>
<p><b>REEL:</b> Who counted in the café?</p><p><b>LENA AOKI:</b> I did, aloud, every time.</p>
<p><b>REEL:</b> What did the gel cost?</p><p><b>LENA AOKI:</b> More than the actors, on some days.</p></article></body></html>";

fn reel() -> Site {
    Site::start(|request| match request {
        "GET /robots.txt" => answer(200, &[], b"User-agent: *\nDisallow: /private"),
        "GET /old" => redirect(301, "/talks/aoki.html?utm_source=old"),
        "GET /talks/aoki.html?utm_source=old" => {
            let bytes = PAGE.chars().map(|c| match c {
                '‘' => 0x91,
                '’' => 0x92,
                '“' => 0x93,
                '”' => 0x94,
                c => u8::try_from(u32::from(c)).unwrap(),
            });
            answer(200, &["Content-Type: text/html; charset=windows-1252"], &bytes.collect::<Vec<_>>())
        }
        _ => missing(),
    })
}

#[test]
fn an_address_becomes_a_draft_with_the_address_where_the_page_was() {
    let (site, out) = (reel(), tempfile::tempdir().unwrap());
    let to = out.path().to_str().unwrap();
    let run = junket(&["import", &site.at("/old"), "--allow-loopback", "--out", to, "--outlet", "Reel"], "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    let file = std::fs::read_dir(out.path()).unwrap().next().unwrap().unwrap().path();
    let draft: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let address = site.at("/talks/aoki.html").replace("http:", "https:");
    assert_eq!(draft["url"].as_str(), Some(address.as_str()));
    assert!(draft["title"].as_str().unwrap().contains("‘Ember’"), "{draft}");
    let questions: Vec<_> =
        draft["topics"].as_array().unwrap().iter().map(|topic| &topic["question"]).collect();
    assert!(
        questions.iter().any(|question| question.as_str() == Some("Who counted in the café?")),
        "{questions:?}"
    );
}

#[test]
fn what_is_not_fetched_says_what_to_do() {
    let (site, out) = (reel(), tempfile::tempdir().unwrap());
    let to = out.path().to_str().unwrap();
    let check = |address: &str, option: &[&str], said: &str| {
        let run = junket(&[&["import", address, "--out", to], option].concat(), "");
        assert!(run.code == Some(1) && run.err.contains(said), "{address}: {}", run.err);
    };
    let allow = ["--allow-loopback"];
    check(&site.at("/private/x"), &allow, "save the page in a browser and import the file with --url");
    check(&site.at("/nowhere"), &allow, "404 Not Found");
    check(&site.at("/old"), &[], "is not https");
    check(&site.at("/old").replace("http:", "https:"), &[], "not on the public internet");
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn an_address_that_fails_does_not_keep_others_from_being_imported() {
    let (site, out) = (reel(), tempfile::tempdir().unwrap());
    let to = out.path().to_str().unwrap();
    let sources = [site.at("/nowhere"), site.at("/old")];
    let run = junket(&["import", &sources[0], &sources[1], "--allow-loopback", "--out", to], "");
    assert!(run.code == Some(1) && run.err.contains("/nowhere"), "{}", run.err);
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1, "{}", run.err);
    assert_eq!(site.requests().iter().filter(|request| *request == "GET /robots.txt").count(), 1);
}
