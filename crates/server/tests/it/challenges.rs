//! The challenges, as the team chooses them.

use reqwest::StatusCode;
use serde_json::Value;

use crate::support::{Room, TestServer};

#[tokio::test]
async fn a_challenge_shows_its_statement_and_its_visible_cases() {
    let server = TestServer::start().await;
    let room = Room::new(&server).await;
    let (status, list) = room.staff.get("/api/challenges").await;
    assert_eq!(status, StatusCode::OK);
    for card in list.as_array().unwrap() {
        let path = format!("/api/challenges/{}", card["id"].as_str().unwrap());
        let (status, details) = room.staff.get(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {details}");
        assert_eq!(&details["card"], card);
        assert!(!details["statement"].as_str().unwrap().is_empty());
        let groups = details["visible_cases"].as_array().unwrap();
        let cases: Vec<&Value> = groups
            .iter()
            .flat_map(|group| group["cases"].as_array().unwrap())
            .collect();
        assert!(!cases.is_empty(), "{path}");
        for case in cases {
            assert!(!case["name"].as_str().unwrap().is_empty(), "{path}");
            assert!(
                !case["input"].as_str().unwrap().is_empty(),
                "{path}: {case}"
            );
        }
        let hidden = details["groups"].as_array().unwrap().iter();
        assert!(hidden.clone().any(|group| group["visible"] == false));
    }
    let (_, details) = room.staff.get("/api/challenges/rate-limiter").await;
    let case = &details["visible_cases"][0]["cases"][0];
    assert_eq!(case["name"], "two per second");
    assert!(
        case["input"]
            .as_str()
            .unwrap()
            .starts_with("RateLimiter(2, 1000)"),
        "{case}"
    );
    // Of the construction nothing comes.
    assert_eq!(case["expected"], "\ntrue\ntrue\nfalse\n400\ntrue");

    let stranger = server.browser();
    let refused = stranger.get("/api/challenges/rate-limiter").await;
    assert_eq!(refused.0, StatusCode::UNAUTHORIZED);
    let missing = room.staff.get("/api/challenges/no-such").await;
    assert_eq!(missing.0, StatusCode::NOT_FOUND);
}
