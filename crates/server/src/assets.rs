//! The web app, from inside the binary. Every other address answers its page:
//! the app itself knows what to show there.

mod compression;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::auth::token::random_bytes;
use crate::error::Failure;
use crate::state::App;

/// What `npm run build` makes of `web/`. A build without it compiles, and
/// serves a page that says how to make it.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Shown where the web app was not built.
const NOT_BUILT: &str = include_str!("assets/not-built.html");
/// What stands for the nonce in the page; `web/vite.config.ts` puts it there.
const NONCE: &str = "__CSP_NONCE__";
/// The page.
const INDEX: &str = "index.html";

/// A file of the app, or its page.
pub(crate) async fn serve(
    State(app): State<Arc<App>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if method != Method::GET && method != Method::HEAD {
        return Err(Failure::not_found("address"));
    }
    let path = uri.path().trim_start_matches('/');
    match path {
        "" | INDEX => page(&app),
        _ => match Dist::get(path) {
            Some(file) => Ok(compression::answer(path, &file, &headers)),
            // A file that is missing is not a page: old tabs must notice.
            None if path.starts_with("assets/") => Err(Failure::not_found("file")),
            None => page(&app),
        },
    }
}

/// A file of the built app as text.
pub(crate) fn text(path: &str) -> Option<String> {
    let file = Dist::get(path)?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// The page, with a nonce of its own.
fn page(app: &App) -> Result<Response, Failure> {
    let html = text(INDEX);
    let status = match html {
        Some(_) => StatusCode::OK,
        None => StatusCode::SERVICE_UNAVAILABLE,
    };
    let html = html.unwrap_or_else(|| NOT_BUILT.to_owned());
    let mut response = html_page(app, &html)?;
    *response.status_mut() = status;
    Ok(response)
}

/// A page of ours: only its own scripts and styles run in it.
pub(crate) fn html_page(app: &App, html: &str) -> Result<Response, Failure> {
    let nonce = STANDARD_NO_PAD.encode(random_bytes::<18>()?);
    let policy = policy(&nonce, app.config.is_https());
    let policy = HeaderValue::from_str(&policy).map_err(|error| Failure::internal(&error))?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    Ok((headers, html.replace(NONCE, &nonce)).into_response())
}

/// What a page may load. Styles that scripts set on elements are the editor's
/// cursors and panes.
fn policy(nonce: &str, is_https: bool) -> String {
    let upgrade = match is_https {
        true => "; upgrade-insecure-requests",
        false => "",
    };
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}'; \
         style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; \
         worker-src 'self' blob:; manifest-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'{upgrade}"
    )
}
