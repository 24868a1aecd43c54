// Hands messages to those who want them.

export class UnknownTopic extends Error {}

export class EventBus {
  constructor(topics, keep) {
    this.keep = keep;
    this.subscribers = new Map(topics.map((topic) => [topic, new Map()])); // name -> only once
    this.history = new Map(topics.map((topic) => [topic, []]));
  }

  /** From now on, and the latest messages until now. */
  subscribe(topic, name) {
    this.#of(topic).set(name, false);
    return [...this.history.get(topic)];
  }

  once(topic, name) {
    this.#of(topic).set(name, true);
  }

  unsubscribe(topic, name) {
    return this.#of(topic).delete(name);
  }

  /** Tells everybody; who was told, in which order. */
  publish(topic, message) {
    const subscribers = this.#of(topic);
    const told = [...subscribers.keys()];
    told.filter((name) => subscribers.get(name)).forEach((name) => subscribers.delete(name));
    const history = this.history.get(topic);
    history.push(message);
    this.history.set(topic, history.slice(-this.keep));
    return told;
  }

  #of(topic) {
    if (!this.subscribers.has(topic)) throw new UnknownTopic(topic);
    return this.subscribers.get(topic);
  }
}
