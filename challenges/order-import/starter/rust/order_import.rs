//! Sums the paid orders of each customer from CSV files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::process::ExitCode;

const COLUMNS: [&str; 4] = ["order_id", "customer", "status", "amount"];

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
        Ok(_) => Ok(text),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

fn parse_cents(text: &str) -> Option<i64> {
    let amount: f64 = text.parse().ok()?;
    Some((amount * 100.0) as i64)
}

#[derive(Default)]
struct Import {
    seen: HashSet<String>,
    /// Customer to number of orders and their cents.
    paid: BTreeMap<String, (i64, i64)>,
    rejected: Vec<String>,
}

impl Import {
    fn add_file(&mut self, name: &str) -> Result<(), Unusable> {
        self.seen.clear();
        let text = read_text(name)?;
        let mut lines = text.split('\n');
        let header: Vec<&str> = lines.next().unwrap_or("").split(',').collect();
        for column in COLUMNS {
            if !header.contains(&column) {
                return Err(format!("{name}: no column {column}"));
            }
        }
        for (index, line) in lines.filter(|line| !line.is_empty()).enumerate() {
            let fields: Vec<&str> = line.split(',').collect();
            if let Err(reason) = self.add_row(&fields) {
                self.rejected.push(format!("{name}:{}: {reason}\n", index + 1));
            }
        }
        Ok(())
    }

    /// Takes a row, or says why not.
    fn add_row(&mut self, fields: &[&str]) -> Result<(), &'static str> {
        let [order, customer, status, amount] = fields else {
            return Err("wrong number of fields");
        };
        let cents = parse_cents(amount).ok_or("bad amount")?;
        if !self.seen.insert(order.to_string()) {
            return Err("duplicate order");
        }
        if *status == "paid" {
            let sums = self.paid.entry(customer.to_string()).or_default();
            sums.0 += 1;
            sums.1 += cents;
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let mut rows: Vec<_> = self.paid.iter().collect();
        rows.sort_by_key(|(_, (_, cents))| Reverse(*cents));
        let mut summary = String::from("customer,orders,total\n");
        for (customer, (orders, cents)) in rows {
            summary += &format!("{customer},{orders},{:.2}\n", *cents as f64 / 100.0);
        }
        summary
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
