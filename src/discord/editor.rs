//! What editors do from Discord: see what readers miss, and an interview as it would appear.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use serenity::all::Attachment;

use crate::answer::{Answerer, Line, Part, Reply, preview as as_it_appears, said};
use crate::corpus::{self, Problem};
use crate::encoder::Tag;
use crate::gaps;
use crate::import::{Hints, Known, import_with};
use crate::model::{Collection, Date};
use crate::store::Store;
use crate::text::capitalised;

use super::bot::client;
use super::message::Message;

/// Most questions that are looked at, so that the answer comes within seconds; `junket gaps` looks at all.
const MAX_QUESTIONS: usize = 500;
/// Most groups that are shown.
const MAX_GROUPS: usize = 8;
/// Most problems of a file that are shown.
const MAX_PROBLEMS: usize = 10;
/// Largest file that is looked at, in bytes.
const MAX_BYTES: u32 = 4 << 20;
/// Hosts of Discord that hold what members attach.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// Who may do what editors do, and on which data.
#[derive(Debug, Clone, Default)]
pub struct Editors {
    /// Ids of users.
    pub ids: Arc<HashSet<u64>>,
    /// The data folder, beside which files are checked.
    pub data: PathBuf,
    /// What reads pages besides rules; None if rules alone do.
    pub tagger: Option<Arc<dyn Tag>>,
}

impl Editors {
    /// Returns whether a user is one.
    pub(super) fn has(&self, user: u64) -> bool {
        self.ids.contains(&user)
    }
}

/// Returns what readers asked without an answer. Blocking.
pub(super) fn gaps(answerer: &Answerer, store: Option<&dyn Store>, today: Date) -> Message {
    let Some(store) = store else {
        return Message::private(&said(
            "Questions are not counted here: the option `store` is off, or its file cannot be used.",
        ));
    };
    match store.questions(today) {
        Ok(mut questions) => {
            questions.truncate(MAX_QUESTIONS);
            let gaps = gaps::group(answerer, questions, today);
            let mut reply = gaps::report(answerer.collection(), &gaps, MAX_GROUPS, today);
            reply.say("With junket gaps accept GROUP TOPIC, a group becomes wordings of a topic.");
            Message::private(&reply)
        }
        Err(error) => {
            tracing::warn!(%error, "the counts cannot be read");
            Message::private(&said("The counts cannot be read just now. The log says why."))
        }
    }
}

/// Why an attached file cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub(super) enum DownloadError {
    /// It is too large.
    #[error("the file has more than {} MiB", MAX_BYTES >> 20)]
    TooLarge,
    /// It is not where Discord keeps attachments.
    #[error("the file is not one that was attached in Discord")]
    Elsewhere,
    /// It does not come.
    #[error("the file cannot be fetched from Discord; attach it again")]
    Failed(#[from] reqwest::Error),
}

impl DownloadError {
    /// Returns the error as something that is said.
    pub(super) fn sentence(&self) -> String {
        format!("{}.", capitalised(&self.to_string()))
    }
}

/// Fetches an attached file.
pub(super) async fn download(file: &Attachment) -> Result<Vec<u8>, DownloadError> {
    let url = url::Url::parse(&file.url).map_err(|_| DownloadError::Elsewhere)?;
    let is_discord = url.scheme() == "https" && url.host_str().is_some_and(|host| HOSTS.contains(&host));
    if !is_discord {
        return Err(DownloadError::Elsewhere);
    }
    if file.size > MAX_BYTES {
        return Err(DownloadError::TooLarge);
    }
    let mut response = client().get(url).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > MAX_BYTES as usize {
            return Err(DownloadError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Returns what is wrong with an interview, and how it and one of its topics would appear. Something else than an
/// interview file is made a draft of first, with what `served` knows. Blocking.
pub(super) fn preview(
    served: &Collection,
    editors: &Editors,
    (name, bytes): (&str, &[u8]),
    topic: usize,
    today: Date,
) -> Message {
    let file = match name.ends_with(".json") {
        true => Looked { name: name.to_owned(), bytes: bytes.to_vec(), open: Vec::new() },
        false => match drafted(served, editors.tagger.as_deref(), name, bytes) {
            Ok(file) => file,
            Err(reason) => return Message::private(&said(reason)),
        },
    };
    let previewed = corpus::preview(&editors.data, &file.name, &file.bytes);
    let mut replies = vec![checked(name, &previewed.problems, &file.open)];
    if let Some((collection, interview)) = &previewed.interview {
        replies.extend(as_it_appears(collection, *interview, topic, today));
    }
    Message::cards(&replies)
}

/// An interview file that is looked at.
struct Looked {
    name: String,
    bytes: Vec<u8>,
    /// What its import left open.
    open: Vec<String>,
}

/// Returns a draft of something that is no interview file.
fn drafted(
    served: &Collection,
    tagger: Option<&dyn Tag>,
    name: &str,
    bytes: &[u8],
) -> Result<Looked, String> {
    let hints = Hints { name: name.to_owned(), ..Hints::default() };
    let drafts = import_with(tagger, bytes, &hints, &Known::of(served));
    let drafts = drafts.map_err(|error| format!("{name}: {error}."))?;
    let draft = drafts.into_iter().next().ok_or_else(|| format!("{name} holds no interview."))?;
    let (name, bytes) = (format!("{}.json", draft.id), draft.to_json().into_bytes());
    Ok(Looked { name, bytes, open: draft.open })
}

/// Says what is wrong, errors first.
fn checked(name: &str, problems: &[Problem], open: &[String]) -> Reply {
    let mut reply = Reply::default();
    reply.push(Part::Title(Line::plain(name)));
    let lines: Vec<Line> = problems.iter().map(|problem| Line::plain(problem.to_string())).collect();
    let n_more = (lines.len() + open.len()).saturating_sub(MAX_PROBLEMS);
    if lines.is_empty() && open.is_empty() {
        reply.say("Nothing is wrong with it.");
    }
    let shown: Vec<Line> = lines.into_iter().take(MAX_PROBLEMS).collect();
    let n_open = MAX_PROBLEMS - shown.len();
    reply.list("To mend", shown, false);
    reply.list("Open", open.iter().take(n_open).map(Line::plain).collect(), false);
    if n_more > 0 {
        reply.say(format!("And {n_more} more; `junket check --draft` shows them all."));
    }
    reply
}
