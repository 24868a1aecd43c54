//! Programs: from standard input to standard output, with Python's manners.

use runtimes::Purpose;
use sandbox::{End, File, Limits};

use super::{output, program, python, run, solution, stderr};
use crate::support;

#[test]
fn input_becomes_output() {
    let text = "import sys\nprint(sum(int(line) for line in sys.stdin), input.__name__)\n";
    assert_eq!(output(text, "1\n2\n"), "3 input\n");
    assert_eq!(
        output("print(f'héllo {input()}')", "wörld\n"),
        "héllo wörld\n"
    );
}

#[test]
fn a_program_sees_itself_as_python_starts_it() {
    let text = "import sys, os\n\
                print(sys.argv, __name__, __file__, os.getcwd(), sys.version_info[:2])\n";
    let mut job = program(text).job(Limits::default());
    job.arguments.extend(["--in".to_owned(), "ü x".to_owned()]);
    job.environment.push(("LEVEL".to_owned(), "3".to_owned()));
    let outcome = support::pool().run(&job).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&outcome.stdout),
        "['solution.py', '--in', 'ü x'] __main__ /solution/solution.py /work (3, 13)\n"
    );
}

#[test]
fn exits_are_shown_as_they_were() {
    for (text, code) in [
        ("import sys; sys.exit()", 0),
        ("import sys; sys.exit(3)", 3),
        ("exit(255)", 255),
        ("raise SystemExit(-1)", -1),
        ("import os; os._exit(126)", 126),
        ("import sys; sys.exit('the reason')", 1),
    ] {
        assert_eq!(run(text, "").end, End::Exited(code), "{text}");
    }
    assert_eq!(stderr(&run("exit('the reason')", "")), "the reason\n");
}

#[test]
fn an_uncaught_error_shows_the_candidates_frames_alone() {
    let text = "import json\n\
                def read(text):\n    return json.loads(text)\n\
                try:\n    read('{')\n\
                except ValueError as error:\n    raise KeyError('x') from error\n";
    let outcome = run(text, "");
    assert_eq!(outcome.end, End::Exited(1));
    insta::assert_snapshot!(stderr(&outcome));
}

/// Describing an error must leave its run what it had earned.
#[test]
fn a_deep_traceback_is_short_and_cheap() {
    let one = "def f(n):\n    return f(n + 1)\nf(0)\n";
    let two = "import sys\nsys.setrecursionlimit(10**5)\n\
        def a(n):\n    return b(n + 1)\ndef b(n):\n    return a(n)\n\
        try:\n    a(0)\nexcept RecursionError as error:\n    raise ValueError from error\n";
    for (text, remark) in [(one, "Previous line repeated 99"), (two, "more calls]")] {
        let outcome = run(text, "");
        let shown = stderr(&outcome);
        assert_eq!(outcome.end, End::Exited(1), "{text}");
        assert!(shown.contains("RecursionError: maximum"), "{shown}");
        assert!(shown.contains(remark), "{shown}");
        assert!(shown.lines().count() < 100, "{shown}");
        assert!(outcome.fuel < Some(1_000_000_000), "{:?}", outcome.fuel);
    }
}

#[test]
fn a_hook_for_errors_is_asked() {
    let text = "import sys, traceback\ndef hook(kind, error, trace):\n    \
        print(kind.__name__, [frame.name for frame in traceback.extract_tb(trace)])\n\
        sys.excepthook = hook\ndef f():\n    1 / 0\nf()\n";
    let outcome = run(text, "");
    assert_eq!(outcome.stdout, b"ZeroDivisionError ['<module>', 'f']\n");
    assert_eq!(outcome.end, End::Exited(1));
}

