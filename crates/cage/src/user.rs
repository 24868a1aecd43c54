//! Who the process is, and that it can become nobody else.

use std::sync::atomic::{AtomicU32, Ordering};

#[cfg(target_os = "linux")]
use caps::CapSet;
use nix::unistd::geteuid;
#[cfg(target_os = "linux")]
use nix::{
    sys::{prctl, signal::Signal},
    unistd::{Gid, Uid, setgroups, setresgid, setresuid},
};

#[cfg(target_os = "linux")]
use crate::Error;

/// The user ids that systemd sets aside for services that need one for a
/// moment; no account has them, and they exist in most containers.
const FIRST_SPARE: u32 = 61_184;
const SPARE: u32 = 4_096;

/// A user id that no other cage of this process has had lately; `None` unless
/// the caller is root, and so able to become somebody else. Cages with users
/// of their own can neither signal nor trace each other, nor read each other's
/// folders.
#[must_use]
pub fn spare_user() -> Option<u32> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let count = NEXT.fetch_add(1, Ordering::Relaxed);
    let offset = std::process::id().wrapping_mul(61).wrapping_add(count) % SPARE;
    geteuid().is_root().then_some(FIRST_SPARE + offset)
}

/// Becomes the user, for good.
#[cfg(target_os = "linux")]
pub(crate) fn become_user(user: Option<u32>) -> Result<(), Error> {
    let Some(user) = user else { return Ok(()) };
    let refused = |what| move |reason| Error::Refused { what, reason };
    let (uid, gid) = (Uid::from_raw(user), Gid::from_raw(user));
    setgroups(&[]).map_err(refused("the groups"))?;
    setresgid(gid, gid, gid).map_err(refused("the group"))?;
    setresuid(uid, uid, uid).map_err(refused("the user"))
}

/// What root may do beyond its own files goes; no program that is started can
/// gain privileges, and the process ends with
/// its parent, unless it outlives it. After [`become_user`], which would undo the latter.
#[cfg(target_os = "linux")]
pub(crate) fn forgo_privileges(outlives_thread: bool) -> Result<(), Error> {
    let refused = |what| move |reason| Error::Refused { what, reason };
    prctl::set_no_new_privs().map_err(refused("no new privileges"))?;
    for set in [CapSet::Effective, CapSet::Permitted, CapSet::Inheritable] {
        caps::clear(None, set).map_err(|error| Error::Capabilities(error.to_string()))?;
    }
    if outlives_thread {
        return Ok(());
    }
    prctl::set_pdeathsig(Signal::SIGKILL).map_err(refused("the parent's death signal"))
}
