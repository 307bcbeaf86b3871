//! The words of a sentence that names pages, and what they tell.

/// Pages of which "about" need not say whose they are: "an explanation of that last shot".
#[rustfmt::skip]
pub(super) const OF_SOMETHING: &[&str] =
    &["explanation", "description", "ranking", "roundup", "track", "tracks", "images", "photos"];
/// What a page about a film is called, whoever names it.
#[rustfmt::skip]
pub(super) const PAGES: &[&str] = &[
    "review", "reviews", "interview", "interviews", "trailer", "trailers", "teaser", "featurette", "featurettes",
    "recap", "recaps", "wrap-up", "close-up", "episode", "write-up", "writeup", "q&a", "q&as", "sit-down", "explainer", "podcast", "clip", "clips",
    "breakdown", "dispatch", "profile", "two-parter", "visit", "b-roll", "coverage", "report", "essay", "gallery", "poster", "posters", "stills", "round-up", "supercut", "supercuts",
];
/// The same where somebody of the site owns it, or it is said what it is about.
#[rustfmt::skip]
pub(super) const PAGES_OF_SOMEBODY: &[&str] = &[
    "conversation", "conversations", "talk", "talks", "chat", "chats", "discussion", "piece", "pieces", "article",
    "articles", "post", "posts", "list", "ranking", "rankings", "guide", "thoughts", "take", "look", "explanation", "description", "walkthrough",
    "feature", "features", "answers", "reaction", "roundup", "editorial", "obituary", "dive", "update", "updates", "track", "tracks", "images", "photos", "story", "stories",
];
/// Pictures and sounds of a film, which are pages where they are new.
pub(super) const PICTURES: &[&str] = &["images", "photos", "look", "track", "tracks"];
/// What is seen of a film before it is out.
pub(super) const SHOWN: &[&str] =
    &["posters", "images", "photos", "stills", "clips", "trailers", "featurettes", "pictures"];
/// What others than those of the site may own, without its being a page.
pub(super) const THEIRS: &[&str] =
    &["story", "stories", "feature", "features", "article", "articles", "guide"];
/// What a talk is called: without more words it is that of the page itself.
#[rustfmt::skip]
pub(super) const TALKS: &[&str] = &[
    "interview", "interviews", "conversation", "conversations", "talk", "talks", "chat", "chats", "discussion", "podcast", "q&a", "q&as",
    "sit-down", "episode",
];
pub(super) const OURS: &[&str] = &["our", "my"];
pub(super) const DETERMINERS: &[&str] =
    &["our", "my", "his", "her", "their", "the", "a", "an", "this", "these", "another", "some"];
/// The same, and says how many.
#[rustfmt::skip]
pub(super) const COUNTS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
];
/// End as what somebody owns does.
pub(super) const IS: &[&str] =
    &["it's", "there's", "here's", "that's", "what's", "let's", "who's", "he's", "she's"];
/// Begins a sentence before somebody who owns a page.
pub(super) const LEADS: &[&str] =
    &["meanwhile", "finally", "also", "plus", "and", "but", "then", "elsewhere", "otherwise"];
/// Before a page, of which it says that somebody made it: "Ola put together |a list of barns".
pub(super) const MADE: &[&str] =
    &["together", "compiled", "wrote", "made", "posted", "published", "ran", "has", "did"];
/// Where a page may be besides.
pub(super) const PLACES: &[&str] =
    &["site", "website", "youtube", "vimeo", "channel", "instagram", "facebook"];
/// Begins what says more of a page.
pub(super) const PREPOSITIONS: &[&str] =
    &["of", "with", "on", "about", "from", "for", "to", "at", "in", "out", "between", "behind", "into", "by"];
/// Never stands in such a phrase: what ends it.
#[rustfmt::skip]
pub(super) const ENDS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "can", "could", "would", "should", "may", "might",
    "do", "does", "did", "that", "which", "who", "whom", "where", "when", "while", "here", "there", "above", "below", "right", "now",
    "if", "because", "since", "as", "so", "but", "plus", "than", "then", "just", "before", "after", "until", "though", "although",
    "it", "it's", "he", "she", "they", "we", "you", "i", "also", "not", "or", "via", "over", "along", "including",
    "read", "watch", "see", "check", "find", "listen", "click", "says", "say", "said", "goes", "went", "gets", "got", "takes",
    "took", "comes", "came", "covers", "explains", "breaks",
];
/// Behind a preposition: when or where a page came, which is no part of its name.
#[rustfmt::skip]
pub(super) const WHEN: &[&str] = &[
    "last", "this", "earlier", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "which", "case", "full", "clicking", "following", "visiting", "us", "me", "you", "those", "refresh", "it", "issue",
];
/// Makes of a noun before it something else than a page.
#[rustfmt::skip]
pub(super) const NO_PAGE: &[&str] = &[
    "park", "show", "shows", "room", "rooms", "copy", "copies", "embargo", "aggregator", "series", "subject", "subjects", "process",
    "schedule", "days", "questions", "host", "hosts", "feed", "network", "line", "arc", "page", "form", "section", "format",
];

/// A word of a sentence.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Without marks, in small letters.
    pub(super) bare: String,
    /// Whether a comma, a bracket or a dash parts it from the next.
    pub(super) is_last: bool,
}

impl<'a> Word<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
        let marks = text.trim_end_matches(['”', '"', '’', '\'', ' ']);
        // "Joe L. Roe", "the U.S. trailer"
        let is_initial = text
            .strip_suffix('.')
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_uppercase));
        let is_letters = is_initial
            || bare.contains('.') && bare.split('.').all(|letter| letter.chars().count() <= 1)
            || text.len() <= 5 && text.strip_suffix('.').is_some_and(|rest| rest.contains('.'));
        let inner = marks.len() < text.len() && text[marks.len()..].starts_with(['”', '"']);
        Self {
            text,
            bare,
            is_last: !inner && !is_letters && marks.ends_with([',', ';', ':', '.', '!', '?', ')', '–', '—']),
        }
    }

    pub(super) fn is_one_of(&self, list: &[&str]) -> bool {
        list.contains(&self.bare.as_str())
    }

    /// Whether a phrase begins with it.
    pub(super) fn determines(&self) -> bool {
        self.is_one_of(DETERMINERS) || self.is_one_of(COUNTS)
    }

    /// Whether it never stands in a phrase that names a page; "Will" and "May" are names.
    pub(super) fn ends_phrase(&self) -> bool {
        self.is_one_of(ENDS) && !(self.has_capital() && ["will", "may"].contains(&self.bare.as_str()))
    }

    pub(super) fn has_capital(&self) -> bool {
        self.text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
    }

    /// "Adam's", "the Coens'"
    pub(super) fn owns(&self) -> bool {
        let is_plural = self.has_capital() && (self.text.ends_with("s’") || self.text.ends_with("s'"));
        self.bare.ends_with("'s") && !self.is_one_of(IS) || is_plural
    }
}
