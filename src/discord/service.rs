//! What each command, button and message comes to: plain functions from parsed input to a message.

mod press;

use std::collections::HashMap;
use std::time::Duration;

use crate::answer::{
    Answer, Answerer, Counted, LookupError, Question, SubjectKind, Typing, editors_only, help, privacy, said,
};
use crate::model::{Collection, Date, PersonIdx, Subject, TopicIdx, WorkIdx};
use crate::search::{Context, Filter};

use super::command::Command;
use super::control::Key;
use super::limits::{CHOICE, CHOICES};
use super::message::{Message, Terms, Visibility, page_button};

pub(super) use press::Pressed;

/// How long what was asked before counts.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);
/// Conversations that are remembered; the oldest go first.
const MAX_CONVERSATIONS: u64 = 10_000;

/// Where and by whom something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The channel.
    pub(super) channel: u64,
    /// The user.
    pub(super) user: u64,
}

/// The options of a command, as typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    /// The question, title, name or headline.
    pub(super) text: String,
    /// Narrows to a film.
    pub(super) film: Option<String>,
    /// Narrows to a person.
    pub(super) person: Option<String>,
    /// Narrows to an outlet.
    pub(super) outlet: Option<String>,
    /// Narrows to a year.
    pub(super) year: Option<i16>,
    /// Who sees the answer.
    pub(super) visibility: Option<Visibility>,
}

/// Answers over one collection; replaced as a whole when data is reloaded.
#[derive(Debug)]
pub(super) struct Service {
    answerer: Answerer,
    topics: HashMap<Key, TopicIdx>,
    subjects: HashMap<Key, Subject>,
    conversations: moka::sync::Cache<Place, Context>,
    counted: Counted,
}

impl Service {
    /// Wraps an answerer. What is counted shows in answers and in what is said about it.
    pub(super) fn new(answerer: Answerer, counted: Counted) -> Self {
        let collection = answerer.collection();
        let topics = (0..collection.topics().len()).map(TopicIdx::new);
        let works = (0..collection.works().len()).map(|i| Subject::Work(WorkIdx::new(i)));
        let people = (0..collection.people().len()).map(|i| Subject::Person(PersonIdx::new(i)));
        let conversations =
            moka::sync::Cache::builder().max_capacity(MAX_CONVERSATIONS).time_to_live(REMEMBERED).build();
        Self {
            topics: topics.map(|topic| (Key::of_topic(collection, topic), topic)).collect(),
            subjects: works
                .chain(people)
                .map(|subject| (Key::of_subject(collection, subject), subject))
                .collect(),
            conversations,
            counted,
            answerer,
        }
    }

    /// Returns who answers.
    pub(super) fn answerer(&self) -> &Answerer {
        &self.answerer
    }

    /// Returns how many conversations are remembered.
    pub(super) fn n_conversations(&self) -> u64 {
        self.conversations.run_pending_tasks();
        self.conversations.entry_count()
    }

    /// Returns what is served.
    pub(super) fn collection(&self) -> &Collection {
        self.answerer.collection()
    }

    /// Returns what is said to a command.
    pub(super) fn run(&self, command: Command, options: &Options, place: Place, today: Date) -> Message {
        self.try_run(command, options, place, today)
            .unwrap_or_else(|error| Message::private(&said(error.sentence())))
    }

    fn try_run(
        &self,
        command: Command,
        options: &Options,
        place: Place,
        today: Date,
    ) -> Result<Message, LookupError> {
        let overview = |kind| self.answerer.overview(kind, &options.text, today);
        let answer = match command {
            Command::Ask | Command::AskMessage => {
                self.ask(&options.text, self.filter(options)?, place, today)
            }
            Command::Film => overview(SubjectKind::Work)?,
            Command::Person => overview(SubjectKind::Person)?,
            Command::Director => overview(SubjectKind::Director)?,
            Command::News => {
                self.answerer.news(Some(options.text.as_str()).filter(|text| !text.is_empty()), today)?
            }
            Command::Random => match self.answerer.some_topic(rand_number()) {
                Some(topic) => self.answerer.show_topic(topic, today),
                None => return Ok(Message::private(&help())),
            },
            Command::Interviews => return self.interviews(options),
            Command::Topics => {
                let listing = self.answerer.topics(&options.text)?;
                return Ok(Message::listing(
                    self.answerer.collection(),
                    &listing.reply,
                    &listing.picks,
                    Vec::new(),
                ));
            }
            Command::Help => return Ok(Message::private(&help())),
            Command::About => return Ok(Message::private(&self.answerer.about())),
            Command::Privacy => return Ok(Message::private(&privacy(self.counted))),
            // What editors do takes more than the data; the handler asks `editor` for it.
            Command::Editor => return Ok(Message::private(&editors_only())),
        };
        Ok(self.message(&answer, place, options.visibility))
    }

