//! Requests: recorded, checked, answered or made to fail.

mod channels;
mod commands;
mod interactions;

use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::WebSocket;
use axum::http::{HeaderMap, HeaderValue, Method, Request as HttpRequest, Response, StatusCode};
use axum::routing::get;
use axum::{Router, extract::State};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tower::Service as _;

use crate::discord::{Discord, Request};
use crate::fault::Fault;
use crate::{payload, rules};

/// Longest body, in bytes.
const LONGEST_BODY: usize = 1 << 20;

/// A reply: status and body.
pub(crate) type Answer = (u16, Value);

pub(crate) fn error(status: u16, code: u32, message: &str) -> Answer {
    (status, json!({"code": code, "message": message}))
}

/// Marks a response that must not be sent.
#[derive(Clone)]
struct NoResponse;

/// Serves for ever.
pub(crate) async fn serve(listener: TcpListener, discord: Discord) {
    let router = Router::new().route("/", get(gateway)).fallback(rest).with_state(discord);
    while let Ok((stream, _)) = listener.accept().await {
        let router = router.clone();
        tokio::spawn(async move {
            let service = hyper::service::service_fn(move |request: HttpRequest<hyper::body::Incoming>| {
                let mut router = router.clone();
                async move {
                    let Ok(response) = router.call(request).await;
                    let dropped = response.extensions().get::<NoResponse>().is_some();
                    if dropped { Err(std::io::Error::other("dropped on order")) } else { Ok(response) }
                }
            });
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .with_upgrades();
            // A connection that was dropped on order ends in an error.
            let _ = connection.await;
        });
    }
}

async fn gateway(State(discord): State<Discord>, upgrade: WebSocketUpgrade) -> Response<Body> {
    upgrade.on_upgrade(move |socket: WebSocket| discord.hold(socket))
}

async fn rest(State(discord): State<Discord>, request: HttpRequest<Body>) -> Response<Body> {
    let at = Instant::now();
    let (parts, body) = request.into_parts();
    if let Some(attached) = discord.world().attachments.get(parts.uri.path()) {
        return Response::new(Body::from(attached.clone()));
    }
    let Some(path) = parts.uri.path().strip_prefix("/api/v10").map(str::to_owned) else {
        return respond(error(404, 0, "404: Not Found"), None);
    };
    let bytes = to_bytes(body, LONGEST_BODY).await.unwrap_or_default();
    let body: Value = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    let method = parts.method.as_str();
    let fault = discord.fault_for(method, &path);
    let request =
        |status| Request { at, method: method.to_owned(), path: path.clone(), body: body.clone(), status };
    let record = |status| discord.record(request(status));
    match fault {
        Some(Fault::Dropped) => {
            record(None);
            return no_response();
        }
        Some(Fault::RateLimited { after, global }) => {
            record(Some(429));
            return rate_limited(after.as_secs_f64(), global);
        }
        Some(Fault::Status(status)) => {
            record(Some(status));
            return respond((status, json!({"message": "the server failed", "code": 0})), None);
        }
        Some(Fault::Slow(time)) => tokio::time::sleep(time).await,
        _ => {}
    }
    let answer = discord.record_done(|| {
        let answer = answer(&discord, &parts.method, &path, &parts.headers, &body);
        let status = Some(answer.0).filter(|_| !matches!(fault, Some(Fault::DroppedAfter)));
        (request(status), answer)
    });
    match fault {
        Some(Fault::DroppedAfter) => no_response(),
        Some(Fault::Garbled) => respond((200, json!({"half": "a reply"})), None),
        _ => respond(answer, Some("50")),
    }
}

fn no_response() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(NoResponse);
    response
}

