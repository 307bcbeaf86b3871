//! How an SQLite file is made, and made ready.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

/// How long a change waits for that of another process.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it waits between two tries where SQLite itself does not wait.
const PAUSE: Duration = Duration::from_millis(5);

/// What each version of the program adds to the file; never changed once released, only added to.
const STEPS: &[M<'static>] = &[M::up(
    "CREATE TABLE question (
         text TEXT PRIMARY KEY,
         outcome TEXT NOT NULL,
         count INTEGER NOT NULL CHECK (count > 0),
         first TEXT NOT NULL,
         last TEXT NOT NULL,
         ignored INTEGER NOT NULL DEFAULT 0
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX question_last ON question (last);
     CREATE TABLE vote (
         topic TEXT PRIMARY KEY,
         up INTEGER NOT NULL DEFAULT 0,
         down INTEGER NOT NULL DEFAULT 0,
         last TEXT NOT NULL
     ) STRICT, WITHOUT ROWID;",
)];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// Makes an empty file, which SQLite takes for a new one.
pub(super) fn create(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Makes a connection ready for several processes, and its file what this version of the program needs.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), String> {
    let settings = |connection: &Connection| -> rusqlite::Result<()> {
        connection.busy_timeout(PATIENCE)?;
        // Readers and a writer side by side; a change that was made survives the end of the program.
        once_free(|| connection.pragma_update(None, "journal_mode", "wal"))?;
        connection.pragma_update(None, "synchronous", "normal")
    };
    settings(connection).map_err(|error| error.to_string())?;
    // What begins by reading and then writes is refused at once if another wrote in between.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    // Of two processes that begin together, one finds the work of the other done.
    let migrated = MIGRATIONS.to_latest(connection).or_else(|_| MIGRATIONS.to_latest(connection));
    migrated.map_err(|error| match error {
        rusqlite_migration::Error::MigrationDefinition(_) => {
            "it was made by a newer version of Junket".to_owned()
        }
        error => error.to_string(),
    })
}

/// Tries until no other process is in the way, for as long as [`PATIENCE`] says.
///
/// For what SQLite refuses without waiting: a change of the journal's mode while another begins the same file.
fn once_free<T>(mut change: impl FnMut() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let begun = Instant::now();
    loop {
        match change() {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && begun.elapsed() < PATIENCE =>
            {
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}
