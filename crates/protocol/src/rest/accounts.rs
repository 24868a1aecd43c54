//! Who is who: the team's accounts, and the seats of people who were invited.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::live::{ParticipantId, Role, RoomId};

/// `POST /api/setup`: the first account, by the link of the first start.
#[derive(Clone, Deserialize, Serialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// The one-time token of the link.
    pub token: String,
    /// What to log in with.
    pub login: String,
    /// What the person is called.
    pub name: String,
    /// 10 to 256 characters.
    pub password: String,
}

/// `POST /api/login`.
#[derive(Clone, Deserialize, Serialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    /// The account's login.
    pub login: String,
    /// Its password.
    pub password: String,
}

/// `GET /api/me`: who this browser is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Me {
    /// The account that is logged in.
    pub staff: Option<StaffMember>,
    /// The rooms that this browser was invited to.
    pub seats: Vec<Seat>,
    /// Whether there is no account yet: somebody has to open the set-up link.
    pub needs_set_up: bool,
}

/// An account of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffMember {
    /// Its number.
    pub id: u64,
    /// What to log in with.
    pub login: String,
    /// What the person is called.
    pub name: String,
    /// Whether they may change accounts, tokens of others, and read the audit log.
    pub admin: bool,
    /// Whether the account is closed.
    pub disabled: bool,
}

/// A place in a room, kept by a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The room.
    #[schema(value_type = String)]
    pub room: RoomId,
    /// Who one is in it.
    #[schema(value_type = u32)]
    pub participant: ParticipantId,
    /// What one is there for.
    pub role: Role,
    /// What one is called.
    pub name: String,
}

/// `POST /api/staff`: a new account. Admins only.
#[derive(Clone, Deserialize, Serialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateStaff {
    /// What to log in with.
    pub login: String,
    /// What the person is called.
    pub name: String,
    /// 10 to 256 characters.
    pub password: String,
    /// Whether they are an admin.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub admin: bool,
}

/// `PATCH /api/staff/{id}`: what is there changes. Admins only, but for one's
/// own name and password.
#[derive(Clone, Default, Deserialize, Serialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeStaff {
    /// Another name.
    pub name: Option<String>,
    /// Another password; every session of the account ends.
    pub password: Option<String>,
    /// Whether they are an admin.
    pub admin: Option<bool>,
    /// Whether the account is closed; every session of it ends.
    pub disabled: Option<bool>,
}
