//! Whatever a source is, an import ends soon, without a panic, with a draft of bounded size.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use jsonschema::Validator;
use junket::encoder::Tagger;
use junket::import::{Draft, Hints, Known, import, import_with};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Generous: a source of these sizes takes some milliseconds on an idle machine.
const SOON: Duration = Duration::from_secs(20);
/// The form of the data, by which `junket check` judges interviews.
static FORM: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("../../data/interview.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});
/// What a draft may leave null, with what stands in for it while the rest is checked.
const OPEN: [(&str, &str); 3] =
    [("summary", "to be written"), ("outlet", "not known"), ("url", "https://draft.invalid/")];

/// What pages are made of, whole and broken.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<html>", "<body>", "<article>", "</article>", "<main>", "<div class=\"related\">", "<div class=popular>", "</div>",
    "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<dl>", "<dt>", "<dd>", "<br>",
    "<h1>", "</h1>", "<h2>", "</h2>", "<b>", "</b>", "<strong>", "</strong>", "<em>", "</em>", "<a href=\"/2020/04/23/x\">", "<a href='https://reel.example.org/y'>", "</a>",
    "<script type=\"application/ld+json\">", "{\"@type\":\"NewsArticle\",\"headline\":\"‘Ember’ Director Lena Aoki\",\"about\":[", "]}", "</script>",
    "<meta property=\"og:title\" content=\"Lena Aoki on ‘Ember’: “Fire", "\">", "<time datetime=\"2020-04-23\">", "<!--", "-->", "<", ">", "&#8217;", "&", "\0", "\u{301}",
    "REEL: ", "LENA AOKI: ", "Lena Aoki, Reel (LA): ", "Q: ", "A. ", "How did she find the gel?", "What it cost.", "1. ", "• ", "2:15 – ", "(00:12:30) ", ":30",
    "I sat down with director Lena Aoki and Joe Poe to talk about how she found the gel, why nobody was hurt, and more. ",
    "Finally, here’s Lena Aoki on Storm, as well as a series based on The Well. ", "Related Articles", "RELATED: ", "Latest News", "Image via Reel", "ember-lena-aoki-posterLena Aoki:",
    "Updated April 24, 2020", "April 23, 2020", "By Ann Doe", "‘", "’", "“", "”", "\"", "'", " ", "\n", "\n\n", ": ", " | ", "?", ".", "İstanbul ẞ ǅ ﬁ ", "日本語。",
];

/// Imports without a file's name, so that the content alone says what it is.
fn drafts(bytes: &[u8]) -> Vec<Draft> {
    let begun = Instant::now();
    let drafts = import(bytes, &Hints::default(), &Known::default()).unwrap_or_default();
    assert!(begun.elapsed() < SOON, "{:?} for {} bytes", begun.elapsed(), bytes.len());
    drafts.iter().for_each(has_form);
    drafts
}

/// What an import writes is what `junket check --draft` accepts.
fn has_form(draft: &Draft) {
    let mut value: Value = serde_json::from_str(&draft.to_json()).unwrap();
    for (field, stand_in) in OPEN {
        if value[field].is_null() {
            value[field] = json!(stand_in);
        }
    }
    let wrong: Vec<String> =
        FORM.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn pieces(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..most).prop_map(|pieces| pieces.concat())
}

/// What fuzzing found.
#[test]
fn a_language_that_is_none_and_names_in_another_script_have_the_form() {
    let item = "<item><title>Lena Aoki on Ember</title></item>";
    let feed = format!("<rss><channel><title>Reel</title><language>潙見s</language>{item}</channel></rss>");
    assert_eq!(drafts(feed.as_bytes())[0].language, "en");
    let record = "<ROOT><record><title>Ember</title><language>é</language></record></ROOT>";
    assert!(!drafts(record.as_bytes()).is_empty());
    let row = "A talk,青木 玲奈; 黒澤 明,Ember";
    let table = format!("title,interviewee,film,question\n{row},Why fire?\n{row},How?\n");
    assert_eq!(drafts(table.as_bytes())[0].id, "ember");
}

