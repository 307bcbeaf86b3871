//! From bytes to text, whatever the label says.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

use super::pattern::bytes_pattern;

/// Where a page or an XML file names its encoding; both do so within their first kibibyte.
const LABEL_WITHIN: usize = 1024;

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| bytes_pattern(r#"(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.\-]+)"#));

/// A text and whether what it says of its own encoding was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The label that was not followed.
    pub(super) wrong_label: Option<String>,
}

/// Returns the text of bytes: by byte order mark, else as UTF-8 if they are that, else by a label
/// that fits, else as their letters suggest. What a server said goes before what the source says.
pub(super) fn decode(bytes: &[u8], said: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
        return Decoded { text, wrong_label: None };
    }
    let labels: Vec<String> = said.map(str::to_owned).into_iter().chain(label(bytes)).collect();
    let mut named = labels.iter().filter_map(|label| Encoding::for_label(label.as_bytes()));
    let encoding = match wide(bytes) {
        Some(wide) => wide,
        // A text in another encoding is next to never valid UTF-8 by accident.
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => named.clone().find(|encoding| fits(encoding, bytes)).unwrap_or_else(|| guess(bytes)),
    };
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    // One right label of two is enough: servers are often set up for all pages alike.
    let is_right = bytes.is_ascii() || named.any(|named| named == encoding);
    let wrong_label = labels.into_iter().next().filter(|_| !is_right);
    Decoded { text, wrong_label }
}

fn label(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(LABEL_WITHIN)];
    let found = LABEL.captures(head)?.get(1)?;
    Some(String::from_utf8_lossy(found.as_bytes()).into_owned())
}

fn fits(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 || encoding == UTF_16LE || encoding == UTF_16BE {
        return false;
    }
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    // Control characters above ASCII stand in no text: what is called Latin-1 is read as windows-1252.
    !malformed && !text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}'))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding.decode_without_bom_handling(bytes).1 => WINDOWS_1252,
        encoding => encoding,
    }
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LABEL_WITHIN)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match half {
        0..8 => None,
        _ if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        _ if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_right_label_is_followed() {
        let decoded = decode(b"<meta charset=iso-8859-2>\xb3\xf3d\xbc i \xa3\xf3d\xbc", None);
        assert!(decoded.text.ends_with("łódź i Łódź"), "{decoded:?}");
        assert_eq!(decoded.wrong_label, None);
    }

    #[test]
    fn utf_8_is_seen_under_another_label() {
        let decoded = decode("<meta charset=\"iso-8859-1\"><p>‘Glød’ café".as_bytes(), None);
        assert!(decoded.text.ends_with("‘Glød’ café"));
        assert_eq!(decoded.wrong_label.as_deref(), Some("iso-8859-1"));
    }

    #[test]
    fn other_bytes_are_seen_under_a_utf_8_label() {
        let decoded = decode(
            b"<meta charset=utf-8><p>\x91Ember\x92 na\xefve caf\xe9, d\xe9j\xe0 vu \x96 and more",
            None,
        );
        assert!(decoded.text.ends_with("‘Ember’ naïve café, déjà vu – and more"), "{decoded:?}");
        assert_eq!(decoded.wrong_label.as_deref(), Some("utf-8"));
    }

    #[test]
    fn what_a_server_says_goes_before_what_the_page_says() {
        let polish = b"<meta charset=windows-1252>\xb3\xf3d\xbc";
        let decoded = decode(polish, Some("ISO-8859-2"));
        assert!(decoded.text.ends_with("łódź") && decoded.wrong_label.is_none(), "{decoded:?}");
        let decoded = decode("<meta charset=utf-8>łódź".as_bytes(), Some("iso-8859-1"));
        assert!(decoded.text.ends_with("łódź") && decoded.wrong_label.is_none(), "{decoded:?}");
        let decoded = decode("łódź".as_bytes(), Some("iso-8859-1"));
        assert_eq!((decoded.text.as_str(), decoded.wrong_label.as_deref()), ("łódź", Some("iso-8859-1")));
        assert_eq!(decode("łódź".as_bytes(), Some("no such encoding")).text, "łódź");
    }

    #[test]
    fn marks_and_wide_letters_are_seen() {
        assert_eq!(decode(b"\xef\xbb\xbfEmber", Some("latin1")).text, "Ember");
        let wide: Vec<u8> = "Ember burns on".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, None).text, "Ember burns on");
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_text(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let text = decode(&bytes, None).text;
            prop_assert!(text.len() <= 4 * bytes.len() + 4);
        }
    }
}
