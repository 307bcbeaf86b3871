//! What is counted, for Prometheus. No user and no text is ever a label.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

/// Interactions and messages that were answered, by command and outcome.
const QUESTIONS: &str = "junket_questions_total";
/// Time from an event to the end of its answer, by command.
pub(super) const ANSWER_SECONDS: &str = "junket_answer_seconds";
/// Time in which an answer was worked out, without the network, by command.
pub(super) const WORK_SECONDS: &str = "junket_work_seconds";
/// What happened at the gateway, by kind.
const GATEWAY: &str = "junket_gateway_events_total";
/// Whether the gateway's sessions live.
const GATEWAY_UP: &str = "junket_gateway_up";
/// Requests to Discord that failed, by status.
const REST_ERRORS: &str = "junket_rest_errors_total";
/// Attempts to take up new data, by result.
const RELOADS: &str = "junket_reloads_total";
/// When the data that is served was loaded, in seconds since 1970.
const DATA_LOADED: &str = "junket_data_loaded_timestamp_seconds";
/// Interviews that are served.
const INTERVIEWS: &str = "junket_interviews";
/// Topics that are served.
const TOPICS: &str = "junket_topics";
/// Conversations that are remembered.
const CONVERSATIONS: &str = "junket_conversations";

/// Upper bounds of the histograms, in seconds.
pub(super) const BUCKETS: [f64; 11] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0];

/// Says what each figure is, for whoever reads them.
pub(super) fn describe() {
    describe_counter!(QUESTIONS, "Interactions and messages answered, by command and outcome");
    describe_histogram!(ANSWER_SECONDS, "Time from an event to the end of its answer, by command");
    describe_histogram!(WORK_SECONDS, "Time in which an answer was worked out, without the network");
    describe_counter!(GATEWAY, "What happened at the gateway, by kind");
    describe_gauge!(GATEWAY_UP, "Whether all gateway sessions live");
    describe_counter!(REST_ERRORS, "Failed requests to Discord, by status");
    describe_counter!(RELOADS, "Attempts to take up new data, by result");
    describe_gauge!(DATA_LOADED, "When the served data was loaded");
    describe_gauge!(INTERVIEWS, "Interviews served");
    describe_gauge!(TOPICS, "Topics served");
    describe_gauge!(CONVERSATIONS, "Conversations remembered");
}

/// Counts something that was answered.
pub(super) fn answered(command: &'static str, outcome: &'static str, whole: Duration) {
    counter!(QUESTIONS, "command" => command, "outcome" => outcome).increment(1);
    histogram!(ANSWER_SECONDS, "command" => command).record(whole);
}

/// Counts the work for an answer.
pub(super) fn worked(command: &'static str, time: Duration) {
    histogram!(WORK_SECONDS, "command" => command).record(time);
}

/// Counts something at the gateway.
pub(super) fn gateway(kind: &'static str) {
    counter!(GATEWAY, "kind" => kind).increment(1);
}

/// Notes whether the gateway's sessions live.
pub(super) fn gateway_up(up: bool) {
    gauge!(GATEWAY_UP).set(if up { 1.0 } else { 0.0 });
}

/// Counts a failed request; 0 stands for one without a reply.
pub(super) fn rest_error(status: u16) {
    counter!(REST_ERRORS, "status" => status.to_string()).increment(1);
}

/// Counts an attempt to take up new data.
pub(super) fn reloaded(result: &'static str) {
    counter!(RELOADS, "result" => result).increment(1);
}

/// Notes what is served from now on.
pub(super) fn serving(n_interviews: usize, n_topics: usize) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    gauge!(DATA_LOADED).set(now.as_secs_f64());
    gauge!(INTERVIEWS).set(u32::try_from(n_interviews).unwrap_or(u32::MAX));
    gauge!(TOPICS).set(u32::try_from(n_topics).unwrap_or(u32::MAX));
}

/// Notes how many conversations are remembered.
pub(super) fn conversations(n: u64) {
    gauge!(CONVERSATIONS).set(u32::try_from(n).unwrap_or(u32::MAX));
}
