//! Addresses: as an editor gives them, and as a page has them.
#![no_main]

use junket::import::Hints;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().take(20).collect();
    let url = lines.first().map(|line| (*line).to_owned());
    let item =
        |line: &&str| format!("<li><a href=\"{}\">What else she said</a></li>", line.replace('"', "%22"));
    let items: String = lines.iter().map(item).collect();
    let page =
        format!("<html><body><article><h1>Lena Aoki on Ember</h1><h2>Related</h2><ul>{items}</ul></article>");
    junket_fuzz::check_with(page.as_bytes(), &Hints { url, ..Hints::default() });
});
