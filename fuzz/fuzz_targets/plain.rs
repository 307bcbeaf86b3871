//! Text copied from a page, with a date, so that it is read as an article; and as it comes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check_page(data, "page.txt");
    junket_fuzz::check_page(&[b"A talk about Ember\nApril 23, 2020\n".as_slice(), data].concat(), "page.txt");
});
