//! Sums the paid orders of each customer from CSV files.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::process::ExitCode;

/// Why the run cannot go on: wrong arguments, or a file that cannot be read.
type Unusable = String;

struct Options {
    rejects: Option<String>,
    files: Vec<String>,
}

fn parse_arguments(mut given: impl Iterator<Item = String>) -> Result<Options, Unusable> {
    let mut options = Options {
        rejects: None,
        files: Vec::new(),
    };
    while let Some(argument) = given.next() {
        if argument == "--rejects" {
            options.rejects = Some(given.next().ok_or("--rejects needs a file")?);
        } else if argument.starts_with("--") {
            return Err(format!("unknown option {argument}"));
        } else {
            options.files.push(argument);
        }
    }
    if options.files.is_empty() {
        options.files.push("-".to_string());
    }
    Ok(options)
}

fn read_text(name: &str) -> Result<String, Unusable> {
    let mut text = String::new();
    let read = if name == "-" {
        std::io::stdin().read_to_string(&mut text)
    } else {
        std::fs::File::open(name).and_then(|mut file| file.read_to_string(&mut text))
    };
    match read {
        Ok(_) => Ok(text.replace("\r\n", "\n")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

/// A row of a file, and the line on which it starts.
struct Record {
    line: usize,
    fields: Vec<String>,
}

fn parse_records(text: &str) -> Result<Vec<Record>, Unusable> {
    let mut records = Vec::new();
    let mut rest = text;
    let mut line = 1;
    loop {
        let begin = rest;
        let mut fields = Vec::new();
        loop {
            let (field, after) = parse_field(rest)?;
            fields.push(field);
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None => {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                    break;
                }
            }
        }
        let raw = &begin[..begin.len() - rest.len()];
        if raw.len() > 1 && raw != "\n" {
            records.push(Record { line, fields });
        }
        line += raw.matches('\n').count();
    }
    Ok(records)
}

/// The first field of the text, and what comes after it.
fn parse_field(text: &str) -> Result<(String, &str), Unusable> {
    let mut value = String::new();
    let mut rest = text;
    while let Some(quoted) = rest.strip_prefix('"') {
        if rest.len() < text.len() {
            value.push('"');
        }
        let (inside, after) = quoted.split_once('"').ok_or("a quote is not closed")?;
        value.push_str(inside);
        rest = after;
    }
    let end = rest.find([',', '\n']).unwrap_or(rest.len());
    value.push_str(&rest[..end]);
    Ok((value, &rest[end..]))
}

fn parse_cents(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() != 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part}").parse().ok()
}

#[derive(Default)]
struct Import {
    seen: HashSet<String>,
    /// Customer to number of orders and their cents.
    paid: HashMap<String, (i64, i64)>,
    rejected: Vec<String>,
}

impl Import {
    fn add_file(&mut self, name: &str) -> Result<(), Unusable> {
        let text = read_text(name)?;
        let records = parse_records(&text).map_err(|reason| format!("{name}: {reason}"))?;
        let header: &[String] = records.first().map_or(&[], |record| &record.fields);
        let column = |wanted: &str| {
            let place = header.iter().position(|title| title == wanted);
            place.ok_or(format!("{name}: no column {wanted}"))
        };
        let columns = [
            column("order_id")?,
            column("customer")?,
            column("status")?,
            column("amount")?,
        ];
        for record in &records[1..] {
            let taken = if record.fields.len() == header.len() {
                self.add_row(columns.map(|place| &record.fields[place][..]))
            } else {
                Err("wrong number of fields")
            };
            if let Err(reason) = taken {
                self.rejected.push(format!("{name}:{}: {reason}\n", record.line));
            }
        }
        Ok(())
    }

    /// Takes a row, or says why not.
    fn add_row(&mut self, row: [&str; 4]) -> Result<(), &'static str> {
        let [order, customer, status, amount] = row;
        let cents = parse_cents(amount).ok_or("bad amount")?;
        if !self.seen.insert(order.to_string()) {
            return Err("duplicate order");
        }
        if status == "paid" {
            let sums = self.paid.entry(customer.to_string()).or_default();
            sums.0 += 1;
            sums.1 += cents;
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let mut rows: Vec<_> = self.paid.iter().collect();
        rows.sort_by_key(|(customer, (_, cents))| (Reverse(*cents), *customer));
        let mut summary = String::from("customer,orders,total\n");
        for (customer, (orders, cents)) in rows {
            let customer = quoted(customer);
            summary += &format!("{customer},{orders},{}.{:02}\n", cents / 100, cents % 100);
        }
        summary
    }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

fn run() -> Result<bool, Unusable> {
    let options = parse_arguments(std::env::args().skip(1))?;
    let mut import = Import::default();
    for name in &options.files {
        import.add_file(name)?;
    }
    print!("{}", import.summary());
    if let Some(rejects) = options.rejects {
        std::fs::write(&rejects, import.rejected.concat())
            .map_err(|error| format!("{rejects}: {error}"))?;
    }
    Ok(import.rejected.is_empty())
}

fn main() -> ExitCode {
    match run() {
        Ok(clean) => ExitCode::from(u8::from(!clean)),
        Err(error) => {
            eprintln!("order_import: {error}");
            ExitCode::from(2)
        }
    }
}
