// Hands messages to those who want them.

export class UnknownTopic extends Error {}

export class EventBus {
  constructor(topics, keep) {
    this.keep = keep;
    this.subscribers = new Map(topics.map((topic) => [topic, []])); // { name, onlyOnce }
    const histories = topics.map(() => []);
    this.history = new Map(topics.map((topic, index) => [topic, histories[index]]));
  }

  /** From now on, and the latest messages until now. */
  subscribe(topic, name) {
    this.#of(topic).push({ name, onlyOnce: false });
    return [...this.history.get(topic)];
  }

  once(topic, name) {
    this.#of(topic).push({ name, onlyOnce: true });
  }

  unsubscribe(topic, name) {
    const subscribers = this.#of(topic);
    const index = subscribers.findIndex((subscriber) => subscriber.name === name);
    if (index !== -1) subscribers.splice(index, 1);
    return index !== -1;
  }

  /** Tells everybody; who was told, in which order. */
  publish(topic, message) {
    const told = [];
    const subscribers = this.#of(topic);
    subscribers.forEach((subscriber) => told.push(subscriber.name));
    this.subscribers.set(
      topic,
      subscribers.filter((subscriber) => !subscriber.onlyOnce),
    );
    const history = this.history.get(topic);
    history.push(message);
    if (history.length > this.keep) history.shift();
    return told;
  }

  #of(topic) {
    if (!this.subscribers.has(topic)) throw new UnknownTopic(topic);
    return this.subscribers.get(topic);
  }
}
