//! What is a question, and what stands for one.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::article::{lists, sentences};
use crate::import::pattern::pattern;

static IMPERATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tell (?:me|us)|talk (?:about|to me|to us|a (?:little|bit))|walk (?:me|us) through|take (?:me|us) through|describe|introduce yourself|explain|give (?:me|us)|share with|elaborate|i(?:’|')?(?:m| am) curious|i(?:’|')?d love to (?:hear|know|ask|talk)|i(?:(?:’|')?m| am)? wonder(?:ing)?|i was wondering|i(?:(?:’|')?ve| have)? always wondered|i(?:’|')?(?:ve)? (?:want|wanted|have|got) to (?:ask|know|hear|start)|let(?:’|')?s (?:talk|start|go)|speaking of|h[áa]bl[ae](?:me|nos)|cu[ée]nt[ae](?:me|nos)|expl[íi](?:que|ca)(?:me|nos)|parlez|racontez|expliquez|d[ée]crivez|(?:mi|ci) (?:parl|raccont|spiegh)i|fale(?:-nos)? |conte(?:-nos)? |erzählen sie|beschreiben sie)\b|(?:教えて|聞かせて|お話し|話して)(?:ください|下さい|いただけ)",
    )
});

/// Begins a reaction or a courtesy, which nobody answers with more than thanks.
static REACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:and|so|but|now),? )?(?:now (?:i|we|you|your)\b.*|oh|wow|lol|ha|haha|yeah|yes|no|right|sure|exactly|of course|absolutely|definitely|totally|interesting|fascinating|great|amazing|awesome|incredible|beautiful|cool|okay|ok|well|thanks?|thank you|nice|good|hi|hello|hey|welcome|(?:that|it)(?:’|'| i)s (?:so |really |very |such |just |quite |too )*(?:an? )?(?:great|amazing|incredible|wonderful|beautiful|lovely|awesome|brilliant|cool|funny|hilarious|nice|good|interesting|fascinating|fantastic|perfect|right|true|fair|it|all|crazy|wild|insane|exactly|so|really)|(?:that|it) (?:really )?(?:makes|made) (?:a lot of |so much |total |perfect |complete )?sense|(?:that|this|which)(?:(?:’|'| i)s| was| must| would| could| explains?| shows?| sounds?| seems?| reminds?| feels?| says)\b.*|i(?:(?:’|')ve|(?:’|')d| had| have)? (?:always|never|no idea|find|found|assumed|thought|guess|suppose|hope|have to (?:go|watch|see)|can(?:’|')t (?:believe|imagine|wait)|didn(?:’|')t (?:know|realize|expect)|wouldn(?:’|')t|was (?:going|about) to say)\b.*|i (?:can )?(?:see|imagine|bet|agree|know|understand|get it|believe)|it (?:shows|does|is)|i (?:really |just |absolutely )*(?:love|loved|liked|enjoyed|appreciate)|laughs|claro|gracias|enhorabuena|merci|bravo|danke|gl[üu]ckwunsch|grazie)\b",
    )
});
/// What a page says of itself in the type of a question.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:spoilers?\b|warning|note:|editor|this (?:interview|article|conversation|story|piece)|the (?:following|below|interview|conversation)|photo|image|update)",
    )
});
/// Thanks and good wishes, wherever in a remark.
static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:congrat\w*|thank(?:s| you)|(?:nice|great|good|lovely|pleasure) to (?:meet|see|talk|speak|chat)|pleasure|(?:so|too) kind|(?:really|so) appreciate (?:it|you|your|that|this)|welcome (?:to|back)|joins? us (?:now|today|from|by)|felicidades|enhorabuena|gracias|f[ée]licitations|merci|gl[üu]ckwunsch|danke?|complimenti|grazie)\b",
    )
});
/// Ends with a welcome on the air, however much is said of the guest before.
static WELCOME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bwelcome(?: (?:back )?to [^.]{3,40})?\W*$"));
/// Longest reaction and courtesy, in words: beyond, more is said.
const LONGEST_REACTION: usize = 12;
const LONGEST_COURTESY: usize = 25;
/// Shortest remark that is answered as a question is, in words.
const SHORTEST_PROMPT: usize = 5;
/// The same where it begins with "you".
const SHORTEST_ADDRESS: usize = 4;

/// Shortest question without a question mark, in words.
pub(super) const SHORTEST: usize = 3;

