//! `junket import`: drafts of interviews from pages, recordings and feeds.

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};

use crate::config::Config;
use crate::corpus::write_file;
use crate::encoder::Tag;
use crate::import::{Draft, Hints, Known, MAX_BYTES, import_with};
use crate::startup;
use crate::web::{Client, Limits, Reach};

use super::known;
use super::new::unique;
use super::source::{Source, sources};

#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code: 0 if every source gave a draft, 1 if one did not.\n\nExamples:
  junket import https://reel.example.org/aoki --out drafts
  junket import page.html --url https://reel.example.org/aoki --out drafts
  junket import talk.txt --url https://reel.example.org/aoki --outlet Reel --dry-run
  junket import saved-pages/ --out drafts && junket check --draft drafts")]
pub(super) struct Args {
    /// An address of a page, a file, a folder of files, or - for the standard input
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,

    /// Address of the page, where the source does not say it [default: where a fetched page was]
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,

    /// Who published it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Folder that the drafts are written to
    #[arg(long, value_name = "DIR", default_value = "drafts")]
    out: PathBuf,

    /// Print the drafts instead of writing them
    #[arg(long)]
    dry_run: bool,

    /// Replace drafts that are there
    #[arg(long)]
    force: bool,

    /// Fetch from this machine too, and from it by http: for tests
    #[arg(long, hide_short_help = true)]
    allow_loopback: bool,
}

pub(super) fn run(args: &Args, config: &Config) -> anyhow::Result<ExitCode> {
    let known = Known::of(&known::collection(config, "films and people are taken from the source alone"));
    let sources = sources(&args.sources)?;
    if args.url.is_some() && sources.len() > 1 {
        bail!("--url is the address of one page, but there are {} sources", sources.len());
    }
    let (client, tagger) = (client(args, &sources)?, startup::load_tagger(config)?);
    let mut importer = Importer { args, known, tagger, client, written: HashSet::new() };
    let mut failed = 0;
    for source in &sources {
        if let Err(error) = importer.import(source) {
            failed += 1;
            writeln!(anstream::stderr(), "error: {}: {error:#}", source.name())?;
        }
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What fetches pages, if there are any to fetch.
fn client(args: &Args, sources: &[Source]) -> anyhow::Result<Option<Client>> {
    let reach = if args.allow_loopback { Reach::LoopbackToo } else { Reach::Public };
    let limits = Limits { max_bytes: MAX_BYTES, ..Limits::default() };
    let any = sources.iter().any(|source| matches!(source, Source::Address(_)));
    any.then(|| Client::new(limits, reach).context("no address can be fetched")).transpose()
}

struct Importer<'a> {
    args: &'a Args,
    known: Known,
    tagger: Option<Arc<dyn Tag>>,
    client: Option<Client>,
    /// Ids of this run: two sources never write one file.
    written: HashSet<String>,
}

impl Importer<'_> {
    fn import(&mut self, source: &Source) -> anyhow::Result<()> {
        let content = source.read(self.client.as_ref())?;
        let hints = Hints {
            name: content.name,
            url: self.args.url.clone(),
            fetched: content.address,
            outlet: self.args.outlet.clone(),
            charset: content.charset,
        };
        for mut draft in import_with(self.tagger.as_deref(), &content.bytes, &hints, &self.known)? {
            draft.id = self.free_id(&draft.id);
            let place = if self.args.dry_run { None } else { Some(self.write(&draft)?) };
            report(source, &draft, place.as_deref())?;
        }
        Ok(())
    }

    fn free_id(&mut self, id: &str) -> String {
        let id = unique(id, &|id| !self.written.contains(id));
        self.written.insert(id.clone());
        id
    }

    /// Writes a draft; one that is there and differs may hold an editor's work.
    fn write(&self, draft: &Draft) -> anyhow::Result<PathBuf> {
        let path = self.args.out.join(format!("{}.json", draft.id));
        let text = draft.to_json();
        match std::fs::read(&path) {
            Ok(there) if there == text.as_bytes() => return Ok(path),
            Ok(_) if !self.args.force => {
                bail!("{} is there and differs; --force replaces it", path.display())
            }
            _ => {}
        }
        write_file(&path, &text).with_context(|| format!("failed to write {}", path.display()))?;
        Ok(path)
    }
}

fn report(source: &Source, draft: &Draft, place: Option<&Path>) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    let shown =
        place.map_or_else(|| format!("{}.json, not written", draft.id), |path| path.display().to_string());
    let (topics, links) = (draft.topics.len(), draft.links.len());
    writeln!(out, "{}: {shown}", source.name())?;
    writeln!(out, "  {} ({topics} topics, {links} links)", crate::text::printable(&draft.title))?;
    if place.is_none() {
        write!(out, "{}", draft.to_json())?;
    }
    for open in &draft.open {
        writeln!(out, "  open: {}", crate::text::printable(open))?;
    }
    Ok(())
}
