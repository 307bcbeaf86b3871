//! OHMS records.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    junket_fuzz::check(data, "record.xml");
    junket_fuzz::check(&[b"<ROOT><record>".as_slice(), data, b"</record></ROOT>"].concat(), "record.xml");
});
