//! Podcast feeds.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let heads = ["", "<rss xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><item>"];
    let tails = ["", "</item></channel></rss>"];
    let (head, tail) = (junket_fuzz::pick(data, &heads), junket_fuzz::pick(data, &tails));
    junket_fuzz::check(&[head, data, tail].concat(), "feed.xml");
});
