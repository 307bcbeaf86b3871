//! Writing new addresses into the data, one by one as an editor says.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};
use std::path::Path;

use anyhow::Context as _;

use crate::corpus::{InterviewFile, interview_path};
use crate::links::{Finding, Verdict};
use crate::text::printable;

use super::show::file;

/// An address that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    from: String,
    to: String,
    /// Ids of the interviews that hold it.
    interviews: BTreeSet<String>,
}

/// Returns the moves among findings.
pub(super) fn moves(found: &[Finding]) -> Vec<Move> {
    let moved = |finding: &Finding| match &finding.verdict {
        Verdict::Moved { to } => Some(Move {
            from: finding.address.clone(),
            to: to.clone(),
            interviews: finding.places.iter().map(|place| place.interview.clone()).collect(),
        }),
        _ => None,
    };
    found.iter().filter_map(moved).collect()
}

/// Asks for each move and returns those that are wanted. The end of the input means no.
pub(super) fn choose(
    moves: Vec<Move>,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> io::Result<Vec<Move>> {
    let (mut chosen, mut all) = (Vec::new(), false);
    for wanted in moves {
        let choice = if all { Choice::Yes } else { ask(&wanted, input, output)? };
        match choice {
            Choice::Yes => chosen.push(wanted),
            Choice::No => {}
            Choice::All => {
                all = true;
                chosen.push(wanted);
            }
            Choice::Quit => break,
        }
    }
    Ok(chosen)
}

/// What an editor says to a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Yes,
    No,
    All,
    Quit,
}

impl Choice {
    fn of(line: &str) -> Option<Self> {
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => Some(Self::Yes),
            "n" | "no" => Some(Self::No),
            "a" | "all" => Some(Self::All),
            "q" | "quit" => Some(Self::Quit),
            _ => None,
        }
    }
}

fn ask(wanted: &Move, input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Choice> {
    let files: Vec<String> = wanted.interviews.iter().map(|interview| file(interview)).collect();
    writeln!(output, "\n{}\n  now {}", printable(&wanted.from), printable(&wanted.to))?;
    writeln!(output, "  in {}", files.join(", "))?;
    loop {
        write!(output, "write the new address? [y]es, [n]o, [a]ll, [q]uit: ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(output)?;
            return Ok(Choice::Quit);
        }
        if let Some(choice) = Choice::of(&line) {
            return Ok(choice);
        }
    }
}

/// Writes moves into the data folder; returns the files with how many addresses were written into each.
pub(super) fn write(data: &Path, moves: &[Move]) -> anyhow::Result<Vec<(String, usize)>> {
    let mut by_interview: BTreeMap<&str, Vec<&Move>> = BTreeMap::new();
    for wanted in moves {
        for interview in &wanted.interviews {
            by_interview.entry(interview).or_default().push(wanted);
        }
    }
    let write = |(interview, moves): (&str, Vec<&Move>)| {
        let written = rewrite(&interview_path(data, interview), &moves);
        Ok((file(interview), written.with_context(|| format!("cannot write into {}", file(interview)))?))
    };
    by_interview.into_iter().map(write).collect()
}

/// One file is written once, however many of its addresses moved.
fn rewrite(path: &Path, moves: &[&Move]) -> anyhow::Result<usize> {
    let mut interview = InterviewFile::open(path)?;
    let written = moves.iter().map(|wanted| interview.replace_address(&wanted.from, &wanted.to)).sum();
    interview.save()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::Place;

    fn finding(from: &str, to: Option<&str>, interviews: &[&str]) -> Finding {
        let place = |id: &&str| Place { interview: (*id).to_owned(), field: "url".to_owned() };
        let verdict = to.map_or(Verdict::Fine, |to| Verdict::Moved { to: to.to_owned() });
        Finding { address: from.to_owned(), verdict, places: interviews.iter().map(place).collect() }
    }

    fn three() -> Vec<Move> {
        let to = Some("https://b.org/");
        let found = ["https://a.org/1", "https://a.org/2", "https://a.org/3"];
        moves(&found.map(|from| finding(from, to, &["ember"])))
    }

    #[track_caller]
    fn check(input: &str, expected: &[usize]) {
        let mut output = Vec::new();
        let chosen = choose(three(), &mut input.as_bytes(), &mut output).unwrap();
        let expected: Vec<Move> = expected.iter().map(|&at| three()[at].clone()).collect();
        assert_eq!(chosen, expected, "{input:?}");
        let asked = String::from_utf8(output).unwrap();
        assert!(
            asked.contains("https://a.org/1\n  now https://b.org/\n  in interviews/ember.json"),
            "{asked}"
        );
    }

    #[test]
    fn what_an_editor_says_is_done() {
        check("y\nn\nyes\n", &[0, 2]);
        check("n\na\n", &[1, 2]);
        check("Y\nq\n", &[0]);
        check("perhaps\n\ny\nn\nn\n", &[0]);
    }

    #[test]
    fn the_end_of_the_input_means_no() {
        check("", &[]);
        check("y\n", &[0]);
        check("y", &[0]);
    }

    #[test]
    fn moves_are_written_into_every_file_that_holds_the_address() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("interviews")).unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small/interviews");
        let ids = ["reel-lena-aoki-ember-2016", "projector-ivo-brandt-salt-harbour-2022"];
        for id in ids {
            let name = format!("{id}.json");
            let text = std::fs::read_to_string(shipped.join(&name)).unwrap();
            let text = text.replace("https://reel.example.org/aoki", "https://a.org/old");
            let text = text.replace("https://projector.example.org/ivo-brandt", "https://a.org/old");
            std::fs::write(folder.path().join("interviews").join(name), text).unwrap();
        }
        let found = [
            finding("https://a.org/old", Some("https://b.org/new"), &ids),
            finding("https://c.org/", None, &ids),
        ];
        let written = write(folder.path(), &moves(&found)).unwrap();
        assert_eq!(written, [(file(ids[1]), 1), (file(ids[0]), 1)]);
        for id in ids {
            let text = std::fs::read_to_string(interview_path(folder.path(), id)).unwrap();
            assert!(text.contains("\"url\": \"https://b.org/new\"") && !text.contains("a.org/old"), "{text}");
        }
        let missing = [finding("https://a.org/old", Some("https://b.org/new"), &["nowhere"])];
        let error = write(folder.path(), &moves(&missing)).unwrap_err();
        assert!(error.to_string().contains("interviews/nowhere.json"), "{error:#}");
    }
}
