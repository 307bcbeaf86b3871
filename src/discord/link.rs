//! The state of the connection to the gateway, and how many IDENTIFYs it may cost.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::ShardId;
use serenity::gateway::ConnectionStage;
use tokio::sync::Notify;

use super::metrics;

/// How IDENTIFYs are paced. Discord allows 1000 in a day, and resets the token of a bot that sends more.
#[derive(Debug, Clone, Copy)]
pub struct Pacing {
    /// IDENTIFYs within [`Self::window`], for each shard, after which the connection is given up for a while.
    pub burst: usize,
    /// The time in which they are counted.
    pub window: Duration,
    /// First pause; the next are twice as long each, with jitter.
    pub min_pause: Duration,
    /// Longest pause, before jitter.
    pub max_pause: Duration,
    /// IDENTIFYs that are left to Discord's day, when the bot waits for the next.
    pub reserve: u64,
}

impl Default for Pacing {
    /// At most five in ten minutes and then pauses up to an hour: under 150 in a day, whatever goes wrong.
    fn default() -> Self {
        Self {
            burst: 5,
            window: Duration::from_secs(600),
            min_pause: Duration::from_secs(30),
            max_pause: Duration::from_secs(3600),
            reserve: 50,
        }
    }
}

/// What is known of the connection. Written by events, read by whoever asks whether the bot is ready.
#[derive(Debug, Default)]
pub(super) struct Link {
    state: Mutex<State>,
    /// Wakes whoever waits for too many IDENTIFYs.
    exhausted: Notify,
}

#[derive(Debug, Default)]
struct State {
    shards: HashMap<ShardId, ConnectionStage>,
    allowance: Option<Allowance>,
}

/// IDENTIFYs of late, and how many there may be.
#[derive(Debug)]
struct Allowance {
    most: usize,
    window: Duration,
    spent: VecDeque<Instant>,
    exceeded: bool,
}

impl Allowance {
    fn new(most: usize, window: Duration) -> Self {
        Self { most, window, spent: VecDeque::new(), exceeded: false }
    }

    /// Counts one; whether it is still within what is allowed.
    fn spend(&mut self, now: Instant) -> bool {
        while self.spent.front().is_some_and(|&at| now.duration_since(at) > self.window) {
            self.spent.pop_front();
        }
        self.spent.push_back(now);
        self.exceeded = self.spent.len() > self.most;
        !self.exceeded
    }
}

impl Link {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins anew, with so many shards.
    pub(super) fn begin(&self, pacing: &Pacing, shards: u32) {
        let most = pacing.burst.saturating_mul(usize::try_from(shards.max(1)).unwrap_or(1));
        let mut state = self.state();
        state.shards.clear();
        state.allowance = Some(Allowance::new(most, pacing.window));
    }

    /// Notes that a shard is in another stage.
    pub(super) fn moved(&self, shard: ShardId, stage: ConnectionStage) {
        let mut state = self.state();
        state.shards.insert(shard, stage);
        let kind = match stage {
            ConnectionStage::Identifying => "identify",
            ConnectionStage::Resuming => "resume",
            ConnectionStage::Connected => "connected",
            ConnectionStage::Disconnected => "disconnected",
            _ => "connecting",
        };
        metrics::gateway(kind);
        if stage == ConnectionStage::Identifying
            && state.allowance.as_mut().is_some_and(|allowance| !allowance.spend(Instant::now()))
        {
            self.exhausted.notify_one();
        }
        drop(state);
        metrics::gateway_up(self.is_up());
    }

    /// Notes that nothing is connected any more.
    pub(super) fn ended(&self) {
        self.state().shards.clear();
        metrics::gateway_up(false);
    }

    /// Returns whether every shard has a session that lives.
    pub(super) fn is_up(&self) -> bool {
        let state = self.state();
        !state.shards.is_empty() && state.shards.values().all(|stage| *stage == ConnectionStage::Connected)
    }

    /// Waits until more IDENTIFYs were sent than are allowed, since the last beginning.
    pub(super) async fn exhausted(&self) {
        let is_exceeded = || self.state().allowance.as_ref().is_some_and(|allowance| allowance.exceeded);
        while !is_exceeded() {
            self.exhausted.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_identifies_are_allowed_in_a_window() {
        let begin = Instant::now();
        let mut allowance = Allowance::new(2, Duration::from_secs(60));
        let spend = |allowance: &mut Allowance, after| allowance.spend(begin + Duration::from_secs(after));
        assert!(spend(&mut allowance, 0) && spend(&mut allowance, 1));
        assert!(!spend(&mut allowance, 2));
        assert!(spend(&mut allowance, 70));
    }

    #[test]
    fn the_bot_is_up_while_every_shard_is_connected() {
        let link = Link::default();
        link.begin(&Pacing::default(), 2);
        assert!(!link.is_up());
        link.moved(ShardId(0), ConnectionStage::Connected);
        link.moved(ShardId(1), ConnectionStage::Identifying);
        assert!(!link.is_up());
        link.moved(ShardId(1), ConnectionStage::Connected);
        assert!(link.is_up());
        link.ended();
        assert!(!link.is_up());
    }

    #[test]
    fn a_day_of_failures_stays_below_what_discord_allows() {
        let Pacing { burst, max_pause, reserve, .. } = Pacing::default();
        let bursts = Duration::from_secs(86_400).as_secs() / max_pause.as_secs();
        // The pauses before the longest add some bursts: 30 s doubled seven times is an hour.
        assert!((bursts + 8) * burst as u64 + reserve < 1000);
    }
}
