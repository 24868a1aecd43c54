//! A browser: what `@codemirror/collab` does, in Rust.

use std::collections::{BTreeMap, VecDeque};

use protocol::live::{
    Changes, ClientId, ClientMessage, Event, EventBody, FileContent, FileId, FileState,
    FileVersion, Participant, Refusal, ServerMessage, Welcome,
};
use room::text::ChangeSet;

/// A browser with its copies of the files, and what is on the way to and fro.
pub(crate) struct Replica {
    pub(crate) participant: Participant,
    pub(crate) client: Option<ClientId>,
    pub(crate) is_connected: bool,
    pub(crate) copies: BTreeMap<FileId, Copy>,
    pub(crate) to_server: VecDeque<ClientMessage>,
    pub(crate) from_server: VecDeque<ServerMessage>,
}

/// A copy of a file, with changes that the server has not confirmed.
pub(crate) struct Copy {
    pub(crate) version: u64,
    /// The text as the server has it at this version.
    base: String,
    /// The same with the changes on it.
    pub(crate) text: String,
    pending: Vec<ChangeSet>,
    /// How many changes the server has confirmed.
    confirmed: u64,
    is_sent: bool,
    /// Whether the server's text was taken with changes kept on it: then what
    /// the server makes of those is known only when it tells.
    is_mended: bool,
}

impl Replica {
    pub(crate) fn new(participant: Participant) -> Self {
        Self {
            participant,
            client: None,
            is_connected: false,
            copies: BTreeMap::new(),
            to_server: VecDeque::new(),
            from_server: VecDeque::new(),
        }
    }

    pub(crate) fn versions(&self) -> Vec<FileVersion> {
        let version = |(&file, copy): (&FileId, &Copy)| FileVersion {
            file,
            version: copy.version,
        };
        self.copies.iter().map(version).collect()
    }

    pub(crate) fn welcomed(&mut self, welcome: Welcome) {
        let resumed = welcome.resumed.then_some(welcome.client);
        assert!(resumed.is_none() || resumed == self.client);
        if resumed.is_none() {
            self.copies.clear();
        }
        self.client = Some(welcome.client);
        self.is_connected = true;
        let mut known = std::mem::take(&mut self.copies);
        for file in welcome.files {
            let copy = known.remove(&file.file);
            let confirmed = welcome.accepted.iter().find(|it| it.file == file.file);
            let confirmed = confirmed.map_or(0, |it| it.version);
            let copy = Copy::welcomed(copy, &file, welcome.client, confirmed);
            self.copies.insert(file.file, copy);
        }
    }

    pub(crate) fn cut(&mut self) {
        self.is_connected = false;
        self.to_server.clear();
        self.from_server.clear();
        for copy in self.copies.values_mut() {
            copy.is_sent = false;
        }
    }

    /// Sends what is pending, unless an answer is still due.
    pub(crate) fn push(&mut self, file: FileId) {
        let Some(copy) = self.copies.get_mut(&file) else {
            return;
        };
        if copy.is_sent || copy.pending.is_empty() {
            return;
        }
        copy.is_sent = true;
        let changes = copy.pending.iter().take(64).map(ChangeSet::to_json);
        self.to_server.push_back(ClientMessage::Edit {
            file,
            version: copy.version,
            client_sequence: copy.confirmed,
            changes: changes.map(Changes).collect(),
        });
    }

    /// Whether it has nothing to say and has heard everything.
    pub(crate) fn is_quiet(&self) -> bool {
        let is_done = self.to_server.is_empty() && self.from_server.is_empty();
        for copy in self.copies.values() {
            assert!(!is_done || !copy.is_sent, "an edit was never answered");
        }
        is_done && self.copies.values().all(|copy| copy.pending.is_empty())
    }

    pub(crate) fn receive(&mut self, message: ServerMessage) {
        match message {
            ServerMessage::Event { event } => self.happened(&event),
            ServerMessage::Resync { file } => self.resync(&file),
            ServerMessage::Refused(Refusal {
                file: Some(file), ..
            }) => self.refused(file),
            _ => {}
        }
    }

