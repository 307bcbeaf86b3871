//! What was found, for people and for machines.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde_json::json;

use crate::links::{Finding, Place, Verdict};
use crate::text::printable;

/// The groups in the order of what is to be done; what is fine is counted alone.
const GROUPS: [(&str, AnsiColor); 4] = [
    ("dead", AnsiColor::Red),
    ("moved", AnsiColor::Yellow),
    ("unclear", AnsiColor::Yellow),
    ("not checked", AnsiColor::Blue),
];

/// Returns the findings as text: groups, then how many there are of each.
pub(super) fn text(found: &[Finding]) -> String {
    let mut text = String::new();
    for (group, color) in GROUPS {
        let of_group: Vec<_> = found.iter().filter(|finding| name(&finding.verdict) == group).collect();
        if of_group.is_empty() {
            continue;
        }
        let style = Style::new().fg_color(Some(color.into())).bold();
        let blocks: String = of_group.into_iter().map(block).collect();
        write!(text, "{style}{group}{style:#}\n{blocks}\n").expect("a string takes any text");
    }
    let counts: Vec<String> = ["fine"]
        .into_iter()
        .chain(GROUPS.map(|(group, _)| group))
        .map(|group| format!("{} {group}", count(found, group)))
        .collect();
    text + &counts.join(", ") + "\n"
}

/// Returns the findings as one object.
pub(super) fn json(found: &[Finding]) -> String {
    let report = json!({
        "fine": count(found, "fine"),
        "dead": count(found, "dead"),
        "moved": count(found, "moved"),
        "unclear": count(found, "unclear"),
        "not_checked": count(found, "not checked"),
        "links": found,
    });
    format!("{report:#}\n")
}

/// Returns the file of an interview, relative to the data folder.
pub(super) fn file(interview: &str) -> String {
    format!("interviews/{interview}.json")
}

fn block(finding: &Finding) -> String {
    let said = match &finding.verdict {
        Verdict::Fine => String::new(),
        Verdict::Moved { to } => format!("    now {}\n", printable(to)),
        Verdict::Dead { reason } | Verdict::Unclear { reason } | Verdict::NotChecked { reason } => {
            format!("    {}\n", printable(reason))
        }
    };
    let place = |place: &Place| format!("    in {}, {}\n", file(&place.interview), place.field);
    let places: String = finding.places.iter().map(place).collect();
    format!("  {}\n{said}{places}", printable(&finding.address))
}

fn name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => "fine",
        Verdict::Moved { .. } => "moved",
        Verdict::Dead { .. } => "dead",
        Verdict::Unclear { .. } => "unclear",
        Verdict::NotChecked { .. } => "not checked",
    }
}

fn count(found: &[Finding], group: &str) -> usize {
    found.iter().filter(|finding| name(&finding.verdict) == group).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(address: &str, verdict: Verdict) -> Finding {
        let place = Place { interview: "reel-ember".to_owned(), field: "links[2].url".to_owned() };
        Finding { address: address.to_owned(), verdict, places: vec![place] }
    }

    fn found() -> Vec<Finding> {
        let moved = Verdict::Moved { to: "https://b.org/new".to_owned() };
        vec![
            finding("https://a.org/", Verdict::Fine),
            finding("https://b.org/", moved),
            finding("https://c.org/", Verdict::Dead { reason: "answers 404".to_owned() }),
            finding("https://d.org/", Verdict::NotChecked { reason: "robots.txt asks not to".to_owned() }),
        ]
    }

    #[test]
    fn what_is_dead_comes_first_and_what_is_fine_is_counted() {
        let shown = anstream::adapter::strip_str(&text(&found())).to_string();
        let expected = "dead
  https://c.org/
    answers 404
    in interviews/reel-ember.json, links[2].url

moved
  https://b.org/
    now https://b.org/new
    in interviews/reel-ember.json, links[2].url

not checked
  https://d.org/
    robots.txt asks not to
    in interviews/reel-ember.json, links[2].url

1 fine, 1 dead, 1 moved, 0 unclear, 1 not checked
";
        assert_eq!(shown, expected);
    }

    #[test]
    fn json_has_every_address_with_its_verdict() {
        let report: serde_json::Value = serde_json::from_str(&json(&found())).unwrap();
        assert_eq!((&report["fine"], &report["not_checked"]), (&json!(1), &json!(1)));
        assert_eq!(
            report["links"][1],
            json!({
                "address": "https://b.org/", "verdict": "moved", "to": "https://b.org/new",
                "places": [{"interview": "reel-ember", "field": "links[2].url"}],
            })
        );
    }
}
