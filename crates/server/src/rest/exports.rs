//! A session as a file: its recording, a run's output for terminal players, and
//! one page that replays it without a server.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use protocol::live::{Role, RoomId, RunId};
use room::recording::{Writer, asciicast};
use room::{HiddenRuns, visible_to};
use serde::Deserialize;

use super::rooms::find;
use crate::assets;
use crate::auth::identity::{Staff, Visitor};
use crate::error::Failure;
use crate::extract::{Asked, Segments};
use crate::live::blueprint::Blueprint;
use crate::state::App;

/// Events are read so many at a time.
const PAGE: u32 = 2_000;
/// What the web's export page has in the place of a recording.
const PLACE: &str = "<script type=\"text/plain\" id=\"recording\">";

/// As what one asks.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(rename = "as")]
    role: Option<Role>,
}

/// The recording, as the reader may see it: JSON lines.
#[utoipa::path(get, path = "/api/rooms/{id}/recording.jsonl", tag = "history",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "application/jsonl")))]
pub(crate) async fn recording(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &headers, &id, wanted.role).await?;
    let (first, walk) = Walk::new(app, &id, visitor.role()).await?;
    let lines = stream::once(async { Ok(first) });
    let body = Body::from_stream(futures_util::StreamExt::chain(lines, walk.lines()));
    let name = format!("{id}.jsonl");
    Ok((download("application/jsonl", &name), body).into_response())
}

/// What a run wrote, as an asciicast of version 3.
#[utoipa::path(get, path = "/api/rooms/{id}/runs/{run}/terminal.cast", tag = "history",
    params(("id" = String, Path), ("run" = u32, Path)),
    responses((status = 200, content_type = "application/x-asciicast")))]
pub(crate) async fn terminal(
    State(app): State<Arc<App>>,
    Segments((id, run)): Segments<(RoomId, RunId)>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &headers, &id, wanted.role).await?;
    let role = visitor.role();
    let room = find(&app, &id).await?;
    let (mut seen, mut after, mut hidden) = (Vec::new(), 0, HiddenRuns::default());
    loop {
        let page = app.store.events(&id, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.sequence;
        for event in &page {
            hidden.note(event);
            let visible = visible_to(event, role, &hidden);
            let is_of_run = |event: &&protocol::live::Event| concerns(event, run);
            seen.extend(
                visible
                    .filter(|event| is_of_run(&event.as_ref()))
                    .map(|event| event.into_owned()),
            );
        }
    }
    let cast = asciicast(&seen, run, &room.title);
    let cast = cast.ok_or_else(|| Failure::not_found("run"))?;
    let name = format!("{id}-run-{run}.cast");
    Ok((download("application/x-asciicast", &name), cast).into_response())
}

/// One page that replays the session and needs nothing else.
#[utoipa::path(get, path = "/api/rooms/{id}/export.html", tag = "history",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "text/html")))]
pub(crate) async fn page(
    State(app): State<Arc<App>>,
    _: Staff,
    Segments(id): Segments<RoomId>,
) -> Result<Response, Failure> {
    let page = assets::text("replay-export.html").ok_or_else(|| {
        Failure::unavailable(
            "this server was built without the web app: run `just web` and build it again",
        )
    })?;
    let (head, tail) = page
        .split_once(PLACE)
        .ok_or_else(|| Failure::internal(&"the export page has no place for a recording"))?;
    let (first, walk) = Walk::new(app, &id, Role::Interviewer).await?;
    let before = Bytes::from(format!("{head}{PLACE}"));
    let tail = Bytes::copy_from_slice(tail.as_bytes());
    let start = stream::iter([Ok(before), Ok(inside_html(&first))]);
    let lines =
        futures_util::StreamExt::map(walk.lines(), |lines| lines.map(|lines| inside_html(&lines)));
    let end = stream::once(async { Ok(tail) });
    let body = Body::from_stream(futures_util::StreamExt::chain(
        futures_util::StreamExt::chain(start, lines),
        end,
    ));
    let name = format!("{id}.html");
    Ok((download("text/html; charset=utf-8", &name), body).into_response())
}

/// Inside a script element nothing may look like its end; in JSON a `<` stands
/// only in strings, where it can be written otherwise.
fn inside_html(lines: &Bytes) -> Bytes {
    if !lines.contains(&b'<') {
        return lines.clone();
    }
    let text = String::from_utf8_lossy(lines);
    Bytes::from(text.replace('<', "\\u003c"))
}

/// The recording of a room, a page of events at a time.
struct Walk {
    app: Arc<App>,
    id: RoomId,
    role: Role,
    writer: Writer,
    hidden: HiddenRuns,
    after: u64,
}

impl Walk {
    /// Begins, with the first line.
    async fn new(app: Arc<App>, id: &RoomId, role: Role) -> Result<(Bytes, Self), Failure> {
        let room = find(&app, id).await?;
        let settings = Blueprint::read(&room.settings)?.settings(&room);
        let begun = Writer::new(&settings.summary);
        let (writer, first) = begun.map_err(|error| Failure::internal(&error))?;
        let walk = Self {
            app,
            id: id.clone(),
            role,
            writer,
            hidden: HiddenRuns::default(),
            after: 0,
        };
        Ok((first.into(), walk))
    }

    /// The other lines.
    fn lines(self) -> impl Stream<Item = Result<Bytes, String>> {
        stream::try_unfold(self, |mut walk| async move {
            let lines = walk.next().await.inspect_err(|error| {
                tracing::error!(room = %walk.id, error, "a recording breaks off");
            })?;
            Ok(lines.map(|lines| (lines, walk)))
        })
    }

    async fn next(&mut self) -> Result<Option<Bytes>, String> {
        let page = self.app.store.events(&self.id, self.after, PAGE).await;
        let page = page.map_err(|error| error.to_string())?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.after = last.sequence;
        let mut lines = String::new();
        for event in &page {
            self.hidden.note(event);
            if let Some(event) = visible_to(event, self.role, &self.hidden) {
                let written = self.writer.lines(&event);
                lines.push_str(&written.map_err(|error| error.to_string())?);
            }
        }
        Ok(Some(lines.into()))
    }
}

fn concerns(event: &protocol::live::Event, run: RunId) -> bool {
    use protocol::live::EventBody::{Output, RunFinished, RunStarted};
    matches!(&event.body,
        RunStarted { run: of, .. } | Output { run: of, .. } | RunFinished { run: of, .. }
            if *of == run)
}

/// What makes a browser keep an answer as a file.
fn download(kind: &'static str, name: &str) -> [(header::HeaderName, HeaderValue); 2] {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (
            header::CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_cannot_end_the_script_it_is_in() {
        let lines = Bytes::from_static(b"[1,\"c\",1,{\"text\":\"</script><script>\"}]\n");
        let inside = inside_html(&lines);
        let text = std::str::from_utf8(&inside).unwrap();
        assert!(!text.contains('<'));
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(text), value(std::str::from_utf8(&lines).unwrap()));
    }
}
