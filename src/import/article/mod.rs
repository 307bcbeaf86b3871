//! From a page to a draft: who, what, the questions, what to read next.

mod brackets;
mod finish;
mod identity;
mod intro;
mod lists;
mod marked;
mod parts;
mod people;
mod related;
mod transcript;
mod works;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Stemmer;

use super::bounds::is_name;
use super::draft::{Draft, MAX_TITLE};
use super::known::Known;
use super::marks::Marks;
use super::page::Page;
use super::pattern::pattern;
use super::weights::Seen;
use super::{Hints, block};

pub(super) use finish::fill_in;
use finish::finish;
pub use people::Named;
use people::{Clues, interviewees};

pub(super) use lists::begins_asking;
pub(super) use parts::{ends_article, heads_latest, sentences};
pub(super) use related::{begins_related, heads_related, kind, leads_to_anything, sends_to_shown};
pub use transcript::Paragraph;
pub use works::Titles;

/// Questions of a transcript that make it one.
const TRANSCRIPT: usize = 2;
/// Lines of a list that tells of a whole talk, at least.
const LISTED: usize = 3;
/// Questions of a transcript, or places in a recording, that hold the whole talk.
const WHOLE: usize = 3;
/// Lines of a description that are read.
const MAX_LINES: usize = 2000;

/// Returns the paragraphs of a page as they are seen where a talk has lost its type.
pub(super) fn paragraphs(page: Page) -> Vec<Paragraph> {
    let title = headline(&page.title.unwrap_or_default());
    let parts = parts::Parts::of(page.blocks, &title);
    let (outlet, author) = (page.outlet.as_deref(), page.author.as_deref());
    transcript::paragraphs(&parts, transcript::Credits { title: &title, outlet, author })
}

/// Returns the sentences of a page as they are seen by what tells which of them offer something besides.
pub(super) fn sentences_seen(page: &Page) -> Vec<Seen> {
    related::seen(&page.blocks, &headline(page.title.as_deref().unwrap_or_default()))
}

/// A page with what it is read by.
struct Sight {
    page: Page,
    draft: Draft,
    /// Its headline as it is read.
    title: String,
    parts: parts::Parts,
    script: transcript::Script,
    lists: lists::Lists,
    offering: Vec<related::Offer>,
}

impl Sight {
    fn clues(&self) -> Clues<'_> {
        Clues {
            title: &self.title,
            parts: Some(&self.parts),
            speakers: &self.script.speakers,
            list_labels: &self.lists.labels,
            page: &self.page,
            outlet: self.draft.outlet.as_deref(),
            list: self.lists.first_block,
        }
    }
}

/// Reads what a page is about, and its parts.
fn sight(mut page: Page, marks: Option<&Marks>, hints: &Hints, known: &Known) -> Sight {
    let title = page.title.take().filter(|title| !title.is_empty());
    let has_title = title.is_some();
    let mut draft = Draft::new(headline(&title.unwrap_or_else(|| hints.name.clone())));
    if !has_title {
        draft.note("title: the page has no headline that could be found".to_owned());
    }
    // What is longer than any name is none, and would be looked for in every line.
    page.author = page.author.take().filter(|name| is_name(name));
    page.outlet = page.outlet.take().filter(|name| is_name(name) && *name != draft.title);
    draft.open.append(&mut page.open);
    draft.url = page.url.take();
    draft.video_url = page.video_url.take();
    draft.published = page.published;
    draft.outlet = outlet(&page, &draft, hints, known);
    let offering = related::offering(&page.blocks, &draft.title);
    let mut parts = parts::Parts::of(std::mem::take(&mut page.blocks), &draft.title);
    parts.blocks.append(&mut page.beside);
    page.language = page.language.take().or_else(|| guessed(&parts.sample()));
    let (outlet, author) = (draft.outlet.as_deref(), page.author.as_deref());
    let script = transcript::read(&parts, transcript::Credits { title: &draft.title, outlet, author });
    let lists = lists::topics(&parts);
    let title = if has_title { parted(&draft.title) } else { String::new() };
    draft.works = works::works(&title, &parts, &page, marks, known, &[]);
    Sight { page, draft, title, parts, script, lists, offering }
}

