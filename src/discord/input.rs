//! What somebody asks, read out of Discord's events.

use serenity::all::{
    Attachment, CommandInteraction, ComponentInteraction, ComponentInteractionDataKind, Message as Posted,
    ResolvedOption, ResolvedTarget, ResolvedValue, UserId,
};

use super::message::Visibility;
use super::service::Options;

/// Returns the options of a command, or the text of the message that it is used on.
pub(super) fn options(interaction: &CommandInteraction) -> Options {
    let mut options = Options::default();
    if let Some(ResolvedTarget::Message(target)) = interaction.data.target() {
        options.text.clone_from(&target.content);
    }
    for ResolvedOption { name, value, .. } in interaction.data.options() {
        match (name, value) {
            ("film", ResolvedValue::String(text)) => options.film = Some(text.to_owned()),
            ("person", ResolvedValue::String(text)) => options.person = Some(text.to_owned()),
            ("outlet", ResolvedValue::String(text)) => options.outlet = Some(text.to_owned()),
            ("visibility", ResolvedValue::String("private")) => {
                options.visibility = Some(Visibility::Private);
            }
            ("visibility", ResolvedValue::String(_)) => options.visibility = Some(Visibility::Public),
            ("year", ResolvedValue::Integer(year)) => options.year = i16::try_from(year).ok(),
            (_, ResolvedValue::String(text)) => text.clone_into(&mut options.text),
            _ => {}
        }
    }
    options
}

/// What an editor asks for.
#[derive(Debug, Clone)]
pub(super) enum Editing {
    /// What readers asked without an answer.
    Gaps,
    /// An interview as it would appear.
    Preview {
        /// The file.
        file: Attachment,
        /// The question to show as an answer, counted from 1.
        topic: usize,
    },
}

/// Returns what an editor asks for; None if it is nothing that is known.
pub(super) fn editing(interaction: &CommandInteraction) -> Option<Editing> {
    let options = interaction.data.options();
    let ResolvedOption { name, value: ResolvedValue::SubCommand(within), .. } = options.first()? else {
        return None;
    };
    if *name == "gaps" {
        return Some(Editing::Gaps);
    }
    let file = within.iter().find_map(|option| match &option.value {
        ResolvedValue::Attachment(file) => Some((*file).clone()),
        _ => None,
    });
    let topic = within.iter().find_map(|option| match option.value {
        ResolvedValue::Integer(number) => usize::try_from(number).ok(),
        _ => None,
    });
    Some(Editing::Preview { file: file?, topic: topic.unwrap_or(1) })
}

/// Returns the values picked in a menu; none for a button.
pub(super) fn values(interaction: &ComponentInteraction) -> Vec<String> {
    match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        _ => Vec::new(),
    }
}

/// Returns what a message asks the bot; None if it is not written to it: privately, with its mention, or as a
/// reply to what it said.
pub(super) fn question(posted: &Posted, me: UserId) -> Option<String> {
    let replies = posted.referenced_message.as_ref().is_some_and(|target| target.author.id == me);
    let mentions = posted.mentions.iter().any(|user| user.id == me);
    let is_private = posted.guild_id.is_none();
    let text = without_mention(&posted.content, me);
    // A reply without a mention arrives without its content: nobody asked then.
    let asks = is_private || mentions || (replies && !text.is_empty());
    (asks && !posted.author.bot).then_some(text)
}

/// Returns a message without the bot's mention, which is written `<@id>` or `<@!id>`.
fn without_mention(content: &str, me: UserId) -> String {
    content.replace(&format!("<@{me}>"), " ").replace(&format!("<@!{me}>"), " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_is_not_part_of_the_question() {
        assert_eq!(without_mention("<@7> who shot Heat? <@!7>", UserId::new(7)), "who shot Heat?");
    }
}
