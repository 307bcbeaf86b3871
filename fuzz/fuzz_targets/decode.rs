//! Bytes in any encoding: the label, the mark and the guess.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(data, "");
    for label in ["utf-16", "iso-8859-2", "shift_jis", "gb18030", "x-user-defined", "replacement"] {
        let page = format!("<meta charset={label}><p>");
        junket_fuzz::check(&[page.as_bytes(), data].concat(), "page.html");
    }
});
