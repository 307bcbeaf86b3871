//! The gateway: sessions, what they are sent, how they end.

use std::collections::{HashMap, VecDeque};
use std::io::Write as _;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use serenity::model::event::{Event, GatewayEvent};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::discord::Discord;
use crate::payload;
use crate::world::BOT;

/// Bytes of a send.
const LONGEST_SEND: usize = 4096;
/// Sends in a minute.
const MOST_SENDS: usize = 120;
/// From this size on payloads are compressed, for those who asked for it.
const COMPRESSED_FROM: usize = 1024;
/// Every intent that there is.
const KNOWN_INTENTS: u64 = (1 << 26) - 1;
/// Members, presences, message content.
const PRIVILEGED_INTENTS: u64 = 1 << 1 | 1 << 8 | 1 << 15;
const GUILDS: u64 = 1;
pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;

/// Something that goes out on a connection.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// A payload.
    Payload(Value),
    /// The end, with its code.
    Close(u16),
    /// The end without a word.
    Cut,
}

/// All sessions, and what is counted.
#[derive(Debug, Default)]
pub(crate) struct Gateway {
    sessions: HashMap<String, Session>,
    n_sessions: u64,
    identified: Vec<Instant>,
    n_resumes: usize,
    heartbeats: usize,
    intents: Option<u64>,
    closed_by_bot: Vec<u16>,
}

#[derive(Debug)]
struct Session {
    intents: u64,
    compress: bool,
    seq: u64,
    sent: Vec<Value>,
    out: Option<UnboundedSender<Out>>,
}

impl Discord {
    /// Returns how often the bot began a session.
    #[must_use]
    pub fn identifies(&self) -> usize {
        self.gateway().identified.len()
    }

    /// Returns how often the bot resumed one.
    #[must_use]
    pub fn resumes(&self) -> usize {
        self.gateway().n_resumes
    }

    /// Returns how many heartbeats came.
    #[must_use]
    pub fn heartbeats(&self) -> usize {
        self.gateway().heartbeats
    }

    /// Returns the intents of the last session.
    #[must_use]
    pub fn intents(&self) -> Option<u64> {
        self.gateway().intents
    }

    /// Returns the codes with which the bot closed connections.
    #[must_use]
    pub fn closed_by_bot(&self) -> Vec<u16> {
        self.gateway().closed_by_bot.clone()
    }

    /// Returns whether the bot listens.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.gateway().sessions.values().any(|session| session.out.is_some())
    }

    /// Waits until the bot listens.
    pub async fn connected(&self) {
        self.until("a connection", |discord| discord.is_connected().then_some(())).await;
    }

    /// Sends something on every connection that there is.
    pub fn send(&self, out: &Out) {
        for session in self.gateway().sessions.values_mut() {
            if let Some(sender) = &session.out {
                // A connection that has just ended is none.
                let _ = sender.send(out.clone());
            }
        }
    }

    /// Asks every connection to reconnect.
    pub fn ask_to_reconnect(&self) {
        self.send(&Out::Payload(json!({"op": 7, "d": null})));
    }

    /// Declares every session invalid.
    pub fn invalidate(&self, resumable: bool) {
        self.send(&Out::Payload(json!({"op": 9, "d": resumable})));
        if !resumable {
            self.gateway().sessions.values_mut().for_each(|session| session.sent.clear());
        }
    }

    /// Sends an event to every session; `make` gives what a session of these intents sees of it.
    pub(crate) fn dispatch(&self, name: &str, make: impl Fn(u64) -> Option<Value>) {
        let mut frames = Vec::new();
        for session in self.gateway().sessions.values_mut() {
            if let Some(data) = make(session.intents) {
                frames.push(session.dispatch(name, data));
            }
        }
        frames.into_iter().for_each(|frame| self.check_readable(frame));
    }

    /// Notes a payload that the client library would drop.
    fn check_readable(&self, frame: Value) {
        let name = frame["t"].clone();
        match serde_json::from_value::<GatewayEvent>(frame) {
            Ok(GatewayEvent::Dispatch(_, Event::Unknown(_))) => {
                self.problem(format!("the stand-in sent an unknown event: {name}"));
            }
            Ok(_) => {}
            Err(error) => self.problem(format!("the stand-in sent an unreadable {name}: {error}")),
        }
    }

    /// Holds one connection until its end.
    pub(crate) async fn hold(self, mut socket: WebSocket) {
        let (sender, mut out) = unbounded_channel();
        let mut connection = Connection { sender, session: None, sends: VecDeque::new() };
        let interval = u64::try_from(self.setup().heartbeat.as_millis()).unwrap_or(u64::MAX);
        let hello =
            json!({"op": 10, "s": null, "t": null, "d": {"heartbeat_interval": interval, "_trace": []}});
        if socket.send(Message::text(hello.to_string())).await.is_err() {
            return;
        }
        loop {
            tokio::select! {
                next = out.recv() => match next {
                    Some(Out::Payload(payload)) => {
                        let compress = connection.compresses(&self);
                        if socket.send(packed(&payload, compress)).await.is_err() { break }
                    }
                    Some(Out::Close(code)) => {
                        let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() }))).await;
                        break;
                    }
                    Some(Out::Cut) | None => break,
                },
                received = socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => connection.receive(&self, &text),
                    Some(Ok(Message::Close(frame))) => {
                        let code = frame.map_or(1005, |frame| frame.code);
                        connection.closed_by_bot(&self, code);
                        break;
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break,
                },
            }
        }
        let mut gateway = self.gateway();
        if let Some(session) = connection.session.and_then(|id| gateway.sessions.get_mut(&id)) {
            // By now the session may go on over another connection.
            session.out.take_if(|out| out.same_channel(&connection.sender));
        }
        drop(gateway);
        self.0.changed.notify_waiters();
    }
}

