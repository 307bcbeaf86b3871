//! WebVTT and SubRip.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let heads = ["WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n"];
    junket_fuzz::check(&[junket_fuzz::pick(data, &heads), data].concat(), "talk.vtt");
});
