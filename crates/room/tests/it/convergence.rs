//! The room in Rust, its browsers in JavaScript: `@codemirror/collab` itself
//! types, rebases, gets cut and comes back, and in the end all texts are one.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, Stdio};

use protocol::live::{ClientId, ClientMessage, Event, FileVersion, Role, ServerMessage};
use room::{Effects, Room};
use serde_json::{Value, json};

use crate::oracle::script;
use crate::support::{MAIN, person, settings};

const SESSIONS: u32 = 20;
const STEPS: u32 = 1_500;

/// The room, and which client each browser is while it is connected.
struct Server {
    room: Room,
    clients: Vec<Option<ClientId>>,
}

#[test]
fn rooms_and_browsers_come_to_one_text() {
    for seed in 0..SESSIONS {
        let mut child = script("clients.mjs")
            .args([seed.to_string(), STEPS.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let mut answers = child.stdin.take().unwrap();
        let questions = BufReader::new(child.stdout.take().unwrap());
        let mut server = Server {
            room: Room::open(settings(), 0).0,
            clients: vec![None; 3],
        };
        let mut has_ended = false;
        for line in questions.lines() {
            let question: Value = serde_json::from_str(&line.unwrap()).unwrap();
            has_ended |= server.answer(&question, &mut answers);
        }
        assert!(child.wait().unwrap().success(), "seed {seed}");
        assert!(has_ended, "seed {seed}");
    }
}

impl Server {
    /// Answers a line; says whether it was the last.
    fn answer(&mut self, question: &Value, answers: &mut ChildStdin) -> bool {
        let mut say = |answer: Value| answers.write_all(format!("{answer}\n").as_bytes()).unwrap();
        if question[0] == "end" {
            let texts: Vec<String> = serde_json::from_value(question[1].clone()).unwrap();
            let text = self.room.text(MAIN).unwrap();
            assert!(texts.iter().all(|it| *it == text), "{texts:?} {text:?}");
            say(json!(null));
            return true;
        }
        let index = usize::try_from(question[0].as_u64().unwrap()).unwrap();
        if question[1] == "hello" {
            say(self.hello(index, &question[2]));
        } else {
            let message = serde_json::from_value(question[1].clone()).unwrap();
            say(self.handle(index, message));
        }
        false
    }

    fn hello(&mut self, index: usize, resume: &Value) -> Value {
        if let Some(client) = self.clients[index].take() {
            self.room.leave(0, client);
        }
        let resume = resume["client"].as_u64().map(|client| {
            let version = resume["version"].as_u64().unwrap();
            let client = ClientId(u32::try_from(client).unwrap());
            (
                client,
                vec![FileVersion {
                    file: MAIN,
                    version,
                }],
            )
        });
        let role = [Role::Candidate, Role::Candidate, Role::Interviewer][index];
        let who = person(u32::try_from(index).unwrap() + 1, role);
        let (welcome, _) = self.room.join(0, who, resume).unwrap();
        self.clients[index] = Some(welcome.client);
        json!(welcome)
    }

    /// What every browser is sent for a message of one of them.
    fn handle(&mut self, index: usize, message: ClientMessage) -> Value {
        let client = self.clients[index].unwrap();
        let effects = self.room.handle(0, client, message).unwrap();
        let sent = (0..self.clients.len()).map(|other| sent(&effects, other == index));
        sent.collect()
    }
}

fn sent(effects: &Effects, is_author: bool) -> Value {
    let event = |event: &Event| ServerMessage::Event {
        event: event.clone(),
    };
    let mut messages: Vec<ServerMessage> = effects.events.iter().map(event).collect();
    if is_author {
        messages.extend(effects.replies.iter().cloned());
    }
    json!(messages)
}
