//! Turns of a talk without names that run on in one paragraph, where a copy has lost what set them apart.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::sentences;
use crate::import::bullet::number;
use crate::import::pattern::pattern;

use super::line::WHO;

/// Fewest turns of a talk that run on alike, and the fewest that nothing but their words tells.
const FEWEST: usize = 3;
const FEWEST_ASKED: usize = 5;
/// Longest question, in bytes and in sentences.
const LONGEST: usize = 500;
const MOST_SENTENCES: usize = 4;
/// Shortest question in capitals, in words.
const SHORTEST: usize = 3;

/// The text of a page in which a question and its answer have each a paragraph.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    // What a site put for the end of a line, as its copies kept it.
    let text = match text.contains("{@@@newline@@@}") {
        true => Cow::Owned(text.replace("{@@@newline@@@}", "\n")),
        false => Cow::Borrowed(text),
    };
    [
        with_numbers_apart,
        with_numbered_lines_apart,
        with_letters_apart,
        with_letters_as_names,
        with_capitals_apart,
        with_changes_apart,
        with_quotes_apart,
        with_questions_apart,
    ]
    .into_iter()
    .fold(text, |text, part| part(&text).map_or(text, Cow::Owned))
}

/// "1. Was it cold? It was. 2. And wet? No. 3. Late? So." in one paragraph; nothing if there is no such.
fn with_numbers_apart(text: &str) -> Option<String> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[.?!…”’)] )(?P<number>(\d{1,2})[.)]) \p{Lu}"));
    let marks = |line: &str| -> Vec<usize> {
        let mut next = 1;
        let numbers = NUMBER.captures_iter(line).filter_map(|found| {
            let is_next = found[2].parse() == Ok(next);
            next += usize::from(is_next);
            found.name("number").filter(|_| is_next).map(|number| number.start())
        });
        numbers.collect()
    };
    parted_lines(text, |_, line| {
        let marks = marks(line);
        let ends = marks.iter().skip(1).copied().chain([line.len()]);
        let turns: Vec<String> =
            marks.iter().zip(ends).map(|(&start, end)| line[start..end].trim_end().to_owned()).collect();
        let ask = turns.iter().filter(|turn| turn.contains('?')).count();
        let is_talk = turns.len() >= FEWEST && ask * 2 > turns.len();
        is_talk.then(|| {
            let turns = turns.iter().flat_map(|turn| parts(turn, asked_first(turn).unwrap_or(turn.len())));
            [line[..marks[0]].to_owned()].into_iter().chain(turns).collect()
        })
    })
}

/// "1. Was it cold? It was." where the numbered paragraphs of a page begin so, and most of them run on; nothing if they do
/// not.
fn with_numbered_lines_apart(text: &str) -> Option<String> {
    let asked = |line: &str| asked_first(line).filter(|&end| number(line).is_some() && end <= LONGEST);
    let numbers = || text.lines().filter(|line| number(line).is_some());
    let is_row = (1..).zip(numbers()).all(|(n, line)| number(line) == Some(n));
    let ends: Vec<(usize, usize)> =
        numbers().map(str::trim).filter_map(|line| Some((asked(line)?, line.len()))).collect();
    // One that goes on behind its question tells more of what is asked.
    let run_on = ends.iter().filter(|(end, length)| end < length).count();
    let are_most = run_on >= FEWEST && run_on * 2 >= ends.len() && ends.len() * 3 >= numbers().count() * 2;
    if !is_row || !are_most {
        return None;
    }
    parted_lines(text, |_, line| asked(line).filter(|&end| end < line.len()).map(|end| parts(line, end)))
}