/// Returns those whom a page names as they are seen by what tells which of them answer.
pub(super) fn named(page: Page, hints: &Hints, known: &Known) -> Named {
    let sight = sight(page, None, hints, known);
    people::named(&sight.clues(), &sight.draft.works, known)
}

/// Returns what may be the titles of a page's works as they are seen by what tells which it is about.
pub(super) fn titles(page: Page, hints: &Hints, known: &Known) -> Titles {
    let Sight { page, title, parts, .. } = sight(page, None, hints, known);
    works::titles(&title, &parts, &page, known)
}

/// Makes a draft of a page; `marks` are what a tagger says of its words, if there is one.
pub(super) fn draft(mut page: Page, marks: Option<&Marks>, hints: &Hints, known: &Known) -> Draft {
    // The headline that a page in HTML marks is surer than what its words say.
    let has_addresses = page.blocks.iter().any(|block| !block.links().is_empty());
    let of_copy = marks.filter(|_| !has_addresses);
    if let Some(headline) = of_copy.and_then(|marks| marked::headline(marks, page.title.as_deref())) {
        page.title = Some(headline);
    }
    let sight = sight(page, marks, hints, known);
    let answering = interviewees(&sight.clues(), &sight.draft.works, marks, known);
    let Sight { page, mut draft, title, parts, mut script, lists, offering } = sight;
    draft.people = answering;
    // Who answers is no film, and neither is what they say, which shows only where it is known who does.
    let names = draft.people.iter().map(|person| person.name.as_str());
    let others: Vec<&str> = names.flat_map(|name| [Some(name), said_by(name, &title)]).flatten().collect();
    if draft.works.iter().any(|work| others.contains(&work.title.as_str())) {
        draft.works = works::works(&title, &parts, &page, marks, known, &others);
    }
    // Who asks by name does not answer, unless the headline names them or nobody else does.
    let asks = |name: &str| script.is_asking(name) && !draft.title.contains(name);
    if draft.people.iter().any(|person| !asks(&person.name)) {
        draft.people.retain(|person| !asks(&person.name));
    }
    draft.interviewer = interviewer(&page, &draft);
    // "Have a look at our review", before the first question: nobody is asked that.
    script.questions.retain(|said| said.contains('?') || !related::is_offered_in(&offering, said));
    add_topics(&mut draft, &parts, &lists, &script);
    if let Some(marks) = marks {
        let is_list = lists.topics.len() >= LISTED;
        marked::settle_topics(marks, is_list, &mut draft);
    }
    related::links(&parts, page.host.as_deref(), &offering, marks, &mut draft);
    draft.language = language(&page, &parts);
    finish(&mut draft, hints, known, Some(&parts));
    draft
}

/// What somebody says of themselves in a headline: "Lena Aoki: “I Owe Nobody a Fire”".
fn said_by<'a>(name: &str, title: &'a str) -> Option<&'a str> {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)^:? ?[“"‘'](?P<said>(?:[^“”"]*[ ’'])?(?:I|we|me|my|our|you|your)\b[^“”"]*?)[.!?]?[”"’']$"#,
        )
    });
    SAYS.captures(title.strip_prefix(name)?)?.name("said").map(|said| said.as_str())
}

/// A source whose form says what its topics are, with the text that says who and what it is about.
pub(super) struct Reading {
    /// Its description, as far as there is one.
    pub(super) text: String,
}

