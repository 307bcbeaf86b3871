//! What a page calls something else to read: tidied, or dropped where it is an account, a shop or the page itself.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::squeeze;
use crate::import::draft::Draft;
use crate::import::pattern::pattern;
use crate::model::LinkKind;
use crate::text::fold;

use super::words::{EMPTY_TEXT, LINE, NO_PAGE, OF_SOMEBODY, SOLD};
use super::{here, kind};

/// Longest text around a link that says what sort of page it leads to, in characters.
const LONGEST_CONTEXT: usize = 200;
/// Words of the shortest headline: fewer are somebody's name.
const SHORTEST_HEADLINE: usize = 5;
/// Words of the longest title; the longest in `tests/data/import/pages` has 21.
const LONGEST: usize = 40;

/// Adds something else to read by its title, tidied, unless it is nothing of the sort; `context` is what it stands in.
pub(super) fn add(draft: &mut Draft, title: &str, url: Option<String>, context: &str) {
    static NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:https?:|www\.|subscribe|sign up|e-?mail (?:this|to)\b|print(?: this\b.*)?$|(?:discuss|comment on) this\b|follow (?:us|me)\b|follow .{2,40} on (?:twitter|facebook|instagram|x|letterboxd)\b|listen\W*$|(?:(?:our|my) )?(?:twitter|facebook|instagram|youtube|tiktok) (?:account|page|feed|channel)\b.*|apple podcasts\b|(?:.*\b)?leave (?:us|me) a (?:review|comment|rating)\b.*|our sponsors?\b|(?:visit )?(?:the )?official (?:.{2,60} )?(?:web ?)?site\b.*|.*\buse code\b|.*\bhad to say in the (?:player|video)\b.*|recommended release\b|watch .{2,60} online$|(?:film|series|cast) profile$|article content$|the full article$|.{1,30}\((?:instagram|twitter|facebook|x)\)$|.*\bmessage boards?\b|.*\b(?:when|as) (?:it|the film) (?:arrives|opens|hits|comes)\b.*|.*\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day$|buy\b|win\b|dir: |order\b|get tickets|(?:features|interviews|reviews|news|movies?|films?|tv|lists?|(?:movie|film|tv|entertainment) news|(?:\w+ )?policy|terms(?: of \w+)?)$)",
        )
    });
    // "Related Story" above a headline leads to the same page, and is not its title.
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:related(?: (?:stories|story|articles?|links?|posts?|news|reading|content|coverage))?|read (?:next|also)|see also|also read|up next|recommended|must read)(?:\s*[:|–—]\s*|\s*$)",
        )
    });
    // "... Read more" ends a card.
    static TRAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(\S.{10,}?)\s+(?:read|see) more\W*$"));
    let bare = squeeze(title);
    let bare = without_brackets(&bare);
    let bare = TRAIL.replace(bare, "$1").into_owned();
    let bare = LEAD.replace(&bare, "");
    // An arrow points on; the same mark behind a French title closes its quotation.
    let is_arrow = |c: char| matches!(c, '»' | '›' | '>' | '→' | ' ');
    let behind = |c: char| is_arrow(c) && !(c == '»' && bare.contains('«'));
    let mut title = bare.trim_start_matches(is_arrow).trim_end_matches(behind).to_owned();
    // "(click here to view the trailer)"
    if title.ends_with(')') && !title.contains('(') {
        title.pop();
    }
    let goes_on = |url: &str| draft.url.as_deref().is_some_and(|own| is_next_page(own, url));
    let is_name = title.split(' ').count() < SHORTEST_HEADLINE;
    let is_no_page =
        |url: &str| NO_PAGE.is_match(url) || goes_on(url) || is_name && OF_SOMEBODY.is_match(url);
    if url.as_deref().is_some_and(is_no_page) {
        return;
    }
    if let Some(bare) = here::without_here(&title) {
        title = bare;
    }
    if EMPTY_TEXT.is_match(&title) {
        // "here" says nothing; what it stands in does.
        title = here::named(context, "").unwrap_or_else(|| LINE.replace(context, "").trim().to_owned());
    }
    let folded = fold(&title);
    let is_it = |name: &str| fold(name) == folded;
    // A name that is a link leads to a list of what is about them.
    let is_somebody = || url.is_some() && draft.people.iter().any(|person| is_it(&person.name));
    if draft.interviewer.as_deref().is_some_and(is_it) || is_it(&draft.title) || is_somebody() {
        return;
    }
    // "Book tickets", in a list of pages about the film.
    let is_offer = title.split(' ').count() < SHORTEST_HEADLINE && SOLD.is_match(&title);
    // "Ember (1950)" is a film that was mentioned.
    static FILM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^(:]{2,60} \((?:19|20)\d\d\)$"));
    let is_told = title.split(' ').any(|word| word.starts_with(char::is_lowercase) && word.len() > 3);
    let is_film = url.is_none() && !is_told && FILM.is_match(&title) && !folded.contains("review");
    let is_offer = is_offer || is_film || is_where_to_watch(&title, draft);
    let is_text = title.split(' ').nth(LONGEST).is_some();
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 2
        || is_text
        || is_offer
        || NO_TITLE.is_match(&title)
    {
        return;
    }
    let around = if context.chars().nth(LONGEST_CONTEXT).is_none() { context } else { "" };
    let kind = match kind(&title, url.as_deref()) {
        LinkKind::News => kind(around, None),
        told => told,
    };
    draft.add_link(&title, url, kind);
}

/// "Watch Ember on Reel+"
fn is_where_to_watch(title: &str, draft: &Draft) -> bool {
    let rest = ["Watch ", "Stream ", "See ", "Rent "].iter().find_map(|verb| title.strip_prefix(verb));
    let is_film = |rest: &str| {
        draft
            .works
            .iter()
            .any(|work| rest.strip_prefix(&work.title).is_some_and(|behind| behind.starts_with(" on ")))
    };
    rest.is_some_and(is_film)
}

/// "Ember review]" of a line "[Related: Ember review]".
fn without_brackets(title: &str) -> &str {
    title.strip_suffix(']').filter(|rest| !rest.contains('[')).unwrap_or(title)
}

/// Whether an address is that of a further page of the same article.
fn is_next_page(own: &str, url: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^/?(?:\?)?(?:page|p|pg)?[/=-]?\d{1,2}/?$"));
    url.strip_prefix(own.trim_end_matches('/')).is_some_and(|rest| NUMBER.is_match(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_any_title_is_none() {
        let added = |title: &str| {
            let mut draft = Draft::new("Lena Aoki on Ember");
            add(&mut draft, title, None, title);
            draft.links.into_iter().map(|link| link.title).collect::<Vec<_>>()
        };
        let title = "our review of a film in which everything burns but the house";
        assert_eq!(added(title), [title]);
        assert!(added(&format!("{title}, {}", "and it burns ".repeat(LONGEST / 3))).is_empty());
    }
}
