//! People in running text.

mod form;
mod given;
mod joint;
mod words;

use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

use super::pattern::pattern;
pub(super) use form::{in_mixed_case, is_letter_of, means};
pub(super) use given::begins_none;
use given::mark_given;
use joint::{is_first_of_pair, is_with, joint_before, share_surname};
use words::{
    AND, AWAY, CONTRACTED, HONOURS, HOUSES, HOUSES_BY_FIRST, MADE, NOT_NAMES, PARTICLES, PRAISE, ROLES,
    ROLES_OF,
};

/// Words of the longest name.
const LONGEST: usize = 5;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\p{L}\.){1,4}|\b(?:[JS]r|Ste?)\.|\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*|\p{N}+")
});

/// A word of a text and whether it can be part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded: String,
    is_capital: bool,
    /// "J." or "J.J."
    is_initial: bool,
    /// What is no name elsewhere and somebody's here: a month in "June Doe", a role in "Josh Singer".
    is_given: bool,
    /// What stands between it and the word before.
    pub(super) gap: String,
}

impl Token {
    pub(super) fn is_role(&self) -> bool {
        !self.is_given && is_role(&self.folded)
    }

    fn is_name_word(&self) -> bool {
        self.is_capital
            && (self.is_initial || self.is_given || !NOT_NAMES.contains(&self.folded.as_str()))
            && (self.is_given || !self.is_role())
            && !self.is_praise()
            && !self.is_contracted()
            && !self.folded.chars().next().is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether no name begins with it: an English word that nobody is called.
    fn begins_none(&self) -> bool {
        !self.is_initial && !self.is_given && begins_none(&self.folded)
    }

    /// "I’ve", "Don’t"
    fn is_contracted(&self) -> bool {
        self.folded.split_once(' ').is_some_and(|(word, rest)| {
            CONTRACTED.contains(&rest) && (NOT_NAMES.contains(&word) || word.ends_with('n'))
        })
    }

    fn is_praise(&self) -> bool {
        self.folded.rsplit_once(' ').is_some_and(|(_, last)| PRAISE.contains(&last))
    }

    /// Whether it may stand before a name and say something of somebody: "Oscar-winning director".
    pub(super) fn is_lead(&self) -> bool {
        self.is_role() || self.is_praise() || HONOURS.contains(&self.folded.as_str())
    }

    fn is_and(&self) -> bool {
        AND.contains(&self.folded.as_str())
    }

    fn is_particle(&self) -> bool {
        !self.is_capital && PARTICLES.contains(&self.folded.as_str())
    }

    /// Whether it says what somebody made, before "von": "Spielfilm von Ann Poe".
    fn is_made(&self) -> bool {
        MADE.contains(&self.folded.as_str())
    }

    /// Whether nothing but a space stands between it and the word before.
    pub(super) fn is_joined(&self) -> bool {
        self.gap.chars().all(|c| c == ' ')
    }
}

/// Whether a word says what somebody does: "director", "writer-producer".
pub(super) fn is_role(word: &str) -> bool {
    let folded = fold(word);
    let joined: String = folded.replace(' ', "");
    ROLES.contains(&joined.as_str())
        || (folded.contains(' ')
            && folded.split(' ').all(|part| part == "co" || part == "turned" || ROLES.contains(&part)))
}

/// Whether a role stands behind a name or a title, which may be in quotation marks: "‘Ember’ |Director".
pub(super) fn is_before_role(name: &str, text: &str) -> bool {
    let behind = text.split_once(name).map_or("", |(_, behind)| behind);
    let behind = behind.trim_start_matches(['’', '”', '"', '\'', '»']);
    // "Lena Aoki (director of Ember)" is no title.
    behind.starts_with(' ')
        && !behind.starts_with(" (")
        && behind.split_whitespace().next().is_some_and(is_role)
}

/// Whether a name is that of a company or a school: "Lantern FX".
pub(super) fn is_house(name: &str) -> bool {
    let folded = fold(name);
    folded.rsplit(' ').next().is_some_and(|last| HOUSES.contains(&last))
        || folded.split(' ').next().is_some_and(|first| HOUSES_BY_FIRST.contains(&first))
}

/// Whether a text is a name and nothing else.
pub(super) fn is_whole_name(text: &str) -> bool {
    names_at_start(text).first().is_some_and(|name| name == text)
}

/// Whether a text has capitals and no small letters.
pub(super) fn is_shouted(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Returns the words of a text, possessives without their ending.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut last = 0;
    let mut found = Vec::new();
    for word in TOKEN.find_iter(text) {
        let raw = word.as_str();
        // What follows a possessive is not the same name: the ending stays in the gap.
        let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|tail| raw.strip_suffix(tail)).unwrap_or(raw);
        found.push(Token {
            start: word.start(),
            end: word.start() + bare.len(),
            folded: fold(bare),
            is_capital: bare.chars().next().is_some_and(char::is_uppercase),
            is_initial: bare.ends_with('.'),
            is_given: false,
            gap: text[last..word.start()].to_owned(),
        });
        last = word.start() + bare.len();
    }
    mark_given(&mut found);
    found
}