/// Whether a token is the right one; Discord takes it with and without its scheme.
fn is_right(token: &Value, right: &str) -> bool {
    token.as_str().is_some_and(|token| token.trim_start_matches("Bot ") == right)
}

/// A payload as it goes over the wire.
fn packed(payload: &Value, compress: bool) -> Message {
    let text = payload.to_string();
    if !compress || text.len() < COMPRESSED_FROM {
        return Message::text(text);
    }
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory takes it");
    Message::binary(encoder.finish().expect("memory takes it"))
}

impl Session {
    fn dispatch(&mut self, name: &str, data: Value) -> Value {
        self.seq += 1;
        let frame = json!({"op": 0, "s": self.seq, "t": name, "d": data});
        self.sent.push(frame.clone());
        if let Some(out) = &self.out {
            let _ = out.send(Out::Payload(frame.clone()));
        }
        frame
    }
}

struct Connection {
    sender: UnboundedSender<Out>,
    session: Option<String>,
    sends: VecDeque<Instant>,
}

impl Connection {
    fn compresses(&self, discord: &Discord) -> bool {
        let gateway = discord.gateway();
        self.session.as_ref().and_then(|id| gateway.sessions.get(id)).is_some_and(|session| session.compress)
    }

    fn out(&self, out: Out) {
        let _ = self.sender.send(out);
    }

    fn closed_by_bot(&mut self, discord: &Discord, code: u16) {
        let mut gateway = discord.gateway();
        gateway.closed_by_bot.push(code);
        // A client that says goodbye ends its session with it.
        if let (1000 | 1001, Some(id)) = (code, self.session.take()) {
            gateway.sessions.remove(&id);
        }
    }

    fn receive(&mut self, discord: &Discord, text: &str) {
        self.sends.push_back(Instant::now());
        while self.sends.front().is_some_and(|at| at.elapsed() > Duration::from_secs(60)) {
            self.sends.pop_front();
        }
        let Ok(payload) = serde_json::from_str::<Value>(text) else { return self.out(Out::Close(4002)) };
        if text.len() > LONGEST_SEND {
            return self.out(Out::Close(4002));
        }
        if self.sends.len() > MOST_SENDS {
            return self.out(Out::Close(4008));
        }
        match payload["op"].as_u64() {
            Some(1) => {
                discord.gateway().heartbeats += 1;
                discord.0.changed.notify_waiters();
                if discord.setup().acknowledges {
                    self.out(Out::Payload(json!({"op": 11, "d": null})));
                }
            }
            Some(2) if self.session.is_some() => self.out(Out::Close(4005)),
            Some(2) => self.identify(discord, &payload["d"]),
            Some(6) => self.resume(discord, &payload["d"]),
            Some(3 | 4 | 8 | 31) if self.session.is_none() => self.out(Out::Close(4003)),
            Some(3 | 4 | 8 | 31) => {}
            _ => self.out(Out::Close(4001)),
        }
    }

