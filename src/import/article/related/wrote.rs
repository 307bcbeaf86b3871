//! What sentences of a copied article tell that somebody of the site wrote.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// Clauses of a sentence for whoever wants more, that tell what somebody of the site wrote: "If you liked this,
/// |Ann Poe reviewed Storm| and |I talked to Joe Roe|."
pub(super) fn wrote(sentence: &str) -> Vec<String> {
    static WANTS_MORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:also,? )?(?:if you(?:(?:’|')re| are) (?:interested|curious|into)|if you (?:want|(?:en)?joyed|liked?|dig|dug|loved?)\b|if you(?:(?:’|')d| would) like|for more)\b[^,]{0,80},\s+",
        )
    });
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:,\s+(?:and\s+)?|\s+and\s+)"));
    static TELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:I|[Ww]e|(?:[Mm]y|[Oo]ur) (?:\p{L}+ ){0,2}\p{Lu}\p{L}+|\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){0,2}) (?:also |recently |already |(?:have|has|’ve|'ve) ){0,2}(?:reviewed|talked|spoke|interviewed|wrote|chatted|sat down|profiled)\b.{3,}$",
        )
    });
    static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:I|we)\b.{0,40}\b(?:reviewed|talked|spoke|interviewed|wrote|chatted)\b")
    });
    // "in |The Man Who Wrote Eleven Lines": the title of what was written.
    static IN_TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\bin ((?:\p{Lu}[\p{L}’'-]*|of|the|and|a|in|to|for|on)(?: (?:\p{Lu}[\p{L}’'-]*|of|the|and|a|in|to|for|on)){3,})$",
        )
    });
    let Some(lead) = WANTS_MORE.find(sentence) else { return Vec::new() };
    let rest = sentence[lead.end()..].trim_end_matches(['.', '!', ' ']);
    // "I spoke with her in “Ann Poe keeps the buttons”": titles are marked.
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[“"]([^“”"]{10,120})[”"]"#));
    let quoted: Vec<String> =
        QUOTED.captures_iter(rest).map(|found| found[1].trim_end_matches([',', '.']).to_owned()).collect();
    if !quoted.is_empty() && SPEAKS.is_match(rest) {
        return quoted;
    }
    let clauses = CLAUSE.split(rest).filter(|clause| TELLS.is_match(clause));
    let title = |clause: &str| IN_TITLE.captures(clause).map(|found| found[1].to_owned());
    clauses.map(|clause| title(clause).unwrap_or_else(|| clause.to_owned())).collect()
}

/// Clauses that tell whom somebody of the site has talked to besides, behind a list of topics: "|Ola previously talked
/// to Joe Roe for Storm|, and |I also spoke with the baker|."
pub(super) fn talked(sentence: &str) -> Vec<String> {
    static TALKED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:I|[Ww]e|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?:(?:’|')ve)? (?:(?:have|has) )?(?:also|previously|recently|already|once) (?:talked|spoke|spoken|chatted|sat down|interviewed)\b(?: (?:to|with))? (?:\p{Ll}+ ){0,2}\p{Lu}.{2,}$",
        )
    });
    // "we’ve ranked every Storm film", "Ola Vik makes the case for Storm", "Ann Poe told us about goats"
    static TELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Back in \p{Lu}\p{L}+|[Ee]arlier this \p{L}+|[Ll]ast \p{L}+),? )?(?:(?:I|[Ww]e) (?:talked|spoke|chatted|sat down) (?:to|with) (?:her|him|them) .{6,}|(?:our own )?\p{Lu}\p{L}+ (?:talked|spoke) (?:to|with) (?:the \p{Ll}|\p{Ll}+ \p{Lu}).{6,}|(?:I|[Ww]e) also had \p{Lu}.{6,}|(?:I|[Ww]e)(?:(?:’|')ve| have)? (?:also |already )?(?:ranked|reviewed|wrote (?:\p{Ll}+ ){0,2}about|rounded up|listed|collected|explained|recapped)\b.{6,}|(?:our own )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2} (?:(?:also |previously |has |have ){0,2}(?:(?:stopped by and )?told (?:us|me)|explained (?:\p{Ll}+ ){0,3}to us|walked us through|spoke (?:to|with) us|talked to us|sat down with us)|makes the case|breaks down|digs into|walks (?:you|us) through|takes (?:you|us) (?:inside|through|behind))\b.{6,}|\p{Lu}\p{L}+ \p{Lu}\p{L}+ (?:reviewed|profiled|wrote about|interviewed)\b.{6,}|\p{Lu}\p{L}+ gave .{2,60} an? [A-F][+-]?(?: (?:out of|from) .{3,30})?|\p{Lu}\p{L}+ (?:spoke|talked|chatted|sat down) (?:to|with) \p{Lu}.{4,})$",
        )
    });
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s+(?:and\s+)?|;\s+|\s+and you can\b"));
    // "Ola takes that last scene apart in “The Ending, Explained.”"
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"\b(?:explains?|breaks?|takes?|unpacks?|writes?|wrote|looks?|digs?|ranks?|argues?|asks?|talks?|talked|spoke)\b[^“"]{3,80} in [“"]([^“”"]{12,120})[”"]"#,
        )
    });
    if let Some(found) = TITLE.captures(sentence) {
        return vec![found[1].trim_end_matches([',', '.']).to_owned()];
    }
    // "Ann Poe told me that her trainer, Joe Roe, had to unteach her" is what she said here.
    static SAID: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:told|tells) (?:us|me) that\b"));
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    CLAUSE
        .split(bare)
        .filter(|clause| (TALKED.is_match(clause) || TELLS.is_match(clause)) && !SAID.is_match(clause))
        .map(str::to_owned)
        .collect()
}

