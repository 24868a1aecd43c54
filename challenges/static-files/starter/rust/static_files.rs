//! Answers requests for the files of a document root.

use std::collections::HashMap;

#[derive(Debug)]
pub enum PathError {
    BadPath,
}

#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub tag: String,
    pub body: String,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: i64,
    pub headers: HashMap<String, String>,
    pub body: String,
}

pub struct Site {
    files: HashMap<String, File>,
}

impl Site {
    pub fn new(files: &[File]) -> Self {
        let by_path = files.iter().map(|file| (file.path.clone(), file.clone()));
        Self {
            files: by_path.collect(),
        }
    }

    pub fn serve(&mut self, method: &str, target: &str, headers: &HashMap<String, String>) -> Answer {
        if !["GET", "HEAD"].contains(&method.to_uppercase().as_str()) {
            return answer(405, &[], "");
        }
        let Ok(path) = resolve(target) else {
            return answer(400, &[], "");
        };
        let Some(file) = self.files.get(&path) else {
            return answer(404, &[], "");
        };
        if headers.get("If-None-Match") == Some(&file.tag) {
            return answer(304, &[("ETag", &file.tag)], "");
        }
        let length = file.body.chars().count().to_string();
        answer(200, &[("ETag", &file.tag), ("Content-Length", &length)], &file.body)
    }
}

fn answer(status: i64, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter();
    Answer {
        status,
        headers: headers
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect(),
        body: body.to_string(),
    }
}

pub fn resolve(target: &str) -> Result<String, PathError> {
    let Some(path) = target.strip_prefix('/') else {
        return Err(PathError::BadPath);
    };
    if path.contains("..") {
        return Err(PathError::BadPath);
    }
    let mut path = path.to_string();
    while path.contains('%') {
        path = decode(&path)?;
    }
    let mut path = path.split('?').next().unwrap_or_default().to_string();
    if path.is_empty() || path.ends_with('/') {
        path += "index.html";
    }
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            name => kept.push(name),
        }
    }
    Ok(kept.join("/"))
}

fn decode(text: &str) -> Result<String, PathError> {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).ok_or(PathError::BadPath)?;
        // `from_str_radix` would take a sign too.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(PathError::BadPath);
        }
        decoded.push(u8::from_str_radix(digits, 16).map_err(|_| PathError::BadPath)?);
        decoded.extend(rest.as_bytes());
    }
    String::from_utf8(decoded).map_err(|_| PathError::BadPath)
}
