"""Settings in layers, of which the later win."""


class Settings:
    def __init__(self):
        self.layers = {}  # name -> values, lowest first

    def put(self, layer, values):
        self.remove(layer)
        self.layers[layer] = values

    def remove(self, layer):
        return self.layers.pop(layer, None) is not None

    def current(self):
        return merge(list(self.layers.values()))


def merge(layers):
    if not layers:
        return {}
    merged = layers[0]
    for layer in layers[1:]:
        for key, value in layer.items():
            if value is None:
                remove_below(merged, key)
            elif merged.get(key):
                merged[key].extend(value)
            else:
                merged[key] = value
    return merged


def remove_below(merged, removed):
    for key in list(merged):
        if key.startswith(removed):
            del merged[key]
