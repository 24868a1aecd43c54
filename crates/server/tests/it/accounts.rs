//! Setting up, logging in, who may do what, and what other sites may not.

use protocol::live::Role;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::Overrides;
use server::config::LimitOverrides;

use crate::support::browser::read;
use crate::support::{Browser, PASSWORD, Room, TestServer};

#[tokio::test]
async fn the_set_up_link_works_once() {
    let server = TestServer::start().await;
    let token = server.set_up_token();
    let first = server.browser();
    assert_eq!(first.get("/api/me").await.1["needs_set_up"], true);
    let wrong = json!({ "token": "guess", "login": "x", "name": "X", "password": PASSWORD });
    assert_eq!(
        first.post("/api/setup", wrong).await.0,
        StatusCode::UNAUTHORIZED
    );
    first.set_up(&token).await;
    let me = first.get("/api/me").await.1;
    assert_eq!(me["staff"]["login"], "grace");
    assert_eq!(me["staff"]["admin"], true);
    assert_eq!(me["needs_set_up"], false);
    let again = json!({ "token": token, "login": "eve", "name": "Eve", "password": PASSWORD });
    let (status, _) = server.browser().post("/api/setup", again).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_ends_with_logging_out() {
    let server = TestServer::start().await;
    let staff = server.staff().await;
    let other = server.browser();
    assert_eq!(
        other.log_in("grace", "not the password").await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        other.log_in("nobody", PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(other.log_in("Grace", PASSWORD).await, StatusCode::OK);
    assert_eq!(other.get("/api/rooms").await.0, StatusCode::OK);
    let cookies = other.cookies();
    other.post("/api/logout", json!({})).await;
    let stolen = other
        .foreign(Method::GET, "/api/rooms")
        .header("cookie", cookies);
    let (status, _) = read(stolen.send().await.unwrap()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(staff.get("/api/rooms").await.0, StatusCode::OK);
}

#[tokio::test]
async fn only_administrators_manage_accounts() {
    let server = TestServer::start().await;
    let admin = server.staff().await;
    let account = json!({ "login": "linus", "name": "Linus", "password": PASSWORD });
    let (status, made) = admin.post("/api/staff", account).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let member = server.browser();
    assert_eq!(member.log_in("linus", PASSWORD).await, StatusCode::OK);
    let eve = json!({ "login": "eve", "name": "Eve", "password": PASSWORD });
    assert_eq!(
        member.post("/api/staff", eve).await.0,
        StatusCode::FORBIDDEN
    );
    assert_eq!(member.get("/api/audit").await.0, StatusCode::FORBIDDEN);
    let own = format!("/api/staff/{}", made["id"]);
    let patch = |browser: &Browser, path: &str, body| {
        let request = browser.request(Method::PATCH, path).json(&body);
        async move { read(request.send().await.unwrap()).await }
    };
    let (status, _) = patch(&member, &own, json!({ "admin": true })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, changed) = patch(&member, &own, json!({ "name": "Linus T" })).await;
    assert_eq!(
        (status, &changed["name"]),
        (StatusCode::OK, &json!("Linus T"))
    );
    let (status, _) = patch(&admin, &own, json!({ "disabled": true })).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(member.get("/api/rooms").await.0, StatusCode::UNAUTHORIZED);
    let me = admin.get("/api/me").await.1["staff"]["id"].clone();
    let last = patch(
        &admin,
        &format!("/api/staff/{me}"),
        json!({ "admin": false }),
    )
    .await;
    assert_eq!(last.0, StatusCode::CONFLICT);
    let audit = admin.get("/api/audit?limit=2").await.1;
    assert_eq!(audit["entries"][0]["action"], "staff.changed");
    assert!(audit["next"].is_u64());
}

#[tokio::test]
async fn guessing_passwords_is_slowed_down() {
    let limits = LimitOverrides {
        log_ins_per_minute: Some(3),
        ..LimitOverrides::default()
    };
    let server = TestServer::with(Overrides {
        limits,
        ..Overrides::default()
    })
    .await;
    let browser = server.browser();
    for _ in 0..3 {
        assert_eq!(
            browser.log_in("grace", PASSWORD).await,
            StatusCode::UNAUTHORIZED
        );
    }
    let wanted = json!({ "login": "grace", "password": PASSWORD });
    let request = browser.request(Method::POST, "/api/login").json(&wanted);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(response.headers().contains_key("retry-after"));
}

#[tokio::test]
async fn a_token_may_do_what_its_scopes_say() {
    let server = TestServer::start().await;
    let staff = server.staff().await;
    let wanted = json!({ "name": "dashboard", "scopes": ["rooms:read"] });
    let (status, made) = staff.post("/api/tokens", wanted).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let bearer = format!("Bearer {}", made["secret"].as_str().unwrap());
    let program = server.browser();
    let ask = |method: Method, path: &str, body: serde_json::Value| {
        let request = program.foreign(method, path).json(&body);
        let request = request.header("authorization", &bearer);
        async move { read(request.send().await.unwrap()).await.0 }
    };
    assert_eq!(
        ask(Method::GET, "/api/rooms", json!({})).await,
        StatusCode::OK
    );
    let room = json!({ "challenge": "rate-limiter", "language": "python" });
    assert_eq!(
        ask(Method::POST, "/api/rooms", room).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ask(Method::GET, "/api/audit", json!({})).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ask(Method::GET, "/api/tokens", json!({})).await,
        StatusCode::FORBIDDEN
    );
    let path = format!("/api/tokens/{}", made["token"]["id"]);
    assert_eq!(staff.delete(&path).await.0, StatusCode::NO_CONTENT);
    assert_eq!(
        ask(Method::GET, "/api/rooms", json!({})).await,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn other_sites_change_nothing() {
    let server = TestServer::start().await;
    let staff = server.staff().await;
    let body = json!({ "challenge": "rate-limiter", "language": "python" });
    let send = |request: reqwest::RequestBuilder| async {
        read(request.json(&body).send().await.unwrap()).await
    };
    let foreign = || staff.foreign(Method::POST, "/api/rooms");
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        let (status, refused) = send(foreign().header("origin", origin)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{origin}");
        assert_eq!(refused["code"], "cross_origin");
    }
    assert_eq!(send(foreign()).await.0, StatusCode::FORBIDDEN);
    let rebound = staff.foreign(Method::GET, "/api/rooms");
    let rebound = rebound.header("host", "evil.example");
    assert_eq!(send(rebound).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(staff.get("/api/rooms").await.1, json!([]));
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host() {
    let server = TestServer::with(Overrides {
        public_url: Some("https://rooms.example".parse().unwrap()),
        ..Overrides::default()
    })
    .await;
    let account = json!({
        "token": server.set_up_token(), "login": "grace", "name": "Grace", "password": PASSWORD,
    });
    let request = server.browser().foreign(Method::POST, "/api/setup");
    let request = request.header("origin", "https://rooms.example");
    let response = request.json(&account).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-greenroom_session="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} of {cookie}");
    }
    assert!(response.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn scorecards_are_private_until_all_are_submitted() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let account = json!({ "login": "linus", "name": "Linus", "password": PASSWORD });
    room.staff.post("/api/staff", account).await;
    let other = server.browser();
    other.log_in("linus", PASSWORD).await;
    let path = format!("/api/rooms/{}/scorecard", room.id);
    let card = |text: &str, submitted: bool| {
        json!({
            "ratings": { "coding": 3 }, "recommendation": "yes",
            "text": text, "submitted": submitted,
        })
    };
    room.staff.put(&path, card("good", true)).await;
    let (_, page) = other.put(&path, card("a draft", false)).await;
    assert_eq!(page["others"], json!([]));
    assert_eq!(page["waiting_for"], json!(["Linus"]));
    assert_eq!(room.staff.get(&path).await.1["others"], json!([]));
    let (_, page) = other.put(&path, card("done", true)).await;
    assert_eq!(page["others"][0]["scorecard"]["text"], "good");
    let (status, _) = other.put(&path, card("changed my mind", true)).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let wrong = json!({ "ratings": { "coding": 9 }, "text": "", "submitted": false });
    assert_eq!(
        room.staff.put(&path, wrong).await.0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn an_invited_interviewer_has_a_scorecard_and_nobody_else_without_an_account() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let path = format!("/api/rooms/{}/scorecard", room.id);
    let card = |text: &str, submitted: bool| {
        json!({
            "ratings": { "coding": 3 }, "recommendation": "yes",
            "text": text, "submitted": submitted,
        })
    };
    let alan = room.guest(Role::Interviewer, "Alan").await;
    let konrad = room.guest(Role::Interviewer, "Konrad").await;
    room.staff.put(&path, card("of the account", true)).await;
    let (status, page) = alan.put(&path, card("of the seat", false)).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert_eq!(page["others"], json!([]));
    assert_eq!(page["waiting_for"], json!(["Alan"]));
    let (_, page) = konrad.get(&path).await;
    assert_eq!((&page["mine"], &page["others"]), (&Value::Null, &json!([])));
    let compared = "/api/challenges/rate-limiter/comparison";
    let (_, comparison) = room.staff.get(compared).await;
    assert_eq!(comparison["rows"][0]["recommendations"], json!([]));

    // Whoever cannot come in any more holds nobody up.
    konrad.put(&path, card("never done", false)).await;
    let invites = format!("/api/rooms/{}/invites", room.id);
    let (_, made) = room.staff.get(&invites).await;
    let newest = made
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_u64());
    let revoked = format!("{invites}/{}", newest.max().flatten().unwrap());
    assert_eq!(room.staff.delete(&revoked).await.0, StatusCode::NO_CONTENT);
    assert_eq!(konrad.get(&path).await.0, StatusCode::UNAUTHORIZED);

    let (_, page) = alan.put(&path, card("of the seat, final", true)).await;
    assert_eq!(page["waiting_for"], json!([]));
    assert_eq!(page["others"].as_array().unwrap().len(), 1);
    assert_eq!(page["others"][0]["name"], "Grace");
    assert_eq!(page["others"][0]["scorecard"]["text"], "of the account");
    let (_, page) = room.staff.get(&path).await;
    assert_eq!(page["others"][0]["name"], "Alan");
    let (_, comparison) = room.staff.get(compared).await;
    assert_eq!(
        comparison["rows"][0]["recommendations"],
        json!(["yes", "yes"])
    );

    for role in [Role::Observer, Role::Candidate] {
        let guest = room.guest(role, "Ada").await;
        let (status, told) = guest.get(&path).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{role:?}");
        assert!(
            told["message"]
                .as_str()
                .unwrap()
                .contains("only interviewers")
        );
        let written = guest.put(&path, card("mine", true)).await;
        assert_eq!(written.0, StatusCode::FORBIDDEN, "{role:?}");
    }
    let stranger = server.browser();
    assert_eq!(stranger.get(&path).await.0, StatusCode::UNAUTHORIZED);
}
