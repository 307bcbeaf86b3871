//! `junket gaps accept`: a group of questions becomes wordings of a topic.

use std::io::Write as _;

use anyhow::{Context as _, bail};

use crate::answer::{Answerer, Outcome, Question};
use crate::config::Config;
use crate::corpus::{self, InterviewFile, Severity, interview_path};
use crate::eval::{READERS, add_readers};
use crate::gaps::{Gap, wording};
use crate::model::{TopicId, TopicIdx};
use crate::store::{Sqlite, Store as _};

use super::super::ask::today;
use super::super::progress;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of the group, or its beginning
    pub(super) group: String,

    /// The topic that answers it, interview-id#topic-id
    topic: TopicId,

    /// The wording to add, in your own words [default: the question that was asked most]
    #[arg(long, value_name = "TEXT")]
    wording: Option<String>,
}

pub(super) fn run(
    args: &Args,
    gap: &Gap,
    answerer: &Answerer,
    store: &Sqlite,
    config: &Config,
) -> anyhow::Result<()> {
    let Some(topic) = answerer.collection().find_topic(&args.topic) else {
        bail!("there is no topic {}; junket gaps names near ones, junket ask finds others", args.topic);
    };
    let text = match &args.wording {
        Some(wording) => wording.clone(),
        None => wording(answerer, &gap.leader().text, topic),
    };
    let is_new = add_wording(&args.topic, &text, config)?;
    let questions: Vec<&str> = gap.questions.iter().map(|question| question.text.as_str()).collect();
    let golden = config.data.join("golden").join(READERS);
    let n_added = add_readers(&golden, &args.topic, &questions)?;
    store.forget(&questions)?;
    let mut out = anstream::stdout().lock();
    let added = if is_new { "added to" } else { "already a wording of" };
    writeln!(out, "{text:?} {added} {}", args.topic)?;
    writeln!(out, "golden questions added to {}: {n_added}", golden.display())?;
    let mended = progress::start(config)?;
    for question in &questions {
        writeln!(out, "{question}: {}", became(&mended, question, topic))?;
    }
    Ok(())
}

/// Adds a wording to a topic's file, unless something would then be wrong with it.
fn add_wording(topic: &TopicId, wording: &str, config: &Config) -> anyhow::Result<bool> {
    let path = interview_path(&config.data, &topic.interview);
    let mut file = InterviewFile::open(&path)?;
    let is_new = file.add_alias(&topic.topic, wording)?;
    let name = format!("{}.json", topic.interview);
    let problems = corpus::preview(&config.data, &name, file.to_text().as_bytes()).problems;
    let errors: Vec<String> =
        problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    if !errors.is_empty() {
        bail!("nothing is written, because this would be wrong:\n{}", errors.join("\n"));
    }
    file.save().with_context(|| format!("failed to add the wording to {}", path.display()))?;
    Ok(is_new)
}

/// Says what becomes of a question now.
fn became(answerer: &Answerer, question: &str, topic: TopicIdx) -> String {
    let answer = answerer.answer(&Question::alone(question, today()));
    match answer.outcome {
        Outcome::Answer if answer.topic == Some(topic) => "answered with it now".to_owned(),
        Outcome::Choose if answer.choices.contains(&topic) => "offered now, with others".to_owned(),
        outcome => format!("still {outcome}; another wording may help, see junket ask --explain"),
    }
}
