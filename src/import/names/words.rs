//! Words that stand in names, beside them, and in none.

/// Words that stand before a name and say what somebody does; folded, in several languages.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "director", "directors", "codirector", "codirectors", "writer", "writers", "cowriter", "cowriters",
    "screenwriter", "screenwriters", "producer", "producers", "actor", "actors", "actress", "actresses", "star",
    "stars", "costar", "costars", "composer", "composers", "cinematographer", "cinematographers", "editor",
    "editors", "filmmaker", "filmmakers", "creator", "creators", "cocreator", "showrunner", "showrunners", "author",
    "subject", "founder", "founders", "cofounder", "cofounders", "siblings", "stuntman", "stunt", "coordinator", "choreographer", "designer", "designers", "animator", "comedian", "singer",
    "musician", "dp", "helmer", "supervisor", "vfx", "executive", "artist", "boss", "ceo", "cto", "cfo", "coo", "ep", "chief", "president", "sound",
    "production", "costume", "alumni", "alumna", "alumnus", "alum", "alums", "documentarian", "documentarians", "auteur", "legend", "veteran", "newcomer", "newcomers", "firsttimer", "firsttimers", "duo", "team", "brothers",
    "supervisors", "coordinators", "choreographers", "animators", "artists", "comedians", "musicians", "authors", "novelist",
    "playwright", "narrator", "dps", "dir", "cast",
    "realizador", "realizadora", "directora", "actriz", "guionista", "cineasta", "productor", "productora",
    "protagonista", "compositor", "realisateur", "realisatrice", "acteur", "actrice", "scenariste", "producteur",
    "productrice", "compositeur", "regisseur", "regisseurin", "schauspieler", "schauspielerin", "darsteller", "darstellerin", "hauptdarsteller", "hauptdarstellerin", "kameramann", "kamerafrau", "drehbuchautor",
    "regista", "attore", "attrice", "diretor", "diretora", "ator", "atriz",
];

/// Last parts of what is said of somebody in one word: "Oscar-nominated", "London-based".
pub(super) const PRAISE: &[&str] =
    &["nominated", "winning", "nominee", "winner", "based", "born", "bound", "turned", "led"];

/// Words that may stand with those before a name.
pub(super) const HONOURS: &[&str] = &[
    "best",
    "contender",
    "nominee",
    "winner",
    "winning",
    "nominated",
    "oscar",
    "emmy",
    "academy",
    "award",
    "supporting",
    "lead",
    "legendary",
];