fn respond((status, body): Answer, limit: Option<&'static str>) -> Response<Body> {
    let body = if status == 204 { Body::empty() } else { Body::from(body.to_string()) };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).expect("the stand-in uses real statuses");
    response.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
    if let Some(limit) = limit {
        for (name, value) in
            [("limit", limit), ("remaining", "49"), ("reset-after", "1.000"), ("bucket", "b")]
        {
            let name = axum::http::HeaderName::try_from(format!("x-ratelimit-{name}")).expect("it is a name");
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

fn rate_limited(after: f64, global: bool) -> Response<Body> {
    let body = json!({"message": "You are being rate limited.", "retry_after": after, "global": global});
    let mut response = respond((429, body), None);
    let value = |text: String| HeaderValue::try_from(text).expect("a number fits into a header");
    let headers: &mut HeaderMap = response.headers_mut();
    headers.insert("retry-after", value(after.to_string()));
    headers.insert("x-ratelimit-scope", HeaderValue::from_static(if global { "global" } else { "user" }));
    if global {
        headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
    } else {
        headers.insert("x-ratelimit-limit", HeaderValue::from_static("5"));
        headers.insert("x-ratelimit-remaining", HeaderValue::from_static("0"));
        headers.insert("x-ratelimit-reset-after", value(after.to_string()));
        headers.insert("x-ratelimit-bucket", HeaderValue::from_static("b"));
    }
    response
}

/// Answers a request by the rules.
fn answer(discord: &Discord, method: &Method, path: &str, headers: &HeaderMap, body: &Value) -> Answer {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    // What carries its own token needs no other.
    let carries_token = matches!(parts[..], ["interactions" | "webhooks", ..]);
    let authorised = headers.get("authorization").and_then(|value| value.to_str().ok())
        == Some(&format!("Bot {}", discord.setup().token));
    if !carries_token && !authorised {
        return error(401, 0, "401: Unauthorized");
    }
    let violations = rules::check(method.as_str(), path, body);
    if !violations.is_empty() {
        discord.problem(format!("{method} {path} breaks rules: {violations:?}"));
        return (400, rules::refusal(&violations));
    }
    let id = |text: &str| text.parse::<u64>().unwrap_or(0);
    match (method.as_str(), &parts[..]) {
        ("GET", ["gateway"]) => (200, json!({"url": discord.gateway_url()})),
        ("GET", ["gateway", "bot"]) => (200, gateway_bot(discord)),
        ("GET", ["users", "@me"]) => (200, payload::me()),
        ("GET", ["applications" | "oauth2", .., "@me"]) => (200, payload::application()),
        ("POST", ["users", "@me", "channels"]) => channels::open(body),
        (_, ["applications", _, "commands"]) => commands::answer(discord, method.as_str(), 0, body),
        (_, ["applications", _, "guilds", guild, "commands"]) => {
            commands::answer(discord, method.as_str(), id(guild), body)
        }
        ("POST", ["interactions", interaction, token, "callback"]) => {
            interactions::callback(discord, id(interaction), token, body)
        }
        ("POST", ["webhooks", _, token]) => interactions::follow_up(discord, token, body),
        (_, ["webhooks", _, token, "messages", message]) => {
            interactions::message(discord, method.as_str(), token, message, body)
        }
        ("POST", ["channels", channel, "typing"]) => channels::typing(discord, id(channel)),
        ("POST", ["channels", channel, "messages"]) => channels::post(discord, id(channel), body),
        ("DELETE", ["channels", _, "messages", message]) => channels::delete(discord, id(message)),
        ("GET", ["channels", channel]) => (200, payload::channel(id(channel))),
        _ => {
            discord.problem(format!("{method} {path} is unknown to the stand-in"));
            error(404, 0, "404: Not Found")
        }
    }
}

fn gateway_bot(discord: &Discord) -> Value {
    let setup = discord.setup();
    json!({"url": discord.gateway_url(), "shards": 1, "session_start_limit": {
        "total": 1000, "remaining": setup.identifies_left,
        "reset_after": u64::try_from(setup.identifies_reset.as_millis()).unwrap_or(u64::MAX), "max_concurrency": 1,
    }})
}
