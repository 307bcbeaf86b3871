//! How far two spellings are apart.

/// Returns how many edits a spelling of `chars` characters may be off by: short words are
/// too close to each other to forgive any, long ones forgive up to three.
#[must_use]
pub fn allowed_edits(chars: usize) -> usize {
    match chars {
        0..=3 => 0,
        4..=6 => 1,
        7..=11 => 2,
        _ => 3,
    }
}

/// Returns the edits between two texts: insertions, deletions, replacements and swaps of
/// neighbours (optimal string alignment, by `strsim`).
#[must_use]
pub fn edit_distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// Returns the set of letters and digits of a folded text as bits, for [`may_be_within`].
#[must_use]
pub fn letter_mask(folded: &str) -> u64 {
    folded.chars().fold(0, |mask, c| {
        mask | match c {
            'a'..='z' => 1 << (c as u64 - 'a' as u64),
            '0'..='9' => 1 << (26 + c as u64 - '0' as u64),
            ' ' => 0,
            _ => 1 << (36 + c as u64 % 28),
        }
    })
}

/// Returns false only if two texts with these masks are surely more than `edits` apart:
/// an edit takes away at most one letter and brings at most one.
#[must_use]
pub fn may_be_within(edits: usize, mask_a: u64, mask_b: u64) -> bool {
    let (gone, come) = ((mask_a & !mask_b).count_ones(), (mask_b & !mask_a).count_ones());
    gone.max(come) as usize <= edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_mask_never_rejects_what_is_near(a in "[a-e ]{0,12}", b in "[a-e ]{0,12}") {
            let distance = edit_distance(&a, &b);
            prop_assert!(may_be_within(distance, letter_mask(&a), letter_mask(&b)));
        }

        #[test]
        fn distance_is_symmetric_and_zero_for_the_same(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(edit_distance(&a, &b), edit_distance(&b, &a));
            prop_assert_eq!(edit_distance(&a, &a), 0);
        }
    }
}
