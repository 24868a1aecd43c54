//! Links that let people into a room.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::live::Role;

/// `POST /api/rooms/{id}/invites`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateInvite {
    /// What the invited are there for.
    pub role: Role,
    /// Whom it is for; they may still call themselves otherwise.
    #[ts(optional)]
    pub name: Option<String>,
    /// When it ends; after seven days if it is not said, 90 days at most.
    #[ts(optional)]
    pub expires_in_minutes: Option<u32>,
}

/// The answer to [`CreateInvite`]: the only time that the link is shown.
#[derive(Clone, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatedInvite {
    /// The invite.
    pub invite: Invite,
    /// The link, `/join#…` on this server; absolute where the server knows its
    /// own address.
    pub url: String,
}

/// An invite, as those who made it see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Its number.
    pub id: u64,
    /// What the invited are there for.
    pub role: Role,
    /// Whom it is for.
    pub name: Option<String>,
    /// When it was made.
    pub created_at_ms: u64,
    /// When it ends.
    pub expires_at_ms: u64,
    /// Whether it was taken back.
    pub revoked: bool,
    /// How often it was exchanged. A candidate's invite works once.
    pub uses: u32,
}

/// `POST /api/invites/preview`.
#[derive(Clone, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteToken {
    /// What stands behind the `#` of the link.
    pub token: String,
}

/// What somebody who has the link may know before they join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitePreview {
    /// The room's title.
    pub room_title: String,
    /// What they are there for.
    pub role: Role,
    /// Whom it is for.
    pub name: Option<String>,
}

/// `POST /api/invites/exchange`: answered with a [`super::Seat`] and its cookie.
#[derive(Clone, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeInvite {
    /// What stands behind the `#` of the link.
    pub token: String,
    /// What one wants to be called.
    pub name: String,
}
