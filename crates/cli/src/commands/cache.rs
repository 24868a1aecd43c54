//! `greenroom cache`: how large it is, and emptying it.

use anyhow::Context as _;
use judge::upkeep::{AREAS, Area};

use crate::arguments::CacheCommand;
use crate::context::Context;
use crate::exit::Exit;

pub(crate) fn cache(context: &Context, command: CacheCommand) -> anyhow::Result<Exit> {
    match command {
        CacheCommand::Size => size(context),
        CacheCommand::Clear => clear(context),
    }
}

fn size(context: &Context) -> anyhow::Result<Exit> {
    println!("{}", context.cache().display());
    for area in AREAS {
        let bytes = area.bytes(context.cache()).with_context(|| failed(area))?;
        println!(
            "{:<20} {:>6} MiB of at most {:>5}",
            area.folder,
            bytes.div_ceil(1 << 20),
            area.maximum_bytes >> 20
        );
    }
    Ok(Exit::Passed)
}

fn clear(context: &Context) -> anyhow::Result<Exit> {
    let mut freed = 0;
    for area in AREAS {
        freed += area.clear(context.cache()).with_context(|| failed(area))?;
    }
    println!("{} MiB were freed", freed.div_ceil(1 << 20));
    Ok(Exit::Passed)
}

fn failed(area: Area) -> String {
    format!("failed to go through {} of the cache", area.folder)
}
