//! Who answers.

mod amid;
mod headline;
mod likely;
mod nameless;
mod quoted;
mod roles;
mod said;
mod several;
mod siblings;
mod tally;
mod thanked;
mod unnamed;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

use super::super::block::Block;
use super::super::draft::{DraftPerson, DraftWork};
use super::super::known::Known;
use super::super::marks::Marks;
use super::super::names::{
    in_mixed_case, is_letter_of, is_shouted, is_whole_name, means, names, names_at_start, names_ending,
    tokens,
};
use super::super::page::Page;
use super::super::pattern::pattern;
use super::finish::unique;
use super::lists::is_in_capitals;
use super::parts::{Parts, sentences};
use super::related::is_to_come;
use super::works::quoted;

use self::quoted::Quoted;
use amid::Amid;
use headline::{first_named, headline};
pub use likely::Named;
use roles::roles;
use said::{OTHER_PAGE, line_below_headline_says, sentence_says};
use siblings::{with_sibling, with_siblings};
use tally::Tally;
use unnamed::unnamed;

/// What says who answers.
pub(in super::super) struct Clues<'a> {
    /// The headline; empty where the page has lost it.
    pub(in super::super) title: &'a str,
    pub(in super::super) parts: Option<&'a Parts>,
    /// Labels of a transcript.
    pub(in super::super) speakers: &'a [String],
    /// The names above lists.
    pub(in super::super) list_labels: &'a [String],
    pub(in super::super) page: &'a Page,
    pub(in super::super) outlet: Option<&'a str>,
    /// The first block of a list of topics: who was met is told before it.
    pub(in super::super) list: Option<usize>,
}

impl Clues<'_> {
    /// Returns the names above lists.
    fn listed(&self) -> Vec<String> {
        let labels = self.list_labels.iter().map(|label| in_mixed_case(&OF_LIST.replace(label, "")));
        labels.flat_map(|label| names_ending(&label, &tokens(&label))).collect()
    }

    /// Returns whose names stand alone on lines, each right above a question.
    fn above_questions(&self, head: &str) -> Vec<String> {
        const MOST: usize = 20;
        let blocks = self.parts.map_or(&[][..], |parts| &parts.blocks);
        let asks = |pair: &&[Block]| pair[1].is_tight && pair[1].text().ends_with('?');
        let above = blocks.windows(2).filter(asks).map(|pair| pair[0].text());
        let names: Vec<String> =
            above.filter(|text| text.contains(' ') && is_whole_name(text)).take(MOST).collect();
        // "Ember Road" above what is asked of it, and “Ember Road” in the text: a film.
        let titles = if names.is_empty() { Vec::new() } else { quoted(head) };
        let is_title = |name: &String| titles.iter().any(|title| title.trim_end_matches(',') == name);
        names.into_iter().filter(|name| !is_title(name)).map(|name| in_mixed_case(&name)).collect()
    }

    /// Returns whose names stand alone on lines, each of several above what is said to them, where the introduction names
    /// them, too.
    fn above_sections(&self, head: &str) -> Vec<String> {
        const FEWEST: usize = 2;
        const MOST: usize = 12;
        const LINES: usize = 6;
        let intro: Vec<&str> = head.lines().take(LINES).filter(|line| !is_whole_name(line)).collect();
        let is_met = |name: &String| intro.iter().any(|line| line.contains(name.as_str()));
        let blocks = self.parts.map_or(&[][..], |parts| &parts.blocks);
        // "LENA AOKI (Lady Ash)"
        let bare = |text: String| in_mixed_case(text.split(" (").next().unwrap_or(&text));
        let lines = blocks.iter().filter(|block| !block.is_tight).map(|block| bare(block.text()));
        let names = lines.filter(|line| line.contains(' ') && is_whole_name(line)).filter(is_met);
        let mut names = unique(names.collect());
        names.truncate(MOST);
        if names.len() >= FEWEST { names } else { Vec::new() }
    }

    /// Returns who signs what they say, where several do: "“It was cold.” - Lena Aoki".
    fn signed(&self, head: &str) -> Vec<String> {
        const FEWEST: usize = 3;
        static SIGNED: LazyLock<Regex> =
            LazyLock::new(|| pattern(r#"(?m)[”"] ?[-–—] ?(\p{Lu}[^\n.,:;“”"]{3,40})$"#));
        let mut signed: Vec<String> =
            SIGNED.captures_iter(head).map(|found| found[1].trim().to_owned()).collect();
        if signed.len() < FEWEST {
            return Vec::new();
        }
        signed.retain(|name| is_whole_name(name));
        unique(signed)
    }

    /// Returns who speaks in a transcript, by the names before what they say; two may answer together:
    /// "LENA AOKI & PAUL CRANE:".
    fn speaking(&self) -> Vec<String> {
        const MOST: usize = 6;
        // "Ep. 144: Mailbag" names nobody.
        let is_letters = |label: &&String| label.contains('&') && label.chars().count() <= 3;
        let named = self.speakers.iter();
        let named = named.filter(|label| {
            !label.contains(|c: char| c.is_ascii_digit())
                && !is_letters(label)
                && !OF_LIST.is_match(label)
                && !fold(label).starts_with("meet ")
        });
        let labels: Vec<&str> = named.take(MOST).flat_map(|label| label.split(" & ")).collect();
        // "AS", who was "Ann Sund" when first speaking, is nobody else of those letters.
        let whole: Vec<String> =
            labels.iter().filter(|label| label.contains(' ')).map(|label| in_mixed_case(label)).collect();
        let is_short_form = |label: &&str| {
            let is_one = means(label, &whole).is_some() || whole.iter().any(|name| is_letter_of(label, name));
            !label.contains(' ') && is_shouted(label) && is_one
        };
        labels.into_iter().filter(|label| !is_short_form(label)).map(in_mixed_case).collect()
    }
}

/// "Lena Aoki |Time Index:|", above a list.
static OF_LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?: (?:video|audio|interview|time ?(?:index|codes?|stamps?|line)|highlights))+:?$")
});

