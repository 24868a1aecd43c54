"""Hands messages to those who want them; a deque forgets by itself."""

from collections import deque


class UnknownTopic(Exception):
    pass


class Topic:
    def __init__(self, keep):
        self.names = []
        self.leaving = set()
        self.history = deque(maxlen=keep)

    def join(self, name, leaves):
        if name not in self.names:
            self.names.append(name)
        (self.leaving.add if leaves else self.leaving.discard)(name)


class EventBus:
    def __init__(self, topics, keep):
        self._topics = {}
        for name in topics:
            self._topics[name] = Topic(keep)

    def _topic(self, name):
        try:
            return self._topics[name]
        except KeyError:
            raise UnknownTopic(name) from None

    def subscribe(self, topic, name):
        topic = self._topic(topic)
        topic.join(name, leaves=False)
        return [*topic.history]

    def once(self, topic, name):
        self._topic(topic).join(name, leaves=True)

    def unsubscribe(self, topic, name):
        topic = self._topic(topic)
        known = name in topic.names
        if known:
            topic.names.remove(name)
        return known

    def publish(self, topic, message):
        topic = self._topic(topic)
        told, topic.names = topic.names, [n for n in topic.names if n not in topic.leaving]
        topic.leaving.clear()
        topic.history.append(message)
        return told
