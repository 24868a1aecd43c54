//! Decides whether a failed request is tried again, and when.

#[derive(Debug)]
pub enum PolicyError {
    /// A number of a policy that is not positive.
    InvalidPolicy,
}

#[derive(Clone, Debug)]
pub struct Failure {
    /// unreachable, lost or answer
    pub kind: String,
    pub status: i64,
    pub retry_after_ms: Option<i64>,
}

pub fn may_retry(method: &str, has_key: bool, failure: &Failure) -> bool {
    let repeatable = has_key || matches!(method, "GET" | "HEAD" | "OPTIONS" | "PUT" | "DELETE");
    match (failure.kind.as_str(), failure.status) {
        ("unreachable", _) | ("answer", 429 | 503) => repeatable,
        ("lost", _) | ("answer", 500 | 502 | 504) => repeatable,
        _ => false,
    }
}

pub struct Retrier {
    attempts: i64,
    base_ms: i64,
    cap_ms: i64,
    deadline_ms: i64,
    request: Request,
}

/// The request that is under way.
#[derive(Default)]
struct Request {
    method: String,
    has_key: bool,
    give_up_at_ms: i64,
    attempts_left: i64,
    wait_ms: i64,
}

impl Retrier {
    pub fn new(
        attempts: i64,
        base_ms: i64,
        cap_ms: i64,
        deadline_ms: i64,
    ) -> Result<Self, PolicyError> {
        if attempts < 1 || base_ms < 1 || cap_ms < 1 || deadline_ms < 1 {
            return Err(PolicyError::InvalidPolicy);
        }
        Ok(Self {
            attempts,
            base_ms,
            cap_ms,
            deadline_ms,
            request: Request::default(),
        })
    }

    pub fn begin(&mut self, method: &str, has_key: bool, at_ms: i64) {
        self.request = Request {
            method: method.to_string(),
            has_key,
            give_up_at_ms: at_ms + self.deadline_ms,
            attempts_left: self.attempts,
            wait_ms: self.base_ms.min(self.cap_ms),
        };
    }

    pub fn failed(&mut self, failure: &Failure, at_ms: i64) -> Option<i64> {
        let request = &mut self.request;
        request.attempts_left -= 1;
        if request.attempts_left == 0 || !may_retry(&request.method, request.has_key, failure) {
            return None;
        }
        let wait_ms = request.wait_ms.max(failure.retry_after_ms.unwrap_or_default());
        request.wait_ms = (request.wait_ms * 2).min(self.cap_ms);
        let next_ms = at_ms + wait_ms;
        (next_ms < request.give_up_at_ms).then_some(next_ms)
    }
}
