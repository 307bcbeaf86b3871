//! The words that lead on: what stands before, above and in a link to read next.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::pattern::pattern;

/// Begins a line that is a link to read next.
pub(super) static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:related(?: (?:stories|story|articles?|links?|posts?|news|content|interviews?|coverage|reading|episodes?|videos?|features?|reviews?|podcasts?|pages?))?|read (?:more|next|also)|also read|see also|more(?: on| from)? [^:]{2,40}|more|must read|(?:up )?next(?: up)?|keep reading|continue reading|also (?:read|watch|see|listen)|don(?:’|')t miss|watch(?: (?:now|more|next|also))?|listen|further reading|previously|click here|check (?:it )?out|lire (?:aussi|[ée]galement)|à lire(?: aussi| [ée]galement)?|(?:à )?voir (?:aussi|[ée]galement)|lees ook|l[äa]s ocks[åa]|l[æe]s ogs[åa]|les ogs[åa]|lue my[öo]s|czytaj (?:te[żz]|tak[żz]e)|lee? (?:tambi[ée]n|m[áa]s)|leer (?:tambi[ée]n|m[áa]s)|te puede interesar|ver tambi[ée]n|relacionad[oa]s?|m[áa]s informaci[óo]n|lesen sie auch|mehr zum thema|(?:tambi[ée]n )?te puede interesar|(?:notas?|noticias?|art[íi]culos?) relacionad[oa]s?|sur le m[êe]me (?:sujet|th[èe]me)|articles? (?:li[ée]s?|similaires?)|mehr (?:dazu|zu [^:]{2,40})|passend dazu|auch interessant|leggi anche|potrebbe(?:ro)? (?:anche )?interessarti(?: anche)?|leia (?:mais|tamb[ée]m)|veja tamb[ée]m|関連(?:記事|リンク)?|(?:あわせて|合わせて)読みたい|こちらも(?:おすすめ|チェック)|相关(?:阅读|文章|报道)|延伸閱讀|延伸阅读|관련 ?(?:기사|글)|함께 읽기)\s*[:：–—|»>-]+\s*",
    )
});
/// A heading or a short line above links to read next.
pub(super) static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:related(?: (?:stories|story|articles?|links?|posts?|news|content|interviews?|coverage|reading|episodes?|videos?|features?|reviews?|podcasts?|pages?))?|read (?:next|also|more(?: (?:about|on|from|of) .{2,80})?)|read (?:these|this) next|what to read next|keep reading|more (?:like this|to (?:read|explore|watch)|reading)|suggested(?: for you| reading| stories)?|see also|further reading(?: .{2,30})?|(?:you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|recommended(?: (?:for you|stories|reading|articles|posts))?)|(?:for )?more (?:on|about|from):? .{2,80}|(?:read |watch |see |find )?(?:more|other|previous|earlier|further|all)(?: of)?(?: (?:our|my|the))? (?:interviews|reviews|features|videos|episodes|conversations|talks|entries|coverage)(?: (?:in|from|with|on|of|about) .{2,60})?|m[áa]s entrevistas|autres entretiens|weitere interviews|(?:show )?links|resources|(?:(?:links|resources|things|films|books) )?(?:mentioned|referenced|links|discussed) in (?:this|the) (?:episode|video|show|conversation|interview)|also on .{2,30}|previous coverage|for more|lire aussi|à lire aussi|sur le m[êe]me sujet|articles? (?:li[ée]s|associ[ée]s|relacionados)|noticias relacionadas|art[íi]culos relacionados|artigos relacionados|conte[úu]dos? relacionados|m[áa]s informaci[óo]n|para saber m[áa]s|suggested for you|lee tambi[ée]n|te puede interesar|m[áa]s sobre .{2,40}|mehr zum thema|das k[öo]nnte (?:sie|dich)(?: auch)? interessieren|passend dazu|leggi anche|(?:ti )?potrebbe(?:ro)? (?:anche )?interessart?i(?: anche)?|(?:articoli|notizie) correlat[ie]|(?:tambi[ée]n|quiz[áa]s?) te (?:puede|podr[íi]a) (?:interesar|gustar)|notas relacionadas|sur le m[êe]me th[èe]me|[àa] voir aussi|articles similaires|(?:[äa]hnliche|verwandte|weitere) (?:artikel|beitr[äa]ge|themen)|auch interessant|voc[êe] (?:tamb[ée]m )?pode (?:gostar|se interessar)|(?:mat[ée]rias|not[íi]cias) relacionadas|veja tamb[ée]m|leia (?:mais|tamb[ée]m)|vous aimerez aussi|関連(?:記事|リンク|ニュース)|(?:あわせて|合わせて)読みたい|相关(?:阅读|文章|报道)|延伸閱讀|延伸阅读|관련 ?(?:기사|글))\s*[:：]?\s*$",
    )
});
/// Says in a sentence that what follows is to be read.
pub(super) static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bfor more\b|\b(?:might|may|will|’ll|'ll) (?:also )?(?:enjoy|like)\b|\bhere(?:’|'|`)?(?:s| is| are)\b|\b(?:read|watch|see|check out|click|listen to|look at|catch|find|revisit|head)\b[^.]{0,60}\b(?:here|our|my|the|more|this|these|full|previous|below|interview|review|trailer|video|conversation|piece|article|coverage)\b|\bclick (?:here|on)\b|\b(?:be sure|make sure|don(?:’|')t forget|if you (?:missed|want|haven(?:’|')t))\b|\bin case you missed\b|\bfollow the links?\b|\byou can (?:read|watch|see|find|also|listen)\b|\b(?:pueden?|puedes) (?:leer|ver)|\blee (?:tambi[ée]n|m[áa]s|nuestra)|\bno te pierdas\b|\baqu[íi] (?:puedes|est[áa]|tienes)|\b[àa] (?:lire|voir|d[ée]couvrir)\b|\bretrouvez\b|\b(?:lisez|d[ée]couvrez|regardez)\b|\bvoici\b|\bcliquez\b|\blesen sie\b|\bhier geht(?:’|\x27)?s (?:zu|zur|zum)\b|\bhier (?:findet|findest|finden|lest|liest|k[öo]nnt|kannst|k[öo]nnen)\b|\bmehr (?:zu|[üu]ber)\b)",
    )
});
/// Texts of links that say nothing of the page they lead to.
pub(super) static EMPTY_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:click |right |over )?here(?:’s|'s)?|this(?: link| page| article| one)?|link|these|read(?: (?:more|it|this|here|the full (?:story|article|interview)))?|more|watch(?: (?:it|here|now|below))?|check it out|see(?: (?:more|here))?|full (?:story|article)|aqu[íi]|ici|hier|qui|leer m[áa]s|lire la suite|continue reading|via|source|next|previous)\W*$",
    )
});
/// Addresses of pages that list pages, of accounts and of shops.
pub(super) static NO_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)/(?:tags?|t|v|db|tagged|hub|label|dmca|galler(?:y|ies)|slideshows?|categor(?:y|ies)|authors?|topics?|people|person|contributors?|search|feeds?|rss|subscribe|newsletters?|privacy|terms|about|contact|login|account|etiqueta|auteur|autor)(?:/|$|\?)|//(?:[\w-]+\.)*(?:facebook|twitter|x|instagram|pinterest|tiktok|reddit|linkedin|threads|bsky|whatsapp|t)\.(?:com|me|app|net|co)(?:/|$)|//(?:amzn\.to|www\.amazon\.|geni\.us|bit\.ly|(?:apps|podcasts|music|tv)\.apple|open\.spotify|play\.google)|^https://[^/]+/?$",
    )
});
/// What is sold, or asked for, in the sentence of a link.
pub(super) static SOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:digital|print|magazine(?:’|')?s?) (?:edition|issue)|pre-?order|(?:buy|order|get|grab|purchase|rent) (?:your |a |the |it |them )?(?:tickets?|cop(?:y|ies)|now|here|on|at|from|film|movie|blu-ray|dvd)|(?:find|stream|watch|see|catch|rent) (?:it|the (?:film|movie|series|show|short|documentary)) (?:on|at|via|now on)|for (?:more|further) information|official (?:web)?site|tickets|donate|donation|patreon|kickstarter|merch|petition|affiliate|promo code|free trial|sign up|subscri\w+)\b",
    )
});
