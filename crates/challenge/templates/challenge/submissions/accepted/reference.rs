//! Pages of a listing.

#[derive(Debug)]
pub enum PageError {
    InvalidPage,
}

pub fn page_of(items: &[String], page: i64, size: i64) -> Result<Vec<String>, PageError> {
    if page < 1 || size < 1 {
        return Err(PageError::InvalidPage);
    }
    let start = (page - 1) * size;
    Ok(items.iter().skip(start as usize).take(size as usize).cloned().collect())
}