/// Whether a text asks.
pub(super) fn is_question(text: &str) -> bool {
    let words = words(text);
    (text.contains(['?', '؟', '？']) && words >= 2)
        || (words >= SHORTEST && sentences(text).into_iter().any(invites))
        // "On the long take" is a heading over what is said of it.
        || lists::asks(text) && words >= 6 && !text.ends_with('.') && !text.starts_with("On ")
}

/// Whether somebody says no more than that a talk is over: "I think that's our time. Cheers, Ann."
pub(super) fn closes(text: &str) -> bool {
    static OVER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:(?:that(?:’|')?s|that is|that was) (?:all )?(?:our|my|all the|all of our) time\b|(?:run|running|ran|gone) (?:out of|past|over)(?: (?:our|my))? time\b|the wrap[- ]?up\b|wrap (?:it |this |things )?up\b|an? (?:real |great |true |absolute )*(?:honou?r|pleasure|joy|delight)(?: (?:to |talking|speaking|having|sir)|[,.!])|cheers,)",
        )
    });
    const LONGEST: usize = 14;
    !text.contains('?') && text.split(' ').count() <= LONGEST && OVER.is_match(text)
}

/// Whether somebody says no more than a greeting and thanks: "Hello, Jo here from Reel. Thanks for doing this."
pub(super) fn greets(text: &str) -> bool {
    static GREETING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|welcome)\b.*\b(?:thanks?|thank you|welcome to|nice to meet|good to (?:meet|see))\b",
        )
    });
    !text.contains('?') && GREETING.is_match(text)
}

/// Whether somebody asks no more than those do who meet: "Hello, is this Jo?", "Not at all. How’s it going today?"
pub(super) fn asks_how_they_are(text: &str) -> bool {
    const LONGEST: usize = 12;
    static MEETS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:[^?]*\W)?how(?:(?:’|')s (?:it|everything|your (?:day|morning|week)) (?:going|been)| are (?:you(?: (?:both|all|guys|two))?|things)(?: doing| going)?)(?: (?:today|tonight|this (?:morning|evening|afternoon)))?\?\W*$|^\W*(?:hello|hi|hey)\b[,!. ]*(?:is (?:this|that)|are you there)\b[^?]{0,30}\?\W*$",
        )
    });
    text.split(' ').count() <= LONGEST && MEETS.is_match(text)
}

/// Whether a sentence asks somebody to tell; one that thanks them for having told does not.
fn invites(sentence: &str) -> bool {
    static THANKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:(?:a )?(?:special |big |many )?thanks?\b|gracias|merci|danke|grazie)")
    });
    // "We asked them to tell us" tells what was asked; "I want you to tell us" asks.
    static ADDRESSES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:and|so|but|now|then|well),? )*(?:i|you|could|can|would|will|may|please|let)\b|\byou\b",
        )
    });
    let Some(found) = IMPERATIVE.find(sentence) else { return false };
    let is_told = sentence[..found.start()].ends_with("to ") && !ADDRESSES.is_match(sentence);
    !is_told && !THANKS.is_match(sentence)
}

/// Whether a text begins by asking somebody to tell.
pub(in super::super) fn begins_inviting(text: &str) -> bool {
    IMPERATIVE.find(text).is_some_and(|found| found.start() == 0)
}

/// Whether a heading asks, by its mark or as somebody is asked to tell.
pub(super) fn is_asking_heading(text: &str) -> bool {
    text.contains(['?', '？']) || words(text) >= SHORTEST && IMPERATIVE.is_match(text)
}

/// How many words a text has; scripts that part none are counted by twos.
fn words(text: &str) -> usize {
    let caseless = |c: &char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    text.split(' ').count().max(text.chars().filter(caseless).count() / 2)
}

/// Whether a word or two do no more than react: "Really?"
pub(super) fn is_reaction(text: &str) -> bool {
    static ECHO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:really|seriously|honestly|what|how so|is it|was it|did (?:you|he|she|they)|you did|they did|echt|wirklich|vraiment|en serio)\W*$",
        )
    });
    ECHO.is_match(text) || REACTION.is_match(text)
}

