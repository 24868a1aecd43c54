//! One thing that somebody does.

use protocol::live::{
    CaseCount, ClientMessage, FileId, OutputStream, ProgramResult, RunResult, SelectionRange,
};
use room::Room;
use room::text::ChangeSet;
use serde_json::{Value, json};

use super::World;
use crate::driver::hostile;
use crate::driver::input::Input;

impl World {
    pub(crate) fn step(&mut self, input: &mut Input<'_>) {
        let who = input.below(self.replicas.len());
        match input.below(24) {
            0..=5 => self.type_something(who, input),
            6..=8 => self.push_all(who),
            9..=11 => self.serve(who),
            12..=14 => self.receive(who),
            15 => self.cut(who),
            16 | 17 => self.connect(who),
            18 => self.wait(input),
            19 => self.runs_go_on(input),
            20 => self.select(who, input),
            21 => self.restart(input),
            _ => {
                let message = hostile::message(input);
                // What a browser believes to have sent is confused by edits
                // that it did not make, so those come from nobody's copy.
                if self.replicas[who].is_connected {
                    self.send_hostile(who, message);
                }
            }
        }
    }

    fn send_hostile(&mut self, who: usize, message: ClientMessage) {
        if !matches!(message, ClientMessage::Edit { .. }) {
            self.replicas[who].to_server.push_back(message);
            return;
        }
        let participant = self.replicas[who].participant.clone();
        let Ok((welcome, effects)) = self.room.join(self.now_ms, participant, None) else {
            return;
        };
        self.spread(effects, None);
        if let Ok(effects) = self.room.handle(self.now_ms, welcome.client, message) {
            self.spread(effects, None);
        }
        let effects = self.room.leave(self.now_ms, welcome.client);
        self.spread(effects, None);
    }

    fn push_all(&mut self, who: usize) {
        if self.replicas[who].is_connected {
            for file in self.files_of(who) {
                self.replicas[who].push(file);
            }
        }
    }

    fn files_of(&self, who: usize) -> Vec<FileId> {
        self.replicas[who].copies.keys().copied().collect()
    }

    fn type_something(&mut self, who: usize, input: &mut Input<'_>) {
        let files = self.files_of(who);
        if files.is_empty() {
            return;
        }
        // Mostly in one file, where people get into each other's way.
        let file = if input.below(4) == 0 {
            *input.pick(&files)
        } else {
            files[0]
        };
        if let Some(copy) = self.replicas[who].copies.get_mut(&file) {
            let change = change(&copy.text, input);
            copy.typed(change);
        }
    }

    fn select(&mut self, who: usize, input: &mut Input<'_>) {
        let replica = &mut self.replicas[who];
        if !replica.is_connected {
            return;
        }
        let Some((&file, copy)) = replica.copies.iter().next() else {
            return;
        };
        let place = u32::try_from(input.below(20)).unwrap_or(0);
        let range = SelectionRange {
            anchor: place,
            head: place,
        };
        let message = ClientMessage::Select {
            file,
            version: copy.version,
            ranges: vec![range],
        };
        replica.to_server.push_back(message);
    }

    fn wait(&mut self, input: &mut Input<'_>) {
        let next_ms = self.room.next_tick_ms().unwrap_or(self.now_ms);
        self.now_ms = match input.below(3) {
            0 => self.now_ms.max(next_ms),
            1 => self.now_ms + input.below(5_000) as u64,
            // A clock that goes back is no clock, and must harm nobody.
            _ => self.now_ms.saturating_sub(10),
        };
        let effects = self.room.tick(self.now_ms);
        self.spread(effects, None);
    }

    fn runs_go_on(&mut self, input: &mut Input<'_>) {
        let Some(&run) = self.running.first() else {
            return;
        };
        let output = self
            .room
            .run_output(self.now_ms, run, OutputStream::Stdout, input.text());
        self.spread(output, None);
        let count = CaseCount {
            judged: 1,
            planned: 2,
        };
        let progress = self.room.run_progress(self.now_ms, run, count, Some(count));
        self.spread(progress, None);
        if input.flag() {
            self.running.remove(0);
            let ended = self
                .room
                .run_finished(self.now_ms, run, result(input), None);
            self.spread(ended, None);
        }
    }

    /// The server is killed and started again: sockets are cut, and the room is
    /// what the log says.
    fn restart(&mut self, input: &mut Input<'_>) {
        if input.flag() {
            self.keep_snapshot();
            return;
        }
        let (snapshot, after) = self.stored();
        let settings = self.settings.clone();
        self.room = Room::restore(settings, snapshot, after).expect("the log is whole");
        self.running.clear();
        for replica in &mut self.replicas {
            replica.cut();
        }
    }
}

fn result(input: &mut Input<'_>) -> RunResult {
    if input.flag() {
        return RunResult::Cancelled;
    }
    RunResult::Program(ProgramResult {
        verdict: protocol::Verdict::Ac,
        reason: String::new(),
        exit_code: Some(0),
        diagnostics: input.text(),
        fuel: None,
        memory_bytes: 0,
        wall_ms: 0,
        marks: Vec::new(),
    })
}

/// A change of a text: some stretches give way to others.
fn change(text: &str, input: &mut Input<'_>) -> ChangeSet {
    let characters: Vec<char> = text.chars().collect();
    let units = |from: usize, to: usize| -> usize {
        characters[from..to].iter().map(|c| c.len_utf16()).sum()
    };
    let mut sections = Vec::new();
    let mut at = 0;
    for _ in 0..=input.below(2) {
        let from = at + input.below((characters.len() - at).min(24) + 1);
        let to = from + input.below((characters.len() - from).min(5) + 1);
        let mut section = vec![json!(units(from, to))];
        let text = input.text();
        if !text.is_empty() {
            section.extend(text.split('\n').map(Value::from));
        }
        sections.push(json!(units(at, from)));
        sections.push(Value::Array(section));
        at = to;
    }
    sections.push(json!(units(at, characters.len())));
    ChangeSet::from_json(&Value::Array(sections)).expect("a change set")
}
