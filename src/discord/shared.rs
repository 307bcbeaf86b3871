//! What all events share: who answers now, the connection, what is counted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use serenity::all::ChannelId;
use serenity::gateway::ShardManager;
use tokio_util::task::TaskTracker;

use crate::answer::{Answerer, Counted};
use crate::model::{Date, TopicId};
use crate::store::Vote;

use super::editor::Editors;
use super::link::Link;
use super::message::Told;
use super::service::Service;
use super::tally::{Counting, Tally};

/// How long a channel where the bot may not speak is left alone: 10,000 refused requests lead to a ban.
const HUSHED: Duration = Duration::from_secs(600);
/// Channels that are known to be such.
const MAX_HUSHED: u64 = 10_000;

/// The service that answers now; reloading data puts another in its place, and questions in hand finish on theirs.
pub(super) struct Current(RwLock<Arc<Service>>);

impl Current {
    /// Begins with a service.
    pub(super) fn new(service: Service) -> Self {
        Self(RwLock::new(Arc::new(service)))
    }

    /// Puts another in its place.
    pub(super) fn replace(&self, service: Service) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(service);
    }

    /// Returns the one that answers now.
    pub(super) fn get(&self) -> Arc<Service> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What all events share.
pub(super) struct Shared {
    /// Who answers.
    pub(super) current: Current,
    /// The connection.
    pub(super) link: Link,
    /// The events that are being answered.
    pub(super) in_hand: TaskTracker,
    stopping: AtomicBool,
    /// What holds the connection, while there is one.
    shards: Mutex<Option<Arc<ShardManager>>>,
    /// Channels where the bot may not speak.
    pub(super) hushed: moka::sync::Cache<ChannelId, ()>,
    /// What is counted.
    pub(super) tally: Tally,
    /// Who may do what editors do.
    pub(super) editors: Editors,
}

impl Shared {
    /// Begins with an answerer, unconnected.
    pub(super) fn new(answerer: Answerer, counting: Counting, editors: Editors) -> Self {
        Self {
            current: Current::new(Service::new(answerer, counting.counted())),
            link: Link::default(),
            in_hand: TaskTracker::new(),
            stopping: AtomicBool::new(false),
            shards: Mutex::default(),
            hushed: moka::sync::Cache::builder().max_capacity(MAX_HUSHED).time_to_live(HUSHED).build(),
            tally: Tally::new(counting),
            editors,
        }
    }

    /// Returns what is counted.
    pub(super) fn counted(&self) -> Counted {
        self.tally.counting().counted()
    }

    /// Keeps what holds the connection.
    pub(super) fn hold_shards(&self, shards: Arc<ShardManager>) {
        *self.shards.lock().unwrap_or_else(PoisonError::into_inner) = Some(shards);
    }

    /// Returns what holds the connection, for closing it.
    pub(super) fn take_shards(&self) -> Option<Arc<ShardManager>> {
        self.shards.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Counts a message that found no answer, while the answer goes out.
    pub(super) fn count_question(self: &Arc<Self>, text: String, told: Told) {
        let shared = Arc::clone(self);
        self.in_hand.spawn_blocking(move || shared.tally.question(&text, &told, today()));
    }

    /// Counts what a reader thinks of an answer, while the thanks go out.
    pub(super) fn count_vote(self: &Arc<Self>, user: u64, topic: TopicId, vote: Vote) {
        let shared = Arc::clone(self);
        self.in_hand.spawn_blocking(move || shared.tally.vote(user, topic, vote, today()));
    }

    /// Takes no more questions.
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.in_hand.close();
    }

    /// Returns whether no more questions are taken.
    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}

/// Returns the day on which something is asked, by the clock of this machine.
pub(super) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