/// "Q. Was it cold? It was. Q. And wet? No." in one paragraph; nothing if there is no such.
fn with_letters_apart(text: &str) -> Option<String> {
    static LETTER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[.?!…”’)] )(?P<letter>[QA][.:]) \p{Lu}"));
    let marks = |line: &str| -> Vec<Range<usize>> {
        LETTER.captures_iter(line).filter_map(|found| Some(found.name("letter")?.range())).collect()
    };
    let asks = |line: &str, mark: &Range<usize>| line[mark.start..].starts_with('Q');
    let runs_on = |line: &str| marks(line).iter().filter(|mark| asks(line, mark)).count() >= FEWEST;
    parted_lines(text, |_, line| {
        let marks = Some(marks(line)).filter(|_| runs_on(line))?;
        let is_named = marks.iter().any(|mark| !asks(line, mark));
        let ends = marks.iter().skip(1).map(|mark| mark.start).chain([line.len()]);
        let mut parts = vec![line[..marks[0].start].to_owned()];
        for (mark, end) in marks.iter().zip(ends) {
            let turn = line[mark.start..end].trim_end();
            match asked_first(turn).filter(|_| !is_named) {
                Some(end) => {
                    parts.extend([turn[..end].to_owned(), format!("A: {}", turn[end..].trim_start())])
                }
                None => parts.push(turn.to_owned()),
            }
        }
        Some(parts)
    })
}

/// "A. Ember, without any doubt" is an answer, and nobody of that name, where several begin so.
fn with_letters_as_names(text: &str) -> Option<String> {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*Q\. "));
    static ANSWERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^(\s*)A\. "));
    let are_several = |form: &Regex| form.find_iter(text).nth(FEWEST - 1).is_some();
    (are_several(&ASKS) && are_several(&ANSWERS)).then(|| ANSWERS.replace_all(text, "${1}A: ").into_owned())
}

/// "It was. >> And wet? >> No." in one paragraph, as closed captions mark that somebody else speaks; nothing if there is no
/// such.
fn with_changes_apart(text: &str) -> Option<String> {
    static CHANGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)(?:>>|&gt;&gt;)+\s*"));
    parted_lines(text, |_, line| {
        let turns: Vec<String> =
            CHANGE.split(line).map(str::to_owned).filter(|turn| !turn.is_empty()).collect();
        // "Films >> Interviews >> Lena Aoki" asks nothing.
        let ask = turns.iter().filter(|turn| turn.contains('?')).count();
        (turns.len() > FEWEST && ask * FEWEST >= turns.len()).then_some(turns)
    })
}

/// "WAS IT COLD? It was." where several paragraphs begin so; nothing if they do not.
fn with_capitals_apart(text: &str) -> Option<String> {
    static SHOUTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?P<asked>\p{Lu}[^\p{Ll}:\n]+[.?!…]) (?:\p{Lu}\p{Ll}|[“‘']?\p{Lu}[’' ])")
    });
    let asked = |line: &str| {
        let asked = SHOUTED.captures(line)?.name("asked")?.end();
        (line[..asked].split(' ').count() >= SHORTEST && asked <= LONGEST).then_some(asked)
    };
    let asks = |line: &&str| asked(line).is_some_and(|end| line[..end].ends_with('?'));
    let all = text.lines().filter(|line| asked(line).is_some()).count();
    let questions = text.lines().filter(asks).count();
    if all < FEWEST || questions * FEWEST < all {
        return None;
    }
    parted_lines(text, |_, line| asked(line).map(|end| parts(line, end)))
}

/// "“It was.” And wet?", with a quotation in the next paragraph, where several end so.
fn with_quotes_apart(text: &str) -> Option<String> {
    static BEHIND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"^["“].*[.?!…\])'’][”"] (?P<asked>\p{Lu}[^"“”]*[.?!…])$"#));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_quoted = |line: &str| line.starts_with(['"', '“']);
    let next = |at: usize| lines[at + 1..].iter().find(|line| !line.is_empty());
    let asked = |at: usize| -> Option<usize> {
        let asked = BEHIND.captures(lines[at])?.name("asked")?;
        (asked.len() <= LONGEST && next(at).is_some_and(|line| is_quoted(line))).then(|| asked.start())
    };
    let all: Vec<usize> = (0..lines.len()).filter(|&at| asked(at).is_some()).collect();
    if all.len() < FEWEST || all.iter().filter(|at| lines[**at].ends_with('?')).count() * 2 < all.len() {
        return None;
    }
    parted_lines(text, |at, line| {
        let end = asked(at).or_else(|| {
            // The first of them stands behind the introduction.
            let is_first = next(at) == lines.get(all[0]) && at < all[0] && !is_quoted(lines[at]);
            let asked = sentences(lines[at]).pop().filter(|last| is_first && last.ends_with('?'))?;
            Some(lines[at].len() - asked.len())
        });
        end.map(|end| parts(lines[at], end)).filter(|_| !line.is_empty())
    })
}

