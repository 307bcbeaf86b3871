//! Descriptions of recordings with chapters, and chapters in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(&[b"0:00 Intro\n0:30 Why gel?\n1:00 The long take\n".as_slice(), data].concat(), "talk.txt");
    junket_fuzz::check(&[b"{\"version\":\"1.2.0\",\"chapters\":".as_slice(), data].concat(), "chapters.json");
    junket_fuzz::check(data, "chapters.json");
});
