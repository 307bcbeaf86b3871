//! Why a question went where it went, as text for an editor.

use std::fmt::Write as _;

use crate::model::{Collection, Subject};
use crate::search::{Evidence, Feature, FollowUp, Index, Mention, Signal};

use super::answerer::Consideration;
use super::decide::Decision;
use super::words;

/// Hits that are explained.
const MAX_HITS: usize = 5;

impl Consideration {
    /// Returns what was found and why it was decided so, as lines of text.
    #[must_use]
    pub fn explanation(&self, index: &Index) -> String {
        let mut text = String::new();
        self.write(&mut text, index).expect("writing to a string succeeds");
        text
    }

    fn write(&self, text: &mut String, index: &Index) -> std::fmt::Result {
        let collection = index.collection();
        writeln!(text, "names")?;
        for mention in &self.query.mentions {
            self.write_mention(text, collection, mention)?;
        }
        for run in &self.query.unknown_names {
            let words: Vec<_> = self.query.words[run.clone()].iter().map(|w| w.folded.as_str()).collect();
            writeln!(text, "  {} -> not in the interviews", words.join(" "))?;
        }
        for correction in &self.query.corrections {
            writeln!(text, "spelling\n  {} -> {}", correction.from, correction.to)?;
        }
        self.write_follow_up(text, collection)?;
        writeln!(text, "asks for\n  {}", self.query.intent().as_str())?;
        writeln!(text, "searched for")?;
        self.query.meanings().try_for_each(|meaning| writeln!(text, "  {meaning}"))?;
        self.write_hits(text, collection)?;
        if let Some(evidence) = Evidence::of(index, &self.query, &self.hits) {
            let features: Vec<_> =
                Feature::ALL.iter().map(|&f| format!("{f} {:.2}", evidence.get(f))).collect();
            writeln!(text, "evidence\n  {}", features.join(", "))?;
        }
        let Decision { outcome, p_answer, p_choose, reason, .. } = &self.decision;
        for &voice in &self.decision.voices {
            writeln!(text, "the same is said in\n  {}", collection.topic(voice).id)?;
        }
        writeln!(text, "outcome\n  {outcome}: {reason} (answer {p_answer:.2}, choices {p_choose:.2})")
    }

    fn write_follow_up(&self, text: &mut String, collection: &Collection) -> std::fmt::Result {
        let FollowUp { subjects, asked, of_others, .. } = &self.query.follow_up;
        if !subjects.is_empty() || !asked.is_empty() {
            writeln!(text, "from before")?;
        }
        for &subject in subjects {
            writeln!(text, "  still about {}", words::told_apart(collection, subject))?;
        }
        let of_whom = if *of_others { ", by others" } else { "" };
        if asked.is_empty() { Ok(()) } else { writeln!(text, "  asked again{of_whom}: {asked}") }
    }

    fn write_mention(
        &self,
        text: &mut String,
        collection: &Collection,
        mention: &Mention,
    ) -> std::fmt::Result {
        let typed: Vec<_> =
            self.query.words[mention.words.clone()].iter().map(|w| w.folded.as_str()).collect();
        let label = |subject: Subject| words::told_apart(collection, subject);
        let meant: Vec<_> =
            mention.candidates.iter().map(|c| format!("{} {:.2}", label(c.subject), c.certainty)).collect();
        let grounds: Vec<_> = mention.grounds.iter().map(|ground| ground.as_str()).collect();
        let grounds = if grounds.is_empty() { String::new() } else { format!(" ({})", grounds.join(", ")) };
        writeln!(text, "  {} -> {}{grounds}", typed.join(" "), meant.join(", "))
    }

    fn write_hits(&self, text: &mut String, collection: &Collection) -> std::fmt::Result {
        let by =
            if self.hits.by_meaning { "by meaning, words and names" } else { "by words and names alone" };
        writeln!(text, "hits, {by}")?;
        for hit in self.hits.ranked.iter().take(MAX_HITS) {
            let signals: Vec<_> =
                Signal::ALL.iter().map(|&s| format!("{s} {:.2}", hit.signals.get(s))).collect();
            writeln!(text, "  {:.2} {}", hit.score, collection.topic(hit.topic).id)?;
            writeln!(text, "       {}", signals.join(", "))?;
        }
        Ok(())
    }
}