/// "Was it cold? It was." where nearly all paragraphs of a talk begin with a question to whoever answers.
fn with_questions_apart(text: &str) -> Option<String> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^{WHO}: ")));
    let asked = |line: &str| {
        asked_first(line).filter(|&end| end < line.len() && end <= LONGEST && !LABEL.is_match(line))
    };
    let all: Vec<(&str, Option<usize>)> =
        text.lines().map(str::trim).map(|line| (line, asked(line))).collect();
    let lines: Vec<_> = all.iter().filter(|(line, _)| !line.is_empty()).collect();
    let first = lines.iter().position(|(_, end)| end.is_some())?;
    let last = lines.iter().rposition(|(_, end)| end.is_some())?;
    let questions: Vec<&str> = lines.iter().filter_map(|(line, end)| end.map(|end| &line[..end])).collect();
    let addresses = |question: &&&str| {
        question.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with("you"))
    };
    let are_most = questions.len() * 3 >= (last + 1 - first) * 2;
    let is_talk = questions.len() >= FEWEST_ASKED
        && are_most
        && questions.iter().filter(addresses).count() * 2 >= questions.len();
    if !is_talk {
        return None;
    }
    parted_lines(text, |at, line| all[at].1.map(|end| parts(line, end)))
}

/// Where the questions end with which a text begins, if it does.
fn asked_first(text: &str) -> Option<usize> {
    let sentences = sentences(text);
    let asks = |sentence: &&str| sentence.trim_end_matches(['”', '"', '’', ')']).ends_with('?');
    let first = sentences.iter().take(MOST_SENTENCES).position(asks)?;
    let last = first + sentences[first..].iter().take_while(|sentence| asks(sentence)).count() - 1;
    let end = |sentence: &str| sentence.as_ptr() as usize - text.as_ptr() as usize + sentence.len();
    Some(end(sentences[last])).filter(|_| !text.starts_with(['“', '"']))
}

fn parts(line: &str, end: usize) -> Vec<String> {
    vec![line[..end].trim_end().to_owned(), line[end..].trim_start().to_owned()]
}

