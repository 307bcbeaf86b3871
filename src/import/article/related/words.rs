//! The words that lead on: what stands before, above and in a link to read next.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::{one_of, pattern};

/// Calls what follows related, whether before a link or above a list of them.
#[rustfmt::skip]
const RELATED: &[&str] = &[
    r"related articles +more from author", r"related(?: (?:movie |film |tv )?(?:headlines?|stories|story|articles?|links?|posts?|news|content|interviews?|coverage|reading|episodes?|videos?|features?|reviews?|podcasts?|pages?))?",
    "read also", r"see also(?: (?:in|on|at|from) .{2,30})?", r"(?:further|extended) reading(?: .{2,30})?",
    // Spanish, Portuguese
    r"lee? (?:tambi[ée]n|m[áa]s)", r"leer (?:tambi[ée]n|m[áa]s)", r"ver tambi[ée]n", r"relacionad[oa]s?", r"m[áa]s informaci[óo]n",
    r"(?:notas?|noticias?|art[íi]culos?|artigos|mat[ée]rias|not[íi]cias|conte[úu]dos?) relacionad[oa]s?",
    r"leia (?:mais|tamb[ée]m)", r"veja tamb[ée]m",
    // French, Italian
    r"lire (?:aussi|[ée]galement)", r"[àa] lire(?: aussi| [ée]galement)?(?: (?:sur|dans|chez) .{2,30})?", r"voir (?:aussi|[ée]galement)", r"[àa] voir(?: aussi| [ée]galement)?",
    r"sur le m[êe]me (?:sujet|th[èe]me)", r"articles? (?:li[ée]s?|associ[ée]s|similaires?|relacionados)",
    "leggi anche",
    // German, Dutch, the Nordic languages, Polish
    "lesen sie auch", r"(?:mehr )?zum thema", r"mehr (?:zum film|zur serie)", "passend dazu", "zum (?:weiterlesen|nachlesen)", "weiterlesen",
    "lees ook", r"l[äa]s ocks[åa]", r"l[æe]s ogs[åa]", r"les ogs[åa]", r"lue my[öo]s", r"czytaj (?:te[żz]|tak[żz]e)",
    // Japanese, Chinese, Korean
    r"関連(?:記事|リンク|ニュース)?", "(?:あわせて|合わせて)読みたい", "(?:相关|相關)(?:阅读|閱讀|文章|报道|報道)", "延伸閱讀", "延伸阅读", r"관련 ?(?:기사|글)",
];
/// Stands before a link, behind which a colon or a dash stands.
#[rustfmt::skip]
const BEFORE_LINK: &[&str] = &[
    "(?:read|see) more(?: (?:on|about) [^:]{2,40})?", "also read", r"(?:read|see|lesen sie|lies|lire|lee|leer)(?: (?:also|auch|aussi|tambi[ée]n))? (?:our|unsere?n?|notre|nuestr[ao]) \p{L}+", r"more(?: on| from)? [^:]{2,40}", "more", "must read", "next up", "(?:photos?|gallery|pictures)", r"(?:earlier|previously) (?:in|on) (?:this|the|our) (?:series|show)", "continue reading", "from the archives?",
    "also(?: (?:read|watch|see|listen))?", r"also (?:at|on|in) [^:]{2,40}", "don(?:’|')t miss", "watch(?: (?:now|more|next|also))?", "listen", "previously",
    "if you (?:liked|enjoyed|like|enjoy) (?:this|this one|it)", "click here", "check (?:it )?out", r"mehr (?:dazu|zu [^:]{2,40})", "こちらも(?:おすすめ|チェック)", "함께 읽기",
];
/// Stands alone above what a site has besides.
const MORE: &str = "more";
/// Stands above links, and nothing else on its line.
#[rustfmt::skip]
const ABOVE_LINKS: &[&str] = &[
    r"(?:read more|keep reading)(?: (?:about|on|from|of) .{2,80})?", r"(?:for )?more (?:on|about|from):? .{2,80}", "for more", "also(?: (?:read|watch|see))?", "have an? (?:listen|look|read|watch)",
    "(?:previous|complete|full|additional) coverage", "(?:also )?in this (?:series|package)", "companion pieces?", "(?:additional|background) reading", "(?:go|dig|dive) deeper", r"previously(?: (?:on|at|in) .{2,40})?", r"elsewhere on .{2,40}",
    r"(?:read |watch |see |find |hear |explore |discover )?(?:more|other|previous|earlier|further|all)(?: of)?(?: (?:our|my|the))?(?: [\p{L}’'-]{3,20})? (?:interviews|reviews|features|videos|conversations|talks|chats|webchats|recordings|entries|coverage)(?: (?:in|from|with|on|of|about) .{2,60})?",
    "(?:show )?links(?: (?:from|in|for) (?:this|the) (?:episode|show|video))?", r"links (?:&|and) .{2,30}", "further (?:listening|viewing|watching)", "resources", "don(?:’|')t miss (?:these )?related (?:stories|articles|videos)",
    "if you (?:liked|enjoyed|like) (?:this|this one|it),? (?:try|listen to|read|you(?:’|')ll like)", "(?:links|resources|things|films|books|people|pages) (?:mentioned|referenced|discussed)",
    "(?:(?:links|resources|things|films|books) )?(?:mentioned|referenced|links|discussed) (?:in|on) (?:this|the) (?:episode|video|show|conversation|interview)",
    r"m[áa]s entrevistas", "para saber m[áa]s", r"m[áa]s sobre .{2,40}", "autres entretiens", "(?:articoli|notizie) correlat[ie]",
    MORE, "weitere interviews", "(?:[äa]hnliche|verwandte|weitere) (?:artikel|beitr[äa]ge|themen)",
];
/// Stands above a box of what goes with a page.
#[rustfmt::skip]
const ABOVE_BOX: &[&str] = &[
    "more (?:on|about) (?:this )?(?:story|film|movie|topic|subject)", "(?:other things|more) to explore", "(?:read|watch) also", "further viewing",
    r"m[áa]s sobre est[ae] \p{L}+",
];
/// The same, above what a site recommends to whoever has read the page.
#[rustfmt::skip]
const RECOMMENDED: &[&str] = &[
    "(?:what to )?(?:read|watch|listen to) next", "read (?:these|this) next", "keep reading", "featured (?:posts?|articles?)", r"want to (?:know|read|see) more\??",
    "more (?:like this|to (?:read|explore|watch|discover|love)|reading)", "(?:explore|discover|see) more", "now read(?: this)?", "read this", "(?:people|readers)(?: who read this)? also (?:read|liked?|viewed)", "(?:other|more) (?:posts|stories|articles) you (?:may|might)(?: also)? (?:like|enjoy)", "(?:stories|picked) for you", "more (?:stories|articles|interviews|news) like (?:this|these)(?: one)?", "suggested(?: for you| reading| stories| articles| posts)?",
    "you (?:may|might)(?: also)? (?:like|enjoy|be interested in|want to (?:read|watch|see|hear|listen to))", "similar (?:posts|articles|stories)",
    r"(?:(?:tambi[ée]n|quiz[áa]s?) )?(?:te|le) (?:puede|podr[íi]a) (?:interesar|gustar)", r"voc[êe] (?:tamb[ée]m )?pode (?:gostar|se interessar)",
    "vous aimerez(?: aussi)?", r"(?:ti )?potrebbe(?:ro)? (?:anche )?interessart?i(?: anche)?",
    "das k[öo]nnte (?:sie|dich)(?: auch)? interessieren", "auch interessant", r"also on .{2,30}",
    "more (?:films?|movies?|tv|television)", r"from your site articles", r"(?-i:\p{Lu})[\p{L}. ]{1,25} recommends",
];
/// The same, where a box may be the site's as well: in HTML such a heading alone makes none the page's.
const RECOMMENDED_TO_ANYBODY: &[&str] = &["recommended(?: (?:for you|stories|reading|articles|posts))?"];
/// The same, above what a site has for whoever reads anything there.
#[rustfmt::skip]
const TO_ANYBODY: &[&str] = &[
    r"recommended from .{2,30}", "next", "up next", "don(?:’|')?t miss", "must[- ]read(?: stories)?", "from your site articles", r"also by \p{Lu}.{2,40}",
    "more (?:about|in) (?:interviews?|movies?|films?|features?|television|tv|streaming|entertainment|reviews)",
    "next (?:story|article)", "episodes", "(?:also )?in this issue", "editors?(?:’|')?s?(?:’|')? (?:picks?|choice)", "(?:other|more) (?:stories|articles|posts)(?: (?:from|by) .{2,40})?", "(?:more|other|previous|earlier|recent|all) episodes", "previous (?:features|posts|articles|entries|stories)",
];
/// Says in a sentence that what follows is to be read.
#[rustfmt::skip]
const LEADS_ON: &[&str] = &[
    r"\bfor more\b", r"\bis (?:also )?in our\b", r"\b(?:I|we)(?:(?:’|')ve)? (?:also )?(?:have|got) (?:an?|our|my|some|two|three|four|five|six|seven|eight|nine|ten|\d+)\b[^.]{0,40}\b(?:clips?|trailers?|images|featurettes?|posters?)\b", r"\bis on (?:YouTube|Vimeo)\b", r"\bcan be found\b", r"\bin the (?:usual place|archives?)\b", r"\byou(?:’|')ll find\b", r"\bthere(?:’|')s (?:also )?(?:an?|our|my)\b[^.]{0,40}\b(?:piece|review|interview|profile|chat|clip|trailer|post|essay|episode)\b", r"\b(?:is|are|went) (?:now |already |finally |also )?(?:(?:right |over )?here|up|online)\b", r"\b(?:might|may|will|’ll|'ll) (?:also )?(?:enjoy|like)\b", r"\bhere(?:’|'|`)?(?:s| is| are)\b",
    r"\b(?:read|watch|see|check out|click|listen to|look at|catch|find|revisit|head)\b[^.]{0,60}\b(?:here|our|my|the|more|this|these|full|previous|below|interview|review|trailer|video|conversation|piece|article|coverage)\b",
    r"\bclick (?:here|on)\b", r"\b(?:be sure|make sure|don(?:’|')t forget|(?:I|we)(?:(?:’|')d| would) (?:suggest|recommend)|if you (?:missed|want|haven(?:’|')t))\b",
    r"\bin case you missed\b", r"\b(?:if you|those of you who) (?:read|saw|heard)\b", r"\b(?:readers|you) (?:may|might|will) (?:recall|remember)\b", r"\bfollow the links?\b", r"\byou (?:can|may|might) (?:read|watch|see|find|also|listen)\b",
    r"\b(?:pueden?|puedes) (?:leer|ver)", r"\blee (?:tambi[ée]n|m[áa]s|nuestra)", r"\bno te pierdas\b", r"\baqu[íi] (?:puedes|est[áa]|tienes)",
    r"\b[àa] (?:lire|voir|d[ée]couvrir)\b|^(?:voir|lire)\b", r"\b(?:retrouvez|lisez|d[ée]couvrez|regardez|voici|cliquez)\b",
    r"\blesen sie\b", r"\b(?:findet|finden|könnt|lest)\b[^.]{0,50}\bhier\b", r"\bempfohlen\b|\bgibt es (?:ein|auch|hier)\b", r"\bhier geht(?:(?:’|')?s| es) (?:zu|zur|zum)\b", r"\bmehr (?:zu|[üu]ber)\b",
    r"\bhier (?:findet|findest|finden|lest|liest|k[öo]nnt|kannst|k[öo]nnen)\b",
];
/// Texts of links that say nothing of the page they lead to.
#[rustfmt::skip]
const SAYING_NOTHING: &[&str] = &[
    "(?:click |right |over )?here(?:’s|'s)?", "(?:in |at |on |over )?this(?: link| page| article| one| post| piece| story)?", "link", "these", "more", "via", "source", "next", "previous",
    "read(?: (?:more|it|this|here|the full (?:story|article|interview)))?", "watch(?: (?:it|here|now|below))?", "see(?: (?:more|here))?",
    "(?:watch|read|see|find|hear) (?:it|them|that) (?:here|now|below)", "check it out", "full (?:story|article)", "continue reading",
    "aqu[íi]", "leer m[áa]s", "ici", "lire la suite", "hier", "qui",
];
/// Parts of addresses at which pages are listed, or of what is no article.
#[rustfmt::skip]
const LISTING: &[&str] = &[
    "tags?", "t", "v", "db", "tagged", "hub", "label", "categor(?:y|ies)", "topics?", "search",
    "authors?", "contributors?", "auteur", "autor", "etiqueta",
    "stores?", "shop", "dmca", "feeds?", "rss", "subscribe", "newsletters?", "privacy", "terms", "about", "contact", "login", "account",
];
/// Hosts of accounts and of shops, with the slashes before them.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    r"//(?:[\w-]+\.)*(?:facebook|twitter|x|instagram|stumbleupon|digg|delicious|tumblr|pinterest|tiktok|reddit|linkedin|threads|bsky|whatsapp|t)\.(?:com|me|app|net|co)(?:/|$)",
    r"//(?:amzn\.to|www\.amazon\.|geni\.us|bit\.ly|(?:apps|podcasts|music|tv)\.apple|open\.spotify|play\.google)",
    "^https://[^/]+/?$", r"\.(?:mp3|m4a|wav|zip)$",
    r"/(?:films?|movies?|titles?|names?|person)/(?:tt|nm)?\d+/?$",
];
/// What is sold, or asked for.
#[rustfmt::skip]
const FOR_SALE: &[&str] = &[
    "(?:digital|print|magazine(?:’|')?s?) (?:edition|issue)", "pre-?order",
    "(?:buy|order|get|grab|purchase|rent) (?:your |a |the |it |them )?(?:tickets?|cop(?:y|ies)|now|here|on|at|from|film|movie|blu-ray|dvd)",
    "(?:find|stream|watch|see|catch|rent) (?:it|the (?:film|movie|series|show|short|documentary)) (?:on|at|via|now on)",
    "for (?:more|further) information", "official (?:web)?site", "(?:now )?streaming (?:now )?on", "tickets", "book (?:now|here|tickets)", "r[ée]server", "comprar entradas", "donate", "donation", "patreon", "kickstarter", "merch",
    "petition", "affiliate", "promo code", "free trial", "sign up", r"subscri\w+", "newsletters?", "delivered (?:every|daily|weekly|to your)",
];

