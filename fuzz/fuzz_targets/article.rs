//! Articles in HTML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // Behind a tag, so that it is read as a page whatever follows.
    junket_fuzz::check_page(&[b"<html><body>".as_slice(), data].concat(), "page.html");
});
