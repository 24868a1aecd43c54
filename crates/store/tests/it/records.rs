//! What the team keeps: set-up, tokens, scorecards, reports, the audit log.

use protocol::live::{ParticipantId, RunId};
use store::{AuditEntry, Error, NewApiToken, NewStaff, ScorecardAuthor, StaffChange};

use crate::support::{Fixture, member};

#[tokio::test]
async fn the_set_up_link_works_once() {
    let fixture = Fixture::new();
    let store = &fixture.store;
    assert!(store.needs_set_up().await.unwrap());
    store.put_set_up_token("old", 100).await.unwrap();
    store.put_set_up_token("new", 100).await.unwrap();
    for (token, now_ms) in [("old", 5), ("guess", 5), ("new", 100)] {
        let refused = store.set_up(token, member("ada"), now_ms).await;
        assert!(matches!(refused, Err(Error::Expired(_))), "{refused:?}");
    }
    let id = store.set_up("new", member("ada"), 99).await.unwrap();
    assert!(store.staff(id).await.unwrap().unwrap().is_admin);
    assert!(!store.needs_set_up().await.unwrap());

    store.put_set_up_token("late", 1000).await.unwrap();
    let second = store.set_up("late", member("mal"), 200).await;
    assert!(matches!(second, Err(Error::Expired(_))), "{second:?}");
}

#[tokio::test]
async fn tokens_hold_until_they_end_are_revoked_or_their_owner_is_locked_out() {
    let fixture = Fixture::new();
    let store = &fixture.store;
    let admin = NewStaff {
        is_admin: true,
        ..member("boss")
    };
    store.create_staff(admin, 1).await.unwrap();
    let ada = store.create_staff(member("ada"), 1).await.unwrap();
    let token = |hash: &str, expires_at_ms| NewApiToken {
        token_hash: hash.to_owned(),
        name: "ci".to_owned(),
        scopes: vec!["rooms:read".to_owned(), "rooms:write".to_owned()],
        staff: ada,
        expires_at_ms,
    };
    let first = store.create_token(token("t", Some(50)), 10).await.unwrap();
    let second = store.create_token(token("u", None), 10).await.unwrap();

    let (found, owner) = store.token("t", 49).await.unwrap().unwrap();
    assert_eq!(
        (found.id, owner.id, owner.login.as_str()),
        (first, ada, "ada")
    );
    assert_eq!(found.scopes, ["rooms:read", "rooms:write"]);
    assert_eq!(store.token("t", 50).await.unwrap(), None);
    assert!(
        store
            .token("u", u64::from(u32::MAX))
            .await
            .unwrap()
            .is_some()
    );

    store.touch_token(second, 30).await.unwrap();
    let all = store.tokens(Some(ada)).await.unwrap();
    assert_eq!(all[1].last_used_at_ms, Some(30));
    let somebody_else = Some(store::StaffId(1));
    let refused = store.revoke_token(second, somebody_else, 31).await;
    assert!(
        matches!(refused, Err(Error::NotFound("token"))),
        "{refused:?}"
    );
    store.revoke_token(second, Some(ada), 31).await.unwrap();
    assert_eq!(store.token("u", 32).await.unwrap(), None);
    assert_eq!(store.tokens(None).await.unwrap().len(), 1);

    let lock_out = StaffChange {
        disabled: Some(true),
        ..StaffChange::default()
    };
    store.change_staff(ada, lock_out).await.unwrap();
    assert_eq!(store.token("t", 11).await.unwrap(), None);
}

#[tokio::test]
async fn a_submitted_scorecard_stays_as_it_is() {
    let (fixture, room) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let ada = store.create_staff(member("ada"), 1).await.unwrap();
    let bob = store.create_staff(member("bob"), 1).await.unwrap();
    let put = |staff, body: &str, submit, now_ms| {
        let author = ScorecardAuthor::Staff(staff);
        store.put_scorecard(&room, author, body.to_owned(), submit, now_ms)
    };
    put(bob, "{}", false, 1).await.unwrap();
    put(ada, "draft", false, 1).await.unwrap();
    put(ada, "final", true, 2).await.unwrap();
    let late = put(ada, "second thoughts", false, 3).await;
    assert!(matches!(late, Err(Error::Submitted)), "{late:?}");

    let cards = store.scorecards(&room).await.unwrap();
    let told: Vec<_> = cards
        .iter()
        .map(|card| (card.name.as_str(), card.body.as_str(), card.submitted_at_ms))
        .collect();
    assert_eq!(told, [("ada", "final", Some(2)), ("bob", "{}", None)]);
}

