//! Those who are named by one surname.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::finish::unique;
use crate::import::names::{names_ending, tokens};
use crate::import::pattern::pattern;

/// Of a name that stands in "Joe and Anthony Russo", all of them.
pub(super) fn with_sibling(name: &str, text: &str) -> Vec<String> {
    let Some((_, surname)) = name.split_once(' ') else { return vec![name.to_owned()] };
    let before = |joint: &str| text.find(&format!("{joint}{name}")).map(|at| &text[..at]);
    let joined = [" and ", " & ", " y ", " et ", " und "].iter().find_map(|joint| before(joint));
    let sibling = joined.and_then(|before| {
        let tokens = tokens(before);
        match &names_ending(before, &tokens)[..] {
            [.., one] if !one.contains(' ') => Some(format!("{one} {surname}")),
            _ => None,
        }
    });
    sibling.into_iter().chain([name.to_owned()]).collect()
}

/// Those who answer, and their brothers and sisters where a text speaks of them as such: "the Russo brothers".
pub(super) fn with_siblings(names: Vec<String>, text: &str) -> Vec<String> {
    static SIBLINGS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(\p{Lu}[\p{L}’'-]+) (?i:brothers|sisters|siblings|twins)\b"));
    let families: Vec<&str> =
        SIBLINGS.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    let is_of_family = |name: &str| name.rsplit(' ').next().is_some_and(|last| families.contains(&last));
    let of_one = |name: String| if is_of_family(&name) { with_sibling(&name, text) } else { vec![name] };
    unique(names.into_iter().flat_map(of_one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brothers_and_sisters_answer_together() {
        let all = |text: &str| with_siblings(vec!["Ola Vik".to_owned(), "Lena Aoki".to_owned()], text);
        let text = "Mo and Lena Aoki made Ember with Ola Vik.";
        assert_eq!(all(&format!("{text} The Aoki Sisters sing.")), ["Ola Vik", "Mo Aoki", "Lena Aoki"]);
        assert_eq!(all(text), ["Ola Vik", "Lena Aoki"]);
        assert_eq!(all("Mo and Lena Aoki. The sisters sing."), ["Ola Vik", "Lena Aoki"]);
    }
}
