//! Tables with a topic a row.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(data, "topics.csv");
    junket_fuzz::check(&[b"title,question,at,people,works,link\n".as_slice(), data].concat(), "topics.csv");
});