/// Words with a capital in headlines and sentences that are in no name.
#[rustfmt::skip]
pub(super) const NOT_NAMES: &[&str] = &[
    "minutes", "questions", "the", "a", "an", "and", "or", "of", "on", "in", "at", "to", "for", "with", "from", "by", "about", "into", "as", "his",
    "her", "their", "its", "plus", "vs", "versus", "info", "update", "updates", "my", "our", "your", "he", "she", "they", "we", "i", "it", "you", "this", "that", "these",
    "both", "now", "how", "why", "what", "when", "where", "who", "which", "whether", "if", "is", "are", "was", "were", "has", "have",
    "had", "did", "do", "does", "not", "no", "new", "first", "last", "next", "more", "most", "all", "but", "than", "then", "there", "here",
    "interview", "interviews", "exclusive", "video", "watch", "listen", "read", "review", "trailer", "podcast", "episode", "q", "qa", "conversation",
    "talks", "talk", "talking", "discusses", "discuss", "explains", "explain", "reveals", "reveal", "breaks", "break", "opens", "says", "say", "tells", "tell", "teases", "shares", "share",
    "reflects", "recalls", "dives", "dishes", "unpacks", "looks", "remembers", "describes", "addresses", "details", "previews", "confirms", "answers", "chats", "spills", "takes", "goes", "gets", "speaks", "speak", "spoke", "sat", "making", "crafting", "working", "directing", "playing", "being", "behind", "made", "makes", "make", "directed", "wrote", "writes", "shot", "shoots", "turned", "turns", "built", "found", "took", "created", "became", "becomes", "learned", "brought", "brings", "gave", "got", "came", "went", "didn", "almost", "finally", "editor", "editors", "note", "still", "never", "really", "just", "back", "inside",
    "oscar", "oscars", "academy", "award", "awards", "emmy", "golden", "globe", "winner", "nominee", "winning", "nominated", "century", "contender", "exclusively", "recently", "also", "during", "while", "after", "before", "since", "because", "although", "though", "once", "however", "finally", "meanwhile", "check", "continue", "reading", "image", "photo", "photography", "courtesy",
    "netflix", "hbo", "disney", "marvel", "amazon", "hulu", "apple", "warner", "bros", "universal", "paramount", "sony", "pictures", "studios", "films", "film", "movie", "movies", "series", "season", "show", "sequel", "franchise", "festival", "cannes", "sundance", "venice", "toronto", "sxsw", "comic", "con", "zoom", "asked", "york", "meet", "bsc", "asc", "acs", "afc", "csc", "bvk", "mpse", "street", "avenue", "boulevard", "theatre", "theater", "teatro", "hotel", "calle", "imdb", "youtube", "twitter", "instagram", "facebook",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "english", "french", "spanish", "german", "american", "british", "korean", "japanese", "mr", "mrs", "ms", "dr", "frau", "herr", "monsieur", "madame", "senor", "senora",
    "el", "los", "las", "un", "una", "y", "con", "en", "por", "para", "sobre", "entrevista", "como", "su", "nos", "habla", "le", "les", "une", "et", "avec", "dans", "pour", "sur", "entretien", "rencontre", "ein", "eine", "und", "mit", "uber", "im",
];

/// Last words of what is a house and nobody's name.
#[rustfmt::skip]
pub(super) const HOUSES: &[&str] = &[
    "fx", "vfx", "studio", "entertainment", "media", "productions", "animation", "institute", "festival", "records", "group", "network",
    "magazine", "daily", "weekly", "times", "journal", "gazette", "herald", "tribune", "courier", "museum", "school", "high", "college", "library", "foundation", "academy", "university", "archive", "archives", "society", "council", "commission",
    "fest", "county", "club", "company", "collective", "orchestra", "quartet", "choir", "news", "radio", "tv", "channel", "awards", "prize",
    "board", "union", "agency", "department", "committee", "association", "initiative", "program", "fund", "center", "centre", "gallery",
];

/// First words of the same: "Netflix Brazil".
pub(super) const HOUSES_BY_FIRST: &[&str] =
    &["google", "youtube", "netflix", "imax", "hbo", "facebook", "twitter"];

/// What somebody made, as German says before "von" and their name; folded.
#[rustfmt::skip]
pub(super) const MADE: &[&str] = &[
    "film", "filme", "spielfilm", "kurzfilm", "dokumentarfilm", "debut", "erstling", "drehbuch", "roman", "buch", "serie", "foto",
    "text", "regie", "musik", "kamera", "portrat", "bild", "fotos", "regiedebut", "kinofilm",
];

/// Words after which no other name of a list comes: "Ann Poe, the heart of Joe Doe’s film".
pub(super) const AWAY: &[&str] = &[
    "of", "from", "by", "in", "on", "at", "about", "who", "whose", "as", "to", "opposite", "starring", "for",
    "where", "when", "under", "that", "which",
];

/// What somebody does in words of which one of those is a part, in small letters.
pub(super) const ROLES_OF: &[&str] = &["director of photography", "directors of photography", "head of"];

/// What is left of a verb behind a word that is no name: "So I’ve".
pub(super) const CONTRACTED: &[&str] = &["ve", "m", "d", "ll", "re", "t", "s"];

/// Words that join two names, folded.
pub(super) const AND: &[&str] = &["and", "y", "et", "und", "e"];

pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "von", "van", "der", "den", "la", "le", "el", "al", "bin", "ibn", "du",
    "dos", "das", "ten", "ter", "y", "st",
];
