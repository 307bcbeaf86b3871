//! Tables with a topic a row.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let heads = ["title,question,at,people,works,link\n", ""];
    junket_fuzz::check(&[junket_fuzz::pick(data, &heads), data].concat(), "topics.csv");
});
