//! Accounts of the team, and the log of who did what.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::rest::{AuditEntry, AuditPage, ChangeStaff, CreateStaff, StaffMember};
use serde::Deserialize;
use store::StaffId;

use super::named;
use super::session::{NAME_CHARACTERS, login_of, member};
use crate::auth::address::ClientAddress;
use crate::auth::identity::{Admin, Staff, Via};
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Asked, Body, Segments};
use crate::state::App;

const USUAL_ENTRIES: u32 = 100;
const MAXIMUM_ENTRIES: u32 = 1_000;

/// Every account.
#[utoipa::path(get, path = "/api/staff", tag = "staff",
    responses((status = 200, body = Vec<StaffMember>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Staff,
) -> Result<Json<Vec<StaffMember>>, Failure> {
    let accounts = app.store.all_staff().await?;
    Ok(Json(accounts.iter().map(member).collect()))
}

/// Makes an account.
#[utoipa::path(post, path = "/api/staff", tag = "staff", request_body = CreateStaff,
    responses((status = 201, body = StaffMember)))]
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    Admin(admin): Admin,
    address: ClientAddress,
    Body(wanted): Body<CreateStaff>,
) -> Result<(StatusCode, Json<StaffMember>), Failure> {
    let new = store::NewStaff {
        login: login_of(&wanted.login)?,
        name: named("a name", &wanted.name, NAME_CHARACTERS)?,
        password_hash: app.passwords.hash(wanted.password).await?,
        is_admin: wanted.admin,
    };
    let id = app.store.create_staff(new, now_ms()).await?;
    app.audit(admin.actor(), "staff.created", id.to_string(), address)
        .await;
    let account = app.store.staff(id).await?;
    let account = account.ok_or_else(|| Failure::not_found("account"))?;
    Ok((StatusCode::CREATED, Json(member(&account))))
}

/// Changes an account.
#[utoipa::path(patch, path = "/api/staff/{id}", tag = "staff", params(("id" = u64, Path)),
    request_body = ChangeStaff, responses((status = 200, body = StaffMember)))]
pub(crate) async fn change(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<u64>,
    Body(wanted): Body<ChangeStaff>,
) -> Result<Json<StaffMember>, Failure> {
    let id = StaffId(id);
    may_change(&staff, id, &wanted)?;
    let name = wanted.name.as_deref();
    let name = name.map(|name| named("a name", name, NAME_CHARACTERS));
    let password_hash = match wanted.password {
        Some(password) => Some(app.passwords.hash(password).await?),
        None => None,
    };
    let change = store::StaffChange {
        name: name.transpose()?,
        password_hash,
        is_admin: wanted.admin,
        disabled: wanted.disabled,
    };
    let account = app.store.change_staff(id, change).await?;
    if account.disabled {
        expel(&app, id).await?;
    }
    app.audit(staff.actor(), "staff.changed", id.to_string(), address)
        .await;
    Ok(Json(member(&account)))
}

/// Ends the sockets of an account that was closed.
async fn expel(app: &App, id: StaffId) -> Result<(), Failure> {
    for room in app.rooms.all_in_memory() {
        let seats = app.store.seats(&room).await?.into_iter();
        let own = seats.filter(|seat| seat.staff == Some(id));
        let own: Vec<_> = own.map(|seat| seat.participant.id).collect();
        app.rooms.expel(&room, &own).await;
    }
    Ok(())
}

/// Administrators may change everything; others their own name and password. A
/// token changes no account: it could make itself one.
fn may_change(staff: &Staff, id: StaffId, wanted: &ChangeStaff) -> Result<(), Failure> {
    if matches!(staff.via, Via::Token(_)) {
        return Err(Failure::forbidden("accounts are changed by people"));
    }
    let is_own = staff.account.id == id && wanted.admin.is_none() && wanted.disabled.is_none();
    match staff.account.is_admin || is_own {
        true => Ok(()),
        false => Err(Failure::forbidden("only administrators may do this")),
    }
}

/// Which entries.
#[derive(Deserialize)]
pub(crate) struct Stretch {
    before: Option<u64>,
    limit: Option<u32>,
}

/// Who did what, the newest first.
#[utoipa::path(get, path = "/api/audit", tag = "staff",
    params(("before" = Option<u64>, Query), ("limit" = Option<u32>, Query)),
    responses((status = 200, body = AuditPage)))]
pub(crate) async fn audit(
    State(app): State<Arc<App>>,
    _: Admin,
    Asked(stretch): Asked<Stretch>,
) -> Result<Json<AuditPage>, Failure> {
    let limit = stretch
        .limit
        .unwrap_or(USUAL_ENTRIES)
        .clamp(1, MAXIMUM_ENTRIES);
    let entries = app.store.audit_entries(stretch.before, limit).await?;
    let is_full = entries.len() == limit as usize;
    let next = entries.last().map(|entry| entry.id).filter(|_| is_full);
    let entries = entries.into_iter().map(|entry| AuditEntry {
        id: entry.id,
        at_ms: entry.at_ms,
        actor: entry.actor,
        action: entry.action,
        subject: entry.subject,
        address: entry.address,
    });
    Ok(Json(AuditPage {
        entries: entries.collect(),
        next,
    }))
}
