//! From the likelihoods of tags to stretches of text.

use super::{Marks, N_SORTS, Place, Sought};
use crate::model::LinkKind;

/// Sorts of offers as the tagger numbers them.
const KINDS: [LinkKind; super::N_KINDS] =
    [LinkKind::Interview, LinkKind::Review, LinkKind::Trailer, LinkKind::Video, LinkKind::News];

/// A stretch of a line that is likely to be what is sought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Span<'a> {
    pub(in super::super) line: usize,
    /// Where it begins in its line, in bytes.
    pub(in super::super) start: usize,
    pub(in super::super) end: usize,
    pub(in super::super) text: &'a str,
    /// The text of the line in which it stands.
    pub(in super::super) within: &'a str,
    /// Geometric mean of the likelihoods of its tags, in 0..=1.
    pub(in super::super) likelihood: f32,
    /// What sort of page it is the title of, if it is an offer.
    pub(in super::super) kind: LinkKind,
}

/// Returns the likeliest tags of each line as stretches.
pub(super) fn found(marks: &Marks, sought: Sought) -> Vec<Span<'_>> {
    let mut found = Vec::new();
    for (of_line, all) in marks.by_line() {
        // The last piece stands behind the line.
        let n = of_line.len() - 1;
        let scores: Vec<[f32; 3]> = all[..n].iter().map(|own| tags(own, sought)).collect();
        for (first, last) in stretches(&likeliest(&scores)) {
            let mean = scores[first..=last].iter().map(|tags| tags[1].max(tags[2])).sum::<f32>()
                / (last + 1 - first) as f32;
            let kinds = &all[first][3 * N_SORTS..];
            let kind = (0..KINDS.len())
                .max_by(|&a, &b| kinds[a].total_cmp(&kinds[b]))
                .map_or(LinkKind::News, |at| KINDS[at]);
            found.push(span(marks, of_line[first], of_line[last], mean.exp(), kind));
        }
    }
    found
}

fn span<'a>(marks: &'a Marks, first: Place, last: Place, likelihood: f32, kind: LinkKind) -> Span<'a> {
    let within = marks.lines[first.line].text.as_str();
    // A piece may be a part of a word.
    let is_part = |c: char| c.is_alphanumeric();
    let mut start = first.start;
    if within[start..].starts_with(is_part) {
        start -= within[..start].chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
    }
    let mut end = last.end;
    if within[..end].ends_with(is_part) {
        end += within[end..].chars().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
    }
    Span { line: first.line, start, end, text: &within[start..end], within, likelihood, kind }
}

fn tags(all: &[f32], sought: Sought) -> [f32; 3] {
    let first = 3 * sought as usize;
    [all[first], all[first + 1], all[first + 2]]
}

/// The likeliest sequence of tags in which an inside follows a beginning or an inside (Viterbi 1967).
fn likeliest(scores: &[[f32; 3]]) -> Vec<usize> {
    let mut best = [0.0, 0.0, f32::NEG_INFINITY];
    let mut came_from: Vec<[usize; 3]> = Vec::with_capacity(scores.len());
    for own in scores {
        let before = if came_from.is_empty() { [0.0, f32::NEG_INFINITY, f32::NEG_INFINITY] } else { best };
        let pick = |among: &[usize]| {
            among.iter().copied().max_by(|&a, &b| before[a].total_cmp(&before[b])).unwrap_or(0)
        };
        let from = [pick(&[2, 1, 0]), pick(&[2, 1, 0]), pick(&[2, 1])];
        best = [0, 1, 2].map(|tag| before[from[tag]] + own[tag]);
        came_from.push(from);
    }
    let mut tag = (0..3).rev().max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
    let mut path = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        path[at] = tag;
        tag = came_from[at][tag];
    }
    path
}

/// The first and last place of each beginning with what is inside of it.
fn stretches(path: &[usize]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, &tag) in path.iter().enumerate() {
        match (tag, found.last_mut()) {
            (1, _) => found.push((at, at)),
            (2, Some(last)) if last.1 + 1 == at => last.1 = at,
            _ => {}
        }
    }
    found
}

pub(super) fn likelihood(marks: &Marks, sought: Sought, text: &str) -> Option<f32> {
    if text.is_empty() {
        return None;
    }
    let mut likeliest: Option<f32> = None;
    for (of_line, all) in marks.by_line() {
        let line = marks.lines[of_line[0].line].text.as_str();
        for (start, _) in line.match_indices(text) {
            let end = start + text.len();
            let inside = of_line.iter().zip(all).filter(|(piece, _)| piece.start < end && piece.end > start);
            let (mut sum, mut n) = (0.0, 0.0);
            for (_, own) in inside {
                sum += 1.0 - tags(own, sought)[0].exp();
                n += 1.0;
            }
            let own = if n > 0.0 { sum / n } else { 0.0 };
            likeliest = Some(likeliest.map_or(own, |most: f32| most.max(own)));
        }
    }
    likeliest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inside_follows_a_beginning() {
        // The second piece is likelier an inside than anything, and the first than nothing: so it begins what is there.
        let likely =
            |most: usize| -> [f32; 3] { std::array::from_fn(|tag| if tag == most { -0.1 } else { -3.0 }) };
        let path = likeliest(&[[-0.7, -0.9, -3.0], likely(2), likely(2), likely(0), likely(1), likely(1)]);
        assert_eq!(path, [1, 2, 2, 0, 1, 1]);
        assert_eq!(stretches(&path), [(0, 2), (4, 4), (5, 5)]);
        assert_eq!(likeliest(&[[-3.0, -5.0, -0.1]]), [0], "nothing begins inside");
        assert!(likeliest(&[]).is_empty());
    }
}
