//! Text copied from a page, with a date, so that it is read as an article; and as it comes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check_page(
        &[junket_fuzz::pick(data, &["", "A talk about Ember\nApril 23, 2020\n"]), data].concat(),
        "page.txt",
    );
});
