//! A browser: cookies, and an `Origin` with everything it sends.

use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use serde_json::{Value, json};

use super::PASSWORD;

pub(crate) struct Browser {
    client: reqwest::Client,
    jar: Arc<Jar>,
    pub(crate) url: String,
}

impl Browser {
    pub(crate) fn new(url: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let client = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .build();
        Self {
            client: client.unwrap(),
            jar,
            url: url.to_owned(),
        }
    }

    /// A request as a page of the server makes it.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.url));
        request.header("origin", &self.url)
    }

    /// Like [`Self::request`], from nowhere in particular.
    pub(crate) fn foreign(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    pub(crate) async fn get(&self, path: &str) -> (StatusCode, Value) {
        read(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let request = self.request(Method::POST, path).json(&body);
        read(request.send().await.unwrap()).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let request = self.request(Method::PUT, path).json(&body);
        read(request.send().await.unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> (StatusCode, Value) {
        read(self.request(Method::DELETE, path).send().await.unwrap()).await
    }

    /// Makes the first account.
    pub(crate) async fn set_up(&self, token: &str) {
        let account = json!({
            "token": token, "login": "grace", "name": "Grace", "password": PASSWORD,
        });
        let (status, body) = self.post("/api/setup", account).await;
        assert_eq!(status, StatusCode::OK, "{body}");
    }

    pub(crate) async fn log_in(&self, login: &str, password: &str) -> StatusCode {
        let wanted = json!({ "login": login, "password": password });
        self.post("/api/login", wanted).await.0
    }

    /// The same browser when the server has another address: cookies are bound to
    /// the host, not to the port.
    pub(crate) fn moved_to(&self, url: &str) -> Self {
        let moved = Self::new(url);
        let to: Url = url.parse().unwrap();
        for cookie in self.cookies().split("; ") {
            moved.jar.add_cookie_str(cookie, &to);
        }
        moved
    }

    /// What it would send as `Cookie`.
    pub(crate) fn cookies(&self) -> String {
        let url: Url = self.url.parse().unwrap();
        let cookies = self.jar.cookies(&url);
        cookies.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
    }
}

/// Status and body; `null` where there is none.
pub(crate) async fn read(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}