/// Returns the names in a text with where they stand: two to four words with capitals, in one run.
pub(super) fn names(text: &str) -> Vec<(usize, String)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match run(&tokens, at) {
            end if end - at >= 2 => {
                found.push((tokens[at].start, text[tokens[at].start..tokens[end - 1].end].to_owned()));
                at = end;
            }
            end => at = end.max(at + 1),
        }
    }
    found.retain(|(_, name)| name.split(' ').count() <= LONGEST);
    found
}

/// Where a run of name words that begins at a token ends; `at` itself for none.
fn run(tokens: &[Token], at: usize) -> usize {
    if !tokens.get(at).is_some_and(Token::is_name_word) {
        return at;
    }
    // A word alone may be a surname.
    let goes_on = tokens.get(at + 1).is_some_and(|next| next.is_joined() && next.is_name_word());
    if goes_on && tokens[at].begins_none() {
        return at;
    }
    if tokens[at].is_made() && tokens.get(at + 1).is_some_and(Token::is_particle) {
        return at;
    }
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        let next = tokens.get(end + 1).is_some_and(|next| next.is_name_word() && next.is_joined());
        let after = tokens.get(end + 2).is_some_and(|next| next.is_name_word() && next.is_joined());
        let second = tokens.get(end + 1).is_some_and(|next| next.is_particle() && next.is_joined());
        if is_nickname(tokens, end) {
            end += 2;
            continue;
        }
        match token.is_joined() {
            true if token.is_name_word() => end += 1,
            // "José Ortega y Gasset", but "Ana Poe y Lola Doe".
            true if token.folded == "y" && (end < at + 2 || after) => break,
            // "Haifaa al Mansour", but "Marta Bellandi al Lido".
            true if token.folded == "al" && end > at + 1 => break,
            true if token.is_particle() && (next || (second && after)) => end += 1,
            _ => break,
        }
    }
    end
}

/// "Gordon |“Mac”| McAllister"
fn is_nickname(tokens: &[Token], at: usize) -> bool {
    let [token, next, ..] = &tokens[at..] else { return false };
    let opens = matches!(token.gap.as_str(), " “" | " \"" | " ‘" | " '");
    let closes = matches!(next.gap.as_str(), "” " | "\" " | "’ " | "' ");
    opens && closes && token.is_capital && next.is_name_word()
}

/// Returns the name that ends where the tokens do, and names joined to it by "and" or commas before.
pub(super) fn names_ending(text: &str, tokens: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    let mut end = tokens.len();
    let mut is_pair = false;
    while end > 0 {
        let mut start = end;
        while start > 0 {
            let token = &tokens[start - 1];
            let inside = start == end || tokens[start].is_joined();
            // Behind the "y" of one name there is one word.
            let parts = token.folded == "y" && end - start != 1;
            let particle = token.is_particle() && start < end && !parts;
            match inside && (token.is_name_word() || particle) {
                true => start -= 1,
                false => break,
            }
        }
        // A word alone may be a surname.
        let is_no_start = |at: usize| {
            tokens[at].is_particle() || tokens[at].is_made() || at + 1 < end && tokens[at].begins_none()
        };
        while start < end && is_no_start(start) {
            start += 1;
        }
        if end - start == 0 || end - start > 4 {
            break;
        }
        found.push(text[tokens[start].start..tokens[end - 1].end].to_owned());
        let Some(joint) = joint_before(tokens, start) else { break };
        is_pair = joint.is_pair;
        end = joint.before;
    }
    found.reverse();
    if is_pair {
        share_surname(&mut found);
    }
    found
}

