// Takes payments, hands them to the bank, and books what the bank answers.

import { KeyRing } from "./keys.js";

export class PaymentDesk {
  constructor(leaseMs, keepMs) {
    this.leaseMs = leaseMs;
    this.ring = new KeyRing(keepMs);
    this.attempts = []; // the payment of attempt n at n - 1
    this.accounts = new Map(); // account -> cents charged
  }

  /** A client asks for a payment; 202 means that the bank was asked. */
  receive(payment, atMs) {
    if (!payment.key) return reply(400, "key missing", 0);
    const before = this.ring.find(payment, atMs);
    if (before) return before;
    this.attempts.push(payment);
    return reply(202, "accepted", this.attempts.length);
  }

  /** The bank answers to an attempt: `ok`, `declined` or `unavailable`. */
  settle(attempt, outcome, atMs) {
    const payment = this.attempts[attempt - 1];
    if (!payment) return reply(404, "no such attempt", attempt);
    let answer;
    if (outcome === "ok") {
      this.accounts.set(payment.account, this.charged(payment.account) + payment.amountCents);
      answer = reply(201, `paid ${payment.amountCents}`, attempt);
    } else if (outcome === "declined") {
      answer = reply(402, "declined", attempt);
    } else {
      answer = reply(503, "try again", attempt);
    }
    this.ring.remember(payment, answer, atMs);
    return answer;
  }

  charged(account) {
    return this.accounts.get(account) ?? 0;
  }
}

function reply(status, body, attempt) {
  return { status, body, attempt };
}
