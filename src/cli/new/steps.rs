//! The way through an interview, a step a field.

use crate::import::{Draft, DraftLink, DraftTopic, Known};
use crate::model::{Collection, LinkKind};
use crate::text::fold;

use super::dialogue::{Asked, Dialogue};
use super::field::{
    ADDRESS, ANSWER, DATE, HEADLINE, ID, INTERVIEWEE, INTERVIEWER, LANGUAGE, LINK, LINK_ADDRESS, LINK_DATE,
    LINK_KIND, OTHER, OUTLET, PLACE, QUESTION, SUMMARY, VIDEO, WORDING,
};
use super::id;
use super::subjects;

/// What is known before anything is asked.
pub(super) struct Knowledge<'a> {
    pub(super) collection: &'a Collection,
    pub(super) names: &'a Known,
    /// Whether an id may be given.
    pub(super) is_free: &'a dyn Fn(&str) -> bool,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Address,
    Headline,
    Outlet,
    Date,
    Interviewer,
    Language,
    Video,
    Interviewees,
    Others,
    Works,
    Summary,
    Topics,
    Links,
    Id,
}

const STEPS: [Step; 14] = [
    Step::Address,
    Step::Headline,
    Step::Outlet,
    Step::Date,
    Step::Interviewer,
    Step::Language,
    Step::Video,
    Step::Interviewees,
    Step::Others,
    Step::Works,
    Step::Summary,
    Step::Topics,
    Step::Links,
    Step::Id,
];

/// Asks for everything, in order. What was answered before a stop is in the draft.
pub(super) fn fill(dialogue: &mut Dialogue<'_>, draft: &mut Draft, known: &Knowledge<'_>) -> Asked<()> {
    STEPS.into_iter().try_for_each(|step| take(step, dialogue, draft, known))
}

fn take(step: Step, dialogue: &mut Dialogue<'_>, draft: &mut Draft, known: &Knowledge<'_>) -> Asked<()> {
    match step {
        Step::Address => draft.url = Some(address(dialogue, known)?),
        Step::Headline => draft.title = dialogue.must(&HEADLINE, None)?,
        Step::Outlet => {
            let usual = draft.url.as_deref().and_then(|url| known.names.outlet_at(url));
            draft.outlet = Some(dialogue.must(&OUTLET, usual)?);
        }
        Step::Date => draft.published = dialogue.maybe_parsed(&DATE, None)?,
        Step::Interviewer => draft.interviewer = dialogue.maybe(&INTERVIEWER, None)?,
        Step::Language => draft.language = dialogue.must(&LANGUAGE, Some("en"))?,
        Step::Video => draft.video_url = dialogue.maybe(&VIDEO, None)?,
        Step::Interviewees => {
            subjects::people(dialogue, &INTERVIEWEE, true, known.collection, &mut draft.people)?;
        }
        Step::Others => subjects::people(dialogue, &OTHER, false, known.collection, &mut draft.people)?,
        Step::Works => subjects::works(dialogue, known.collection, &mut draft.works)?,
        Step::Summary => {
            dialogue.tell("summaries are in your own words: facts carry over from a page, sentences do not");
            draft.summary = Some(dialogue.must(&SUMMARY, None)?);
        }
        Step::Topics => topics(dialogue, &mut draft.topics)?,
        Step::Links => links(dialogue, &mut draft.links)?,
        Step::Id => draft.id = free_id(dialogue, draft, known)?,
    }
    Ok(())
}

fn address(dialogue: &mut Dialogue<'_>, known: &Knowledge<'_>) -> Asked<String> {
    let address = dialogue.must(&ADDRESS, None)?;
    if let Some(there) = known.collection.interviews().iter().find(|interview| interview.url == address) {
        dialogue.tell(&format!("note: {} has this address already", there.id));
    }
    Ok(address)
}

fn topics(dialogue: &mut Dialogue<'_>, topics: &mut Vec<DraftTopic>) -> Asked<()> {
    while let Some(question) = dialogue.maybe(&QUESTION, None)? {
        topics.push(DraftTopic { question, ..DraftTopic::default() });
        let Some(topic) = topics.last_mut() else { break };
        topic.summary = dialogue.maybe(&ANSWER, None)?;
        topic.at = dialogue.maybe_parsed(&PLACE, None)?;
        while let Some(wording) = dialogue.maybe(&WORDING, None)? {
            let is_same = |known: &String| fold(known) == fold(&wording);
            match is_same(&topic.question) || topic.aliases.iter().any(is_same) {
                true => dialogue.tell("that wording is there already"),
                false => topic.aliases.push(wording),
            }
        }
        if topic.summary.is_some() {
            topic.spoiler = dialogue.yes("does the answer give away a plot?", false)?;
        }
    }
    Ok(())
}

fn links(dialogue: &mut Dialogue<'_>, links: &mut Vec<DraftLink>) -> Asked<()> {
    while let Some(title) = dialogue.maybe(&LINK, None)? {
        let (people, works) = (Vec::new(), Vec::new());
        links.push(DraftLink { title, url: None, kind: LinkKind::News, published: None, people, works });
        let Some(link) = links.last_mut() else { break };
        link.url = dialogue.maybe(&LINK_ADDRESS, None)?;
        link.kind = dialogue.chosen(&LINK_KIND, LinkKind::News.as_str())?;
        link.published = dialogue.maybe_parsed(&LINK_DATE, None)?;
    }
    Ok(())
}

/// The id that was given, or one that is asked for.
fn free_id(dialogue: &mut Dialogue<'_>, draft: &Draft, known: &Knowledge<'_>) -> Asked<String> {
    if !draft.id.is_empty() {
        return Ok(draft.id.clone());
    }
    let proposed = id::proposed(draft, known.collection, known.is_free);
    loop {
        let id = dialogue.must(&ID, Some(&proposed))?;
        match (known.is_free)(&id) {
            true => return Ok(id),
            false => dialogue.tell(&format!("{id} is taken; write another")),
        }
    }
}
