//! `greenroom new`: a challenge that already proves itself.

use challenge::{ChallengeId, scaffold};

use crate::arguments::NewArguments;
use crate::context::Unusable;
use crate::exit::Exit;

pub(crate) fn new(arguments: &NewArguments) -> anyhow::Result<Exit> {
    let id: ChallengeId = arguments
        .id
        .parse()
        .map_err(|error: challenge::InvalidId| Unusable(error.into()))?;
    let folder = scaffold::create(&arguments.directory, &id).map_err(|error| {
        let place = arguments.directory.join(id.as_str());
        Unusable(anyhow::Error::from(error).context(format!("failed to make {}", place.display())))
    })?;
    println!("{} is a challenge in three languages.", folder.display());
    println!("Write your own over it, and prove it as you go:");
    println!("  greenroom check {}", folder.display());
    Ok(Exit::Passed)
}
