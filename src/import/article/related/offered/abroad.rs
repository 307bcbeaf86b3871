//! Phrases that name a page in other languages than English.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// Pages that a sentence in German, French or Spanish names.
pub(super) fn named_abroad(sentence: &str) -> impl Iterator<Item = String> + '_ {
    static NAMED: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        [
            pattern(r"\b[Hh]ier geht(?:’s|'s| es) (?:zum|zur) (\p{Lu}[^,.;]{3,60})"),
            pattern(
                r"\b((?i:unsere?n?|meine?n?|die|das|den|eine?n?) (?:\p{Ll}+ ){0,2}(?:Kritik|Rezension|Interview|Gespräch|Porträt|Text|Beitrag|Trailer)(?: (?:zu|zum|zur|mit|über|von) [^,.;]{2,70}?)?)(?: (?:dazu|findet|finden|gibt|könnt|können|lest|lesen|steht|ist|empfohlen|hier)\b|[,.;]|$)",
            ),
            pattern(
                r"\b((?i:notre|nos|la|le|les|l[’']|une?) ?(?:critique|interview|entretien|rencontre|portrait|bande-annonce)(?: (?:de |du |des |avec |d[’'])[^,.;]{2,60}?)?)(?: (?:est|sont|ici|à lire)\b|[,.;]|$)",
            ),
            pattern(
                r"\b((?i:nuestr[ao]s?|la|el|las|una?) (?:cr[íi]tica|rese[ñn]a|entrevista|conversaci[óo]n|charla|tr[áa]iler)(?: (?:de|del|a|con|sobre|que) [^,.;]{2,80}?)?)(?: (?:est[áa]n?|aqu[íi]|y (?:la|el|nuestr[ao]s?))\b|[,.;]|$)",
            ),
        ]
    });
    // What ends one phrase may begin the next.
    let all = move |form: &'static Regex| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = form.captures_at(sentence, from)?.get(1)?;
            from = found.end();
            Some(found.as_str().to_owned())
        })
    };
    NAMED.iter().flat_map(all)
}
