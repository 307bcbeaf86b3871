//! How names are joined to each other.

use super::{Token, run};

/// How a name is joined to what stands before it.
pub(super) struct Joint {
    /// Where that ends, in tokens.
    pub(super) before: usize,
    /// "Joe and Ann Poe", with nothing else between.
    pub(super) is_pair: bool,
}

/// "Ann Poe, and director |Joe Doe": roles may stand between.
pub(super) fn joint_before(tokens: &[Token], name: usize) -> Option<Joint> {
    let mut start = name;
    while start > 0 && tokens[start - 1].is_lead() && matches!(tokens[start].gap.trim(), "" | "/" | "-") {
        start -= 1;
    }
    let before = start.checked_sub(1)?;
    let gap = tokens[start].gap.trim();
    if tokens[before].is_and() && gap.is_empty() {
        return Some(Joint { before, is_pair: start == name && tokens[before].gap.trim().is_empty() });
    }
    let is_joint = !gap.is_empty() && gap.chars().all(|c| matches!(c, '&' | ',' | '+' | ' '));
    is_joint.then_some(Joint { before: start, is_pair: start == name && gap == "&" })
}

/// "Ann Poe |along with| producer Joe Doe"
pub(super) fn is_with(behind: &str) -> bool {
    const WITH: &[&str] = &[" along with ", " together with ", " as well as ", " alongside "];
    WITH.iter().any(|with| behind.starts_with(with))
}

/// "Joe and Anthony Russo".
pub(super) fn is_first_of_pair(tokens: &[Token], end: usize) -> bool {
    let joined = tokens.get(end).is_some_and(|next| next.is_and() || next.gap.trim() == "&");
    let from = if tokens.get(end).is_some_and(Token::is_name_word) { end } else { end + 1 };
    joined && run(tokens, from) >= from + 2
}

/// "Joe and Anthony Russo" are two of one surname.
pub(super) fn share_surname(names: &mut [String]) {
    if let [first, second] = names
        && let Some((_, surname)) = second.split_once(' ')
        && !first.contains(' ')
    {
        *first = format!("{first} {surname}");
    }
}
