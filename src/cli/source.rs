//! Where an import takes its bytes from: files, the standard input, addresses.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::import::MAX_BYTES;
use crate::web::{self, Client};

/// Most files of a folder that are imported in one go.
const MAX_FILES: usize = 10_000;

/// Where bytes come from. Addresses are fetched here, and nowhere below.
pub(super) enum Source {
    Stdin,
    File(PathBuf),
    Address(String),
}

/// What was read from a source.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// Name of the file, or of what would be one at an address; empty for the standard input.
    pub(super) name: String,
    /// Where a page really was, after redirects.
    pub(super) address: Option<String>,
    /// The encoding that a server named.
    pub(super) charset: Option<String>,
}

impl Source {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Address(address) => address.clone(),
        }
    }

    /// Reads no more than may be imported, and a byte more, so that it shows.
    pub(super) fn read(&self, client: Option<&Client>) -> anyhow::Result<Content> {
        let mut bytes = Vec::new();
        let most = MAX_BYTES as u64 + 1;
        match self {
            Self::Stdin => {
                io::stdin().lock().take(most).read_to_end(&mut bytes).context("cannot be read")?;
                Ok(Content { bytes, ..Content::default() })
            }
            Self::File(path) => {
                let file = std::fs::File::open(path);
                file.and_then(|file| file.take(most).read_to_end(&mut bytes)).context("cannot be read")?;
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                Ok(Content { bytes, name: name.unwrap_or_default(), ..Content::default() })
            }
            Self::Address(address) => {
                let page = client.context("there is no client for addresses")?.fetch(address)?;
                Ok(Content::from(page))
            }
        }
    }
}

impl From<web::Page> for Content {
    fn from(page: web::Page) -> Self {
        let name = file_name(&page.address);
        Self { bytes: page.bytes, name, address: Some(page.address), charset: page.charset }
    }
}

/// Returns the last part of an address's path, as a file of the page would be called; the host if there is none.
fn file_name(address: &str) -> String {
    let Ok(url) = url::Url::parse(address) else { return String::new() };
    let mut parts = url.path_segments().into_iter().flatten();
    let last = parts.rfind(|part| !part.is_empty());
    last.or(url.host_str()).unwrap_or_default().to_owned()
}

/// Returns the sources that arguments name; folders are listed.
pub(super) fn sources(arguments: &[String]) -> anyhow::Result<Vec<Source>> {
    let mut found = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            found.push(Source::Stdin);
        } else if is_address(argument) {
            found.push(Source::Address(argument.clone()));
        } else if path.is_dir() {
            let files = files(path).with_context(|| format!("failed to read the folder {argument}"))?;
            if files.is_empty() {
                bail!("there is no file in the folder {argument}");
            }
            found.extend(files.into_iter().map(Source::File));
        } else {
            found.push(Source::File(path.to_owned()));
        }
    }
    Ok(found)
}

fn is_address(argument: &str) -> bool {
    let scheme = argument.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "https" || scheme == "http")
}

/// Files of a folder by name, hidden ones and those of folders within left out.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(MAX_FILES) {
        let path = entry?.path();
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_a_name_as_a_file_has_one() {
        let check = |address, name| assert_eq!(file_name(address), name, "{address}");
        check("https://a.org/talks/ember.html?x=1#y", "ember.html");
        check("https://a.org/talks/ember/", "ember");
        check("https://a.org/", "a.org");
    }

    #[test]
    fn addresses_are_told_from_files() {
        assert!(is_address("https://a.org/x") && is_address("HTTP://a.org"));
        assert!(!is_address("page.html") && !is_address("https.html") && !is_address("-"));
    }
}
