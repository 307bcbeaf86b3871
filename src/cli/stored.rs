//! The store, as commands open it.

use anyhow::bail;

use crate::config::Config;
use crate::store::Sqlite;

/// Opens the store to look at it; unlike the bot, a command has nothing to do without it.
pub(super) fn open(config: &Config) -> anyhow::Result<Sqlite> {
    match &config.store {
        Some(path) if path.exists() => Ok(Sqlite::open(path)?),
        Some(path) => bail!(
            "nothing was counted yet: {} is not there; the bot makes it, or name another with --store",
            path.display()
        ),
        None => bail!("nothing is counted: the option store is off"),
    }
}
