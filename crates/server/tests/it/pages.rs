//! What is not about anybody: pages, health, the description of the interface.

use reqwest::{Method, StatusCode};

use crate::support::TestServer;

#[tokio::test]
async fn machines_can_ask_how_it_is() {
    let server = TestServer::start().await;
    let browser = server.browser();
    for path in ["/healthz", "/readyz"] {
        assert_eq!(browser.get(path).await.0, StatusCode::OK, "{path}");
    }
    browser.get("/api/rooms").await;
    let metrics = browser.request(Method::GET, "/metrics");
    let text = metrics.send().await.unwrap().text().await.unwrap();
    for name in [
        "greenroom_rooms 0",
        "greenroom_sockets 0",
        "route=\"/api/rooms\",status=\"401\"",
        "greenroom_append_seconds_bucket",
    ] {
        assert!(text.contains(name), "{name} is missing in\n{text}");
    }
}

#[tokio::test]
async fn every_page_runs_only_its_own_scripts() {
    let server = TestServer::start().await;
    let browser = server.browser();
    let mut nonces = Vec::new();
    for path in ["/", "/rooms/abc", "/login", "/api/docs"] {
        let response = browser.request(Method::GET, path).send().await.unwrap();
        let policy = response.headers()["content-security-policy"].clone();
        let policy = policy.to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(!policy.contains("script-src 'unsafe"), "{policy}");
        let nonce = policy.split("'nonce-").nth(1).unwrap();
        let nonce = nonce.split('\'').next().unwrap().to_owned();
        let page = response.text().await.unwrap();
        assert!(!page.contains("__CSP_NONCE__"));
        assert!(page.contains(&nonce), "{path}");
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 4, "each page has a nonce of its own");
}

#[tokio::test]
async fn what_is_not_there_is_told_as_such() {
    let server = TestServer::start().await;
    let browser = server.browser();
    let (status, body) = browser.get("/api/nothing").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(body["code"], "not_found");
    let missing = browser.get("/assets/missing.js").await;
    assert_eq!(missing.0, StatusCode::NOT_FOUND);
    let answer = browser.request(Method::GET, "/api/nothing");
    let headers = answer.send().await.unwrap().headers().clone();
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn bodies_are_bounded_and_strict() {
    let server = TestServer::start().await;
    let browser = server.browser();
    let long = serde_json::json!({ "login": "a".repeat(300 << 10), "password": "" });
    let (status, body) = browser.post("/api/login", long).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(body["code"], "too_large");
    for wrong in ["", "{", "[]", "{\"login\":1}"] {
        let request = browser.request(Method::POST, "/api/login");
        let request = request.header("content-type", "application/json");
        let response = request.body(wrong).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn the_description_names_every_route() {
    let server = TestServer::start().await;
    let (status, document) = server.browser().get("/api/openapi.json").await;
    assert_eq!(status, StatusCode::OK);
    let paths = document["paths"].as_object().unwrap();
    let routes = include_str!("../../src/router.rs");
    let routes: Vec<&str> = routes
        .split(".route(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|route| {
            !["/openapi.json", "/docs", "/healthz", "/readyz", "/metrics"].contains(route)
                && !route.ends_with("/socket")
        })
        .collect();
    assert!(routes.len() > 15);
    for route in routes {
        let path = format!("/api{route}");
        assert!(paths.contains_key(&path), "{path} is not described");
    }
}
