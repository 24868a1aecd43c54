//! What the integration tests start as processes of their own: the hidden
//! subcommands of the real binary, and a server that can be killed.

use std::process::ExitCode;
use std::sync::Arc;

use judge::Judge;
use runtimes::Registry;
use sandbox::{Pool, PoolConfig, WorkerCommand};
use server::{Config, Overrides, Server};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let role = arguments.next().unwrap_or_default();
    match role.to_str() {
        Some("worker") => sandbox::worker::main(),
        Some("compile-module") => sandbox::compiler::main(),
        Some("cage") => cage::main(arguments),
        Some("serve") => match serve(arguments.collect()) {
            Some(()) => ExitCode::SUCCESS,
            None => ExitCode::FAILURE,
        },
        _ => ExitCode::from(2),
    }
}

/// `serve DATA CHALLENGES CACHE`: serves until it is killed; prints its address
/// and, where there is none yet, how to make the first account.
#[allow(clippy::print_stdout)]
fn serve(arguments: Vec<std::ffi::OsString>) -> Option<()> {
    let [data, challenges, cache] = arguments.try_into().ok()?;
    let cache = std::path::PathBuf::from(cache);
    let program = std::env::current_exe().ok()?;
    let command = |argument: &str| WorkerCommand {
        program: program.clone(),
        arguments: vec![argument.to_owned()],
    };
    let pool = Pool::start(PoolConfig {
        worker: command("worker"),
        compiler: command("compile-module"),
        workers: 1,
        cache: cache.clone(),
        options: sandbox::Options::default(),
    });
    let registry = Arc::new(Registry::open(&cache));
    let judge = Judge::new(Arc::new(pool.ok()?), registry, cache);
    let config = Config::default().with(Overrides {
        listen: "127.0.0.1:0".parse().ok(),
        data: Some(data.into()),
        challenges: Some(challenges.into()),
        ..Overrides::default()
    });
    let runtime = tokio::runtime::Runtime::new().ok()?;
    runtime.block_on(async {
        let server = Server::start(config, Arc::new(judge), 1).await.ok()?;
        println!("{} {}", server.url(), server.set_up_path().unwrap_or("-"));
        std::future::pending::<()>().await;
        Some(())
    })
}