impl Reading {
    /// Fills who and what, where the source does not say it outright, and finishes the draft.
    pub(super) fn complete(self, mut draft: Draft, hints: &Hints, known: &Known) -> Draft {
        if draft.title.is_empty() {
            draft.title =
                hints.name.rsplit_once('.').map_or(hints.name.as_str(), |(stem, _)| stem).to_owned();
        }
        if draft.title.is_empty() {
            "Untitled".clone_into(&mut draft.title);
        }
        draft.title = headline(&draft.title);
        let page = Page { published: draft.published, outlet: draft.outlet.clone(), ..Page::default() };
        let paragraph = |line| block::Block::plain(block::Kind::Paragraph, line);
        let blocks = self.text.lines().take(MAX_LINES).map(paragraph).collect();
        let parts = parts::Parts::of(blocks, &draft.title);
        draft.works = match draft.works.is_empty() {
            true => works::works(&draft.title, &parts, &page, None, known, &[]),
            false => draft.works.iter().map(|work| identity::identified(work, &page, known)).collect(),
        };
        if !draft.people.iter().any(|person| person.interviewee) {
            let (title, outlet) = (draft.title.clone(), draft.outlet.clone());
            let clues = Clues {
                title: &title,
                parts: Some(&parts),
                speakers: &[],
                list_labels: &[],
                page: &page,
                outlet: outlet.as_deref(),
                list: None,
            };
            draft.people.extend(interviewees(&clues, &draft.works, None, known));
        }
        if draft.language.is_empty() {
            draft.language = guessed(&parts.sample()).unwrap_or_default();
        }
        finish(&mut draft, hints, known, Some(&parts));
        draft
    }
}

/// A headline on one line, as long as the data's form allows: much is looked for in it.
fn headline(text: &str) -> String {
    crate::text::cut_at_grapheme(&block::squeeze(text), MAX_TITLE)
}

/// "Entrevista:LENA AOKI" and "EMBER—Lena Aoki" with gaps, as they are read.
fn parted(title: &str) -> String {
    static TIGHT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\p{Ll}):(\p{Lu})"));
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\S)—(\S)"));
    DASH.replace_all(&TIGHT.replace_all(title, "$1: $2"), "$1 — $2").into_owned()
}

fn outlet(page: &Page, draft: &Draft, hints: &Hints, known: &Known) -> Option<String> {
    let at_address = draft.url.as_deref().and_then(|url| known.outlet_at(url)).map(str::to_owned);
    let said = hints.outlet.clone().or(at_address).or_else(|| page.outlet.clone());
    said.map(|outlet| block::squeeze(&outlet)).filter(|outlet| !outlet.is_empty())
}

/// Who signed the page, unless that is the outlet itself or somebody who answers.
fn interviewer(page: &Page, draft: &Draft) -> Option<String> {
    let author = page.author.as_deref()?;
    let same = |other: &str| crate::text::fold(other) == crate::text::fold(author);
    let house = ["staff", "team", "editor", "redaccion", "redaction", "admin", "editorial", "news desk"];
    let folded = crate::text::fold(author);
    let is_house = draft.outlet.as_deref().is_some_and(same)
        || house.iter().any(|word| folded.split(' ').any(|part| part == *word));
    let answers = draft.people.iter().any(|person| same(&person.name));
    Some(super::names::in_mixed_case(author)).filter(|_| !is_house && !answers)
}

