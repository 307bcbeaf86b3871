//! WebVTT and SubRip.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(&[b"WEBVTT\n\n".as_slice(), data].concat(), "talk.vtt");
    junket_fuzz::check(&[b"1\n00:00:01,000 --> 00:00:02,000\n".as_slice(), data].concat(), "talk.srt");
});
