//! Which line rules take for the headline.

use crate::import::names::is_shouted;

use super::super::furniture::{is_furniture, is_path, last_step};
use super::super::line::{Line, goes_on, is_title};
use super::super::lost::is_lost;
use super::super::{is_bare_day, site};
use super::signs::{
    CREDITED, CUE, NEAR, STANDFIRST, TAG, has_dek, is_again_with_site, is_explained, is_kicker, is_quotation,
    leads_to, says_often, subjects,
};
use super::{LONG, Top};

/// How far below the top a headline may stand again.
const AGAIN: usize = 2;
/// Words of the longest headline.
const LONGEST: usize = 25;

/// Returns the line that rules take for the headline of a page; none if they say that the copy has lost it.
pub(super) fn told(lines: &[Line<'_>], top: &Top, all: &str) -> Option<usize> {
    let above = &lines[..top.end];
    let near = &lines[..lines.len().min(top.end + AGAIN)];
    let last_menu = above.iter().rposition(Line::is_rubrics);
    let weights = (0..above.len()).map(|at| (at, weight(above, near, at, top, last_menu)));
    // Of lines that weigh the same, the first.
    let best = weights.rev().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, weight)| *weight > 0.0);
    // What goes on about a headline stands below it, and may name what that only plays with.
    let is_below = |at: usize| is_explained(above, at) && !is_again_with_site(near, at);
    let best = best.map_or(0, |(at, _)| if is_below(at) { at - 1 } else { at });
    // A copy that has lost it begins with the article, below nothing but a day.
    let is_first = lines[..best.min(lines.len())].iter().all(|line| is_bare_day(&line.text));
    (!(is_first && is_lost(all))).then_some(best)
}

/// How much speaks for a line being the headline; negative if it can be none.
fn weight(top: &[Line<'_>], near: &[Line<'_>], at: usize, page: &Top, last_menu: Option<usize>) -> f64 {
    let (line, body) = (&top[at], page.body.as_str());
    if line.is_none() {
        return -1.0;
    }
    let n_words = line.n_words();
    let n_subjects = subjects(&line.text, body);
    let below = &top[at + 1..top.len().min(at + 1 + NEAR)];
    let just_above = at.checked_sub(1).map(|above| &top[above]);
    // What stands below one that is written as a title, and names what the text is about, is only a part of it.
    let is_below_headline = || {
        just_above.is_some_and(|above| {
            above.n_words() >= LONG
                && !above.is_none()
                && !is_quotation(&above.text)
                && subjects(&above.text, body) > 1
        })
    };
    let explains = |next: &Line<'_>| !next.is_none() && subjects(&next.text, body) > 0;
    let steps = top.iter().filter(|line| is_path(&line.text)).filter_map(|line| last_step(&line.text));
    let clues = [
        (steps.into_iter().any(|step| step == line.text), 6.0),
        (n_subjects >= 1, 2.0),
        (n_subjects >= 2, 2.0),
        (says_often(&line.text, body), 1.0),
        (n_words >= LONG, 1.0),
        (CUE.is_match(&line.text), 1.0),
        (is_title(&line.text), 1.0),
        (is_quotation(&line.text) && !is_below_headline() && below.first().is_some_and(explains), 6.0),
        (is_shouted(&line.text) && n_words > 2, 1.0),
        // "Lena Aoki on Ember She burned a house down.", the title of a page, and what it begins with.
        (n_words >= LONG && near.iter().any(|other| goes_on(&other.text, &line.text)), 6.0),
        (below.iter().any(Line::is_byline), 2.0),
        (just_above.is_some_and(|above| above.is_byline() || is_furniture(&above.text)), 1.0),
        // What stands above a menu is the name of the site, and its motto.
        (last_menu.is_some_and(|menu| menu > at), -4.0),
        // Below the title of its page, and above its picture, it stands again.
        (n_words >= LONG && is_again_with_site(near, at), 4.0),
        // "Reel > Films > Lena Aoki on Ember", above it.
        (near.iter().any(|other| leads_to(&line.text, &other.text)), -6.0),
        (STANDFIRST.is_match(&line.text), -3.0),
        (is_kicker(top, at), -2.0),
        (at > 0 && is_kicker(top, at - 1), 1.0),
        // "Lena Aoki in Ember", above whose picture it is.
        (at > 0 && below.first().is_some_and(|next| CREDITED.is_match(&next.text)), -4.0),
        (TAG.is_match(&line.text), -4.0),
        // What explains it stands between it and the byline.
        (n_words >= LONG && has_dek(top, at), 2.0),
        (site::is_name(&line.text, page.site.as_deref()), -4.0),
        (n_words < 2, -1.0),
        (n_words > LONGEST, -2.0),
        (line.text.ends_with(['.', '?']) && !line.text.contains(['“', '‘', '"']), -1.0),
    ];
    let sum: f64 = clues.iter().filter(|(is_so, _)| *is_so).map(|(_, weight)| weight).sum();
    // Anything is better than nothing.
    sum.max(0.0) + 0.1
}
