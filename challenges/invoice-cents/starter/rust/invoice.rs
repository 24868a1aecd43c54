//! Amounts, totals and shares of invoices, in cents.

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
    let amount: f64 = text.parse().map_err(|_| InvoiceError::InvalidAmount)?;
    Ok((amount * 100.0) as i64)
}

pub fn invoice_totals(lines: &[Line]) -> Result<Totals, InvoiceError> {
    let mut net_cents = 0;
    let mut tax_cents = 0;
    for line in lines {
        check(line)?;
        let full = (line.quantity * line.unit_cents) as f64;
        let net = (full * (1.0 - line.discount_percent as f64 / 100.0)).round();
        net_cents += net as i64;
        tax_cents += (net * line.tax_basis_points as f64 / 10_000.0).round() as i64;
    }
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
    if line.discount_percent < 0 || line.discount_percent > 100 {
        return Err(InvoiceError::InvalidLine("discount"));
    }
    if line.tax_basis_points < 0 || line.tax_basis_points > 10_000 {
        return Err(InvoiceError::InvalidLine("tax"));
    }
    Ok(())
}

/// Splits an amount in proportion to the shares.
pub fn split(total_cents: i64, shares: &[i64]) -> Result<Vec<i64>, InvoiceError> {
    let whole: i64 = shares.iter().sum();
    if whole == 0 {
        return Err(InvoiceError::InvalidShares);
    }
    let part = |share: &i64| (total_cents as f64 * *share as f64 / whole as f64).round() as i64;
    Ok(shares.iter().map(part).collect())
}
