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

pub fn may_retry(method: &str, _has_key: bool, failure: &Failure) -> bool {
    match failure.kind.as_str() {
        "unreachable" => matches!(method, "GET" | "HEAD" | "OPTIONS" | "PUT" | "DELETE"),
        "answer" => failure.status >= 500 || failure.status == 429,
        _ => true,
    }
}

pub struct Retrier {
    attempts: i64,
    base_ms: i64,
    cap_ms: i64,
    deadline_ms: i64,
    failures: i64,
    request: Request,
}

/// The request that is under way.
#[derive(Default)]
struct Request {
    method: String,
    has_key: bool,
    attempt_at_ms: i64,
}

impl Retrier {
    pub fn new(
        attempts: i64,
        base_ms: i64,
        cap_ms: i64,
        deadline_ms: i64,
    ) -> Result<Self, PolicyError> {
        if attempts < 0 || base_ms < 0 || cap_ms < 0 || deadline_ms < 0 {
            return Err(PolicyError::InvalidPolicy);
        }
        Ok(Self {
            attempts,
            base_ms,
            cap_ms,
            deadline_ms,
            failures: 0,
            request: Request::default(),
        })
    }

    pub fn begin(&mut self, method: &str, has_key: bool, at_ms: i64) {
        self.request = Request {
            method: method.to_string(),
            has_key,
            attempt_at_ms: at_ms,
        };
    }

    pub fn failed(&mut self, failure: &Failure, at_ms: i64) -> Option<i64> {
        let request = &mut self.request;
        self.failures += 1;
        let may_retry = may_retry(&request.method, request.has_key, failure);
        if self.failures > self.attempts || !may_retry {
            return None;
        }
        let doubled_ms = || self.base_ms.saturating_mul(2_i64.saturating_pow(self.failures as u32));
        let wait_ms = failure.retry_after_ms.unwrap_or_else(doubled_ms);
        let next_ms = at_ms + wait_ms.min(self.cap_ms);
        if next_ms - request.attempt_at_ms > self.deadline_ms {
            return None;
        }
        request.attempt_at_ms = next_ms;
        Some(next_ms)
    }
}
