//! Bytes in any encoding: the label, the mark and the guess.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let heads = [
        "",
        "<meta charset=utf-16><p>",
        "<meta charset=iso-8859-2><p>",
        "<meta charset=shift_jis><p>",
        "<meta charset=gb18030><p>",
        "<meta charset=x-user-defined><p>",
        "<meta charset=replacement><p>",
    ];
    junket_fuzz::check(&[junket_fuzz::pick(data, &heads), data].concat(), "");
});
