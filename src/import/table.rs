//! CSV: one topic a row.

use std::collections::BTreeMap;

use crate::text::fold;

use super::ImportError;
use super::address::address;
use super::block::squeeze;
use super::bullet::bare;
use super::clock::{seconds, time};
use super::date::machine_date;
use super::draft::{Draft, DraftPerson, DraftWork};
use crate::model::{LinkKind, WorkKind};

/// Most rows that are read.
const MAX_ROWS: usize = 20_000;
/// What columns may be called, folded.
const COLUMNS: &[(&str, &[&str])] = &[
    ("question", &["question", "questions", "topic", "topics", "pregunta", "frage", "text", "chapter"]),
    ("at", &["at", "time", "timestamp", "timecode", "start", "tiempo", "zeit"]),
    ("title", &["title", "headline", "interview", "interview title"]),
    ("outlet", &["outlet", "publisher", "site", "source"]),
    ("url", &["url", "address", "link", "page"]),
    ("video", &["video", "video url", "recording", "media"]),
    ("published", &["published", "date", "day"]),
    ("person", &["person", "interviewee", "name", "guest", "who", "speaker", "people", "interviewees"]),
    ("work", &["work", "film", "movie", "works", "films"]),
    ("year", &["year"]),
    ("interviewer", &["interviewer", "author", "host"]),
    ("related", &["related", "related title", "link title"]),
    ("related url", &["related url", "related link", "link url"]),
];

/// Whether a text is a table of topics: its first line names the column of questions.
pub(super) fn looks_like(text: &str, name: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or("");
    let named = columns(first.split([',', ';', '\t']).map(|cell| cell.trim_matches('"')));
    let parted = first.contains([',', ';', '\t']);
    named.contains_key("question") && (parted || name.to_lowercase().ends_with(".csv"))
}

/// Makes a draft a title; rows without one belong to the row above.
pub(super) fn drafts(text: &str) -> Result<Vec<Draft>, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or("");
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|&mark| first.bytes().filter(|&byte| byte == mark).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let broken = |error: csv::Error| ImportError::Broken { kind: "a table", reason: error.to_string() };
    let header = reader.headers().map_err(broken)?.clone();
    let columns = columns(header.iter());
    let mut drafts: Vec<Draft> = Vec::new();
    for row in reader.records().take(MAX_ROWS) {
        let row = row.map_err(broken)?;
        let cell = |name: &str| {
            let text = columns.get(name).and_then(|&at| row.get(at)).map(squeeze);
            text.filter(|text| !text.is_empty())
        };
        let title =
            cell("title").or_else(|| drafts.last().map(|draft| draft.title.clone())).unwrap_or_default();
        let same = drafts.iter().position(|draft| draft.title == title);
        let at = same.unwrap_or_else(|| {
            drafts.push(Draft::new(title));
            drafts.len() - 1
        });
        take(&mut drafts[at], &cell);
    }
    drafts.retain(|draft| !draft.topics.is_empty());
    match drafts.is_empty() {
        true => Err(ImportError::Broken { kind: "a table", reason: "no row has a question".to_owned() }),
        false => Ok(drafts),
    }
}

fn columns<'a>(header: impl Iterator<Item = &'a str>) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for (at, name) in header.enumerate() {
        let name = fold(name);
        if let Some((column, _)) = COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())) {
            found.entry(*column).or_insert(at);
        }
    }
    found
}

/// Takes what a row says of its interview, and its topic.
fn take(draft: &mut Draft, cell: &dyn Fn(&str) -> Option<String>) {
    draft.outlet = draft.outlet.take().or_else(|| cell("outlet"));
    draft.interviewer = draft.interviewer.take().or_else(|| cell("interviewer"));
    draft.url = draft.url.take().or_else(|| address(&cell("url")?, None));
    draft.video_url = draft.video_url.take().or_else(|| address(&cell("video")?, None));
    draft.published = draft.published.or_else(|| machine_date(&cell("published")?));
    for name in cell("person").iter().flat_map(|names| names.split([';', '|'])).map(squeeze) {
        if !name.is_empty()
            && !draft.people.iter().any(|person| person.name == name)
            && draft.people.len() < 200
        {
            draft.people.push(DraftPerson { name, id: None, roles: Vec::new(), interviewee: true });
        }
    }
    for title in cell("work").iter().flat_map(|titles| titles.split([';', '|'])).map(squeeze) {
        if !title.is_empty() && !draft.works.iter().any(|work| work.title == title) && draft.works.len() < 200
        {
            let year =
                cell("year").and_then(|year| year.parse().ok()).filter(|year| (1880..=2100).contains(year));
            draft.works.push(DraftWork { title, id: None, year, kind: WorkKind::Film });
        }
    }
    let at = cell("at").and_then(|at| time(&at).or_else(|| seconds(at.parse().ok()?)));
    if let Some(question) = cell("question") {
        let (own, text) = bare(&question);
        draft.add_topic(&text, at.or(own));
    }
    if let Some(title) = cell("related") {
        draft.add_link(&title, cell("related url").and_then(|url| address(&url, None)), LinkKind::News);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_a_topic() {
        let text = "title,outlet,interviewee,film,time,question\nA talk,Reel,Lena Aoki,Ember,1:02:03,\"Why gel, of all things?\"\n,,,,90,\"• Who, then?\"\n";
        assert!(looks_like(text, "t.csv"));
        let drafts = drafts(text).unwrap();
        assert_eq!(drafts.len(), 1);
        let topics: Vec<_> = drafts[0]
            .topics
            .iter()
            .map(|topic| (topic.at.unwrap().to_string(), topic.question.as_str()))
            .collect();
        assert_eq!(
            topics,
            [("1:02:03".to_owned(), "Why gel, of all things?"), ("0:01:30".to_owned(), "Who, then?")]
        );
        assert_eq!(
            (drafts[0].people[0].name.as_str(), drafts[0].works[0].title.as_str()),
            ("Lena Aoki", "Ember")
        );
    }

    #[test]
    fn other_marks_part_cells_as_well() {
        assert_eq!(drafts("Frage;Zeit\nWarum Gel?;0:45\n").unwrap()[0].topics[0].question, "Warum Gel?");
        assert!(!looks_like("A talk about questions, and answers", "t.txt"));
        assert!(drafts("question,at\n,1:00\n").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>()) {
            let _ = (looks_like(&text, "a.csv"), drafts(&format!("question,at\n{text}")));
        }
    }
}
