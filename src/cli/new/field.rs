//! The questions of the dialogue, as data. What answers they take is what the data takes.

use serde_json::Value;

use crate::corpus;

/// Something that is asked for.
pub(super) struct Field {
    /// What it is called.
    pub(super) name: &'static str,
    /// Where an interview has it, as a JSON pointer.
    pub(super) place: &'static str,
    /// What an empty line means.
    pub(super) need: Need,
    /// What it is for and where to find it.
    pub(super) help: &'static str,
    /// A good answer.
    pub(super) example: &'static str,
}

/// What an empty line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing: it has to be answered.
    Required,
    /// It is not known.
    Optional,
    /// There are no more of these.
    UntilEmpty,
}

impl Field {
    /// Returns the prompt, with what an empty line stands for.
    pub(super) fn prompt(&self, default: Option<&str>) -> String {
        match (default, self.need) {
            (Some(default), _) => format!("{} [{default}]: ", self.name),
            (None, Need::Required) => format!("{}: ", self.name),
            (None, Need::Optional) => format!("{} (empty: not known): ", self.name),
            (None, Need::UntilEmpty) => format!("{} (empty: no more): ", self.name),
        }
    }

    /// Returns what `?` is answered with.
    pub(super) fn explained(&self) -> String {
        format!("{}\nexample: {}", self.help, self.example)
    }

    /// Returns what is wrong with an answer, in words for whoever gave it.
    pub(super) fn fault_of(&self, answer: &str) -> Option<String> {
        let value = match (self.place == YEAR.place, answer.parse::<i64>()) {
            (true, Ok(year)) => year.into(),
            (true, Err(_)) => return Some(format!("{answer:?} is no year; for example {}", self.example)),
            (false, _) => Value::from(answer),
        };
        let fault = corpus::fault_of(self.place, &value)?;
        Some(format!("the {} {fault}, for example {}", self.name, self.example))
    }
}

macro_rules! fields {
    ($($id:ident: $need:ident $name:literal $place:literal, $example:literal, $help:literal;)*) => {
        $(pub(super) static $id: Field =
            Field { name: $name, place: $place, need: Need::$need, help: $help, example: $example };)*
        #[cfg(test)]
        static ALL: &[&Field] = &[$(&$id),*];
    };
}

fields! {
    ADDRESS: Required "address of the page" "/url", "https://reel.example.org/lena-aoki",
        "The page that readers are led to, https. Copy it from the browser, without what follows a ? if the page opens without it.";
    HEADLINE: Required "headline" "/title", "Lena Aoki walks through fire",
        "The page's headline, as it stands there.";
    OUTLET: Required "outlet" "/outlet", "Reel",
        "Who published it: the magazine, channel or podcast.";
    DATE: Optional "date of publication" "/published", "2020-04-23",
        "The day on which it was published, as the page says. Never guess it.";
    INTERVIEWER: Optional "interviewer" "/interviewer", "Ann Poe",
        "Who asked, as the page signs it.";
    LANGUAGE: Required "language" "/language", "en",
        "The language of the interview, as a tag: en, fr, pt-BR.";
    VIDEO: Optional "address of the recording" "/video_url", "https://video.example.org/lena-aoki",
        "Where it can be seen or heard, https, if that is not the page itself.";
    INTERVIEWEE: UntilEmpty "who answers" "/people/0/name", "Lena Aoki",
        "Name of somebody who is interviewed, one a line. Known names are found, other spellings too.";
    OTHER: UntilEmpty "who else is talked about" "/people/0/name", "Anders Holm",
        "Name of somebody whom the questions are about and who does not answer, one a line.";
    ROLES: Optional "roles, with commas" "/people/0/roles/0", "director, writer",
        "What they do in the works that are talked about.";
    PERSON_ID: Required "id that tells them from namesakes" "/people/0/id", "steve-mcqueen-actor",
        "Somebody else has this name already. Give this one an id of their own: lower-case letters, digits and hyphens.";
    WORK: UntilEmpty "film, series or other work" "/works/0/title", "Ember",
        "Title of a work that is talked about, one a line, the main one first. Known titles are found.";
    YEAR: Optional "year of first release" "/works/0/year", "2016",
        "The year in which it was first shown.";
    KIND: Required "kind of work" "/works/0/kind", "film",
        "One of film, series, other; other is for books, games, podcasts.";
    SUMMARY: Required "summary, in your own words" "/summary", "How a stunt coordinator burns people safely.",
        "What the interview is about, in a sentence or two of your own: facts carry over from a page, sentences do not. Without one it can only be a draft, which :quit keeps.";
    QUESTION: UntilEmpty "topic: a question that was asked" "/topics/0/question", "How does Lena Aoki protect people from fire in Ember?",
        "A question of the interview, with the names that it is about, in the interview's order, one a line.";
    ANSWER: Optional "what was answered, in your own words" "/topics/0/summary", "With layers of chilled gel under the costume.",
        "The answer in a few sentences of your own. Without one readers learn that it was asked, and where.";
    PLACE: Optional "place in the recording, H:MM:SS" "/topics/0/at", "0:04:30",
        "Where in the recording it is asked.";
    WORDING: UntilEmpty "another way to ask it" "/topics/0/aliases/0", "Is the fire in Ember real?",
        "The question as readers may ask it, one a line. Other wordings matter more than anything else for being found.";
    LINK: UntilEmpty "related page: its headline" "/links/0/title", "Ember 2 announced",
        "A page worth reading beside the interview, one a line.";
    LINK_ADDRESS: Optional "link's address" "/links/0/url", "https://news.example.org/ember-2",
        "Address of the related page, https. Never guess it; without one readers do not see the link.";
    LINK_KIND: Required "link's kind" "/links/0/kind", "news",
        "One of news, interview, review, video, trailer.";
    LINK_DATE: Optional "link's date" "/links/0/published", "2020-05-04",
        "The day on which the related page was published, as it says.";
    ID: Required "id" "/id", "reel-lena-aoki-ember-2016",
        "The interview's lasting name, and its file's: outlet, who answers, main work, year.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_good_answer() {
        for field in ALL {
            assert_eq!(field.fault_of(field.example), None, "{}", field.name);
        }
    }

    #[test]
    fn every_place_is_one_of_an_interview() {
        for field in ALL {
            assert!(field.fault_of("").is_some(), "{} takes anything", field.name);
        }
    }

    #[test]
    fn a_fault_names_the_field_and_an_example() {
        let fault = LINK_DATE.fault_of("yesterday").unwrap();
        assert!(fault.contains("the link's date") && fault.contains("for example 2020-05-04"), "{fault}");
        assert!(YEAR.fault_of("old").unwrap().contains("for example 2016"));
    }
}