    /// Returns the message of an answer, and remembers what the next question may refer to.
    fn message(&self, answer: &Answer, place: Place, visibility: Option<Visibility>) -> Message {
        self.conversations.insert(place, answer.context.clone());
        let terms = Terms { asker: place.user, visibility, votes: self.counted.votes };
        Message::of_answer(self.answerer.collection(), answer, &terms)
    }

    fn ask(&self, text: &str, filter: Filter, place: Place, today: Date) -> Answer {
        let context = self.conversations.get(&place).unwrap_or_default();
        self.answerer.answer(&Question { text: text.to_owned(), filter, context, today })
    }

    fn filter(&self, options: &Options) -> Result<Filter, LookupError> {
        let Options { film, person, outlet, year, .. } = options;
        self.answerer.filter(film.as_deref(), person.as_deref(), outlet.as_deref(), *year)
    }

    fn interviews(&self, options: &Options) -> Result<Message, LookupError> {
        let filter = self.filter(options)?;
        let subject = match (&filter.works[..], &filter.people[..]) {
            ([work], []) => Some(Subject::Work(*work)),
            ([], [person]) => Some(Subject::Person(*person)),
            _ => None,
        };
        // A page button remembers one subject; of a narrower list the first page is all there is to turn.
        let turns =
            filter.outlet.is_none() && filter.year.is_none() && (subject.is_some() || filter.is_empty());
        Ok(self.page(&filter, subject, 1, turns))
    }

    fn page(&self, filter: &Filter, subject: Option<Subject>, page: usize, turns: bool) -> Message {
        let collection = self.answerer.collection();
        let listing = self.answerer.interviews(filter, page);
        let about = subject.map(|subject| Key::of_subject(collection, subject));
        let mut buttons = Vec::new();
        if turns && listing.page > 1 {
            buttons.push(page_button(about, listing.page - 1, "Newer"));
        }
        if turns && listing.page < listing.n_pages {
            buttons.push(page_button(about, listing.page + 1, "Older"));
        }
        Message::listing(collection, &listing.reply, &[], buttons)
    }

    /// Returns what to suggest for an option while it is typed: name and value of each.
    pub(super) fn suggest(&self, command: Command, option: &str, typed: &str) -> Vec<(String, String)> {
        let typing = match (command, option) {
            (_, "question") => Typing::Question,
            (_, "film" | "title") => Typing::Film,
            (Command::Director, "name") => Typing::Director,
            (_, "person" | "name") => Typing::Person,
            (_, "about") => Typing::Subject,
            (_, "outlet") => Typing::Outlet,
            (_, "interview") => Typing::Interview,
            _ => return Vec::new(),
        };
        let cut = |text: &str| crate::text::cut_at_grapheme(text, CHOICE);
        let suggestions = self.answerer.suggest(typing, typed, CHOICES).into_iter();
        suggestions.map(|suggestion| (cut(&suggestion.label), cut(&suggestion.value))).collect()
    }
}

