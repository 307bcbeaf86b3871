//! An interview as a record of OHMS.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::model::{Collection, InterviewIdx, Topic};

use super::ohms::language_name;

/// The namespace of OHMS records.
const NAMESPACE: &str = "https://www.weareavp.com/nunncenter/ohms";
/// The version of the form that is written.
const VERSION: &str = "5.4";

type Result = std::io::Result<()>;
type Out = Writer<Vec<u8>>;

/// Returns an interview as an OHMS record in XML: its topics are the points of the index, their other
/// wordings keywords; its links stand at the last point. A topic without place has an empty time.
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn to_ohms(collection: &Collection, interview: InterviewIdx) -> String {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    write(&mut out, collection, interview).expect("writing to memory does not fail");
    let mut text = String::from_utf8(out.into_inner()).expect("what was written is UTF-8");
    text.push('\n');
    text
}

fn write(out: &mut Out, collection: &Collection, idx: InterviewIdx) -> Result {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = out.create_element("ROOT").with_attribute(("xmlns", NAMESPACE));
    root.write_inner_content(|out| {
        let id = collection.interview(idx).id.as_str();
        let record = out.create_element("record").with_attribute(("id", id));
        record.write_inner_content(|out| record_of(out, collection, idx))?;
        Ok(())
    })?;
    Ok(())
}

fn record_of(out: &mut Out, collection: &Collection, idx: InterviewIdx) -> Result {
    let interview = collection.interview(idx);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    element(out, "version", VERSION)?;
    let day = interview.published.map(|day| day.to_string()).unwrap_or_default();
    out.create_element("date")
        .with_attributes([("value", day.as_str()), ("format", "yyyy-mm-dd")])
        .write_empty()?;
    element(out, "title", &interview.title)?;
    element(out, "repository", &interview.outlet)?;
    let works: Vec<&str> = interview.works.iter().map(|&work| collection.work(work).title.as_str()).collect();
    element(out, "subject", &works.join("; "))?;
    for person in interview.interviewees() {
        element(out, "interviewee", &collection.person(person).name)?;
    }
    element(out, "interviewer", &text(&interview.interviewer))?;
    element(out, "media_url", &text(&interview.video_url))?;
    element(out, "language", &language_name(&interview.language))?;
    out.create_element("index").write_inner_content(|out| {
        for (at, &topic) in interview.topics.iter().enumerate() {
            let is_last = at + 1 == interview.topics.len();
            let links: &[_] = if is_last { &interview.links } else { &[] };
            let point = out.create_element("point");
            point.write_inner_content(|out| {
                point_of(out, collection.topic(topic))?;
                for &link in links {
                    let link = collection.link(link);
                    hyperlink(out, &link.title, link.url.as_deref().unwrap_or_default())?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    element(out, "type", "interview")?;
    element(out, "description", &interview.summary)?;
    element(out, "rel", &interview.url)
}

fn point_of(out: &mut Out, topic: &Topic) -> Result {
    element(out, "time", &topic.at.map(|at| at.seconds().to_string()).unwrap_or_default())?;
    element(out, "title", &topic.question)?;
    element(out, "synopsis", topic.summary.as_deref().unwrap_or_default())?;
    // Semicolons part keywords.
    let keywords: Vec<String> = topic.aliases.iter().map(|alias| alias.replace(';', ",")).collect();
    element(out, "keywords", &keywords.join(";"))?;
    for source in &topic.sources {
        hyperlink(out, &source.title, &source.url)?;
    }
    Ok(())
}

fn hyperlink(out: &mut Out, title: &str, url: &str) -> Result {
    out.create_element("hyperlinks").write_inner_content(|out| {
        element(out, "hyperlink", url)?;
        element(out, "hyperlink_text", title)
    })?;
    Ok(())
}

fn element(out: &mut Out, name: &str, text: &str) -> Result {
    // XML cannot hold control characters, however they are written.
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    out.create_element(name).write_text_content(BytesText::new(&clean))?;
    Ok(())
}
