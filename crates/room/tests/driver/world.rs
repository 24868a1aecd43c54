//! The room, its browsers, and the wires between them.

mod check;
mod step;

use protocol::live::{
    Event, Participant, ParticipantId, Protection, Role, RoomId, RoomSummary, RunId, ServerMessage,
};
use room::{Effects, Room, RoomLimits, Settings, Snapshot, StarterFile, StartingTimer, visible_to};

use super::input::Input;
use super::replica::Replica;

const ROLES: [Role; 4] = [
    Role::Candidate,
    Role::Candidate,
    Role::Interviewer,
    Role::Observer,
];

pub(crate) struct World {
    settings: Settings,
    room: Room,
    now_ms: u64,
    replicas: Vec<Replica>,
    /// Everything that happened.
    log: Vec<Event>,
    /// A snapshot of some moment.
    snapshot: Option<Snapshot>,
    running: Vec<RunId>,
}

impl World {
    pub(crate) fn new(input: &mut Input<'_>) -> Self {
        let settings = settings(input);
        let (room, log) = Room::open(settings.clone(), 0);
        let replicas = ROLES.iter().zip(1..).map(|(&role, id)| {
            Replica::new(Participant {
                id: ParticipantId(id),
                role,
                name: format!("{role:?}"),
            })
        });
        let mut world = Self {
            settings,
            room,
            now_ms: 0,
            replicas: replicas.collect(),
            log,
            snapshot: None,
            running: Vec::new(),
        };
        for index in 0..world.replicas.len() {
            world.connect(index);
        }
        world
    }

    /// Opens a socket, resuming what was there before.
    fn connect(&mut self, index: usize) {
        let replica = &self.replicas[index];
        if replica.is_connected {
            return;
        }
        let resume = replica.client.map(|client| (client, replica.versions()));
        let participant = replica.participant.clone();
        let joined = self.room.join(self.now_ms, participant, resume);
        let (welcome, effects) = joined.expect("who is not connected may join");
        self.spread(effects, None);
        assert_eq!(welcome.sequence, self.room.sequence());
        self.replicas[index].welcomed(welcome);
    }

    fn cut(&mut self, index: usize) {
        let replica = &mut self.replicas[index];
        let Some(client) = replica.client.filter(|_| replica.is_connected) else {
            return;
        };
        replica.cut();
        let effects = self.room.leave(self.now_ms, client);
        self.spread(effects, None);
    }

    /// Sends events to whom they are visible, and replies to the one they are for.
    fn spread(&mut self, effects: Effects, sender: Option<usize>) {
        for event in effects.events {
            self.check_event(&event);
            for replica in self.replicas.iter_mut().filter(|it| it.is_connected) {
                let role = replica.participant.role;
                if let Some(event) = visible_to(&event, role, self.room.hidden_runs()) {
                    let event = event.into_owned();
                    let message = ServerMessage::Event { event };
                    replica.from_server.push_back(message);
                }
            }
            self.log.push(event);
        }
        if let Some(sender) = sender {
            self.replicas[sender].from_server.extend(effects.replies);
        }
        self.running.extend(effects.start.map(|order| order.run));
    }

    /// The room answers the next message of a browser.
    fn serve(&mut self, index: usize) {
        let replica = &mut self.replicas[index];
        let (Some(message), Some(client)) = (replica.to_server.pop_front(), replica.client) else {
            return;
        };
        let before = self.room.sequence();
        match self.room.handle(self.now_ms, client, message) {
            Ok(effects) => self.spread(effects, Some(index)),
            Err(refusal) => {
                assert_eq!(self.room.sequence(), before, "a refusal changes nothing");
                let message = ServerMessage::Refused(refusal);
                self.replicas[index].from_server.push_back(message);
            }
        }
    }

    fn receive(&mut self, index: usize) {
        let replica = &mut self.replicas[index];
        if let Some(message) = replica.from_server.pop_front() {
            replica.receive(message);
        }
    }

    /// Lets everything arrive.
    pub(crate) fn settle(&mut self) {
        for index in 0..self.replicas.len() {
            self.connect(index);
        }
        loop {
            for index in 0..self.replicas.len() {
                let files: Vec<_> = self.replicas[index].copies.keys().copied().collect();
                for file in files {
                    self.replicas[index].push(file);
                }
                self.serve(index);
                self.receive(index);
            }
            if self.replicas.iter().all(Replica::is_quiet) {
                return;
            }
        }
    }
}

fn settings(input: &mut Input<'_>) -> Settings {
    let file = |path: &str, text: &str, protection| StarterFile {
        path: path.to_owned(),
        text: text.to_owned(),
        protection,
    };
    Settings {
        summary: RoomSummary {
            id: RoomId::new("r1").expect("an id"),
            title: "A room".to_owned(),
            challenge: "sums".to_owned(),
            statement: "Sum it.".to_owned(),
            language: "python".parse().expect("a language"),
            entry: "main.py".to_owned(),
            visible_cases: vec![("examples".to_owned(), vec!["one".to_owned()])],
        },
        files: vec![
            file("main.py", "one 🌉\r\ntwo\n", Protection::None),
            file("fixed.py", "fixed\n", Protection::ReadOnly),
        ],
        timer: input.flag().then_some(StartingTimer {
            total_ms: 60_000,
            at_zero: *input.pick(&[protocol::live::AtZero::Note, protocol::live::AtZero::Lock]),
        }),
        autorun: input.flag(),
        limits: RoomLimits {
            history_changes: *input.pick(&[1024, 3, 0]),
            resumable: *input.pick(&[256, 2]),
            detailed_runs: 2,
            history_events: *input.pick(&[2_000, 10]),
            files: 5,
            ..RoomLimits::default()
        },
    }
}