    fn identify(&mut self, discord: &Discord, identify: &Value) {
        let setup = discord.setup();
        let intents = identify["intents"].as_u64().unwrap_or(u64::MAX);
        let last = discord.gateway().identified.last().copied();
        discord.gateway().identified.push(Instant::now());
        discord.gateway().intents = Some(intents);
        discord.change(|setup| setup.identifies_left = setup.identifies_left.saturating_sub(1));
        discord.0.changed.notify_waiters();
        let refused = if !is_right(&identify["token"], &setup.token) {
            Some(Out::Close(4004))
        } else if intents & !KNOWN_INTENTS != 0 {
            Some(Out::Close(4013))
        } else if intents & PRIVILEGED_INTENTS & !setup.allowed_privileged != 0 {
            Some(Out::Close(4014))
        } else if identify["shard"][0].as_u64() >= identify["shard"][1].as_u64() {
            Some(Out::Close(4010))
        } else if let Some(code) = setup.close_identify {
            Some(Out::Close(code))
        } else {
            let too_soon = last.is_some_and(|last| last.elapsed() < setup.identify_gap);
            (too_soon || setup.identifies_left == 0).then(|| Out::Payload(json!({"op": 9, "d": false})))
        };
        if let Some(refused) = refused {
            return self.out(refused);
        }
        self.begin(discord, intents, identify["compress"] == true, &identify["shard"]);
    }

    fn begin(&mut self, discord: &Discord, intents: u64, compress: bool, shard: &Value) {
        let mut gateway = discord.gateway();
        gateway.n_sessions += 1;
        let id = format!("session{}", gateway.n_sessions);
        let mut session =
            Session { intents, compress, seq: 0, sent: Vec::new(), out: Some(self.sender.clone()) };
        let ready = json!({
            "v": 10, "user": payload::me(), "guilds": [{"id": crate::world::GUILD.to_string(), "unavailable": true}],
            "session_id": id, "resume_gateway_url": discord.gateway_url(), "shard": shard,
            "application": {"id": BOT.id.to_string(), "flags": 0}, "private_channels": [], "relationships": [],
            "session_type": "normal", "user_settings": {}, "presences": [], "geo_ordered_rtc_regions": [], "_trace": [],
        });
        let mut frames = vec![session.dispatch("READY", ready)];
        if intents & GUILDS != 0 {
            frames.push(session.dispatch("GUILD_CREATE", payload::guild()));
        }
        gateway.sessions.insert(id.clone(), session);
        drop(gateway);
        self.session = Some(id);
        frames.into_iter().for_each(|frame| discord.check_readable(frame));
        discord.0.changed.notify_waiters();
    }

    fn resume(&mut self, discord: &Discord, resume: &Value) {
        let id = resume["session_id"].as_str().unwrap_or_default().to_owned();
        let from = resume["seq"].as_u64().unwrap_or(0);
        let token_is_right = is_right(&resume["token"], &discord.setup().token);
        let mut gateway = discord.gateway();
        let known = gateway.sessions.get_mut(&id).filter(|session| !session.sent.is_empty());
        match known {
            _ if !token_is_right => self.out(Out::Close(4004)),
            None => self.out(Out::Payload(json!({"op": 9, "d": false}))),
            Some(session) if from > session.seq => self.out(Out::Close(4007)),
            Some(session) => {
                session.out = Some(self.sender.clone());
                for frame in session.sent.iter().filter(|frame| frame["s"].as_u64() > Some(from)) {
                    let _ = self.sender.send(Out::Payload(frame.clone()));
                }
                session.dispatch("RESUMED", json!({"_trace": []}));
                self.session = Some(id);
                gateway.n_resumes += 1;
            }
        }
        drop(gateway);
        discord.0.changed.notify_waiters();
    }
}