#[test]
fn what_was_left_open_is_written() {
    let text = "import atexit\n\
                file = open('out.txt', 'w')\n\
                file.write('left open')\n\
                atexit.register(print, 'at the end')\n";
    let mut job = program(text).job(Limits::default());
    job.collect = vec!["/work/out.txt".to_owned()];
    let outcome = support::pool().run(&job).unwrap();
    assert_eq!(outcome.files[0].1, b"left open");
    assert_eq!(outcome.stdout, b"at the end\n");
}

#[test]
fn files_of_the_working_folder_are_there() {
    let mut job = program("print(open('in.csv').read().split(','))").job(Limits::default());
    job.files.push(File {
        path: "/work/in.csv".to_owned(),
        content: b"a,b".to_vec(),
        writable: true,
    });
    let outcome = support::pool().run(&job).unwrap();
    assert_eq!(outcome.stdout, b"['a', 'b']\n");
}

#[test]
fn several_files_import_each_other_and_hide_the_library() {
    let source = support::source(&[
        (
            "main.py",
            "import queue, inner.deep\nprint(queue.MINE, inner.deep.WORD)\n",
        ),
        ("queue.py", "MINE = 'my queue'\n"),
        ("inner/__init__.py", ""),
        ("inner/deep.py", "WORD = 'deep'\n"),
    ]);
    let executable = support::ready(&*python(), &source, &Purpose::Program);
    let outcome = support::pool()
        .run(&executable.job(Limits::default()))
        .unwrap();
    assert_eq!(outcome.stdout, b"my queue deep\n", "{}", stderr(&outcome));
}

/// Whatever a solution may expect of the library in an interview.
#[test]
fn the_library_is_there() {
    let text = "import importlib\nfor name in open('/solution/names').read().split():\n    \
                importlib.import_module(name)\n";
    let names = "abc argparse array ast asyncio base64 binascii bisect builtins calendar cmath \
        cmd codecs collections colorsys concurrent.futures configparser contextlib contextvars \
        copy csv ctypes_missing dataclasses datetime decimal difflib dis doctest email.message enum errno \
        fileinput fnmatch fractions functools gc getopt glob graphlib gzip_missing hashlib heapq hmac html \
        html.parser http.client importlib.metadata inspect io ipaddress itertools json keyword \
        linecache locale logging marshal math numbers operator optparse os pathlib pickle \
        platform pprint queue random re reprlib sched secrets select selectors shelve_missing shlex shutil \
        signal socket statistics string stringprep struct subprocess sys sysconfig tempfile \
        textwrap threading time timeit token tokenize tomllib traceback tracemalloc types typing \
        unicodedata unittest unittest.mock urllib.parse uuid warnings wave weakref xml.etree.ElementTree \
        xml.sax zipimport zoneinfo";
    let names: Vec<_> = names
        .split_whitespace()
        .filter(|name| !name.ends_with("_missing"))
        .collect();
    let mut source = solution(text);
    let listed = names.join("\n").into_bytes();
    source.files.insert("names".to_owned(), listed);
    let executable = support::ready(&*python(), &source, &Purpose::Program);
    let outcome = support::pool()
        .run(&executable.job(Limits::default()))
        .unwrap();
    assert_eq!(outcome.end, End::Exited(0), "{}", stderr(&outcome));
}

#[test]
fn asyncio_runs_on_virtual_time() {
    let text = "import asyncio, time\n\
        async def work(n):\n    await asyncio.sleep(n * 10)\n    return n\n\
        async def main():\n    \
            print(await asyncio.gather(*map(work, range(3))))\n    \
            try:\n        await asyncio.wait_for(work(60), 0.5)\n    \
            except TimeoutError:\n        print('late')\n    \
            print(await asyncio.to_thread(len, 'abc'))\n    \
            async with asyncio.TaskGroup() as group:\n        group.create_task(work(1))\n\
        begin = time.monotonic()\nasyncio.run(main())\nprint(int(time.monotonic() - begin))\n";
    assert_eq!(output(text, ""), "[0, 1, 2]\nlate\n3\n30\n");
}

