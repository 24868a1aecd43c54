//! The HTTP interface of the tasks.

mod tasks;
mod web;

use tasks::{Task, TaskStore};
pub use web::{Request, Response};

const COLLECTION_METHODS: [&str; 2] = ["GET", "POST"];
const TASK_METHODS: [&str; 4] = ["DELETE", "GET", "HEAD", "PUT"];

#[derive(Default)]
pub struct App {
    tasks: TaskStore,
}

impl App {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn handle(&mut self, request: &Request) -> Response {
        let Some(rest) = request.path.strip_prefix("/tasks") else {
            return Response::new(404);
        };
        let id = rest.strip_prefix('/').and_then(parse_id);
        let methods: &[&str] = match id {
            Some(_) => &TASK_METHODS,
            None if rest.is_empty() => &COLLECTION_METHODS,
            None => return Response::new(404),
        };
        if !methods.contains(&request.method.as_str()) {
            return Response::new(405).with_header("allow", &methods.join(", "));
        }
        let Some(user) = user_of(request) else {
            return Response::new(401).with_header("www-authenticate", "Bearer");
        };
        match (id, request.method.as_str()) {
            (Some(id), method) => self.handle_task(request, method, user, id),
            (None, "GET") => self.list(user),
            _ => self.create(request, user),
        }
    }

    fn list(&self, user: &str) -> Response {
        let own = self.tasks.all().filter(|task| task.owner == user);
        let ids: Vec<String> = own.map(|task| task.id.to_string()).collect();
        Response::new(200).with_field("ids", &ids.join(","))
    }

    fn create(&mut self, request: &Request, user: &str) -> Response {
        if let Some(problem) = problem_with(request, &["title"]) {
            return problem;
        }
        let task = self.tasks.add(user, request.body["title"].trim());
        shown(201, task).with_header("location", &format!("/tasks/{}", task.id))
    }

    fn handle_task(&mut self, request: &Request, method: &str, user: &str, id: i64) -> Response {
        let Some(task) = self.tasks.find(id).filter(|task| task.owner == user) else {
            return Response::new(404);
        };
        match method {
            "DELETE" => {
                self.tasks.remove(id);
                Response::new(204)
            }
            "PUT" => replace(request, task),
            "HEAD" => Response::new(200).with_header("etag", &tag_of(task)),
            _ => shown(200, task),
        }
    }
}

/// Digits without zeros in front.
fn parse_id(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || text.starts_with('0') {
        return None;
    }
    text.parse().ok()
}

fn replace(request: &Request, task: &mut Task) -> Response {
    let Some(expected) = header(request, "if-match") else {
        return Response::new(428);
    };
    if expected != "*" && expected != tag_of(task) {
        return Response::new(412);
    }
    if let Some(problem) = problem_with(request, &["title", "done"]) {
        return problem;
    }
    task.title = request.body["title"].trim().to_string();
    task.done = request.body["done"] == "true";
    task.version += 1;
    shown(200, task)
}

/// The value of a header, however its name is spelled.
fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let found = request.headers.iter().find(|(spelled, _)| spelled.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

fn user_of(request: &Request) -> Option<&str> {
    let (scheme, user) = header(request, "authorization")?.split_once(' ')?;
    let valid = scheme.eq_ignore_ascii_case("bearer") && !user.is_empty() && !user.contains(' ');
    valid.then_some(user)
}

/// Why what was sent cannot be used, as a response; nothing if it can.
fn problem_with(request: &Request, fields: &[&str]) -> Option<Response> {
    let content_type = header(request, "content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default();
    if !media_type.trim().eq_ignore_ascii_case("application/json") {
        return Some(Response::new(415));
    }
    let wrong = fields.iter().find(|field| !is_valid(field, request.body.get(**field)))?;
    Some(Response::new(422).with_field("error", wrong))
}

fn is_valid(field: &str, text: Option<&String>) -> bool {
    let Some(text) = text else {
        return false;
    };
    match field {
        "title" => (1..=50).contains(&text.trim().chars().count()),
        _ => ["true", "false"].contains(&text.as_str()),
    }
}

fn tag_of(task: &Task) -> String {
    format!("\"{}\"", task.version)
}

fn shown(status: i64, task: &Task) -> Response {
    Response::new(status)
        .with_header("etag", &tag_of(task))
        .with_field("id", &task.id.to_string())
        .with_field("title", &task.title)
        .with_field("done", if task.done { "true" } else { "false" })
}