fn add_topics(draft: &mut Draft, parts: &parts::Parts, lists: &lists::Lists, script: &transcript::Script) {
    let stemmer = Stemmer::default();
    // A name above its topics is none of them.
    let names_somebody =
        |text: &str| draft.people.iter().any(|person| person.interviewee && person.name == text);
    let topics: Vec<_> = lists
        .topics
        .iter()
        .filter(|topic| !names_somebody(&topic.text) && !lists::heads_topics(&topic.text))
        .collect();
    for topic in topics {
        draft.add_topic(&topic.text, topic.at);
    }
    if draft.topics.is_empty() {
        lists::rubrics(parts)
            .iter()
            .for_each(|text| draft.add_topic(text.trim_end_matches([':', ' ']), None));
    }
    let listed = draft.topics.len();
    // A list says what the whole talk is about; a few lines that look like one say less than the talk, or are lines of it.
    let is_listed = |question: &String| draft.topics.iter().any(|topic| topic.question == *question);
    let is_talk = listed < LISTED && (listed == 0 || !script.questions.iter().all(is_listed));
    let is_transcript =
        is_talk && (script.questions.len() >= TRANSCRIPT || (listed == 0 && !script.questions.is_empty()));
    if is_transcript {
        for question in &script.questions {
            let covered = draft.topics[..listed]
                .iter()
                .any(|topic| intro::repeats(&topic.question, question, &stemmer));
            if !covered {
                draft.add_topic(question, None);
            }
        }
        if script.remarks > 0 {
            draft.note(format!(
                "topics: {} remarks of the interviewer that ask nothing were left out",
                script.remarks
            ));
        }
    }
    if draft.topics.is_empty() {
        lists::unannounced(parts).iter().for_each(|topic| draft.add_topic(&topic.text, topic.at));
    }
    if draft.topics.is_empty() {
        lists::headings(parts).iter().for_each(|text| draft.add_topic(text, None));
    }
    // What a whole transcript asks is what was talked about, and so is what the places in a recording name.
    let timed = draft.topics.iter().filter(|topic| topic.at.is_some()).count();
    if is_transcript && listed == 0 && script.questions.len() >= WHOLE || timed >= WHOLE {
        return;
    }
    let spoken = is_transcript.then_some(script.text.as_str());
    let is_alone = draft.topics.is_empty();
    let clauses = intro::clauses(parts, lists.first_block, is_alone);
    let sections = if is_alone { lists::sections(parts, draft) } else { Vec::new() };
    // One clause is less than the sections say, and so are things that ask nothing.
    let asks = |clause: &String| lists::begins_asking(clause);
    let asking = clauses.iter().filter(|clause| asks(clause)).count();
    // And what stands below a headline names fewer things than the sections do.
    let is_less = clauses.len() < 2 || asking * 2 < clauses.len() || clauses.len() < sections.len();
    if is_less && !sections.is_empty() {
        for heading in sections {
            draft.add_topic(&heading, None);
            draft.note(format!("topic proposed from the heading of a section: {heading:?}"));
        }
        return;
    }
    for clause in clauses {
        let covered = draft.topics.iter().any(|topic| intro::covers(&topic.question, &clause, &stemmer))
            || spoken.is_some_and(|spoken| intro::is_said_in(&clause, spoken, &stemmer));
        if !covered && !is_alone && intro::names_several(&clause) {
            draft.note(format!("the introduction names more, of which some may be topics: {clause:?}"));
        } else if !covered {
            draft.add_topic(&clause, None);
            draft.note(format!(
                "topic proposed from the introduction, which names it without a question: {clause:?}"
            ));
        }
    }
}

fn language(page: &Page, parts: &parts::Parts) -> String {
    let said = page.language.as_deref().and_then(tag);
    said.unwrap_or_else(|| guessed(&parts.sample()).unwrap_or_else(|| "en".to_owned()))
}

/// Returns a language tag in the data's form: "en_US" is "en", as regions of a site say nothing of the talk.
pub(super) fn tag(text: &str) -> Option<String> {
    let first: String = text.trim().chars().take_while(char::is_ascii_alphabetic).collect();
    Some(first.to_ascii_lowercase()).filter(|tag| (2..=3).contains(&tag.len()))
}

/// Returns the language that a text is written in, if it can be told.
pub(super) fn guessed(text: &str) -> Option<String> {
    let info = whatlang::detect(text).filter(|info| info.is_reliable() || info.confidence() > 0.5)?;
    let code = match info.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Jpn => "ja",
        whatlang::Lang::Kor => "ko",
        whatlang::Lang::Cmn => "zh",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Dan => "da",
        other => return Some(other.code().to_owned()),
    };
    Some(code.to_owned())
}
