//! Who may enter: accounts, sessions, invites and seats.

use protocol::live::{ParticipantId, Role, RoomId};
use store::{Error, NewInvite, NewSeat, NewStaff, StaffChange};

use crate::support::{Fixture, member, room};

fn ada(is_admin: bool) -> NewStaff {
    NewStaff {
        is_admin,
        ..member("ada")
    }
}

fn invite(room: &RoomId, token_hash: &str, name: Option<&str>) -> NewInvite {
    NewInvite {
        room: room.clone(),
        role: Role::Candidate,
        name: name.map(str::to_owned),
        token_hash: token_hash.to_owned(),
        created_by: None,
        expires_at_ms: 1_000,
        maximum_uses: 2,
    }
}

fn seat(invite_hash: &str, token_hash: &str, name: &str) -> NewSeat {
    NewSeat {
        invite_hash: invite_hash.to_owned(),
        token_hash: token_hash.to_owned(),
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn rooms_are_found_opened_and_ended_once() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let other = fixture.add_room("b").await;
    let taken = store.create_room(room("a")).await;
    assert!(matches!(taken, Err(Error::Exists("room"))), "{taken:?}");

    assert_eq!(store.open_room(&id, 5).await.unwrap(), 5);
    assert_eq!(store.open_room(&id, 6).await.unwrap(), 5);
    store.end_room(&id, 7).await.unwrap();
    store.end_room(&id, 8).await.unwrap();
    let found = store.room(&id).await.unwrap().unwrap();
    assert_eq!((found.opened_at_ms, found.ended_at_ms), (Some(5), Some(7)));

    let all = store.rooms(None, 9).await.unwrap();
    let ids: Vec<_> = all.iter().map(|room| room.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(store.rooms(Some("nothing"), 9).await.unwrap(), []);
    assert_eq!(store.rooms(None, 1).await.unwrap()[0].id, other);
}

#[tokio::test]
async fn a_deleted_room_is_gone_with_all_of_it() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let events: Vec<_> = (1..=4500).map(|n| crate::support::said(n, "x")).collect();
    store.append(&id, &events).await.unwrap();
    store
        .create_invite(invite(&id, "i", None), 1)
        .await
        .unwrap();
    store.take_seat(seat("i", "s", "Eve"), 1).await.unwrap();

    store.delete_room(&id).await.unwrap();

    assert_eq!(store.room(&id).await.unwrap(), None);
    assert_eq!(store.seat("s").await.unwrap(), None);
    assert_eq!(store.invite("i").await.unwrap(), None);
    let late = store
        .append(&id, &[crate::support::said(4501, "late")])
        .await;
    assert!(matches!(late, Err(Error::NotFound("room"))), "{late:?}");
    fixture.add_room("a").await;
    assert_eq!(store.events(&id, 0, 9).await.unwrap(), []);
}

#[tokio::test]
async fn sessions_end_with_time_a_new_password_and_a_lock_out() {
    let fixture = Fixture::new();
    let store = &fixture.store;
    let boss = NewStaff {
        login: "boss".to_owned(),
        ..ada(true)
    };
    store.create_staff(boss, 1).await.unwrap();
    let id = store.create_staff(ada(false), 1).await.unwrap();
    let again = NewStaff {
        login: "ADA".to_owned(),
        ..ada(false)
    };
    let taken = store.create_staff(again, 1).await;
    assert!(matches!(taken, Err(Error::Exists("login"))), "{taken:?}");
    assert_eq!(store.staff_by_login("Ada").await.unwrap().unwrap().id, id);

    store.create_session("t", id, 10, 20).await.unwrap();
    assert_eq!(store.session("t", 19).await.unwrap().unwrap().staff.id, id);
    assert_eq!(store.session("t", 20).await.unwrap(), None);
    store.touch_session("t", 15, 30).await.unwrap();
    let session = store.session("t", 20).await.unwrap().unwrap();
    assert_eq!((session.last_seen_ms, session.expires_at_ms), (15, 30));

    let password = StaffChange {
        password_hash: Some("2".to_owned()),
        ..StaffChange::default()
    };
    store.change_staff(id, password).await.unwrap();
    assert_eq!(store.session("t", 16).await.unwrap(), None);

    store.create_session("u", id, 10, 20).await.unwrap();
    let lock_out = StaffChange {
        disabled: Some(true),
        ..StaffChange::default()
    };
    assert!(store.change_staff(id, lock_out).await.unwrap().disabled);
    assert_eq!(store.session("u", 16).await.unwrap(), None);
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let fixture = Fixture::new();
    let id = fixture.store.create_staff(ada(true), 1).await.unwrap();
    for change in [
        StaffChange {
            is_admin: Some(false),
            ..StaffChange::default()
        },
        StaffChange {
            disabled: Some(true),
            ..StaffChange::default()
        },
    ] {
        let refused = fixture.store.change_staff(id, change).await;
        assert!(
            matches!(refused, Err(Error::LastAdministrator)),
            "{refused:?}"
        );
    }
    let staff = fixture.store.staff(id).await.unwrap().unwrap();
    assert!(staff.is_admin && !staff.disabled);
}

#[tokio::test]
async fn an_invite_gives_as_many_seats_as_it_says() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    store
        .create_invite(invite(&id, "i", None), 1)
        .await
        .unwrap();

    let eve = store.take_seat(seat("i", "s1", "Eve"), 2).await.unwrap();
    assert_eq!(eve.participant.id, ParticipantId(1));
    assert_eq!(eve.participant.name, "Eve");
    assert_eq!(store.seat("s1").await.unwrap(), Some(eve));
    let bob = store.take_seat(seat("i", "s2", "Bob"), 2).await.unwrap();
    assert_eq!(bob.participant.id, ParticipantId(2));
    let third = store.take_seat(seat("i", "s3", "Mal"), 2).await;
    assert!(matches!(third, Err(Error::Expired("invite"))), "{third:?}");
    assert_eq!(store.seats(&id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_seat_that_fails_uses_nothing_up() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    store
        .create_invite(invite(&id, "i", Some("Eve")), 1)
        .await
        .unwrap();
    store.take_seat(seat("i", "same", "Mal"), 2).await.unwrap();
    let taken = store.take_seat(seat("i", "same", "Mal"), 2).await;
    assert!(matches!(taken, Err(Error::Exists("seat"))), "{taken:?}");
    let invite = store.invite("i").await.unwrap().unwrap();
    assert_eq!((invite.uses, invite.name.as_deref()), (1, Some("Eve")));
    assert_eq!(store.seats(&id).await.unwrap()[0].participant.name, "Mal");
}

#[tokio::test]
async fn expired_revoked_and_guessed_invites_open_nothing() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let first = store
        .create_invite(invite(&id, "i", None), 1)
        .await
        .unwrap();
    let late = store.take_seat(seat("i", "s", "Eve"), 1_000).await;
    assert!(matches!(late, Err(Error::Expired("invite"))), "{late:?}");
    let guessed = store.take_seat(seat("j", "s", "Eve"), 2).await;
    assert!(
        matches!(guessed, Err(Error::NotFound("invite"))),
        "{guessed:?}"
    );

    store.take_seat(seat("i", "s", "Eve"), 2).await.unwrap();
    let closed = store.revoke_invite(&id, first, 3).await.unwrap();
    assert_eq!(closed, [ParticipantId(1)]);
    assert_eq!(store.seat("s").await.unwrap(), None);
    let revoked = store.take_seat(seat("i", "s2", "Eve"), 4).await;
    assert!(
        matches!(revoked, Err(Error::Expired("invite"))),
        "{revoked:?}"
    );

    let other = fixture.add_room("b").await;
    let elsewhere = store.revoke_invite(&other, first, 5).await;
    assert!(
        matches!(elsewhere, Err(Error::NotFound("invite"))),
        "{elsewhere:?}"
    );
}

#[tokio::test]
async fn staff_keep_their_seat_and_a_lost_one_is_never_given_again() {
    let (fixture, id) = Fixture::with_room("a").await;
    let store = &fixture.store;
    let ada = store.create_staff(ada(true), 1).await.unwrap();
    let role = Role::Interviewer;
    let first = store
        .seat_for_staff(&id, ada, role, "Ada", 1)
        .await
        .unwrap();
    let again = store
        .seat_for_staff(&id, ada, Role::Observer, "Ada L.", 2)
        .await
        .unwrap();
    assert_eq!(again.participant.id, first.participant.id);
    assert_eq!(again.participant.role, role);
    assert_eq!(again.participant.name, "Ada L.");

    store
        .create_invite(invite(&id, "i", None), 1)
        .await
        .unwrap();
    let eve = store.take_seat(seat("i", "s1", "Eve"), 2).await.unwrap();
    store.revoke_seat(&id, eve.participant.id, 3).await.unwrap();
    assert_eq!(store.seat("s1").await.unwrap(), None);
    let bob = store.take_seat(seat("i", "s2", "Bob"), 4).await.unwrap();
    assert_ne!(bob.participant.id, eve.participant.id);
}