#[tokio::test]
async fn seats_have_scorecards_of_their_own_beside_those_of_accounts() {
    let (fixture, room) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let ada = store.create_staff(member("ada"), 1).await.unwrap();
    let seats = [
        fixture.take_seat(&room, "Alan").await,
        fixture.take_seat(&room, "Konrad").await,
    ];
    let [alan, konrad] = seats.map(|seat| seat.participant.id);
    let put =
        |author, body: &str, submit| store.put_scorecard(&room, author, body.to_owned(), submit, 5);
    put(ScorecardAuthor::Seat(konrad), "k", false)
        .await
        .unwrap();
    put(ScorecardAuthor::Seat(alan), "a", false).await.unwrap();
    put(ScorecardAuthor::Staff(ada), "s", false).await.unwrap();
    put(ScorecardAuthor::Seat(alan), "a, final", true)
        .await
        .unwrap();
    let late = put(ScorecardAuthor::Seat(alan), "again", true).await;
    assert!(matches!(late, Err(Error::Submitted)), "{late:?}");
    let nobody = put(ScorecardAuthor::Seat(ParticipantId(99)), "?", false).await;
    assert!(nobody.is_err(), "there is no such seat");

    store.revoke_seat(&room, konrad, 7).await.unwrap();
    let closed = StaffChange {
        disabled: Some(true),
        ..StaffChange::default()
    };
    let boss = NewStaff {
        is_admin: true,
        ..member("boss")
    };
    store.create_staff(boss, 1).await.unwrap();
    store.change_staff(ada, closed).await.unwrap();
    let cards = store.scorecards(&room).await.unwrap();
    let told: Vec<_> = cards
        .iter()
        .map(|card| {
            (
                card.author,
                card.name.as_str(),
                card.is_open,
                card.body.as_str(),
            )
        })
        .collect();
    let expected = [
        (ScorecardAuthor::Staff(ada), "ada", false, "s"),
        (ScorecardAuthor::Seat(alan), "Alan", true, "a, final"),
        (ScorecardAuthor::Seat(konrad), "Konrad", false, "k"),
    ];
    assert_eq!(told, expected);
    store.delete_room(&room).await.unwrap();
}

#[tokio::test]
async fn reports_summaries_and_values_come_back_byte_for_byte() {
    let (fixture, room) = Fixture::with_room("a").await;
    let body = "{\"verdict\":\"AC\",\"é\":\"\\u0000\"}".to_owned();
    fixture
        .store
        .put_report(&room, RunId(3), body.clone())
        .await
        .unwrap();
    fixture
        .store
        .summarise_room(&room, "{}".to_owned())
        .await
        .unwrap();
    fixture
        .store
        .keep_value("key", vec![1, 0, 255])
        .await
        .unwrap();

    let store = &fixture.reopened().store;
    assert_eq!(store.report(&room, RunId(3)).await.unwrap(), Some(body));
    assert_eq!(store.report(&room, RunId(4)).await.unwrap(), None);
    let summary = store.room(&room).await.unwrap().unwrap().summary;
    assert_eq!(summary.as_deref(), Some("{}"));
    assert_eq!(store.keep_value("key", vec![2]).await.unwrap(), [1, 0, 255]);
}

#[tokio::test]
async fn the_audit_log_is_read_from_the_newest_in_pages() {
    let fixture = Fixture::new();
    let store = &fixture.store;
    for at_ms in 1..=5 {
        let entry = AuditEntry {
            id: 0,
            at_ms,
            actor: "ada".to_owned(),
            action: "room.created".to_owned(),
            subject: "a".to_owned(),
            address: "127.0.0.1".to_owned(),
        };
        store.add_audit_entry(entry).await.unwrap();
    }
    let newest = store.audit_entries(None, 2).await.unwrap();
    let times = |entries: &[AuditEntry]| entries.iter().map(|e| e.at_ms).collect::<Vec<_>>();
    assert_eq!(times(&newest), [5, 4]);
    let older = store.audit_entries(Some(newest[1].id), 9).await.unwrap();
    assert_eq!(times(&older), [3, 2, 1]);
}
