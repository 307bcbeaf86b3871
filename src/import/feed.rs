//! Feeds of podcasts with the elements of Podcasting 2.0.
//!
//! Read from the tree: the crates for feeds do not know these elements.

use roxmltree::Node;

use crate::model::LinkKind;

use super::address::address;
use super::article::Reading;
use super::block::squeeze;
use super::chapters::{self, of_description};
use super::clock::seconds;
use super::date::machine_date;
use super::draft::{Draft, DraftPerson};
use super::known::Known;
use super::{Hints, ImportError, xml};

/// Most episodes that are taken, the newest first in feeds.
const MAX_EPISODES: usize = 500;
/// Roles of those who make an episode and are not asked, folded.
const MAKERS: &[&str] = &[
    "host",
    "cohost",
    "co host",
    "producer",
    "editor",
    "announcer",
    "narrator",
    "audio editor",
    "engineer",
    "researcher",
];

/// Whether a text is a feed.
pub(super) fn looks_like(text: &str) -> bool {
    xml::has_root(text, &["rss", "feed"])
}

/// Makes a draft of each episode.
pub(super) fn drafts(text: &str, hints: &Hints, known: &Known) -> Result<Vec<Draft>, ImportError> {
    let document = xml::parse(text, "a feed")?;
    let root = document.root_element();
    let channel = xml::children(root, "channel").next().unwrap_or(root);
    let outlet = xml::child_text(channel, "title");
    let language = xml::child_text(channel, "language");
    let hosts: Vec<String> =
        people(channel).into_iter().filter(|(_, role)| is_maker(role)).map(|(name, _)| name).collect();
    let items = channel
        .children()
        .filter(|node| node.is_element() && matches!(node.tag_name().name(), "item" | "entry"));
    let drafts: Vec<Draft> = items
        .take(MAX_EPISODES)
        .map(|item| {
            let mut draft = episode(item, &hosts);
            draft.outlet.clone_from(&outlet);
            draft.language = language.as_deref().and_then(super::article::tag).unwrap_or_default();
            let text = xml::child_text(item, "description")
                .or_else(|| xml::child_text(item, "summary"))
                .unwrap_or_default();
            Reading { text: plain(&text) }.complete(draft, hints, known)
        })
        .collect();
    match drafts.is_empty() {
        true => Err(ImportError::Broken { kind: "a feed", reason: "it has no episode".to_owned() }),
        false => Ok(drafts),
    }
}

fn episode(item: Node<'_, '_>, hosts: &[String]) -> Draft {
    let mut draft = Draft::new(xml::child_text(item, "title").unwrap_or_default());
    let link = xml::children(item, "link").find_map(|link| {
        let href = link.attribute("href").map(str::to_owned).unwrap_or_else(|| xml::text(link));
        address(&href, None)
    });
    draft.url = link;
    draft.published = ["pubDate", "published", "date", "updated"]
        .iter()
        .find_map(|name| machine_date(&xml::child_text(item, name)?));
    draft.video_url = xml::children(item, "enclosure").find_map(|node| address(node.attribute("url")?, None));
    let people = people(item);
    for (name, role) in people.iter().filter(|(_, role)| !is_maker(role)) {
        let roles = if role.is_empty() || role == "guest" { Vec::new() } else { vec![role.clone()] };
        draft.people.push(DraftPerson { name: name.clone(), id: None, roles, interviewee: true });
    }
    let host = people.iter().find(|(_, role)| is_maker(role)).map(|(name, _)| name.clone());
    draft.interviewer = host.or_else(|| hosts.first().cloned());
    references(item, &mut draft);
    draft
}

/// Transcripts and chapters that stand elsewhere are named, not fetched; those that stand here are taken.
fn references(item: Node<'_, '_>, draft: &mut Draft) {
    for node in item.children().filter(Node::is_element) {
        let url = node.attribute("url").and_then(|url| address(url, None));
        match (node.tag_name().name(), url) {
            ("transcript", Some(url)) => draft.note(format!("transcript: import {url} for its questions")),
            ("chapters", Some(url)) => {
                draft.note(format!("chapters: import {url} for its topics and their times"))
            }
            ("chapters", None) => inline(node, draft),
            _ => {}
        }
    }
    let description = raw(item, "description").or_else(|| raw(item, "encoded")).unwrap_or_default();
    let lines = lines(&description);
    if let (true, Some(chapters)) = (draft.topics.is_empty(), of_description(&lines)) {
        chapters::add(draft, &chapters);
    }
}