/// What a sentence says that the site has had before, or more of: "We brought you |what she had to say about Storm| and
/// |how the mill burned|, but ..."
pub(super) fn brought(sentence: &str) -> Vec<String> {
    static BROUGHT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:we|I)(?:(?:’|')ve| have)? (?:(?:already|previously|recently|also|just|earlier) ){0,2}(?:brought you|shown you|showed you|shared with you|posted|published|ran) ((?:what|how|why|everything) .{10,}?)(?:,? (?:but|so|while|and (?:now|today|here))\b.*)?[.!]?$",
        )
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r",? (?:and|as well as) (what|how|why) "));
    // "I also posted video interviews with Ann Poe, Joe Roe and Ola Vik."
    static TALKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?i:we|I)(?:(?:’|')ve| have)? (?:(?:already|previously|recently|also|just|earlier) ){1,2}(?:posted|published|ran) (?:\p{Ll}+ ){0,3}(?:interviews|talks|chats|conversations) with (\p{Lu}[^.;:!?]{3,120})\W*$",
        )
    });
    if let Some(found) = TALKS.captures(sentence) {
        let names = found[1].replace(", and ", ", ").replace(" and ", ", ");
        return names.split(", ").map(|name| format!("interview with {name}")).collect();
    }
    static THING: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        [
            // "Last week I published |the first part of my talk with Ann Poe|, in which ..."
            pattern(
                r"\b(?:we|I)(?:(?:’|')ve| have)? (?:(?:already|previously|recently|also|just) )?(?:posted|published|ran|brought you|shared) ((?:the (?:first|second|other) (?:part|half)|part (?:one|two|1|2)) of (?:my|our) [^.,;:()!?]{4,100})",
            ),
            // "Following |our interview with Ann Poe|, we’re thrilled ..."
            pattern(
                r"^Following ((?:our|my) (?:\p{L}+ ){0,2}(?:interview|talk|chat|conversation)s? with [^,;:()]{4,100}), (?:we|I|here)\b",
            ),
            // "For |more from our Reel Talk series|, click here."
            pattern(r"^(?i:for) (more from our [^,.;:]{3,60} series), (?:click|see|go|head|visit)\b"),
        ]
    });
    if let Some(found) = THING.iter().find_map(|form| form.captures(sentence)) {
        return vec![found[1].to_owned()];
    }
    let Some(found) = BROUGHT.captures(sentence) else { return Vec::new() };
    let what = AND.replace_all(&found[1], "\n$1 ");
    what.split('\n').map(|thing| thing.trim_end_matches(',').to_owned()).collect()
}

/// What brackets behind a name lead to, and say nothing else: "Storm (|review|) is long", "(see our interview)".
pub(super) fn in_brackets(sentence: &str) -> Vec<String> {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\((?i:(?:read |see |watch )?((?:our |my |the )?(?:full |red band )?(?:reviews?|trailers?|interviews?)))(?: here)?\)",
        )
    });
    BRACKETS.captures_iter(sentence).map(|found| found[1].to_owned()).collect()
}

/// Whom the site met, too: "|We interviewed Poe on Sunday|, too, and she laughed."
pub(super) fn met_too(sentence: &str) -> Option<String> {
    static TOO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:And )?((?:We|I) (?:interviewed|met|spoke (?:to|with)|talked (?:to|with)|sat down with) \p{Lu}[^,.;]{2,60}), too\b",
        )
    });
    TOO.captures(sentence).map(|found| found[1].to_owned())
}

