"""Hands messages to those who want them."""


class UnknownTopic(KeyError):
    pass


class EventBus:
    def __init__(self, topics, keep):
        self.keep = keep
        self.subscribers = {topic: [] for topic in topics}  # (name, only once)
        self.history = dict(zip(topics, [[]] * len(topics)))

    def subscribe(self, topic, name):
        """From now on, and the latest messages until now."""
        self._check(topic)
        self.subscribers[topic].append((name, False))
        return self.history[topic]

    def once(self, topic, name):
        self._check(topic)
        self.subscribers[topic].append((name, True))

    def unsubscribe(self, topic, name):
        self._check(topic)
        for subscriber in self.subscribers[topic]:
            if subscriber[0] == name:
                self.subscribers[topic].remove(subscriber)
                return True
        return False

    def publish(self, topic, message):
        """Tells everybody; who was told, in which order."""
        self._check(topic)
        told = []
        for subscriber in list(self.subscribers[topic]):
            name, only_once = subscriber
            told.append(name)
            if only_once:
                self.subscribers[topic].remove(subscriber)
        self.history[topic].append(message)
        if len(self.history[topic]) > self.keep:
            self.history[topic].pop(0)
        return told

    def _check(self, topic):
        if topic not in self.subscribers:
            raise UnknownTopic(topic)
