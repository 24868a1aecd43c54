//! Hands messages to those who want them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Debug)]
pub enum BusError {
    UnknownTopic,
}

struct Subscriber {
    name: String,
    only_once: bool,
}

pub struct EventBus {
    keep: usize,
    subscribers: HashMap<String, Vec<Subscriber>>,
    history: HashMap<String, Rc<RefCell<Vec<String>>>>,
}

impl EventBus {
    pub fn new(topics: &[String], keep: i64) -> Self {
        let histories = vec![Rc::new(RefCell::new(Vec::new())); topics.len()];
        Self {
            keep: keep as usize,
            subscribers: topics.iter().map(|topic| (topic.clone(), Vec::new())).collect(),
            history: topics.iter().cloned().zip(histories).collect(),
        }
    }

    /// From now on, and the latest messages until now.
    pub fn subscribe(&mut self, topic: &str, name: &str) -> Result<Vec<String>, BusError> {
        self.add(topic, name, false)?;
        Ok(self.history[topic].borrow().clone())
    }

    pub fn once(&mut self, topic: &str, name: &str) -> Result<(), BusError> {
        self.add(topic, name, true)
    }

    fn add(&mut self, topic: &str, name: &str, only_once: bool) -> Result<(), BusError> {
        let subscribers = self.subscribers.get_mut(topic).ok_or(BusError::UnknownTopic)?;
        subscribers.push(Subscriber {
            name: name.to_string(),
            only_once,
        });
        Ok(())
    }

    pub fn unsubscribe(&mut self, topic: &str, name: &str) -> Result<bool, BusError> {
        let subscribers = self.subscribers.get_mut(topic).ok_or(BusError::UnknownTopic)?;
        match subscribers.iter().position(|subscriber| subscriber.name == name) {
            Some(index) => {
                subscribers.remove(index);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Tells everybody; who was told, in which order.
    pub fn publish(&mut self, topic: &str, message: &str) -> Result<Vec<String>, BusError> {
        let subscribers = self.subscribers.get_mut(topic).ok_or(BusError::UnknownTopic)?;
        let mut told = Vec::new();
        let mut index = 0;
        while index < subscribers.len() {
            told.push(subscribers[index].name.clone());
            if subscribers[index].only_once {
                subscribers.remove(index);
            }
            index += 1;
        }
        let mut history = self.history[topic].borrow_mut();
        history.push(message.to_string());
        if history.len() > self.keep {
            history.remove(0);
        }
        Ok(told)
    }
}