/// Whom a line right below the headline names by what they do.
fn standfirst(intro: &str) -> Vec<String> {
    let short = |line: &&str| line.split(' ').count() <= STANDFIRST;
    let of_line = |line: &str| {
        let tokens = tokens(line);
        let roles = tokens.iter().filter(|token| token.is_role());
        roles
            .map(|role| names_at_start(&line[role.end..]))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    };
    intro.lines().take(2).filter(short).map(of_line).find(|names| !names.is_empty()).unwrap_or_default()
}

/// How much each kind of clue says.
const LABEL: f64 = 4.0;
const SPEAKER: f64 = 5.0;
const ABOUT: f64 = 1.5;
const BELOW_HEADLINE: f64 = 2.0;
/// Words of the longest line below a headline that says what the headline does not.
const STANDFIRST: usize = 28;
/// How many sentences of a page may be that line.
const OPENING: usize = 1;
/// How much of a text is looked through for names, in characters.
const READ: usize = 20_000;
/// How much of a page is read for who was met.
const INTRO: usize = 25;

/// Returns the people who answer, those first of whom the page says so; `marks` are what a tagger says of its words, if
/// there is one.
pub(in super::super) fn interviewees(
    clues: &Clues<'_>,
    works: &[DraftWork],
    marks: Option<&Marks>,
    known: &Known,
) -> Vec<DraftPerson> {
    let body = clues.parts.map(Parts::all_text).unwrap_or_default();
    let named = weighed(clues, works, known, &body);
    let text = format!("{}\n{body}", clues.title);
    let person = |name: String| DraftPerson { roles: roles(&name, &text), name, id: None, interviewee: true };
    let amid = Amid::of(clues);
    let quoted = Quoted::in_article(&body, clues.speakers);
    let told = |name: &str| amid.as_ref().map_or(0.0, |amid| amid.tells(name)) + quoted.tells(name);
    with_siblings(named.answering(marks, told), &text).into_iter().map(person).collect()
}

/// Returns those whom a page names with what is seen of them.
pub(in super::super) fn named(clues: &Clues<'_>, works: &[DraftWork], known: &Known) -> Named {
    let body = clues.parts.map(Parts::all_text).unwrap_or_default();
    weighed(clues, works, known, &body)
}

fn weighed(clues: &Clues<'_>, works: &[DraftWork], known: &Known, body: &str) -> Named {
    let head: String = body.chars().take(READ).collect();
    Named::of(&found(clues, works, known, &head), clues.title, &head)
}

/// "Xenia Brandt" of "Xb", by whose letters she speaks, where the first lines name nobody else of them.
fn whole(label: String, head: &str) -> String {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
    if !LETTERS.contains(&label.chars().count()) {
        return label;
    }
    let intro: String = head.lines().take(INTRO).collect::<Vec<_>>().join("\n");
    let is_of_letters = |name: &String| {
        name.contains(' ')
            && fold(name).split(' ').filter_map(|word| word.chars().next()).eq(fold(&label).chars())
    };
    let mut named = unique(names(&intro).into_iter().map(|(_, name)| name).filter(is_of_letters).collect());
    if named.len() == 1 { named.remove(0) } else { label }
}

