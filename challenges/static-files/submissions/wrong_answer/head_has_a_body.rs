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
        if method != "GET" && method != "HEAD" {
            return answer(405, &[("Allow", "GET, HEAD")], "");
        }
        let Ok(path) = resolve(target) else {
            return answer(400, &[], "");
        };
        let file = match self.files.get(&path) {
            Some(file) if !is_hidden(&path) => file,
            _ => return answer(404, &[], ""),
        };
        let known = header(headers, "If-None-Match");
        if known == Some(&file.tag) || known == Some("*") {
            return answer(304, &[("ETag", &file.tag)], "");
        }
        let length = file.body.len().to_string();
        let body = &file.body;
        answer(200, &[("ETag", &file.tag), ("Content-Length", &length)], body)
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

fn header<'a>(headers: &'a HashMap<String, String>, wanted: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    found.map(|(_, value)| value.as_str())
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|segment| segment.starts_with('.'))
}

pub fn resolve(target: &str) -> Result<String, PathError> {
    let path = target.split('?').next().unwrap_or_default();
    let Some(path) = path.strip_prefix('/') else {
        return Err(PathError::BadPath);
    };
    let path = decode(path)?;
    if path.contains(['\0', '\\']) {
        return Err(PathError::BadPath);
    }
    let mut segments: Vec<&str> = path.split('/').collect();
    if let Some(&("" | "." | "..")) = segments.last() {
        segments.push("index.html");
    }
    let mut kept = Vec::new();
    for segment in segments {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop().ok_or(PathError::BadPath)?;
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