/// A text of which lines, as `parts` says, are paragraphs each; nothing if none is.
fn parted_lines(text: &str, parts: impl Fn(usize, &str) -> Option<Vec<String>>) -> Option<String> {
    let mut is_parted = false;
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, line)| match parts(at, line.trim()) {
            Some(parts) => {
                is_parted = true;
                format!("\n{}\n", parts.join("\n\n"))
            }
            None => line.to_owned(),
        })
        .collect();
    is_parted.then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = parted(text);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn turns_of_letters_and_numbers_stand_apart() {
        check(
            "We met her. Q. So you burned it? Twice, and I had help. Q. It glows. Why? For a bet. Q. Late? No.",
            &[
                "We met her.",
                "Q. So you burned it?",
                "A: Twice, and I had help.",
                "Q. It glows. Why?",
                "A: For a bet.",
                "Q. Late?",
                "A: No.",
            ],
        );
        check(
            "1. Was it cold? It was. In 2. Salt burned. 2. And wet? No. 3. Late? So.",
            &["1. Was it cold?", "It was. In 2. Salt burned.", "2. And wet?", "No.", "3. Late?", "So."],
        );
        check(
            "1. Was it cold? It was.\n2. And wet?\nNo.\n3. You sang. Why? For 2. So.\n4. Late? Yes.",
            &[
                "1. Was it cold?",
                "It was.",
                "2. And wet?",
                "No.",
                "3. You sang. Why?",
                "For 2. So.",
                "4. Late?",
                "Yes.",
            ],
        );
        let more = "1. Was it cold? It looks so.\nIt was.\n2. And wet?\nNo.\n3. Why?\nSo.\n4. Late?\nYes.";
        check(more, &more.lines().collect::<Vec<_>>());
        let named = "Q. Cold?\nA. Ember, no doubt.\nQ. Wet?\nA. Salt.\nQ. Late?\nA. So.";
        check(named, &["Q. Cold?", "A: Ember, no doubt.", "Q. Wet?", "A: Salt.", "Q. Late?", "A: So."]);
        for whole in ["Q. Cold? Yes. Q. Wet? No.", "1. Salt. 2. Ember. 3. Ash.", "A. Poe burned it."] {
            check(whole, &[whole]);
        }
    }

    #[test]
    fn questions_in_capitals_and_behind_quotations_stand_apart() {
        check(
            "DID YOU KEEP THE POT? Nobody could.\nAND YOU LIKE HER. I do.\nTHE DOOR OF THE KILN BLEW. A puff.",
            &[
                "DID YOU KEEP THE POT?",
                "Nobody could.",
                "AND YOU LIKE HER.",
                "I do.",
                "THE DOOR OF THE KILN BLEW.",
                "A puff.",
            ],
        );
        check(
            "it burned. >> was it cold? >> it was. >> and wet? >> no. it was in >>2 days.",
            &["it burned.", "was it cold?", "it was.", "and wet?", "no. it was in", "2 days."],
        );
        check("Films >> Talks >> Lunds >> Was it cold?", &["Films >> Talks >> Lunds >> Was it cold?"]);
        let shouted = "THE END OF U.S. A film.\nTHE END OF IT. A film.\nTHE END OF ALL. A film.";
        check(shouted, &shouted.lines().collect::<Vec<_>>());
        check(
            "We rang her. How do you begin?\n“With shoes.” And which are hers?\n“None. I said ‘so.’” Do you mind?\n\
             “No.” She is late.\n“So?”",
            &[
                "We rang her.",
                "How do you begin?",
                "“With shoes.”",
                "And which are hers?",
                "“None. I said ‘so.’”",
                "Do you mind?",
                "“No.”",
                "She is late.",
                "“So?”",
            ],
        );
        let said = "“So.” She laughs.\n“No.” She waits.\n“Yes.” She goes.\n“Oh.”";
        check(said, &said.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_question_and_its_answer_are_two_paragraphs_where_most_begin_so() {
        let talk = "She burns.\nYou keep goats. Why? For milk.\nDo you sing? No.\nMilk is white.\nWas it you? It was.\n\
                    Is it over? Nearly. Is it? Yes.\nWho asks you? All do.";
        check(
            talk,
            &[
                "She burns.",
                "You keep goats. Why?",
                "For milk.",
                "Do you sing?",
                "No.",
                "Milk is white.",
                "Was it you?",
                "It was.",
                "Is it over?",
                "Nearly. Is it? Yes.",
                "Who asks you?",
                "All do.",
            ],
        );
        // Nobody is spoken to, and names say who speaks.
        let essay = talk.replace("you", "they").replace("You", "They");
        check(&essay, &essay.lines().collect::<Vec<_>>());
        let named: String = talk.lines().map(|line| format!("REEL: {line}")).collect::<Vec<_>>().join("\n");
        check(&named, &named.lines().collect::<Vec<_>>());
        check("Cold?{@@@newline@@@}{@@@newline@@@}Yes.", &["Cold?", "Yes."]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_parted(text in proptest::prelude::any::<String>()) {
            let _ = (parted(&text), parted(&format!("Q. {text}? Q. {text}? Q. {text}?\n“{text}.” {text}?")));
        }
    }
}