    fn happened(&mut self, event: &Event) {
        match &event.body {
            EventBody::FileCreated { file, text, .. } => {
                self.copies.insert(*file, Copy::new(0, text, 0));
            }
            EventBody::FileDeleted { file } => {
                self.copies.remove(file);
            }
            EventBody::Edited {
                file,
                version,
                client,
                client_sequence,
                changes,
            } => {
                let copy = self.copies.get_mut(file).expect("the file was told");
                assert_eq!(*version, copy.version, "no change is missing");
                let own = Some(*client) == self.client;
                assert!(!own || *client_sequence == copy.confirmed);
                for change in changes {
                    copy.changed(&change.0, own);
                }
            }
            _ => {}
        }
    }

    fn resync(&mut self, file: &FileState) {
        let FileContent::Text { text } = &file.content else {
            panic!("a resync has a text");
        };
        if let Some(copy) = self.copies.get_mut(&file.file) {
            copy.mend(file.version, text);
        }
    }

    /// Gives up what is pending. (A browser keeps it where the room is locked.)
    fn refused(&mut self, file: FileId) {
        if let Some(copy) = self.copies.get_mut(&file)
            && copy.is_sent
        {
            copy.start_over();
        }
    }
}

impl Copy {
    fn new(version: u64, text: &str, confirmed: u64) -> Self {
        Self {
            version,
            base: text.to_owned(),
            text: text.to_owned(),
            pending: Vec::new(),
            confirmed,
            is_sent: false,
            is_mended: false,
        }
    }

    fn welcomed(copy: Option<Self>, file: &FileState, client: ClientId, confirmed: u64) -> Self {
        let copy = match (&file.content, copy) {
            (FileContent::Text { text }, _) => Self::new(file.version, text, confirmed),
            (FileContent::Missed { updates }, Some(mut copy)) => {
                for update in updates {
                    copy.changed(&update.changes.0, update.client == client);
                }
                copy
            }
            (FileContent::Missed { .. }, None) => panic!("only what is known is missed"),
        };
        assert_eq!((copy.version, copy.confirmed), (file.version, confirmed));
        copy
    }

    /// Somebody typed here.
    pub(crate) fn typed(&mut self, changes: ChangeSet) {
        self.text = changes.apply(&self.text).expect("the change fits");
        self.pending.push(changes);
    }

    /// Takes the server's text, and keeps the changes on it that still fit.
    fn mend(&mut self, version: u64, text: &str) {
        let pending = std::mem::take(&mut self.pending);
        *self = Self {
            is_mended: true,
            ..Self::new(version, text, self.confirmed)
        };
        for change in pending {
            if change.apply(&self.text).is_err() {
                break;
            }
            self.typed(change);
        }
    }

    /// The server tells a change: the first of the pending ones, or one of
    /// somebody else, which the pending ones are moved over.
    fn changed(&mut self, change: &serde_json::Value, own: bool) {
        self.version += 1;
        let mut theirs = ChangeSet::from_json(change).expect("the server's change is one");
        self.base = theirs.apply(&self.base).expect("the change fits");
        if own {
            self.confirmed += 1;
            self.is_sent = false;
            if self.is_mended {
                return self.start_over();
            }
            let ours = self.pending.remove(0);
            assert_eq!(ours, theirs, "the server made the same of it");
            return;
        }
        for ours in &mut self.pending {
            let moved = ours.rebase(&theirs, false).expect("both fit");
            theirs = theirs.rebase(ours, true).expect("both fit");
            *ours = moved;
        }
        self.text = theirs.apply(&self.text).expect("the change fits");
    }

    /// Goes on from the server's text.
    fn start_over(&mut self) {
        *self = Self {
            is_mended: self.is_mended,
            ..Self::new(self.version, &self.base, self.confirmed)
        };
    }
}
