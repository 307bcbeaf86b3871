//! Reading a page by overlapping windows.

use std::ops::Range;

use rayon::prelude::*;

use super::N_SCORES;
use super::features::{BEGIN, N, OF_BEGIN, Seen};
use super::{N_KINDS, N_SORTS};
use crate::encoder::{EncodeError, Tag};

/// Pieces of a window, without the one that begins it.
const WINDOW: usize = 383;
/// How far the next window begins behind one.
const STEP: usize = 303;

/// Returns the scores of all pieces, each from the window in which most stands on both sides of it.
pub(super) fn scores(seen: &[Seen], tagger: &dyn Tag) -> Result<Vec<[f32; N_SCORES]>, EncodeError> {
    let of_windows: Result<Vec<_>, EncodeError> =
        windows(seen.len()).into_par_iter().map(|at| Ok((at.clone(), window(&seen[at], tagger)?))).collect();
    let mut scores = vec![[0.0; N_SCORES]; seen.len()];
    let mut most_inside: Vec<Option<usize>> = vec![None; seen.len()];
    for (Range { start, end }, of_window) in of_windows? {
        for (at, own) in (start..end).zip(of_window) {
            let before = if start == 0 { usize::MAX } else { at - start };
            let behind = if end == seen.len() { usize::MAX } else { end - 1 - at };
            let inside = before.min(behind);
            if most_inside[at].is_none_or(|most| inside > most) {
                most_inside[at] = Some(inside);
                scores[at] = own;
            }
        }
    }
    Ok(scores)
}

/// Where windows begin and end that together hold so many pieces; the last is as long as the others, if there are others.
fn windows(n: usize) -> Vec<Range<usize>> {
    let last = n.saturating_sub(WINDOW);
    let starts = (0..last).step_by(STEP).chain((n > 0).then_some(last));
    starts.map(|start| start..n.min(start + WINDOW)).collect()
}

fn window(seen: &[Seen], tagger: &dyn Tag) -> Result<Vec<[f32; N_SCORES]>, EncodeError> {
    let ids = std::iter::once(BEGIN).chain(seen.iter().map(|piece| piece.id)).collect();
    let told: Vec<i32> =
        std::iter::once(OF_BEGIN).chain(seen.iter().map(|piece| piece.told)).flatten().collect();
    debug_assert_eq!(told.len(), N * (seen.len() + 1));
    let raw = tagger.tag(ids, told)?;
    if raw.len() != N_SCORES * (seen.len() + 1) {
        return Err(EncodeError::Run(format!("{} scores of {} pieces", raw.len(), seen.len() + 1)));
    }
    let rows = raw.chunks_exact(N_SCORES).skip(1);
    Ok(rows.map(|row| normalized(std::array::from_fn(|at| row[at]))).collect())
}

/// Turns scores into natural logarithms of likelihoods, each sort of thing for itself.
fn normalized(mut scores: [f32; N_SCORES]) -> [f32; N_SCORES] {
    let (tags, kinds) = scores.split_at_mut(3 * N_SORTS);
    debug_assert_eq!(kinds.len(), N_KINDS);
    for group in tags.chunks_exact_mut(3).chain(std::iter::once(kinds)) {
        let most = group.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let all = most + group.iter().map(|score| (score - most).exp()).sum::<f32>().ln();
        group.iter_mut().for_each(|score| *score -= all);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_hold_every_piece_and_are_of_one_length() {
        for n in [0, 1, WINDOW, WINDOW + 1, WINDOW + STEP, 5000] {
            let all = windows(n);
            assert_eq!(all.first().map(|first| first.start), (n > 0).then_some(0));
            assert_eq!(all.last().map_or(0, |last| last.end), n);
            assert!(all.windows(2).all(|pair| pair[1].start < pair[0].end), "{n}");
            assert!(all.iter().all(|window| window.len() == n.min(WINDOW)), "{n}");
        }
    }

    #[test]
    fn likelihoods_of_a_group_add_up_to_one() {
        let scores = normalized(std::array::from_fn(|at| at as f32 * 10.0));
        for group in scores[..3 * N_SORTS].chunks_exact(3).chain([&scores[3 * N_SORTS..]]) {
            assert!((group.iter().map(|score| score.exp()).sum::<f32>() - 1.0).abs() < 1e-3);
        }
    }
}
