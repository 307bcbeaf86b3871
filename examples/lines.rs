//! Prints copied pages as the lines that a tagger is shown, one JSON object a page, for `scripts/tagger_pages.py`:
//! `cargo run --release --example lines < FILE_WITH_PATHS`.

use std::io::Write as _;

use serde_json::json;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::io::stdin().lines() {
        let path = path?;
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let lines: Vec<_> = junket::import::lines(&text)
            .into_iter()
            .map(|line| json!({ "text": line.text, "is_tight": line.is_tight }))
            .collect();
        writeln!(out, "{}", json!({ "path": path, "lines": lines }))?;
    }
    Ok(())
}