/// A line at the foot of a page.
#[rustfmt::skip]
const AT_FOOT: &[&str] = &[
    r"about(?: us| this site| the (?:author|contributor|writer)s?)?", r"contact(?: us)?", r"advertise(?: with us)?", "careers", "jobs", r"press(?: & events)?", r"privacy(?: policy)?",
    r"terms(?: of (?:use|service))?", r"(?:join )?our (?:team|audience|staff)", "copyright .*", "©.*", r"site ?map", "masthead", r"follow us.*",
    r"(?:sign up|subscribe)\b.*", r"get the .* newsletter", r"(?:enter )?your e-?mail(?: address)?", "sign me up", "see all", r"keep up with (?:your|our|the)\b.*", r"stay (?:up to date|in the loop|connected)\b.*", r".* (?:in|to) your inbox", r"mentions l[ée]gales", "impressum", "aviso legal",
    r"(?:on the web|facebook|twitter|youtube|instagram|tiktok|bluesky|threads): .*", r"comments?:? \(?\d+\)?", r"\d+ comments?", "(?:leave|post|add) a comment", "no comments(?: yet)?",
];

/// Behind words that stand alone on a line.
const ALONE: &str = r"\s*(?:[:：…]|\.\.\.)?\s*$";
/// Parts such a word from the link behind it.
const DELIMITER: &str = r"\s*(?:[:：–—|»>\]]+|-+(?:\s|$))\s*";

