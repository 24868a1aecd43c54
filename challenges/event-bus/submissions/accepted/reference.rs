//! Hands messages to those who want them.

use std::collections::HashMap;

#[derive(Debug)]
pub enum BusError {
    UnknownTopic,
}

struct Subscriber {
    name: String,
    only_once: bool,
}

#[derive(Default)]
struct Topic {
    subscribers: Vec<Subscriber>,
    history: Vec<String>,
}

pub struct EventBus {
    keep: usize,
    topics: HashMap<String, Topic>,
}

impl EventBus {
    pub fn new(topics: &[String], keep: i64) -> Self {
        Self {
            keep: keep as usize,
            topics: topics.iter().map(|topic| (topic.clone(), Topic::default())).collect(),
        }
    }

    /// From now on, and the latest messages until now.
    pub fn subscribe(&mut self, topic: &str, name: &str) -> Result<Vec<String>, BusError> {
        self.put(topic, name, false)?;
        Ok(self.topics[topic].history.clone())
    }

    pub fn once(&mut self, topic: &str, name: &str) -> Result<(), BusError> {
        self.put(topic, name, true)
    }

    fn put(&mut self, topic: &str, name: &str, only_once: bool) -> Result<(), BusError> {
        let subscribers = &mut self.topic(topic)?.subscribers;
        match subscribers.iter_mut().find(|subscriber| subscriber.name == name) {
            Some(subscriber) => subscriber.only_once = only_once,
            None => subscribers.push(Subscriber {
                name: name.to_string(),
                only_once,
            }),
        }
        Ok(())
    }

    pub fn unsubscribe(&mut self, topic: &str, name: &str) -> Result<bool, BusError> {
        let subscribers = &mut self.topic(topic)?.subscribers;
        let before = subscribers.len();
        subscribers.retain(|subscriber| subscriber.name != name);
        Ok(subscribers.len() != before)
    }

    /// Tells everybody; who was told, in which order.
    pub fn publish(&mut self, topic: &str, message: &str) -> Result<Vec<String>, BusError> {
        let keep = self.keep;
        let topic = self.topic(topic)?;
        let told = topic.subscribers.iter().map(|subscriber| subscriber.name.clone()).collect();
        topic.subscribers.retain(|subscriber| !subscriber.only_once);
        topic.history.push(message.to_string());
        if topic.history.len() > keep {
            topic.history.remove(0);
        }
        Ok(told)
    }

    fn topic(&mut self, name: &str) -> Result<&mut Topic, BusError> {
        self.topics.get_mut(name).ok_or(BusError::UnknownTopic)
    }
}
