// Settings in layers, of which the later win.

export class Settings {
  constructor() {
    this.layers = new Map(); // name -> values, lowest first
  }

  put(layer, values) {
    this.remove(layer);
    this.layers.set(layer, values);
  }

  remove(layer) {
    return this.layers.delete(layer);
  }

  current() {
    return merge([...this.layers.values()]);
  }
}

export function merge(layers) {
  if (layers.length === 0) return new Map();
  const merged = layers[0];
  for (const layer of layers.slice(1)) {
    for (const [key, value] of layer) {
      if (value === null) removeBelow(merged, key);
      else if (merged.get(key)) merged.get(key).push(...value);
      else merged.set(key, value);
    }
  }
  return merged;
}

function removeBelow(merged, removed) {
  for (const key of [...merged.keys()]) {
    if (key.startsWith(removed)) merged.delete(key);
  }
}
