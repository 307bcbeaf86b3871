//! What stands within quotations, and leads nowhere.

/// Whether a sentence of a paragraph stands amid what somebody says: "“I left. |He was in a trailer out there.|”"
pub(in super::super) fn is_quoted(text: &str, sentence: &str) -> bool {
    text.find(sentence).is_some_and(|at| opens_quotation(&text[..at]))
}

/// Whether a text ends within a quotation.
fn opens_quotation(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    // „Storm“ is closed by the mark that opens “Storm”.
    match text.contains('„') {
        true => count('„') > count('“'),
        false => count('"') % 2 == 1 || count('“') > count('”'),
    }
}

/// Whether somebody says what stands at a place of a sentence: it leads nowhere, as "here's an idiot I can work with".
pub(super) fn is_said(sentence: &str, at: usize) -> bool {
    // A quotation of several sentences ends with this one.
    let ends = sentence.matches('"').count() % 2 == 1 || sentence.ends_with('”') && !sentence.contains('“');
    ends || opens_quotation(&sentence[..at])
}
