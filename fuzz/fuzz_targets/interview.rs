//! Interview files: the reader of the data, its checks, and the one form.
#![no_main]

use std::path::Path;

use junket::corpus;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // There are no data beside it: all that is looked at is the file.
    let previewed = corpus::preview(Path::new("no-data"), "fuzzed.json", data);
    assert!(previewed.interview.is_none());
    let Ok(value) = serde_json::from_slice(data) else { return };
    let formed = corpus::form_of_interview(&value);
    let again = serde_json::from_str(&formed).expect("the form is JSON");
    assert_eq!(corpus::form_of_interview(&again), formed, "the form of the form is the form");
});
