//! Fetching from sites on a loopback port: what is obeyed, refused and bounded.

use std::io::Write as _;
use std::time::Duration;

use junket::web::{Client, FetchError, Hop, Limits, Reach};

use crate::server::{Answer, Site, answer, head, missing, page, redirect};

/// Without pauses, and with a time limit that no test reaches but those about it.
const LIMITS: Limits = Limits {
    max_bytes: 10 << 10,
    timeout: Duration::from_secs(60),
    connect_timeout: Duration::from_secs(60),
    max_redirects: 5,
    pause: Duration::ZERO,
};

fn client() -> Client {
    Client::new(LIMITS, Reach::LoopbackToo).unwrap()
}

/// A site without a robots.txt.
fn site(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Site {
    Site::start(move |request| if request == "GET /robots.txt" { missing() } else { answer(request) })
}

/// Fetches the only page of a site that answers so.
fn fetch(reply: impl Fn() -> Answer + Send + Sync + 'static) -> Result<Vec<u8>, FetchError> {
    let site = site(move |_| reply());
    client().fetch(&site.at("/x")).map(|page| page.bytes)
}

#[test]
fn a_page_comes_with_its_address_and_encoding() {
    let site = site(|request| match request {
        "GET /old?x=1" => redirect(302, "/talks/ember"),
        "GET /talks/ember" => answer(200, &["Content-Type: text/html; charset=iso-8859-2"], b"\xb3\xf3d\xbc"),
        _ => missing(),
    });
    let page = client().fetch(&site.at("/old?x=1")).unwrap();
    assert_eq!((page.bytes.as_slice(), page.charset.as_deref()), (&b"\xb3\xf3d\xbc"[..], Some("iso-8859-2")));
    assert_eq!(page.address, site.at("/talks/ember"));
    assert_eq!(site.requests(), ["GET /robots.txt", "GET /old?x=1", "GET /talks/ember"]);
}

#[test]
fn requests_say_which_program_asks() {
    let site = site(|_| page("hello"));
    client().fetch(&site.at("/x")).unwrap();
    for head in site.heads() {
        let agent = head.lines().find(|line| line.to_lowercase().starts_with("user-agent:")).unwrap();
        assert!(agent.contains(concat!("junket/", env!("CARGO_PKG_VERSION"))), "{agent}");
        assert!(!agent.contains("Mozilla"), "{agent}");
    }
}

#[test]
fn a_robots_txt_is_obeyed_and_asked_for_once() {
    let site = Site::start(|request| match request {
        "GET /robots.txt" => answer(200, &[], b"User-agent: junket\nDisallow: /private\n"),
        _ => page("hello"),
    });
    let client = client();
    let refused = client.fetch(&site.at("/private/talk"));
    assert_eq!(refused, Err(FetchError::Robots(site.at("/private/talk"))));
    assert!(client.fetch(&site.at("/talk")).is_ok());
    assert_eq!(client.look(&site.at("/private/talk")).end, refused.map(|_| 200));
    assert_eq!(site.requests(), ["GET /robots.txt", "GET /talk"]);
}

#[test]
fn a_site_whose_robots_txt_fails_is_left_alone() {
    let site = Site::start(|request| match request {
        "GET /robots.txt" => answer(503, &[], b""),
        _ => page("hello"),
    });
    let refused = client().fetch(&site.at("/x"));
    assert!(
        matches!(&refused, Err(FetchError::NoRobots { reason, .. }) if reason.contains("503")),
        "{refused:?}"
    );
    assert_eq!(site.requests(), ["GET /robots.txt"]);
}

#[test]
fn a_robots_txt_is_followed_to_where_it_is_and_read_to_a_limit() {
    let site = Site::start(|request| match request {
        "GET /robots.txt" => redirect(301, "/robots/all.txt"),
        "GET /robots/all.txt" => {
            let mut text = b"User-agent: *\nDisallow: /private\n".to_vec();
            text.resize(600 << 10, b'\n');
            text.extend(b"Disallow: /\n");
            answer(200, &[], &text)
        }
        _ => page("hello"),
    });
    let client = client();
    assert_eq!(client.fetch(&site.at("/private")), Err(FetchError::Robots(site.at("/private"))));
    assert!(client.fetch(&site.at("/x")).is_ok());
}

#[test]
fn the_robots_txt_of_each_site_on_the_way_counts() {
    let closed = Site::start(|request| match request {
        "GET /robots.txt" => answer(200, &[], b"User-agent: *\nDisallow: /"),
        _ => page("hello"),
    });
    let to = closed.at("/x");
    let open = site(move |_| redirect(301, &to));
    let client = client();
    assert_eq!(client.fetch(&open.at("/x")), Err(FetchError::Robots(closed.at("/x"))));
    let trail = client.look(&open.at("/x"));
    assert_eq!(trail.hops, [Hop { status: 301, to: closed.at("/x") }]);
    assert_eq!(trail.end, Err(FetchError::Robots(closed.at("/x"))));
    assert_eq!(closed.requests(), ["GET /robots.txt"]);
}

#[test]
fn redirects_to_private_networks_are_refused() {
    for to in [
        "https://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "https://[fd00::1]/",
        "//192.168.1.1:8080/admin",
        "https://[::ffff:10.1.1.1]/",
        "https://0xa000001/",
    ] {
        let site = site(move |_| redirect(302, to));
        let refused = client().fetch(&site.at("/x"));
        assert!(matches!(refused, Err(FetchError::NotPublic { .. })), "{to}: {refused:?}");
        assert_eq!(site.requests().len(), 2, "{to}");
    }
    let robots = Site::start(|_| redirect(302, "https://10.0.0.1/robots.txt"));
    let refused = client().fetch(&robots.at("/x"));
    assert!(matches!(refused, Err(FetchError::NoRobots { .. })), "{refused:?}");
}

#[test]
fn other_redirects_are_refused_too() {
    for (to, part) in [
        ("ftp://127.0.0.1/", "is not https"),
        ("file:///etc/passwd", "is not https"),
        ("javascript:alert(1)", "is not https"),
        ("https://anna:secret@127.0.0.1/", "user name or password"),
    ] {
        let site = site(move |_| redirect(302, to));
        let refused = client().fetch(&site.at("/x")).unwrap_err().to_string();
        assert!(refused.contains(part) && !refused.contains("secret"), "{to}: {refused}");
    }
}

#[test]
fn this_machine_is_asked_nothing_unless_it_is_meant() {
    let site = site(|_| page("hello"));
    let port = site.at("").rsplit(':').next().unwrap().to_owned();
    let client = Client::new(LIMITS, Reach::Public).unwrap();
    for host in ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1"] {
        let refused = client.fetch(&format!("https://{host}:{port}/x"));
        assert!(matches!(refused, Err(FetchError::NotPublic { .. })), "{host}: {refused:?}");
        let refused = client.fetch(&format!("http://{host}:{port}/x"));
        assert!(matches!(refused, Err(FetchError::NotHttps(_))), "{host}: {refused:?}");
    }
    assert!(site.requests().is_empty());
    let by_name = self::client().fetch(&format!("http://localhost:{port}/x"));
    assert_eq!(by_name.unwrap().bytes, b"hello");
}

