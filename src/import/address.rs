//! Addresses as they are kept: https, whole, without what follows readers around.

use url::Url;

/// Longest address, in bytes, as in the data's form.
const LONGEST: usize = 2000;
/// Query fields that say where a reader came from and nothing about the page.
const TRACKING: &[&str] = &[
    "_ga",
    "_gl",
    "cid",
    "cmpid",
    "dclid",
    "fb_action_ids",
    "fb_ref",
    "fb_source",
    "fbclid",
    "feature",
    "ftag",
    "gclid",
    "gclsrc",
    "icid",
    "igsh",
    "igshid",
    "intcmp",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ref",
    "ref_src",
    "ref_url",
    "rss",
    "s_cid",
    "share",
    "si",
    "smid",
    "spm",
    "src",
    "taid",
    "tracking",
    "twclid",
    "via",
    "wbraid",
    "yclid",
    "gbraid",
    "__twitter_impression",
    "guccounter",
];

/// Stands for the host of a page whose address is not known, so that its links can be told apart until
/// [`with_host`] drops them. No host may ever bear such a name (RFC 2606).
const UNKNOWN_HOST: &str = "page.invalid";

/// Returns the address against which a page's links are resolved, as long as its own is not known.
pub(super) fn unknown_base() -> Option<Url> {
    Url::parse(&format!("https://{UNKNOWN_HOST}/")).ok()
}

/// Whether an address leads to the site of a host, whichever of the site's own hosts it names: "film.reel.org" is
/// of "tv.reel.org", and no blog of its neighbour's at a place for blogs. Links without a host lead to the site on
/// which they stand.
pub(super) fn is_at(address: &str, site: Option<&str>) -> bool {
    let own = site.map(domain);
    host(address).is_some_and(|host| host == UNKNOWN_HOST || own == Some(domain(&host)))
}

/// Returns the part of an address that all hosts of its site share: "reel.org" of "https://film.reel.org/x".
pub(super) fn site(address: &str) -> Option<String> {
    host(address).map(|host| domain(&host).to_owned())
}

fn domain(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}

/// Returns an address, None if its host is not known.
pub(super) fn with_host(address: String) -> Option<String> {
    Some(address).filter(|address| host(address).as_deref() != Some(UNKNOWN_HOST))
}

/// Returns an address as it is kept, resolved against the page's; None for what is no page.
pub(crate) fn address(text: &str, base: Option<&Url>) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.starts_with('#') || text.len() > LONGEST {
        return None;
    }
    let url = match base {
        Some(base) => base.join(text).ok()?,
        None if text.starts_with("//") => Url::parse(&format!("https:{text}")).ok()?,
        None => Url::parse(text).ok()?,
    };
    // Letters beyond ASCII take more room as an address has them.
    trimmed(url).map(String::from).filter(|address| address.len() <= LONGEST)
}

/// The same for one that was parsed. A http address becomes https, as today's sites redirect anyway.
pub(super) fn trimmed(mut url: Url) -> Option<Url> {
    if url.scheme() == "http" {
        url.set_scheme("https").ok()?;
    }
    if url.scheme() != "https" || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    url.host_str().filter(|host| host.contains('.'))?;
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !is_tracking(key))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    let all = url.query_pairs().count();
    if kept.is_empty() {
        url.set_query(None);
    } else if kept.len() < all {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    // A text fragment or an analytics mark; a place within a page may matter and stays.
    if url.fragment().is_some_and(|part| part.is_empty() || part.starts_with(":~:") || part.contains('=')) {
        url.set_fragment(None);
    }
    Some(url)
}

fn is_tracking(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.starts_with("utm_")
        || key.starts_with("pk_")
        || key.starts_with("hsa_")
        || TRACKING.contains(&key.as_str())
}

/// Returns the host without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kept: Option<&str>) {
        let base = Url::parse("https://reel.example.org/talks/ember?x=1").unwrap();
        assert_eq!(address(text, Some(&base)).as_deref(), kept, "{text}");
    }

    #[test]
    fn tracking_tails_go_and_the_rest_stays() {
        check("https://a.org/x?utm_source=n&id=7&fbclid=q", Some("https://a.org/x?id=7"));
        check("https://a.org/x?utm_source=n#:~:text=hm", Some("https://a.org/x"));
        check("https://a.org/x?v=a%20b", Some("https://a.org/x?v=a%20b"));
        check("http://a.org/x#place", Some("https://a.org/x#place"));
    }

    #[test]
    fn relative_addresses_are_the_pages() {
        check("/talks/storm/", Some("https://reel.example.org/talks/storm/"));
        check("//b.org/x", Some("https://b.org/x"));
    }

    #[test]
    fn links_of_a_page_without_address_are_of_its_site_and_not_kept() {
        let link = address("/talks/storm/", unknown_base().as_ref()).unwrap();
        assert!(is_at(&link, None) && is_at(&link, Some("reel.example.org")));
        assert_eq!(with_host(link), None);
        let whole = "https://reel.example.org/x";
        assert!(is_at(whole, Some("reel.example.org")) && !is_at(whole, None));
        assert!(is_at("https://film.reel.com/x", Some("tv.reel.com")));
        assert!(!is_at("https://ann.blogspot.com/x", Some("joe.blogspot.com")));
        assert_eq!(with_host(whole.to_owned()).as_deref(), Some(whole));
    }

    #[test]
    fn what_is_no_page_is_none() {
        for text in ["", "#top", "javascript:void(0)", "mailto:a@b.org", "https://u:p@a.org/", "tel:1"] {
            check(text, None);
        }
        assert_eq!(address("/relative", None), None);
    }
}
