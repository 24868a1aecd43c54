//! Opening: whose folder it is, what version the file has, whether it is whole.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use store::{Durability, Error, Store};

use crate::children::{arguments, start, told};
use crate::support::{Fixture, said};

fn open(folder: &Path) -> Result<Store, Error> {
    Store::open(folder, Durability::Full)
}

fn database(folder: &Path) -> Connection {
    Connection::open(folder.join("greenroom.db")).unwrap()
}

#[test]
fn a_folder_has_one_server_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path()).unwrap();
    let second = open(folder.path());
    assert!(matches!(second, Err(Error::InUse(_))), "{second:?}");
    let handle = first.clone();
    drop(first);
    assert!(open(folder.path()).is_err(), "a handle is left");
    drop(handle);
    open(folder.path()).unwrap();
}

#[test]
fn nobody_else_on_the_machine_may_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("made/by/us");
    let _store = open(&inner).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for entry in fs::read_dir(&inner).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
}

#[test]
fn a_folder_that_cannot_be_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = open(&file.join("data")).unwrap_err();
    assert!(matches!(refused, Error::Unwritable { .. }), "{refused:?}");
    assert!(refused.to_string().contains("give the server a folder"));
}

#[test]
fn a_read_only_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("it");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let mut command = Command::new(&program);
    command.args(arguments("open_only"));
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // Root may write anywhere; nobody may not.
        command.uid(65_534);
    }
    let mut child = start(command, folder.path(), Durability::Full);
    let told: Vec<String> = told(&mut child).collect();
    child.wait().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("cannot write in "), "{told:?}");
}

#[tokio::test]
async fn a_file_of_version_one_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    connection
        .execute_batch(include_str!("../../src/schema/1_rooms.sql"))
        .unwrap();
    connection
        .execute_batch(
            r#"PRAGMA application_id = 0x6772726d;
            PRAGMA user_version = 1;
            INSERT INTO rooms (id, title, challenge, challenge_digest, language, settings, created_at_ms)
            VALUES ('old', 'Old', 'rate-limiter', 'd', 'python', '{}', 7);
            INSERT INTO events VALUES ((1 << 32) + 1, 10, 1, '{"type":"chatted","text":"hello"}');"#,
        )
        .unwrap();
    drop(connection);

    let store = open(folder.path()).unwrap();
    let room = store.rooms(None, 9).await.unwrap().remove(0);
    assert_eq!((room.title.as_str(), room.summary), ("Old", None));
    let events = store.events(&room.id, 0, 9).await.unwrap();
    assert_eq!(events, [said(1, "hello")]);
    store.append(&room.id, &[said(2, "on")]).await.unwrap();
    store
        .summarise_room(&room.id, "{}".to_owned())
        .await
        .unwrap();
    assert!(store.audit_entries(None, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn scorecards_of_version_two_stay_their_authors() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path());
    for step in [
        include_str!("../../src/schema/1_rooms.sql"),
        include_str!("../../src/schema/2_records.sql"),
    ] {
        connection.execute_batch(step).unwrap();
    }
    connection
        .execute_batch(
            r#"PRAGMA application_id = 0x6772726d;
            PRAGMA user_version = 2;
            INSERT INTO staff (login, name, password_hash, is_admin, created_at_ms)
            VALUES ('ada', 'Ada', 'x', 1, 1), ('bob', 'Bob', 'x', 0, 1);
            INSERT INTO rooms (id, title, challenge, challenge_digest, language, settings, created_at_ms)
            VALUES ('old', 'Old', 'rate-limiter', 'd', 'python', '{}', 7);
            INSERT INTO scorecards VALUES (1, 1, 'good', 5, 6), (1, 2, 'a draft', 5, NULL);"#,
        )
        .unwrap();
    drop(connection);

    let store = open(folder.path()).unwrap();
    let room = store.rooms(None, 9).await.unwrap().remove(0).id;
    let cards = store.scorecards(&room).await.unwrap();
    let told: Vec<_> = cards
        .iter()
        .map(|card| (card.name.as_str(), card.body.as_str(), card.submitted_at_ms))
        .collect();
    assert_eq!(told, [("Ada", "good", Some(6)), ("Bob", "a draft", None)]);
    let put = |of: usize| store.put_scorecard(&room, cards[of].author, "new".to_owned(), true, 9);
    assert!(matches!(put(0).await, Err(Error::Submitted)));
    put(1).await.unwrap();
}

#[test]
fn every_step_leads_to_the_same_tables() {
    let fresh = tempfile::tempdir().unwrap();
    drop(open(fresh.path()).unwrap());
    let tables = |folder: &Path| -> Vec<String> {
        let connection = database(folder);
        let mut statement = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let stepped = tempfile::tempdir().unwrap();
    let connection = database(stepped.path());
    connection
        .execute_batch(include_str!("../../src/schema/1_rooms.sql"))
        .unwrap();
    connection
        .execute_batch("PRAGMA application_id = 0x6772726d; PRAGMA user_version = 1;")
        .unwrap();
    drop(connection);
    drop(open(stepped.path()).unwrap());
    assert_eq!(tables(stepped.path()), tables(fresh.path()));
}

#[test]
fn a_newer_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()).unwrap());
    database(folder.path())
        .execute_batch("PRAGMA user_version = 999")
        .unwrap();
    let refused = open(folder.path()).unwrap_err();
    assert!(
        matches!(refused, Error::TooNew { found: 999, .. }),
        "{refused:?}"
    );
}

#[test]
fn what_is_not_ours_or_damaged_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("greenroom.db");
    fs::write(
        &path,
        "not a database at all, but long enough to be looked at".repeat(99),
    )
    .unwrap();
    let refused = open(folder.path());
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");

    fs::remove_file(&path).unwrap();
    database(folder.path())
        .execute_batch("CREATE TABLE other (a)")
        .unwrap();
    let refused = open(folder.path());
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
}

#[tokio::test]
async fn overwritten_pages_are_noticed() {
    let (fixture, room) = Fixture::with_room("a").await;
    let events: Vec<_> = (1..=2000).map(|n| said(n, "some text")).collect();
    fixture.store.append(&room, &events).await.unwrap();
    let Fixture { store, folder, .. } = fixture;
    let path = store.path().to_owned();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    bytes[end - 3 * 4096..].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let refused = open(folder.path());
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
}

#[tokio::test]
async fn the_log_beside_the_file_stays_short() {
    let (fixture, room) = Fixture::with_room("a").await;
    let text = "x".repeat(4000);
    let mut sequence = 0;
    // Some 400 MB of changed pages: several times what the log may grow to.
    for _ in 0..200 {
        let events: Vec<_> = (sequence + 1..=sequence + 500)
            .map(|n| said(n, &text))
            .collect();
        fixture.store.append(&room, &events).await.unwrap();
        sequence += 500;
    }
    let log = fixture.folder.path().join("greenroom.db-wal");
    let mebibytes = fs::metadata(log).unwrap().len() / (1024 * 1024);
    assert!(mebibytes < 200, "{mebibytes} MiB");
    drop(fixture.store);
    let left = fs::read_dir(fixture.folder.path()).unwrap().count();
    assert_eq!(left, 2, "only the file and its lock");
}
