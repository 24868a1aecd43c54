//! A child process whose output and time are bounded, and which is killed with
//! everything that it started.

use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// The signal of a CPU limit.
pub(super) const CPU_TIME: i32 = Signal::XCPU.as_raw();
/// The signal of a file that grows too large.
pub(super) const FILE_SIZE: i32 = Signal::XFSZ.as_raw();
/// How a program ends that is refused memory, or whose stack is full.
pub(super) const OUT_OF_MEMORY: [i32; 3] = [
    Signal::ABORT.as_raw(),
    Signal::BUS.as_raw(),
    Signal::SEGV.as_raw(),
];

/// How a child ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// Its exit code, if it exited.
    pub(super) code: Option<i32>,
    /// The signal that ended it, if one did.
    pub(super) signal: Option<i32>,
    /// Its standard error, up to the bound.
    pub(super) output: Vec<u8>,
    /// Whether it said more than the bound and was killed for it.
    pub(super) flooded: bool,
    /// Whether it took longer than the bound and was killed for it.
    pub(super) late: bool,
}

/// Runs a command to its end, reading its standard error.
pub(super) fn run(mut command: Command, maximum: usize, wall: Duration) -> io::Result<Ended> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()?;
    let stderr = child.stderr.take();
    let (sender, receiver) = mpsc::sync_channel(1);
    let reader = std::thread::spawn(move || {
        let read = read_bounded(stderr, maximum);
        // The other side has gone only if it had given up on us.
        let _ = sender.send(());
        read
    });
    let late = receiver.recv_timeout(wall).is_err();
    if late {
        kill_group(&child);
    }
    let output = reader
        .join()
        .map_err(|_| io::Error::other("the reader of the compiler's output panicked"))??;
    let flooded = output.len() > maximum;
    if flooded {
        kill_group(&child);
    }
    // What it started and left behind goes with it, while its group's number
    // is still its own.
    await_exit(&child)?;
    kill_group(&child);
    let status = child.wait()?;
    Ok(Ended {
        code: status.code(),
        signal: status.signal(),
        output,
        flooded,
        late,
    })
}

/// Reads one byte more than the maximum at most.
fn read_bounded(source: Option<impl Read>, maximum: usize) -> io::Result<Vec<u8>> {
    let mut output = Vec::new();
    if let Some(source) = source {
        source.take(maximum as u64 + 1).read_to_end(&mut output)?;
    }
    Ok(output)
}

/// Waits until it has exited, without taking its status.
fn await_exit(child: &Child) -> io::Result<()> {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    waitid(WaitId::Pid(Pid::from_child(child)), options)?;
    Ok(())
}

fn kill_group(child: &Child) {
    // It may have ended already.
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}
