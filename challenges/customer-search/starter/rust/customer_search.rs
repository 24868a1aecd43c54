//! Builds the query behind the customer search.

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
    let mut sql = String::from("SELECT id, name, city, orders FROM customers");
    let conditions = conditions_of(search);
    if !conditions.is_empty() {
        sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    sql += &format!(" ORDER BY {}, id ASC", order_of(&search.sort));
    if search.page < 0 || search.page_size < 0 {
        return Err(SearchError::InvalidPage);
    }
    let offset = search.page * search.page_size;
    sql += &format!(" LIMIT {} OFFSET {offset}", search.page_size);
    Ok(Query {
        sql,
        parameters: Vec::new(),
    })
}

fn conditions_of(search: &Search) -> Vec<String> {
    let mut conditions = Vec::new();
    if !search.text.is_empty() {
        conditions.push(format!("name LIKE '%{}%'", quoted(&search.text)));
    }
    let city = search.city.clone().unwrap_or_default();
    if !city.is_empty() {
        conditions.push(format!("city = '{city}'"));
    }
    let min_orders = search.min_orders.unwrap_or_default();
    if min_orders != 0 {
        conditions.push(format!("orders >= {min_orders}"));
    }
    let ids = search.ids.clone().unwrap_or_default();
    if !ids.is_empty() {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        conditions.push(format!("id IN ({})", ids.join(", ")));
    }
    conditions
}

fn order_of(sort: &str) -> String {
    match sort.strip_prefix('-') {
        Some(column) => format!("{column} DESC"),
        None if sort.is_empty() => "name ASC".to_string(),
        None => format!("{sort} ASC"),
    }
}

fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}
