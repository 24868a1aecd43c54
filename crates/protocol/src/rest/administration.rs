//! Tokens for programs, and the log of who did what.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What a program may do with a token.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema,
)]
pub enum TokenScope {
    /// Read challenges, rooms, events, reports and scorecards.
    #[serde(rename = "rooms:read")]
    RoomsRead,
    /// Create, change and delete rooms and invites; judge again.
    #[serde(rename = "rooms:write")]
    RoomsWrite,
    /// Accounts and the audit log; only where the account is an admin's.
    #[serde(rename = "admin")]
    Admin,
}

/// A token of a program: `Authorization: Bearer …`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiToken {
    /// Its number.
    pub id: u64,
    /// What it is for.
    pub name: String,
    /// What may be done with it.
    pub scopes: Vec<TokenScope>,
    /// When it was made.
    pub created_at_ms: u64,
    /// When it ends.
    pub expires_at_ms: Option<u64>,
    /// When it was last used, to the minute.
    pub last_used_at_ms: Option<u64>,
}

/// `POST /api/tokens`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiToken {
    /// What it is for.
    pub name: String,
    /// What may be done with it.
    pub scopes: Vec<TokenScope>,
    /// When it ends; never if it is not said.
    #[ts(optional)]
    pub expires_in_days: Option<u32>,
}

/// The answer to [`CreateApiToken`]: the only time that the secret is shown.
#[derive(Clone, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatedApiToken {
    /// The token.
    pub token: ApiToken,
    /// What to send as `Authorization: Bearer …`.
    pub secret: String,
}

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditEntry {
    /// Its number; later ones are larger.
    pub id: u64,
    /// When.
    pub at_ms: u64,
    /// Who: a login, a name in a room, or empty where nobody was known.
    pub actor: String,
    /// What, such as `room.created`.
    pub action: String,
    /// On what: an id.
    pub subject: String,
    /// From which address.
    pub address: String,
}

/// `GET /api/audit?before=&limit=`: the newest first. Admins only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditPage {
    /// The entries, the newest first.
    pub entries: Vec<AuditEntry>,
    /// What to ask for as `before`, where there is more.
    pub next: Option<u64>,
}
