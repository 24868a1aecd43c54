//! `greenroom serve` where it cannot start: what is wrong is told once, with
//! what to do about it. Rooms that do open are walked through in tests/browser.

use std::net::TcpListener;

use spanning_tests::greenroom;

#[test]
fn an_address_that_is_taken_is_told_with_a_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();

    let finished = greenroom(&["serve", "--data", data, "--listen", &address]);

    assert_eq!(finished.status, 2, "{finished:?}");
    assert!(finished.stderr.contains(&address), "{finished:?}");
    assert!(finished.stderr.contains("--listen"), "{finished:?}");
    let reasons = finished.stderr.matches("os error").count();
    assert_eq!(reasons, 1, "{finished:?}");
}

#[test]
fn a_demo_of_no_challenge_is_told_which_there_are() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    let finished = greenroom(&[
        "serve",
        "--data",
        data,
        "--listen",
        "127.0.0.1:0",
        "--demo",
        "no-such-challenge",
    ]);

    assert_eq!(finished.status, 2, "{finished:?}");
    assert!(finished.stderr.contains("rate-limiter"), "{finished:?}");
    assert_eq!(finished.stdout, "", "{finished:?}");
}
