//! The entry file as a program.

use runtimes::Purpose;
use sandbox::{End, Limits};

use super::javascript;
use crate::support::{pool, ready, source};

#[test]
fn a_program_sees_its_arguments_and_is_the_same_every_time() {
    let text = "console.log(process.argv.slice(2), Math.random(), Date.now(), performance.now())";
    let source = source(&[("hello.js", text)]);
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
