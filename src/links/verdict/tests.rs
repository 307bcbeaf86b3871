//! Looks, and what they mean.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use super::*;
use crate::web::Hop;

const FROM: &str = "https://reel.example.org/talks/ember";

fn trail(hops: &[(u16, &str)], end: u16) -> Trail {
    let hop = |&(status, to): &(u16, &str)| Hop { status, to: to.to_owned() };
    Trail { hops: hops.iter().map(hop).collect(), end: Ok(end) }
}

#[track_caller]
fn moved(hops: &[(u16, &str)], expected: Option<&str>) {
    let expected = expected.map_or(Verdict::Fine, |to| Verdict::Moved { to: to.to_owned() });
    assert_eq!(Verdict::of(FROM, &trail(hops, 200)), expected, "{hops:?}");
}

#[track_caller]
fn dead(address: &str, hops: &[(u16, &str)], end: u16) {
    let verdict = Verdict::of(address, &trail(hops, end));
    assert!(matches!(verdict, Verdict::Dead { .. }), "{address} {hops:?} {end}: {verdict:?}");
}

#[test]
fn a_page_is_fine() {
    moved(&[], None);
    moved(&[(302, "https://reel.example.org/talks/ember?session=1")], None);
}

#[test]
fn redirects_for_good_are_a_move() {
    let new = "https://reel.example.org/2016/ember";
    moved(&[(301, new)], Some(new));
    moved(&[(308, "https://reel.example.org/x"), (301, new)], Some(new));
    moved(
        &[(301, "https://www.reel.example.org/talks/ember/")],
        Some("https://www.reel.example.org/talks/ember/"),
    );
}

#[test]
fn only_the_first_redirects_for_good_count() {
    let new = "https://reel.example.org/2016/ember";
    moved(
        &[(301, new), (302, "https://cdn.example.org/tmp/9"), (301, "https://cdn.example.org/9")],
        Some(new),
    );
    moved(&[(307, "https://cdn.example.org/tmp/9"), (301, new)], None);
}

#[test]
fn tails_that_follow_readers_are_cut_off() {
    moved(&[(301, "https://b.example.org/x?utm_source=old&id=7")], Some("https://b.example.org/x?id=7"));
    moved(&[(301, "https://reel.example.org/talks/ember?utm_source=old")], None);
    let odd = Verdict::of(FROM, &trail(&[(301, "https://intranet/x")], 200));
    assert!(matches!(odd, Verdict::Unclear { .. }), "{odd:?}");
}

#[test]
fn a_redirect_to_the_front_page_is_no_move() {
    for front in ["https://reel.example.org/", "https://other.example.org/index.html", "https://a.org/home"] {
        dead(FROM, &[(301, front)], 200);
        dead(FROM, &[(302, front)], 200);
        dead(FROM, &[(301, front), (302, "https://reel.example.org/en/")], 200);
    }
    dead(FROM, &[(301, "https://reel.example.org/fr/")], 200);
    dead(FROM, &[(301, "https://reel.example.org/?utm_source=old")], 200);
    dead(FROM, &[(301, "https://reel.example.org/404.html")], 200);
    dead(FROM, &[(302, "https://reel.example.org/errors/Not-Found/")], 200);
    moved(&[(301, "https://reel.example.org/?p=77")], Some("https://reel.example.org/?p=77"));
}

#[test]
fn a_page_may_be_called_like_a_notice() {
    let hops = [(301, "https://www.example.org/films/404")];
    let verdict = Verdict::of("https://example.org/films/404", &trail(&hops, 200));
    assert_eq!(verdict, Verdict::Moved { to: hops[0].1.to_owned() });
}

#[test]
fn a_front_page_may_move() {
    let hops = [(301, "https://www.reel.example.org/")];
    let to = hops[0].1.to_owned();
    assert_eq!(Verdict::of("https://reel.example.org/", &trail(&hops, 200)), Verdict::Moved { to });
}

#[test]
fn what_is_gone_is_dead() {
    dead(FROM, &[], 404);
    dead(FROM, &[], 410);
    dead(FROM, &[(301, "https://reel.example.org/2016/ember")], 404);
    let trail = Trail { hops: Vec::new(), end: Err(FetchError::NoHost("reel.example.org".to_owned())) };
    assert!(matches!(Verdict::of(FROM, &trail), Verdict::Dead { .. }));
}

#[test]
fn what_a_reader_may_see_is_unclear() {
    for code in [204, 299] {
        assert_eq!(Verdict::of(FROM, &trail(&[], code)), Verdict::Fine);
    }
    for code in [304, 400, 401, 402, 403, 405, 406, 429, 451, 500, 502, 503, 520, 999] {
        let verdict = Verdict::of(FROM, &trail(&[(301, "https://b.example.org/x")], code));
        let Verdict::Unclear { reason } = verdict else { panic!("{code}: {verdict:?}") };
        assert!(reason.contains(&code.to_string()), "{reason}");
    }
}

#[test]
fn failures_are_unclear_and_say_why() {
    let host = || "a.org".to_owned();
    let reason = || "connection refused".to_owned();
    let errors = [
        FetchError::Unreachable { host: host(), reason: reason() },
        FetchError::NoLookup { host: host(), reason: reason() },
        FetchError::NoRobots { host: host(), reason: reason() },
        FetchError::TooSlow { host: host(), limit: Duration::from_secs(30) },
        FetchError::TooManyRedirects(5),
        FetchError::NotPublic { host: host(), ip: IpAddr::V4(Ipv4Addr::LOCALHOST) },
        FetchError::Credentials(host()),
    ];
    for error in errors {
        let verdict = Verdict::of(FROM, &Trail { hops: Vec::new(), end: Err(error.clone()) });
        assert!(matches!(verdict, Verdict::Unclear { .. }), "{error}: {verdict:?}");
    }
    let refused = Trail { hops: Vec::new(), end: Err(FetchError::Robots(FROM.to_owned())) };
    assert!(matches!(Verdict::of(FROM, &refused), Verdict::NotChecked { .. }));
}
