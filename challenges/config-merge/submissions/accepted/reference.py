"""Settings in layers, of which the later win."""


class Settings:
    def __init__(self):
        self.layers = {}  # name -> values, lowest first

    def put(self, layer, values):
        self.layers[layer] = values

    def remove(self, layer):
        return self.layers.pop(layer, None) is not None

    def current(self):
        return merge(list(self.layers.values()))


def merge(layers):
    merged = {}
    for layer in layers:
        for key, value in layer.items():
            if value is None:
                remove_below(merged, key)
        for key, value in layer.items():
            if value is not None:
                merged[key] = value
    return merged


def remove_below(merged, removed):
    for key in list(merged):
        if f"{key}.".startswith(f"{removed}."):
            del merged[key]