/// Returns the first names in a text, joined to each other by "and" or commas.
pub(super) fn names_beginning(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    let mut last_end = 0;
    // "Aoki in New York": a surname, and no name behind it.
    let is_surname = run(&tokens, 0) == 1;
    if is_surname && tokens.get(1).is_some_and(|next| AWAY.contains(&next.folded.as_str())) {
        return found;
    }
    while at < tokens.len() {
        let end = run(&tokens, at);
        let long = end - at >= 2 || (end - at == 1 && !found.is_empty()) || is_first_of_pair(&tokens, end);
        if end > at && long {
            let between = &text[last_end..tokens[at].start];
            let between = ROLES_OF.iter().fold(between.to_lowercase(), |rest, role| rest.replace(role, ""));
            let leads_away = between.split(' ').any(|word| AWAY.contains(&fold(word).as_str()));
            if !found.is_empty() && (between.len() > 60 || leads_away) {
                break;
            }
            found.push(text[tokens[at].start..tokens[end - 1].end].to_owned());
            last_end = tokens[end - 1].end;
            let next = tokens.get(end);
            let joined =
                next.is_some_and(|next| next.is_and() || matches!(next.gap.trim(), "," | "&" | ", &"));
            if !joined && !is_with(&text[last_end..]) {
                break;
            }
        }
        at = end.max(at + 1);
    }
    share_surname(&mut found);
    found.retain(|name| (2..=LONGEST).contains(&name.split(' ').count()));
    found
}

/// Returns the names with which a text begins, joined to each other; none if anything stands before them.
pub(super) fn names_at_start(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let found = names_beginning(text);
    // Of siblings the first has no surname there: "Joe and Ann Poe".
    let given = found.first().and_then(|name| name.split(' ').next());
    if given.is_some_and(|given| text.starts_with(given)) { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = names(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn runs_of_capitals_are_names() {
        check("I met Lena Aoki in Oslo, and then Guillermo del Toro.", &["Lena Aoki", "Guillermo del Toro"]);
        check("Director J.J. Doe on Lupita Nyong’o’s work", &["J.J. Doe", "Lupita Nyong’o"]);
        check("Bong Joon-ho Talks Netflix", &["Bong Joon-ho"]);
        check("Special effects by Gordon “Mac” McAllister", &["Gordon “Mac” McAllister"]);
        check("Lena Aoki in “Ember” Paul Crane in 'Tide'", &["Lena Aoki", "Paul Crane"]);
        check("Yaw Doe met Gal Poe and Lone Roe", &["Yaw Doe", "Gal Poe", "Lone Roe"]);
        check("We saw Ember on Friday", &[]);
        // No name begins with an English word that nobody is called.
        check("Starring Lena Aoki, Mother Tongue and Four Umbrellas", &["Lena Aoki"]);
        check(
            "River Phoenix and Mark Rylance saw Summer Glau",
            &["River Phoenix", "Mark Rylance", "Summer Glau"],
        );
    }

    #[test]
    fn brothers_share_their_surname() {
        assert_eq!(names_beginning("Joe and Ann Poe about"), ["Joe Poe", "Ann Poe"]);
        let text = "Joe & Ann Poe";
        assert_eq!(names_ending(text, &tokens(text)), ["Joe Poe", "Ann Poe"]);
        assert_eq!(names_at_start(" Joe and Ann Poe Talk"), ["Joe Poe", "Ann Poe"]);
        assert_eq!(names_at_start("The film of Ann Poe"), Vec::<String>::new());
        let text = "Lena Aoki and director of photography Joe Roe to discuss";
        assert_eq!(names_beginning(text), ["Lena Aoki", "Joe Roe"]);
        let text = "Lena Aoki along with Joe Roe about her film";
        assert_eq!(names_beginning(text), ["Lena Aoki", "Joe Roe"]);
        let text = "Writer-Producer Lena Aoki";
        assert_eq!(names_ending(text, &tokens(text)), ["Lena Aoki"]);
    }

    #[test]
    fn roles_and_praise_stand_between_names_that_belong_together() {
        let text = "‘Ember’ Star Lena Aoki, Oscar-winning writer/director Joe Poe, & DP Ann Doe";
        assert_eq!(names_ending(text, &tokens(text)), ["Lena Aoki", "Joe Poe", "Ann Doe"]);
    }

    #[test]
    fn short_forms_mean_the_one_they_fit() {
        let names = ["Lena Aoki".to_owned(), "Joe Poe".to_owned()];
        for (short, name) in [("AOKI", 0), ("Lena", 0), ("JP", 1), ("Joe Poe", 1)] {
            assert_eq!(means(short, &names), Some(&names[name]), "{short}");
        }
        assert_eq!(means("Doe", &names), None);
        assert_eq!(in_mixed_case("LUPITA NYONG'O"), "Lupita Nyong'O");
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>()) {
            let _ = (names(&text), names_beginning(&text), names_ending(&text, &tokens(&text)), in_mixed_case(&text));
        }
    }
}
