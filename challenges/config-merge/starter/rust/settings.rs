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
        self.remove(layer);
        self.layers.push((layer.to_string(), values.clone()));
    }

    pub fn remove(&mut self, layer: &str) -> bool {
        let before = self.layers.len();
        self.layers.retain(|(name, _)| name != layer);
        self.layers.len() != before
    }

    pub fn current(&mut self) -> HashMap<String, Vec<String>> {
        merge_into_first(self.layers.iter_mut().map(|(_, values)| values))
    }
}

pub fn merge(layers: &[HashMap<String, Option<Vec<String>>>]) -> HashMap<String, Vec<String>> {
    let mut layers = layers.to_vec();
    merge_into_first(layers.iter_mut())
}

fn merge_into_first<'a>(mut layers: impl Iterator<Item = &'a mut Layer>) -> Merged {
    let Some(merged) = layers.next() else {
        return Merged::new();
    };
    for layer in layers {
        for (key, value) in layer.iter() {
            let Some(value) = value else {
                remove_below(merged, key);
                continue;
            };
            match merged.get_mut(key) {
                Some(Some(list)) => list.extend(value.clone()),
                _ => {
                    merged.insert(key.clone(), Some(value.clone()));
                }
            }
        }
    }
    let given = merged.iter();
    given
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect()
}

fn remove_below(merged: &mut Layer, removed: &str) {
    merged.retain(|key, _| !key.starts_with(removed));
}
