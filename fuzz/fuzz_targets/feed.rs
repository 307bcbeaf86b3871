//! Podcast feeds.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(data, "feed.xml");
    let item = b"<rss xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><item>";
    junket_fuzz::check(&[item.as_slice(), data, b"</item></channel></rss>"].concat(), "feed.xml");
});
