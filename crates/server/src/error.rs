//! The one place where what went wrong becomes an HTTP answer. What is inside
//! is logged once and never sent.

use std::borrow::Cow;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::rest::{ApiError, ApiErrorCode};

/// Why a request was not obeyed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: ApiErrorCode,
    pub(crate) message: Cow<'static, str>,
    retry_after: Option<Duration>,
}

impl Failure {
    pub(crate) fn new(code: ApiErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            retry_after: None,
        }
    }

    pub(crate) fn invalid(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ApiErrorCode::Invalid, message)
    }

    pub(crate) fn unauthorised(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ApiErrorCode::Unauthorised, message)
    }

    pub(crate) fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ApiErrorCode::Forbidden, message)
    }

    pub(crate) fn not_found(what: &'static str) -> Self {
        Self::new(
            ApiErrorCode::NotFound,
            format!("there is no such {what}, or not for you"),
        )
    }

    pub(crate) fn conflict(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ApiErrorCode::Conflict, message)
    }

    pub(crate) fn too_often(wait: Duration) -> Self {
        Self {
            code: ApiErrorCode::TooOften,
            message: "too many tries: wait a moment".into(),
            retry_after: Some(wait),
        }
    }

    pub(crate) fn unavailable(message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: ApiErrorCode::Unavailable,
            message: message.into(),
            retry_after: Some(Duration::from_secs(2)),
        }
    }

    /// A fault of ours: logged here, told without its reason.
    pub(crate) fn internal(reason: &dyn std::fmt::Display) -> Self {
        tracing::error!(%reason, "a request failed");
        Self::new(
            ApiErrorCode::Internal,
            "the server could not do this; its log says why",
        )
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status());
        let body = ApiError {
            code: self.code,
            message: self.message.into_owned(),
        };
        let mut response = (
            status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            Json(body),
        )
            .into_response();
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs().max(1);
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound(what) => Self::not_found(what),
            store::Error::Exists(what) => Self::conflict(format!("there is such a {what} already")),
            store::Error::Expired(what) => {
                Self::unauthorised(format!("the {what} does not hold any more"))
            }
            store::Error::LastAdministrator => {
                Self::conflict("the last administrator must stay one")
            }
            store::Error::Submitted => {
                Self::conflict("it was submitted before, and stays as it is")
            }
            store::Error::Full => {
                tracing::error!("the disk is full");
                Self::unavailable("the server's disk is full: nothing was kept")
            }
            error => Self::internal(&error),
        }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return Self::new(ApiErrorCode::TooLarge, "what was sent is too long");
        }
        Self::invalid(rejection.body_text())
    }
}

impl From<PathRejection> for Failure {
    fn from(rejection: PathRejection) -> Self {
        Self::invalid(rejection.body_text())
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Self::invalid(rejection.body_text())
    }
}