/// A line at the foot of a page: "About Us".
pub(super) static FOOTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\W*{}\W*$", one_of(AT_FOOT))));
/// Begins a line that is a link to read next.
pub(super) static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*{}{DELIMITER}|^(?-i:SEE(?: ALSO)?|PHOTOS) ",
        one_of(&[BEFORE_LINK, RELATED, RECOMMENDED, RECOMMENDED_TO_ANYBODY, TO_ANYBODY].concat())
    ))
});
/// A heading or a short line above links to read next.
pub(super) static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*{}{ALONE}|^/?\w+ related:$",
        one_of(&[ABOVE_LINKS, RELATED, RECOMMENDED, RECOMMENDED_TO_ANYBODY, TO_ANYBODY].concat())
    ))
});
/// The heading of a box of pages that go with this one.
pub(super) static BOX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^\W*{}{ALONE}", one_of(&[ABOVE_BOX, RELATED, RECOMMENDED].concat())))
});
/// Begins such a box, whatever follows.
pub(super) static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:{}\b|(?:read )?more (?:on|about)\b|read more\b)",
        one_of(&[ABOVE_BOX, RELATED, RECOMMENDED].concat())
    ))
});
/// A heading above what a site has for whoever reads anything there: "In this issue".
pub(super) static GENERAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\W*{}{ALONE}", one_of(&[TO_ANYBODY, &[MORE]].concat()))));
/// A heading above what a site recommends, which a page may have chosen: "You might also like".
pub(super) static RECOMMENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^\W*{}{ALONE}", one_of(&[RECOMMENDED, RECOMMENDED_TO_ANYBODY].concat())))
});
/// The same before a link: "Read next: ".
pub(super) static GENERAL_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\W*{}{DELIMITER}", one_of(TO_ANYBODY))));
/// Says in a sentence that what follows is to be read.
pub(super) static CUE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){}", one_of(LEADS_ON))));
/// Texts of links that say nothing of the page they lead to.
pub(super) static EMPTY_TEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\W*{}\W*$", one_of(SAYING_NOTHING))));
/// Addresses of pages that list pages, of accounts and of shops.
pub(super) static NO_PAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)/{}(?:/|$|\?)|{}", one_of(LISTING), one_of(ELSEWHERE))));
/// Addresses of pages about somebody; there may be articles among them.
pub(super) static OF_SOMEBODY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)/(?:people|person)(?:/|$)"));
/// What is sold, or asked for, in the sentence of a link.
pub(super) static SOLD: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{}\b", one_of(FOR_SALE))));

