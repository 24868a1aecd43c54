//! Settings in layers, of which the later win.

use std::collections::HashMap;

type Layer = HashMap<String, Option<Vec<String>>>;
type Merged = HashMap<String, Vec<String>>;

pub struct Settings {
    /// Names and values, lowest first.
    layers: Vec<(String, Layer)>,
}

impl Settings {
    pub fn new() -> Self {
        Self { layers: Vec::new() }
    }

    pub fn put(&mut self, layer: &str, values: &HashMap<String, Option<Vec<String>>>) {
        match self.layers.iter_mut().find(|(name, _)| name == layer) {
            Some((_, old)) => *old = values.clone(),
            None => self.layers.push((layer.to_string(), values.clone())),
        }
    }

    pub fn remove(&mut self, layer: &str) -> bool {
        let before = self.layers.len();
        self.layers.retain(|(name, _)| name != layer);
        self.layers.len() != before
    }

    pub fn current(&mut self) -> HashMap<String, Vec<String>> {
        merge_all(self.layers.iter().map(|(_, values)| values))
    }
}

pub fn merge(layers: &[HashMap<String, Option<Vec<String>>>]) -> HashMap<String, Vec<String>> {
    merge_all(layers.iter())
}

fn merge_all<'a>(layers: impl Iterator<Item = &'a Layer>) -> Merged {
    let mut merged = Merged::new();
    for layer in layers {
        for (key, _) in layer.iter().filter(|(_, value)| value.is_none()) {
            remove_below(&mut merged, key);
        }
        for (key, value) in layer {
            if let Some(value) = value {
                merged.insert(key.clone(), value.clone());
            }
        }
    }
    merged
}

fn remove_below(merged: &mut Merged, removed: &str) {
    merged.remove(removed);
}
