//! Builds CPython for wasm from its original source.
//!
//! A Python of the same version is built for this machine first: CPython's
//! own build needs one, and it compiles the standard library. Then the source
//! is configured and compiled with zig's C compiler, and linked with our
//! `reactor.c` instead of CPython's `main`.

use std::fs;
use std::path::{Path, PathBuf};

use super::{LIBRARY, LIBRARY_PATH, MODULE};
use crate::Error;
use crate::command::{Tool, is_on_path};
use crate::install::{Workshop, archive};

/// The embedded files that the interpreter is built from.
const INPUTS: [&str; 5] = ["config.site", "library.py", "port.c", "port.h", "reactor.c"];
/// Changes when the steps in this file change what comes out.
const STEPS: &str = "1";

/// The stack of C code in linear memory. It ends at address zero, so that an
/// overflow traps.
const STACK_BYTES: u32 = 8 << 20;

/// How deep C code recurses before CPython raises `RecursionError`: for WASI
/// half of what it is elsewhere, which candidates would notice in functions
/// with `functools.cache`. The sandbox's stack has room for all of it.
const RECURSION_HEADER: &str = "source/Include/cpython/pystate.h";
const RECURSION_FROM: &str = "#  define Py_C_RECURSION_LIMIT 5000\n";
const RECURSION_TO: &str = "#  define Py_C_RECURSION_LIMIT 10000\n";

const CONFIGURE: [&str; 6] = [
    "--host=wasm32-unknown-wasip1",
    "--with-build-python=../host/python",
    "--with-ensurepip=no",
    "--disable-test-modules",
    // Off by default for WASI, whose malloc is slow for small objects.
    "--with-pymalloc",
    "OPT=-DNDEBUG -O3 -g0",
];

/// Relative to the folder of the build, whose own path may have spaces and
/// must leave no trace.
const TOOLS: [&str; 7] = [
    "CC=../zig/ziglang/zig cc -target wasm32-wasi",
    "AR=../zig/ziglang/zig ar",
    "RANLIB=../zig/ziglang/zig ranlib",
    "CPPFLAGS=-include ../port.h",
    "READELF=true",
    "LDSHARED=false",
    "PKG_CONFIG=false",
];

/// What of CPython is linked, beside its main library.
const ARCHIVES: [&str; 3] = [
    "Modules/_decimal/libmpdec/libmpdec.a",
    "Modules/expat/libexpat.a",
    "Modules/_hacl/libHacl_Hash_SHA2.a",
];

const LIBRARIES: [&str; 4] = [
    "-lm",
    "-lwasi-emulated-signal",
    "-lwasi-emulated-getpid",
    "-lwasi-emulated-process-clocks",
];

/// A folder with the unstarted interpreter and its library.
pub(super) fn build(workshop: &mut Workshop<'_>) -> Result<PathBuf, Error> {
    workshop.stage(
        &format!("interpreter-{STEPS}"),
        &["cpython", "zig"],
        &INPUTS,
        |workshop, work| Builder { workshop, work }.build(),
    )
}

struct Builder<'a, 'b> {
    workshop: &'a mut Workshop<'b>,
    work: &'a Path,
}

impl Builder<'_, '_> {
    fn build(mut self) -> Result<PathBuf, Error> {
        require_tools()?;
        self.workshop
            .unpack("cpython", &self.folder("source")?, true)?;
        self.workshop.unpack("zig", &self.folder("zig")?, false)?;
        self.workshop.lay_out(&INPUTS, self.work)?;
        self.deepen_recursion()?;
        self.build_host_python()?;
        self.build_objects()?;
        let result = self.folder("result")?;
        self.link(&result.join(MODULE))?;
        self.build_library(&result.join(LIBRARY))?;
        Ok(result)
    }

    /// A folder of the work folder, made if it is not there.
    fn folder(&self, name: &str) -> Result<PathBuf, Error> {
        let folder = self.work.join(name);
        fs::create_dir_all(&folder).map_err(Error::io("create", &folder))?;
        Ok(folder)
    }

    fn deepen_recursion(&self) -> Result<(), Error> {
        let header = self.work.join(RECURSION_HEADER);
        let text = fs::read_to_string(&header).map_err(Error::io("read", &header))?;
        if !text.contains(RECURSION_FROM) {
            let expected = RECURSION_FROM.trim_end();
            return Err(Error::Build(format!(
                "{RECURSION_HEADER} has no `{expected}`"
            )));
        }
        let deeper = text.replace(RECURSION_FROM, RECURSION_TO);
        fs::write(&header, deeper).map_err(Error::io("write", &header))
    }

