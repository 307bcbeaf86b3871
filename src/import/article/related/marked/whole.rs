//! From what a tagger marks to a whole title: it looks at pieces of words, and may end one too soon.

use crate::text::{fold, is_stop_word};

use super::Span;

/// Most words that are left of a line of which the rest is a title.
const LEFT: usize = 4;
/// Words of the shortest title to which what is left of its line belongs.
const HEADLINE: usize = 3;

/// What a page may be called in one word.
#[rustfmt::skip]
const PAGES: &[&str] = &[
    "review", "interview", "trailer", "teaser", "clip", "video", "podcast", "profile", "galler", "photo", "poster", "image", "featurette",
    "feature", "story", "article", "piece", "essay", "report", "recap", "transcript", "news", "episode", "q&a", "list", "part",
];

/// Returns the title that stands where something is marked; None if that says nothing.
pub(super) fn whole<'a>(span: &Span<'a>) -> Option<&'a str> {
    let (before, behind) = (&span.within[..span.start], &span.within[span.end..]);
    let begins_line = !before.contains(char::is_alphanumeric);
    let end = if begins_line && is_rest_of_title(span.text, behind) {
        span.start + span.within[span.start..].trim_end().len()
    } else {
        span.end + behind_small_word(span.text, behind)
    };
    let text = without_conjunction(&span.within[span.start..end]);
    let says = fold(text).split(' ').any(|word| !word.is_empty() && !is_stop_word(word));
    // "as well as |stars| Ann Poe and Joe Roe": one small word that names no page.
    let is_fragment = !text.contains(' ')
        && text.starts_with(char::is_lowercase)
        && !PAGES.iter().any(|page| fold(text).contains(page));
    // "PHOTOS:", and "the official Ember |site".
    let is_label = !text.contains(' ') && text.ends_with(':');
    let is_site = |word: Option<&str>| {
        word.is_some_and(|word| {
            ["site", "website"].contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
        })
    };
    let names_site = is_site(behind.split_whitespace().next()) || is_site(text.rsplit(' ').next());
    let lists_shows = ["Movie Times", "Showtimes"].iter().any(|shows| text.ends_with(shows));
    (says && !is_fragment && !is_label && !names_site && !lists_shows).then_some(text)
}

/// "Ann Poe Exits ‘Gravel| Kings’ After a Season|"
fn is_rest_of_title(text: &str, behind: &str) -> bool {
    let n_left = behind.split_whitespace().count();
    let is_parted =
        behind.contains(['|', '–', '—', '•', '(', '.']) || behind.contains(|c: char| c.is_ascii_digit());
    let is_ended = text.ends_with(['.', '!', '?', '…', '|', '–', '—']);
    (1..=LEFT).contains(&n_left)
        && behind.starts_with(' ')
        && text.split(' ').count() >= HEADLINE
        && !is_parted
        && !is_ended
        && !behind.trim_start().to_lowercase().starts_with("by ")
}

/// How long that is which ends a title that ends with a small word: "a clip from the| film| above".
fn behind_small_word(text: &str, behind: &str) -> usize {
    const OPEN: &[&str] =
        &["the", "a", "an", "of", "from", "with", "on", "in", "for", "by", "his", "her", "their", "our"];
    let last = text.rsplit(' ').next().unwrap_or_default();
    if !OPEN.contains(&last) || !behind.starts_with(' ') {
        return 0;
    }
    let mut length = 0;
    for (at, word) in behind.split_inclusive(' ').skip(1).enumerate() {
        let bare = word.trim_end();
        if at > 0 && !bare.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“' | '\'' | '"'))
        {
            break;
        }
        length += word.len();
        if bare.ends_with([',', '.', ';', ':', '!', '?', ')']) {
            break;
        }
    }
    let taken = behind[1..1 + length].trim_end_matches([' ', ',', '.', ';', ':', '!', '?', ')']);
    if taken.is_empty() { 0 } else { 1 + taken.len() }
}

/// "our video on the work| and", "Ann Poe on Ember| |"
fn without_conjunction(text: &str) -> &str {
    let ends = [" and", " or", " as well as", ","];
    let bare = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    bare.trim_end_matches([',', ' ', '|', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LinkKind;

    fn whole_of(within: &'static str, marked: &'static str) -> Option<&'static str> {
        let start = within.find(marked).unwrap();
        let end = start + marked.len();
        let kind = LinkKind::News;
        whole(&Span { line: 0, start, end, text: &within[start..end], within, likelihood: 0.9, kind })
    }

    #[test]
    fn a_title_goes_to_the_end_of_its_line() {
        let line = "Ann Poe Exits ‘Gravel Kings’ After a Season";
        assert_eq!(whole_of(line, "Ann Poe Exits ‘Gravel"), Some(line));
        for (line, marked) in [
            ("Ann Poe on Gravel Kings by Bo Sund", "Ann Poe on Gravel Kings"),
            ("Ann Poe on Gravel Kings | Reel", "Ann Poe on Gravel Kings"),
            ("Ann Poe on Gravel Kings 3 days ago", "Ann Poe on Gravel Kings"),
            ("Who Is the Gravel King? More News", "Who Is the Gravel King?"),
            ("Our review says a lot more of it than this", "Our review"),
        ] {
            assert_eq!(whole_of(line, marked), Some(marked), "{line}");
        }
    }

    #[test]
    fn a_small_word_is_not_the_last() {
        let line = "Check out a clip from the film above.";
        assert_eq!(whole_of(line, "a clip from the"), Some("a clip from the film"));
        let line = "You can read our review of Gravel Kings, and more.";
        assert_eq!(whole_of(line, "our review of"), Some("our review of Gravel Kings"));
        let line = "Watch our video on the work and our review.";
        assert_eq!(whole_of(line, "our video on the work and"), Some("our video on the work"));
        assert_eq!(whole_of("Ann Poe on Ember | Reel", "Ann Poe on Ember |"), Some("Ann Poe on Ember"));
        assert_eq!(whole_of("Read more of the, here.", "of the"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_stretch_of_a_line_has_a_title_or_none(words in proptest::collection::vec("\\PC{0,6}", 1..9), from in 0usize..9, to in 0usize..9) {
            let within = words.join(" ");
            let (from, to) = (from.min(words.len() - 1), to.min(words.len() - 1));
            let (from, to) = (from.min(to), from.max(to));
            let start = words[..from].iter().map(|word| word.len() + 1).sum();
            let end = words[..=to].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
            let span = Span { line: 0, start, end, text: &within[start..end], within: &within, likelihood: 0.9, kind: LinkKind::News };
            let _ = whole(&span);
        }
    }

    #[test]
    fn labels_and_sites_are_no_titles() {
        assert_eq!(whole_of("PHOTOS: Ten barns", "PHOTOS:"), None);
        assert_eq!(whole_of("Visit the official Ember site", "the official Ember"), None);
        assert_eq!(whole_of("Visit the official Ember site", "Visit the official Ember site"), None);
        assert_eq!(whole_of("the siting of Ember", "the siting of Ember"), Some("the siting of Ember"));
    }
}