#[test]
fn waiting_for_nothing_is_a_deadlock_that_is_told() {
    let outcome = run(
        "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())",
        "",
    );
    assert_eq!(outcome.end, End::Exited(1));
    assert!(
        stderr(&outcome).contains("deadlock"),
        "{}",
        stderr(&outcome)
    );
}

#[test]
fn threads_and_processes_fail_clearly() {
    for (text, reason) in [
        (
            "import threading; threading.Thread(target=print).start()",
            "threads are not available",
        ),
        (
            "from concurrent.futures import ThreadPoolExecutor as T\nT().submit(print)",
            "threads are not available",
        ),
        (
            "import subprocess; subprocess.run(['ls'])",
            "not support processes",
        ),
        ("import os; os.system('ls')", "AttributeError"),
        (
            "import socket; socket.create_connection(('localhost', 80))",
            "getaddrinfo failed",
        ),
    ] {
        let outcome = run(text, "");
        assert_eq!(outcome.end, End::Exited(1), "{text}");
        assert!(
            stderr(&outcome).contains(reason),
            "{text}: {}",
            stderr(&outcome)
        );
    }
}

#[test]
fn the_same_run_costs_the_same_and_a_seed_changes_chance_alone() {
    let text = "import random, uuid, time, secrets\n\
                print(random.random(), uuid.uuid4(), secrets.token_hex(8), hash('x'), id(print) > 0)\n";
    let executable = program(text);
    let with_seed = |seed| {
        let mut job = executable.job(Limits::default());
        job.seed = seed;
        support::pool().run(&job).unwrap()
    };
    let (one, same, other) = (with_seed(1), with_seed(1), with_seed(2));
    assert_eq!(one.end, End::Exited(0), "{}", stderr(&one));
    assert_eq!((&one.stdout, one.fuel), (&same.stdout, same.fuel));
    assert_ne!(one.stdout, other.stdout);
}

#[test]
fn deep_recursion_is_an_error_or_works() {
    let text = "import sys, functools, json\n\
        def depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\n\
        print(depth(900))\n\
        try:\n    depth(10**6)\nexcept RecursionError:\n    print('too deep')\n\
        sys.setrecursionlimit(10**6)\nprint(depth(50000))\n\
        @functools.cache\ndef count(n):\n    return 0 if n == 0 else 1 + count(n - 1)\n\
        print(count(2000))\n\
        try:\n    count(10**5)\nexcept RecursionError:\n    print('too deep')\n\
        nested = []\nfor _ in range(10**5):\n    nested = [nested]\n\
        for walk in (repr, json.dumps, lambda it: it == [it]):\n    \
        try:\n        walk(nested)\n    except RecursionError:\n        print('too deep')\n";
    assert_eq!(
        output(text, ""),
        "900\ntoo deep\n50000\n2000\ntoo deep\ntoo deep\ntoo deep\ntoo deep\n"
    );
}

#[test]
fn output_may_be_any_bytes() {
    let outcome = run("import sys\nsys.stdout.buffer.write(b'\\xff\\x00')", "");
    assert_eq!(outcome.stdout, [0xff, 0]);
}

#[test]
fn time_zones_are_known() {
    let text = "from datetime import datetime\nfrom zoneinfo import ZoneInfo\n\
        moment = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo('Europe/Helsinki'))\n\
        print(moment.astimezone(ZoneInfo('America/New_York')))\n";
    assert_eq!(output(text, ""), "2026-07-01 05:00:00-04:00\n");
}

#[test]
fn an_error_is_shown_when_standard_error_is_closed() {
    let outcome = run(
        "import sys\nprint('before', file=sys.stderr)\nsys.stderr.close()\n1 / 0\n",
        "",
    );
    assert_eq!(outcome.end, End::Exited(1));
    let shown = stderr(&outcome);
    assert!(shown.starts_with("before\nTraceback"), "{shown}");
    assert!(shown.contains("ZeroDivisionError"), "{shown}");
}