#[test]
fn a_surname_that_two_share_is_not_cut_within_a_letter() {
    for headline in ["Joa & Éva Poe", "Joa and Éva Poe: Fire"] {
        drafts(headline.as_bytes());
        drafts(format!("<html><body><h1>{headline}</h1><p>She came by train.</p>").as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        drafts(&bytes);
        drafts(&[b"<html><body><p>".as_slice(), &bytes].concat());
    }

    #[test]
    fn any_text_ends(text in "\\PC{0,400}") {
        drafts(text.as_bytes());
        drafts(format!("A talk about Ember\nApril 23, 2020\n{text}").as_bytes());
    }

    #[test]
    fn shuffled_pieces_of_pages_end(page in pieces(120)) {
        drafts(page.as_bytes());
        drafts(format!("<html><body><h1>Lena Aoki on ‘Ember’</h1>{page}").as_bytes());
    }

    #[test]
    fn pages_cut_anywhere_end(at in 0usize..3000, page in proptest::sample::select(&["labelled.html", "bulleted.html", "copied.txt", "definitions.html", "chapters-table.html"])) {
        let bytes = std::fs::read(crate::program::repository("tests/data/import").join(page)).unwrap();
        drafts(&bytes[..at.min(bytes.len())]);
        drafts(&bytes[at.min(bytes.len())..]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn pages_end_with_the_tagger_too(page in pieces(60), text in "\\PC{0,200}") {
        tagged(&format!("A talk about Ember\nApril 23, 2020\n{page}\n{text}"));
    }
}

#[test]
fn a_page_without_end_is_tagged_within_bounds() {
    for piece in ["See our review here. ", "日本語", "a", "\n\n- What it cost.", "ẞ ﬁ İ"] {
        tagged(&format!("A talk about Ember\nApril 23, 2020\n{}", piece.repeat(12_000 / piece.len())));
    }
}

/// Imports a copied page with what ships.
fn tagged(page: &str) {
    static TAGGER: LazyLock<Tagger> =
        LazyLock::new(|| Tagger::load(&crate::program::repository("data/model")).unwrap().unwrap());
    let hints = Hints { name: "page.txt".to_owned(), ..Hints::default() };
    import_with(Some(&*TAGGER), page.as_bytes(), &hints, &Known::default())
        .unwrap_or_default()
        .iter()
        .for_each(has_form);
}

/// What is fine once must not take the square of its length.
#[test]
fn one_piece_over_and_over_ends() {
    const LENGTH: usize = 15_000;
    for piece in PIECES {
        let many = piece.repeat(LENGTH / piece.len());
        for lead in ["", "<html><body>", "A talk about Ember\nApril 23, 2020\n"] {
            drafts(format!("{lead}{many}").as_bytes());
        }
        let paragraphs = format!("<p>{piece} Lena Aoki</p>").repeat(LENGTH / (piece.len() + 17));
        drafts(format!("<html><body>{paragraphs}").as_bytes());
        let lines = format!("{piece} Lena Aoki\n").repeat(LENGTH / (piece.len() + 11));
        drafts(format!("A talk about Ember\n{lines}").as_bytes());
    }
}

#[test]
fn what_is_longer_than_the_form_allows_is_cut_or_left_out() {
    let long = |text: &str, n: usize| text.repeat(n);
    for page in [
        format!("<html><head><meta property=og:title content='{}'>", long("‘Ember’ ", 200)),
        format!(
            "<html><head><meta property=og:site_name content='{}'><meta name=author content='{}'>",
            long("Reel ", 90),
            long("Ann Doe ", 90)
        ),
        format!("<html><body><p>I sat down with {} to talk.</p>", long("Lena ", 90)),
        format!(
            "<html><body><h2>Related</h2><ul><li><a href='https://a.org/{}'>What she said</a></ul>",
            long("ß", 900)
        ),
        format!(
            "question,title,person,work,year\nWhy gel?,{},{},{},9\n",
            long("a ", 400),
            long("b ", 300),
            long("c ", 300)
        ),
    ] {
        drafts(page.as_bytes());
    }
}
