//! The secret that a client resumes with: an HMAC by a key of the server, so
//! that nothing has to be kept of it.

use std::io::{Read, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use protocol::live::{ClientId, ParticipantId, RoomId};
use sha2::Sha256;

const FILE: &str = "server.key";
const BYTES: usize = 32;

/// Signs what clients were.
#[derive(Clone)]
pub(crate) struct ResumeKey([u8; BYTES]);

impl ResumeKey {
    /// The key in the data folder, made where there is none.
    pub(crate) fn open(data: &Path) -> std::io::Result<Self> {
        let path = data.join(FILE);
        match std::fs::File::open(&path) {
            Ok(mut file) => {
                let mut key = [0; BYTES];
                file.read_exact(&mut key)?;
                Ok(Self(key))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::make(&path),
            Err(error) => Err(error),
        }
    }

    fn make(path: &Path) -> std::io::Result<Self> {
        let mut key = [0; BYTES];
        getrandom::fill(&mut key).map_err(std::io::Error::other)?;
        // Whole or not at all: a half-written key would be refused for good.
        let unfinished = path.with_extension("new");
        let mut options = std::fs::OpenOptions::new();
        options.create(true).truncate(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&unfinished)?;
        file.write_all(&key)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        Ok(Self(key))
    }

    /// What a client resumes with.
    pub(crate) fn secret(
        &self,
        room: &RoomId,
        client: ClientId,
        participant: ParticipantId,
    ) -> String {
        let tag = self.mac(room, client, participant).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(tag)
    }

    /// Whether a client may resume with this.
    pub(crate) fn holds(
        &self,
        secret: &str,
        room: &RoomId,
        client: ClientId,
        participant: ParticipantId,
    ) -> bool {
        let Ok(tag) = URL_SAFE_NO_PAD.decode(secret) else {
            return false;
        };
        self.mac(room, client, participant)
            .verify_slice(&tag)
            .is_ok()
    }

    fn mac(&self, room: &RoomId, client: ClientId, participant: ParticipantId) -> Hmac<Sha256> {
        // A key of any length is taken; the fixed length of the last two fields
        // keeps one text from meaning two things.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length is a key");
        mac.update(b"greenroom resume 1\0");
        mac.update(room.as_str().as_bytes());
        mac.update(&client.0.to_le_bytes());
        mac.update(&participant.0.to_le_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_good_for_one_client_of_one_person() {
        let folder = tempfile::tempdir().unwrap();
        let key = ResumeKey::open(folder.path()).unwrap();
        let room = RoomId::new("room").unwrap();
        let (client, participant) = (ClientId(1), ParticipantId(2));
        let secret = key.secret(&room, client, participant);
        let again = ResumeKey::open(folder.path()).unwrap();
        assert!(again.holds(&secret, &room, client, participant));
        assert!(!again.holds(&secret, &room, ClientId(2), participant));
        assert!(!again.holds(&secret, &room, client, ParticipantId(1)));
        assert!(!again.holds("", &room, client, participant));
        assert!(!again.holds("guess", &room, client, participant));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        ResumeKey::open(folder.path()).unwrap();
        let mode = std::fs::metadata(folder.path().join(FILE)).unwrap();
        assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    }
}
