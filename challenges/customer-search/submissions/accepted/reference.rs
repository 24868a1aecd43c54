//! Builds the query behind the customer search.

const COLUMNS: [&str; 3] = ["name", "city", "orders"];

#[derive(Debug)]
pub enum SearchError {
    UnknownColumn,
    InvalidPage,
}

#[derive(Clone, Debug)]
pub struct Search {
    pub text: String,
    pub city: Option<String>,
    pub min_orders: Option<i64>,
    pub ids: Option<Vec<i64>>,
    pub sort: String,
    pub page: i64,
    pub page_size: i64,
}

#[derive(Clone, Debug)]
pub struct Query {
    pub sql: String,
    pub parameters: Vec<String>,
}

pub fn build_search(search: &Search) -> Result<Query, SearchError> {
    let order = order_of(&search.sort)?;
    if search.page < 1 || !(1..=100).contains(&search.page_size) {
        return Err(SearchError::InvalidPage);
    }
    let (conditions, mut parameters) = conditions_of(search);
    let mut sql = String::from("SELECT id, name, city, orders FROM customers");
    if !conditions.is_empty() {
        sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    sql += &format!(" ORDER BY {order}, id ASC LIMIT ? OFFSET ?");
    parameters.push(search.page_size.to_string());
    parameters.push(((search.page - 1) * search.page_size).to_string());
    Ok(Query { sql, parameters })
}

/// The conditions, and the values of their placeholders.
fn conditions_of(search: &Search) -> (Vec<String>, Vec<String>) {
    let mut conditions = Vec::new();
    let mut parameters = Vec::new();
    if !search.text.is_empty() {
        conditions.push("name LIKE ? ESCAPE '\\'".to_string());
        parameters.push(format!("%{}%", like(&search.text)));
    }
    if let Some(city) = &search.city {
        conditions.push("city = ?".to_string());
        parameters.push(city.clone());
    }
    if let Some(orders) = search.min_orders {
        conditions.push("orders >= ?".to_string());
        parameters.push(orders.to_string());
    }
    if let Some(ids) = &search.ids {
        conditions.push(if ids.is_empty() {
            "1 = 0".to_string()
        } else {
            format!("id IN ({})", vec!["?"; ids.len()].join(", "))
        });
        parameters.extend(ids.iter().map(i64::to_string));
    }
    (conditions, parameters)
}

/// The text with everything escaped that `LIKE` would give a meaning.
fn like(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if ['\\', '%', '_'].contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn order_of(sort: &str) -> Result<String, SearchError> {
    let (column, direction) = match sort.strip_prefix('-') {
        Some(column) => (column, "DESC"),
        None if sort.is_empty() => ("name", "ASC"),
        None => (sort, "ASC"),
    };
    if COLUMNS.contains(&column) {
        Ok(format!("{column} {direction}"))
    } else {
        Err(SearchError::UnknownColumn)
    }
}
