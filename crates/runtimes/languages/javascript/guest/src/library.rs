//! The library: our own JavaScript, embedded, evaluated once before the
//! snapshot.

use rquickjs::module::Declared;
use rquickjs::{Ctx, Error, Module, Object, Result, Value};

use crate::host::Host;
use crate::modules;

macro_rules! files {
    ($($folder:literal / $($name:literal)+;)+) => {
        /// Every file of the library: its name among modules, and its source.
        const FILES: &[(&str, &str)] = &[$($(
            (
                concat!("node:", $folder, "/", $name),
                include_str!(concat!("../library/", $folder, "/", $name, ".js")),
            ),
        )+)+];
    };
}

files! {
    "internal" /
        "abort" "bootstrap" "catalogue" "classes" "clone" "commonjs" "console"
        "deep_equal" "difference" "encoding" "errors" "event_target" "fatal"
        "format" "globals" "inspect" "process" "standard_streams" "table"
        "tasks" "traces" "url" "url_search_params";
    "internal/inspect" /
        "errors" "layout" "names" "quote";
    "modules" /
        "assert" "buffer" "buffer_numbers" "crypto" "events" "fs"
        "fs_descriptors" "fs_promises" "fs_stats" "module" "os" "path"
        "perf_hooks" "querystring" "readline" "stream" "string_decoder"
        "timers" "url" "util" "util_parse_args";
    "testing" /
        "asymmetric" "collector" "expect" "matchers" "mocks" "node_test"
        "runner";
}

/// Modules of Node that make no sense in a sandbox, so that an import of one
/// is told apart from a package's.
pub const NODE_ONLY: &[&str] = &[
    "async_hooks",
    "child_process",
    "cluster",
    "dgram",
    "diagnostics_channel",
    "dns",
    "domain",
    "http",
    "http2",
    "https",
    "inspector",
    "net",
    "repl",
    "sqlite",
    "tls",
    "trace_events",
    "tty",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
];

/// The modules that candidates can import, with and without `node:`.
const PUBLIC: &[&str] = &[
    "assert",
    "assert/strict",
    "buffer",
    "console",
    "crypto",
    "events",
    "fs",
    "fs/promises",
    "module",
    "os",
    "path",
    "path/posix",
    "perf_hooks",
    "process",
    "querystring",
    "readline",
    "readline/promises",
    "stream",
    "string_decoder",
    "test",
    "timers",
    "timers/promises",
    "url",
    "util",
    "util/types",
];

/// The names of the modules that candidates can import.
pub fn public_names() -> impl Iterator<Item = &'static str> {
    PUBLIC.iter().copied()
}

/// The module that a name without `node:` means, if there is one.
pub fn public_module(name: &str) -> Option<String> {
    PUBLIC.contains(&name).then(|| format!("node:{name}"))
}

/// Evaluates the library. Gives the object through which this side calls it.
pub fn load<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let (bootstrap, promise) = declare(ctx, "node:internal/bootstrap")?.eval()?;
    promise.finish::<Value>()?;
    let hooks: Object = bootstrap.get("default")?;
    let modules: Object = hooks.get("publicModules")?;
    for name in modules.keys::<String>() {
        let name = name?;
        let exports: Value = modules.get(name.as_str())?;
        let (_, promise) = modules::wrap(ctx, &format!("node:{name}"), exports)?.eval()?;
        promise.finish::<Value>()?;
    }
    Ok(hooks)
}

/// Declares one module of the library by its name.
pub fn declare<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Module<'js, Declared>> {
    if name == "internal:host" {
        return Module::declare_def::<Host, _>(ctx.clone(), name);
    }
    let (name, source) = FILES
        .iter()
        .find(|(file, _)| *file == name)
        .ok_or_else(|| Error::new_loading(name))?;
    Module::declare(ctx.clone(), *name, *source)
}
