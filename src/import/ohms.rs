//! OHMS, the Oral History Metadata Synchronizer: an interview with the index points of its recording.

use roxmltree::Node;

use crate::model::WorkKind;

use super::address::address;
use super::article::Reading;
use super::block::squeeze;
use super::clock::{seconds, time};
use super::date::machine_date;
use super::draft::{Draft, DraftPerson, DraftWork};
use super::known::Known;
use super::{Hints, ImportError, xml};

/// Languages as OHMS writes them.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("spanish", "es"),
    ("french", "fr"),
    ("german", "de"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("chinese", "zh"),
    ("polish", "pl"),
    ("russian", "ru"),
    ("danish", "da"),
    ("swedish", "sv"),
];
/// Most points that are taken.
const MAX_POINTS: usize = super::draft::MAX_LIST;

/// Returns the name by which OHMS knows a language; the tag itself for one that it does not.
pub(super) fn language_name(tag: &str) -> String {
    let found = LANGUAGES.iter().find(|(_, code)| tag.split('-').next() == Some(code));
    found.map_or_else(|| tag.to_owned(), |(name, _)| name[..1].to_uppercase() + &name[1..])
}

/// Whether a text is a record of OHMS.
pub(super) fn looks_like(text: &str) -> bool {
    xml::has_root(text, &["ROOT"]) || (xml::has_root(text, &["record"]) && text.contains("<index"))
}

/// Makes a draft of each record.
pub(super) fn drafts(text: &str, hints: &Hints, known: &Known) -> Result<Vec<Draft>, ImportError> {
    let document = xml::parse(text, "an OHMS record")?;
    let root = document.root_element();
    let records: Vec<Node<'_, '_>> = match root.tag_name().name().eq_ignore_ascii_case("record") {
        true => vec![root],
        false => xml::children(root, "record").collect(),
    };
    let drafts: Vec<Draft> = records
        .into_iter()
        .take(100)
        .map(|node| {
            let text = xml::child_text(node, "description").unwrap_or_default();
            Reading { text }.complete(record(node), hints, known)
        })
        .collect();
    match drafts.is_empty() {
        true => Err(ImportError::Broken { kind: "an OHMS record", reason: "it has no record".to_owned() }),
        false => Ok(drafts),
    }
}

fn record(node: Node<'_, '_>) -> Draft {
    let text = |name: &str| xml::child_text(node, name);
    let mut draft = Draft::new(text("title").unwrap_or_default());
    draft.outlet = text("repository");
    draft.interviewer = text("interviewer");
    draft.published = xml::children(node, "date")
        .find_map(|date| machine_date(date.attribute("value").or_else(|| date.text())?));
    draft.url = text("rel").and_then(|url| address(&url, None));
    draft.video_url = media(node);
    let language = text("language").unwrap_or_default().to_lowercase();
    let code = LANGUAGES.iter().find(|(name, _)| *name == language).map(|(_, code)| (*code).to_owned());
    draft.language = code.or_else(|| super::article::tag(&language)).unwrap_or_default();
    for name in xml::children(node, "interviewee").map(xml::text).flat_map(|names| split(&names)) {
        let name = given_name_first(&name);
        draft.people.push(DraftPerson { name, id: None, roles: Vec::new(), interviewee: true });
    }
    for title in xml::children(node, "subject").map(xml::text).flat_map(|titles| split(&titles)) {
        draft.works.push(DraftWork { title, id: None, year: None, kind: WorkKind::Film });
    }
    let points = xml::children(node, "index").flat_map(|index| xml::children(index, "point"));
    points.take(MAX_POINTS).for_each(|node| point(node, &mut draft));
    draft
}

fn media(node: Node<'_, '_>) -> Option<String> {
    let direct = xml::child_text(node, "media_url").and_then(|url| address(&url, None));
    let clip = || {
        let file = xml::children(node, "mediafile").next()?;
        let (host, clip) = (xml::child_text(file, "host")?, xml::child_text(file, "clip_id")?);
        match host.to_lowercase().as_str() {
            "youtube" => Some(format!("https://www.youtube.com/watch?v={clip}")),
            "vimeo" => Some(format!("https://vimeo.com/{clip}")),
            _ => None,
        }
    };
    direct.or_else(clip)
}