/// Whether a sentence stands above links to read next: "Check out our other interviews at the links below:", "For more
/// of my Storm interviews:"; what is in the player below is the talk itself.
pub(super) fn leads_below(text: &str) -> bool {
    static BELOW: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:links?|interviews?|articles?|stories|coverage)\b[^.]{0,20}\bbelow\W*:$|\b(?:more|other|previous|earlier|recent|related)\b(?:[^.]|\b(?:vs|mr|mrs|dr)\.){0,50}\b(?:interviews|coverage|articles|stories|pieces|posts|features|conversations|chats|links)\b[^.:]{0,40}:$|\bclick (?:on )?(?:the|these) links?\b[^.:]{0,20}:$|\bclick on the following\b[^.:]{0,60}:$|\bclick here\b[^.:]{0,60}\bor (?:watch|read|see|listen to)[^.:]{0,12}:$",
        )
    });
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\bvideo interview below|\bfull (?:video )?interviews? below"));
    BELOW.is_match(text) && !text.contains("player") && !OWN.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_stand_above_links() {
        for text in [
            "For more of my Storm interviews:",
            "Here are more Storm: Rising interviews and stories:",
            "For more Susie vs. the Tide coverage:",
            "For all our previous coverage, click the links:",
            "If you missed them, click here for all of it, or watch:",
        ] {
            assert!(leads_below(text), "{text}");
        }
        for text in ["Here’s what we talked about:", "Ann Poe:", "Our interview is in the player below:"] {
            assert!(!leads_below(text), "{text}");
        }
    }
}