/// Drops parts of names beside the whole: "Aoki" beside "Lena Aoki".
fn without_parts(names: &mut Vec<String>) {
    let all: Vec<String> = names.iter().map(|name| format!(" {} ", fold(name))).collect();
    names.retain(|name| {
        let folded = format!(" {} ", fold(name));
        !all.iter().any(|other| *other != folded && other.contains(&folded))
    });
}

/// What rules find of who answers.
struct Found {
    /// Those of whom they can tell that they do.
    told: Vec<String>,
    /// Full names of the page.
    names: Vec<String>,
    /// The names, also short ones, before what somebody says and above what is asked.
    labels: Vec<String>,
}

fn found(clues: &Clues<'_>, works: &[DraftWork], known: &Known, head: &str) -> Found {
    let mut tally = Tally::new(clues, works, known, head);
    let is_named = headline(clues.title, &mut tally);
    let mut labels: Vec<String> = clues.speaking().into_iter().map(|label| whole(label, head)).collect();
    labels.iter().for_each(|name| tally.add_short(name, SPEAKER));
    let before = clues.parts.zip(clues.list).map_or(INTRO, |(parts, list)| parts.lines_before(list));
    let mut intro: Vec<&str> = head.lines().take(before.min(INTRO)).collect();
    let set_above = [
        clues.listed(),
        clues.above_questions(head),
        clues.signed(head),
        clues.above_sections(head),
        several::set_apart(&intro, head, clues.parts.map_or(&[][..], |parts| &parts.blocks)),
        thanked::thanked(head),
    ]
    .concat();
    set_above.iter().for_each(|name| tally.add_short(name, LABEL));
    labels.extend(set_above.iter().cloned());
    // Where the headline says who answers, whom they met is told in what they say.
    if let Some(first) =
        intro.iter().position(|line| line.ends_with('?')).filter(|first| is_named && *first > 0)
    {
        intro.truncate(first);
    }
    let intro = intro.join("\n");
    if !is_named {
        unnamed(clues.title, &intro, &mut tally);
        // "“I drew it all”", and below: "Animator Lena Aoki on Ember".
        if !tally.names_in(clues.title) {
            standfirst(&intro).iter().for_each(|name| tally.add_short(name, BELOW_HEADLINE));
        }
    }
    // "..., says Poe": where the headline names nobody, the one who is quoted.
    if !is_named && !tally.names_in(clues.title) {
        Quoted::in_text(head).most(head).iter().for_each(|name| tally.add_short(name, BELOW_HEADLINE));
    }
    // "Read our interview with Ann Poe" speaks of another page, as "Check back for our interview with Ann Poe" does.
    // "Suits You Can Sit Down In" is a heading.
    let is_heading = |line: &str| is_in_capitals(line) && !line.ends_with(['.', '!', '?', ':', '…']);
    let texts = intro
        .lines()
        .filter(|line| !is_heading(line))
        .flat_map(sentences)
        .filter(|sentence| !OTHER_PAGE.is_match(sentence) && !is_to_come(sentence));
    for (at, sentence) in texts.enumerate() {
        match at < OPENING && sentence.split(' ').count() <= STANDFIRST {
            true => line_below_headline_says(sentence, &mut tally),
            false => sentence_says(sentence, &mut tally),
        }
    }
    // "Frau Aoki, wie ...?" tells whom the question is for.
    static ADDRESSED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{L}[\p{L} ]{0,20}: )?(?:Frau|Herr|Mr\.?|Mrs\.?|Ms\.?|Monsieur|Madame|Se[ñn]ora?|Signora?|Signor) (\p{Lu}[\p{L}’'-]+), ",
        )
    });
    let addressed =
        head.lines().filter(|line| line.contains('?')).filter_map(|line| ADDRESSED.captures(line)).take(1);
    addressed.for_each(|name| tally.add_short(&name[1], SPEAKER));
    clues.page.people.iter().for_each(|name| tally.add(name, ABOUT));
    clues
        .page
        .keywords
        .iter()
        .filter(|word| !known.people(word).is_empty())
        .for_each(|name| tally.add(name, ABOUT));
    let subject = tally.subject(head).or_else(|| first_named(clues.title, &tally));
    let siblings = subject.as_ref().map(|name| with_sibling(name, head)).unwrap_or_default();
    let names = tally.names().to_vec();
    let answering = tally.answering(clues);
    let mut told = if answering.is_empty() { siblings } else { answering };
    // Of several whom a page sets above what they say, one may be named more often than the others.
    let set_apart = unique(set_above);
    if set_apart.len() >= several::FEWEST {
        told.extend(set_apart.into_iter().filter(|name| names.contains(name)));
        told = unique(told);
    }
    Found { told, names, labels }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::import::{Hints, import};

    #[test]
    fn a_talk_that_is_to_come_is_with_nobody_of_this_page() {
        let text = "There are people who make this job no job at all, and Lena Aoki is one of them. We have shared a sofa with her twice already, but the latest meeting was the loveliest, as we got to talk about her film Ember.\n\nWe asked how much of her own life she could find in the tale. She also told us about the choice that her baker is faced with, and which of the two doors she hopes will open.\n\nEmber is out on Friday. Check back on the site for an interview with director Paul Crane.";
        assert_eq!(answering(text), ["Lena Aoki"]);
    }

    /// Who answers on a page.
    pub(super) fn answering(text: &str) -> Vec<String> {
        let drafts = import(text.as_bytes(), &Hints::default(), &Known::default()).unwrap();
        let people = drafts[0].people.iter().filter(|person| person.interviewee);
        people.map(|person| person.name.clone()).collect()
    }

    #[test]
    fn all_who_are_called_by_surname_or_set_apart_answer() {
        let met = "Exclusive interview with the director and stars of Ember Again\n\n\
            Lena Aoki and Paul Crane are back in the ice house, and so are Ines Falk and Ola Sund, who were not in the first Ember.\n\n\
            Last week we had a talk with Aoki, Crane, Falk and Sund. Have a look at it below.";
        assert_eq!(answering(met), ["Lena Aoki", "Paul Crane", "Ines Falk", "Ola Sund"]);
        let panel = "Women who film farms\n\nModerated by Ann Doe (Rust; Nine Winters), the panel consisted of directors Lena Aoki (Ember; Tide), Paul Crane (Wax), Ines Falk (Ash; My Uncle’s Bees) and Ola Sund (Salt), who told how they began.";
        assert_eq!(answering(panel), ["Lena Aoki", "Paul Crane", "Ines Falk", "Ola Sund"]);
        let guest = "A house on the ice\n\nMy guest, Lena Aoki, directed Ember. It stars Paul Crane as a man who is happiest on the ice.";
        assert_eq!(answering(guest), ["Lena Aoki"]);
    }

    #[test]
    fn names_above_lists_answer() {
        let text = "Four talks from the premiere of Ember\n\n\
            On Friday everybody came to the old ice house, where I had a lamp and no chair. Bo Moe held the lamp.\n\n\
            Lena Aoki and Paul Crane\n\n• How they met\n\n• The lamp\n\n\
            Ines Falk\n\n• What she cut\n\nOla Sund\n\n• Why the ice was real";
        assert_eq!(answering(text), ["Lena Aoki", "Paul Crane", "Ines Falk", "Ola Sund"]);
    }

    #[test]
    fn those_to_whom_questions_were_put_answer_whatever_stands_behind_their_names() {
        let text = "Interview with the cast of Ember\n\n\
            Our session was held on the ice. For an hour we got to throw questions at Lena Aoki (Chief Amos Tull), \
            Paul Crane (Dr. Ruth “Barnacle” Kessel), Ines Falk (Lt. Pascal Orr), Gordon “Mac” Moe (Ensign Lamb) and Ola Sund (Producer).\n\n\
            It was recorded in May.";
        assert_eq!(answering(text), ["Lena Aoki", "Paul Crane", "Ines Falk", "Gordon “Mac” Moe", "Ola Sund"]);
    }

    #[test]
    fn letters_stand_for_whom_the_introduction_names() {
        let intro = "Xenia Brandt is a director. She has met Ola Vik.\nREEL: What burned?\nXB: A barn.";
        assert_eq!(whole("XB".to_owned(), intro), "Xenia Brandt");
        assert_eq!(whole("OV".to_owned(), intro), "Ola Vik");
        assert_eq!(whole("RR".to_owned(), intro), "RR");
        let two = format!("Xander Busch asks.\n{intro}");
        assert_eq!(whole("XB".to_owned(), &two), "XB", "two have these letters");
    }
}
