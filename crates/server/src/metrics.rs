//! What Prometheus is told at `/metrics`. Names and labels hold nothing of
//! candidates.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use protocol::live::{RefusalCode, RunResult};

/// Seconds: from a commit in memory to a disk that struggles.
const APPEND_BUCKETS: [f64; 9] = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.2, 1.0];
/// Seconds: from a program of one line to a slow submission.
const RUN_BUCKETS: [f64; 9] = [0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 20.0, 60.0];
/// Seconds.
const REQUEST_BUCKETS: [f64; 7] = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RunLabels {
    kind: &'static str,
    result: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusalLabels {
    code: String,
}

/// What is counted.
pub(crate) struct Metrics {
    registry: Registry,
    rooms: Gauge,
    sockets: Gauge,
    sockets_opened: Counter,
    events: Counter,
    append_seconds: Histogram,
    runs: Family<RunLabels, Counter>,
    run_seconds: Histogram,
    runs_waiting: Gauge<f64, AtomicU64>,
    requests: Family<RequestLabels, Counter>,
    request_seconds: Histogram,
    refusals: Family<RefusalLabels, Counter>,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("greenroom");
        let histogram = |buckets: &[f64]| Histogram::new(buckets.iter().copied());
        let metrics = Self {
            rooms: Gauge::default(),
            sockets: Gauge::default(),
            sockets_opened: Counter::default(),
            events: Counter::default(),
            append_seconds: histogram(&APPEND_BUCKETS),
            runs: Family::default(),
            run_seconds: histogram(&RUN_BUCKETS),
            runs_waiting: Gauge::default(),
            requests: Family::default(),
            request_seconds: histogram(&REQUEST_BUCKETS),
            refusals: Family::default(),
            registry: Registry::default(),
        };
        registry.register("rooms", "Rooms in memory", metrics.rooms.clone());
        registry.register("sockets", "Open sockets", metrics.sockets.clone());
        registry.register(
            "sockets_opened",
            "Sockets that were opened",
            metrics.sockets_opened.clone(),
        );
        registry.register(
            "events",
            "Events of rooms that were kept",
            metrics.events.clone(),
        );
        registry.register_with_unit(
            "append",
            "Time until events were durable",
            Unit::Seconds,
            metrics.append_seconds.clone(),
        );
        registry.register("runs", "Runs that ended", metrics.runs.clone());
        registry.register_with_unit(
            "run",
            "Time from the wish to run to the result",
            Unit::Seconds,
            metrics.run_seconds.clone(),
        );
        registry.register(
            "runs_waiting",
            "Runs that wait for their turn",
            metrics.runs_waiting.clone(),
        );
        registry.register("requests", "Answered requests", metrics.requests.clone());
        registry.register_with_unit(
            "request",
            "Time to answer a request",
            Unit::Seconds,
            metrics.request_seconds.clone(),
        );
        registry.register(
            "refusals",
            "Messages of sockets that were not obeyed",
            metrics.refusals.clone(),
        );
        Self {
            registry,
            ..metrics
        }
    }

    pub(crate) fn room_opened(&self) {
        self.rooms.inc();
    }

    pub(crate) fn room_closed(&self) {
        self.rooms.dec();
    }

    pub(crate) fn socket_opened(&self) {
        self.sockets.inc();
        self.sockets_opened.inc();
    }

    pub(crate) fn socket_closed(&self) {
        self.sockets.dec();
    }

    pub(crate) fn appended(&self, events: usize, took: Duration) {
        self.events.inc_by(events as u64);
        self.append_seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn run(&self, kind: &'static str, result: &RunResult, took: Duration) {
        let result = match result {
            RunResult::Program(result) => result.verdict.code(),
            RunResult::Judged(result) => result.verdict.code(),
            RunResult::Cancelled => "cancelled",
            RunResult::Failed { .. } => "failed",
        };
        self.runs.get_or_create(&RunLabels { kind, result }).inc();
        self.run_seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let labels = RequestLabels {
            method: method.to_owned(),
            route: route.to_owned(),
            status,
        };
        self.requests.get_or_create(&labels).inc();
        self.request_seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn refused(&self, code: RefusalCode) {
        let code = serde_json::to_value(code).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str);
        let labels = RefusalLabels {
            code: code.unwrap_or_default().to_owned(),
        };
        self.refusals.get_or_create(&labels).inc();
    }

    /// All of it as text.
    pub(crate) fn text(&self, runs_waiting: usize) -> Result<String, std::fmt::Error> {
        self.runs_waiting.set(runs_waiting as f64);
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