fn point(node: Node<'_, '_>, draft: &mut Draft) {
    let text = |name: &str| xml::child_text(node, name);
    let at = text("time").and_then(|at| time(&at).or_else(|| seconds(at.parse().ok()?)));
    let before = draft.topics.len();
    draft.add_topic(&text("title").unwrap_or_default(), at);
    if draft.topics.len() > before
        && let Some(topic) = draft.topics.last_mut()
    {
        // A synopsis is an index's own text, written to be shown; it is no sentence of an article.
        topic.summary = text("synopsis");
        let mut keywords = split(&text("keywords").unwrap_or_default());
        keywords.retain(|word| *word != topic.question);
        keywords.truncate(50);
        topic.aliases = keywords;
    }
    for link in xml::children(node, "hyperlinks") {
        let url = xml::child_text(link, "hyperlink").and_then(|url| address(&url, None));
        let title = xml::child_text(link, "hyperlink_text").or_else(|| url.clone());
        if let Some(title) = title {
            let kind = super::article::kind(&title, url.as_deref());
            draft.add_link(&title, url, kind);
        }
    }
}

/// "Aoki, Lena", as archives write names, is Lena Aoki.
fn given_name_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((surname, given)) if !given.contains(',') && !given.starts_with("Jr") => {
            format!("{given} {surname}")
        }
        _ => name.to_owned(),
    }
}

fn split(text: &str) -> Vec<String> {
    text.split(';').map(squeeze).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_topics() {
        let text = r#"<?xml version="1.0" encoding="UTF-8"?>
            <ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1" dt="2020-05-01">
            <date value="2020-04-23" format="yyyy-mm-dd"/><title>Talk with Lena Aoki</title><repository>Reel Archive</repository>
            <interviewee>Aoki, Lena</interviewee><interviewee>Joe Poe</interviewee><interviewer>Ann Doe</interviewer>
            <media_url></media_url><mediafile><host>YouTube</host><clip_id>abcdefghijk</clip_id></mediafile><language>English</language>
            <index><point><time>95</time><title>Why gel?</title><synopsis>It is cold.</synopsis><keywords>gel;fire &amp; water</keywords>
            <hyperlinks><hyperlink>https://reel.example.org/gel</hyperlink><hyperlink_text>On gel</hyperlink_text></hyperlinks></point></index>
            </record></ROOT>"#;
        assert!(looks_like(text));
        let draft = drafts(text, &Hints::default(), &Known::default()).unwrap().remove(0);
        assert_eq!(
            (draft.title.as_str(), draft.published.unwrap().to_string().as_str()),
            ("Talk with Lena Aoki", "2020-04-23")
        );
        assert_eq!(
            draft.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(),
            ["Lena Aoki", "Joe Poe"]
        );
        assert_eq!(draft.video_url.as_deref(), Some("https://www.youtube.com/watch?v=abcdefghijk"));
        let topic = &draft.topics[0];
        assert_eq!(
            (topic.question.as_str(), topic.at.unwrap().seconds(), topic.summary.as_deref()),
            ("Why gel?", 95, Some("It is cold."))
        );
        assert_eq!(topic.aliases, ["gel", "fire & water"]);
        assert_eq!(
            (draft.links[0].title.as_str(), draft.links[0].url.as_deref()),
            ("On gel", Some("https://reel.example.org/gel"))
        );
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        assert!(drafts("<ROOT><record>", &Hints::default(), &Known::default()).is_err());
        assert_eq!(
            drafts(&"<ROOT>".repeat(100_000), &Hints::default(), &Known::default()),
            Err(ImportError::TooDeep)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>(), inner in "(<(point|title|time|index|hyperlinks)>|</(point|title|time|index|hyperlinks)>|[a-z0-9&;]{0,9})*") {
            let _ = drafts(&text, &Hints::default(), &Known::default());
            let _ = drafts(&format!("<ROOT><record>{inner}</record></ROOT>"), &Hints::default(), &Known::default());
        }
    }
}
