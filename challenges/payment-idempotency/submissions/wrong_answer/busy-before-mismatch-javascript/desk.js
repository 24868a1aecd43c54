// Takes payments, hands them to the bank, and books what the bank answers.

import { KeyRing } from "./keys.js";

export class PaymentDesk {
  constructor(leaseMs, keepMs) {
    this.leaseMs = leaseMs;
    this.keepMs = keepMs;
    this.ring = new KeyRing();
    this.attempts = []; // the payment of attempt n at n - 1
    this.accounts = new Map(); // account -> cents charged
  }

  /** A client asks for a payment; 202 means that the bank was asked. */
  receive(payment, atMs) {
    if (!payment.key) return reply(400, "key missing", 0);
    const entry = this.ring.findValid(payment, atMs);
    if (!entry) return this.#askBank(payment, atMs);
    if (!entry.reply) return reply(409, "in progress", 0);
    const { account, amountCents } = entry.payment;
    if (account !== payment.account || amountCents !== payment.amountCents) {
      return reply(422, "key belongs to another payment", 0);
    }
    return entry.reply;
  }

  #askBank(payment, atMs) {
    const attempt = this.attempts.push(payment);
    this.ring.put({ payment, attempt, untilMs: atMs + this.leaseMs, reply: null });
    return reply(202, "accepted", attempt);
  }

  /** The bank answers to an attempt: `ok`, `declined` or `unavailable`. */
  settle(attempt, outcome, atMs) {
    const payment = this.attempts[attempt - 1];
    if (!payment) return reply(404, "no such attempt", attempt);
    const entry = this.ring.find(payment);
    if (entry?.attempt !== attempt || entry.reply) return reply(410, "too late", attempt);
    if (outcome === "unavailable") {
      this.ring.release(payment);
      return reply(503, "try again", attempt);
    }
    entry.reply = this.#book(payment, attempt, outcome);
    entry.untilMs = atMs + this.keepMs;
    return entry.reply;
  }

  #book({ account, amountCents }, attempt, outcome) {
    if (outcome === "declined") return reply(402, "declined", attempt);
    this.accounts.set(account, this.charged(account) + amountCents);
    return reply(201, `paid ${amountCents}`, attempt);
  }

  charged(account) {
    return this.accounts.get(account) ?? 0;
  }
}

function reply(status, body, attempt) {
  return { status, body, attempt };
}
