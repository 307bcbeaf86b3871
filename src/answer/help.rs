//! How to ask.

use super::Reply;
use super::reply::Line;

/// Returns what can be asked, and the commands that every face has.
#[must_use]
pub fn help() -> Reply {
    let mut reply = Reply::default();
    reply.say(
        "Ask what was said in an interview about a film, in your own words. I answer with what was said, by whom \
         and where; when no interview answers, I say so.",
    );
    let commands = [
        ("/ask QUESTION", "ask; without a command it is the same"),
        ("/film TITLE", "what there is about a film or a series"),
        ("/person NAME", "what there is from and about a person"),
        ("/director NAME", "the same, directors first"),
        ("/news [NAME]", "links, newest first"),
        ("/interviews [NAME] [PAGE]", "the interviews, newest first"),
        ("/topics INTERVIEW", "what was asked in an interview, by its id or headline"),
        ("/help", "this"),
    ];
    let lines = commands.map(|(command, use_)| Line::plain(format!("{command}: {use_}"))).to_vec();
    reply.list("Commands", lines, false);
    reply.say("Type a number to pick from a list.");
    reply
}