/// A number that differs from call to call; nothing depends on its being hard to guess.
fn rand_number() -> usize {
    use std::hash::{BuildHasher as _, RandomState};
    usize::try_from(RandomState::new().hash_one(0) >> 33).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use serde_json::Value;

    use super::*;
    use crate::search::{Calibration, Index, Resources};

    const PLACE: Place = Place { channel: 1, user: 2 };

    fn service() -> Service {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        let collection = Arc::new(crate::corpus::load(&data).unwrap().collection);
        let index = Index::build(collection, Resources::default());
        Service::new(
            Answerer::new(index, None, Calibration::default()),
            Counted { questions: true, votes: true },
        )
    }

    fn today() -> Date {
        Date::constant(2026, 1, 1)
    }

    fn run(command: Command, text: &str) -> Value {
        let options = Options { text: text.to_owned(), ..Options::default() };
        json(service().run(command, &options, PLACE, today()))
    }

    fn json(message: Message) -> Value {
        serde_json::to_value(message.into_response()).unwrap()
    }

    fn is_private(message: &Value) -> bool {
        message["flags"] == 64
    }

    #[test]
    fn an_answer_as_it_is_sent() {
        insta::assert_json_snapshot!(run(
            Command::Ask,
            "How did Mira Solberg film the storm in Salt Harbour?"
        ));
    }

    #[test]
    fn an_overview_as_it_is_sent() {
        insta::assert_json_snapshot!(run(Command::Film, "salt harbour"));
    }

    #[test]
    fn nothing_that_is_sent_pings_anybody() {
        for command in Command::ALL {
            let message = run(command, "@everyone <@1> storm");
            for kind in ["parse", "users", "roles"] {
                assert_eq!(message["allowed_mentions"][kind], serde_json::json!([]), "{command:?}");
            }
            assert!(
                !message["embeds"].to_string().replace("\\\\@", "").contains('@'),
                "{command:?}: {message}"
            );
        }
    }

    #[test]
    fn answers_are_public_and_refusals_private_unless_asked_otherwise() {
        let question = "How did Mira Solberg film the storm in Salt Harbour?";
        assert!(!is_private(&run(Command::Ask, question)));
        assert!(is_private(&run(Command::Ask, "hello there")));
        for (visibility, private) in [(Visibility::Private, true), (Visibility::Public, false)] {
            let options =
                Options { text: question.to_owned(), visibility: Some(visibility), ..Options::default() };
            assert_eq!(is_private(&json(service().run(Command::Ask, &options, PLACE, today()))), private);
        }
    }

    #[test]
    fn a_control_works_in_a_process_that_never_sent_it() {
        let answer = run(Command::Ask, "How did Mira Solberg film the storm in Salt Harbour?");
        let menu = &answer["components"][0]["components"][0];
        let value = menu["options"][0]["value"].as_str().unwrap().to_owned();
        let pressed = service().press(menu["custom_id"].as_str().unwrap(), &[value], PLACE, today());
        let Pressed::Message(message) = pressed else { panic!("{pressed:?}") };
        assert!(json(message)["embeds"][0]["title"].as_str().unwrap().contains("lighthouse"));
    }

    #[test]
    fn only_the_asker_removes_an_answer() {
        let answer = run(Command::Ask, "How did Mira Solberg film the storm in Salt Harbour?");
        let ids = standin::custom_ids(&answer);
        let remove = ids.iter().find(|id| id.contains("remove")).unwrap();
        assert!(matches!(service().press(remove, &[], PLACE, today()), Pressed::Remove));
        let other = Place { user: 3, ..PLACE };
        let Pressed::Message(message) = service().press(remove, &[], other, today()) else {
            panic!("it was removed")
        };
        assert!(is_private(&json(message)));
    }

    #[test]
    fn an_expired_or_foreign_control_gets_a_private_message() {
        for id in ["", "junket0:topic:1", "junket1:topic:0000000000000000", "junket1:pick:0", "other"] {
            let Pressed::Message(message) = service().press(id, &[], PLACE, today()) else { panic!("{id}") };
            let message = json(message);
            assert!(is_private(&message) && message.to_string().contains("Ask again"), "{id}");
        }
    }

    #[test]
    fn what_was_asked_before_counts_in_the_same_channel_by_the_same_person() {
        let service = service();
        let ask = |text: &str, place| {
            let options = Options { text: text.to_owned(), ..Options::default() };
            json(service.run(Command::Ask, &options, place, today())).to_string()
        };
        ask("what do you have on Ivo Brandt", PLACE);
        assert!(ask("which lenses were used on it", PLACE).contains("Ivo Brandt"));
        let elsewhere = Place { channel: 9, ..PLACE };
        assert!(service.conversations.get(&elsewhere).is_none());
    }

    #[test]
    fn suggestions_are_ranked_and_homonyms_told_apart() {
        let service = service();
        let suggest = |command, option, typed| -> Vec<String> {
            service.suggest(command, option, typed).into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(suggest(Command::Film, "title", "emb"), ["Ember (2016)", "Ember (1961)"]);
        assert_eq!(suggest(Command::Person, "name", "holm").len(), 2);
        assert_eq!(suggest(Command::Director, "name", "anders"), ["Anders Holm (director, born 1980)"]);
        assert_eq!(suggest(Command::Ask, "outlet", "ree"), ["Reel"]);
        assert!(suggest(Command::Ask, "question", "storm")[0].contains("storm"));
        assert!(suggest(Command::Ask, "question", &"x ".repeat(3000)).len() <= CHOICES);
    }
}
