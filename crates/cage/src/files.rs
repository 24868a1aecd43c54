//! Which files stay reachable, by landlock.

use std::path::PathBuf;

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope, make_bitflags,
};

use crate::{Cage, Error};

/// The newest landlock whose rights we name. Older kernels enforce what they
/// know of it; the first version is the least we accept.
const NEWEST: ABI = ABI::V6;

/// A ruleset whose paths are open, so that it can be enforced after the
/// process gave up the user that could reach them.
pub(crate) struct Rules(RulesetCreated);

impl Rules {
    /// Opens every path of the cage.
    pub(crate) fn open(cage: &Cage) -> Result<Self, Error> {
        let mut rules = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(ABI::V1))
            .map_err(|_| Error::NoLandlock)?
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?
            .create()?;
        for (paths, rights) in [
            (&cage.read, readable()),
            (&cage.execute, readable() | AccessFs::Execute),
            (&cage.write, writable()),
        ] {
            rules = allow(rules, paths, rights)?;
        }
        Ok(Self(rules))
    }

    /// From here on nothing else can be opened.
    pub(crate) fn enforce(self) -> Result<(), Error> {
        match self.0.restrict_self()?.ruleset {
            RulesetStatus::NotEnforced => Err(Error::NoLandlock),
            _ => Ok(()),
        }
    }
}

fn readable() -> BitFlags<AccessFs> {
    make_bitflags!(AccessFs::{ReadFile | ReadDir})
}

/// Plain files and folders: no devices, sockets, pipes or symbolic links.
fn writable() -> BitFlags<AccessFs> {
    readable()
        | make_bitflags!(AccessFs::{
            WriteFile | RemoveDir | RemoveFile | MakeDir | MakeReg | Refer | Truncate
        })
}

fn allow(
    mut rules: RulesetCreated,
    paths: &[PathBuf],
    rights: BitFlags<AccessFs>,
) -> Result<RulesetCreated, Error> {
    for path in paths {
        let opened = PathFd::new(path).map_err(|source| Error::Path {
            path: path.clone(),
            reason: source.to_string(),
        })?;
        let rights = if path.is_dir() {
            rights
        } else {
            rights & AccessFs::from_file(NEWEST)
        };
        rules = rules.add_rule(PathBeneath::new(opened, rights))?;
    }
    Ok(rules)
}