/// Whether a text begins with whoever is asked: "You were forty when it began."
pub(super) fn addresses(text: &str) -> bool {
    static YOU: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:you|your|you(?:’|')(?:re|ve|d)|sie|vous|usted)\b"));
    YOU.is_match(text)
}

/// Whether a remark is said to be answered: a whole sentence, neither courtesy nor a quotation set large.
pub(super) fn is_prompt(text: &str) -> bool {
    let words = words(text);
    let is_sentence = text.trim_end_matches(['”', '"', '’', ')', ']', ' ']).ends_with(['.', '…', '!', '。']);
    let is_quotation =
        text.starts_with(['“', '"', '«', '„', '‘']) && text.ends_with(['”', '"', '»', '“', '’']);
    // "You played a boat."
    (words >= SHORTEST_PROMPT || words >= SHORTEST_ADDRESS && addresses(text))
        && is_sentence
        && !is_quotation
        && !WELCOME.is_match(text)
        && !(words <= LONGEST_REACTION && REACTION.is_match(text))
        && !(words <= LONGEST_COURTESY && NOTE.is_match(text))
        && !(words <= LONGEST_COURTESY && COURTESY.is_match(text) && !says_more(text))
}

/// "Congratulations on the film. |I saw it with an audience, and they went bananas.|"
fn says_more(text: &str) -> bool {
    const FEWEST: usize = 8;
    // "Ann Poe, whose film is out now. Thanks for joining us." is for those who listen.
    static OF_TWO: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:I|you|your|ich|sie|je|vous|yo|usted)\b"));
    let rest = sentences(text).into_iter().filter(|sentence| !COURTESY.is_match(sentence));
    rest.filter(|sentence| OF_TWO.is_match(sentence)).map(words).sum::<usize>() >= FEWEST
}

/// A question without the end of the introduction that stands before it: "Ember opens on Friday. |Was it cold?|"
pub(super) fn without_introduction(text: &str) -> &str {
    static TELLS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:opens|opened|is (?:now )?(?:out|playing|streaming|available)) (?:on|in|at|this|next|now)\b|\b(?:sat|sits) down (?:with|for)\b|\b(?:spoke|speaks|chatted|caught up|met(?: up)?) with\b|\b(?:past|after) (?:the|this) (?:break|jump)\b|\b(?:read|see|find) (?:it )?below\b",
        )
    });
    let sentences = sentences(text);
    let asks = |sentence: &&str| sentence.ends_with('?');
    let tells = |sentence: &&str| TELLS.is_match(sentence) && !asks(sentence);
    let Some(last) = sentences.iter().rposition(tells) else { return text };
    let behind = text.find(sentences[last]).map(|at| text[at + sentences[last].len()..].trim_start());
    behind.filter(|_| sentences[last + 1..].iter().any(asks)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_and_ends_ask_nothing() {
        for text in [
            "Hello, is this Jo?",
            "Not at all, man. How's it going?",
            "How are you doing today?",
            "It is. How’s your morning been?",
        ] {
            assert!(asks_how_they_are(text), "{text}");
        }
        for text in
            ["How are you going to end it?", "Was it cold? How are you?  And how is the film that you made?"]
        {
            assert!(!asks_how_they_are(text), "{text}");
        }
        assert!(greets("Hello you two, Jo here from Reel. Thanks for doing this, I had a great time."));
        assert!(
            !greets("Hello! Thanks for coming. Was it cold?")
                && !greets("Hello again, said the sign on the door.")
        );
        for text in [
            "I think that's our time. Cheers, Ann.",
            "They're giving me the wrap-up. It was an honor, sir.",
            "We’ve run past our time already.",
            "It was a real pleasure to talk to you.",
        ] {
            assert!(closes(text), "{text}");
        }
        for text in [
            "What was the time like?",
            "It is a pleasure that the film denies us.",
            "You ran out of film.",
            "I can’t wait. One more, as they’re giving me the wrap-up sign: that is a lot of family in the third row.",
        ] {
            assert!(!closes(text), "{text}");
        }
    }

    #[test]
    fn a_remark_that_is_answered_is_no_courtesy() {
        for text in [
            "There is one red coat in the film.",
            "You kept the shimmer. Most people would shoot around it.",
            "Der Film hat fast keine Musik.",
            "Congratulations on it. I saw it with two hundred people, and they all sang.",
        ] {
            assert!(is_prompt(text) && !is_question(text), "{text}");
        }
        for text in [
            "First of all, congratulations on the film.",
            "Congratulations on the film. I loved it, too.",
            "That’s a lovely way to put it.",
            "On Waiting for the Sky",
            "“Her bread is better than mine now.”",
            "Thank you so much for your time, it was a pleasure.",
            "This interview contains spoilers for Ember.",
            "I loved it.",
            "I can’t wait to see it. Thanks for taking the time, Lena. I really appreciate it.",
        ] {
            assert!(!is_prompt(text), "{text}");
        }
    }
}
