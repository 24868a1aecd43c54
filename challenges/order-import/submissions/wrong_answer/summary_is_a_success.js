// Sums the paid orders of each customer from CSV files.

import fs from "node:fs";

const COLUMNS = ["order_id", "customer", "status", "amount"];

function parseArguments(given) {
  let rejects = null;
  const files = [];
  const remaining = [...given];
  while (remaining.length) {
    const argument = remaining.shift();
    if (argument === "--rejects") {
      if (!remaining.length) throw new Error("--rejects needs a file");
      rejects = remaining.shift();
    } else if (argument.startsWith("--")) {
      throw new Error(`unknown option ${argument}`);
    } else {
      files.push(argument);
    }
  }
  return { rejects, files: files.length ? files : ["-"] };
}

function readText(name) {
  return fs.readFileSync(name === "-" ? 0 : name, "utf8").replaceAll("\r\n", "\n");
}

/** Every record with the line on which it starts. */
function records(name) {
  const text = readText(name);
  const found = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begin = at;
    const fields = [];
    do {
      const { value, end } = fieldAt(text, at);
      fields.push(value);
      at = end + 1;
    } while (text[at - 1] === ",");
    const raw = text.slice(begin, at);
    if (raw !== "\n") found.push({ line, fields });
    line += raw.split("\n").length - 1;
  }
  return found;
}

/** The field that begins here, and where it ends. */
function fieldAt(text, begin) {
  let at = begin;
  let value = "";
  while (text[at] === '"') {
    if (at > begin) value += '"';
    const closing = text.indexOf('"', at + 1);
    if (closing === -1) throw new Error("a quote is not closed");
    value += text.slice(at + 1, closing);
    at = closing + 1;
  }
  const separator = /[,\n]|$/g;
  separator.lastIndex = at;
  const end = separator.exec(text).index;
  return { value: value + text.slice(at, end), end };
}

function parseCents(text) {
  return /^[0-9]+\.[0-9]{2}$/.test(text) ? Number(text.replace(".", "")) : null;
}

class Import {
  seen = new Set();
  paid = new Map(); // customer -> { orders, cents }
  rejected = [];

  addFile(name) {
    const [header, ...rows] = records(name);
    const columns = {};
    for (const column of COLUMNS) {
      columns[column] = header ? header.fields.indexOf(column) : -1;
      if (columns[column] === -1) throw new Error(`${name}: no column ${column}`);
    }
    for (const { line, fields } of rows) {
      const reason =
        fields.length === header.fields.length
          ? this.addRow((column) => fields[columns[column]])
          : "wrong number of fields";
      if (reason) this.rejected.push(`${name}:${line}: ${reason}\n`);
    }
  }

  /** Takes a row, or says why not. */
  addRow(field) {
    const cents = parseCents(field("amount"));
    if (cents === null) return "bad amount";
    if (this.seen.has(field("order_id"))) return "duplicate order";
    this.seen.add(field("order_id"));
    if (field("status") === "paid") {
      const sums = this.paid.get(field("customer")) ?? { orders: 0, cents: 0 };
      sums.orders += 1;
      sums.cents += cents;
      this.paid.set(field("customer"), sums);
    }
  }

  summary() {
    const customers = [...this.paid.keys()].sort();
    customers.sort((a, b) => this.paid.get(b).cents - this.paid.get(a).cents);
    const lines = customers.map((customer) => {
      const { orders, cents } = this.paid.get(customer);
      const digits = String(cents).padStart(3, "0");
      return `${quoted(customer)},${orders},${digits.slice(0, -2)}.${digits.slice(-2)}\n`;
    });
    return ["customer,orders,total\n", ...lines].join("");
  }
}

function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function main(given) {
  const run = new Import();
  let rejects;
  try {
    const options = parseArguments(given);
    rejects = options.rejects;
    options.files.forEach((name) => run.addFile(name));
  } catch (error) {
    console.error(`order_import: ${error.message}`);
    return 2;
  }
  process.stdout.write(run.summary());
  if (rejects !== null) fs.writeFileSync(rejects, run.rejected.join(""));
  return 0;
}

process.exitCode = main(process.argv.slice(2));
