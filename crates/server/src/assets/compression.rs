//! Files of the app on their way: compressed once, and kept by browsers for as
//! long as their name says that they cannot change.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::EmbeddedFile;

/// Files under this are named by their content.
const HASHED: &str = "assets/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Below this compressing is not worth it, in bytes.
const WORTH_IT: usize = 1_024;

/// A file as an answer.
pub(super) fn answer(path: &str, file: &EmbeddedFile, request: &HeaderMap) -> Response {
    let etag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let cache = match path.starts_with(HASHED) {
        true => FOR_EVER,
        false => "no-cache",
    };
    let is_known = request
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut response = Response::new(Body::empty());
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let body = body(path, file, request, response.headers_mut());
        *response.body_mut() = Body::from(body);
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

fn body(path: &str, file: &EmbeddedFile, request: &HeaderMap, headers: &mut HeaderMap) -> Bytes {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = kind.type_() == "text"
        || matches!(
            kind.subtype().as_str(),
            "javascript" | "json" | "svg+xml" | "wasm"
        );
    if let Ok(kind) = HeaderValue::from_str(&content_type(kind.as_ref())) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    if is_text && file.data.len() >= WORTH_IT && accepts_gzip(request) {
        let gzip = HeaderValue::from_static("gzip");
        headers.insert(header::CONTENT_ENCODING, gzip);
        return compressed(file);
    }
    Bytes::copy_from_slice(&file.data)
}

fn content_type(kind: &str) -> String {
    match kind.starts_with("text/") {
        true => format!("{kind}; charset=utf-8"),
        false => kind.to_owned(),
    }
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let header = request.get(header::ACCEPT_ENCODING);
    let accepted = header.and_then(|header| header.to_str().ok());
    accepted
        .unwrap_or_default()
        .split(',')
        .any(|one| one.trim().split(';').next() == Some("gzip"))
}

/// The compressed file, made when it is first asked for. There are only as many
/// as the binary has files.
fn compressed(file: &EmbeddedFile) -> Bytes {
    static DONE: OnceLock<Mutex<HashMap<[u8; 32], Bytes>>> = OnceLock::new();
    let mut done = DONE
        .get_or_init(Mutex::default)
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    done.entry(file.metadata.sha256_hash())
        .or_insert_with(|| gzip(&file.data).into())
        .clone()
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Memory takes everything.
    let written = encoder.write_all(data).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}
