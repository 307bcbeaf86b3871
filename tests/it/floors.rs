//! Imports point down, as `src/lib.rs` promises.

use std::path::{Path, PathBuf};

/// Modules by floor, the ground first.
const FLOORS: [&[&str]; 5] = [
    &["model", "text"],
    &["corpus", "encoder", "import", "search"],
    &["answer", "eval", "gaps"],
    &["startup", "config", "telemetry", "store", "links", "web"],
    &["cli", "discord"],
];

/// Imports within a floor that are meant: what is measured and what is missed is what answers, wiring and logs read
/// the configuration, addresses are looked at by the client for pages, a draft is written in the one form of the data
/// and asks what its words are,
/// and the bot is started from the command line.
const WITHIN: [(&str, &str); 8] = [
    ("import", "corpus"),
    ("import", "encoder"),
    ("eval", "answer"),
    ("gaps", "answer"),
    ("startup", "config"),
    ("telemetry", "config"),
    ("links", "web"),
    ("cli", "discord"),
];

fn floor(module: &str) -> usize {
    FLOORS
        .iter()
        .position(|floor| floor.contains(&module))
        .unwrap_or_else(|| panic!("{module} is on no floor"))
}

fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let all = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    all.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// Modules of the crate that a source names after `crate::`, also in a list: `crate::{model, text}`.
fn imports(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in source.split("crate::").skip(1) {
        let names = match part.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap().split(',').map(str::trim).collect::<Vec<_>>(),
            None => vec![part],
        };
        found.extend(
            names.iter().map(|name| {
                name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
            }),
        );
    }
    found
}

#[test]
fn imports_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&src) {
        let relative = path.strip_prefix(&src).unwrap();
        let module = relative.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if module == "lib" || module == "main" {
            continue;
        }
        for import in imports(&std::fs::read_to_string(&path).unwrap()) {
            let allowed = import == module
                || floor(&import) < floor(&module)
                || WITHIN.contains(&(module.as_str(), import.as_str()));
            if !allowed {
                wrong.push(format!("{} imports {import}", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn search_reads_no_file_no_clock_and_no_environment() {
    let search = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search");
    for path in sources(&search) {
        let source = std::fs::read_to_string(&path).unwrap();
        for word in ["std::fs", "std::env", "std::time", "ZonedDateTime", "tracing::"] {
            assert!(!source.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn import_reads_no_file_no_network_and_no_clock() {
    let import = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import");
    for path in sources(&import) {
        let source = std::fs::read_to_string(&path).unwrap();
        for word in ["std::fs", "std::net", "reqwest", "std::time", "Zoned::now", "tracing::"] {
            assert!(!source.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn pages_of_others_are_fetched_by_web_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let is_free = ["web", "discord"].iter().any(|module| path.starts_with(src.join(module)));
        let source = std::fs::read_to_string(&path).unwrap();
        assert!(is_free || !source.contains("reqwest::"), "{} uses reqwest", path.display());
    }
}

#[test]
fn web_knows_nothing_of_the_crate() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    for path in sources(&web) {
        let found = imports(&std::fs::read_to_string(&path).unwrap());
        assert!(found.is_empty(), "{} imports {found:?}", path.display());
    }
}

#[test]
fn the_environment_is_read_in_config_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src).into_iter().filter(|path| !path.starts_with(src.join("config"))) {
        let source = std::fs::read_to_string(&path).unwrap();
        assert!(!source.contains("env::var") && !source.contains("env = \""), "{}", path.display());
    }
}
