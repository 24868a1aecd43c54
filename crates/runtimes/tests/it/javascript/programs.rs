//! The entry file as a program.

use runtimes::Purpose;
use sandbox::{End, File, Limits};

use super::{javascript, run, text};
use crate::support::{pool, ready, source};

#[test]
fn a_program_sees_its_arguments_and_is_the_same_every_time() {
    let code = "console.log(process.argv.slice(2), Math.random(), Date.now(), performance.now())";
    let source = source(&[("hello.js", code)]);
    let mut job = ready(&*javascript(), &source, &Purpose::Program).job(Limits::default());
    job.arguments.push("--in".to_owned());
    let first = pool().run(&job).unwrap();
    let second = pool().run(&job).unwrap();
    assert_eq!(first.end, End::Exited(0));
    assert!(first.stdout.starts_with(b"[ '--in' ] 0."));
    assert_eq!(first.stdout, second.stdout);
    assert_eq!(first.fuel, second.fuel);
    job.seed = 1;
    assert_ne!(pool().run(&job).unwrap().stdout, first.stdout);
}

#[test]
fn it_reads_its_input_and_leaves_files() {
    let code = "
        const fs = require('fs');
        const numbers = fs.readFileSync(0, 'utf8').trim().split(/\\s+/).map(Number);
        const more = fs.readFileSync('in.csv', 'utf8').trim();
        fs.writeFileSync('out.txt', `${numbers.reduce((a, b) => a + b)} ${more}`);
        process.exit(3);";
    let source = source(&[("sum.js", code)]);
    let mut job = ready(&*javascript(), &source, &Purpose::Program).job(Limits::default());
    job.stdin = b"1 2\n39\n".to_vec();
    job.files.push(File {
        path: "/work/in.csv".to_owned(),
        content: b"a,b\n".to_vec(),
        writable: true,
    });
    job.collect.push("/work/out.txt".to_owned());
    let outcome = pool().run(&job).unwrap();
    assert_eq!(outcome.end, End::Exited(3), "{}", text(&outcome.stderr));
    let expected = ("/work/out.txt".to_owned(), b"42 a,b".to_vec());
    assert_eq!(outcome.files, [expected]);
}

#[test]
fn files_of_every_kind_find_each_other() {
    let outcome = run(&[
        (
            "main.js",
            "const { twice } = require('./lib'); const data = require('./data.json');
             const esm = require('./esm.mjs');
             import('./late.js').then((late) => console.log(twice(data.n), esm.name, esm.default(1), late.default));
             console.log(require.main === module, __filename, typeof require.resolve('./lib'));",
        ),
        ("lib/index.js", "exports.twice = (n) => n * 2; exports.again = require('../main');"),
        ("data.json", "{ \"n\": 21 }"),
        (
            "esm.mjs",
            "import { twice } from './lib/index.js'; import lib from './lib'; import data from './data.json' with { type: 'json' };
             export const name = `esm ${lib.twice === twice} ${data.n}`; export default (n) => n + 1;",
        ),
        ("late.js", "export default 'late';"),
    ]);
    assert_eq!(text(&outcome.stderr), "");
    assert_eq!(
        text(&outcome.stdout),
        "true /solution/main.js string\n42 esm true 21 2 late\n"
    );
}

#[test]
fn recursion_is_as_deep_as_in_node_and_ends_in_an_error() {
    let outcome = run(&[(
        "deep.js",
        "const down = (n) => (n === 0 ? 0 : 1 + down(n - 1));
         console.log(down(10_000));
         try { down(Infinity); } catch (error) { console.log(error.name, error.message); }",
    )]);
    assert_eq!(text(&outcome.stderr), "");
    assert_eq!(
        text(&outcome.stdout),
        "10000\nRangeError Maximum call stack size exceeded\n"
    );
}

#[test]
fn sleeping_takes_no_time() {
    let outcome = run(&[(
        "sleep.js",
        "const start = Date.now();
         setTimeout(() => console.log(Date.now() - start >= 60_000 && Date.now() - start < 60_100), 60_000);",
    )]);
    assert_eq!(text(&outcome.stdout), "true\n");
}