/// The title of what a sentence of an introduction says to have stood in the same publication: "In an earlier issue
/// of this journal, Ann Poe wrote of it in "|Scissors and Secrets|"."
pub(super) fn of_earlier_issue(sentence: &str) -> Option<String> {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)\b(?:this|our|previous|earlier) (?:journal|magazine|site|blog|issue|pages)\b[^"“]{0,160}["“]([^"”]{12,120})["”]"#,
        )
    });
    TITLE.captures(sentence).map(|found| found[1].trim_end_matches([',', '.']).to_owned())
}

/// What a colleague wrote, whom a sentence calls the site's own: "(|Our own Ann Poe gave Storm four stars|, and I agree.)"
pub(super) fn of_colleague(sentence: &str) -> Option<String> {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b[Oo]ur own \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+ (?:gave|called|reviewed|loved|raved|wrote|ranked|named|spoke|talked|sat|broke|caught|saw)\b[^.,;()]{6,}",
        )
    });
    OWN.find(sentence).map(|found| found.as_str().trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_wants_more_is_told_who_wrote_it() {
        let text = "If you liked this, Ola Vik reviewed the book last week, I talked to Joe Roe about salt, and I wrote about the music in The Woman Who Tuned a Mill.";
        let expected = [
            "Ola Vik reviewed the book last week",
            "I talked to Joe Roe about salt",
            "The Woman Who Tuned a Mill",
        ];
        assert_eq!(wrote(text), expected);
        let quoted =
            "If you liked this one, look in the archive: I spoke with her in “Ann Poe keeps the buttons”.";
        assert_eq!(wrote(quoted), ["Ann Poe keeps the buttons"]);
        assert!(wrote("If you like salt, Ann Poe is in the film, and it opens on Friday.").is_empty());
    }

    #[test]
    fn whom_they_talked_to_besides_is_told_behind_a_list() {
        assert_eq!(
            talked("Ola previously talked to Joe Roe for Storm, and Ann has a review."),
            ["Ola previously talked to Joe Roe for Storm"]
        );
        assert_eq!(
            talked("Ola takes that last scene apart in “The ‘Storm’ Ending, Explained.”"),
            ["The ‘Storm’ Ending, Explained"]
        );
        assert!(talked("Ann Poe talked about salt, and she also talked to the baker.").is_empty());
    }

    #[test]
    fn what_the_site_has_had_before_is_told() {
        let text = "We already brought you what Poe had to say about Storm and how an owl ended Tide, but there is more.";
        assert_eq!(brought(text), ["what Poe had to say about Storm", "how an owl ended Tide"]);
        let talks = "I also posted video interviews with Ann Poe, Joe Roe and Ola Vik.";
        let with = ["Ann Poe", "Joe Roe", "Ola Vik"].map(|name| format!("interview with {name}"));
        assert_eq!(brought(talks), with);
        let too = "We interviewed Roe on Sunday, too, and he recalls the owl.";
        assert_eq!(met_too(too).as_deref(), Some("We interviewed Roe on Sunday"));
        let before = "Following our interview with Storm star Ann Poe, we’re glad to have one more.";
        assert_eq!(brought(before), ["our interview with Storm star Ann Poe"]);
        let series = "For more from our Salt & Ann series, click here.";
        assert_eq!(brought(series), ["more from our Salt & Ann series"]);
        let part = "Last week I published the first part of my talk with the two of them, in which they burned a barn.";
        assert_eq!(brought(part), ["the first part of my talk with the two of them"]);
        assert!(brought("We talked about what she had to say about Storm.").is_empty());
    }

    #[test]
    fn a_colleague_is_the_sites_own() {
        let text = "(Our own Ann Poe gave Storm four stars out of five, and I’m with her.)";
        assert_eq!(of_colleague(text).as_deref(), Some("Our own Ann Poe gave Storm four stars out of five"));
        assert_eq!(of_colleague("We make our own Bread Ann Poe said."), None);
    }

    #[test]
    fn an_earlier_issue_is_one_of_the_same_publication() {
        let text =
            "In an earlier issue of this journal, Ann Poe wrote of it in “Scissors and Secrets: a Mill”.";
        assert_eq!(of_earlier_issue(text).as_deref(), Some("Scissors and Secrets: a Mill"));
        assert_eq!(of_earlier_issue("She wrote of it in “Scissors and Secrets: a Mill”."), None);
    }
}