/// Chapters of Podlove, which stand in the feed itself.
fn inline(node: Node<'_, '_>, draft: &mut Draft) {
    for chapter in xml::children(node, "chapter") {
        let at = chapter.attribute("start").and_then(|start| {
            let parts: Vec<f64> = start.split(':').map(|part| part.parse().unwrap_or(0.0)).collect();
            seconds(parts.iter().fold(0.0, |sum, part| sum * 60.0 + part))
        });
        let title = squeeze(chapter.attribute("title").unwrap_or_default());
        draft.add_topic(&title, at);
        if let Some(url) = chapter.attribute("href").and_then(|href| address(href, None)) {
            draft.add_link(&title, Some(url), LinkKind::News);
        }
    }
}

fn people(node: Node<'_, '_>) -> Vec<(String, String)> {
    let named = xml::children(node, "person").map(|person| {
        let role = person.attribute("role").unwrap_or("host").to_ascii_lowercase();
        (xml::text(person), role)
    });
    named.filter(|(name, _)| !name.is_empty()).take(50).collect()
}

fn is_maker(role: &str) -> bool {
    MAKERS.contains(&crate::text::fold(role).as_str())
}

fn raw(node: Node<'_, '_>, name: &str) -> Option<String> {
    let found = xml::children(node, name).next()?;
    Some(found.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect())
}

/// The lines of a description, which is HTML more often than not.
fn lines(text: &str) -> String {
    match text.contains('<') {
        true => super::html::text(text).unwrap_or_default(),
        false => text.to_owned(),
    }
}

fn plain(text: &str) -> String {
    squeeze(&lines(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FEED: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
        <channel><title>Reel Talk</title><language>en-us</language><podcast:person>Ann Doe</podcast:person>
        <item><title>Lena Aoki on ‘Ember’</title><link>https://reel.example.org/e1?utm_source=rss</link><pubDate>Thu, 23 Apr 2020 10:00:00 GMT</pubDate>
        <description><![CDATA[<p>We talk.</p><p>0:00 Intro<br>0:45 Why gel?<br>2:00 The long take</p>]]></description>
        <podcast:person role="guest">Lena Aoki</podcast:person>
        <podcast:transcript url="https://reel.example.org/e1.vtt" type="text/vtt"/><podcast:chapters url="https://reel.example.org/e1.json"/></item>
        <item><title>Two</title><psc:chapters><psc:chapter start="00:01:30.5" title="On foam"/></psc:chapters></item></channel></rss>"#;

    #[test]
    fn an_episode_is_a_draft() {
        assert!(looks_like(FEED));
        let drafts = drafts(FEED, &Hints::default(), &Known::default()).unwrap();
        let first = &drafts[0];
        assert_eq!(
            (first.outlet.as_deref(), first.interviewer.as_deref()),
            (Some("Reel Talk"), Some("Ann Doe"))
        );
        assert_eq!(
            (first.published.unwrap().to_string().as_str(), first.url.as_deref()),
            ("2020-04-23", Some("https://reel.example.org/e1"))
        );
        assert_eq!((first.people[0].name.as_str(), first.works[0].title.as_str()), ("Lena Aoki", "Ember"));
        assert_eq!(
            first.topics.iter().map(|topic| topic.question.as_str()).collect::<Vec<_>>(),
            ["Why gel?", "The long take"]
        );
        assert!(
            first.open.iter().any(|note| note.contains("e1.vtt"))
                && first.open.iter().any(|note| note.contains("e1.json"))
        );
        assert_eq!(drafts[1].topics[0].at.unwrap().seconds(), 90);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>(), cut in 0usize..1500) {
            let _ = drafts(&text, &Hints::default(), &Known::default());
            let _ = drafts(&FEED[..FEED.floor_char_boundary(cut)], &Hints::default(), &Known::default());
        }
    }
}
