"""Hands messages to those who want them."""


class UnknownTopic(KeyError):
    pass


class EventBus:
    def __init__(self, topics, keep):
        self.keep = keep
        self.subscribers = {topic: {} for topic in topics}  # name -> only once
        self.history = {topic: [] for topic in topics}

    def subscribe(self, topic, name):
        """From now on, and the latest messages until now."""
        self._of(topic)[name] = False
        return list(self.history[topic])

    def once(self, topic, name):
        self._of(topic)[name] = True

    def unsubscribe(self, topic, name):
        return self._of(topic).pop(name, None) is not None

    def publish(self, topic, message):
        """Tells everybody; who was told, in which order."""
        subscribers = self._of(topic)
        told = []
        for name, only_once in subscribers.items():
            told.append(name)
            if only_once:
                del subscribers[name]
        self.history[topic].append(message)
        if len(self.history[topic]) > self.keep:
            self.history[topic].pop(0)
        return told

    def _of(self, topic):
        if topic not in self.subscribers:
            raise UnknownTopic(topic)
        return self.subscribers[topic]
