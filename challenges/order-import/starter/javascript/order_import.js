// Sums the paid orders of each customer from CSV files.

import fs from "node:fs";

const COLUMNS = ["order_id", "customer", "status", "amount"];

/** The run cannot go on: wrong arguments, or a file that cannot be read. */
class Unusable extends Error {}

function parseArguments(given) {
  let rejects = null;
  const files = [];
  const remaining = [...given];
  while (remaining.length) {
    const argument = remaining.shift();
    if (argument === "--rejects") {
      if (!remaining.length) throw new Unusable("--rejects needs a file");
      rejects = remaining.shift();
    } else if (argument.startsWith("--")) {
      throw new Unusable(`unknown option ${argument}`);
    } else {
      files.push(argument);
    }
  }
  return { rejects, files: files.length ? files : ["-"] };
}

function readLines(name) {
  try {
    return fs.readFileSync(name === "-" ? 0 : name, "utf8").split("\n");
  } catch (error) {
    throw new Unusable(`${name}: ${error.message}`);
  }
}

function parseCents(text) {
  const amount = parseFloat(text);
  return Number.isNaN(amount) ? null : Math.trunc(amount * 100);
}

class Import {
  seen = new Set();
  paid = new Map(); // customer -> { orders, cents }
  rejected = [];

  addFile(name) {
    this.seen.clear();
    const lines = readLines(name);
    const header = lines[0].split(",");
    for (const column of COLUMNS) {
      if (!header.includes(column)) throw new Unusable(`${name}: no column ${column}`);
    }
    const rows = lines.slice(1).filter((line) => line !== "");
    rows.forEach((line, index) => {
      const reason = this.addRow(line.split(","));
      if (reason) this.rejected.push(`${name}:${index + 1}: ${reason}\n`);
    });
  }

  /** Takes a row, or says why not. */
  addRow(fields) {
    if (fields.length !== COLUMNS.length) return "wrong number of fields";
    const [orderId, customer, status, amount] = fields;
    const cents = parseCents(amount);
    if (cents === null) return "bad amount";
    if (this.seen.has(orderId)) return "duplicate order";
    this.seen.add(orderId);
    if (status === "paid") {
      const sums = this.paid.get(customer) ?? { orders: 0, cents: 0 };
      sums.orders += 1;
      sums.cents += cents;
      this.paid.set(customer, sums);
    }
    return null;
  }

  summary() {
    const rows = [...this.paid].sort(([, a], [, b]) => b.cents - a.cents);
    const lines = rows.map(
      ([customer, { orders, cents }]) => `${customer},${orders},${(cents / 100).toFixed(2)}\n`,
    );
    return ["customer,orders,total\n", ...lines].join("");
  }
}

function main(given) {
  const run = new Import();
  let rejects;
  try {
    const options = parseArguments(given);
    rejects = options.rejects;
    options.files.forEach((name) => run.addFile(name));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(`order_import: ${error.message}`);
    return 2;
  }
  process.stdout.write(run.summary());
  if (rejects !== null) fs.writeFileSync(rejects, run.rejected.join(""));
  return run.rejected.length ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
