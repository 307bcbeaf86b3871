//! The commands, as they are registered with Discord.

use serenity::all::{
    CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext, Permissions,
};

/// Longest question that is taken, in characters; Discord's longest message.
const MAX_QUESTION: u16 = 2000;
/// Longest name that is taken, in characters.
const MAX_NAME: u16 = 100;

/// Every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// `/ask`
    Ask,
    /// `/film`
    Film,
    /// `/person`
    Person,
    /// `/director`
    Director,
    /// `/news`
    News,
    /// `/interviews`
    Interviews,
    /// `/topics`
    Topics,
    /// `/random`
    Random,
    /// `/help`
    Help,
    /// `/about`
    About,
    /// `/privacy`
    Privacy,
    /// `/editor`
    Editor,
    /// The command on anybody's message.
    AskMessage,
}

impl Command {
    /// Every command, in the order of registration.
    pub(super) const ALL: [Self; 13] = [
        Self::Ask,
        Self::Film,
        Self::Person,
        Self::Director,
        Self::News,
        Self::Interviews,
        Self::Topics,
        Self::Random,
        Self::Help,
        Self::About,
        Self::Privacy,
        Self::Editor,
        Self::AskMessage,
    ];

    /// Returns the commands that are registered, in their order; what is for editors only if there are some.
    pub(super) fn registered(has_editors: bool) -> impl Iterator<Item = CreateCommand> {
        let wanted = Self::ALL.into_iter().filter(move |&command| has_editors || command != Self::Editor);
        wanted.map(Self::register)
    }

    /// Returns the name under which it is registered.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Film => "film",
            Self::Person => "person",
            Self::Director => "director",
            Self::News => "news",
            Self::Interviews => "interviews",
            Self::Topics => "topics",
            Self::Random => "random",
            Self::Help => "help",
            Self::About => "about",
            Self::Privacy => "privacy",
            Self::Editor => "editor",
            Self::AskMessage => "Ask the interviews",
        }
    }

    /// Returns the command of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.name() == name)
    }

    /// Returns it as it is registered: for servers and users, in servers, private messages and group chats.
    pub(super) fn register(self) -> CreateCommand {
        let command = CreateCommand::new(self.name())
            .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
            .contexts(vec![
                InteractionContext::Guild,
                InteractionContext::BotDm,
                InteractionContext::PrivateChannel,
            ]);
        match self {
            Self::AskMessage => command.kind(CommandType::Message),
            // Members of a server need not see what they may not use; editors find it in private messages.
            Self::Editor => command
                .description(self.description())
                .set_options(self.options())
                .default_member_permissions(Permissions::MANAGE_GUILD),
            _ => command.description(self.description()).set_options(self.options()),
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Ask => "Ask what was said in an interview about a film",
            Self::Film => "What there is about a film or a series",
            Self::Person => "What there is from and about a person",
            Self::Director => "What there is from and about a director",
            Self::News => "Links, newest first",
            Self::Interviews => "The interviews, newest first",
            Self::Topics => "What was asked in an interview",
            Self::Random => "A question somebody answered, picked at random",
            Self::Help => "How to ask",
            Self::About => "What I know, where it is from, my licence and version",
            Self::Privacy => "What is kept about you",
            Self::Editor => "For the editors of the interviews",
            Self::AskMessage => "",
        }
    }

    fn options(self) -> Vec<CreateCommandOption> {
        match self {
            Self::Ask => vec![
                text("question", "Your question, in your own words", MAX_QUESTION).required(true),
                text("film", "Only interviews about this film or series", MAX_NAME),
                text("person", "Only interviews with or about this person", MAX_NAME),
                text("outlet", "Only interviews of this outlet", MAX_NAME),
                year(),
                CreateCommandOption::new(CommandOptionType::String, "visibility", "Who sees the answer")
                    .add_string_choice("everybody here", "public")
                    .add_string_choice("only me", "private"),
            ],
            Self::Film => vec![text("title", "Title of a film or a series", MAX_NAME).required(true)],
            Self::Person => vec![text("name", "Name of a person", MAX_NAME).required(true)],
            Self::Director => vec![text("name", "Name of a director", MAX_NAME).required(true)],
            Self::News => vec![text("about", "A film or a person", MAX_NAME)],
            Self::Interviews => vec![
                text("film", "Only interviews about this film or series", MAX_NAME),
                text("person", "Only interviews with or about this person", MAX_NAME),
                text("outlet", "Only interviews of this outlet", MAX_NAME),
                year(),
            ],
            Self::Topics => {
                vec![text("interview", "Headline or id of an interview", MAX_NAME).required(true)]
            }
            Self::Editor => vec![
                CreateCommandOption::new(
                    CommandOptionType::SubCommand,
                    "gaps",
                    "What was asked and found no answer, the most asked first",
                ),
                CreateCommandOption::new(
                    CommandOptionType::SubCommand,
                    "preview",
                    "Checks an interview and shows it as it would appear",
                )
                .add_sub_option(
                    CreateCommandOption::new(
                        CommandOptionType::Attachment,
                        "file",
                        "An interview file, or a page, captions or a table to make a draft of",
                    )
                    .required(true),
                )
                .add_sub_option(
                    CreateCommandOption::new(
                        CommandOptionType::Integer,
                        "topic",
                        "Which of its questions to show as an answer, counted from 1",
                    )
                    .min_int_value(1)
                    .max_int_value(500),
                ),
            ],
            _ => Vec::new(),
        }
    }
}

/// An option that takes any text and suggests; what was not suggested is accepted.
fn text(name: &str, description: &str, max: u16) -> CreateCommandOption {
    let option = CreateCommandOption::new(CommandOptionType::String, name, description);
    option.min_length(1).max_length(max).set_autocomplete(true)
}

fn year() -> CreateCommandOption {
    CreateCommandOption::new(
        CommandOptionType::Integer,
        "year",
        "Only interviews of this year, or about a film of it",
    )
    .min_int_value(1895)
    .max_int_value(2100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_by_its_name() {
        for command in Command::ALL {
            assert_eq!(Command::named(command.name()), Some(command));
        }
        assert_eq!(Command::named("dance"), None);
    }

    #[test]
    fn what_is_registered() {
        let all: Vec<_> = Command::registered(true).collect();
        assert_eq!(Command::registered(false).count(), all.len() - 1);
        insta::assert_json_snapshot!(all);
    }
}
