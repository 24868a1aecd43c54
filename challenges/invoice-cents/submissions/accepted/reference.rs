//! Amounts, totals and shares of invoices, in cents.

use std::cmp::Reverse;
use std::collections::BTreeMap;

#[derive(Debug)]
pub enum InvoiceError {
    InvalidAmount,
    InvalidLine(&'static str),
    InvalidShares,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub quantity: i64,
    pub unit_cents: i64,
    pub discount_percent: i64,
    pub tax_basis_points: i64,
}

#[derive(Clone, Debug)]
pub struct Totals {
    pub net_cents: i64,
    pub tax_cents: i64,
    pub gross_cents: i64,
}

/// `19.99` is 1999 cents.
pub fn parse_amount(text: &str) -> Result<i64, InvoiceError> {
    if let Some(positive) = text.strip_prefix('-') {
        return Ok(-parse_positive(positive)?);
    }
    parse_positive(text)
}

fn parse_positive(text: &str) -> Result<i64, InvoiceError> {
    let (units, fraction) = text.split_once('.').unwrap_or((text, "00"));
    let digits = format!("{units}{fraction:0<2}");
    let in_bounds = (1..=12).contains(&units.len()) && (1..=2).contains(&fraction.len());
    if !in_bounds || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(InvoiceError::InvalidAmount);
    }
    digits.parse().map_err(|_| InvoiceError::InvalidAmount)
}

pub fn invoice_totals(lines: &[Line]) -> Result<Totals, InvoiceError> {
    let mut net_at_rate: BTreeMap<i64, i64> = BTreeMap::new();
    for line in lines {
        check(line)?;
        let full = line.quantity * line.unit_cents;
        let net = divide_rounding(full * (100 - line.discount_percent), 100);
        *net_at_rate.entry(line.tax_basis_points).or_default() += net;
    }
    let tax_of = |(rate, net): (&i64, &i64)| divide_rounding(net * rate, 10_000);
    let net_cents: i64 = net_at_rate.values().sum();
    let tax_cents: i64 = net_at_rate.iter().map(tax_of).sum();
    Ok(Totals {
        net_cents,
        tax_cents,
        gross_cents: net_cents + tax_cents,
    })
}

fn check(line: &Line) -> Result<(), InvoiceError> {
    if line.quantity < 1 {
        return Err(InvoiceError::InvalidLine("quantity"));
    }
    if !(0..=100).contains(&line.discount_percent) {
        return Err(InvoiceError::InvalidLine("discount"));
    }
    if !(0..=10_000).contains(&line.tax_basis_points) {
        return Err(InvoiceError::InvalidLine("tax"));
    }
    Ok(())
}

/// Halves go away from zero.
fn divide_rounding(value: i64, divisor: i64) -> i64 {
    if value < 0 {
        return -divide_rounding(-value, divisor);
    }
    (value + divisor / 2) / divisor
}

/// Splits an amount in proportion to the shares, to the last cent.
pub fn split(total_cents: i64, shares: &[i64]) -> Result<Vec<i64>, InvoiceError> {
    let whole: i64 = shares.iter().sum();
    if whole == 0 || shares.iter().any(|share| *share < 0) {
        return Err(InvoiceError::InvalidShares);
    }
    if total_cents < 0 {
        let parts = split(-total_cents, shares)?;
        return Ok(parts.into_iter().map(|part| -part).collect());
    }
    let mut parts: Vec<i64> = shares.iter().map(|share| total_cents * share / whole).collect();
    let left = total_cents - parts.iter().sum::<i64>();
    let mut by_rest: Vec<usize> = (0..shares.len()).collect();
    by_rest.sort_by_key(|index| Reverse(total_cents * shares[*index] % whole));
    for index in by_rest.into_iter().take(left as usize) {
        parts[index] += 1;
    }
    Ok(parts)
}
