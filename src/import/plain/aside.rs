//! What a copy sets amid a sentence: the pages of a film that it names.

/// What opens it, and most lines and most characters of one that it holds.
const OPENS: &str = "[+see also:";
const MOST: usize = 8;
const LONGEST: usize = 80;

/// Returns a text in which what stands between "Ember [+see also:" and "], her first film," stands behind the paragraph.
pub(super) fn behind(text: &str) -> String {
    if !text.contains(OPENS) {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut found = String::with_capacity(text.len());
    let mut at = 0;
    while at < lines.len() {
        let mut paragraph = lines[at].to_owned();
        let mut asides: Vec<String> = Vec::new();
        at += 1;
        // A paragraph may name several films.
        while let Some(before) = paragraph.trim_end().strip_suffix(OPENS) {
            let Some((held, rest)) = held(&lines[at..]) else { break };
            let pages = lines[at..at + held].iter().copied().chain(closing(lines[at + held]));
            let film = capitals_at_end(before.trim_end());
            asides.push(format!("{film} {OPENS}\n{}\n", pages.collect::<Vec<_>>().join("\n")));
            paragraph = format!("{}{rest}", before.trim_end());
            at += held + 1;
        }
        found.push_str(&paragraph);
        found.push('\n');
        asides.iter().for_each(|aside| found.push_str(aside));
    }
    found
}

/// The film before an aside: the words with capitals at the end of a text.
fn capitals_at_end(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_of_title = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let n = words.iter().rev().take(MOST).take_while(is_of_title).count();
    words[words.len() - n..].join(" ")
}

/// How many lines an aside holds, and what of the line behind them goes on with the sentence; the page that ends it may
/// stand on that line: "film profile], her first film".
fn held<'a>(lines: &[&'a str]) -> Option<(usize, &'a str)> {
    let goes_on = |line: &str| line.starts_with([',', '.', ';', ':', ')']);
    let end = lines.iter().take(MOST).position(|line| line.contains(']') || goes_on(line.trim_start()))?;
    let is_aside = lines[..end].iter().all(|line| line.chars().count() <= LONGEST);
    let rest = lines[end].split_once(']').map_or(lines[end].trim_start(), |(_, rest)| rest);
    is_aside.then_some((end, rest))
}

/// The page before the bracket that closes an aside.
fn closing(line: &str) -> Option<&str> {
    line.split_once(']').map(|(page, _)| page.trim()).filter(|page| !page.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aside_stands_behind_its_paragraph() {
        let copy = "In Ember [+see also:\nfilm review\nfilm profile], her film, and Tide [+see also:\ntrailer\n, his, it rains.\nReel: Why?\n";
        assert_eq!(
            behind(copy),
            "In Ember, her film, and Tide, his, it rains.\nIn Ember [+see also:\nfilm review\nfilm profile\nTide [+see also:\ntrailer\nReel: Why?\n"
        );
        let open = "In Ember [+see also:\n";
        assert_eq!(behind(open), open);
        assert_eq!(behind("In Ember\n"), "In Ember\n");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at(text in proptest::prelude::any::<String>()) {
            let _ = (behind(&text), behind(&text.replace(' ', "\n[+see also:\n")));
        }
    }
}
