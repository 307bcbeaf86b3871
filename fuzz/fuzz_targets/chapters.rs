//! Descriptions of recordings with chapters, and chapters in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let heads =
        ["0:00 Intro\n0:30 Why gel?\n1:00 The long take\n", "{\"version\":\"1.2.0\",\"chapters\":", ""];
    junket_fuzz::check(&[junket_fuzz::pick(data, &heads), data].concat(), "chapters.json");
});
