//! The stand-in as a whole: starting it, what it saw, what it found wrong.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::Notify;

use crate::fault::{Fault, Order};
use crate::gateway::Gateway;
use crate::world::{Posted, TOKEN, World};

/// How the stand-in behaves.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The token that is right.
    pub token: String,
    /// Time between heartbeats that is asked for.
    pub heartbeat: Duration,
    /// Whether heartbeats are acknowledged.
    pub acknowledges: bool,
    /// IDENTIFYs that are left for today.
    pub identifies_left: u32,
    /// Time until there are new ones.
    pub identifies_reset: Duration,
    /// Time that must lie between two IDENTIFYs.
    pub identify_gap: Duration,
    /// Privileged intents that are allowed, as bits.
    pub allowed_privileged: u64,
    /// A close code with which every IDENTIFY is answered.
    pub close_identify: Option<u16>,
    /// Time in which an interaction must be answered.
    pub patience: Duration,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            token: TOKEN.to_owned(),
            heartbeat: Duration::from_millis(41_250),
            acknowledges: true,
            identifies_left: 1000,
            identifies_reset: Duration::from_secs(86_400),
            identify_gap: Duration::from_secs(5),
            allowed_privileged: 0,
            close_identify: None,
            patience: Duration::from_secs(3),
        }
    }
}

/// A request that came.
#[derive(Debug, Clone)]
pub struct Request {
    /// When.
    pub at: Instant,
    /// The method.
    pub method: String,
    /// The path behind the version.
    pub path: String,
    /// The body; null without one.
    pub body: Value,
    /// The status of the reply; None if there was none.
    pub status: Option<u16>,
}

/// A running stand-in; a copy is another handle to the same. It ends with the runtime.
#[derive(Clone)]
pub struct Discord(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) address: SocketAddr,
    setup: Mutex<Setup>,
    world: Mutex<World>,
    gateway: Mutex<Gateway>,
    faults: Mutex<Vec<Order>>,
    requests: Mutex<Vec<Request>>,
    problems: Mutex<Vec<String>>,
    pub(crate) changed: Notify,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Discord {
    /// Starts one on a free port.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(setup: Setup) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let discord = Self(Arc::new(Inner {
            address: listener.local_addr().expect("it is bound"),
            setup: Mutex::new(setup),
            world: Mutex::default(),
            gateway: Mutex::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            problems: Mutex::default(),
            changed: Notify::new(),
        }));
        tokio::spawn(crate::rest::serve(listener, discord.clone()));
        discord
    }

    /// The address at which its REST interface answers.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.0.address)
    }

    pub(crate) fn gateway_url(&self) -> String {
        format!("ws://{}", self.0.address)
    }

    pub(crate) fn setup(&self) -> Setup {
        locked(&self.0.setup).clone()
    }

    /// Changes how it behaves from now on.
    pub fn change(&self, change: impl FnOnce(&mut Setup)) {
        change(&mut locked(&self.0.setup));
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        locked(&self.0.world)
    }

    pub(crate) fn gateway(&self) -> MutexGuard<'_, Gateway> {
        locked(&self.0.gateway)
    }

    /// Orders a fault.
    pub fn order(&self, method: &'static str, path: &'static str, times: usize, fault: Fault) {
        locked(&self.0.faults).push(Order { method, path, times, fault });
    }

    /// Takes the fault that befalls a request.
    pub(crate) fn fault_for(&self, method: &str, path: &str) -> Option<Fault> {
        let mut orders = locked(&self.0.faults);
        let fits =
            |order: &&mut Order| order.times > 0 && order.method == method && path.contains(order.path);
        let order = orders.iter_mut().find(fits)?;
        order.times -= 1;
        Some(order.fault)
    }

    pub(crate) fn record(&self, request: Request) {
        locked(&self.0.requests).push(request);
        self.0.changed.notify_waiters();
    }

    /// Records a request that does something: who sees what it did finds the request recorded.
    pub(crate) fn record_done<T>(&self, done: impl FnOnce() -> (Request, T)) -> T {
        let mut requests = locked(&self.0.requests);
        let (request, answer) = done();
        requests.push(request);
        drop(requests);
        self.0.changed.notify_waiters();
        answer
    }

    /// Returns the requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.0.requests).clone()
    }

    /// Returns the requests of a method whose path contains something.
    #[must_use]
    pub fn requests_to(&self, method: &str, path: &str) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.method == method && request.path.contains(path));
        requests
    }

    /// Returns a message, also one that was deleted.
    #[must_use]
    pub fn message(&self, id: u64) -> Option<Posted> {
        self.world().messages.get(&id).cloned()
    }

    /// Returns the commands of a server, or those of all.
    #[must_use]
    pub fn commands(&self, guild: Option<u64>) -> Vec<Value> {
        self.world().commands.get(&guild.unwrap_or(0)).cloned().unwrap_or_default()
    }

    /// Returns the channels in which the bot was seen typing.
    #[must_use]
    pub fn typing(&self) -> Vec<u64> {
        self.world().typing.clone()
    }

    pub(crate) fn problem(&self, problem: String) {
        locked(&self.0.problems).push(problem);
    }

    /// Returns what was wrong: rules broken by requests, payloads of its own that no client would read.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        locked(&self.0.problems).clone()
    }

    /// Waits until something holds.
    ///
    /// # Panics
    /// If it does not hold after 15 seconds.
    pub async fn until<T>(&self, what: &str, mut holds: impl FnMut(&Self) -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            let changed = self.0.changed.notified();
            if let Some(found) = holds(self) {
                return found;
            }
            // A change between the look and the wait would be missed; so the wait is short.
            let _ = tokio::time::timeout(Duration::from_millis(25), changed).await;
            assert!(
                begun.elapsed() < Duration::from_secs(15),
                "{what} did not happen; problems: {:#?}; last requests: {:#?}",
                self.problems(),
                self.requests().iter().rev().take(5).collect::<Vec<_>>()
            );
        }
    }
}
