//! Tasks in memory.

use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Task {
    pub id: i64,
    pub owner: String,
    pub title: String,
    pub done: bool,
    pub version: i64,
}

#[derive(Default)]
pub struct TaskStore {
    tasks: BTreeMap<i64, Task>,
    last_id: i64,
}

impl TaskStore {
    pub fn add(&mut self, owner: &str, title: &str) -> &Task {
        self.last_id += 1;
        let task = Task {
            id: self.last_id,
            owner: owner.to_string(),
            title: title.to_string(),
            done: false,
            version: 1,
        };
        self.tasks.entry(task.id).or_insert(task)
    }

    pub fn find(&mut self, id: i64) -> Option<&mut Task> {
        self.tasks.get_mut(&id)
    }

    pub fn remove(&mut self, id: i64) {
        self.tasks.remove(&id);
    }

    /// All tasks, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }
}
