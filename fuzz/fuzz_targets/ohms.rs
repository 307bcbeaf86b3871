//! OHMS records.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let (head, tail) = (
        junket_fuzz::pick(data, &["", "<ROOT><record>"]),
        junket_fuzz::pick(data, &["", "</record></ROOT>"]),
    );
    junket_fuzz::check(&[head, data, tail].concat(), "record.xml");
});
