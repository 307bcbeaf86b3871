//! What is said about Junket itself, and when something cannot be done.

use super::reply::{Line, Part};
use super::{Answerer, Reply, words};

impl Answerer {
    /// Returns what it knows, where that is from, licence and version.
    #[must_use]
    pub fn about(&self) -> Reply {
        let collection = self.collection();
        let outlets: std::collections::HashSet<&str> =
            collection.interviews().iter().map(|interview| interview.outlet.as_str()).collect();
        let newest = collection.interviews().iter().filter_map(|interview| interview.published).max();
        let mut reply = Reply::default();
        reply.push(Part::Title(Line::plain(format!("Junket {}", env!("CARGO_PKG_VERSION")))));
        reply.say(format!(
            "I know {} with {} from {}. Summaries are our own words; every answer links to the page it is from.",
            words::counted(collection.interviews().len(), "interview"),
            words::counted(collection.topics().len(), "question"),
            words::counted(outlets.len(), "outlet"),
        ));
        if let Some(newest) = newest {
            reply.push(Part::Fact { label: "Newest interview", value: Line::plain(words::day(newest)) });
        }
        reply.push(Part::Fact { label: "Licence", value: Line::plain("MIT or Apache-2.0") });
        reply
    }
}

/// What is counted of what readers do; never who does it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Questions that found no answer.
    pub questions: bool,
    /// What readers think of answers.
    pub votes: bool,
}

/// Returns what is kept about the people who ask.
#[must_use]
pub fn privacy(counted: Counted) -> Reply {
    let mut reply = said(
        "I keep nothing about you. So that you can ask on, I remember for 15 minutes what you asked last in a channel, \
         and about which film or person, in memory only. I read messages only where you write to me.",
    );
    if counted.questions {
        reply.say(
            "Where I find no answer, the question is counted, so that editors see what is missing: its words, how \
             often and on which days, not who asked or where. Mentions, addresses and long numbers are left out. 30 \
             days after it was asked last, it is deleted.",
        );
    } else {
        reply.say("Nothing that you write is stored.");
    }
    if counted.votes {
        reply.say(
            "👍 and 👎 are counted for each answer, without you; that you pressed is remembered for a day, in memory \
             only, so that it counts once.",
        );
    }
    reply
}

/// Returns what is said to a reader who says what they think of an answer.
#[must_use]
pub fn thanks(helped: bool) -> Reply {
    said(match helped {
        true => "Thank you, good to know.",
        false => "Thank you. The editors will see that this answer did not help.",
    })
}

/// Returns what is said to somebody who uses what is for editors.
#[must_use]
pub fn editors_only() -> Reply {
    said("This is for the editors of my interviews. Whoever runs me can add you to them.")
}

/// Returns what is said to a control of an older version, or one whose topic is gone.
#[must_use]
pub fn expired() -> Reply {
    said("This has changed since. Ask again, please.")
}

/// Returns what is said to somebody who presses what is for another.
#[must_use]
pub fn not_yours() -> Reply {
    said("Only the one who asked can do that.")
}

/// Returns what is said when something went wrong inside.
#[must_use]
pub fn failed() -> Reply {
    said("Something went wrong. Try again in a moment, please.")
}

/// Returns what is said while the program is about to end.
#[must_use]
pub fn stopping() -> Reply {
    said("I am being restarted. Ask again in a minute, please.")
}

/// Returns a sentence as a reply.
#[must_use]
pub fn said(text: impl Into<String>) -> Reply {
    let mut reply = Reply::default();
    reply.say(text);
    reply
}
