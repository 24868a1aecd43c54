// Settings in layers, of which the later win.

export class Settings {
  constructor() {
    this.layers = new Map(); // name -> values, lowest first
  }

  put(layer, values) {
    this.layers.delete(layer);
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
  const merged = new Map();
  for (const layer of layers) {
    for (const [key, value] of layer) {
      if (value === null) removeBelow(merged, key);
    }
    for (const [key, value] of layer) {
      if (value !== null) merged.set(key, value);
    }
  }
  return merged;
}

function removeBelow(merged, removed) {
  for (const key of [...merged.keys()]) {
    if (`${key}.`.startsWith(`${removed}.`)) merged.delete(key);
  }
}
