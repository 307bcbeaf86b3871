//! The page of a recording on YouTube: what its player is told of it.
//!
//! Such a page is built in the browser; saved, it holds next to no text, and its description with the
//! chapters stands in a script alone.

use dom_query::Document;
use serde_json::Value;

use super::super::block::{Block, Kind, squeeze};
use super::super::date::machine_date;
use super::super::page::Page;
use super::walk::video_address;

/// What the script calls it.
const NAME: &str = "ytInitialPlayerResponse";
/// Most lines of a description; YouTube allows 5,000 characters.
const MAX_LINES: usize = 2000;

/// Fills what the player is told: the headline, whose it is, the day, the description line by line.
pub(super) fn read(document: &Document, page: &mut Page) {
    let Some(told) = told(document) else { return };
    let text = |pointer: &str| told.pointer(pointer).and_then(Value::as_str);
    let line = |pointer: &str| text(pointer).map(squeeze).filter(|text| !text.is_empty());
    let Some(description) = text("/videoDetails/shortDescription") else { return };
    page.title = line("/videoDetails/title").or(page.title.take());
    page.outlet = line("/videoDetails/author").or(page.outlet.take());
    let day = ["publishDate", "uploadDate"]
        .iter()
        .find_map(|key| text(&format!("/microformat/playerMicroformatRenderer/{key}")));
    page.published = day.and_then(machine_date).or(page.published);
    let id = text("/videoDetails/videoId");
    page.video_url =
        id.and_then(|id| video_address(&format!("https://youtu.be/{id}"))).or(page.video_url.take());
    let lines = description.lines().map(squeeze).filter(|line| !line.is_empty()).take(MAX_LINES);
    page.blocks = lines.map(|line| Block::plain(Kind::Paragraph, line)).collect();
}

fn told(document: &Document) -> Option<Value> {
    let scripts = document.select("script:not([src])");
    let found = scripts.nodes().iter().map(|node| node.text()).find(|text| text.contains(NAME))?;
    let behind = &found[found.find(NAME)? + NAME.len()..];
    let object = &behind[behind.find('{')?..];
    serde_json::Deserializer::from_str(object).into_iter::<Value>().next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_is_the_text() {
        let html = r#"<script>var x = 1; var ytInitialPlayerResponse = {"videoDetails": {"videoId": "abcdefghijk",
            "title": "Lena Aoki on Ember", "author": "Reel", "shortDescription": "A talk.\n\n0:00 Intro\n0:45 Why gel?"},
            "microformat": {"playerMicroformatRenderer": {"publishDate": "2020-04-23T01:00:00-07:00"}}}; var y = {};</script>"#;
        let mut page = Page { outlet: Some("YouTube".into()), ..Page::default() };
        read(&super::super::parse::parse(html).unwrap(), &mut page);
        assert_eq!((page.outlet.as_deref(), page.blocks.len()), (Some("Reel"), 3));
        assert_eq!(page.video_url.as_deref(), Some("https://www.youtube.com/watch?v=abcdefghijk"));
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2020-04-23"));
    }

    #[test]
    fn a_page_without_a_player_stays_as_it_is() {
        for html in [
            "<p>Ember",
            "<script>ytInitialPlayerResponse = {",
            "<script>ytInitialPlayerResponse = {\"a\": 1}",
        ] {
            let mut page = Page::default();
            read(&super::super::parse::parse(html).unwrap(), &mut page);
            assert_eq!(page, Page::default(), "{html}");
        }
    }
}