    fn build_host_python(&mut self) -> Result<(), Error> {
        let folder = self.folder("host")?;
        self.workshop.step("configuring Python for this machine");
        let configure = shell_script("../source/configure")
            .arguments(["--without-ensurepip", "--disable-test-modules"])
            .argument("OPT=-DNDEBUG -O1 -g0")
            .folder(&folder);
        self.workshop.run(&configure)?;
        self.workshop.step("compiling Python for this machine");
        self.workshop.run(&make(&["python"]).folder(&folder))?;
        Ok(())
    }

    fn build_objects(&mut self) -> Result<(), Error> {
        let folder = self.folder("wasm")?;
        self.workshop.step("configuring Python for wasm");
        let configure = self
            .with_zig(shell_script("../source/configure"))
            .argument(format!("--build={}-pc-linux-gnu", std::env::consts::ARCH))
            .arguments(CONFIGURE)
            .arguments(TOOLS)
            .variable("CONFIG_SITE", self.config_site()?)
            .folder(&folder);
        self.workshop.run(&configure)?;
        self.workshop.step("compiling Python for wasm");
        let mut targets = vec!["libpython3.13.a"];
        targets.extend(ARCHIVES);
        self.workshop
            .run(&self.with_zig(make(&targets)).folder(&folder))?;
        Ok(())
    }

    /// CPython's answers for WASI and then ours, in one file.
    fn config_site(&self) -> Result<PathBuf, Error> {
        let theirs = self.work.join("source/Tools/wasm/config.site-wasm32-wasi");
        let mut answers = fs::read(&theirs).map_err(Error::io("read", theirs))?;
        answers.extend_from_slice(self.workshop.input("config.site")?);
        let both = self.work.join("config.site-both");
        fs::write(&both, answers).map_err(Error::io("write", &both))?;
        Ok(both)
    }

    fn link(&mut self, target: &Path) -> Result<(), Error> {
        self.workshop.step("linking Python for wasm");
        let link = self
            .with_zig(Tool::new(self.zig()).clean())
            .arguments(["cc", "-target", "wasm32-wasi", "-mexec-model=reactor"])
            .arguments(["-O3", "-DNDEBUG", "-g0"])
            .arguments(["-I.", "-I../source/Include"])
            .arguments(["../reactor.c", "../port.c", "libpython3.13.a"])
            .arguments(ARCHIVES)
            .arguments(LIBRARIES)
            .argument(format!("-Wl,-z,stack-size={STACK_BYTES}"))
            .argument("-Wl,--strip-all")
            .argument("-o")
            .argument(target)
            .folder(self.work.join("wasm"));
        self.workshop.run(&link)?;
        Ok(())
    }

    fn build_library(&mut self, target: &Path) -> Result<(), Error> {
        self.workshop.step("compiling the standard library");
        let compiled = self.folder("library")?;
        let compile = Tool::new(self.work.join("host/python"))
            .clean()
            .arguments(["-I", "-S"])
            .argument(self.work.join("library.py"))
            .argument(self.work.join("source/Lib"))
            .argument(&compiled)
            .argument(LIBRARY_PATH);
        self.workshop.run(&compile)?;
        archive::store(&compiled, target)
    }

    fn zig(&self) -> PathBuf {
        self.work.join("zig/ziglang/zig")
    }

    /// Zig compiles its C library on first use, into a folder of ours.
    fn with_zig(&self, tool: Tool) -> Tool {
        tool.variable("ZIG_GLOBAL_CACHE_DIR", self.work.join("zig-cache"))
            .variable("ZIG_LOCAL_CACHE_DIR", self.work.join("zig-cache"))
    }
}

fn require_tools() -> Result<(), Error> {
    for tool in ["cc", "make", "sh"] {
        if !is_on_path(tool) {
            return Err(Error::Build(format!(
                "building Python needs `{tool}`, which is not on the path; install it \
                 (on Debian: `apt-get install build-essential`), or bring the finished runtime \
                 from another machine with `greenroom runtimes pack` and `unpack`"
            )));
        }
    }
    Ok(())
}

fn shell_script(path: &str) -> Tool {
    Tool::new("sh").clean().argument(path)
}

fn make(targets: &[&str]) -> Tool {
    let jobs = std::thread::available_parallelism().map_or(2, usize::from);
    Tool::new("make")
        .clean()
        .argument(format!("-j{jobs}"))
        .arguments(targets)
}
