// Hands messages to those who want them.

export class UnknownTopic extends Error {}

export class EventBus {
  constructor(topics, keep) {
    this.keep = keep;
    this.subscribers = new Map(topics.map((topic) => [topic, []])); // { name, onlyOnce }
    const histories = new Array(topics.length).fill([]);
    this.history = new Map(topics.map((topic, index) => [topic, histories[index]]));
  }

  /** From now on, and the latest messages until now. */
  subscribe(topic, name) {
    this.#of(topic).push({ name, onlyOnce: false });
    return this.history.get(topic);
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
    subscribers.forEach((subscriber, index) => {
      told.push(subscriber.name);
      if (subscriber.onlyOnce) subscribers.splice(index, 1);
    });
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
