//! What a link called "here" leads to.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// What is pointed to: "our review of Storm", "Ann's talk with Joe Roe".
const THING: &str = r"((?:the|our|my|his|her|their|this|all (?:of )?our|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?(?:’|')s)\b[^,.;:]{3,90}?)";
/// The same in other languages, where it is the site's own.
const OWN_THING: &str =
    r"((?:meine?n?|unsere?n?|notre|mon|ma|nuestr[ao]|mi|la nostra|la mia) [^,.;:]{3,60}?)";
/// Longest name of a page, in characters.
const LONGEST: usize = 120;

/// "our review" of a link called "click here to read our review", "read our review here" or "our review is here".
pub(super) fn without_here(title: &str) -> Option<String> {
    static FORMS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
        const HERE: &str = r",? (?:right |over )?here\W*$";
        [
            pattern(r"(?i)^\W*click here (?:to (?:read|watch|see|view|hear|listen to)|for) (.{3,}?)\W*$"),
            pattern(&[r"(?i)^\W*(?:read|watch|see|check out|listen to|view|find) (.{3,}?)", HERE].concat()),
            pattern(&[r"(?i)^\W*(.{3,}?),? (?:is|are|can be (?:found|read|seen))", HERE].concat()),
            pattern(
                r"(?i)^\W*((?:the |our |my )?(?:\p{L}+ ){0,2}(?:trailer|teaser|clip|review|interview|photos)) here\W*$",
            ),
            pattern(r"(?i)^\W*here(?:(?:’|')s| is| are) ((?:the|our|my|his|her|their|a)\b.{3,})$"),
        ]
    });
    FORMS.iter().find_map(|form| form.captures(title)).map(|found| found[1].to_owned())
}

/// Returns what a link leads to whose text says nothing, by what is said up to the `end` of it and from its
/// beginning: "the trailer" of "If you missed the trailer, click |here|.", "Ann's review" of "|here|'s Ann's
/// review".
pub(super) fn named(end: &str, beginning: &str) -> Option<String> {
    behind(beginning).or_else(|| before(end)).or_else(|| clause(end))
}

/// "click here to read |our talk", "here's |our talk"
fn behind(beginning: &str) -> Option<String> {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:click |right |over )*(?:here|this link)(?:(?:’|')s| is| are| to (?:read|see|watch|view|hear|listen to|check out)| for) (.+?)(?:,? (?:and|or|while|plus))?\W*$",
        )
    });
    let found = BEHIND.captures(beginning)?[1].to_owned();
    (found.contains(' ') && found.chars().count() <= LONGEST).then_some(found)
}

/// "read |our talk| here", "|our talk| is here", "if you missed |the trailer|, click here"
fn before(end: &str) -> Option<String> {
    static FORMS: LazyLock<[Regex; 7]> = LazyLock::new(|| {
        let read = r"(?i:\b(?:read|watch|see|find|check out|listen to|view|revisit)) ";
        let here = r"(?i:,? (?:right |over )?here|,? at this link|,? by clicking here)\b";
        let is_here = r"(?i: (?:is|are|can be (?:found|read|seen)) (?:right |over )?here)\b";
        let lead = r"(?:^\W*|[,;:] (?:and )?|\b(?:and|but|while) )";
        let hier = r"(?: (?:findet|finden|gibt|lest|liest|k[öo]nnt|est|se|est[áa]|la|si|[èe])\b[^,.;:]{0,30}?)? (?:hier|ici|aqu[íi]|qui)\W*$";
        [
            pattern(&[read, "(?i)", THING, here].concat()),
            pattern(&[lead, "(?i)", THING, is_here].concat()),
            // "|and Joe Roe here", behind another such link.
            pattern(
                r"(?i)^,?\s*(?:and|or|plus|while|y|et|und) (?:(?:read|watch|see|find|check out) )?([^,.;:]{3,80}?)(?: is| are)?,? (?:right |over )?here$",
            ),
            pattern(
                r"(?i)^\W*(?:if you|in case you|to|(?:and )?for)\b.{0,40}?\b(?:see|seen|watch|watched|read|hear|heard|missed|for) ((?:the|our|my|his|her|their|this|what|(?-i:\p{Lu})\p{L}+)\b[^,.;:]{3,60}?)(?: yet| already)?, (?:you can |just |simply )?(?:click|read|watch|see|find|head|go|check)\b",
            ),
            pattern(&["(?i)", OWN_THING, hier].concat()),
            pattern(
                &[r"(?i)\bfor ", THING, r",? (?:just )?(?:click|look|head|go) (?:right |over )?here$"]
                    .concat(),
            ),
            pattern(&[r"^\W*((?i:our|my) [^.;:]{3,110}?),?", is_here].concat()),
        ]
    });
    let found = FORMS.iter().find_map(|form| form.captures(end))?;
    Some(found[1].to_owned()).filter(|thing| thing.chars().count() <= LONGEST)
}

/// "anyway, go and see it. |a picture of the set| here"
fn clause(end: &str) -> Option<String> {
    static HERE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)(?:^|[.,;:!?] )([^.,;:!?]{3,90}?) (?:right |over )?here$"));
    const FEWEST: usize = 3;
    let found = HERE.captures(end)?[1].to_owned();
    let is_order = ["click", "find", "read", "see", "watch", "go", "look", "and click", "just click", "head"]
        .iter()
        .any(|verb| found.to_lowercase().starts_with(verb) || found.to_lowercase().ends_with(verb));
    let found =
        [" is", " are", " can be found"].iter().find_map(|is| found.strip_suffix(is)).unwrap_or(&found);
    (found.split(' ').count() >= FEWEST && !is_order).then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(end: &str, beginning: &str, expected: Option<&str>) {
        assert_eq!(named(end, beginning).as_deref(), expected, "{end:?} {beginning:?}");
    }

    #[test]
    fn what_stands_around_a_link_called_here_names_the_page() {
        check("If you missed the trailer, click here", "click here", Some("the trailer"));
        check("You can read our review of Storm here", "here.", Some("our review of Storm"));
        check("and Joe Roe here", "here.", Some("Joe Roe"));
        check(
            "If you missed it, click here",
            "click here to read our talk with Ann Poe, and ",
            Some("our talk with Ann Poe"),
        );
        check("here", "here’s Ann’s review of Storm.", Some("Ann’s review of Storm"));
        check("and see it. a picture of the lamp here", "here, and ", Some("a picture of the lamp"));
        check(", and the trailer is here", "here.", Some("the trailer"));
        check("(Meine Kritik findet ihr hier", "hier.)", Some("Meine Kritik"));
        check(
            "; for Ann’s interview with Joe Roe click here",
            "here, and",
            Some("Ann’s interview with Joe Roe"),
        );
        check("For more, click here", "click here.", None);
    }

    #[test]
    fn a_link_may_say_itself_that_it_is_here() {
        assert_eq!(without_here("click here to read Ann’s review").as_deref(), Some("Ann’s review"));
        assert_eq!(without_here("watch the trailer here").as_deref(), Some("the trailer"));
        assert_eq!(without_here("My talk with Ann Poe is here").as_deref(), Some("My talk with Ann Poe"));
        assert_eq!(without_here("trailer here").as_deref(), Some("trailer"));
        assert_eq!(without_here("here’s the trailer").as_deref(), Some("the trailer"));
        assert_eq!(without_here("Where the river begins"), None);
    }
}
