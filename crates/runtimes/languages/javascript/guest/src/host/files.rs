//! Files inside the sandbox, for `node:fs` and for loading modules.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::time::UNIX_EPOCH;

use rquickjs::convert::List;
use rquickjs::{Ctx, Error, Exception, Result, TypedArray};

use super::Table;
use crate::text;

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("readText", |ctx: Ctx<'_>, path: String| {
            read_text(&ctx, &path)
        })?
        .add("readFile", read_file)?
        .add("readStdin", read_stdin)?
        .add("writeFile", write_file)?
        .add("stat", stat)?
        .add("readFolder", read_folder)?
        .add("makeFolder", |ctx: Ctx<'_>, path: String| {
            fs::create_dir(&path).map_err(|error| throw(&ctx, &error, "mkdir", &path))
        })?
        .add("removeFile", |ctx: Ctx<'_>, path: String| {
            fs::remove_file(&path).map_err(|error| throw(&ctx, &error, "unlink", &path))
        })?
        .add("removeFolder", |ctx: Ctx<'_>, path: String| {
            fs::remove_dir(&path).map_err(|error| throw(&ctx, &error, "rmdir", &path))
        })?
        .add("rename", |ctx: Ctx<'_>, from: String, to: String| {
            fs::rename(&from, &to).map_err(|error| throw(&ctx, &error, "rename", &from))
        })?;
    Ok(())
}

/// Reads a source file; bytes that are not UTF-8 become U+FFFD, as in Node.
pub fn read_text(ctx: &Ctx<'_>, path: &str) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| throw(ctx, &error, "open", path))?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

fn read_file<'js>(ctx: Ctx<'js>, path: String) -> Result<TypedArray<'js, u8>> {
    let bytes = fs::read(&path).map_err(|error| throw(&ctx, &error, "open", &path))?;
    TypedArray::new(ctx, bytes)
}

fn read_stdin<'js>(ctx: Ctx<'js>) -> Result<TypedArray<'js, u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| throw(&ctx, &error, "read", "/dev/stdin"))?;
    TypedArray::new(ctx, bytes)
}

fn write_file<'js>(
    ctx: Ctx<'js>,
    path: String,
    content: TypedArray<'js, u8>,
    append: bool,
    exclusive: bool,
) -> Result<()> {
    // SAFETY: nothing can detach the buffer while it is written: no JavaScript runs.
    let content = unsafe { content.as_bytes() }.unwrap_or_default();
    OpenOptions::new()
        .write(!append)
        .append(append)
        .truncate(!append && !exclusive)
        .create(!exclusive)
        .create_new(exclusive)
        .open(&path)
        .and_then(|mut file| file.write_all(content))
        .map_err(|error| throw(&ctx, &error, "open", &path))
}

/// Kind (`file`, `folder` or `other`), size in bytes, and the milliseconds
/// of the last change.
fn stat(ctx: Ctx<'_>, path: String) -> Result<List<(&'static str, f64, f64)>> {
    let found = fs::metadata(&path).map_err(|error| throw(&ctx, &error, "stat", &path))?;
    let kind = if found.is_file() {
        "file"
    } else if found.is_dir() {
        "folder"
    } else {
        "other"
    };
    let modified = found
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .map_or(0.0, |since| since.as_secs_f64() * 1e3);
    Ok(List((kind, found.len() as f64, modified)))
}

/// The names in a folder, sorted.
fn read_folder(ctx: Ctx<'_>, path: String) -> Result<Vec<String>> {
    let entries = fs::read_dir(&path).map_err(|error| throw(&ctx, &error, "scandir", &path))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Throws what Node would: a message and the properties of a system error.
fn throw(ctx: &Ctx<'_>, error: &io::Error, call: &str, path: &str) -> Error {
    let (code, words) = code(error);
    let path = text::shown_path(path);
    let message = format!("{code}: {words}, {call} '{path}'");
    match Exception::from_message(ctx.clone(), &message) {
        Ok(thrown) => {
            let object = thrown.as_object();
            let _ = object.set("code", code);
            let _ = object.set("syscall", call);
            let _ = object.set("path", path);
            thrown.throw()
        }
        Err(error) => error,
    }
}

fn code(error: &io::Error) -> (&'static str, &'static str) {
    match error.kind() {
        ErrorKind::NotFound => ("ENOENT", "no such file or directory"),
        ErrorKind::PermissionDenied => ("EACCES", "permission denied"),
        ErrorKind::AlreadyExists => ("EEXIST", "file already exists"),
        ErrorKind::IsADirectory => ("EISDIR", "illegal operation on a directory"),
        ErrorKind::NotADirectory => ("ENOTDIR", "not a directory"),
        ErrorKind::DirectoryNotEmpty => ("ENOTEMPTY", "directory not empty"),
        ErrorKind::ReadOnlyFilesystem => ("EROFS", "read-only file system"),
        ErrorKind::StorageFull => ("ENOSPC", "no space left on device"),
        ErrorKind::QuotaExceeded => ("EDQUOT", "quota exceeded"),
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => ("EINVAL", "invalid argument"),
        _ => ("EIO", "i/o error"),
    }
}