#[test]
fn redirects_come_to_an_end() {
    let site = site(|request| match request.rsplit('/').next().unwrap().parse::<u32>() {
        Ok(0) => page("hello"),
        Ok(left) => redirect(301, &format!("/{}", left - 1)),
        Err(_) => redirect(302, "/again"),
    });
    assert!(client().fetch(&site.at("/5")).is_ok());
    assert_eq!(client().fetch(&site.at("/6")), Err(FetchError::TooManyRedirects(5)));
    assert_eq!(client().fetch(&site.at("/again")), Err(FetchError::TooManyRedirects(5)));
    assert_eq!(client().look(&site.at("/3")).hops.len(), 3);
}

#[test]
fn what_is_too_large_is_not_read() {
    const MOST: usize = LIMITS.max_bytes;
    assert_eq!(fetch(|| answer(200, &[], &[b'x'; MOST])).unwrap().len(), MOST);
    let too_large = || Err(FetchError::TooLarge { host: "127.0.0.1".to_owned(), most: MOST });
    assert_eq!(fetch(|| answer(200, &[], &[b'x'; MOST + 1])), too_large());
    // Without a length, and with one that is never sent.
    assert_eq!(fetch(|| Answer::Bytes([head(200, &[]), vec![b'x'; MOST + 1]].concat())), too_large());
    assert_eq!(fetch(|| Answer::Bytes(head(200, &["Content-Length: 99999999999"]))), too_large());
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn compressed_pages_are_unpacked_to_the_limit() {
    let packed = |bytes: Vec<u8>| {
        let packed = gzip(&bytes);
        fetch(move || answer(200, &["Content-Encoding: gzip"], &packed))
    };
    assert_eq!(packed(b"hello".to_vec()).unwrap(), b"hello");
    assert_eq!(packed(vec![b' '; LIMITS.max_bytes]).unwrap().len(), LIMITS.max_bytes);
    let bomb = packed(vec![b' '; 64 << 20]);
    assert!(matches!(bomb, Err(FetchError::TooLarge { .. })), "{:?}", bomb.map(|bytes| bytes.len()));
    let broken = fetch(|| answer(200, &["Content-Encoding: gzip"], b"no gzip at all"));
    assert!(matches!(broken, Err(FetchError::Unreachable { .. })), "{broken:?}");
}

#[test]
fn slow_sites_are_given_up() {
    let limits = Limits { timeout: Duration::from_secs(1), ..LIMITS };
    let client = Client::new(limits, Reach::LoopbackToo).unwrap();
    // On a machine that is busier still, it is the robots.txt that does not come in time.
    let check = |end: Result<(), FetchError>| match end {
        Err(FetchError::TooSlow { .. }) => {}
        Err(FetchError::NoRobots { reason, .. }) => assert_eq!(reason, "no answer in time"),
        other => panic!("{other:?}"),
    };
    let silent = site(|_| Answer::Silence);
    check(client.fetch(&silent.at("/x")).map(drop));
    check(client.look(&silent.at("/x")).end.map(drop));
    // Every byte comes in time, and the page never.
    let dripping = site(|_| Answer::Drip(head(200, &["Content-Type: text/html"])));
    check(client.fetch(&dripping.at("/x")).map(drop));
    let silent = Site::start(|_| Answer::Silence);
    let refused = client.fetch(&silent.at("/x"));
    assert!(matches!(refused, Err(FetchError::NoRobots { .. })), "{refused:?}");
}

#[test]
fn what_is_no_text_is_not_read() {
    for kind in ["image/png", "application/pdf", "video/mp4"] {
        let refused = fetch(move || answer(200, &[&format!("Content-Type: {kind}")], b"x")).unwrap_err();
        assert!(refused.to_string().contains(&format!("is {kind}, not text")), "{refused}");
    }
}

#[test]
fn a_page_that_is_not_there_says_its_status() {
    for code in [204_u16, 401, 404, 500] {
        let fetched = fetch(move || answer(code, &[], b""));
        match code {
            204 => assert_eq!(fetched, Ok(Vec::new())),
            _ => assert!(
                matches!(fetched, Err(FetchError::Status { code: c, .. }) if c == code),
                "{fetched:?}"
            ),
        }
    }
    let broken = fetch(|| Answer::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhell".to_vec()));
    assert!(matches!(broken, Err(FetchError::Unreachable { .. })), "{broken:?}");
    for text in ["", "page.html", "https://", "https:///", "mailto:anna@example.org"] {
        let refused = client().fetch(text);
        assert!(matches!(refused, Err(FetchError::NoAddress(_))), "{text}: {refused:?}");
    }
}

#[test]
fn looking_asks_for_the_head_and_for_the_page_where_that_is_not_liked() {
    let site = site(|request| match request {
        "HEAD /head" | "GET /page" => answer(200, &[], b""),
        "HEAD /page" => answer(405, &[], b""),
        "HEAD /moved" => redirect(301, "/page"),
        "HEAD /gone" | "GET /gone" => answer(410, &[], b""),
        "HEAD /often" => answer(429, &[], b""),
        _ => missing(),
    });
    let (client, port) = (client(), site.at(""));
    let ends = ["/head", "/page", "/moved", "/gone", "/often"].map(|path| client.look(&site.at(path)).end);
    assert_eq!(ends, [Ok(200), Ok(200), Ok(200), Ok(410), Ok(429)]);
    assert_eq!(client.look(&site.at("/moved")).hops, [Hop { status: 301, to: format!("{port}/page") }]);
    let asked = site.requests();
    assert_eq!(asked[..4], ["GET /robots.txt", "HEAD /head", "HEAD /page", "GET /page"]);
    assert!(!asked.contains(&"GET /often".to_owned()));
}
