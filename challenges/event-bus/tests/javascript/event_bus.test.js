import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { EventBus, UnknownTopic } from "./event_bus.js";

describe("an event bus", () => {
  let bus;
  beforeEach(() => {
    bus = new EventBus(["orders", "stock"], 2);
  });

  test("everybody is told in the order of subscribing", () => {
    bus.subscribe("orders", "mail");
    bus.subscribe("orders", "audit");
    assert.deepEqual(bus.publish("orders", "o1"), ["mail", "audit"]);
  });

  test("who wants one message gets one", () => {
    bus.once("orders", "mail");
    assert.deepEqual(bus.publish("orders", "o1"), ["mail"]);
    assert.deepEqual(bus.publish("orders", "o2"), []);
  });

  test("others are told when somebody leaves", () => {
    bus.once("orders", "mail");
    bus.subscribe("orders", "audit");
    assert.deepEqual(bus.publish("orders", "o1"), ["mail", "audit"]);
  });

  test("topics keep their own messages", () => {
    bus.publish("orders", "o1");
    assert.deepEqual(bus.subscribe("stock", "mail"), []);
  });

  test("what a subscriber does with old messages is its own affair", () => {
    bus.publish("orders", "o1");
    bus.subscribe("orders", "mail").pop();
    assert.deepEqual(bus.subscribe("orders", "audit"), ["o1"]);
  });

  test("a topic must be known", () => {
    assert.throws(() => bus.publish("payments", "p1"), UnknownTopic);
  });
});
