//! One request at a time to a host, and a pause between two.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Longest pause that a robots.txt may ask for; with more, a person could not wait for an import.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// When each host had its last request.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// None before the first request has ended.
    by_host: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl Turns {
    /// Does what is one request to a host, once those before it have ended and the pause is over.
    pub(super) fn take<T>(&self, host: &str, pause: Duration, request: impl FnOnce() -> T) -> T {
        let turn = Arc::clone(lock(&self.by_host).entry(host.to_owned()).or_default());
        let mut last_end = lock(&turn);
        std::thread::sleep(left(*last_end, pause, Instant::now()));
        let answer = request();
        *last_end = Some(Instant::now());
        answer
    }
}

/// Returns the pause for a host: ours, or what its robots.txt asks for where that is more.
pub(super) fn pause(ours: Duration, asked: Option<Duration>) -> Duration {
    asked.map_or(ours, |asked| ours.max(asked.min(LONGEST_PAUSE)))
}

fn left(last_end: Option<Instant>, pause: Duration, now: Instant) -> Duration {
    last_end.map_or(Duration::ZERO, |end| pause.saturating_sub(now.saturating_duration_since(end)))
}

/// Nothing here is left half done by a panic.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_first_request_waits_for_nothing_and_the_next_for_the_rest_of_the_pause() {
        let now = Instant::now();
        assert_eq!(left(None, SECOND, now), Duration::ZERO);
        assert_eq!(left(Some(now), SECOND, now), SECOND);
        assert_eq!(left(Some(now), SECOND, now + SECOND / 4), SECOND / 4 * 3);
        assert_eq!(left(Some(now), SECOND, now + SECOND * 5), Duration::ZERO);
    }

    #[test]
    fn what_a_site_asks_for_lengthens_the_pause_within_reason() {
        assert_eq!(pause(SECOND, None), SECOND);
        assert_eq!(pause(SECOND, Some(SECOND / 2)), SECOND);
        assert_eq!(pause(SECOND, Some(SECOND * 4)), SECOND * 4);
        assert_eq!(pause(SECOND, Some(SECOND * 3600)), LONGEST_PAUSE);
        assert_eq!(pause(LONGEST_PAUSE * 2, Some(SECOND)), LONGEST_PAUSE * 2);
    }

    #[test]
    fn a_host_has_one_request_at_a_time() {
        let (turns, running) = (Turns::default(), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    turns.take("a.org", Duration::ZERO, || {
                        assert_eq!(running.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        running.fetch_sub(1, Ordering::SeqCst);
                    });
                });
            }
        });
    }
}
