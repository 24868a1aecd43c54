//! Solutions that fight the harness. The host compares and decides, so all
//! that must hold is that an honest answer stays honest, nothing of ours
//! crashes, and nothing leaks.

use protocol::harness::Response;
use sandbox::End;
use serde_json::{Value, json};

use super::calls::call;
use super::{output, python, stderr};
use crate::hostile::all_end_as_expected;

fn interface() -> Value {
    json!({ "functions": [{ "name": "answer", "returns": "list<int>" }] })
}

fn answer(text: &str) -> (Vec<Response>, sandbox::Outcome) {
    call(text, &interface(), &[("answer", json!([]))])
}

#[test]
fn patched_libraries_change_no_answer() {
    let honest = "def answer():\n    return [1, 2]\n";
    for attack in [
        "import builtins\nfor name in ('len', 'isinstance', 'map', 'list', 'set', 'type', 'str', 'max', 'min', 'getattr', 'issubclass', 'tuple', 'zip', 'print', 'open', 'repr', 'sorted', 'any', 'all'):\n    setattr(builtins, name, lambda *a, **k: 7)\n",
        "import json\njson.loads = json.dumps = lambda *a, **k: 7\njson.decoder.JSONDecoder.decode = None\n",
        "import sys, io\nsys.stdout = sys.stderr = io.StringIO()\n",
        "import sys\nsys.stdout = None\ndel sys.stderr\n",
        "import sys\nfor name in list(sys.modules):\n    if name != __name__:\n        del sys.modules[name]\nsys.path.clear()\nsys.meta_path.clear()\n",
        "import time\ntime.time = time.monotonic = time.sleep = None\n",
        "import os, posix\nfor module in (os, posix):\n    module.read = module.write = module._exit = module.fstat = None\n",
        "import traceback, linecache\ntraceback.TracebackException = None\nlinecache.getlines = None\n",
        "import gc\ngc.disable()\ngc.get_objects = None\n",
        "import asyncio, types\nasyncio.Runner = None\ntypes.CoroutineType = object\n",
        "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)\n",
        "import builtins\nbuiltins.__import__ = None\n",
        "import re, functools, dataclasses, inspect\nre.compile = functools.lru_cache = inspect.signature = None\n",
    ] {
        let (responses, outcome) = answer(&format!("{attack}{honest}"));
        let shown = stderr(&outcome);
        assert_eq!(
            responses,
            [Response::Returned(json!([1, 2]))],
            "{attack}\n{shown}"
        );
        assert_eq!(outcome.end, End::Exited(0), "{attack}\n{shown}");
    }
}

#[test]
fn results_that_lie_are_read_as_what_they_are() {
    for (text, expected) in [
        // Subclasses whose methods lie: their content counts.
        (
            "class Liar(list):\n    def __iter__(self):\n        return iter([9])\n    def __len__(self):\n        return 0\n    \
             def copy(self):\n        return [9]\n    def __getitem__(self, key):\n        return 9\n    \
             __eq__ = lambda self, other: True\ndef answer():\n    return Liar([1, 2])\n",
            Some(json!([1, 2])),
        ),
        (
            "class Liar(int):\n    __repr__ = __str__ = __int__ = __index__ = lambda self: '9'\n\
             def answer():\n    return [Liar(1), Liar(2)]\n",
            Some(json!([1, 2])),
        ),
        // A class that claims to be another.
        (
            "class Liar:\n    __class__ = list\n    def __iter__(self):\n        return iter([1, 2])\ndef answer():\n    return Liar()\n",
            None,
        ),
        (
            "class Liar:\n    __class__ = int\n    def __reduce__(self):\n        raise SystemExit\n    def __getattribute__(self, name):\n        raise SystemExit\n\
             def answer():\n    return [1, Liar()]\n",
            None,
        ),
        (
            "class Meta(type):\n    __instancecheck__ = __subclasscheck__ = lambda *a: True\n    __name__ = 'list'\n\
             class Liar(metaclass=Meta):\n    pass\ndef answer():\n    return Liar()\n",
            None,
        ),
    ] {
        let (responses, outcome) = answer(text);
        match (&responses[..], expected) {
            ([Response::Returned(value)], Some(expected)) => assert_eq!(*value, expected, "{text}"),
            ([Response::Unencodable(_)], None) => {}
            (other, _) => panic!("{text}: {other:?} {}", stderr(&outcome)),
        }
        assert_eq!(outcome.end, End::Exited(0), "{text}");
    }
}

#[test]
fn errors_that_lie_are_told_all_the_same() {
    for text in [
        "class Evil(BaseException):\n    def __str__(self):\n        raise self\n    __repr__ = __str__\n",
        "class Evil(BaseException):\n    def __getattribute__(self, name):\n        raise SystemExit(0)\n",
        "class Meta(type):\n    __name__ = property(lambda self: 1 / 0)\nclass Evil(BaseException, metaclass=Meta):\n    pass\n",
        "class Evil(BaseException):\n    __traceback__ = __cause__ = __context__ = property(lambda self: self)\n",
    ] {
        let (responses, outcome) = answer(&format!("{text}def answer():\n    raise Evil\n"));
        match &responses[..] {
            [Response::Raised { name, .. }] => assert_eq!(name, "Evil", "{text}"),
            other => panic!("{text}: {other:?} {}", stderr(&outcome)),
        }
    }
}

/// Forged answers are answers to what was asked before they were known, and
/// never more of them than requests.
#[test]
fn the_device_gives_nothing_away() {
    let text = "import os\n\
        def answer():\n    for number in range(3, 40):\n        \
        try:\n            os.write(number, b'{\"returned\":[6]}\\n' * 5)\n        except OSError:\n            pass\n        \
        try:\n            print(number, os.read(number, 100))\n        except OSError:\n            pass\n    \
        try:\n        open('/dev/harness', 'rb')\n    except OSError as error:\n        print(error.errno)\n    return [1]\n";
    let (responses, outcome) = answer(text);
    assert!(responses.len() <= 1, "{responses:?}");
    assert!(!outcome.stdout.windows(9).any(|part| part == b"returned\""));
}

#[test]
fn the_harness_and_its_build_are_not_to_be_found() {
    let text = "import os, sys\nprint(os.path.exists('/build'), [n for n in sys.modules if 'greenroom' in n])\n\
        try:\n    import greenroom\nexcept ImportError:\n    print('none')\nprint(sorted(os.listdir('/')))\n";
    let shown = output(text, "");
    assert!(shown.starts_with("False []\nnone\n"), "{shown}");
    assert!(!shown.contains("build"), "{shown}");
}

#[test]
fn every_hostile_program_ends_as_expected() {
    all_end_as_expected(&*python(), "python", "# ", 40);
}
