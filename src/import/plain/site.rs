//! What a copied page calls its own site.

use std::sync::LazyLock;

use regex::Regex;

use super::super::pattern::pattern;
use super::furniture::is_rubric;
use crate::text::fold;

/// Words of the longest name of a site.
const LONGEST: usize = 6;
/// Words of the longest that stands in the first line, and is named again only by who asks or works for it.
const LONGEST_FIRST: usize = 3;
/// Most places that are compared.
const MOST: usize = 200;
/// What parts a headline from the site in the title of a page.
const BARS: [&str; 7] = [" | ", " – ", " — ", " - ", " :: ", " « ", " • "];
/// Shortest name, in characters.
const SHORTEST: usize = 3;

/// Returns the name of the site: one that stands above the headline, and again where only sites name themselves,
/// as that place writes it if the other shouts.
pub(super) fn name(above: &[&str], all: &str) -> Option<String> {
    let named: Vec<String> = all.lines().flat_map(own_names).take(MOST).collect();
    let first = above.first().filter(|line| !is_rubric(line) && line.split(' ').count() <= LONGEST_FIRST);
    if let Some(first) = first.filter(|first| speaks(first, all)) {
        return Some((*first).to_owned());
    }
    above.iter().find_map(|line| {
        let key = fold(line);
        let is_short = key.len() >= SHORTEST && key.split(' ').count() <= LONGEST;
        let same = named.iter().find(|name| is_short && begins(&fold(name), &key))?;
        // "© Reel Media 2015" belongs to Reel, and "The Reel Room" may be "REEL ROOM" above.
        let is_whole = bare(&fold(same)) == bare(&key);
        Some(if is_whole && line.chars().all(|c| !c.is_lowercase()) {
            same.clone()
        } else {
            (*line).to_owned()
        })
    })
}

/// Whether a text says of what stands in its first line that it asks, or is worked for: "REEL: Why?", "an editor at Reel".
fn speaks(first: &str, all: &str) -> bool {
    let says = format!(
        r"(?im)^{0}: \S|\b(?:editor|writer|producer|contributor|critic|reporter)\b[^.;\n]{{0,60}} (?:at|for|of) {0}\b",
        regex::escape(first.trim_end_matches('!'))
    );
    regex::RegexBuilder::new(&says).size_limit(1 << 20).build().is_ok_and(|says| says.is_match(all))
}

/// Whether a line of those above a headline is the name of a site.
pub(super) fn is_name(line: &str, site: Option<&str>) -> bool {
    site.is_some_and(|site| bare(&fold(line)) == bare(&fold(site)))
}

/// "Lena Aoki on Ember | Reel Room Interview": the headline alone.
pub(super) fn without(title: &str, site: &str) -> String {
    let cut = BARS.iter().find_map(|bar| {
        let (before, behind) = title.rsplit_once(*bar)?;
        begins(&fold(behind), &fold(site)).then_some(before)
    });
    cut.unwrap_or(title).trim().to_owned()
}

/// The name of the site that stands behind a headline in the title of its page: "Reel Room" of "Lena Aoki on Ember – Reel Room".
pub(super) fn behind<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let rest = title.strip_prefix(headline)?;
    let rest = BARS.iter().find_map(|bar| rest.strip_prefix(bar))?;
    let end = [" • ", " - ", " | "].iter().filter_map(|bar| rest.find(bar)).min();
    let name = rest[..end.unwrap_or(rest.len())].trim();
    (!name.is_empty() && name.split(' ').count() <= LONGEST).then_some(name)
}

/// A headline without what stands behind the last bar, which is the name of whatever site.
pub(super) fn before_bar(title: &str) -> &str {
    let bar = BARS.iter().filter_map(|bar| title.rfind(bar)).max();
    title[..bar.unwrap_or(title.len())].trim()
}

fn bare(folded: &str) -> &str {
    folded.strip_prefix("the ").unwrap_or(folded)
}

fn begins(long: &str, short: &str) -> bool {
    format!("{} ", bare(long)).starts_with(&format!("{} ", bare(short)))
}

/// The names that a line gives to its site: behind a mark of copyright, and where it asks to be followed or read on.
fn own_names(line: &str) -> Vec<String> {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:(?:©|\(c\)|\bcopyright\b)[\s©:]*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|present|today))?,?\s*)?(?:by )?",
            r"|^\W*(?:more (?:from|at)|(?:previously|popular|new|also|latest|today) (?:on|at)|welcome to|about|support|follow|subscribe to|sign up (?:for|to)|join) ",
            r"|\b(?:newsletter|posts?|updates|emails) from )",
            r#"[“"‘«]?((?:the )?(?-i:\p{Lu}|\d)[^.,;|•·–—“”"«»()\[\]©]{1,60})"#,
        ))
    });
    let tail = |name: &str| {
        const TAILS: &[&str] = &["all rights", "newsletter", "today", "for ", "on ", "llc", "inc", "ltd"];
        let lower = name.to_lowercase();
        let cut = TAILS.iter().filter_map(|tail| lower.find(&format!(" {tail}"))).min();
        let digits = name.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0);
        let end = cut.into_iter().chain(digits).min().filter(|&end| name.is_char_boundary(end));
        end.map_or(name, |end| &name[..end]).trim().to_owned()
    };
    OWN.captures_iter(line)
        .map(|found| tail(&found[1]).trim_end_matches([':', ' ']).to_owned())
        .filter(|name| name.chars().count() >= SHORTEST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_names_itself_above_and_below() {
        #[track_caller]
        fn check(above: &str, foot: &str, site: Option<&str>) {
            let all = format!("{above}\nLena Aoki on Ember\n{foot}");
            assert_eq!(name(&above.lines().collect::<Vec<_>>(), &all).as_deref(), site, "{foot}");
        }
        check(
            "REEL ROOM\na place for films",
            "© 2011-2014 The Reel Room. All rights reserved.",
            Some("The Reel Room"),
        );
        check("Reel", "© Reel Consumer Media 2015", Some("Reel"));
        check("The Reel Room", "Follow “The Reel Room”", Some("The Reel Room"));
        check("Reel Room\nFilms", "Sign up for the Reel Room newsletter", Some("Reel Room"));
        check("Reel\nInterviews", "Reel: Why?\nAnn Poe: Because.", Some("Reel"));
        check("Reel\nInterviews", "Ann Poe is a senior editor of films at Reel.", Some("Reel"));
        check("Interviews\nEmber", "Read more about Ember in May", None);
        check("Ember", "© 2019 Moss Pictures", None);
    }

    #[test]
    fn a_headline_leaves_its_site() {
        let title = "Lena Aoki on Ember | Reel Room • Reel Media";
        assert_eq!(behind(title, "Lena Aoki on Ember"), Some("Reel Room"));
        assert_eq!(behind("Lena Aoki on Ember and Ash", "Lena Aoki on Ember"), None);
        assert_eq!(without("Lena Aoki on Ember | Reel Room Interview", "Reel Room"), "Lena Aoki on Ember");
        assert_eq!(without("Lena Aoki - Actress", "Reel Room"), "Lena Aoki - Actress");
    }
}
