//! Names as they are written, in full and in short.

use crate::text::fold;

/// Returns a name as it is usually written: "JOE RUSSO" is "Joe Russo".
pub(in super::super) fn in_mixed_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut up = true;
    let mut mixed = String::new();
    for c in name.chars() {
        if up {
            mixed.push(c)
        } else {
            mixed.extend(c.to_lowercase())
        }
        up = !c.is_alphanumeric() && !matches!(c, '\u{301}');
    }
    mixed
}

/// Returns the one of the names that a short form means: all of it, its last word, its first, or initials.
pub(in super::super) fn means<'a>(short: &str, names: &'a [String]) -> Option<&'a String> {
    let short = fold(short);
    let by = |fits: &dyn Fn(&str) -> bool| names.iter().find(|name| fits(&fold(name)));
    let initials = |name: &str| name.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let is_short = (2..=4).contains(&short.len());
    by(&|name| name == short)
        .or_else(|| by(&|name| name.ends_with(&format!(" {short}"))))
        .or_else(|| by(&|name| name.starts_with(&format!("{short} "))))
        .or_else(|| by(&|name| is_short && initials(name) == short.replace(' ', "")))
        // "TO" is Tariq Osei-Bonsu, too.
        .or_else(|| names.iter().find(|name| is_short && initials(&name.to_lowercase()) == short))
}

/// Whether one letter stands for a name: "T", who was "Tilda Roe" when first speaking.
pub(in super::super) fn is_letter_of(letter: &str, name: &str) -> bool {
    letter.chars().count() == 1 && name.starts_with(letter)
}
