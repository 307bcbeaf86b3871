//! The store as an SQLite file.

mod open;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Row, params};

use crate::answer::Outcome;
use crate::gaps::{EXPIRES_AFTER_DAYS, Unanswered};
use crate::model::{Date, TopicId};

use super::{Store, StoreError, Vote, Votes};

/// Most questions that are kept; the least asked go first. With their index that is under 10 MB.
const MAX_QUESTIONS: u32 = 20_000;
/// How many go at once when there are too many, so that not every question costs a search for the least asked.
const ROOM: u32 = 2_000;

/// Counts in an SQLite file. Several processes may use one file.
#[derive(Debug)]
pub struct Sqlite(Mutex<Connection>);

impl Sqlite {
    /// Opens a file, which is made with its folder if it is not there, readable for its owner alone.
    ///
    /// # Errors
    /// If it cannot be made, is no such file, or was made by a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |reason: String| StoreError::Open { path: path.to_owned(), reason };
        open::create(path).map_err(|error| failed(error.to_string()))?;
        let mut connection = Connection::open(path).map_err(|error| failed(error.to_string()))?;
        open::prepare(&mut connection).map_err(failed)?;
        Ok(Self(Mutex::new(connection)))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic between two statements leaves no transaction open: they end with their guard.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Sqlite {
    fn count_question(&self, text: &str, outcome: Outcome, today: Date) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let change = connection.transaction()?;
        change.prepare("DELETE FROM question WHERE last < ?1")?.execute([oldest(today)])?;
        let n: u32 = change.prepare("SELECT count(*) FROM question")?.query_row([], |row| row.get(0))?;
        if n >= MAX_QUESTIONS {
            let least = "SELECT text FROM question ORDER BY ignored, count, last, text LIMIT ?1";
            change.execute(&format!("DELETE FROM question WHERE text IN ({least})"), [ROOM])?;
        }
        change
            .prepare(
                "INSERT INTO question (text, outcome, count, first, last) VALUES (?1, ?2, 1, ?3, ?3)
                 ON CONFLICT (text) DO UPDATE SET count = count + 1, outcome = ?2, last = max(last, ?3)",
            )?
            .execute(params![text, outcome.as_str(), today.to_string()])?;
        Ok(change.commit()?)
    }

