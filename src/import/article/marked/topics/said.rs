//! What is asked as it stands in its line: without a bullet, the name of who speaks and what follows.

use crate::import::bullet::without_glyph;
use crate::import::marks::Span;

/// Where the name of who speaks ends at the latest, in bytes.
pub(super) const NAME: usize = 40;
/// How much of a line a question is at least that is all of it, and of another text that says the same, in percent.
const WHOLE: usize = 90;
const SAME: usize = 60;

/// What is asked: its whole line without the name of who speaks, where it is nearly that.
pub(super) fn text_of(span: &Span<'_>) -> String {
    if is_whole(span) {
        return said(span.within);
    }
    let end = if span.within[span.end..].starts_with('?') { span.end + 1 } else { span.end };
    span.within[span.start..end].to_owned()
}

pub(super) fn is_whole(span: &Span<'_>) -> bool {
    span.text.len() * 100 >= said(span.within).len() * WHOLE
}

/// A line without its bullet and the name of who speaks: "REEL: Was it cold?"
fn said(line: &str) -> String {
    parted(&without_glyph(line)).1.to_owned()
}

/// The name of who speaks, if there is one, and what they say.
pub(super) fn parted(line: &str) -> (Option<&str>, &str) {
    let named = line.split_once(": ").filter(|(name, _)| name.len() <= NAME && !name.contains(['?', '.']));
    named.map_or((None, line.trim()), |(name, said)| (Some(name), said.trim()))
}

/// Whether one of two folded texts is most of the other.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.contains(short) && short.len() * 100 >= long.len() * SAME
}

pub(super) fn words(text: &str) -> usize {
    text.split(' ').count()
}