    fn questions(&self, today: Date) -> Result<Vec<Unanswered>, StoreError> {
        let connection = self.connection();
        let mut select = connection.prepare(
            "SELECT text, outcome, count, first, last, ignored FROM question WHERE last >= ?1
             ORDER BY count DESC, last DESC, text",
        )?;
        let rows = select.query_map([oldest(today)], |row| {
            Ok(Unanswered {
                text: row.get(0)?,
                outcome: parsed(row, 1)?,
                count: row.get(2)?,
                first: parsed(row, 3)?,
                last: parsed(row, 4)?,
                ignored: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn ignore(&self, texts: &[&str]) -> Result<usize, StoreError> {
        self.change_each("UPDATE question SET ignored = 1 WHERE text = ?1", texts)
    }

    fn forget(&self, texts: &[&str]) -> Result<usize, StoreError> {
        self.change_each("DELETE FROM question WHERE text = ?1", texts)
    }

    fn count_vote(
        &self,
        topic: &TopicId,
        vote: Vote,
        instead_of: Option<Vote>,
        today: Date,
    ) -> Result<(), StoreError> {
        let change = |which: Vote| i64::from(which == vote) - i64::from(instead_of == Some(which));
        let (up, down) = (change(Vote::Up), change(Vote::Down));
        self.connection()
            .prepare(
                "INSERT INTO vote (topic, up, down, last) VALUES (?1, max(?2, 0), max(?3, 0), ?4)
                 ON CONFLICT (topic) DO UPDATE
                 SET up = max(up + ?2, 0), down = max(down + ?3, 0), last = max(last, ?4)",
            )?
            .execute(params![topic.to_string(), up, down, today.to_string()])?;
        Ok(())
    }

    fn votes(&self) -> Result<Vec<Votes>, StoreError> {
        let connection = self.connection();
        let mut select = connection.prepare(
            "SELECT topic, up, down, last FROM vote WHERE up + down > 0 ORDER BY down DESC, up, topic",
        )?;
        let rows = select.query_map([], |row| {
            Ok(Votes { topic: parsed(row, 0)?, up: row.get(1)?, down: row.get(2)?, last: parsed(row, 3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Sqlite {
    /// Runs a statement for each text, all or none; returns how many rows it changed.
    fn change_each(&self, statement: &str, texts: &[&str]) -> Result<usize, StoreError> {
        let mut connection = self.connection();
        let change = connection.transaction()?;
        let mut n = 0;
        for text in texts {
            n += change.prepare(statement)?.execute([text])?;
        }
        change.commit()?;
        Ok(n)
    }
}

/// Returns the earliest day of which questions are kept.
fn oldest(today: Date) -> String {
    let days = jiff::Span::new().days(EXPIRES_AFTER_DAYS);
    today.saturating_sub(days).to_string()
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Use(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A store in a folder of its own.
    fn store() -> (tempfile::TempDir, Sqlite) {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("new/counts.sqlite")).unwrap();
        (folder, store)
    }

    fn counted(store: &Sqlite, today: &str) -> Vec<(String, u32)> {
        let questions = store.questions(day(today)).unwrap();
        questions.into_iter().map(|question| (question.text, question.count)).collect()
    }

    #[test]
    fn questions_are_counted_and_expire() {
        let (_folder, store) = store();
        for (text, today) in [("a", "2026-01-01"), ("b", "2026-01-20"), ("b", "2026-01-21")] {
            store.count_question(text, Outcome::Unclear, day(today)).unwrap();
        }
        store.count_question("b", Outcome::Choose, day("2026-01-15")).unwrap();
        let first = store.questions(day("2026-01-21")).unwrap().remove(0);
        assert_eq!((&*first.text, first.count, first.outcome), ("b", 3, Outcome::Choose));
        assert_eq!((first.first, first.last), (day("2026-01-20"), day("2026-01-21")));
        assert_eq!(counted(&store, "2026-01-31").len(), 2);
        assert_eq!(counted(&store, "2026-02-01"), [("b".to_owned(), 3)]);
        store.count_question("c", Outcome::Unclear, day("2026-03-01")).unwrap();
        // What has expired is gone, not only unseen.
        assert_eq!(counted(&store, "2026-01-01"), [("c".to_owned(), 1)]);
    }

    #[test]
    fn what_is_ignored_or_forgotten() {
        let (_folder, store) = store();
        let today = day("2026-01-01");
        for text in ["a", "b"] {
            store.count_question(text, Outcome::Unclear, today).unwrap();
        }
        assert_eq!(store.ignore(&["a", "none"]), Ok(1));
        store.count_question("a", Outcome::Unclear, today).unwrap();
        assert!(store.questions(today).unwrap()[0].ignored);
        assert_eq!(store.forget(&["a", "b"]), Ok(2));
        assert!(store.questions(today).unwrap().is_empty());
    }

    #[test]
    fn a_vote_takes_the_place_of_the_one_before() {
        let (_folder, store) = store();
        let (a, b): (TopicId, TopicId) = ("i#a".parse().unwrap(), "i#b".parse().unwrap());
        let today = day("2026-01-01");
        store.count_vote(&a, Vote::Up, None, today).unwrap();
        store.count_vote(&a, Vote::Down, Some(Vote::Up), today).unwrap();
        store.count_vote(&b, Vote::Up, None, today).unwrap();
        store.count_vote(&b, Vote::Up, None, today).unwrap();
        let votes: Vec<_> =
            store.votes().unwrap().into_iter().map(|v| (v.topic.to_string(), v.up, v.down)).collect();
        assert_eq!(votes, [("i#a".to_owned(), 0, 1), ("i#b".to_owned(), 2, 0)]);
    }

    #[test]
    fn the_least_asked_go_when_there_are_too_many() {
        let (_folder, store) = store();
        let today = "2026-01-01";
        {
            let mut connection = store.connection();
            let change = connection.transaction().unwrap();
            for at in 0..MAX_QUESTIONS {
                let row = params![format!("q{at}"), if at == 7 { 2 } else { 1 }, today];
                change.execute("INSERT INTO question VALUES (?1, 'unclear', ?2, ?3, ?3, 0)", row).unwrap();
            }
            change.commit().unwrap();
        }
        store.count_question("new", Outcome::Unclear, day(today)).unwrap();
        let left = counted(&store, today);
        assert_eq!(left.len() as u32, MAX_QUESTIONS - ROOM + 1);
        assert_eq!(left[0], ("q7".to_owned(), 2));
        assert!(left.iter().any(|(text, _)| text == "new"));
    }

    #[test]
    fn several_begin_a_file_together() {
        for _ in 0..50 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("counts.sqlite");
            let together = std::sync::Barrier::new(8);
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| {
                        together.wait();
                        drop(Sqlite::open(&path).unwrap());
                    });
                }
            });
        }
    }

    #[test]
    fn several_begin_together_and_count_together() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("counts.sqlite");
        let today = day("2026-01-01");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let store = Sqlite::open(&path).unwrap();
                    for _ in 0..20 {
                        store.count_question("same", Outcome::Unclear, today).unwrap();
                    }
                });
            }
        });
        assert_eq!(counted(&Sqlite::open(&path).unwrap(), "2026-01-01"), [("same".to_owned(), 160)]);
    }

    #[test]
    fn what_cannot_be_a_store_says_so_and_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        std::fs::write(&path, "these are my notes, not counts".repeat(100)).unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = Sqlite::open(&path).unwrap_err().to_string();
        assert!(error.contains("notes.txt") && error.contains("not a database"), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);

        let newer = folder.path().join("newer.sqlite");
        drop(Sqlite::open(&newer).unwrap());
        Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let error = Sqlite::open(&newer).unwrap_err().to_string();
        assert!(error.contains("newer version"), "{error}");
        assert!(Sqlite::open(folder.path()).is_err());
    }

    /// The file on which [`counts_until_it_is_killed`] works, in its folder.
    const KILLED: &str = "killed.sqlite";

    #[test]
    #[ignore = "runs for ever; the test below runs and kills it"]
    fn counts_until_it_is_killed() {
        if !Path::new(KILLED).exists() {
            return;
        }
        let store = Sqlite::open(Path::new(KILLED)).unwrap();
        for n in 1u32.. {
            store.count_question("again", Outcome::Unclear, day("2026-01-01")).unwrap();
            store.count_question(&format!("another {n}"), Outcome::Unclear, day("2026-01-01")).unwrap();
            println!("counted {n}");
        }
    }

    #[test]
    fn what_was_counted_survives_a_sudden_end() {
        use std::io::BufRead as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(KILLED);
        std::fs::write(&path, "").unwrap();
        for enough in [1, 50, 300] {
            let mut child = std::process::Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "store::sqlite::tests::counts_until_it_is_killed",
                    "--ignored",
                    "--nocapture",
                ])
                .current_dir(&folder)
                .stdout(std::process::Stdio::piped())
                .spawn()
                .unwrap();
            let before = counted(&Sqlite::open(&path).unwrap(), "2026-01-01").first().map_or(0, |(_, n)| *n);
            let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
            let mut said = 0;
            for line in lines.map_while(Result::ok) {
                said = line.strip_prefix("counted ").map_or(said, |n| n.parse().unwrap());
                if said == enough {
                    child.kill().unwrap();
                }
            }
            child.wait().unwrap();
            let store = Sqlite::open(&path).unwrap();
            let (text, count) = counted(&store, "2026-01-01").remove(0);
            assert!(text == "again" && count >= before.max(said), "{count} of {said} after {before}");
            let whole =
                store.connection().query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
            assert_eq!(whole.unwrap(), "ok");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, _store) = store();
        let mode = folder.path().join("new/counts.sqlite").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
